/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-importer.h"

#include "heshu-file.h"
#include "heshu-sniff.h"

#include <unistd.h>

/* heshu_sniff_text() looks no farther */
#define HEAD_BYTES (128u * 1024)

typedef struct
{
  int fd;
  char *path;
  GCancellable *cancellable;
} Source;

static void
source_free (gpointer data)
{
  Source *self = data;

  close (self->fd);
  g_free (self->path);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static gssize
source_read_at (gpointer data, goffset offset, guint8 *buffer, gsize length, GError **error)
{
  Source *self = data;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;
  return heshu_file_read_at (self->fd, self->path, offset, buffer, length, error);
}

static Source *
source_new (int fd, const char *path, GCancellable *cancellable)
{
  Source *self = g_new0 (Source, 1);

  self->fd = fd;
  self->path = g_strdup (path);
  g_set_object (&self->cancellable, cancellable);
  return self;
}

/* Takes @source. Returns: (nullable): %NULL without @error for what is no plain text */
static HeshuTextStream *
open_text (Source *source, const char *encoding, GError **error)
{
  g_autofree char *name = g_filename_display_basename (source->path);
  g_autofree char *shown = g_filename_display_name (source->path);
  g_autofree char *declared = NULL;
  g_autofree guint8 *head = g_malloc (HEAD_BYTES);
  g_autoptr (HeshuTextStream) stream = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gssize n = source_read_at (source, 0, head, HEAD_BYTES, error);
  HeshuFormat format;

  if (n < 0 || heshu_sniff_bytes (head, (gsize) n) == HESHU_FORMAT_FOREIGN)
    {
      source_free (source);
      return NULL;
    }
  declared = heshu_sniff_charset (head, (gsize) n);
  stream = heshu_text_stream_new (source_read_at, source, source_free, shown, encoding, declared, error);
  if (stream == NULL || !heshu_text_stream_read (stream, text, HEAD_BYTES, error))
    return NULL;
  format = heshu_sniff_text (text->str, name);
  if (format != HESHU_FORMAT_TEXT && format != HESHU_FORMAT_MARKDOWN)
    return NULL;
  heshu_text_stream_set_type (stream, name, format == HESHU_FORMAT_MARKDOWN ? "text/markdown" : "text/plain");
  heshu_text_stream_rewind (stream);
  return g_steal_pointer (&stream);
}

HeshuTextStream *
heshu_importer_open_stream (HeshuImporter *self,
                            const char *path,
                            const char *encoding,
                            GCancellable *cancellable,
                            GError **error)
{
  gsize size = 0;
  int fd;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (g_str_equal (path, "-"))
    return NULL;
  fd = heshu_file_open (path, HESHU_IMPORT_MAX_BYTES, &size, error);
  if (fd < 0)
    return NULL;
  if (size < HESHU_IMPORT_LONG_BYTES)
    {
      close (fd);
      return NULL;
    }
  return open_text (source_new (fd, path, cancellable), encoding, error);
}
