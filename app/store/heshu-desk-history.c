/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

HeshuGroup *
heshu_group_new (const char *id, const char *who, HeshuAct act)
{
  HeshuGroup *group = g_new0 (HeshuGroup, 1);

  group->id = id != NULL ? g_strdup (id) : heshu_id_new ();
  group->who = g_strdup (who);
  group->act = act;

  return group;
}

void
heshu_group_free (HeshuGroup *group)
{
  g_free (group->id);
  g_free (group->who);
  g_free (group->reverses_id);
  g_free (group);
}

/* --- appending --- */

/* With its first edit, so that a gesture that changed nothing leaves none. */
static gboolean
append_group (HeshuSql *sql, HeshuGroup *group, GError **error)
{
  if (group->seq != 0)
    return TRUE;

  /* Who does something new gives up what could be redone. */
  if (group->act == HESHU_ACT_DO && !heshu_sql_run (sql, error,
                                                    "UPDATE edit_group SET standing = 0 WHERE who = ? AND "
                                                    "standing = 1 AND act = 1",
                                                    "s", group->who))
    return FALSE;
  if (!heshu_sql_run (
          sql, error,
          "INSERT INTO edit_group (id, who, act, standing, reverses) VALUES (?, ?, ?, 1, nullif (?, 0))",
          "ssii", group->id, group->who, (gint64) group->act, group->reverses))
    return FALSE;
  group->seq = heshu_sql_last_id (sql);

  return TRUE;
}

gboolean
heshu_history_append (HeshuSql *sql,
                      HeshuGroup *group,
                      const HeshuEdit *edit,
                      const char *was,
                      GError **error)
{
  return append_group (sql, group, error) &&
         heshu_sql_run (
             sql, error,
             "INSERT INTO edit (id, edit_group, object_kind, object_id, field, before, after, when_us, why, "
             "made_by, was, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, heshu_checksum ("
             "(SELECT checksum FROM edit ORDER BY seq DESC LIMIT 1), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
             "?10, ?11, ?12, ?13))",
             "sisssssisssss", edit->id, group->seq, heshu_object_kind_get_word (edit->object_kind),
             edit->object_id, edit->field, edit->before, edit->after, edit->when_us, edit->why, edit->made_by,
             was, group->id, group->who);
}

/* --- reading --- */

#define EDIT_SELECT                                                                                          \
  "SELECT e.id, g.id, e.object_kind, e.object_id, e.field, e.before, e.after, g.who, e.when_us, e.why, "     \
  "e.made_by, "                                                                                              \
  "r.id, e.was, e.checksum = heshu_checksum ((SELECT checksum FROM edit WHERE seq = e.seq - 1), e.id, "      \
  "e.edit_group, "                                                                                           \
  "e.object_kind, e.object_id, e.field, e.before, e.after, e.when_us, e.why, e.made_by, e.was, g.id, "       \
  "g.who) "                                                                                                  \
  "FROM edit AS e JOIN edit_group AS g ON g.seq = e.edit_group LEFT JOIN edit_group AS r ON r.seq = "        \
  "g.reverses "

static HeshuEdit *
read_edit (HeshuSql *sql, sqlite3_stmt *row, GError **error)
{
  HeshuObjectKind kind;
  HeshuEdit *edit;

  if (heshu_sql_int (row, 13) != 1 || !heshu_object_kind_from_word (heshu_sql_text (row, 2), &kind))
    {
      heshu_desk_set_damaged (sql, heshu_sql_text (row, 0), error);
      return NULL;
    }

  edit = heshu_edit_new (kind, heshu_sql_text (row, 3), heshu_sql_text (row, 4), heshu_sql_text (row, 5),
                         heshu_sql_text (row, 6), heshu_sql_text (row, 7));
  edit->id = g_strdup (heshu_sql_text (row, 0));
  edit->group = g_strdup (heshu_sql_text (row, 1));
  edit->when_us = heshu_sql_int (row, 8);
  edit->why = g_strdup (heshu_sql_text (row, 9));
  edit->made_by = g_strdup (heshu_sql_text (row, 10));
  edit->reverses = g_strdup (heshu_sql_text (row, 11));

  return edit;
}

static GPtrArray *
read_edits (HeshuSql *sql, sqlite3_stmt *row, GPtrArray *evidence, GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  gboolean has_row;

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      HeshuEdit *edit = read_edit (sql, row, error);

      if (edit == NULL)
        {
          heshu_sql_reset (row);
          return NULL;
        }
      g_ptr_array_add (edits, edit);
      if (evidence != NULL)
        g_ptr_array_add (evidence, g_strdup (heshu_sql_text (row, 12)));
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&edits);
}

GPtrArray *
heshu_history_read_group (HeshuSql *sql, gint64 group, GPtrArray *evidence, GError **error)
{
  return read_edits (sql,
                     heshu_sql_query (sql, error, EDIT_SELECT "WHERE e.edit_group = ? ORDER BY e.seq DESC",
                                      "i", group),
                     evidence, error);
}

GPtrArray *
heshu_desk_list_history (HeshuDesk *self, const char *object_id, guint limit, GError **error)
{
  gint64 rows = limit > 0 ? (gint64) limit : -1;
  sqlite3_stmt *row;
  GPtrArray *edits;
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  if (object_id != NULL)
    row = heshu_sql_query (sql, error, EDIT_SELECT "WHERE e.object_id = ? ORDER BY e.seq DESC LIMIT ?", "si",
                           object_id, rows);
  else
    row = heshu_sql_query (sql, error, EDIT_SELECT "ORDER BY e.seq DESC LIMIT ?", "i", rows);
  edits = read_edits (sql, row, NULL, error);
  heshu_desk_end_read (self, sql);

  return edits;
}

gboolean
heshu_desk_find_object (HeshuDesk *self, const char *id, HeshuObjectKind *kind, GError **error)
{
  g_autofree char *word = NULL;
  HeshuSql *sql;
  gboolean done;

  g_return_val_if_fail (HESHU_IS_DESK (self) && id != NULL && kind != NULL, FALSE);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return FALSE;
  done = heshu_sql_get_text (sql, &word, error,
                             "SELECT 'metric' FROM metric WHERE id = ?1 UNION ALL "
                             "SELECT 'report' FROM report WHERE id = ?1 UNION ALL "
                             "SELECT 'article' FROM article WHERE id = ?1 UNION ALL "
                             "SELECT 'chart' FROM chart WHERE id = ?1 UNION ALL "
                             "SELECT 'indicator' FROM indicator WHERE id = ?1 UNION ALL "
                             "SELECT 'tag' FROM tag WHERE id = ?1 UNION ALL "
                             "SELECT object_kind FROM edit WHERE object_id = ?1",
                             "s", id);
  heshu_desk_end_read (self, sql);
  if (done && heshu_object_kind_from_word (word, kind))
    return TRUE;
  if (done)
    heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, id, NULL);

  return FALSE;
}
