/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extraction-private.h"
#include "heshu-numeral.h"
#include "heshu-sense-private.h"

/* A line that names a section is no longer than this */
#define LONGEST_HEADING 40
/* Words between 目标 and its number (均为, 定为) */
#define MOST_FILLERS 3
/* An article with this many words of planning, and more of them than of what was done, is a plan */
#define LEAST_PLAN 3
/* 标准 rules an amount no farther away than this */
#define NEAR_NORM 6

/* What the walk through the article knows */
typedef struct
{
  gboolean section_plans;   /* the section's heading says that what follows is planned */
  gboolean section_reviews; /* or that it was done */
  HeshuRange section_cue;
  gboolean article_plans;
  gboolean
      titles_hold; /* no more was done than is planned: what the title says of a plan holds for the whole */
  guint plan_from; /* position of the first word of planning: what stands before it is not planned */
  int year;        /* of the article; 0 */
  guint line;      /* next line to look at */
} Outlook;

static int
read_year (const HeshuExtraction *self, guint position)
{
  int year = 0;

  for (guint i = 0; i < 4; i++)
    {
      gunichar c = heshu_extraction_get_char (self, position + i);

      if (c < '0' || c > '9')
        return 0;
      year = year * 10 + (int) (c - '0');
    }
  return heshu_extraction_get_char (self, position + 4) == 0x5E74 /* 年 */ ? year : 0;
}

/* 计划 of 行动计划” and 培养计划, is a noun; a cue of planning has its verb behind it */
static gboolean
has_verb_behind (const HeshuExtraction *self, const HeshuMatch *match)
{
  gunichar c = heshu_extraction_get_char (self, (guint) match->end);
  gunichar last = heshu_extraction_get_char (self, (guint) match->end - 1);

  /* 目标为62%, 目标是62%: the cue brings its verb */
  if (last == 0x4E3A /* 为 */ || last == 0x662F /* 是 */)
    return TRUE;
  return c != ',' && c != 0xFF0C && c != 0x3002 && c != 0x3001 && c != 0x201D && c != 0x300B && c != ')' &&
         c != 0xFF09 && c != 0x7684 /* 的 */ &&
         !(match->end - match->start == 1 && heshu_numeral_is_digit (c));
}

static gboolean
is_headinglike (const HeshuExtraction *self, const HeshuLine *line)
{
  if (line->kind == HESHU_LINE_HEADING || line->kind == HESHU_LINE_TITLE || line->kind == HESHU_LINE_SUBTITLE)
    return TRUE;
  if (line->kind == HESHU_LINE_TABLE_ROW || line->end - line->start > LONGEST_HEADING ||
      line->end == line->start)
    return FALSE;
  for (guint p = line->start; p < line->end; p++)
    if (heshu_extraction_get_char (self, p) == 0x3002 || heshu_extraction_get_char (self, p) == ',' ||
        heshu_extraction_get_char (self, p) == 0xFF0C)
      return FALSE;
  return TRUE;
}

static void
look_at_heading (const HeshuExtraction *self, Outlook *outlook, const HeshuLine *line)
{
  HeshuRange range = { line->start, line->end };
  const HeshuMatch *plan, *review;

  if (!is_headinglike (self, line))
    return;
  plan = heshu_sense_last_in (self, HESHU_SENSE_PLAN, range);
  review = heshu_sense_last_in (self, HESHU_SENSE_REVIEW, range);
  /* a title tells of the whole, and of what was done as often; only what names a section turns it */
  if (plan == NULL && review == NULL &&
      (line->kind != HESHU_LINE_HEADING || heshu_sense_first_in (self, HESHU_SENSE_TARGET, range) != NULL))
    return;
  if (line->kind == HESHU_LINE_TITLE && review == NULL)
    plan = outlook->titles_hold ? heshu_sense_last_in (self, HESHU_SENSE_PLAN_TITLE, range) : NULL;
  if (line->kind == HESHU_LINE_TITLE && review == NULL && plan == NULL)
    return;
  outlook->section_plans = plan != NULL && review == NULL;
  outlook->section_reviews = review != NULL;
  if (plan != NULL)
    outlook->section_cue = heshu_match_range (plan);
}

