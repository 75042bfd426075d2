/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-table.h"

G_BEGIN_DECLS

/* One figure; what is NULL is not set (measure: ratio, kind: actual, qualifier: exact). Ends with one without
 * report. */
typedef struct
{
  const char *report;
  const char *area;
  const char *area_id;
  const char *period;
  const char *value;
  const char *unit;
  const char *kind;
  const char *measure;
  const char *qualifier;
  const char *indicator; /* NULL: 家庭医生签约率 */
  gboolean rejected;
  gboolean confirmed;
} FixtureMetric;

/* One report with one article. Ends with one without id. */
typedef struct
{
  const char *id;
  const char *area;
  const char *area_id;
  const char *period;
  gboolean sample;
} FixtureReport;

GPtrArray *fixture_metrics_new (const FixtureMetric *metrics);
GPtrArray *fixture_reports_new (const FixtureReport *reports);
/* @areas: NULL or names joined by spaces; @period: NULL or as heshu_period_format() */
HeshuTable *fixture_compare (const char *areas,
                             const char *period,
                             const FixtureMetric *metrics,
                             const FixtureReport *reports,
                             GError **error);
/* `惠济区 2020 59.36 none|管城回族区  - not_mentioned`: area, period, value, reason of each row */
char *fixture_print (const HeshuTable *table);

G_END_DECLS
