/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-question.h"

#include "heshu-area.h"

#include <string.h>

static gboolean
append_metrics (HeshuDesk *desk, const char *wording, gboolean goals_only, GPtrArray *all, GError **error)
{
  const HeshuMetricQuery query = { .indicator = wording };
  g_autoptr (GPtrArray) some = heshu_desk_list_metrics (desk, &query, NULL, 0, NULL, NULL, error);

  for (guint i = 0; some != NULL && i < some->len; i++)
    {
      HeshuMetric *metric = g_ptr_array_index (some, i);

      /* Rejected ones are no figures */
      if (heshu_metric_get_state (metric) != HESHU_STATE_REJECTED &&
          (!goals_only || heshu_metric_get_kind (metric) != HESHU_KIND_ACTUAL))
        g_ptr_array_add (all, heshu_metric_ref (metric));
    }
  return some != NULL;
}

/* Whether @name is that of the goal of @wording: 家庭医生签约率年度目标 */
static gboolean
names_goal (HeshuLexicon *lexicon, const char *name, const char *wording)
{
  g_autoptr (GPtrArray) terms = NULL;

  if (!g_str_has_prefix (name, wording) || name[strlen (wording)] == '\0')
    return FALSE;
  terms = heshu_lexicon_find (lexicon, "goal-word", name + strlen (wording));
  return terms->len > 0;
}

static gboolean
append_goals (HeshuDesk *desk, HeshuLexicon *lexicon, char **wordings, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) names = heshu_desk_list_names (desk, HESHU_OBJECT_INDICATOR, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const HeshuNamedCount *name = g_ptr_array_index (names, i);

      for (guint j = 0; wordings[j] != NULL; j++)
        {
          if (!names_goal (lexicon, name->name, wordings[j]))
            continue;
          if (!append_metrics (desk, name->name, TRUE, all, error))
            return FALSE;
          break;
        }
    }
  return names != NULL;
}

/* All that the desk has on the indicator, whatever the wording, and the goals set for it */
static GPtrArray *
list_metrics (HeshuDesk *desk, HeshuLexicon *lexicon, char **wordings, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);

  for (guint i = 0; wordings[i] != NULL; i++)
    if (!append_metrics (desk, wordings[i], FALSE, all, error))
      return NULL;
  if (all->len > 0 && !append_goals (desk, lexicon, wordings, all, error))
    return NULL;
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
list_area_keys (HeshuDesk *desk, HeshuLexicon *lexicon, const char *const *areas, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; areas[i] != NULL; i++)
    {
      g_autoptr (HeshuArea) area = heshu_area_find (desk, lexicon, areas[i], error);

      if (area == NULL)
        return NULL;
      g_ptr_array_add (keys, g_strdup (heshu_area_get_key (area)));
    }
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_steal (keys, NULL);
}

HeshuTable *
heshu_question_ask (HeshuDesk *desk,
                    HeshuLexicon *lexicon,
                    const char *indicator,
                    const char *const *areas,
                    HeshuPeriod period,
                    GError **error)
{
  g_auto (GStrv) wordings = heshu_question_list_wordings (lexicon, indicator);
  g_auto (GStrv) keys = NULL;
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  HeshuComparison question = { .indicator = indicator, .period = period };

  if (areas != NULL && (keys = list_area_keys (desk, lexicon, areas, error)) == NULL)
    return NULL;
  metrics = list_metrics (desk, lexicon, wordings, error);
  reports = metrics != NULL ? list_reports (desk, error) : NULL;
  if (reports == NULL)
    return NULL;
  question.areas = (const char *const *) keys;
  return heshu_compare (&question, metrics, reports, error);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

GArray *
heshu_question_list_years (HeshuDesk *desk, HeshuLexicon *lexicon, const char *indicator, GError **error)
{
  g_auto (GStrv) wordings = heshu_question_list_wordings (lexicon, indicator);
  g_autoptr (GPtrArray) metrics = list_metrics (desk, lexicon, wordings, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  GArray *years;

  if (metrics == NULL)
    return NULL;
  years = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < metrics->len; i++)
    {
      HeshuPeriod period = heshu_metric_get_period (g_ptr_array_index (metrics, i));
      int year;

      if (heshu_period_is_none (period))
        continue;
      year = heshu_period_get_year (period);
      if (g_hash_table_add (seen, GINT_TO_POINTER (year)))
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);
  return years;
}