static void
look_at_article (const HeshuExtraction *self, Outlook *outlook)
{
  const char *period = heshu_article_get (self->article, HESHU_ARTICLE_PERIOD);
  guint n_plan = 0, n_done = 0;
  HeshuPeriod parsed;

  if (period != NULL && heshu_period_parse (period, &parsed))
    outlook->year = heshu_period_get_year (parsed);
  outlook->plan_from = G_MAXUINT;
  for (guint i = 0; i < self->matches->len; i++)
    {
      HeshuSense sense = heshu_extraction_get_sense (self, i);
      const HeshuMatch *match = heshu_extraction_get_match (self, i);

      if (sense == HESHU_SENSE_DONE || sense == HESHU_SENSE_CHANGE)
        n_done++;
      else if (sense == HESHU_SENSE_HOPE || sense == HESHU_SENSE_DUE ||
               (sense == HESHU_SENSE_TARGET && has_verb_behind (self, match)))
        {
          n_plan++;
          outlook->plan_from = MIN (outlook->plan_from, (guint) match->start);
        }
    }
  outlook->titles_hold = n_done <= 2 * n_plan;
  outlook->article_plans = n_plan >= LEAST_PLAN && n_plan > n_done && outlook->plan_from < self->length / 2;
}

static void
set_kind (HeshuExtraction *self,
          HeshuFigure *figure,
          HeshuKind kind,
          HeshuRange cue,
          const char *rule,
          double confidence)
{
  figure->kind = kind;
  heshu_extraction_read (self, figure, HESHU_FIELD_KIND, heshu_kind_get_word (kind), cue, rule, confidence);
}

/* 目标, 任务 right before the number, or 任务 right behind it: 年度目标60人的131.67%, 完成70%任务 */
static const HeshuMatch *
find_goal (const HeshuExtraction *self, const HeshuFigure *figure)
{
  const HeshuMatch *match =
      heshu_sense_near_before (self, HESHU_SENSE_GOAL, figure->whole.start, MOST_FILLERS);

  if (match != NULL || figure->measure != HESHU_MEASURE_RATIO)
    return match;
  return heshu_sense_at (self, HESHU_SENSE_GOAL, figure->whole.end);
}

/* 由40张 增加到: where a change starts from is there already */
static gboolean
is_start_of_change (const HeshuExtraction *self, const HeshuFigure *figure)
{
  HeshuRange behind = { figure->whole.end, MIN (self->length, figure->whole.end + 8) };
  HeshuRange before = heshu_extraction_before_in_clause (self, figure);

  if (heshu_sense_first_in (self, HESHU_SENSE_TO, behind) == NULL)
    return FALSE;
  for (guint p = before.end; p-- > before.start && before.end - p < 20;)
    if (heshu_extraction_get_char (self, p) == 0x7531 /* 由 */ ||
        heshu_extraction_get_char (self, p) == 0x4ECE /* 从 */)
      return TRUE;
  return FALSE;
}

static gboolean
is_amount_of_rule (const HeshuExtraction *self, const HeshuFigure *figure)
{
  const HeshuMatch *unit;
  HeshuSense sense;

  if (figure->sense == HESHU_SENSE_UNIT_SHARE || figure->per > 0 || figure->sense == HESHU_SENSE_UNIT_FOLD ||
      figure->sense == HESHU_SENSE_UNIT_TENTH)
    return TRUE;
  unit = heshu_range_is_empty (figure->unit) ? NULL : heshu_unit_at (self, figure->unit.start, &sense);
  return unit != NULL && g_strcmp0 (heshu_term_get (unit->term, "dimension"), "money") == 0;
}

/* Behind the last semicolon in @range, or its start */
static guint
find_semicolon (const HeshuExtraction *self, HeshuRange range)
{
  for (guint p = range.end; p > range.start; p--)
    if (self->chars[p - 1] == ';' || self->chars[p - 1] == 0xFF1B)
      return p;
  return range.start;
}

/* 标准 in the clause of an amount of money, with nothing counted between */
static const HeshuMatch *
find_norm (const HeshuExtraction *self, const HeshuFigure *figure)
{
  const HeshuMatch *cue;

  if (figure->sense == HESHU_SENSE_UNIT_SHARE || figure->sense == HESHU_SENSE_UNIT_TENTH || figure->per > 0)
    return NULL;
  cue = heshu_sense_last_in (self, HESHU_SENSE_NORM, heshu_extraction_before_in_clause (self, figure));
  return cue != NULL && figure->whole.start - cue->end <= NEAR_NORM ? cue : NULL;
}

