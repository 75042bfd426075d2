/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-field.h"

#include "heshu-decimal.h"
#include "heshu-error.h"
#include "heshu-period.h"
#include "heshu-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

HESHU_DEFINE_WORDS (HeshuQualifier, heshu_qualifier, "exact", "over", "about", "under", "range")
HESHU_DEFINE_WORDS (HeshuMeasure, heshu_measure, "level", "ratio", "change", "rank")
HESHU_DEFINE_WORDS (HeshuKind, heshu_kind, "actual", "target", "limit")

static const char *const field_names[] = {
  [HESHU_FIELD_VALUE] = "value",         [HESHU_FIELD_VALUE_MAX] = "value_max",
  [HESHU_FIELD_PRECISION] = "precision", [HESHU_FIELD_UNIT] = "unit",
  [HESHU_FIELD_QUALIFIER] = "qualifier", [HESHU_FIELD_MEASURE] = "measure",
  [HESHU_FIELD_KIND] = "kind",           [HESHU_FIELD_AREA] = "area",
  [HESHU_FIELD_AREA_ID] = "area_id",     [HESHU_FIELD_PERIOD] = "period",
  [HESHU_FIELD_AGENCY] = "agency",       [HESHU_FIELD_INDICATOR] = "indicator",
};

static const char *const field_labels[] = {
  [HESHU_FIELD_VALUE] = N_ ("Value"),
  [HESHU_FIELD_VALUE_MAX] = N_ ("Upper end"),
  [HESHU_FIELD_PRECISION] = N_ ("Precision"),
  [HESHU_FIELD_UNIT] = N_ ("Unit"),
  [HESHU_FIELD_QUALIFIER] = N_ ("Qualifier"),
  [HESHU_FIELD_MEASURE] = N_ ("Measure"),
  [HESHU_FIELD_KIND] = N_ ("Kind"),
  [HESHU_FIELD_AREA] = N_ ("District"),
  [HESHU_FIELD_AREA_ID] = N_ ("District code"),
  [HESHU_FIELD_PERIOD] = N_ ("Period"),
  [HESHU_FIELD_AGENCY] = N_ ("Agency"),
  [HESHU_FIELD_INDICATOR] = N_ ("Indicator"),
};

const char *
heshu_field_get_name (HeshuField field)
{
  g_return_val_if_fail ((guint) field < HESHU_N_FIELDS, NULL);

  return field_names[field];
}

const char *
heshu_field_get_label (HeshuField field)
{
  g_return_val_if_fail ((guint) field < HESHU_N_FIELDS, NULL);

  return _ (field_labels[field]);
}

gboolean
heshu_field_from_name (const char *name, HeshuField *field)
{
  guint index;

  if (!heshu_words_find (field_names, HESHU_N_FIELDS, name, &index))
    return FALSE;
  *field = (HeshuField) index;

  return TRUE;
}

static char *
normalize_value (const char *text, GError **error)
{
  g_autoptr (HeshuDecimal) value = heshu_decimal_parse (text, error);

  return value != NULL ? g_strdup (heshu_decimal_get_text (value)) : NULL;
}

static char *
normalize_precision (const char *text, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, -HESHU_DECIMAL_MAX_DIGITS, HESHU_DECIMAL_MAX_DIGITS, &number,
                                 NULL))
    {
      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, text, _ ("a power of ten such as 3 or -2"));
      return NULL;
    }

  return g_strdup_printf ("%d", (int) number);
}

static char *
normalize_period (const char *text, GError **error)
{
  HeshuPeriod period;

  if (!heshu_period_parse (text, &period))
    {
      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, text,
                       _ ("2021, 2021-06, 2021-Q1, 2021-H1 or 2013/2021"));
      return NULL;
    }

  return heshu_period_format (period);
}

static char *
normalize_word (const char *text, const char *const *words, guint n_words, GError **error)
{
  g_autofree char *accepted = NULL;
  g_autofree const char **list = NULL;
  guint index;

  if (heshu_words_find (words, n_words, text, &index))
    return g_strdup (words[index]);

  list = g_new0 (const char *, n_words + 1);
  memcpy (list, words, n_words * sizeof *words);
  accepted = g_strjoinv (", ", (char **) list);
  heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, text, accepted);

  return NULL;
}

static char *
normalize_text (const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > HESHU_FIELD_MAX_CHARS ||
      strpbrk (text, "\n\r\t") != NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (text, MIN (strlen (text), 60));

      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, shown, _ ("one line of at most 200 characters"));
      return NULL;
    }

  return g_strdup (text);
}

char *
heshu_field_drop_controls (char *text)
{
  char *end = text;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL)) /* whoever asked refuses it */
    return text;
  for (char *p = text, *next; *p != '\0'; p = next)
    {
      gunichar c = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      if (g_unichar_iscntrl (c) && c != '\n' && c != '\r' && c != '\t')
        continue;
      memmove (end, p, (gsize) (next - p));
      end += next - p;
    }
  *end = '\0';

  return text;
}

char *
heshu_field_normalize (HeshuField field, const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (heshu_field_drop_controls (g_strdup (text != NULL ? text : "")));

  g_return_val_if_fail ((guint) field < HESHU_N_FIELDS, NULL);

  if (*stripped == '\0')
    {
      switch (field)
        {
        case HESHU_FIELD_UNIT:
          return text != NULL ? g_strdup ("") : NULL;
        case HESHU_FIELD_VALUE:
          heshu_error_set (error, HESHU_ERROR_VALUE_NOT_A_NUMBER, stripped, NULL);
          return NULL;
        case HESHU_FIELD_QUALIFIER:
        case HESHU_FIELD_MEASURE:
        case HESHU_FIELD_KIND:
          break;
        default:
          return NULL;
        }
    }

  switch (field)
    {
    case HESHU_FIELD_VALUE:
    case HESHU_FIELD_VALUE_MAX:
      return normalize_value (stripped, error);
    case HESHU_FIELD_PRECISION:
      return normalize_precision (stripped, error);
    case HESHU_FIELD_QUALIFIER:
      return normalize_word (stripped, heshu_qualifier_words, G_N_ELEMENTS (heshu_qualifier_words), error);
    case HESHU_FIELD_MEASURE:
      return normalize_word (stripped, heshu_measure_words, G_N_ELEMENTS (heshu_measure_words), error);
    case HESHU_FIELD_KIND:
      return normalize_word (stripped, heshu_kind_words, G_N_ELEMENTS (heshu_kind_words), error);
    case HESHU_FIELD_PERIOD:
      return normalize_period (stripped, error);
    case HESHU_FIELD_UNIT:
    case HESHU_FIELD_AREA:
    case HESHU_FIELD_AREA_ID:
    case HESHU_FIELD_AGENCY:
    case HESHU_FIELD_INDICATOR:
      return normalize_text (stripped, error);
    case HESHU_N_FIELDS:
    default:
      g_assert_not_reached ();
    }
}
