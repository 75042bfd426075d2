/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extraction-private.h"
#include "heshu-kind-private.h"
#include "heshu-outlook-private.h"

/* 产业园 before 计划, in characters */
#define SHORTEST_SUBJECT 2
/* How far from a figure its sentence may say that it plans */
#define PLAN_REACH 120

void
heshu_kind_set (HeshuExtraction *self,
                HeshuFigure *figure,
                HeshuKind kind,
                HeshuRange cue,
                const char *rule,
                double confidence)
{
  figure->kind = kind;
  heshu_extraction_read (self, figure, HESHU_FIELD_KIND, heshu_kind_get_word (kind), cue, rule, confidence);
}

guint
heshu_kind_find_semicolon (const HeshuExtraction *self, HeshuRange range)
{
  for (guint p = range.end; p > range.start; p--)
    if (self->chars[p - 1] == ';' || self->chars[p - 1] == 0xFF1B)
      return p;
  return range.start;
}

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

/* 目标, 任务 right before the number, in a bracket behind it (年度目标(不高于37微克)), or 任务 right behind
 * the number: 年度目标60人的131.67%, 完成70%任务 */
static const HeshuMatch *
find_goal (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint start = heshu_range_is_empty (figure->lead) ? figure->whole.start : figure->lead.start;
  gunichar bracket = start > 0 ? heshu_extraction_get_char (self, start - 1) : 0;
  const HeshuMatch *match =
      heshu_sense_near_before (self, HESHU_SENSE_GOAL, figure->whole.start, HESHU_KIND_MOST_FILLERS);

  if (match == NULL && (bracket == '(' || bracket == 0xFF08))
    match = heshu_sense_near_before (self, HESHU_SENSE_GOAL, start - 1, HESHU_KIND_MOST_FILLERS);
  if (match != NULL || figure->measure != HESHU_MEASURE_RATIO)
    return match;
  /* 控制在4.5%的目标以内 */
  return heshu_sense_at (self, HESHU_SENSE_GOAL,
                         figure->whole.end +
                             (heshu_extraction_get_char (self, figure->whole.end) == 0x7684 /* 的 */));
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

/* 到2025年: a year behind the article's own. 增加到2025年的9万人 tells what that year's figure was */
static gboolean
find_later_year (const HeshuExtraction *self, const HeshuOutlook *outlook, HeshuRange range, HeshuRange *year)
{
  if (outlook->year == 0)
    return FALSE;
  for (guint p = range.start; p + 5 <= range.end; p++)
    if (heshu_extraction_get_char (self, p) == 0x5230 /* 到 */ && read_year (self, p + 1) > outlook->year &&
        heshu_extraction_get_char (self, p + 6) != 0x7684 /* 的 */)
      {
        *year = (HeshuRange){ p, p + 6 };
        return TRUE;
      }
  return FALSE;
}

/* 签约11个,产业园二期计划年底前竣工: what is planned of another subject */
static gboolean
is_of_other_subject (const HeshuExtraction *self, HeshuRange between)
{
  const HeshuMatch *plan = heshu_sense_last_in (self, HESHU_SENSE_TARGET, between);
  HeshuRange clause;

  if (plan == NULL)
    return FALSE;
  clause =
      heshu_extraction_get_clause (self, heshu_extraction_find_range (self->clauses, (guint) plan->start));
  return clause.start >= between.start && plan->start - clause.start >= SHORTEST_SUBJECT;
}

/* 较上月前进4位: a movement, no date */
static gboolean
is_movement (const HeshuExtraction *self, const HeshuMatch *due)
{
  gunichar last = heshu_extraction_get_char (self, (guint) due->end - 1);
  gunichar next = heshu_extraction_get_char (self, (guint) due->end);

  return last == 0x524D /* 前 */ && (next == 0x8FDB /* 进 */ || next == 0x79FB /* 移 */);
}

/* 新建学校5所,年底前完成; but in 到位率82%,预计年底前完工率达95% what is expected is told of the next figure
 */
static const HeshuMatch *
find_due_behind (const HeshuExtraction *self, const HeshuFigure *figure)
{
  HeshuRange behind = heshu_extraction_behind_in_sentence (self, figure);
  const HeshuMatch *due = heshu_sense_first_in (self, HESHU_SENSE_DUE, behind);

  if (due != NULL && (is_movement (self, due) ||
                      is_of_other_subject (self, (HeshuRange){ behind.start, (guint) due->start })))
    return NULL;
  if (due == NULL || heshu_sense_first_in (self, HESHU_SENSE_FORECAST,
                                           (HeshuRange){ behind.start, (guint) due->start }) != NULL)
    return NULL;
  return due;
}

/* 2025—2027年 in a page of 2025: years together that begin no earlier than the article's; two alone are a
 * season
 */
static gboolean
find_later_years (const HeshuExtraction *self,
                  const HeshuOutlook *outlook,
                  HeshuRange range,
                  HeshuRange *years)
{
  if (outlook->year == 0)
    return FALSE;
  for (guint p = range.start; p + 10 <= range.end; p++)
    {
      gunichar dash = heshu_extraction_get_char (self, p + 4);
      int first = 0;

      if (dash != 0x2014 && dash != 0x2013 && dash != '-' && dash != 0x81F3 /* 至 */)
        continue;
      for (guint i = 0; i < 4; i++)
        {
          gunichar c = heshu_extraction_get_char (self, p + i);

          first = c >= '0' && c <= '9' ? first * 10 + (int) (c - '0') : -100000;
        }
      if (first < outlook->year || read_year (self, p + 5) < first + 2)
        continue;
      *years = (HeshuRange){ p, p + 10 };
      return TRUE;
    }
  return FALSE;
}

/* 6月底前累计开工60个, under a heading of plans: a sum that is due */
static gboolean
is_to_come (const HeshuExtraction *self,
            const HeshuOutlook *outlook,
            const HeshuMatch *due,
            const HeshuMatch *done)
{
  HeshuRange clause =
      heshu_extraction_get_clause (self, heshu_extraction_find_range (self->clauses, (guint) done->start));

  return outlook->section_plans && due->start >= clause.start && self->chars[done->start] == 0x7D2F /* 累 */;
}

/* 2023年,结案率稳定在95%以上,成功率力争达到75%, in a page of 2022: a sentence of the next year that plans
 * something plans all of it */
static gboolean
find_year_planned (const HeshuExtraction *self,
                   const HeshuOutlook *outlook,
                   const HeshuFigure *figure,
                   HeshuRange *year)
{
  HeshuRange sentence = heshu_extraction_get_sentence (self, figure->sentence);

  if (outlook->year == 0 || read_year (self, sentence.start) <= outlook->year ||
      g_unichar_isdigit (heshu_extraction_get_char (self, sentence.start + 5)))
    return FALSE;
  *year = (HeshuRange){ sentence.start, sentence.start + 5 };
  sentence.start =
      MAX (sentence.start, figure->whole.start > PLAN_REACH ? figure->whole.start - PLAN_REACH : 0);
  sentence.end = MIN (sentence.end, figure->whole.end + PLAN_REACH);
  return heshu_sense_first_in (self, HESHU_SENSE_TARGET, sentence) != NULL ||
         heshu_sense_first_in (self, HESHU_SENSE_HOPE, sentence) != NULL;
}

static gboolean
read_target (HeshuExtraction *self, const HeshuOutlook *outlook, HeshuFigure *figure)
{
  HeshuRange clause = heshu_extraction_before_in_clause (self, figure);
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure), year;
  const HeshuMatch *cue = heshu_sense_last_in (self, HESHU_SENSE_TARGET, sentence);
  const HeshuMatch *done = heshu_sense_last_in (self, HESHU_SENSE_DONE, sentence);

  if (cue != NULL && heshu_outlook_has_verb_behind (self, cue) && (done == NULL || done->start < cue->start))
    {
      heshu_kind_set (self, figure, HESHU_KIND_TARGET, heshu_match_range (cue), "plan-in-sentence", 0.9);
      return TRUE;
    }
  cue = heshu_sense_last_in (self, HESHU_SENSE_FORECAST,
                             (HeshuRange){ heshu_kind_find_semicolon (self, sentence), sentence.end });
  if (cue != NULL && heshu_outlook_has_verb_behind (self, cue) && (done == NULL || done->start < cue->start))
    {
      heshu_kind_set (self, figure, HESHU_KIND_TARGET, heshu_match_range (cue), "forecast", 0.88);
      return TRUE;
    }
  /* 确保前三季度增速不低于7.5%: what is ensured up to then is planned */
  if ((cue = heshu_sense_last_in (self, HESHU_SENSE_HOPE, clause)) != NULL &&
      (done == NULL || done->start <= cue->end))
    {
      heshu_kind_set (self, figure, HESHU_KIND_TARGET, heshu_match_range (cue), "plan-in-clause", 0.88);
      return TRUE;
    }
  cue = heshu_sense_last_in (self, HESHU_SENSE_DUE, sentence);
  if (cue == NULL || is_movement (self, cue))
    cue = find_due_behind (self, figure);
  /* 年底完成50亿元;截至9月底已完成38亿元: what is done already is not due */
  if (cue != NULL && (!(done != NULL && done->start > cue->start) || is_to_come (self, outlook, cue, done)) &&
      !(cue->start > figure->whole.start && heshu_sense_last_in (self, HESHU_SENSE_DONE, clause) != NULL))
    {
      heshu_kind_set (self, figure, HESHU_KIND_TARGET, heshu_match_range (cue), "due-date", 0.85);
      return TRUE;
    }
  if (find_year_planned (self, outlook, figure, &year) || find_later_year (self, outlook, sentence, &year) ||
      find_later_years (self, outlook, sentence, &year))
    {
      heshu_kind_set (self, figure, HESHU_KIND_TARGET, year, "later-year", 0.85);
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

/* 确保播种面积56万亩以上,产量28万吨以上: what follows an aim in its sentence, nothing done between, is one */
static gboolean
goes_on_with_aim (HeshuExtraction *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index), *before;
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure);
  const HeshuMatch *hope = heshu_sense_last_in (self, HESHU_SENSE_HOPE, sentence);

  if (index == 0 || hope == NULL)
    return FALSE;
  before = heshu_extraction_get_figure (self, index - 1);
  if (before->excluded != NULL || before->sentence != figure->sentence || before->kind != HESHU_KIND_TARGET ||
      before->whole.start < hope->end)
    return FALSE;
  return heshu_sense_first_in (self, HESHU_SENSE_DONE,
                               (HeshuRange){ (guint) hope->end, figure->whole.start }) == NULL;
}

