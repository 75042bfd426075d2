/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-encoding-dialog.h"

#include "heshu-encoding-guess.h"
#include "heshu-file.h"
#include "heshu-transcode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A beginning of this length tells; a whole book need not be decoded eight times. */
#define LOOK_BYTES (256u * 1024)
#define SHOWN_CHARS 64

static const char *const encodings[] = { "GB18030",  "UTF-8",  "Big5",   "UTF-16LE",
                                         "UTF-16BE", "EUC-JP", "EUC-KR", "windows-1252" };

struct _HeshuEncodingDialog
{
  AdwWindow parent_instance;

  HeshuWorkspace *workspace;
  GtkLabel *subtitle;
  GtkButton *read;
  GtkListBox *list;
  GtkStack *stack;
  GtkLabel *error_label;
  char *encoding; /* (nullable): what is ticked */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuEncodingDialog, heshu_encoding_dialog, ADW_TYPE_WINDOW)

/* --- how it reads, in a worker
 * -------------------------------------------------------------------------------
 */

typedef struct
{
  char *report_id;
  char *path;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_free (source->report_id);
  g_free (source->path);
  g_free (source);
}

typedef struct
{
  const char *encoding;
  char *beginning;
  guint n_replaced;
  guint rank;
  gboolean recommended;
} Reading;

static void
reading_free (gpointer data)
{
  g_free (((Reading *) data)->beginning);
  g_free (data);
}

/* What tells encodings apart is not ASCII: the line in which that begins */
static char *
dup_beginning (const char *text)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  const char *from = text;
  guint n = 0;

  while (*from != '\0' && (guint8) *from < 0x80)
    from++;
  if (*from == '\0')
    from = text;
  for (const char *p = from; *p != '\0' && n < SHOWN_CHARS; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (shown, g_unichar_isspace (c) || g_unichar_iscntrl (c) ? ' ' : c);
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static int
compare_readings (gconstpointer a, gconstpointer b)
{
  const Reading *first = *(Reading *const *) a, *second = *(Reading *const *) b;

  if (first->recommended != second->recommended)
    return first->recommended ? -1 : 1;
  if (first->n_replaced != second->n_replaced)
    return first->n_replaced < second->n_replaced ? -1 : 1;

  return first->rank < second->rank ? -1 : 1;
}

static GPtrArray *
list_readings (const guint8 *data, gsize size)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func (reading_free);
  HeshuEncodingGuess guess = { 0 };

  if (!heshu_encoding_guess (data, size, NULL, NULL, &guess))
    guess.encoding = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *name = heshu_transcode_canonical_name (encodings[i]);
      g_autoptr (GString) text = NULL;
      guint n_replaced = 0;
      Reading *reading;

      if (name == NULL)
        continue;
      text = heshu_transcode (data, size, name, G_MAXUINT32, &n_replaced);
      if (text == NULL)
        continue;
      reading = g_new0 (Reading, 1);
      reading->encoding = encodings[i];
      reading->beginning = dup_beginning (text->str);
      reading->n_replaced = n_replaced;
      reading->rank = i;
      reading->recommended = g_strcmp0 (guess.encoding, name) == 0;
      g_ptr_array_add (readings, reading);
    }
  g_free (guess.encoding);
  g_ptr_array_sort (readings, compare_readings);

  return readings;
}

static gpointer
read_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Source *source = data;
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;
  const guint8 *beginning;
  gsize size;

  if (source->report_id != NULL)
    {
      report = heshu_desk_get_report (desk, source->report_id, error);
      if (report == NULL)
        return NULL;
      bytes = g_bytes_ref (report->bytes);
    }
  else
    bytes = heshu_file_read (source->path, HESHU_IMPORT_MAX_BYTES, &sha256, cancellable, error);
  if (bytes == NULL)
    return NULL;
  beginning = g_bytes_get_data (bytes, &size);

  return list_readings (beginning, MIN (size, LOOK_BYTES));
}

/* --- the dialog
 * ------------------------------------------------------------------------------------------------
 */

