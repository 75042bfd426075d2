/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chars.h"

static gboolean
one_of (gunichar c, const gunichar *set)
{
  for (; *set != 0; set++)
    if (*set == c)
      return TRUE;
  return FALSE;
}

gboolean
heshu_char_is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F) ||
         c == 0x202F || c == 0x205F;
}

gboolean
heshu_char_is_line_end (gunichar c)
{
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

gboolean
heshu_char_is_han (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         c == 0x3007;
}

gboolean
heshu_char_is_sentence_end (gunichar c)
{
  static const gunichar set[] = { 0x3002 /* 。 */, '!', 0xFF01, '?', 0xFF1F, 0x2026 /* … */, 0xFF61, 0 };

  return one_of (c, set);
}

gboolean
heshu_char_is_pause (gunichar c)
{
  static const gunichar set[] = { ',', 0xFF0C, 0x3001 /* 、 */, ';', 0xFF1B, ':', 0xFF1A, 0 };

  return one_of (c, set);
}

gboolean
heshu_char_is_closing (gunichar c)
{
  static const gunichar set[] = { 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, 0x3009,
                                  ')',    0xFF09, ']',    0x3011, 0x3015, 0 };

  return one_of (c, set);
}

gboolean
heshu_char_is_opening (gunichar c)
{
  static const gunichar set[] = { 0x201C, 0x2018, 0x300C, 0x300E, 0x300A, 0x3008,
                                  '(',    0xFF08, '[',    0x3010, 0x3014, 0 };

  return one_of (c, set);
}

gboolean
heshu_char_is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

gboolean
heshu_char_is_letter_or_digit (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum ((char) c);
}

guint
heshu_char_width (gunichar c)
{
  return c < 0x2E80 ? 1 : 2;
}
