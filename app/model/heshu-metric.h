/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-decimal.h"
#include "heshu-field.h"
#include "heshu-period.h"
#include "heshu-span.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HeshuEvidence:
 * @span: where in the decoded text the field was read; HESHU_SPAN_NONE where a rule needs no place (a default)
 * @rule: (nullable): the name of the rule that read it, lower-case words joined by hyphens (`year-of-sentence`)
 */
typedef struct
{
  HeshuSpan span;
  const char *rule; /* interned or static */
} HeshuEvidence;

typedef enum
{
  HESHU_ORIGIN_RULE,
  HESHU_ORIGIN_PERSON,
} HeshuOrigin;

typedef enum
{
  HESHU_DECISION_NONE,
  HESHU_DECISION_CONFIRMED,
  HESHU_DECISION_REJECTED,
} HeshuDecision;

/* Derived, never stored: rejected; corrected when the origin of a field or of the span is a person; confirmed; else proposed (design §3) */
typedef enum
{
  HESHU_STATE_PROPOSED,
  HESHU_STATE_CONFIRMED,
  HESHU_STATE_CORRECTED,
  HESHU_STATE_REJECTED,
} HeshuState;

const char *heshu_state_get_word (HeshuState state);
gboolean heshu_state_from_word (const char *word, HeshuState *state);
const char *heshu_decision_get_word (HeshuDecision decision);
gboolean heshu_decision_from_word (const char *word, HeshuDecision *decision);

typedef enum
{
  HESHU_RELATION_PART_OF,
  HESHU_RELATION_RATE_OF,
  HESHU_RELATION_TARGET_OF,
  HESHU_RELATION_EARLIER_OF,
  HESHU_RELATION_MULTIPLE_OF,
  HESHU_RELATION_PER,
} HeshuRelationType;

const char *heshu_relation_type_get_word (HeshuRelationType type);
gboolean heshu_relation_type_from_word (const char *word, HeshuRelationType *type);

typedef struct
{
  HeshuRelationType type;
  guint to; /* start of the other metric's span */
} HeshuRelation;

/**
 * HeshuMetric:
 *
 * A quantity that a report states, with the place it came from (spec "What a metric is"). Immutable, reference-counted,
 * safe from any thread: a change is a new metric made by a HeshuMetricBuilder.
 */
typedef struct _HeshuMetric HeshuMetric;
typedef struct _HeshuMetricBuilder HeshuMetricBuilder;

#define HESHU_TYPE_METRIC (heshu_metric_get_type ())
GType heshu_metric_get_type (void) G_GNUC_CONST;

HeshuMetric *heshu_metric_ref (HeshuMetric *self);
void heshu_metric_unref (HeshuMetric *self);

/* The rule of an evidence that an editor pointed at */
#define HESHU_RULE_PERSON "person"

/* What every metric has. All strings are (transfer none). */
HeshuSpan heshu_metric_get_span (const HeshuMetric *self);
/* Person: an editor moved its edges, so the machine does not move them again */
HeshuOrigin heshu_metric_get_span_origin (const HeshuMetric *self);
const char *heshu_metric_get_text (const HeshuMetric *self);
/* Whether an editor pointed at what @field was read from: kept when the machine reads it anew */
gboolean heshu_metric_is_pointed (const HeshuMetric *self, HeshuField field);
/* (nullable): %NULL where the field is not set; the unit alone may be "" */
const char *heshu_metric_get (const HeshuMetric *self, HeshuField field);
HeshuEvidence heshu_metric_get_evidence (const HeshuMetric *self, HeshuField field);
double heshu_metric_get_confidence (const HeshuMetric *self, HeshuField field); /* 0 to 1 */
HeshuOrigin heshu_metric_get_origin (const HeshuMetric *self, HeshuField field);
/* (nullable): what the machine now reads where a person's field stands and differs (design §3) */
const char *heshu_metric_get_proposal (const HeshuMetric *self, HeshuField field);
const HeshuRelation *heshu_metric_get_relations (const HeshuMetric *self, guint *n_relations);

/* The same fields, typed. The value is (nullable) (transfer full). */
HeshuDecimal *heshu_metric_dup_value (const HeshuMetric *self) G_GNUC_WARN_UNUSED_RESULT;
HeshuDecimal *heshu_metric_dup_value_max (const HeshuMetric *self) G_GNUC_WARN_UNUSED_RESULT;
int heshu_metric_get_precision (const HeshuMetric *self);
HeshuQualifier heshu_metric_get_qualifier (const HeshuMetric *self);
HeshuMeasure heshu_metric_get_measure (const HeshuMetric *self);
HeshuKind heshu_metric_get_kind (const HeshuMetric *self);
HeshuPeriod heshu_metric_get_period (const HeshuMetric *self);

