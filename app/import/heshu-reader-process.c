/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "heshu-reader-process.h"

#include "heshu-error.h"
#include "heshu-reader-result.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

const HeshuReaderLimits heshu_reader_default_limits = {
  .hello_ms = 5000,
  .wall_ms = 20000,
  .cpu_s = 10,
  .memory_mb = 512,
  .max_text_bytes = 4 * HESHU_TEXT_MAX_LENGTH,
  .max_blocks = 1000 * 1000,
};

static const char *const media_types[HESHU_READER_N_FORMATS] = {
  [HESHU_READER_HTML] = "text/html",
};

struct _HeshuReaderProcess
{
  HeshuReaderLimits limits;
  GPid pid;
  int socket;
  guint32 serial;
  guint cage;
};

/* One file in hand */
typedef struct
{
  HeshuReaderProcess *process;
  HeshuReaderCollector collector;
  GCancellable *cancellable;
  gint64 deadline_us;
  int pipe;       /* -1 behind its end */
  gboolean begun; /* the program has taken the file */
  gboolean ended; /* and has told how the child ended */
  HeshuReaderNews news;
} Reading;

/* How it went with a file */
typedef enum
{
  OUTCOME_ENDED,  /* the child, one way or another; the program waits for the next file */
  OUTCOME_BROKEN, /* the program is dead or does not keep to the protocol */
  OUTCOME_SLOW,
  OUTCOME_CANCELLED,
} Outcome;

/* --- starting and ending
 * --------------------------------------------------------------------------------------------*/

/* Returns FALSE when @fd says nothing in time */
static gboolean
wait_for_word (int fd, guint timeout_ms)
{
  gint64 deadline_us = g_get_monotonic_time () + (gint64) timeout_ms * 1000;
  GPollFD wait = { .fd = fd, .events = G_IO_IN };

  for (;;)
    {
      gint64 left_ms = (deadline_us - g_get_monotonic_time ()) / 1000;
      int n_ready = g_poll (&wait, 1, (int) MAX (left_ms, 0));

      if (n_ready > 0)
        return TRUE;
      if (n_ready == 0 || errno != EINTR)
        return FALSE;
    }
}

static gboolean
spawn (const char *program, int socket, GPid *pid)
{
  const char *argv[] = { program, NULL };
  int target = HESHU_READER_SOCKET;

  return g_spawn_async_with_pipes_and_fds ("/", argv, NULL,
                                           G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                                           -1, -1, -1, &socket, &target, 1, pid, NULL, NULL, NULL, NULL);
}

HeshuReaderProcess *
heshu_reader_process_start (const char *program, const HeshuReaderLimits *limits)
{
  g_autoptr (HeshuReaderProcess) self = g_new0 (HeshuReaderProcess, 1);
  HeshuReaderHello hello;
  gboolean spawned;
  int ends[2];

  self->limits = *limits;
  self->socket = -1;
  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    return NULL;

  self->socket = ends[0];
  spawned = spawn (program, ends[1], &self->pid);
  close (ends[1]);
  if (!spawned)
    return NULL;

  if (!wait_for_word (self->socket, limits->hello_ms) ||
      !heshu_reader_receive (self->socket, &hello, sizeof hello, NULL, 0) ||
      hello.magic != HESHU_READER_MAGIC || hello.version != HESHU_READER_VERSION)
    return NULL;

  self->cage = hello.cage & HESHU_CAGE_ALL;
  return g_steal_pointer (&self);
}

void
heshu_reader_process_free (HeshuReaderProcess *self)
{
  if (self->pid != 0)
    {
      kill (self->pid, SIGKILL);
      while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
        ;
      g_spawn_close_pid (self->pid);
    }
  if (self->socket >= 0)
    close (self->socket);
  g_free (self);
}

guint
heshu_reader_process_get_cage (const HeshuReaderProcess *self)
{
  return self->cage;
}

/* --- one file
 * -------------------------------------------------------------------------------------------------------*/

static gboolean
send_request (HeshuReaderProcess *self, HeshuReaderRequest *request, int input_fd, int output_fd)
{
  const int fds[] = { input_fd, output_fd };

  request->magic = HESHU_READER_MAGIC;
  request->version = HESHU_READER_VERSION;
  request->serial = ++self->serial;
  request->max_text_bytes = self->limits.max_text_bytes;
  request->max_blocks = self->limits.max_blocks;
  request->max_cpu_s = self->limits.cpu_s;
  request->max_memory_mb = self->limits.memory_mb;
  return heshu_reader_send (self->socket, request, sizeof *request, fds, G_N_ELEMENTS (fds));
}

/* FALSE: what comes through the pipe is no result */
static gboolean
read_pipe (Reading *reading)
{
  guint8 chunk[64 * 1024];
  gssize n_read = read (reading->pipe, chunk, sizeof chunk);

  if (n_read < 0)
    return errno == EINTR || errno == EAGAIN;
  if (n_read > 0)
    return heshu_reader_collector_push (&reading->collector, chunk, (gsize) n_read);

  close (reading->pipe);
  reading->pipe = -1;
  return TRUE;
}

static gboolean
read_socket (Reading *reading)
{
  HeshuReaderNews *news = &reading->news;

  if (!heshu_reader_receive (reading->process->socket, news, sizeof *news, NULL, 0) ||
      news->magic != HESHU_READER_MAGIC || news->serial != reading->process->serial ||
      news->event != (reading->begun ? HESHU_READER_ENDED : HESHU_READER_BEGUN))
    return FALSE;

  reading->process->cage &= news->cage;
  reading->ended = reading->begun;
  reading->begun = TRUE;
  return TRUE;
}