/* A rule, cap or benefit standard: 不得超过, 每人每月, 补贴标准; what was paid out by it is none */
static gboolean
read_limit (HeshuExtraction *self, HeshuFigure *figure)
{
  HeshuRange clause = heshu_extraction_before_in_clause (self, figure);
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure);
  const HeshuMatch *cue = heshu_sense_last_in (self, HESHU_SENSE_LIMIT, clause);
  guint semicolon = find_semicolon (self, sentence);
  HeshuRange since;

  if (cue == NULL)
    cue = heshu_sense_at (self, HESHU_SENSE_LIMIT, MAX (figure->whole.end, figure->trail.end));
  if (cue != NULL)
    {
      set_kind (self, figure, HESHU_KIND_LIMIT, heshu_match_range (cue), "rule-in-clause", 0.9);
      return TRUE;
    }
  if (!is_amount_of_rule (self, figure) || figure->measure == HESHU_MEASURE_CHANGE)
    return FALSE;
  sentence.start = semicolon;
  cue = heshu_sense_last_in (self, HESHU_SENSE_STANDARD, sentence);
  if (cue == NULL)
    cue = find_norm (self, figure);
  if (cue == NULL)
    return FALSE;
  since = (HeshuRange){ (guint) cue->end, figure->whole.start };
  if (heshu_sense_first_in (self, HESHU_SENSE_DONE, since) != NULL ||
      heshu_sense_first_in (self, HESHU_SENSE_TOTAL, since) != NULL ||
      heshu_sense_first_in (self, HESHU_SENSE_TARGET, since) != NULL)
    return FALSE;
  set_kind (self, figure, HESHU_KIND_LIMIT, heshu_match_range (cue), "standard-in-sentence", 0.85);
  return TRUE;
}

/* 不超过, 不低于: a bound that nobody plans is a rule */
static const HeshuMatch *
find_bound (const HeshuExtraction *self, const HeshuFigure *figure)
{
  if (heshu_range_is_empty (figure->lead) ||
      heshu_extraction_get_char (self, figure->lead.start) != 0x4E0D /* 不 */)
    return NULL;
  if (figure->lead.end - figure->lead.start < 3)
    return NULL;
  return heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BEFORE, figure->lead.end);
}

/* 到2025年: a year behind the article's own */
static gboolean
find_later_year (const HeshuExtraction *self, const Outlook *outlook, HeshuRange range, HeshuRange *year)
{
  if (outlook->year == 0)
    return FALSE;
  for (guint p = range.start; p + 5 <= range.end; p++)
    if (heshu_extraction_get_char (self, p) == 0x5230 /* 到 */ && read_year (self, p + 1) > outlook->year)
      {
        *year = (HeshuRange){ p, p + 6 };
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_target (HeshuExtraction *self, const Outlook *outlook, HeshuFigure *figure)
{
  HeshuRange clause = heshu_extraction_before_in_clause (self, figure);
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure), year;
  const HeshuMatch *cue = heshu_sense_last_in (self, HESHU_SENSE_TARGET, sentence);
  const HeshuMatch *done = heshu_sense_last_in (self, HESHU_SENSE_DONE, sentence);

  if (cue != NULL && has_verb_behind (self, cue) && (done == NULL || done->start < cue->start))
    {
      set_kind (self, figure, HESHU_KIND_TARGET, heshu_match_range (cue), "plan-in-sentence", 0.9);
      return TRUE;
    }
  if ((cue = heshu_sense_last_in (self, HESHU_SENSE_HOPE, clause)) != NULL)
    {
      set_kind (self, figure, HESHU_KIND_TARGET, heshu_match_range (cue), "plan-in-clause", 0.88);
      return TRUE;
    }
  if ((cue = heshu_sense_last_in (self, HESHU_SENSE_DUE, sentence)) != NULL ||
      (cue = heshu_sense_first_in (self, HESHU_SENSE_DUE,
                                   heshu_extraction_behind_in_sentence (self, figure))) != NULL)
    {
      set_kind (self, figure, HESHU_KIND_TARGET, heshu_match_range (cue), "due-date", 0.85);
      return TRUE;
    }
  if (find_later_year (self, outlook, sentence, &year))
    {
      set_kind (self, figure, HESHU_KIND_TARGET, year, "later-year", 0.85);
      return TRUE;
    }
  return FALSE;
}

/* 有9个指标、12项内容,14条标准: a clause that begins with its number has no verb of its own */
static gboolean
goes_on_with_actual (const HeshuExtraction *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index), *before;

  if (index == 0 || heshu_extraction_get_clause (self, figure->clause).start != figure->whole.start)
    return FALSE;
  before = heshu_extraction_get_figure (self, index - 1);
  return before->excluded == NULL && before->sentence == figure->sentence &&
         before->kind == HESHU_KIND_ACTUAL;
}

