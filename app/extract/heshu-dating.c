/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-dating-private.h"

#include "heshu-chars.h"
#include "heshu-sense-private.h"

/* A line that may be a heading, in characters */
#define SHORT_LINE 18
/* How many times back the year may be named that 六年里 counts from */
#define ANCHOR_REACH 6
/* How far back a semicolon parts a figure from its sentence's time */
#define PART_REACH 120

/* 截至6月底,防治40万亩次;面对干旱,打井七百口: a moment may be of its own part of the sentence alone */
static gboolean
is_moment_of_other_part (const HeshuDating *self, const HeshuFigure *figure, const HeshuDated *dated)
{
  const HeshuExtraction *extraction = self->extraction;
  guint from = figure->numeral.start > PART_REACH ? figure->numeral.start - PART_REACH : 0;

  if (!dated->named || !dated->moment || dated->range.end > figure->numeral.start)
    return FALSE;
  for (guint i = MAX (from, dated->range.end); i < figure->numeral.start; i++)
    if (extraction->chars[i] == ';' || extraction->chars[i] == 0xFF1B)
      return TRUE;
  return FALSE;
}

/* 今年计划投资6亿元, on a page that tells of a year and bears no date: it may be the year after that one */
static gboolean
is_year_to_come (const HeshuDating *self, const HeshuFigure *figure, const HeshuDated *dated)
{
  return self->printed_year == 0 && dated->named && figure->kind == HESHU_KIND_TARGET &&
         self->extraction->chars[dated->range.start] == 0x4ECA /* 今 */;
}

void
heshu_dating_set (HeshuDating *self, HeshuFigure *figure, const HeshuDated *dated)
{
  g_autofree char *text = NULL;

  if (heshu_period_is_none (dated->period))
    return;
  text = heshu_period_format (dated->period);
  if (!dated->named && dated->rule == self->article.rule && heshu_period_equal (dated->period, self->told))
    {
      double confidence = heshu_dating_is_doubtful (self, figure)
                              ? MIN (dated->confidence, HESHU_DATING_DOUBT)
                              : dated->confidence;

      heshu_extraction_read_from_article (self->extraction, figure, HESHU_FIELD_PERIOD, HESHU_ARTICLE_PERIOD,
                                          dated->rule, confidence);
      return;
    }
  heshu_extraction_read (self->extraction, figure, HESHU_FIELD_PERIOD, text, dated->range, dated->rule,
                         is_moment_of_other_part (self, figure, dated) ||
                                 is_year_to_come (self, figure, dated)
                             ? MIN (dated->confidence, HESHU_DATING_DOUBT)
                             : dated->confidence);
}

/* 9月以来: from then to the month the page was written in */
static gboolean
spans_months (const HeshuDating *self, const HeshuTimeMention *mention, HeshuPeriod *period)
{
  int last = self->last_month;
  int year = last / 12;

  if (!mention->onward || mention->first_month == 0 || last == 0 ||
      (mention->year != 0 && mention->year != year) || mention->relative ||
      mention->first_month > last % 12 + 1)
    return FALSE;
  *period = heshu_period_new_months (year, mention->first_month, last % 12 + 1);
  return TRUE;
}

/* 2014年为41%;2020年归零。六年里: the words told from which year on they count */
static gboolean
begins_before (const HeshuDating *self, const HeshuTimeMention *span, int year)
{
  guint n = MIN (self->next_mention, self->mentions->len);

  for (guint i = n - MIN (n, ANCHOR_REACH); i < n; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (self->mentions, HeshuTimeMention, i);

      if (mention->range.start < span->range.start && mention->year == year && mention->last_year == year &&
          mention->role == HESHU_TIME_PLAIN)
        return TRUE;
    }
  return FALSE;
}

/* 2019年以来, 五年来: from then to the end of what the article tells of */
static gboolean
spans_years (HeshuDating *self, const HeshuTimeMention *mention, HeshuPeriod *period)
{
  int last = heshu_period_is_none (self->told) ? self->printed_year : heshu_period_get_year (self->told);

  if (last == 0)
    return FALSE;
  if (mention->n_years > 1)
    *period = heshu_period_new_years (last - mention->n_years +
                                          (begins_before (self, mention, last - mention->n_years) ? 0 : 1),
                                      last);
  else if (mention->onward && mention->year != 0 && mention->year < last)
    *period = heshu_period_new_years (mention->year, last);
  else
    return FALSE;
  return TRUE;
}

