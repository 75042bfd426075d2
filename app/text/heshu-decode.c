/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-decode.h"

#include "heshu-binary.h"
#include "heshu-encoding-guess.h"
#include "heshu-error.h"
#include "heshu-transcode.h"

#include <glib/gi18n-lib.h>

void
heshu_decode_set_too_large (GError **error, const char *name)
{
  g_autofree char *most = g_strdup_printf (_ ("%u million characters"), HESHU_TEXT_MAX_LENGTH / 1000000);

  heshu_error_set (error, HESHU_ERROR_FILE_TOO_LARGE, name, most);
}

static gboolean
looks_binary (const guint8 *bytes, gsize length, const char *encoding, const GString *utf8)
{
  HeshuBinaryCheck check = { 0 };

  heshu_binary_check_bytes (&check, bytes, length);
  if (!heshu_binary_check_has_controls (&check, encoding))
    return FALSE;
  heshu_binary_check_text (&check, utf8->str, utf8->len);
  return heshu_binary_check_says_binary (&check);
}

HeshuDocument *
heshu_decode (GBytes *bytes, const char *name, const char *encoding, const char *declared, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  HeshuEncodingGuess guess = { 0 };
  g_autoptr (GString) utf8 = NULL;
  g_autoptr (HeshuText) text = NULL;
  g_autofree char *used = NULL;
  HeshuDocument *document;
  guint n_replaced = 0;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);
  if (length > 4 * (gsize) HESHU_TEXT_MAX_LENGTH + 4)
    {
      heshu_decode_set_too_large (error, name);
      return NULL;
    }
  if (length > 0 && heshu_binary_has_signature (data, length))
    {
      heshu_error_set (error, HESHU_ERROR_FILE_BINARY, name, NULL);
      return NULL;
    }
  if (!heshu_encoding_guess (data, length, encoding, declared, &guess))
    {
      heshu_error_set (error, HESHU_ERROR_ENCODING_UNKNOWN, encoding, name);
      return NULL;
    }
  used = guess.encoding;
  if (length == guess.mark_length)
    {
      heshu_error_set (error, HESHU_ERROR_FILE_EMPTY, name, NULL);
      return NULL;
    }
  data += guess.mark_length;
  length -= guess.mark_length;
  utf8 = heshu_transcode (data, length, used, HESHU_TEXT_MAX_LENGTH, &n_replaced);
  if (utf8 == NULL)
    {
      heshu_decode_set_too_large (error, name);
      return NULL;
    }
  if (looks_binary (data, length, used, utf8))
    {
      heshu_error_set (error, HESHU_ERROR_FILE_BINARY, name, NULL);
      return NULL;
    }
  text = heshu_text_new (utf8->str, (gssize) utf8->len);
  document = heshu_document_new (name, "text/plain", text);
  document->encoding = g_steal_pointer (&used);
  document->encoding_source = guess.source;
  document->n_replaced = n_replaced;
  return document;
}
