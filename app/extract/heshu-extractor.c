/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extractor.h"

#include "heshu-context-private.h"

/* The pipeline. Each step reads what those before it found; any of them can be replaced. */
static const struct
{
  const char *name;
  void (*run) (HeshuExtraction *self);
} steps[] = {
  { "figures", heshu_extract_find_figures }, /* numerals with their units: what could be a metric */
  { "exclude", heshu_extract_exclude },      /* what is none */
  { "units", heshu_extract_units },          /* unit and span; the fields are read from here on */
  { "qualifiers", heshu_extract_qualifiers },
  { "measure", heshu_extract_measure },
  { "kind", heshu_extract_kind },
  { "area", heshu_extract_area },
  { "agency", heshu_extract_agency },
  { "period", heshu_extract_period },
  { "indicator", heshu_extract_indicator },
  { "relations", heshu_extract_relations },
  { "certainty", heshu_extract_certainty }, /* what the page leaves in doubt of what the steps read */
};

static void
collect (HeshuExtraction *self, GPtrArray *metrics)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      if (figure->excluded == NULL)
        g_ptr_array_add (metrics, heshu_metric_builder_end (g_steal_pointer (&figure->builder)));
    }
}

GPtrArray *
heshu_extract (const HeshuDocument *document,
               GPtrArray *articles,
               HeshuLexicon *lexicon,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (HeshuPageContext) page = NULL;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (articles != NULL, NULL);
  g_return_val_if_fail (lexicon != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  page = heshu_page_context_new (document, lexicon);
  for (guint i = 0; i < articles->len; i++)
    {
      g_autoptr (HeshuExtraction) extraction = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      extraction = heshu_extraction_new (document, g_ptr_array_index (articles, i), i, lexicon);
      heshu_page_context_read (page, extraction);
      for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          steps[step].run (extraction);
        }
      collect (extraction, metrics);
    }
  return g_steal_pointer (&metrics);
}
