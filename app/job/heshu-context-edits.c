/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-article-edits-private.h"

#include "heshu-error.h"
#include "heshu-extractor.h"

/* --- a report read anew with what is to be said of it --- */

HeshuReadAgain *
heshu_job_read_edited (HeshuDesk *desk,
                       HeshuLexicon *lexicon,
                       const HeshuReport *report,
                       GPtrArray *edits,
                       gboolean always,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (HeshuReadAgain) self = heshu_job_read_again_new (lexicon);
  g_autoptr (HeshuLexicon) words = heshu_desk_load_lexicon (desk, lexicon, NULL);
  g_autoptr (HeshuNewExtraction) reading = NULL;
  g_autoptr (HeshuReextraction) changes = NULL;
  g_autoptr (GPtrArray) metrics = NULL;

  heshu_job_forget_context (report->articles);
  metrics = heshu_extract (report->document, report->articles, words, cancellable, error);
  if (metrics == NULL)
    return NULL;
  reading = heshu_new_extraction_new (report->id, report->articles, metrics);
  changes = heshu_desk_compare_extraction (desk, reading, error);
  if (changes == NULL)
    return NULL;
  self->edits = g_ptr_array_ref (edits);
  self->n_reports = 1;
  for (guint kind = 0; kind < HESHU_N_REEXTRACTIONS; kind++)
    self->counts[kind] = changes->counts[kind];
  if (always || !changes->is_same)
    {
      g_ptr_array_add (self->readings, g_steal_pointer (&reading));
      g_ptr_array_add (self->changes, g_steal_pointer (&changes));
    }

  return g_steal_pointer (&self);
}

/* --- what is said of it --- */

static HeshuArticle *
find_article (const HeshuReport *report, const char *id)
{
  for (guint i = 0; i < report->articles->len; i++)
    {
      HeshuArticle *article = g_ptr_array_index (report->articles, i);

      if (g_strcmp0 (article->id, id) == 0)
        return article;
    }

  return NULL;
}

static gboolean
fail_missing (const char *id, GError **error)
{
  heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, id, NULL);

  return FALSE;
}

/* An area, agency or period is written as a metric's. */
static gboolean
say_of_article (const HeshuReport *report, const HeshuEdit *edit, GError **error)
{
  HeshuArticle *article = find_article (report, edit->object_id);
  g_autoptr (GError) invalid = NULL;
  g_autofree char *value = NULL;
  HeshuArticleField field;
  HeshuField like;

  if (article == NULL || !heshu_article_field_from_name (edit->field, &field))
    return fail_missing (edit->object_id, error);
  value = heshu_field_from_name (edit->field, &like) ? heshu_field_normalize (like, edit->after, &invalid)
                                                     : g_strdup (edit->after);
  if (invalid != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&invalid));
      return FALSE;
    }
  heshu_article_set (article, field, value, HESHU_SPAN_NONE);

  return TRUE;
}

/* @report: nobody else's, with what the edits say of it in the end */
static gboolean
say (HeshuReport *report, const HeshuEdit *edit, GError **error)
{
  if (edit->object_kind == HESHU_OBJECT_ARTICLE)
    return say_of_article (report, edit, error);
  if (edit->object_kind != HESHU_OBJECT_REPORT || g_strcmp0 (edit->object_id, report->id) != 0)
    return fail_missing (edit->object_id, error);
  if (g_str_equal (edit->field, "issue_date")) /* the rest dates no figure */
    {
      g_free (report->document->issue_date);
      report->document->issue_date = edit->after != NULL && *edit->after != '\0' ? g_strdup (edit->after) : NULL;
    }

  return TRUE;
}

HeshuReadAgain *
heshu_context_prepare (HeshuDesk *desk,
                       HeshuLexicon *lexicon,
                       const char *report_id,
                       GPtrArray *edits,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (HeshuReport) report = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (desk) && lexicon != NULL && report_id != NULL && edits != NULL, NULL);

  report = heshu_desk_get_report (desk, report_id, error);
  if (report == NULL)
    return NULL;
  for (guint i = 0; i < edits->len; i++)
    {
      if (!say (report, edits->pdata[i], error))
        return NULL;
    }

  return heshu_job_read_edited (desk, lexicon, report, edits, FALSE, cancellable, error);
}

GPtrArray *
heshu_report_context_edits (HeshuLexicon *lexicon, const HeshuReport *report, const char *field, const char *value)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);

  g_return_val_if_fail (lexicon != NULL && report != NULL && field != NULL, edits);

  for (guint i = 0; i < report->articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (report->articles, i);
      g_autoptr (GPtrArray) of_one = heshu_article_edits (lexicon, article->id, field, NULL, value);

      for (guint j = 0; j < of_one->len; j++)
        g_ptr_array_add (edits, heshu_edit_copy (of_one->pdata[j]));
    }

  return edits;
}
