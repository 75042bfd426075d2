/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-review-text.h"

G_BEGIN_DECLS

/**
 * HeshuReviewData:
 *
 * One report as the Review page has it in hand, read in one go in a worker; never changed afterwards.
 * Reference-counted.
 */
typedef struct
{
  int ref_count;
  HeshuReport *report;
  HeshuReviewText *text;
  GPtrArray *metrics; /* of HeshuMetric, in the order of the view */
  GHashTable *by_id;  /* id to index + 1 */
  guint n_reviewed;   /* that are decided or corrected */
  gboolean as_stored;
} HeshuReviewData;

typedef struct
{
  char *report_id;
  gboolean as_stored;
} HeshuReviewWish;

HeshuReviewWish *heshu_review_wish_new (const char *report_id, gboolean as_stored);
void heshu_review_wish_free (HeshuReviewWish *self);

/* A HeshuWork: @data is a #HeshuReviewWish; the result a #HeshuReviewData */
gpointer heshu_review_data_load (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error);
HeshuReviewData *heshu_review_data_ref (HeshuReviewData *self);
void heshu_review_data_unref (HeshuReviewData *self);

/* (transfer none) (nullable) */
HeshuMetric *heshu_review_data_get_metric (const HeshuReviewData *self, guint index);
/* Returns: FALSE where no metric has this id. @id: (nullable) */
gboolean heshu_review_data_find (const HeshuReviewData *self, const char *id, guint *index);
/* (transfer full): what stands at @span; "" for none */
char *heshu_review_data_dup_quote (const HeshuReviewData *self, HeshuSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuReviewData, heshu_review_data_unref)

G_END_DECLS
