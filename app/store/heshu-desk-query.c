/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Parts the columns of a page's key; no text of a metric holds it. */
#define KEY_SEPARATOR "\x1f"
#define MAX_KEY_COLUMNS 3
/* Places of a word from which on a page of it is looked for in another way */
#define COMMON_HITS 2000

/* A sort is a few columns, the last one telling equal rows apart; each has an index that begins with the
 * others. */
typedef struct
{
  guint n_columns;
  const char *columns[MAX_KEY_COLUMNS];
  char types[MAX_KEY_COLUMNS + 1]; /* as heshu_sql_query() */
} Sort;

static const Sort sorts[] = {
  [HESHU_SORT_PLACE] = { 3, { "m.report", "m.span_start", "m.seq" }, "iii" },
  [HESHU_SORT_VALUE] = { 2, { "m.value_key", "m.seq" }, "si" },
  [HESHU_SORT_PERIOD] = { 3, { "m.period_start", "m.period_end", "m.seq" }, "iii" },
  [HESHU_SORT_AREA] = { 3, { "m.area_id", "m.area", "m.seq" }, "ssi" },
  [HESHU_SORT_INDICATOR] = { 2, { "m.indicator", "m.seq" }, "si" },
  [HESHU_SORT_STATE] = { 2, { "m.state", "m.seq" }, "ii" },
};

/* A condition grows with its values: only their places stand in the text. */
typedef struct
{
  GString *text;
  GArray *values;  /* of HeshuSqlValue */
  GPtrArray *kept; /* strings that the values lend */
} Condition;

static Condition
condition_new (void)
{
  return (Condition){ g_string_new ("1"), g_array_new (FALSE, TRUE, sizeof (HeshuSqlValue)),
                      g_ptr_array_new_with_free_func (g_free) };
}

static void
condition_clear (Condition *condition)
{
  g_string_free (condition->text, TRUE);
  g_array_unref (condition->values);
  g_ptr_array_unref (condition->kept);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Condition, condition_clear)

static void
add_text (Condition *condition, const char *text)
{
  HeshuSqlValue value = { 's', 0, text };

  g_array_append_val (condition->values, value);
}

static void
add_int (Condition *condition, gint64 number)
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
add_search (Condition *condition, HeshuSql *sql, const char *search, gboolean is_page, GError **error)
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
      add_text (condition, expression);
      add_text (condition, expression);
    }
  g_ptr_array_extend_and_steal (condition->kept, g_steal_pointer (&expressions));

  return TRUE;
}

static gboolean
add_query (Condition *condition,
           HeshuSql *sql,
           const HeshuMetricQuery *query,
           gboolean is_page,
           GError **error)
{
  HeshuState state;

  if (!query->with_removed)
    g_string_append (condition->text, " AND NOT m.hidden");
  if (query->area != NULL)
    {
      g_string_append (condition->text, " AND (m.area = ? OR m.area_id = ?)");
      add_text (condition, query->area);
      add_text (condition, query->area);
    }
  if (query->indicator != NULL)
    {
      g_string_append (condition->text,
                       " AND m.indicator IN (SELECT ? UNION SELECT other.name FROM indicator_name AS "
                       "this JOIN indicator_name AS other USING (indicator) WHERE this.name = ?)");
      add_text (condition, query->indicator);
      add_text (condition, query->indicator);
    }
  if (!heshu_period_is_none (query->period))
    {
      g_string_append (condition->text, " AND m.period_start BETWEEN ? AND ? AND m.period_end <= ?");
      add_int (condition, query->period.start);
      add_int (condition, query->period.end - 1);
      add_int (condition, query->period.end);
    }
  if (query->state != NULL)
    {
      if (!heshu_state_from_word (query->state, &state))
        return fail_invalid (query->state, "proposed, confirmed, corrected, rejected", error);
      g_string_append (condition->text, " AND m.state = ?");
      add_int (condition, state);
    }
  if (query->tag != NULL)
    {
      g_string_append (condition->text, " AND m.seq IN (SELECT metric FROM metric_tag JOIN tag ON tag.seq = "
                                        "metric_tag.tag WHERE tag.name = ?)");
      add_text (condition, query->tag);
    }
  if (query->report_id != NULL)
    {
      g_string_append (condition->text, " AND m.report = (SELECT seq FROM report WHERE id = ?)");
      add_text (condition, query->report_id);
    }

  return query->search == NULL || add_search (condition, sql, query->search, is_page, error);
}

