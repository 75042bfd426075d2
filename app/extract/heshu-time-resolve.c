/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-time-mention-private.h"

static int
year_of (HeshuPeriod period)
{
  return heshu_period_is_none (period) ? 0 : heshu_period_get_year (period);
}

static int
month_number (int index)
{
  return (index % 12) + 1;
}

HeshuPeriod
heshu_time_resolve (const HeshuTimeMention *mention, int printed_year, HeshuPeriod told)
{
  int told_year = year_of (told);
  int year = mention->year;
  int first = mention->first_month;
  int last = mention->last_month;

  if (mention->latest)
    {
      int last_month = told.end - 1;

      /* 本月 is the last of the months told of; of a whole year it is none */
      if (heshu_period_is_none (told) || told.end - told.start >= 12)
        return HESHU_PERIOD_NONE;
      return heshu_period_new_months (last_month / 12, month_number (last_month), month_number (last_month));
    }
  if (year != 0 && mention->last_year > year)
    {
      if (mention->end)
        return heshu_period_new_years (mention->last_year, mention->last_year);
      return heshu_period_new_years (year, mention->last_year);
    }
  if (year == 0 && mention->relative)
    {
      int base = mention->of_last ? told_year : printed_year;

      if (base == 0)
        base = mention->of_last ? printed_year : told_year;
      year = base != 0 ? base + mention->offset : 0;
    }
  if (year == 0)
    year = told_year != 0 ? told_year : printed_year;
  if (year == 0)
    return HESHU_PERIOD_NONE;

  if (mention->same && first == 0 && !heshu_period_is_none (told))
    {
      int length = told.end - told.start;

      if (length <= 12 && told.start / 12 == (told.end - 1) / 12)
        return heshu_period_new_months (year, month_number (told.start), month_number (told.end - 1));
    }
  if (first != 0)
    return heshu_period_new_months (year, first, MAX (first, last));
  if (mention->start)
    return heshu_period_new_months (year, 1, 1);
  /* 年末 alone is the year's own figure, 2022年末 and 截至年底 the state of a moment */
  if (mention->end && (heshu_time_mention_has_year (mention) || mention->role == HESHU_TIME_UNTIL))
    return heshu_period_new_months (year, 12, 12);
  return heshu_period_new_years (year, year);
}
