/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chars.h"
#include "heshu-extraction-private.h"
#include "heshu-sense-private.h"

/* Words between a cue and its number (了, 达, 分别) */
#define MOST_FILLERS 4
/* How long the name of a part may be in 城镇增长8%、农村9% */
#define LONGEST_PART 8
/* And the object of a change: 压减“三公”经费12% */
#define LONGEST_OBJECT 12
/* Of a district's short name, with 为 or 达 */
#define LONGEST_OWNER 7
/* How many figures may stand between a topic and the last one that it heads */
#define MOST_OWNERS 12

/* The last character of what has a share rather than changes by one: 覆盖率, 占, 比重, 满意度, 达, 的 */
static gboolean
names_rate (gunichar c)
{
  switch (c)
    {
    case 0x7387: /* 率 */
    case 0x5360: /* 占 */
    case 0x6BD4: /* 比 */
    case 0x91CD: /* 重 */
    case 0x5EA6: /* 度 */
    case 0x8FBE: /* 达 */
    case 0x4E3A: /* 为 */
    case 0x7684: /* 的 */
      return TRUE;
    default:
      return FALSE;
    }
}

/* 率 or 比重 of something else between the cue and the number */
static gboolean
names_rate_noun (const HeshuExtraction *self, HeshuRange range)
{
  for (guint p = range.start; p < range.end; p++)
    if (self->chars[p] == 0x7387 /* 率 */)
      return TRUE;
  return FALSE;
}

static gboolean
is_share (const HeshuFigure *figure)
{
  return figure->sense == HESHU_SENSE_UNIT_SHARE || figure->sense == HESHU_SENSE_UNIT_TENTH ||
         figure->per > 0;
}

/* The cue of growth or decline right before @figure, what qualifies and fills passed over. 增加到 says no
 * change. */
static const HeshuMatch *
find_adjacent_change (const HeshuExtraction *self, const HeshuFigure *figure, gboolean *down, gboolean *to)
{
  guint position = figure->whole.start;
  const HeshuMatch *match;

  *to = FALSE;
  for (guint i = 0; i <= MOST_FILLERS; i++)
    {
      if ((match = heshu_sense_before (self, HESHU_SENSE_TO, position)) != NULL)
        {
          *to = TRUE;
          return NULL;
        }
      if ((match = heshu_sense_before (self, HESHU_SENSE_UP, position)) != NULL)
        return match;
      if ((match = heshu_sense_before (self, HESHU_SENSE_DOWN, position)) != NULL)
        {
          *down = TRUE;
          return match;
        }
      if ((match = heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BEFORE, position)) != NULL ||
          (match = heshu_sense_before (self, HESHU_SENSE_FILLER, position)) != NULL ||
          (match = heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BARE, position)) != NULL)
        position = (guint) match->start;
      else if (position > 0 && heshu_extraction_get_char (self, position - 1) == ' ')
        position--;
      else
        return NULL;
    }
  return NULL;
}

static const HeshuMatch *
last_of_two (const HeshuExtraction *self, HeshuSense sense, HeshuSense weak, HeshuRange range)
{
  const HeshuMatch *a = heshu_sense_last_in (self, sense, range),
                   *b = heshu_sense_last_in (self, weak, range);

  return a == NULL || (b != NULL && b->end > a->end) ? b : a;
}

/* 比2021年: where a year that is compared with ends; 0 where there is none */
static guint
find_compared_year (const HeshuExtraction *self, HeshuRange range)
{
  for (guint p = range.start; p + 6 <= range.end; p++)
    {
      guint n = 0;

      if (self->chars[p] != 0x6BD4 /* 比 */ && self->chars[p] != 0x8F83 /* 较 */)
        continue;
      while (n < 4 && g_unichar_isdigit (self->chars[p + 1 + n]))
        n++;
      if (n == 4 && self->chars[p + 5] == 0x5E74 /* 年 */)
        return p + 6;
    }
  return 0;
}

