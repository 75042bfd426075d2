/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#include "heshu-sense-private.h"

/* What stands around a figure, and the figures before it */

#define PLANNER_REACH 8
#define ACTOR_REACH 14
#define START_REACH 8
#define LONGEST_COUNTED 10
#define LONGEST_NEXT 4
/* 12345热线 is a name, more digits are a telephone */
#define LONGEST_HOTLINE 6
/* How many figures back an inherited name is looked for: names are near, and a damaged page may hold a
 * million figures */
#define FIGURES_BACK 48
#define SENTENCE_REACH 400
#define LONGEST_NOTE 80

void
heshu_namer_init (HeshuNamer *self, HeshuExtraction *extraction)
{
  *self = (HeshuNamer){ .extraction = extraction, .whole = G_MAXUINT };
  heshu_phrases_init (&self->phrases, extraction);
  self->namings = g_new0 (HeshuNaming, extraction->figures->len + 1);
}

void
heshu_distribution_clear (HeshuDistribution *distribution)
{
  g_clear_pointer (&distribution->names, g_ptr_array_unref);
  g_clear_pointer (&distribution->said, g_free);
  g_clear_pointer (&distribution->nouns, g_ptr_array_unref);
  distribution->active = FALSE;
}

void
heshu_namer_clear (HeshuNamer *self)
{
  for (guint i = 0; i < self->extraction->figures->len; i++)
    {
      g_free (self->namings[i].name);
      g_free (self->namings[i].noun);
      g_free (self->namings[i].part);
      g_free (self->namings[i].base);
    }
  g_free (self->namings);
  heshu_distribution_clear (&self->distribution);
  heshu_phrases_clear (&self->phrases);
}

static guint
left_edge (const HeshuFigure *figure)
{
  guint edge = figure->numeral.start;

  if (!heshu_range_is_empty (figure->whole))
    edge = MIN (edge, figure->whole.start);
  if (!heshu_range_is_empty (figure->lead))
    edge = MIN (edge, figure->lead.start);
  return figure->ordinal && edge > 0 ? edge - 1 : edge;
}

static guint
right_edge (const HeshuFigure *figure)
{
  return MAX (MAX (figure->numeral.end, figure->whole.end), figure->trail.end);
}

/* The nearest metric on the left in the same clause ends what the phrase can be; one that was found to be no
 * metric (85岁以上) belongs to the name */
static guint
find_left_start (const HeshuNamer *self, guint index, HeshuRange clause)
{
  for (guint i = index; i-- > 0;)
    {
      const HeshuFigure *before = heshu_namer_get_figure (self, i);

      if (right_edge (before) <= clause.start)
        break;
      if (heshu_namer_is_metric (self, i))
        return MAX (clause.start, right_edge (before));
    }
  return clause.start;
}

static guint
find_right_end (const HeshuNamer *self, guint index, HeshuRange clause)
{
  for (guint i = index + 1; i < self->extraction->figures->len; i++)
    {
      const HeshuFigure *next = heshu_namer_get_figure (self, i);

      if (left_edge (next) >= clause.end)
        break;
      if (heshu_namer_is_metric (self, i))
        return MIN (clause.end, left_edge (next));
    }
  return clause.end;
}

static gboolean
opens_bracket (gunichar c)
{
  return c == '(' || c == 0xFF08;
}

static gboolean
closes_bracket (gunichar c)
{
  return c == ')' || c == 0xFF09;
}

/* A bracket that opens and does not close before the figure: 灾后重建(6个项目) */
static guint
find_open_bracket (const HeshuExtraction *extraction, HeshuRange range)
{
  for (guint i = range.end; i-- > range.start;)
    {
      if (closes_bracket (extraction->chars[i]))
        break;
      if (opens_bracket (extraction->chars[i]))
        return i;
    }
  return G_MAXUINT;
}

/* Behind the speaker's mark of an interview (【嘉宾】) and a telephone number */
static guint
find_fresh_start (const HeshuExtraction *extraction, HeshuRange range)
{
  guint start = range.start;
  guint digits = 0;

  for (guint i = range.start; i < range.end; i++)
    {
      digits = g_unichar_isdigit (extraction->chars[i]) || (digits > 0 && extraction->chars[i] == '-')
                   ? digits + 1
                   : 0;
      if (extraction->chars[i] == 0x3011 || digits > LONGEST_HOTLINE)
        start = i + 1;
    }
  return start;
}

