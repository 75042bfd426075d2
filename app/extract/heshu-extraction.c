/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extraction-private.h"

#include "heshu-chars.h"
#include "heshu-place-private.h"
#include "heshu-sense-private.h"
#include "heshu-text-table-private.h"
#include "heshu-time-mention-private.h"

#include <string.h>

/* A comma between two digits parts thousands or decimals, a colon between two is a clock time or a ratio */
static gboolean
ends_clause (const HeshuExtraction *self, guint position)
{
  gunichar c = self->chars[position];

  switch (c)
    {
    case 0xFF0C: /* ， */
    case 0xFF1B: /* ； */
    case ';':
    case 0xFF1A: /* ： */
      return TRUE;
    case ',':
    case ':':
      return !(position > 0 && g_unichar_isdigit (self->chars[position - 1]) &&
               g_unichar_isdigit (self->chars[position + 1]));
    default:
      return FALSE;
    }
}

static void
close_range (GArray *ranges, guint *start, guint end)
{
  HeshuRange range = { *start, end };

  if (range.start < range.end)
    g_array_append_val (ranges, range);
  *start = end;
}

/* Where a text has no stops, a clause and a sentence end here all the same: the steps look at them as wholes,
 * and their cost must not grow with the square of a page's damage. No clause or sentence that someone wrote
 * is longer. */
#define LONGEST_CLAUSE 600
#define LONGEST_SENTENCE 6000

static gboolean
is_too_long (const HeshuExtraction *self, guint start, guint position, guint longest)
{
  guint length = position + 1 - start;

  return length >= longest && (!g_unichar_isdigit (self->chars[position]) || length >= longest + 64);
}

static void
find_ranges (HeshuExtraction *self)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      const HeshuLine *line = &self->lines[i];
      guint sentence = line->start, clause = line->start;

      for (guint p = line->start; p < line->end; p++)
        if (heshu_chars_end_sentence (self->chars, self->length, p) ||
            is_too_long (self, sentence, p, LONGEST_SENTENCE))
          {
            close_range (self->clauses, &clause, p + 1);
            close_range (self->sentences, &sentence, p + 1);
          }
        else if (ends_clause (self, p) || is_too_long (self, clause, p, LONGEST_CLAUSE))
          close_range (self->clauses, &clause, p + 1);
      close_range (self->clauses, &clause, line->end);
      close_range (self->sentences, &sentence, line->end);
    }
}

HeshuExtraction *
heshu_extraction_new (const HeshuDocument *document,
                      HeshuArticle *article,
                      guint article_index,
                      HeshuLexicon *lexicon)
{
  HeshuExtraction *self = g_new0 (HeshuExtraction, 1);

  self->document = document;
  self->article = article;
  self->article_index = article_index;
  self->lexicon = lexicon;
  self->reading = heshu_reading_new (document, article);
  self->chars = heshu_reading_get_chars (self->reading);
  self->length = heshu_reading_get_length (self->reading);
  self->lines = heshu_reading_get_lines (self->reading, &self->n_lines);
  self->terms = heshu_term_index_new (lexicon, self->chars, self->length);
  self->mentions = heshu_time_scan (self->terms, (HeshuRange){ 0, self->length });
  self->places = heshu_places_new (self->terms);
  self->short_names = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->sentences = g_array_new (FALSE, FALSE, sizeof (HeshuRange));
  self->clauses = g_array_new (FALSE, FALSE, sizeof (HeshuRange));
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_figure_free);
  find_ranges (self);
  self->senses = heshu_senses_new (self);
  self->tables = heshu_tables_new (self);
  return self;
}

void
heshu_extraction_free (HeshuExtraction *self)
{
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->tables, heshu_tables_free);
  g_clear_pointer (&self->clauses, g_array_unref);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->senses, g_free);
  g_clear_pointer (&self->places, heshu_places_free);
  g_hash_table_unref (self->short_names);
  g_clear_pointer (&self->mentions, g_array_unref);
  g_clear_pointer (&self->terms, heshu_term_index_free);
  g_clear_pointer (&self->reading, heshu_reading_unref);
  g_free (self);
}

HeshuFigure *
heshu_figure_new (void)
{
  HeshuFigure *self = g_new0 (HeshuFigure, 1);

  self->header_line = -1;
  self->header_cell = -1;
  return self;
}

void
heshu_figure_free (HeshuFigure *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->value, heshu_decimal_unref);
  g_clear_pointer (&self->value_max, heshu_decimal_unref);
  g_clear_pointer (&self->builder, heshu_metric_builder_free);
  g_free (self);
}

