/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-merge.h"

#include "heshu-error.h"
#include "heshu-job.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

static void
show_progress (double fraction, const char *title, gpointer data)
{
  g_autofree char *shown = g_filename_display_name (title != NULL ? title : "");

  /* To the start of the line, and the rest of it cleared */
  fprintf (stderr, "\r\033[K%3d%% %s", (int) (fraction * 100), shown);
  fflush (stderr);
}

static void
clear_progress (void)
{
  fputs ("\r\033[K", stderr);
  fflush (stderr);
}

/* One line for each file that is not new on the desk, then the sum. Returns: an exit status */
static int
say_results (GPtrArray *results)
{
  guint n_imported = 0, n_known = 0, n_failed = 0;
  guint64 n_metrics = 0;
  g_autofree char *sum = NULL;
  int status = HESHU_CLI_DONE;

  for (guint i = 0; i < results->len; i++)
    {
      const HeshuImportResult *result = g_ptr_array_index (results, i);

      if (result->error == NULL)
        {
          n_imported++;
          n_metrics += result->n_metrics;
          heshu_cli_say_encoding (result->name, result->encoding, result->encoding_source,
                                  result->n_replaced);
          continue;
        }
      if (g_error_matches (result->error, HESHU_ERROR, HESHU_ERROR_FILE_KNOWN))
        n_known++;
      else
        n_failed++;
      status = heshu_cli_worse (status, heshu_cli_complain (g_error_copy (result->error)));
    }
  sum = g_strdup_printf ("%" G_GUINT64_FORMAT, n_metrics);
  heshu_cli_say (g_dngettext (GETTEXT_PACKAGE, "%u report imported with %s metrics.",
                              "%u reports imported with %s metrics.", n_imported),
                 n_imported, sum);
  if (n_known > 0)
    heshu_cli_say (g_dngettext (GETTEXT_PACKAGE, "%u was on the desk already.",
                                "%u were on the desk already.", n_known),
                   n_known);
  if (n_failed > 0)
    heshu_cli_say (g_dngettext (GETTEXT_PACKAGE, "%u could not be imported.", "%u could not be imported.",
                                n_failed),
                   n_failed);
  return status;
}

static int
run (HeshuDesk *desk, char **paths, const char *encoding, gboolean sample)
{
  const HeshuProgressFunc progress = isatty (STDERR_FILENO) ? show_progress : NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  GError *error = NULL;
  int status = HESHU_CLI_DONE;

  if (sample)
    {
      results = heshu_import_samples (desk, progress, NULL, NULL, &error);
      if (progress != NULL)
        clear_progress ();
      if (results == NULL)
        return heshu_cli_complain (error);
      status = say_results (results);
      g_clear_pointer (&results, g_ptr_array_unref);
    }
  rest = g_ptr_array_new ();
  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (heshu_cli_is_export (paths[i]))
        status = heshu_cli_worse (status, heshu_cli_merge (desk, paths[i]));
      else
        g_ptr_array_add (rest, paths[i]);
    }
  if (rest->len == 0)
    return status;
  g_ptr_array_add (rest, NULL);
  results =
      heshu_import_paths (desk, (const char *const *) rest->pdata, encoding, progress, NULL, NULL, &error);
  if (progress != NULL)
    clear_progress ();
  if (results == NULL)
    return heshu_cli_complain (error);
  return heshu_cli_worse (status, say_results (results));
}

int
heshu_cmd_import (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *encoding = NULL;
  gboolean sample = FALSE;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    { "encoding", 'e', 0, G_OPTION_ARG_FILENAME, &encoding, N_ ("Read the files in this encoding"), "E" },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_ ("Bring in the sample reports"), NULL },
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("FILE|FOLDER..."),
    N_ ("Puts reports and their metrics on a desk, which is made where it is missing."),
    N_ ("A file that fails is said and the others are imported. What “export” wrote is brought in with all "
        "that was\n"
        "decided."),
    entries,
    0,
    G_MAXUINT,
  };
  g_auto (GStrv) paths = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &paths, &status))
    return status;
  if (paths[0] == NULL && !sample)
    return heshu_cli_wrong_usage (_ ("%s is missing."), _ (usage.arguments));
  desk = heshu_cli_open_desk (desk_path, HESHU_DESK_CREATE, &status);
  if (desk == NULL)
    return status;
  return run (desk, paths, encoding, sample);
}
