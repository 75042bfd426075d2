/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-chart.h"
#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *desk;
  char **indicators;
  char **areas;
  char *period;
  char *type;
  char *size;
  char *title;
  char *language;
  char *focus;
  char *spec;
  char *write_spec;
  char *output;
} ChartOptions;

static void
clear_options (ChartOptions *options)
{
  g_free (options->desk);
  g_strfreev (options->indicators);
  g_strfreev (options->areas);
  g_free (options->period);
  g_free (options->type);
  g_free (options->size);
  g_free (options->title);
  g_free (options->language);
  g_free (options->focus);
  g_free (options->spec);
  g_free (options->write_spec);
  g_free (options->output);
}

/* (nullable): the format that the name of @output asks for */
static const char *
find_format (const char *output)
{
  static const char *const formats[] = { "png", "svg", "pdf" };
  const char *dot = output != NULL ? strrchr (output, '.') : NULL;

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (dot + 1, formats[i]) == 0)
      return formats[i];
  return NULL;
}

static HeshuChartSpec *
read_spec (const char *path, GError **error)
{
  g_autofree char *json = NULL;
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GError) failure = NULL;
  HeshuChartSpec *spec;
  gsize length;

  if (!g_file_get_contents (path, &json, &length, &failure))
    {
      heshu_error_set (error,
                       g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? HESHU_ERROR_FILE_MISSING
                       : g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_ACCES)
                           ? HESHU_ERROR_FILE_FORBIDDEN
                           : HESHU_ERROR_FILE_UNREADABLE,
                       shown, NULL);
      return NULL;
    }
  spec = heshu_chart_spec_parse (json, (gssize) length, error);
  return spec;
}

/* Returns: (transfer full) (nullable): of #HeshuTable, one for each indicator */
static GPtrArray *
compare_all (const ChartOptions *options, HeshuPeriod period, int *status)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_table_unref);
  g_autoptr (HeshuDesk) desk = heshu_cli_open_desk (options->desk, HESHU_DESK_READ_ONLY, status);
  g_autoptr (HeshuLexicon) lexicon = NULL;
  g_auto (GStrv) areas = heshu_cli_dup_areas (options->areas);

  if (desk == NULL)
    return NULL;
  lexicon = heshu_cli_load_lexicon ();
  for (guint i = 0; options->indicators[i] != NULL; i++)
    {
      g_autofree char *indicator = heshu_cli_dup_utf8 (options->indicators[i]);
      GError *error = NULL;
      HeshuTable *table =
          heshu_question_ask (desk, lexicon, indicator, (const char *const *) areas, period, &error);

      if (table == NULL)
        {
          *status = heshu_cli_complain (error);
          return NULL;
        }
      g_ptr_array_add (tables, table);
    }
  return g_steal_pointer (&tables);
}

static HeshuChartSpec *
make_spec (const ChartOptions *options, int *status)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autofree char *title = heshu_cli_dup_utf8 (options->title);
  g_autofree char *focus = heshu_cli_dup_utf8 (options->focus);
  const HeshuChartOptions chart = { .form = options->type,
                                    .size = options->size,
                                    .title = title,
                                    .language = options->language != NULL ? options->language : "zh",
                                    .focus = focus };
  HeshuChartSpec *spec;
  HeshuPeriod period;
  GError *error = NULL;

  if (!heshu_cli_parse_period (options->period, &period))
    {
      *status = HESHU_CLI_USAGE;
      return NULL;
    }
  tables = compare_all (options, period, status);
  if (tables == NULL)
    return NULL;
  spec = heshu_chart_spec_new (tables, &chart, &error);
  if (spec == NULL)
    *status = heshu_cli_complain (error);
  return spec;
}

