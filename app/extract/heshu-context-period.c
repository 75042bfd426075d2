/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-context-private.h"

#include "heshu-chars.h"

#define ISSUE_LINE 40
/* How far behind a year the 期 of its issue may stand: 第12期 */
#define ISSUE_NUMBER 6
/* How far from its start a page may be dated, in characters */
#define TOP_LENGTH 200
/* How far behind a month its 记者 may stand */
#define VISIT_REACH 8
/* How far behind a year the word may stand that makes its sentence a plan */
#define GOAL_REACH 120

/* The head of the sheet (某某日报 2023年11月8日 星期三) belongs to no article; it dates all of them */
static int
find_top_year (const HeshuDocument *document, HeshuLexicon *lexicon)
{
  guint length = MIN (heshu_text_get_length (document->text), TOP_LENGTH);
  g_autoptr (HeshuTermIndex) top =
      heshu_term_index_new (lexicon, heshu_text_get_chars (document->text), length);
  g_autoptr (GArray) mentions = heshu_time_scan (top, (HeshuRange){ 0, length });

  return heshu_time_find_printed_year (top, mentions);
}

/* 截至2020年12月… and 今年计划…, on a page without a date: it was printed the year after. 0 where it does not
 * say so */
static int
infer_printed_year (const GArray *mentions)
{
  int closed = 0, latest = 0;
  gboolean plans = FALSE;

  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      plans = plans || (mention->relative && mention->offset == 0 && mention->planned);
      if (mention->year == 0 || mention->planned || mention->due || mention->last_year != mention->year ||
          mention->role == HESHU_TIME_AGAINST || mention->role == HESHU_TIME_FROM)
        continue;
      if (mention->role == HESHU_TIME_UNTIL && (mention->end || mention->first_month == 12))
        closed = MAX (closed, mention->year);
      else if (mention->role != HESHU_TIME_UNTIL || mention->first_month != 0)
        latest = MAX (latest, mention->year); /* 到2025年 is still to come */
    }
  return plans && closed != 0 && latest <= closed ? closed + 1 : 0;
}

int
heshu_context_find_printed_year (const HeshuDocument *document,
                                 const HeshuTermIndex *terms,
                                 const GArray *mentions)
{
  HeshuPeriod issue;
  int year = heshu_time_find_printed_year (terms, mentions);

  if (year != 0)
    return year;
  if (document->issue_date != NULL && strlen (document->issue_date) >= 7)
    {
      g_autofree char *month = g_strndup (document->issue_date, 7);

      if (heshu_period_parse (month, &issue))
        return heshu_period_get_year (issue);
    }
  year = find_top_year (document, terms->lexicon);
  return year != 0 ? year : infer_printed_year (mentions);
}

static gboolean
resolve (HeshuArticle *article, const HeshuTimeMention *mention, int printed_year, HeshuSpan span)
{
  HeshuPeriod period = heshu_time_resolve (mention, printed_year, HESHU_PERIOD_NONE);
  g_autofree char *text = NULL;

  if (heshu_period_is_none (period))
    return FALSE;
  text = heshu_period_format (period);
  heshu_article_set (article, HESHU_ARTICLE_PERIOD, text, span);
  return TRUE;
}

/* A mention that can be what the article tells of: not the date of an event, nor what a change is measured
 * against */
static gboolean
tells (const HeshuTimeMention *mention, int printed_year)
{
  if (mention->role == HESHU_TIME_AGAINST || mention->role == HESHU_TIME_OF ||
      mention->role == HESHU_TIME_FROM)
    return FALSE;
  /* 明年 is a plan, 三年前 what things were like */
  if (mention->relative && (mention->offset > 0 || mention->offset < -1))
    return FALSE;
  if (mention->day)
    return mention->role == HESHU_TIME_SINCE;
  if (heshu_time_mention_has_year (mention))
    return TRUE;
  return mention->first_month != 0 && printed_year != 0;
}

/* A heading's first year: 2021年江阴市统计公报, ——2022年亮点回眸 */
/* 数说2023: a headline may leave 年 out where it ends in the year */
static gboolean
read_bare_year (HeshuContext *self, HeshuArticleField field)
{
  const char *text = heshu_article_get (self->article, field);
  g_autofree gunichar *chars = NULL;
  g_autofree char *period = NULL;
  glong length = 0;
  int year = 0;
  guint n_digits = 0;

  if (text == NULL)
    return FALSE;
  chars = g_utf8_to_ucs4_fast (text, -1, &length);
  while (length > 0 && !g_unichar_isalnum (chars[length - 1]))
    length--;
  for (glong i = MAX (0, length - 4); i < length; i++)
    {
      year = g_unichar_isdigit (chars[i]) ? year * 10 + g_unichar_digit_value (chars[i]) : 0;
      n_digits += g_unichar_isdigit (chars[i]) ? 1 : 0;
    }
  if (n_digits != 4 || year < 1949 || year > 2099 || (length > 4 && g_unichar_isdigit (chars[length - 5])))
    return FALSE;
  period = heshu_period_format (heshu_period_new_years (year, year));
  heshu_article_set (self->article, HESHU_ARTICLE_PERIOD, period, self->article->field_spans[field]);
  return TRUE;
}

