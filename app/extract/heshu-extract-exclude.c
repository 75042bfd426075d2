/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extraction-private.h"
#include "heshu-numeral.h"
#include "heshu-sense-private.h"

#include <string.h>

/* A name in quotation marks is short and has no stop in it (“15分钟便民生活圈”); what is longer is speech */
#define LONGEST_QUOTED_NAME 14
/* And what stands between a way and its 圈 no longer than this */
#define LONGEST_CIRCLE 8
/* Words that exclude the number behind them are looked for so far before it */
#define LONGEST_EXCLUSION 8
/* A clause that says what days are counted for is no longer than this */
#define LONGEST_TOPIC 24

static gboolean
is_han (gunichar c)
{
  return c >= 0x3400 && c <= 0x9FFF;
}

static gboolean
is_stop (gunichar c)
{
  return c == ',' || c == 0xFF0C || c == 0x3002 || c == ';' || c == 0xFF1B || c == '!' || c == 0xFF01 ||
         c == '?' || c == 0xFF1F || c == '\n';
}

/* 9时30分: a 分 behind an hour is no score */
static gboolean
is_minute (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint start = figure->whole.start;
  HeshuSense sense = HESHU_SENSE_NONE;

  if (figure->sense != HESHU_SENSE_UNIT || figure->unit.end - figure->unit.start != 1 ||
      self->chars[figure->unit.start] != 0x5206 /* 分 */ || start < 2)
    return FALSE;
  if (self->chars[start - 1] == ':' || self->chars[start - 1] == 0xFF1A)
    return heshu_numeral_is_digit (self->chars[start - 2]);
  return heshu_unit_at (self, start - 1, &sense) != NULL &&
         (sense == HESHU_SENSE_UNIT_DATE || sense == HESHU_SENSE_UNIT_LABEL);
}

/* 2021年, 5月20日, 10时: parts of dates and clock times. A year has four digits and no multiplier. */
static gboolean
is_date (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint digits = figure->numeral.end - figure->numeral.start;

  if (figure->sense == HESHU_SENSE_UNIT_DATE || is_minute (self, figure))
    return TRUE;
  return figure->sense == HESHU_SENSE_UNIT_TIME && !figure->chinese && digits == 4 &&
         self->chars[figure->unit.start] == 0x5E74 /* 年 */;
}

static gboolean
is_age (const HeshuExtraction *self, const HeshuFigure *figure)
{
  return figure->sense == HESHU_SENSE_UNIT_AGE &&
         heshu_sense_last_in (self, HESHU_SENSE_AGE, heshu_extraction_before_in_clause (self, figure)) ==
             NULL;
}

/* 平均用时,去年同期是31.5小时,如今压到了19小时: the sentence says what took the time, the clause that it is
 * told against another */
static gboolean
is_measured_before (const HeshuExtraction *self, const HeshuFigure *figure, HeshuRange clause)
{
  const HeshuMatch *to = heshu_sense_last_in (self, HESHU_SENSE_TO, clause);

  return heshu_sense_last_in (self, HESHU_SENSE_DURATION,
                              heshu_extraction_before_in_sentence (self, figure)) != NULL &&
         (heshu_sense_last_in (self, HESHU_SENSE_EARLIER, clause) != NULL ||
          (to != NULL && to->end - to->start > 1));
}

/* 优良天数方面,甲区251天;乙区232天: the clause without a figure that heads the sentence says that days are
 * counted */
static gboolean
is_counted_in_days (const HeshuExtraction *self, const HeshuFigure *figure)
{
  HeshuRange sentence = heshu_extraction_get_sentence (self, figure->sentence);
  HeshuRange head =
      heshu_extraction_get_clause (self, heshu_extraction_find_range (self->clauses, sentence.start));

  if (figure->unit.end != figure->unit.start + 1 || self->chars[figure->unit.start] != 0x5929 /* 天 */ ||
      head.end >= figure->whole.start || head.end - head.start > LONGEST_TOPIC)
    return FALSE;
  for (guint i = head.start; i < head.end; i++)
    if (g_unichar_isdigit (self->chars[i]))
      return FALSE;
  for (guint i = head.start; i + 1 < head.end; i++)
    if (self->chars[i] == 0x5929 && self->chars[i + 1] == 0x6570) /* 天数 */
      return TRUE;
  return FALSE;
}

