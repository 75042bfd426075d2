/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-metric-row.h"

G_BEGIN_DECLS

/**
 * HeshuMetricList:
 *
 * The answer to a query as a #GListModel of #HeshuMetricRow, for a million rows as for ten. It keeps a number
 * for each metric, in order; a row is made when it is asked for and filled a moment later, both read in a
 * worker. As long as anybody holds a row, the same metric is the same row, also when it moves. Main thread
 * only: that of the context it was made in.
 *
 * Property `loading` (boolean, notifies): the order is being asked for.
 * Signals: `loaded`: the list is what the desk answered last. `failed` (GError): it stays as it was.
 */
#define HESHU_TYPE_METRIC_LIST (heshu_metric_list_get_type ())
G_DECLARE_FINAL_TYPE (HeshuMetricList, heshu_metric_list, HESHU, METRIC_LIST, GObject)

/* Empty until heshu_metric_list_set_query() */
HeshuMetricList *heshu_metric_list_new (HeshuDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

/* Asks anew; what an older query still answers is dropped. The rows of before stay until the answer is there;
 * the beginning of a long one is told before the rest is known. */
void heshu_metric_list_set_query (HeshuMetricList *self, const HeshuMetricQuery *query);
/* (nullable) (transfer none) */
const HeshuMetricQuery *heshu_metric_list_get_query (HeshuMetricList *self);
/* Asks the same again, because the desk changed. Only what differs is told by `items-changed`; rows that are
 * held get their new revisions. */
void heshu_metric_list_refresh (HeshuMetricList *self);
gboolean heshu_metric_list_get_loading (HeshuMetricList *self);

/* For heshu_desk_list_metrics_by_keys(), without making a row. @position must lie in the list. */
guint64 heshu_metric_list_get_key (HeshuMetricList *self, guint position);

G_END_DECLS
