/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-cli-rows.h"
#include "heshu-error.h"
#include "heshu-json-read.h"
#include "heshu-json.h"

#include <glib/gi18n-lib.h>

void
heshu_cli_append_edit (GString *json, const HeshuEdit *edit, const char *record)
{
  g_autofree char *when = heshu_cli_dup_time (edit->when_us);

  heshu_json_open (json, '{');
  if (record != NULL)
    heshu_json_member (json, "record", record);
  heshu_json_member (json, "id", edit->id);
  heshu_json_member (json, "group", edit->group);
  heshu_json_member (json, "object_kind", heshu_object_kind_get_word (edit->object_kind));
  heshu_json_member (json, "object_id", edit->object_id);
  heshu_json_member (json, "field", edit->field);
  heshu_json_member (json, "before", edit->before);
  heshu_json_member (json, "after", edit->after);
  heshu_json_member (json, "who", edit->who);
  heshu_json_member (json, "when", when);
  heshu_json_member (json, "why", edit->why);
  heshu_json_member (json, "made_by", edit->made_by);
  heshu_json_member (json, "reverses", edit->reverses);
  if (record != NULL)
    heshu_json_member (json, "was", edit->was);
  heshu_json_close (json, '}');
}

HeshuEdit *
heshu_cli_find_record (HeshuDesk *desk, const char *text, GError **error)
{
  g_autofree char *id = heshu_cli_dup_utf8 (text);
  g_autoptr (GPtrArray) edits = heshu_desk_list_history (desk, NULL, 0, error);

  for (guint i = 0; edits != NULL && i < edits->len; i++)
    {
      const HeshuEdit *edit = g_ptr_array_index (edits, i);

      if (g_str_equal (edit->id, id) || g_str_equal (edit->group, id))
        return heshu_edit_copy (edit);
    }
  if (edits != NULL)
    heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, id, NULL);
  return NULL;
}

int
heshu_cli_print_edits (GPtrArray *edits)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (HeshuOutput) output = heshu_output_open (NULL, NULL);
  GError *error = NULL;

  for (guint i = 0; i < edits->len && error == NULL; i++)
    {
      g_string_truncate (json, 0);
      heshu_cli_append_edit (json, g_ptr_array_index (edits, i), NULL);
      g_string_append_c (json, '\n');
      heshu_cli_write (output, json->str, json->len, &error);
    }
  return heshu_cli_end_output (output, error);
}

int
heshu_cli_print_done (GPtrArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const HeshuEdit *edit = g_ptr_array_index (edits, i);
      g_auto (GStrv) lines = NULL;

      if (edit->object_kind != HESHU_OBJECT_SIGNOFF || edit->after != NULL || edit->before == NULL)
        continue;
      lines = g_strsplit (edit->before, "\n", 3); /* name and person */
      if (g_strv_length (lines) == 3)
        heshu_cli_say (_ ("The sign-off “%s” of %s is open again."), lines[0], lines[1]);
    }
  return heshu_cli_print_edits (edits);
}

/* Edits that are fed again are a new act: records that shared a group share one again, but never the old one,
 * which may have been undone since. */
static char *
dup_new_group (GHashTable *groups, const char *group)
{
  char *fresh;

  if (group == NULL)
    return NULL;
  fresh = g_hash_table_lookup (groups, group);
  if (fresh == NULL)
    {
      fresh = heshu_id_new ();
      g_hash_table_insert (groups, g_strdup (group), fresh);
    }
  return g_strdup (fresh);
}

/* @wrong: (out): the member that is missing or of the wrong kind */
static HeshuEdit *
read_edit (JsonObject *object, GHashTable *groups, const char *who, gboolean given, const char **wrong)
{
  const char *kind_word, *object_id, *field, *before, *after, *why, *group, *recorded_who;
  const struct
  {
    const char *member;
    const char **text;
    gboolean needed;
  } members[] = {
    { "object_kind", &kind_word, TRUE }, { "object_id", &object_id, TRUE }, { "field", &field, TRUE },
    { "before", &before, FALSE },        { "after", &after, FALSE },        { "why", &why, FALSE },
    { "group", &group, FALSE },          { "who", &recorded_who, FALSE },
  };
  HeshuObjectKind kind;
  HeshuEdit *edit;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      *wrong = members[i].member;
      if (!heshu_json_get_text (object, members[i].member, members[i].text, NULL) ||
          (members[i].needed && *members[i].text == NULL))
        return NULL;
    }
  *wrong = "object_kind";
  if (!heshu_object_kind_from_word (kind_word, &kind))
    return NULL;
  edit = heshu_edit_new (kind, object_id, field, before, after, who);
  if (recorded_who != NULL && !given)
    {
      g_free (edit->who);
      edit->who = g_strdup (recorded_who);
    }
  edit->why = g_strdup (why);
  edit->group = dup_new_group (groups, group);
  return edit;
}

HeshuEdit *
heshu_cli_parse_record (const char *line, GError **error)
{
  g_autoptr (JsonParser) parser = heshu_json_parse_object (line, -1, error);
  g_autoptr (HeshuEdit) edit = heshu_edit_new (HESHU_OBJECT_METRIC, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (GDateTime) time = NULL;
  const char *when, *kind;
  const struct
  {
    const char *member;
    char **text;
  } members[] = {
    { "id", &edit->id },
    { "group", &edit->group },
    { "object_id", &edit->object_id },
    { "field", &edit->field },
    { "before", &edit->before },
    { "after", &edit->after },
    { "who", &edit->who },
    { "why", &edit->why },
    { "made_by", &edit->made_by },
    { "reverses", &edit->reverses },
    { "was", &edit->was },
  };
  JsonObject *object;

  if (parser == NULL)
    return NULL;
  object = json_node_get_object (json_parser_get_root (parser));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text;

      if (!heshu_json_get_text (object, members[i].member, &text, error))
        return NULL;
      *members[i].text = g_strdup (text);
    }
  if (!heshu_json_get_text (object, "object_kind", &kind, error) ||
      !heshu_json_get_text (object, "when", &when, error))
    return NULL;
  time = when != NULL ? g_date_time_new_from_iso8601 (when, NULL) : NULL;
  if (edit->field == NULL || edit->object_id == NULL || time == NULL ||
      !heshu_object_kind_from_word (kind, &edit->object_kind))
    {
      heshu_json_wrong (error, "edit", "object_kind, object_id, field, when");
      return NULL;
    }
  edit->when_us = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
  return g_steal_pointer (&edit);
}

static gboolean
read_line (const char *line,
           guint number,
           GHashTable *groups,
           const char *who,
           gboolean given,
           GPtrArray *edits,
           GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *place = g_strdup_printf ("%u", number);
  const char *wrong = "JSON";
  HeshuEdit *edit = NULL;

  if (json_parser_load_from_data (parser, line, -1, NULL) && json_parser_get_root (parser) != NULL &&
      JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    edit = read_edit (json_node_get_object (json_parser_get_root (parser)), groups, who, given, &wrong);
  if (edit == NULL)
    {
      heshu_error_set (error, HESHU_ERROR_EDIT_MALFORMED, place, wrong);
      return FALSE;
    }
  g_ptr_array_add (edits, edit);
  return TRUE;
}

GPtrArray *
heshu_cli_read_edits (const char *text, const char *who, gboolean given, GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (lines[i][0] != '\0' && !read_line (lines[i], i + 1, groups, who, given, edits, error))
        return NULL;
    }
  return g_steal_pointer (&edits);
}