/* A headline's lines are parted by blanks */
static guint
find_last_blank (const HeshuExtraction *extraction, HeshuRange range)
{
  for (guint i = range.end; i-- > range.start;)
    if (g_unichar_isspace (extraction->chars[i]) && i + 3 < range.end)
      return i + 1;
  return range.start;
}

/* 分局将新建智慧安防小区: who plans is no part of the name */
static HeshuRange
drop_planner (HeshuNamer *self, HeshuRange range)
{
  for (guint i = range.start + 1; i < range.end && i < range.start + PLANNER_REACH; i++)
    {
      const HeshuMatch *match =
          heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("modal-word"), i);

      /* 营养改善计划覆盖学校 */
      if (match != NULL && match->end < range.end &&
          heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("plan-noun"),
                                         (guint) match->end) == NULL)
        return heshu_phrases_trim_lead (&self->phrases, (HeshuRange){ (guint) match->end, range.end });
    }
  return range;
}

/* 人力资源局累计发放: nor is the body that did it, where a verb or 累计 follows its name */
static HeshuRange
drop_actor (HeshuNamer *self, HeshuRange range)
{
  HeshuExtraction *extraction = self->extraction;

  for (guint i = range.start + 2; i + 2 < range.end && i < range.start + ACTOR_REACH; i++)
    {
      const HeshuMatch *ending =
          heshu_extraction_match_before (extraction, HESHU_CATEGORY ("report-ending"), i);
      const HeshuMatch *next;
      HeshuRange rest;

      if (ending == NULL || ending->start <= range.start)
        continue;
      if (self->phrases.mention_at[i] != 0)
        {
          /* 城管局全年清运垃圾 */
          rest = heshu_phrases_trim_lead (&self->phrases, (HeshuRange){ i, range.end });
          return heshu_range_length (rest) >= 4 ? rest : range;
        }
      next = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("lead-word"), i);
      if (next == NULL)
        next = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("verb"), i);
      if (next == NULL || g_strcmp0 (heshu_term_get_value (next->term), "keep") == 0 ||
          next->end - next->start < 2)
        continue;
      rest = heshu_phrases_trim_lead (&self->phrases, (HeshuRange){ i, range.end });
      return heshu_range_length (rest) >= 2 ? rest : range;
    }
  return range;
}

/* 宣传活动共张贴海报: nor what did it, where 共 or 累计, a verb and its object follow */
static HeshuRange
drop_subject (HeshuNamer *self, HeshuRange range)
{
  for (guint i = range.start + 2; i + 4 < range.end && i < range.start + ACTOR_REACH; i++)
    {
      const HeshuMatch *sum =
          heshu_term_index_lookup (self->extraction->terms, HESHU_CATEGORY ("sum-word"), i, range.end);
      HeshuRange rest;

      if (sum == NULL)
        continue;
      if (g_strcmp0 (heshu_term_get_value (sum->term), "keep") == 0)
        {
          i = (guint) sum->end - 1;
          continue;
        }
      rest = (HeshuRange){ (guint) sum->end, range.end };
      if (!heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("verb"), rest.start) ||
          heshu_range_length (heshu_phrases_trim_verbs (&self->phrases, rest)) < 2)
        continue;
      return rest;
    }
  return range;
}

/* 占比由三年前的40%提高到七成: when the change started is no part of the name */
static HeshuRange
drop_start (HeshuNamer *self, const HeshuFigure *figure, HeshuRange range)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange behind = { figure->whole.end, MIN (extraction->length, figure->whole.end + START_REACH) };

  if (heshu_sense_first_in (extraction, HESHU_SENSE_TO, behind) == NULL)
    return range;
  for (guint i = range.end; i-- > range.start + 2 && range.end - i <= START_REACH;)
    if ((extraction->chars[i] == 0x7531 /* 由 */ && extraction->chars[i - 1] != 0x81EA /* 自由 */) ||
        extraction->chars[i] == 0x4ECE /* 从 */)
      return heshu_phrases_trim_tail (&self->phrases, (HeshuRange){ range.start, i });
  return range;
}

/* 占地 and 占道, whose 占 takes no share */
static gboolean
occupies (const HeshuExtraction *extraction, guint position)
{
  const HeshuMatch *match = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("stop-word"), position);

  return match != NULL && g_strcmp0 (heshu_term_get_value (match->term), "keep") == 0;
}

/* 16个村(社区)全年实现集体收入, 改造2005年前建成的住宅: what stands before a time inside the phrase is the
 * noun of the figure before, or a clause that only dates what is counted */
