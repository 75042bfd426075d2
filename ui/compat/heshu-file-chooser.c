/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-file-chooser.h"

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  if (files != NULL && g_list_model_get_n_items (files) > 0)
    g_task_return_pointer (task, g_steal_pointer (&files), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "nothing was chosen");
  gtk_native_dialog_destroy (dialog);
}

static GtkFileChooserAction
get_action (HeshuChooserKind kind)
{
  switch (kind)
    {
    case HESHU_CHOOSE_FOLDER:
      return GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER;
    case HESHU_CHOOSE_PLACE:
      return GTK_FILE_CHOOSER_ACTION_SAVE;
    case HESHU_CHOOSE_FILES:
    case HESHU_CHOOSE_FILE:
    default:
      return GTK_FILE_CHOOSER_ACTION_OPEN;
    }
}

void
heshu_file_chooser_run_async (GtkWidget *widget,
                              HeshuChooserKind kind,
                              const char *title,
                              const char *accept,
                              const char *name,
                              GFile *folder,
                              GtkFileFilter *filter,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  GtkRoot *root;
  GtkFileChooserNative *dialog;
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  dialog = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        get_action (kind), accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), kind == HESHU_CHOOSE_FILES);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);

  task = g_task_new (widget, NULL, callback, data);
  g_task_set_source_tag (task, heshu_file_chooser_run_async);
  g_task_set_task_data (task, dialog,
                        g_object_unref); /* nobody else holds a native dialog while it is shown */
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

GListModel *
heshu_file_chooser_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
