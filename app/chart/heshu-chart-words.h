/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "heshu-period.h"

G_BEGIN_DECLS

/**
 * HeshuChartWords: a chart's own words in one language, from resources/chart/words.LANGUAGE.xml. They follow
 * the chart, not the program: an English desk prints a Chinese chart. Immutable once loaded, kept for the
 * life of the process.
 */
typedef struct _HeshuChartWords HeshuChartWords;

typedef struct
{
  int exponent; /* power of ten of the scale: 4 is 万 */
  char *suffix;
} HeshuChartScaleWord;

/* (nullable) (transfer none): %NULL for a language there is no table of. Safe from any thread. */
const HeshuChartWords *heshu_chart_words_get (const char *language);
/* (transfer none): an id that is not in the table is a programmer's error */
const char *heshu_chart_word (const HeshuChartWords *self, const char *id);
/**
 * heshu_chart_words_fill:
 * @...: pairs of a name and the text for its `{name}`, ended by %NULL
 *
 * Returns: (transfer full): the sentence
 */
char *heshu_chart_words_fill (const HeshuChartWords *self, const char *id, ...) G_GNUC_NULL_TERMINATED;
char *heshu_chart_words_period (const HeshuChartWords *self, HeshuPeriod period) G_GNUC_WARN_UNUSED_RESULT;
/* From the smallest to the largest */
const HeshuChartScaleWord *heshu_chart_words_get_scales (const HeshuChartWords *self, guint *n_scales);
/* Whether 余 and 约 stand in labels as the page prints them, rather than as this language's own words */
gboolean heshu_chart_words_quotes_the_page (const HeshuChartWords *self);

G_END_DECLS
