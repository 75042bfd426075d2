/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of the table of metrics, in order */
typedef enum
{
  HESHU_COLUMN_STATE,
  HESHU_COLUMN_INDICATOR,
  HESHU_COLUMN_VALUE,
  HESHU_COLUMN_QUALIFIER,
  HESHU_COLUMN_UNIT,
  HESHU_COLUMN_MEASURE,
  HESHU_COLUMN_KIND,
  HESHU_COLUMN_AREA,
  HESHU_COLUMN_PERIOD,
  HESHU_COLUMN_AGENCY,
  HESHU_COLUMN_QUOTE,
  HESHU_COLUMN_TAGS,
  HESHU_COLUMN_SOURCE,
  HESHU_N_COLUMNS
} HeshuColumn;

/* (transfer full): makes, fills and empties the cells of a column, whose items are #HeshuMetricRow */
GtkListItemFactory *heshu_metric_cells_new_factory (HeshuColumn column);
/* (transfer full): what stands in the cell, "" for nothing */
char *heshu_metric_cells_dup_text (const HeshuMetric *metric, HeshuColumn column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
