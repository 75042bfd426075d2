/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A sign-off is an object that only the history keeps: `signoff:REPORT:STEP`, whose field `signed` holds name,
 * person and time, a line each. What changes a report opens its sign-offs again in the same step. An undo is a
 * change too: what was opened once is signed off anew. */

void
heshu_signoff_free (HeshuSignoff *self)
{
  if (self == NULL)
    return;
  g_free (self->report_id);
  g_free (self->name);
  g_free (self->who);
  g_free (self->reopened_by);
  g_free (self);
}

/* --- one in the history --- */

static char *
dup_id (const char *report_id, guint step)
{
  return g_strdup_printf (HESHU_SIGNOFF_PREFIX "%s:%u", report_id, step);
}

/* FALSE: @id is none */
static gboolean
parse_id (const char *id, char **report_id, guint *step)
{
  const char *colon = strrchr (id, ':');
  guint64 number;

  if (!g_str_has_prefix (id, HESHU_SIGNOFF_PREFIX) || colon < id + strlen (HESHU_SIGNOFF_PREFIX) ||
      !g_ascii_string_to_unsigned (colon + 1, 10, 1, HESHU_MAX_SIGNOFFS, &number, NULL))
    return FALSE;
  *report_id = g_strndup (id + strlen (HESHU_SIGNOFF_PREFIX),
                          (gsize) (colon - id - (gssize) strlen (HESHU_SIGNOFF_PREFIX)));
  *step = (guint) number;

  return TRUE;
}

static char *
dup_signed (const char *name, const char *who, gint64 when_us)
{
  g_autofree char *person = g_strdelimit (g_strdup (who), "\n", ' ');

  return g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT, name, person, when_us);
}

/* (nullable) (transfer full): @value: the last one that signed; @edit_who: and @edit_us: of the last record, which
 * opened it again where @is_open */
static HeshuSignoff *
read_signoff (const char *id, const char *value, gboolean is_open, const char *edit_who, gint64 edit_us)
{
  g_autoptr (HeshuSignoff) signoff = g_new0 (HeshuSignoff, 1);
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);

  if (g_strv_length (lines) != 3 || !parse_id (id, &signoff->report_id, &signoff->step) ||
      !g_ascii_string_to_signed (lines[2], 10, 0, G_MAXINT64, &signoff->when_us, NULL))
    return NULL;
  signoff->name = g_strdup (lines[0]);
  signoff->who = g_strdup (lines[1]);
  if (is_open)
    {
      signoff->reopened_by = g_strdup (edit_who);
      signoff->reopened_us = edit_us;
    }

  return g_steal_pointer (&signoff);
}

GPtrArray *
heshu_signoffs_read (HeshuSql *sql, const char *report_id, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_signoff_free);
  g_autofree char *first = g_strconcat (HESHU_SIGNOFF_PREFIX, report_id, report_id != NULL ? ":" : "", NULL);
  g_autofree char *last = g_strdup (first);
  gboolean has_row;
  sqlite3_stmt *row;

  last[strlen (last) - 1]++; /* the ids stand together in the index of the history's objects */
  row = heshu_sql_query (sql, error,
                         "SELECT e.object_id, coalesce (e.after, e.before), e.after IS NULL, e.who, e.when_us "
                         "FROM (SELECT DISTINCT object_id FROM edit WHERE object_id >= ? AND object_id < ?) AS s "
                         "JOIN edit AS e ON e.seq = (SELECT max (seq) FROM edit WHERE object_id = s.object_id) "
                         "ORDER BY e.object_id",
                         "ss", first, last);
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      HeshuSignoff *signoff = read_signoff (heshu_sql_text (row, 0), heshu_sql_text (row, 1),
                                            heshu_sql_int (row, 2) != 0, heshu_sql_text (row, 3),
                                            heshu_sql_int (row, 4));

      if (signoff != NULL)
        g_ptr_array_add (list, signoff);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&list);
}

