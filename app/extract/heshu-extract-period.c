/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-context-private.h"

/* How near a sentence's start a time must stand to hold for the sentences behind it too */
#define OPENING_REACH 4
/* A line that may be a heading, in characters */
#define SHORT_LINE 18

typedef struct
{
  HeshuPeriod period;
  HeshuRange range;
  const char *rule;
  double confidence;
  gboolean moment; /* the state at a moment: 截至12月底 */
  gboolean named;  /* a mention in a sentence, rather than a default */
} Dated;

typedef struct
{
  HeshuExtraction *extraction;
  GArray *mentions; /* of the whole reading */
  guint next_mention;
  guint next_figure;
  int printed_year;
  HeshuPeriod told; /* what the article tells of */
  Dated article;
  Dated section; /* of the heading above */
  guint section_level;
  Dated carried; /* from the sentence before, within its line */
  guint carried_line;
  Dated earlier; /* of the 由… in this sentence */
  Dated since;   /* of the last 自…起: what holds for the rules that follow */
} Dating;

/* The line @position stands in; lines are in order */
static guint
find_line (const HeshuExtraction *self, guint position)
{
  guint low = 0;
  guint high = self->n_lines;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->lines[middle].start <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static HeshuRange
figure_range (const HeshuFigure *figure)
{
  return heshu_range_is_empty (figure->whole) ? figure->numeral : figure->whole;
}

static void
set_period (Dating *self, HeshuFigure *figure, const Dated *dated)
{
  g_autofree char *text = NULL;

  if (heshu_period_is_none (dated->period))
    return;
  text = heshu_period_format (dated->period);
  if (!dated->named && dated->rule == self->article.rule && heshu_period_equal (dated->period, self->told))
    {
      heshu_extraction_read_from_article (self->extraction, figure, HESHU_FIELD_PERIOD, HESHU_ARTICLE_PERIOD,
                                          dated->rule, dated->confidence);
      return;
    }
  heshu_extraction_read (self->extraction, figure, HESHU_FIELD_PERIOD, text, dated->range, dated->rule,
                         dated->confidence);
}

static Dated
date_mention (Dating *self, const HeshuTimeMention *mention, HeshuPeriod base)
{
  HeshuTimeMention read = *mention;
  gboolean base_rules;
  Dated dated = { .range = mention->range, .rule = "time-in-sentence", .confidence = 0.93, .named = TRUE };

  /* 全年 and 6月底 belong to the year the sentence has named; 上年 counts from what the article tells of */
  base_rules = !heshu_time_mention_has_year (mention) && !heshu_period_is_none (base);
  /* 自1月1日起 is in force the whole year */
  if (read.role == HESHU_TIME_SINCE && read.first_month == 1)
    read.first_month = read.last_month = 0;
  dated.moment = read.role == HESHU_TIME_UNTIL;
  dated.period = heshu_time_resolve (&read, self->printed_year, read.same || base_rules ? base : self->told);
  return dated;
}

/* The year's end of a goal is the year it is due in */
static Dated
for_target (const Dated *dated, const HeshuFigure *figure)
{
  Dated due = *dated;
  int year = heshu_period_is_none (due.period) ? 0 : heshu_period_get_year (due.period);

  if (figure->kind != HESHU_KIND_TARGET || year == 0)
    return due;
  if (due.period.end - due.period.start == 1 && due.period.end % 12 == 0)
    due.period = heshu_period_new_years (year, year);
  if (due.period.end - due.period.start > 12)
    due.period = heshu_period_new_years (year, year);
  return due;
}

/* 年度任务, 全年目标: the year belongs to the goal, not to what was reached of it */
static gboolean
is_of_goal (const HeshuExtraction *self, const HeshuTimeMention *mention)
{
  return mention->whole &&
         heshu_extraction_match_at (self, g_intern_static_string ("goal-word"), mention->range.end) != NULL;
}

/* The metric next to @index on one side; NULL at the end */
static const HeshuFigure *
neighbour (const HeshuExtraction *self, guint index, int step)
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
static gboolean
is_earlier_of_pair (const HeshuExtraction *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  const HeshuFigure *before = neighbour (self, index, -1);
  const HeshuFigure *after = neighbour (self, index, 1);
  HeshuRange clause = heshu_extraction_get_clause (self, figure->clause);
  guint floor = clause.start;
  guint end = figure_range (figure).end;
  guint ceiling;
  const char *cue = g_intern_static_string ("period-cue");
  gboolean from = FALSE;

  if (before != NULL)
    floor = MAX (floor, figure_range (before).end);
  for (guint i = floor; i < figure_range (figure).start && !from; i++)
    {
      const HeshuMatch *match = heshu_extraction_match_at (self, cue, i);

      from = match != NULL && g_strcmp0 (heshu_term_get_value (match->term), "from") == 0;
    }
  if (!from || after == NULL || after->sentence != figure->sentence)
    return FALSE;
  ceiling = figure_range (after).start;
  for (guint i = end; i < ceiling && i < end + 16; i++)
    if (self->chars[i] == 0x5230 || self->chars[i] == 0x81F3) /* 到 至 */
      return TRUE;
  return FALSE;
}

static void
date_earlier (Dating *self, HeshuFigure *figure, const HeshuFigure *later, const Dated *current)
{
  Dated dated = *current;
  int year;

  if (self->earlier.named)
    {
      set_period (self, figure, &self->earlier);
      return;
    }
  if (later->kind == HESHU_KIND_TARGET)
    {
      /* 由40张增加到99张, still to come: the first is what there is */
      set_period (self, figure, &self->article);
      return;
    }
  /* A standard that is raised was the year before's; of anything else the page does not say when it was */
  if (figure->kind != HESHU_KIND_LIMIT || heshu_period_is_none (dated.period))
    return;
  year = heshu_period_get_year (dated.period) - 1;
  dated.period = heshu_period_new_years (year, year);
  dated.rule = "year-before-raise";
  dated.confidence = 0.5;
  dated.named = TRUE;
  set_period (self, figure, &dated);
}

/* A year-end or month read as a column's heading: `2022年`, `2025年` */
static gboolean
date_like_left (Dating *self, HeshuFigure *figure, HeshuRange head)
{
  guint index = self->next_figure - 1;
  const HeshuFigure *left = index > 0 ? heshu_extraction_get_figure (self->extraction, index - 1) : NULL;
  const char *period = left != NULL && left->builder != NULL && left->line == figure->line
                           ? heshu_metric_builder_get (left->builder, HESHU_FIELD_PERIOD)
                           : NULL;

  if (period == NULL)
    return FALSE;
  heshu_extraction_read (self->extraction, figure, HESHU_FIELD_PERIOD, period, head, "time-of-column-before",
                         0.85);
  return TRUE;
}

static gboolean
date_cell (Dating *self, HeshuFigure *figure)
{
  HeshuRange heads[2] = { figure->header, figure->label };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) mentions = NULL;

      if (heshu_range_is_empty (heads[i]))
        continue;
      mentions = heshu_time_scan (self->extraction->lexicon, self->extraction->chars,
                                  self->extraction->length, heads[i]);
      /* 比上年增长(%): the column is of the one on its left */
      if (mentions->len > 0 && g_array_index (mentions, HeshuTimeMention, 0).role == HESHU_TIME_AGAINST)
        return date_like_left (self, figure, heads[i]);
      if (mentions->len > 0)
        {
          Dated dated = date_mention (self, &g_array_index (mentions, HeshuTimeMention, 0), self->told);

          dated.rule = "time-of-column";
          dated.confidence = 0.95;
          set_period (self, figure, &dated);
          return !heshu_period_is_none (dated.period);
        }
    }
  return FALSE;
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
static gboolean
is_heading (const HeshuExtraction *self, const HeshuLine *line)
{
  if (line->kind == HESHU_LINE_HEADING)
    return TRUE;
  if (line->kind != HESHU_LINE_PARAGRAPH || line->end - line->start > SHORT_LINE || line->end == line->start)
    return FALSE;
  for (guint i = line->start; i < line->end; i++)
    if (self->chars[i] == 0x3002 || self->chars[i] == ',' || self->chars[i] == 0xFF0C)
      return FALSE;
  return TRUE;
}