static void
choose (HeshuEncodingDialog *self, const char *encoding)
{
  g_autofree char *words = g_strdup_printf (_ ("Read as %s"), encoding);

  g_free (self->encoding);
  self->encoding = g_strdup (encoding);
  gtk_button_set_label (self->read, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->read), TRUE);
}

static void
toggled_cb (GtkCheckButton *button, HeshuEncodingDialog *self)
{
  if (gtk_check_button_get_active (button))
    choose (self, g_object_get_data (G_OBJECT (button), "encoding"));
}

static GtkWidget *
make_label (const char *text, const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);

  return label;
}

static char *
dup_remark (const Reading *reading)
{
  g_autofree char *readable =
      reading->n_replaced == 0
          ? g_strdup (_ ("every character can be read"))
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place cannot be read",
                                          "%u places cannot be read", reading->n_replaced),
                             reading->n_replaced);

  /* Translators: Recommended · every character can be read */
  return reading->recommended ? g_strdup_printf (_ ("Recommended · %s"), readable)
                              : g_steal_pointer (&readable);
}

static GtkWidget *
make_row (HeshuEncodingDialog *self, const Reading *reading, GtkCheckButton *group)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *remark = dup_remark (reading);
  GtkWidget *remark_label = make_label (remark, "note");

  gtk_widget_add_css_class (remark_label, "dim-label");
  gtk_box_append (GTK_BOX (head), make_label (reading->encoding, "heading"));
  gtk_box_append (GTK_BOX (head), remark_label);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_label (reading->beginning, NULL));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), box);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_widget_add_css_class (button, "encoding");
  g_object_set_data_full (G_OBJECT (button), "encoding", g_strdup (reading->encoding), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, reading->encoding,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reading->beginning, -1);

  return button;
}

static void
read_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuEncodingDialog *self = HESHU_ENCODING_DIALOG (owner);
  g_autoptr (GPtrArray) readings = result;
  GtkCheckButton *group = NULL;

  if (error != NULL)
    {
      gtk_label_set_text (self->error_label, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      GtkWidget *button = make_row (self, g_ptr_array_index (readings, i), group);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
      gtk_list_box_append (self->list, row);
      if (group == NULL)
        {
          group = GTK_CHECK_BUTTON (button);
          gtk_check_button_set_active (group, TRUE);
        }
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (group != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (group));
}

static void
cancel_cb (HeshuEncodingDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
chosen_cb (HeshuEncodingDialog *self)
{
  if (self->encoding != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, self->encoding);
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter would tick once more what is ticked already; here it means the button that says so. */
static gboolean
list_key_cb (HeshuEncodingDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  chosen_cb (self);

  return TRUE;
}

static void
heshu_encoding_dialog_finalize (GObject *object)
{
  HeshuEncodingDialog *self = HESHU_ENCODING_DIALOG (object);

  g_clear_object (&self->workspace);
  g_free (self->encoding);
  G_OBJECT_CLASS (heshu_encoding_dialog_parent_class)->finalize (object);
}

static void
heshu_encoding_dialog_class_init (HeshuEncodingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = heshu_encoding_dialog_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", HESHU_TYPE_ENCODING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/reports/heshu-encoding-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuEncodingDialog, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HeshuEncodingDialog, read);
  gtk_widget_class_bind_template_child (widget_class, HeshuEncodingDialog, list);
  gtk_widget_class_bind_template_child (widget_class, HeshuEncodingDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HeshuEncodingDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
heshu_encoding_dialog_init (HeshuEncodingDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (list_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

HeshuEncodingDialog *
heshu_encoding_dialog_new (GtkWindow *parent,
                           HeshuWorkspace *workspace,
                           const char *name,
                           const char *report_id,
                           const char *path)
{
  HeshuEncodingDialog *self = g_object_new (HESHU_TYPE_ENCODING_DIALOG, "transient-for", parent, NULL);
  Source *source = g_new0 (Source, 1);

  self->workspace = g_object_ref (workspace);
  gtk_label_set_text (self->subtitle, name);
  source->report_id = g_strdup (report_id);
  source->path = g_strdup (path);
  heshu_workspace_run (workspace, G_OBJECT (self), read_work, source, source_free,
                       (GDestroyNotify) g_ptr_array_unref, NULL, read_cb);

  return self;
}