/* --- opened again by a change --- */

static gboolean
is_content (const HeshuEdit *edit)
{
  switch ((int) edit->object_kind)
    {
    case HESHU_OBJECT_METRIC: /* tags and notes are for the newsroom, not for print */
      return !g_str_equal (edit->field, "tags") && !g_str_equal (edit->field, "note");
    case HESHU_OBJECT_REPORT: /* as long as it is off the desk nobody can change it */
      return !g_str_equal (edit->field, "removed");
    case HESHU_OBJECT_ARTICLE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* @report_id: (out) (transfer full) (nullable) */
static gboolean
find_report (HeshuSql *sql, const HeshuEdit *edit, char **report_id, GError **error)
{
  const char *text = edit->object_kind == HESHU_OBJECT_METRIC
                         ? "SELECT r.id FROM metric AS o JOIN report AS r ON r.seq = o.report WHERE o.id = ?"
                         : "SELECT r.id FROM article AS o JOIN report AS r ON r.seq = o.report WHERE o.id = ?";

  if (edit->object_kind == HESHU_OBJECT_REPORT)
    {
      *report_id = g_strdup (edit->object_id);
      return TRUE;
    }

  return heshu_sql_get_text (sql, report_id, error, text, "s", edit->object_id);
}

static void
append_edit (HeshuGroup *group, const char *id, const char *before, const char *after, GPtrArray *recorded)
{
  HeshuEdit *edit = heshu_edit_new (HESHU_OBJECT_SIGNOFF, id, "signed", before, after, group->who);

  edit->id = heshu_id_new ();
  edit->group = g_strdup (group->id);
  edit->reverses = g_strdup (group->reverses);
  edit->when_us = g_get_real_time ();
  edit->made_by = g_strdup ("heshu " HESHU_VERSION);
  g_ptr_array_add (recorded, edit);
  g_ptr_array_add (group->edits, edit);
  g_ptr_array_add (group->evidence, NULL);
}

static void
add_edit (HeshuGroup *group, const HeshuSignoff *signoff, const char *after, GPtrArray *recorded)
{
  g_autofree char *id = dup_id (signoff->report_id, signoff->step);
  g_autofree char *before = signoff->reopened_by == NULL
                                ? dup_signed (signoff->name, signoff->who, signoff->when_us)
                                : NULL;

  append_edit (group, id, before, after, recorded);
}

/* The ids of the reports whose content @group changed; %NULL with @error */
static GHashTable *
list_changed (HeshuSql *sql, const HeshuGroup *group, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < group->edits->len; i++)
    {
      char *id = NULL;

      if (!is_content (group->edits->pdata[i]))
        continue;
      if (!find_report (sql, group->edits->pdata[i], &id, error))
        return NULL;
      if (id != NULL)
        g_hash_table_add (ids, id);
    }

  return g_steal_pointer (&ids);
}

gboolean
heshu_signoffs_reopen (HeshuSql *sql, HeshuGroup *group, GPtrArray *recorded, GError **error)
{
  g_autoptr (GPtrArray) signoffs = heshu_signoffs_read (sql, NULL, error);
  g_autoptr (GHashTable) changed = NULL;

  if (signoffs == NULL)
    return FALSE;
  if (signoffs->len == 0)
    return TRUE;
  changed = list_changed (sql, group, error);
  if (changed == NULL)
    return FALSE;
  for (guint i = 0; i < signoffs->len; i++)
    {
      const HeshuSignoff *signoff = g_ptr_array_index (signoffs, i);

      if (signoff->reopened_by == NULL && g_hash_table_contains (changed, signoff->report_id))
        add_edit (group, signoff, NULL, recorded);
    }

  return TRUE;
}

gboolean
heshu_signoffs_reopen_report (HeshuSql *sql, const char *report_id, GError **error)
{
  g_autoptr (GPtrArray) signoffs = heshu_signoffs_read (sql, report_id, error);
  g_autoptr (GPtrArray) recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (HeshuGroup) group = heshu_group_new (NULL, "heshu", HESHU_ACT_DO);

  if (signoffs == NULL)
    return FALSE;
  for (guint i = 0; i < signoffs->len; i++)
    {
      if (((const HeshuSignoff *) signoffs->pdata[i])->reopened_by == NULL)
        add_edit (group, signoffs->pdata[i], NULL, recorded);
    }

  return heshu_history_append (sql, group, error);
}

/* --- taken back --- */

/* Whether the report was changed or read anew behind the record @seq of its sign-off */
static gboolean
count_changes (HeshuSql *sql, const char *report_id, gint64 seq, gint64 *n_changes, GError **error)
{
  gint64 n_edits, n_readings;

  if (!heshu_sql_get_int (sql, &n_edits, 0, error,
                          "SELECT count (*) FROM edit AS e WHERE e.seq > ?2 AND e.field NOT IN ('tags', 'note') AND "
                          "((e.object_id = ?1 AND e.field <> 'removed') OR EXISTS (SELECT 1 FROM metric AS m JOIN "
                          "report AS r ON r.seq = m.report WHERE m.id = e.object_id AND r.id = ?1) OR EXISTS (SELECT "
                          "1 FROM article AS a JOIN report AS r ON r.seq = a.report WHERE a.id = e.object_id AND "
                          "r.id = ?1))",
                          "si", report_id, seq) ||
      !heshu_sql_get_int (sql, &n_readings, 0, error,
                          "SELECT count (*) FROM import AS i JOIN report AS r ON r.seq = i.report WHERE r.id = ? "
                          "AND i.when_us > (SELECT when_us FROM edit WHERE seq = ?)",
                          "si", report_id, seq))
    return FALSE;
  *n_changes = n_edits + n_readings;

  return TRUE;
}

/* What was withdrawn stands again only over the same report. */
static gboolean
check_unchanged (HeshuSql *sql, const HeshuEdit *edit, GError **error)
{
  g_autofree char *report_id = NULL;
  gint64 seq, n_changes = 0;
  guint step;

  if (!heshu_sql_get_int (sql, &seq, 0, error, "SELECT max (seq) FROM edit WHERE object_id = ?", "s",
                          edit->object_id) ||
      (parse_id (edit->object_id, &report_id, &step) &&
       !count_changes (sql, report_id, seq, &n_changes, error)))
    return FALSE;
  if (n_changes == 0)
    return TRUE;
  heshu_error_set (error, HESHU_ERROR_UNDO_CONFLICT, _ ("a sign-off's report"), _ ("sign it off anew"));

  return FALSE;
}

gboolean
heshu_signoff_reverse (HeshuSql *sql, HeshuGroup *group, const HeshuEdit *edit, GPtrArray *recorded, GError **error)
{
  g_auto (HeshuFieldState) state = { 0 };
  const char *after = edit->after == NULL ? edit->before : NULL;

  if (!heshu_object_get (sql, edit->object_kind, edit->object_id, edit->field, &state, error) ||
      (after != NULL && !check_unchanged (sql, edit, error)))
    return FALSE;
  append_edit (group, edit->object_id, state.value, after, recorded);

  return TRUE;
}

/* --- signing off --- */

/* (nullable) (transfer none): the one of @step that stands */
static const HeshuSignoff *
find_standing (GPtrArray *signoffs, guint step)
{
  for (guint i = 0; i < signoffs->len; i++)
    {
      const HeshuSignoff *signoff = g_ptr_array_index (signoffs, i);

      if (signoff->step == step && signoff->reopened_by == NULL)
        return signoff;
    }

  return NULL;
}

static gboolean
check_step (GPtrArray *signoffs, const char *name, guint step, GError **error)
{
  const HeshuSignoff *standing = find_standing (signoffs, step);
  g_autofree char *detail = NULL;

  if (standing != NULL)
    detail = g_strdup_printf (_ ("%s has signed it off as “%s” already"), standing->who, standing->name);
  else if (step > 1 && find_standing (signoffs, step - 1) == NULL)
    detail = g_strdup_printf (_ ("step %u before it is open"), step - 1);
  if (detail != NULL)
    heshu_error_set (error, HESHU_ERROR_SIGNOFF_REFUSED, name, detail);

  return detail == NULL;
}

static gboolean
add_signing (GPtrArray *signoffs,
             HeshuGroup *group,
             const char *report_id,
             guint step,
             const char *name,
             GPtrArray *recorded,
             GError **error)
{
  g_autofree char *id = g_strdup (report_id);
  g_autofree char *clean = g_strstrip (g_strdelimit (heshu_field_drop_controls (g_strdup (name)), "\n\t", ' '));
  g_autofree char *after = dup_signed (clean, group->who, g_get_real_time ());
  const HeshuSignoff none = { id, step, clean, group->who, 0, group->who, 0 };

  if (*clean == '\0' || g_utf8_strlen (clean, -1) > HESHU_FIELD_MAX_CHARS)
    {
      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, clean, _ ("a name of at most 200 characters"));
      return FALSE;
    }
  if (!check_step (signoffs, clean, step, error))
    return FALSE;
  add_edit (group, &none, after, recorded);

  return TRUE;
}

