/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"
#include "heshu-json.h"

/* The fields of a metric line in the spec's order. The precision is no field of the spec: it stands with what
 * a desk adds. */
static const HeshuField spec_fields[] = {
  HESHU_FIELD_VALUE,   HESHU_FIELD_VALUE_MAX, HESHU_FIELD_UNIT,      HESHU_FIELD_QUALIFIER,
  HESHU_FIELD_MEASURE, HESHU_FIELD_KIND,      HESHU_FIELD_AREA,      HESHU_FIELD_AREA_ID,
  HESHU_FIELD_PERIOD,  HESHU_FIELD_AGENCY,    HESHU_FIELD_INDICATOR,
};

static void
print_fields (GString *json, const HeshuMetric *metric)
{
  const HeshuSpan span = heshu_metric_get_span (metric);
  const char *source = heshu_metric_get_source (metric);
  guint i;

  heshu_json_member (json, "source", source != NULL ? source : "");
  heshu_json_member_uint (json, "start", span.start);
  heshu_json_member_uint (json, "end", span.end);
  heshu_json_member (json, "text", heshu_metric_get_text (metric));
  for (i = 0; i < G_N_ELEMENTS (spec_fields); i++)
    {
      const char *text = heshu_metric_get (metric, spec_fields[i]);

      if (spec_fields[i] == HESHU_FIELD_VALUE_MAX && text == NULL)
        continue;
      heshu_json_member (json, heshu_field_get_name (spec_fields[i]), text != NULL ? text : "");
    }
}

/* A confidence of a field that is not set says how sure it is that nothing is said of it. */
static void
print_confidence (GString *json, const HeshuMetric *metric)
{
  guint field;

  heshu_json_key (json, "confidence");
  heshu_json_open (json, '{');
  for (field = 0; field < HESHU_N_FIELDS; field++)
    {
      const double confidence = heshu_metric_get_confidence (metric, field);

      if (heshu_metric_get (metric, field) == NULL && confidence <= 0)
        continue;
      heshu_json_key (json, heshu_field_get_name (field));
      heshu_json_double (json, confidence);
    }
  heshu_json_close (json, '}');
}

static void
print_evidence (GString *json, const HeshuMetric *metric)
{
  guint field;

  heshu_json_key (json, "evidence");
  heshu_json_open (json, '{');
  for (field = 0; field < HESHU_N_FIELDS; field++)
    {
      const HeshuEvidence evidence = heshu_metric_get_evidence (metric, field);

      if (heshu_span_is_none (evidence.span) && evidence.rule == NULL)
        continue;
      heshu_json_key (json, heshu_field_get_name (field));
      heshu_json_open (json, '{');
      heshu_json_member_uint (json, "start", evidence.span.start);
      heshu_json_member_uint (json, "end", evidence.span.end);
      heshu_json_member (json, "rule", evidence.rule != NULL ? evidence.rule : "");
      heshu_json_close (json, '}');
    }
  heshu_json_close (json, '}');
}

static void
print_relations (GString *json, const HeshuMetric *metric)
{
  guint n_relations, i;
  const HeshuRelation *relations = heshu_metric_get_relations (metric, &n_relations);

  heshu_json_key (json, "relations");
  heshu_json_open (json, '[');
  for (i = 0; i < n_relations; i++)
    {
      heshu_json_open (json, '{');
      heshu_json_member (json, "type", heshu_relation_type_get_word (relations[i].type));
      heshu_json_member_uint (json, "to", relations[i].to);
      heshu_json_close (json, '}');
    }
  heshu_json_close (json, ']');
}

static void
print_origins (GString *json, const HeshuMetric *metric)
{
  guint field;

  heshu_json_key (json, "origins");
  heshu_json_open (json, '{');
  if (heshu_metric_get_span_origin (metric) == HESHU_ORIGIN_PERSON)
    heshu_json_member (json, "span", "person");
  for (field = 0; field < HESHU_N_FIELDS; field++)
    {
      const gboolean person = heshu_metric_get_origin (metric, field) == HESHU_ORIGIN_PERSON;

      if (person || heshu_metric_get (metric, field) != NULL)
        heshu_json_member (json, heshu_field_get_name (field), person ? "person" : "rule");
    }
  heshu_json_close (json, '}');
}

static void
print_proposals (GString *json, const HeshuMetric *metric)
{
  guint field;

  heshu_json_key (json, "proposals");
  heshu_json_open (json, '{');
  for (field = 0; field < HESHU_N_FIELDS; field++)
    if (heshu_metric_get_proposal (metric, field) != NULL)
      heshu_json_member (json, heshu_field_get_name (field), heshu_metric_get_proposal (metric, field));
  heshu_json_close (json, '}');
}

static void
print_desk_members (GString *json, const HeshuMetric *metric)
{
  const char *const *tags = heshu_metric_get_tags (metric);
  const guint article_index = heshu_metric_get_article_index (metric);
  const char *precision = heshu_metric_get (metric, HESHU_FIELD_PRECISION);
  guint i;

  heshu_json_member (json, "state", heshu_state_get_word (heshu_metric_get_state (metric)));
  heshu_json_key (json, "tags");
  heshu_json_open (json, '[');
  for (i = 0; tags[i] != NULL; i++)
    heshu_json_string (json, tags[i]);
  heshu_json_close (json, ']');
  heshu_json_member (json, "note",
                     heshu_metric_get_note (metric) != NULL ? heshu_metric_get_note (metric) : "");
  print_origins (json, metric);
  print_proposals (json, metric);
  heshu_json_member (json, "decision", heshu_decision_get_word (heshu_metric_get_decision (metric)));
  heshu_json_key (json, "found");
  heshu_json_bool (json, heshu_metric_get_found (metric));
  heshu_json_member_uint (json, "revision", heshu_metric_get_revision (metric));
  if (precision != NULL)
    heshu_json_member (json, "precision", precision);
  heshu_json_member (json, "report_id", heshu_metric_get_report_id (metric));
  heshu_json_key (json, "article_index");
  if (article_index == G_MAXUINT)
    heshu_json_string (json, NULL);
  else
    heshu_json_uint (json, article_index);
}

void
heshu_metric_append_json (const HeshuMetric *metric, GString *json)
{
  const char *title;

  g_return_if_fail (metric != NULL && json != NULL);

  heshu_json_open (json, '{');
  print_fields (json, metric);
  if (heshu_metric_get_id (metric) != NULL)
    heshu_json_member (json, "id", heshu_metric_get_id (metric));
  title = heshu_metric_get_article_title (metric);
  heshu_json_member (json, "article", title != NULL ? title : "");
  print_confidence (json, metric);
  print_evidence (json, metric);
  print_relations (json, metric);
  if (heshu_metric_get_id (metric) != NULL)
    print_desk_members (json, metric);
  heshu_json_close (json, '}');
}

char *
heshu_metric_print_json (const HeshuMetric *metric)
{
  GString *json;

  g_return_val_if_fail (metric != NULL, NULL);

  json = g_string_sized_new (1024);
  heshu_metric_append_json (metric, json);
  return g_string_free (json, FALSE);
}
