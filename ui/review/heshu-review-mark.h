/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a place in the text is shown */
typedef enum
{
  HESHU_MARK_PROPOSED = HESHU_STATE_PROPOSED,
  HESHU_MARK_CONFIRMED = HESHU_STATE_CONFIRMED,
  HESHU_MARK_CORRECTED = HESHU_STATE_CORRECTED,
  HESHU_MARK_REJECTED = HESHU_STATE_REJECTED,
  HESHU_MARK_SELECTED,
  HESHU_MARK_EVIDENCE,
} HeshuMarkKind;

/* The tint or frame below @box, which holds the characters of one line of text. @widget gives the colours. */
void heshu_mark_snapshot_tint (GtkWidget *widget,
                               GtkSnapshot *snapshot,
                               HeshuMarkKind kind,
                               const graphene_rect_t *box);
/* The line by measure (level single, ratio double, change arrow, rank dotted) along the lower edge of @box;
 * @last: the figure ends in this box */
void heshu_mark_snapshot_line (GtkWidget *widget,
                               GtkSnapshot *snapshot,
                               HeshuMarkKind kind,
                               HeshuMeasure measure,
                               gboolean last,
                               const graphene_rect_t *box);

/**
 * HeshuMarkSample: a short piece of the line of a measure, or of the evidence's frame, for the legend
 */
#define HESHU_TYPE_MARK_SAMPLE (heshu_mark_sample_get_type ())
G_DECLARE_FINAL_TYPE (HeshuMarkSample, heshu_mark_sample, HESHU, MARK_SAMPLE, GtkWidget)
GtkWidget *heshu_mark_sample_new (HeshuMarkKind kind, HeshuMeasure measure);

G_END_DECLS
