/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metric.h"

#include "heshu-words-private.h"

HESHU_DEFINE_WORDS (HeshuState, heshu_state, "proposed", "confirmed", "corrected", "rejected")
HESHU_DEFINE_WORDS (HeshuDecision, heshu_decision, "none", "confirmed", "rejected")
HESHU_DEFINE_WORDS (HeshuRelationType,
                    heshu_relation_type,
                    "part_of",
                    "rate_of",
                    "target_of",
                    "earlier_of",
                    "multiple_of",
                    "per")

typedef struct
{
  char *text; /* (nullable) */
  char *proposal;
  HeshuEvidence evidence;
  double confidence;
  HeshuOrigin origin;
} FieldSlot;

struct _HeshuMetric
{
  HeshuSpan span;
  HeshuOrigin span_origin;
  char *text;
  FieldSlot fields[HESHU_N_FIELDS];
  GArray *relations; /* (nullable): of HeshuRelation */
  char *source;
  guint article_index;
  char *article_title;
  char *id;
  char *report_id;
  guint64 revision;
  HeshuDecision decision;
  gboolean found;
  char **tags; /* (nullable) */
  char *note;
};

/* A builder is a metric that nobody else sees yet. */
struct _HeshuMetricBuilder
{
  HeshuMetric *metric;
};

G_DEFINE_BOXED_TYPE (HeshuMetric, heshu_metric, heshu_metric_ref, heshu_metric_unref)

HeshuMetric *
heshu_metric_ref (HeshuMetric *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
metric_clear (gpointer data)
{
  HeshuMetric *self = data;

  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      g_free (self->fields[i].text);
      g_free (self->fields[i].proposal);
    }
  g_clear_pointer (&self->relations, g_array_unref);
  g_free (self->text);
  g_free (self->source);
  g_free (self->article_title);
  g_free (self->id);
  g_free (self->report_id);
  g_strfreev (self->tags);
  g_free (self->note);
}

void
heshu_metric_unref (HeshuMetric *self)
{
  g_atomic_rc_box_release_full (self, metric_clear);
}

HeshuSpan
heshu_metric_get_span (const HeshuMetric *self)
{
  return self->span;
}

HeshuOrigin
heshu_metric_get_span_origin (const HeshuMetric *self)
{
  return self->span_origin;
}

gboolean
heshu_metric_is_pointed (const HeshuMetric *self, HeshuField field)
{
  g_return_val_if_fail ((guint) field < HESHU_N_FIELDS, FALSE);

  return g_strcmp0 (self->fields[field].evidence.rule, HESHU_RULE_PERSON) == 0;
}

const char *
heshu_metric_get_text (const HeshuMetric *self)
{
  return self->text;
}

const char *
heshu_metric_get (const HeshuMetric *self, HeshuField field)
{
  g_return_val_if_fail ((guint) field < HESHU_N_FIELDS, NULL);

  return self->fields[field].text;
}

HeshuEvidence
heshu_metric_get_evidence (const HeshuMetric *self, HeshuField field)
{
  return self->fields[field].evidence;
}

double
heshu_metric_get_confidence (const HeshuMetric *self, HeshuField field)
{
  return self->fields[field].confidence;
}

HeshuOrigin
heshu_metric_get_origin (const HeshuMetric *self, HeshuField field)
{
  return self->fields[field].origin;
}

const char *
heshu_metric_get_proposal (const HeshuMetric *self, HeshuField field)
{
  return self->fields[field].proposal;
}

const HeshuRelation *
heshu_metric_get_relations (const HeshuMetric *self, guint *n_relations)
{
  *n_relations = self->relations != NULL ? self->relations->len : 0;

  return self->relations != NULL ? (const HeshuRelation *) (void *) self->relations->data : NULL;
}

static HeshuDecimal *
dup_decimal (const HeshuMetric *self, HeshuField field)
{
  const char *text = self->fields[field].text;

  return text != NULL ? heshu_decimal_parse (text, NULL) : NULL;
}

HeshuDecimal *
heshu_metric_dup_value (const HeshuMetric *self)
{
  return dup_decimal (self, HESHU_FIELD_VALUE);
}

HeshuDecimal *
heshu_metric_dup_value_max (const HeshuMetric *self)
{
  return dup_decimal (self, HESHU_FIELD_VALUE_MAX);
}

int
heshu_metric_get_precision (const HeshuMetric *self)
{
  const char *text = self->fields[HESHU_FIELD_PRECISION].text;

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
}

HeshuQualifier
heshu_metric_get_qualifier (const HeshuMetric *self)
{
  HeshuQualifier qualifier = HESHU_QUALIFIER_EXACT;

  heshu_qualifier_from_word (self->fields[HESHU_FIELD_QUALIFIER].text, &qualifier);

  return qualifier;
}

