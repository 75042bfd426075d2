/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-outlook-private.h"

#include "heshu-chars.h"
#include "heshu-numeral.h"

/* A line that names a section is no longer than this */
#define LONGEST_HEADING 40
/* Nor is a label in front of its paragraph */
#define LONGEST_LABEL 12
/* Nor does a paragraph that leads to what is planned say so farther from its end */
#define LONGEST_LEAD_IN 80
/* An article with this many words of planning, and more of them than of what was done, is a plan */
#define LEAST_PLAN 3

/* 计划 of 行动计划” and 培养计划, is a noun; a cue of planning has its verb behind it */
gboolean
heshu_outlook_has_verb_behind (const HeshuExtraction *self, const HeshuMatch *match)
{
  gunichar c = heshu_extraction_get_char (self, (guint) match->end);
  gunichar last = heshu_extraction_get_char (self, (guint) match->end - 1);

  /* 占年度计划16亿元的58.5%: what was planned and the share of it that was reached */
  if (match->start > 0 && heshu_extraction_get_char (self, (guint) match->start - 1) == 0x5360 /* 占 */)
    return FALSE;
  if (match->end - match->start >= 4 && last == 0x5212 /* 划 */ && heshu_numeral_is_digit (c))
    return FALSE;
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
    if (heshu_chars_is_full_stop (self->chars, self->length, p) ||
        heshu_extraction_get_char (self, p) == ',' || heshu_extraction_get_char (self, p) == 0xFF0C)
      return FALSE;
  return TRUE;
}

/* 今年,我们要重点抓好以下工作: what the colon at the end of a paragraph leads to is planned as its last
 * sentence says; 完成全年目标任务。现将工作汇报如下: leads to what was done */
static const HeshuMatch *
find_lead_in (const HeshuExtraction *self, const HeshuLine *line)
{
  HeshuRange range = { line->end > LONGEST_LEAD_IN ? MAX (line->start, line->end - LONGEST_LEAD_IN)
                                                   : line->start,
                       line->end };
  gunichar last = line->end > line->start ? self->chars[line->end - 1] : 0;
  const HeshuMatch *cue;

  if (line->kind == HESHU_LINE_TABLE_ROW || (last != ':' && last != 0xFF1A))
    return NULL;
  for (guint p = range.end - 1; p > range.start; p--)
    if (heshu_chars_is_full_stop (self->chars, self->length, p - 1))
      {
        range.start = p;
        break;
      }
  cue = heshu_sense_last_in (self, HESHU_SENSE_TARGET, range);
  return cue != NULL ? cue : heshu_sense_last_in (self, HESHU_SENSE_PLAN, range);
}

/* 围绕上述目标,重点抓好五个方面工作。一是…: what the first sentence of a paragraph lists behind it is planned
 * as that says; 今年以来,重点抓好…: was done */
static const HeshuMatch *
find_list_lead (const HeshuExtraction *self, const HeshuLine *line)
{
  guint end = MIN (line->end, line->start + LONGEST_LEAD_IN);
  HeshuRange range = { line->start, line->start };

  if (line->kind == HESHU_LINE_TABLE_ROW)
    return NULL;
  while (range.end < end && !heshu_chars_is_full_stop (self->chars, self->length, range.end))
    range.end++;
  if (range.end + 2 >= end || self->chars[range.end + 1] != 0x4E00 /* 一 */ ||
      self->chars[range.end + 2] != 0x662F /* 是 */ ||
      heshu_sense_last_in (self, HESHU_SENSE_DONE, range) != NULL ||
      heshu_sense_last_in (self, HESHU_SENSE_REVIEW, range) != NULL ||
      heshu_sense_last_in (self, HESHU_SENSE_EARLIER, range) != NULL)
    return NULL;
  return heshu_sense_last_in (self, HESHU_SENSE_TARGET, range);
}

/* 四、2023年工作打算。 at the beginning of a paragraph: the sentence that bears its number and names the
 * section; empty where none does */
static HeshuRange
find_inline_heading (const HeshuExtraction *self, const HeshuLine *line)
{
  guint p = line->start;

  /* 【下步】今冬整地300万亩 */
  if (p < line->end && self->chars[p] == 0x3010 /* 【 */)
    {
      for (guint end = p + 1; end < line->end && end < p + LONGEST_LABEL; end++)
        if (self->chars[end] == 0x3011 /* 】 */)
          return (HeshuRange){ p + 1, end };
      return (HeshuRange){ 0, 0 };
    }
  while (p < line->end && heshu_numeral_is_chinese (self->chars[p]))
    p++;
  if (p == line->start || heshu_extraction_get_char (self, p) != 0x3001 /* 、 */)
    return (HeshuRange){ 0, 0 };
  for (; p < line->end && p < line->start + LONGEST_HEADING; p++)
    {
      gunichar c = self->chars[p];

      if (c == 0x3002 /* 。 */)
        return (HeshuRange){ line->start, p };
      if (c == ',' || c == 0xFF0C || c == ';' || c == 0xFF1B)
        break;
    }
  return (HeshuRange){ 0, 0 };
}

