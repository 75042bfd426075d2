/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

#define LIST_HEIGHT 380
#define LIST_WIDTH 320

struct _HeshuIndicatorChooser
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *view;
  GtkStack *results; /* list, none */
  GtkStringList *names;
  GPtrArray *shares;   /* (nullable): of HeshuShare */
  GHashTable *by_name; /* of @names → HeshuShare */
  char *search;        /* (nullable): as typed, but for capitals */
  GtkFilter *filter;
  GtkSingleSelection *selection;
  char *chosen; /* (nullable) */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (HeshuIndicatorChooser, heshu_indicator_chooser, GTK_TYPE_WIDGET)

static void
update_label (HeshuIndicatorChooser *self)
{
  const char *text = self->chosen != NULL ? self->chosen : _ ("Choose an Indicator");
  g_autofree char *name = g_strdup_printf (_ ("Indicator: %s"), text);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_tooltip_text (self->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const char *
heshu_indicator_chooser_get_chosen (HeshuIndicatorChooser *self)
{
  g_return_val_if_fail (HESHU_IS_INDICATOR_CHOOSER (self), NULL);

  return self->chosen;
}

void
heshu_indicator_chooser_set_chosen (HeshuIndicatorChooser *self, const char *name)
{
  char *copy = g_strdup (name);

  g_return_if_fail (HESHU_IS_INDICATOR_CHOOSER (self));

  g_free (self->chosen);
  self->chosen = copy;
  update_label (self);
}

HeshuPeriod
heshu_indicator_chooser_get_period (HeshuIndicatorChooser *self)
{
  const HeshuShare *share = NULL;

  g_return_val_if_fail (HESHU_IS_INDICATOR_CHOOSER (self), HESHU_PERIOD_NONE);

  if (self->chosen != NULL && self->shares != NULL)
    share = heshu_share_find (self->shares, self->chosen);

  return share != NULL ? share->period : HESHU_PERIOD_NONE;
}

void
heshu_indicator_chooser_set_shares (HeshuIndicatorChooser *self, GPtrArray *shares)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  g_return_if_fail (HESHU_IS_INDICATOR_CHOOSER (self));

  g_hash_table_remove_all (self->by_name);
  g_ptr_array_ref (shares);
  g_clear_pointer (&self->shares, g_ptr_array_unref);
  self->shares = shares;
  for (guint i = 0; i < shares->len; i++)
    {
      HeshuShare *share = g_ptr_array_index (shares, i);

      g_ptr_array_add (list, share->indicator);
      g_hash_table_insert (self->by_name, share->indicator, share);
    }
  g_ptr_array_add (list, NULL);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char *const *) list->pdata);
}

void
heshu_indicator_chooser_popup (HeshuIndicatorChooser *self)
{
  g_return_if_fail (HESHU_IS_INDICATOR_CHOOSER (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

/* --- the list --------------------------------------------------------------------------------------------
 */

static void
choose (HeshuIndicatorChooser *self, guint position)
{
  g_autoptr (GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL)
    return;
  heshu_indicator_chooser_set_chosen (self, gtk_string_object_get_string (item));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, chosen_signal, 0);
}

static void
activate_cb (HeshuIndicatorChooser *self, guint position)
{
  choose (self, position);
}

/* Enter in the search takes what the list has marked, the first one unless a person went on */
static void
entry_activate_cb (HeshuIndicatorChooser *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  choose (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
}

static gboolean
holds (const char *text, const char *search)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, search) != NULL;
}

/* By any wording of it: whoever looks for 签约率 finds it under the name that most reports print. */
static gboolean
matches (gpointer item, gpointer user_data)
{
  HeshuIndicatorChooser *self = user_data;
  const HeshuShare *share = g_hash_table_lookup (self->by_name, gtk_string_object_get_string (item));

  if (self->search == NULL || share == NULL)
    return TRUE;
  if (holds (share->indicator, self->search))
    return TRUE;
  for (guint i = 0; share->wordings[i] != NULL; i++)
    {
      if (holds (share->wordings[i], self->search))
        return TRUE;
    }

  return FALSE;
}

static void
update_results (HeshuIndicatorChooser *self)
{
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->results, found ? "list" : "none");
}

