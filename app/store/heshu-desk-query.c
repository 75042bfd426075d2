/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Parts the columns of a page's key; no text of a metric holds it. */
#define KEY_SEPARATOR "\x1f"
#define MAX_KEY_COLUMNS 3

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

/* --- pages --- */

static void
append_columns (GString *text, const Sort *sort, const char *behind)
{
  for (guint i = 0; i < sort->n_columns; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? ", " : "", sort->columns[i], behind);
}

void
heshu_sort_append_order (GString *text, HeshuSort sort, gboolean descending)
{
  append_columns (text, &sorts[sort], descending ? " DESC" : "");
}

static gboolean
add_after (HeshuChoice *choice, const Sort *sort, gboolean descending, const char *after)
{
  g_auto (GStrv) parts = g_strsplit (after, KEY_SEPARATOR, MAX_KEY_COLUMNS + 1);

  if (g_strv_length (parts) != sort->n_columns)
    return FALSE;

  g_string_append (choice->text, " AND (");
  append_columns (choice->text, sort, "");
  g_string_append (choice->text, descending ? ") < (" : ") > (");
  for (guint i = 0; i < sort->n_columns; i++)
    {
      g_string_append (choice->text, i > 0 ? ", ?" : "?");
      if (sort->types[i] == 'i')
        heshu_choice_add_int (choice, g_ascii_strtoll (parts[i], NULL, 10));
      else
        heshu_choice_add_text (choice, parts[i]);
    }
  g_string_append_c (choice->text, ')');

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
append_choice (GString *text, const HeshuChoice *choice, const Sort *sort, const char *direction)
{
  g_string_append (text, " WHERE ");
  g_string_append (text, choice->text->str);
  g_string_append (text, " ORDER BY ");
  append_columns (text, sort, direction);
}

/* The key's columns stand behind the metric's own. The rows of a page are chosen before anything else of them
 * is read: otherwise a sort would carry, and check, all that every row holds. */
static char *
dup_statement (const HeshuChoice *choice, const Sort *sort, gboolean descending, gboolean limited)
{
  const char *direction = descending ? " DESC" : "";
  GString *text = g_string_new (HESHU_METRIC_SELECT_BEGIN ", ");

  append_columns (text, sort, "");
  if (!limited)
    {
      g_string_append (text, " " HESHU_METRIC_FROM);
      append_choice (text, choice, sort, direction);
      return g_string_free (text, FALSE);
    }

  g_string_append (text, " FROM (SELECT m.seq FROM metric AS m");
  append_choice (text, choice, sort, direction);
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
  g_auto (HeshuChoice) choice = heshu_choice_new ();
  g_autofree char *text = NULL;
  sqlite3_stmt *row;

  if (!heshu_choice_make (&choice, sql, query, limit > 0, error))
    return NULL;
  if (after != NULL && !add_after (&choice, sort, query->descending, after))
    {
      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, after, _ ("the key of the page before"));
      return NULL;
    }
  text = dup_statement (&choice, sort, query->descending, limit > 0);
  if (limit > 0)
    heshu_choice_add_int (&choice, (gint64) limit + 1);
  row = heshu_sql_query_values (sql, error, text, choice.values);

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
  g_auto (HeshuChoice) choice = heshu_choice_new ();
  g_autofree char *text = NULL;
  sqlite3_stmt *row;
  gboolean has_row;

  if (!heshu_choice_make (&choice, sql, query, FALSE, error))
    return FALSE;
  text = g_strconcat ("SELECT count (*) FROM metric AS m WHERE ", choice.text->str, NULL);
  row = heshu_sql_query_values (sql, error, text, choice.values);
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
