/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-version-private.h"
#include "heshu-reextraction-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <glib/gi18n-lib.h>

/* One edit, carried out: what applying, undoing and redoing have in common */

gboolean
heshu_edit_is_creation (const HeshuEdit *edit)
{
  return g_str_equal (edit->field, "created");
}

gboolean
heshu_edit_concerns_existence (const HeshuEdit *edit)
{
  return heshu_edit_is_creation (edit) || g_str_equal (edit->field, "removed");
}

gboolean
heshu_edit_is_place (const HeshuEdit *edit)
{
  HeshuObjectField type = HESHU_OBJECT_FIELD_TEXT;

  return edit->object_kind == HESHU_OBJECT_METRIC && heshu_object_find_field (edit->object_kind, edit->field, &type) &&
         (type == HESHU_OBJECT_FIELD_SPAN || type == HESHU_OBJECT_FIELD_EVIDENCE);
}

/* Whether the field holds @expected; of a creation only that it stands or not */
gboolean
heshu_edit_holds (const HeshuEdit *edit, const HeshuFieldState *state, const char *expected)
{
  if (heshu_edit_is_creation (edit))
    return (state->value == NULL) == (expected == NULL);

  return g_strcmp0 (state->value, expected) == 0;
}

static gboolean
is_extraction (const HeshuEdit *edit)
{
  return edit->object_kind == HESHU_OBJECT_REPORT && g_str_equal (edit->field, "extraction");
}

static gboolean
is_version (const HeshuEdit *edit)
{
  return edit->object_kind == HESHU_OBJECT_REPORT && g_str_equal (edit->field, "version");
}

static const char *
show (const char *value)
{
  return value != NULL && *value != '\0' ? value : "—";
}

const char *
heshu_edit_get_label (const HeshuEdit *edit)
{
  HeshuField field;

  return edit->object_kind == HESHU_OBJECT_METRIC && heshu_field_from_name (edit->field, &field)
             ? heshu_field_get_label (field)
             : edit->field;
}

/* As much of a value as a sentence can hold */
#define SHOWN_CHARS 40

static char *
dup_shown (const char *value)
{
  const char *text = show (value);

  if (g_utf8_strlen (text, -1) <= SHOWN_CHARS)
    return g_strdup (text);
  {
    g_autofree char *start = g_utf8_substring (text, 0, SHOWN_CHARS);

    return g_strconcat (start, "…", NULL);
  }
}

char *
heshu_edit_dup_description (const HeshuEdit *edit)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (edit->when_us / G_USEC_PER_SEC);
  g_autofree char *when = g_date_time_format (time, "%Y-%m-%d %H:%M");
  g_autofree char *before = dup_shown (edit->before);
  g_autofree char *after = dup_shown (edit->after);

  /* Translators: a field, what it held before and after, who changed it and when */
  return g_strdup_printf (_ ("%s %s → %s (%s, %s)"), heshu_edit_get_label (edit), before, after, edit->who, when);
}

void
heshu_edit_set_conflict (const HeshuEdit *edit,
                         HeshuErrorCode code,
                         const char *expected,
                         const char *found,
                         GError **error)
{
  g_autofree char *detail =
      is_extraction (edit) ? g_strdup (_ ("it was extracted again since"))
                           : g_strdup_printf (_ ("expected “%s”, found “%s”"), show (expected), show (found));

  heshu_error_set (error, code, heshu_edit_get_label (edit), detail);
}

/* As HeshuGroup keeps it */
static char *
dup_was (const HeshuFieldState *state, const char *field)
{
  char *line;

  if (state->detail == NULL)
    return NULL;
  line = heshu_detail_dup_field (state->detail, heshu_evidence_line_name (field));

  return line != NULL ? line : g_strdup ("");
}

/* @was: (inout): what an undo of it puts back; of a reading that is known only when it is done */
static gboolean
set_field (HeshuSql *sql,
           const HeshuEdit *edit,
           const HeshuFieldState *state,
           const char *value,
           const char *line,
           char **was,
           GError **error)
{
  if (is_extraction (edit))
    return heshu_reextraction_restore (sql, state->seq, line, was, error);
  if (is_version (edit))
    {
      *was = g_strdup (line); /* the way back is the same */
      return heshu_version_flip (sql, state->seq, value, line, error);
    }

  return heshu_object_set (sql, edit->object_kind, edit->object_id, edit->field, state, value, line, error);
}

HeshuEdit *
heshu_edit_carry_out (HeshuSql *sql,
                      HeshuGroup *group,
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
  recorded->reverses = g_strdup (group->reverses);
  if (!heshu_edit_is_creation (edit))
    {
      g_free (recorded->before);
      recorded->before = g_strdup (state->value);
    }
  g_free (recorded->after);
  recorded->after = g_strdup (value);
  recorded->when_us = g_get_real_time ();
  if (recorded->made_by == NULL)
    recorded->made_by = g_strdup ("heshu " HESHU_VERSION);

  if (!set_field (sql, edit, state, value, line, &was, error))
    return NULL;
  g_ptr_array_add (group->edits, recorded);
  g_ptr_array_add (group->evidence, g_steal_pointer (&was));

  return g_steal_pointer (&recorded);
}
