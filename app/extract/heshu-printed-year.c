/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-time-mention-private.h"

#include "heshu-chars.h"

/* A line that is nothing but when and where a page was printed or signed, in characters */
#define ISSUE_LINE 44
/* A line that carries a document's number */
#define NUMBER_LINE 24

guint
heshu_time_skip_bracket (const gunichar *chars, gsize length, guint position)
{
  gunichar open = position < length ? chars[position] : 0;

  if (open != '(' && open != 0xFF08)
    return position;
  for (guint i = position + 1; i < length && i < position + 6; i++)
    if (chars[i] == ')' || chars[i] == 0xFF09)
      return i + 1;
  return position;
}

/* The line around @position, as far as @reach on either side. Returns: FALSE where it is longer */
static gboolean
find_line (const gunichar *chars, gsize length, guint position, guint reach, HeshuRange *line)
{
  guint start = position, end = position;

  while (start > 0 && !heshu_char_is_line_end (chars[start - 1]))
    if (position - --start > reach)
      return FALSE;
  while (end < length && !heshu_char_is_line_end (chars[end]))
    if (++end - start > reach)
      return FALSE;
  *line = (HeshuRange){ start, end };
  return TRUE;
}

/* 某某县统计局 2024年4月18日, 发布时间：2024-07-15, ——2024年1月9日在…会议上: a line that says nothing else */
static gboolean
stands_alone (const gunichar *chars, gsize length, const HeshuTimeMention *mention)
{
  HeshuRange line;

  if (!find_line (chars, length, mention->range.start, ISSUE_LINE, &line))
    return FALSE;
  for (guint i = line.start; i < line.end; i++)
    if (heshu_chars_end_sentence (chars, length, i) || chars[i] == ',' || chars[i] == 0xFF0C)
      return FALSE;
  return TRUE;
}

/* 2018年8月31日(含)以前, 2020年5月1日起施行: what bounds an age or dates a law does not date the page */
static gboolean
is_aside (const HeshuTermIndex *terms, const HeshuTimeMention *mention)
{
  guint end = mention->range.end;

  if (mention->role == HESHU_TIME_SINCE || mention->role == HESHU_TIME_AGAINST ||
      mention->role == HESHU_TIME_FROM || mention->role == HESHU_TIME_OF)
    return TRUE;
  end = heshu_time_skip_bracket (terms->chars, terms->length, end);
  return heshu_term_index_lookup (terms, HESHU_CATEGORY ("date-aside"), end, terms->length) != NULL;
}

/* 某教字〔2024〕15号 in a line of its own; 0 where there is none */
static int
find_number_year (const gunichar *chars, gsize length)
{
  for (guint i = 0; i + 6 < length; i++)
    {
      HeshuRange line;
      int year = 0;

      if (chars[i] != 0x3014 || chars[i + 5] != 0x3015)
        continue;
      for (guint k = i + 1; k < i + 5; k++)
        year = g_unichar_isdigit (chars[k]) ? year * 10 + g_unichar_digit_value (chars[k]) : -100000;
      if (year >= 1949 && year <= 2099 && find_line (chars, length, i, NUMBER_LINE, &line))
        return year;
    }
  return 0;
}

int
heshu_time_find_printed_year (const HeshuTermIndex *terms, const GArray *mentions)
{
  int in_text = 0;
  int numbered;

  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      if (!mention->day || mention->year == 0 || is_aside (terms, mention))
        continue;
      if (stands_alone (terms->chars, terms->length, mention))
        return mention->year;
      if (in_text == 0)
        in_text = mention->year;
    }
  numbered = find_number_year (terms->chars, terms->length);
  return numbered != 0 ? numbered : in_text;
}

int
heshu_time_find_printed_month (const HeshuTermIndex *terms, const GArray *mentions, int year)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      if (mention->day && mention->year == year && year != 0 && !is_aside (terms, mention) &&
          stands_alone (terms->chars, terms->length, mention))
        return mention->first_month;
    }
  return 0;
}
