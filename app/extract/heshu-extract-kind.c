/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extraction-private.h"
#include "heshu-outlook-private.h"

/* Words between 目标 and its number (均为, 定为) */
#define MOST_FILLERS 3
/* 标准 rules an amount no farther away than this */
#define NEAR_NORM 6

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

/* 目标, 任务 right before the number, in a bracket behind it (年度目标(不高于37微克)), or 任务 right behind
 * the number: 年度目标60人的131.67%, 完成70%任务 */
static const HeshuMatch *
find_goal (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint start = heshu_range_is_empty (figure->lead) ? figure->whole.start : figure->lead.start;
  gunichar bracket = start > 0 ? heshu_extraction_get_char (self, start - 1) : 0;
  const HeshuMatch *match =
      heshu_sense_near_before (self, HESHU_SENSE_GOAL, figure->whole.start, MOST_FILLERS);

  if (match == NULL && (bracket == '(' || bracket == 0xFF08))
    match = heshu_sense_near_before (self, HESHU_SENSE_GOAL, start - 1, MOST_FILLERS);
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

/* A rule or cap that its clause states: 不得超过, 限额, …的罚款 */
static gboolean
read_rule (HeshuExtraction *self, HeshuFigure *figure)
{
  const HeshuMatch *cue =
      heshu_sense_last_in (self, HESHU_SENSE_LIMIT, heshu_extraction_before_in_clause (self, figure));

  if (cue == NULL)
    cue = heshu_sense_at (self, HESHU_SENSE_LIMIT, MAX (figure->whole.end, figure->trail.end));
  if (cue == NULL && !heshu_range_is_empty (figure->trail)) /* 500元以下罚款 */
    cue = heshu_sense_at (self, HESHU_SENSE_CAP, figure->trail.end);
  if (cue == NULL)
    return FALSE;
  set_kind (self, figure, HESHU_KIND_LIMIT, heshu_match_range (cue), "rule-in-clause", 0.9);
  return TRUE;
}

/* 财政贴息50%, 二级标准160微克/立方米: the rule's word right before the number */
static gboolean
read_norm_beside (HeshuExtraction *self, HeshuFigure *figure)
{
  const HeshuMatch *cue =
      heshu_sense_near_before (self, HESHU_SENSE_NORM_BESIDE, figure->whole.start, MOST_FILLERS);

  if (cue == NULL || figure->measure == HESHU_MEASURE_CHANGE)
    return FALSE;
  /* a sum paid (贴息200万元, 财政补贴300万元) is no rule */
  if (figure->measure != HESHU_MEASURE_RATIO && is_amount_of_rule (self, figure) && figure->per == 0)
    return FALSE;
  set_kind (self, figure, HESHU_KIND_LIMIT, heshu_match_range (cue), "norm-beside-numeral", 0.85);
  return TRUE;
}

/* A benefit standard: 每人每月, 补贴标准, for a share only in its own clause; what was paid out by it is none
 */
static gboolean
read_standard (HeshuExtraction *self, HeshuFigure *figure)
{
  HeshuRange range = heshu_extraction_before_in_sentence (self, figure), since;
  const HeshuMatch *cue;

  if (!is_amount_of_rule (self, figure) || figure->measure == HESHU_MEASURE_CHANGE)
    return FALSE;
  range.start = find_semicolon (self, range);
  if (figure->sense == HESHU_SENSE_UNIT_SHARE || figure->per > 0)
    range.start = MAX (range.start, heshu_extraction_before_in_clause (self, figure).start);
  cue = heshu_sense_last_in (self, HESHU_SENSE_STANDARD, range);
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

/* 贷款额度最高20万元, 给予最高50万元补贴: what is given at most */
static gboolean
read_cap (HeshuExtraction *self, HeshuFigure *figure)
{
  HeshuRange clause = heshu_extraction_get_clause (self, figure->clause);
  HeshuRange lead = figure->lead;

  if (heshu_range_is_empty (lead) || heshu_extraction_get_char (self, lead.start) != 0x6700 /* 最 */ ||
      figure->qualifier != HESHU_QUALIFIER_UNDER || !is_amount_of_rule (self, figure))
    return FALSE;
  if (lead.end - lead.start < 3 && heshu_sense_first_in (self, HESHU_SENSE_CAP, clause) == NULL)
    return FALSE;
  set_kind (self, figure, HESHU_KIND_LIMIT, lead, "most-that-is-given", 0.82);
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

/* 低于, 以内: no rule alone, but one more beside one */
static gboolean
is_compared (const HeshuExtraction *self, const HeshuFigure *figure)
{
  if (!heshu_range_is_empty (figure->trail) && figure->qualifier == HESHU_QUALIFIER_UNDER)
    return TRUE;
  return figure->lead.end == figure->lead.start + 2 && figure->measure == HESHU_MEASURE_LEVEL &&
         heshu_extraction_get_char (self, figure->lead.start + 1) == 0x4E8E /* 于 */;
}

/* 减排比例不得低于20%,每日洗扫不少于4次: a bound behind a rule of the same sentence, no word of planning
 * between, is one more */
static gboolean
goes_on_with_rule (HeshuExtraction *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index), *before;
  HeshuRange between;

  if (index == 0 || (find_bound (self, figure) == NULL && !is_compared (self, figure)))
    return FALSE;
  before = heshu_extraction_get_figure (self, index - 1);
  between = (HeshuRange){ before->whole.end, figure->whole.start };
  return before->excluded == NULL && before->sentence == figure->sentence &&
         before->kind == HESHU_KIND_LIMIT &&
         heshu_sense_first_in (self, HESHU_SENSE_TARGET, between) == NULL &&
         heshu_sense_first_in (self, HESHU_SENSE_HOPE, between) == NULL;
}

/* Under a heading of rules what is bound, and every share, is one: 实行100%随机录取 */
static gboolean
is_in_rules (HeshuExtraction *self, const HeshuOutlook *outlook, const HeshuFigure *figure)
{
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure);

  if (!outlook->section_rules || figure->measure == HESHU_MEASURE_CHANGE ||
      heshu_sense_last_in (self, HESHU_SENSE_DONE, sentence) != NULL ||
      heshu_sense_last_in (self, HESHU_SENSE_EARLIER, sentence) != NULL)
    return FALSE;
  return figure->measure == HESHU_MEASURE_RATIO || find_bound (self, figure) != NULL;
}

/* 到2025年: a year behind the article's own */
static gboolean
find_later_year (const HeshuExtraction *self, const HeshuOutlook *outlook, HeshuRange range, HeshuRange *year)
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
read_target (HeshuExtraction *self, const HeshuOutlook *outlook, HeshuFigure *figure)
{
  HeshuRange clause = heshu_extraction_before_in_clause (self, figure);
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure), year;
  const HeshuMatch *cue = heshu_sense_last_in (self, HESHU_SENSE_TARGET, sentence);
  const HeshuMatch *done = heshu_sense_last_in (self, HESHU_SENSE_DONE, sentence);

  if (cue != NULL && heshu_outlook_has_verb_behind (self, cue) && (done == NULL || done->start < cue->start))
    {
      set_kind (self, figure, HESHU_KIND_TARGET, heshu_match_range (cue), "plan-in-sentence", 0.9);
      return TRUE;
    }
  cue = heshu_sense_last_in (self, HESHU_SENSE_FORECAST,
                             (HeshuRange){ find_semicolon (self, sentence), sentence.end });
  if (cue != NULL && heshu_outlook_has_verb_behind (self, cue) && (done == NULL || done->start < cue->start))
    {
      set_kind (self, figure, HESHU_KIND_TARGET, heshu_match_range (cue), "forecast", 0.88);
      return TRUE;
    }
  if ((cue = heshu_sense_last_in (self, HESHU_SENSE_HOPE, clause)) != NULL &&
      (done == NULL || done->start < cue->start))
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

static gboolean
read_from_context (HeshuExtraction *self, const HeshuOutlook *outlook, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure), none = { 0, 0 };
  const HeshuMatch *exists =
      heshu_sense_last_in (self, HESHU_SENSE_EXISTS, heshu_extraction_before_in_clause (self, figure));

  if (exists != NULL || heshu_sense_last_in (self, HESHU_SENSE_DONE, sentence) != NULL ||
      heshu_sense_last_in (self, HESHU_SENSE_EARLIER, sentence) != NULL ||
      heshu_sense_before (self, HESHU_SENSE_THERE, figure->whole.start) != NULL)
    return FALSE;
  if (goes_on_with_aim (self, index))
    {
      set_kind (self, figure, HESHU_KIND_TARGET, none, "aim-of-figure-before", 0.8);
      return TRUE;
    }
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
read_kind (HeshuExtraction *self, const HeshuOutlook *outlook, guint index)
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
  else if (goes_on_with_rule (self, index) || is_in_rules (self, outlook, figure))
    set_kind (self, figure, HESHU_KIND_LIMIT, outlook->section_rules ? outlook->rule_cue : none,
              "rule-among-rules", 0.82);
  else if (read_rule (self, figure) || read_norm_beside (self, figure) || read_cap (self, figure) ||
           read_target (self, outlook, figure) || read_standard (self, figure) ||
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