/* A time is a schedule or a deadline unless something was measured in it (平均用时, 压缩) or it changed; ten
 * thousand hours are always counted */
static gboolean
is_schedule (const HeshuExtraction *self, const HeshuFigure *figure)
{
  static const HeshuSense measured[] = { HESHU_SENSE_DURATION, HESHU_SENSE_UP, HESHU_SENSE_DOWN,
                                         HESHU_SENSE_CHANGE };
  HeshuRange before = heshu_extraction_before_in_clause (self, figure), behind;

  if (figure->sense != HESHU_SENSE_UNIT_TIME)
    return FALSE;
  if (is_measured_before (self, figure, before) || is_counted_in_days (self, figure) ||
      heshu_sense_before (self, HESHU_SENSE_PER, figure->whole.start) != NULL)
    return FALSE;
  /* 单位:个工作日 over a table: its numbers were measured in it */
  if (figure->header_cell >= 0 && !heshu_range_contains (figure->whole, figure->unit))
    return FALSE;
  behind = heshu_extraction_get_words_behind (self, figure);
  for (guint i = 0; i < G_N_ELEMENTS (measured); i++)
    if (heshu_sense_last_in (self, measured[i], before) != NULL ||
        heshu_sense_first_in (self, measured[i], behind) != NULL)
      return FALSE;
  return figure->unit.end - figure->unit.start < 2 || strlen (heshu_decimal_get_text (figure->value)) < 5;
}

/* S312, PM10, H04: one or two letters make a code of the number; a longer word may be what is counted
 * (配备AED120台) */
static gboolean
is_code (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint n = 0, start = figure->whole.start;

  if (start > 0 && (self->chars[start - 1] == '#' || self->chars[start - 1] == 0x2116 /* № */))
    return TRUE;
  while (n < start && heshu_is_latin (self->chars[start - 1 - n]))
    n++;
  if (n > 0 && (n < 3 || figure->sense != HESHU_SENSE_UNIT))
    return TRUE;
  /* 3·15 */
  return start > 1 && self->chars[start - 1] == 0xB7 && heshu_numeral_is_digit (self->chars[start - 2]);
}

static gboolean
is_label (const HeshuExtraction *self, const HeshuFigure *figure)
{
  return figure->sense == HESHU_SENSE_UNIT_LABEL;
}

static gboolean
is_quoted_name (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint limit;

  if (figure->quote < 0)
    return FALSE;
  limit = MIN (self->length, (guint) figure->quote + LONGEST_QUOTED_NAME + 2);
  for (guint p = (guint) figure->quote + 1; p < limit; p++)
    switch (self->chars[p])
      {
      case 0x201D:
      case 0x2019:
      case 0x300B:
      case 0x300D:
      case 0x300F:
        return p >= figure->whole.end;
      default:
        if (is_stop (self->chars[p]))
          return FALSE;
      }
  return self->chars[figure->quote] == 0x300A /* 《: a title of any length */;
}

/* 超百亿元企业2家: a sum passed that names a class of which some are counted behind it */
static gboolean
is_class_of_money (const HeshuExtraction *self, const HeshuFigure *figure)
{
  const HeshuMatch *lead = heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BEFORE, figure->whole.start);
  const HeshuMatch *unit, *noun;
  HeshuSense sense;

  if (lead == NULL) /* 过10亿元的项目 */
    lead = heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BARE, figure->whole.start);

  if (lead == NULL || figure->sense != HESHU_SENSE_UNIT ||
      g_strcmp0 (heshu_term_get_value (lead->term), "over") != 0)
    return FALSE;
  noun = heshu_sense_at (self, HESHU_SENSE_CLASS_OF_MONEY, figure->whole.end);
  unit = heshu_unit_at (self, figure->unit.start, &sense);
  if (noun == NULL || unit == NULL || g_strcmp0 (heshu_term_get (unit->term, "dimension"), "money") != 0)
    return FALSE;
  for (guint p = (guint) noun->end; p < MIN (self->length, (guint) noun->end + LONGEST_CIRCLE); p++)
    {
      if (heshu_numeral_is_digit (self->chars[p]) || heshu_numeral_is_chinese (self->chars[p]))
        return TRUE;
      if (!is_han (self->chars[p]))
        return FALSE;
    }
  return FALSE;
}