/* “十四五”规划（2021—2025年）实施中期评估: the years of a plan that the headline only names */
static gboolean
is_of_plan_name (const gunichar *chars, guint length, const HeshuTimeMention *mention)
{
  guint end = mention->range.end;

  if (mention->last_year <= mention->year)
    return FALSE;
  if (mention->range.start > 0 && chars[mention->range.start - 1] == 0x201C)
    return TRUE;
  return end + 1 < length && (chars[end] == 0xFF09 || chars[end] == ')');
}

/* 2024年第3期(总第51期): the number of an issue says when it came out */
static gboolean
is_of_issue (const HeshuTermIndex *terms, const HeshuTimeMention *mention)
{
  guint i = mention->range.end;

  if (mention->first_month != 0 || i >= terms->length || terms->chars[i] != 0x7B2C /* 第 */)
    return FALSE;
  while (++i < terms->length && i < mention->range.end + ISSUE_NUMBER)
    if (terms->chars[i] == 0x671F /* 期 */)
      return TRUE;
  return FALSE;
}

static gboolean
read_headline (HeshuContext *self, HeshuArticleField field, int printed_year)
{
  const char *text = heshu_article_get (self->article, field);
  g_autoptr (HeshuTermIndex) terms = NULL;
  g_autoptr (GArray) mentions = NULL;

  if (text == NULL)
    return FALSE;
  terms = heshu_term_index_new_for_text (self->lexicon, text);
  mentions = heshu_time_scan (terms, (HeshuRange){ 0, terms->length });
  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      if (is_of_plan_name (terms->chars, terms->length, mention) || is_of_issue (terms, mention))
        continue;
      /* 统计局 2024年3月 under a headline is when it was issued */
      if (field != HESHU_ARTICLE_TITLE && mention->first_month != 0 &&
          mention->first_month == mention->last_month)
        continue;
      if ((mention->year != 0 || mention->last_month > mention->first_month) &&
          tells (mention, printed_year) &&
          resolve (self->article, mention, printed_year, self->article->field_spans[field]))
        return TRUE;
    }
  return FALSE;
}

/* “五一”假期(4月29日至5月3日): days in brackets right behind the year are what the article is about */
static const HeshuTimeMention *
find_bracketed_days (const HeshuContext *self, const GArray *mentions, guint index)
{
  const HeshuTimeMention *next;
  const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, index);
  gunichar before;

  if (index + 1 >= mentions->len || mention->first_month != 0)
    return NULL;
  next = &g_array_index (mentions, HeshuTimeMention, index + 1);
  before = next->range.start > 0 ? self->chars[next->range.start - 1] : 0;
  if (!next->day || heshu_time_mention_has_year (next) || (before != '(' && before != 0xFF08))
    return NULL;
  return next->range.start - mention->range.end < 12 ? next : NULL;
}

/* 南京市卫生健康委员会 2023年4月: a short line of its own with one month is when the page was issued */
static gboolean
is_issue_date (const HeshuContext *self, const HeshuTimeMention *mention, guint *line)
{
  while (*line + 1 < self->n_lines && self->lines[*line + 1].start <= mention->range.start)
    (*line)++;
  if (mention->first_month == 0 || mention->first_month != mention->last_month || *line >= self->n_lines ||
      self->lines[*line].end - self->lines[*line].start > ISSUE_LINE)
    return FALSE;
  for (guint i = self->lines[*line].start; i < self->lines[*line].end; i++)
    if (heshu_chars_is_full_stop (self->chars, self->length, i) || self->chars[i] == 0xFF0C ||
        self->chars[i] == ',')
      return FALSE;
  return TRUE;
}

/* 2024年11月中旬,记者跟着…: when a page was written, not what it counts */
static gboolean
is_visit (const HeshuContext *self, const HeshuTimeMention *mention)
{
  HeshuRange behind = { mention->range.end, MIN (mention->range.end + VISIT_REACH, self->length) };

  return mention->first_month != 0 && mention->first_month == mention->last_month &&
         mention->role == HESHU_TIME_PLAIN &&
         heshu_time_find_word (self->terms, HESHU_CATEGORY ("report-word"), behind) != NULL;
}