/* --- pages --- */

static void
append_columns (GString *text, const Sort *sort, const char *behind)
{
  for (guint i = 0; i < sort->n_columns; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? ", " : "", sort->columns[i], behind);
}

static gboolean
add_after (Condition *condition, const Sort *sort, gboolean descending, const char *after)
{
  g_auto (GStrv) parts = g_strsplit (after, KEY_SEPARATOR, MAX_KEY_COLUMNS + 1);

  if (g_strv_length (parts) != sort->n_columns)
    return FALSE;

  g_string_append (condition->text, " AND (");
  append_columns (condition->text, sort, "");
  g_string_append (condition->text, descending ? ") < (" : ") > (");
  for (guint i = 0; i < sort->n_columns; i++)
    {
      g_string_append (condition->text, i > 0 ? ", ?" : "?");
      if (sort->types[i] == 'i')
        add_int (condition, g_ascii_strtoll (parts[i], NULL, 10));
      else
        {
          g_ptr_array_add (condition->kept, g_strdup (parts[i]));
          add_text (condition, g_ptr_array_index (condition->kept, condition->kept->len - 1));
        }
    }
  g_string_append_c (condition->text, ')');

  return TRUE;
}

static char *
dup_key (sqlite3_stmt *row, const Sort *sort)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < sort->n_columns; i++)
    {
      if (i > 0)
        g_string_append (key, KEY_SEPARATOR);
      g_string_append (key, heshu_sql_text (row, HESHU_N_METRIC_COLUMNS + (int) i));
    }

  return g_string_free (key, FALSE);
}

static void
append_choice (GString *text, const Condition *condition, const Sort *sort, const char *direction)
{
  g_string_append (text, " WHERE ");
  g_string_append (text, condition->text->str);
  g_string_append (text, " ORDER BY ");
  append_columns (text, sort, direction);
}

/* The key's columns stand behind the metric's own. The rows of a page are chosen before anything else of them
 * is read: otherwise a sort would carry, and check, all that every row holds. */
static char *
dup_statement (const Condition *condition, const Sort *sort, gboolean descending, gboolean limited)
{
  const char *direction = descending ? " DESC" : "";
  GString *text = g_string_new (HESHU_METRIC_SELECT_BEGIN ", ");

  append_columns (text, sort, "");
  if (!limited)
    {
      g_string_append (text, " " HESHU_METRIC_FROM);
      append_choice (text, condition, sort, direction);
      return g_string_free (text, FALSE);
    }

  g_string_append (text, " FROM (SELECT m.seq FROM metric AS m");
  append_choice (text, condition, sort, direction);
  g_string_append (text, " LIMIT ?) AS page CROSS JOIN metric AS m ON m.seq = page.seq " HESHU_METRIC_JOINS
                         " ORDER BY ");
  append_columns (text, sort, direction);

  return g_string_free (text, FALSE);
}

static GPtrArray *
read_page (HeshuSql *sql, sqlite3_stmt *row, const Sort *sort, guint limit, char **next, GError **error)
{
  g_autoptr (GPtrArray) metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  g_autofree char *key = NULL;
  gboolean has_row;

  if (!heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      HeshuMetric *metric;

      if (limit > 0 && metrics->len == limit) /* one more than asked for: there is a next page */
        {
          heshu_sql_reset (row);
          *next = g_steal_pointer (&key);
          break;
        }
      metric = heshu_metric_row_read (sql, row, error);
      if (metric == NULL)
        {
          heshu_sql_reset (row);
          return NULL;
        }
      g_ptr_array_add (metrics, metric);
      if (metrics->len == limit)
        key = dup_key (row, sort);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&metrics);
}

static GPtrArray *
list_metrics (HeshuSql *sql,
              const HeshuMetricQuery *query,
              const char *after,
              guint limit,
              char **next,
              GError **error)
{
  const Sort *sort = &sorts[query->sort];
  g_auto (Condition) condition = condition_new ();
  g_autofree char *text = NULL;
  sqlite3_stmt *row;

  if (!add_query (&condition, sql, query, limit > 0, error))
    return NULL;
  if (after != NULL && !add_after (&condition, sort, query->descending, after))
    {
      fail_invalid (after, _ ("the key of the page before"), error);
      return NULL;
    }
  text = dup_statement (&condition, sort, query->descending, limit > 0);
  if (limit > 0)
    add_int (&condition, (gint64) limit + 1);
  row = heshu_sql_query_values (sql, error, text, condition.values);

  return row != NULL ? read_page (sql, row, sort, limit, next, error) : NULL;
}

