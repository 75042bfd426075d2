/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HeshuMetricRow:
 *
 * A place in a list of metrics. It is there before its metric is: `metric` (#HeshuMetric, nullable) notifies
 * when it arrives and whenever a new revision takes its place. Main thread only.
 */
#define HESHU_TYPE_METRIC_ROW (heshu_metric_row_get_type ())
G_DECLARE_FINAL_TYPE (HeshuMetricRow, heshu_metric_row, HESHU, METRIC_ROW, GObject)

/* @key: of heshu_desk_list_metric_keys() */
HeshuMetricRow *heshu_metric_row_new (guint64 key) G_GNUC_WARN_UNUSED_RESULT;
guint64 heshu_metric_row_get_key (HeshuMetricRow *self);
/* (nullable) (transfer none): %NULL until it is read, and where it is gone from the desk */
HeshuMetric *heshu_metric_row_get_metric (HeshuMetricRow *self);
/* @metric: (nullable). The same revision again is no change and notifies nobody. */
void heshu_metric_row_set_metric (HeshuMetricRow *self, HeshuMetric *metric);

G_END_DECLS
