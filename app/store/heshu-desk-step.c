/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>

/* Of all that was done, one older step taken back by itself, or one older value put back */

/* --- a step --- */

static gboolean
fail_needed (const HeshuEdit *edit, const HeshuEdit *later, GError **error)
{
  g_autofree char *this = heshu_edit_dup_description (edit);
  g_autofree char *that = heshu_edit_dup_description (later);

  heshu_error_set (error, HESHU_ERROR_STEP_NEEDED, this, that);

  return FALSE;
}

/* Whether nothing that stands was done to what @edit made or to the field that it set. A step that was taken back
 * since is no obstacle; where the field holds something else all the same, the reversal itself will say so. */
static gboolean
check_unneeded (HeshuSql *sql, const HeshuEdit *edit, gint64 last, GError **error)
{
  const char *field = heshu_edit_is_creation (edit) ? NULL : edit->field;
  g_auto (HeshuFieldState) state = { 0 };
  g_autoptr (GError) local = NULL;
  g_autoptr (HeshuEdit) later = NULL;

  if (field != NULL)
    {
      if (!heshu_object_get (sql, edit->object_kind, edit->object_id, edit->field, &state, error))
        return FALSE;
      if (state.gone && !heshu_edit_concerns_existence (edit))
        field = "removed";
      else if (heshu_edit_holds (edit, &state, edit->after))
        return TRUE;
    }
  later = heshu_history_find_later (sql, edit->object_id, field, last, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return later == NULL || fail_needed (edit, later, error);
}

static gboolean
check_step (HeshuSql *sql, GPtrArray *edits, const char *who, gint64 last, GError **error)
{
  const HeshuEdit *first = g_ptr_array_index (edits, edits->len - 1);
  g_autofree char *shown = heshu_edit_dup_description (first);
  gint64 n_reversals;

  if (!g_str_equal (first->who, who))
    {
      heshu_error_set (error, HESHU_ERROR_STEP_OF_ANOTHER, shown, first->who);
      return FALSE;
    }
  if (!heshu_sql_get_int (sql, &n_reversals, 0, error,
                          "SELECT count (*) FROM edit WHERE object_id = ? AND reverses = ?", "ss",
                          first->object_id, first->group))
    return FALSE;
  if (n_reversals > 0)
    {
      heshu_error_set (error, HESHU_ERROR_UNDO_CONFLICT, heshu_edit_get_label (first),
                       _ ("it was taken back already"));
      return FALSE;
    }
  for (guint i = 0; i < edits->len; i++)
    {
      if (((const HeshuEdit *) edits->pdata[i])->object_kind != HESHU_OBJECT_SIGNOFF &&
          !check_unneeded (sql, edits->pdata[i], last, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
undo_step (HeshuSql *sql, const HeshuEdit *record, const char *who, GPtrArray *recorded, GError **error)
{
  g_autoptr (HeshuGroup) group = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) edits = NULL;
  gint64 seq, first;
  HeshuAct act;

  if (!heshu_history_find_record (sql, record, &seq, error) ||
      !heshu_history_find_first (sql, seq, &first, &act, error))
    return FALSE;
  edits = heshu_history_read_group (sql, first, lines, error);
  if (edits == NULL || !check_step (sql, edits, who, first + edits->len - 1, error))
    return FALSE;
  group = heshu_group_new (NULL, who, act == HESHU_ACT_UNDO ? HESHU_ACT_REDO : HESHU_ACT_UNDO);
  group->reverses = g_strdup (((const HeshuEdit *) edits->pdata[0])->group);

  return heshu_group_reverse (sql, group, edits, lines, recorded, error);
}

/* --- a value --- */

static gboolean
is_restorable (const HeshuEdit *edit)
{
  HeshuObjectField type = HESHU_OBJECT_FIELD_TEXT;

  if (!heshu_object_find_field (edit->object_kind, edit->field, &type))
    return FALSE;

  return type != HESHU_OBJECT_FIELD_CREATED && type != HESHU_OBJECT_FIELD_EXTRACTION &&
         type != HESHU_OBJECT_FIELD_VERSION && type != HESHU_OBJECT_FIELD_SIGNED;
}

/* Whether the field says so already, and read where it was read then */
static gboolean
stands_already (const HeshuFieldState *state, const HeshuEdit *record)
{
  g_autofree char *line =
      state->detail != NULL
          ? heshu_detail_dup_field (state->detail, heshu_evidence_line_name (record->field))
          : NULL;

  return g_strcmp0 (state->value, record->before) == 0 &&
         (record->was == NULL || g_strcmp0 (line != NULL ? line : "", record->was) == 0);
}

static gboolean
restore (HeshuSql *sql, const HeshuEdit *given, const char *who, GPtrArray *recorded, GError **error)
{
  g_autoptr (HeshuGroup) group = heshu_group_new (NULL, who, HESHU_ACT_DO);
  g_autoptr (HeshuEdit) record = NULL;
  g_autoptr (HeshuEdit) edit = NULL;
  g_auto (HeshuFieldState) state = { 0 };
  g_autofree char *line = NULL;
  gboolean is_older;
  HeshuEdit *done;
  gint64 seq;

  if (!heshu_history_find_record (sql, given, &seq, error) ||
      (record = heshu_history_read_record (sql, seq, error)) == NULL)
    return FALSE;
  if (!heshu_edit_find_older (sql, record, &is_older, error))
    return FALSE;
  if (!is_restorable (record) || (is_older && heshu_edit_is_place (record)))
    {
      heshu_error_set (error, HESHU_ERROR_NOT_RESTORABLE, record->id, record->field);
      return FALSE;
    }
  if (!heshu_object_get (sql, record->object_kind, record->object_id, record->field, &state, error))
    return FALSE;
  if (state.gone && !heshu_edit_concerns_existence (record))
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, record->object_id, NULL);
      return FALSE;
    }
  if (stands_already (&state, record))
    return TRUE;
  edit = heshu_edit_new (record->object_kind, record->object_id, record->field, state.value, record->before, who);
  line = is_older && record->was != NULL ? heshu_evidence_dup_placeless (record->was, record->field)
                                         : g_strdup (record->was);
  done = heshu_edit_carry_out (sql, group, edit, &state, record->before, line, error);
  if (done == NULL)
    return FALSE;
  g_ptr_array_add (recorded, done);

  return heshu_signoffs_reopen (sql, group, recorded, error) && heshu_history_append (sql, group, error);
}

/* --- the doors --- */

typedef gboolean (*StepFunc) (HeshuSql *sql,
                              const HeshuEdit *record,
                              const char *who,
                              GPtrArray *recorded,
                              GError **error);

static GPtrArray *
run (HeshuDesk *self, StepFunc func, const HeshuEdit *record, const char *who, GError **error)
{
  g_autoptr (GPtrArray) recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  HeshuSql *sql = heshu_desk_begin_write (self, error);
  gboolean done;

  if (sql == NULL)
    return NULL;
  done = func (sql, record, who, recorded, error);

  return heshu_desk_end_write (self, done, error) ? g_steal_pointer (&recorded) : NULL;
}

GPtrArray *
heshu_desk_undo_step (HeshuDesk *self, const HeshuEdit *record, const char *who, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self) && record != NULL && record->id != NULL && who != NULL, NULL);

  return run (self, undo_step, record, who, error);
}

GPtrArray *
heshu_desk_restore (HeshuDesk *self, const HeshuEdit *record, const char *who, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self) && record != NULL && record->id != NULL && who != NULL, NULL);

  return run (self, restore, record, who, error);
}
