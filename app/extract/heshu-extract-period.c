/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-dating-private.h"

/* How near a sentence's start a time must stand to hold for the sentences behind it too */
#define OPENING_REACH 4
/* How much of a page its top is, in characters */
#define TOP_LENGTH 1000
/* How far a figure may stand behind the time that is its own: 2022年的每人每月851元 */
#define BINDING_REACH 8

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

/* 年度任务, 全年目标, 年初预算: the year belongs to the goal, not to what was reached of it */
static gboolean
is_of_goal (const HeshuExtraction *self, const HeshuTimeMention *mention)
{
  return (mention->whole || mention->start) &&
         heshu_extraction_match_at (self, HESHU_CATEGORY ("goal-word"), mention->range.end) != NULL;
}

/* The next figure that is a metric; 2019 of 2019年 is none */
static const HeshuFigure *
peek_figure (HeshuDating *self)
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
next_is_in_clause (HeshuDating *self, guint position)
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
  HeshuDated base; /* at the sentence's start */
  HeshuDated current;
  HeshuDated back; /* to return to for a change, where `current` is an earlier year's */
  gboolean has_back;
  const HeshuTimeMention *goal; /* of what is planned */
  gboolean goal_told; /* how much is planned was said: a share that follows is of what was reached */
  const HeshuTimeMention *from;
  gboolean paired; /* an earlier figure's time was told: 由2012年 */
  guint n_figures;
  guint start;
  guint end;
  const HeshuTimeMention *last; /* the mention before, to see what is listed */
  guint list_first; /* 2020年、2021年、2022年分别为: index of the first, how many, how many are handed out */
  guint list_length;
  guint list_used;
} SentenceState;

/* 2020年、2021年: nothing but a mark between */
static void
note_list (HeshuDating *self, SentenceState *state, const HeshuTimeMention *mention)
{
  guint index = self->next_mention - 1;

  if (state->last != NULL && mention->range.start == state->last->range.end + 1)
    state->list_length++;
  else
    {
      state->list_first = index;
      state->list_length = 1;
    }
  state->list_used = 0;
  state->last = mention;
}

/* The next of the listed times, where 分别 hands them out to the figures. (nullable) */
static const HeshuTimeMention *
take_listed (HeshuDating *self, SentenceState *state, const HeshuFigure *figure)
{
  guint end = state->last != NULL ? state->last->range.end : 0;

  if (state->list_length < 2 || state->list_used >= state->list_length)
    return NULL;
  for (guint i = end; state->list_used == 0; i++)
    {
      if (i >= figure->numeral.start)
        return NULL;
      if (heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("each-word"), i) != NULL)
        break;
    }
  return &g_array_index (self->mentions, HeshuTimeMention, state->list_first + state->list_used++);
}

/* 2024年春季签约活动: the year that the day of the event told before is in */
static gboolean
is_year_of_event (const HeshuDating *self, const HeshuTimeMention *mention, HeshuPeriod period)
{
  return self->event.named && mention->year != 0 && mention->first_month == 0 &&
         heshu_period_contains (period, self->event.period);
}

/* Whether @mention belongs to @figure alone: 2014年的15.6% */
static gboolean
is_bound (const HeshuDating *self, const HeshuTimeMention *mention, const HeshuFigure *figure)
{
  if (figure->numeral.start < mention->range.end ||
      figure->numeral.start - mention->range.end > BINDING_REACH)
    return FALSE;
  for (guint i = mention->range.end; i < figure->numeral.start; i++)
    if (g_unichar_ispunct (self->extraction->chars[i]))
      return FALSE;
  return TRUE;
}

/* 去年同期的 */
static gboolean
is_owner (const HeshuExtraction *self, const HeshuTimeMention *mention)
{
  return heshu_extraction_get_char (self, mention->range.end) == 0x7684;
}

/* The time of the earlier of two figures */
static void
take_earlier (HeshuDating *self, SentenceState *state, const HeshuTimeMention *mention)
{
  state->from = mention;
  self->earlier = heshu_dating_read (self, mention, state->current.period);
  self->earlier.rule = "time-of-earlier-figure";
}

/* 分月看,1月份2.9亿元: a glance at one of the months told of, behind which the sentences go on as before */
static gboolean
is_glance (const HeshuExtraction *self, const SentenceState *state, const HeshuTimeMention *mention)
{
  if (heshu_extraction_get_char (self, state->start) != 0x5206 /* 分 */)
    return FALSE;
  for (guint i = state->start + 1; i < mention->range.start; i++)
    if (self->chars[i] == 0x770B /* 看 */)
      return TRUE;
  return FALSE;
}

