/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* What a group of edits is. An undo is undone by a redo, and that by another undo: nothing is ever rewritten.
 */
typedef enum
{
  ACT_DO,
  ACT_UNDO,
  ACT_REDO,
} Act;

typedef struct
{
  gint64 seq; /* 0: not written yet */
  char *id;
  char *who;
  Act act;
  gint64 reverses;   /* seq; 0: none */
  char *reverses_id; /* (nullable) */
} Group;

static void
group_free (Group *group)
{
  g_free (group->id);
  g_free (group->who);
  g_free (group->reverses_id);
  g_free (group);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Group, group_free)

static Group *
group_new (const char *id, const char *who, Act act)
{
  Group *group = g_new0 (Group, 1);

  group->id = id != NULL ? g_strdup (id) : heshu_id_new ();
  group->who = g_strdup (who);
  group->act = act;

  return group;
}

/* --- writing the history
 * --------------------------------------------------------------------------------------------*/

/* With its first edit, so that a gesture that changed nothing leaves none. */
static gboolean
write_group (HeshuSql *sql, Group *group, GError **error)
{
  if (group->seq != 0)
    return TRUE;

  /* Who does something new gives up what could be redone. */
  if (group->act == ACT_DO &&
      !heshu_sql_run (sql, error,
                      "UPDATE edit_group SET standing = 0 WHERE who = ? AND standing = 1 "
                      "AND act = 1",
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

static gboolean
write_edit (HeshuSql *sql, Group *group, const HeshuEdit *edit, const char *was, GError **error)
{
  return write_group (sql, group, error) &&
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

static gboolean
is_creation (const HeshuEdit *edit)
{
  return g_str_equal (edit->field, "created");
}

static gboolean
concerns_existence (const HeshuEdit *edit)
{
  return is_creation (edit) || g_str_equal (edit->field, "removed");
}

/* Whether the field holds @expected; of a creation only that it stands or not */
static gboolean
holds (const HeshuEdit *edit, const HeshuFieldState *state, const char *expected)
{
  if (is_creation (edit))
    return (state->value == NULL) == (expected == NULL);

  return g_strcmp0 (state->value, expected) == 0;
}

static const char *
show (const char *value)
{
  return value != NULL && *value != '\0' ? value : "—";
}

static void
set_conflict (const HeshuEdit *edit,
              HeshuErrorCode code,
              const char *expected,
              const char *found,
              GError **error)
{
  HeshuField field;
  const char *label = edit->object_kind == HESHU_OBJECT_METRIC && heshu_field_from_name (edit->field, &field)
                          ? heshu_field_get_label (field)
                          : edit->field;
  g_autofree char *detail = g_strdup_printf (_ ("expected “%s”, found “%s”"), show (expected), show (found));

  heshu_error_set (error, code, label, detail);
}

/* The evidence that an undo of this edit puts back; "": there was none; %NULL: the field has no such thing */
static char *
dup_was (const HeshuFieldState *state, const char *field)
{
  char *line;

  if (state->detail == NULL)
    return NULL;
  line = heshu_detail_dup_field (state->detail, field);

  return line != NULL ? line : g_strdup ("");
}

/* Changes the field and records it as @edit, whose @before is filled in from @state. */
static HeshuEdit *
carry_out (HeshuSql *sql,
           Group *group,
           const HeshuEdit *edit,
           const HeshuFieldState *state,
           const char *value,
           const char *line,
           GError **error)
{
  g_autoptr (HeshuEdit) recorded = heshu_edit_copy (edit);
  g_autofree char *was = dup_was (state, edit->field);

  g_free (recorded->id);
  recorded->id = heshu_id_new ();
  g_free (recorded->group);
  recorded->group = g_strdup (group->id);
  g_free (recorded->reverses);
  recorded->reverses = g_strdup (group->reverses_id);
  if (!is_creation (edit))
    {
      g_free (recorded->before);
      recorded->before = g_strdup (state->value);
    }
  g_free (recorded->after);
  recorded->after = g_strdup (value);
  recorded->when_us = g_get_real_time ();
  if (recorded->made_by == NULL)
    recorded->made_by = g_strdup ("heshu " HESHU_VERSION);

  if (!heshu_object_set (sql, edit->object_kind, edit->object_id, edit->field, state, value, line, error) ||
      !write_edit (sql, group, recorded, was, error))
    return NULL;

  return g_steal_pointer (&recorded);
}

/* --- applying
 * -------------------------------------------------------------------------------------------------------*/

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
static Group *
find_group (HeshuSql *sql, const char *id, const char *who, GError **error)
{
  g_autoptr (Group) group = group_new (id, who, ACT_DO);
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
static Group *
ensure_group (HeshuSql *sql, GHashTable *groups, const HeshuEdit *edit, GError **error)
{
  g_autofree char *key = edit->group != NULL ? g_strdup (edit->group) : g_strconcat ("\n", edit->who, NULL);
  Group *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = edit->group != NULL ? find_group (sql, edit->group, edit->who, error)
                                  : group_new (NULL, edit->who, ACT_DO);
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

  if (is_creation (edit))
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
  set_conflict (edit, HESHU_ERROR_CONFLICT, before, state->value, error);

  return FALSE;
}

/* @recorded: gets the edit as it was carried out, unless the field says so already */
static gboolean
apply_edit (HeshuSql *sql, GHashTable *groups, const HeshuEdit *edit, GPtrArray *recorded, GError **error)
{
  g_auto (HeshuFieldState) state = { 0 };
  g_autofree char *value = NULL;
  HeshuEdit *done;
  Group *group;

  if (!check_edit (edit, error) ||
      !heshu_object_normalize (edit->object_kind, edit->field, edit->after, &value, error) ||
      !heshu_object_get (sql, edit->object_kind, edit->object_id, edit->field, &state, error))
    return FALSE;
  if (state.gone && !concerns_existence (edit))
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, edit->object_id, NULL);
      return FALSE;
    }
  if (!check_before (edit, &state, error))
    return FALSE;
  if (holds (edit, &state, value))
    return TRUE;

  group = ensure_group (sql, groups, edit, error);
  done = group != NULL ? carry_out (sql, group, edit, &state, value, NULL, error) : NULL;
  if (done == NULL)
    return FALSE;
  g_ptr_array_add (recorded, done);

  return TRUE;
}

static gboolean
apply_all (HeshuSql *sql, GPtrArray *edits, GPtrArray *recorded, GError **error)
{
  g_autoptr (GHashTable) groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) group_free);

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

/* --- reading the history
 * --------------------------------------------------------------------------------------------*/

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

/* @lines: (out) (optional): of char * (nullable): what each had as evidence before */
static GPtrArray *
read_edits (HeshuSql *sql, sqlite3_stmt *row, GPtrArray *lines, GError **error)
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
      if (lines != NULL)
        g_ptr_array_add (lines, g_strdup (heshu_sql_text (row, 12)));
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&edits);
}