/* 2.5公斤以下食品, 2000万元以上企业, 30户以上自然村: a bound that defines a class. Other things counted
 * (5个以上社区), shares and what a cue word follows (罚款, 和) are quantities. */
static gboolean
is_threshold (const HeshuExtraction *self, const HeshuFigure *figure)
{
  const HeshuMatch *bound = heshu_sense_at (self, HESHU_SENSE_QUALIFIER_AFTER, figure->whole.end);
  const HeshuMatch *unit;
  const char *dimension;
  HeshuSense sense;
  guint behind;

  if (bound == NULL || bound->end - bound->start < 2 || figure->sense != HESHU_SENSE_UNIT)
    return FALSE;
  behind = (guint) bound->end;
  if (heshu_sense_at (self, HESHU_SENSE_CLASS_NOUN, behind) != NULL)
    return TRUE;
  if (!is_han (heshu_extraction_get_char (self, behind)) ||
      heshu_sense_at (self, HESHU_SENSE_FOLLOWER, behind) != NULL ||
      strcmp (heshu_term_get_value (bound->term), "about") == 0)
    return FALSE;
  unit = heshu_unit_at (self, figure->unit.start, &sense);
  dimension = unit != NULL ? heshu_term_get (unit->term, "dimension") : NULL;
  return g_strcmp0 (dimension, "count") != 0;
}

/* 1人户, 2人户: households by their size */
static gboolean
is_size_of_household (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint behind = figure->whole.end;

  return figure->numeral.end - figure->numeral.start == 1 && figure->unit.end == figure->unit.start + 1 &&
         heshu_extraction_get_char (self, figure->unit.start) == 0x4EBA /* 人 */ &&
         heshu_extraction_get_char (self, behind) == 0x6237 /* 户 */ &&
         heshu_extraction_get_char (self, behind + 1) != 0x5747 /* 均 */;
}

/* 巷道宽度小于3米的,只设单行: what a rule is for, told in a clause that ends in 的 */
static gboolean
is_condition (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint behind = figure->whole.end;
  const HeshuMatch *bound = heshu_sense_at (self, HESHU_SENSE_QUALIFIER_AFTER, behind);

  if (bound != NULL)
    behind = (guint) bound->end;
  else if (heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BEFORE, figure->whole.start) == NULL)
    return FALSE;
  return figure->sense == HESHU_SENSE_UNIT && heshu_extraction_get_char (self, behind) == 0x7684 /* 的 */ &&
         is_stop (heshu_extraction_get_char (self, behind + 1));
}

/* 进入全省前10名: several places, no rank of one */
static gboolean
is_bound_of_ranks (const HeshuExtraction *self, const HeshuFigure *figure)
{
  return figure->sense == HESHU_SENSE_UNIT_RANK &&
         heshu_sense_before (self, HESHU_SENSE_FRONT, figure->whole.start) != NULL;
}

/* 3公里就业圈: how far something reaches, as its name has it */
static gboolean
is_circle (const HeshuExtraction *self, const HeshuFigure *figure)
{
  HeshuRange behind = { figure->whole.end, MIN (self->length, figure->whole.end + LONGEST_CIRCLE) };
  const HeshuMatch *unit;
  HeshuSense sense;

  if (figure->sense != HESHU_SENSE_UNIT || heshu_range_is_empty (figure->unit))
    return FALSE;
  unit = heshu_unit_at (self, figure->unit.start, &sense);
  if (unit == NULL || g_strcmp0 (heshu_term_get (unit->term, "dimension"), "length") != 0)
    return FALSE;
  for (guint p = behind.start; p < behind.end; p++)
    if (!is_han (self->chars[p]))
      behind.end = p;
  return heshu_sense_first_in (self, HESHU_SENSE_CIRCLE, behind) != NULL;
}

