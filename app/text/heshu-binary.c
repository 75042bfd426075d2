/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-binary.h"

#include <string.h>

/* A container or a picture may hold few control characters, but it is not to be
 * shown as text. */
gboolean
heshu_binary_has_signature (const guint8 *bytes, gsize length)
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

static gboolean
is_control (guint c)
{
  return c < 0x20 && (c == 0 || strchr ("\t\n\v\f\r\x1A\x1B", (int) c) == NULL);
}

void
heshu_binary_check_bytes (HeshuBinaryCheck *self, const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (G_UNLIKELY (bytes[i] < 0x20))
      self->n_control_bytes += is_control (bytes[i]);
  self->n_bytes += length;
}

/* Unassigned and private characters count too: random bytes nearly always decode to something in GB18030 */
void
heshu_binary_check_text (HeshuBinaryCheck *self, const char *utf8, gsize length)
{
  for (const char *s = utf8; s < utf8 + length; s = g_utf8_next_char (s))
    {
      gunichar c = g_utf8_get_char (s);

      self->n_chars++;
      if ((c < 0x20 && is_control (c)) || (c >= 0x7F && c < 0xA0) || c == 0xFFFD ||
          (c >= 0xE000 && c < 0xF900))
        self->n_odd_chars++;
      self->n_replaced_chars += c == 0xFFFD;
    }
}

gboolean
heshu_binary_check_has_controls (const HeshuBinaryCheck *self, const char *encoding)
{
  return g_str_has_prefix (encoding, "UTF-16") || g_str_has_prefix (encoding, "UTF-32") ||
         self->n_control_bytes * 50 > self->n_bytes;
}

/* More than one control character in twenty: a damaged text has some, a program or a picture every tenth. Up
 * to three may also be strays in a short text, unless they are a third of all there is: then nothing
 * says that it is a text. What a damaged text lost in decoding weighs a third of that. */
gboolean
heshu_binary_check_says_binary (const HeshuBinaryCheck *self)
{
  if (self->n_odd_chars > 3)
    return self->n_odd_chars * 20 > self->n_chars;

  return self->n_odd_chars * 3 - self->n_replaced_chars * 2 >= self->n_chars;
}
