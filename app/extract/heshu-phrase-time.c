/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-phrase-private.h"

/* Times at the edges of a name that are no mention of one: days without their month, and how long something
 * went on */

/* 20日15时30分, 1日至5日: a time without its month, which is no mention of one. Returns: where it ends */
guint
heshu_phrases_skip_day (const HeshuPhrases *self, guint start, guint end)
{
  const gunichar *chars = self->extraction->chars;
  guint last = start;

  for (guint i = start; i < end;)
    {
      guint digits = i;

      while (digits < end && g_unichar_isdigit (chars[digits]))
        digits++;
      if (digits == i || digits - i > 2 || digits >= end)
        break;
      if (chars[digits] != 0x65E5 && chars[digits] != 0x65F6 && chars[digits] != 0x5206) /* 日 时 分 */
        break;
      if (last == start && chars[digits] == 0x5206)
        break;
      i = last = digits + 1;
      if (i < end && (chars[i] == 0x81F3 || chars[i] == 0x5230)) /* 至 到 */
        i++;
    }
  return last;
}

/* 破案率已连续9年保持: where 连续 begins; the end of @range where nothing such ends it */
guint
heshu_phrases_find_lasting (const HeshuPhrases *self, HeshuRange range)
{
  const gunichar *chars = self->extraction->chars;
  guint i = range.end - 1;

  if (chars[i] != 0x5E74 /* 年 */ && chars[i] != 0x6708 /* 月 */)
    return range.end;
  if (i > range.start && chars[i - 1] == 0x4E2A /* 个 */)
    i--;
  while (i > range.start &&
         (g_unichar_isdigit (chars[i - 1]) || heshu_phrases_is_chinese_digit (chars[i - 1])))
    i--;
  if (i < range.start + 2 || i + 1 >= range.end || chars[i - 2] != 0x8FDE ||
      chars[i - 1] != 0x7EED) /* 连续 */
    return range.end;
  return i - 2;
}

/* Where the time begins that ends @range (水文站20日15时30分); its end where none does */
guint
heshu_phrases_find_day (const HeshuPhrases *self, HeshuRange range)
{
  const gunichar *chars = self->extraction->chars;
  gunichar last = chars[range.end - 1];

  if (last != 0x65E5 && last != 0x65F6 && last != 0x5206) /* 日 时 分 */
    return range.end;
  for (guint i = range.start + 1; i < range.end; i++)
    if (g_unichar_isdigit (chars[i]) && !g_unichar_isdigit (chars[i - 1]) &&
        heshu_phrases_skip_day (self, i, range.end) == range.end)
      return i;
  return range.end;
}
