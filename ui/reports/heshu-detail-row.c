/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-detail-row.h"

#include "heshu-job.h"
#include "heshu-period-words.h"

#include <glib/gi18n-lib.h>

struct _HeshuDetailRow
{
  GtkListBoxRow parent_instance;

  HeshuWorkspace *workspace;
  GtkEditable *entry;
  GtkWidget *error_label;
  HeshuObjectKind kind;
  char *object_id;
  char *field;
  char *value; /* on the desk; never NULL once a field is set */
  char *shown; /* what the entry said of it before anybody typed */
  gboolean has_focus;
  guint focus_source;
  gboolean submitting;
};

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuDetailRow, heshu_detail_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_error (HeshuDetailRow *self, const char *message)
{
  gtk_widget_set_visible (self->error_label, message != NULL);
  gtk_label_set_text (GTK_LABEL (self->error_label), message != NULL ? message : "");
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "invalid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "invalid");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static gboolean
is_changed (HeshuDetailRow *self)
{
  return self->value != NULL && g_strcmp0 (gtk_editable_get_text (self->entry), self->shown) != 0;
}

/* A period is read in words, and typed as data has it. */
static void
set_shown (HeshuDetailRow *self)
{
  HeshuPeriod period;

  g_free (self->shown);
  if (!self->has_focus && self->kind == HESHU_OBJECT_ARTICLE &&
      g_strcmp0 (self->field, heshu_article_field_get_name (HESHU_ARTICLE_PERIOD)) == 0 &&
      heshu_period_parse (self->value, &period))
    self->shown = heshu_period_dup_words (period);
  else
    self->shown = g_strdup (self->value);
}

static void
show_value (HeshuDetailRow *self)
{
  set_shown (self);
  if (g_strcmp0 (gtk_editable_get_text (self->entry), self->shown) != 0)
    gtk_editable_set_text (self->entry, self->shown);
}

static void
submitted_cb (GObject *owner, GPtrArray *applied, const GError *error)
{
  HeshuDetailRow *self = HESHU_DETAIL_ROW (owner);

  self->submitting = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_error (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  if (applied != NULL && applied->len > 0)
    {
      const HeshuEdit *edit = g_ptr_array_index (applied, 0);

      g_free (self->value);
      self->value = g_strdup (edit->after != NULL ? edit->after : "");
      show_value (self);
    }
  g_signal_emit (self, signals[APPLIED], 0);
}

static void
submit (HeshuDetailRow *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  GPtrArray *edits;

  if (self->submitting || !is_changed (self) || heshu_workspace_get_desk (self->workspace) == NULL)
    return;
  self->submitting = TRUE;
  if (self->kind == HESHU_OBJECT_ARTICLE)
    edits = heshu_article_edits (heshu_workspace_get_lexicon (self->workspace), self->object_id, self->field,
                                 self->value, text);
  else
    {
      edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
      g_ptr_array_add (edits, heshu_edit_new (self->kind, self->object_id, self->field, self->value,
                                              *text != '\0' ? text : NULL, ""));
    }
  heshu_workspace_submit (self->workspace, G_OBJECT (self), edits, NULL, submitted_cb);
}

static gboolean
focused_cb (gpointer data)
{
  HeshuDetailRow *self = data;

  self->focus_source = 0;
  if (self->value != NULL && !is_changed (self))
    show_value (self);

  return G_SOURCE_REMOVE;
}

/* Not while the click that brought the focus still looks for the place that it met. */
static void
focus_came_cb (HeshuDetailRow *self)
{
  self->has_focus = TRUE;
  if (self->focus_source == 0)
    self->focus_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, focused_cb, self, NULL);
}

static void
focus_left_cb (HeshuDetailRow *self)
{
  g_clear_handle_id (&self->focus_source, g_source_remove);
  self->has_focus = FALSE;
  if (self->value != NULL && !is_changed (self))
    show_value (self);
  else
    submit (self);
}

static gboolean
restore_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  HeshuDetailRow *self = HESHU_DETAIL_ROW (user_data);

  if (!is_changed (self) && !gtk_widget_get_visible (self->error_label))
    return FALSE;
  show_value (self);
  show_error (self, NULL);

  return TRUE;
}

void
heshu_detail_row_set_field (HeshuDetailRow *self,
                            HeshuObjectKind kind,
                            const char *object_id,
                            const char *field,
                            const char *value)
{
  gboolean is_same, keeps;

  g_return_if_fail (HESHU_IS_DETAIL_ROW (self));

  is_same = self->kind == kind && g_strcmp0 (self->object_id, object_id) == 0 &&
            g_strcmp0 (self->field, field) == 0;
  keeps = is_same && (is_changed (self) || self->submitting);
  if (!is_same)
    {
      submit (self); /* what was typed before another report was chosen */
      self->submitting = FALSE;
      show_error (self, NULL);
    }
  self->kind = kind;
  g_free (self->object_id);
  self->object_id = g_strdup (object_id);
  g_free (self->field);
  self->field = g_strdup (field);
  g_free (self->value);
  self->value = g_strdup (value != NULL ? value : "");
  if (keeps)
    set_shown (self);
  else
    show_value (self);
}

const char *
heshu_detail_row_get_field (HeshuDetailRow *self)
{
  return self->field;
}

static void
heshu_detail_row_dispose (GObject *object)
{
  g_clear_handle_id (&HESHU_DETAIL_ROW (object)->focus_source, g_source_remove);

  G_OBJECT_CLASS (heshu_detail_row_parent_class)->dispose (object);
}

static void
heshu_detail_row_finalize (GObject *object)
{
  HeshuDetailRow *self = HESHU_DETAIL_ROW (object);

  g_clear_object (&self->workspace);
  g_free (self->object_id);
  g_free (self->field);
  g_free (self->value);
  g_free (self->shown);
  G_OBJECT_CLASS (heshu_detail_row_parent_class)->finalize (object);
}

static void
heshu_detail_row_class_init (HeshuDetailRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heshu_detail_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = heshu_detail_row_finalize;
  signals[APPLIED] =
      g_signal_new ("applied", HESHU_TYPE_DETAIL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_keys (HeshuDetailRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_came_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (restore_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (submit), self);
}

static void
heshu_detail_row_init (HeshuDetailRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
heshu_detail_row_new (HeshuWorkspace *workspace, const char *label, const char *placeholder)
{
  HeshuDetailRow *self = g_object_new (HESHU_TYPE_DETAIL_ROW, NULL);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *entry = gtk_entry_new ();

  self->workspace = g_object_ref (workspace);
  self->entry = GTK_EDITABLE (entry);
  gtk_widget_set_valign (all, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (name, "detail-label");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), entry);

  self->error_label = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->error_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->error_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->error_label, "error-line");
  gtk_widget_set_visible (self->error_label, FALSE);
  gtk_box_append (GTK_BOX (all), box);
  gtk_box_append (GTK_BOX (all), self->error_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), all);
  add_keys (self);

  return GTK_WIDGET (self);
}
