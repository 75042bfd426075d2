/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-page-private.h"

/* --- actions ---------------------------------------------------------------------------------------------
 */

void
heshu_metrics_page_open (HeshuMetricsPage *self, guint position)
{
  g_autoptr (HeshuMetricRow) row =
      self->list != NULL ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;
  HeshuMetric *metric = row != NULL ? heshu_metric_row_get_metric (row) : NULL;

  if (metric != NULL)
    heshu_workspace_open_metric (self->workspace, heshu_metric_get_report_id (metric),
                                 heshu_metric_get_id (metric));
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_metrics_page_prepare (HESHU_METRICS_PAGE (widget), HESHU_BULK_CONFIRM, NULL);
}

static void
confirm_sure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_metrics_page_confirm_sure (HESHU_METRICS_PAGE (widget));
}

static void
reject_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_metrics_page_prepare (HESHU_METRICS_PAGE (widget), HESHU_BULK_REJECT, NULL);
}

static void
tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_metrics_page_ask_word (HESHU_METRICS_PAGE (widget), HESHU_BULK_TAG);
}

static void
indicator_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_metrics_page_ask_word (HESHU_METRICS_PAGE (widget), HESHU_BULK_INDICATOR);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_metrics_page_copy (HESHU_METRICS_PAGE (widget));
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_metrics_page_focus_table (HESHU_METRICS_PAGE (widget));
  heshu_metrics_page_select_all (HESHU_METRICS_PAGE (widget));
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_metrics_page_apply_preview (HESHU_METRICS_PAGE (widget));
}

static void
cancel_preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_metrics_page_cancel_preview (HESHU_METRICS_PAGE (widget));
}

static void
clear_selection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (widget);

  if (self->staged == NULL)
    return;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->staged));
  heshu_metrics_page_focus_table (self);
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_metrics_page_clear_filters (HESHU_METRICS_PAGE (widget));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (widget);
  g_autoptr (GtkBitset) selected = NULL;

  if (self->staged == NULL)
    return;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->staged));
  if (!gtk_bitset_is_empty (selected))
    heshu_metrics_page_open (self, gtk_bitset_get_minimum (selected));
}

static void
cancel_export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (widget);

  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
}

/* --- keys ------------------------------------------------------------------------------------------------
 */

/* Letters are keys only where nobody types. */
static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return FALSE;

  return gtk_widget_activate_action_variant (widget, g_variant_get_string (args, NULL), NULL);
}

/* One step back: the preview, then the selection */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (widget);

  if (!heshu_metrics_page_cancel_preview (self))
    clear_selection_action (widget, NULL, NULL);

  return TRUE;
}

static gboolean
export_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  heshu_metrics_page_export (HESHU_METRICS_PAGE (widget), "xlsx");

  return TRUE;
}

void
heshu_metrics_page_install_actions (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "metrics.confirm", confirm_action },
    { "metrics.confirm-sure", confirm_sure_action },
    { "metrics.reject", reject_action },
    { "metrics.tag", tag_action },
    { "metrics.indicator", indicator_action },
    { "metrics.copy", copy_action },
    { "metrics.select-all", select_all_action },
    { "metrics.apply", apply_action },
    { "metrics.cancel-preview", cancel_preview_action },
    { "metrics.clear-selection", clear_selection_action },
    { "metrics.clear-filters", clear_filters_action },
    { "metrics.open", open_action },
    { "metrics.cancel-export", cancel_export_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "metrics.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "metrics.descending", "descending");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, 0, key_cb, "s", "metrics.confirm");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_x, 0, key_cb, "s", "metrics.reject");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_t, 0, key_cb, "s", "metrics.tag");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_i, 0, key_cb, "s", "metrics.indicator");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, key_cb, "s", "metrics.copy");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK, key_cb, "s",
                                "metrics.confirm-sure");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

/* Before the table's own key, which would select only the rows that it was told of */
static void
add_select_all_key (HeshuMetricsPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_a,
                                                                                  GDK_CONTROL_MASK),
                                                          gtk_named_action_new ("metrics.select-all")));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

/* Also while the header bar has the focus */
static void
add_export_key (HeshuMetricsPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                        gtk_callback_action_new (export_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
heshu_metrics_page_add_keys (HeshuMetricsPage *self)
{
  add_select_all_key (self);
  add_export_key (self);
}
