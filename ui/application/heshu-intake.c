/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A drop and a paste hold the same kinds of things and are read the same way; only the objects that give them
 * differ. */
typedef struct
{
  HeshuWorkspace *workspace;
  GdkDrop *drop; /* (nullable): to be told when it is taken */
  const char *media_type;
} Intake;

static const char *const html_types[] = { "text/html", NULL };
/* Its bytes as they are: a string would end at the first zero byte, and lose what is no UTF-8. */
static const char *const text_types[] = { "text/plain;charset=utf-8", NULL };

static Intake *
intake_new (HeshuWorkspace *workspace, GdkDrop *drop)
{
  Intake *intake = g_new0 (Intake, 1);

  intake->workspace = g_object_ref (workspace);
  intake->drop = drop != NULL ? g_object_ref (drop) : NULL;

  return intake;
}

static void
intake_end (Intake *intake, gboolean taken)
{
  if (intake->drop != NULL)
    gdk_drop_finish (intake->drop, taken ? GDK_ACTION_COPY : 0);
  if (!taken)
    heshu_workspace_show_toast (
        intake->workspace,
        _ ("There is nothing here that can be imported; drop or paste files, text or a web page."), FALSE);
  g_clear_object (&intake->drop);
  g_object_unref (intake->workspace);
  g_free (intake);
}

static GListModel *
list_files (const GValue *value)
{
  GListStore *store = g_list_store_new (G_TYPE_FILE);
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    {
      if (g_file_peek_path (l->data) != NULL) /* an address on a network has none */
        g_list_store_append (store, l->data);
    }

  return G_LIST_MODEL (store);
}

static void
take_value (Intake *intake, const GValue *value)
{
  if (value != NULL && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GListModel) files = list_files (value);
      gboolean taken = g_list_model_get_n_items (files) > 0;

      if (taken)
        heshu_workspace_request_import (intake->workspace, files);
      intake_end (intake, taken);
    }
  else if (value != NULL && G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    {
      g_autofree char *text = g_strdup (g_value_get_string (value));
      g_autoptr (GBytes) bytes = NULL;
      gboolean taken = *g_strchug (text) != '\0';

      if (taken)
        {
          bytes = g_bytes_new (g_value_get_string (value), strlen (g_value_get_string (value)));
          heshu_workspace_request_import_bytes (intake->workspace, bytes, "text/plain");
        }
      intake_end (intake, taken);
    }
  else
    intake_end (intake, FALSE);
}

static void
dropped_value_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  take_value (user_data, gdk_drop_read_value_finish (GDK_DROP (source), result, NULL));
}

static void
pasted_value_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  take_value (user_data, gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL));
}

static gboolean
is_blank (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    {
      if (!g_ascii_isspace (data[i]))
        return FALSE;
    }

  return TRUE;
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Intake *intake = user_data;
  gssize length = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL);
  gboolean taken = FALSE;

  if (length > 0)
    {
      g_autoptr (GBytes) bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));

      taken = !is_blank (bytes);
      if (taken)
        heshu_workspace_request_import_bytes (intake->workspace, bytes, intake->media_type);
    }
  intake_end (intake, taken);
}

static void
take_stream (Intake *intake, GInputStream *stream)
{
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      intake_end (intake, FALSE);
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, intake);
}

static void
dropped_stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GInputStream) stream = gdk_drop_read_finish (GDK_DROP (source), result, NULL, NULL);

  take_stream (user_data, stream);
}

static void
pasted_stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  take_stream (user_data, stream);
}

/* Of @formats: the types whose bytes are taken as they are, %NULL where a value is read */
static const char *const *
choose_types (Intake *intake, GdkContentFormats *formats)
{
  if (gdk_content_formats_contain_mime_type (formats, html_types[0]))
    {
      intake->media_type = "text/html";
      return html_types;
    }
  intake->media_type = "text/plain";

  return gdk_content_formats_contain_mime_type (formats, text_types[0]) ? text_types : NULL;
}

/* Files first: a file manager offers their names as text too. A web page keeps its tables only as a web page.
 */
static gboolean
drop_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, gpointer user_data)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);
  Intake *intake = intake_new (user_data, drop);
  const char *const *types = choose_types (intake, formats);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_drop_read_value_async (drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, dropped_value_cb, intake);
  else if (types != NULL)
    gdk_drop_read_async (drop, (const char **) types, G_PRIORITY_DEFAULT, NULL, dropped_stream_cb, intake);
  else
    gdk_drop_read_value_async (drop, G_TYPE_STRING, G_PRIORITY_DEFAULT, NULL, dropped_value_cb, intake);

  return TRUE;
}

static GdkDragAction
drag_enter_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, gpointer user_data)
{
  gtk_widget_add_css_class (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), "dropping");

  return GDK_ACTION_COPY;
}

static void
drag_leave_cb (GtkDropTargetAsync *target, GdkDrop *drop, gpointer user_data)
{
  gtk_widget_remove_css_class (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), "dropping");
}

void
heshu_intake_add_drop_target (GtkWidget *widget, HeshuWorkspace *workspace)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  GdkContentFormats *formats;
  GtkDropTargetAsync *target;

  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
  gdk_content_formats_builder_add_mime_type (builder, html_types[0]);
  formats = gdk_content_formats_union_deserialize_mime_types (
      gdk_content_formats_builder_free_to_formats (builder));

  target = gtk_drop_target_async_new (formats, GDK_ACTION_COPY);
  g_signal_connect (target, "drag-enter", G_CALLBACK (drag_enter_cb), NULL);
  g_signal_connect (target, "drag-leave", G_CALLBACK (drag_leave_cb), NULL);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), workspace, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

void
heshu_intake_paste (HeshuWorkspace *workspace, GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  Intake *intake = intake_new (workspace, NULL);
  const char *const *types = choose_types (intake, formats);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, pasted_value_cb,
                                    intake);
  else if (types != NULL)
    gdk_clipboard_read_async (clipboard, (const char **) types, G_PRIORITY_DEFAULT, NULL, pasted_stream_cb,
                              intake);
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    gdk_clipboard_read_value_async (clipboard, G_TYPE_STRING, G_PRIORITY_DEFAULT, NULL, pasted_value_cb,
                                    intake);
  else
    intake_end (intake, FALSE);
}
