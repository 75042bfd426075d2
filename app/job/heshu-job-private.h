/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-job.h"

G_BEGIN_DECLS

/* Fills in the articles of @report and reads its metrics. @report is not shared with anybody yet.
 * @metrics: (out) (transfer full): set where TRUE is returned. @error: G_IO_ERROR_CANCELLED */
gboolean heshu_job_extract (HeshuReport *report,
                            HeshuLexicon *lexicon,
                            GPtrArray **metrics,
                            GCancellable *cancellable,
                            GError **error);

/* Who is told of what a batch does; each part may be missing */
typedef struct
{
  HeshuProgressFunc progress;
  gpointer progress_data;
  HeshuImportedFunc imported;
  gpointer imported_data;
} HeshuImportObserver;

/**
 * heshu_import_batch:
 * @sources: of #HeshuImportSource, no folders
 * @results: of #HeshuImportResult: a row per source is appended, in their order
 * @error: the desk's, or G_IO_ERROR_CANCELLED: the batch ended, what was imported until then stays
 *
 * Reads with a worker per processor, writes in the calling thread, in the order of @sources.
 */
gboolean heshu_import_batch (HeshuDesk *desk,
                             GPtrArray *sources,
                             const char *encoding,
                             GPtrArray *results,
                             const HeshuImportObserver *observer,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
