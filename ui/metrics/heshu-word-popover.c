/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-word-popover.h"

/* Words that are proposed at once */
#define MAX_PROPOSED 6

struct _HeshuWordPopover
{
  GtkPopover parent_instance;

  GtkWidget *title;
  GtkWidget *entry;
  GtkWidget *error;
  GtkWidget *list;
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

static void
activate_cb (HeshuWordPopover *self)
{
  choose (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
row_activated_cb (HeshuWordPopover *self, GtkListBoxRow *row)
{
  choose (self, gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));
}

static void
propose (HeshuWordPopover *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; self->words != NULL && i < self->words->len && n < MAX_PROPOSED; i++)
    {
      const char *word = g_ptr_array_index (self->words, i);
      GtkWidget *label;

      if (strstr (word, typed) == NULL)
        continue;
      label = gtk_label_new (word);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (GTK_LIST_BOX (self->list), label);
      n++;
    }
  gtk_widget_set_visible (self->list, n > 0);
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
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "words");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

GtkWidget *
heshu_word_popover_new (const char *title)
{
  HeshuWordPopover *self = g_object_new (HESHU_TYPE_WORD_POPOVER, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

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
