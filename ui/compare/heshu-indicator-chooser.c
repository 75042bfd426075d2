/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-chooser.h"

#include "heshu-offer-list.h"
#include "heshu-pinyin.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 380
#define LIST_WIDTH 320

struct _HeshuIndicatorChooser
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkStack *results; /* list, none */
  HeshuOfferList *list;
  GPtrArray *shares; /* (nullable): of HeshuShare */
  char *chosen;      /* (nullable) */
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
heshu_indicator_chooser_popup (HeshuIndicatorChooser *self)
{
  g_return_if_fail (HESHU_IS_INDICATOR_CHOOSER (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

/* --- the list --------------------------------------------------------------------------------------------
 */

static void
take_cb (HeshuIndicatorChooser *self, HeshuOffer *offer)
{
  heshu_indicator_chooser_set_chosen (self, heshu_offer_get_text (offer));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, chosen_signal, 0);
}

/* Enter in the search takes what the list has marked, the first one unless a person went on */
static void
entry_activate_cb (HeshuIndicatorChooser *self)
{
  HeshuOffer *offer = heshu_offer_list_get_marked (self->list);

  if (offer != NULL)
    take_cb (self, offer);
}

/* By any wording of it: whoever looks for 签约率 finds it under the name that most reports print.
 * Returns: (transfer full) (nullable) */
static HeshuOffer *
new_offer (const HeshuShare *share, const HeshuPinyinSearch *search)
{
  guint start = 0, end = 0;
  const char *wording = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *count = NULL;

  if (search != NULL && !heshu_pinyin_find (search, share->indicator, &start, &end))
    {
      for (guint i = 0; share->wordings[i] != NULL && wording == NULL; i++)
        if (heshu_pinyin_find (search, share->wordings[i], NULL, NULL))
          wording = share->wordings[i];
      if (wording == NULL)
        return NULL;
      detail = g_strdup_printf (_ ("also called %s"), wording);
    }
  if (share->n_districts > 0)
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u district", "%u districts", share->n_districts),
                             share->n_districts);

  return heshu_offer_new (share->indicator, share->indicator, detail, count, start, end);
}

/* What fits what is typed. @found: (out) (optional): where the chosen one stands, 0 where it does not */
static void
update_list (HeshuIndicatorChooser *self, guint *found)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);
  HeshuPinyinSearch search;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean is_search = heshu_pinyin_search_init (&search, typed);
  gboolean all = !is_search && search.n_chars == 0;

  if (found != NULL)
    *found = 0;
  for (guint i = 0; self->shares != NULL && (is_search || all) && i < self->shares->len; i++)
    {
      const HeshuShare *share = g_ptr_array_index (self->shares, i);
      HeshuOffer *offer = new_offer (share, is_search ? &search : NULL);

      if (offer == NULL)
        continue;
      if (found != NULL && g_strcmp0 (share->indicator, self->chosen) == 0)
        *found = offers->len;
      g_ptr_array_add (offers, offer);
    }
  heshu_offer_list_set_offers (self->list, offers);
  gtk_stack_set_visible_child_name (self->results, offers->len > 0 ? "list" : "none");
}

static void
search_cb (HeshuIndicatorChooser *self)
{
  update_list (self, NULL);
  heshu_offer_list_mark (self->list, 0);
}

static gboolean
entry_key_cb (HeshuIndicatorChooser *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    heshu_offer_list_move (self->list, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    heshu_offer_list_move (self->list, -1);
  else
    return FALSE;
  if (heshu_offer_list_get_marked (self->list) == NULL)
    heshu_offer_list_mark (self->list, 0);

  return TRUE;
}

static void
show_cb (HeshuIndicatorChooser *self)
{
  guint position;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  update_list (self, &position);
  heshu_offer_list_mark (self->list, position);
  gtk_widget_grab_focus (self->entry);
}

void
heshu_indicator_chooser_set_shares (HeshuIndicatorChooser *self, GPtrArray *shares)
{
  g_return_if_fail (HESHU_IS_INDICATOR_CHOOSER (self));

  g_ptr_array_ref (shares);
  g_clear_pointer (&self->shares, g_ptr_array_unref);
  self->shares = shares;
  if (gtk_widget_get_mapped (self->popover))
    search_cb (self);
}

static GtkWidget *
make_results (HeshuIndicatorChooser *self)
{
  GtkWidget *none = gtk_label_new (_ ("No indicator has this in its name. Type fewer characters."));

  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (none), 30);
  gtk_label_set_justify (GTK_LABEL (none), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (none, "dim-label");
  self->list = HESHU_OFFER_LIST (heshu_offer_list_new (_ ("Indicators"), LIST_HEIGHT));
  gtk_widget_set_size_request (GTK_WIDGET (self->list), LIST_WIDTH, LIST_HEIGHT);
  g_signal_connect_swapped (self->list, "taken", G_CALLBACK (take_cb), self);
  self->results = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->results, GTK_WIDGET (self->list), "list");
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
  G_OBJECT_CLASS (heshu_indicator_chooser_parent_class)->dispose (object);
}

static void
heshu_indicator_chooser_finalize (GObject *object)
{
  HeshuIndicatorChooser *self = HESHU_INDICATOR_CHOOSER (object);

  g_clear_pointer (&self->shares, g_ptr_array_unref);
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
  make_button (self);
  make_popover (self);
  update_label (self);
}
