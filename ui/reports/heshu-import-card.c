/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-import-card.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>

struct _HeshuImportCard
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *cancel;
  GtkWidget *close;
  GtkWidget *retry_all;
  GtkProgressBar *bar;
  GtkLabel *done_label;
  GtkLabel *sum_label;
  GtkWidget *progress_box;
  GtkWidget *failed_box;
  GtkLabel *failed_label;
  GtkListBox *failures;
  HeshuImportRun *run;
  gboolean closed; /* by the person; the next import opens it */
  gboolean cancelling;
};

enum
{
  CHOOSE_ENCODING,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuImportCard, heshu_import_card, GTK_TYPE_WIDGET)

/* --- sentences
 * -----------------------------------------------------------------------------------------------
 */

static char *
dup_title (const HeshuImportNumbers *n, const GError *error)
{
  if (n->running && n->n_files == 0)
    return g_strdup (_ ("Looking for files…"));
  if (n->running)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Importing %u file", "Importing %u files",
                                         n->n_files),
                            n->n_files);
  if (error != NULL)
    return g_strdup (_ ("The import ended early"));
  if (n->cancelled)
    return g_strdup (_ ("The import was cancelled"));
  if (n->n_failed > 0 && n->n_imported == 0)
    return g_strdup (_ ("Nothing could be imported"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u report imported", "%u reports imported",
                                       n->n_imported),
                          n->n_imported);
}

static char *
dup_subtitle (const HeshuImportNumbers *n, const GError *error, const char *current)
{
  if (n->running)
    return g_strdup (current != NULL ? current : _ ("You can go on reviewing other reports."));
  if (error != NULL)
    return g_strdup_printf (_ ("%s What was imported until then stays."), error->message);
  if (n->cancelled)
    return g_strdup (_ ("What was imported until then stays; the rest was not touched."));
  if (n->n_known > 0)
    return g_strdup (_ ("The same file is taken in once only; nothing was added for those known already."));

  return g_strdup ("");
}

static char *
dup_sums (const HeshuImportNumbers *n)
{
  GString *sums = g_string_new (NULL);
  g_autofree char *imported =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u imported", "%u imported", n->n_imported),
                       n->n_imported);
  g_autofree char *known =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u known already", "%u known already", n->n_known),
                       n->n_known);
  g_autofree char *failed =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u failed", "%u failed", n->n_failed), n->n_failed);

  g_string_append (sums, imported);
  if (n->n_known > 0)
    g_string_append_printf (sums, " · %s", known);
  if (n->n_failed > 0)
    g_string_append_printf (sums, " · %s", failed);

  return g_string_free (sums, FALSE);
}

/* --- what is shown
 * -------------------------------------------------------------------------------------------
 */

static void
update (HeshuImportCard *self)
{
  const GError *error = heshu_import_run_get_error (self->run);
  guint n_failures = g_list_model_get_n_items (heshu_import_run_get_failures (self->run));
  HeshuImportNumbers n;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *sums = NULL;
  g_autofree char *done = NULL;
  g_autofree char *metrics = NULL;
  g_autofree char *failed = NULL;
  gboolean has_run, is_quiet;

  heshu_import_run_get_numbers (self->run, &n);
  if (n.running && n.n_done == 0)
    self->closed = FALSE;
  has_run = n.running || n.n_done > 0 || n.n_failed > 0 || n.cancelled || error != NULL;
  /* all went well: a toast says so, and the list shows it */
  is_quiet =
      !n.running && n_failures == 0 && n.n_known == 0 && n.n_failed == 0 && !n.cancelled && error == NULL;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer),
                                 n_failures > 0 || (has_run && !is_quiet && !self->closed));

  title = dup_title (&n, error);
  subtitle = dup_subtitle (&n, error, heshu_import_run_get_current (self->run));
  sums = dup_sums (&n);
  metrics = g_strdup_printf ("%" G_GUINT64_FORMAT, n.n_metrics);
  done = n.n_files > 0 ? g_strdup_printf (_ ("%u/%u · %s figures read"), n.n_done, n.n_files, metrics)
                       : g_strdup ("");
  failed = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u failed", "%u failed", n_failures), n_failures);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle,
                      self->cancelling && n.running ? _ ("Stopping after this file…") : subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  gtk_label_set_text (self->sum_label, sums);
  gtk_label_set_text (self->done_label, done);
  gtk_label_set_text (self->failed_label, failed);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), n.running);
  gtk_widget_set_visible (self->progress_box, has_run);
  gtk_widget_set_visible (self->cancel, n.running);
  gtk_widget_set_visible (self->close, !n.running);
  gtk_widget_set_visible (self->failed_box, n_failures > 0);
  gtk_widget_set_visible (self->retry_all, !n.running && n_failures > 1);
  if (n.n_files > 0)
    gtk_progress_bar_set_fraction (self->bar, (double) n.n_done / n.n_files);
  else
    gtk_progress_bar_pulse (self->bar);
}

/* --- failures
 * ------------------------------------------------------------------------------------------------
 */

/* Whether another encoding may be what is wrong */
static gboolean
is_about_encoding (const GError *error)
{
  return g_error_matches (error, HESHU_ERROR, HESHU_ERROR_FILE_BINARY) ||
         g_error_matches (error, HESHU_ERROR, HESHU_ERROR_ENCODING_UNKNOWN);
}

static HeshuImportFailure *
get_failure (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "failure");
}

static void
encoding_cb (GtkWidget *button, HeshuImportCard *self)
{
  g_autoptr (HeshuImportFailure) failure = g_object_ref (get_failure (button));

  g_signal_emit (self, signals[CHOOSE_ENCODING], 0, failure);
}

