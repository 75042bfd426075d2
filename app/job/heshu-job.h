/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-importer.h"
#include "heshu-lexicon.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * heshu_read_report:
 * @path: a file or `-`
 *
 * The main job up to the proposals: import, repair, context, extraction.
 *
 * @metrics: (out) (transfer full): of #HeshuMetric
 * Returns: (transfer full) (nullable): with its articles
 */
HeshuReport *heshu_read_report (HeshuImporter *importer,
                                HeshuLexicon *lexicon,
                                const char *path,
                                const char *encoding,
                                GPtrArray **metrics,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same from bytes at hand */
HeshuReport *heshu_read_report_bytes (HeshuImporter *importer,
                                      HeshuLexicon *lexicon,
                                      GBytes *bytes,
                                      const char *name,
                                      const char *encoding,
                                      GPtrArray **metrics,
                                      GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  char *name;      /* the file */
  char *report_id; /* (nullable): %NULL where it failed */
  guint n_metrics;
  /* How it was decoded, for the person to judge; the encoding is (nullable): %NULL where the format fixes it */
  char *encoding;
  HeshuEncodingSource encoding_source;
  guint n_replaced; /* places that could not be decoded */
  GError *error; /* (nullable); HESHU_ERROR_FILE_KNOWN where it was there already */
} HeshuImportResult;
void heshu_import_result_free (HeshuImportResult *self);

/* Called in the thread of the import after each file and at most ten times a second */
typedef void (*HeshuProgressFunc) (double fraction, const char *title, gpointer data);

/**
 * heshu_import_paths:
 * @paths: files and folders
 *
 * Imports into @desk what can be read; one bad file never ends the batch.
 *
 * Returns: (transfer full) (nullable): of #HeshuImportResult, a row per file and per folder that failed;
 * %NULL with @error where the desk itself failed (full disk); what was imported until then stays
 */
GPtrArray *heshu_import_paths (HeshuDesk *desk,
                               const char *const *paths,
                               const char *encoding,
                               HeshuProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GError **error);
/* The sample reports, which are part of the program */
GPtrArray *heshu_import_samples (HeshuDesk *desk,
                                 HeshuProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
