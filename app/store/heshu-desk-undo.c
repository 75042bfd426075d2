/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>

/* Nothing is ever rewritten: an undo is appended, a redo is the undo of an undo, and may be undone again. */

static HeshuEdit *
reverse_edit (HeshuSql *sql, HeshuGroup *group, const HeshuEdit *edit, const char *line, GError **error)
{
  g_auto (HeshuFieldState) state = { 0 };
  g_autoptr (HeshuEdit) reversed =
      heshu_edit_new (edit->object_kind, edit->object_id, edit->field, edit->after, edit->before, group->who);
  g_autofree char *placeless = NULL;
  g_autoptr (GError) local = NULL;
  gboolean is_older;

  if (!heshu_object_get (sql, edit->object_kind, edit->object_id, edit->field, &state, &local))
    {
      if (g_error_matches (local, HESHU_ERROR, HESHU_ERROR_NO_SUCH_OBJECT))
        heshu_error_set (error, HESHU_ERROR_UNDO_CONFLICT, edit->object_id, _ ("it is no longer there"));
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (state.gone && !heshu_edit_concerns_existence (edit))
    {
      heshu_error_set (error, HESHU_ERROR_UNDO_CONFLICT, edit->object_id, _ ("it is no longer there"));
      return NULL;
    }
  if (!heshu_edit_holds (edit, &state, edit->after))
    {
      heshu_edit_set_conflict (edit, HESHU_ERROR_UNDO_CONFLICT, edit->after, state.value, error);
      return NULL;
    }

  if (!heshu_edit_find_older (sql, edit, &is_older, error))
    return NULL;
  if (is_older && heshu_edit_is_place (edit))
    {
      heshu_error_set (error, HESHU_ERROR_UNDO_CONFLICT, heshu_edit_get_label (edit),
                       _ ("its report was replaced by a newer version since"));
      return NULL;
    }
  if (is_older && line != NULL)
    line = placeless = heshu_evidence_dup_placeless (line, edit->field);

  return heshu_edit_carry_out (sql, group, reversed, &state, edit->before, line, error);
}

static gboolean
holds_only_signoffs (GPtrArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    {
      if (((const HeshuEdit *) edits->pdata[i])->object_kind != HESHU_OBJECT_SIGNOFF)
        return FALSE;
    }

  return TRUE;
}

/* A sign-off that a change opened again is not put back by taking back the change: that is a change too. */
gboolean
heshu_group_reverse (HeshuSql *sql,
                     HeshuGroup *group,
                     GPtrArray *edits,
                     GPtrArray *lines,
                     GPtrArray *recorded,
                     GError **error)
{
  gboolean only_signoffs = holds_only_signoffs (edits);

  for (guint i = 0; i < edits->len; i++)
    {
      const HeshuEdit *edit = g_ptr_array_index (edits, i);
      HeshuEdit *done;

      if (edit->object_kind == HESHU_OBJECT_SIGNOFF)
        {
          if (only_signoffs && !heshu_signoff_reverse (sql, group, edit, recorded, error))
            return FALSE;
          continue;
        }
      done = reverse_edit (sql, group, edit, lines->pdata[i], error);
      if (done == NULL)
        return FALSE;
      g_ptr_array_add (recorded, done);
    }

  return heshu_signoffs_reopen (sql, group, recorded, error) && heshu_history_append (sql, group, error);
}

static gboolean
reverse_last (HeshuSql *sql, const char *who, HeshuAct act, GPtrArray *recorded, GError **error)
{
  g_autoptr (HeshuGroup) group = heshu_group_new (NULL, who, act);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) edits = NULL;
  gint64 first;

  if (!heshu_history_find_standing (sql, who, act, &first, &group->reverses, error))
    return FALSE;
  if (first == 0)
    {
      heshu_error_set (error,
                       act == HESHU_ACT_REDO ? HESHU_ERROR_NOTHING_TO_REDO : HESHU_ERROR_NOTHING_TO_UNDO, who,
                       NULL);
      return FALSE;
    }
  edits = heshu_history_read_group (sql, first, lines, error);

  return edits != NULL && heshu_group_reverse (sql, group, edits, lines, recorded, error);
}

static GPtrArray *
turn_round (HeshuDesk *self, const char *who, HeshuAct act, GError **error)
{
  g_autoptr (GPtrArray) recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  HeshuSql *sql = heshu_desk_begin_write (self, error);
  gboolean done;

  if (sql == NULL)
    return NULL;
  done = reverse_last (sql, who, act, recorded, error);

  return heshu_desk_end_write (self, done, error) ? g_steal_pointer (&recorded) : NULL;
}

GPtrArray *
heshu_desk_undo (HeshuDesk *self, const char *who, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self) && who != NULL, NULL);

  return turn_round (self, who, HESHU_ACT_UNDO, error);
}

GPtrArray *
heshu_desk_redo (HeshuDesk *self, const char *who, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self) && who != NULL, NULL);

  return turn_round (self, who, HESHU_ACT_REDO, error);
}
