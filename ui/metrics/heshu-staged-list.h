/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuStagedList:
 *
 * What a list of metrics holds, told to a view a few rows a frame, and which rows are selected. A list view
 * makes some two hundred rows, with a widget for each cell, as soon as its model has them, and makes them
 * anew for every item that is another; either would be felt as a stall. So each place of this list has one
 * #HeshuMetricRow as long as a view shows it, which is given other metrics when the order changes; and it
 * grows and shrinks in steps as long as it is shorter than what a view makes. Where rows went that are still
 * to be taken off it, it has empty ones. Positions are those of its source.
 *
 * It is its own #GtkSelectionModel, since GTK's makes an item of every row that is selected.
 *
 * Signal `settled`: it is as its source is, in length and order. Also emitted where it never was otherwise.
 */
#define HESHU_TYPE_STAGED_LIST (heshu_staged_list_get_type ())
G_DECLARE_FINAL_TYPE (HeshuStagedList, heshu_staged_list, HESHU, STAGED_LIST, GObject)

/* @source: of #HeshuMetricRow. @clock: (nullable) (transfer none): a widget at each of whose frames a step is
 * taken; while it is not shown nothing grows. It must live as long. */
HeshuStagedList *heshu_staged_list_new (GListModel *source, GtkWidget *clock) G_GNUC_WARN_UNUSED_RESULT;
/* What one frame does. Returns: whether something is left for the next one */
gboolean heshu_staged_list_step (HeshuStagedList *self);
gboolean heshu_staged_list_is_settled (HeshuStagedList *self);

G_END_DECLS
