/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-decimal.h"
#include "heshu-field.h"

G_BEGIN_DECLS

/**
 * HeshuNumeral:
 * @length: code points it takes, sign, multiplier and inner qualifier included, unit not
 * @value: (nullable): the exact value, multiplier worked out; %NULL where it has more than
 * HESHU_DECIMAL_MAX_DIGITS
 * @precision: power of ten of the last digit printed: 3 for 1129.6万, -2 for 59.36
 * @qualifier: `over` for an inner 余, 多 or 几, `about` for an inner 来, else `exact`
 * @per: 2 for 百分之, 3 for 千分之 and 万分之 (whose value is worked out in ‰): it brings its unit along;
 * else 0
 * @scale: power of ten of the closing multiplier: 4 for 2-3万, what the lower end of a range takes over; else
 * 0
 * @chinese: no Arabic digit in it
 * @bare: it begins with 百, 千, 万 or 亿 and no digit (百余, 千万): a numeral only beside 余, 近 and the like
 */
typedef struct
{
  guint length;
  HeshuDecimal *value;
  int precision;
  HeshuQualifier qualifier;
  int per;
  int scale;
  gboolean chinese;
  gboolean bare;
} HeshuNumeral;

typedef enum
{
  HESHU_NUMERAL_PLAIN = 0,
  HESHU_NUMERAL_IN_CELLS = 1 << 0, /* blanks part cells, never the thousands of a number */
} HeshuNumeralFlags;

/**
 * heshu_numeral_read:
 * @chars: code points; a line break inside a number is passed over
 * @numeral: (out): what stands at @position; heshu_numeral_clear() it
 *
 * Reads an Arabic, Chinese or mixed numeral as printed: 2491.79余万, １，１００万, 一万五千亿,
 * 百分之三十五点六. A minus sign at @position is part of it; whether it is one there is the caller's to
 * judge. 千 is left to the unit in 千克, 千米, 千瓦 and their like.
 *
 * Returns: FALSE where no numeral begins at @position, also for 三四 and 百千万, which name no number
 */
gboolean heshu_numeral_read (const gunichar *chars,
                             gsize length,
                             gsize position,
                             HeshuNumeralFlags flags,
                             HeshuNumeral *numeral);
/* Whether a numeral could begin with @c: a digit or a Chinese numeral */
gboolean heshu_numeral_is_digit (gunichar c);
gboolean heshu_numeral_is_chinese (gunichar c);
void heshu_numeral_clear (HeshuNumeral *numeral);

/**
 * HeshuTypedValue: what an editor typed as printed (`572.9853万元`, `约1.2万人`, `2-3家`): the fields it
 * fills, canonical
 */
typedef struct
{
  /* value, precision and qualifier always; value_max for a range, unit where one was typed, else NULL; others
   * NULL */
  char *fields[HESHU_N_FIELDS];
} HeshuTypedValue;

/* @error: HESHU_ERROR_VALUE_NOT_A_NUMBER or _TOO_LONG with what is accepted. Returns: FALSE with @error set
 */
gboolean heshu_typed_value_read (const char *text, HeshuTypedValue *typed, GError **error);
void heshu_typed_value_clear (HeshuTypedValue *typed);

G_END_DECLS