/* Whether the paragraph has such a heading; what it says holds to the next one */
static gboolean
read_inline_heading (HeshuOutlook *outlook, const HeshuExtraction *self, const HeshuLine *line)
{
  HeshuRange range = find_inline_heading (self, line);
  const HeshuMatch *plan, *review, *rules;

  if (heshu_range_is_empty (range))
    return FALSE;
  rules = heshu_sense_last_in (self, HESHU_SENSE_RULE_HEADING, range);
  outlook->section_rules = rules != NULL && rules->end == range.end;
  outlook->rule_cue = rules != NULL ? heshu_match_range (rules) : range;
  plan = heshu_sense_last_in (self, HESHU_SENSE_PLAN, range);
  review = heshu_sense_last_in (self, HESHU_SENSE_REVIEW, range);
  if (plan != NULL && plan->end == range.end && review == NULL)
    {
      outlook->section_plans = outlook->inline_plans = TRUE;
      outlook->section_reviews = FALSE;
      outlook->section_cue = heshu_match_range (plan);
    }
  else if (outlook->inline_plans)
    outlook->section_plans = outlook->inline_plans = FALSE;
  return TRUE;
}

void
heshu_outlook_read_line (HeshuOutlook *outlook, const HeshuExtraction *self, const HeshuLine *line)
{
  HeshuRange range = { line->start, line->end };
  const HeshuMatch *plan, *review, *rules;

  if (outlook->line_plans)
    outlook->section_plans = outlook->line_plans = FALSE;
  if (!outlook->section_plans && (plan = find_list_lead (self, line)) != NULL)
    {
      outlook->section_plans = outlook->line_plans = TRUE;
      outlook->section_cue = heshu_match_range (plan);
    }
  if ((plan = find_lead_in (self, line)) != NULL)
    {
      outlook->section_plans = TRUE;
      outlook->line_plans = FALSE;
      outlook->section_reviews = FALSE;
      outlook->section_rules = FALSE;
      outlook->section_cue = heshu_match_range (plan);
      return;
    }
  if (read_inline_heading (outlook, self, line) || !is_headinglike (self, line))
    return;
  plan = heshu_sense_last_in (self, HESHU_SENSE_PLAN, range);
  review = heshu_sense_last_in (self, HESHU_SENSE_REVIEW, range);
  /* 新增就业：4386人（年度目标4200人） is a line of figures */
  if (plan != NULL && plan->start > line->start && heshu_char_is_opening (self->chars[plan->start - 1]))
    return;
  rules = heshu_sense_last_in (self, HESHU_SENSE_RULE_HEADING, range);
  if (line->kind == HESHU_LINE_HEADING || rules != NULL)
    {
      outlook->section_rules = rules != NULL && line->kind != HESHU_LINE_TITLE;
      outlook->rule_cue = rules != NULL ? heshu_match_range (rules) : range;
    }
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

void
heshu_outlook_init (HeshuOutlook *outlook, const HeshuExtraction *self)
{
  const char *period = heshu_article_get (self->article, HESHU_ARTICLE_PERIOD);
  guint n_plan = 0, n_done = 0;
  HeshuPeriod parsed;

  if (period != NULL && heshu_period_parse (period, &parsed))
    outlook->year = heshu_period_get_year (parsed);
  outlook->plan_from = G_MAXUINT;
  for (guint i = 0; i < self->terms->matches->len; i++)
    {
      HeshuSense sense = heshu_extraction_get_sense (self, i);
      const HeshuMatch *match = heshu_extraction_get_match (self, i);

      if (sense == HESHU_SENSE_DONE || sense == HESHU_SENSE_CHANGE)
        n_done++;
      else if (sense == HESHU_SENSE_HOPE || sense == HESHU_SENSE_DUE || sense == HESHU_SENSE_FORECAST ||
               (sense == HESHU_SENSE_TARGET && heshu_outlook_has_verb_behind (self, match)))
        {
          n_plan++;
          outlook->plan_from = MIN (outlook->plan_from, (guint) match->start);
        }
    }
  outlook->titles_hold = n_done <= 2 * n_plan;
  outlook->article_plans = n_plan >= LEAST_PLAN && n_plan > n_done && outlook->plan_from < self->length / 2;
}
