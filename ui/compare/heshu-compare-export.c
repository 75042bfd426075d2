/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-page-private.h"

#include "heshu-export.h"
#include "heshu-file-chooser.h"
#include "heshu-table-print.h"

#include <glib/gi18n.h>
#include <string.h>

/* Long names are cut by some systems and hard to read in all */
#define MAX_NAME_CHARS 60

/* --- a file ----------------------------------------------------------------------------------------------
 */

typedef struct
{
  HeshuComparePage *page; /* only in the main context */
  HeshuChartSpec *spec;
  HeshuTable *table; /* (nullable): its data are written too */
  const char *format;
  char *path;
} ExportJob;

static void
export_job_free (gpointer data)
{
  ExportJob *job = data;

  g_clear_pointer (&job->spec, heshu_chart_spec_unref);
  g_clear_pointer (&job->table, heshu_table_unref);
  g_free (job->path);
  g_free (job);
}

static void
bytes_free (gpointer data)
{
  g_bytes_unref (data);
}

/* Beside the chart; nobody was asked about that name, so no file that is there is replaced. */
static char *
dup_data_path (const char *path)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *stem =
      dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL ? g_strndup (path, dot - path) : g_strdup (path);
  char *name = g_strconcat (stem, ".csv", NULL);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u.csv", stem, i);
    }

  return name;
}

static gpointer
export_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  ExportJob *job = data;
  g_autoptr (GBytes) bytes = heshu_chart_render (job->spec, job->format, error);

  if (bytes == NULL || !heshu_output_replace (job->path, bytes, error))
    return NULL;
  if (job->table != NULL)
    {
      g_autofree char *csv = heshu_table_print (job->table, HESHU_TABLE_CSV);
      g_autofree char *path = dup_data_path (job->path);
      g_autoptr (GBytes) csv_bytes = g_bytes_new (csv, strlen (csv));

      if (!heshu_output_replace (path, csv_bytes, error))
        return NULL;
    }

  return g_path_get_basename (job->path);
}

static void
exported_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (owner);
  g_autofree char *name = result;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  shown = g_filename_display_name (name);
  text = g_strdup_printf (_ ("Exported %s"), shown);
  heshu_workspace_show_toast (self->workspace, text, FALSE);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *res, gpointer user_data)
{
  ExportJob *job = user_data;
  g_autoptr (HeshuComparePage) page = job->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = heshu_file_chooser_run_finish (res, &error);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  job->page = NULL;
  job->path = file != NULL ? g_file_get_path (file) : NULL;
  if (job->path == NULL)
    {
      if (error != NULL)
        heshu_workspace_show_error (page->workspace, error);
      export_job_free (job);
      return;
    }
  heshu_workspace_run (page->workspace, G_OBJECT (page), export_work, job, export_job_free, g_free, NULL,
                       exported_cb);
}

/* The title as a file's name: on any system, and not one that is hidden */
static char *
dup_name (const HeshuChartSpec *spec, const char *format)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *p = heshu_chart_spec_get_title (spec);

  for (guint i = 0; *p != '\0' && i < MAX_NAME_CHARS; p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_strange = g_unichar_iscntrl (c) || (c < 128 && strchr ("/\\:*?\"<>|", (int) c) != NULL);

      g_string_append_unichar (name, is_strange || (c == '.' && i == 0) ? '-' : c);
    }
  if (*g_strstrip (name->str) == '\0')
    g_string_assign (name, heshu_chart_spec_get_indicator (spec));
  g_string_set_size (name, strlen (name->str));
  g_string_append_printf (name, ".%s", format);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

void
heshu_compare_export_file (HeshuComparePage *self)
{
  g_autofree char *name = NULL;
  ExportJob *job;

  if (self->answer == NULL || self->answer->scene == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->export_popover));
  job = g_new0 (ExportJob, 1);
  job->page = g_object_ref (self);
  job->spec = heshu_chart_spec_ref (self->answer->spec);
  job->format = heshu_export_popover_get_format (self->export_popover);
  if (heshu_export_popover_get_with_data (self->export_popover))
    job->table = heshu_table_ref (self->answer->chart);
  name = dup_name (job->spec, job->format);
  heshu_file_chooser_run_async (GTK_WIDGET (self), HESHU_CHOOSE_PLACE, _ ("Export the Chart"), _ ("_Export"),
                                name, NULL, NULL, place_chosen_cb, job);
}