HeshuDated
heshu_dating_read (HeshuDating *self, const HeshuTimeMention *mention, HeshuPeriod base)
{
  HeshuTimeMention read = *mention;
  HeshuPeriod told = self->told;
  gboolean base_rules;
  HeshuDated dated = {
    .range = mention->range, .rule = "time-in-sentence", .confidence = 0.93, .named = TRUE
  };

  /* 全年 and 6月底 belong to the year the sentence has named; 上年 counts from what the article tells of */
  base_rules = !heshu_time_mention_has_year (mention) && !heshu_period_is_none (base) &&
               !(mention->present && base.end <= self->told.start);
  /* 自1月1日起 is in force the whole year */
  if (read.role == HESHU_TIME_SINCE && read.first_month == 1)
    read.first_month = read.last_month = 0;
  dated.moment = read.role == HESHU_TIME_UNTIL;
  if (self->guessed && mention->year == 0)
    dated.confidence = HESHU_DATING_GUESS;
  if (spans_months (self, &read, &dated.period) || spans_years (self, &read, &dated.period))
    return dated;
  if (read.same || base_rules)
    told = base;
  else if (read.of_last && self->section.named)
    told = self->section.period; /* under 2023年完成情况, 上年 is 2022 */
  dated.period = heshu_time_resolve (&read, self->printed_year, told);
  return dated;
}

/* The year's end of a goal is the year it is due in */
HeshuDated
heshu_dated_for_target (const HeshuDated *dated, const HeshuFigure *figure)
{
  HeshuDated due = *dated;
  int year = heshu_period_is_none (due.period) ? 0 : heshu_period_get_year (due.period);

  if (figure->kind != HESHU_KIND_TARGET || year == 0)
    return due;
  if (due.period.end - due.period.start == 1 && due.period.end % 12 == 0)
    due.period = heshu_period_new_years (year, year);
  if (due.period.end - due.period.start > 12)
    due.period = heshu_period_new_years (year, year);
  return due;
}

/* The metric next to @index on one side; NULL at the end */
const HeshuFigure *
heshu_dating_get_neighbour (const HeshuExtraction *self, guint index, int step)
{
  for (gint64 i = (gint64) index + step; i >= 0 && i < self->figures->len; i += step)
    {
      const HeshuFigure *figure = heshu_extraction_get_figure (self, (guint) i);

      if (figure->excluded == NULL && figure->builder != NULL)
        return figure;
    }
  return NULL;
}

/* Whether 由 or 从 stands before @figure, behind the figure before it, and 到 or 至 leads to another one */
gboolean
heshu_dating_is_earlier_of_pair (const HeshuExtraction *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  const HeshuFigure *before = heshu_dating_get_neighbour (self, index, -1);
  const HeshuFigure *after = heshu_dating_get_neighbour (self, index, 1);
  HeshuRange clause = heshu_extraction_get_clause (self, figure->clause);
  guint floor = clause.start;
  guint end = heshu_dating_figure_range (figure).end;
  guint ceiling;
  const char *cue = HESHU_CATEGORY ("period-cue");
  gboolean from = FALSE;

  if (before != NULL)
    floor = MAX (floor, heshu_dating_figure_range (before).end);
  for (guint i = floor; i < heshu_dating_figure_range (figure).start && !from; i++)
    {
      const HeshuMatch *match = heshu_extraction_match_at (self, cue, i);

      from = match != NULL && g_strcmp0 (heshu_term_get_value (match->term), "from") == 0;
    }
  if (!from || after == NULL || after->sentence != figure->sentence)
    return FALSE;
  ceiling = heshu_dating_figure_range (after).start;
  for (guint i = end; i < ceiling && i < end + 16; i++)
    if (self->chars[i] == 0x5230 || self->chars[i] == 0x81F3) /* 到 至 */
      return TRUE;
  return FALSE;
}

static HeshuPeriod
year_before (HeshuPeriod period)
{
  int year = heshu_period_get_year (period) - 1;

  return heshu_period_new_years (year, year);
}

/* 二、2024年工作目标 on a page of 2024 */
static gboolean
is_plans_year (const HeshuDating *self, const HeshuDated *dated)
{
  return self->section.named && dated->rule == self->section.rule && !heshu_period_is_none (self->told) &&
         heshu_period_equal (dated->period, self->told) && dated->period.end - dated->period.start == 12;
}