GPtrArray *
heshu_desk_list_history (HeshuDesk *self, const char *object_id, guint limit, GError **error)
{
  gint64 rows = limit > 0 ? (gint64) limit : -1;
  GPtrArray *edits;
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  edits =
      read_edits (sql,
                  object_id != NULL
                      ? heshu_sql_query (sql, error,
                                         EDIT_SELECT "WHERE e.object_id = ? ORDER BY e.seq DESC LIMIT ?",
                                         "si", object_id, rows)
                      : heshu_sql_query (sql, error, EDIT_SELECT "ORDER BY e.seq DESC LIMIT ?", "i", rows),
                  NULL, error);
  heshu_desk_end_read (self, sql);

  return edits;
}

/* --- undo and redo
 * --------------------------------------------------------------------------------------------------*/

/* (nullable): the reverse of the last group of @who that @act can turn round */
static Group *
find_reversible (HeshuSql *sql, const char *who, Act act, GError **error)
{
  g_autoptr (Group) group = group_new (NULL, who, act);
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (sql, error,
                                       "SELECT seq, id FROM edit_group WHERE who = ? AND standing = 1 "
                                       "AND (act = 1) = ? ORDER BY seq DESC LIMIT 1",
                                       "si", who, (gint64) (act == ACT_REDO));

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  if (!has_row)
    {
      heshu_error_set (error, act == ACT_REDO ? HESHU_ERROR_NOTHING_TO_REDO : HESHU_ERROR_NOTHING_TO_UNDO,
                       who, NULL);
      return NULL;
    }
  group->reverses = heshu_sql_int (row, 0);
  group->reverses_id = g_strdup (heshu_sql_text (row, 1));
  heshu_sql_reset (row);

  return g_steal_pointer (&group);
}