/* What was signed off after it stands on it. */
static void
add_withdrawal (GPtrArray *signoffs, HeshuGroup *group, guint step, GPtrArray *recorded)
{
  for (guint i = 0; i < signoffs->len; i++)
    {
      const HeshuSignoff *signoff = g_ptr_array_index (signoffs, i);

      if (signoff->step >= step && signoff->reopened_by == NULL)
        add_edit (group, signoff, NULL, recorded);
    }
}

static gboolean
sign (HeshuSql *sql,
      const char *report_id,
      guint step,
      const char *name,
      const char *who,
      GPtrArray *recorded,
      GError **error)
{
  g_autoptr (HeshuGroup) group = heshu_group_new (NULL, who, HESHU_ACT_DO);
  g_autoptr (GPtrArray) signoffs = NULL;
  gint64 report;

  if (!heshu_sql_get_int (sql, &report, 0, error, "SELECT seq FROM report WHERE id = ? AND NOT removed", "s",
                          report_id))
    return FALSE;
  if (report == 0)
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, report_id, NULL);
      return FALSE;
    }
  signoffs = heshu_signoffs_read (sql, report_id, error);
  if (signoffs == NULL)
    return FALSE;
  if (name == NULL)
    add_withdrawal (signoffs, group, step, recorded);
  else if (!add_signing (signoffs, group, report_id, step, name, recorded, error))
    return FALSE;

  return heshu_history_append (sql, group, error);
}

GPtrArray *
heshu_desk_sign_off (HeshuDesk *self,
                     const char *report_id,
                     guint step,
                     const char *name,
                     const char *who,
                     GError **error)
{
  g_autoptr (GPtrArray) recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  HeshuSql *sql;
  gboolean done;

  g_return_val_if_fail (HESHU_IS_DESK (self) && report_id != NULL && who != NULL && *who != '\0', NULL);
  g_return_val_if_fail (step >= 1 && step <= HESHU_MAX_SIGNOFFS, NULL);

  sql = heshu_desk_begin_write (self, error);
  if (sql == NULL)
    return NULL;
  done = sign (sql, report_id, step, name, who, recorded, error);

  return heshu_desk_end_write (self, done, error) ? g_steal_pointer (&recorded) : NULL;
}

GPtrArray *
heshu_desk_list_signoffs (HeshuDesk *self, const char *report_id, GError **error)
{
  GPtrArray *signoffs;
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  signoffs = heshu_signoffs_read (sql, report_id, error);
  heshu_desk_end_read (self, sql);

  return signoffs;
}
