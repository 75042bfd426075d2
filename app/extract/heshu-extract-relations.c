/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extraction-private.h"
#include "heshu-sense-private.h"

/* Words between a cue and its number */
#define MOST_FILLERS 3
/* A total stands no more figures before its parts than this */
#define MOST_PARTS 12

static gboolean
same_unit (const HeshuFigure *a, const HeshuFigure *b)
{
  /* A number that was found to be none (2021年) may stand between figures */
  if (a->builder == NULL || b->builder == NULL)
    return FALSE;
  return g_strcmp0 (heshu_metric_builder_get (a->builder, HESHU_FIELD_UNIT),
                    heshu_metric_builder_get (b->builder, HESHU_FIELD_UNIT)) == 0;
}

/* What the unit counts, where the lexicon says so: 人数 of 人 and 名. (nullable) */
static const char *
get_unit_noun (const HeshuExtraction *self, const HeshuFigure *figure)
{
  const char *unit =
      figure->builder != NULL ? heshu_metric_builder_get (figure->builder, HESHU_FIELD_UNIT) : NULL;
  g_autoptr (GPtrArray) nouns = NULL;

  if (unit == NULL || *unit == '\0')
    return NULL;
  nouns = heshu_lexicon_find (self->lexicon, "unit-noun", unit);
  return nouns->len > 0 ? heshu_term_get_value (g_ptr_array_index (nouns, 0)) : NULL;
}

/* 79名 and 60人 can be measured against each other */
static gboolean
same_kind (const HeshuExtraction *self, const HeshuFigure *a, const HeshuFigure *b)
{
  const char *noun = get_unit_noun (self, a);

  return same_unit (a, b) || (noun != NULL && g_strcmp0 (noun, get_unit_noun (self, b)) == 0);
}

static void
relate (HeshuFigure *figure, HeshuRelationType type, const HeshuExtraction *self, const HeshuFigure *to)
{
  HeshuSpan span = heshu_extraction_get_span (self, to->numeral);

  /* what `to` names is where the other metric starts */
  if (to->whole.start != to->numeral.start)
    span = heshu_extraction_get_span (self, to->whole);
  if (!heshu_span_is_none (span))
    heshu_metric_builder_add_relation (figure->builder, type, span.start);
}

/* The last metric before @index in its sentence that is a level, and of the unit of @index where @same; NULL
 */
static HeshuFigure *
find_level_before (const HeshuExtraction *self, guint index, gboolean same)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);

  for (guint i = index, n = 0; i-- > 0 && n < MOST_PARTS; n++)
    {
      HeshuFigure *before = heshu_extraction_get_figure (self, i);

      if (before->sentence != figure->sentence)
        return NULL;
      if (before->excluded == NULL && before->measure == HESHU_MEASURE_LEVEL &&
          (!same || same_kind (self, before, figure)))
        return before;
    }
  return NULL;
}

/* 其中 makes parts of what follows it; the total is the last figure before it, be it in the sentence before
 */
static HeshuFigure *
find_total (const HeshuExtraction *self, guint index, const HeshuMatch *cue)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);

  for (guint i = index, n = 0; i-- > 0 && n < MOST_PARTS; n++)
    {
      HeshuFigure *before = heshu_extraction_get_figure (self, i);

      if (before->line != figure->line || before->sentence + 1 < figure->sentence)
        return NULL;
      if (before->whole.end > cue->start || before->excluded != NULL ||
          before->measure != HESHU_MEASURE_LEVEL || !same_unit (before, figure))
        continue;
      /* the mean of all is no sum of the means of some */
      if (heshu_sense_last_in (self, HESHU_SENSE_PER, heshu_extraction_before_in_clause (self, before)) !=
          NULL)
        return NULL;
      return heshu_decimal_compare (before->value, figure->value) >= 0 ? before : NULL;
    }
  return NULL;
}

