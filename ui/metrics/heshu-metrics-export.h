/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-export.h"
#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuMetricsExport:
 *
 * What one export writes, and for heshu_workspace_run() the work that does it: the same bytes as
 * `heshu-cli metrics` with the same filters.
 */
typedef struct
{
  HeshuMetricQuery *query;
  HeshuExportFormat format;
  char *path;
} HeshuMetricsExport;

void heshu_metrics_export_free (HeshuMetricsExport *self);
/* @data: #HeshuMetricsExport. Returns: (transfer full) (nullable): guint64 *: how many were written. @error:
 * as heshu_output_open() */
gpointer heshu_metrics_export_work (HeshuDesk *desk,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

/* The format that a file's name asks for; FALSE where its suffix is none of csv, xlsx, jsonl */
gboolean heshu_metrics_export_guess_format (const char *path, HeshuExportFormat *format);

G_END_DECLS
