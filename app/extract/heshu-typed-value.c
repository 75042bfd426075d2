/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-numeral.h"

#include "heshu-error.h"
#include "heshu-lexicon.h"

#include <string.h>

/* A longer unit is no unit but a sentence */
#define LONGEST_UNIT 16
#define LONGEST_QUOTE 24

typedef struct
{
  HeshuLexicon *lexicon;
  gunichar *chars;
  gsize length;
  gsize position;
  HeshuNumeral lower;
  HeshuNumeral upper;
  gboolean range;
  gboolean down;
  HeshuQualifier qualifier;
  char *unit; /* (nullable): as typed, or what 成, ￥ and 百分之 stand for */
  int exp;    /* 1 for 成 */
} Typing;

static gunichar
char_at (const Typing *self, gsize position)
{
  return position < self->length ? self->chars[position] : 0;
}

static void
skip_blanks (Typing *self)
{
  while (g_unichar_isspace (char_at (self, self->position)))
    self->position++;
}

static const HeshuTerm *
match (const Typing *self, const char *category)
{
  return heshu_lexicon_match (self->lexicon, category, self->chars, self->length, self->position);
}

/* A qualifier at the position that stands @place the number; 约 before, 以上 after */
static gboolean
take_qualifier (Typing *self, const char *place)
{
  const HeshuTerm *term = match (self, "qualifier");

  if (term == NULL || g_strcmp0 (heshu_term_get (term, "position"), place) != 0)
    return FALSE;
  if (!heshu_qualifier_from_word (heshu_term_get_value (term), &self->qualifier))
    return FALSE;
  self->position += heshu_term_get_length (term);
  return TRUE;
}

/* What may stand before the number: 约, ￥, 增长, 下降 */
static void
take_lead (Typing *self)
{
  for (;;)
    {
      const HeshuTerm *term;
      const char *sense;

      skip_blanks (self);
      if (take_qualifier (self, "before"))
        continue;
      term = match (self, "unit");
      if (term != NULL && g_strcmp0 (heshu_term_get (term, "position"), "before") == 0 &&
          self->unit == NULL && heshu_term_get_length (term) < 3)
        {
          self->unit = g_strdup (heshu_term_get_value (term));
          self->position += heshu_term_get_length (term);
          continue;
        }
      term = match (self, "cue");
      sense = term != NULL ? heshu_term_get (term, "sense") : NULL;
      if (g_strcmp0 (sense, "change-down") != 0 && g_strcmp0 (sense, "change-up") != 0)
        return;
      self->down = strcmp (sense, "change-down") == 0;
      self->position += heshu_term_get_length (term);
    }
}

static gboolean
take_numeral (Typing *self, HeshuNumeral *numeral)
{
  skip_blanks (self);
  if (!heshu_numeral_read (self->chars, self->length, self->position, HESHU_NUMERAL_PLAIN, numeral))
    return FALSE;
  self->position += numeral->length;
  return TRUE;
}

static gboolean
is_range_sign (gunichar c)
{
  return c == '-' || c == '~' || c == 0x2013 || c == 0x2014 || c == 0xFF5E || c == 0x301C || c == 0xFF0D ||
         c == 0x81F3 /* 至 */ || c == 0x5230 /* 到 */;
}

/* The unit: a word of the lexicon, or what is typed up to the range sign or a qualifier */
static void
take_unit (Typing *self)
{
  const HeshuTerm *term;
  gsize start;

  skip_blanks (self);
  start = self->position;
  term = match (self, "unit");
  if (term != NULL && g_strcmp0 (heshu_term_get (term, "role"), "block") == 0)
    term = NULL;
  if (term != NULL)
    self->position += heshu_term_get_length (term);
  while (self->position < self->length && self->position - start < LONGEST_UNIT)
    {
      gunichar c = self->chars[self->position];
      const HeshuTerm *qualifier = match (self, "qualifier");

      if (is_range_sign (c) || g_unichar_isspace (c) || heshu_numeral_is_digit (c) || g_unichar_iscntrl (c))
        break;
      if (qualifier != NULL && g_strcmp0 (heshu_term_get (qualifier, "position"), "after") == 0)
        break;
      self->position++;
      term = NULL;
    }
  if (self->position == start)
    return;
  g_clear_pointer (&self->unit, g_free);
  if (term != NULL && g_strcmp0 (heshu_term_get (term, "role"), "tenth") == 0)
    self->exp = 1;
  self->unit = term != NULL && heshu_term_get (term, "role") != NULL
                   ? g_strdup (heshu_term_get_value (term))
                   : g_ucs4_to_utf8 (self->chars + start, (glong) (self->position - start), NULL, NULL, NULL);
  if (term != NULL && self->exp == 0 && strcmp (self->unit, heshu_term_get_form (term)) != 0 &&
      g_strcmp0 (heshu_term_get (term, "role"), "share") != 0)
    {
      g_free (self->unit);
      self->unit = g_strdup (heshu_term_get_form (term));
    }
}

static gboolean
take_upper (Typing *self)
{
  skip_blanks (self);
  if (!is_range_sign (char_at (self, self->position)))
    return TRUE;
  self->position++;
  if (!take_numeral (self, &self->upper))
    return FALSE;
  self->range = TRUE;
  take_unit (self);
  return TRUE;
}

