/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-period-words.h"

#include <glib/gi18n-lib.h>

static char *
dup_year (int year)
{
  g_autofree char *digits = g_strdup_printf ("%d", year);

  /* Translators: a year, such as 2021 */
  return g_strdup_printf (C_ ("year", "%s"), digits);
}

static char *
dup_month (int month)
{
  /* Translators: a year and a month by its number */
  return g_strdup_printf (C_ ("month", "%d-%02d"), month / 12, month % 12 + 1);
}

/* @quarter: from 0. A sentence for each: Chinese writes the number of a quarter as a word. */
static char *
dup_quarter (int quarter, int year)
{
  switch (quarter)
    {
    case 0:
      return g_strdup_printf (_ ("Q1 %d"), year);
    case 1:
      return g_strdup_printf (_ ("Q2 %d"), year);
    case 2:
      return g_strdup_printf (_ ("Q3 %d"), year);
    default:
      return g_strdup_printf (_ ("Q4 %d"), year);
    }
}

/* Up to a year, and in one year */
static char *
dup_months (HeshuPeriod period)
{
  int year = period.start / 12;
  int first = period.start % 12;
  int n = period.end - period.start;

  if (n == 1)
    return dup_month (period.start);
  if (n == 6 && first == 0)
    return g_strdup_printf (_ ("first half of %d"), year);
  if (n == 6 && first == 6)
    return g_strdup_printf (_ ("second half of %d"), year);
  if (n == 3 && first % 3 == 0)
    return dup_quarter (first / 3, year);

  /* Translators: a year, its first month and its last month, by their numbers */
  return g_strdup_printf (_ ("%1$d-%2$02d to %3$02d"), year, first + 1, first + n);
}

char *
heshu_period_dup_words (HeshuPeriod period)
{
  gboolean years = period.start % 12 == 0 && period.end % 12 == 0;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (heshu_period_is_none (period))
    return g_strdup ("");
  if (years && period.end - period.start == 12)
    return dup_year (period.start / 12);
  if (!years && period.start / 12 == (period.end - 1) / 12)
    return dup_months (period);

  from = years ? dup_year (period.start / 12) : dup_month (period.start);
  to = years ? dup_year (period.end / 12 - 1) : dup_month (period.end - 1);

  /* Translators: the first and the last year, or month, of a period */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}