static int
draw (const HeshuChartSpec *spec, const ChartOptions *options, const char *format)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *json = NULL;
  GError *error = NULL;

  if (format != NULL)
    {
      bytes = heshu_chart_render (spec, format, &error);
      if (bytes == NULL || !heshu_output_replace (options->output, bytes, &error))
        return heshu_cli_complain (error);
    }
  if (options->write_spec != NULL)
    {
      g_autoptr (GBytes) spec_bytes = NULL;

      json = heshu_chart_spec_print (spec);
      spec_bytes = g_bytes_new (json, strlen (json));
      if (!heshu_output_replace (options->write_spec, spec_bytes, &error))
        return heshu_cli_complain (error);
    }
  return HESHU_CLI_DONE;
}

static int
check_and_draw (const ChartOptions *options)
{
  const char *format = find_format (options->output);
  g_autoptr (HeshuChartSpec) spec = NULL;
  GError *error = NULL;
  int status = HESHU_CLI_DONE;

  if (options->output == NULL && options->write_spec == NULL)
    return heshu_cli_wrong_usage (_ ("%s is missing."), "--output");
  if (options->output != NULL && format == NULL)
    return heshu_cli_wrong_usage (_ ("“%s” must end in .png, .svg or .pdf."), options->output);
  if (options->spec == NULL && options->indicators == NULL)
    return heshu_cli_wrong_usage (_ ("%s is missing."), "--indicator");
  if (options->spec != NULL &&
      (options->indicators != NULL || options->desk != NULL || options->areas != NULL ||
       options->period != NULL || options->type != NULL || options->size != NULL || options->title != NULL ||
       options->language != NULL || options->focus != NULL))
    return heshu_cli_wrong_usage (
        _ ("With --spec nothing else about the chart can be given: the spec says all."));
  if (options->language != NULL && !g_str_equal (options->language, "zh") &&
      !g_str_equal (options->language, "en"))
    return heshu_cli_wrong_usage (_ ("“%s” is not a language of charts; use zh or en."), options->language);
  if (options->spec == NULL)
    spec = make_spec (options, &status);
  else if ((spec = read_spec (options->spec, &error)) == NULL)
    status = heshu_cli_complain (error);
  return spec != NULL ? draw (spec, options, format) : status;
}

int
heshu_cmd_chart (int argc, char **argv)
{
  ChartOptions options = { NULL };
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&options.desk),
    { "indicator", 'i', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.indicators,
      N_ ("What is drawn; again for the next one"), "I" },
    { "area", 'a', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.areas,
      N_ ("A district, by name or code; again for the next one"), "A" },
    { "period", 'p', 0, G_OPTION_ARG_FILENAME, &options.period,
      N_ ("The period; else the latest of each district"), "P" },
    { "type", 't', 0, G_OPTION_ARG_FILENAME, &options.type,
      N_ ("The form: bar or dot; else what suits the figures"), "T" },
    { "size", 's', 0, G_OPTION_ARG_FILENAME, &options.size,
      N_ ("The size: a preset's name, 85x60mm, 1080x810px"), "SIZE" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options.title, N_ ("The headline; else one is proposed"), "S" },
    { "focus", 0, 0, G_OPTION_ARG_FILENAME, &options.focus, N_ ("The district that is set off by colour"),
      "A" },
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &options.language,
      N_ ("The language of the chart: zh (the default) or en"), "L" },
    { "spec", 0, 0, G_OPTION_ARG_FILENAME, &options.spec, N_ ("Draw this spec again; no desk is needed"),
      "F.json" },
    { "write-spec", 0, 0, G_OPTION_ARG_FILENAME, &options.write_spec,
      N_ ("Write the spec, which holds all of the chart"), "F.json" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The chart: F.png, F.svg or F.pdf"),
      "F" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    NULL, N_ ("Draws a chart that compares districts, at its exact size, with its sources."),
    NULL, entries,
    0,    0,
  };
  g_auto (GStrv) nothing = NULL;
  int status;

  if (heshu_cli_parse (&usage, argc, argv, &nothing, &status))
    status = check_and_draw (&options);
  clear_options (&options);
  return status;
}