void
heshu_dating_set_earlier (HeshuDating *self,
                          HeshuFigure *figure,
                          const HeshuFigure *later,
                          const HeshuDated *current)
{
  HeshuDated dated = *current;

  if (self->earlier.named)
    {
      heshu_dating_set (self, figure, &self->earlier);
      return;
    }
  if (later->kind == HESHU_KIND_TARGET)
    {
      /* 由40张增加到99张, still to come: the first is what there is, in a plan of this year the year before's
       */
      if (is_plans_year (self, &dated))
        dated = (HeshuDated){
          .period = year_before (dated.period), .rule = "year-before-plan", .confidence = 0.5, .named = TRUE
        };
      else
        dated = self->article;
      heshu_dating_set (self, figure, &dated);
      return;
    }
  /* A standard that is raised was the year before's; of anything else the page does not say when it was */
  if (figure->kind != HESHU_KIND_LIMIT || heshu_period_is_none (dated.period))
    return;
  dated.period = year_before (dated.period);
  dated.rule = "year-before-raise";
  dated.confidence = 0.5;
  dated.named = TRUE;
  heshu_dating_set (self, figure, &dated);
}

/* A year-end or month read as a column's heading: `2022年`, `2025年` */
static gboolean
date_like_left (HeshuDating *self, HeshuFigure *figure, HeshuRange head)
{
  guint index = self->next_figure - 1;
  const HeshuFigure *left = index > 0 ? heshu_extraction_get_figure (self->extraction, index - 1) : NULL;
  const char *period = left != NULL && left->builder != NULL && left->line == figure->line
                           ? heshu_metric_builder_get (left->builder, HESHU_FIELD_PERIOD)
                           : NULL;

  if (period == NULL)
    return FALSE;
  heshu_extraction_read (self->extraction, figure, HESHU_FIELD_PERIOD, period, head, "time-of-column-before",
                         0.9);
  return TRUE;
}

/* 2022年 | 2023年 | 压缩幅度: a share or change beside dated columns is of the latest of them */
static gboolean
date_like_columns (HeshuDating *self, HeshuFigure *figure)
{
  const HeshuExtraction *extraction = self->extraction;
  const char *unit = heshu_metric_builder_get (figure->builder, HESHU_FIELD_UNIT);
  HeshuDated latest = { .period = HESHU_PERIOD_NONE };
  g_autoptr (GArray) mentions = NULL;

  if (figure->header_line < 0 || (guint) figure->header_line >= extraction->n_lines ||
      heshu_range_is_empty (figure->header) || g_strcmp0 (unit, "%") != 0)
    return FALSE;
  mentions = heshu_time_scan (extraction->terms, (HeshuRange){ extraction->lines[figure->header_line].start,
                                                               figure->header.start });
  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);
      HeshuDated dated = heshu_dating_read (self, mention, self->told);

      if (mention->role == HESHU_TIME_PLAIN && mention->year != 0 && !heshu_period_is_none (dated.period) &&
          (heshu_period_is_none (latest.period) || dated.period.end > latest.period.end))
        latest = dated;
    }
  if (heshu_period_is_none (latest.period))
    return FALSE;
  latest.rule = "time-of-columns-before";
  latest.confidence = 0.9;
  heshu_dating_set (self, figure, &latest);
  return TRUE;
}

gboolean
heshu_dating_set_cell (HeshuDating *self, HeshuFigure *figure)
{
  HeshuRange heads[2] = { figure->header, figure->label };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) mentions = NULL;

      if (heshu_range_is_empty (heads[i]))
        continue;
      mentions = heshu_time_scan (self->extraction->terms, heads[i]);
      /* 比上年增长(%): the column is of the one on its left */
      if (mentions->len > 0 && g_array_index (mentions, HeshuTimeMention, 0).role == HESHU_TIME_AGAINST)
        return date_like_left (self, figure, heads[i]);
      if (mentions->len > 0)
        {
          HeshuDated dated =
              heshu_dating_read (self, &g_array_index (mentions, HeshuTimeMention, 0), self->told);

          dated.rule = "time-of-column";
          dated.confidence = 0.95;
          heshu_dating_set (self, figure, &dated);
          return !heshu_period_is_none (dated.period);
        }
    }
  return date_like_columns (self, figure);
}

