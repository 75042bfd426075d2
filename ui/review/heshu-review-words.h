/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

G_BEGIN_DECLS

/* The words, icons and style classes for people; all (transfer none). The words of data never stand on a
 * page. */
const char *heshu_review_state_word (HeshuState state);
const char *heshu_review_state_icon (HeshuState state);
const char *heshu_review_state_class (HeshuState state);
const char *heshu_review_qualifier_word (HeshuQualifier qualifier);
const char *heshu_review_measure_word (HeshuMeasure measure);
const char *heshu_review_kind_word (HeshuKind kind);
/* (nullable): @text of a field as people read it: its word where the field holds words */
const char *heshu_review_field_word (const char *field, const char *text);
const char *heshu_review_field_label (const char *field);

G_END_DECLS