static gboolean
read_from_context (HeshuExtraction *self, const Outlook *outlook, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure), none = { 0, 0 };
  const HeshuMatch *exists =
      heshu_sense_last_in (self, HESHU_SENSE_EXISTS, heshu_extraction_before_in_clause (self, figure));

  if (exists != NULL || heshu_sense_last_in (self, HESHU_SENSE_DONE, sentence) != NULL ||
      heshu_sense_before (self, HESHU_SENSE_THERE, figure->whole.start) != NULL)
    return FALSE;
  if (outlook->section_plans)
    {
      set_kind (self, figure, HESHU_KIND_TARGET, outlook->section_cue, "plan-in-heading", 0.85);
      return TRUE;
    }
  if (outlook->article_plans && !outlook->section_reviews && figure->whole.start > outlook->plan_from &&
      !goes_on_with_actual (self, index))
    {
      set_kind (self, figure, HESHU_KIND_TARGET, none, "plan-throughout", 0.7);
      return TRUE;
    }
  return FALSE;
}

static int
find_year (const HeshuExtraction *self, HeshuRange range)
{
  int year = 0;

  for (guint p = range.start; p < range.end && year == 0; p++)
    year = read_year (self, p);
  return year;
}

/* A table's column of a later year than the article's, in a plan than the first column's, or one headed 目标
 */
static gboolean
read_from_header (HeshuExtraction *self, const Outlook *outlook, HeshuFigure *figure)
{
  const HeshuMatch *cue;
  int year, base;

  if (heshu_range_is_empty (figure->header))
    return FALSE;
  cue = heshu_sense_first_in (self, HESHU_SENSE_GOAL, figure->header);
  if (cue == NULL)
    cue = heshu_sense_first_in (self, HESHU_SENSE_TARGET, figure->header);
  year = find_year (self, figure->header);
  base = outlook->year;
  if (outlook->section_plans)
    base = find_year (self, (HeshuRange){ self->lines[figure->header_line].start, figure->header.end });
  if (cue == NULL && (base == 0 || year <= base))
    return FALSE;
  set_kind (self, figure, HESHU_KIND_TARGET, figure->header, "column-of-plan", 0.88);
  return TRUE;
}

/* 每人每月650元、430元: the next of a list is what the one before it is */
static const HeshuFigure *
find_list_before (const HeshuExtraction *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index), *before;

  if (index == 0)
    return NULL;
  before = heshu_extraction_get_figure (self, index - 1);
  if (before->excluded != NULL || before->sense != figure->sense ||
      before->whole.end + 1 != figure->whole.start)
    return NULL;
  return heshu_extraction_get_char (self, before->whole.end) == 0x3001 /* 、 */ ? before : NULL;
}

static void
read_kind (HeshuExtraction *self, const Outlook *outlook, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  const HeshuFigure *before;
  HeshuRange none = { 0, 0 };
  const HeshuMatch *cue = find_goal (self, figure);

  if (figure->header_cell >= 0)
    {
      if (!read_from_header (self, outlook, figure))
        set_kind (self, figure, HESHU_KIND_ACTUAL, figure->header, "column", 0.9);
      return;
    }
  if (cue != NULL)
    set_kind (self, figure, HESHU_KIND_TARGET, heshu_match_range (cue), "goal-beside-numeral", 0.92);
  else if ((before = find_list_before (self, index)) != NULL)
    set_kind (self, figure, before->kind, before->whole, "kind-of-list", 0.9);
  else if ((cue = heshu_sense_before (self, HESHU_SENSE_EXISTS, figure->whole.start)) != NULL &&
           cue->end - cue->start > 1)
    set_kind (self, figure, HESHU_KIND_ACTUAL, heshu_match_range (cue), "counts-what-is-there", 0.88);
  else if (is_start_of_change (self, figure) &&
           heshu_sense_last_in (self, HESHU_SENSE_STANDARD,
                                heshu_extraction_before_in_sentence (self, figure)) == NULL)
    set_kind (self, figure, HESHU_KIND_ACTUAL, none, "start-of-change", 0.88);
  else if (read_limit (self, figure) || read_target (self, outlook, figure) ||
           read_from_context (self, outlook, index))
    return;
  else if ((cue = find_bound (self, figure)) != NULL)
    set_kind (self, figure, HESHU_KIND_LIMIT, heshu_match_range (cue), "bound-nobody-plans", 0.8);
  else
    set_kind (self, figure, HESHU_KIND_ACTUAL, none, "nothing-planned", 0.92);
}

void
heshu_extract_kind (HeshuExtraction *self)
{
  Outlook outlook = { 0 };

  look_at_article (self, &outlook);
  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      for (; outlook.line <= figure->line; outlook.line++)
        look_at_heading (self, &outlook, &self->lines[outlook.line]);
      if (figure->excluded == NULL)
        read_kind (self, &outlook, i);
    }
}
