/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-bulk.h"

/* Metrics in memory at once */
#define BATCH_ROWS 1000

HeshuBulk *
heshu_bulk_new (GArray *keys, HeshuDecision decision)
{
  HeshuBulk *self = g_new0 (HeshuBulk, 1);

  self->keys = g_array_ref (keys);
  self->decision = decision;
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);

  return self;
}

void
heshu_bulk_free (HeshuBulk *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->keys);
  g_ptr_array_unref (self->edits);
  g_free (self);
}

static gboolean
is_changed (const HeshuMetric *metric, HeshuDecision decision)
{
  HeshuState state = heshu_metric_get_state (metric);

  if (decision == HESHU_DECISION_REJECTED)
    return state != HESHU_STATE_REJECTED;

  return state == HESHU_STATE_PROPOSED || state == HESHU_STATE_REJECTED;
}

static void
add_edit (HeshuBulk *bulk, const HeshuMetric *metric)
{
  bulk->n_selected++;
  if (!is_changed (metric, bulk->decision))
    return;
  g_ptr_array_add (bulk->edits, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (metric), "decision",
                                                heshu_decision_get_word (heshu_metric_get_decision (metric)),
                                                heshu_decision_get_word (bulk->decision), NULL));
}

gpointer
heshu_bulk_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const HeshuBulk *asked = data;
  HeshuBulk *bulk = heshu_bulk_new (asked->keys, asked->decision);
  const guint64 *keys = (const guint64 *) bulk->keys->data;

  for (guint start = 0; start < bulk->keys->len; start += BATCH_ROWS)
    {
      g_autoptr (GPtrArray) metrics =
          heshu_desk_list_metrics_by_keys (desk, keys + start, MIN (BATCH_ROWS, bulk->keys->len - start),
                                           cancellable, error);

      if (metrics == NULL)
        {
          heshu_bulk_free (bulk);
          return NULL;
        }
      for (guint i = 0; i < metrics->len; i++)
        {
          if (g_ptr_array_index (metrics, i) != NULL)
            add_edit (bulk, g_ptr_array_index (metrics, i));
        }
    }

  return bulk;
}