/* 从第六升到第二: both ends of a way from rank to rank; @before ends at the number, @behind is where it ends
 */
static gboolean
moves_between_ranks (const HeshuExtraction *self, HeshuRange before, guint behind)
{
  guint mark = before.end - 1; /* 第 */
  const HeshuMatch *to;

  if (mark <= before.start)
    return FALSE;
  if (self->chars[mark - 1] == 0x4ECE /* 从 */ || self->chars[mark - 1] == 0x7531 /* 由 */)
    {
      to =
          heshu_sense_first_in (self, HESHU_SENSE_TO, (HeshuRange){ behind, MIN (self->length, behind + 6) });
      return to != NULL && heshu_extraction_get_char (self, (guint) to->end) == 0x7B2C;
    }
  if (heshu_sense_before (self, HESHU_SENSE_TO, mark) == NULL)
    return FALSE;
  for (guint p = before.start; p + 1 < mark; p++)
    if ((self->chars[p] == 0x4ECE || self->chars[p] == 0x7531) && self->chars[p + 1] == 0x7B2C)
      return TRUE;
  return FALSE;
}

/* 第二名, 位居第一: a rank where the text ranks areas; 第十四次, 第一季度 and the places of a contest are
 * ordinals */
static gboolean
is_ordinal (const HeshuExtraction *self, const HeshuFigure *figure)
{
  HeshuRange sentence = { heshu_extraction_before_in_sentence (self, figure).start,
                          heshu_extraction_behind_in_sentence (self, figure).end };
  HeshuRange before = heshu_extraction_before_in_clause (self, figure);
  HeshuRange words;
  guint behind = figure->whole.end;

  if (!figure->ordinal)
    return FALSE;
  if (moves_between_ranks (self, before, behind))
    return heshu_sense_first_in (self, HESHU_SENSE_CONTEST, sentence) != NULL ||
           (heshu_sense_first_in (self, HESHU_SENSE_RANK, sentence) == NULL &&
            heshu_sense_first_in (self, HESHU_SENSE_PLACE, sentence) == NULL);
  if (!heshu_range_is_empty (figure->unit) && figure->sense != HESHU_SENSE_UNIT_RANK)
    return TRUE;
  if (heshu_range_is_empty (figure->unit) && is_han (heshu_extraction_get_char (self, behind)) &&
      heshu_sense_at (self, HESHU_SENSE_FILLER, behind) == NULL)
    return TRUE;
  /* 第1-3名 */
  if (heshu_range_is_empty (figure->unit) && !is_stop (heshu_extraction_get_char (self, behind)) &&
      heshu_numeral_is_digit (heshu_extraction_get_char (self, behind + 1)))
    return TRUE;
  if (heshu_sense_first_in (self, HESHU_SENSE_CONTEST, sentence) != NULL)
    return TRUE;
  /* 列第3位,上月为第5位: 位 is said of ranks only */
  if (figure->unit.end == figure->unit.start + 1 && self->chars[figure->unit.start] == 0x4F4D /* 位 */)
    before.start = sentence.start;
  words = heshu_extraction_get_words_behind (self, figure);
  return heshu_sense_last_in (self, HESHU_SENSE_RANK, before) == NULL &&
         heshu_sense_last_in (self, HESHU_SENSE_PLACE, before) == NULL &&
         heshu_sense_first_in (self, HESHU_SENSE_RANK, words) == NULL &&
         heshu_sense_first_in (self, HESHU_SENSE_PLACE, words) == NULL;
}

/* 电话, 热线 right before it */
static gboolean
is_phone (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint start = figure->whole.start;

  while (start > 0 && (heshu_extraction_get_char (self, start - 1) == ':' ||
                       heshu_extraction_get_char (self, start - 1) == 0xFF1A ||
                       heshu_extraction_get_char (self, start - 1) == ' '))
    start--;
  return figure->sense != HESHU_SENSE_UNIT && heshu_sense_before (self, HESHU_SENSE_PHONE, start) != NULL &&
         figure->numeral.end - figure->numeral.start >= 3;
}

