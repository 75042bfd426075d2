/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-period.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2199

HeshuPeriod
heshu_period_new_years (int first_year, int last_year)
{
  return (HeshuPeriod){ first_year * 12, (last_year + 1) * 12 };
}

HeshuPeriod
heshu_period_new_months (int year, int first_month, int last_month)
{
  g_return_val_if_fail (1 <= first_month && first_month <= last_month && last_month <= 12, HESHU_PERIOD_NONE);

  return (HeshuPeriod){ year * 12 + first_month - 1, year * 12 + last_month };
}

static gboolean
read_digits (const char **p, guint n, int *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *number = *number * 10 + (**p - '0');
    }

  return TRUE;
}

/* One side of an interval, or the whole: year, year-month, year-quarter, year-half */
static gboolean
read_part (const char **p, HeshuPeriod *period)
{
  int year, index;

  if (!read_digits (p, 4, &year) || year < FIRST_YEAR || year > LAST_YEAR)
    return FALSE;
  if (**p != '-')
    {
      *period = heshu_period_new_years (year, year);
      return TRUE;
    }

  (*p)++;
  if (**p == 'Q' || **p == 'H')
    {
      int months = **p == 'Q' ? 3 : 6;

      (*p)++;
      if (!read_digits (p, 1, &index) || index < 1 || index > 12 / months)
        return FALSE;
      *period = heshu_period_new_months (year, (index - 1) * months + 1, index * months);
      return TRUE;
    }
  if (!read_digits (p, 2, &index) || index < 1 || index > 12)
    return FALSE;
  *period = heshu_period_new_months (year, index, index);

  return TRUE;
}

gboolean
heshu_period_parse (const char *text, HeshuPeriod *period)
{
  const char *p = text;
  HeshuPeriod first, last;

  g_return_val_if_fail (text != NULL && period != NULL, FALSE);

  if (!read_part (&p, &first))
    return FALSE;
  last = first;
  if (*p == '/')
    {
      p++;
      if (!read_part (&p, &last) || last.start < first.start || last.end < first.end)
        return FALSE;
    }
  if (*p != '\0')
    return FALSE;

  *period = (HeshuPeriod){ first.start, last.end };

  return TRUE;
}

char *
heshu_period_format (HeshuPeriod period)
{
  int first_year = period.start / 12;
  int last_year = (period.end - 1) / 12;
  int first_month = period.start % 12 + 1;
  int last_month = (period.end - 1) % 12 + 1;
  int n_months = period.end - period.start;

  if (heshu_period_is_none (period))
    return g_strdup ("");
  if (first_month == 1 && last_month == 12)
    return first_year == last_year ? g_strdup_printf ("%04d", first_year)
                                   : g_strdup_printf ("%04d/%04d", first_year, last_year);
  if (n_months == 1)
    return g_strdup_printf ("%04d-%02d", first_year, first_month);
  if (n_months == 3 && last_month % 3 == 0)
    return g_strdup_printf ("%04d-Q%d", first_year, last_month / 3);
  if (n_months == 6 && last_month % 6 == 0)
    return g_strdup_printf ("%04d-H%d", first_year, last_month / 6);

  return g_strdup_printf ("%04d-%02d/%04d-%02d", first_year, first_month, last_year, last_month);
}