static void
enter_heading (Dating *self, const HeshuLine *line)
{
  HeshuRange range = { line->start, line->end };
  g_autoptr (GArray) mentions =
      heshu_time_scan (self->extraction->lexicon, self->extraction->chars, self->extraction->length, range);
  Dated dated = { 0 };
  HeshuRange bare;
  int year;

  for (guint i = 0; i < mentions->len && !dated.named; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      /* One month in a heading is when it was issued: 统计局 2024年3月 */
      if (heshu_time_mention_has_year (mention) && !mention->day && mention->role != HESHU_TIME_AGAINST &&
          (mention->first_month == 0 || mention->last_month > mention->first_month))
        dated = date_mention (self, mention, self->told);
    }
  if (!dated.named && (year = bare_year (self->extraction, range, &bare)) != 0)
    dated = (Dated){ .period = heshu_period_new_years (year, year), .range = bare, .named = TRUE };

  if (dated.named && !heshu_period_is_none (dated.period))
    {
      dated.rule = "time-of-heading";
      dated.confidence = 0.92;
      dated.moment = FALSE;
      self->section = dated;
      self->section_level = line->level;
    }
  else if (line->kind == HESHU_LINE_HEADING && line->level <= self->section_level)
    self->section = (Dated){ 0 };
}

/* What holds at the start of a sentence */
static Dated
opening (Dating *self, HeshuRange sentence, guint line)
{
  Dated base = self->section.named ? self->section : self->article;
  gboolean stock = FALSE;

  base.named = self->section.named;
  if (!self->carried.named || self->carried_line != line)
    return base;
  /* A state at a moment goes on where the next sentence still counts what there is: 全区现有养老机构38家 */
  for (guint i = sentence.start; i < sentence.end && i < sentence.start + 10 && !stock; i++)
    stock = heshu_extraction_match_at (self->extraction, g_intern_static_string ("stock-word"), i) != NULL;
  if (self->carried.moment && !stock)
    return base;
  base = self->carried;
  base.rule = "time-of-sentence-before";
  base.confidence = 0.7;
  return base;
}

