/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-merge.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands at the start of an export */
#define HEAD "{\"record\":\"desk\""

gboolean
heshu_cli_is_export (const char *path)
{
  char start[sizeof HEAD - 1];
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = NULL;
  gsize n_read = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  input = g_file_read (file, NULL, NULL);
  return input != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (input), start, sizeof start, &n_read, NULL, NULL) &&
         n_read == sizeof start && memcmp (start, HEAD, sizeof start) == 0;
}

typedef struct
{
  HeshuDesk *desk;
  char *name;          /* of the file, as it is shown */
  HeshuReport *report; /* (nullable): the one whose metrics come now */
  GPtrArray *metrics;  /* of HeshuMetric: its own */
  GPtrArray *edits;    /* of HeshuEdit */
  guint number;        /* of the line */
  guint n_reports;
  guint64 n_metrics;
  int status;
} Merge;

/* Says what is wrong with the line at hand and goes on. */
static void
say_line (Merge *self, GError *error)
{
  g_autofree char *place = g_strdup_printf (_ ("%s, line %u"), self->name, self->number);

  heshu_cli_say ("%s: %s", place, error->message);
  g_error_free (error);
  self->status = HESHU_CLI_INPUT;
}

/* @error: of the desk as a whole, which ends the merge; a report that is refused is said. */
static gboolean
end_report (Merge *self, GError **error)
{
  g_autoptr (HeshuReport) report = g_steal_pointer (&self->report);
  g_autoptr (GError) failure = NULL;
  gboolean done;

  if (report == NULL)
    return TRUE;
  done = heshu_desk_merge_report (self->desk, report, self->metrics, &failure);
  if (done)
    {
      self->n_reports++;
      self->n_metrics += self->metrics->len;
    }
  g_ptr_array_set_size (self->metrics, 0);
  if (done)
    return TRUE;
  if (g_error_matches (failure, HESHU_ERROR, HESHU_ERROR_FILE_KNOWN) ||
      g_error_matches (failure, HESHU_ERROR, HESHU_ERROR_QUOTE_BROKEN))
    {
      self->status = heshu_cli_worse (self->status, heshu_cli_complain (g_steal_pointer (&failure)));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
take_metric (Merge *self, const char *line, gsize length)
{
  GError *failure = NULL;
  HeshuMetric *metric;

  if (self->report == NULL)
    return TRUE; /* of a report that could not be read */
  metric = heshu_metric_parse_json (line, (gssize) length, &failure);
  if (metric == NULL)
    say_line (self, failure);
  else
    g_ptr_array_add (self->metrics, metric);
  return TRUE;
}

static gboolean
take_line (Merge *self, const char *line, gsize length, GError **error)
{
  GError *failure = NULL;
  HeshuEdit *edit;

  if (length == 0 || g_str_has_prefix (line, HEAD) || g_str_has_prefix (line, "{\"record\":\"chart\""))
    return TRUE; /* a chart is made anew by what was done to it */
  if (!g_str_has_prefix (line, "{\"record\":"))
    return take_metric (self, line, length);
  if (!end_report (self, error))
    return FALSE;
  if (g_str_has_prefix (line, "{\"record\":\"report\""))
    {
      self->report = heshu_report_parse_json (line, (gssize) length, &failure);
      if (self->report == NULL)
        say_line (self, failure);
      return TRUE;
    }
  edit = heshu_cli_parse_record (line, &failure);
  if (edit == NULL)
    say_line (self, failure);
  else
    g_ptr_array_add (self->edits, edit);
  return TRUE;
}

static gboolean
take_lines (Merge *self, GDataInputStream *lines, GError **error)
{
  for (;;)
    {
      gsize length;
      g_autofree char *line = g_data_input_stream_read_line (lines, &length, NULL, NULL);

      if (line == NULL)
        break;
      self->number++;
      if (!take_line (self, line, length, error))
        return FALSE;
    }
  return end_report (self, error) && heshu_desk_merge_history (self->desk, self->edits, error);
}

int
heshu_cli_merge (HeshuDesk *desk, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *sum = NULL;
  Merge self = { .desk = desk };
  GError *error = NULL;

  self.name = g_filename_display_basename (path);
  if (input == NULL)
    error = heshu_error_new (HESHU_ERROR_FILE_UNREADABLE, self.name, NULL);
  else
    {
      self.metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
      self.edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
      lines = g_data_input_stream_new (G_INPUT_STREAM (input));
      take_lines (&self, lines, &error);
      g_ptr_array_unref (self.metrics);
      g_ptr_array_unref (self.edits);
    }
  g_clear_pointer (&self.report, heshu_report_unref);
  g_free (self.name);
  if (error != NULL)
    return heshu_cli_complain (error);
  sum = g_strdup_printf ("%" G_GUINT64_FORMAT, self.n_metrics);
  heshu_cli_say (g_dngettext (GETTEXT_PACKAGE, "%u report imported with %s metrics.",
                              "%u reports imported with %s metrics.", self.n_reports),
                 self.n_reports, sum);
  return self.status;
}
