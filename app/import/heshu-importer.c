/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "heshu-importer.h"

#include "heshu-decode.h"
#include "heshu-error.h"
#include "heshu-file.h"
#include "heshu-reader-pool.h"
#include "heshu-sniff.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

struct _HeshuImporter
{
  int ref_count;
  HeshuReaderPool *readers;
};

HeshuImporter *
heshu_importer_new (void)
{
  HeshuImporter *self = g_new0 (HeshuImporter, 1);

  self->ref_count = 1;
  self->readers = heshu_reader_pool_new (NULL, &heshu_reader_default_limits);
  return self;
}

HeshuImporter *
heshu_importer_ref (HeshuImporter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
heshu_importer_unref (HeshuImporter *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  heshu_reader_pool_free (self->readers);
  g_free (self);
}

static void
set_string (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static gboolean
format_from_media_type (const char *media_type, HeshuFormat *format)
{
  static const struct
  {
    const char *media_type;
    HeshuFormat format;
  } known[] = {
    { "text/plain", HESHU_FORMAT_TEXT },
    { "text/markdown", HESHU_FORMAT_MARKDOWN },
    { "text/html", HESHU_FORMAT_HTML },
    { "application/xhtml+xml", HESHU_FORMAT_HTML },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (media_type, known[i].media_type) == 0)
      {
        *format = known[i].format;
        return TRUE;
      }
  return FALSE;
}

/* A file without a name, in memory, that holds @text, to be read from its beginning */
static int
make_memory_file (const HeshuText *text)
{
  const char *data = heshu_text_get_utf8 (text);
  gsize left = heshu_text_get_size_bytes (text);
  int fd = memfd_create ("heshu-page", MFD_CLOEXEC);

  while (fd >= 0 && left > 0)
    {
      gssize n_written = write (fd, data, left);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written <= 0)
        {
          close (fd);
          return -1;
        }
      data += n_written;
      left -= (gsize) n_written;
    }
  if (fd >= 0)
    lseek (fd, 0, SEEK_SET);
  return fd;
}

/* The page is decoded here, by the same rules as any text, and handed over as UTF-8: the parser guesses by
 * others. */
static HeshuDocument *
read_page (HeshuImporter *self,
           const HeshuDocument *decoded,
           const char *shown,
           GCancellable *cancellable,
           GError **error)
{
  HeshuDocument *document;
  int fd = make_memory_file (decoded->text);

  if (fd < 0)
    {
      heshu_error_set (error, HESHU_ERROR_READER_DIED, shown, NULL);
      return NULL;
    }

  document =
      heshu_reader_pool_read (self->readers, HESHU_READER_HTML, fd, decoded->name, shown, cancellable, error);
  close (fd);
  if (document == NULL)
    return NULL;

  document->encoding = g_strdup (decoded->encoding);
  document->encoding_source = decoded->encoding_source;
  document->n_replaced = decoded->n_replaced;
  return document;
}

static HeshuDocument *
read_document (HeshuImporter *self,
               GBytes *bytes,
               const char *name,
               const char *shown,
               const char *media_type,
               const char *encoding,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (HeshuDocument) document = NULL;
  g_autofree char *declared = NULL;
  HeshuFormat format;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (heshu_sniff_bytes (data, size) == HESHU_FORMAT_FOREIGN)
    {
      heshu_error_set (error, HESHU_ERROR_FILE_BINARY, shown, NULL);
      return NULL;
    }

  declared = heshu_sniff_charset (data, size);
  /* its sentences are to name the file as the person did, the document is to keep no folder */
  document = heshu_decode (bytes, shown, encoding, declared, error);
  if (document == NULL)
    return NULL;
  set_string (&document->name, name);

  if (media_type == NULL || !format_from_media_type (media_type, &format))
    format = heshu_sniff_text (heshu_text_get_utf8 (document->text), name);
  if (format == HESHU_FORMAT_FOREIGN)
    {
      heshu_error_set (error, HESHU_ERROR_FILE_BINARY, shown, NULL);
      return NULL;
    }
  if (format == HESHU_FORMAT_HTML)
    return read_page (self, document, shown, cancellable, error);
  if (format == HESHU_FORMAT_MARKDOWN)
    set_string (&document->media_type, "text/markdown");

  return g_steal_pointer (&document);
}

static HeshuReport *
make_report (HeshuDocument *document, GBytes *bytes, const char *sha256)
{
  HeshuReport *report = heshu_report_new ();

  report->bytes = g_bytes_ref (bytes);
  report->sha256 = g_strdup (sha256);
  report->document = heshu_document_ref (document);
  return report;
}

HeshuReport *
heshu_importer_read_file (HeshuImporter *self,
                          const char *path,
                          const char *encoding,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  bytes = heshu_file_read (path, HESHU_IMPORT_MAX_BYTES, &sha256, cancellable, error);
  if (bytes == NULL)
    return NULL;

  name = g_filename_display_basename (path);
  shown = g_filename_display_name (path);
  document = read_document (self, bytes, name, shown, NULL, encoding, cancellable, error);
  if (document == NULL)
    return NULL;

  return make_report (document, bytes, sha256);
}

HeshuReport *
heshu_importer_read_bytes (HeshuImporter *self,
                           GBytes *bytes,
                           const char *name,
                           const char *media_type,
                           const char *encoding,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (HeshuDocument) document = NULL;
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (g_bytes_get_size (bytes) > HESHU_IMPORT_MAX_BYTES)
    {
      heshu_error_set (error, HESHU_ERROR_FILE_TOO_LARGE, name, "64 MB");
      return NULL;
    }

  document = read_document (self, bytes, name, name, media_type, encoding, cancellable, error);
  if (document == NULL)
    return NULL;

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return make_report (document, bytes, sha256);
}

gboolean
heshu_importer_is_caged (HeshuImporter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return heshu_reader_pool_get_cage (self->readers) == HESHU_CAGE_ALL;
}
