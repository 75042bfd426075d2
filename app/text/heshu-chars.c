/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chars.h"

gboolean
heshu_char_is_chinese_digit (gunichar c)
{
  switch (c)
    {
    case 0x4E00: /* 一 */
    case 0x4E8C:
    case 0x4E09:
    case 0x56DB:
    case 0x4E94:
    case 0x516D:
    case 0x4E03:
    case 0x516B:
    case 0x4E5D:
    case 0x5341: /* 十 */
      return TRUE;
    default:
      return FALSE;
    }
}

/* Half- and full-width letters and digits of a list's number (`1`, `12`, `(3)`, `一`, `A`) at the start of a
 * line */
static gboolean
is_list_number (const gunichar *chars, gsize position)
{
  gsize i = position;

  while (i > 0 && position - i < 5 && !heshu_char_is_line_end (chars[i - 1]) &&
         !heshu_char_is_blank (chars[i - 1]))
    {
      gunichar c = chars[i - 1];

      if (!heshu_char_is_digit (c) && !heshu_char_is_letter_or_digit (c) && c != '(' && c != ')' &&
          c != 0xFF08 && c != 0xFF09 && !heshu_char_is_chinese_digit (c))
        return FALSE;
      i--;
    }
  return position - i < 5;
}

/* A half-width full stop behind a Chinese word or a figure with its unit, before anything that begins a
 * sentence */
static gboolean
is_half_width_stop (const gunichar *chars, gsize length, gsize position)
{
  gunichar before = position > 0 ? chars[position - 1] : 0;
  gunichar after = position + 1 < length ? chars[position + 1] : 0;
  gboolean last =
      after == 0 || heshu_char_is_line_end (after) || heshu_char_is_closing (after) || after == '"';

  if (is_list_number (chars, position))
    return FALSE;
  if (heshu_char_is_han (before) || heshu_char_is_closing (before) || before == '"' || before == '%' ||
      before == 0x2030 || before == 0xFF05)
    return last || heshu_char_is_blank (after) || heshu_char_is_opening (after) ||
           heshu_char_is_digit (after) || heshu_char_is_han (after) || after == '"' || after >= 0x2010;
  /* 达到5.<line>, 12公里/km.全区 */
  if (heshu_char_is_digit (before))
    return last;
  return heshu_char_is_letter_or_digit (before) && (last || heshu_char_is_han (after));
}

gboolean
heshu_chars_is_full_stop (const gunichar *chars, gsize length, gsize position)
{
  if (position >= length)
    return FALSE;
  if (chars[position] == '.' || chars[position] == 0xFF0E)
    return is_half_width_stop (chars, length, position);
  return chars[position] == 0x3002 || chars[position] == 0xFF61;
}

gboolean
heshu_chars_end_sentence (const gunichar *chars, gsize length, gsize position)
{
  return position < length &&
         (heshu_char_is_sentence_end (chars[position]) || heshu_chars_is_full_stop (chars, length, position));
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