const HeshuMatch *
heshu_extraction_match_at (const HeshuExtraction *self, const char *category, guint position)
{
  return heshu_term_index_lookup (self->terms, category, position, self->length);
}

/* No form is longer than this (lexicon.rng allows 100; no word that ends before a number has more) */
#define LONGEST_FORM 24

const HeshuMatch *
heshu_extraction_match_before (const HeshuExtraction *self, const char *category, guint position)
{
  guint from = position > LONGEST_FORM ? position - LONGEST_FORM : 0;

  if (position > self->length)
    return NULL;
  for (guint i = self->terms->first[from]; i < self->terms->matches->len; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (self, i);

      if (match->start >= position)
        break;
      if (match->end == position && match->category == category)
        return match;
    }
  return NULL;
}

const HeshuMatch *
heshu_extraction_first_in (const HeshuExtraction *self, const char *category, HeshuRange range)
{
  if (range.start >= self->length)
    return NULL;
  for (guint i = self->terms->first[range.start]; i < self->terms->matches->len; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (self, i);

      if (match->start >= range.end)
        break;
      if (match->end <= range.end && match->category == category)
        return match;
    }
  return NULL;
}

const HeshuMatch *
heshu_extraction_last_in (const HeshuExtraction *self, const char *category, HeshuRange range)
{
  const HeshuMatch *last = NULL;

  if (range.start >= self->length)
    return NULL;
  for (guint i = self->terms->first[range.start]; i < self->terms->matches->len; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (self, i);

      if (match->start >= range.end)
        break;
      if (match->end <= range.end && match->category == category && (last == NULL || match->end > last->end))
        last = match;
    }
  return last;
}

guint
heshu_extraction_find_range (const GArray *ranges, guint position)
{
  guint low = 0, high = ranges->len;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (ranges, HeshuRange, middle).start <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

char *
heshu_extraction_dup_text (const HeshuExtraction *self, HeshuRange range)
{
  guint end = MIN (range.end, self->length);

  if (range.start >= end)
    return g_strdup ("");
  return g_ucs4_to_utf8 (self->chars + range.start, (glong) (end - range.start), NULL, NULL, NULL);
}

HeshuSpan
heshu_extraction_get_span (const HeshuExtraction *self, HeshuRange range)
{
  HeshuSpan span;

  if (heshu_range_is_empty (range) || range.end > self->length)
    return HESHU_SPAN_NONE;
  span = heshu_reading_get_span (self->reading, range.start, range.end);
  for (guint end = range.end; heshu_span_is_none (span) && end > range.start + 1; end--)
    {
      guint offset = heshu_reading_get_offset (self->reading, end - 1);

      /* a break lies behind the place where the offsets jump */
      if (offset != heshu_reading_get_offset (self->reading, end - 2) + 1)
        span = heshu_reading_get_span (self->reading, range.start, end - 1);
    }
  return span;
}

/* Whether @text may not be a field as it stands: damaged text has control characters in names, and clauses
 * without an end */
static gboolean
is_odd (const char *text)
{
  const char *p = text;

  for (; *p != '\0'; p++)
    if ((guint8) *p < 0x20 || *p == 0x7F || ((guint8) *p == 0xC2 && (guint8) p[1] < 0xA0))
      return TRUE;
  return p > text && (p - text > HESHU_FIELD_MAX_CHARS || *text == ' ' || p[-1] == ' ');
}

void
heshu_extraction_read (HeshuExtraction *self,
                       HeshuFigure *figure,
                       HeshuField field,
                       const char *text,
                       HeshuRange range,
                       const char *rule,
                       double confidence)
{
  g_autofree char *mended = NULL;

  if (text != NULL && is_odd (text) && field >= HESHU_FIELD_UNIT)
    {
      text = mended = heshu_field_normalize (field, text, NULL);
      if (text == NULL)
        return;
    }
  heshu_metric_builder_read (figure->builder, field, text, heshu_extraction_get_span (self, range), rule,
                             confidence);
}

void
heshu_extraction_read_from_article (HeshuExtraction *self,
                                    HeshuFigure *figure,
                                    HeshuField field,
                                    HeshuArticleField article_field,
                                    const char *rule,
                                    double confidence)
{
  const char *text = heshu_article_get (self->article, article_field);

  if (text != NULL)
    heshu_metric_builder_read (figure->builder, field, text, self->article->field_spans[article_field], rule,
                               confidence);
}
