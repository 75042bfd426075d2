/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli.h"

#include <glib/gi18n-lib.h>

int
heshu_cmd_text (int argc, char **argv)
{
  g_autofree char *encoding = NULL;
  GOptionEntry entries[] = {
    { "encoding", 'e', 0, G_OPTION_ARG_FILENAME, &encoding, N_ ("Read the file in this encoding"), "E" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("FILE"),
    N_ ("Prints the decoded text of a file: what every offset counts in, character by character."),
    N_ ("FILE may be - for standard input."),
    entries,
    1,
    1,
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (HeshuImporter) importer = NULL;
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (HeshuOutput) output = NULL;
  GError *error = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &files, &status))
    return status;
  importer = heshu_importer_new ();
  report = heshu_importer_read_file (importer, files[0], encoding, NULL, &error);
  if (report == NULL)
    return heshu_cli_complain (error);
  heshu_cli_say_document (report->document);
  output = heshu_output_open (NULL, &error);
  heshu_cli_write (output, heshu_text_get_utf8 (report->document->text),
                   heshu_text_get_size_bytes (report->document->text), &error);
  return heshu_cli_end_output (output, error);
}