/* 计划实施项目46个。其中续建20个,新建26个: the parts of what is planned are, in the sentence of 其中 */
static gboolean
is_part_of_plan (HeshuExtraction *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure);
  const HeshuMatch *part = heshu_sense_last_in (self, HESHU_SENSE_PART, sentence);
  HeshuRange since;

  if (part == NULL || figure->measure != HESHU_MEASURE_LEVEL)
    return FALSE;
  since = (HeshuRange){ (guint) part->end, figure->whole.start };
  if (heshu_sense_first_in (self, HESHU_SENSE_DONE, since) != NULL ||
      heshu_kind_find_semicolon (self, since) > since.start)
    return FALSE;
  while (index-- > 0)
    {
      const HeshuFigure *before = heshu_extraction_get_figure (self, index);

      if (before->whole.end > part->start)
        continue;
      return before->excluded == NULL && before->line == figure->line &&
             before->sentence + 1 >= figure->sentence && before->kind == HESHU_KIND_TARGET;
    }
  return FALSE;
}

/* 由目前的81%提高到90%: what was before the figure that the change starts from says nothing of where it ends
 */
static HeshuRange
find_context (const HeshuExtraction *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index), *before;
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure);

  if (index == 0)
    return sentence;
  before = heshu_extraction_get_figure (self, index - 1);
  if (before->clause == figure->clause && is_start_of_change (self, before))
    sentence.start = MAX (sentence.start, before->whole.end);
  return sentence;
}