static HeshuEdit *
reverse_edit (HeshuSql *sql, Group *group, const HeshuEdit *edit, const char *line, GError **error)
{
  g_auto (HeshuFieldState) state = { 0 };
  g_autoptr (HeshuEdit) reversed =
      heshu_edit_new (edit->object_kind, edit->object_id, edit->field, edit->after, edit->before, group->who);
  g_autoptr (GError) local = NULL;

  if (!heshu_object_get (sql, edit->object_kind, edit->object_id, edit->field, &state, &local))
    {
      if (g_error_matches (local, HESHU_ERROR, HESHU_ERROR_NO_SUCH_OBJECT))
        heshu_error_set (error, HESHU_ERROR_UNDO_CONFLICT, edit->object_id, _ ("it is no longer there"));
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (state.gone && !concerns_existence (edit))
    {
      heshu_error_set (error, HESHU_ERROR_UNDO_CONFLICT, edit->object_id, _ ("it is no longer there"));
      return NULL;
    }
  if (!holds (edit, &state, edit->after))
    {
      set_conflict (edit, HESHU_ERROR_UNDO_CONFLICT, edit->after, state.value, error);
      return NULL;
    }

  return carry_out (sql, group, reversed, &state, edit->before, line, error);
}

static gboolean
reverse_group (HeshuSql *sql, Group *group, GPtrArray *recorded, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) edits =
      read_edits (sql,
                  heshu_sql_query (sql, error, EDIT_SELECT "WHERE e.edit_group = ? ORDER BY e.seq DESC", "i",
                                   group->reverses),
                  lines, error);

  if (edits == NULL)
    return FALSE;
  for (guint i = 0; i < edits->len; i++)
    {
      HeshuEdit *done = reverse_edit (sql, group, edits->pdata[i], lines->pdata[i], error);

      if (done == NULL)
        return FALSE;
      g_ptr_array_add (recorded, done);
    }

  return heshu_sql_run (sql, error, "UPDATE edit_group SET standing = 0 WHERE seq = ?", "i", group->reverses);
}

static GPtrArray *
turn_round (HeshuDesk *self, const char *who, Act act, GError **error)
{
  g_autoptr (GPtrArray) recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (Group) group = NULL;
  HeshuSql *sql = heshu_desk_begin_write (self, error);
  gboolean done;

  if (sql == NULL)
    return NULL;
  group = find_reversible (sql, who, act, error);
  done = group != NULL && reverse_group (sql, group, recorded, error);

  return heshu_desk_end_write (self, done, error) ? g_steal_pointer (&recorded) : NULL;
}

GPtrArray *
heshu_desk_undo (HeshuDesk *self, const char *who, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self) && who != NULL, NULL);

  return turn_round (self, who, ACT_UNDO, error);
}

GPtrArray *
heshu_desk_redo (HeshuDesk *self, const char *who, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self) && who != NULL, NULL);

  return turn_round (self, who, ACT_REDO, error);
}
