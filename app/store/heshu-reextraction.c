/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reextraction-private.h"

const char *
heshu_reextraction_kind_get_word (HeshuReextractionKind kind)
{
  static const char *const words[HESHU_N_REEXTRACTIONS] = {
    [HESHU_REEXTRACTION_ADDED] = "added",
    [HESHU_REEXTRACTION_CHANGED] = "changed",
    [HESHU_REEXTRACTION_KEPT] = "kept",
    [HESHU_REEXTRACTION_GONE] = "gone",
  };

  g_return_val_if_fail ((guint) kind < HESHU_N_REEXTRACTIONS, NULL);

  return words[kind];
}

static void
change_free (gpointer data)
{
  HeshuReextractionChange *change = data;

  g_clear_pointer (&change->before, heshu_metric_unref);
  g_clear_pointer (&change->after, heshu_metric_unref);
  g_free (change);
}

void
heshu_reextraction_free (HeshuReextraction *self)
{
  if (self == NULL)
    return;
  g_free (self->report_id);
  g_free (self->name);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

HeshuNewExtraction *
heshu_new_extraction_new (const char *report_id, GPtrArray *articles, GPtrArray *metrics)
{
  HeshuNewExtraction *self = g_new0 (HeshuNewExtraction, 1);

  self->report_id = g_strdup (report_id);
  self->articles = g_ptr_array_ref (articles);
  self->metrics = g_ptr_array_ref (metrics);

  return self;
}

void
heshu_new_extraction_free (HeshuNewExtraction *self)
{
  if (self == NULL)
    return;
  g_free (self->report_id);
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->metrics);
  g_free (self);
}

/* --- what a merge does ------------------------------------------------------------------------------------
 */

static void
add_change (HeshuReextraction *self,
            HeshuReextractionKind kind,
            const HeshuMetric *before,
            const HeshuMetric *after)
{
  HeshuReextractionChange *change = g_new0 (HeshuReextractionChange, 1);

  change->kind = kind;
  change->before = before != NULL ? heshu_metric_ref ((HeshuMetric *) before) : NULL;
  change->after = after != NULL ? heshu_metric_ref ((HeshuMetric *) after) : NULL;
  g_ptr_array_add (self->changes, change);
  self->counts[kind]++;
}

static gboolean
says_more_beside (const HeshuMetric *before, const HeshuMetric *after)
{
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      const char *proposal = heshu_metric_get_proposal (after, (HeshuField) i);

      if (proposal != NULL && g_strcmp0 (proposal, heshu_metric_get_proposal (before, (HeshuField) i)) != 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
says_otherwise (const HeshuMetric *before, const HeshuMetric *after)
{
  if (!heshu_span_equal (heshu_metric_get_span (before), heshu_metric_get_span (after)) ||
      heshu_metric_get_found (before) != heshu_metric_get_found (after))
    return TRUE;
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      if (g_strcmp0 (heshu_metric_get (before, (HeshuField) i), heshu_metric_get (after, (HeshuField) i)) !=
          0)
        return TRUE;
    }

  return FALSE;
}

static void
compare_matched (HeshuReextraction *self, const HeshuReadItem *old, const HeshuMetric *new)
{
  g_autoptr (HeshuMetric) merged = heshu_read_merge (old->metric, new, TRUE);

  if (heshu_read_says_the_same (old->metric, merged))
    return;
  self->is_same = FALSE;
  if (old->is_removed)
    return;
  if (says_more_beside (old->metric, merged))
    add_change (self, HESHU_REEXTRACTION_KEPT, old->metric, merged);
  else if (says_otherwise (old->metric, merged))
    add_change (self, HESHU_REEXTRACTION_CHANGED, old->metric, merged);
}

static HeshuMetric *
dup_lost (const HeshuMetric *metric)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (metric);

  heshu_metric_builder_set_found (builder, FALSE);

  return heshu_metric_builder_end (builder);
}

static void
compare_unmatched (HeshuReextraction *self, const HeshuReadItem *old)
{
  g_autoptr (HeshuMetric) lost = NULL;

  if (!heshu_read_item_is_decided (old))
    {
      self->is_same = FALSE;
      add_change (self, HESHU_REEXTRACTION_GONE, old->metric, NULL);
      return;
    }
  if (old->is_by_hand || !heshu_metric_get_found (old->metric))
    return;
  self->is_same = FALSE;
  if (old->is_removed)
    return;
  lost = dup_lost (old->metric);
  add_change (self, HESHU_REEXTRACTION_KEPT, old->metric, lost);
}

HeshuReextraction *
heshu_reextraction_compare (const char *report_id, const char *name, GArray *old, GArray *new)
{
  HeshuReextraction *self = g_new0 (HeshuReextraction, 1);

  self->report_id = g_strdup (report_id);
  self->name = g_strdup (name);
  self->changes = g_ptr_array_new_with_free_func (change_free);
  self->is_same = TRUE;
  heshu_read_items_match (old, new);
  for (guint i = 0; i < old->len; i++)
    {
      const HeshuReadItem *item = &g_array_index (old, HeshuReadItem, i);

      if (item->match != HESHU_UNMATCHED)
        compare_matched (self, item, g_array_index (new, HeshuReadItem, item->match).metric);
      else
        compare_unmatched (self, item);
    }
  for (guint j = 0; j < new->len; j++)
    {
      const HeshuReadItem *item = &g_array_index (new, HeshuReadItem, j);

      if (item->match != HESHU_UNMATCHED)
        continue;
      self->is_same = FALSE;
      add_change (self, HESHU_REEXTRACTION_ADDED, NULL, item->metric);
    }

  return self;
}
