/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-extraction-private.h"

G_BEGIN_DECLS

/**
 * heshu_unit_find:
 * @position: behind the numeral
 * @limit: end of the line
 * @unit: (out): where it stands, slashes and brackets included (元/人·月, 人(次))
 * @sense: (out): HeshuSense of its first word
 *
 * Returns: FALSE where no unit stands at @position
 */
gboolean heshu_unit_find (const HeshuExtraction *self,
                          guint position,
                          guint limit,
                          HeshuRange *unit,
                          guint8 *sense);
/* Gives @figure the unit in the brackets before it, if there is one: 发行总额(亿元)10.00 */
void heshu_unit_find_in_brackets (HeshuExtraction *self, HeshuFigure *figure);

/**
 * heshu_unit_words_apply:
 * @range: words that may be a unit alone, with a multiplier: 万人, 亿元, %, 平方米
 * @exp: (out): power of ten of the multiplier
 *
 * Gives @figure the unit in @range and works the multiplier into its value.
 *
 * Returns: FALSE where @range is no unit
 */
gboolean heshu_unit_words_apply (HeshuExtraction *self, HeshuFigure *figure, HeshuRange range, int *exp);

G_END_DECLS
