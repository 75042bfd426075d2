/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-decode.h"
#include "heshu-extractor.h"
#include "heshu-page-repair.h"

/* A text through all steps, as the main job takes it; what the tables of the extraction's tests are run over
 */
typedef struct
{
  HeshuDocument *document;
  GPtrArray *articles;
  GPtrArray *metrics;
} Extracted;

static inline Extracted
extract_text (const char *text)
{
  Extracted extracted;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  HeshuLexicon *lexicon = heshu_lexicon_get_builtin ();

  extracted.document = heshu_decode (bytes, "case.txt", NULL, NULL, &error);
  g_assert_no_error (error);
  extracted.articles = heshu_page_repair (extracted.document, lexicon);
  extracted.metrics = heshu_extract (extracted.document, extracted.articles, lexicon, NULL, &error);
  g_assert_no_error (error);
  return extracted;
}

static inline void
extracted_clear (Extracted *extracted)
{
  g_clear_pointer (&extracted->metrics, g_ptr_array_unref);
  g_clear_pointer (&extracted->articles, g_ptr_array_unref);
  g_clear_pointer (&extracted->document, heshu_document_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Extracted, extracted_clear)

/* The metric whose text is @text; it fails where there is none */
static inline HeshuMetric *
extracted_find (const Extracted *extracted, const char *text)
{
  for (guint i = 0; i < extracted->metrics->len; i++)
    {
      HeshuMetric *metric = g_ptr_array_index (extracted->metrics, i);

      if (g_str_equal (heshu_metric_get_text (metric), text))
        return metric;
    }
  g_error ("no metric '%s' was found", text);
}

/* @field of the metric is @expected (NULL: unset), and where it is set it says by which rule and how surely
 */
static inline void
assert_field (const Extracted *extracted,
              const char *text,
              HeshuField field,
              const char *expected,
              const char *where)
{
  HeshuMetric *metric = extracted_find (extracted, text);
  const char *got = heshu_metric_get (metric, field);
  HeshuEvidence evidence = heshu_metric_get_evidence (metric, field);

  if (g_strcmp0 (got, expected) != 0)
    g_error ("%s: %s of '%s' is '%s' (%s), not '%s'", where, heshu_field_get_name (field), text,
             got != NULL ? got : "unset", evidence.rule != NULL ? evidence.rule : "no rule",
             expected != NULL ? expected : "unset");
  if (expected == NULL)
    return;
  g_assert_nonnull (evidence.rule);
  g_assert_cmpfloat (heshu_metric_get_confidence (metric, field), >, 0.0);
  g_assert_cmpfloat (heshu_metric_get_confidence (metric, field), <=, 1.0);
}