GPtrArray *
heshu_desk_list_metrics (HeshuDesk *self,
                         const HeshuMetricQuery *query,
                         const char *after,
                         guint limit,
                         char **next,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *next_key = NULL;
  GPtrArray *metrics;
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self) && query != NULL, NULL);
  g_return_val_if_fail ((guint) query->sort < G_N_ELEMENTS (sorts), NULL);

  if (next != NULL)
    *next = NULL;
  sql = heshu_desk_begin_read (self, cancellable, error);
  if (sql == NULL)
    return NULL;
  metrics = list_metrics (sql, query, after, limit, &next_key, error);
  heshu_desk_end_read (self, sql);
  if (next != NULL)
    *next = g_steal_pointer (&next_key);

  return metrics;
}

static gboolean
count_metrics (HeshuSql *sql, const HeshuMetricQuery *query, guint64 *count, GError **error)
{
  g_auto (Condition) condition = condition_new ();
  g_autofree char *text = NULL;
  sqlite3_stmt *row;
  gboolean has_row;

  if (!add_query (&condition, sql, query, FALSE, error))
    return FALSE;
  text = g_strconcat ("SELECT count (*) FROM metric AS m WHERE ", condition.text->str, NULL);
  row = heshu_sql_query_values (sql, error, text, condition.values);
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  *count = (guint64) heshu_sql_int (row, 0);
  heshu_sql_reset (row);

  return TRUE;
}

gboolean
heshu_desk_count_metrics (HeshuDesk *self,
                          const HeshuMetricQuery *query,
                          guint64 *count,
                          GCancellable *cancellable,
                          GError **error)
{
  HeshuSql *sql;
  gboolean done;

  g_return_val_if_fail (HESHU_IS_DESK (self) && query != NULL && count != NULL, FALSE);

  sql = heshu_desk_begin_read (self, cancellable, error);
  if (sql == NULL)
    return FALSE;
  done = count_metrics (sql, query, count, error);
  heshu_desk_end_read (self, sql);

  return done;
}

static HeshuMetric *
get_metric (HeshuSql *sql, const char *id, GError **error)
{
  HeshuMetric *metric;
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (sql, error, HESHU_METRIC_SELECT "WHERE m.id = ?", "s", id);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  if (!has_row)
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, id, NULL);
      return NULL;
    }
  metric = heshu_metric_row_read (sql, row, error);
  heshu_sql_reset (row);

  return metric;
}

HeshuMetric *
heshu_desk_get_metric (HeshuDesk *self, const char *id, GError **error)
{
  HeshuMetric *metric;
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self) && id != NULL, NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  metric = get_metric (sql, id, error);
  heshu_desk_end_read (self, sql);

  return metric;
}

static char *
dup_sentence (HeshuSql *sql, const char *metric_id, HeshuSpan *span, GError **error)
{
  g_autoptr (HeshuText) text = NULL;
  gboolean has_row;
  gint64 report;
  sqlite3_stmt *row =
      heshu_sql_query (sql, error,
                       "SELECT s.report, s.span_start, s.span_end FROM metric AS m JOIN sentence AS s "
                       "ON s.seq = m.sentence WHERE m.id = ?",
                       "s", metric_id);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  if (!has_row)
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, metric_id, NULL);
      return NULL;
    }
  report = heshu_sql_int (row, 0);
  *span = HESHU_SPAN ((guint) heshu_sql_int (row, 1), (guint) heshu_sql_int (row, 2));
  heshu_sql_reset (row);

  text = heshu_original_read_text (sql, report, error);
  if (text == NULL)
    return NULL;
  if (span->start > span->end || span->end > heshu_text_get_length (text))
    {
      heshu_desk_set_damaged (sql, metric_id, error);
      return NULL;
    }

  return heshu_text_dup_span (text, *span);
}

char *
heshu_desk_dup_sentence (HeshuDesk *self, const char *metric_id, HeshuSpan *span, GError **error)
{
  HeshuSpan found = HESHU_SPAN_NONE;
  HeshuSql *sql;
  char *sentence;

  g_return_val_if_fail (HESHU_IS_DESK (self) && metric_id != NULL, NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  sentence = dup_sentence (sql, metric_id, &found, error);
  heshu_desk_end_read (self, sql);
  if (span != NULL)
    *span = found;

  return sentence;
}
