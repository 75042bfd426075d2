/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-word-popover.h"

#include "heshu-offer-list.h"
#include "heshu-pinyin.h"

/* Words that are proposed at once, and how high they stand */
#define MAX_PROPOSED 20
#define LIST_HEIGHT 180

struct _HeshuWordPopover
{
  GtkPopover parent_instance;

  GtkWidget *title;
  GtkWidget *entry;
  GtkWidget *error;
  HeshuOfferList *list;
  GPtrArray *words; /* (nullable): of char * */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuWordPopover, heshu_word_popover, GTK_TYPE_POPOVER)

static void
choose (HeshuWordPopover *self, const char *text)
{
  g_autofree char *word = g_strstrip (g_strdup (text));

  heshu_word_popover_refuse (self, NULL);
  if (*word != '\0')
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, word);
}

/* Enter takes the row that was marked, else what stands in the entry. */
static void
activate_cb (HeshuWordPopover *self)
{
  HeshuOffer *marked = heshu_offer_list_get_marked (self->list);

  choose (self, marked != NULL ? heshu_offer_get_text (marked)
                               : gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
taken_cb (HeshuWordPopover *self, HeshuOffer *offer)
{
  choose (self, heshu_offer_get_text (offer));
}

static gboolean
key_cb (HeshuWordPopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    heshu_offer_list_move (self->list, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    heshu_offer_list_move (self->list, -1);
  else
    return FALSE;

  return TRUE;
}

static void
propose (HeshuWordPopover *self)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);
  HeshuPinyinSearch search;
  gboolean is_search = heshu_pinyin_search_init (&search, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gboolean all = !is_search && search.n_chars == 0;

  for (guint i = 0; self->words != NULL && (is_search || all) && i < self->words->len; i++)
    {
      const char *word = g_ptr_array_index (self->words, i);
      guint start = 0, end = 0;

      if (offers->len == MAX_PROPOSED)
        break;
      if (all || heshu_pinyin_find (&search, word, &start, &end))
        g_ptr_array_add (offers, heshu_offer_new (word, word, NULL, NULL, start, end));
    }
  heshu_offer_list_set_offers (self->list, offers);
  gtk_widget_set_visible (GTK_WIDGET (self->list), offers->len > 0);
}

static void
changed_cb (HeshuWordPopover *self)
{
  heshu_word_popover_refuse (self, NULL);
  propose (self);
}

/* What was typed for others is not meant for these. */
static void
map_cb (HeshuWordPopover *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}

static void
heshu_word_popover_dispose (GObject *object)
{
  g_clear_pointer (&HESHU_WORD_POPOVER (object)->words, g_ptr_array_unref);
  G_OBJECT_CLASS (heshu_word_popover_parent_class)->dispose (object);
}

static void
heshu_word_popover_class_init (HeshuWordPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heshu_word_popover_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", HESHU_TYPE_WORD_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
heshu_word_popover_init (HeshuWordPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_size_request (box, 260, -1);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "heading");
  self->entry = gtk_entry_new ();
  self->error = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), 30);
  gtk_widget_add_css_class (self->error, "error-line");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
}

GtkWidget *
heshu_word_popover_new (const char *title)
{
  HeshuWordPopover *self = g_object_new (HESHU_TYPE_WORD_POPOVER, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->list = HESHU_OFFER_LIST (heshu_offer_list_new (title, LIST_HEIGHT));
  g_signal_connect_swapped (self->list, "taken", G_CALLBACK (taken_cb), self);
  gtk_box_append (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (self))), GTK_WIDGET (self->list));

  return GTK_WIDGET (self);
}

void
heshu_word_popover_set_words (HeshuWordPopover *self, GPtrArray *words)
{
  g_return_if_fail (HESHU_IS_WORD_POPOVER (self) && words != NULL);

  g_ptr_array_ref (words);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  self->words = words;
  propose (self);
}

void
heshu_word_popover_refuse (HeshuWordPopover *self, const GError *error)
{
  g_return_if_fail (HESHU_IS_WORD_POPOVER (self));

  gtk_label_set_text (GTK_LABEL (self->error), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->error, error != NULL);
}
