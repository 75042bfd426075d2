/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-error.h"
#include "heshu-reextraction-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* Puts back what a snapshot keeps */

typedef struct
{
  HeshuSql *sql;
  gint64 report;
  HeshuText *text;
  GHashTable *known; /* sentences */
  const HeshuReadState *now;
  GHashTable *items; /* of @now, by id */
  guint next;        /* of the items of @now: behind those that stand before the metric in hand */
  GHashTable *named; /* ids that the snapshot speaks of */
} Restoring;

static void
restoring_clear (Restoring *self)
{
  g_clear_pointer (&self->text, heshu_text_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->named, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Restoring, restoring_clear)

static gboolean
fail_decided (const HeshuMetric *metric, GError **error)
{
  heshu_error_set (error, HESHU_ERROR_UNDO_CONFLICT, heshu_metric_get_text (metric),
                   _ ("it was reviewed since"));

  return FALSE;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static const char *
get_element (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static HeshuMetric *
read_metric (JsonObject *object, GError **error)
{
  JsonArray *fields = json_object_get_array_member (object, "fields");
  HeshuSpan span = HESHU_SPAN ((guint) json_object_get_int_member (object, "start"),
                               (guint) json_object_get_int_member (object, "end"));
  g_autoptr (HeshuMetricBuilder) builder = heshu_metric_builder_new (span, get_text (object, "text"));
  HeshuDecision decision;

  heshu_metric_builder_set_id (builder, get_text (object, "id"));
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autofree char *value = heshu_field_normalize ((HeshuField) i, get_element (fields, i), &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      heshu_metric_builder_set (builder, (HeshuField) i, value);
    }
  heshu_detail_to_metric (get_text (object, "detail"), builder);
  if (heshu_decision_from_word (get_text (object, "decision"), &decision))
    heshu_metric_builder_set_decision (builder, decision);
  heshu_metric_builder_set_found (builder, json_object_get_boolean_member (object, "found"));

  return heshu_metric_builder_end (g_steal_pointer (&builder));
}

/* What persons said of it: a restored row must not change what they looked at. */
static gboolean
is_decided_alike (const HeshuMetric *a, const HeshuMetric *b)
{
  if (heshu_metric_get_decision (a) != heshu_metric_get_decision (b))
    return FALSE;
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      HeshuField field = (HeshuField) i;
      HeshuOrigin origin = heshu_metric_get_origin (a, field);

      if (origin != heshu_metric_get_origin (b, field) ||
          (origin == HESHU_ORIGIN_PERSON &&
           g_strcmp0 (heshu_metric_get (a, field), heshu_metric_get (b, field)) != 0))
        return FALSE;
    }

  return TRUE;
}

/* What was read at this place meanwhile (its article was corrected, say) gives way, unless it was decided. */
static gboolean
make_room (Restoring *self, HeshuSpan span, GError **error)
{
  const GArray *items = self->now->items;

  while (self->next < items->len &&
         heshu_metric_get_span (g_array_index (items, HeshuReadItem, self->next).metric).end <= span.start)
    self->next++;
  for (guint i = self->next; i < items->len; i++)
    {
      const HeshuReadItem *item = &g_array_index (items, HeshuReadItem, i);

      if (heshu_metric_get_span (item->metric).start >= span.end)
        break;
      if (g_hash_table_contains (self->named, heshu_metric_get_id (item->metric)) || item->is_by_hand)
        continue;
      if (heshu_read_item_is_decided (item))
        return fail_decided (item->metric, error);
      if (!heshu_metric_row_delete (self->sql, item->seq,
                                    heshu_metric_get (item->metric, HESHU_FIELD_INDICATOR), error))
        return FALSE;
    }

  return TRUE;
}

/* Also of one that is put away: an edit of the same step brings it back. */
static gint64
find_article_seq (const HeshuReadState *state, const char *id)
{
  GHashTableIter iter;
  gpointer seq, name;

  g_hash_table_iter_init (&iter, state->ids);
  while (id != NULL && g_hash_table_iter_next (&iter, &seq, &name))
    {
      if (g_str_equal (name, id))
        return *(const gint64 *) seq;
    }

  return 0;
}

static gboolean
restore_metric (Restoring *self, JsonObject *object, GError **error)
{
  g_autoptr (HeshuMetric) metric = read_metric (object, error);
  const HeshuReadItem *item;
  HeshuMetricPlace place = { self->report, find_article_seq (self->now, get_text (object, "article")), 0,
                             FALSE };
  HeshuSpan span;
  gint64 seq;

  if (metric == NULL)
    return FALSE;
  item = g_hash_table_lookup (self->items, heshu_metric_get_id (metric));
  span = heshu_metric_get_span (metric);
  if (!heshu_text_quotes (self->text, span, heshu_metric_get_text (metric)))
    {
      heshu_error_set (error, HESHU_ERROR_UNDO_CONFLICT, heshu_metric_get_text (metric),
                       _ ("its report was read in another encoding since"));
      return FALSE;
    }
  if (item != NULL && !is_decided_alike (item->metric, metric))
    return fail_decided (item->metric, error);
  if (!heshu_sentence_ensure (self->sql, self->report, self->text, span, self->known, &place.sentence, error))
    return FALSE;
  if (item != NULL)
    return heshu_metric_row_replace (self->sql, item->seq, metric, place.article, place.sentence,
                                     heshu_metric_get (item->metric, HESHU_FIELD_INDICATOR), error);

  return make_room (self, span, error) && heshu_metric_row_insert (self->sql, metric, &place, &seq, error);
}

static gboolean
restore_article (Restoring *self, JsonObject *object, GError **error)
{
  g_autoptr (HeshuArticle) article = heshu_article_new ();
  JsonArray *fields = json_object_get_array_member (object, "fields");

  for (guint i = 0; i < self->now->articles->len; i++)
    {
      const HeshuArticle *old = self->now->articles->pdata[i];

      if (g_strcmp0 (old->id, get_text (object, "id")) != 0)
        continue;
      for (guint j = 0; j < HESHU_N_ARTICLE_FIELDS; j++)
        article->fields[j] = g_strdup (get_element (fields, j));
      heshu_detail_to_article (get_text (object, "detail"), article);
      return heshu_article_row_replace (self->sql, g_array_index (self->now->seqs, gint64, i), i, article,
                                        error);
    }

  return TRUE;
}

static gboolean
remove_again (Restoring *self, const char *id, GError **error)
{
  const HeshuReadItem *item = g_hash_table_lookup (self->items, id);

  if (item == NULL)
    return TRUE;
  if (heshu_read_item_is_decided (item))
    return fail_decided (item->metric, error);

  return heshu_metric_row_delete (self->sql, item->seq,
                                  heshu_metric_get (item->metric, HESHU_FIELD_INDICATOR), error);
}

static void
name_all (Restoring *self, JsonArray *metrics, JsonArray *gone)
{
  self->named = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < json_array_get_length (metrics); i++)
    g_hash_table_add (self->named, (char *) get_text (json_array_get_object_element (metrics, i), "id"));
  for (guint i = 0; i < json_array_get_length (gone); i++)
    g_hash_table_add (self->named, (char *) get_element (gone, i));
}

static gboolean
restore_all (Restoring *self, JsonObject *root, GError **error)
{
  JsonArray *articles = json_object_get_array_member (root, "articles");
  JsonArray *metrics = json_object_get_array_member (root, "metrics");
  JsonArray *gone = json_object_get_array_member (root, "gone");

  name_all (self, metrics, gone);
  for (guint i = 0; i < json_array_get_length (articles); i++)
    {
      if (!restore_article (self, json_array_get_object_element (articles, i), error))
        return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (gone); i++)
    {
      if (!remove_again (self, get_element (gone, i), error))
        return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (metrics); i++)
    {
      if (!restore_metric (self, json_array_get_object_element (metrics, i), error))
        return FALSE;
    }

  return heshu_sentence_drop_unused (self->sql, self->report, self->text, error);
}

static gboolean
is_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
holds_objects (JsonArray *array, guint n_fields)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      JsonNode *fields = object != NULL ? json_object_get_member (object, "fields") : NULL;

      if (fields == NULL || !JSON_NODE_HOLDS_ARRAY (fields) ||
          json_array_get_length (json_node_get_array (fields)) != n_fields ||
          !is_text (json_object_get_member (object, "id")) ||
          !is_text (json_object_get_member (object, "detail")))
        return FALSE;
      if (n_fields == HESHU_N_FIELDS && (!is_text (json_object_get_member (object, "text")) ||
                                         json_object_get_int_member_with_default (object, "start", -1) < 0 ||
                                         json_object_get_int_member_with_default (object, "end", -1) < 0 ||
                                         !json_object_has_member (object, "found")))
        return FALSE;
    }

  return TRUE;
}

