/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-job.h"
#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuImportFailure: a file that could not be imported, as a row of a list
 */
#define HESHU_TYPE_IMPORT_FAILURE (heshu_import_failure_get_type ())
G_DECLARE_FINAL_TYPE (HeshuImportFailure, heshu_import_failure, HESHU, IMPORT_FAILURE, GObject)

const char *heshu_import_failure_get_name (HeshuImportFailure *self);
const char *heshu_import_failure_get_path (HeshuImportFailure *self); /* (nullable) */
const GError *heshu_import_failure_get_error (HeshuImportFailure *self);

/**
 * HeshuImportRun:
 *
 * The imports of one window: one after the other, in a worker, told as they go. What is asked for while one
 * runs is taken up after it and counted with it.
 *
 * Signals, in the main context: `changed`: other numbers, at most ten times a second; `finished`: nothing is
 * left to do.
 */
#define HESHU_TYPE_IMPORT_RUN (heshu_import_run_get_type ())
G_DECLARE_FINAL_TYPE (HeshuImportRun, heshu_import_run, HESHU, IMPORT_RUN, GObject)

HeshuImportRun *heshu_import_run_new (HeshuWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* @sources: (transfer full): of #HeshuImportSource. A first start after `finished` forgets the old numbers,
 * but keeps failures that were not dismissed. */
void heshu_import_run_add (HeshuImportRun *self, GPtrArray *sources, const char *encoding);
void heshu_import_run_cancel (HeshuImportRun *self);

typedef struct
{
  guint n_files; /* known so far; 0: folders are still being listed */
  guint n_done;
  guint n_imported;
  guint n_known;
  guint n_failed;
  guint64 n_metrics;
  gboolean running;
  gboolean cancelled;
} HeshuImportNumbers;
void heshu_import_run_get_numbers (HeshuImportRun *self, HeshuImportNumbers *numbers);
/* (transfer none) (nullable): the file that was read last */
const char *heshu_import_run_get_current (HeshuImportRun *self);
/* (transfer none) (nullable): why it ended before its end: the desk's failure; never a cancel */
const GError *heshu_import_run_get_error (HeshuImportRun *self);
/* (transfer none) (nullable): the last report that came in or was known already */
const char *heshu_import_run_get_report_id (HeshuImportRun *self);
/* (transfer none): of #HeshuImportFailure, until they are dismissed or tried again */
GListModel *heshu_import_run_get_failures (HeshuImportRun *self);
void heshu_import_run_dismiss (HeshuImportRun *self, HeshuImportFailure *failure);
void heshu_import_run_dismiss_all (HeshuImportRun *self);

G_END_DECLS
