/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <gmp.h>

G_BEGIN_DECLS

/**
 * HeshuDecimal:
 *
 * An exact decimal number: sign, digits, power of ten. Never binary floating point. Immutable, reference-counted, safe
 * from any thread. Its text is canonical: no leading or trailing zeros, no exponent, `-0` is `0`.
 */
typedef struct _HeshuDecimal HeshuDecimal;

#define HESHU_TYPE_DECIMAL (heshu_decimal_get_type ())
GType heshu_decimal_get_type (void) G_GNUC_CONST;

/* The most digits a value may have, before and behind the point together. No statistic is longer; a page's damage is. */
#define HESHU_DECIMAL_MAX_DIGITS 64

/**
 * heshu_decimal_parse:
 * @text: ASCII `-?[0-9]+(\.[0-9]+)?`, as values are stored and exported; nothing else (numerals as printed, 2491.79余万,
 *   are read by heshu_numeral_read() in extract/)
 * @error: (nullable): HESHU_ERROR_VALUE_NOT_A_NUMBER or HESHU_ERROR_VALUE_TOO_LONG
 *
 * Returns: (transfer full) (nullable)
 */
HeshuDecimal *heshu_decimal_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
HeshuDecimal *heshu_decimal_new_int (gint64 value) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_decimal_new_mpq:
 * @places: digits behind the point, ≥ 0
 *
 * Returns: (transfer full) (nullable): @value rounded half away from zero (what statistics offices print) to @places;
 *   %NULL where it would have more than HESHU_DECIMAL_MAX_DIGITS
 */
HeshuDecimal *heshu_decimal_new_mpq (const mpq_t value, guint places) G_GNUC_WARN_UNUSED_RESULT;

HeshuDecimal *heshu_decimal_ref (HeshuDecimal *self);
void heshu_decimal_unref (HeshuDecimal *self);

/* (transfer none): the canonical text */
const char *heshu_decimal_get_text (const HeshuDecimal *self);
gboolean heshu_decimal_is_negative (const HeshuDecimal *self);
gboolean heshu_decimal_is_zero (const HeshuDecimal *self);
int heshu_decimal_compare (const HeshuDecimal *a, const HeshuDecimal *b);

/* Returns: (transfer full) (nullable): @self × 10^@exp10, exactly; %NULL where it grows over HESHU_DECIMAL_MAX_DIGITS */
HeshuDecimal *heshu_decimal_shift (const HeshuDecimal *self, int exp10) G_GNUC_WARN_UNUSED_RESULT;
HeshuDecimal *heshu_decimal_negate (const HeshuDecimal *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_decimal_dup_fixed:
 * @places: digits behind the point, ≥ 0, at least as many as the value has
 *
 * Returns: (transfer full): the text padded with zeros to @places: 59.3 with 2 is `59.30`
 */
char *heshu_decimal_dup_fixed (const HeshuDecimal *self, guint places) G_GNUC_WARN_UNUSED_RESULT;
/* How many digits stand behind the point of the canonical text */
guint heshu_decimal_get_places (const HeshuDecimal *self);

/* Returns: (transfer full): ASCII whose byte order is the order of the values (the desk's value_key) */
char *heshu_decimal_dup_sort_key (const HeshuDecimal *self) G_GNUC_WARN_UNUSED_RESULT;

/* For drawing only: a coordinate may be inexact, a figure may not */
double heshu_decimal_to_double (const HeshuDecimal *self);
/* @result: an initialised mpq_t, set to the exact value */
void heshu_decimal_get_mpq (const HeshuDecimal *self, mpq_t result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuDecimal, heshu_decimal_unref)

G_END_DECLS
