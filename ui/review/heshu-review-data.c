/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-data.h"

typedef struct
{
  guint start;
  HeshuMetric *metric;
} Placed;

HeshuReviewWish *
heshu_review_wish_new (const char *report_id, gboolean as_stored)
{
  HeshuReviewWish *self = g_new0 (HeshuReviewWish, 1);

  self->report_id = g_strdup (report_id);
  self->as_stored = as_stored;

  return self;
}

void
heshu_review_wish_free (HeshuReviewWish *self)
{
  g_free (self->report_id);
  g_free (self);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Placed *first = a;
  const Placed *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* The desk lists by offset; the eye goes by the repaired order. What the view does not show comes last. */
static void
order_metrics (HeshuReviewData *self, GPtrArray *found)
{
  g_autoptr (GArray) placed = g_array_sized_new (FALSE, FALSE, sizeof (Placed), found->len);

  for (guint i = 0; i < found->len; i++)
    {
      Placed place = { G_MAXUINT, g_ptr_array_index (found, i) };
      guint end;

      heshu_review_text_find (self->text, heshu_metric_get_span (place.metric), &place.start, &end);
      g_array_append_val (placed, place);
    }
  g_array_sort (placed, compare_places);
  for (guint i = 0; i < placed->len; i++)
    {
      HeshuMetric *metric = heshu_metric_ref (g_array_index (placed, Placed, i).metric);

      g_ptr_array_add (self->metrics, metric);
      g_hash_table_insert (self->by_id, (gpointer) heshu_metric_get_id (metric), GUINT_TO_POINTER (i + 1));
      self->n_reviewed += heshu_metric_get_state (metric) != HESHU_STATE_PROPOSED;
    }
}

gpointer
heshu_review_data_load (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  HeshuReviewWish *wish = data;
  HeshuMetricQuery query = { .report_id = wish->report_id, .sort = HESHU_SORT_PLACE };
  g_autoptr (HeshuReport) report = heshu_desk_get_report (desk, wish->report_id, error);
  g_autoptr (GPtrArray) found = NULL;
  HeshuReviewData *self;

  if (report == NULL)
    return NULL;
  found = heshu_desk_list_metrics (desk, &query, NULL, 0, NULL, cancellable, error);
  if (found == NULL)
    return NULL;

  self = g_new0 (HeshuReviewData, 1);
  self->ref_count = 1;
  self->text = heshu_review_text_new (report, wish->as_stored);
  self->report = g_steal_pointer (&report);
  self->metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->as_stored = wish->as_stored;
  order_metrics (self, found);

  return self;
}

HeshuReviewData *
heshu_review_data_ref (HeshuReviewData *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

void
heshu_review_data_unref (HeshuReviewData *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->metrics);
  heshu_review_text_unref (self->text);
  heshu_report_unref (self->report);
  g_free (self);
}

HeshuMetric *
heshu_review_data_get_metric (const HeshuReviewData *self, guint index)
{
  return index < self->metrics->len ? g_ptr_array_index (self->metrics, index) : NULL;
}

gboolean
heshu_review_data_find (const HeshuReviewData *self, const char *id, guint *index)
{
  guint found = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) : 0;

  if (found > 0)
    *index = found - 1;

  return found > 0;
}

char *
heshu_review_data_dup_quote (const HeshuReviewData *self, HeshuSpan span)
{
  const HeshuText *text = self->report->document->text;

  if (heshu_span_is_none (span) || span.end > heshu_text_get_length (text))
    return g_strdup ("");

  return heshu_text_dup_span (text, span);
}
