/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

/* All that the desk has on the indicator, whatever the wording; rejected ones are no figures */
static GPtrArray *
list_metrics (HeshuDesk *desk, char **wordings, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);

  for (guint i = 0; wordings[i] != NULL; i++)
    {
      const HeshuMetricQuery query = { .indicator = wordings[i] };
      g_autoptr (GPtrArray) some = heshu_desk_list_metrics (desk, &query, NULL, 0, NULL, NULL, error);

      if (some == NULL)
        return NULL;
      for (guint j = 0; j < some->len; j++)
        {
          HeshuMetric *metric = g_ptr_array_index (some, j);

          if (heshu_metric_get_state (metric) != HESHU_STATE_REJECTED)
            g_ptr_array_add (all, heshu_metric_ref (metric));
        }
    }
  return g_steal_pointer (&all);
}

static GPtrArray *
list_reports (HeshuDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) summaries = heshu_desk_list_reports (desk, error);
  GPtrArray *reports;

  if (summaries == NULL)
    return NULL;
  reports = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_report_unref);
  for (guint i = 0; i < summaries->len; i++)
    {
      const HeshuReportSummary *summary = g_ptr_array_index (summaries, i);

      g_ptr_array_add (reports, heshu_report_ref (summary->report));
    }
  return reports;
}

/* Returns: (transfer full) (nullable): what heshu_compare() knows the districts by; %NULL with @error set */
static char **
list_area_keys (HeshuDesk *desk, HeshuLexicon *lexicon, char **areas, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; areas[i] != NULL; i++)
    {
      g_autofree char *text = heshu_cli_dup_utf8 (areas[i]);
      g_autoptr (HeshuCliArea) area = heshu_cli_find_area (desk, lexicon, text, error);

      if (area == NULL)
        return NULL;
      g_ptr_array_add (keys, g_strdup (heshu_cli_area_get_key (area)));
    }
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_steal (keys, NULL);
}

HeshuTable *
heshu_cli_compare (HeshuDesk *desk,
                   HeshuLexicon *lexicon,
                   const char *indicator,
                   char **areas,
                   HeshuPeriod period,
                   GError **error)
{
  g_auto (GStrv) wordings = heshu_cli_list_wordings (lexicon, indicator);
  g_auto (GStrv) keys = NULL;
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  HeshuComparison question = { .indicator = indicator, .period = period };

  if (areas != NULL && (keys = list_area_keys (desk, lexicon, areas, error)) == NULL)
    return NULL;
  metrics = list_metrics (desk, wordings, error);
  reports = metrics != NULL ? list_reports (desk, error) : NULL;
  if (reports == NULL)
    return NULL;
  question.areas = (const char *const *) keys;
  return heshu_compare (&question, metrics, reports, error);
}
