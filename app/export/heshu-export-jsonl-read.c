/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"

#include "heshu-json-read.h"

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
      if (!heshu_json_get_text (line, name, &text, error))
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
  JsonObject *evidence = heshu_json_get_object (line, "evidence");
  guint field;

  for (field = 0; evidence != NULL && field < HESHU_N_FIELDS; field++)
    {
      JsonObject *of_field = heshu_json_get_object (evidence, heshu_field_get_name (field));
      HeshuSpan span;
      const char *rule;

      if (of_field == NULL)
        continue;
      if (!heshu_json_get_offset (of_field, "start", &span.start, error) ||
          !heshu_json_get_offset (of_field, "end", &span.end, error) ||
          !heshu_json_get_text (of_field, "rule", &rule, error))
        return FALSE;
      heshu_metric_builder_set_evidence (builder, field, span, rule != NULL && rule[0] != '\0' ? rule : NULL);
    }
  return TRUE;
}

static gboolean
read_confidence (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  JsonObject *confidence = heshu_json_get_object (line, "confidence");
  guint field;

  for (field = 0; confidence != NULL && field < HESHU_N_FIELDS; field++)
    {
      JsonNode *node = json_object_get_member (confidence, heshu_field_get_name (field));

      if (node == NULL)
        continue;
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING)
        return heshu_json_wrong (error, "confidence", "0 … 1");
      heshu_metric_builder_set_confidence (builder, field, CLAMP (json_node_get_double (node), 0, 1));
    }
  return TRUE;
}

static gboolean
read_relations (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  JsonArray *relations = heshu_json_get_array (line, "relations");
  guint i;

  for (i = 0; relations != NULL && i < json_array_get_length (relations); i++)
    {
      JsonNode *node = json_array_get_element (relations, i);
      HeshuRelationType type;
      const char *word;
      guint to;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return heshu_json_wrong (error, "relations", "{\"type\": …, \"to\": …}");
      if (!heshu_json_get_text (json_node_get_object (node), "type", &word, error) ||
          !heshu_json_get_offset (json_node_get_object (node), "to", &to, error))
        return FALSE;
      if (word == NULL || !heshu_relation_type_from_word (word, &type))
        return heshu_json_wrong (error, word != NULL ? word : "relations",
                                 "part_of, rate_of, target_of, earlier_of …");
      heshu_metric_builder_add_relation (builder, type, to);
    }
  return TRUE;
}

static gboolean
read_tags (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  JsonArray *array = heshu_json_get_array (line, "tags");
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  guint i;

  for (i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return heshu_json_wrong (error, "tags", "[\"…\"]");
      g_ptr_array_add (tags, (gpointer) json_node_get_string (node));
    }
  g_ptr_array_add (tags, NULL);
  heshu_metric_builder_set_tags (builder, (const char *const *) tags->pdata);
  return TRUE;
}

static gboolean
read_origins (HeshuMetricBuilder *builder, JsonObject *line, GError **error)
{
  JsonObject *origins = heshu_json_get_object (line, "origins");
  JsonObject *proposals = heshu_json_get_object (line, "proposals");
  const char *of_span = NULL;
  guint field;

  if (origins != NULL && !heshu_json_get_text (origins, "span", &of_span, error))
    return FALSE;
  if (g_strcmp0 (of_span, "person") == 0)
    heshu_metric_builder_set_span_origin (builder, HESHU_ORIGIN_PERSON);
  for (field = 0; field < HESHU_N_FIELDS; field++)
    {
      const char *name = heshu_field_get_name (field);
      const char *text = NULL;

      if (origins != NULL && !heshu_json_get_text (origins, name, &text, error))
        return FALSE;
      if (g_strcmp0 (text, "person") == 0)
        heshu_metric_builder_set_origin (builder, field, HESHU_ORIGIN_PERSON);
      text = NULL;
      if (proposals != NULL && !heshu_json_get_text (proposals, name, &text, error))
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

  if (!heshu_json_get_text (line, "source", &source, error) ||
      !heshu_json_get_text (line, "article", &title, error))
    return FALSE;
  if (source != NULL && source[0] != '\0')
    heshu_metric_builder_set_source (builder, source);
  if (json_object_has_member (line, "article_index") &&
      !JSON_NODE_HOLDS_NULL (json_object_get_member (line, "article_index")) &&
      !heshu_json_get_offset (line, "article_index", &article_index, error))
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

  if (!heshu_json_get_text (line, "id", &id, error) ||
      !heshu_json_get_text (line, "report_id", &report_id, error) ||
      !heshu_json_get_text (line, "decision", &word, error) ||
      !heshu_json_get_text (line, "note", &note, error))
    return FALSE;
  if (id != NULL)
    heshu_metric_builder_set_id (builder, id);
  if (report_id != NULL)
    heshu_metric_builder_set_report_id (builder, report_id);
  if (word != NULL && !heshu_decision_from_word (word, &decision))
    return heshu_json_wrong (error, word, "none, confirmed, rejected");
  heshu_metric_builder_set_decision (builder, decision);
  if (note != NULL && note[0] != '\0')
    heshu_metric_builder_set_note (builder, note);
  if (json_object_has_member (line, "revision") &&
      !heshu_json_get_offset (line, "revision", &revision, error))
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

  if (!heshu_json_get_offset (line, "start", &span.start, error) ||
      !heshu_json_get_offset (line, "end", &span.end, error) ||
      !heshu_json_get_text (line, "text", &text, error))
    return NULL;
  if (text == NULL || span.end <= span.start || (glong) heshu_span_length (span) != g_utf8_strlen (text, -1))
    {
      heshu_json_wrong (error, "text", "\"…\", end − start");
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
  g_autoptr (JsonParser) parser = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  parser = heshu_json_parse_object (line, length, error);
  return parser != NULL ? read_metric (json_node_get_object (json_parser_get_root (parser)), error) : NULL;
}
