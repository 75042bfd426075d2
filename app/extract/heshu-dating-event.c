/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-dating-private.h"

#include "heshu-chars.h"

/* How near a sentence's start a day must stand to date it */
#define OPENING_REACH 4
/* How far behind a dateline the 昨天 of its event may stand */
#define EVENT_REACH 40
/* How far behind a date the word that tells of it may stand */
#define REPORT_REACH 24
/* 上午10时 */
#define LONGEST_HOUR 5
/* A label in brackets at a line's start */
#define LONGEST_LABEL 12
/* What may follow a due date that is all its clause says: 11月底前完成 */
#define DUE_REST 4

static gboolean
is_comma (gunichar c)
{
  return c == ',' || c == 0xFF0C;
}

/* 3月6日讯, 3月6日电 */
static gboolean
is_dateline (const HeshuDating *self, const HeshuTimeMention *mention)
{
  guint end = mention->range.end;

  return mention->day && !mention->days && end < self->extraction->length &&
         (self->extraction->chars[end] == 0x8BAF || self->extraction->chars[end] == 0x7535);
}

/* What was told, held or seen on that date; nothing was counted by it */
static gboolean
is_of_report (const HeshuDating *self, const HeshuTimeMention *mention, guint end)
{
  HeshuRange behind = { mention->range.end, MIN (end, mention->range.end + REPORT_REACH) };

  return is_dateline (self, mention) ||
         heshu_time_find_word (self->extraction->terms, HESHU_CATEGORY ("report-word"), behind) != NULL;
}

/* Behind 零时, 20时, 上午9时 at @position */
static guint
skip_hour (const HeshuExtraction *self, guint position)
{
  for (guint i = position; i < MIN (self->length, position + LONGEST_HOUR); i++)
    {
      if (self->chars[i] == 0x65F6) /* 时 */
        return i + 1;
      if (!g_unichar_isalnum (self->chars[i]))
        break;
    }
  return position;
}

gboolean
heshu_dating_day_holds (const HeshuDating *self, const HeshuTimeMention *mention, HeshuRange sentence)
{
  guint end = mention->range.end;

  if (is_of_report (self, mention, sentence.end))
    return FALSE;
  if (mention->days)
    return TRUE;
  end = skip_hour (self->extraction, end);
  return mention->range.start - sentence.start <= OPENING_REACH && end < sentence.end &&
         is_comma (self->extraction->chars[end]);
}

/* 4月17日讯(记者 某某)昨天,…签约28个项目 */
void
heshu_dating_find_event (HeshuDating *self)
{
  const HeshuExtraction *extraction = self->extraction;

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (self->mentions, HeshuTimeMention, i);
      guint end = mention->range.end;
      HeshuRange behind = { end, MIN (end + EVENT_REACH, extraction->length) };

      if (!is_dateline (self, mention))
        continue;
      if (heshu_time_find_word (extraction->terms, HESHU_CATEGORY ("event-day"), behind) == NULL)
        return;
      self->event = heshu_dating_read (self, mention, self->told);
      self->event.rule = HESHU_DATING_EVENT;
      self->event.confidence = 0.75;
      self->event.named = !heshu_period_is_none (self->event.period) &&
                          self->event.period.end - self->event.period.start == 1;
      self->event_start = mention->range.start;
      return;
    }
}

/* The months a page is of: its date's, else the last that it counts up to. As an index like those of
 * HeshuPeriod; 0 unknown */
int
heshu_dating_find_last_month (const HeshuDating *self)
{
  const HeshuExtraction *extraction = self->extraction;
  int year = self->printed_year != 0             ? self->printed_year
             : heshu_period_is_none (self->told) ? 0
                                                 : heshu_period_get_year (self->told);
  int month = heshu_time_find_printed_month (extraction->terms, self->mentions, year);

  if (year == 0)
    return 0;
  for (guint i = 0; i < self->mentions->len && month == 0; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (self->mentions, HeshuTimeMention, i);

      if (mention->year == year && mention->first_month != 0 && mention->role == HESHU_TIME_PLAIN &&
          !mention->due && !mention->onward && is_of_report (self, mention, extraction->length))
        month = mention->last_month;
    }
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (self->mentions, HeshuTimeMention, i);

      if (month == 0 && mention->role == HESHU_TIME_UNTIL && !mention->due && mention->last_month != 0 &&
          (mention->year == 0 || mention->year == year))
        month = mention->last_month;
    }
  if (month == 0 && !heshu_period_is_none (self->told) && self->told.end - self->told.start < 12)
    return self->told.end - 1;
  return month != 0 ? year * 12 + month - 1 : 0;
}

/* 改造300户，11月底前完成: the clause behind the figure's only says when */
static gboolean
is_clause_of_due (const HeshuExtraction *self, const HeshuFigure *figure, const HeshuTimeMention *mention)
{
  HeshuRange clause;

  if (figure->clause + 1 >= self->clauses->len || !mention->due)
    return FALSE;
  clause = heshu_extraction_get_clause (self, figure->clause + 1);
  return is_comma (self->chars[clause.start - 1]) && mention->range.start == clause.start &&
         mention->range.end <= clause.end && clause.end - mention->range.end <= DUE_REST + 1;
}

