/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extraction-private.h"
#include "heshu-kind-private.h"

#include "heshu-chars.h"

/* Rules, caps, standards and thresholds in force */

/* 标准 rules an amount no farther away than this */
#define NEAR_NORM 6

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
read_rule_in_clause (HeshuExtraction *self, HeshuFigure *figure)
{
  const HeshuMatch *cue =
      heshu_sense_last_in (self, HESHU_SENSE_LIMIT, heshu_extraction_before_in_clause (self, figure));

  if (cue == NULL)
    cue = heshu_sense_at (self, HESHU_SENSE_LIMIT, MAX (figure->whole.end, figure->trail.end));
  if (cue == NULL && !heshu_range_is_empty (figure->trail)) /* 500元以下罚款 */
    cue = heshu_sense_at (self, HESHU_SENSE_CAP, figure->trail.end);
  if (cue == NULL)
    return FALSE;
  heshu_kind_set (self, figure, HESHU_KIND_LIMIT, heshu_match_range (cue), "rule-in-clause", 0.85);
  return TRUE;
}

/* 财政贴息50%, 二级标准160微克/立方米: the rule's word right before the number */
static gboolean
read_norm_beside (HeshuExtraction *self, HeshuFigure *figure)
{
  const HeshuMatch *cue =
      heshu_sense_near_before (self, HESHU_SENSE_NORM_BESIDE, figure->whole.start, HESHU_KIND_MOST_FILLERS);

  if (cue == NULL || figure->measure == HESHU_MEASURE_CHANGE)
    return FALSE;
  /* a sum paid (贴息200万元, 财政补贴300万元) is no rule */
  if (figure->measure != HESHU_MEASURE_RATIO && is_amount_of_rule (self, figure) && figure->per == 0)
    return FALSE;
  heshu_kind_set (self, figure, HESHU_KIND_LIMIT, heshu_match_range (cue), "norm-beside-numeral", 0.85);
  return TRUE;
}

/* 每部最高20万元 */
static gboolean
is_of_each (const HeshuExtraction *self, guint position)
{
  return position > 1 && heshu_extraction_get_char (self, position - 2) == 0x6BCF /* 每 */;
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
  if (lead.end - lead.start < 3 && heshu_sense_first_in (self, HESHU_SENSE_CAP, clause) == NULL &&
      !is_of_each (self, lead.start))
    return FALSE;
  heshu_kind_set (self, figure, HESHU_KIND_LIMIT, lead, "most-that-is-given", 0.82);
  return TRUE;
}

/* 按90%救助, 按20%随访: the share by which something is to be done, nothing told that was done */
static gboolean
read_share_applied (HeshuExtraction *self, HeshuFigure *figure)
{
  guint start = figure->whole.start;
  HeshuRange clause = heshu_extraction_before_in_clause (self, figure);

  if (figure->measure != HESHU_MEASURE_RATIO || figure->sense != HESHU_SENSE_UNIT_SHARE || start == 0 ||
      heshu_extraction_get_char (self, start - 1) != 0x6309 /* 按 */ ||
      !heshu_char_is_han (heshu_extraction_get_char (self, figure->whole.end)) ||
      heshu_sense_last_in (self, HESHU_SENSE_DONE, clause) != NULL)
    return FALSE;
  heshu_kind_set (self, figure, HESHU_KIND_LIMIT, (HeshuRange){ start - 1, start }, "share-applied", 0.85);
  return TRUE;
}

gboolean
heshu_kind_read_rule (HeshuExtraction *self, HeshuFigure *figure)
{
  return read_rule_in_clause (self, figure) || read_norm_beside (self, figure) || read_cap (self, figure) ||
         read_share_applied (self, figure);
}

/* 基本生活费2057元/人·月: what each person is given in a month or a year is a standard */
static gboolean
is_per_head (const HeshuExtraction *self, const HeshuFigure *figure)
{
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure);
  gboolean head = FALSE, time = FALSE;

  for (guint i = figure->unit.start; i < figure->unit.end; i++)
    {
      gunichar c = self->chars[i];

      head = head || c == 0x4EBA || c == 0x751F || c == 0x6237; /* 人 生 户 */
      time = time || c == 0x6708 || c == 0x5E74 || c == 0x5929; /* 月 年 天 */
    }
  return head && time &&
         (heshu_sense_last_in (self, HESHU_SENSE_BENEFIT, sentence) != NULL ||
          heshu_sense_last_in (self, HESHU_SENSE_STANDARD, sentence) != NULL ||
          heshu_sense_last_in (self, HESHU_SENSE_NORM, sentence) != NULL);
}