/* 分别比上年多8个、少3个: 多 or 少 right before the figure goes on with the comparison of the one before */
static const HeshuMatch *
find_listed_change (const HeshuExtraction *self, guint index, gboolean *down)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  const HeshuFigure *before = heshu_extraction_get_figure (self, index - 1);
  const HeshuMatch *more = heshu_sense_before (self, HESHU_SENSE_MORE, figure->whole.start);
  const HeshuMatch *less = heshu_sense_before (self, HESHU_SENSE_LESS, figure->whole.start);
  const HeshuMatch *match = more != NULL ? more : less;

  if (match == NULL || before->excluded != NULL || before->clause != figure->clause ||
      before->measure != HESHU_MEASURE_CHANGE || before->whole.end + 1 != match->start)
    return NULL;
  *down = match == less;
  return match;
}

/* 较上年增加贷款3亿元: a comparison and a cue of change before the figure in its clause, no other figure
 * between */
static const HeshuMatch *
find_change_in_clause (const HeshuExtraction *self, guint index, gboolean *down)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  HeshuRange range = heshu_extraction_before_in_clause (self, figure);
  const HeshuMatch *compare, *up, *fall, *match;
  guint year;

  if (index > 0)
    range.start = MAX (range.start, heshu_extraction_get_figure (self, index - 1)->whole.end);
  if (index > 0 && (match = find_listed_change (self, index, down)) != NULL)
    return match;
  compare = heshu_sense_first_in (self, HESHU_SENSE_CHANGE, range);
  year = compare == NULL ? find_compared_year (self, heshu_extraction_before_in_clause (self, figure)) : 0;
  if (compare == NULL && (year == 0 || year < range.start))
    return NULL;
  range.start = compare != NULL ? (guint) compare->end : year;
  up = last_of_two (self, HESHU_SENSE_UP, HESHU_SENSE_MORE, range);
  fall = last_of_two (self, HESHU_SENSE_DOWN, HESHU_SENSE_LESS, range);
  match = up != NULL && (fall == NULL || fall->end <= up->end) ? up : fall;
  if (match == NULL ||
      heshu_sense_last_in (self, HESHU_SENSE_TO, (HeshuRange){ (guint) match->start, range.end }) != NULL)
    return NULL;
  *down = match == fall;
  return match;
}

/* 增速由5.1%提升至7.2%: both are rates of change, though 提升至 says that none is meant */
static const HeshuMatch *
find_rate_of_change (const HeshuExtraction *self, const HeshuFigure *figure, gboolean *down)
{
  HeshuRange range = heshu_extraction_before_in_clause (self, figure);
  const HeshuMatch *growth, *decline, *match;

  if (!is_share (figure))
    return NULL;
  growth = heshu_sense_last_in (self, HESHU_SENSE_GROWTH, range);
  decline = heshu_sense_last_in (self, HESHU_SENSE_DECLINE, range);
  match = growth != NULL && (decline == NULL || decline->end <= growth->end) ? growth : decline;
  if (match == NULL)
    return NULL;
  range.start = (guint) match->end;
  if (heshu_sense_last_in (self, HESHU_SENSE_RATIO, range) != NULL || names_rate_noun (self, range))
    return NULL;
  *down = match == decline;
  return match;
}

/* 净增规上企业11家: the net of what came and went is a change, what it is of may stand between */
static const HeshuMatch *
find_net_change (const HeshuExtraction *self, guint index, gboolean *down)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  HeshuRange range = heshu_extraction_before_in_clause (self, figure);
  const HeshuMatch *up, *fall, *match;

  if (index > 0)
    range.start = MAX (range.start, heshu_extraction_get_figure (self, index - 1)->whole.end);
  up = heshu_sense_last_in (self, HESHU_SENSE_UP, range);
  fall = heshu_sense_last_in (self, HESHU_SENSE_DOWN, range);
  match = up != NULL && (fall == NULL || fall->end <= up->end) ? up : fall;
  if (match == NULL || self->chars[match->start] != 0x51C0 /* 净 */ ||
      range.end - match->end > LONGEST_OBJECT)
    return NULL;
  *down = match == fall;
  return match;
}