/* 2024年32个子项目全部办结, in a plan for 2025 */
static gboolean
is_dated_before (const HeshuExtraction *self, const HeshuOutlook *outlook, HeshuRange range)
{
  int year = 0;

  for (guint p = range.start; p < range.end; p++)
    if (read_year (self, p) > 0)
      year = read_year (self, p);
  return outlook->year > 0 && year > 0 && year < outlook->year;
}

/* 上半年, 前三季度: done in a review, still to come under a heading of plans */
static gboolean
is_done (const HeshuExtraction *self, const HeshuOutlook *outlook, HeshuRange range)
{
  const HeshuMatch *done = heshu_sense_last_in (self, HESHU_SENSE_DONE, range);

  if (done == NULL || !outlook->section_plans)
    return done != NULL;
  for (; done != NULL; done = heshu_sense_last_in (self, HESHU_SENSE_DONE, range))
    {
      if (heshu_extraction_match_at (self, HESHU_CATEGORY ("part-year"), (guint) done->start) == NULL)
        return TRUE;
      range.end = (guint) done->start;
    }
  return FALSE;
}

static gboolean
read_from_context (HeshuExtraction *self, const HeshuOutlook *outlook, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  HeshuRange sentence = find_context (self, index), none = { 0, 0 };
  HeshuRange clause = heshu_extraction_before_in_clause (self, figure);
  const HeshuMatch *exists;

  clause.start = MAX (clause.start, sentence.start);
  exists = heshu_sense_last_in (self, HESHU_SENSE_EXISTS, clause);

  if (exists != NULL || is_done (self, outlook, sentence) ||
      heshu_sense_last_in (self, HESHU_SENSE_EARLIER, outlook->section_plans ? clause : sentence) != NULL ||
      is_dated_before (self, outlook, heshu_extraction_before_in_sentence (self, figure)) ||
      heshu_sense_before (self, HESHU_SENSE_THERE, figure->whole.start) != NULL)
    return FALSE;
  if (goes_on_with_aim (self, index))
    {
      heshu_kind_set (self, figure, HESHU_KIND_TARGET, none, "aim-of-figure-before", 0.8);
      return TRUE;
    }
  if (is_part_of_plan (self, index))
    {
      heshu_kind_set (self, figure, HESHU_KIND_TARGET, none, "part-of-plan", 0.8);
      return TRUE;
    }
  if (outlook->section_plans)
    {
      heshu_kind_set (self, figure, HESHU_KIND_TARGET, outlook->section_cue, "plan-in-heading", 0.85);
      return TRUE;
    }
  if (outlook->article_plans && !outlook->section_reviews && figure->whole.start > outlook->plan_from &&
      !goes_on_with_actual (self, index))
    {
      heshu_kind_set (self, figure, HESHU_KIND_TARGET, none, "plan-throughout", 0.7);
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
read_from_header (HeshuExtraction *self, const HeshuOutlook *outlook, HeshuFigure *figure)
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
  heshu_kind_set (self, figure, HESHU_KIND_TARGET, figure->header, "column-of-plan", 0.88);
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

/* Behind a plan or rule of its sentence one more may follow that no word announces; 为正常保有量9万头的102%:
 * what a share is of may be a norm */
static gboolean
is_doubtful (const HeshuExtraction *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  const HeshuFigure *before = index > 0 ? heshu_extraction_get_figure (self, index - 1) : NULL;
  const HeshuFigure *next =
      index + 1 < self->figures->len ? heshu_extraction_get_figure (self, index + 1) : NULL;

  if (before != NULL && before->excluded == NULL && before->sentence == figure->sentence &&
      before->kind != HESHU_KIND_ACTUAL)
    return TRUE;
  return next != NULL && next->whole.start == figure->whole.end + 1 &&
         self->chars[figure->whole.end] == 0x7684 /* 的 */ && next->measure == HESHU_MEASURE_RATIO;
}

static void
read_kind (HeshuExtraction *self, const HeshuOutlook *outlook, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  const HeshuFigure *before;
  HeshuRange none = { 0, 0 };
  const HeshuMatch *cue = find_goal (self, figure);

  if (figure->header_cell >= 0)
    {
      if (!read_from_header (self, outlook, figure))
        heshu_kind_set (self, figure, HESHU_KIND_ACTUAL, figure->header, "column", 0.9);
      return;
    }
  if (cue != NULL)
    heshu_kind_set (self, figure, HESHU_KIND_TARGET, heshu_match_range (cue), "goal-beside-numeral", 0.92);
  else if ((before = find_list_before (self, index)) != NULL)
    heshu_kind_set (self, figure, before->kind, before->whole, "kind-of-list", 0.9);
  else if ((cue = heshu_sense_before (self, HESHU_SENSE_EXISTS, figure->whole.start)) != NULL &&
           cue->end - cue->start > 1)
    heshu_kind_set (self, figure, HESHU_KIND_ACTUAL, heshu_match_range (cue), "counts-what-is-there", 0.88);
  else if (is_start_of_change (self, figure) &&
           heshu_sense_last_in (self, HESHU_SENSE_STANDARD,
                                heshu_extraction_before_in_sentence (self, figure)) == NULL)
    heshu_kind_set (self, figure, HESHU_KIND_ACTUAL, none, "start-of-change", 0.88);
  else if (heshu_kind_read_rule_among_rules (self, outlook, index) || heshu_kind_read_rule (self, figure) ||
           read_target (self, outlook, figure) || heshu_kind_read_standard (self, figure) ||
           read_from_context (self, outlook, index) || heshu_kind_read_bound (self, figure))
    return;
  else
    heshu_kind_set (self, figure, HESHU_KIND_ACTUAL, none, "nothing-planned",
                    is_doubtful (self, index) ? 0.85 : 0.92);
}

void
heshu_extract_kind (HeshuExtraction *self)
{
  HeshuOutlook outlook = { 0 };

  heshu_outlook_init (&outlook, self);
  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      for (; outlook.line <= figure->line; outlook.line++)
        heshu_outlook_read_line (&outlook, self, &self->lines[outlook.line]);
      if (figure->excluded == NULL)
        read_kind (self, &outlook, i);
    }
}
