/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicators-view.h"

#include "heshu-indicator-dialog.h"
#include "heshu-merge-dialog.h"

#include <glib/gi18n-lib.h>

struct _HeshuIndicatorsView
{
  GtkWidget parent_instance;

  HeshuWorkspace *workspace;
  GListStore *items;
  GtkSingleSelection *found;
  GCancellable *listing; /* (nullable) */
  gboolean is_stale;     /* the desk changed while nobody looked */
  gboolean is_listed;

  GtkEditable *search_entry;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (HeshuIndicatorsView, heshu_indicators_view, GTK_TYPE_WIDGET)

/* --- the list ---------------------------------------------------------------------------------------------
 */

static gpointer
list_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = heshu_registry_list (desk, error);
  GPtrArray *items;

  if (entries == NULL)
    return NULL;
  items = g_ptr_array_new_full (entries->len, g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      g_ptr_array_add (items, heshu_indicator_item_new (entries->pdata[i]));
      entries->pdata[i] = NULL;
    }

  return items;
}

static void
update_page (HeshuIndicatorsView *self)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  if (self->is_listed)
    gtk_stack_set_visible_child_name (self->stack, n_found > 0 ? "list" : n_all > 0 ? "nothing" : "empty");
}

static void
listed_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuIndicatorsView *self = HESHU_INDICATORS_VIEW (owner);
  g_autoptr (GPtrArray) items = result;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  self->is_listed = TRUE;
  heshu_indicator_store_replace (self->items, items);
  update_page (self);
}

static void
refresh (HeshuIndicatorsView *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  heshu_workspace_run (self->workspace, G_OBJECT (self), list_work, NULL, NULL,
                       (GDestroyNotify) g_ptr_array_unref, self->listing, listed_cb);
}

static void
heshu_indicators_view_map (GtkWidget *widget)
{
  HeshuIndicatorsView *self = HESHU_INDICATORS_VIEW (widget);

  GTK_WIDGET_CLASS (heshu_indicators_view_parent_class)->map (widget);
  if (self->is_stale && self->workspace != NULL)
    refresh (self);
}

/* --- what is done to one ----------------------------------------------------------------------------------
 */

/* (transfer none) (nullable): the item of the row that @button stands in */
static HeshuIndicatorItem *
get_item (GtkButton *button)
{
  return gtk_list_item_get_item (g_object_get_data (G_OBJECT (button), "item"));
}

static void
merge (HeshuIndicatorsView *self, HeshuIndicatorItem *item)
{
  heshu_merge_dialog_show (GTK_WIDGET (self), self->workspace, item, G_LIST_MODEL (self->items));
}

static void
edit_clicked_cb (HeshuIndicatorsView *self, GtkButton *button)
{
  heshu_indicator_dialog_show (GTK_WIDGET (self), self->workspace, get_item (button));
}

static void
merge_clicked_cb (HeshuIndicatorsView *self, GtkButton *button)
{
  merge (self, get_item (button));
}

static void
activate_cb (HeshuIndicatorsView *self, guint position)
{
  g_autoptr (HeshuIndicatorItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (item != NULL)
    heshu_indicator_dialog_show (GTK_WIDGET (self), self->workspace, item);
}

/* One step back: from what is typed to all, in the list */
static void
stop_search_cb (HeshuIndicatorsView *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_indicator_dialog_show (widget, HESHU_INDICATORS_VIEW (widget)->workspace, NULL);
}

static gboolean
merge_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  HeshuIndicatorsView *self = HESHU_INDICATORS_VIEW (widget);
  HeshuIndicatorItem *item = gtk_single_selection_get_selected_item (self->found);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (item == NULL || focus == NULL || GTK_IS_EDITABLE (focus))
    return FALSE;
  merge (self, item);

  return TRUE;
}

/* --- rows -------------------------------------------------------------------------------------------------
 */

static GtkWidget *
make_button (HeshuIndicatorsView *self, GtkListItem *item, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "item", item);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_cb (HeshuIndicatorsView *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (words), make_label (NULL));
  gtk_box_append (GTK_BOX (words), make_label ("dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), make_label ("dim-label"));
  gtk_box_append (GTK_BOX (row), make_button (self, item, _ ("Merge…"), G_CALLBACK (merge_clicked_cb)));
  gtk_box_append (GTK_BOX (row), make_button (self, item, _ ("Edit…"), G_CALLBACK (edit_clicked_cb)));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (HeshuIndicatorsView *self, GtkListItem *list_item)
{
  HeshuIndicatorItem *item = gtk_list_item_get_item (list_item);
  const char *name = heshu_indicator_item_get_entry (item)->name;
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *words = gtk_widget_get_first_child (row);
  GtkWidget *usage = gtk_widget_get_next_sibling (words);
  g_autofree char *about = heshu_indicator_item_dup_about (item);
  g_autofree char *used = heshu_indicator_item_dup_usage (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), about);
  gtk_widget_set_visible (gtk_widget_get_last_child (words), *about != '\0');
  gtk_widget_set_tooltip_text (words, *about != '\0' ? about : NULL);
  gtk_label_set_text (GTK_LABEL (usage), used);
  for (GtkWidget *button = gtk_widget_get_next_sibling (usage); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
}

/* --- the widget itself ------------------------------------------------------------------------------------
 */

static void
heshu_indicators_view_dispose (GObject *object)
{
  HeshuIndicatorsView *self = HESHU_INDICATORS_VIEW (object);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  gtk_widget_dispose_template (GTK_WIDGET (self), HESHU_TYPE_INDICATORS_VIEW);
  g_clear_object (&self->found);
  g_clear_object (&self->items);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (heshu_indicators_view_parent_class)->dispose (object);
}

static void
heshu_indicators_view_class_init (HeshuIndicatorsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_indicators_view_dispose;
  widget_class->map = heshu_indicators_view_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/registries/heshu-indicators-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuIndicatorsView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HeshuIndicatorsView, stack);
  gtk_widget_class_bind_template_child (widget_class, HeshuIndicatorsView, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_install_action (widget_class, "indicators.add", NULL, add_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, 0, merge_key_cb, NULL);
}

static void
heshu_indicators_view_init (HeshuIndicatorsView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GListModel *found;

  self->items = g_list_store_new (HESHU_TYPE_INDICATOR_ITEM);
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  found = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                                   heshu_indicator_filter_new (self->search_entry)));
  self->found = gtk_single_selection_new (found);
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->found));
}

void
heshu_indicators_view_set_workspace (HeshuIndicatorsView *self, HeshuWorkspace *workspace)
{
  g_return_if_fail (HESHU_IS_INDICATORS_VIEW (self) && HESHU_IS_WORKSPACE (workspace));

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "desk-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

void
heshu_indicators_view_start_search (HeshuIndicatorsView *self)
{
  g_return_if_fail (HESHU_IS_INDICATORS_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
