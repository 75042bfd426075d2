/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-page-private.h"

#include "heshu-metric-columns.h"

#include <glib/gi18n-lib.h>

/* Metrics in memory at once */
#define BATCH_ROWS 1000

typedef struct
{
  GArray *keys;    /* of guint64 */
  GArray *columns; /* of HeshuColumn: those that are shown */
} Wanted;

typedef struct
{
  GString *text; /* cells parted by tabs */
  GString *html;
  guint n_rows;
} Copied;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_array_unref (wanted->keys);
  g_array_unref (wanted->columns);
  g_free (wanted);
}

static void
copied_free (gpointer data)
{
  Copied *copied = data;

  g_string_free (copied->text, TRUE);
  g_string_free (copied->html, TRUE);
  g_free (copied);
}

static void
append_cell (Copied *copied, const char *tag, const char *text, gboolean first)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\t\r\n", ' ');
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (!first)
    g_string_append_c (copied->text, '\t');
  g_string_append (copied->text, line);
  g_string_append_printf (copied->html, "<%s>%s</%s>", tag, escaped, tag);
}

/* A spreadsheet reads a number only where no comma groups its digits and its minus is the plain one. */
static char *
dup_cell (const HeshuMetric *metric, HeshuColumn column)
{
  const char *value = heshu_metric_get (metric, HESHU_FIELD_VALUE);

  if (column != HESHU_COLUMN_VALUE || value == NULL ||
      heshu_metric_get (metric, HESHU_FIELD_VALUE_MAX) != NULL)
    return heshu_metric_cells_dup_text (metric, column);

  return g_strdup (value);
}

/* @metric: (nullable): %NULL: the titles */
static void
append_row (Copied *copied, const Wanted *wanted, const HeshuMetric *metric)
{
  g_string_append (copied->html, "<tr>");
  for (guint i = 0; i < wanted->columns->len; i++)
    {
      HeshuColumn column = g_array_index (wanted->columns, HeshuColumn, i);
      g_autofree char *text =
          metric != NULL ? dup_cell (metric, column) : g_strdup (heshu_metric_columns_get_name (column));

      append_cell (copied, metric != NULL ? "td" : "th", text, i == 0);
    }
  g_string_append (copied->html, "</tr>");
  g_string_append_c (copied->text, '\n');
}

static gpointer
copy_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  const guint64 *keys = (const guint64 *) wanted->keys->data;
  Copied *copied = g_new0 (Copied, 1);

  copied->text = g_string_new (NULL);
  copied->html = g_string_new ("<meta charset=\"utf-8\"><table>");
  append_row (copied, wanted, NULL);
  for (guint start = 0; start < wanted->keys->len; start += BATCH_ROWS)
    {
      g_autoptr (GPtrArray) metrics =
          heshu_desk_list_metrics_by_keys (desk, keys + start, MIN (BATCH_ROWS, wanted->keys->len - start),
                                           cancellable, error);

      if (metrics == NULL)
        {
          copied_free (copied);
          return NULL;
        }
      for (guint i = 0; i < metrics->len; i++)
        {
          if (metrics->pdata[i] == NULL)
            continue;
          append_row (copied, wanted, metrics->pdata[i]);
          copied->n_rows++;
        }
    }
  g_string_append (copied->html, "</table>");

  return copied;
}

static GdkContentProvider *
offer (const char *type, const GString *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);

  return gdk_content_provider_new_for_bytes (type, bytes);
}

static void
copied_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (owner);
  Copied *copied = result;
  GdkContentProvider *offers[3];
  g_autoptr (GdkContentProvider) all = NULL;
  g_autofree char *toast = NULL;

  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  offers[0] = offer ("text/html", copied->html);
  offers[1] = offer ("text/tab-separated-values", copied->text);
  offers[2] = offer ("text/plain;charset=utf-8", copied->text);
  all = gdk_content_provider_new_union (offers, G_N_ELEMENTS (offers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  toast = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row was copied.", "%u rows were copied.",
                                        copied->n_rows),
                           copied->n_rows);
  heshu_workspace_show_toast (self->workspace, toast, FALSE);
  copied_free (copied);
}

void
heshu_metrics_page_copy (HeshuMetricsPage *self)
{
  Wanted *wanted;

  if (!heshu_metrics_page_has_selection (self))
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->keys = heshu_metrics_page_dup_selected (self);
  wanted->columns = g_array_new (FALSE, FALSE, sizeof (HeshuColumn));
  for (HeshuColumn column = 0; column < HESHU_N_COLUMNS; column++)
    {
      if (heshu_metric_columns_is_shown (self->view, column))
        g_array_append_val (wanted->columns, column);
    }
  heshu_workspace_run (self->workspace, G_OBJECT (self), copy_work, wanted, wanted_free, copied_free, NULL,
                       copied_cb);
}
