/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-import-card.h"

#include "heshu-failure-row.h"

#include <glib/gi18n-lib.h>

/* More than anybody reads in one go; the rest is a button away. */
#define MOST_ROWS 50
#define GROW_ROWS 2

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
  GtkLabel *others_label;
  GtkListBox *failures;
  GtkWidget *more;
  GtkSliceListModel *shown; /* the failures that have their rows */
  guint most_shown;
  guint grow_timeout;
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

/* What became of the files that did not fail */
static char *
dup_others (const HeshuImportNumbers *n)
{
  g_autofree char *metrics = g_strdup_printf ("%" G_GUINT64_FORMAT, n->n_metrics);

  if (n->running)
    return g_strdup (_ ("the others are not affected"));
  if (n->n_imported == 0)
    return g_strdup ("");

  return g_strdup_printf (_ ("the others are in, with %s metrics"), metrics);
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
  g_autofree char *others = NULL;
  gboolean has_run, is_quiet, is_told;

  heshu_import_run_get_numbers (self->run, &n);
  if (n.running && n.n_done == 0)
    self->closed = FALSE;
  has_run = n.running || n.n_done > 0 || n.n_failed > 0 || n.cancelled || error != NULL;
  /* all went well: a toast says so, and the list shows it */
  is_quiet =
      !n.running && n_failures == 0 && n.n_known == 0 && n.n_failed == 0 && !n.cancelled && error == NULL;
  /* once it is over, the title and the line above the failures say all that the sums do */
  is_told = !n.running && n_failures > 0 && n.n_known == 0 && !n.cancelled && error == NULL;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer),
                                 n_failures > 0 || (has_run && !is_quiet && !self->closed));

  title = dup_title (&n, error);
  subtitle = dup_subtitle (&n, error, heshu_import_run_get_current (self->run));
  sums = dup_sums (&n);
  metrics = g_strdup_printf ("%" G_GUINT64_FORMAT, n.n_metrics);
  done = n.n_files > 0 ? g_strdup_printf (_ ("%u/%u · %s metrics read"), n.n_done, n.n_files, metrics)
                       : g_strdup ("");
  others = dup_others (&n);
  failed = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u failed", "%u failed", n_failures), n_failures);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle,
                      self->cancelling && n.running ? _ ("Stopping after this file…") : subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  gtk_label_set_text (self->sum_label, sums);
  gtk_label_set_text (self->done_label, done);
  gtk_label_set_text (self->failed_label, failed);
  gtk_label_set_text (self->others_label, others);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), n.running);
  gtk_widget_set_visible (self->progress_box, has_run && !is_told);
  gtk_widget_set_visible (self->cancel, n.running);
  gtk_widget_set_visible (self->close, !n.running);
  gtk_widget_set_visible (self->failed_box, n_failures > 0);
  gtk_widget_set_visible (self->more, n_failures > self->most_shown);
  gtk_widget_set_visible (self->retry_all, !n.running && n_failures > 1);
  if (n.n_files > 0)
    gtk_progress_bar_set_fraction (self->bar, (double) n.n_done / n.n_files);
  else
    gtk_progress_bar_pulse (self->bar);
}

/* --- failures
 * ------------------------------------------------------------------------------------------------
 */

/* The rows come a few at a time: a sentence that wraps is measured many times over, and twenty at once would
 * keep the person waiting. */
static gboolean
grow_cb (gpointer data)
{
  HeshuImportCard *self = data;
  guint size = MIN (gtk_slice_list_model_get_size (self->shown) + GROW_ROWS, self->most_shown);

  gtk_slice_list_model_set_size (self->shown, size);
  if (size < MIN (self->most_shown, g_list_model_get_n_items (gtk_slice_list_model_get_model (self->shown))))
    return G_SOURCE_CONTINUE;
  self->grow_timeout = 0;

  return G_SOURCE_REMOVE;
}

static void
show_rows (HeshuImportCard *self)
{
  guint n = g_list_model_get_n_items (heshu_import_run_get_failures (self->run));
  guint size = gtk_slice_list_model_get_size (self->shown);

  if (n == 0)
    self->most_shown = MOST_ROWS;
  if (size > n) /* rows that went make no room for as many at once */
    gtk_slice_list_model_set_size (self->shown, n);
  if (self->grow_timeout == 0 && size < MIN (self->most_shown, n))
    self->grow_timeout = g_timeout_add (16, grow_cb, self);
}

static void
failures_changed_cb (HeshuImportCard *self)
{
  show_rows (self);
  update (self);
}

static void
more_cb (HeshuImportCard *self)
{
  self->most_shown += MOST_ROWS;
  failures_changed_cb (self);
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
  if (sources->len > 0)
    heshu_import_run_add (self->run, sources, NULL);
  else
    g_ptr_array_unref (sources);
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
row_encoding_cb (HeshuFailureRow *row, HeshuImportCard *self)
{
  g_autoptr (HeshuImportFailure) failure = g_object_ref (heshu_failure_row_get_failure (row));

  g_signal_emit (self, signals[CHOOSE_ENCODING], 0, failure);
}

static void
row_retry_cb (HeshuFailureRow *row, HeshuImportCard *self)
{
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (failures, g_object_ref (heshu_failure_row_get_failure (row)));
  retry (self, failures);
}

static void
row_dismiss_cb (HeshuFailureRow *row, HeshuImportCard *self)
{
  g_autoptr (HeshuImportFailure) failure = g_object_ref (heshu_failure_row_get_failure (row));

  heshu_import_run_dismiss (self->run, failure);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = heshu_failure_row_new (item);

  g_signal_connect (row, "choose-encoding", G_CALLBACK (row_encoding_cb), user_data);
  g_signal_connect (row, "retry", G_CALLBACK (row_retry_cb), user_data);
  g_signal_connect (row, "dismiss", G_CALLBACK (row_dismiss_cb), user_data);

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
heshu_import_card_is_open (HeshuImportCard *self)
{
  g_return_val_if_fail (HESHU_IS_IMPORT_CARD (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

gboolean
heshu_import_card_step_back (HeshuImportCard *self)
{
  g_return_val_if_fail (HESHU_IS_IMPORT_CARD (self), FALSE);

  if (!heshu_import_card_is_open (self))
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
  gtk_slice_list_model_set_model (self->shown, heshu_import_run_get_failures (run));
  g_signal_connect_object (run, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (heshu_import_run_get_failures (run), "items-changed",
                           G_CALLBACK (failures_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
heshu_import_card_dispose (GObject *object)
{
  HeshuImportCard *self = HESHU_IMPORT_CARD (object);

  g_clear_handle_id (&self->grow_timeout, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_object (&self->shown);
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
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, others_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, failures);
  gtk_widget_class_bind_template_child (widget_class, HeshuImportCard, more);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
heshu_import_card_init (HeshuImportCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->most_shown = MOST_ROWS;
  self->shown = gtk_slice_list_model_new (NULL, 0, 0);
  gtk_list_box_bind_model (self->failures, G_LIST_MODEL (self->shown), make_row, self, NULL);
}
