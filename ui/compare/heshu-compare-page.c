/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-page-private.h"

#include "heshu-panes.h"

#include <glib/gi18n.h>

/* The chart's part of the height that it shares with its table: what the table's rows leave, within these */
#define CHART_PART_LEAST 0.54
#define CHART_PART_MOST 0.8
#define CHART_PART_NARROW 0.86
#define TABLE_HEAD_HEIGHT 72
#define TABLE_ROW_HEIGHT 34

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void heshu_compare_page_page_init (HeshuPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HeshuComparePage,
                               heshu_compare_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (HESHU_TYPE_PAGE, heshu_compare_page_page_init))

/* --- panes -----------------------------------------------------------------------------------------------
 */

static void
show_left (HeshuComparePage *self, gboolean shown)
{
  gtk_widget_set_visible (self->left_pane, shown);
  gtk_widget_set_visible (self->left_edge, shown);
}

static void
show_right (HeshuComparePage *self, gboolean shown)
{
  gtk_widget_set_visible (self->right_pane, shown);
  gtk_widget_set_visible (self->right_edge, shown);
}

/* A narrow window has room for one of the two: what is compared comes first, and how it looks takes its place
 * when it is asked for. */
static void
heshu_compare_page_set_narrow (HeshuPage *page, gboolean narrow)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (page);

  self->is_narrow = narrow;
  show_left (self, narrow || heshu_panes_get_shown ("compare", FALSE));
  show_right (self, !narrow && heshu_panes_get_shown ("compare-options", FALSE));
  heshu_compare_table_set_narrow (self->table, narrow);
  /* the desk's name needs the room; what the buttons do is said by their tips */
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->copy_content), narrow ? "" : _ ("Copy Chart"));
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->export_content), narrow ? "" : _ ("Export"));
}

static void
heshu_compare_page_toggle_side_pane (HeshuPage *page)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (page);
  gboolean shown = !gtk_widget_get_visible (self->left_pane) &&
                   !(self->is_narrow && gtk_widget_get_visible (self->right_pane));

  show_left (self, shown);
  if (self->is_narrow)
    show_right (self, FALSE);
  else
    heshu_panes_set_shown ("compare", shown);
}

static void
options_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuComparePage *self = user_data;
  gboolean shown = !gtk_widget_get_visible (self->right_pane);

  show_right (self, shown);
  if (self->is_narrow)
    show_left (self, !shown);
  else
    heshu_panes_set_shown ("compare-options", shown);
}

/* Not while the divider is being laid out, which would lose the new place */
static gboolean
split_idle_cb (gpointer user_data)
{
  HeshuComparePage *self = user_data;
  int n_rows = self->answer != NULL ? (int) self->answer->rows->len : 0;
  int height, chart_height;

  self->split_idle = 0;
  g_object_get (self->split, "max-position", &height, NULL);
  if (self->default_split < 0)
    return G_SOURCE_REMOVE;
  self->split_height = height;
  chart_height =
      gtk_widget_get_height (GTK_WIDGET (self->split)) - TABLE_HEAD_HEIGHT - n_rows * TABLE_ROW_HEIGHT;
  self->default_split = self->is_narrow ? (int) (height * CHART_PART_NARROW)
                                        : CLAMP (chart_height, (int) (height * CHART_PART_LEAST),
                                                 (int) (height * CHART_PART_MOST));
  gtk_paned_set_position (self->split, self->default_split);

  return G_SOURCE_REMOVE;
}

void
heshu_compare_page_update_split (HeshuComparePage *self)
{
  if (self->split_idle == 0)
    self->split_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, split_idle_cb, self, NULL);
}

/* Until a person moves the divider, the chart keeps its part of the height. */
static void
split_cb (HeshuComparePage *self)
{
  int height, position;

  g_object_get (self->split, "max-position", &height, "position", &position, NULL);
  if (height == self->split_height && position != self->default_split)
    self->default_split = -1;
}

static void
fit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuComparePage *self = user_data;

  self->default_split = 0;
  heshu_compare_page_update_split (self);
}

/* --- actions ---------------------------------------------------------------------------------------------
 */

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuComparePage *self = user_data;

  if (!gtk_widget_get_visible (self->left_pane))
    {
      show_left (self, TRUE);
      show_right (self, !self->is_narrow && gtk_widget_get_visible (self->right_pane));
    }
  heshu_indicator_chooser_popup (self->indicator);
}

static void
heshu_compare_page_start_search (HeshuPage *page)
{
  choose_cb (NULL, NULL, page);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_workspace_request_import (HESHU_COMPARE_PAGE (user_data)->workspace, NULL);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_compare_export_copy (user_data);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (HESHU_COMPARE_PAGE (user_data)->export_button));
}

static void
export_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_compare_export_file (user_data);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_compare_charts_save (user_data);
}

static void
next_form_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_compare_controls_next_form (user_data);
}

