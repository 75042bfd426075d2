/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

/* A list of a million rows keeps a number for each and reads the rows that are seen. */

static GArray *
list_keys (HeshuSql *sql, const HeshuMetricQuery *query, guint limit, GError **error)
{
  g_auto (HeshuChoice) choice = heshu_choice_new ();
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GString) text = g_string_new ("SELECT m.seq FROM metric AS m WHERE ");
  sqlite3_stmt *row;
  gboolean has_row;

  if (!heshu_choice_make (&choice, sql, query, limit > 0, error))
    return NULL;
  g_string_append (text, choice.text->str);
  g_string_append (text, " ORDER BY ");
  heshu_sort_append_order (text, query->sort, query->descending);
  if (limit > 0)
    {
      g_string_append (text, " LIMIT ?");
      heshu_choice_add_int (&choice, limit);
    }
  row = heshu_sql_query_values (sql, error, text->str, choice.values);
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      guint64 key = (guint64) heshu_sql_int (row, 0);

      g_array_append_val (keys, key);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&keys);
}

GArray *
heshu_desk_list_metric_keys (HeshuDesk *self,
                             const HeshuMetricQuery *query,
                             guint limit,
                             GCancellable *cancellable,
                             GError **error)
{
  HeshuSql *sql;
  GArray *keys;

  g_return_val_if_fail (HESHU_IS_DESK (self) && query != NULL, NULL);

  sql = heshu_desk_begin_read (self, cancellable, error);
  if (sql == NULL)
    return NULL;
  keys = list_keys (sql, query, limit, error);
  heshu_desk_end_read (self, sql);

  return keys;
}

/* @metric: (out) (transfer full) (nullable) */
static gboolean
read_by_key (HeshuSql *sql, guint64 key, HeshuMetric **metric, GError **error)
{
  gboolean has_row;
  sqlite3_stmt *row =
      heshu_sql_query (sql, error, HESHU_METRIC_SELECT "WHERE m.seq = ? AND m.hidden = 0", "i", (gint64) key);

  *metric = NULL;
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *metric = heshu_metric_row_read (sql, row, error);
  heshu_sql_reset (row);

  return *metric != NULL;
}

static void
unref_metric (gpointer metric)
{
  if (metric != NULL)
    heshu_metric_unref (metric);
}

static GPtrArray *
list_by_keys (HeshuSql *sql, const guint64 *keys, guint n_keys, GError **error)
{
  g_autoptr (GPtrArray) metrics = g_ptr_array_new_full (n_keys, unref_metric);

  for (guint i = 0; i < n_keys; i++)
    {
      HeshuMetric *metric;

      if (!read_by_key (sql, keys[i], &metric, error))
        return NULL;
      g_ptr_array_add (metrics, metric);
    }

  return g_steal_pointer (&metrics);
}

GPtrArray *
heshu_desk_list_metrics_by_keys (HeshuDesk *self,
                                 const guint64 *keys,
                                 guint n_keys,
                                 GCancellable *cancellable,
                                 GError **error)
{
  HeshuSql *sql;
  GPtrArray *metrics;

  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);
  g_return_val_if_fail (keys != NULL || n_keys == 0, NULL);

  sql = heshu_desk_begin_read (self, cancellable, error);
  if (sql == NULL)
    return NULL;
  metrics = list_by_keys (sql, keys, n_keys, error);
  heshu_desk_end_read (self, sql);

  return metrics;
}
