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

static char **
list_terms (HeshuSql *sql, GError **error)
{
  g_autoptr (GStrvBuilder) entries = g_strv_builder_new ();
  gboolean has_row;
  /* Of each word the last record; the ids of words stand together in the index of the history's objects. */
  sqlite3_stmt *row =
      heshu_sql_query (sql, error,
                       "SELECT (SELECT e.after FROM edit AS e WHERE e.object_id = t.object_id AND "
                       "e.field = 'entry' ORDER BY e.seq DESC LIMIT 1) AS entry "
                       "FROM (SELECT DISTINCT object_id FROM edit WHERE object_id >= 'term:' AND "
                       "object_id < 'term;') AS t WHERE entry IS NOT NULL ORDER BY t.object_id",
                       "");

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      g_strv_builder_add (entries, heshu_sql_text (row, 0));
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_strv_builder_end (entries);
}

char **
heshu_desk_list_terms (HeshuDesk *self, GError **error)
{
  HeshuSql *sql;
  char **entries;

  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  entries = list_terms (sql, error);
  heshu_desk_end_read (self, sql);

  return entries;
}
