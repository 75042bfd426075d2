/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"

#include "heshu-error.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Each reader takes what is there and passes over what is not; FALSE only for a member of the wrong kind. */

static gboolean
wrong (GError **error, const char *member, const char *expected)
{
  heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, member, expected);
  return FALSE;
}

/* @text: (out) (nullable) (transfer none): %NULL for a member that is missing or null */
static gboolean
get_text (JsonObject *object, const char *member, const char **text, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  *text = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return wrong (error, member, "\"…\"");
  *text = json_node_get_string (node);
  return TRUE;
}

static gboolean
get_offset (JsonObject *object, const char *member, guint *offset, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);
  gint64 number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return wrong (error, member, "0, 1, 2 …");
  number = json_node_get_int (node);
  if (number < 0 || number >= G_MAXUINT)
    return wrong (error, member, "0, 1, 2 …");
  *offset = (guint) number;
  return TRUE;
}

/* (nullable) (transfer none): the object or array under @member */
static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_fields (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  guint field;

  for (field = 0; field < HESHU_N_FIELDS; field++)
    {
      const char *name = heshu_field_get_name (field);
      g_autofree char *canonical = NULL;
      g_autoptr (GError) invalid = NULL;
      const char *text;

      if (!json_object_has_member (line, name))
        continue;
      if (!get_text (line, name, &text, error))
        return FALSE;
      canonical = heshu_field_normalize (field, text, &invalid);
      if (invalid != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&invalid));
          return FALSE;
        }
      heshu_metric_builder_set (builder, field, canonical);
    }
  return TRUE;
}

static gboolean
read_evidence (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  JsonObject *evidence = get_object (line, "evidence");
  guint field;

  for (field = 0; evidence != NULL && field < HESHU_N_FIELDS; field++)
    {
      JsonObject *of_field = get_object (evidence, heshu_field_get_name (field));
      HeshuSpan span;
      const char *rule;

      if (of_field == NULL)
        continue;
      if (!get_offset (of_field, "start", &span.start, error) ||
          !get_offset (of_field, "end", &span.end, error) || !get_text (of_field, "rule", &rule, error))
        return FALSE;
      heshu_metric_builder_set_evidence (builder, field, span, rule != NULL && rule[0] != '\0' ? rule : NULL);
    }
  return TRUE;
}

static gboolean
read_confidence (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  JsonObject *confidence = get_object (line, "confidence");
  guint field;

  for (field = 0; confidence != NULL && field < HESHU_N_FIELDS; field++)
    {
      JsonNode *node = json_object_get_member (confidence, heshu_field_get_name (field));

      if (node == NULL)
        continue;
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING)
        return wrong (error, "confidence", "0 … 1");
      heshu_metric_builder_set_confidence (builder, field, CLAMP (json_node_get_double (node), 0, 1));
    }
  return TRUE;
}

static gboolean
read_relations (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  JsonArray *relations = get_array (line, "relations");
  guint i;

  for (i = 0; relations != NULL && i < json_array_get_length (relations); i++)
    {
      JsonNode *node = json_array_get_element (relations, i);
      HeshuRelationType type;
      const char *word;
      guint to;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return wrong (error, "relations", "{\"type\": …, \"to\": …}");
      if (!get_text (json_node_get_object (node), "type", &word, error) ||
          !get_offset (json_node_get_object (node), "to", &to, error))
        return FALSE;
      if (word == NULL || !heshu_relation_type_from_word (word, &type))
        return wrong (error, word != NULL ? word : "relations", "part_of, rate_of, target_of, earlier_of …");
      heshu_metric_builder_add_relation (builder, type, to);
    }
  return TRUE;
}

static gboolean
read_tags (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  JsonArray *array = get_array (line, "tags");
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  guint i;

  for (i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return wrong (error, "tags", "[\"…\"]");
      g_ptr_array_add (tags, (gpointer) json_node_get_string (node));
    }
  g_ptr_array_add (tags, NULL);
  heshu_metric_builder_set_tags (builder, (const char *const *) tags->pdata);
  return TRUE;
}

