/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-text-stream.h"

#include "heshu-binary.h"
#include "heshu-decode.h"
#include "heshu-encoding-guess.h"
#include "heshu-error.h"
#include "heshu-transcode.h"

#include <string.h>

#define CHUNK_BYTES (64u * 1024)
/* No incomplete character has more */
#define MOST_LEFT 8

struct _HeshuTextStream
{
  HeshuReadAtFunc read_at;
  gpointer source;
  GDestroyNotify free_source;
  char *name;
  char *media_type;
  HeshuEncodingGuess guess;
  guint n_replaced;

  HeshuTranscoder *transcoder;
  goffset offset; /* of what is read next */
  guint8 bytes[CHUNK_BYTES + MOST_LEFT];
  gsize n_left; /* bytes at the beginning of @bytes that wait for those behind them */
  gboolean at_end;
};

/* Fills @bytes behind what is left over. Returns: how many bytes are new; 0 at the end; -1 with @error set */
static gssize
read_chunk (HeshuTextStream *self, GError **error)
{
  gssize n;

  n = self->read_at (self->source, self->offset, self->bytes + self->n_left, CHUNK_BYTES, error);
  if (n > 0)
    self->offset += n;
  return n;
}

static void
keep_rest (HeshuTextStream *self, gsize length, gsize taken)
{
  self->n_left = length - taken;
  memmove (self->bytes, self->bytes + taken, self->n_left);
}

void
heshu_text_stream_rewind (HeshuTextStream *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->transcoder, heshu_transcoder_free);
  self->transcoder = heshu_transcoder_new (self->guess.encoding);
  self->offset = (goffset) self->guess.mark_length;
  self->n_left = 0;
  self->at_end = FALSE;
}

typedef struct
{
  GByteArray *head;
  HeshuUtf8Check utf8;
  HeshuBinaryCheck binary;
} Survey;

/* What must be known of all bytes before the first of them is decoded */
static gboolean
survey_bytes (HeshuTextStream *self, Survey *survey, GError **error)
{
  gssize n;

  while ((n = read_chunk (self, error)) > 0)
    {
      gsize length = self->n_left + (gsize) n;

      if (survey->head->len < HESHU_ENCODING_SAMPLE)
        g_byte_array_append (survey->head, self->bytes + self->n_left,
                             (guint) MIN ((gsize) n, HESHU_ENCODING_SAMPLE - survey->head->len));
      heshu_binary_check_bytes (&survey->binary, self->bytes + self->n_left, (gsize) n);
      keep_rest (self, length, heshu_utf8_check_push (&survey->utf8, self->bytes, length, FALSE));
    }
  if (n < 0)
    return FALSE;
  heshu_utf8_check_push (&survey->utf8, self->bytes, self->n_left, TRUE);
  return TRUE;
}

/* How long the text is, and whether it is one */
static gboolean
survey_text (HeshuTextStream *self, Survey *survey, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  heshu_text_stream_rewind (self);
  while (!self->at_end)
    {
      g_string_truncate (text, 0);
      if (!heshu_text_stream_read (self, text, CHUNK_BYTES, error))
        return FALSE;
      heshu_binary_check_text (&survey->binary, text->str, text->len);
      if (heshu_transcoder_get_n_chars (self->transcoder) > HESHU_TEXT_MAX_LENGTH)
        break;
    }
  self->n_replaced = heshu_transcoder_get_n_replaced (self->transcoder);
  return TRUE;
}

static gboolean
check_text (HeshuTextStream *self, Survey *survey, GError **error)
{
  const HeshuUtf8Check *utf8 = &survey->utf8;
  gboolean has_controls;
  gsize n_chars;

  /* the mark is no part of the text, and not surveyed as one where there is nothing else */
  has_controls = heshu_binary_check_has_controls (&survey->binary, self->guess.encoding);
  if (g_str_equal (self->guess.encoding, "UTF-8") && !has_controls)
    {
      n_chars = utf8->n_sequences - (self->guess.mark_length > 0);
      self->n_replaced = (guint) (utf8->n_invalid + utf8->n_nuls);
    }
  else
    {
      if (!survey_text (self, survey, error))
        return FALSE;
      n_chars = survey->binary.n_chars;
    }
  if (n_chars > HESHU_TEXT_MAX_LENGTH)
    {
      heshu_decode_set_too_large (error, self->name);
      return FALSE;
    }
  if (has_controls && heshu_binary_check_says_binary (&survey->binary))
    {
      heshu_error_set (error, HESHU_ERROR_FILE_BINARY, self->name, NULL);
      return FALSE;
    }
  return TRUE;
}

