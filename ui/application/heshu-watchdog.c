/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-watchdog.h"

#ifdef HESHU_WATCHDOG

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define LIMIT_US (50 * 1000)

typedef struct
{
  gint64 wall;
  gint64 cpu;
  gint64 queued; /* ready to run, while others ran */
} Moment;

/* The loop polls whenever it has nothing to do: the time between two polls is what a person waits for.
 * Measured so, it wakes nobody and needs no lock. */
static Moment busy_since; /* wall 0: the first poll is still to come */
static FILE *log_file;
static int schedstat = -1;

static Moment
take_moment (void)
{
  Moment moment = { g_get_monotonic_time (), 0, 0 };
  char text[96];
  gssize length = schedstat >= 0 ? pread (schedstat, text, sizeof text - 1, 0) : -1;
  char *rest;

  if (length > 0)
    {
      text[length] = '\0';
      moment.cpu = (gint64) g_ascii_strtoull (text, &rest, 10) / 1000;
      moment.queued = (gint64) g_ascii_strtoull (rest, NULL, 10) / 1000;
    }

  return moment;
}

static int
watching_poll (GPollFD *fds, guint n_fds, int timeout)
{
  Moment now = take_moment ();
  gint64 stalled = now.wall - busy_since.wall - (now.queued - busy_since.queued);
  int result;

  if (busy_since.wall != 0 && stalled > LIMIT_US)
    {
      fprintf (log_file, "stall %d ms, %d ms at work\n", (int) (stalled / 1000),
               (int) ((now.cpu - busy_since.cpu) / 1000));
      fflush (log_file);
    }
  result = g_poll (fds, n_fds, timeout);
  busy_since = take_moment ();

  return result;
}

void
heshu_watchdog_start (void)
{
  const char *path = g_getenv ("HESHU_STALL_LOG");

  if (log_file != NULL)
    return;
  log_file = path != NULL && *path != '\0' ? fopen (path, "ae") : NULL;
  if (log_file == NULL)
    log_file = stderr;
  schedstat = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  g_main_context_set_poll_func (NULL, watching_poll);
}

#else

void
heshu_watchdog_start (void)
{
}

#endif