/* A benefit standard: 每人每月, 补贴标准, for a share only in its own clause; what was paid out by it is none
 */
gboolean
heshu_kind_read_standard (HeshuExtraction *self, HeshuFigure *figure)
{
  HeshuRange range = heshu_extraction_before_in_sentence (self, figure), since;
  const HeshuMatch *cue;

  if (is_per_head (self, figure))
    {
      heshu_kind_set (self, figure, HESHU_KIND_LIMIT, figure->unit, "standard-per-head", 0.85);
      return TRUE;
    }
  if (!is_amount_of_rule (self, figure) || figure->measure == HESHU_MEASURE_CHANGE)
    return FALSE;
  range.start = heshu_kind_find_semicolon (self, range);
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
  heshu_kind_set (self, figure, HESHU_KIND_LIMIT, heshu_match_range (cue), "standard-in-sentence", 0.85);
  return TRUE;
}

/* 不超过, 不低于: a bound that nobody plans is a rule */
static const HeshuMatch *
find_bound (const HeshuExtraction *self, const HeshuFigure *figure)
{
  HeshuRange lead = figure->lead;

  if (!heshu_range_is_empty (lead) && heshu_extraction_get_char (self, lead.start + 1) == 0x5F8B /* 一律 */)
    lead.start += 2;
  if (heshu_range_is_empty (lead) || heshu_extraction_get_char (self, lead.start) != 0x4E0D /* 不 */)
    return NULL;
  if (lead.end - lead.start < 3)
    return NULL;
  return heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BEFORE, figure->lead.end);
}

/* 低于, 以内, 至少: no rule alone, but one more beside one */
static gboolean
is_compared (const HeshuExtraction *self, const HeshuFigure *figure)
{
  if (!heshu_range_is_empty (figure->lead) &&
      heshu_extraction_get_char (self, figure->lead.start) == 0x81F3 /* 至 */)
    return TRUE;
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

/* 可上浮10%, 每户补助2.1万元: what may be added, and what is given by the rule */
static gboolean
is_granted (HeshuExtraction *self, const HeshuFigure *figure)
{
  HeshuRange clause = heshu_extraction_before_in_clause (self, figure);

  if (figure->measure == HESHU_MEASURE_CHANGE)
    {
      for (guint i = clause.start; i < clause.end; i++)
        if (self->chars[i] == 0x53EF /* 可 */)
          return TRUE;
      return FALSE;
    }
  return is_amount_of_rule (self, figure) && heshu_sense_last_in (self, HESHU_SENSE_CAP, clause) != NULL &&
         heshu_sense_last_in (self, HESHU_SENSE_TOTAL, clause) == NULL;
}

/* Under a heading of rules what is bound, granted or held between two numbers, and every share, is one:
 * 实行100%随机录取 */
static gboolean
is_in_rules (HeshuExtraction *self, const HeshuOutlook *outlook, const HeshuFigure *figure)
{
  HeshuRange sentence = heshu_extraction_before_in_sentence (self, figure);

  if (!outlook->section_rules || heshu_sense_last_in (self, HESHU_SENSE_DONE, sentence) != NULL ||
      heshu_sense_last_in (self, HESHU_SENSE_EARLIER, sentence) != NULL)
    return FALSE;
  return figure->measure == HESHU_MEASURE_RATIO || find_bound (self, figure) != NULL ||
         (figure->qualifier == HESHU_QUALIFIER_RANGE && figure->measure == HESHU_MEASURE_LEVEL) ||
         is_granted (self, figure);
}

gboolean
heshu_kind_read_rule_among_rules (HeshuExtraction *self, const HeshuOutlook *outlook, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index);

  if (!goes_on_with_rule (self, index) && !is_in_rules (self, outlook, figure))
    return FALSE;
  heshu_kind_set (self, figure, HESHU_KIND_LIMIT,
                  outlook->section_rules ? outlook->rule_cue : (HeshuRange){ 0, 0 }, "rule-among-rules",
                  0.82);
  return TRUE;
}

gboolean
heshu_kind_read_bound (HeshuExtraction *self, HeshuFigure *figure)
{
  const HeshuMatch *cue = find_bound (self, figure);

  if (cue == NULL)
    return FALSE;
  heshu_kind_set (self, figure, HESHU_KIND_LIMIT, heshu_match_range (cue), "bound-nobody-plans", 0.8);
  return TRUE;
}