static void
show_folder_cb (GtkWidget *button, HeshuImportCard *self)
{
  const char *path = heshu_import_failure_get_path (get_failure (button));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

static void
retry (HeshuImportCard *self, GPtrArray *failures)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_import_source_free);

  for (guint i = 0; i < failures->len; i++)
    {
      HeshuImportFailure *failure = g_ptr_array_index (failures, i);

      if (heshu_import_failure_get_path (failure) == NULL) /* what was pasted is not there any more */
        continue;
      g_ptr_array_add (sources, heshu_import_source_new (heshu_import_failure_get_path (failure)));
      heshu_import_run_dismiss (self->run, failure);
    }
  heshu_import_run_add (self->run, sources, NULL);
}

static void
retry_cb (GtkWidget *button, HeshuImportCard *self)
{
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (failures, g_object_ref (get_failure (button)));
  retry (self, failures);
}

static void
retry_all_cb (HeshuImportCard *self)
{
  GListModel *model = heshu_import_run_get_failures (self->run);
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (failures, g_list_model_get_item (model, i));
  retry (self, failures);
}

static void
dismiss_cb (GtkWidget *button, HeshuImportCard *self)
{
  g_autoptr (HeshuImportFailure) failure = g_object_ref (get_failure (button));

  heshu_import_run_dismiss (self->run, failure);
}

static GtkWidget *
make_button (HeshuImportCard *self,
             HeshuImportFailure *failure,
             const char *icon,
             const char *words,
             GCallback callback)
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
  g_object_set_data_full (G_OBJECT (button), "failure", g_object_ref (failure), g_object_unref);
  g_signal_connect (button, "clicked", callback, self);

  return button;
}

static GtkWidget *
make_words (HeshuImportFailure *failure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (heshu_import_failure_get_name (failure));
  GtkWidget *reason = gtk_label_new (heshu_import_failure_get_error (failure)->message);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_set_tooltip_text (name, heshu_import_failure_get_path (failure));
  gtk_label_set_xalign (GTK_LABEL (reason), 0);
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (reason), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (reason, "note");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), reason);

  return box;
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  HeshuImportCard *self = user_data;
  HeshuImportFailure *failure = item;
  const GError *error = heshu_import_failure_get_error (failure);
  gboolean has_path = heshu_import_failure_get_path (failure) != NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("heshu-conflict-symbolic");

  gtk_widget_add_css_class (icon, "finding-conflict");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_words (failure));
  if (is_about_encoding (error) && has_path)
    gtk_box_append (GTK_BOX (box),
                    make_button (self, failure, NULL, _ ("_Choose Encoding…"), G_CALLBACK (encoding_cb)));
  else if (has_path)
    gtk_box_append (GTK_BOX (box),
                    make_button (self, failure, NULL, _ ("Show in _Folder"), G_CALLBACK (show_folder_cb)));
  if (has_path)
    gtk_box_append (GTK_BOX (box), make_button (self, failure, "view-refresh-symbolic", _ ("Try Again"),
                                                G_CALLBACK (retry_cb)));
  gtk_box_append (GTK_BOX (box), make_button (self, failure, "window-close-symbolic", _ ("Dismiss"),
                                              G_CALLBACK (dismiss_cb)));
  gtk_widget_add_css_class (box, "failure");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heshu_import_failure_get_name (failure), -1);

  return row;
}

/* --- the widget
 * ----------------------------------------------------------------------------------------------
 */

static void
cancel_cb (HeshuImportCard *self)
{
  self->cancelling = TRUE;
  heshu_import_run_cancel (self->run);
  update (self);
}

static void
close_cb (HeshuImportCard *self)
{
  self->closed = TRUE;
  heshu_import_run_dismiss_all (self->run);
  update (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
finished_cb (HeshuImportCard *self)
{
  self->cancelling = FALSE;
}

gboolean
heshu_import_card_step_back (HeshuImportCard *self)
{
  g_return_val_if_fail (HESHU_IS_IMPORT_CARD (self), FALSE);

  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    return FALSE;
  if (gtk_widget_get_visible (self->cancel))
    cancel_cb (self);
  else
    close_cb (self);

  return TRUE;
}

void
heshu_import_card_set_run (HeshuImportCard *self, HeshuImportRun *run)
{
  g_return_if_fail (HESHU_IS_IMPORT_CARD (self));

  g_set_object (&self->run, run);
  gtk_list_box_bind_model (self->failures, heshu_import_run_get_failures (run), make_row, self, NULL);
  g_signal_connect_object (run, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (heshu_import_run_get_failures (run), "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
heshu_import_card_dispose (GObject *object)
{
  HeshuImportCard *self = HESHU_IMPORT_CARD (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_object (&self->run);
  G_OBJECT_CLASS (heshu_import_card_parent_class)->dispose (object);
}

static void
heshu_import_card_class_init (HeshuImportCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_import_card_dispose;

  signals[CHOOSE_ENCODING] = g_signal_new ("choose-encoding", HESHU_TYPE_IMPORT_CARD, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, HESHU_TYPE_IMPORT_FAILURE);

  signals[CLOSED] =
      g_signal_new ("closed", HESHU_TYPE_IMPORT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/heshu/Heshu/reports/heshu-import-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, revealer);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, title);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, cancel);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, close);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, retry_all);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, bar);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, done_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, sum_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, progress_box);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, failed_box);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, failed_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, failures);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_all_cb);
}

static void
heshu_import_card_init (HeshuImportCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