static HeshuRange
cut_at_time (HeshuNamer *self, HeshuRange phrase, gboolean behind_figure)
{
  const HeshuExtraction *extraction = self->extraction;

  for (guint i = phrase.end; i-- > phrase.start + 1;)
    {
      HeshuRange rest = { i + 1, phrase.end };

      if (self->phrases.mention_at[i] == 0)
        continue;
      if (!behind_figure)
        while (rest.start < rest.end && extraction->chars[rest.start - 1] != 0x7684 /* 的 */)
          rest.start++;
      rest = heshu_phrases_trim_lead (&self->phrases, rest);
      return heshu_range_length (rest) >= 3 ? rest : phrase;
    }
  return phrase;
}

/* 改造42个小区、楼栋316栋: the noun of the figure before ends at the mark */
static guint
skip_counted_noun (HeshuNamer *self, guint index, HeshuRange left)
{
  HeshuExtraction *extraction = self->extraction;
  const HeshuFigure *before = index > 0 ? heshu_namer_get_figure (self, index - 1) : NULL;
  const char *unit;

  if (before == NULL || !heshu_namer_is_metric (self, index - 1) || right_edge (before) != left.start ||
      before->measure != HESHU_MEASURE_LEVEL ||
      heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("verb"), left.start))
    return left.start;
  unit = heshu_metric_builder_get (before->builder, HESHU_FIELD_UNIT);
  if (unit == NULL || *unit == '\0' || g_str_equal (unit, "元"))
    return left.start;
  for (guint i = left.start + 2; i + 2 < left.end && i < left.start + LONGEST_COUNTED; i++)
    if (extraction->chars[i] == 0x3001 /* 、 */ && left.end - i - 1 <= LONGEST_NEXT)
      return i + 1;
  return left.start;
}

static gboolean
begins_text (gunichar c)
{
  return g_unichar_isalnum (c) || c == 0x201C || c == 0x300A || c == '"';
}

void
heshu_namer_open_case (HeshuNamer *self, guint index, HeshuNamingCase *out)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuFigure *figure = heshu_namer_get_figure (self, index);
  HeshuRange clause = heshu_extraction_get_clause (extraction, figure->clause);
  guint bracket;

  *out = (HeshuNamingCase){ .index = index, .figure = figure };
  out->left = (HeshuRange){ find_left_start (self, index, clause), left_edge (figure) };
  out->left.start = skip_counted_noun (self, index, out->left);
  bracket = find_open_bracket (extraction, out->left);
  if (bracket != G_MAXUINT)
    {
      out->left.start = bracket + 1;
      out->bracket = TRUE;
    }
  out->left.start = find_fresh_start (extraction, out->left);
  if (extraction->lines[figure->line].kind <= HESHU_LINE_HEADING)
    out->left.start = find_last_blank (extraction, out->left);
  out->right = (HeshuRange){ right_edge (figure), find_right_end (self, index, clause) };
  if (heshu_range_is_empty (out->right) || !begins_text (extraction->chars[out->right.start]))
    out->right.end = out->right.start;
  out->phrase = heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, out->left));
  out->phrase = drop_subject (self, drop_planner (self, drop_actor (self, out->phrase)));
  out->phrase = heshu_namer_cut_extreme (self, drop_start (self, figure, out->phrase));
  out->phrase = cut_at_time (self, out->phrase,
                             out->left.start > clause.start &&
                                 g_unichar_isalpha (extraction->chars[out->left.start]) && !out->bracket);
  /* 占应收面积646.8万亩的99.1%: what the share is of */
  if (figure->measure == HESHU_MEASURE_LEVEL && heshu_range_length (out->phrase) > 2 &&
      extraction->chars[out->phrase.start] == 0x5360 /* 占 */ && !occupies (extraction, out->phrase.start))
    out->phrase.start++;
}

void
heshu_namer_set (HeshuNamer *self,
                 guint index,
                 char *name,
                 char *noun,
                 HeshuRange evidence,
                 const char *rule,
                 double confidence)
{
  HeshuNaming *naming = &self->namings[index];

  g_free (naming->name);
  g_free (naming->noun);
  naming->name = name;
  naming->noun = noun != NULL && *noun != '\0' ? noun : g_strdup (name);
  if (noun != NULL && *noun == '\0')
    g_free (noun);
  naming->evidence = evidence;
  naming->rule = rule;
  naming->confidence = confidence;
}

/* 受理案件486件(含旧存32件、新收454件),结案率: what stands in a bracket that is closed before @end is a note
 */