static gboolean
read_origins (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  JsonObject *origins = get_object (line, "origins");
  JsonObject *proposals = get_object (line, "proposals");
  guint field;

  for (field = 0; field < HESHU_N_FIELDS; field++)
    {
      const char *name = heshu_field_get_name (field);
      const char *text = NULL;

      if (origins != NULL && !get_text (origins, name, &text, error))
        return FALSE;
      if (g_strcmp0 (text, "person") == 0)
        heshu_metric_builder_set_origin (builder, field, HESHU_ORIGIN_PERSON);
      text = NULL;
      if (proposals != NULL && !get_text (proposals, name, &text, error))
        return FALSE;
      if (text != NULL)
        heshu_metric_builder_set_proposal (builder, field, text);
    }
  return TRUE;
}

static gboolean
read_place (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  const char *source, *title;
  guint article_index = G_MAXUINT;

  if (!get_text (line, "source", &source, error) || !get_text (line, "article", &title, error))
    return FALSE;
  if (source != NULL && source[0] != '\0')
    heshu_metric_builder_set_source (builder, source);
  if (json_object_has_member (line, "article_index") &&
      !JSON_NODE_HOLDS_NULL (json_object_get_member (line, "article_index")) &&
      !get_offset (line, "article_index", &article_index, error))
    return FALSE;
  heshu_metric_builder_set_article (builder, article_index, title != NULL && title[0] != '\0' ? title : NULL);
  return TRUE;
}

static gboolean
read_desk_members (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  const char *id, *report_id, *word, *note;
  HeshuDecision decision = HESHU_DECISION_NONE;
  guint revision = 0;

  if (!get_text (line, "id", &id, error) || !get_text (line, "report_id", &report_id, error) ||
      !get_text (line, "decision", &word, error) || !get_text (line, "note", &note, error))
    return FALSE;
  if (id != NULL)
    heshu_metric_builder_set_id (builder, id);
  if (report_id != NULL)
    heshu_metric_builder_set_report_id (builder, report_id);
  if (word != NULL && !heshu_decision_from_word (word, &decision))
    return wrong (error, word, "none, confirmed, rejected");
  heshu_metric_builder_set_decision (builder, decision);
  if (note != NULL && note[0] != '\0')
    heshu_metric_builder_set_note (builder, note);
  if (json_object_has_member (line, "revision") && !get_offset (line, "revision", &revision, error))
    return FALSE;
  heshu_metric_builder_set_revision (builder, revision);
  if (json_object_has_member (line, "found"))
    heshu_metric_builder_set_found (builder,
                                    json_object_get_boolean_member_with_default (line, "found", TRUE));
  return TRUE;
}

static HeshuMetric *
read_metric (JsonObject *line, GError **error)
{
  g_autoptr (HeshuMetricBuilder) builder = NULL;
  const char *text;
  HeshuSpan span;

  if (!get_offset (line, "start", &span.start, error) || !get_offset (line, "end", &span.end, error) ||
      !get_text (line, "text", &text, error))
    return NULL;
  if (text == NULL || span.end <= span.start || (glong) heshu_span_length (span) != g_utf8_strlen (text, -1))
    {
      wrong (error, "text", "\"…\", end − start");
      return NULL;
    }
  builder = heshu_metric_builder_new (span, text);
  if (!read_fields (builder, line, error) || !read_place (builder, line, error) ||
      !read_evidence (builder, line, error) || !read_confidence (builder, line, error) ||
      !read_relations (builder, line, error) || !read_tags (builder, line, error) ||
      !read_origins (builder, line, error) || !read_desk_members (builder, line, error))
    return NULL;
  return heshu_metric_builder_end (g_steal_pointer (&builder));
}

HeshuMetric *
heshu_metric_parse_json (const char *line, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  g_return_val_if_fail (line != NULL, NULL);

  if (!json_parser_load_from_data (parser, line, length, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_autofree char *head =
          g_utf8_make_valid (line, length < 0 ? (gssize) strnlen (line, 40) : MIN (length, 40));

      wrong (error, head, "{\"start\": …, \"end\": …, \"text\": …}");
      return NULL;
    }
  return read_metric (json_node_get_object (root), error);
}