static gboolean
holds_texts (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!is_text (json_array_get_element (array, i)))
        return FALSE;
    }

  return TRUE;
}

/* A history that came from another desk is only text: what does not have the form is not put back. */
static JsonObject *
get_root (JsonParser *parser, const char *snapshot)
{
  static const char *const members[] = { "articles", "metrics", "gone" };
  JsonObject *root;

  if (snapshot == NULL || !json_parser_load_from_data (parser, snapshot, -1, NULL) ||
      json_parser_get_root (parser) == NULL || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  root = json_node_get_object (json_parser_get_root (parser));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = json_object_get_member (root, members[i]);

      if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
        return NULL;
    }
  if (!holds_objects (json_object_get_array_member (root, "articles"), HESHU_N_ARTICLE_FIELDS) ||
      !holds_objects (json_object_get_array_member (root, "metrics"), HESHU_N_FIELDS) ||
      !holds_texts (json_object_get_array_member (root, "gone")))
    return NULL;

  return root;
}

gboolean
heshu_reextraction_restore (HeshuSql *sql,
                            gint64 report,
                            const char *snapshot,
                            char **inverse,
                            GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_auto (HeshuReadState) before = { 0 };
  g_auto (HeshuReadState) after = { 0 };
  g_auto (Restoring) self = { sql, report };
  JsonObject *root = get_root (parser, snapshot);

  if (root == NULL)
    {
      heshu_error_set (error, HESHU_ERROR_EDIT_MALFORMED, "extraction", "JSON");
      return FALSE;
    }
  self.text = heshu_original_read_text (sql, report, error);
  self.known = self.text != NULL ? heshu_sentence_list_known (sql, report, error) : NULL;
  if (self.known == NULL || !heshu_read_state_load (sql, report, &before, error))
    return FALSE;
  self.now = &before;
  self.items = heshu_read_state_index (&before);
  if (!restore_all (&self, root, error) || !heshu_read_state_load (sql, report, &after, error))
    return FALSE;
  *inverse = heshu_read_state_dup_difference (&before, &after);

  return TRUE;
}
