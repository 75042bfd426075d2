/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-registries.h"

#include "heshu-indicators-view.h"
#include "heshu-proposals-view.h"

#include <glib/gi18n-lib.h>

struct _HeshuRegistries
{
  AdwWindow parent_instance;

  HeshuWorkspace *workspace;
  AdwToastOverlay *toasts;
  AdwViewStack *pages;
  HeshuProposalsView *proposals;
  HeshuIndicatorsView *indicators;
};

G_DEFINE_FINAL_TYPE (HeshuRegistries, heshu_registries, ADW_TYPE_WINDOW)

/* --- what the workspace tells -----------------------------------------------------------------------------
 */

/* Whoever works here looks here; the window of the desk tells it as well. */
static void
toast_cb (HeshuRegistries *self, const char *text, gboolean with_undo)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  if (with_undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "registries.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- actions and keys -------------------------------------------------------------------------------------
 */

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_workspace_undo (HESHU_REGISTRIES (widget)->workspace);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_workspace_redo (HESHU_REGISTRIES (widget)->workspace);
}

/* Looks for an indicator, wherever one is: a proposal is not looked for */
static gboolean
search_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  HeshuRegistries *self = HESHU_REGISTRIES (widget);

  adw_view_stack_set_visible_child_name (self->pages, "indicators");
  heshu_indicators_view_start_search (self->indicators);

  return TRUE;
}

static gboolean
page_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  adw_view_stack_set_visible_child_name (HESHU_REGISTRIES (widget)->pages, g_variant_get_string (args, NULL));

  return TRUE;
}

static gboolean
close_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

/* --- the window itself ------------------------------------------------------------------------------------
 */

static void
heshu_registries_dispose (GObject *object)
{
  g_clear_object (&HESHU_REGISTRIES (object)->workspace);
  G_OBJECT_CLASS (heshu_registries_parent_class)->dispose (object);
}

static void
heshu_registries_class_init (HeshuRegistriesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_registries_dispose;
  g_type_ensure (HESHU_TYPE_PROPOSALS_VIEW);
  g_type_ensure (HESHU_TYPE_INDICATORS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/registries/heshu-registries.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuRegistries, toasts);
  gtk_widget_class_bind_template_child (widget_class, HeshuRegistries, pages);
  gtk_widget_class_bind_template_child (widget_class, HeshuRegistries, proposals);
  gtk_widget_class_bind_template_child (widget_class, HeshuRegistries, indicators);
  gtk_widget_class_install_action (widget_class, "registries.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "registries.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "registries.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "registries.redo", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, search_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_1, GDK_CONTROL_MASK, page_cb, "s", "proposals");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_2, GDK_CONTROL_MASK, page_cb, "s", "indicators");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, close_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
}

static void
heshu_registries_init (HeshuRegistries *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static HeshuRegistries *
find_window (HeshuWorkspace *workspace)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (HESHU_IS_REGISTRIES (window) && HESHU_REGISTRIES (window)->workspace == workspace)
        return HESHU_REGISTRIES (window);
    }

  return NULL;
}

void
heshu_registries_show (GtkWindow *parent, HeshuWorkspace *workspace, const char *page)
{
  HeshuRegistries *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && HESHU_IS_WORKSPACE (workspace));

  self = find_window (workspace);
  if (self == NULL)
    {
      self = g_object_new (HESHU_TYPE_REGISTRIES, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
      self->workspace = g_object_ref (workspace);
      heshu_proposals_view_set_workspace (self->proposals, workspace);
      heshu_indicators_view_set_workspace (self->indicators, workspace);
      g_signal_connect_object (workspace, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
    }
  if (page != NULL)
    adw_view_stack_set_visible_child_name (self->pages, page);
  gtk_window_present (GTK_WINDOW (self));
}
