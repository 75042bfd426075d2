/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-condition.h"

/* Places of a word from which on a page of it is looked for in another way */
#define COMMON_HITS 2000

HeshuCondition
heshu_condition_new (void)
{
  return (HeshuCondition){ g_string_new ("1"), g_array_new (FALSE, TRUE, sizeof (HeshuSqlValue)),
                           g_ptr_array_new_with_free_func (g_free) };
}

void
heshu_condition_clear (HeshuCondition *condition)
{
  g_string_free (condition->text, TRUE);
  g_array_unref (condition->values);
  g_ptr_array_unref (condition->kept);
}

void
heshu_condition_add_text (HeshuCondition *condition, const char *text)
{
  HeshuSqlValue value = { 's', 0, text };

  g_array_append_val (condition->values, value);
}

void
heshu_condition_add_int (HeshuCondition *condition, gint64 number)
{
  HeshuSqlValue value = { 'i', number, NULL };

  g_array_append_val (condition->values, value);
}

static gboolean
fail_invalid (const char *word, const char *accepted, GError **error)
{
  heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, word, accepted);

  return FALSE;
}

/* A page of a common word is found soonest by walking in the page's order until it is full, one of a rare
 * word from the word's few places; the `+` keeps the planner, which cannot know, from doing always the
 * latter. */
static gboolean
add_search (HeshuCondition *condition, HeshuSql *sql, const char *search, gboolean is_page, GError **error)
{
  g_autoptr (GPtrArray) expressions = heshu_search_list_expressions (search);

  if (expressions->len == 0) /* marks alone are in no word */
    g_string_append (condition->text, " AND 0");
  for (guint i = 0; i < expressions->len; i++)
    {
      const char *expression = g_ptr_array_index (expressions, i);
      gint64 n_hits = 0;

      if (is_page && !heshu_search_count_hits (sql, expression, &n_hits, error))
        return FALSE;
      g_string_append_printf (
          condition->text,
          " AND (%1$sm.sentence IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH ?)"
          " OR %1$sm.seq IN (SELECT rowid FROM indicator_words WHERE indicator_words MATCH ?))",
          n_hits > COMMON_HITS ? "+" : "");
      heshu_condition_add_text (condition, expression);
      heshu_condition_add_text (condition, expression);
    }
  g_ptr_array_extend_and_steal (condition->kept, g_steal_pointer (&expressions));

  return TRUE;
}

typedef void (*AddWord) (HeshuCondition *condition, const char *word);

static void
add_area (HeshuCondition *condition, const char *word)
{
  g_string_append (condition->text, "m.area = ? OR m.area_id = ?");
  heshu_condition_add_text (condition, word);
  heshu_condition_add_text (condition, word);
}

static void
add_indicator (HeshuCondition *condition, const char *word)
{
  g_string_append (condition->text,
                   "m.indicator IN (SELECT ? UNION SELECT other.name FROM indicator_name AS "
                   "this JOIN indicator_name AS other USING (indicator) WHERE this.name = ?)");
  heshu_condition_add_text (condition, word);
  heshu_condition_add_text (condition, word);
}

static void
add_tag (HeshuCondition *condition, const char *word)
{
  g_string_append (condition->text, "m.seq IN (SELECT metric FROM metric_tag JOIN tag ON tag.seq = "
                                    "metric_tag.tag WHERE tag.name = ?)");
  heshu_condition_add_text (condition, word);
}

/* @word is one condition, any of @words another: a metric meets both */
static void
add_one_of (HeshuCondition *condition, const char *word, const char *const *words, AddWord add)
{
  if (word != NULL)
    {
      g_string_append (condition->text, " AND (");
      add (condition, word);
      g_string_append_c (condition->text, ')');
    }
  if (words == NULL || words[0] == NULL)
    return;

  g_string_append (condition->text, " AND (");
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (condition->text, " OR ");
      add (condition, words[i]);
    }
  g_string_append_c (condition->text, ')');
}

static void
add_period (HeshuCondition *condition, HeshuPeriod period)
{
  g_string_append (condition->text, "m.period_start BETWEEN ? AND ? AND m.period_end <= ?");
  heshu_condition_add_int (condition, period.start);
  heshu_condition_add_int (condition, period.end - 1);
  heshu_condition_add_int (condition, period.end);
}

static void
add_periods (HeshuCondition *condition, const HeshuMetricQuery *query)
{
  if (!heshu_period_is_none (query->period))
    {
      g_string_append (condition->text, " AND ");
      add_period (condition, query->period);
    }
  for (guint i = 0; i < query->n_periods; i++)
    {
      g_string_append (condition->text, i == 0 ? " AND (" : " OR ");
      add_period (condition, query->periods[i]);
    }
  if (query->n_periods > 0)
    g_string_append_c (condition->text, ')');
}

static gboolean
add_state (HeshuCondition *condition, const char *word, GError **error)
{
  HeshuState state;

  if (!heshu_state_from_word (word, &state))
    return fail_invalid (word, "proposed, confirmed, corrected, rejected", error);
  heshu_condition_add_int (condition, state);

  return TRUE;
}

static gboolean
add_states (HeshuCondition *condition, const HeshuMetricQuery *query, GError **error)
{
  if (query->state != NULL)
    {
      g_string_append (condition->text, " AND m.state = ?");
      if (!add_state (condition, query->state, error))
        return FALSE;
    }
  if (query->states == NULL || query->states[0] == NULL)
    return TRUE;

  for (guint i = 0; query->states[i] != NULL; i++)
    {
      g_string_append (condition->text, i == 0 ? " AND m.state IN (?" : ", ?");
      if (!add_state (condition, query->states[i], error))
        return FALSE;
    }
  g_string_append_c (condition->text, ')');

  return TRUE;
}

gboolean
heshu_condition_add_query (HeshuCondition *condition,
                           HeshuSql *sql,
                           const HeshuMetricQuery *query,
                           gboolean is_page,
                           GError **error)
{
  if (!query->with_removed)
    g_string_append (condition->text, " AND NOT m.hidden");
  add_one_of (condition, query->area, query->areas, add_area);
  add_one_of (condition, query->indicator, query->indicators, add_indicator);
  add_one_of (condition, query->tag, query->tags, add_tag);
  add_periods (condition, query);
  if (!add_states (condition, query, error))
    return FALSE;
  if (query->report_id != NULL)
    {
      g_string_append (condition->text, " AND m.report = (SELECT seq FROM report WHERE id = ?)");
      heshu_condition_add_text (condition, query->report_id);
    }

  return query->search == NULL || add_search (condition, sql, query->search, is_page, error);
}
