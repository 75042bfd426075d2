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
  group->edits = g_ptr_array_new ();
  group->evidence = g_ptr_array_new_with_free_func (g_free);

  return group;
}

void
heshu_group_free (HeshuGroup *group)
{
  g_free (group->id);
  g_free (group->who);
  g_free (group->reverses);
  g_ptr_array_unref (group->edits);
  g_ptr_array_unref (group->evidence);
  g_free (group);
}

gboolean
heshu_history_append (HeshuSql *sql, const HeshuGroup *group, GError **error)
{
  for (guint i = 0; i < group->edits->len; i++)
    {
      const HeshuEdit *edit = group->edits->pdata[i];

      if (!heshu_sql_run (sql, error,
                          "INSERT INTO edit (id, edit_group, is_first, who, act, reverses, object_kind, "
                          "object_id, field, before, "
                          "after, when_us, why, made_by, was, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
                          "?8, ?9, ?10, ?11, ?12, "
                          "?13, ?14, ?15, heshu_checksum ((SELECT checksum FROM edit ORDER BY seq DESC LIMIT "
                          "1), ?1, ?2, ?3, ?4, ?5, "
                          "?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15))",
                          "ssisissssssisss", edit->id, group->id, (gint64) (i == 0), group->who,
                          (gint64) group->act, group->reverses,
                          heshu_object_kind_get_word (edit->object_kind), edit->object_id, edit->field,
                          edit->before, edit->after, edit->when_us, edit->why, edit->made_by,
                          (const char *) group->evidence->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

/* Undoing takes back what was done or redone last and still stands, redoing what was undone last. What is newly
 * done ends what can be redone. A step that something took back, later, stands no more: neither it nor, since a
 * redo stands for what it did again, what it took back itself. */
gboolean
heshu_history_find_standing (HeshuSql *sql,
                             const char *who,
                             HeshuAct act,
                             gint64 *first,
                             char **id,
                             GError **error)
{
  g_autoptr (GHashTable) reversed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (sql, error,
                                       "SELECT seq, act, edit_group, reverses FROM edit WHERE who = ? AND "
                                       "is_first ORDER BY seq DESC",
                                       "s", who);

  *first = 0;
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  while (has_row)
    {
      HeshuAct found = (HeshuAct) heshu_sql_int (row, 1);
      gboolean fits = act == HESHU_ACT_REDO ? found == HESHU_ACT_UNDO
                                            : found == HESHU_ACT_DO || found == HESHU_ACT_REDO;

      if (fits && !g_hash_table_contains (reversed, heshu_sql_text (row, 2)))
        {
          *first = heshu_sql_int (row, 0);
          *id = g_strdup (heshu_sql_text (row, 2));
          break;
        }
      if (act == HESHU_ACT_REDO && found == HESHU_ACT_DO)
        break;
      if (heshu_sql_text (row, 3) != NULL)
        g_hash_table_add (reversed, g_strdup (heshu_sql_text (row, 3)));
      if (!heshu_sql_step (sql, row, &has_row, error))
        return FALSE;
    }
  if (has_row)
    heshu_sql_reset (row);

  return TRUE;
}

/* --- reading --- */

#define EDIT_SELECT                                                                                          \
  "SELECT e.id, e.edit_group, e.object_kind, e.object_id, e.field, e.before, e.after, e.who, e.when_us, "    \
  "e.why, "                                                                                                  \
  "e.made_by, e.reverses, e.was, e.checksum = heshu_checksum ((SELECT checksum FROM edit WHERE seq = e.seq " \
  "- 1), "                                                                                                   \
  "e.id, e.edit_group, e.is_first, e.who, e.act, e.reverses, e.object_kind, e.object_id, e.field, "          \
  "e.before, e.after, "                                                                                      \
  "e.when_us, e.why, e.made_by, e.was) FROM edit AS e "

static HeshuEdit *
read_edit (HeshuSql *sql, sqlite3_stmt *row, GError **error)
{
  const guint needed = 1u << 0 | 1u << 1 | 1u << 2 | 1u << 3 | 1u << 4 | 1u << 7 | 1u << 10;
  HeshuObjectKind kind;
  HeshuEdit *edit;

  if (heshu_sql_int (row, 13) != 1 || !heshu_sql_has_sound_texts (row, 13, needed) ||
      !heshu_object_kind_from_word (heshu_sql_text (row, 2), &kind))
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
  edit->was = g_strdup (heshu_sql_text (row, 12));

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
heshu_history_read_group (HeshuSql *sql, gint64 first, GPtrArray *evidence, GError **error)
{
  sqlite3_stmt *row =
      heshu_sql_query (sql, error,
                       EDIT_SELECT
                       "WHERE e.seq >= ?1 AND e.seq < coalesce ((SELECT seq FROM edit WHERE seq > ?1 "
                       "AND is_first ORDER BY seq LIMIT 1), ?1 + 9e15) ORDER BY e.seq DESC",
                       "i", first);

  return read_edits (sql, row, evidence, error);
}

gboolean
heshu_history_find_record (HeshuSql *sql, const HeshuEdit *record, gint64 *seq, GError **error)
{
  if (!heshu_sql_get_int (sql, seq, 0, error, "SELECT seq FROM edit WHERE object_id = ? AND id = ?", "ss",
                          record->object_id, record->id))
    return FALSE;
  if (*seq == 0)
    heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, record->id, NULL);

  return *seq != 0;
}

gboolean
heshu_history_find_first (HeshuSql *sql, gint64 seq, gint64 *first, HeshuAct *act, GError **error)
{
  gint64 number;

  if (!heshu_sql_get_int (sql, first, 0, error,
                          "SELECT seq FROM edit WHERE seq <= ? AND is_first ORDER BY seq DESC LIMIT 1", "i",
                          seq) ||
      !heshu_sql_get_int (sql, &number, HESHU_ACT_DO, error, "SELECT act FROM edit WHERE seq = ?", "i", *first))
    return FALSE;
  *act = (HeshuAct) number;

  return TRUE;
}

HeshuEdit *
heshu_history_read_record (HeshuSql *sql, gint64 seq, GError **error)
{
  sqlite3_stmt *row = heshu_sql_query (sql, error, EDIT_SELECT "WHERE e.seq = ?", "i", seq);
  g_autoptr (GPtrArray) edits = read_edits (sql, row, NULL, error);

  return edits != NULL && edits->len > 0 ? heshu_edit_copy (edits->pdata[0]) : NULL;
}

HeshuEdit *
heshu_history_find_later (HeshuSql *sql,
                          const char *object_id,
                          const char *field,
                          gint64 seq,
                          GError **error)
{
  sqlite3_stmt *row = heshu_sql_query (
      sql, error,
      EDIT_SELECT "WHERE e.object_id = ?1 AND e.seq > ?2 AND (?3 IS NULL OR e.field = ?3) AND e.act <> 1 AND NOT "
                  "EXISTS (SELECT 1 FROM edit AS r WHERE r.object_id = ?1 AND r.reverses = e.edit_group) "
                  "ORDER BY e.seq DESC LIMIT 1",
      "sis", object_id, seq, field);
  g_autoptr (GPtrArray) edits = read_edits (sql, row, NULL, error);

  return edits != NULL && edits->len > 0 ? heshu_edit_copy (edits->pdata[0]) : NULL;
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
