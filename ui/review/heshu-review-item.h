/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HeshuReviewItem:
 *
 * A row of the metric list: a metric, or the heading of the article whose metrics follow. It stays the same
 * object while its metric is confirmed or corrected, so that the list keeps its place and its focus.
 *
 * Signals: `changed`
 */
#define HESHU_TYPE_REVIEW_ITEM (heshu_review_item_get_type ())
G_DECLARE_FINAL_TYPE (HeshuReviewItem, heshu_review_item, HESHU, REVIEW_ITEM, GObject)

/* @metric: (nullable): %NULL makes a heading of @title; @title: (nullable) */
HeshuReviewItem *heshu_review_item_new (HeshuMetric *metric, guint index, const char *title);
/* Takes over what @other says. Returns: FALSE where it is about another metric or article */
gboolean heshu_review_item_update (HeshuReviewItem *self, HeshuReviewItem *other);
void heshu_review_item_set_counts (HeshuReviewItem *self, guint n_reviewed, guint n_metrics);

/* (nullable) (transfer none): %NULL for a heading */
HeshuMetric *heshu_review_item_get_metric (HeshuReviewItem *self);
/* Of the metric among the report's; of a heading that of its article */
guint heshu_review_item_get_index (HeshuReviewItem *self);
const char *heshu_review_item_get_title (HeshuReviewItem *self); /* (nullable): of a heading */
guint heshu_review_item_get_n_reviewed (HeshuReviewItem *self);
guint heshu_review_item_get_n_metrics (HeshuReviewItem *self);
/* Whether the search and the filter let it through */
void heshu_review_item_set_shown (HeshuReviewItem *self, gboolean shown);
gboolean heshu_review_item_get_shown (HeshuReviewItem *self);

G_END_DECLS