static gboolean
relate_part (HeshuExtraction *self, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index), *total;
  const HeshuMatch *cue;

  if (figure->measure != HESHU_MEASURE_LEVEL ||
      heshu_sense_last_in (self, HESHU_SENSE_PER, heshu_extraction_before_in_clause (self, figure)) != NULL)
    return FALSE;
  cue = heshu_sense_last_in (self, HESHU_SENSE_PART, heshu_extraction_before_in_sentence (self, figure));
  total = cue != NULL ? find_total (self, index, cue) : NULL;
  if (total == NULL)
    return FALSE;
  relate (figure, HESHU_RELATION_PART_OF, self, total);
  figure->part = TRUE;
  return TRUE;
}

/* 由3000管提升至1.2万管; 去年同期为2.85亿元 */
static void
relate_earlier (HeshuExtraction *self, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index), *other;
  HeshuRange between;

  if (index + 1 < self->figures->len)
    {
      other = heshu_extraction_get_figure (self, index + 1);
      between = (HeshuRange){ figure->whole.end, other->whole.start };
      if (other->excluded == NULL && other->clause == figure->clause && other->measure == figure->measure &&
          same_unit (figure, other) && heshu_sense_last_in (self, HESHU_SENSE_TO, between) != NULL)
        {
          relate (figure, HESHU_RELATION_EARLIER_OF, self, other);
          return;
        }
    }
  if (figure->measure == HESHU_MEASURE_LEVEL &&
      heshu_sense_near_before (self, HESHU_SENSE_EARLIER, figure->whole.start, MOST_FILLERS) != NULL &&
      (other = find_level_before (self, index, TRUE)) != NULL)
    relate (figure, HESHU_RELATION_EARLIER_OF, self, other);
}

static gboolean
is_stop (gunichar c)
{
  return c == ';' || c == 0xFF1B || c == 0x3002;
}

static gboolean
is_money (const HeshuExtraction *self, const HeshuFigure *figure)
{
  HeshuSense sense;
  const HeshuMatch *unit =
      heshu_range_is_empty (figure->unit) ? NULL : heshu_unit_at (self, figure->unit.start, &sense);

  return unit != NULL && g_strcmp0 (heshu_term_get (unit->term, "dimension"), "money") == 0;
}

/* 签约率 is of 签约总人口: the two characters before 率 stand in the words of the other figure */
static gboolean
names_what_is_counted (const HeshuExtraction *self, const HeshuFigure *of, guint rate)
{
  HeshuRange words = { heshu_extraction_before_in_clause (self, of).start, of->whole.end };

  if (rate < words.end + 2)
    return FALSE;
  /* 1282名老年人健康体检,体检率95.67%: or behind it */
  words.end = MAX (words.end, rate - 2);
  for (guint p = words.start; p + 1 < words.end; p++)
    if (self->chars[p] == self->chars[rate - 2] && self->chars[p + 1] == self->chars[rate - 1])
      return TRUE;
  return FALSE;
}

/* Whether the words between tie the share to @of: 率 of the same deed, 占, 目标…的 */
static gboolean
is_share_of (const HeshuExtraction *self, const HeshuFigure *of, const HeshuFigure *figure)
{
  HeshuRange between = { of->whole.end, figure->whole.start };
  guint rate = 0;

  if (heshu_range_is_empty (between) || figure->clause > of->clause + 1)
    return FALSE;
  for (guint p = between.start; p < between.end; p++)
    {
      if (is_stop (self->chars[p]))
        return FALSE;
      if (self->chars[p] == 0x7387 /* 率 */)
        rate = p;
    }
  if (of->kind == HESHU_KIND_TARGET && of->clause == figure->clause &&
      self->chars[between.end - 1] == 0x7684 /* 的 */)
    return TRUE;
  if (rate > 0)
    return !is_money (self, of) && names_what_is_counted (self, of, rate);
  return heshu_sense_first_in (self, HESHU_SENSE_RATIO, between) != NULL ||
         heshu_sense_first_in (self, HESHU_SENSE_GOAL, between) != NULL;
}