static void
highlight_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuComparePage *self = user_data;
  HeshuCompareRow *row = heshu_compare_table_get_selected (self->table);

  if (row != NULL)
    heshu_district_list_toggle_focus (self->districts, row->key);
}

static void
toggle_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_district_list_toggle_all (HESHU_COMPARE_PAGE (user_data)->districts);
}

static void
use_new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_compare_page_changed (user_data);
}

static const GActionEntry action_entries[] = {
  { "options", options_cb },
  { "fit", fit_cb },
  { "choose", choose_cb },
  { "import", import_cb },
  { "copy", copy_cb },
  { "export", export_cb },
  { "export-file", export_file_cb },
  { "save", save_cb },
  { "next-form", next_form_cb },
  { "highlight", highlight_cb },
  { "toggle-all", toggle_all_cb },
  { "use-new", use_new_cb },
};

static gboolean
is_typing (HeshuComparePage *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));

  return focus != NULL && GTK_IS_EDITABLE (focus);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  HeshuComparePage *self = user_data;
  const char *name = g_variant_get_string (args, NULL);

  if (!self->is_active || is_typing (self))
    return FALSE;
  if (!g_action_group_get_action_enabled (G_ACTION_GROUP (self->actions), name))
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), name, NULL);

  return TRUE;
}

/* For the whole window while this page is shown, so that they also act when a button of the header has the
 * focus; after every entry has had its turn. */
static void
add_keys (HeshuComparePage *self)
{
  const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_h, 0, "highlight" },
    { GDK_KEY_g, 0, "next-form" },
    { GDK_KEY_0, 0, "fit" },
    { GDK_KEY_KP_0, 0, "fit" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "copy" },
    { GDK_KEY_e, GDK_CONTROL_MASK, "export" },
    { GDK_KEY_s, GDK_CONTROL_MASK, "save" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut =
          gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                           gtk_callback_action_new (key_cb, self, NULL), "s", keys[i].action);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* --- what the parts tell ---------------------------------------------------------------------------------
 */

static void
indicator_cb (HeshuComparePage *self)
{
  self->needs_focus = TRUE;
  heshu_compare_page_begin (self, heshu_indicator_chooser_get_chosen (self->indicator));
}

static void
picked_cb (HeshuComparePage *self, const char *metric_id)
{
  heshu_compare_table_select_metric (self->table, metric_id);
}

static void
opened_cb (HeshuComparePage *self)
{
  HeshuCompareRow *row = heshu_compare_table_get_selected (self->table);

  if (row != NULL && row->metric_id != NULL && row->report_id != NULL)
    heshu_workspace_open_metric (self->workspace, row->report_id, row->metric_id);
}

static void
toggled_cb (HeshuComparePage *self)
{
  HeshuCompareRow *row = heshu_compare_table_get_selected (self->table);

  if (row != NULL)
    heshu_district_list_toggle (self->districts, row->key);
}

static void
desk_changed_cb (HeshuComparePage *self)
{
  heshu_compare_page_load_lists (self);
}

/* Another desk has other charts and other districts */
static void
desk_cb (HeshuComparePage *self)
{
  g_clear_pointer (&self->answer, heshu_compare_answer_free);
  heshu_district_list_set_focus (self->districts, NULL);
  heshu_compare_page_begin (self, NULL);
  gtk_stack_set_visible_child_name (self->body, "waiting");
  heshu_compare_page_load_lists (self);
}

/* --- the page --------------------------------------------------------------------------------------------
 */

static GtkWidget *
heshu_compare_page_get_header_end (HeshuPage *page)
{
  return HESHU_COMPARE_PAGE (page)->header_end;
}

static void
heshu_compare_page_set_active (HeshuPage *page, gboolean active)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (page);

  self->is_active = active;
  if (!active)
    return;
  self->needs_focus = TRUE;
  if (self->needs_lists)
    heshu_compare_page_load_lists (self);
  else if (self->needs_answer)
    heshu_compare_page_ask (self);
  else
    heshu_compare_page_take_focus (self);
}

static void
heshu_compare_page_page_init (HeshuPageInterface *iface)
{
  iface->get_header_end = heshu_compare_page_get_header_end;
  iface->toggle_side_pane = heshu_compare_page_toggle_side_pane;
  iface->start_search = heshu_compare_page_start_search;
  iface->set_active = heshu_compare_page_set_active;
  iface->set_narrow = heshu_compare_page_set_narrow;
}

