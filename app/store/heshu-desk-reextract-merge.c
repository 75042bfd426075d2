/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-reextract-private.h"

/* One metric of two: as it stands on the desk, and as the machine reads it now */

/* What is read from the digits themselves; where an editor moved the edges, another span says nothing of it. */
static gboolean
is_of_span (HeshuField field)
{
  switch ((int) field)
    {
    case HESHU_FIELD_VALUE:
    case HESHU_FIELD_VALUE_MAX:
    case HESHU_FIELD_PRECISION:
    case HESHU_FIELD_UNIT:
    case HESHU_FIELD_QUALIFIER:
    case HESHU_FIELD_MEASURE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether an editor's edges hold other words than the machine's */
static gboolean
is_moved (const HeshuMetric *old, const HeshuMetric *new)
{
  return heshu_metric_get_span_origin (old) == HESHU_ORIGIN_PERSON &&
         !heshu_span_equal (heshu_metric_get_span (old), heshu_metric_get_span (new));
}

/* Whoever confirmed a metric stands behind every field of it, so none of them moves under that word. */
static HeshuMetric *
merge_confirmed (const HeshuMetric *old, const HeshuMetric *new)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (old);
  gboolean moved = is_moved (old, new);
  guint n_relations;
  const HeshuRelation *relations = heshu_metric_get_relations (new, &n_relations);

  heshu_metric_builder_set_found (builder, TRUE);
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      HeshuField field = (HeshuField) i;
      const char *read = heshu_metric_get (new, field);
      gboolean differs = g_strcmp0 (heshu_metric_get (old, field), read) != 0;

      heshu_metric_builder_set_proposal (builder, field, differs && !(moved && is_of_span (field)) ? read : NULL);
    }
  heshu_metric_builder_clear_relations (builder);
  for (guint i = 0; i < n_relations; i++)
    heshu_metric_builder_add_relation (builder, relations[i].type, relations[i].to);

  return heshu_metric_builder_end (builder);
}

static void
keep_field (HeshuMetricBuilder *builder, const HeshuMetric *old, HeshuField field)
{
  HeshuEvidence evidence = heshu_metric_get_evidence (old, field);

  heshu_metric_builder_read (builder, field, heshu_metric_get (old, field), evidence.span, evidence.rule,
                             heshu_metric_get_confidence (old, field));
  heshu_metric_builder_set_origin (builder, field, heshu_metric_get_origin (old, field));
  heshu_metric_builder_set_proposal (builder, field, NULL);
}

static void
merge_field (HeshuMetricBuilder *builder,
             const HeshuMetric *old,
             const HeshuMetric *new,
             HeshuField field,
             gboolean moved)
{
  const char *said = heshu_metric_get (old, field);
  const char *read = heshu_metric_get (new, field);
  gboolean is_person = heshu_metric_get_origin (old, field) == HESHU_ORIGIN_PERSON;

  if (is_person || (moved && is_of_span (field)))
    keep_field (builder, old, field);
  if (is_person && g_strcmp0 (said, read) != 0 && !(moved && is_of_span (field)))
    heshu_metric_builder_set_proposal (builder, field, read);
  if (heshu_metric_is_pointed (old, field))
    heshu_metric_builder_set_evidence (builder, field, heshu_metric_get_evidence (old, field).span,
                                       HESHU_RULE_PERSON);
}

HeshuMetric *
heshu_read_merge (const HeshuMetric *old, const HeshuMetric *new, gboolean keeps_confirmed)
{
  HeshuMetricBuilder *builder;
  gboolean moved = is_moved (old, new);

  if (keeps_confirmed && heshu_metric_get_decision (old) == HESHU_DECISION_CONFIRMED)
    return merge_confirmed (old, new);
  builder = heshu_metric_builder_new_from (new);

  heshu_metric_builder_set_found (builder, TRUE);
  if (heshu_metric_get_span_origin (old) == HESHU_ORIGIN_PERSON)
    {
      heshu_metric_builder_set_span (builder, heshu_metric_get_span (old), heshu_metric_get_text (old));
      heshu_metric_builder_set_span_origin (builder, HESHU_ORIGIN_PERSON);
    }
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    merge_field (builder, old, new, (HeshuField) i, moved);

  return heshu_metric_builder_end (builder);
}

/* --- relations to what an editor moved --- */

static HeshuMetric *
dup_following (const HeshuMetric *metric, GHashTable *starts)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (metric);
  guint n_relations;
  const HeshuRelation *relations = heshu_metric_get_relations (metric, &n_relations);

  heshu_metric_builder_clear_relations (builder);
  for (guint i = 0; i < n_relations; i++)
    {
      gpointer start;
      gboolean moved = g_hash_table_lookup_extended (starts, GUINT_TO_POINTER (relations[i].to), NULL, &start);

      heshu_metric_builder_add_relation (builder, relations[i].type,
                                         moved ? GPOINTER_TO_UINT (start) : relations[i].to);
    }

  return heshu_metric_builder_end (builder);
}

void
heshu_read_follow_spans (const GArray *old, GArray *new)
{
  g_autoptr (GHashTable) starts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < old->len; i++)
    {
      const HeshuReadItem *item = &g_array_index (old, HeshuReadItem, i);
      const HeshuMetric *match = item->match != HESHU_UNMATCHED
                                     ? g_array_index (new, HeshuReadItem, item->match).metric
                                     : NULL;

      if (match != NULL && is_moved (item->metric, match))
        g_hash_table_insert (starts, GUINT_TO_POINTER (heshu_metric_get_span (match).start),
                             GUINT_TO_POINTER (heshu_metric_get_span (item->metric).start));
    }
  for (guint j = 0; j < new->len && g_hash_table_size (starts) > 0; j++)
    {
      HeshuReadItem *item = &g_array_index (new, HeshuReadItem, j);
      HeshuMetric *following = dup_following (item->metric, starts);

      heshu_metric_unref (item->metric);
      item->metric = following;
    }
}
