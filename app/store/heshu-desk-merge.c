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
gboolean
heshu_tags_link (HeshuSql *sql, const HeshuMetric *metric, GError **error)
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
    if (!heshu_tags_link (sql, g_ptr_array_index (metrics, i), error))
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

/* (transfer full) (nullable): the gesture that @edit is the first of. What it reverses touched the same
 * object, by which the history is indexed; by group it is not. */
static HeshuGroup *
begin_group (HeshuSql *sql, const HeshuEdit *edit, GError **error)
{
  g_autoptr (HeshuGroup) group = heshu_group_new (edit->group, edit->who, HESHU_ACT_DO);
  gint64 reversed_act;

  if (g_str_equal (edit->field, HESHU_PURGED_FIELD))
    group->act = HESHU_ACT_FINAL;
  if (edit->reverses == NULL)
    return g_steal_pointer (&group);
  if (!heshu_sql_get_int (sql, &reversed_act, HESHU_ACT_DO, error,
                          "SELECT act FROM edit WHERE object_id = ? AND edit_group = ? LIMIT 1", "ss",
                          edit->object_id, edit->reverses))
    return NULL;
  group->reverses = g_strdup (edit->reverses);
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

static gboolean
check_record (const HeshuEdit *edit, GError **error)
{
  if (edit->id != NULL && edit->group != NULL && edit->who != NULL && edit->made_by != NULL)
    return TRUE;
  heshu_error_set (error, HESHU_ERROR_EDIT_MALFORMED, edit->field, "id, group, who, made_by");
  return FALSE;
}

static gboolean
append_group (HeshuSql *sql, GPtrArray *edits, guint first, guint end, GError **error)
{
  g_autoptr (HeshuGroup) group = begin_group (sql, g_ptr_array_index (edits, first), error);

  if (group == NULL)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      HeshuEdit *edit = g_ptr_array_index (edits, i);

      if (!check_record (edit, error) || !carry_out_elsewhere (sql, edit, error))
        return FALSE;
      g_ptr_array_add (group->edits, edit);
      g_ptr_array_add (group->evidence, g_strdup (edit->was));
    }
  return heshu_history_append (sql, group, error);
}

/* The edits of one gesture stand together. */
static guint
find_end_of_group (GPtrArray *edits, guint first)
{
  const HeshuEdit *edit = g_ptr_array_index (edits, first);
  guint end = first + 1;

  while (end < edits->len && g_strcmp0 (((const HeshuEdit *) edits->pdata[end])->group, edit->group) == 0)
    end++;
  return end;
}

static gboolean
merge_history (HeshuSql *sql, GPtrArray *edits, GError **error)
{
  for (guint first = 0; first < edits->len;)
    {
      const HeshuEdit *edit = g_ptr_array_index (edits, first);
      const guint end = find_end_of_group (edits, first);
      gint64 n_known;

      if (!check_record (edit, error) ||
          !heshu_sql_get_int (sql, &n_known, 0, error,
                              "SELECT count (*) FROM edit WHERE object_id = ? AND edit_group = ?", "ss",
                              edit->object_id, edit->group) ||
          (n_known == 0 && !append_group (sql, edits, first, end, error)))
        return FALSE;
      first = end;
    }
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
