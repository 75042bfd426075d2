/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-offer-list.h"

/* --- a offer --- */

struct _HeshuOffer
{
  GObject parent_instance;

  char *text;
  char *name;
  char *detail;
  char *note;
  guint start;
  guint end;
};

G_DEFINE_FINAL_TYPE (HeshuOffer, heshu_offer, G_TYPE_OBJECT)

static void
heshu_offer_finalize (GObject *object)
{
  HeshuOffer *self = HESHU_OFFER (object);

  g_free (self->text);
  g_free (self->name);
  g_free (self->detail);
  g_free (self->note);
  G_OBJECT_CLASS (heshu_offer_parent_class)->finalize (object);
}

static void
heshu_offer_class_init (HeshuOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heshu_offer_finalize;
}

static void
heshu_offer_init (HeshuOffer *self)
{
}

HeshuOffer *
heshu_offer_new (const char *text,
                 const char *name,
                 const char *detail,
                 const char *note,
                 guint start,
                 guint end)
{
  HeshuOffer *self = g_object_new (HESHU_TYPE_OFFER, NULL);

  self->text = g_strdup (text);
  self->name = g_strdup (name);
  self->detail = g_strdup (detail);
  self->note = g_strdup (note);
  self->start = start;
  self->end = end;

  return self;
}

const char *
heshu_offer_get_text (HeshuOffer *self)
{
  g_return_val_if_fail (HESHU_IS_OFFER (self), NULL);

  return self->text;
}

/* --- the list --- */

struct _HeshuOfferList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *view;
  GListStore *offers;
  GtkSingleSelection *selection;
};

static guint taken_signal;

G_DEFINE_FINAL_TYPE (HeshuOfferList, heshu_offer_list, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (gboolean dim)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  if (dim)
    gtk_widget_set_css_classes (label, (const char *[]){ "dim-label", "note", "numeric", NULL });

  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (names), new_label (FALSE));
  gtk_box_append (GTK_BOX (names), new_label (TRUE));
  gtk_box_append (GTK_BOX (line), names);
  gtk_box_append (GTK_BOX (line), new_label (TRUE));
  gtk_list_item_set_child (item, line);
}

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  HeshuOffer *offer = gtk_list_item_get_item (item);
  GtkWidget *line = gtk_list_item_get_child (item);
  GtkWidget *names = gtk_widget_get_first_child (line);
  GtkWidget *name = gtk_widget_get_first_child (names);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = offer->start;
  bold->end_index = offer->end;
  pango_attr_list_insert (attributes, bold);
  show_text (name, offer->name);
  gtk_label_set_attributes (GTK_LABEL (name), offer->end > offer->start ? attributes : NULL);
  show_text (gtk_widget_get_last_child (names), offer->detail);
  show_text (gtk_widget_get_last_child (line), offer->note);
  gtk_widget_set_tooltip_text (line, offer->name);
}

static void
activate_cb (HeshuOfferList *self, guint position)
{
  g_autoptr (HeshuOffer) offer = g_list_model_get_item (G_LIST_MODEL (self->offers), position);

  if (offer != NULL)
    g_signal_emit (self, taken_signal, 0, offer);
}

static gboolean
heshu_offer_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HESHU_OFFER_LIST (widget)->view);
}

static void
heshu_offer_list_dispose (GObject *object)
{
  HeshuOfferList *self = HESHU_OFFER_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->offers);
  G_OBJECT_CLASS (heshu_offer_list_parent_class)->dispose (object);
}

static void
heshu_offer_list_class_init (HeshuOfferListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_offer_list_dispose;
  widget_class->grab_focus = heshu_offer_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  taken_signal = g_signal_new ("taken", HESHU_TYPE_OFFER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, HESHU_TYPE_OFFER);
}

static void
heshu_offer_list_init (HeshuOfferList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->offers = g_list_store_new (HESHU_TYPE_OFFER);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->offers)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "choices");
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
heshu_offer_list_new (const char *label, int max_height)
{
  HeshuOfferList *self = g_object_new (HESHU_TYPE_OFFER_LIST, NULL);

  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), max_height);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

void
heshu_offer_list_set_offers (HeshuOfferList *self, GPtrArray *offers)
{
  g_return_if_fail (HESHU_IS_OFFER_LIST (self) && offers != NULL);

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->offers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->offers)), offers->pdata,
                       offers->len);
}

guint
heshu_offer_list_get_length (HeshuOfferList *self)
{
  g_return_val_if_fail (HESHU_IS_OFFER_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->offers));
}

void
heshu_offer_list_mark (HeshuOfferList *self, guint position)
{
  g_return_if_fail (HESHU_IS_OFFER_LIST (self));

  if (position == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position);
  if (position >= heshu_offer_list_get_length (self))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

void
heshu_offer_list_move (HeshuOfferList *self, int by)
{
  guint marked = gtk_single_selection_get_selected (self->selection);

  g_return_if_fail (HESHU_IS_OFFER_LIST (self));

  if (marked == GTK_INVALID_LIST_POSITION)
    {
      if (by > 0)
        heshu_offer_list_mark (self, (guint) by - 1);
      return;
    }
  heshu_offer_list_mark (self, by < 0 && marked < (guint) -by ? GTK_INVALID_LIST_POSITION : marked + by);
}

HeshuOffer *
heshu_offer_list_get_marked (HeshuOfferList *self)
{
  g_return_val_if_fail (HESHU_IS_OFFER_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}