/* Where it stands: the file's name, and the index of its article among the report's (G_MAXUINT: in none). */
const char *heshu_metric_get_source (const HeshuMetric *self);        /* (nullable) */
guint heshu_metric_get_article_index (const HeshuMetric *self);
const char *heshu_metric_get_article_title (const HeshuMetric *self); /* (nullable) */

/**
 * heshu_metric_move:
 * @self: (transfer full): held by nobody else
 *
 * Returns: (transfer full): the same metric in a text where @n_chars characters and @n_articles articles stand before
 * the text it was read in
 */
HeshuMetric *heshu_metric_move (HeshuMetric *self, guint n_chars, guint n_articles) G_GNUC_WARN_UNUSED_RESULT;

/* What a desk adds; %NULL, 0 or none outside a desk. */
const char *heshu_metric_get_id (const HeshuMetric *self);
const char *heshu_metric_get_report_id (const HeshuMetric *self);
guint64 heshu_metric_get_revision (const HeshuMetric *self);
HeshuDecision heshu_metric_get_decision (const HeshuMetric *self);
HeshuState heshu_metric_get_state (const HeshuMetric *self);
/* Whether the machine vouches for all of it and nobody has decided yet: an editor can confirm such metrics together */
gboolean heshu_metric_is_sure (const HeshuMetric *self);
/* FALSE for a decided metric that the last extraction no longer found: it stays and says so */
gboolean heshu_metric_get_found (const HeshuMetric *self);
const char *const *heshu_metric_get_tags (const HeshuMetric *self); /* never %NULL, sorted */
const char *heshu_metric_get_note (const HeshuMetric *self);        /* (nullable) */

/**
 * heshu_metric_builder_new:
 * @text: exactly what stands at @span
 *
 * Every field starts unset, origin rule, confidence 0; the qualifier, measure and kind start `exact`, `level`, `actual`.
 *
 * Returns: (transfer full)
 */
HeshuMetricBuilder *heshu_metric_builder_new (HeshuSpan span, const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Starts from all that @metric says */
HeshuMetricBuilder *heshu_metric_builder_new_from (const HeshuMetric *metric) G_GNUC_WARN_UNUSED_RESULT;
void heshu_metric_builder_free (HeshuMetricBuilder *self);
/* (transfer full) both: frees the builder and returns what it built */
HeshuMetric *heshu_metric_builder_end (HeshuMetricBuilder *self) G_GNUC_WARN_UNUSED_RESULT;

/* @text: (nullable): canonical, as heshu_field_normalize() returns it; not checked again */
void heshu_metric_builder_set (HeshuMetricBuilder *self, HeshuField field, const char *text);
/* The same with where it was read; @rule is interned or static already: it is kept as it stands */
void heshu_metric_builder_read (HeshuMetricBuilder *self, HeshuField field, const char *text, HeshuSpan evidence,
                                const char *rule, double confidence);
const char *heshu_metric_builder_get (const HeshuMetricBuilder *self, HeshuField field); /* (nullable) (transfer none) */
/* What it has built so far, until the builder is changed (transfer none) */
const HeshuMetric *heshu_metric_builder_peek (const HeshuMetricBuilder *self);
void heshu_metric_builder_set_span (HeshuMetricBuilder *self, HeshuSpan span, const char *text);
void heshu_metric_builder_set_span_origin (HeshuMetricBuilder *self, HeshuOrigin origin);
/* @rule is interned */
void heshu_metric_builder_set_evidence (HeshuMetricBuilder *self, HeshuField field, HeshuSpan span, const char *rule);
void heshu_metric_builder_set_confidence (HeshuMetricBuilder *self, HeshuField field, double confidence);
void heshu_metric_builder_set_origin (HeshuMetricBuilder *self, HeshuField field, HeshuOrigin origin);
void heshu_metric_builder_set_proposal (HeshuMetricBuilder *self, HeshuField field, const char *text);
void heshu_metric_builder_add_relation (HeshuMetricBuilder *self, HeshuRelationType type, guint to);
void heshu_metric_builder_clear_relations (HeshuMetricBuilder *self);
void heshu_metric_builder_set_source (HeshuMetricBuilder *self, const char *source);
void heshu_metric_builder_set_article (HeshuMetricBuilder *self, guint index, const char *title);
void heshu_metric_builder_set_id (HeshuMetricBuilder *self, const char *id);
void heshu_metric_builder_set_report_id (HeshuMetricBuilder *self, const char *report_id);
void heshu_metric_builder_set_revision (HeshuMetricBuilder *self, guint64 revision);
void heshu_metric_builder_set_decision (HeshuMetricBuilder *self, HeshuDecision decision);
void heshu_metric_builder_set_found (HeshuMetricBuilder *self, gboolean found);
void heshu_metric_builder_set_tags (HeshuMetricBuilder *self, const char *const *tags);
void heshu_metric_builder_set_note (HeshuMetricBuilder *self, const char *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuMetric, heshu_metric_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuMetricBuilder, heshu_metric_builder_free)

G_END_DECLS
