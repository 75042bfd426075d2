/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HeshuPeriod:
 * @start: first month, counted from January of year 0 (year × 12 + month − 1)
 * @end: the month behind the last one
 *
 * The months a figure is about (SDMX TIME_PERIOD); never finer than a month. {0, 0} is unknown. A plain value: equal
 * months are equal periods, however they were written.
 */
typedef struct
{
  int start;
  int end;
} HeshuPeriod;

#define HESHU_PERIOD_NONE ((HeshuPeriod){ 0, 0 })

static inline gboolean
heshu_period_is_none (HeshuPeriod period)
{
  return period.start >= period.end;
}

static inline gboolean
heshu_period_equal (HeshuPeriod a, HeshuPeriod b)
{
  return a.start == b.start && a.end == b.end;
}

static inline gboolean
heshu_period_contains (HeshuPeriod outer, HeshuPeriod inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

HeshuPeriod heshu_period_new_years (int first_year, int last_year);
/* @first_month, @last_month: 1 to 12 */
HeshuPeriod heshu_period_new_months (int year, int first_month, int last_month);

static inline int
heshu_period_get_year (HeshuPeriod period)
{
  return (period.end - 1) / 12;
}

/**
 * heshu_period_parse:
 * @text: ISO 8601 as the spec writes it: `2021`, `2021-06`, `2021-Q1`, `2021-H1`, `2013/2021`, `2021-01/2021-11`
 * @period: (out)
 *
 * Returns: FALSE where @text is none of these (years 1900 to 2199, an end not before its start)
 */
gboolean heshu_period_parse (const char *text, HeshuPeriod *period);

/* Returns: (transfer full): the shortest of the forms above (`2021-Q1` rather than `2021-01/2021-03`); "" for none */
char *heshu_period_format (HeshuPeriod period) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
