/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <glib/gi18n-lib.h>

/* --- applying --- */

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

/* A group that is on the desk already is gone on with where it is the same person's and still stands. */
static HeshuGroup *
find_group (HeshuSql *sql, const char *id, const char *who, GError **error)
{
  g_autoptr (HeshuGroup) group = heshu_group_new (id, who, HESHU_ACT_DO);
  g_autofree char *owner = NULL;
  gint64 standing;

  if (!heshu_sql_get_int (sql, &group->seq, 0, error, "SELECT seq FROM edit_group WHERE id = ?", "s", id) ||
      !heshu_sql_get_text (sql, &owner, error, "SELECT who FROM edit_group WHERE id = ?", "s", id) ||
      !heshu_sql_get_int (sql, &standing, 1, error,
                          "SELECT standing AND act = 0 FROM edit_group WHERE id = ?", "s", id))
    return NULL;
  if (group->seq != 0 && (!standing || g_strcmp0 (owner, who) != 0))
    {
      fail_malformed (id, _ ("its group is closed"), error);
      return NULL;
    }

  return g_steal_pointer (&group);
}

/* (transfer none) (nullable): edits without a group share one for each person */
static HeshuGroup *
ensure_group (HeshuSql *sql, GHashTable *groups, const HeshuEdit *edit, GError **error)
{
  g_autofree char *key = edit->group != NULL ? g_strdup (edit->group) : g_strconcat ("\n", edit->who, NULL);
  HeshuGroup *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = edit->group != NULL ? find_group (sql, edit->group, edit->who, error)
                                  : heshu_group_new (NULL, edit->who, HESHU_ACT_DO);
      if (group == NULL)
        return NULL;
      g_hash_table_insert (groups, g_steal_pointer (&key), group);
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

/* @recorded: gets the edit as it was carried out, unless the field says so already */
static gboolean
apply_edit (HeshuSql *sql, GHashTable *groups, const HeshuEdit *edit, GPtrArray *recorded, GError **error)
{
  g_auto (HeshuFieldState) state = { 0 };
  g_autofree char *value = NULL;
  HeshuEdit *done;
  HeshuGroup *group;

  if (!check_edit (edit, error) ||
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

  group = ensure_group (sql, groups, edit, error);
  done = group != NULL ? heshu_edit_carry_out (sql, group, edit, &state, value, NULL, error) : NULL;
  if (done == NULL)
    return FALSE;
  g_ptr_array_add (recorded, done);

  return TRUE;
}

static gboolean
apply_all (HeshuSql *sql, GPtrArray *edits, GPtrArray *recorded, GError **error)
{
  g_autoptr (GHashTable) groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) heshu_group_free);

  for (guint i = 0; i < edits->len; i++)
    {
      if (!apply_edit (sql, groups, g_ptr_array_index (edits, i), recorded, error))
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
