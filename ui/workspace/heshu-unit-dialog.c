/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-unit-dialog.h"

#include "heshu-lesson.h"
#include "heshu-preview.h"

#include <glib/gi18n-lib.h>

/* The desk is read with what was typed, so it is done when the typing rests. */
#define REST_MS 300

struct _HeshuUnitDialog
{
  AdwWindow parent_instance;

  HeshuWorkspace *workspace;
  HeshuLesson *lesson;   /* (nullable): what is shown and would be learned */
  GCancellable *reading; /* (nullable) */
  guint rest;

  GtkEditable *unit_row;
  GtkLabel *error;
  GtkLabel *effect;
  GtkSpinner *spinner;
  AdwBin *changes;
  GtkWidget *learn_button;
};

G_DEFINE_FINAL_TYPE (HeshuUnitDialog, heshu_unit_dialog, ADW_TYPE_WINDOW)

/* --- what it would change ---------------------------------------------------------------------------------
 */

typedef struct
{
  HeshuLexicon *lexicon;
  char *unit;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  heshu_lexicon_unref (request->lexicon);
  g_free (request->unit);
  g_free (request);
}

static gpointer
read_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return heshu_lesson_new_unit (request->unit, desk, request->lexicon, cancellable, error);
}

static void
show (HeshuUnitDialog *self, const char *effect, const char *error)
{
  gtk_label_set_text (self->effect, effect != NULL ? effect : "");
  gtk_label_set_text (self->error, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  gtk_widget_set_sensitive (self->learn_button, self->lesson != NULL);
}

static void
read_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuUnitDialog *self = HESHU_UNIT_DIALOG (owner);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_spinner_stop (self->spinner);
  if (error != NULL)
    {
      show (self, NULL, error->message);
      return;
    }
  self->lesson = result;
  adw_bin_set_child (self->changes,
                     heshu_preview_new_list ((const char *const *) self->lesson->lines->pdata));
  show (self, self->lesson->body, NULL);
}

static char *
dup_unit (HeshuUnitDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->unit_row)));
}

static gboolean
rest_cb (gpointer data)
{
  HeshuUnitDialog *self = data;
  Request *request = g_new0 (Request, 1);

  self->rest = 0;
  self->reading = g_cancellable_new ();
  request->lexicon = heshu_lexicon_ref (heshu_workspace_get_lexicon (self->workspace));
  request->unit = dup_unit (self);
  gtk_spinner_start (self->spinner);
  heshu_workspace_run (self->workspace, G_OBJECT (self), read_work, request, request_free,
                       (GDestroyNotify) heshu_lesson_free, self->reading, read_cb);

  return G_SOURCE_REMOVE;
}

/* What was found out is of another unit than what stands there now. */
static void
forget (HeshuUnitDialog *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->lesson, heshu_lesson_free);
}

static void
changed_cb (HeshuUnitDialog *self)
{
  g_autofree char *unit = dup_unit (self);

  forget (self);
  gtk_spinner_stop (self->spinner);
  adw_bin_set_child (self->changes, NULL);
  show (self, NULL, NULL);
  if (*unit != '\0')
    self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

/* --- learning it ------------------------------------------------------------------------------------------
 */

static gboolean
take_up_work (HeshuDesk *desk, const char *who, gpointer data, GError **error)
{
  HeshuLesson *lesson = data;

  return heshu_read_again_apply (lesson->again, desk, who, error);
}

static void
learn_cb (HeshuUnitDialog *self)
{
  if (self->lesson == NULL)
    return;
  heshu_workspace_submit_work (self->workspace, G_OBJECT (self->workspace), take_up_work,
                               g_steal_pointer (&self->lesson), (GDestroyNotify) heshu_lesson_free,
                               _ ("The desk has learned this"), NULL);
  gtk_window_close (GTK_WINDOW (self));
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
heshu_unit_dialog_dispose (GObject *object)
{
  HeshuUnitDialog *self = HESHU_UNIT_DIALOG (object);

  forget (self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (heshu_unit_dialog_parent_class)->dispose (object);
}

static void
heshu_unit_dialog_class_init (HeshuUnitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_unit_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/workspace/heshu-unit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuUnitDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, HeshuUnitDialog, error);
  gtk_widget_class_bind_template_child (widget_class, HeshuUnitDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, HeshuUnitDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, HeshuUnitDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, HeshuUnitDialog, learn_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, learn_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
}

static void
heshu_unit_dialog_init (HeshuUnitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
heshu_unit_dialog_ask (GtkWidget *over, HeshuWorkspace *workspace, const char *unit)
{
  HeshuUnitDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (over) && HESHU_IS_WORKSPACE (workspace));

  self = g_object_new (HESHU_TYPE_UNIT_DIALOG, "transient-for", gtk_widget_get_root (over), NULL);
  self->workspace = g_object_ref (workspace);
  if (unit != NULL)
    gtk_editable_set_text (self->unit_row, unit);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->unit_row));
}