/* 6月底前开工60个,9月底前全部开工: a date before the figure in its clause is its own */
static gboolean
has_own_due (const HeshuDating *self, HeshuRange clause)
{
  const HeshuTimeMention *before;

  if (self->next_mention == 0)
    return FALSE;
  before = &g_array_index (self->mentions, HeshuTimeMention, self->next_mention - 1);
  return before->due && before->range.start >= clause.start;
}

/* 864套确保2025年6月底前交付: what is to be done by a date that stands behind it in its clause. (nullable) */
const HeshuTimeMention *
heshu_dating_find_due (const HeshuDating *self, const HeshuFigure *figure)
{
  const HeshuExtraction *extraction = self->extraction;
  HeshuRange clause = heshu_extraction_get_clause (extraction, figure->clause);
  const HeshuTimeMention *mention;
  guint end;

  if (figure->kind != HESHU_KIND_TARGET || self->next_mention >= self->mentions->len)
    return NULL;
  mention = &g_array_index (self->mentions, HeshuTimeMention, self->next_mention);
  end = mention->range.end;
  if (mention->range.start < heshu_dating_figure_range (figure).end ||
      (end > clause.end && (!is_clause_of_due (extraction, figure, mention) || has_own_due (self, clause))))
    return NULL;
  /* 前 behind the date: 6月30日前 */
  if (!mention->due && (end >= extraction->length || extraction->chars[end] != 0x524D))
    return NULL;
  /* another figure between them is the one that is due */
  for (guint i = heshu_dating_figure_range (figure).end; i < mention->range.start; i++)
    if (g_unichar_isdigit (extraction->chars[i]))
      return NULL;
  return mention;
}

/* A day, months or another year than the article's, by which figures may be dated */
static gboolean
raises_doubt (const HeshuDating *self, const HeshuTimeMention *mention)
{
  if (mention->role == HESHU_TIME_AGAINST || mention->role == HESHU_TIME_OF || mention->planned ||
      is_of_report (self, mention, self->extraction->length))
    return FALSE;
  if (mention->first_month != 0)
    return !heshu_period_equal (heshu_time_resolve (mention, self->printed_year, self->told), self->told);
  return mention->year != 0 && mention->year == mention->last_year &&
         mention->year != heshu_period_get_year (self->told);
}

/* Behind 【秋收】 at @position */
static guint
skip_label (const HeshuExtraction *self, guint position)
{
  guint i = position;

  if (heshu_extraction_get_char (self, i) != 0x3010)
    return position;
  while (i < self->length && i - position < LONGEST_LABEL && self->chars[i] != 0x3011)
    i++;
  return i + 1;
}

/* Whether the sentence of a figure that only the article's period dates names another time before it, or its
 * paragraph began with a day's */
gboolean
heshu_dating_is_doubtful (HeshuDating *self, const HeshuFigure *figure)
{
  HeshuRange sentence = heshu_extraction_get_sentence (self->extraction, figure->sentence);
  guint line_start =
      figure->line < self->extraction->n_lines ? self->extraction->lines[figure->line].start : sentence.start;

  line_start = skip_label (self->extraction, line_start);
  for (; self->doubt_mention < self->mentions->len; self->doubt_mention++)
    {
      const HeshuTimeMention *mention =
          &g_array_index (self->mentions, HeshuTimeMention, self->doubt_mention);

      if (mention->range.start >= heshu_dating_figure_range (figure).start)
        break;
      if (!raises_doubt (self, mention))
        continue;
      self->doubt_end = mention->range.end;
      if (mention->day && mention->range.start >= line_start &&
          mention->range.start - line_start <= OPENING_REACH)
        self->doubt_line = figure->line;
    }
  return self->doubt_end > sentence.start || self->doubt_line == figure->line;
}

/* Whether the article's period was read outside it while its own words name another year */
gboolean
heshu_dating_is_inherited (const HeshuDating *self)
{
  const HeshuArticle *article = self->extraction->article;
  HeshuSpan span = article->field_spans[HESHU_ARTICLE_PERIOD];

  if (heshu_period_is_none (self->told))
    return FALSE;
  for (guint i = 0; i < article->regions->len; i++)
    {
      const HeshuSpan *region = &g_array_index (article->regions, HeshuSpan, i);

      if (!heshu_span_is_none (span) && span.start >= region->start && span.end <= region->end)
        return FALSE;
    }
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (self->mentions, HeshuTimeMention, i);

      if (mention->year != 0 && mention->year != heshu_period_get_year (self->told) && !mention->planned &&
          !heshu_context_is_next_years_goal (self->extraction->terms, mention, self->told))
        return TRUE;
    }
  return FALSE;
}
