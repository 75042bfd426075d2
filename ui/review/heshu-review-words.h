/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

G_BEGIN_DECLS

/* The words, icons and style classes for people; (transfer none) where not said otherwise. The words of data
 * never stand on a page. */
const char *heshu_review_state_word (HeshuState state);
const char *heshu_review_state_icon (HeshuState state);
const char *heshu_review_state_class (HeshuState state);
const char *heshu_review_qualifier_word (HeshuQualifier qualifier);
const char *heshu_review_measure_word (HeshuMeasure measure);
const char *heshu_review_kind_word (HeshuKind kind);

/* The words among which a drop-down lets choose: as data has them and for people */
typedef struct
{
  const char *(*word) (guint index);
  const char *(*shown) (guint index);
  guint n_words;
} HeshuReviewChoices;

/* (nullable): where @field is no field of words */
const HeshuReviewChoices *heshu_review_choices_get (HeshuField field);

/* (transfer full): @text of a field as people read it: its word where the field holds words, a period in
 * words
 */
char *heshu_review_field_dup_words (const char *field, const char *text) G_GNUC_WARN_UNUSED_RESULT;
const char *heshu_review_field_label (const char *field);

G_END_DECLS
