/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-span-edits.h"

#include "heshu-extractor.h"
#include "heshu-learning.h"
#include "heshu-selection.h"

/* What the machine says of a figure at a place that an editor names */

/* What surrounds the digits: said of a figure by its sentence, so it holds for all of its parts */
static const HeshuField said_around[] = { HESHU_FIELD_KIND,   HESHU_FIELD_AREA,   HESHU_FIELD_AREA_ID,
                                          HESHU_FIELD_PERIOD, HESHU_FIELD_AGENCY, HESHU_FIELD_INDICATOR };

static gboolean
stands_in (const HeshuArticle *article, HeshuSpan span)
{
  for (guint i = 0; i < article->regions->len; i++)
    {
      if (heshu_span_overlaps (g_array_index (article->regions, HeshuSpan, i), span))
        return TRUE;
    }

  return FALSE;
}

/* The extractor fills in the context of the articles it is given, and those of a report are shared. */
static HeshuArticle *
dup_article (const HeshuArticle *article)
{
  HeshuArticle *copy = heshu_article_new ();

  for (guint i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    heshu_article_set (copy, (HeshuArticleField) i, article->fields[i], article->field_spans[i]);
  g_array_append_vals (copy->regions, article->regions->data, article->regions->len);
  g_array_append_vals (copy->captions, article->captions->data, article->captions->len);
  g_array_append_vals (copy->joins, article->joins->data, article->joins->len);

  return copy;
}

/* (transfer full) (nullable): the metrics of the article that @span stands in, none where it is in none. One
 * article, not the report: this is done with every key that moves an edge. */
static GPtrArray *
extract_around (HeshuDesk *desk,
                HeshuLexicon *lexicon,
                const HeshuReport *report,
                HeshuSpan span,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (HeshuLexicon) words = heshu_desk_load_lexicon (desk, lexicon, NULL);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_article_unref);

  for (guint i = 0; i < report->articles->len && articles->len == 0; i++)
    {
      if (stands_in (report->articles->pdata[i], span))
        g_ptr_array_add (articles, dup_article (report->articles->pdata[i]));
    }

  return heshu_extract (report->document, articles, words, cancellable, error);
}

static guint
count_common (HeshuSpan a, HeshuSpan b)
{
  return heshu_span_overlaps (a, b) ? MIN (a.end, b.end) - MAX (a.start, b.start) : 0;
}

/* (nullable) (transfer none): of @metrics the one that has the most characters of @span */
static const HeshuMetric *
find_overlapping (GPtrArray *metrics, HeshuSpan span)
{
  const HeshuMetric *best = NULL;
  guint most = 0;

  for (guint i = 0; i < metrics->len; i++)
    {
      guint n = count_common (heshu_metric_get_span (metrics->pdata[i]), span);

      if (n > most)
        {
          best = metrics->pdata[i];
          most = n;
        }
    }

  return best;
}

static HeshuMetric *
dup_with_surroundings (const HeshuMetric *metric, const HeshuMetric *from)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (metric);

  for (guint i = 0; i < G_N_ELEMENTS (said_around); i++)
    {
      HeshuField field = said_around[i];
      HeshuEvidence evidence = heshu_metric_get_evidence (from, field);

      heshu_metric_builder_read (builder, field, heshu_metric_get (from, field), evidence.span, evidence.rule,
                                 heshu_metric_get_confidence (from, field));
    }

  return heshu_metric_builder_end (builder);
}

HeshuMetric *
heshu_span_read (HeshuDesk *desk,
                 HeshuLexicon *lexicon,
                 const HeshuReport *report,
                 HeshuSpan span,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (HeshuMetric) selected = NULL;
  const HeshuMetric *found;

  g_return_val_if_fail (HESHU_IS_DESK (desk) && lexicon != NULL && report != NULL, NULL);

  metrics = extract_around (desk, lexicon, report, span, cancellable, error);
  if (metrics == NULL)
    return NULL;
  found = find_overlapping (metrics, span);
  if (found != NULL && heshu_span_equal (heshu_metric_get_span (found), span))
    return heshu_metric_ref ((HeshuMetric *) found);
  selected = heshu_selection_read (report->document, report->articles, span, error);
  if (selected == NULL)
    return NULL;
  if (found != NULL && heshu_span_equal (heshu_metric_get_span (found), heshu_metric_get_span (selected)))
    return heshu_metric_ref ((HeshuMetric *) found);

  return found != NULL ? dup_with_surroundings (selected, found) : g_steal_pointer (&selected);
}