HeshuMeasure
heshu_metric_get_measure (const HeshuMetric *self)
{
  HeshuMeasure measure = HESHU_MEASURE_LEVEL;

  heshu_measure_from_word (self->fields[HESHU_FIELD_MEASURE].text, &measure);

  return measure;
}

HeshuKind
heshu_metric_get_kind (const HeshuMetric *self)
{
  HeshuKind kind = HESHU_KIND_ACTUAL;

  heshu_kind_from_word (self->fields[HESHU_FIELD_KIND].text, &kind);

  return kind;
}

HeshuPeriod
heshu_metric_get_period (const HeshuMetric *self)
{
  HeshuPeriod period = HESHU_PERIOD_NONE;
  const char *text = self->fields[HESHU_FIELD_PERIOD].text;

  if (text != NULL && !heshu_period_parse (text, &period))
    period = HESHU_PERIOD_NONE;

  return period;
}

const char *
heshu_metric_get_source (const HeshuMetric *self)
{
  return self->source;
}

guint
heshu_metric_get_article_index (const HeshuMetric *self)
{
  return self->article_index;
}

const char *
heshu_metric_get_article_title (const HeshuMetric *self)
{
  return self->article_title;
}

static void
move_span (HeshuSpan *span, guint n_chars)
{
  if (!heshu_span_is_none (*span))
    *span = HESHU_SPAN (span->start + n_chars, span->end + n_chars);
}

HeshuMetric *
heshu_metric_move (HeshuMetric *self, guint n_chars, guint n_articles)
{
  g_return_val_if_fail (self != NULL, NULL);

  move_span (&self->span, n_chars);
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    move_span (&self->fields[i].evidence.span, n_chars);
  for (guint i = 0; self->relations != NULL && i < self->relations->len; i++)
    g_array_index (self->relations, HeshuRelation, i).to += n_chars;
  if (self->article_index != G_MAXUINT)
    self->article_index += n_articles;
  return self;
}

const char *
heshu_metric_get_id (const HeshuMetric *self)
{
  return self->id;
}

const char *
heshu_metric_get_report_id (const HeshuMetric *self)
{
  return self->report_id;
}

guint64
heshu_metric_get_revision (const HeshuMetric *self)
{
  return self->revision;
}

HeshuDecision
heshu_metric_get_decision (const HeshuMetric *self)
{
  return self->decision;
}

HeshuState
heshu_metric_get_state (const HeshuMetric *self)
{
  if (self->decision == HESHU_DECISION_REJECTED)
    return HESHU_STATE_REJECTED;
  if (self->span_origin == HESHU_ORIGIN_PERSON)
    return HESHU_STATE_CORRECTED;
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      if (self->fields[i].origin == HESHU_ORIGIN_PERSON)
        return HESHU_STATE_CORRECTED;
    }

  return self->decision == HESHU_DECISION_CONFIRMED ? HESHU_STATE_CONFIRMED : HESHU_STATE_PROPOSED;
}

gboolean
heshu_metric_get_found (const HeshuMetric *self)
{
  return self->found;
}

const char *const *
heshu_metric_get_tags (const HeshuMetric *self)
{
  static const char *const none[] = { NULL };

  return self->tags != NULL ? (const char *const *) self->tags : none;
}

const char *
heshu_metric_get_note (const HeshuMetric *self)
{
  return self->note;
}

/* --- builder
 * ----------------------------------------------------------------------------------------------------- */

HeshuMetricBuilder *
heshu_metric_builder_new (HeshuSpan span, const char *text)
{
  HeshuMetricBuilder *self = g_new0 (HeshuMetricBuilder, 1);

  g_return_val_if_fail (text != NULL, NULL);

  self->metric = g_atomic_rc_box_new0 (HeshuMetric);
  self->metric->span = span;
  self->metric->text = g_strdup (text);
  self->metric->article_index = G_MAXUINT;
  self->metric->found = TRUE;
  heshu_metric_builder_set (self, HESHU_FIELD_QUALIFIER, "exact");
  heshu_metric_builder_set (self, HESHU_FIELD_MEASURE, "level");
  heshu_metric_builder_set (self, HESHU_FIELD_KIND, "actual");

  return self;
}

HeshuMetricBuilder *
heshu_metric_builder_new_from (const HeshuMetric *metric)
{
  HeshuMetricBuilder *self = g_new0 (HeshuMetricBuilder, 1);
  HeshuMetric *copy = g_atomic_rc_box_new0 (HeshuMetric);

  *copy = *metric;
  copy->text = g_strdup (metric->text);
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      copy->fields[i].text = g_strdup (metric->fields[i].text);
      copy->fields[i].proposal = g_strdup (metric->fields[i].proposal);
    }
  copy->relations = metric->relations != NULL ? g_array_copy (metric->relations) : NULL;
  copy->source = g_strdup (metric->source);
  copy->article_title = g_strdup (metric->article_title);
  copy->id = g_strdup (metric->id);
  copy->report_id = g_strdup (metric->report_id);
  copy->tags = g_strdupv (metric->tags);
  copy->note = g_strdup (metric->note);
  self->metric = copy;

  return self;
}

