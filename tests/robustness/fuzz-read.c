/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decode → repair → context → extract over any bytes: nothing may crash, and what is found must hold what the
 * spec promises. Built with libFuzzer by `./dev fuzz`; the tests replay a corpus and its mutations through
 * the same door. */
#include "heshu-decode.h"
#include "heshu-extractor.h"
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
check_metrics (const HeshuText *text, GPtrArray *metrics)
{
  for (guint i = 0; i < metrics->len; i++)
    {
      HeshuMetric *metric = g_ptr_array_index (metrics, i);

      g_assert_true (
          heshu_text_quotes (text, heshu_metric_get_span (metric), heshu_metric_get_text (metric)));
      g_assert_nonnull (heshu_metric_get (metric, HESHU_FIELD_VALUE));
      for (guint field = 0; field < HESHU_N_FIELDS; field++)
        {
          const char *value = heshu_metric_get (metric, field);
          HeshuSpan evidence = heshu_metric_get_evidence (metric, field).span;
          g_autofree char *canonical = value != NULL ? heshu_field_normalize (field, value, NULL) : NULL;

          g_assert_cmpuint (evidence.end, <=, heshu_text_get_length (text));
          g_assert_cmpstr (value, ==, canonical);
        }
    }
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
  check_metrics (document->text, metrics);

  return 0;
}
