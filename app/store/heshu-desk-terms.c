/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

/* What a desk has learned: indicators of its registry, words of its own */

/* (nullable): the row of the registry that has @wording; 0: none */
static gboolean
find_indicator (HeshuSql *sql, const char *wording, gint64 *seq, GError **error)
{
  return heshu_sql_get_int (
      sql, seq, 0, error,
      "SELECT n.indicator FROM indicator_name AS n WHERE n.name = ? ORDER BY n.indicator "
      "LIMIT 1",
      "s", wording);
}

gboolean
heshu_desk_find_indicator (HeshuDesk *self,
                           const char *wording,
                           char **id,
                           char **name,
                           char **aliases,
                           GError **error)
{
  HeshuSql *sql;
  gint64 seq;
  gboolean done;

  g_return_val_if_fail (HESHU_IS_DESK (self) && wording != NULL, FALSE);

  *id = *name = *aliases = NULL;
  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return FALSE;
  done =
      find_indicator (sql, wording, &seq, error) &&
      (seq == 0 ||
       (heshu_sql_get_text (sql, id, error, "SELECT id FROM indicator WHERE seq = ?", "i", seq) &&
        heshu_sql_get_text (sql, name, error, "SELECT name FROM indicator WHERE seq = ?", "i", seq) &&
        heshu_sql_get_text (sql, aliases, error, "SELECT aliases FROM indicator WHERE seq = ?", "i", seq)));
  heshu_desk_end_read (self, sql);

  return done;
}

/* @wanted: what is listed of each word whose @field stands: its id or what the field holds */
static char **
list_terms (HeshuSql *sql, const char *field, const char *wanted, GError **error)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  /* Of each word the last record; the ids of words stand together in the index of the history's objects. */
  g_autofree char *text =
      g_strdup_printf ("SELECT %s FROM (SELECT t.object_id AS id, (SELECT e.after FROM edit AS e "
                       "WHERE e.object_id = t.object_id AND e.field = ? ORDER BY e.seq DESC LIMIT 1) AS held "
                       "FROM (SELECT DISTINCT object_id FROM edit WHERE object_id >= 'term:' AND "
                       "object_id < 'term;') AS t) WHERE held IS NOT NULL ORDER BY id",
                       wanted);
  sqlite3_stmt *row = heshu_sql_query (sql, error, text, "s", field);
  gboolean has_row;

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      g_strv_builder_add (list, heshu_sql_text (row, 0));
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_strv_builder_end (list);
}

static char **
read_terms (HeshuDesk *self, const char *field, const char *wanted, GError **error)
{
  HeshuSql *sql = heshu_desk_begin_read (self, NULL, error);
  char **list;

  if (sql == NULL)
    return NULL;
  list = list_terms (sql, field, wanted, error);
  heshu_desk_end_read (self, sql);

  return list;
}

char **
heshu_desk_list_terms (HeshuDesk *self, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  return read_terms (self, "entry", "held", error);
}

char **
heshu_desk_list_dismissed_terms (HeshuDesk *self, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  return read_terms (self, "dismissed", "id", error);
}
