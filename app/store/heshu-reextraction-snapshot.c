/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reextraction-private.h"

#include <json-glib/json-glib.h>

/* A snapshot keeps what the machine read, by ids; what persons decided, tagged and noted is not in it and so
 * never put back. */

void
heshu_read_state_clear (HeshuReadState *state)
{
  g_clear_pointer (&state->items, g_array_unref);
  g_clear_pointer (&state->articles, g_ptr_array_unref);
  g_clear_pointer (&state->seqs, g_array_unref);
  g_clear_pointer (&state->ids, g_hash_table_unref);
}

static GHashTable *
load_ids (HeshuSql *sql, gint64 report, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (sql, error, "SELECT seq, id FROM article WHERE report = ?", "i", report);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      gint64 *seq = g_new (gint64, 1);

      *seq = heshu_sql_int (row, 0);
      g_hash_table_insert (ids, seq, g_strdup (heshu_sql_text (row, 1)));
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&ids);
}

gboolean
heshu_read_state_load (HeshuSql *sql, gint64 report, HeshuReadState *state, GError **error)
{
  state->items = heshu_read_items_load (sql, report, error);
  state->articles = state->items != NULL ? heshu_article_rows_read (sql, report, &state->seqs, error) : NULL;
  state->ids = state->articles != NULL ? load_ids (sql, report, error) : NULL;

  return state->ids != NULL;
}

/* --- writing ----------------------------------------------------------------------------------------------
 */

static void
add_text (JsonBuilder *json, const char *text)
{
  if (text != NULL)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

static void
add_member (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  add_text (json, text);
}

static void
add_metric (JsonBuilder *json, const HeshuReadState *state, const HeshuReadItem *item)
{
  g_autofree char *detail = heshu_detail_from_metric (item->metric);
  HeshuSpan span = heshu_metric_get_span (item->metric);

  json_builder_begin_object (json);
  add_member (json, "id", heshu_metric_get_id (item->metric));
  add_member (json, "article", g_hash_table_lookup (state->ids, &item->article));
  json_builder_add_int_value (json_builder_set_member_name (json, "start"), span.start);
  json_builder_add_int_value (json_builder_set_member_name (json, "end"), span.end);
  add_member (json, "text", heshu_metric_get_text (item->metric));
  json_builder_begin_array (json_builder_set_member_name (json, "fields"));
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    add_text (json, heshu_metric_get (item->metric, (HeshuField) i));
  json_builder_end_array (json);
  add_member (json, "detail", detail);
  add_member (json, "decision", heshu_decision_get_word (heshu_metric_get_decision (item->metric)));
  json_builder_add_boolean_value (json_builder_set_member_name (json, "found"),
                                  heshu_metric_get_found (item->metric));
  json_builder_end_object (json);
}

static void
add_article (JsonBuilder *json, const HeshuArticle *article)
{
  g_autofree char *detail = heshu_detail_from_article (article);

  json_builder_begin_object (json);
  add_member (json, "id", article->id);
  json_builder_begin_array (json_builder_set_member_name (json, "fields"));
  for (guint i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    add_text (json, article->fields[i]);
  json_builder_end_array (json);
  add_member (json, "detail", detail);
  json_builder_end_object (json);
}

static gboolean
articles_equal (const HeshuArticle *a, const HeshuArticle *b)
{
  g_autofree char *detail_a = heshu_detail_from_article (a);
  g_autofree char *detail_b = heshu_detail_from_article (b);

  for (guint i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    {
      if (g_strcmp0 (a->fields[i], b->fields[i]) != 0)
        return FALSE;
    }

  return g_str_equal (detail_a, detail_b);
}

GHashTable *
heshu_read_state_index (const HeshuReadState *state)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < state->items->len; i++)
    {
      HeshuReadItem *item = &g_array_index (state->items, HeshuReadItem, i);

      g_hash_table_insert (index, (char *) heshu_metric_get_id (item->metric), item);
    }

  return index;
}

static void
add_changed_metrics (JsonBuilder *json, const HeshuReadState *before, GHashTable *after)
{
  for (guint i = 0; i < before->items->len; i++)
    {
      const HeshuReadItem *item = &g_array_index (before->items, HeshuReadItem, i);
      const HeshuReadItem *now = g_hash_table_lookup (after, heshu_metric_get_id (item->metric));

      if (now == NULL || now->article != item->article ||
          !heshu_read_says_the_same (item->metric, now->metric))
        add_metric (json, before, item);
    }
}

char *
heshu_read_state_dup_difference (const HeshuReadState *before, const HeshuReadState *after)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GHashTable) were = heshu_read_state_index (before);
  g_autoptr (GHashTable) are = heshu_read_state_index (after);
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (json);
  json_builder_begin_array (json_builder_set_member_name (json, "articles"));
  for (guint i = 0; i < MIN (before->articles->len, after->articles->len); i++)
    {
      if (!articles_equal (before->articles->pdata[i], after->articles->pdata[i]))
        add_article (json, before->articles->pdata[i]);
    }
  json_builder_end_array (json);
  json_builder_begin_array (json_builder_set_member_name (json, "metrics"));
  add_changed_metrics (json, before, are);
  json_builder_end_array (json);
  json_builder_begin_array (json_builder_set_member_name (json, "gone"));
  for (guint i = 0; i < after->items->len; i++)
    {
      const char *id = heshu_metric_get_id (g_array_index (after->items, HeshuReadItem, i).metric);

      if (!g_hash_table_contains (were, id))
        json_builder_add_string_value (json, id);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);

  return json_to_string (root, FALSE);
}