/* Listens to pipe and socket until both have said all they have to say. */
static Outcome
listen_to (Reading *reading)
{
  while (reading->pipe >= 0 || !reading->ended)
    {
      GPollFD waits[3] = {
        { .fd = reading->pipe, .events = G_IO_IN },
        { .fd = reading->ended ? -1 : reading->process->socket, .events = G_IO_IN },
        { .fd = -1 },
      };
      gint64 left_us = reading->deadline_us - g_get_monotonic_time ();
      gboolean watched;
      int n_ready;

      if (g_cancellable_is_cancelled (reading->cancellable))
        return OUTCOME_CANCELLED;
      if (left_us <= 0)
        return OUTCOME_SLOW;

      watched = reading->cancellable != NULL && g_cancellable_make_pollfd (reading->cancellable, &waits[2]);
      n_ready = g_poll (waits, G_N_ELEMENTS (waits), (int) (left_us / 1000) + 1);
      if (watched)
        g_cancellable_release_fd (reading->cancellable);
      if (n_ready <= 0)
        continue;
      /* the pipe first: a child that ends well has said everything before it ends */
      if (waits[0].revents != 0 && !read_pipe (reading))
        return OUTCOME_BROKEN;
      if (waits[1].revents != 0 && !read_socket (reading))
        return OUTCOME_BROKEN;
    }
  return OUTCOME_ENDED;
}

static void
set_error_from_status (GError **error, HeshuReaderStatus status, const char *shown)
{
  g_autofree char *most = g_strdup_printf (_ ("%u million characters"), HESHU_TEXT_MAX_LENGTH / 1000000);

  switch (status)
    {
    case HESHU_READER_TOO_DEEP:
      heshu_error_set (error, HESHU_ERROR_FILE_TOO_DEEP, shown, NULL);
      break;
    case HESHU_READER_TOO_LARGE:
      heshu_error_set (error, HESHU_ERROR_FILE_TOO_LARGE, shown, most);
      break;
    case HESHU_READER_OK:
    case HESHU_READER_FAILED:
    default:
      heshu_error_set (error, HESHU_ERROR_READER_DIED, shown, NULL);
    }
}

static HeshuDocument *
conclude (Reading *reading, const char *name, const char *shown, GError **error)
{
  g_autoptr (HeshuDocument) document = NULL;
  HeshuReaderStatus status = HESHU_READER_OK;

  if (reading->news.exit_status == -SIGXCPU)
    heshu_error_set (error, HESHU_ERROR_READER_SLOW, shown, NULL);
  else if (reading->news.exit_status != 0)
    heshu_error_set (error, HESHU_ERROR_READER_DIED, shown, NULL);
  else
    {
      document = heshu_reader_collector_finish (&reading->collector, name,
                                                media_types[reading->collector.request->format], &status);
      if (document == NULL)
        set_error_from_status (error, status, shown);
      else if (heshu_text_get_length (document->text) > 0)
        return g_steal_pointer (&document);
      else
        heshu_error_set (error, HESHU_ERROR_FILE_EMPTY, shown, NULL);
    }
  return NULL;
}

HeshuDocument *
heshu_reader_process_read (HeshuReaderProcess *self,
                           HeshuReaderFormat format,
                           int input_fd,
                           const char *name,
                           const char *shown,
                           HeshuReaderFate *fate,
                           GCancellable *cancellable,
                           GError **error)
{
  HeshuReaderRequest request = { .format = format };
  Reading reading = { .process = self, .cancellable = cancellable };
  HeshuDocument *document = NULL;
  Outcome outcome = OUTCOME_BROKEN;
  int ends[2];

  *fate = HESHU_READER_SPENT;
  if (pipe2 (ends, O_CLOEXEC | O_NONBLOCK) != 0)
    {
      heshu_error_set (error, HESHU_ERROR_READER_DIED, shown, NULL);
      return NULL;
    }
  /* only this end must never block: the child writes as fast as it is listened to */
  fcntl (ends[1], F_SETFL, fcntl (ends[1], F_GETFL) & ~O_NONBLOCK);

  heshu_reader_collector_init (&reading.collector, &request);
  reading.pipe = ends[0];
  reading.deadline_us = g_get_monotonic_time () + (gint64) self->limits.wall_ms * 1000;
  if (send_request (self, &request, input_fd, ends[1]))
    {
      close (ends[1]);
      outcome = listen_to (&reading);
    }
  else
    close (ends[1]);
  if (reading.pipe >= 0)
    close (reading.pipe);

  if (outcome == OUTCOME_ENDED)
    *fate = HESHU_READER_USABLE;
  else if (outcome == OUTCOME_BROKEN && !reading.begun)
    *fate = HESHU_READER_UNHEARD;
  if (outcome == OUTCOME_ENDED)
    document = conclude (&reading, name, shown, error);
  else if (outcome == OUTCOME_CANCELLED)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  else
    heshu_error_set (error, outcome == OUTCOME_SLOW ? HESHU_ERROR_READER_SLOW : HESHU_ERROR_READER_DIED,
                     shown, NULL);

  heshu_reader_collector_clear (&reading.collector);
  return document;
}
