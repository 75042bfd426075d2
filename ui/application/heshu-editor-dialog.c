/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-editor-dialog.h"

#include <glib/gi18n-lib.h>

static char *
dup_name (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *name = dup_name (entry);

  adw_message_dialog_set_response_enabled (dialog, "save", *name != '\0');
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  HeshuWorkspace *workspace = user_data;
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *name = dup_name (entry);

  heshu_workspace_set_editor (workspace, g_str_equal (response, "save") && *name != '\0' ? name : NULL);
}

void
heshu_editor_dialog_ask (GtkWindow *parent, HeshuWorkspace *workspace)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Who Is Editing?"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _ ("Your name stands beside every change, so that others see who decided. You "
                                  "can change it in the preferences."));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name"));
  gtk_editable_set_text (GTK_EDITABLE (entry), g_get_real_name () != NULL &&
                                                       !g_str_equal (g_get_real_name (), "Unknown") &&
                                                       !g_str_equal (g_get_real_name (), "root")
                                                   ? g_get_real_name ()
                                                   : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the Editor"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save", _ ("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  changed_cb (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));

  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), workspace, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
