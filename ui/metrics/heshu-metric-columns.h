/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-metric-cells.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * heshu_metric_columns_add:
 * @view: whose items are #HeshuMetricRow
 *
 * Adds the columns of the table of metrics.
 */
void heshu_metric_columns_add (GtkColumnView *view);

/**
 * heshu_metric_columns_fit:
 * @width: of the table, in pixels
 *
 * Shows as many columns as fit; number, qualifier, unit, kind, indicator, district and period always stay.
 * One more each time it is called: a column is some two hundred cells, and all of them at once would be felt.
 *
 * Returns: TRUE where it is to be called again
 */
gboolean heshu_metric_columns_fit (GtkColumnView *view, int width);

gboolean heshu_metric_columns_is_shown (GtkColumnView *view, HeshuColumn column);
/* The title of the column */
const char *heshu_metric_columns_get_name (HeshuColumn column);

/* What a person chose by clicking a title. Returns: FALSE where nothing was clicked yet */
gboolean heshu_metric_columns_get_sort (GtkColumnView *view, HeshuSort *sort, gboolean *descending);
/* Marks the title; HESHU_SORT_PLACE marks none */
void heshu_metric_columns_set_sort (GtkColumnView *view, HeshuSort sort, gboolean descending);
/* The title of the column that sorts so */
const char *heshu_metric_columns_get_title (HeshuSort sort);

/* Puts the titles of columns of numbers over their digits; once the view is in a window */
void heshu_metric_columns_align_titles (GtkColumnView *view);

G_END_DECLS
