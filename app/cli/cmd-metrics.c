/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>

/* Metrics are asked for by the page, so that a desk of a million rows is never in memory as a whole. */
#define PAGE_ROWS 2000

typedef struct
{
  HeshuDesk *desk;
  HeshuExporter *exporter;
  HeshuReport *report; /* (nullable): the one that was asked for last */
  gboolean sure;       /* only what an editor can confirm together */
} Metrics;

static HeshuReport *
lookup_report (const HeshuMetric *metric, gpointer data)
{
  Metrics *self = data;
  const char *id = heshu_metric_get_report_id (metric);

  if (self->report != NULL && g_strcmp0 (self->report->id, id) == 0)
    return self->report;
  g_clear_pointer (&self->report, heshu_report_unref);
  if (id != NULL)
    self->report = heshu_desk_get_report (self->desk, id, NULL);
  return self->report;
}

static gboolean
export_sure (Metrics *self, const HeshuMetricQuery *query, GError **error)
{
  g_autoptr (GPtrArray) sure = heshu_desk_list_sure (self->desk, query, NULL, error);

  for (guint i = 0; sure != NULL && i < sure->len; i++)
    if (!heshu_exporter_add (self->exporter, g_ptr_array_index (sure, i), error))
      return FALSE;
  return sure != NULL;
}

static gboolean
export_query (Metrics *self, const HeshuMetricQuery *query, GError **error)
{
  g_autofree char *after = NULL;

  if (self->sure)
    return export_sure (self, query, error);
  do
    {
      char *next = NULL;
      g_autoptr (GPtrArray) page =
          heshu_desk_list_metrics (self->desk, query, after, PAGE_ROWS, &next, NULL, error);

      if (page == NULL)
        return FALSE;
      for (guint i = 0; i < page->len; i++)
        if (!heshu_exporter_add (self->exporter, g_ptr_array_index (page, i), error))
          {
            g_free (next);
            return FALSE;
          }
      g_free (after);
      after = next;
    }
  while (after != NULL);
  return TRUE;
}

static gboolean
export_wordings (Metrics *self, HeshuMetricQuery *query, char **wordings, GError **error)
{
  if (wordings == NULL)
    return export_query (self, query, error);
  for (guint i = 0; wordings[i] != NULL; i++)
    {
      query->indicator = wordings[i];
      if (!export_query (self, query, error))
        return FALSE;
    }
  return TRUE;
}

static int
run (HeshuDesk *desk,
     HeshuMetricQuery *query,
     char **wordings,
     gboolean sure,
     HeshuExportFormat format,
     const char *path)
{
  g_autoptr (HeshuOutput) output = NULL;
  Metrics self = { .desk = desk, .sure = sure };
  GError *error = NULL;
  int status;

  output = heshu_output_open (path, &error);
  if (output == NULL)
    return heshu_cli_complain (error);
  self.exporter = heshu_exporter_new (format, heshu_output_get_stream (output), lookup_report, &self);
  if (export_wordings (&self, query, wordings, &error))
    heshu_exporter_finish (self.exporter, &error);
  status = heshu_cli_end_output (output, error);
  heshu_exporter_free (self.exporter);
  g_clear_pointer (&self.report, heshu_report_unref);
  return status;
}

/* The filters as typed, from the command line into a query that borrows them */
typedef struct
{
  char *area;
  char *indicator;
  char *period;
  char *state;
  char *tag;
  char *search;
  gboolean sure;
} Filters;

static void
clear_filters (Filters *filters)
{
  g_free (filters->area);
  g_free (filters->indicator);
  g_free (filters->period);
  g_free (filters->state);
  g_free (filters->tag);
  g_free (filters->search);
}

static void
take_utf8 (char **argument)
{
  char *text = heshu_cli_dup_utf8 (*argument);

  g_free (*argument);
  *argument = text;
}

static gboolean
fill_query (Filters *filters, HeshuMetricQuery *query)
{
  HeshuState state;

  take_utf8 (&filters->state);
  take_utf8 (&filters->tag);
  take_utf8 (&filters->search);
  take_utf8 (&filters->indicator);
  if (!heshu_cli_parse_period (filters->period, &query->period))
    return FALSE;
  if (filters->state != NULL && !heshu_state_from_word (filters->state, &state))
    {
      heshu_cli_wrong_usage (_ ("“%s” is not a state; use one of: %s."), filters->state,
                             "proposed, confirmed, corrected, rejected");
      return FALSE;
    }
  query->state = filters->state;
  query->tag = filters->tag;
  query->search = filters->search != NULL && filters->search[0] != '\0' ? filters->search : NULL;
  return TRUE;
}

static int
ask (const char *desk_path, Filters *filters, HeshuExportFormat format, const char *path)
{
  HeshuMetricQuery query = { NULL };
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (HeshuLexicon) lexicon = NULL;
  g_autoptr (HeshuArea) area = NULL;
  g_auto (GStrv) wordings = NULL;
  GError *error = NULL;
  int status;

  if (!fill_query (filters, &query))
    return HESHU_CLI_USAGE;
  desk = heshu_cli_open_desk (desk_path, HESHU_DESK_READ_ONLY, &status);
  if (desk == NULL)
    return status;
  if (filters->area != NULL || filters->indicator != NULL)
    lexicon = heshu_cli_load_lexicon ();
  if (filters->area != NULL)
    {
      area = heshu_area_find (desk, lexicon, filters->area, &error);
      if (area == NULL)
        return heshu_cli_complain (error);
      query.area = heshu_area_get_key (area);
    }
  if (filters->indicator != NULL)
    wordings = heshu_question_list_wordings (lexicon, filters->indicator);
  return run (desk, &query, wordings, filters->sure, format, path);
}

int
heshu_cmd_metrics (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *word = NULL;
  g_autofree char *path = NULL;
  Filters filters = { NULL };
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    { "area", 'a', 0, G_OPTION_ARG_FILENAME, &filters.area, N_ ("Only this district: its name or code"),
      "A" },
    { "indicator", 'i', 0, G_OPTION_ARG_FILENAME, &filters.indicator,
      N_ ("Only this indicator, in any wording"), "I" },
    { "period", 'p', 0, G_OPTION_ARG_FILENAME, &filters.period,
      N_ ("Only what lies in this period: 2021, 2021-H1"), "P" },
    { "state", 's', 0, G_OPTION_ARG_FILENAME, &filters.state,
      N_ ("Only proposed, confirmed, corrected or rejected"), "S" },
    { "tag", 't', 0, G_OPTION_ARG_FILENAME, &filters.tag, N_ ("Only with this tag"), "T" },
    { "sure", 0, 0, G_OPTION_ARG_NONE, &filters.sure,
      N_ ("Only what nobody has reviewed and every field of which is read surely"), NULL },
    { "search", 'q', 0, G_OPTION_ARG_FILENAME, &filters.search,
      N_ ("Only where the sentence or indicator has this"), "TEXT" },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word, N_ ("csv (the default), xlsx, jsonl or table"),
      "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("Write to this file"), "F" },
    { NULL },
  };
  const HeshuCliUsage usage = { NULL, N_ ("Prints the metrics of a desk."), NULL, entries, 0, 0 };
  HeshuExportFormat format = HESHU_EXPORT_CSV;
  g_auto (GStrv) nothing = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &nothing, &status))
    ;
  else if (!heshu_cli_parse_format (word, (const char *const[]){ "csv", "xlsx", "jsonl", "table", NULL },
                                    &format))
    status = HESHU_CLI_USAGE;
  else
    status = ask (desk_path, &filters, format, path);
  clear_filters (&filters);
  return status;
}
