/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-table.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HeshuCompareRow:
 *
 * A figure of the table beside the chart, with its cells as they are read. Made in a worker, immutable from
 * then on.
 */
#define HESHU_TYPE_COMPARE_ROW (heshu_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (HeshuCompareRow, heshu_compare_row, HESHU, COMPARE_ROW, GObject)

struct _HeshuCompareRow
{
  GObject parent_instance;

  char *area;
  char *key;       /* the district's code, its name where it has none */
  char *metric_id; /* (nullable): there is no figure */
  char *report_id; /* (nullable) */
  char *value;     /* exact, as precise as the page has it; what is missing in words where there is none */
  char *qualifier; /* as the page prints it; "" */
  char *unit;
  char *period;
  char *quote;    /* the words around the figure; "" */
  char *sentence; /* the whole sentence; "" */
  char *remark;   /* why it is not drawn, or what else is to be known; "" */
  HeshuState state;
  gboolean has_figure;
  gboolean drawn;    /* it stands in the chart */
  gboolean left_out; /* its district was taken out of the chart by a person */
};

/* The rows of a table: each district's figure, its target below it. @chart: (nullable): what is drawn; a
 * district of @table that it has not was taken out by a person. @all_left_out: all of them were.
 * @sentence_of: asked for the sentence of a metric and where it stands; (transfer full) (nullable). Returns:
 * (transfer full): of #HeshuCompareRow */
typedef char *(*HeshuSentenceOf) (gpointer data, const char *metric_id, HeshuSpan *span);
GPtrArray *heshu_compare_row_list (const HeshuTable *table,
                                   const HeshuTable *chart,
                                   gboolean all_left_out,
                                   HeshuSentenceOf sentence_of,
                                   gpointer data) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none) all */
const char *heshu_compare_row_get_area_key (const HeshuTableRow *row);
const char *heshu_compare_state_word (HeshuState state);
const char *heshu_compare_state_icon (HeshuState state);
const char *heshu_compare_state_class (HeshuState state);

G_END_DECLS
