/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

G_BEGIN_DECLS

/* How a metric's fields read in a table; words of data never stand there. */
typedef struct
{
  const char *word;
  const char *icon;
  const char *style; /* class of style.css */
} HeshuStateLook;
HeshuStateLook heshu_metric_words_get_state (HeshuState state);
/* "" where the figure is exact */
const char *heshu_metric_words_get_qualifier (HeshuQualifier qualifier);
const char *heshu_metric_words_get_measure (HeshuMeasure measure);
const char *heshu_metric_words_get_kind (HeshuKind kind);
/* (transfer full): exactly, in groups of three digits; a range with both ends; "" where it is not set */
char *heshu_metric_words_dup_value (const HeshuMetric *metric) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
