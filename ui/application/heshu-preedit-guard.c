/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-preedit-guard.h"

typedef struct
{
  GtkWidget *focus; /* (nullable): where a method can write */
  gulong handler;
  gboolean is_open;
} Guard;

static void
preedit_changed_cb (GtkWidget *focus, const char *preedit, Guard *self)
{
  self->is_open = *preedit != '\0';
}

/* A method closes its preedit where the focus leaves. */
static void
leave (Guard *self)
{
  self->is_open = FALSE;
  if (self->focus != NULL)
    g_clear_signal_handler (&self->handler, self->focus);
  g_clear_weak_pointer (&self->focus);
}

static void
focus_changed_cb (GtkWindow *window, GParamSpec *pspec, Guard *self)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  leave (self);
  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    return;
  g_set_weak_pointer (&self->focus, focus);
  self->handler = g_signal_connect (focus, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
}

/* What the method has no use for ends here too. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, Guard *self)
{
  if (!self->is_open || self->focus == NULL)
    return FALSE;
  gtk_event_controller_key_forward (controller, self->focus);

  return TRUE;
}

static void
guard_free (gpointer data)
{
  leave (data);
  g_free (data);
}

void
heshu_preedit_guard_add (GtkWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  Guard *self = g_new0 (Guard, 1);

  g_object_set_data_full (G_OBJECT (window), "heshu-preedit-guard", self, guard_free);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
