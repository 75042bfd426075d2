/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-tag-row.h"

#include <glib/gi18n-lib.h>

struct _HeshuTagRow
{
  GtkBox parent_instance;

  GtkWidget *chips;
  GtkWidget *add;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *known;
  GPtrArray *tags; /* of char * */
};

enum
{
  APPLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuTagRow, heshu_tag_row, GTK_TYPE_BOX)

static char *
join_tags (HeshuTagRow *self, const char *with, const char *without)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < self->tags->len; i++)
    {
      const char *tag = g_ptr_array_index (self->tags, i);

      if (g_strcmp0 (tag, without) != 0)
        g_string_append_printf (all, "%s\n", tag);
    }
  g_string_append (all, with != NULL ? with : "");

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
remove_cb (GtkButton *button, HeshuTagRow *self)
{
  g_autofree char *all = join_tags (self, NULL, g_object_get_data (G_OBJECT (button), "tag"));

  g_signal_emit (self, signals[APPLY], 0, all);
}

static void
add_tag (HeshuTagRow *self, const char *tag)
{
  g_autofree char *name = g_strstrip (g_strdup (tag));
  g_autofree char *all = NULL;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (*name == '\0')
    return;
  all = join_tags (self, name, NULL);
  g_signal_emit (self, signals[APPLY], 0, all);
}

static void
activate_cb (HeshuTagRow *self)
{
  add_tag (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
known_cb (GtkButton *button, HeshuTagRow *self)
{
  add_tag (self, gtk_button_get_label (button));
}

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_chip (HeshuTagRow *self, const char *tag)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (tag);
  GtkWidget *cross = gtk_image_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove the tag “%s”"), tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_image_set_pixel_size (GTK_IMAGE (cross), 10);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cross);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_css_classes (button, (const char *[]){ "chip", "chip-button", NULL });
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "tag", g_strdup (tag), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (self->chips), button);
}

static void
heshu_tag_row_dispose (GObject *object)
{
  HeshuTagRow *self = HESHU_TAG_ROW (object);

  g_clear_pointer (&self->tags, g_ptr_array_unref);
  G_OBJECT_CLASS (heshu_tag_row_parent_class)->dispose (object);
}

static void
heshu_tag_row_class_init (HeshuTagRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heshu_tag_row_dispose;

  signals[APPLY] = g_signal_new ("apply", HESHU_TYPE_TAG_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_popover (HeshuTagRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("New tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New tag"),
                                  -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  self->known = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->known);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
}

static void
heshu_tag_row_init (HeshuTagRow *self)
{
  GtkWidget *name = gtk_label_new (_ ("Tags"));

  self->tags = g_ptr_array_new_with_free_func (g_free);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field-line");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (name, "note");
  gtk_widget_add_css_class (name, "field-name");
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_visible (self->chips, FALSE);
  add_popover (self);
  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), self->popover);
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "tag-add");
  gtk_widget_set_tooltip_text (self->add, _ ("Add a Tag (T)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a tag"),
                                  -1);
  gtk_widget_set_valign (self->chips, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), name);
  gtk_box_append (GTK_BOX (self), self->chips);
  gtk_box_append (GTK_BOX (self), self->add);
}

GtkWidget *
heshu_tag_row_new (void)
{
  return g_object_new (HESHU_TYPE_TAG_ROW, NULL);
}

void
heshu_tag_row_set_tags (HeshuTagRow *self, const char *const *tags)
{
  gboolean same;

  g_return_if_fail (HESHU_IS_TAG_ROW (self));

  same = g_strv_length ((char **) tags) == self->tags->len;
  for (guint i = 0; same && i < self->tags->len; i++)
    same = g_str_equal (tags[i], g_ptr_array_index (self->tags, i));
  if (same)
    return;
  g_ptr_array_set_size (self->tags, 0);
  remove_children (self->chips);
  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_ptr_array_add (self->tags, g_strdup (tags[i]));
      add_chip (self, tags[i]);
    }
  gtk_widget_set_visible (self->chips, self->tags->len > 0); /* else the gap behind it would be left */
}

char *
heshu_tag_row_dup_tags (HeshuTagRow *self)
{
  return join_tags (self, NULL, NULL);
}

void
heshu_tag_row_set_known (HeshuTagRow *self, const char *const *names)
{
  g_return_if_fail (HESHU_IS_TAG_ROW (self));

  remove_children (self->known);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (names[i]);

      gtk_widget_add_css_class (button, "flat");
      g_signal_connect (button, "clicked", G_CALLBACK (known_cb), self);
      gtk_box_append (GTK_BOX (self->known), button);
    }
}

void
heshu_tag_row_ask (HeshuTagRow *self)
{
  g_return_if_fail (HESHU_IS_TAG_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->add));
  gtk_widget_grab_focus (self->entry);
}
