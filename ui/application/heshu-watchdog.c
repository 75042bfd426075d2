/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-watchdog.h"

#ifdef HESHU_WATCHDOG

#include <stdio.h>
#include <time.h>

#define LIMIT_US (50 * 1000)

/* The loop polls whenever it has nothing to do: the time between two polls is what a person waits for.
 * Measured so, it costs two looks at the clock, wakes nobody, and needs no lock. */
static gint64 busy_since; /* 0: not watching */
static gint64 busy_cpu;
static FILE *log_file;

static gint64
get_cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
watching_poll (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 wall = g_get_monotonic_time () - busy_since;
  int result;

  if (busy_since != 0 && wall > LIMIT_US)
    {
      fprintf (log_file, "stall %d ms %d ms\n", (int) (wall / 1000),
               (int) ((get_cpu_us () - busy_cpu) / 1000));
      fflush (log_file);
    }
  result = g_poll (fds, n_fds, timeout);
  busy_since = g_get_monotonic_time ();
  busy_cpu = get_cpu_us ();

  return result;
}

void
heshu_watchdog_start (void)
{
  const char *path = g_getenv ("HESHU_STALL_LOG");

  if (log_file != NULL)
    return;
  log_file = path != NULL && *path != '\0' ? fopen (path, "ae") : stderr;
  if (log_file == NULL)
    log_file = stderr;
  g_main_context_set_poll_func (NULL, watching_poll);
}

#else

void
heshu_watchdog_start (void)
{
}

#endif
