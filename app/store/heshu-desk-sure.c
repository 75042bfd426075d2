/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk.h"

/* Metrics in memory at once beside those that are sure */
#define PAGE_ROWS 2000

GPtrArray *
heshu_desk_list_sure (HeshuDesk *self,
                      const HeshuMetricQuery *query,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) sure = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  HeshuMetricQuery proposed;
  g_autofree char *after = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (self) && query != NULL, NULL);

  proposed = *query;
  proposed.state = heshu_state_get_word (HESHU_STATE_PROPOSED);
  do
    {
      char *next = NULL;
      g_autoptr (GPtrArray) page =
          heshu_desk_list_metrics (self, &proposed, after, PAGE_ROWS, &next, cancellable, error);

      if (page == NULL)
        return NULL;
      for (guint i = 0; i < page->len; i++)
        {
          if (heshu_metric_is_sure (page->pdata[i]))
            g_ptr_array_add (sure, heshu_metric_ref (page->pdata[i]));
        }
      g_free (after);
      after = next;
    }
  while (after != NULL);

  return g_steal_pointer (&sure);
}

GPtrArray *
heshu_confirming_edits (GPtrArray *metrics, const char *who)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);

  g_return_val_if_fail (metrics != NULL, edits);

  for (guint i = 0; i < metrics->len; i++)
    {
      const HeshuMetric *metric = metrics->pdata[i];

      g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (metric), "decision",
                                              heshu_decision_get_word (heshu_metric_get_decision (metric)),
                                              heshu_decision_get_word (HESHU_DECISION_CONFIRMED), who));
    }

  return edits;
}
