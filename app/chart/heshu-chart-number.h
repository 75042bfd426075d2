/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-decimal.h"

G_BEGIN_DECLS

/* U+2212: as wide as a plus, and never broken off at a line end */
#define HESHU_CHART_MINUS "−"

/**
 * heshu_chart_number_print:
 * @precision: power of ten of the last digit the source printed
 * @keep_zeros: the source printed a point, so its zeros at the end are digits it vouches for: 912.0万
 * @exponent: power of ten of the chart's scale: 4 for 万
 *
 * The source's own digits, shifted to the scale, never padded or rounded: 5729853 on 万 is 572.9853. From
 * five digits on with commas; a minus is U+2212.
 *
 * Returns: (transfer full)
 */
char *heshu_chart_number_print (const HeshuDecimal *value, int precision, gboolean keep_zeros, int exponent)
    G_GNUC_WARN_UNUSED_RESULT;

/* One figure as the choice of a scale sees it */
typedef struct
{
  double magnitude;     /* |value|, in the base unit */
  int printed_exponent; /* 4 where the source printed 万, 8 for 亿, else 0 */
} HeshuScaleSample;

/**
 * heshu_chart_scale_choose:
 * @exponents: what scales the language has, ascending: 4 and 8
 *
 * One scale for a whole chart. The one that most sources print themselves, as long as it leaves no figure
 * below 0.01; else the largest that leaves most figures in one to four digits.
 *
 * Returns: the exponent; 0 for no scale
 */
int heshu_chart_scale_choose (const HeshuScaleSample *samples,
                              guint n_samples,
                              const int *exponents,
                              guint n_exponents);

G_END_DECLS
