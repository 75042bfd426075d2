/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-review-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HeshuReviewList:
 *
 * The metrics of a report below the headlines of their articles, with search and the filter *To Review*.
 *
 * Signals: `metric-activated` (uint index among the data's metrics): a row was chosen
 */
#define HESHU_TYPE_REVIEW_LIST (heshu_review_list_get_type ())
G_DECLARE_FINAL_TYPE (HeshuReviewList, heshu_review_list, HESHU, REVIEW_LIST, AdwBin)

/* @data: (nullable) */
void heshu_review_list_set_data (HeshuReviewList *self, HeshuReviewData *data);
/* @index: G_MAXUINT for none */
void heshu_review_list_select (HeshuReviewList *self, guint index);
void heshu_review_list_start_search (HeshuReviewList *self);

G_END_DECLS
