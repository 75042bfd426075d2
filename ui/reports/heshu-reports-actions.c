/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reports-page-private.h"

#include "heshu-encoding-dialog.h"
#include "heshu-export.h"
#include "heshu-file-chooser.h"

#include <glib/gi18n-lib.h>

/* --- go on, put away
 * ------------------------------------------------------------------------------------------------
 */

static void
review (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (widget);
  HeshuReportItem *item = heshu_reports_page_get_item (self);

  if (item == NULL)
    return;
  heshu_workspace_set_metric_id (self->workspace, NULL);
  heshu_workspace_set_report_id (self->workspace, heshu_report_item_get_id (item));
  heshu_workspace_show_page (self->workspace, "review");
}

static void
preview (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (widget);
  gboolean shown = gtk_widget_get_visible (GTK_WIDGET (self->details));

  gtk_widget_set_visible (GTK_WIDGET (self->details), !shown);
  gtk_widget_set_visible (self->details_separator, !shown);
}

static void
remove_report (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (widget);
  HeshuReportItem *item = heshu_reports_page_get_item (self);
  g_autofree char *toast = NULL;
  GPtrArray *edits;

  if (item == NULL)
    return;
  toast = g_strdup_printf (_ ("“%s” removed from the desk"), heshu_report_item_get_title (item));
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_REPORT, heshu_report_item_get_id (item), "removed",
                                          NULL, "true", ""));
  heshu_workspace_submit (self->workspace, G_OBJECT (self), edits, toast, NULL);
}

static void
clear_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  heshu_report_list_clear_filter (self->list);
}

/* --- the original, written out byte for byte
 * -------------------------------------------------------------------------
 */

typedef struct
{
  char *report_id;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->report_id);
  g_free (saving->path);
  g_free (saving);
}

static gpointer
save_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  Saving *saving = data;
  g_autoptr (HeshuReport) report = heshu_desk_get_report (desk, saving->report_id, error);

  if (report == NULL || !heshu_output_replace (saving->path, report->bytes, error))
    return NULL;

  return g_path_get_basename (saving->path);
}

static void
saved_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (owner);
  g_autofree char *name = result;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  text = g_strdup_printf (_ ("The original was saved as “%s”."), name);
  heshu_workspace_show_toast (self->workspace, text, FALSE);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (source);
  Saving *saving = user_data;
  g_autoptr (GListModel) files = heshu_file_chooser_run_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  saving->path = file != NULL ? g_file_get_path (file) : NULL;
  if (saving->path == NULL || self->workspace == NULL)
    {
      saving_free (saving);
      return;
    }
  heshu_workspace_run (self->workspace, G_OBJECT (self), save_work, saving, saving_free, g_free, NULL,
                       saved_cb);
}

static void
save_original (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (widget);
  HeshuReportItem *item = heshu_reports_page_get_item (self);
  Saving *saving;

  if (item == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->report_id = g_strdup (heshu_report_item_get_id (item));
  heshu_file_chooser_run_async (widget, HESHU_CHOOSE_PLACE, _ ("Save Original"), _ ("_Save"),
                                heshu_report_item_get_summary (item)->report->document->name, NULL, NULL,
                                place_chosen_cb, saving);
}

/* --- the same bytes, read otherwise
 * -----------------------------------------------------------------------------------
 */

typedef struct
{
  HeshuImporter *importer;
  HeshuLexicon *lexicon;
  char *report_id;
  char *encoding; /* (nullable): %NULL: only its figures are read again */
} Rereading;

static void
rereading_free (gpointer data)
{
  Rereading *rereading = data;

  heshu_importer_unref (rereading->importer);
  heshu_lexicon_unref (rereading->lexicon);
  g_free (rereading->report_id);
  g_free (rereading->encoding);
  g_free (rereading);
}

static gpointer
reread_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Rereading *r = data;
  gboolean done =
      r->encoding != NULL
          ? heshu_reread_report (desk, r->importer, r->lexicon, r->report_id, r->encoding, cancellable, error)
          : heshu_reextract_report (desk, r->lexicon, r->report_id, cancellable, error);

  return done ? g_strdup (r->encoding != NULL ? r->encoding : "") : NULL;
}

static void
reread_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (owner);
  g_autofree char *encoding = result;
  g_autofree char *text = NULL;

  if (error != NULL)
    heshu_workspace_show_error (self->workspace, error);
  if (error != NULL || *encoding == '\0')
    return;
  text = g_strdup_printf (_ ("Read again as %s; what was decided before stays."), encoding);
  heshu_workspace_show_toast (self->workspace, text, FALSE);
}

static void
start_rereading (HeshuReportsPage *self, const char *report_id, const char *encoding)
{
  Rereading *rereading = g_new0 (Rereading, 1);

  rereading->importer = heshu_importer_ref (heshu_workspace_get_importer (self->workspace));
  rereading->lexicon = heshu_lexicon_ref (heshu_workspace_get_lexicon (self->workspace));
  rereading->report_id = g_strdup (report_id);
  rereading->encoding = g_strdup (encoding);
  heshu_workspace_run (self->workspace, G_OBJECT (self), reread_work, rereading, rereading_free, g_free, NULL,
                       reread_cb);
}

static void
encoding_chosen_cb (HeshuEncodingDialog *dialog, const char *encoding, HeshuReportsPage *self)
{
  start_rereading (self, g_object_get_data (G_OBJECT (dialog), "report-id"), encoding);
}

static void
read_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (widget);
  HeshuReportItem *item = heshu_reports_page_get_item (self);
  HeshuEncodingDialog *dialog;

  if (item == NULL)
    return;
  dialog = heshu_encoding_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace,
                                      heshu_report_item_get_summary (item)->report->document->name,
                                      heshu_report_item_get_id (item), NULL);
  g_object_set_data_full (G_OBJECT (dialog), "report-id", g_strdup (heshu_report_item_get_id (item)), g_free);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (encoding_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
extract_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (widget);
  HeshuReportItem *item = heshu_reports_page_get_item (self);

  if (item != NULL)
    heshu_reports_page_extract_again (self, heshu_report_item_get_id (item));
}

static void
extract_all_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_reports_page_extract_again (HESHU_REPORTS_PAGE (widget), NULL);
}

void
heshu_reports_page_article_changed (HeshuReportsPage *self, const char *report_id)
{
  start_rereading (self, report_id, NULL);
}

void
heshu_reports_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.review", NULL, review);
  gtk_widget_class_install_action (widget_class, "report.preview", NULL, preview);
  gtk_widget_class_install_action (widget_class, "report.remove", NULL, remove_report);
  gtk_widget_class_install_action (widget_class, "report.save-original", NULL, save_original);
  gtk_widget_class_install_action (widget_class, "report.read-again", NULL, read_again);
  gtk_widget_class_install_action (widget_class, "report.extract-again", NULL, extract_again);
  gtk_widget_class_install_action (widget_class, "report.extract-all-again", NULL, extract_all_again);
  gtk_widget_class_install_action (widget_class, "report.clear-filter", NULL, clear_filter);
}
