/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-error.h"
#include "heshu-table-print.h"

#include <glib/gi18n-lib.h>

static int
print_table (const HeshuTable *table, HeshuTableFormat format)
{
  g_autofree char *text = heshu_table_print (table, format);
  g_autoptr (HeshuOutput) output = heshu_output_open (NULL, NULL);
  GError *error = NULL;

  heshu_cli_write (output, text, -1, &error);
  return heshu_cli_end_output (output, error);
}

int
heshu_cmd_compare (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *given_indicator = NULL;
  g_auto (GStrv) given_areas = NULL;
  g_auto (GStrv) areas = NULL;
  g_autofree char *given_period = NULL;
  g_autofree char *word = NULL;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    { "indicator", 'i', 0, G_OPTION_ARG_FILENAME, &given_indicator, N_ ("What is compared, in any wording"),
      "I" },
    { "area", 'a', 0, G_OPTION_ARG_FILENAME_ARRAY, &given_areas,
      N_ ("A district, by name or code; again for the next one"), "A" },
    { "period", 'p', 0, G_OPTION_ARG_FILENAME, &given_period,
      N_ ("The period; else the latest of each district"), "P" },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word, N_ ("csv (the default), json or table"), "FORMAT" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    NULL, N_ ("Compares districts on an indicator, with the reason wherever figures are not comparable."),
    NULL, entries,
    0,    0,
  };
  HeshuTableFormat format = HESHU_TABLE_CSV;
  g_auto (GStrv) nothing = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (HeshuLexicon) lexicon = NULL;
  g_autoptr (HeshuTable) table = NULL;
  g_autofree char *indicator = NULL;
  HeshuPeriod period;
  GError *error = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &nothing, &status))
    return status;
  if (given_indicator == NULL || given_indicator[0] == '\0')
    return heshu_cli_wrong_usage (_ ("%s is missing."), "--indicator");
  if (word != NULL && !heshu_table_format_from_word (word, &format))
    return heshu_cli_wrong_usage (_ ("“%s” is not a format that is written here; use one of: %s."), word,
                                  "csv, json, table");
  if (!heshu_cli_parse_period (given_period, &period))
    return HESHU_CLI_USAGE;
  desk = heshu_cli_open_desk (desk_path, HESHU_DESK_READ_ONLY, &status);
  if (desk == NULL)
    return status;
  lexicon = heshu_cli_load_lexicon ();
  indicator = heshu_cli_dup_utf8 (given_indicator);
  areas = heshu_cli_dup_areas (given_areas);
  table = heshu_question_ask (desk, lexicon, indicator, (const char *const *) areas, period, &error);
  if (table == NULL)
    return heshu_cli_complain (error);
  return print_table (table, format);
}