static gboolean
open_stream (HeshuTextStream *self, const char *encoding, const char *declared, GError **error)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  Survey survey = { .head = head };

  if (!survey_bytes (self, &survey, error))
    return FALSE;
  if (head->len > 0 && heshu_binary_has_signature (head->data, head->len))
    {
      heshu_error_set (error, HESHU_ERROR_FILE_BINARY, self->name, NULL);
      return FALSE;
    }
  if (!heshu_encoding_guess_long (head->data, head->len, &survey.utf8, encoding, declared, &self->guess))
    {
      heshu_error_set (error, HESHU_ERROR_ENCODING_UNKNOWN, encoding, self->name);
      return FALSE;
    }
  if (head->len == self->guess.mark_length)
    {
      heshu_error_set (error, HESHU_ERROR_FILE_EMPTY, self->name, NULL);
      return FALSE;
    }
  if (!check_text (self, &survey, error))
    return FALSE;
  heshu_text_stream_rewind (self);
  return TRUE;
}

HeshuTextStream *
heshu_text_stream_new (HeshuReadAtFunc read_at,
                       gpointer source,
                       GDestroyNotify free_source,
                       const char *name,
                       const char *encoding,
                       const char *declared,
                       GError **error)
{
  g_autoptr (HeshuTextStream) self = NULL;

  g_return_val_if_fail (read_at != NULL && name != NULL, NULL);

  self = g_new0 (HeshuTextStream, 1);
  self->read_at = read_at;
  self->source = source;
  self->free_source = free_source;
  self->name = g_strdup (name);
  self->media_type = g_strdup ("text/plain");
  return open_stream (self, encoding, declared, error) ? g_steal_pointer (&self) : NULL;
}

static gssize
read_bytes_at (gpointer source, goffset offset, guint8 *buffer, gsize length, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (source, &size);
  gsize n = (gsize) offset < size ? MIN (length, size - (gsize) offset) : 0;

  if (n > 0)
    memcpy (buffer, data + offset, n);
  return (gssize) n;
}

HeshuTextStream *
heshu_text_stream_new_bytes (GBytes *bytes, const char *name, const char *encoding, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return heshu_text_stream_new (read_bytes_at, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref, name,
                                encoding, NULL, error);
}

gboolean
heshu_text_stream_read (HeshuTextStream *self, GString *out, gsize least, GError **error)
{
  gsize wanted = out->len + least;

  g_return_val_if_fail (self != NULL && out != NULL, FALSE);

  while (!self->at_end && out->len < wanted)
    {
      gssize n = read_chunk (self, error);
      gsize length;

      if (n < 0)
        return FALSE;
      length = self->n_left + (gsize) n;
      self->at_end = n == 0;
      keep_rest (self, length,
                 heshu_transcoder_push (self->transcoder, self->bytes, length, self->at_end, out));
    }
  return TRUE;
}

gboolean
heshu_text_stream_is_at_end (const HeshuTextStream *self)
{
  return self->at_end;
}

void
heshu_text_stream_set_type (HeshuTextStream *self, const char *name, const char *media_type)
{
  g_free (self->name);
  self->name = g_strdup (name);
  g_free (self->media_type);
  self->media_type = g_strdup (media_type);
}

HeshuDocument *
heshu_text_stream_make_document (const HeshuTextStream *self, HeshuText *text)
{
  HeshuDocument *document = heshu_document_new (self->name, self->media_type, text);

  document->encoding = g_strdup (self->guess.encoding);
  document->encoding_source = self->guess.source;
  document->n_replaced = self->n_replaced;
  return document;
}

void
heshu_text_stream_free (HeshuTextStream *self)
{
  if (self == NULL)
    return;
  if (self->free_source != NULL)
    self->free_source (self->source);
  heshu_transcoder_free (self->transcoder);
  g_free (self->guess.encoding);
  g_free (self->media_type);
  g_free (self->name);
  g_free (self);
}