static void
meet_mention (HeshuDating *self, SentenceState *state, const HeshuTimeMention *mention)
{
  const HeshuFigure *next = peek_figure (self);
  HeshuDated dated;

  if (mention->role == HESHU_TIME_AGAINST && !is_of_goal (self->extraction, mention))
    {
      /* 比去年同期的168亿元增长…: the figure behind 的 is that time's */
      if (next != NULL && is_owner (self->extraction, mention) && is_bound (self, mention, next))
        take_earlier (self, state, mention);
      return;
    }
  if (mention->role == HESHU_TIME_OF && next != NULL && next->measure != HESHU_MEASURE_LEVEL)
    return;
  /* 是去年同期19亿元的1.6倍: the base of the multiple alone is that time's */
  if (mention->role == HESHU_TIME_OF && next != NULL && is_bound (self, mention, next))
    {
      take_earlier (self, state, mention);
      return;
    }
  if (is_of_goal (self->extraction, mention))
    {
      state->goal = mention;
      return;
    }
  if (mention->role == HESHU_TIME_FROM)
    {
      state->paired = TRUE;
      take_earlier (self, state, mention);
      return;
    }
  if (mention->day && !heshu_dating_day_holds (self, mention, (HeshuRange){ state->start, state->end }) &&
      mention->role != HESHU_TIME_UNTIL && mention->role != HESHU_TIME_SINCE &&
      !next_is_in_clause (self, mention->range.start))
    return;
  if (mention->same && !heshu_time_mention_has_year (mention))
    return;
  if (mention->now)
    {
      if (state->current.period.end <= self->told.start)
        state->current = self->section.named ? self->section : self->article;
      return;
    }
  /* 目前 in a report of half a year says nothing of its own */
  dated = heshu_dating_read (self, mention, state->current.period);
  if (heshu_period_is_none (dated.period) || is_year_of_event (self, mention, dated.period))
    return;
  if (mention->range.start > self->event_start)
    self->event.named = FALSE;
  if (mention->role == HESHU_TIME_SINCE && mention->year != 0)
    {
      self->since = dated;
      self->since.rule = "rule-in-force-since";
      self->since.confidence = 0.7;
    }
  /* 由2012年的62.3%提升到2021年的93.8%,提高…: what the change is up to stands behind the pair */
  state->has_back = state->n_figures > 0 && dated.period.end <= state->current.period.start &&
                    !(state->paired && mention->role == HESHU_TIME_UNTIL);
  if (state->has_back)
    state->back = state->current;
  state->current = dated;
  /* 2014年为41.2%;2020年,…归零: the sentence has come back to what the article tells of */
  if (heshu_time_mention_has_year (mention) && heshu_period_equal (dated.period, self->told))
    self->carried = (HeshuDated){ 0 };
  /* 年初 dates what was done then, 8月当月 what is told of that month alone */
  if ((mention->range.start - state->start <= OPENING_REACH || mention->role == HESHU_TIME_UNTIL) &&
      !mention->start && !mention->latest && !is_glance (self->extraction, state, mention) &&
      !heshu_period_equal (dated.period, self->told) &&
      (mention->first_month != 0 || !heshu_period_contains (dated.period, self->told)))
    {
      self->carried = dated;
      self->carried.moment = mention->role == HESHU_TIME_UNTIL && mention->role != HESHU_TIME_SINCE;
    }
}

static void
meet_figure (HeshuDating *self, SentenceState *state, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self->extraction, index);
  const HeshuTimeMention *listed, *due;
  HeshuDated dated = state->current;

  state->n_figures++;
  if (figure->header_cell >= 0 && heshu_dating_set_cell (self, figure))
    return;
  if ((listed = take_listed (self, state, figure)) != NULL)
    {
      dated = heshu_dating_read (self, listed, self->told);
      dated.rule = "time-of-list";
      heshu_dating_set (self, figure, &dated);
      return;
    }
  if (state->from != NULL && is_bound (self, state->from, figure))
    {
      /* 由2014年的15.6%降为零; what the first of several standards was raised from holds for the others */
      heshu_dating_set (self, figure, &self->earlier);
      state->from = NULL;
      if (figure->kind != HESHU_KIND_LIMIT)
        self->earlier = (HeshuDated){ 0 };
      return;
    }
  if (heshu_dating_is_earlier_of_pair (self->extraction, index))
    {
      heshu_dating_set_earlier (self, figure, heshu_dating_get_neighbour (self->extraction, index, 1),
                                &state->current);
      return;
    }
  if (state->goal != NULL && figure->kind != HESHU_KIND_ACTUAL &&
      (!state->goal_told || figure->measure == HESHU_MEASURE_LEVEL))
    {
      HeshuTimeMention goal = *state->goal;

      goal.start = FALSE; /* what is planned at the year's start is the year's */
      state->goal_told = figure->measure == HESHU_MEASURE_LEVEL;
      dated = heshu_dating_read (self, &goal, state->current.period);
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
  /* A rule does not end with the months whose effect was just told */
  if (figure->kind == HESHU_KIND_LIMIT && g_strcmp0 (dated.rule, HESHU_DATING_CARRIED) == 0)
    dated = self->section.named ? self->section : self->article;
  /* Nor is what an event promises, or the rules it is held by, of its month */
  if (figure->kind != HESHU_KIND_ACTUAL && g_strcmp0 (dated.rule, HESHU_DATING_EVENT) == 0)
    dated = self->article;
  if ((due = heshu_dating_find_due (self, figure)) != NULL)
    dated = heshu_dating_read (self, due, state->current.period);
  dated = heshu_dated_for_target (&dated, figure);
  heshu_dating_note_plan (self, figure, &dated);
  heshu_dating_set (self, figure, &dated);
}

