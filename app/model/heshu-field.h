/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most characters of a field that is text: no name, unit or agency is longer, a pasted page is. What reads fields
 * leaves a longer one unset */
#define HESHU_FIELD_MAX_CHARS 200

/**
 * HeshuField:
 *
 * The fields of a metric that carry an origin, evidence and a confidence. All are held as canonical text, so that an
 * edit, its history and every export treat them alike; heshu_field_normalize() is the one door that admits a text.
 */
typedef enum
{
  HESHU_FIELD_VALUE,     /* decimal string in the base unit */
  HESHU_FIELD_VALUE_MAX, /* upper end of a range; else not set */
  HESHU_FIELD_PRECISION, /* power of ten of the last digit printed, in the base unit: 1129.6万 is `3`, 59.36 is `-2` */
  HESHU_FIELD_UNIT,      /* base unit as printed; "" where none is printed */
  HESHU_FIELD_QUALIFIER, /* HeshuQualifier's word */
  HESHU_FIELD_MEASURE,   /* HeshuMeasure's word */
  HESHU_FIELD_KIND,      /* HeshuKind's word */
  HESHU_FIELD_AREA,      /* full name of the district */
  HESHU_FIELD_AREA_ID,   /* GB/T 2260 code, or the registry's own id; comparison joins on it */
  HESHU_FIELD_PERIOD,    /* as heshu_period_format() */
  HESHU_FIELD_AGENCY,
  HESHU_FIELD_INDICATOR,
  HESHU_N_FIELDS
} HeshuField;

typedef enum
{
  HESHU_QUALIFIER_EXACT,
  HESHU_QUALIFIER_OVER,
  HESHU_QUALIFIER_ABOUT,
  HESHU_QUALIFIER_UNDER,
  HESHU_QUALIFIER_RANGE,
} HeshuQualifier;

typedef enum
{
  HESHU_MEASURE_LEVEL,
  HESHU_MEASURE_RATIO,
  HESHU_MEASURE_CHANGE,
  HESHU_MEASURE_RANK,
} HeshuMeasure;

typedef enum
{
  HESHU_KIND_ACTUAL,
  HESHU_KIND_TARGET,
  HESHU_KIND_LIMIT,
} HeshuKind;

/* (transfer none): the name of the field in data, never translated: `value_max` */
const char *heshu_field_get_name (HeshuField field);
/* (transfer none): its label for people, translated */
const char *heshu_field_get_label (HeshuField field);
gboolean heshu_field_from_name (const char *name, HeshuField *field);

/* Words of data, never translated. The _from_word functions return FALSE for a word that is none. */
const char *heshu_qualifier_get_word (HeshuQualifier qualifier);
gboolean heshu_qualifier_from_word (const char *word, HeshuQualifier *qualifier);
const char *heshu_measure_get_word (HeshuMeasure measure);
gboolean heshu_measure_from_word (const char *word, HeshuMeasure *measure);
const char *heshu_kind_get_word (HeshuKind kind);
gboolean heshu_kind_from_word (const char *word, HeshuKind *kind);

/* Takes the control characters but line feeds and tabs out of @text, in place: nobody sees them, and what is
 * pasted from a page brings them along. Returns: (transfer none): @text */
char *heshu_field_drop_controls (char *text);

/**
 * heshu_field_normalize:
 * @text: (nullable): what a person or a program gives for @field; white space around it is dropped
 * @error: (nullable): HESHU_ERROR_FIELD_INVALID or one of HESHU_ERROR_VALUE_*, a sentence that says what is accepted
 *
 * Returns: (transfer full) (nullable): the canonical text; %NULL without @error where the field may be unset and @text
 *   is %NULL or "" (only the unit keeps "")
 */
char *heshu_field_normalize (HeshuField field, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
