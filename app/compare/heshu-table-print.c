/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-table-print.h"

#include "heshu-json-string.h"
#include "heshu-table-text.h"

#include <string.h>

/* What every file made from a sample report says, in the language of the reports; data, hence not translated
 */
#define SAMPLE_MARK "示例数据"

gboolean
heshu_table_format_from_word (const char *word, HeshuTableFormat *format)
{
  static const char *const words[] = { "csv", "json", "table" };

  g_return_val_if_fail (word != NULL && format != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

/* A spreadsheet takes a cell that starts with one of =+-@ for a formula: an apostrophe makes it text again */
static void
append_cell (GString *csv, const char *text, gboolean number)
{
  gboolean defuse = text != NULL && !number && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;

  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_append_c (csv, ',');
  if (text == NULL || *text == '\0')
    {
      /* the first cell of a line must leave a trace, or the comma behind it would be lost */
      if (csv->len == 0 || csv->str[csv->len - 1] == '\n')
        g_string_append (csv, "\"\"");
      return;
    }
  if (!defuse && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }

  g_string_append_c (csv, '"');
  if (defuse)
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

static const char *
field_of (const HeshuMetric *metric, HeshuField field)
{
  return metric != NULL ? heshu_metric_get (metric, field) : NULL;
}

static void
append_csv_row (GString *csv, const HeshuTable *table, const HeshuTableRow *row)
{
  const HeshuMetric *actual = row->actual;
  const HeshuMetric *shown = actual != NULL ? actual : row->target;
  const HeshuReport *report = shown != NULL ? heshu_table_find_source (table, shown) : NULL;
  g_autofree char *period = heshu_period_format (row->period);

  append_cell (csv, row->area, FALSE);
  append_cell (csv, row->area_id, FALSE);
  append_cell (csv, table->indicator, FALSE);
  append_cell (csv, period, TRUE);
  append_cell (csv, field_of (actual, HESHU_FIELD_VALUE), TRUE);
  append_cell (csv, field_of (actual, HESHU_FIELD_VALUE_MAX), TRUE);
  append_cell (csv, shown != NULL ? field_of (shown, HESHU_FIELD_UNIT) : table->unit, FALSE);
  append_cell (csv, field_of (actual, HESHU_FIELD_QUALIFIER), FALSE);
  append_cell (csv, field_of (shown, HESHU_FIELD_MEASURE), FALSE);
  append_cell (csv, actual != NULL ? heshu_metric_get_text (actual) : NULL, FALSE);
  append_cell (csv, row->reason != HESHU_REASON_NONE ? heshu_reason_get_word (row->reason) : NULL, FALSE);
  append_cell (csv, field_of (row->target, HESHU_FIELD_VALUE), TRUE);
  append_cell (csv, field_of (row->target, HESHU_FIELD_KIND), FALSE);
  append_cell (csv, row->target != NULL ? heshu_metric_get_text (row->target) : NULL, FALSE);
  append_cell (csv, field_of (shown, HESHU_FIELD_AGENCY), FALSE);
  append_cell (csv, shown != NULL ? heshu_metric_get_article_title (shown) : NULL, FALSE);
  append_cell (csv, shown != NULL ? heshu_metric_get_source (shown) : NULL, FALSE);
  append_cell (csv, shown != NULL ? heshu_metric_get_id (shown) : NULL, FALSE);
  append_cell (csv, report != NULL && report->sample ? SAMPLE_MARK : NULL, FALSE);
  g_string_append (csv, "\r\n");
}

static char *
print_csv (const HeshuTable *self)
{
  GString *csv =
      g_string_new ("area,area_id,indicator,period,value,value_max,unit,qualifier,measure,text,reason,target,"
                    "target_kind,target_text,agency,title,source,metric,sample\r\n");

  for (guint i = 0; i < self->rows->len; i++)
    append_csv_row (csv, self, g_ptr_array_index (self->rows, i));

  return g_string_free (csv, FALSE);
}

static void
append_metric (GString *json, const HeshuMetric *metric)
{
  HeshuSpan span = heshu_metric_get_span (metric);
  static const HeshuField fields[] = { HESHU_FIELD_VALUE,     HESHU_FIELD_VALUE_MAX, HESHU_FIELD_UNIT,
                                       HESHU_FIELD_QUALIFIER, HESHU_FIELD_MEASURE,   HESHU_FIELD_KIND,
                                       HESHU_FIELD_INDICATOR, HESHU_FIELD_AGENCY,    HESHU_FIELD_PERIOD };

  g_string_append_c (json, '{');
  if (heshu_metric_get_id (metric) != NULL)
    heshu_json_append_member (json, "id", heshu_metric_get_id (metric));
  heshu_json_append_member (json, "source", heshu_metric_get_source (metric));
  heshu_json_append_key (json, "start");
  g_string_append_printf (json, "%u", span.start);
  heshu_json_append_key (json, "end");
  g_string_append_printf (json, "%u", span.end);
  heshu_json_append_member (json, "text", heshu_metric_get_text (metric));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (heshu_metric_get (metric, fields[i]) != NULL)
      heshu_json_append_member (json, heshu_field_get_name (fields[i]), heshu_metric_get (metric, fields[i]));
  heshu_json_append_member (json, "state", heshu_state_get_word (heshu_metric_get_state (metric)));
  g_string_append_c (json, '}');
}

static void
append_metric_member (GString *json, const char *key, const HeshuMetric *metric)
{
  heshu_json_append_key (json, key);
  if (metric != NULL)
    append_metric (json, metric);
  else
    g_string_append (json, "null");
}

static void
append_json_row (GString *json, const HeshuTableRow *row)
{
  g_autofree char *period = heshu_period_format (row->period);

  g_string_append_c (json, '{');
  heshu_json_append_member (json, "area", row->area);
  heshu_json_append_member (json, "area_id", row->area_id);
  heshu_json_append_member (json, "period", period);
  heshu_json_append_member (json, "reason",
                            row->reason != HESHU_REASON_NONE ? heshu_reason_get_word (row->reason) : NULL);
  append_metric_member (json, "actual", row->actual);
  append_metric_member (json, "target", row->target);
  heshu_json_append_key (json, "others");
  g_string_append_c (json, '[');
  for (guint i = 0; i < row->others->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_metric (json, g_ptr_array_index (row->others, i));
    }
  g_string_append (json, "]}");
}

static void
append_json_source (GString *json, const HeshuReport *report)
{
  const HeshuDocument *document = report->document;

  g_string_append_c (json, '{');
  if (report->id != NULL)
    heshu_json_append_member (json, "id", report->id);
  heshu_json_append_member (json, "sha256", report->sha256);
  if (document != NULL)
    {
      heshu_json_append_member (json, "name", document->name);
      heshu_json_append_member (json, "publication", document->publication);
      heshu_json_append_member (json, "issue_date", document->issue_date);
      heshu_json_append_member (json, "page", document->page);
    }
  heshu_json_append_member (json, "sample", report->sample ? SAMPLE_MARK : NULL);
  g_string_append_c (json, '}');
}

static char *
print_json (const HeshuTable *self)
{
  GString *json = g_string_new ("{");
  g_autofree char *period = heshu_period_format (self->period);

  heshu_json_append_member (json, "indicator", self->indicator);
  heshu_json_append_member (json, "unit", self->unit);
  heshu_json_append_member (json, "measure", heshu_measure_get_word (self->measure));
  heshu_json_append_member (json, "period", *period != '\0' ? period : NULL);
  heshu_json_append_key (json, "periods_differ");
  g_string_append (json, heshu_table_periods_differ (self) ? "true" : "false");
  heshu_json_append_member (json, "sample", self->sample ? SAMPLE_MARK : NULL);
  heshu_json_append_key (json, "rows");
  g_string_append (json, "[");
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n " : "\n ");
      append_json_row (json, g_ptr_array_index (self->rows, i));
    }
  g_string_append (json, "]");
  heshu_json_append_key (json, "sources");
  g_string_append (json, "[");
  for (guint i = 0; i < self->sources->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n " : "\n ");
      append_json_source (json, g_ptr_array_index (self->sources, i));
    }
  g_string_append (json, "]}\n");

  return g_string_free (json, FALSE);
}

char *
heshu_table_print (const HeshuTable *self, HeshuTableFormat format)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (format)
    {
    case HESHU_TABLE_CSV:
      return print_csv (self);
    case HESHU_TABLE_JSON:
      return print_json (self);
    default:
      return heshu_table_print_text (self);
    }
}