static void
mark (HeshuIndicatorChooser *self, guint position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

static void
search_cb (HeshuIndicatorChooser *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_free (self->search);
  self->search = *typed != '\0' ? g_utf8_casefold (typed, -1) : NULL;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_results (self);
  mark (self, 0);
}

static gboolean
entry_key_cb (HeshuIndicatorChooser *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;

  return gtk_widget_grab_focus (self->view);
}

static void
show_cb (HeshuIndicatorChooser *self)
{
  const HeshuShare *share =
      self->chosen != NULL && self->shares != NULL ? heshu_share_find (self->shares, self->chosen) : NULL;
  guint position = 0;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (share != NULL)
    g_ptr_array_find (self->shares, share, &position);
  update_results (self);
  mark (self, position);
  gtk_widget_grab_focus (self->entry);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "note");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (HeshuIndicatorChooser *self, GtkListItem *item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);

  const HeshuShare *share = g_hash_table_lookup (self->by_name, name);
  g_autofree char *count = NULL;

  if (share != NULL && share->n_districts > 0)
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u district", "%u districts", share->n_districts),
                             share->n_districts);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), count != NULL ? count : "");
}

static GtkWidget *
make_list (HeshuIndicatorChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkFilterListModel *filtered;

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered =
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->names)), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "choices");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Indicators"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, LIST_HEIGHT);

  return scroller;
}

static GtkWidget *
make_results (HeshuIndicatorChooser *self)
{
  GtkWidget *none = gtk_label_new (_ ("No indicator has this in its name. Type fewer characters."));

  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (none), 30);
  gtk_label_set_justify (GTK_LABEL (none), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (none, "dim-label");
  self->results = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->results, make_list (self), "list");
  gtk_stack_add_named (self->results, none, "none");

  return GTK_WIDGET (self->results);
}

static void
make_popover (HeshuIndicatorChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find an Indicator"), -1);
  g_object_set (self->entry, "placeholder-text", _ ("Find an Indicator"), "search-delay", 0, NULL);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_menu_button_popdown), self->button,
                           G_CONNECT_SWAPPED); /* the entry keeps Escape for itself */
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), make_results (self));
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (show_cb), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
}

static void
make_button (HeshuIndicatorChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 12); /* the pane's width, not the name's */
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), arrow);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_widget_set_halign (box, GTK_ALIGN_FILL); /* the button centres what it is given */
  for (GtkWidget *w = gtk_widget_get_parent (box); w != NULL && w != self->button;
       w = gtk_widget_get_parent (w))
    gtk_widget_set_halign (w, GTK_ALIGN_FILL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

static gboolean
heshu_indicator_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HESHU_INDICATOR_CHOOSER (widget)->button);
}

static void
heshu_indicator_chooser_dispose (GObject *object)
{
  HeshuIndicatorChooser *self = HESHU_INDICATOR_CHOOSER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->names);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (heshu_indicator_chooser_parent_class)->dispose (object);
}

static void
heshu_indicator_chooser_finalize (GObject *object)
{
  HeshuIndicatorChooser *self = HESHU_INDICATOR_CHOOSER (object);

  g_hash_table_unref (self->by_name);
  g_clear_pointer (&self->shares, g_ptr_array_unref);
  g_free (self->search);
  g_free (self->chosen);
  G_OBJECT_CLASS (heshu_indicator_chooser_parent_class)->finalize (object);
}

static void
heshu_indicator_chooser_class_init (HeshuIndicatorChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = heshu_indicator_chooser_dispose;
  object_class->finalize = heshu_indicator_chooser_finalize;
  widget_class->grab_focus = heshu_indicator_chooser_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", HESHU_TYPE_INDICATOR_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
heshu_indicator_chooser_init (HeshuIndicatorChooser *self)
{
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = gtk_string_list_new (NULL);
  make_button (self);
  make_popover (self);
  update_label (self);
}
