/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuChartView:
 *
 * A chart as it will be printed: on its own paper, also in the dark, scaled down to the room there is, but
 * not so far that its names cannot be read: then it is higher than its room and is scrolled. A screen reader
 * hears its description.
 *
 * Properties: `scale` double, read-only: 1 is the size it is exported in
 * Signals: `picked` (string metric_id): a mark was clicked
 */
#define HESHU_TYPE_CHART_VIEW (heshu_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (HeshuChartView, heshu_chart_view, HESHU, CHART_VIEW, GtkDrawingArea)

/* @scene: (nullable) */
void heshu_chart_view_set_scene (HeshuChartView *self, HeshuScene *scene, const char *title);
/* @scrolling: of what it is scrolled in, upwards and downwards */
void heshu_chart_view_set_scrolling (HeshuChartView *self, GtkAdjustment *scrolling);
/* @metric_id: (nullable): whose marks are lit */
void heshu_chart_view_set_lit (HeshuChartView *self, const char *metric_id);
double heshu_chart_view_get_scale (HeshuChartView *self);

G_END_DECLS
