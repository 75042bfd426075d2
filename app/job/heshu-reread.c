/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-job-private.h"

#include "heshu-extractor.h"
#include "heshu-learning.h"
#include "heshu-typing.h"

gboolean
heshu_reextract_report (HeshuDesk *desk,
                        HeshuLexicon *lexicon,
                        const char *report_id,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (HeshuLexicon) words = NULL;
  g_autoptr (GPtrArray) metrics = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (desk), FALSE);
  g_return_val_if_fail (lexicon != NULL && report_id != NULL, FALSE);

  report = heshu_desk_get_report (desk, report_id, error);
  if (report == NULL)
    return FALSE;
  words = heshu_desk_load_lexicon (desk, lexicon, NULL);
  metrics = heshu_extract (report->document, report->articles, words, cancellable, error);

  return metrics != NULL &&
         heshu_desk_reextract (desk, report_id, report->articles, metrics, HESHU_EXTRACTOR_VERSION,
                               heshu_lexicon_get_hash (lexicon), error);
}

gboolean
heshu_reread_report (HeshuDesk *desk,
                     HeshuImporter *importer,
                     HeshuLexicon *lexicon,
                     const char *report_id,
                     const char *encoding,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (HeshuReport) again = NULL;
  g_autoptr (GPtrArray) metrics = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (desk), FALSE);
  g_return_val_if_fail (importer != NULL && lexicon != NULL && report_id != NULL, FALSE);

  report = heshu_desk_get_report (desk, report_id, error);
  if (report == NULL)
    return FALSE;
  again = heshu_importer_read_bytes (importer, report->bytes, report->document->name,
                                     report->document->media_type, encoding, cancellable, error);
  if (again == NULL || !heshu_job_extract (again, lexicon, &metrics, cancellable, error))
    return FALSE;

  /* once more from the articles as the desk has them then: with what a person said of them */
  return heshu_desk_reread (desk, report_id, again->document, again->articles, metrics,
                            HESHU_EXTRACTOR_VERSION, heshu_lexicon_get_hash (lexicon), error) &&
         heshu_reextract_report (desk, lexicon, report_id, cancellable, error);
}

/* (transfer full): a period as people write it, as data has it; what is none is left to the desk to refuse */
static char *
dup_article_period (HeshuLexicon *lexicon, const char *before, const char *text)
{
  g_auto (HeshuFieldChanges) changes = { 0 };

  if (!heshu_typing_read_period (lexicon, NULL, before, text, &changes, NULL))
    return g_strdup (text);

  return g_steal_pointer (&changes.fields[HESHU_FIELD_PERIOD]);
}

GPtrArray *
heshu_article_edits (HeshuLexicon *lexicon,
                     const char *article_id,
                     const char *field,
                     const char *before,
                     const char *after)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  const char *text = after != NULL && *after != '\0' ? after : NULL;
  g_autoptr (GPtrArray) districts = NULL;
  g_autofree char *period = NULL;
  const char *code = NULL;

  g_return_val_if_fail (lexicon != NULL && article_id != NULL && field != NULL, edits);

  if (text != NULL && g_str_equal (field, heshu_article_field_get_name (HESHU_ARTICLE_PERIOD)))
    text = period = dup_article_period (lexicon, before, text);

  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_ARTICLE, article_id, field, before, text, ""));
  if (!g_str_equal (field, heshu_article_field_get_name (HESHU_ARTICLE_AREA)))
    return edits;
  if (text != NULL)
    districts = heshu_lexicon_find (lexicon, "district", text);
  if (districts != NULL && districts->len == 1)
    code = heshu_term_get_value (g_ptr_array_index (districts, 0));
  g_ptr_array_add (edits,
                   heshu_edit_new (HESHU_OBJECT_ARTICLE, article_id,
                                   heshu_article_field_get_name (HESHU_ARTICLE_AREA_ID), NULL, code, ""));

  return edits;
}
