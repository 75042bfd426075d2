/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extraction-private.h"
#include "heshu-numeral.h"
#include "heshu-sense-private.h"
#include "heshu-text-table-private.h"
#include "heshu-unit-private.h"

/* Where the walk through a line is: what a numeral found there has around it */
typedef struct
{
  guint line;
  guint end; /* of the line */
  guint sentence;
  guint clause;
  GArray *quotes; /* of int: positions of the open quotation marks */
  HeshuNumeralFlags flags;
} Walk;

/* 亿: a number in words without a unit is a figure from here on */
#define LEAST_BARE_SCALE 8
/* How many numbers of a list share one unit */
#define MOST_LISTED 8
/* How far back the word that hands them out is looked for */
#define LIST_REACH 80

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || c == 0x2009 || c == 0x202F;
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0xFF0D;
}

/* Behind the sign of a range at @position (2-3家, 10%—12%, 2万至3万元), or @position */
static guint
skip_range_sign (const HeshuExtraction *self, guint position)
{
  guint end = position;
  gunichar c;

  if (is_blank (heshu_extraction_get_char (self, end)))
    end++;
  c = heshu_extraction_get_char (self, end);
  if (is_minus (c) || c == '~' || c == 0xFF5E || c == 0x301C || c == 0x2013 || c == 0x81F3 /* 至 */ ||
      c == 0x5230 /* 到 */)
    end++;
  else if (c == 0x2014)
    end += heshu_extraction_get_char (self, end + 1) == 0x2014 ? 2 : 1;
  else
    return position;
  if (is_blank (heshu_extraction_get_char (self, end)))
    end++;
  return end;
}

/* Behind 以上 at @position where a number with 以下 follows (2000元以上1万元以下, 20吨以上不满50吨), or
 * @position; @open says that the upper end needs its 以下 */
static guint
skip_lower_bound (const HeshuExtraction *self, guint position, gboolean *open)
{
  const HeshuMatch *match = heshu_sense_at (self, HESHU_SENSE_QUALIFIER_AFTER, position);
  guint end;

  if (match == NULL || match->end - match->start < 2 ||
      g_strcmp0 (heshu_term_get_value (match->term), "over") != 0)
    return position;
  end = (guint) match->end;
  *open = TRUE;
  match = heshu_sense_at (self, HESHU_SENSE_QUALIFIER_BEFORE, end);
  if (match != NULL && g_strcmp0 (heshu_term_get_value (match->term), "under") == 0)
    {
      end = (guint) match->end;
      *open = FALSE;
    }
  return end;
}

static gboolean
has_upper_bound (const HeshuExtraction *self, guint position)
{
  const HeshuMatch *match = heshu_sense_at (self, HESHU_SENSE_QUALIFIER_AFTER, position);

  return match != NULL && g_strcmp0 (heshu_term_get_value (match->term), "under") == 0;
}

/* 由3000管至1.2万管 names two levels, 2万至3万元 one range */
static gboolean
begins_from_to (const HeshuExtraction *self, const HeshuFigure *figure)
{
  HeshuRange clause = heshu_extraction_get_clause (self, figure->clause);
  guint from = MAX (clause.start, figure->whole.start > 16 ? figure->whole.start - 16 : 0);

  for (guint p = figure->whole.start; p-- > from;)
    if (self->chars[p] == 0x7531 /* 由 */ || self->chars[p] == 0x4ECE /* 从 */ ||
        self->chars[p] == 0x81EA /* 自 */)
      return TRUE;
  return FALSE;
}

/* 9~16亿: the lower end takes over the multiplier where the range still rises */
static void
take_over_scale (HeshuFigure *figure, const HeshuNumeral *lower, const HeshuNumeral *upper)
{
  g_autoptr (HeshuDecimal) scaled = NULL;

  if (lower->scale != 0 || upper->scale < 4)
    return;
  scaled = heshu_decimal_shift (lower->value, upper->scale);
  if (scaled == NULL || heshu_decimal_compare (scaled, upper->value) >= 0)
    return;
  heshu_decimal_unref (figure->value);
  figure->value = g_steal_pointer (&scaled);
}

