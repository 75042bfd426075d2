/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "heshu-cage.h"
#include "heshu-reader-protocol.h"
#include "html-reader.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Has one thread and handles one file at a time; the importer starts as many of these as it reads files at
 * once. */

static const struct
{
  void (*prepare) (void);
  HeshuReaderStatus (*read) (const HeshuReaderRequest *request, int input_fd, int output_fd);
} formats[HESHU_READER_N_FORMATS] = {
  [HESHU_READER_HTML] = { html_reader_prepare, html_reader_read },
};

static void
child_ended_cb (int signal_number)
{
  /* only interrupts the wait */
}

static G_GNUC_NORETURN void
run_child (const HeshuReaderRequest *request,
           const int fds[2],
           guint cage,
           pid_t parent,
           const sigset_t *old_mask)
{
  HeshuCageLimits limits = { request->max_cpu_s, request->max_memory_mb };

  /* a parent that was killed before this line is found out by its number */
  if (prctl (PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid () != parent)
    _exit (1);
  signal (SIGCHLD, SIG_DFL);
  sigprocmask (SIG_SETMASK, old_mask, NULL);
  if (!heshu_cage_enter (fds[0], fds[1], &limits, cage))
    _exit (1);

  formats[request->format].read (request, HESHU_CAGE_INPUT, HESHU_CAGE_OUTPUT);
  _exit (0);
}

/* Waits until the child is gone. FALSE: the importer said "stop", or is gone; so is the child. */
static gboolean
wait_for_child (pid_t child, const sigset_t *old_mask, int *status)
{
  struct pollfd importer = { .fd = HESHU_READER_SOCKET, .events = POLLIN };

  /* SIGCHLD is blocked but within ppoll(): none can slip in between the look and the wait */
  while (waitpid (child, status, WNOHANG) == 0)
    if (ppoll (&importer, 1, NULL, old_mask) > 0)
      {
        kill (child, SIGKILL);
        waitpid (child, status, 0);
        return FALSE;
      }
  return TRUE;
}

static gboolean
serve (const HeshuReaderRequest *request, const int fds[2], guint cage, const sigset_t *old_mask)
{
  HeshuReaderNews news = { HESHU_READER_MAGIC, request->serial, HESHU_READER_BEGUN, 0, cage };
  pid_t parent = getpid ();
  pid_t child;
  int status = 0;

  if (!heshu_reader_send (HESHU_READER_SOCKET, &news, sizeof news, NULL, 0))
    return FALSE;

  child = fork ();
  if (child == 0)
    run_child (request, fds, cage, parent, old_mask);
  close (fds[0]);
  close (fds[1]);

  news.event = HESHU_READER_ENDED;
  if (child < 0)
    news.exit_status = 1;
  else if (!wait_for_child (child, old_mask, &status))
    return FALSE;
  else
    news.exit_status = WIFEXITED (status) ? WEXITSTATUS (status) : -WTERMSIG (status);
  return heshu_reader_send (HESHU_READER_SOCKET, &news, sizeof news, NULL, 0);
}

static gboolean
is_valid (const HeshuReaderRequest *request)
{
  return request->magic == HESHU_READER_MAGIC && request->version == HESHU_READER_VERSION &&
         request->format < HESHU_READER_N_FORMATS;
}

int
main (void)
{
  HeshuReaderHello hello = { HESHU_READER_MAGIC, HESHU_READER_VERSION, heshu_cage_probe () };
  struct sigaction child_ended = { .sa_handler = child_ended_cb };
  HeshuReaderRequest request;
  sigset_t blocked, old_mask;
  int fds[2];

  signal (SIGPIPE, SIG_IGN);
  sigaction (SIGCHLD, &child_ended, NULL);
  sigemptyset (&blocked);
  sigaddset (&blocked, SIGCHLD);
  sigprocmask (SIG_BLOCK, &blocked, &old_mask);
  sigdelset (&old_mask, SIGCHLD);

  if (!heshu_reader_send (HESHU_READER_SOCKET, &hello, sizeof hello, NULL, 0))
    {
      fputs ("heshu-reader: is started by Heshu to read web pages; there is nothing to do with it by hand\n",
             stderr);
      return EXIT_FAILURE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    formats[i].prepare ();

  while (heshu_reader_receive (HESHU_READER_SOCKET, &request, sizeof request, fds, G_N_ELEMENTS (fds)))
    if (!is_valid (&request) || !serve (&request, fds, hello.cage, &old_mask))
      return EXIT_FAILURE;
  return EXIT_SUCCESS;
}