/* The next figure that is a metric; 2019 of 2019年 is none */
static const HeshuFigure *
peek_figure (Dating *self)
{
  for (; self->next_figure < self->extraction->figures->len; self->next_figure++)
    {
      const HeshuFigure *figure = heshu_extraction_get_figure (self->extraction, self->next_figure);

      if (figure->excluded == NULL && figure->builder != NULL)
        return figure;
    }
  return NULL;
}

/* Whether the next figure is of @sentence and of the clause @position stands in */
static gboolean
next_is_in_clause (Dating *self, guint position)
{
  const HeshuFigure *figure = peek_figure (self);
  HeshuRange clause;

  if (figure == NULL)
    return FALSE;
  clause = heshu_extraction_get_clause (self->extraction, figure->clause);
  return clause.start <= position && position < clause.end;
}

typedef struct
{
  Dated base; /* at the sentence's start */
  Dated current;
  Dated back; /* to return to for a change, where `current` is an earlier year's */
  gboolean has_back;
  const HeshuTimeMention *goal; /* of the next figure alone */
  const HeshuTimeMention *from;
  guint n_figures;
  guint start;
} SentenceState;

static void
meet_mention (Dating *self, SentenceState *state, const HeshuTimeMention *mention)
{
  const HeshuFigure *next = peek_figure (self);
  Dated dated;

  if (mention->role == HESHU_TIME_AGAINST)
    return;
  if (mention->role == HESHU_TIME_OF && next != NULL && next->measure != HESHU_MEASURE_LEVEL)
    return;
  if (is_of_goal (self->extraction, mention))
    {
      state->goal = mention;
      return;
    }
  if (mention->role == HESHU_TIME_FROM)
    {
      state->from = mention;
      self->earlier = date_mention (self, mention, state->current.period);
      self->earlier.rule = "time-of-earlier-figure";
      return;
    }
  if (mention->day && mention->role != HESHU_TIME_UNTIL && mention->role != HESHU_TIME_SINCE &&
      !next_is_in_clause (self, mention->range.start))
    return;
  if (mention->same && !heshu_time_mention_has_year (mention))
    return;
  /* 目前 in a report of half a year says nothing of its own */
  dated = date_mention (self, mention, state->current.period);
  if (heshu_period_is_none (dated.period))
    return;
  if (mention->role == HESHU_TIME_SINCE && mention->year != 0)
    {
      self->since = dated;
      self->since.rule = "rule-in-force-since";
      self->since.confidence = 0.7;
    }
  state->has_back = state->n_figures > 0 && dated.period.end <= state->current.period.start;
  if (state->has_back)
    state->back = state->current;
  state->current = dated;
  if ((mention->range.start - state->start <= OPENING_REACH || mention->role == HESHU_TIME_UNTIL) &&
      !heshu_period_contains (dated.period, self->told))
    {
      self->carried = dated;
      self->carried.moment = mention->role == HESHU_TIME_UNTIL && mention->role != HESHU_TIME_SINCE;
    }
}