/* The upper end of a range behind @figure, which has its numeral and unit */
static void
find_upper (const HeshuExtraction *self, const Walk *walk, HeshuFigure *figure, const HeshuNumeral *lower)
{
  guint sign = skip_range_sign (self, figure->whole.end);
  gboolean has_unit = !heshu_range_is_empty (figure->unit);
  HeshuNumeral upper;
  HeshuRange unit = { 0, 0 };
  guint8 sense = HESHU_SENSE_NONE;
  gboolean open = FALSE;
  guint end;

  if (sign == figure->whole.end)
    sign = skip_lower_bound (self, figure->whole.end, &open);
  if (sign == figure->whole.end || figure->ordinal)
    return;
  if (is_minus (heshu_extraction_get_char (self, sign)) ||
      !heshu_numeral_read (self->chars, walk->end, sign, walk->flags, &upper))
    return;
  end = sign + upper.length;
  if (upper.value != NULL && !upper.bare && upper.per == lower->per &&
      (heshu_unit_find (self, end, walk->end, &unit, &sense) || upper.per > 0) &&
      (!has_unit || sense == figure->sense) && (!open || has_upper_bound (self, MAX (end, unit.end))) &&
      !(has_unit && begins_from_to (self, figure)))
    {
      take_over_scale (figure, lower, &upper);
      if (heshu_decimal_compare (figure->value, upper.value) < 0)
        {
          figure->upper = (HeshuRange){ sign, end };
          figure->value_max = g_steal_pointer (&upper.value);
          figure->precision = MIN (figure->precision, upper.precision);
          figure->unit = unit;
          figure->sense = sense;
          figure->chinese &= upper.chinese;
          figure->whole.end = MAX (end, unit.end);
        }
    }
  heshu_numeral_clear (&upper);
}

static gboolean
numeral_begins_with_place (const HeshuExtraction *self, guint position)
{
  switch (heshu_extraction_get_char (self, position))
    {
    case 0x5341: /* 十 */
    case 0x767E: /* 百 */
    case 0x5343: /* 千 */
    case 0x4E07: /* 万 */
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_to (HeshuDecimal **value, const HeshuDecimal *addend)
{
  mpq_t a, b;

  mpq_inits (a, b, NULL);
  heshu_decimal_get_mpq (*value, a);
  heshu_decimal_get_mpq (addend, b);
  mpq_add (a, a, b);
  heshu_decimal_unref (*value);
  *value = heshu_decimal_new_mpq (a, 1);
  mpq_clears (a, b, NULL);
}

/* 九成九 is 99 %: the digit behind 成, unless it begins a number of its own */
static void
take_hundredths (const HeshuExtraction *self, HeshuFigure *figure)
{
  guint position = figure->unit.end;
  g_autoptr (HeshuDecimal) tenths = NULL;
  HeshuNumeral numeral;
  HeshuSense sense;

  /* 三成半 is 35 % */
  if (figure->sense == HESHU_SENSE_UNIT_TENTH &&
      heshu_extraction_get_char (self, position) == 0x534A /* 半 */)
    {
      g_autoptr (HeshuDecimal) five = heshu_decimal_new_int (5);

      tenths = heshu_decimal_shift (five, -1);
      add_to (&figure->value, tenths);
      figure->precision--;
      figure->unit.end = figure->whole.end = position + 1;
      return;
    }
  if (figure->sense != HESHU_SENSE_UNIT_TENTH ||
      !heshu_numeral_is_chinese (heshu_extraction_get_char (self, position)) ||
      heshu_numeral_is_chinese (heshu_extraction_get_char (self, position + 1)) ||
      heshu_unit_at (self, position + 1, &sense) != NULL)
    return;
  if (heshu_numeral_read (self->chars, position + 1, position, HESHU_NUMERAL_PLAIN, &numeral) &&
      !numeral.bare && numeral.value != NULL)
    {
      tenths = heshu_decimal_shift (numeral.value, -1);
      add_to (&figure->value, tenths);
      figure->precision--;
      figure->unit.end = figure->whole.end = position + 1;
    }
  heshu_numeral_clear (&numeral);
}

/* 收入破两百亿: a great number that was passed, with nothing behind it that it could count */
static gboolean
is_passed (const HeshuExtraction *self, const HeshuFigure *figure)
{
  gunichar behind = heshu_extraction_get_char (self, figure->whole.end);

  return heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BEFORE, figure->whole.start) != NULL &&
         (behind < 0x3400 || behind > 0x9FFF || behind == 0x5927 /* 大 of 大关 */);
}

/* A Chinese numeral counts only where it cannot be a word: 百/千/万/亿, 余/多, two places, or a share (spec)
 */
static gboolean
is_figure_in_words (const HeshuExtraction *self, const HeshuFigure *figure, const HeshuNumeral *numeral)
{
  guint before = figure->numeral.start;

  if (numeral->per > 0 || figure->ordinal)
    return TRUE;
  if (heshu_range_is_empty (figure->unit))
    return numeral->scale >= LEAST_BARE_SCALE && is_passed (self, figure);
  if (figure->sense == HESHU_SENSE_UNIT_TENTH)
    return numeral->length == 1 && !numeral->bare;
  if (numeral_begins_with_place (self, before) && before > 0 &&
      heshu_extraction_get_char (self, before - 1) == 0x6570)
    return FALSE; /* 数十, 数百: how many nobody says */
  if (numeral->bare)
    return numeral->qualifier != HESHU_QUALIFIER_EXACT ||
           heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BEFORE, before) != NULL ||
           heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BARE, before) != NULL;
  if (figure->sense == HESHU_SENSE_UNIT_FOLD || figure->sense == HESHU_SENSE_UNIT_DOUBLE ||
      figure->sense == HESHU_SENSE_UNIT_SHARE || figure->sense == HESHU_SENSE_UNIT_POINTS)
    return TRUE;
  return numeral->length >= 2;
}

