/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-review-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuReviewView:
 *
 * The text of a report with its figures marked. Text tags carry ink only; tints, lines and frames are painted
 * below the text, so that no offset ever shifts. All spans are offsets in the stored text.
 *
 * Signals: `metric-activated` (uint index among the data's metrics): a figure was clicked
 */
#define HESHU_TYPE_REVIEW_VIEW (heshu_review_view_get_type ())
G_DECLARE_FINAL_TYPE (HeshuReviewView, heshu_review_view, HESHU, REVIEW_VIEW, GtkTextView)

/* @data: (nullable): the same text with other metrics keeps place and selection */
void heshu_review_view_set_data (HeshuReviewView *self, HeshuReviewData *data);
/* @index: G_MAXUINT for none. @scroll: also brings it into view */
void heshu_review_view_select (HeshuReviewView *self, guint index, gboolean scroll);
/* @spans: (nullable): of HeshuSpan: what is lit as evidence; @scroll: brings the first of it into view */
void heshu_review_view_light (HeshuReviewView *self, const GArray *spans, gboolean scroll);
/* The stored span of what is selected; HESHU_SPAN_NONE where nothing is or it is not contiguous in the text
 */
HeshuSpan heshu_review_view_get_selection (HeshuReviewView *self);
/* The metric at the caret or in the selection; FALSE where there is none */
gboolean heshu_review_view_find_marked (HeshuReviewView *self, HeshuSpan span, guint *index);

G_END_DECLS
