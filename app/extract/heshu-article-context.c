/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-context-private.h"
#include "heshu-extractor.h"

/* How much of a page its top is, and how long a line that is a label, in characters */
#define TOP_LENGTH 300
#define SHORT_LINE 20
/* What a page is about stands near its top */
#define LONGEST_PAGE 20000
/* How many years back a year is history */
#define HISTORIC_YEARS 5

/* 【数说2023】: a short line near the top that ends in a year without 年. 0 where none does */
static int
find_bare_year (const gunichar *chars, guint length)
{
  guint line_start = 0;

  for (guint i = 0; i <= MIN (length, TOP_LENGTH); i++)
    {
      guint end = i;
      int year = 0;

      if (i < length && chars[i] != '\n')
        continue;
      while (end > line_start && !g_unichar_isalnum (chars[end - 1]))
        end--;
      if (end >= line_start + 4 && end - line_start <= SHORT_LINE &&
          (end == line_start + 4 || !g_unichar_isdigit (chars[end - 5])))
        for (guint j = end - 4; j < end; j++)
          year = g_unichar_isdigit (chars[j]) ? year * 10 + g_unichar_digit_value (chars[j]) : -100000;
      if (year >= 1949 && year <= 2099)
        return year;
      line_start = i + 1;
    }
  return 0;
}

/* Of years named equally often the later one, where the other is history: 1997年列入…, 2023年国庆 */
static gboolean
is_likelier (int year, guint count, int best_year, guint best)
{
  return count > best || (count == best && year - best_year >= HISTORIC_YEARS);
}

/* The year named most often on a page, by its full form: what an article without one was printed in */
static int
find_page_year (const HeshuTermIndex *page)
{
  g_autoptr (GArray) mentions = heshu_time_scan (page, (HeshuRange){ 0, page->length });
  g_autoptr (GHashTable) counts = g_hash_table_new (g_direct_hash, g_direct_equal);
  int best_year = 0;
  guint best = 0;
  int printed_year = heshu_time_find_printed_year (page, mentions);

  if (printed_year != 0)
    return printed_year;
  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);
      guint count;

      if (mention->year == 0 || mention->last_year != mention->year || mention->role == HESHU_TIME_AGAINST ||
          mention->role == HESHU_TIME_OF || mention->role == HESHU_TIME_FROM || mention->planned ||
          mention->role == HESHU_TIME_UNTIL || mention->onward)
        continue; /* nor 2020年以来 */
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GINT_TO_POINTER (mention->year))) + 1;
      g_hash_table_insert (counts, GINT_TO_POINTER (mention->year), GUINT_TO_POINTER (count));
      if (is_likelier (mention->year, count, best_year, best))
        {
          best = count;
          best_year = mention->year;
        }
    }
  return best_year != 0 ? best_year : find_bare_year (page->chars, page->length);
}

/* 某某日报 2023年2月7日: when the page was printed, by its first full date */
static void
read_top_date (HeshuPageContext *self)
{
  guint length = MIN (self->terms->length, TOP_LENGTH);
  g_autoptr (GArray) mentions = heshu_time_scan (self->terms, (HeshuRange){ 0, length });

  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      if (!mention->day || mention->year == 0)
        continue;
      self->top_year = mention->year;
      self->top_month = mention->first_month;
      return;
    }
}

HeshuPageContext *
heshu_page_context_new (const HeshuDocument *document, HeshuLexicon *lexicon)
{
  HeshuPageContext *self = g_new0 (HeshuPageContext, 1);

  self->document = document;
  self->terms = heshu_term_index_new (lexicon, heshu_text_get_chars (document->text),
                                      heshu_text_get_length (document->text));
  self->places = heshu_places_new (self->terms);
  self->year = -1;
  self->told = HESHU_PERIOD_NONE;
  read_top_date (self);
  self->most_frequent = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  return self;
}

void
heshu_page_context_free (HeshuPageContext *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->most_frequent);
  heshu_places_free (self->places);
  heshu_term_index_free (self->terms);
  g_free (self);
}

int
heshu_page_context_get_year (HeshuPageContext *self)
{
  if (self->year < 0)
    self->year = find_page_year (self->terms);
  return self->year;
}

gboolean
heshu_page_context_find_most_frequent (HeshuPageContext *self, gunichar last_char, HeshuPlace *place)
{
  HeshuPlace *found = g_hash_table_lookup (self->most_frequent, GUINT_TO_POINTER (last_char));

  if (found == NULL)
    {
      found = g_new0 (HeshuPlace, 1);
      heshu_places_most_frequent (self->places, self->terms,
                                  (HeshuRange){ 0, MIN (self->terms->length, LONGEST_PAGE) }, last_char,
                                  found);
      g_hash_table_insert (self->most_frequent, GUINT_TO_POINTER (last_char), found);
    }
  if (found->name == NULL)
    return FALSE;
  *place = *found;
  return TRUE;
}

void
heshu_page_context_read (HeshuPageContext *self, HeshuExtraction *extraction)
{
  HeshuContext context = {
    .document = self->document,
    .article = extraction->article,
    .lexicon = extraction->lexicon,
    .places = self->places,
    .reading = extraction->reading,
    .terms = extraction->terms,
    .mentions = extraction->mentions,
    .chars = extraction->chars,
    .length = extraction->length,
    .lines = extraction->lines,
    .n_lines = extraction->n_lines,
    .around = self,
  };

  heshu_places_set_page (extraction->places, self->places);
  extraction->top_year = self->top_year;
  extraction->top_month = self->top_month;
  heshu_context_read_agency_and_area (&context);
  heshu_context_read_period (&context);
}

void
heshu_article_context (const HeshuDocument *document, GPtrArray *articles, HeshuLexicon *lexicon)
{
  g_autoptr (HeshuPageContext) page = NULL;

  g_return_if_fail (document != NULL && articles != NULL && lexicon != NULL);

  page = heshu_page_context_new (document, lexicon);
  for (guint i = 0; i < articles->len; i++)
    {
      g_autoptr (HeshuExtraction) extraction =
          heshu_extraction_new (document, g_ptr_array_index (articles, i), i, lexicon);

      heshu_page_context_read (page, extraction);
    }
}