/* 2021亮点工作: a heading may leave 年 out. Elsewhere four digits are a number: 〔2023〕21号 */
static int
bare_year (const HeshuExtraction *self, HeshuRange line, HeshuRange *range)
{
  guint start = line.start;
  int year = 0;

  while (start < line.end && !g_unichar_isalnum (self->chars[start]))
    start++;
  if (start + 4 >= line.end || !g_unichar_isalpha (self->chars[start + 4]) ||
      self->chars[start + 4] == 0x5E74)
    return 0;
  for (guint i = start; i < start + 4; i++)
    {
      int digit = g_unichar_isdigit (self->chars[i]) ? g_unichar_digit_value (self->chars[i]) : -1;

      if (digit < 0)
        return 0;
      year = year * 10 + digit;
    }
  *range = (HeshuRange){ start, start + 4 };
  return year >= 1949 && year <= 2099 ? year : 0;
}

/* A heading, or a short line without a full stop that repair took for a paragraph */
gboolean
heshu_dating_is_heading (const HeshuExtraction *self, const HeshuLine *line)
{
  if (line->kind == HESHU_LINE_HEADING)
    return TRUE;
  if (line->kind != HESHU_LINE_PARAGRAPH || line->end - line->start > SHORT_LINE || line->end == line->start)
    return FALSE;
  for (guint i = line->start; i < line->end; i++)
    if (heshu_chars_is_full_stop (self->chars, self->length, i) || self->chars[i] == ',' ||
        self->chars[i] == 0xFF0C)
      return FALSE;
  return TRUE;
}

/* 三、下步工作 of a report on the year before: what it plans is of the year it was printed in */
static gboolean
heads_plans (const HeshuDating *self, const HeshuLine *line)
{
  HeshuRange range = { line->start, line->end };

  return line->kind == HESHU_LINE_HEADING && self->printed_year != 0 && !heshu_period_is_none (self->told) &&
         self->told.end <= self->printed_year * 12 &&
         heshu_sense_first_in (self->extraction, HESHU_SENSE_PLAN, range) != NULL &&
         heshu_sense_first_in (self->extraction, HESHU_SENSE_REVIEW, range) == NULL;
}

void
heshu_dating_enter_heading (HeshuDating *self, const HeshuLine *line)
{
  HeshuRange range = { line->start, line->end };
  g_autoptr (GArray) mentions = heshu_time_scan (self->extraction->terms, range);
  HeshuDated dated = { 0 };
  HeshuRange bare;
  int year;

  /* A rule in force since some month is of its section */
  self->since = (HeshuDated){ 0 };

  for (guint i = 0; i < mentions->len && !dated.named; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      /* One month in a heading is when it was issued: 统计局 2024年3月; 1—9月累计情况 heads what it tells of
       */
      if ((heshu_time_mention_has_year (mention) ||
           (line->kind == HESHU_LINE_HEADING && mention->last_month > mention->first_month)) &&
          !mention->day && mention->role != HESHU_TIME_AGAINST &&
          (mention->first_month == 0 || mention->last_month > mention->first_month))
        /* 三、下半年工作 below 二、2023年上半年…: of the year that the heading before told */
        dated = heshu_dating_read (self, mention,
                                   self->section.named && !heshu_time_mention_has_year (mention)
                                       ? self->section.period
                                       : self->told);
    }
  if (!dated.named && (year = bare_year (self->extraction, range, &bare)) != 0)
    dated = (HeshuDated){
      .period = heshu_period_new_years (year, year), .range = bare, .confidence = 1, .named = TRUE
    };

  if (!dated.named && heads_plans (self, line))
    dated = (HeshuDated){ .period = heshu_period_new_years (self->printed_year, self->printed_year),
                          .range = range,
                          .confidence = 0.75,
                          .named = TRUE };

  if (dated.named && !heshu_period_is_none (dated.period))
    {
      dated.rule = "time-of-heading";
      dated.confidence = MIN (dated.confidence, 0.92);
      dated.moment = FALSE;
      self->section = dated;
      self->section_level = line->level;
    }
  else if (line->kind == HESHU_LINE_HEADING && line->level <= self->section_level)
    self->section = (HeshuDated){ 0 };
}