static void
date_sentence (HeshuDating *self, guint index)
{
  HeshuRange sentence = heshu_extraction_get_sentence (self->extraction, index);
  SentenceState state = { .start = sentence.start, .end = sentence.end };
  const HeshuFigure *first = peek_figure (self);
  guint line = first != NULL && first->sentence == index ? first->line : G_MAXUINT;

  if (line == G_MAXUINT)
    line = find_line (self->extraction, sentence.start);
  state.base = state.current = heshu_dating_open (self, sentence, line);
  self->carried = (HeshuDated){ 0 };
  self->carried_line = line;
  self->earlier = (HeshuDated){ 0 };

  for (;;)
    {
      const HeshuFigure *figure = peek_figure (self);
      const HeshuTimeMention *mention =
          self->next_mention < self->mentions->len
              ? &g_array_index (self->mentions, HeshuTimeMention, self->next_mention)
              : NULL;
      gboolean has_figure = figure != NULL && heshu_dating_figure_range (figure).start < sentence.end;
      gboolean has_mention = mention != NULL && mention->range.start < sentence.end;

      if (has_mention && (!has_figure || mention->range.start <= heshu_dating_figure_range (figure).start))
        {
          self->next_mention++;
          note_list (self, &state, mention);
          if (mention->range.start >= sentence.start)
            meet_mention (self, &state, mention);
        }
      else if (has_figure)
        meet_figure (self, &state, self->next_figure++);
      else
        break;
    }
  if (!self->carried.named && state.base.named && state.current.range.start == state.base.range.start &&
      state.base.rule != self->section.rule && g_strcmp0 (state.base.rule, HESHU_DATING_EVENT) != 0)
    self->carried = state.base;
}

static gboolean
tells_year (const GArray *mentions, int year)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      if (mention->year == year && !mention->planned &&
          (mention->role == HESHU_TIME_PLAIN || mention->role == HESHU_TIME_SINCE))
        return TRUE;
    }
  return FALSE;
}

/* Whether the year that the article tells of is printed where its period was read, in its text or near the
 * page's top. A year named only as a plan's (到2025年) is no evidence. */
static gboolean
is_year_printed (const HeshuDating *self)
{
  const HeshuExtraction *extraction = self->extraction;
  const gunichar *chars = heshu_text_get_chars (extraction->document->text);
  guint length = heshu_text_get_length (extraction->document->text);
  HeshuSpan span = extraction->article->field_spans[HESHU_ARTICLE_PERIOD];
  g_autoptr (HeshuTermIndex) top_terms = NULL;
  g_autoptr (GArray) top = NULL;
  guint digits = 0;
  int year;

  if (heshu_period_is_none (self->told))
    return FALSE;
  for (guint i = span.start; i < MIN (span.end, length); i++)
    {
      digits = g_unichar_isdigit (chars[i]) ? digits + 1 : 0;
      if (digits == 4)
        return TRUE;
    }
  year = heshu_period_get_year (self->told);
  if (tells_year (self->mentions, year))
    return TRUE;
  length = MIN (length, TOP_LENGTH);
  top_terms = heshu_term_index_new (extraction->lexicon, chars, length);
  top = heshu_time_scan (top_terms, (HeshuRange){ 0, length });
  return tells_year (top, year);
}

void
heshu_extract_period (HeshuExtraction *self)
{
  const char *told = heshu_article_get (self->article, HESHU_ARTICLE_PERIOD);
  HeshuDating dating = { .extraction = self };
  guint line = 0;

  dating.mentions = self->mentions;
  dating.printed_year = heshu_context_find_printed_year (self->document, self->terms, dating.mentions);
  if (told == NULL || !heshu_period_parse (told, &dating.told))
    dating.told = HESHU_PERIOD_NONE;
  dating.guessed = dating.printed_year == 0 && !is_year_printed (&dating);
  dating.article = (HeshuDated){ .period = dating.told,
                                 .rule = "period-of-article",
                                 .confidence = dating.guessed ? HESHU_DATING_GUESS : 0.9 };
  if (heshu_dating_is_inherited (&dating))
    dating.article.confidence = MIN (dating.article.confidence, HESHU_DATING_DOUBT);
  dating.doubt_line = dating.chain_line = G_MAXUINT;
  dating.last_month = heshu_dating_find_last_month (&dating);
  heshu_dating_find_event (&dating);

  for (guint i = 0; i < self->sentences->len; i++)
    {
      HeshuRange sentence = heshu_extraction_get_sentence (self, i);

      for (; line < self->n_lines && self->lines[line].start <= sentence.start; line++)
        if (heshu_dating_is_heading (self, &self->lines[line]))
          heshu_dating_enter_heading (&dating, &self->lines[line]);
      date_sentence (&dating, i);
    }
}
