/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-layout.h"

#include "heshu-chars.h"

#define MAX_SECTION_HEAD 36
#define MIN_SECTION_HEAD 3
/* `三、监管` */
#define MIN_NUMBERED_HEAD 2

gboolean
heshu_layout_is_arrow (gunichar c)
{
  return (c >= 0x2190 && c <= 0x21FF) || (c >= 0x25B2 && c <= 0x25B5) || (c >= 0x25BC && c <= 0x25BF);
}

static gboolean
is_section_mark (gunichar c)
{
  /* ★ ☆ ▶ ► ◆ ◇ ● ◎ ■ □ ❖ ✦ ▌ ▍ ▎; ▲ and ▼ point at a picture */
  if (heshu_layout_is_arrow (c))
    return FALSE;
  return c == 0x2605 || c == 0x2606 || (c >= 0x2580 && c <= 0x25FF) || c == 0x2756 || c == 0x2726;
}

guint
heshu_layout_skip_numeral (const gunichar *chars, guint start, guint end)
{
  guint i = start;
  gboolean bracket = i < end && (chars[i] == '(' || chars[i] == 0xFF08);
  gboolean ordinal = i < end && chars[i] == 0x7B2C; /* 第 */
  guint digits;

  i += bracket || ordinal;
  digits = i;
  while (i < end && i < digits + 3 && heshu_char_is_chinese_digit (chars[i]))
    i++;
  if (i == digits || i >= end)
    return start;
  if (bracket)
    return chars[i] == ')' || chars[i] == 0xFF09 ? i + 1 : start;
  if (ordinal)
    return chars[i] == 0x7AE0 || chars[i] == 0x8282 || chars[i] == 0x90E8 /* 章 节 部 */ ? i + 1 : start;
  /* `一、二、三产业` counts, it does not number */
  if (i + 2 < end && heshu_char_is_chinese_digit (chars[i + 1]) && chars[i + 2] == 0x3001)
    return start;
  return chars[i] == 0x3001 ? i + 1 : start;
}

static gboolean
is_short_line (const gunichar *chars, guint start, guint end, guint least)
{
  gunichar last;

  while (end > start && is_section_mark (chars[end - 1]))
    end--;
  if (end - start < least || end - start > MAX_SECTION_HEAD)
    return FALSE;
  last = chars[end - 1];
  if (heshu_char_is_pause (last))
    return FALSE;
  for (guint i = start; i + 1 < end; i++)
    if (heshu_chars_is_full_stop (chars, end, i) || heshu_char_is_line_end (chars[i]))
      return FALSE;
  return !heshu_chars_is_full_stop (chars, end, end - 1);
}

static gboolean
is_one_short_line (const gunichar *chars, guint start, guint end)
{
  return is_short_line (chars, start, end, MIN_SECTION_HEAD);
}

gboolean
heshu_layout_is_star_head (const gunichar *chars, const HeshuPiece *piece)
{
  guint start = piece->text_start, end = piece->span.end;

  return is_section_mark (chars[start]) && !is_section_mark (chars[end - 1]) &&
         is_one_short_line (chars, start + 1, end);
}

gboolean
heshu_layout_is_marked_section (const gunichar *chars, const HeshuPiece *piece)
{
  guint start = piece->text_start, end = piece->span.end;
  guint text;

  if (is_section_mark (chars[start]))
    return is_one_short_line (chars, start + 1, end);
  text = heshu_layout_skip_numeral (chars, start, end);
  return text > start && is_short_line (chars, text, end, MIN_NUMBERED_HEAD);
}

/* `监督电话:0371-66290123` is no heading */
static gboolean
has_long_number (const gunichar *chars, guint start, guint end)
{
  guint digits = 0;

  for (guint i = start; i < end; i++)
    {
      digits = heshu_char_is_digit (chars[i]) ? digits + 1 : chars[i] == '-' ? digits : 0;
      if (digits >= 5)
        return TRUE;
    }
  return FALSE;
}

/* `抓住“关键` is the beginning of a sentence */
static gboolean
is_balanced (const gunichar *chars, guint start, guint end)
{
  gint depth = 0;

  for (guint i = start; i < end; i++)
    depth += heshu_char_is_opening (chars[i]) ? 1 : heshu_char_is_closing (chars[i]) ? -1 : 0;
  return depth == 0;
}

gboolean
heshu_piece_is_section_head (const HeshuDocument *document, const HeshuPiece *piece)
{
  const gunichar *chars = heshu_text_get_chars (document->text);
  guint start = piece->text_start, end = piece->span.end;

  if (heshu_layout_is_marked_section (chars, piece))
    return TRUE;
  return document->blocks == NULL && piece->group_start && is_one_short_line (chars, start, end) &&
         !heshu_chars_end_sentence (chars, end, end - 1) && !heshu_char_is_opening (chars[start]) &&
         heshu_char_is_han (chars[start]) && !has_long_number (chars, start, end) &&
         is_balanced (chars, start, end);
}