/* --- the clipboard ---------------------------------------------------------------------------------------
 */

typedef struct
{
  HeshuChartSpec *spec;
  HeshuTable *table; /* (nullable) */
  char *html;
} CopyJob;

typedef struct
{
  GBytes *png;
  GBytes *svg;
  GBytes *html;
  GBytes *text;
} Copied;

static void
copy_job_free (gpointer data)
{
  CopyJob *job = data;

  heshu_chart_spec_unref (job->spec);
  g_clear_pointer (&job->table, heshu_table_unref);
  g_free (job->html);
  g_free (job);
}

static void
copied_free (gpointer data)
{
  Copied *copied = data;

  g_clear_pointer (&copied->png, bytes_free);
  g_clear_pointer (&copied->svg, bytes_free);
  g_clear_pointer (&copied->html, bytes_free);
  g_clear_pointer (&copied->text, bytes_free);
  g_free (copied);
}

static gpointer
copy_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  CopyJob *job = data;
  Copied *copied = g_new0 (Copied, 1);
  char *text = job->table != NULL ? heshu_table_print (job->table, HESHU_TABLE_TEXT) : g_strdup ("");

  copied->png = heshu_chart_render (job->spec, "png", error);
  copied->svg = copied->png != NULL ? heshu_chart_render (job->spec, "svg", error) : NULL;
  copied->html = g_bytes_new (job->html, strlen (job->html));
  copied->text = g_bytes_new_take (text, strlen (text));
  if (copied->svg != NULL)
    return copied;
  copied_free (copied);

  return NULL;
}

static void
copied_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (owner);
  Copied *copied = result;
  GdkContentProvider *offers[4];
  g_autoptr (GdkContentProvider) all = NULL;

  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  offers[0] = gdk_content_provider_new_for_bytes ("image/png", copied->png);
  offers[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", copied->svg);
  offers[2] = gdk_content_provider_new_for_bytes ("text/html", copied->html);
  offers[3] = gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", copied->text);
  all = gdk_content_provider_new_union (offers, G_N_ELEMENTS (offers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  copied_free (copied);
  heshu_workspace_show_toast (self->workspace, _ ("The chart and its table were copied."), FALSE);
}

static void
append_cell (GString *html, const char *tag, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (html, "<%s>%s</%s>", tag, escaped, tag);
}

/* What a text processor and a spreadsheet take as a table */
static char *
dup_html (const HeshuCompareAnswer *answer)
{
  const char *const titles[] = { _ ("District"), _ ("Value"),  _ ("About"),
                                 _ ("Unit"),     _ ("Period"), _ ("Comparable") };
  GString *html = g_string_new ("<meta charset=\"utf-8\"><table>");

  append_cell (html, "caption", heshu_chart_spec_get_title (answer->spec));
  g_string_append (html, "<tr>");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    append_cell (html, "th", titles[i]);
  g_string_append (html, "</tr>");
  for (guint i = 0; i < answer->rows->len; i++)
    {
      const HeshuCompareRow *row = g_ptr_array_index (answer->rows, i);

      if (row->left_out)
        continue;
      g_string_append (html, "<tr>");
      append_cell (html, "td", row->area);
      append_cell (html, "td", row->value);
      append_cell (html, "td", row->qualifier);
      append_cell (html, "td", row->unit);
      append_cell (html, "td", row->period);
      append_cell (html, "td", row->remark);
      g_string_append (html, "</tr>");
    }
  g_string_append (html, "</table>");

  return g_string_free (html, FALSE);
}

void
heshu_compare_export_copy (HeshuComparePage *self)
{
  CopyJob *job;

  if (self->answer == NULL || self->answer->scene == NULL)
    return;
  job = g_new0 (CopyJob, 1);
  job->spec = heshu_chart_spec_ref (self->answer->spec);
  job->table = heshu_table_ref (self->answer->chart);
  job->html = dup_html (self->answer);
  heshu_workspace_run (self->workspace, G_OBJECT (self), copy_work, job, copy_job_free, copied_free, NULL,
                       copied_cb);
}