static void
make_header (HeshuComparePage *self)
{
  self->copy_button = gtk_button_new ();
  self->copy_content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (self->copy_content), "edit-copy-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->copy_content), _ ("Copy Chart"));
  gtk_button_set_child (GTK_BUTTON (self->copy_button), self->copy_content);
  gtk_widget_set_tooltip_text (self->copy_button, _ ("Copy the Chart as a Picture, with Its Table (Ctrl+C)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy Chart"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->copy_button), "compare.copy");

  self->export_popover = g_object_new (HESHU_TYPE_EXPORT_POPOVER, NULL);
  self->export_button = gtk_menu_button_new ();
  self->export_content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (self->export_content), "heshu-export-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->export_content), _ ("Export"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->export_button), self->export_content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->export_button), GTK_WIDGET (self->export_popover));
  gtk_widget_add_css_class (self->export_button, "suggested-action");
  gtk_widget_set_tooltip_text (self->export_button, _ ("Export the Chart (Ctrl+E)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->export_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Export"), -1);

  self->header_end = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (GTK_BOX (self->header_end), self->copy_button);
  gtk_box_append (GTK_BOX (self->header_end), self->export_button);
  gtk_widget_insert_action_group (self->header_end, "compare", G_ACTION_GROUP (self->actions));
}

static void
heshu_compare_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (object);

  if (prop_id == PROP_WORKSPACE)
    g_value_set_object (value, self->workspace);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
heshu_compare_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (object);

  if (prop_id != PROP_WORKSPACE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  self->workspace = g_value_dup_object (value);
  g_signal_connect_object (self->workspace, "desk-changed", G_CALLBACK (desk_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::desk", G_CALLBACK (desk_cb), self, G_CONNECT_SWAPPED);
}

static void
heshu_compare_page_dispose (GObject *object)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (object);

  g_clear_handle_id (&self->debounce, g_source_remove);
  g_clear_handle_id (&self->split_idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_updating = TRUE; /* what falls to pieces below tells of no change */
  if (self->body != NULL)
    g_clear_pointer ((GtkWidget **) &self->body, gtk_widget_unparent);
  g_clear_object (&self->header_end);
  g_clear_object (&self->actions);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (heshu_compare_page_parent_class)->dispose (object);
}

static void
heshu_compare_page_finalize (GObject *object)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (object);

  g_clear_pointer (&self->answer, heshu_compare_answer_free);
  g_clear_pointer (&self->lexicon, heshu_lexicon_unref);
  g_array_unref (self->periods);
  g_ptr_array_unref (self->focus_keys);
  g_strfreev (self->sizes);
  g_free (self->form);
  g_free (self->size);
  g_free (self->saved);
  g_free (self->chart_id);
  G_OBJECT_CLASS (heshu_compare_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
#define BIND(child) gtk_widget_class_bind_template_child (klass, HeshuComparePage, child)
  BIND (body);
  BIND (paper);
  BIND (left_pane);
  BIND (left_edge);
  BIND (right_pane);
  BIND (right_edge);
  BIND (split);
  BIND (indicator);
  BIND (wordings);
  BIND (n_districts);
  BIND (districts);
  BIND (period_choice);
  BIND (charts_box);
  BIND (charts);
  BIND (size_words);
  BIND (old_notice);
  BIND (scroller);
  BIND (view);
  BIND (why);
  BIND (summary);
  BIND (table);
  BIND (forms);
  BIND (form_reason);
  BIND (title);
  BIND (chinese);
  BIND (english);
  BIND (focus_choice);
  BIND (size_choice);
  BIND (width);
  BIND (height);
  BIND (size_unit);
#undef BIND
}

static void
heshu_compare_page_class_init (HeshuComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = heshu_compare_page_dispose;
  object_class->finalize = heshu_compare_page_finalize;
  object_class->get_property = heshu_compare_page_get_property;
  object_class->set_property = heshu_compare_page_set_property;
  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, HESHU_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HESHU_TYPE_CHART_VIEW);
  g_type_ensure (HESHU_TYPE_COMPARE_TABLE);
  g_type_ensure (HESHU_TYPE_DISTRICT_LIST);
  g_type_ensure (HESHU_TYPE_INDICATOR_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/compare/heshu-compare-page.ui");
  bind_children (widget_class);
}

static void
heshu_compare_page_init (HeshuComparePage *self)
{
  self->needs_lists = TRUE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "compare", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  make_header (self);
  heshu_chart_view_set_scrolling (self->view, gtk_scrolled_window_get_vadjustment (self->scroller));
  heshu_compare_controls_init (self);
  heshu_compare_charts_init (self);
  add_keys (self);
  g_signal_connect_swapped (self->indicator, "chosen", G_CALLBACK (indicator_cb), self);
  g_signal_connect_swapped (self->districts, "changed", G_CALLBACK (heshu_compare_page_changed), self);
  g_signal_connect_swapped (self->view, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->view, "notify::scale", G_CALLBACK (heshu_compare_page_update_lit), self);
  g_signal_connect_swapped (self->table, "selected", G_CALLBACK (heshu_compare_page_update_lit), self);
  g_signal_connect_swapped (self->table, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->table, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->split, "notify::max-position", G_CALLBACK (heshu_compare_page_update_split),
                            self);
  g_signal_connect_swapped (self->split, "notify::position", G_CALLBACK (split_cb), self);
}

GtkWidget *
heshu_compare_page_new (HeshuWorkspace *workspace)
{
  return g_object_new (HESHU_TYPE_COMPARE_PAGE, "workspace", workspace, NULL);
}