static gboolean
is_wanted (const HeshuExtraction *self, const HeshuFigure *figure, const HeshuNumeral *numeral)
{
  if (numeral->chinese)
    return is_figure_in_words (self, figure, numeral);
  return figure->ordinal || numeral->per > 0 || !heshu_range_is_empty (figure->unit) ||
         figure->header_cell >= 0 || numeral->scale >= 4;
}

/* Where @figure stands and what its numeral says */
static void
place_numeral (const HeshuExtraction *self,
               const Walk *walk,
               HeshuFigure *figure,
               const HeshuNumeral *numeral)
{
  guint start = figure->whole.start;

  figure->line = walk->line;
  figure->sentence = walk->sentence;
  figure->clause = walk->clause;
  figure->quote = walk->quotes->len > 0 ? g_array_index (walk->quotes, int, walk->quotes->len - 1) : -1;
  figure->ordinal = start > 0 && heshu_extraction_get_char (self, start - 1) == 0x7B2C /* 第 */;
  figure->chinese = numeral->chinese;
  figure->inner = numeral->qualifier;
  figure->precision = numeral->precision;
  figure->per = numeral->per;
  figure->value = heshu_decimal_ref (numeral->value);
}

/* 甲区、乙区分别为62、60微克/立方米: the unit behind the last number of a list that 分别 hands out is of all
 */
static void
take_unit_of_list (const HeshuExtraction *self, const Walk *walk, HeshuFigure *figure)
{
  HeshuRange clause = heshu_extraction_get_clause (self, walk->clause);
  guint position = figure->whole.end;
  guint from = figure->whole.start > LIST_REACH ? figure->whole.start - LIST_REACH : 0;
  gboolean each = FALSE;

  for (guint p = MAX (clause.start, from); p < figure->whole.start && !each; p++)
    each =
        heshu_term_index_lookup (self->terms, HESHU_CATEGORY ("each-word"), p, figure->whole.start) != NULL;
  for (guint i = 0; each && i < MOST_LISTED; i++)
    {
      gunichar mark = heshu_extraction_get_char (self, position);
      HeshuNumeral numeral;
      gboolean plain;
      HeshuRange unit;
      guint8 sense;

      if ((mark != 0x3001 && mark != 0x548C && mark != 0x4E0E) || /* 、 和 与 */
          !heshu_numeral_is_digit (heshu_extraction_get_char (self, position + 1)) ||
          !heshu_numeral_read (self->chars, walk->end, position + 1, walk->flags, &numeral))
        return;
      position += 1 + numeral.length;
      plain = numeral.value != NULL && numeral.scale == 0 && numeral.per == 0;
      heshu_numeral_clear (&numeral);
      if (!plain)
        return;
      if (!heshu_unit_find (self, position, walk->end, &unit, &sense))
        continue;
      if (sense == HESHU_SENSE_UNIT || sense == HESHU_SENSE_UNIT_SHARE || sense == HESHU_SENSE_UNIT_POINTS)
        {
          figure->unit = unit;
          figure->sense = sense;
        }
      return;
    }
}

/* The unit beside the numeral, in its table or in the brackets before it, and the upper end of a range */
static void
take_unit (HeshuExtraction *self,
           const Walk *walk,
           HeshuFigure *figure,
           const HeshuNumeral *numeral,
           const HeshuMatch *prefix)
{
  if (numeral->per == 0 &&
      heshu_unit_find (self, figure->numeral.end, walk->end, &figure->unit, &figure->sense))
    figure->whole.end = figure->unit.end;
  else if (prefix != NULL)
    {
      figure->unit = heshu_match_range (prefix);
      figure->sense = HESHU_SENSE_UNIT_BEFORE;
    }
  take_hundredths (self, figure);
  find_upper (self, walk, figure, numeral);
  heshu_table_place_figure (self, figure);
  if (heshu_range_is_empty (figure->unit) && figure->header_cell < 0 && numeral->per == 0 &&
      !numeral->chinese)
    heshu_unit_find_in_brackets (self, figure);
  if (heshu_range_is_empty (figure->unit) && figure->header_cell < 0 && numeral->per == 0 &&
      numeral->scale == 0 && !numeral->chinese)
    take_unit_of_list (self, walk, figure);
}

