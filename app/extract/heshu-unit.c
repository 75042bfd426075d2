/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-unit-private.h"

#include "heshu-numeral.h"
#include "heshu-sense-private.h"

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || c == 0x2009 || c == 0x202F;
}

static gboolean
is_slash (gunichar c)
{
  return c == '/' || c == 0xFF0F;
}

static gboolean
is_interpunct (gunichar c)
{
  return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x22C5 || c == 0x30FB || c == 0xFF65;
}

/* 元/人·月, 吨/日, 例/10万人: behind the slash any unit, part of a date or a number of them */
static guint
extend_unit (const HeshuExtraction *self, guint end)
{
  HeshuSense sense;

  while (is_slash (heshu_extraction_get_char (self, end)) ||
         is_interpunct (heshu_extraction_get_char (self, end)))
    {
      guint next = end + 1;
      const HeshuMatch *match;

      while (heshu_numeral_is_digit (heshu_extraction_get_char (self, next)) ||
             heshu_numeral_is_chinese (heshu_extraction_get_char (self, next)))
        next++;
      match = heshu_unit_at (self, next, &sense);
      if (match != NULL)
        end = (guint) match->end;
      else if (next > end + 1)
        return next;
      else
        return end;
    }
  return end;
}

/* 场(次), 人(份): a second measure word in brackets is part of the first */
static guint
extend_by_brackets (const HeshuExtraction *self, guint end)
{
  gunichar open = heshu_extraction_get_char (self, end), close;
  HeshuSense sense;
  const HeshuMatch *match;

  if (open != '(' && open != 0xFF08)
    return end;
  match = heshu_unit_at (self, end + 1, &sense);
  if (match == NULL || (sense != HESHU_SENSE_UNIT && sense != HESHU_SENSE_UNIT_RANK))
    return end;
  close = heshu_extraction_get_char (self, (guint) match->end);
  return close == ')' || close == 0xFF09 ? (guint) match->end + 1 : end;
}

/* The unit at @position, one blank before it passed over. A Latin unit ends where its letters end: 3G is no
 * gram. */
gboolean
heshu_unit_find (const HeshuExtraction *self, guint position, guint limit, HeshuRange *unit, guint8 *sense)
{
  const HeshuMatch *match;
  HeshuSense found;

  if (is_blank (heshu_extraction_get_char (self, position)))
    position++;
  match = position < limit ? heshu_unit_at (self, position, &found) : NULL;
  if (match == NULL || match->end > limit)
    return FALSE;
  if (heshu_is_latin (heshu_extraction_get_char (self, (guint) match->end - 1)) &&
      (heshu_is_latin (heshu_extraction_get_char (self, (guint) match->end)) ||
       heshu_numeral_is_digit (heshu_extraction_get_char (self, (guint) match->end))))
    return FALSE;
  unit->start = (guint) match->start;
  unit->end = MIN (extend_by_brackets (self, extend_unit (self, (guint) match->end)), limit);
  *sense = (guint8) found;
  return TRUE;
}

/* The end of the unit words (multiplier and unit) that fill @range wholly, their unit in @unit */
static gboolean
read_unit_words (const HeshuExtraction *self, HeshuRange range, HeshuRange *unit, guint8 *sense, int *exp)
{
  guint p = range.start;
  HeshuSense found;
  const HeshuMatch *match;

  *exp = 0;
  *unit = (HeshuRange){ 0, 0 };
  *sense = HESHU_SENSE_NONE;
  match = p < range.end ? heshu_unit_at (self, p, &found) : NULL;
  for (; match == NULL && p < range.end; match = p < range.end ? heshu_unit_at (self, p, &found) : NULL)
    {
      HeshuNumeral numeral;
      gboolean multiplier =
          heshu_numeral_read (self->chars, p + 1, p, HESHU_NUMERAL_PLAIN, &numeral) && numeral.bare;

      if (multiplier)
        *exp += numeral.scale;
      heshu_numeral_clear (&numeral);
      if (!multiplier)
        return FALSE;
      p++;
    }
  if (match == NULL)
    return p == range.end && *exp >= 4;
  if (found >= HESHU_SENSE_UNIT_TIME && found != HESHU_SENSE_UNIT_TIME && found != HESHU_SENSE_UNIT_AGE &&
      found != HESHU_SENSE_UNIT_RANK)
    return FALSE;
  *unit = (HeshuRange){ p, range.end };
  *sense = (guint8) found;
  /* 元/人·月 and the like: what follows a slash is not asked about */
  return match->end == range.end ||
         (match->end < range.end && (self->chars[match->end] == '/' || self->chars[match->end] == 0xFF0F));
}

gboolean
heshu_unit_words_apply (HeshuExtraction *self, HeshuFigure *figure, HeshuRange range, int *exp)
{
  HeshuRange unit;
  guint8 sense;
  HeshuDecimal *shifted;

  if (!read_unit_words (self, range, &unit, &sense, exp))
    return FALSE;
  if (*exp > 0)
    {
      shifted = heshu_decimal_shift (figure->value, *exp);
      if (shifted == NULL)
        return FALSE;
      heshu_decimal_unref (figure->value);
      figure->value = shifted;
      figure->precision += *exp;
    }
  figure->unit = heshu_range_is_empty (unit) ? range : unit;
  figure->sense = sense;
  return TRUE;
}

/* 发行总额(亿元)10.00, 覆盖率(%):95: the unit stands in brackets before the number */
void
heshu_unit_find_in_brackets (HeshuExtraction *self, HeshuFigure *figure)
{
  guint end = figure->whole.start, start;
  int exp = 0;

  while (end > 0 && (is_blank (heshu_extraction_get_char (self, end - 1)) ||
                     heshu_extraction_get_char (self, end - 1) == ':' ||
                     heshu_extraction_get_char (self, end - 1) == 0xFF1A))
    end--;
  if (end < 3 || (heshu_extraction_get_char (self, end - 1) != ')' &&
                  heshu_extraction_get_char (self, end - 1) != 0xFF09))
    return;
  for (start = --end; start > 0 && end - start <= 12; start--)
    if (heshu_extraction_get_char (self, start - 1) == '(' ||
        heshu_extraction_get_char (self, start - 1) == 0xFF08)
      {
        heshu_unit_words_apply (self, figure, (HeshuRange){ start, end }, &exp);
        return;
      }
}
