/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-dialog.h"

#include <glib/gi18n-lib.h>

/* The desk is asked when the typing rests. */
#define REST_MS 250

struct _HeshuIndicatorDialog
{
  AdwWindow parent_instance;

  HeshuWorkspace *workspace;
  HeshuIndicatorItem *item;    /* (nullable) */
  HeshuRegistryChange *change; /* (nullable): what Save would do */
  GCancellable *asking;        /* (nullable) */
  guint rest;

  GtkEditable *name_row;
  GtkEditable *wordings_row;
  GtkEditable *definition_row;
  GtkEditable *topic_row;
  GtkEditable *unit_row;
  GtkLabel *error;
  GtkLabel *effect;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (HeshuIndicatorDialog, heshu_indicator_dialog, ADW_TYPE_WINDOW)

/* --- what it would do -------------------------------------------------------------------------------------
 */

typedef struct
{
  HeshuIndicatorItem *item; /* (nullable) */
  HeshuRegistryEntry *after;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->item);
  heshu_registry_entry_free (request->after);
  g_free (request);
}

static gpointer
ask_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return heshu_registry_save (request->item != NULL ? heshu_indicator_item_get_entry (request->item) : NULL,
                              request->after, desk, error);
}

static char *
dup_text (GtkEditable *row)
{
  return g_strdup (gtk_editable_get_text (row));
}

/* (transfer full): as it is typed */
static HeshuRegistryEntry *
dup_typed (HeshuIndicatorDialog *self)
{
  HeshuRegistryEntry *entry = g_new0 (HeshuRegistryEntry, 1);
  /* Other marks may stand in a wording itself. */
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (self->wordings_row), "；", -1);
  g_autofree char *joined = g_strjoinv (";", parts);

  entry->name = dup_text (self->name_row);
  entry->aliases = g_strsplit (joined, ";", -1);
  entry->definition = dup_text (self->definition_row);
  entry->topic = dup_text (self->topic_row);
  entry->unit = dup_text (self->unit_row);

  return entry;
}

static void
show (HeshuIndicatorDialog *self, const char *effect, const char *error)
{
  gtk_label_set_text (self->effect, effect != NULL ? effect : "");
  gtk_label_set_text (self->error, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  gtk_widget_set_sensitive (self->save_button, self->change != NULL && self->change->edits->len > 0);
}

static void
asked_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuIndicatorDialog *self = HESHU_INDICATOR_DIALOG (owner);
  g_autofree char *effect = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      show (self, NULL, error->message);
      return;
    }
  self->change = result;
  effect = self->change->edits->len > 0 ? heshu_registry_change_dup_words (self->change) : NULL;
  show (self, effect, NULL);
}

static gboolean
rest_cb (gpointer data)
{
  HeshuIndicatorDialog *self = data;
  Request *request = g_new0 (Request, 1);

  self->rest = 0;
  self->asking = g_cancellable_new ();
  request->item = self->item != NULL ? g_object_ref (self->item) : NULL;
  request->after = dup_typed (self);
  heshu_workspace_run (self->workspace, G_OBJECT (self), ask_work, request, request_free,
                       (GDestroyNotify) heshu_registry_change_free, self->asking, asked_cb);

  return G_SOURCE_REMOVE;
}

static void
forget (HeshuIndicatorDialog *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->change, heshu_registry_change_free);
}

static void
changed_cb (HeshuIndicatorDialog *self)
{
  g_autofree char *name = g_strstrip (dup_text (self->name_row));

  forget (self);
  show (self, NULL, NULL);
  if (*name != '\0')
    self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

/* --- keeping it -------------------------------------------------------------------------------------------
 */

static void
submitted_cb (GObject *owner, GPtrArray *applied, const GError *error)
{
  HeshuIndicatorDialog *self = HESHU_INDICATOR_DIALOG (owner);

  if (error == NULL)
    gtk_window_close (GTK_WINDOW (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show (self, NULL, error->message);
}

static void
save_cb (HeshuIndicatorDialog *self)
{
  if (self->change == NULL)
    return;
  heshu_workspace_submit (self->workspace, G_OBJECT (self), g_ptr_array_ref (self->change->edits),
                          _ ("The registry was changed"), submitted_cb);
}

/* --- the dialog itself ------------------------------------------------------------------------------------
 */

static gboolean
close_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
heshu_indicator_dialog_dispose (GObject *object)
{
  HeshuIndicatorDialog *self = HESHU_INDICATOR_DIALOG (object);

  forget (self);
  g_clear_object (&self->item);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (heshu_indicator_dialog_parent_class)->dispose (object);
}

static void
heshu_indicator_dialog_class_init (HeshuIndicatorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_indicator_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/registries/heshu-indicator-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuIndicatorDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, HeshuIndicatorDialog, wordings_row);
  gtk_widget_class_bind_template_child (widget_class, HeshuIndicatorDialog, definition_row);
  gtk_widget_class_bind_template_child (widget_class, HeshuIndicatorDialog, topic_row);
  gtk_widget_class_bind_template_child (widget_class, HeshuIndicatorDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, HeshuIndicatorDialog, error);
  gtk_widget_class_bind_template_child (widget_class, HeshuIndicatorDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, HeshuIndicatorDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
}

static void
heshu_indicator_dialog_init (HeshuIndicatorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (HeshuIndicatorDialog *self, const HeshuRegistryEntry *entry)
{
  g_autofree char *wordings = g_strjoinv ("；", entry->aliases);

  gtk_editable_set_text (self->name_row, entry->name);
  gtk_editable_set_text (self->wordings_row, wordings);
  gtk_editable_set_text (self->definition_row, entry->definition);
  gtk_editable_set_text (self->topic_row, entry->topic);
  gtk_editable_set_text (self->unit_row, entry->unit);
}

void
heshu_indicator_dialog_show (GtkWidget *over, HeshuWorkspace *workspace, HeshuIndicatorItem *item)
{
  HeshuIndicatorDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (over) && HESHU_IS_WORKSPACE (workspace));

  self = g_object_new (HESHU_TYPE_INDICATOR_DIALOG, "transient-for", gtk_widget_get_root (over), NULL);
  self->workspace = g_object_ref (workspace);
  if (item != NULL)
    {
      self->item = g_object_ref (item);
      fill (self, heshu_indicator_item_get_entry (item));
    }
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}