/* How many shares of one list stand before @index (33.4%、8.0%、58.6%), and whether 分别 leads the list */
static guint
count_list_before (const HeshuExtraction *self, guint index, gboolean *each)
{
  guint n = 0;

  for (; n < MOST_PARTS && index > n; n++)
    {
      const HeshuFigure *figure = heshu_extraction_get_figure (self, index - n);
      const HeshuFigure *before = heshu_extraction_get_figure (self, index - n - 1);

      if (before->excluded != NULL || before->measure != HESHU_MEASURE_RATIO ||
          figure->whole.start != before->whole.end + 1 || before->sentence != figure->sentence)
        break;
    }
  *each = heshu_sense_last_in (self, HESHU_SENSE_EACH,
                               heshu_extraction_before_in_clause (
                                   self, heshu_extraction_get_figure (self, index - n))) != NULL;
  return n;
}

static guint
count_list_behind (const HeshuExtraction *self, guint index)
{
  guint n = 0;

  for (; n < MOST_PARTS && index + n + 1 < self->figures->len; n++)
    {
      const HeshuFigure *figure = heshu_extraction_get_figure (self, index + n);
      const HeshuFigure *behind = heshu_extraction_get_figure (self, index + n + 1);

      if (behind->excluded != NULL || behind->measure != HESHU_MEASURE_RATIO ||
          behind->whole.start != figure->whole.end + 1)
        break;
    }
  return n;
}

/* 投诉6210件、举报1490件,占比分别为33.4%、8.0%: the shares belong to the levels before them one by one */
static gboolean
relate_list (HeshuExtraction *self, guint index)
{
  gboolean each;
  guint before = count_list_before (self, index, &each), behind = count_list_behind (self, index),
        first = index - before;
  guint count = before + behind + 1;
  const HeshuFigure *level, *figure = heshu_extraction_get_figure (self, index);

  if (count < 2 || !each || first < count)
    return before > 0 || each;
  for (guint i = first - count; i < first; i++)
    {
      level = heshu_extraction_get_figure (self, i);
      if (level->excluded != NULL || level->measure != HESHU_MEASURE_LEVEL ||
          level->sentence != figure->sentence ||
          !same_unit (level, heshu_extraction_get_figure (self, first - 1)))
        return TRUE;
    }
  relate (heshu_extraction_get_figure (self, index), HESHU_RELATION_RATE_OF, self,
          heshu_extraction_get_figure (self, first - count + before));
  return TRUE;
}

/* Behind the 占 between @of and its share */
static gboolean
find_share_word (const HeshuExtraction *self, const HeshuFigure *of, const HeshuFigure *figure, guint *word)
{
  for (guint p = of->whole.end; p < figure->whole.start; p++)
    if (self->chars[p] == 0x5360 /* 占 */)
      {
        *word = p + 1;
        return TRUE;
      }
  return FALSE;
}

/* Whether the two characters at @word stand in the words of @whole; TRUE of 占比 and 占, which name nothing
 */
static gboolean
names_whole (const HeshuExtraction *self, const HeshuFigure *whole, guint word)
{
  HeshuRange words = { heshu_extraction_before_in_clause (self, whole).start, whole->whole.start };

  if (!g_unichar_isalpha (heshu_extraction_get_char (self, word)) || self->chars[word] == 0x6BD4 /* 比 */)
    return TRUE;
  for (guint p = words.start; p + 1 < words.end; p++)
    if (self->chars[p] == self->chars[word] &&
        self->chars[p + 1] == heshu_extraction_get_char (self, word + 1))
      return TRUE;
  return FALSE;
}

/* 养老床位5120张,护理型床位2816张,占床位总数的55%: what the share is taken of is the larger figure of its
 * unit before that bears the name, unless 其中 said so already */
static void
relate_base (HeshuExtraction *self, guint index, guint word)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index);

  if (figure->part || is_money (self, figure))
    return;
  for (guint i = index, n = 0; i-- > 0 && n < MOST_PARTS; n++)
    {
      const HeshuFigure *whole = heshu_extraction_get_figure (self, i);

      if (whole->sentence != figure->sentence)
        return;
      if (whole->excluded != NULL || whole->measure != HESHU_MEASURE_LEVEL || whole->kind != figure->kind ||
          !same_unit (whole, figure) || heshu_decimal_compare (whole->value, figure->value) < 0 ||
          !names_whole (self, whole, word))
        continue;
      relate (figure, HESHU_RELATION_PART_OF, self, whole);
      figure->part = TRUE;
      return;
    }
}

