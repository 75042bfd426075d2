/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reader-pool.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>

struct _HeshuReaderPool
{
  char *program; /* (nullable) */
  HeshuReaderLimits limits;
  GMutex mutex;
  GPtrArray *idle; /* of HeshuReaderProcess; it and what follows under the mutex */
  guint cage;      /* HeshuCageParts */
};

HeshuReaderPool *
heshu_reader_pool_new (const char *program, const HeshuReaderLimits *limits)
{
  HeshuReaderPool *self = g_new0 (HeshuReaderPool, 1);

  self->program = g_strdup (program);
  self->limits = *limits;
  self->cage = HESHU_CAGE_ALL;
  self->idle = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_reader_process_free);
  g_mutex_init (&self->mutex);
  return self;
}

void
heshu_reader_pool_free (HeshuReaderPool *self)
{
  g_ptr_array_unref (self->idle);
  g_mutex_clear (&self->mutex);
  g_free (self->program);
  g_free (self);
}

static gboolean
is_program (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE);
}

/* Beside the running program first, so that a build never talks to the reader of an older installation, and
 * one that was put elsewhere than it was built for finds its own. */
static char *
find_program (void)
{
  static const char *const places[] = { "heshu-reader", "../reader/heshu-reader",
                                        "../app/reader/heshu-reader", "../../app/reader/heshu-reader",
                                        "../" HESHU_LIBEXEC "/heshu-reader" };
  g_autofree char *self_path = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *installed = g_build_filename (HESHU_PREFIX, HESHU_LIBEXEC, "heshu-reader", NULL);
  const char *given = g_getenv ("HESHU_READER");

  if (self_path != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (self_path);

      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        {
          g_autofree char *path = g_build_filename (folder, places[i], NULL);

          if (is_program (path))
            return g_steal_pointer (&path);
        }
    }
  if (given != NULL && is_program (given))
    return g_canonicalize_filename (given, NULL);
  return is_program (installed) ? g_steal_pointer (&installed) : NULL;
}

static HeshuReaderProcess *
start_process (HeshuReaderPool *self)
{
  g_autofree char *program = self->program != NULL ? g_strdup (self->program) : find_program ();

  return program != NULL ? heshu_reader_process_start (program, &self->limits) : NULL;
}

/* (nullable): one that waits */
static HeshuReaderProcess *
take_idle (HeshuReaderPool *self)
{
  HeshuReaderProcess *process = NULL;

  g_mutex_lock (&self->mutex);
  if (self->idle->len > 0)
    process = g_ptr_array_steal_index_fast (self->idle, self->idle->len - 1);
  g_mutex_unlock (&self->mutex);
  return process;
}

/* Once in a process, however many programs are started: not to be missed, and no nuisance */
static void
say_what_is_missing (guint cage)
{
  static gsize said;

  if (cage == HESHU_CAGE_ALL || !g_once_init_enter (&said))
    return;

  if ((cage & HESHU_CAGE_SECCOMP) == 0)
    g_printerr (
        _ ("This system has no seccomp; web pages are read with less protection against harmful ones.\n"));
  if ((cage & HESHU_CAGE_LANDLOCK) == 0)
    g_printerr (
        _ ("This system has no Landlock; web pages are read with less protection against harmful ones.\n"));
  g_once_init_leave (&said, 1);
}

static void
note_cage (HeshuReaderPool *self, const HeshuReaderProcess *process)
{
  guint cage = heshu_reader_process_get_cage (process);

  say_what_is_missing (cage);
  g_mutex_lock (&self->mutex);
  self->cage &= cage;
  g_mutex_unlock (&self->mutex);
}

static void
keep_idle (HeshuReaderPool *self, HeshuReaderProcess *process)
{
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->idle, process);
  g_mutex_unlock (&self->mutex);
}

HeshuDocument *
heshu_reader_pool_read (HeshuReaderPool *self,
                        HeshuReaderFormat format,
                        int input_fd,
                        const char *name,
                        const char *shown,
                        GCancellable *cancellable,
                        GError **error)
{
  for (;;)
    {
      g_autoptr (HeshuReaderProcess) process = NULL;
      g_autoptr (GError) read_error = NULL;
      HeshuDocument *document;
      HeshuReaderFate fate;
      gboolean waited;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      process = take_idle (self);
      waited = process != NULL;
      if (!waited)
        process = start_process (self);
      if (process == NULL)
        {
          heshu_error_set (error, HESHU_ERROR_READER_MISSING, shown, NULL);
          return NULL;
        }

      document =
          heshu_reader_process_read (process, format, input_fd, name, shown, &fate, cancellable, &read_error);
      note_cage (self, process);
      if (fate == HESHU_READER_USABLE)
        keep_idle (self, g_steal_pointer (&process));
      /* one that died while it waited costs nothing; each round uses one up, so there is an end */
      if (fate == HESHU_READER_UNHEARD && waited)
        continue;
      if (read_error != NULL)
        g_propagate_error (error, g_steal_pointer (&read_error));
      return document;
    }
}

guint
heshu_reader_pool_get_cage (HeshuReaderPool *self)
{
  guint cage;

  g_mutex_lock (&self->mutex);
  cage = self->cage;
  g_mutex_unlock (&self->mutex);
  return cage;
}