static void
meet_figure (Dating *self, SentenceState *state, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self->extraction, index);
  Dated dated = state->current;

  state->n_figures++;
  if (figure->header_cell >= 0 && date_cell (self, figure))
    return;
  if (is_earlier_of_pair (self->extraction, index))
    {
      date_earlier (self, figure, neighbour (self->extraction, index, 1), &state->current);
      return;
    }
  if (state->goal != NULL && figure->kind == HESHU_KIND_TARGET)
    {
      dated = date_mention (self, state->goal, state->current.period);
      dated.rule = "year-of-goal";
    }
  else if (self->since.named && !state->current.named &&
           (figure->kind == HESHU_KIND_LIMIT || figure->measure == HESHU_MEASURE_CHANGE))
    dated = self->since;
  else if (state->has_back && figure->measure == HESHU_MEASURE_CHANGE)
    {
      state->current = state->back;
      state->has_back = FALSE;
      dated = state->current;
    }
  dated = for_target (&dated, figure);
  set_period (self, figure, &dated);
}

static void
date_sentence (Dating *self, guint index)
{
  HeshuRange sentence = heshu_extraction_get_sentence (self->extraction, index);
  SentenceState state = { .start = sentence.start };
  const HeshuFigure *first = peek_figure (self);
  guint line = first != NULL && first->sentence == index ? first->line : G_MAXUINT;

  if (line == G_MAXUINT)
    line = find_line (self->extraction, sentence.start);
  state.base = state.current = opening (self, sentence, line);
  self->carried = (Dated){ 0 };
  self->carried_line = line;
  self->earlier = (Dated){ 0 };

  for (;;)
    {
      const HeshuFigure *figure = peek_figure (self);
      const HeshuTimeMention *mention =
          self->next_mention < self->mentions->len
              ? &g_array_index (self->mentions, HeshuTimeMention, self->next_mention)
              : NULL;
      gboolean has_figure = figure != NULL && figure_range (figure).start < sentence.end;
      gboolean has_mention = mention != NULL && mention->range.start < sentence.end;

      if (has_mention && (!has_figure || mention->range.start <= figure_range (figure).start))
        {
          self->next_mention++;
          if (mention->range.start >= sentence.start)
            meet_mention (self, &state, mention);
        }
      else if (has_figure)
        meet_figure (self, &state, self->next_figure++);
      else
        break;
    }
  if (!self->carried.named && state.base.named && state.current.range.start == state.base.range.start &&
      state.base.rule != self->section.rule)
    self->carried = state.base;
}

void
heshu_extract_period (HeshuExtraction *self)
{
  const char *told = heshu_article_get (self->article, HESHU_ARTICLE_PERIOD);
  Dating dating = { .extraction = self };
  guint line = 0;

  dating.mentions =
      heshu_time_scan (self->lexicon, self->chars, self->length, (HeshuRange){ 0, self->length });
  dating.printed_year = heshu_context_find_printed_year (self->document, dating.mentions);
  if (told == NULL || !heshu_period_parse (told, &dating.told))
    dating.told = HESHU_PERIOD_NONE;
  dating.article = (Dated){ .period = dating.told, .rule = "period-of-article", .confidence = 0.9 };

  for (guint i = 0; i < self->sentences->len; i++)
    {
      HeshuRange sentence = heshu_extraction_get_sentence (self, i);

      for (; line < self->n_lines && self->lines[line].start <= sentence.start; line++)
        if (is_heading (self, &self->lines[line]))
          enter_heading (&dating, &self->lines[line]);
      date_sentence (&dating, i);
    }
  g_array_unref (dating.mentions);
}
