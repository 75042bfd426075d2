/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "heshu-cage.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_SANITIZER 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define WITH_SANITIZER 1
#endif
#ifndef WITH_SANITIZER
#define WITH_SANITIZER 0
#endif

/* Landlock by number: the headers of the build may be older than the kernel it runs on. These numbers are the
 * same on every architecture that has Landlock. */
#define NR_LANDLOCK_CREATE_RULESET 444
#define NR_LANDLOCK_RESTRICT_SELF 446
#define LANDLOCK_ASK_VERSION 1u

typedef struct
{
  guint64 access_fs;
  guint64 access_net; /* since version 4 */
  guint64 scoped;     /* since version 6 */
} LandlockRuleset;

static int
ask_landlock_version (void)
{
  return (int) syscall (NR_LANDLOCK_CREATE_RULESET, NULL, 0, LANDLOCK_ASK_VERSION);
}

guint
heshu_cage_probe (void)
{
  guint parts = 0;

  /* a kernel with filters looks for the filter and finds the address bad; one without says EINVAL */
  if (prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) != 0 && errno == EFAULT)
    parts |= HESHU_CAGE_SECCOMP;
  if (ask_landlock_version () >= 1)
    parts |= HESHU_CAGE_LANDLOCK;
  return parts;
}

/* All that this kernel can refuse, and no rule that would allow something */
static gboolean
enter_landlock (void)
{
  int version = ask_landlock_version ();
  LandlockRuleset ruleset = { 0 };
  gsize size = version >= 6 ? sizeof ruleset : version >= 4 ? 2 * sizeof (guint64) : sizeof (guint64);
  gboolean entered;
  int fd;

  ruleset.access_fs = (1u << (version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13)) - 1;
  ruleset.access_net = 3;
  ruleset.scoped = 3;
  fd = (int) syscall (NR_LANDLOCK_CREATE_RULESET, &ruleset, size, 0);
  if (fd < 0)
    return FALSE;

  entered = syscall (NR_LANDLOCK_RESTRICT_SELF, fd, 0) == 0;
  close (fd);
  return entered;
}

static const int allowed_calls[] = {
  SCMP_SYS (read),
  SCMP_SYS (pread64),
  SCMP_SYS (lseek),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  SCMP_SYS (close),
  SCMP_SYS (brk),
  SCMP_SYS (munmap),
  SCMP_SYS (mremap),
  SCMP_SYS (madvise),
  SCMP_SYS (futex),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sigreturn),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (getrandom),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_gettime64),
  SCMP_SYS (clock_getres),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (time),
  SCMP_SYS (getpid),
  SCMP_SYS (gettid),
  SCMP_SYS (sched_yield),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (rseq),
  SCMP_SYS (sched_getaffinity),
/* abort() sends itself a signal; which one and to whom is looked at below */
#if WITH_SANITIZER
  SCMP_SYS (sigaltstack),
  SCMP_SYS (prctl),
  SCMP_SYS (getrlimit),
  SCMP_SYS (prlimit64),
  SCMP_SYS (uname),
#endif
};

/* No reader has a reason for these; a hijacked one has */
static const int deadly_calls[] = {
  SCMP_SYS (execve),      SCMP_SYS (execveat),         SCMP_SYS (fork),
  SCMP_SYS (vfork),       SCMP_SYS (clone3),           SCMP_SYS (ptrace),
  SCMP_SYS (clone),       SCMP_SYS (socket),           SCMP_SYS (socketpair),
  SCMP_SYS (connect),     SCMP_SYS (process_vm_readv), SCMP_SYS (process_vm_writev),
  SCMP_SYS (bpf),         SCMP_SYS (io_uring_setup),   SCMP_SYS (keyctl),
  SCMP_SYS (mount),       SCMP_SYS (unshare),          SCMP_SYS (setns),
  SCMP_SYS (userfaultfd), SCMP_SYS (perf_event_open),
};

static int
add_rules (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp not_executable = SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  const struct scmp_arg_cmp own_process = SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ());
  int failed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (allowed_calls); i++)
    failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed_calls[i], 0);
  for (guint i = 0; i < G_N_ELEMENTS (deadly_calls); i++)
    failed |= seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, deadly_calls[i], 0);

  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1, not_executable);
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1, not_executable);
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1, own_process);
  return failed;
}

static gboolean
enter_seccomp (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean entered;

  if (filter == NULL)
    return FALSE;

  entered = add_rules (filter) == 0 && seccomp_load (filter) == 0;
  seccomp_release (filter);
  return entered;
}

static gboolean
set_limit (int resource, rlim_t soft, rlim_t hard)
{
  struct rlimit limit = { soft, hard };

  return setrlimit (resource, &limit) == 0;
}

static gboolean
set_limits (const HeshuCageLimits *limits)
{
  gboolean set = TRUE;

  /* the soft limit of time sends a signal that tells "too slow" from other deaths, the hard one kills */
  set &= set_limit (RLIMIT_CPU, limits->cpu_s, limits->cpu_s + 1);
  /* the sanitizer's shadow alone takes terabytes of addresses */
  if (!WITH_SANITIZER)
    set &= set_limit (RLIMIT_AS, (rlim_t) limits->memory_mb << 20, (rlim_t) limits->memory_mb << 20);
  set &= set_limit (RLIMIT_FSIZE, 0, 0);
  set &= set_limit (RLIMIT_CORE, 0, 0);
  set &= set_limit (RLIMIT_MEMLOCK, 0, 0);
  set &= set_limit (RLIMIT_MSGQUEUE, 0, 0);
  set &= set_limit (RLIMIT_NPROC, 0, 0);
  return set;
}

/* Both are moved beyond the places they are to take first, since either may stand where the other belongs. */
static gboolean
place_descriptors (int input_fd, int output_fd)
{
  int input = fcntl (input_fd, F_DUPFD_CLOEXEC, 10);
  int output = fcntl (output_fd, F_DUPFD_CLOEXEC, 10);

  if (input < 0 || output < 0 || dup2 (input, HESHU_CAGE_INPUT) < 0 || dup2 (output, HESHU_CAGE_OUTPUT) < 0)
    return FALSE;

  close (STDIN_FILENO);
  close (STDOUT_FILENO);
  /* the sanitizer's report must come out */
  if (!WITH_SANITIZER)
    close (STDERR_FILENO);
  return close_range (HESHU_CAGE_OUTPUT + 1, ~0u, 0) == 0;
}

gboolean
heshu_cage_enter (int input_fd, int output_fd, const HeshuCageLimits *limits, guint parts)
{
  return place_descriptors (input_fd, output_fd) && prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && set_limits (limits) &&
         ((parts & HESHU_CAGE_LANDLOCK) == 0 || enter_landlock ()) &&
         /* nothing that is open can be passed on or opened from here */
         set_limit (RLIMIT_NOFILE, 0, 0) && ((parts & HESHU_CAGE_SECCOMP) == 0 || enter_seccomp ());
}
