/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-failure-row.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>

#define REASON_CHARS 36

struct _HeshuFailureRow
{
  GtkListBoxRow parent_instance;

  HeshuImportFailure *failure;
};

enum
{
  CHOOSE_ENCODING,
  RETRY,
  DISMISS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuFailureRow, heshu_failure_row, GTK_TYPE_LIST_BOX_ROW)

/* Whether another encoding may be what is wrong */
static gboolean
is_about_encoding (const GError *error)
{
  return g_error_matches (error, HESHU_ERROR, HESHU_ERROR_FILE_BINARY) ||
         g_error_matches (error, HESHU_ERROR, HESHU_ERROR_ENCODING_UNKNOWN);
}

static void
encoding_cb (HeshuFailureRow *self)
{
  g_signal_emit (self, signals[CHOOSE_ENCODING], 0);
}

static void
retry_cb (HeshuFailureRow *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
dismiss_cb (HeshuFailureRow *self)
{
  g_signal_emit (self, signals[DISMISS], 0);
}

static void
show_folder_cb (HeshuFailureRow *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (heshu_import_failure_get_path (self->failure));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

static GtkWidget *
make_button (HeshuFailureRow *self, const char *icon, const char *words, GCallback callback)
{
  GtkWidget *button =
      icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_mnemonic (words);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (icon != NULL)
    {
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

/* The sentence says the whole path; here its name stands above, and the tooltip has the path. */
static char *
dup_reason (HeshuImportFailure *failure)
{
  const char *path = heshu_import_failure_get_path (failure);
  g_autoptr (GString) reason = g_string_new (heshu_import_failure_get_error (failure)->message);

  if (path != NULL)
    g_string_replace (reason, path, heshu_import_failure_get_name (failure), 1);

  return g_string_free (g_steal_pointer (&reason), FALSE);
}

static GtkWidget *
make_words (HeshuImportFailure *failure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (heshu_import_failure_get_name (failure));
  g_autofree char *words = dup_reason (failure);
  GtkWidget *reason = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_set_tooltip_text (name, heshu_import_failure_get_path (failure));
  gtk_label_set_xalign (GTK_LABEL (reason), 0);
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (reason), PANGO_WRAP_WORD_CHAR);
  /* a scrolled window asks for the height at the natural width only: wider, a row would be cut off */
  gtk_label_set_max_width_chars (GTK_LABEL (reason), REASON_CHARS);
  gtk_widget_add_css_class (reason, "note");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), reason);

  return box;
}

static void
fill (HeshuFailureRow *self)
{
  HeshuImportFailure *failure = self->failure;
  gboolean has_path = heshu_import_failure_get_path (failure) != NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("heshu-conflict-symbolic");

  gtk_widget_add_css_class (icon, "finding-conflict");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_words (failure));
  if (is_about_encoding (heshu_import_failure_get_error (failure)) && has_path)
    gtk_box_append (GTK_BOX (box),
                    make_button (self, NULL, _ ("_Choose Encoding…"), G_CALLBACK (encoding_cb)));
  else if (has_path)
    gtk_box_append (GTK_BOX (box),
                    make_button (self, NULL, _ ("Show in _Folder"), G_CALLBACK (show_folder_cb)));
  if (has_path)
    gtk_box_append (GTK_BOX (box),
                    make_button (self, "view-refresh-symbolic", _ ("Try Again"), G_CALLBACK (retry_cb)));
  gtk_box_append (GTK_BOX (box),
                  make_button (self, "window-close-symbolic", _ ("Dismiss"), G_CALLBACK (dismiss_cb)));
  gtk_widget_add_css_class (box, "failure");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heshu_import_failure_get_name (failure), -1);
}

static void
heshu_failure_row_finalize (GObject *object)
{
  g_clear_object (&HESHU_FAILURE_ROW (object)->failure);
  G_OBJECT_CLASS (heshu_failure_row_parent_class)->finalize (object);
}

static void
heshu_failure_row_class_init (HeshuFailureRowClass *klass)
{
  static const char *const names[N_SIGNALS] = { "choose-encoding", "retry", "dismiss" };

  G_OBJECT_CLASS (klass)->finalize = heshu_failure_row_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], HESHU_TYPE_FAILURE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
heshu_failure_row_init (HeshuFailureRow *self)
{
}

GtkWidget *
heshu_failure_row_new (HeshuImportFailure *failure)
{
  HeshuFailureRow *self = g_object_new (HESHU_TYPE_FAILURE_ROW, NULL);

  self->failure = g_object_ref (failure);
  fill (self);

  return GTK_WIDGET (self);
}

HeshuImportFailure *
heshu_failure_row_get_failure (HeshuFailureRow *self)
{
  g_return_val_if_fail (HESHU_IS_FAILURE_ROW (self), NULL);

  return self->failure;
}
