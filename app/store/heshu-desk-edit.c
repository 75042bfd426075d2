/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>

static gboolean
fail_malformed (const char *thing, const char *detail, GError **error)
{
  heshu_error_set (error, HESHU_ERROR_EDIT_MALFORMED, thing, detail);

  return FALSE;
}

static gboolean
check_edit (const HeshuEdit *edit, GError **error)
{
  if (edit->field == NULL || *edit->field == '\0')
    return fail_malformed (edit->object_id, _ ("it names no field"), error);
  if (edit->object_id == NULL || *edit->object_id == '\0')
    return fail_malformed (edit->field, _ ("it names no object"), error);
  if (edit->who == NULL || *edit->who == '\0')
    return fail_malformed (edit->field, _ ("it does not say who made it"), error);

  return TRUE;
}

/* (transfer none) (nullable): edits without a group share one for each person */
static HeshuGroup *
ensure_group (GPtrArray *groups, GHashTable *by_id, const HeshuEdit *edit, GError **error)
{
  g_autofree char *key = edit->group != NULL ? g_strdup (edit->group) : g_strconcat ("\n", edit->who, NULL);
  HeshuGroup *group = g_hash_table_lookup (by_id, key);

  if (group == NULL)
    {
      group = heshu_group_new (edit->group, edit->who, HESHU_ACT_DO);
      g_ptr_array_add (groups, group);
      g_hash_table_insert (by_id, g_steal_pointer (&key), group);
    }
  if (!g_str_equal (group->who, edit->who))
    {
      fail_malformed (edit->group, _ ("its group is another person's"), error);
      return NULL;
    }

  return group;
}

static gboolean
check_before (const HeshuEdit *edit, const HeshuFieldState *state, GError **error)
{
  g_autofree char *before = NULL;

  if (heshu_edit_is_creation (edit))
    {
      if (edit->after == NULL || state->value == NULL)
        return TRUE;
      heshu_error_set (error, HESHU_ERROR_CONFLICT, edit->object_id, _ ("it is there already"));
      return FALSE;
    }
  if (edit->before == NULL)
    return TRUE;

  if (!heshu_object_normalize (edit->object_kind, edit->field, edit->before, &before, NULL))
    before = g_strdup (edit->before); /* what no field can hold is in conflict, whatever is there */
  if (g_strcmp0 (before, state->value) == 0)
    return TRUE;
  heshu_edit_set_conflict (edit, HESHU_ERROR_CONFLICT, before, state->value, error);

  return FALSE;
}

/* @line: (out) (transfer full): of @edit's field where the machine read it; %NULL: a person sets it */
static gboolean
dup_read_line (const HeshuEdit *edit, char **line, GError **error)
{
  *line = edit->read != NULL ? heshu_evidence_dup_read (edit->read, edit->field) : NULL;
  if (edit->read == NULL || (*line != NULL && edit->object_kind == HESHU_OBJECT_METRIC))
    return TRUE;

  return fail_malformed (edit->field, edit->read, error);
}

/* @group: (nullable): %NULL: found or made among @groups. @recorded: gets the edit as it was carried out,
 * unless the field says so already */
static gboolean
apply_edit (HeshuSql *sql,
            HeshuGroup *group,
            GPtrArray *groups,
            GHashTable *by_id,
            const HeshuEdit *edit,
            GPtrArray *recorded,
            GError **error)
{
  g_auto (HeshuFieldState) state = { 0 };
  g_autofree char *value = NULL;
  g_autofree char *line = NULL;
  HeshuEdit *done;

  if (!check_edit (edit, error) || !dup_read_line (edit, &line, error) ||
      !heshu_object_normalize (edit->object_kind, edit->field, edit->after, &value, error) ||
      !heshu_object_get (sql, edit->object_kind, edit->object_id, edit->field, &state, error))
    return FALSE;
  if (state.gone && !heshu_edit_concerns_existence (edit))
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, edit->object_id, NULL);
      return FALSE;
    }
  if (!check_before (edit, &state, error))
    return FALSE;
  if (heshu_edit_holds (edit, &state, value))
    return TRUE;

  if (group == NULL)
    group = ensure_group (groups, by_id, edit, error);
  else if (!g_str_equal (group->who, edit->who))
    return fail_malformed (edit->field, _ ("its group is another person's"), error);
  done = group != NULL ? heshu_edit_carry_out (sql, group, edit, &state, value, line, error) : NULL;
  if (done == NULL)
    return FALSE;
  g_ptr_array_add (recorded, done);

  return TRUE;
}

static gboolean
apply_all (HeshuSql *sql, GPtrArray *edits, GPtrArray *recorded, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_group_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < edits->len; i++)
    {
      if (!apply_edit (sql, NULL, groups, by_id, edits->pdata[i], recorded, error))
        return FALSE;
    }
  for (guint i = 0; i < groups->len; i++)
    {
      if (!heshu_signoffs_reopen (sql, groups->pdata[i], recorded, error) ||
          !heshu_history_append (sql, groups->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

gboolean
heshu_edits_apply_in_group (HeshuSql *sql,
                            HeshuGroup *group,
                            GPtrArray *edits,
                            GPtrArray *recorded,
                            GError **error)
{
  for (guint i = 0; i < edits->len; i++)
    {
      if (!apply_edit (sql, group, NULL, NULL, edits->pdata[i], recorded, error))
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
heshu_desk_apply (HeshuDesk *self, GPtrArray *edits, GError **error)
{
  g_autoptr (GPtrArray) recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  HeshuSql *sql;
  gboolean done;

  g_return_val_if_fail (HESHU_IS_DESK (self) && edits != NULL, NULL);

  sql = heshu_desk_begin_write (self, error);
  if (sql == NULL)
    return NULL;
  done = apply_all (sql, edits, recorded, error);

  return heshu_desk_end_write (self, done, error) ? g_steal_pointer (&recorded) : NULL;
}
