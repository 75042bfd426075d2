/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-dating-private.h"

/* How far behind a sentence's start 现有 may stand */
#define STOCK_REACH 9

/* Whether @category begins the sentence, or stands soon behind its start */
static gboolean
opens_with (const HeshuExtraction *self, const char *category, HeshuRange sentence, guint reach)
{
  for (guint i = sentence.start; i < sentence.end && i <= sentence.start + reach; i++)
    if (heshu_extraction_match_at (self, category, i) != NULL)
      return TRUE;
  return FALSE;
}

/* 进度快于去年同期: the window of the sentence before is what is compared */
static gboolean
compares_windows (const HeshuDating *self, HeshuRange sentence)
{
  for (guint i = self->next_mention; i < self->mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (self->mentions, HeshuTimeMention, i);

      if (mention->range.start >= sentence.end)
        return FALSE;
      if (mention->same && mention->role == HESHU_TIME_AGAINST)
        return TRUE;
    }
  return FALSE;
}

/* 国庆8天假期,…: a holiday is told of by itself */
static gboolean
begins_with_holiday (const HeshuExtraction *self, HeshuRange sentence)
{
  const HeshuMatch *match = heshu_extraction_match_at (self, HESHU_CATEGORY ("period-edge"), sentence.start);

  return match != NULL && g_str_equal (heshu_term_get_value (match->term), "same");
}

/* Whether the time of the sentence before holds in this one. A state at a moment (截至…) goes on in its parts
 * and where the next sentence still counts what there is (全区现有养老机构38家); what happened in some months
 * does not then. */
static gboolean
goes_on (const HeshuDating *self, HeshuRange sentence)
{
  const HeshuExtraction *extraction = self->extraction;

  if (opens_with (extraction, HESHU_CATEGORY ("part-cue"), sentence, 0) || compares_windows (self, sentence))
    return TRUE;
  if (begins_with_holiday (extraction, sentence))
    return FALSE;
  return self->carried.moment ==
         opens_with (extraction, HESHU_CATEGORY ("stock-word"), sentence, STOCK_REACH);
}

/* Prices and stocks of a paragraph that compares with the month before (环比) are of the month of issue */
static gboolean
is_of_month (HeshuDating *self, guint line)
{
  const HeshuExtraction *extraction = self->extraction;

  if (self->last_month == 0 || line >= extraction->n_lines || heshu_period_is_none (self->told) ||
      self->told.end - self->told.start != 12 || self->last_month / 12 != heshu_period_get_year (self->told))
    return FALSE;
  if (self->chain_line != line)
    {
      self->chain_line = line;
      self->has_chain = heshu_extraction_first_in (extraction, HESHU_CATEGORY ("chain-word"),
                                                   (HeshuRange){ extraction->lines[line].start,
                                                                 extraction->lines[line].end }) != NULL;
    }
  return self->has_chain;
}

static HeshuDated
article_at (HeshuDating *self, guint line)
{
  HeshuDated dated = self->article;

  if (!is_of_month (self, line))
    return dated;
  dated.period =
      heshu_period_new_months (self->last_month / 12, self->last_month % 12 + 1, self->last_month % 12 + 1);
  dated.rule = "month-of-issue";
  dated.confidence = 0.75;
  return dated;
}

void
heshu_dating_note_plan (HeshuDating *self, const HeshuFigure *figure, const HeshuDated *dated)
{
  if (figure->kind != HESHU_KIND_TARGET || !dated->named || heshu_period_is_none (self->told) ||
      dated->period.end - dated->period.start != 12 ||
      heshu_period_get_year (dated->period) != heshu_period_get_year (self->told) + 1)
    return;
  self->plan = *dated;
  self->plan_line = figure->line;
}

/* 2024年的目标是…。全会强调,要…: the plans of the next sentence, or of the paragraph behind, go on with that
 * year */
static gboolean
goes_on_with_plan (const HeshuDating *self, HeshuRange sentence, guint line)
{
  const HeshuExtraction *extraction = self->extraction;
  const HeshuFigure *next = self->next_figure < extraction->figures->len
                                ? heshu_extraction_get_figure (extraction, self->next_figure)
                                : NULL;

  return self->plan.named && next != NULL && next->kind == HESHU_KIND_TARGET &&
         next->numeral.start < sentence.end && line <= self->plan_line + 1;
}

HeshuDated
heshu_dating_open (HeshuDating *self, HeshuRange sentence, guint line)
{
  HeshuDated base = self->section.named ? self->section : article_at (self, line);

  base.named = self->section.named;
  if (!self->section.named && self->event.named && sentence.end > self->event_start)
    base = self->event;
  if (!self->section.named && goes_on_with_plan (self, sentence, line))
    {
      base = self->plan;
      base.rule = "year-of-plan-before";
      base.confidence = 0.75;
    }
  if (!self->carried.named || self->carried_line != line || !goes_on (self, sentence))
    return base;
  base = self->carried;
  base.rule = HESHU_DATING_CARRIED;
  base.confidence = 0.7;
  return base;
}