static gboolean
is_in_note (const HeshuNamer *self, const HeshuFigure *figure, guint end)
{
  const HeshuExtraction *extraction = self->extraction;
  guint i = right_edge (figure);
  guint reach = MIN (end, i + LONGEST_NOTE);

  while (i < reach && !closes_bracket (extraction->chars[i]) && !opens_bracket (extraction->chars[i]))
    i++;
  if (i >= reach || !closes_bracket (extraction->chars[i]))
    return FALSE;
  for (i = figure->numeral.start; i > 0 && figure->numeral.start - i < LONGEST_NOTE; i--)
    {
      if (opens_bracket (extraction->chars[i - 1]))
        return TRUE;
      if (closes_bracket (extraction->chars[i - 1]))
        return FALSE;
    }
  return FALSE;
}

guint
heshu_namer_find_before (const HeshuNamer *self, guint index, gboolean same_sentence)
{
  const HeshuFigure *figure = heshu_namer_get_figure (self, index);
  guint noted = G_MAXUINT;

  for (guint i = index; i-- > 0 && index - i < FIGURES_BACK;)
    {
      const HeshuFigure *before = heshu_namer_get_figure (self, i);

      if (before->line != figure->line || (same_sentence && before->sentence != figure->sentence))
        break;
      if (heshu_namer_is_metric (self, i) && self->namings[i].name != NULL && !self->namings[i].goal &&
          before->measure != HESHU_MEASURE_CHANGE && before->measure != HESHU_MEASURE_RANK)
        {
          if (!is_in_note (self, before, figure->numeral.start))
            return i;
          noted = noted == G_MAXUINT ? i : noted;
        }
    }
  return noted;
}

guint
heshu_namer_step_back (const HeshuNamer *self, guint index)
{
  for (guint i = index; i-- > 0 && index - i < FIGURES_BACK;)
    if (heshu_namer_is_metric (self, i))
      return i;
  return G_MAXUINT;
}

/* 其中连翘8600亩、丹参3100亩,产值1.6亿元: what follows several parts is of the whole again */
static gboolean
has_many_parts (const HeshuNamer *self, guint index, guint from)
{
  guint n = 0;

  for (guint i = index; i-- > 0 && heshu_namer_get_figure (self, i)->numeral.start > from;)
    n += g_strcmp0 (self->namings[i].rule, "part-of-whole") == 0 ? 1 : 0;
  return n > 1;
}

guint
heshu_namer_find_first (const HeshuNamer *self, guint index)
{
  const HeshuFigure *figure = heshu_namer_get_figure (self, index);
  guint floor = heshu_extraction_get_sentence (self->extraction, figure->sentence).start;
  guint found = G_MAXUINT;

  /* What stands behind a semicolon is told anew, and what stands behind 其中 is of the part */
  for (guint i = figure->numeral.start; i > floor && figure->numeral.start - i < SENTENCE_REACH; i--)
    if (self->extraction->chars[i - 1] == ';' || self->extraction->chars[i - 1] == 0xFF1B ||
        (heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("part-cue"), i - 1) &&
         !has_many_parts (self, index, i)))
      floor = i;
  for (guint i = index; i-- > 0 && index - i < FIGURES_BACK;)
    {
      if (heshu_namer_get_figure (self, i)->numeral.start < floor)
        break;
      if (heshu_namer_is_metric (self, i) && self->namings[i].name != NULL &&
          heshu_namer_get_figure (self, i)->measure == HESHU_MEASURE_LEVEL)
        found = i;
    }
  return found;
}

const HeshuNaming *
heshu_namer_get_before (HeshuNamer *self, const HeshuNamingCase *naming, gboolean same_sentence)
{
  guint before = heshu_namer_find_before (self, naming->index, same_sentence);

  return before != G_MAXUINT ? &self->namings[before] : NULL;
}

/* The trimmed words of the case's left side up to @end */
HeshuRange
heshu_namer_phrase_until (HeshuNamer *self, const HeshuNamingCase *naming, guint end)
{
  HeshuRange range = { naming->left.start, MIN (end, naming->left.end) };

  if (range.start > range.end)
    range.end = range.start;
  return heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, range));
}

/* Whether a metric before @index stands in @range */
gboolean
heshu_namer_has_metric (HeshuNamer *self, guint index, HeshuRange range)
{
  for (guint i = index; i-- > 0;)
    {
      const HeshuFigure *figure = heshu_namer_get_figure (self, i);

      if (figure->numeral.start < range.start)
        return FALSE;
      if (figure->numeral.start < range.end && heshu_namer_is_metric (self, i))
        return TRUE;
    }
  return FALSE;
}
