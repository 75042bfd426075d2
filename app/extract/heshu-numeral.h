/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-decimal.h"
#include "heshu-field.h"

G_BEGIN_DECLS

/**
 * HeshuNumeral:
 * @length: code points it takes, multiplier and inner qualifier included, unit not
 * @value: the exact value, multiplier worked out
 * @precision: power of ten of the last digit printed: 3 for 1129.6万, -2 for 59.36
 * @qualifier: `over` for an inner 余 or 多, else `exact`
 */
typedef struct
{
  guint length;
  HeshuDecimal *value;
  int precision;
  HeshuQualifier qualifier;
} HeshuNumeral;

/**
 * heshu_numeral_read:
 * @chars: code points; a line break inside a number is passed over
 * @numeral: (out): what stands at @position; heshu_numeral_clear() it
 *
 * Reads an Arabic, Chinese or mixed numeral as printed: 2491.79余万, １，１００万, 一万五千亿, 百分之三十五点六.
 *
 * Returns: FALSE where no numeral begins at @position
 */
gboolean heshu_numeral_read (const gunichar *chars, gsize length, gsize position, HeshuNumeral *numeral);
void heshu_numeral_clear (HeshuNumeral *numeral);

/**
 * HeshuTypedValue: what an editor typed as printed (`572.9853万元`): the fields it fills, canonical
 */
typedef struct
{
  char *fields[HESHU_N_FIELDS]; /* value, value_max, precision, unit, qualifier; others NULL */
} HeshuTypedValue;

/* @error: HESHU_ERROR_VALUE_NOT_A_NUMBER or _TOO_LONG with what is accepted. Returns: FALSE with @error set */
gboolean heshu_typed_value_read (const char *text, HeshuTypedValue *typed, GError **error);
void heshu_typed_value_clear (HeshuTypedValue *typed);

G_END_DECLS