static void
take_numeral (HeshuExtraction *self, const Walk *walk, guint start, guint *end)
{
  g_autoptr (HeshuFigure) figure = heshu_figure_new ();
  guint digits = start;
  const HeshuMatch *prefix = heshu_sense_at (self, HESHU_SENSE_UNIT_BEFORE, start);
  HeshuNumeral numeral;

  if (prefix != NULL)
    digits = is_blank (heshu_extraction_get_char (self, (guint) prefix->end)) ? (guint) prefix->end + 1
                                                                              : (guint) prefix->end;
  *end = start + 1;
  if (!heshu_numeral_read (self->chars, walk->end, digits, walk->flags, &numeral))
    return;
  *end = digits + numeral.length;
  figure->numeral = (HeshuRange){ digits, *end };
  figure->whole = (HeshuRange){ start, *end };
  if (numeral.value != NULL)
    {
      place_numeral (self, walk, figure, &numeral);
      take_unit (self, walk, figure, &numeral, prefix);
    }
  if (numeral.value != NULL && is_wanted (self, figure, &numeral))
    {
      *end = figure->whole.end;
      g_ptr_array_add (self->figures, g_steal_pointer (&figure));
    }
  heshu_numeral_clear (&numeral);
}

/* Whether the sign at @position belongs to the number behind it: not between digits or letters (0371-662,
 * */
static gboolean
is_sign_of_number (const HeshuExtraction *self, guint position)
{
  gunichar before = position > 0 ? self->chars[position - 1] : 0;

  /* 负3.5%, but 自负30% and 担负 */
  if (self->chars[position] == 0x8D1F)
    return heshu_numeral_is_digit (heshu_extraction_get_char (self, position + 1)) &&
           heshu_extraction_match_before (self, HESHU_CATEGORY ("burden-word"), position + 1) == NULL;
  return is_minus (self->chars[position]) &&
         heshu_numeral_is_digit (heshu_extraction_get_char (self, position + 1)) &&
         !g_unichar_isdigit (before) && !heshu_is_latin (before) && before != ')' && before != 0xFF09;
}

static guint
skip_numeral_run (const HeshuExtraction *self, guint position, guint end)
{
  while (position < end && heshu_numeral_is_chinese (self->chars[position]))
    position++;
  return position;
}

static void
note_quotation (const HeshuExtraction *self, Walk *walk, guint position)
{
  int open = (int) position;

  switch (self->chars[position])
    {
    case 0x201C: /* “ */
    case 0x2018:
    case 0x300A: /* 《 */
    case 0x300C: /* 「 */
    case 0x300E:
      g_array_append_val (walk->quotes, open);
      break;
    case 0x201D:
    case 0x2019:
    case 0x300B:
    case 0x300D:
    case 0x300F:
      if (walk->quotes->len > 0)
        g_array_set_size (walk->quotes, walk->quotes->len - 1);
      break;
    default:
      break;
    }
}

static void
walk_line (HeshuExtraction *self, Walk *walk)
{
  const HeshuLine *line = &self->lines[walk->line];
  guint p = line->start;

  walk->end = line->end;
  walk->flags = line->kind == HESHU_LINE_TABLE_ROW ? HESHU_NUMERAL_IN_CELLS : HESHU_NUMERAL_PLAIN;
  g_array_set_size (walk->quotes, 0);
  while (p < line->end)
    {
      gunichar c = self->chars[p];
      guint end = p + 1;

      while (walk->sentence + 1 < self->sentences->len &&
             heshu_extraction_get_sentence (self, walk->sentence).end <= p)
        walk->sentence++;
      while (walk->clause + 1 < self->clauses->len &&
             heshu_extraction_get_clause (self, walk->clause).end <= p)
        walk->clause++;
      if (heshu_numeral_is_digit (c) || is_sign_of_number (self, p) ||
          ((c < 0x2E80 || c > 0x9FFF) && heshu_sense_at (self, HESHU_SENSE_UNIT_BEFORE, p) != NULL))
        take_numeral (self, walk, p, &end);
      else if (heshu_numeral_is_chinese (c))
        {
          take_numeral (self, walk, p, &end);
          end = MAX (end, skip_numeral_run (self, p, line->end));
        }
      else
        note_quotation (self, walk, p);
      p = end;
    }
}

void
heshu_extract_find_figures (HeshuExtraction *self)
{
  g_autoptr (GArray) quotes = g_array_new (FALSE, FALSE, sizeof (int));
  Walk walk = { .quotes = quotes };

  for (walk.line = 0; walk.line < self->n_lines; walk.line++)
    walk_line (self, &walk);
}