/* 每10万人口, 每2名教师: what something is counted by, not what is counted */
static gboolean
is_denominator (const HeshuExtraction *self, const HeshuFigure *figure)
{
  return figure->whole.start > 0 && self->chars[figure->whole.start - 1] == 0x6BCF /* 每 */;
}

/* A number cell without a unit whose column only names the rows */
static gboolean
is_row_number (const HeshuExtraction *self, const HeshuFigure *figure)
{
  return figure->header_cell >= 0 && !heshu_range_is_empty (figure->header) &&
         heshu_sense_at (self, HESHU_SENSE_COUNT_COLUMN, figure->header.start) != NULL;
}

/* A number that two dots or a colon tie to other digits: 2022.12.30, 17:30, 0371-66290123 */
static gboolean
is_chained (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint start = figure->whole.start;
  gunichar before = start > 0 ? self->chars[start - 1] : 0;

  if (start < 2 || !g_unichar_isdigit (self->chars[start - 2]))
    return FALSE;
  return before == '.' || before == ':' || before == '-' || before == '/';
}

/* A unit that the exclusion asks for is the figure's */
static gboolean
has_unit (const HeshuExtraction *self, const HeshuFigure *figure, const HeshuTerm *exclusion)
{
  const char *wanted = heshu_term_get (exclusion, "unit");
  const HeshuMatch *unit;
  HeshuSense sense;

  if (wanted == NULL)
    return TRUE;
  if (heshu_range_is_empty (figure->unit))
    return FALSE;
  unit = heshu_unit_at (self, figure->unit.start, &sense);
  return unit != NULL && strcmp (heshu_term_get_value (unit->term), wanted) == 0;
}

static gboolean
excludes (const HeshuExtraction *self, const HeshuFigure *figure, guint match, const char *position)
{
  const HeshuMatch *words = heshu_extraction_get_match (self, match);

  return words->category == HESHU_CATEGORY ("exclusion") &&
         g_strcmp0 (heshu_term_get (words->term, "position"), position) == 0 &&
         has_unit (self, figure, words->term);
}

/* What an editor rejected, and took up as a rule: a number beside these words is none of ours */
static gboolean
is_learned (const HeshuExtraction *self, const HeshuFigure *figure)
{
  const guint start = figure->whole.start, end = figure->whole.end, n = self->terms->matches->len;
  const guint from = start > LONGEST_EXCLUSION ? start - LONGEST_EXCLUSION : 0;

  for (guint i = end < self->length ? self->terms->first[end] : n; i < n; i++)
    {
      if (heshu_extraction_get_match (self, i)->start != end)
        break;
      if (excludes (self, figure, i, "after"))
        return TRUE;
    }
  for (guint i = start > 0 ? self->terms->first[from] : n; i < n; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (self, i);

      if (match->start >= start)
        break;
      if (match->end == start && excludes (self, figure, i, "before"))
        return TRUE;
    }
  return FALSE;
}

/* In this order; the first that fits is kept as the reason */
static const struct
{
  const char *name;
  gboolean (*fits) (const HeshuExtraction *self, const HeshuFigure *figure);
} exclusions[] = {
  { "ordinal", is_ordinal },
  { "date", is_date },
  { "age", is_age },
  { "schedule", is_schedule },
  { "code", is_code },
  { "label", is_label },
  { "name-in-quotes", is_quoted_name },
  { "threshold", is_threshold },
  { "condition", is_condition },
  { "size-of-household", is_size_of_household },
  { "class-of-money", is_class_of_money },
  { "denominator", is_denominator },
  { "bound-of-ranks", is_bound_of_ranks },
  { "circle", is_circle },
  { "phone", is_phone },
  { "row-number", is_row_number },
  { "part-of-longer-number", is_chained },
  { "learned", is_learned },
};

void
heshu_extract_exclude (HeshuExtraction *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      for (guint j = 0; j < G_N_ELEMENTS (exclusions) && figure->excluded == NULL; j++)
        if (exclusions[j].fits (self, figure))
          figure->excluded = exclusions[j].name;
    }
}