/* Whether between @start and the figure stand no more than a few characters that name neither a rate nor a
 * change: a district alone */
static gboolean
is_owner_alone (const HeshuExtraction *self, const HeshuFigure *figure, guint start)
{
  guint end = figure->whole.start;

  if (end <= start + 1 || end - start > LONGEST_OWNER || heshu_extraction_get_char (self, end - 1) == 0x7387)
    return FALSE;
  for (guint i = start; i < end; i++)
    if (!heshu_char_is_han (self->chars[i]))
      return FALSE;
  return heshu_sense_last_in (self, HESHU_SENSE_RATIO, (HeshuRange){ start, end }) == NULL;
}

/* 工业增加值增速,甲区8.1%;乙区6.5%: the clause that heads the sentence, without a figure, ends in the
 * change's word, and each figure has no more than its owner before it */
static const HeshuMatch *
find_change_of_topic (const HeshuExtraction *self, guint index, gboolean *down)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  HeshuRange sentence = heshu_extraction_get_sentence (self, figure->sentence);
  HeshuRange clause = heshu_extraction_get_clause (self, figure->clause);
  guint first = index;
  HeshuRange topic;
  const HeshuMatch *growth, *decline, *match;

  if (!is_share (figure) || !is_owner_alone (self, figure, clause.start))
    return NULL;
  while (first > 0 && index - first < MOST_OWNERS &&
         heshu_extraction_get_figure (self, first - 1)->sentence == figure->sentence)
    first--;
  if (heshu_extraction_get_figure (self, first)->clause == 0)
    return NULL;
  topic = heshu_extraction_get_clause (self, heshu_extraction_get_figure (self, first)->clause - 1);
  if (topic.start < sentence.start)
    return NULL;
  while (topic.end > topic.start && !g_unichar_isalnum (self->chars[topic.end - 1]))
    topic.end--;
  growth = heshu_sense_before (self, HESHU_SENSE_GROWTH, topic.end);
  decline = heshu_sense_before (self, HESHU_SENSE_DECLINE, topic.end);
  match = growth != NULL ? growth : decline;
  *down = match != NULL && match == decline;
  return match;
}

/* 压减“三公”经费12%: a share behind a cue of change that takes an object, unless the word before it names a
 * rate */
static const HeshuMatch *
find_change_of_object (const HeshuExtraction *self, guint index, gboolean *down)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  HeshuRange range = heshu_extraction_before_in_clause (self, figure);
  const HeshuMatch *up, *fall, *match;

  if (index > 0)
    range.start = MAX (range.start, heshu_extraction_get_figure (self, index - 1)->whole.end);
  if (!is_share (figure) || names_rate (heshu_extraction_get_char (self, range.end - 1)))
    return NULL;
  up = heshu_sense_last_in (self, HESHU_SENSE_UP, range);
  fall = heshu_sense_last_in (self, HESHU_SENSE_DOWN, range);
  match = up != NULL && (fall == NULL || fall->end <= up->end) ? up : fall;
  if (match == NULL || range.end - match->end > LONGEST_OBJECT)
    return NULL;
  range.start = (guint) match->end;
  if (heshu_sense_last_in (self, HESHU_SENSE_TO, range) != NULL ||
      heshu_sense_last_in (self, HESHU_SENSE_RATIO, range) != NULL)
    return NULL;
  *down = match == fall;
  return match;
}

static gboolean
joins_list (gunichar c)
{
  return c == 0x3001 /* 、 */ || c == 0x548C /* 和 */ || c == 0x4E0E /* 与 */ || c == 0x53CA /* 及 */;
}

