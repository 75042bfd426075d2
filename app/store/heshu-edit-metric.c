/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-edit.h"

#include "heshu-id.h"

#include <json-glib/json-glib.h>

/* Where the machine read what it gives: the editor vouches for the field, and can look it up. */
static void
add_evidence (JsonBuilder *builder, const HeshuMetric *metric)
{
  json_builder_begin_object (json_builder_set_member_name (builder, "evidence"));
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      HeshuEvidence evidence = heshu_metric_get_evidence (metric, (HeshuField) i);

      if (heshu_span_is_none (evidence.span) || evidence.rule == NULL ||
          heshu_metric_get (metric, (HeshuField) i) == NULL)
        continue;
      json_builder_begin_object (
          json_builder_set_member_name (builder, heshu_field_get_name ((HeshuField) i)));
      json_builder_add_int_value (json_builder_set_member_name (builder, "start"), evidence.span.start);
      json_builder_add_int_value (json_builder_set_member_name (builder, "end"), evidence.span.end);
      json_builder_add_string_value (json_builder_set_member_name (builder, "rule"), evidence.rule);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

HeshuEdit *
heshu_edit_new_metric (const HeshuMetric *metric, const char *report_id, const char *who)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *id = NULL;
  g_autofree char *json = NULL;
  HeshuSpan span;

  g_return_val_if_fail (metric != NULL && report_id != NULL, NULL);

  span = heshu_metric_get_span (metric);
  json_builder_begin_object (builder);
  json_builder_add_string_value (json_builder_set_member_name (builder, "report_id"), report_id);
  json_builder_add_int_value (json_builder_set_member_name (builder, "start"), span.start);
  json_builder_add_int_value (json_builder_set_member_name (builder, "end"), span.end);
  json_builder_add_string_value (json_builder_set_member_name (builder, "text"),
                                 heshu_metric_get_text (metric));
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      const char *text = heshu_metric_get (metric, (HeshuField) i);

      if (text != NULL)
        json_builder_add_string_value (json_builder_set_member_name (builder,
                                                                     heshu_field_get_name ((HeshuField) i)),
                                       text);
    }
  add_evidence (builder, metric);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  id = heshu_id_new ();

  return heshu_edit_new (HESHU_OBJECT_METRIC, id, "created", NULL, json, who);
}
