/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Classes of characters as page repair needs them. All of single code points. */

/* spaces of every width, tabs, invisible marks; no line end */
static inline gboolean
heshu_char_is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F) ||
         c == 0x202F || c == 0x205F;
}

/* LF, CR, form feed, the Unicode separators */
static inline gboolean
heshu_char_is_line_end (gunichar c)
{
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Chinese characters, numerals included */
static inline gboolean
heshu_char_is_han (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         c == 0x3007;
}

/* 。!?…; no colon, no semicolon */
static inline gboolean
heshu_char_is_sentence_end (gunichar c)
{
  switch (c)
    {
    case 0x3002: /* 。 */
    case '!':
    case 0xFF01:
    case '?':
    case 0xFF1F:
    case 0x2026: /* … */
    case 0xFF61:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether 。 stands at @position of @chars, or a half-width full stop that does its work
 * (`看上了好医生.全年投入…`): not that of 3.18, 1.抓机械 or www.gov.cn */
gboolean heshu_chars_is_full_stop (const gunichar *chars, gsize length, gsize position);
/* Whether a sentence ends at @position: with any of 。!?… or such a full stop */
gboolean heshu_chars_end_sentence (const gunichar *chars, gsize length, gsize position);

/* ,、;: within a sentence */
static inline gboolean
heshu_char_is_pause (gunichar c)
{
  return c == ',' || c == 0xFF0C || c == 0x3001 || c == ';' || c == 0xFF1B || c == ':' || c == 0xFF1A;
}

/* Quotation marks and brackets that close: ”’」』》〉)）]】〕 */
static inline gboolean
heshu_char_is_closing (gunichar c)
{
  switch (c)
    {
    case 0x201D:
    case 0x2019:
    case 0x300D:
    case 0x300F:
    case 0x300B:
    case 0x3009:
    case ')':
    case 0xFF09:
    case ']':
    case 0x3011:
    case 0x3015:
      return TRUE;
    default:
      return FALSE;
    }
}

/* and those that open: “‘「『《〈(（[【〔 */
static inline gboolean
heshu_char_is_opening (gunichar c)
{
  switch (c)
    {
    case 0x201C:
    case 0x2018:
    case 0x300C:
    case 0x300E:
    case 0x300A:
    case 0x3008:
    case '(':
    case 0xFF08:
    case '[':
    case 0x3010:
    case 0x3014:
      return TRUE;
    default:
      return FALSE;
    }
}

/* ASCII and full-width */
static inline gboolean
heshu_char_is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

gboolean heshu_char_is_letter_or_digit (gunichar c); /* ASCII */
gboolean heshu_char_is_chinese_digit (gunichar c);   /* 一 to 十 */

/* Width in half columns: 2 for a Chinese character, 1 for an ASCII one */
guint heshu_char_width (gunichar c);

G_END_DECLS
