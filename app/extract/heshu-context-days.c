/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-context-private.h"

#include "heshu-chars.h"

/* How many years back a year is history, and no longer what an article reports */
#define HISTORIC_YEARS 5
/* How many mentions make a later year the article's */
#define SUPPORT 2

gboolean
heshu_context_is_historic (const GArray *mentions, int year, int printed_year)
{
  guint support = 0;

  if (year == 0)
    return FALSE;
  if (printed_year != 0)
    return ABS (printed_year - year) >= HISTORIC_YEARS;
  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      if (mention->role == HESHU_TIME_PLAIN && !mention->due && mention->last_year == mention->year &&
          mention->year - year >= HISTORIC_YEARS)
        support++;
    }
  return support >= SUPPORT;
}

static void
set_months (HeshuContext *self, int year, int first, int last, guint start, guint end)
{
  g_autofree char *text = heshu_period_format (heshu_period_new_months (year, first, last));

  heshu_article_set (self->article, HESHU_ARTICLE_PERIOD, text,
                     heshu_reading_get_span (self->reading, start, end));
}

/* Whether a number stands before @position in its line: what it counts is not of the days that follow */
static gboolean
counts_before (const HeshuContext *self, guint position)
{
  for (guint i = position; i > 0 && !heshu_char_is_line_end (self->chars[i - 1]); i--)
    if (g_unichar_isdigit (self->chars[i - 1]))
      return TRUE;
  return FALSE;
}

/* The days by which the lead dates what follows. (nullable): also where it names months or 今年 before */
static const HeshuTimeMention *
find_days (const HeshuContext *self, const GArray *mentions, int year, guint lead_end)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      if (mention->range.start >= lead_end)
        break;
      if (mention->role == HESHU_TIME_AGAINST || mention->role == HESHU_TIME_OF)
        continue;
      if (mention->days)
        return (mention->year == 0 || mention->year == year) && !counts_before (self, mention->range.start)
                   ? mention
                   : NULL;
      if (mention->day && mention->onward)
        return mention->year == 0 || mention->year == year ? mention : NULL;
      if (!mention->day && (mention->first_month != 0 || mention->relative))
        return NULL;
    }
  return NULL;
}

/* 7月1日8时以来: up to the month the page was written in, @month. 0 where that is not known */
static int
find_last_month_of (const HeshuTimeMention *days, int month)
{
  if (!days->onward)
    return days->last_month;
  return month >= days->first_month ? month : 0;
}

/* Where a day without its month and with its hour stands in @range: 17日20时, 20日18时30分; its end, 0 none
 */
static guint
find_bare_day (const HeshuContext *self, HeshuRange range, guint *start)
{
  for (guint i = range.start; i < range.end; i++)
    {
      guint end = i;
      guint n_digits = 0;

      if (!g_unichar_isdigit (self->chars[i]))
        continue;
      while (end < range.end && g_unichar_isdigit (self->chars[end]))
        end++;
      *start = i;
      i = end;
      if (end - *start > 2 || end >= range.end || self->chars[end] != 0x65E5 || /* 日 */
          (*start > 0 && self->chars[*start - 1] == 0x6708))                    /* 月 */
        continue;
      for (end++; end < range.end && g_unichar_isdigit (self->chars[end]); end++)
        n_digits++;
      if (n_digits > 0 && n_digits < 3 && end < range.end && self->chars[end] == 0x65F6) /* 时 */
        return end + 1;
    }
  return 0;
}

void
heshu_context_narrow_to_days (HeshuContext *self, const GArray *mentions, int printed_year, guint lead_end)
{
  const char *told = heshu_article_get (self->article, HESHU_ARTICLE_PERIOD);
  const HeshuTimeMention *days;
  HeshuPeriod period;
  guint start, end;
  int year, month, last;

  if (told == NULL || !heshu_period_parse (told, &period) || period.end - period.start != 12)
    return;
  year = heshu_period_get_year (period);
  month = heshu_time_find_printed_month (self->terms, mentions, year);
  days = find_days (self, mentions, year, lead_end);
  if (days != NULL && (last = find_last_month_of (days, month)) != 0)
    {
      HeshuSpan span = heshu_reading_get_span (self->reading, days->range.start, days->range.end);

      /* A year that is first named behind the days is another one's */
      if (days->year == 0 && printed_year != 0 &&
          span.start < self->article->field_spans[HESHU_ARTICLE_PERIOD].start)
        year = printed_year;
      set_months (self, year, days->first_month, last, days->range.start, days->range.end);
      return;
    }
  if (year != printed_year)
    return;
  end = month != 0 ? find_bare_day (self, (HeshuRange){ 0, lead_end }, &start) : 0;
  if (end != 0)
    set_months (self, year, month, month, start, end);
}
