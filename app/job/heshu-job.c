/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-job-private.h"

#include "heshu-extractor.h"
#include "heshu-page-repair.h"
#include "heshu-samples.h"

/* The main job behind the importer: articles, their context, the proposals */
gboolean
heshu_job_extract (HeshuReport *report,
                   HeshuLexicon *lexicon,
                   GPtrArray **metrics,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) articles = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  articles = heshu_page_repair (report->document, lexicon);
  *metrics = heshu_extract (report->document, articles, lexicon, cancellable, error);
  if (*metrics == NULL)
    return FALSE;

  g_clear_pointer (&report->articles, g_ptr_array_unref);
  report->articles = g_steal_pointer (&articles);
  return TRUE;
}

static HeshuReport *
finish_report (HeshuReport *report,
               HeshuLexicon *lexicon,
               GPtrArray **metrics,
               GCancellable *cancellable,
               GError **error)
{
  if (report == NULL)
    return NULL;

  report->sample = heshu_samples_contain (report->sha256);
  if (heshu_job_extract (report, lexicon, metrics, cancellable, error))
    return report;

  heshu_report_unref (report);
  return NULL;
}

HeshuReport *
heshu_read_report (HeshuImporter *importer,
                   HeshuLexicon *lexicon,
                   const char *path,
                   const char *encoding,
                   GPtrArray **metrics,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (importer != NULL, NULL);
  g_return_val_if_fail (lexicon != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (metrics != NULL, NULL);

  *metrics = NULL;
  return finish_report (heshu_importer_read_file (importer, path, encoding, cancellable, error), lexicon,
                        metrics, cancellable, error);
}

HeshuReport *
heshu_read_report_bytes (HeshuImporter *importer,
                         HeshuLexicon *lexicon,
                         GBytes *bytes,
                         const char *name,
                         const char *encoding,
                         GPtrArray **metrics,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (importer != NULL, NULL);
  g_return_val_if_fail (lexicon != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (metrics != NULL, NULL);

  *metrics = NULL;
  return finish_report (heshu_importer_read_bytes (importer, bytes, name, NULL, encoding, cancellable, error),
                        lexicon, metrics, cancellable, error);
}