/* 增长6.9%、8.6%和8.3%, 提高59元和80元: a list goes on with what its first figure was */
static gboolean
goes_on_from (const HeshuExtraction *self, const HeshuFigure *before, const HeshuFigure *figure)
{
  guint start = before->whole.end, end = figure->whole.start;

  if (before->excluded != NULL || before->line != figure->line || start >= end)
    return FALSE;
  if (before->sense != figure->sense || before->per != figure->per)
    return FALSE;
  if (!heshu_range_is_empty (before->trail))
    start = MAX (start, before->trail.end);
  if (start >= end || !joins_list (heshu_extraction_get_char (self, start)))
    return FALSE;
  if (end - start == 1)
    return TRUE;
  /* a part's name between them: only shares, and only where it is no rate of its own */
  return is_share (figure) && end - start <= LONGEST_PART &&
         !names_rate (heshu_extraction_get_char (self, end - 1)) &&
         heshu_sense_first_in (self, HESHU_SENSE_RATIO, (HeshuRange){ start, end }) == NULL &&
         heshu_sense_first_in (self, HESHU_SENSE_TO, (HeshuRange){ start, end }) == NULL;
}

static void
negate (HeshuDecimal **value)
{
  HeshuDecimal *negative;

  if (*value == NULL || heshu_decimal_is_negative (*value))
    return;
  negative = heshu_decimal_negate (*value);
  heshu_decimal_unref (*value);
  *value = negative;
}

/* • 1.6天 平均住院日缩短: the cue ends the line that the figure begins */
static const HeshuMatch *
find_change_behind (const HeshuExtraction *self, const HeshuFigure *figure, gboolean *down)
{
  HeshuRange words = heshu_extraction_get_words_behind (self, figure);
  const HeshuMatch *match;

  if (heshu_range_is_empty (words))
    return NULL;
  match = heshu_sense_before (self, HESHU_SENSE_UP, words.end);
  if (match == NULL)
    {
      match = heshu_sense_before (self, HESHU_SENSE_DOWN, words.end);
      *down = match != NULL;
    }
  return match;
}

/* The column of a table says it: 增长(%) */
static const HeshuMatch *
find_change_in_header (const HeshuExtraction *self, const HeshuFigure *figure, gboolean *down)
{
  const HeshuMatch *match;

  if (heshu_range_is_empty (figure->header))
    return NULL;
  match = heshu_sense_first_in (self, HESHU_SENSE_UP, figure->header);
  if (match == NULL && (match = heshu_sense_first_in (self, HESHU_SENSE_DOWN, figure->header)) != NULL)
    *down = !heshu_decimal_is_negative (figure->value);
  if (match == NULL)
    match = heshu_sense_first_in (self, HESHU_SENSE_CHANGE, figure->header);
  return match;
}

static void
set_change (HeshuExtraction *self,
            HeshuFigure *figure,
            HeshuRange cue,
            gboolean down,
            const char *rule,
            double confidence)
{
  figure->measure = HESHU_MEASURE_CHANGE;
  figure->change = cue;
  if (down)
    {
      negate (&figure->value);
      negate (&figure->value_max);
    }
  heshu_extraction_read (self, figure, HESHU_FIELD_MEASURE, heshu_measure_get_word (HESHU_MEASURE_CHANGE),
                         cue, rule, confidence);
}

static void
set_measure (HeshuExtraction *self,
             HeshuFigure *figure,
             HeshuMeasure measure,
             const char *rule,
             double confidence)
{
  figure->measure = measure;
  heshu_extraction_read (self, figure, HESHU_FIELD_MEASURE, heshu_measure_get_word (measure),
                         heshu_range_is_empty (figure->unit) ? figure->whole : figure->unit, rule,
                         confidence);
}

