/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-decode.h"

#include "heshu-encoding-guess.h"
#include "heshu-error.h"
#include "heshu-transcode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What no text begins with. A container or a picture may hold few control characters, but it is not to be
 * shown as text. */
static gboolean
has_binary_signature (const guint8 *bytes, gsize length)
{
  static const struct
  {
    const char *mark;
    gsize length;
  } signatures[] = {
    { "\x89PNG\r\n\x1A\n", 8 },
    { "\x7F"
      "ELF",
      4 },
    { "PK\x03\x04", 4 },
    { "%PDF-", 5 },
    { "GIF87a", 6 },
    { "GIF89a", 6 },
    { "\xFF\xD8\xFF", 3 },
    { "\x1F\x8B\x08", 3 },
    { "7z\xBC\xAF\x27\x1C", 6 },
    { "\xFD"
      "7zXZ",
      5 },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 },
    { "SQLite format 3", 16 },
    { "Rar!\x1A\x07", 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length && memcmp (bytes, signatures[i].mark, signatures[i].length) == 0)
      return TRUE;
  return FALSE;
}

/* More than one control character in twenty: a damaged text has some, a program or a picture every tenth.
 * Unassigned and private characters count too: random bytes nearly always decode to something in GB18030. */
static gboolean
looks_binary (const GString *utf8)
{
  gsize n_chars = 0, n_odd = 0;

  for (const char *s = utf8->str; s < utf8->str + utf8->len; s = g_utf8_next_char (s))
    {
      gunichar c = g_utf8_get_char (s);

      n_chars++;
      if ((c < 0x20 && strchr ("\t\n\v\f\r\x1A\x1B", (int) c) == NULL) || (c >= 0x7F && c < 0xA0) ||
          c == 0xFFFD || (c >= 0xE000 && c < 0xF900))
        n_odd++;
    }
  return n_odd > 3 && n_odd * 20 > n_chars;
}

/* Replacements of a text whose bytes are damaged are no sign of a binary file as long as there are no control
 * characters */
static gboolean
has_controls (const guint8 *bytes, gsize length, const char *encoding)
{
  gsize n = 0;

  if (g_str_has_prefix (encoding, "UTF-16") || g_str_has_prefix (encoding, "UTF-32"))
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if (bytes[i] < 0x20 && (bytes[i] == 0 || strchr ("\t\n\v\f\r\x1A\x1B", bytes[i]) == NULL))
      n++;
  return n > 3 && n * 50 > length;
}

static void
set_too_large (GError **error, const char *name)
{
  g_autofree char *most = g_strdup_printf (_ ("%u million characters"), HESHU_TEXT_MAX_LENGTH / 1000000);

  heshu_error_set (error, HESHU_ERROR_FILE_TOO_LARGE, name, most);
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
      set_too_large (error, name);
      return NULL;
    }
  if (length > 0 && has_binary_signature (data, length))
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
      set_too_large (error, name);
      return NULL;
    }
  if (has_controls (data, length, used) && looks_binary (utf8))
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