/* 编者按:2020年11月,…: the editor's words above an article */
static gboolean
is_editors_note (const HeshuContext *self, const HeshuLine *line)
{
  return heshu_term_index_lookup (self->terms, HESHU_CATEGORY ("editor-note"), line->start, line->end) !=
         NULL;
}

/* Where they stand above the lead; empty where there are none */
static HeshuRange
find_editors_note (const HeshuContext *self, guint lead_end)
{
  for (guint i = 0; i < self->n_lines && self->lines[i].start < lead_end; i++)
    if (is_editors_note (self, &self->lines[i]))
      return heshu_line_get_range (&self->lines[i]);
  return (HeshuRange){ 0, 0 };
}

/* Behind the first paragraph of sentences */
static guint
find_lead_end (const HeshuContext *self)
{
  for (guint i = 0; i < self->n_lines; i++)
    if ((self->lines[i].kind == HESHU_LINE_PARAGRAPH || self->lines[i].kind == HESHU_LINE_LIST_ITEM) &&
        !is_editors_note (self, &self->lines[i]))
      for (guint p = self->lines[i].start; p < self->lines[i].end; p++)
        if (heshu_chars_end_sentence (self->chars, self->length, p))
          return self->lines[i].end;
  return self->length;
}

/* 由2012年的4.62亿元提高到2021年的11.58亿元: the later year of a pair dates its figure, not the article */
static gboolean
is_later_of_pair (const HeshuContext *self, const GArray *mentions, guint index)
{
  const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, index);
  const HeshuTimeMention *before = index > 0 ? &g_array_index (mentions, HeshuTimeMention, index - 1) : NULL;

  if (before == NULL || mention->role != HESHU_TIME_UNTIL || before->role != HESHU_TIME_FROM)
    return FALSE;
  for (guint i = before->range.end; i < mention->range.start; i++)
    if (heshu_chars_end_sentence (self->chars, self->length, i))
      return FALSE;
  return TRUE;
}

gboolean
heshu_context_is_next_years_goal (const HeshuTermIndex *terms,
                                  const HeshuTimeMention *mention,
                                  HeshuPeriod told)
{
  guint end;

  if (heshu_period_is_none (told) || mention->year != heshu_period_get_year (told) + 1)
    return FALSE;
  end = MIN (terms->length, mention->range.end + GOAL_REACH);
  for (guint i = mention->range.end; i < end && !heshu_chars_end_sentence (terms->chars, terms->length, i);
       i++)
    {
      const HeshuTerm *term = heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("cue"), i, terms->length);

      if (term != NULL && g_strcmp0 (heshu_term_get (term, "sense"), "target") == 0)
        return TRUE;
    }
  return FALSE;
}

/* The latest year that the text tells of rather than plans for; 0 without */
static int
find_latest_year (const HeshuContext *self, const GArray *mentions, int printed_year)
{
  int latest = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      if (mention->year > latest && mention->year == mention->last_year && !mention->planned &&
          !mention->due && !mention->onward && (printed_year == 0 || mention->year <= printed_year) &&
          mention->role == HESHU_TIME_PLAIN &&
          !heshu_context_is_next_years_goal (self->terms, mention, self->around->told))
        latest = mention->year;
    }
  return latest;
}

/* 2020年以来,… 2023年,…: since when something goes on is not what an article tells of that names a later year
 */
static gboolean
is_where_it_began (const HeshuTimeMention *since, int latest)
{
  return since->year != 0 && since->year < latest && since->first_month == 0 &&
         (since->onward || since->role == HESHU_TIME_SINCE);
}

static gboolean
is_month_behind_lead (const HeshuTimeMention *mention, guint lead_end)
{
  return mention->first_month != 0 && mention->first_month == mention->last_month &&
         mention->range.start >= lead_end;
}