static void
read_measure (HeshuExtraction *self, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  const HeshuFigure *before = index > 0 ? heshu_extraction_get_figure (self, index - 1) : NULL;
  gboolean down = FALSE, to = FALSE;
  const HeshuMatch *cue;

  if (figure->ordinal)
    {
      set_measure (self, figure, HESHU_MEASURE_RANK, "ordinal-among-areas", 0.97);
      return;
    }
  cue = find_adjacent_change (self, figure, &down, &to);
  if (cue != NULL)
    set_change (self, figure, heshu_match_range (cue), down, "change-before-numeral", 0.95);
  else if ((cue = find_change_in_header (self, figure, &down)) != NULL)
    set_change (self, figure, heshu_match_range (cue), down, "change-in-header", 0.95);
  else if (!to && before != NULL && before->measure == HESHU_MEASURE_CHANGE &&
           goes_on_from (self, before, figure))
    set_change (self, figure, before->change, heshu_decimal_is_negative (before->value), "change-of-list",
                0.92);
  else if ((cue = find_rate_of_change (self, figure, &down)) != NULL)
    set_change (self, figure, heshu_match_range (cue), down, "rate-of-change", 0.85);
  else if (!to && (cue = find_net_change (self, index, &down)) != NULL)
    set_change (self, figure, heshu_match_range (cue), down, "net-change", 0.9);
  else if ((cue = find_change_of_topic (self, index, &down)) != NULL)
    set_change (self, figure, heshu_match_range (cue), down, "change-of-topic", 0.85);
  else if (!to && (cue = find_change_in_clause (self, index, &down)) != NULL)
    set_change (self, figure, heshu_match_range (cue), down, "comparison-in-clause", 0.9);
  else if ((cue = find_change_behind (self, figure, &down)) != NULL)
    set_change (self, figure, heshu_match_range (cue), down, "change-behind-numeral", 0.8);
  else if (!to && (cue = find_change_of_object (self, index, &down)) != NULL)
    set_change (self, figure, heshu_match_range (cue), down, "change-of-object", 0.75);
  else if (figure->sense == HESHU_SENSE_UNIT_POINTS || figure->sense == HESHU_SENSE_UNIT_DOUBLE)
    set_change (self, figure, figure->unit, down, "unit-of-change", 0.9);
  else if (is_share (figure) || figure->sense == HESHU_SENSE_UNIT_FOLD)
    set_measure (self, figure, HESHU_MEASURE_RATIO, "unit-of-share", 0.94);
  else
    set_measure (self, figure, HESHU_MEASURE_LEVEL, "unit-of-count", 0.95);
}

/* 零下5度 */
static gboolean
is_below_nought (const HeshuExtraction *self, const HeshuFigure *figure)
{
  return figure->measure == HESHU_MEASURE_LEVEL &&
         heshu_sense_near_before (self, HESHU_SENSE_BELOW_NOUGHT, figure->whole.start, 1) != NULL;
}

static void
set_value (HeshuExtraction *self, HeshuFigure *figure)
{
  char precision[16];
  HeshuRange number = figure->numeral;
  double confidence = figure->chinese ? 0.95 : 0.98;
  HeshuDecimal *low, *high;

  if (is_below_nought (self, figure))
    {
      negate (&figure->value);
      negate (&figure->value_max);
    }
  low = figure->value;
  high = figure->value_max;
  g_snprintf (precision, sizeof precision, "%d", figure->precision);
  if (high != NULL && heshu_decimal_compare (low, high) > 0)
    low = figure->value_max, high = figure->value;
  heshu_extraction_read (self, figure, HESHU_FIELD_VALUE, heshu_decimal_get_text (low), number, "numeral",
                         confidence);
  heshu_extraction_read (self, figure, HESHU_FIELD_PRECISION, precision, number, "last-digit", confidence);
  if (high != NULL)
    heshu_extraction_read (self, figure, HESHU_FIELD_VALUE_MAX, heshu_decimal_get_text (high), figure->upper,
                           "upper-numeral", 0.97);
}

void
heshu_extract_measure (HeshuExtraction *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      if (figure->excluded != NULL)
        continue;
      read_measure (self, i);
      set_value (self, figure);
    }
}
