/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"
#include "heshu-json.h"
#include "heshu-sheet.h"

#include <string.h>

typedef enum
{
  COLUMN_SOURCE,
  COLUMN_START,
  COLUMN_END,
  COLUMN_TEXT,
  COLUMN_VALUE,
  COLUMN_VALUE_MAX,
  COLUMN_UNIT,
  COLUMN_QUALIFIER,
  COLUMN_MEASURE,
  COLUMN_KIND,
  COLUMN_AREA,
  COLUMN_AREA_ID,
  COLUMN_PERIOD,
  COLUMN_AGENCY,
  COLUMN_INDICATOR,
  COLUMN_ID,
  COLUMN_ARTICLE,
  COLUMN_STATE,
  COLUMN_TAGS,
  COLUMN_NOTE,
  COLUMN_SENTENCE,
  COLUMN_SOURCE_LINE,
  N_METRIC_COLUMNS
} MetricColumn;

static const HeshuColumn metric_columns[N_METRIC_COLUMNS] = {
  [COLUMN_SOURCE] = { "source", HESHU_CELL_TEXT },
  [COLUMN_START] = { "start", HESHU_CELL_COUNT },
  [COLUMN_END] = { "end", HESHU_CELL_COUNT },
  [COLUMN_TEXT] = { "text", HESHU_CELL_TEXT },
  [COLUMN_VALUE] = { "value", HESHU_CELL_VALUE },
  [COLUMN_VALUE_MAX] = { "value_max", HESHU_CELL_VALUE },
  [COLUMN_UNIT] = { "unit", HESHU_CELL_TEXT },
  [COLUMN_QUALIFIER] = { "qualifier", HESHU_CELL_TEXT },
  [COLUMN_MEASURE] = { "measure", HESHU_CELL_TEXT },
  [COLUMN_KIND] = { "kind", HESHU_CELL_TEXT },
  [COLUMN_AREA] = { "area", HESHU_CELL_TEXT },
  [COLUMN_AREA_ID] = { "area_id", HESHU_CELL_TEXT },
  [COLUMN_PERIOD] = { "period", HESHU_CELL_TEXT },
  [COLUMN_AGENCY] = { "agency", HESHU_CELL_TEXT },
  [COLUMN_INDICATOR] = { "indicator", HESHU_CELL_TEXT },
  [COLUMN_ID] = { "id", HESHU_CELL_TEXT },
  [COLUMN_ARTICLE] = { "article", HESHU_CELL_TEXT },
  [COLUMN_STATE] = { "state", HESHU_CELL_TEXT },
  [COLUMN_TAGS] = { "tags", HESHU_CELL_TEXT },
  [COLUMN_NOTE] = { "note", HESHU_CELL_TEXT },
  [COLUMN_SENTENCE] = { "sentence", HESHU_CELL_TEXT },
  [COLUMN_SOURCE_LINE] = { "source_line", HESHU_CELL_TEXT },
};

/* What fits on a terminal, the most telling first */
static const MetricColumn shown_on_terminal[] = {
  COLUMN_AREA,      COLUMN_PERIOD,  COLUMN_INDICATOR, COLUMN_VALUE, COLUMN_VALUE_MAX, COLUMN_UNIT,
  COLUMN_QUALIFIER, COLUMN_MEASURE, COLUMN_KIND,      COLUMN_STATE, COLUMN_SOURCE,    COLUMN_START,
};

struct _HeshuExporter
{
  HeshuExportFormat format;
  GOutputStream *output;
  HeshuReportLookup lookup;
  gpointer lookup_data;
  HeshuSheet *sheet; /* (nullable): %NULL for JSON Lines */
  HeshuColumn *terminal_columns;
  GString *line; /* the last one of JSON Lines; its room is used again */
  gboolean any_sample;
};

gboolean
heshu_export_format_from_word (const char *word, HeshuExportFormat *format)
{
  static const char *const words[] = { "jsonl", "csv", "xlsx", "table" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i]) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

HeshuExporter *
heshu_exporter_new (HeshuExportFormat format,
                    GOutputStream *output,
                    HeshuReportLookup lookup,
                    gpointer lookup_data)
{
  HeshuExporter *self;
  guint i;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (output), NULL);

  self = g_new0 (HeshuExporter, 1);
  self->format = format;
  self->output = g_object_ref (output);
  self->lookup = lookup;
  self->lookup_data = lookup_data;
  self->line = g_string_sized_new (2048);
  if (format == HESHU_EXPORT_TABLE)
    {
      self->terminal_columns = g_new (HeshuColumn, G_N_ELEMENTS (shown_on_terminal));
      for (i = 0; i < G_N_ELEMENTS (shown_on_terminal); i++)
        self->terminal_columns[i] = metric_columns[shown_on_terminal[i]];
      self->sheet = heshu_sheet_new (format, "metrics", self->terminal_columns,
                                     G_N_ELEMENTS (shown_on_terminal), output);
    }
  else if (format != HESHU_EXPORT_JSONL)
    {
      self->sheet = heshu_sheet_new (format, "metrics", metric_columns, N_METRIC_COLUMNS, output);
    }
  return self;
}

