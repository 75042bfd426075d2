/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-article.h"
#include "heshu-document.h"
#include "heshu-metric.h"
#include "heshu-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HESHU_EXPORT_JSONL,
  HESHU_EXPORT_CSV,
  HESHU_EXPORT_XLSX,
  HESHU_EXPORT_TABLE, /* for people, aligned for a terminal */
} HeshuExportFormat;

/* Words: `jsonl`, `csv`, `xlsx`, `table` */
gboolean heshu_export_format_from_word (const char *word, HeshuExportFormat *format);

/* What every file made from sample reports says in its source line (design: never to be taken for real
 * figures) */
#define HESHU_SAMPLE_WORDS "示例数据"

/**
 * heshu_metric_print_json:
 *
 * One metric line of the spec, without its line end: its fields in the spec's order, and what a desk adds
 * where the metric has an id. heshu_metric_parse_json() gives the same metric back.
 *
 * Returns: (transfer full)
 */
char *heshu_metric_print_json (const HeshuMetric *metric) G_GNUC_WARN_UNUSED_RESULT;
/* The same behind what @json holds, an empty string or whole lines */
void heshu_metric_append_json (const HeshuMetric *metric, GString *json);

/**
 * heshu_metric_parse_json:
 * @line: what heshu_metric_print_json() printed, or an object with the same members by another hand; members
 * that are not known are passed over
 * @length: bytes of @line, or -1 up to its NUL
 * @error: HESHU_ERROR_FIELD_INVALID or one of HESHU_ERROR_VALUE_*: the member and what it held
 *
 * Returns: (transfer full) (nullable)
 */
HeshuMetric *heshu_metric_parse_json (const char *line,
                                      gssize length,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * HeshuReportLookup:
 *
 * Returns: (transfer none) (nullable): the report of @metric, with its text; it must hold until the next
 * call. Asked in the order of the metrics, so that one report at a time need be in memory.
 */
typedef HeshuReport *(*HeshuReportLookup) (const HeshuMetric *metric, gpointer data);

/**
 * HeshuExporter:
 *
 * Writes metrics one after the other; only XLSX and the table hold back what they write until the end. Each
 * row carries the sentence it came from and its source line where a lookup gives the report. Not safe between
 * threads.
 *
 * CSV: UTF-8 with RFC 4180 quoting, text that a spreadsheet would take for a formula defused, numbers left
 * numbers. XLSX: the exact decimal as text beside the number. LANG and the time of day change no byte.
 */
typedef struct _HeshuExporter HeshuExporter;

/* @lookup: (nullable) */
HeshuExporter *heshu_exporter_new (HeshuExportFormat format,
                                   GOutputStream *output,
                                   HeshuReportLookup lookup,
                                   gpointer lookup_data) G_GNUC_WARN_UNUSED_RESULT;
/* @error, here and below: what @output reports, as it is; HESHU_ERROR_OUTPUT_FULL of the folder for temporary
 * files */
gboolean heshu_exporter_add (HeshuExporter *self, const HeshuMetric *metric, GError **error);
/* Writes what is left; must be the last call before it is freed */
gboolean heshu_exporter_finish (HeshuExporter *self, GError **error);
void heshu_exporter_free (HeshuExporter *self);

/**
 * heshu_report_dup_source_line:
 *
 * Where the figures of @report come from, as it is printed under a chart or beside a row: 示例数据 first
 * where it is a sample, then the agency and the headline of its article, its publication, issue date and
 * page, whatever is known.
 *
 * @article_index: of the figure's article; G_MAXUINT: of none
 */
char *heshu_report_dup_source_line (const HeshuReport *report, guint article_index) G_GNUC_WARN_UNUSED_RESULT;
/* The sentence around @span, on one line; a very long one is cut around the span with … */
char *heshu_text_dup_sentence (const HeshuText *text, HeshuSpan span) G_GNUC_WARN_UNUSED_RESULT;

/* The object that `articles --format=json` prints for one file */
char *heshu_articles_print_json (const HeshuDocument *document,
                                 GPtrArray *articles) G_GNUC_WARN_UNUSED_RESULT;

/* A report as a line of an export, without its line end: all of it, the original too. @report: as a desk
 * gives it */
char *heshu_report_print_json (const HeshuReport *report) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_report_parse_json:
 * @line: what heshu_report_print_json() printed
 * @error: HESHU_ERROR_FIELD_INVALID: the member that is wrong, also where the original does not have its hash
 *
 * Returns: (transfer full) (nullable): the same report
 */
HeshuReport *heshu_report_parse_json (const char *line,
                                      gssize length,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * HeshuOutput:
 *
 * A file on its way: written to a temporary file beside it and renamed over it by heshu_output_commit(), so
 * that a killed or failed export leaves the old file. What is no regular file (a pipe, /dev/stdout) is
 * written as it stands. A symbolic link keeps pointing: its target is replaced.
 */
typedef struct _HeshuOutput HeshuOutput;

/**
 * heshu_output_open:
 * @path: (nullable): %NULL or `-` is standard output
 * @error: HESHU_ERROR_OUTPUT_FORBIDDEN, HESHU_ERROR_OUTPUT_FAILED, HESHU_ERROR_OUTPUT_FULL
 */
HeshuOutput *heshu_output_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none): buffered. What it reports is put into words by heshu_output_explain() */
GOutputStream *heshu_output_get_stream (HeshuOutput *self);
/* Must be the last call before it is freed; without it the old file stays. @error as heshu_output_open(), and
 * G_IO_ERROR_BROKEN_PIPE where nobody reads standard output any longer */
gboolean heshu_output_commit (HeshuOutput *self, GError **error);
/* @error: (inout): an error of the stream, replaced by the sentence for it; others and a broken pipe are kept
 */
void heshu_output_explain (HeshuOutput *self, GError **error);
void heshu_output_free (HeshuOutput *self);

/* The three in one for bytes at hand */
gboolean heshu_output_replace (const char *path, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuExporter, heshu_exporter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuOutput, heshu_output_free)

G_END_DECLS