static gboolean
read_typing (Typing *self)
{
  take_lead (self);
  if (!take_numeral (self, &self->lower))
    return FALSE;
  if (self->lower.per > 0)
    self->unit = g_strdup (self->lower.per == 2 ? "%" : "‰");
  take_unit (self);
  if (!take_upper (self))
    return FALSE;
  skip_blanks (self);
  if (take_qualifier (self, "after"))
    skip_blanks (self);
  return self->position == self->length;
}

/* The value with the sign and the tenths worked in; %NULL where it grows too long */
static HeshuDecimal *
work_out (const Typing *self, const HeshuNumeral *numeral, int scale)
{
  g_autoptr (HeshuDecimal) shifted = NULL;

  if (numeral->value == NULL)
    return NULL;
  shifted = heshu_decimal_shift (numeral->value, self->exp + scale);
  if (shifted == NULL || !self->down || heshu_decimal_is_negative (shifted))
    return g_steal_pointer (&shifted);
  return heshu_decimal_negate (shifted);
}

static gboolean
fill_values (const Typing *self, HeshuTypedValue *typed)
{
  gboolean takes_over = self->range && self->lower.scale == 0 && self->upper.scale >= 4;
  g_autoptr (HeshuDecimal) low = work_out (self, &self->lower, takes_over ? self->upper.scale : 0);
  g_autoptr (HeshuDecimal) high = self->range ? work_out (self, &self->upper, 0) : NULL;
  int precision = self->lower.precision + self->exp + (takes_over ? self->upper.scale : 0);

  if (low == NULL || (self->range && high == NULL))
    return FALSE;
  if (takes_over && heshu_decimal_compare (low, high) >= 0)
    {
      heshu_decimal_unref (low);
      low = work_out (self, &self->lower, 0);
      precision = self->lower.precision + self->exp;
    }
  if (self->range && heshu_decimal_compare (low, high) > 0)
    {
      HeshuDecimal *swapped = low;

      low = high;
      high = swapped;
    }
  typed->fields[HESHU_FIELD_VALUE] = g_strdup (heshu_decimal_get_text (low));
  if (high != NULL)
    typed->fields[HESHU_FIELD_VALUE_MAX] = g_strdup (heshu_decimal_get_text (high));
  if (self->range)
    precision = MIN (precision, self->upper.precision + self->exp);
  typed->fields[HESHU_FIELD_PRECISION] = g_strdup_printf ("%d", precision);
  return TRUE;
}

static void
fill_words (const Typing *self, HeshuTypedValue *typed)
{
  HeshuQualifier qualifier = self->qualifier;

  if (self->range)
    qualifier = HESHU_QUALIFIER_RANGE;
  else if (self->lower.qualifier != HESHU_QUALIFIER_EXACT)
    qualifier = self->lower.qualifier;
  typed->fields[HESHU_FIELD_QUALIFIER] = g_strdup (heshu_qualifier_get_word (qualifier));
  if (self->unit != NULL)
    typed->fields[HESHU_FIELD_UNIT] = heshu_field_normalize (HESHU_FIELD_UNIT, self->unit, NULL);
}

/* The reader of numerals gives up on what no number is as long as; then it is that which must be said. */
static gboolean
has_long_run (const Typing *self)
{
  guint run = 0;

  for (gsize i = 0; i < self->length && run <= HESHU_DECIMAL_MAX_DIGITS; i++)
    run = heshu_numeral_is_digit (self->chars[i]) ? run + 1 : 0;

  return run > HESHU_DECIMAL_MAX_DIGITS;
}

/* A sentence quotes the beginning: who pasted a page need not read it again. */
static char *
dup_quoted (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (valid, -1) <= LONGEST_QUOTE)
    return g_steal_pointer (&valid);
  start = g_utf8_substring (valid, 0, LONGEST_QUOTE);

  return g_strconcat (start, "…", NULL);
}

gboolean
heshu_typed_value_read (const char *text, HeshuTypedValue *typed, GError **error)
{
  Typing typing = { 0 };
  glong length = 0;
  g_autofree char *quoted = NULL;
  gboolean is_number, is_long, fits = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  memset (typed, 0, sizeof *typed);
  typing.lexicon = heshu_lexicon_get_builtin ();
  typing.chars = g_utf8_to_ucs4 (text, -1, NULL, &length, NULL);
  typing.length = typing.chars != NULL ? (gsize) length : 0;
  is_long = has_long_run (&typing);
  is_number = is_long || read_typing (&typing);
  if (is_number && (fits = !is_long && fill_values (&typing, typed)))
    fill_words (&typing, typed);
  heshu_numeral_clear (&typing.lower);
  heshu_numeral_clear (&typing.upper);
  g_free (typing.unit);
  g_free (typing.chars);
  if (fits)
    return TRUE;
  heshu_typed_value_clear (typed);
  quoted = dup_quoted (text);
  heshu_error_set (error, is_number ? HESHU_ERROR_VALUE_TOO_LONG : HESHU_ERROR_VALUE_NOT_A_NUMBER, quoted,
                   NULL);
  return FALSE;
}

void
heshu_typed_value_clear (HeshuTypedValue *typed)
{
  g_return_if_fail (typed != NULL);

  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    g_clear_pointer (&typed->fields[i], g_free);
}