static gboolean
add_line (HeshuExporter *self, const HeshuMetric *metric, const HeshuReport *report, GError **error)
{
  GString *line = self->line;

  g_string_truncate (line, 0);
  heshu_metric_append_json (metric, line);
  /* A line of a sample says so itself: lines are cut out of files and passed on */
  if (report != NULL && report->sample)
    {
      g_autofree char *source_line =
          heshu_report_dup_source_line (report, heshu_metric_get_article_index (metric));

      g_string_truncate (line, line->len - 1);
      heshu_json_member (line, "source_line", source_line);
      heshu_json_close (line, '}');
    }
  g_string_append_c (line, '\n');
  return g_output_stream_write_all (self->output, line->str, line->len, NULL, NULL, error);
}

static void
fill_fields (const char **cells, const HeshuMetric *metric)
{
  static const struct
  {
    MetricColumn column;
    HeshuField field;
  } fields[] = {
    { COLUMN_VALUE, HESHU_FIELD_VALUE },         { COLUMN_VALUE_MAX, HESHU_FIELD_VALUE_MAX },
    { COLUMN_UNIT, HESHU_FIELD_UNIT },           { COLUMN_QUALIFIER, HESHU_FIELD_QUALIFIER },
    { COLUMN_MEASURE, HESHU_FIELD_MEASURE },     { COLUMN_KIND, HESHU_FIELD_KIND },
    { COLUMN_AREA, HESHU_FIELD_AREA },           { COLUMN_AREA_ID, HESHU_FIELD_AREA_ID },
    { COLUMN_PERIOD, HESHU_FIELD_PERIOD },       { COLUMN_AGENCY, HESHU_FIELD_AGENCY },
    { COLUMN_INDICATOR, HESHU_FIELD_INDICATOR },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (fields); i++)
    cells[fields[i].column] = heshu_metric_get (metric, fields[i].field);
  cells[COLUMN_SOURCE] = heshu_metric_get_source (metric);
  cells[COLUMN_TEXT] = heshu_metric_get_text (metric);
  cells[COLUMN_ID] = heshu_metric_get_id (metric);
  cells[COLUMN_ARTICLE] = heshu_metric_get_article_title (metric);
  cells[COLUMN_STATE] = heshu_state_get_word (heshu_metric_get_state (metric));
  cells[COLUMN_NOTE] = heshu_metric_get_note (metric);
}

static gboolean
add_row (HeshuExporter *self, const HeshuMetric *metric, const HeshuReport *report, GError **error)
{
  const HeshuSpan span = heshu_metric_get_span (metric);
  const char *cells[N_METRIC_COLUMNS] = { NULL };
  const char *shown[G_N_ELEMENTS (shown_on_terminal)];
  g_autofree char *start = g_strdup_printf ("%u", span.start);
  g_autofree char *end = g_strdup_printf ("%u", span.end);
  g_autofree char *tags = g_strjoinv (" ", (char **) heshu_metric_get_tags (metric));
  g_autofree char *sentence = NULL;
  g_autofree char *source_line = NULL;
  guint article_index = heshu_metric_get_article_index (metric);
  guint i;

  if (report != NULL && article_index != G_MAXUINT)
    article_index -= report->first_article;
  if (report != NULL && report->document != NULL && report->document->text != NULL)
    sentence = heshu_text_dup_sentence (report->document->text, HESHU_SPAN (span.start - report->first_char,
                                                                            span.end - report->first_char));
  if (report != NULL)
    source_line = heshu_report_dup_source_line (report, article_index);
  fill_fields (cells, metric);
  cells[COLUMN_START] = start;
  cells[COLUMN_END] = end;
  cells[COLUMN_TAGS] = tags;
  cells[COLUMN_SENTENCE] = sentence;
  cells[COLUMN_SOURCE_LINE] = source_line;
  if (self->format != HESHU_EXPORT_TABLE)
    return heshu_sheet_add (self->sheet, cells, error);
  for (i = 0; i < G_N_ELEMENTS (shown_on_terminal); i++)
    shown[i] = cells[shown_on_terminal[i]];
  return heshu_sheet_add (self->sheet, shown, error);
}

gboolean
heshu_exporter_add (HeshuExporter *self, const HeshuMetric *metric, GError **error)
{
  const HeshuReport *report;

  g_return_val_if_fail (self != NULL && metric != NULL, FALSE);

  report = self->lookup != NULL ? self->lookup (metric, self->lookup_data) : NULL;
  self->any_sample |= report != NULL && report->sample;
  if (self->format == HESHU_EXPORT_JSONL)
    return add_line (self, metric, report, error);
  return add_row (self, metric, report, error);
}

gboolean
heshu_exporter_finish (HeshuExporter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->sheet != NULL && !heshu_sheet_finish (self->sheet, error))
    return FALSE;
  if (self->format != HESHU_EXPORT_TABLE || !self->any_sample)
    return TRUE;
  return g_output_stream_write_all (self->output, HESHU_SAMPLE_WORDS "\n", strlen (HESHU_SAMPLE_WORDS "\n"),
                                    NULL, NULL, error);
}

void
heshu_exporter_free (HeshuExporter *self)
{
  if (self == NULL)
    return;
  heshu_sheet_free (self->sheet);
  g_free (self->terminal_columns);
  g_string_free (self->line, TRUE);
  g_object_unref (self->output);
  g_free (self);
}
