/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-article.h"
#include "heshu-metric.h"
#include "heshu-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HESHU_EXPORT_JSONL,
  HESHU_EXPORT_CSV,
  HESHU_EXPORT_XLSX,
  HESHU_EXPORT_TABLE, /* for people, aligned for a terminal */
} HeshuExportFormat;

gboolean heshu_export_format_from_word (const char *word, HeshuExportFormat *format);

/* One metric line of the spec, without its line end. Also the desk's own record: reading it back gives the same metric. */
char *heshu_metric_print_json (const HeshuMetric *metric) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_export_metrics:
 * @metrics: of #HeshuMetric
 * @sample: some come from sample reports: the file says 示例数据 in its source line
 * @output: where bytes go; XLSX is written at the end
 * @error: HESHU_ERROR_OUTPUT_*, HESHU_ERROR_DISK_FULL
 *
 * CSV: UTF-8 with RFC 4180 quoting, text that a spreadsheet would take for a formula defused, numbers left numbers. XLSX: the
 * exact decimal as text beside the number. LANG changes no byte.
 */
gboolean heshu_export_metrics (GPtrArray *metrics, HeshuExportFormat format, gboolean sample, GOutputStream *output,
                               GCancellable *cancellable, GError **error);

/* The object that `articles --format=json` prints for one file */
char *heshu_articles_print_json (const HeshuDocument *document, GPtrArray *articles) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_output_replace:
 * @path: written to a temporary file beside it and renamed over it, so that a killed export leaves the old file
 */
gboolean heshu_output_replace (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
