/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-page-private.h"

#include "heshu-file-chooser.h"
#include "heshu-metrics-export.h"

#include <glib/gi18n-lib.h>

static void
show_exporting (HeshuMetricsPage *self, gboolean exporting)
{
  gtk_widget_set_visible (self->export_box, exporting);
  gtk_spinner_set_spinning (self->export_spinner, exporting);
}

static void
exported_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (owner);
  g_autofree guint64 *n_written = result;
  g_autofree char *text = NULL;

  g_clear_object (&self->exporting);
  show_exporting (self, FALSE);
  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric was exported.",
                                       "%u metrics were exported.", (gulong) *n_written),
                          (guint) *n_written);
  heshu_workspace_show_toast (self->workspace, text, FALSE);
}

static void
start_export (HeshuMetricsPage *self, const char *path, HeshuExportFormat format)
{
  HeshuMetricsExport *wanted = g_new0 (HeshuMetricsExport, 1);

  wanted->query = heshu_metrics_page_dup_query (self);
  wanted->format = format;
  wanted->path = g_strdup (path);
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  self->exporting = g_cancellable_new ();
  show_exporting (self, TRUE);
  heshu_workspace_run (self->workspace, G_OBJECT (self), heshu_metrics_export_work, wanted,
                       (GDestroyNotify) heshu_metrics_export_free, g_free, self->exporting, exported_cb);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HeshuMetricsPage) self = HESHU_METRICS_PAGE (g_object_ref (source));
  g_autofree char *suffix = user_data;
  g_autoptr (GListModel) files = heshu_file_chooser_run_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *proposed = g_strconcat (".", suffix, NULL);
  HeshuExportFormat format = HESHU_EXPORT_XLSX;

  if (path == NULL)
    return;
  /* A name without a suffix that is known is taken as typed, in the format that was asked for. */
  if (!heshu_metrics_export_guess_format (path, &format))
    heshu_metrics_export_guess_format (proposed, &format);
  start_export (self, path, format);
}

void
heshu_metrics_page_export (HeshuMetricsPage *self, const char *suffix)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", _ ("metrics"), suffix);

  if (self->list == NULL)
    return;
  heshu_file_chooser_run_async (GTK_WIDGET (self), HESHU_CHOOSE_PLACE, _ ("Export What Is Shown"),
                                _ ("_Export"), name, NULL, NULL, place_chosen_cb, g_strdup (suffix));
}

/* --- the button in the header bar ------------------------------------------------------------------------
 */

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_metrics_page_export (user_data, g_variant_get_string (parameter, NULL));
}

static void
export_default_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_metrics_page_export (user_data, "xlsx");
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Workbook (XLSX)…"), "export.metrics::xlsx");
  g_menu_append (menu, _ ("Table (CSV)…"), "export.metrics::csv");
  g_menu_append (menu, _ ("JSON Lines…"), "export.metrics::jsonl");

  return G_MENU_MODEL (menu);
}

/* It stands in the header bar, outside of the page, so it brings its action along. */
GtkWidget *
heshu_metrics_page_make_export_button (HeshuMetricsPage *self)
{
  static const GActionEntry entries[] = { { "metrics", export_cb, "s" }, { "default", export_default_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = make_menu ();
  GtkWidget *button = adw_split_button_new ();
  GtkWidget *content = adw_button_content_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (button, "export", G_ACTION_GROUP (group));
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "heshu-export-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Export…"));
  adw_split_button_set_child (ADW_SPLIT_BUTTON (button), content);
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), menu);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "export.default");
  gtk_widget_set_tooltip_text (button, _ ("Export What Is Shown (Ctrl+Shift+E)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Export What Is Shown"), -1);

  return button;
}

/* In a narrow window its picture must do; its word is in the tip. */
void
heshu_metrics_page_fit_export_button (GtkWidget *button, gboolean narrow)
{
  GtkWidget *content = adw_split_button_get_child (ADW_SPLIT_BUTTON (button));

  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), narrow ? "" : _ ("Export…"));
}