void
heshu_metric_builder_free (HeshuMetricBuilder *self)
{
  g_clear_pointer (&self->metric, heshu_metric_unref);
  g_free (self);
}

HeshuMetric *
heshu_metric_builder_end (HeshuMetricBuilder *self)
{
  HeshuMetric *metric = g_steal_pointer (&self->metric);

  heshu_metric_builder_free (self);

  return metric;
}

static void
replace_string (char **place, const char *text)
{
  char *copy = g_strdup (text); /* first: @text may be what stands at @place */

  g_free (*place);
  *place = copy;
}

void
heshu_metric_builder_set (HeshuMetricBuilder *self, HeshuField field, const char *text)
{
  g_return_if_fail ((guint) field < HESHU_N_FIELDS);

  replace_string (&self->metric->fields[field].text, text);
}

void
heshu_metric_builder_read (HeshuMetricBuilder *self,
                           HeshuField field,
                           const char *text,
                           HeshuSpan evidence,
                           const char *rule,
                           double confidence)
{
  heshu_metric_builder_set (self, field, text);
  self->metric->fields[field].evidence = (HeshuEvidence){ evidence, rule };
  heshu_metric_builder_set_confidence (self, field, confidence);
}

const char *
heshu_metric_builder_get (const HeshuMetricBuilder *self, HeshuField field)
{
  return heshu_metric_get (self->metric, field);
}

const HeshuMetric *
heshu_metric_builder_peek (const HeshuMetricBuilder *self)
{
  return self->metric;
}

void
heshu_metric_builder_set_span (HeshuMetricBuilder *self, HeshuSpan span, const char *text)
{
  self->metric->span = span;
  replace_string (&self->metric->text, text);
}

void
heshu_metric_builder_set_span_origin (HeshuMetricBuilder *self, HeshuOrigin origin)
{
  self->metric->span_origin = origin;
}

void
heshu_metric_builder_set_evidence (HeshuMetricBuilder *self,
                                   HeshuField field,
                                   HeshuSpan span,
                                   const char *rule)
{
  self->metric->fields[field].evidence = (HeshuEvidence){ span, g_intern_string (rule) };
}

void
heshu_metric_builder_set_confidence (HeshuMetricBuilder *self, HeshuField field, double confidence)
{
  self->metric->fields[field].confidence = CLAMP (confidence, 0, 1);
}

void
heshu_metric_builder_set_origin (HeshuMetricBuilder *self, HeshuField field, HeshuOrigin origin)
{
  self->metric->fields[field].origin = origin;
}

void
heshu_metric_builder_set_proposal (HeshuMetricBuilder *self, HeshuField field, const char *text)
{
  replace_string (&self->metric->fields[field].proposal, text);
}

void
heshu_metric_builder_add_relation (HeshuMetricBuilder *self, HeshuRelationType type, guint to)
{
  HeshuRelation relation = { type, to };

  if (self->metric->relations == NULL)
    self->metric->relations = g_array_new (FALSE, FALSE, sizeof (HeshuRelation));
  g_array_append_val (self->metric->relations, relation);
}

void
heshu_metric_builder_clear_relations (HeshuMetricBuilder *self)
{
  g_clear_pointer (&self->metric->relations, g_array_unref);
}

void
heshu_metric_builder_set_source (HeshuMetricBuilder *self, const char *source)
{
  replace_string (&self->metric->source, source);
}

void
heshu_metric_builder_set_article (HeshuMetricBuilder *self, guint index, const char *title)
{
  self->metric->article_index = index;
  replace_string (&self->metric->article_title, title);
}

void
heshu_metric_builder_set_id (HeshuMetricBuilder *self, const char *id)
{
  replace_string (&self->metric->id, id);
}

void
heshu_metric_builder_set_report_id (HeshuMetricBuilder *self, const char *report_id)
{
  replace_string (&self->metric->report_id, report_id);
}

void
heshu_metric_builder_set_revision (HeshuMetricBuilder *self, guint64 revision)
{
  self->metric->revision = revision;
}

void
heshu_metric_builder_set_decision (HeshuMetricBuilder *self, HeshuDecision decision)
{
  self->metric->decision = decision;
}

void
heshu_metric_builder_set_found (HeshuMetricBuilder *self, gboolean found)
{
  self->metric->found = found;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

void
heshu_metric_builder_set_tags (HeshuMetricBuilder *self, const char *const *tags)
{
  char **copy = g_strdupv ((char **) tags);

  if (copy != NULL)
    qsort (copy, g_strv_length (copy), sizeof *copy, compare_strings);
  g_strfreev (self->metric->tags);
  self->metric->tags = copy;
}

void
heshu_metric_builder_set_note (HeshuMetricBuilder *self, const char *note)
{
  replace_string (&self->metric->note, note);
}
