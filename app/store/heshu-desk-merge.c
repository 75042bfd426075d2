/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

/* --- reports --- */

static gboolean
name_articles (HeshuSql *sql, const HeshuReport *report, GError **error)
{
  for (guint i = 0; i < report->articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (report->articles, i);
      gint64 seq;

      if (article->id == NULL)
        continue;
      if (!heshu_sql_get_int (sql, &seq, 0, error,
                              "SELECT a.seq FROM article AS a JOIN report AS r ON r.seq = a.report "
                              "WHERE r.id = ? AND a.place = ?",
                              "si", report->id, (gint64) i) ||
          !heshu_sql_run (sql, error, "UPDATE article SET id = ? WHERE seq = ?", "si", article->id, seq) ||
          !heshu_row_seal (sql, HESHU_OBJECT_ARTICLE, seq, error))
        return FALSE;
    }
  return TRUE;
}

/* The words of a metric are in its row; the tags themselves and their links are made here. */
static gboolean
link_tags (HeshuSql *sql, const HeshuMetric *metric, GError **error)
{
  g_auto (HeshuFieldState) state = { 0 };
  const char *const *tags = heshu_metric_get_tags (metric);
  const char *id = heshu_metric_get_id (metric);

  if (tags[0] == NULL || id == NULL)
    return TRUE;
  return heshu_object_get (sql, HESHU_OBJECT_METRIC, id, "tags", &state, error) &&
         heshu_object_set (sql, HESHU_OBJECT_METRIC, id, "tags", &state, state.value, NULL, error);
}

static gboolean
merge_report (HeshuSql *sql, const HeshuReport *report, GPtrArray *metrics, GError **error)
{
  if (!heshu_import_take_report (sql, report, metrics, report->id, TRUE, NULL, NULL, error) ||
      !name_articles (sql, report, error))
    return FALSE;
  for (guint i = 0; i < metrics->len; i++)
    if (!link_tags (sql, g_ptr_array_index (metrics, i), error))
      return FALSE;
  return TRUE;
}

gboolean
heshu_desk_merge_report (HeshuDesk *self, const HeshuReport *report, GPtrArray *metrics, GError **error)
{
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self) && report != NULL && metrics != NULL, FALSE);
  g_return_val_if_fail (report->id != NULL && report->document != NULL && report->bytes != NULL, FALSE);

  if (!heshu_import_check (report->document->name, report->document->text, report->articles, metrics, error))
    return FALSE;
  sql = heshu_desk_begin_write (self, error);
  if (sql == NULL)
    return FALSE;
  return heshu_desk_end_write (self, merge_report (sql, report, metrics, error), error);
}

/* --- history --- */

/* (transfer full) (nullable): the gesture of @edit, with what it reverses */
static HeshuGroup *
begin_group (HeshuSql *sql, const HeshuEdit *edit, GError **error)
{
  g_autoptr (HeshuGroup) group = heshu_group_new (edit->group, edit->who, HESHU_ACT_DO);
  gint64 reversed_act;

  if (edit->reverses == NULL)
    return g_steal_pointer (&group);
  if (!heshu_sql_get_int (sql, &group->reverses, 0, error, "SELECT seq FROM edit_group WHERE id = ?", "s",
                          edit->reverses) ||
      !heshu_sql_get_int (sql, &reversed_act, HESHU_ACT_DO, error, "SELECT act FROM edit_group WHERE id = ?",
                          "s", edit->reverses))
    return NULL;
  group->reverses_id = g_strdup (edit->reverses);
  group->act = reversed_act == HESHU_ACT_UNDO ? HESHU_ACT_REDO : HESHU_ACT_UNDO;
  return g_steal_pointer (&group);
}

static gboolean
mark_by_hand (HeshuSql *sql, const char *id, GError **error)
{
  gint64 seq;

  if (!heshu_sql_get_int (sql, &seq, 0, error, "SELECT seq FROM metric WHERE id = ?", "s", id))
    return FALSE;
  return seq == 0 || (heshu_sql_run (sql, error, "UPDATE metric SET by_hand = 1 WHERE seq = ?", "i", seq) &&
                      heshu_row_seal (sql, HESHU_OBJECT_METRIC, seq, error));
}

/* Reports came with their state; a chart or an indicator becomes what it was by what was done to it. */
static gboolean
carry_out_elsewhere (HeshuSql *sql, const HeshuEdit *edit, GError **error)
{
  g_auto (HeshuFieldState) state = { 0 };

  if (edit->object_kind == HESHU_OBJECT_REPORT || edit->object_kind == HESHU_OBJECT_ARTICLE)
    return TRUE;
  if (edit->object_kind == HESHU_OBJECT_METRIC)
    return !heshu_edit_is_creation (edit) || mark_by_hand (sql, edit->object_id, error);
  return heshu_object_get (sql, edit->object_kind, edit->object_id, edit->field, &state, error) &&
         heshu_object_set (sql, edit->object_kind, edit->object_id, edit->field, &state, edit->after, NULL,
                           error);
}

/* (transfer none) (nullable): @known: the desk has had this gesture before the merge */
static HeshuGroup *
ensure_group (HeshuSql *sql, GHashTable *groups, const HeshuEdit *edit, gboolean *known, GError **error)
{
  HeshuGroup *group = g_hash_table_lookup (groups, edit->group);
  gint64 count;

  *known = FALSE;
  if (group != NULL)
    return group;
  if (!heshu_sql_get_int (sql, &count, 0, error, "SELECT count (*) FROM edit_group WHERE id = ?", "s",
                          edit->group))
    return NULL;
  *known = count > 0;
  group = *known ? NULL : begin_group (sql, edit, error);
  if (group != NULL)
    g_hash_table_insert (groups, group->id, group);
  return group;
}

static gboolean
merge_edit (HeshuSql *sql, GHashTable *groups, const HeshuEdit *edit, GError **error)
{
  HeshuGroup *group;
  gboolean known;

  if (edit->id == NULL || edit->group == NULL || edit->who == NULL || edit->made_by == NULL)
    {
      heshu_error_set (error, HESHU_ERROR_EDIT_MALFORMED, edit->field, "id, group, who, made_by");
      return FALSE;
    }
  group = ensure_group (sql, groups, edit, &known, error);
  if (group == NULL)
    return known;
  return carry_out_elsewhere (sql, edit, error) &&
         heshu_history_append (sql, group, edit, edit->was, error) &&
         (group->reverses == 0 ||
          heshu_sql_run (sql, error, "UPDATE edit_group SET standing = 0 WHERE seq = ?", "i",
                         group->reverses));
}

static gboolean
merge_history (HeshuSql *sql, GPtrArray *edits, GError **error)
{
  g_autoptr (GHashTable) groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) heshu_group_free);

  for (guint i = 0; i < edits->len; i++)
    if (!merge_edit (sql, groups, g_ptr_array_index (edits, i), error))
      return FALSE;
  return TRUE;
}

gboolean
heshu_desk_merge_history (HeshuDesk *self, GPtrArray *edits, GError **error)
{
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self) && edits != NULL, FALSE);

  sql = heshu_desk_begin_write (self, error);
  if (sql == NULL)
    return FALSE;
  return heshu_desk_end_write (self, merge_history (sql, edits, error), error);
}
