/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-id.h"

#include <json-glib/json-glib.h>

static char *
dup_creation (const char *title, const char *spec)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, title);
  json_builder_set_member_name (builder, "spec");
  json_builder_add_string_value (builder, spec);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
add_edit (GPtrArray *edits, const char *id, const char *field, const char *after, const char *who)
{
  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_CHART, id, field, NULL, after, who));
}

char *
heshu_desk_save_chart (HeshuDesk *self,
                       const char *id,
                       const char *title,
                       const char *spec,
                       const char *who,
                       GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (GPtrArray) recorded = NULL;
  g_autofree char *own_id = id != NULL ? g_strdup (id) : heshu_id_new ();

  g_return_val_if_fail (HESHU_IS_DESK (self) && title != NULL && spec != NULL && who != NULL, NULL);

  if (id == NULL)
    {
      g_autofree char *creation = dup_creation (title, spec);

      add_edit (edits, own_id, "created", creation, who);
    }
  else
    {
      add_edit (edits, own_id, "title", title, who);
      add_edit (edits, own_id, "spec", spec, who);
    }
  recorded = heshu_desk_apply (self, edits, error);

  return recorded != NULL ? g_steal_pointer (&own_id) : NULL;
}

static GPtrArray *
list_charts (HeshuSql *sql, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_saved_chart_free);
  gboolean has_row;
  sqlite3_stmt *row =
      heshu_sql_query (sql, error,
                       "SELECT id, title, spec, checksum = heshu_checksum (" HESHU_CHART_SUMMED (
                           "") ") FROM chart WHERE NOT removed ORDER BY seq",
                       "");

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      HeshuSavedChart *chart;

      if (heshu_sql_int (row, 3) != 1)
        {
          heshu_desk_set_damaged (sql, heshu_sql_text (row, 0), error);
          heshu_sql_reset (row);
          return NULL;
        }
      chart = g_new0 (HeshuSavedChart, 1);
      chart->id = g_strdup (heshu_sql_text (row, 0));
      chart->title = g_strdup (heshu_sql_text (row, 1));
      chart->spec = g_strdup (heshu_sql_text (row, 2));
      g_ptr_array_add (list, chart);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&list);
}

GPtrArray *
heshu_desk_list_charts (HeshuDesk *self, GError **error)
{
  GPtrArray *list;
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  list = list_charts (sql, error);
  heshu_desk_end_read (self, sql);

  return list;
}

void
heshu_saved_chart_free (HeshuSavedChart *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->spec);
  g_free (self);
}
