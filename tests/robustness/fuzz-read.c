/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decode → repair → context → extract over any bytes: nothing may crash, and what is found must hold what the
 * spec promises. Built with libFuzzer by `./dev fuzz`; the tests replay a corpus and its mutations through
 * the same door. */
#include "heshu-decode.h"
#include "heshu-extractor.h"
#include "heshu-job.h"
#include "heshu-page-repair.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* No character in two articles, no caption in a region */
static void
check_articles (const HeshuText *text, GPtrArray *articles)
{
  guint length = heshu_text_get_length (text);
  g_autofree guint8 *taken = g_new0 (guint8, length + 1);

  for (guint i = 0; i < articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (articles, i);

      for (guint r = 0; r < article->regions->len; r++)
        {
          HeshuSpan region = g_array_index (article->regions, HeshuSpan, r);

          g_assert_cmpuint (region.start, <=, region.end);
          g_assert_cmpuint (region.end, <=, length);
          for (guint at = region.start; at < region.end; at++)
            g_assert_cmpuint (taken[at]++, ==, 0);
        }
    }
  for (guint i = 0; i < articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (articles, i);

      for (guint c = 0; c < article->captions->len; c++)
        {
          HeshuSpan caption = g_array_index (article->captions, HeshuSpan, c);

          g_assert_cmpuint (caption.end, <=, length);
          for (guint at = caption.start; at < caption.end; at++)
            g_assert_cmpuint (taken[at], ==, 0);
        }
    }
}

static void
check_fields (const HeshuMetric *metric, guint length)
{
  g_autoptr (HeshuDecimal) value = heshu_metric_dup_value (metric);
  g_autoptr (HeshuDecimal) value_max = heshu_metric_dup_value_max (metric);

  g_assert_nonnull (value);
  g_assert_true ((value_max != NULL) == (heshu_metric_get (metric, HESHU_FIELD_VALUE_MAX) != NULL));
  for (guint field = 0; field < HESHU_N_FIELDS; field++)
    {
      const char *text = heshu_metric_get (metric, field);
      HeshuSpan evidence = heshu_metric_get_evidence (metric, field).span;
      g_autofree char *canonical = text != NULL ? heshu_field_normalize (field, text, NULL) : NULL;

      g_assert_cmpuint (evidence.start, <=, evidence.end);
      g_assert_cmpuint (evidence.end, <=, length);
      g_assert_cmpstr (text, ==, canonical);
    }
}

/* Of a text, or of the part of one that begins with its character @first: every metric quotes what stands at
 * its span and lies in its article, no character is in two of them, those of one region come in its order,
 * and what a relation names is a metric */
static void
check_metrics (const HeshuText *text,
               GPtrArray *articles,
               GPtrArray *metrics,
               guint first,
               guint first_article)
{
  guint length = heshu_text_get_length (text);
  g_autofree guint8 *taken = g_new0 (guint8, length + 1);
  g_autoptr (GHashTable) starts = g_hash_table_new (NULL, NULL);
  guint before = 0;

  for (guint i = 0; i < metrics->len; i++)
    {
      HeshuMetric *metric = g_ptr_array_index (metrics, i);
      HeshuSpan span = heshu_metric_get_span (metric);
      guint article = heshu_metric_get_article_index (metric) - first_article;

      g_assert_cmpuint (span.start, >=, first);
      g_assert_cmpuint (span.start, <, span.end);
      g_hash_table_add (starts, GUINT_TO_POINTER (span.start));
      span = HESHU_SPAN (span.start - first, span.end - first);
      g_assert_true (heshu_text_quotes (text, span, heshu_metric_get_text (metric)));
      for (guint at = span.start; at < span.end; at++)
        g_assert_cmpuint (taken[at]++, ==, 0);
      g_assert_cmpuint (article, >=, before);
      g_assert_cmpuint (article, <, articles->len);
      before = article;
      check_fields (metric, first + length);
    }
  for (guint i = 0; i < metrics->len; i++)
    {
      guint n_relations;
      const HeshuRelation *relations =
          heshu_metric_get_relations (g_ptr_array_index (metrics, i), &n_relations);

      for (guint r = 0; r < n_relations; r++)
        g_assert_true (g_hash_table_contains (starts, GUINT_TO_POINTER (relations[r].to)));
    }
}

typedef struct
{
  guint n_chars; /* before the next part */
  guint n_articles;
} Progress;

static gboolean
check_part (HeshuReport *part, GPtrArray *metrics, gpointer data)
{
  Progress *progress = data;

  g_assert_cmpuint (part->first_char, >=, progress->n_chars);
  g_assert_cmpuint (part->first_article + 1, >=, progress->n_articles);
  check_articles (part->document->text, part->articles);
  check_metrics (part->document->text, part->articles, metrics, part->first_char, part->first_article);
  progress->n_chars = part->first_char;
  progress->n_articles = part->first_article + part->articles->len;
  return TRUE;
}

/* The same bytes part by part, in parts so small that even these have many */
static void
read_parts (GBytes *bytes, const HeshuDocument *document)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  gsize usual = 512 + 64 * (data[g_bytes_get_size (bytes) - 1] & 63);
  const HeshuPartSize size = { usual, 4 * usual };
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuTextStream) stream = heshu_text_stream_new_bytes (bytes, "fuzz.txt", NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  Progress progress = { 0, 0 };

  g_assert_no_error (error);
  while (!heshu_text_stream_is_at_end (stream))
    g_assert_true (heshu_text_stream_read (stream, text, 1000, &error));
  g_assert_cmpstr (text->str, ==, heshu_text_get_utf8 (document->text));
  heshu_text_stream_rewind (stream);
  g_assert_true (heshu_read_stream_parts (stream, heshu_lexicon_get_builtin (), &size, check_part, &progress,
                                          NULL, &error));
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (HeshuDocument) document = heshu_decode (bytes, "fuzz.txt", NULL, NULL, NULL);
  HeshuLexicon *lexicon = heshu_lexicon_get_builtin ();
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) metrics = NULL;

  if (document == NULL)
    return 0;

  articles = heshu_page_repair (document, lexicon);
  metrics = heshu_extract (document, articles, lexicon, NULL, NULL);
  check_articles (document->text, articles);
  g_assert_nonnull (metrics);
  check_metrics (document->text, articles, metrics, 0, 0);
  read_parts (bytes, document);

  return 0;
}