static gboolean
read_text (HeshuContext *self, const GArray *mentions, int printed_year)
{
  guint line = 0;
  guint lead_end = find_lead_end (self);
  int latest = find_latest_year (self, mentions, printed_year);
  HeshuRange note = find_editors_note (self, lead_end);

  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);
      const HeshuTimeMention *days;
      HeshuTimeMention told = *mention;

      /* “十三五” is a background, not what an article tells of */
      /* 1—7月 dates its own paragraph; in the lead it is what the article tells of */
      if (mention->year == 0 && (mention->first_month != 0 || !mention->relative) &&
          mention->range.start >= lead_end)
        continue;
      if ((mention->range.start >= note.start && mention->range.start < note.end) ||
          is_later_of_pair (self, mentions, i) || is_issue_date (self, mention, &line) ||
          is_of_issue (self->terms, mention) || mention->last_year != mention->year ||
          !tells (mention, printed_year) || (mention->role == HESHU_TIME_UNTIL && !mention->year))
        continue;
      /* A plan's goal is not what the article tells of: 到2025年, 明年, 2024年计划… */
      if (mention->year != 0 &&
          (mention->planned || heshu_context_is_next_years_goal (self->terms, mention, self->around->told)))
        continue;
      if (printed_year != 0 && mention->year > printed_year)
        continue;
      if (heshu_context_is_historic (mentions, mention->year, printed_year) ||
          is_where_it_began (mention, latest))
        continue;
      /* 监测显示,2022年12月,…: behind the lead one month dates its own paragraph, its year the article */
      if (mention->year != 0 && (is_visit (self, mention) || is_month_behind_lead (mention, lead_end)))
        told.first_month = told.last_month = 0;
      if ((days = find_bracketed_days (self, mentions, i)) != NULL)
        {
          told.first_month = days->first_month;
          told.last_month = days->last_month;
        }
      if (told.role == HESHU_TIME_UNTIL)
        {
          /* 截至2022年底 opens the report of 2022 */
          told.first_month = told.last_month = 0;
          told.end = FALSE;
        }
      /* 计划2023年底建成 is on a page of 2023 */
      told.end = told.start = FALSE;
      if (told.role == HESHU_TIME_SINCE && told.first_month == 1)
        told.first_month = told.last_month = 0;
      if (resolve (self->article, &told, printed_year,
                   heshu_reading_get_span (self->reading, mention->range.start, mention->range.end)))
        return TRUE;
    }
  return FALSE;
}

/* Whether the article is told on its own: 本报讯(记者…), 6月8日讯 */
static gboolean
has_dateline (const HeshuContext *self, guint lead_end)
{
  for (guint i = 1; i < MIN (lead_end, self->length); i++)
    if ((self->chars[i] == 0x8BAF || self->chars[i] == 0x7535) &&       /* 讯 电 */
        (self->chars[i - 1] == 0x62A5 || self->chars[i - 1] == 0x65E5)) /* 报 日 */
      return TRUE;
  return FALSE;
}

/* A part that repair has taken for an article, and that names no time: it tells of what the one before it
 * does */
static gboolean
go_on_with_article_before (HeshuContext *self, int printed_year)
{
  HeshuPageContext *page = self->around;
  g_autofree char *text = NULL;
  int year;

  if (heshu_period_is_none (page->told) || has_dateline (self, find_lead_end (self)))
    return FALSE;
  year = heshu_period_get_year (page->told);
  if (printed_year != 0 && year != printed_year && year != printed_year - 1)
    return FALSE;
  text = heshu_period_format (page->told);
  heshu_article_set (self->article, HESHU_ARTICLE_PERIOD, text, page->told_span);
  return TRUE;
}

/* What the next article may go on with */
static void
note_told (HeshuContext *self, gboolean named)
{
  const char *told = heshu_article_get (self->article, HESHU_ARTICLE_PERIOD);

  self->around->told = HESHU_PERIOD_NONE;
  self->around->told_span = self->article->field_spans[HESHU_ARTICLE_PERIOD];
  if (named && (told == NULL || !heshu_period_parse (told, &self->around->told)))
    self->around->told = HESHU_PERIOD_NONE;
}

void
heshu_context_read_period (HeshuContext *self)
{
  const GArray *mentions = self->mentions;
  HeshuTimeMention whole = { .whole = TRUE };
  gboolean named = TRUE;
  int printed_year;

  if (heshu_article_get (self->article, HESHU_ARTICLE_PERIOD) != NULL)
    {
      note_told (self, !heshu_span_is_none (self->article->field_spans[HESHU_ARTICLE_PERIOD]));
      return;
    }
  printed_year = heshu_context_find_printed_year (self->document, self->terms, mentions);
  if (printed_year == 0)
    printed_year = heshu_page_context_get_year (self->around);

  if (!read_headline (self, HESHU_ARTICLE_TITLE, printed_year) &&
      !read_headline (self, HESHU_ARTICLE_SUBTITLE, printed_year) &&
      !read_headline (self, HESHU_ARTICLE_KICKER, printed_year) &&
      !read_text (self, mentions, printed_year) && !read_bare_year (self, HESHU_ARTICLE_KICKER) &&
      !read_bare_year (self, HESHU_ARTICLE_TITLE) && !read_bare_year (self, HESHU_ARTICLE_SUBTITLE))
    named = go_on_with_article_before (self, printed_year);
  if (!named)
    resolve (self->article, &whole, printed_year, HESHU_SPAN_NONE);
  heshu_context_narrow_to_days (self, mentions, printed_year, find_lead_end (self));
  note_told (self, named);
}
