/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-preferences.h"

#include <glib/gi18n-lib.h>

struct _HeshuPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;
  GtkEditable *editor_row;
  AdwComboRow *style_row;
  AdwActionRow *language_row;
};

G_DEFINE_FINAL_TYPE (HeshuPreferences, heshu_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
editor_applied_cb (HeshuPreferences *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->editor_row)));

  g_settings_set_string (self->settings, "editor", name);
}

static void
style_selected_cb (HeshuPreferences *self)
{
  g_settings_set_enum (self->settings, "style", (int) adw_combo_row_get_selected (self->style_row));
}

/* They are the desk's, so its window shows them. */
static void
registries_cb (HeshuPreferences *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (G_IS_ACTION_GROUP (parent))
    g_action_group_activate_action (G_ACTION_GROUP (parent), "registries", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
heshu_preferences_dispose (GObject *object)
{
  HeshuPreferences *self = HESHU_PREFERENCES (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (heshu_preferences_parent_class)->dispose (object);
}

static void
heshu_preferences_class_init (HeshuPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/preferences/heshu-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuPreferences, editor_row);
  gtk_widget_class_bind_template_child (widget_class, HeshuPreferences, style_row);
  gtk_widget_class_bind_template_child (widget_class, HeshuPreferences, language_row);
  gtk_widget_class_bind_template_callback (widget_class, editor_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, registries_cb);
}

static void
heshu_preferences_init (HeshuPreferences *self)
{
  g_autofree char *editor = NULL;

  self->settings = g_settings_new ("org.heshu.Heshu");
  gtk_widget_init_template (GTK_WIDGET (self));

  editor = g_settings_get_string (self->settings, "editor");
  gtk_editable_set_text (self->editor_row, editor);
  adw_combo_row_set_selected (self->style_row, (guint) g_settings_get_enum (self->settings, "style"));
  /* Translators: the name of this very language, in itself */
  adw_action_row_set_subtitle (self->language_row, _ ("Follows the system: English"));
  g_signal_connect_swapped (self->style_row, "notify::selected", G_CALLBACK (style_selected_cb), self);
}

void
heshu_preferences_show (GtkWindow *parent)
{
  GtkWidget *window =
      g_object_new (HESHU_TYPE_PREFERENCES, "transient-for", parent, "modal", parent != NULL, NULL);

  gtk_window_present (GTK_WINDOW (window));
}