/* A share right behind the figure it is of: 签约189531人,签约率59.36%; 为年度目标7000人的111.8% */
static void
relate_share (HeshuExtraction *self, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  HeshuFigure *of;
  guint word = 0;

  if (figure->sense == HESHU_SENSE_UNIT_FOLD)
    {
      of = find_level_before (self, index, FALSE);
      if (of != NULL)
        relate (figure, HESHU_RELATION_MULTIPLE_OF, self, of);
      return;
    }
  if (index == 0 || relate_list (self, index))
    return;
  of = heshu_extraction_get_figure (self, index - 1);
  if (of->excluded != NULL || of->measure != HESHU_MEASURE_LEVEL || of->sentence != figure->sentence ||
      !is_share_of (self, of, figure))
    return;
  relate (figure, HESHU_RELATION_RATE_OF, self, of);
  if (find_share_word (self, of, figure, &word))
    relate_base (self, index - 1, word);
}

/* 2023年 and 2022年 over two columns: the year over @figure, 0 where none is */
static int
find_year_of_column (const HeshuExtraction *self, const HeshuFigure *figure)
{
  for (guint p = figure->header.start; p + 4 < figure->header.end; p++)
    {
      int year = 0;

      for (guint i = 0; i < 4; i++)
        year = g_unichar_isdigit (self->chars[p + i]) ? year * 10 + g_unichar_digit_value (self->chars[p + i])
                                                      : -100000;
      if (year > 1900 && self->chars[p + 4] == 0x5E74 /* 年 */)
        return year;
    }
  return 0;
}

/* The cells of one row in columns of different years: the earlier is of the later beside it */
static void
relate_columns (HeshuExtraction *self, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index), *other;
  int own, year;

  if (index == 0 || figure->header_cell < 0)
    return;
  other = heshu_extraction_get_figure (self, index - 1);
  if (other->excluded != NULL || other->header_cell < 0 || other->line != figure->line ||
      other->measure != figure->measure || !same_unit (other, figure))
    return;
  own = find_year_of_column (self, figure);
  year = find_year_of_column (self, other);
  if (own == 0 || year == 0 || own == year)
    return;
  if (own < year)
    relate (figure, HESHU_RELATION_EARLIER_OF, self, other);
  else
    relate (other, HESHU_RELATION_EARLIER_OF, self, figure);
}

static void
relate_level (HeshuExtraction *self, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index), *other;

  if (heshu_sense_near_before (self, HESHU_SENSE_PER, figure->whole.start, MOST_FILLERS) != NULL)
    {
      if (figure->kind != HESHU_KIND_LIMIT && (other = find_level_before (self, index, TRUE)) != NULL)
        relate (figure, HESHU_RELATION_PER, self, other);
      return;
    }
  if (heshu_sense_near_before (self, HESHU_SENSE_GOAL, figure->whole.start, MOST_FILLERS) != NULL &&
      (other = find_level_before (self, index, TRUE)) != NULL && other->kind == HESHU_KIND_ACTUAL)
    {
      relate (figure, HESHU_RELATION_TARGET_OF, self, other);
      return;
    }
  relate_part (self, index);
}

void
heshu_extract_relations (HeshuExtraction *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      if (figure->excluded != NULL)
        continue;
      if (figure->measure == HESHU_MEASURE_RATIO)
        relate_share (self, i);
      else if (figure->measure == HESHU_MEASURE_LEVEL)
        relate_level (self, i);
      if (figure->measure != HESHU_MEASURE_CHANGE && figure->measure != HESHU_MEASURE_RANK)
        {
          relate_earlier (self, i);
          relate_columns (self, i);
        }
    }
}
