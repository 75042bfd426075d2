/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "heshu-cage.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a hijacked reader would try. Each runs in a cage of its own; 0: it was refused, 1: it worked, or a
 * signal. */

static int
try_nothing (void)
{
  return 0;
}

static int
try_open (void)
{
  return open ("/etc/passwd", O_RDONLY) >= 0 || errno != EPERM;
}

static int
try_create (void)
{
  return open ("heshu-cage-escape", O_CREAT | O_WRONLY, 0600) >= 0;
}

static int
try_look (void)
{
  struct stat info;

  return stat ("/etc/passwd", &info) == 0;
}

static int
try_rename (void)
{
  return rename ("/etc/passwd", "/etc/passwd-") == 0 || unlink ("/etc/nothing") == 0 || errno == ENOENT;
}

static int
try_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) >= 0;
}

static int
try_exec (void)
{
  char *const argv[] = { (char *) "true", NULL };

  execv ("/bin/true", argv);
  return 1;
}

static int
try_fork (void)
{
  return fork () >= 0;
}

static int
try_kill (void)
{
  return kill (getppid (), 0) == 0;
}

static int
try_executable_memory (void)
{
  return mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
         MAP_FAILED;
}

#if !defined(__SANITIZE_ADDRESS__)
static int
try_memory (void)
{
  return mmap (NULL, (gsize) 1 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
         MAP_FAILED;
}
#endif

static int
try_other_descriptors (void)
{
  for (int fd = HESHU_CAGE_OUTPUT + 1; fd < 64; fd++)
    if (lseek (fd, 0, SEEK_CUR) >= 0 || errno != EBADF)
      return 1;
  return dup (HESHU_CAGE_INPUT) >= 0;
}

/* What a reader does must work. */
static int
try_own_work (void)
{
  char c;
  gpointer memory = g_malloc (1 << 20);
  gboolean worked = read (HESHU_CAGE_INPUT, &c, 1) == 1 && c == 'i' && write (HESHU_CAGE_OUTPUT, "o", 1) == 1;

  g_free (memory);
  return !worked;
}

static int
try_endless_loop (void)
{
  for (volatile guint i = 0;; i++)
    ;
  return 1;
}

typedef struct
{
  const char *name;
  int (*try) (void);
  int signal;  /* that ends it; 0: it is refused and goes on */
  guint needs; /* parts of the cage that make it so */
} Case;

static const Case cases[] = {
  { "nothing", try_nothing, 0, 0 },
  { "own-work", try_own_work, 0, 0 },
  { "open", try_open, 0, HESHU_CAGE_SECCOMP },
  { "create", try_create, 0, HESHU_CAGE_LANDLOCK },
  { "look", try_look, 0, HESHU_CAGE_SECCOMP },
  { "rename", try_rename, 0, HESHU_CAGE_SECCOMP },
  { "socket", try_socket, SIGSYS, HESHU_CAGE_SECCOMP },
  { "exec", try_exec, SIGSYS, HESHU_CAGE_SECCOMP },
  { "fork", try_fork, SIGSYS, HESHU_CAGE_SECCOMP },
  { "kill", try_kill, 0, HESHU_CAGE_SECCOMP },
  { "executable-memory", try_executable_memory, 0, HESHU_CAGE_SECCOMP },
  { "other-descriptors", try_other_descriptors, 0, 0 },
};

/* The status of a child that tried @try in a cage with @parts */
static int
run_in_cage (int (*try) (void), guint parts, guint cpu_s)
{
  const HeshuCageLimits limits = { cpu_s, 256 };
  int input[2], output[2], status;
  pid_t child;

  g_assert_cmpint (pipe (input), ==, 0);
  g_assert_cmpint (pipe (output), ==, 0);
  g_assert_cmpint (write (input[1], "i", 1), ==, 1);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (heshu_cage_enter (input[0], output[1], &limits, parts) ? try () : 99);

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  for (guint i = 0; i < 2; i++)
    {
      close (input[i]);
      close (output[i]);
    }
  return status;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  guint parts = heshu_cage_probe ();
  int status;

  if ((parts & c->needs) != c->needs)
    {
      g_test_skip ("this kernel lacks that part of the cage");
      return;
    }

  status = run_in_cage (c->try, parts, 5);
  if (c->signal != 0)
    {
      g_assert_true (WIFSIGNALED (status));
      g_assert_cmpint (WTERMSIG (status), ==, c->signal);
    }
  else
    {
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
}

/* Where seccomp is missing, Landlock alone still keeps files out of reach, and the limits hold. */
static void
test_landlock_alone (void)
{
  int status;

  if ((heshu_cage_probe () & HESHU_CAGE_LANDLOCK) == 0)
    {
      g_test_skip ("this kernel has no Landlock");
      return;
    }
  status = run_in_cage (try_create, HESHU_CAGE_LANDLOCK, 5);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
test_memory (void)
{
#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("the sanitizer needs more addresses than any limit gives");
#else
  int status = run_in_cage (try_memory, heshu_cage_probe (), 5);

  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
#endif
}

static void
test_time (void)
{
  int status = run_in_cage (try_endless_loop, heshu_cage_probe (), 1);

  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGXCPU);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cage/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/cage/landlock-alone", test_landlock_alone);
  g_test_add_func ("/cage/memory", test_memory);
  g_test_add_func ("/cage/time", test_time);
  return g_test_run ();
}
