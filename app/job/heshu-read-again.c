/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-learning-private.h"

#include "heshu-extractor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
heshu_read_again_free (HeshuReadAgain *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_ptr_array_unref (self->readings);
  g_ptr_array_unref (self->changes);
  g_free (self->lexicon_hash);
  g_free (self);
}

void
heshu_job_forget_context (GPtrArray *articles)
{
  static const HeshuArticleField context[] = { HESHU_ARTICLE_AGENCY, HESHU_ARTICLE_AREA,
                                               HESHU_ARTICLE_AREA_ID, HESHU_ARTICLE_PERIOD };

  for (guint i = 0; i < articles->len; i++)
    {
      HeshuArticle *article = g_ptr_array_index (articles, i);

      for (guint j = 0; j < G_N_ELEMENTS (context); j++)
        if (!heshu_span_is_none (article->field_spans[context[j]]))
          heshu_article_set (article, context[j], NULL, HESHU_SPAN_NONE);
    }
}

static void
count (HeshuReadAgain *self)
{
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < self->changes->len; i++)
    for (guint kind = 0; kind < HESHU_N_REEXTRACTIONS; kind++)
      self->counts[kind] += ((const HeshuReextraction *) self->changes->pdata[i])->counts[kind];
}

static gboolean
prepare_one (HeshuReadAgain *self,
             HeshuDesk *desk,
             HeshuLexicon *lexicon,
             const char *report_id,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (HeshuReport) report = heshu_desk_get_report (desk, report_id, error);
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (HeshuNewExtraction) reading = NULL;
  g_autoptr (HeshuReextraction) changes = NULL;

  if (report == NULL)
    return FALSE;
  heshu_job_forget_context (report->articles);
  metrics = heshu_extract (report->document, report->articles, lexicon, cancellable, error);
  if (metrics == NULL)
    return FALSE;
  reading = heshu_new_extraction_new (report_id, report->articles, metrics);
  changes = heshu_desk_compare_extraction (desk, reading, error);
  if (changes == NULL)
    return FALSE;
  self->n_reports++;
  if (changes->is_same)
    return TRUE;
  g_ptr_array_add (self->readings, g_steal_pointer (&reading));
  g_ptr_array_add (self->changes, g_steal_pointer (&changes));
  return TRUE;
}

/* (transfer full) (nullable): the ids of all reports */
static char **
dup_all_ids (HeshuDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) reports = heshu_desk_list_reports (desk, error);
  g_autoptr (GPtrArray) ids = NULL;

  if (reports == NULL)
    return NULL;
  ids = g_ptr_array_new ();
  for (guint i = 0; i < reports->len; i++)
    g_ptr_array_add (ids, g_strdup (((const HeshuReportSummary *) reports->pdata[i])->report->id));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_steal (ids, NULL);
}

HeshuReadAgain *
heshu_job_read_again_new (HeshuLexicon *lexicon)
{
  HeshuReadAgain *self = g_new0 (HeshuReadAgain, 1);

  self->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_new_extraction_free);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_reextraction_free);
  self->lexicon_hash = g_strdup (heshu_lexicon_get_hash (lexicon));

  return self;
}

HeshuReadAgain *
heshu_job_read_again (HeshuDesk *desk,
                      HeshuLexicon *lexicon,
                      const char *const *report_ids,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (HeshuReadAgain) self = heshu_job_read_again_new (lexicon);
  g_auto (GStrv) all = NULL;

  if (report_ids == NULL)
    {
      all = dup_all_ids (desk, error);
      if (all == NULL)
        return NULL;
      report_ids = (const char *const *) all;
    }
  for (guint i = 0; report_ids[i] != NULL; i++)
    if (!prepare_one (self, desk, lexicon, report_ids[i], cancellable, error))
      return NULL;
  count (self);

  return g_steal_pointer (&self);
}

HeshuReadAgain *
heshu_read_again_prepare (HeshuDesk *desk,
                          HeshuLexicon *lexicon,
                          const char *const *report_ids,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (HeshuLexicon) words = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (desk) && lexicon != NULL, NULL);

  words = heshu_desk_load_lexicon (desk, lexicon, NULL);

  return heshu_job_read_again (desk, words, report_ids, cancellable, error);
}

/* Whoever takes it up is known only now. */
static void
sign (GPtrArray *edits, const char *who)
{
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    {
      HeshuEdit *edit = g_ptr_array_index (edits, i);

      g_free (edit->who);
      edit->who = g_strdup (who);
    }
}

gboolean
heshu_read_again_apply (HeshuReadAgain *self, HeshuDesk *desk, const char *who, GError **error)
{
  g_autoptr (GPtrArray) done = NULL;

  g_return_val_if_fail (self != NULL && HESHU_IS_DESK (desk) && who != NULL, FALSE);

  sign (self->edits, who);
  done = heshu_desk_take_extractions (desk, self->edits, self->readings, HESHU_EXTRACTOR_VERSION,
                                      self->lexicon_hash, who, error);
  if (done == NULL)
    return FALSE;
  g_ptr_array_unref (self->changes);
  self->changes = g_steal_pointer (&done);
  count (self);
  return TRUE;
}

char *
heshu_read_again_dup_counts (const HeshuReadAgain *self)
{
  const guint *n = self->counts;
  const struct
  {
    guint count;
    const char *form;
  } parts[] = {
    { n[HESHU_REEXTRACTION_ADDED],
      g_dngettext (GETTEXT_PACKAGE, "%u metric added", "%u metrics added", n[HESHU_REEXTRACTION_ADDED]) },
    { n[HESHU_REEXTRACTION_CHANGED],
      g_dngettext (GETTEXT_PACKAGE, "%u changed", "%u changed", n[HESHU_REEXTRACTION_CHANGED]) },
    { n[HESHU_REEXTRACTION_GONE],
      g_dngettext (GETTEXT_PACKAGE, "%u no longer found", "%u no longer found", n[HESHU_REEXTRACTION_GONE]) },
    { n[HESHU_REEXTRACTION_KEPT], g_dngettext (GETTEXT_PACKAGE, "%u kept as an editor decided",
                                               "%u kept as an editor decided", n[HESHU_REEXTRACTION_KEPT]) },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = NULL;

      if (parts[i].count == 0)
        continue;
      part = g_strdup_printf (parts[i].form, parts[i].count);
      if (text->len > 0)
        g_string_append (text, _ (", "));
      g_string_append (text, part);
    }
  if (text->len == 0)
    g_string_append (text, _ ("nothing changed"));
  return g_strdup (text->str);
}
