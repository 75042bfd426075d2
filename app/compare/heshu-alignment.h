/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

G_BEGIN_DECLS

/* What figures must share to stand on one scale. @unit is folded by heshu_unit_fold(), owned. */
typedef struct
{
  HeshuMeasure measure;
  char *unit;
} HeshuSeries;

/* Full- and half-width forms of a unit are one: ％ and %. (transfer full) */
char *heshu_unit_fold (const char *unit) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_series_choose:
 * @series: (out): what most districts state
 * @by_district: of #GPtrArray of #HeshuMetric, one per district
 *
 * Returns: FALSE where there is no metric at all
 */
gboolean heshu_series_choose (HeshuSeries *series, GPtrArray *by_district, HeshuPeriod asked);
gboolean heshu_series_has (const HeshuSeries *self, const HeshuMetric *metric);
/* Months of the periods that most districts state; 0 where most state none */
int heshu_series_choose_length (const HeshuSeries *series, GPtrArray *by_district);

typedef gboolean (*HeshuWanted) (const HeshuMetric *metric, gpointer data);

/* (transfer none) (nullable): of those @wanted the latest, of these one that was decided, of these the surest
 */
HeshuMetric *heshu_pick_latest (GPtrArray *metrics, HeshuWanted wanted, gpointer data);
/* Whether two figures can both be right: equal, or equal but for rounding and what 余 or 约 leave open */
gboolean heshu_figures_agree (const HeshuMetric *a, const HeshuMetric *b);

G_END_DECLS
