/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-compare-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuCompareTable:
 *
 * The data of the chart as a table, each row with the reason why it is not drawn.
 *
 * Signals: `selected`: another row, or none
 * `opened`: Enter or a double click on the selected row
 * `toggled`: Space on it
 */
#define HESHU_TYPE_COMPARE_TABLE (heshu_compare_table_get_type ())
G_DECLARE_FINAL_TYPE (HeshuCompareTable, heshu_compare_table, HESHU, COMPARE_TABLE, GtkWidget)

/* @rows: of #HeshuCompareRow; the row of the same metric or district stays selected */
void heshu_compare_table_set_rows (HeshuCompareTable *self, GPtrArray *rows);
/* (nullable) (transfer none) */
HeshuCompareRow *heshu_compare_table_get_selected (HeshuCompareTable *self);
void heshu_compare_table_select_metric (HeshuCompareTable *self, const char *metric_id);
/* Without the sentence, which Enter opens: the reasons need its room */
void heshu_compare_table_set_narrow (HeshuCompareTable *self, gboolean narrow);

G_END_DECLS
