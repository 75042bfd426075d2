/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reports-page-private.h"

#include "heshu-encoding-dialog.h"
#include "heshu-file-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME_CHARS 30

/* --- sources
 * ---------------------------------------------------------------------------------------------------------
 */

/* TRUE where nothing can be imported; a sentence says why */
static gboolean
refuse (HeshuReportsPage *self)
{
  HeshuDesk *desk = heshu_workspace_get_desk (self->workspace);
  const GError *read_only = desk != NULL ? heshu_desk_get_read_only (desk) : NULL;

  if (read_only != NULL)
    heshu_workspace_show_error (self->workspace, read_only);

  return desk == NULL || read_only != NULL;
}

static void
import_files (HeshuReportsPage *self, GListModel *files)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_import_source_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (sources, heshu_import_source_new (path));
    }
  if (sources->len == 0)
    {
      heshu_workspace_show_toast (self->workspace,
                                  _ ("There is no file here that Heshu can reach; copy it to this computer "
                                     "first, then import that."),
                                  FALSE);
      g_ptr_array_unref (sources);
      return;
    }
  heshu_import_run_add (self->run, sources, NULL);
}

static void
files_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GListModel) files = heshu_file_chooser_run_finish (result, NULL);
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (source);

  if (files != NULL && self->workspace != NULL)
    import_files (self, files);
}

static void
import_requested_cb (HeshuReportsPage *self, GListModel *files)
{
  if (refuse (self))
    return;
  if (files != NULL)
    import_files (self, files);
  else
    heshu_file_chooser_run_async (GTK_WIDGET (self), HESHU_CHOOSE_FILES, _ ("Import Reports"), _ ("_Import"),
                                  NULL, NULL, NULL, files_chosen_cb, NULL);
}

/* A name of a file as any system allows it, with nothing in it that cannot be seen */
static char *
dup_file_name (const char *words)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (name,
                               c == '/' || c == '\\' || c == 0xfffd || !g_unichar_isprint (c) ? '-' : c);
    }
  g_string_append (name, ".txt");

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* What has no file is named by its first line, as a person would. */
static char *
dup_pasted_name (GBytes *bytes, gboolean is_html)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *name = NULL;

  if (is_html)
    return g_strdup (_ ("Pasted page.html"));
  text = g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) MIN (g_bytes_get_size (bytes), 4096));
  lines = g_strsplit (g_strstrip (text), "\n", 2);
  if (lines[0] != NULL)
    name = g_utf8_substring (lines[0], 0, MIN (g_utf8_strlen (lines[0], -1), MAX_NAME_CHARS));
  if (name == NULL || *g_strstrip (name) == '\0')
    return g_strdup (_ ("Pasted text.txt"));

  return dup_file_name (name);
}

static void
import_bytes_requested_cb (HeshuReportsPage *self, GBytes *bytes, const char *media_type)
{
  g_autofree char *name = NULL;
  GPtrArray *sources;

  if (refuse (self))
    return;
  name = dup_pasted_name (bytes, g_str_equal (media_type, "text/html"));
  sources = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_import_source_free);
  g_ptr_array_add (sources, heshu_import_source_new_bytes (bytes, name, media_type));
  heshu_import_run_add (self->run, sources, NULL);
}

/* --- a file whose encoding was not found
 * ------------------------------------------------------------------------------
 */

static void
encoding_chosen_cb (HeshuEncodingDialog *dialog, const char *encoding, HeshuReportsPage *self)
{
  HeshuImportFailure *failure = g_object_get_data (G_OBJECT (dialog), "failure");
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_import_source_free);

  g_ptr_array_add (sources, heshu_import_source_new (heshu_import_failure_get_path (failure)));
  heshu_import_run_dismiss (self->run, failure);
  heshu_import_run_add (self->run, sources, encoding);
}

static void
choose_encoding_cb (HeshuReportsPage *self, HeshuImportFailure *failure)
{
  HeshuEncodingDialog *dialog =
      heshu_encoding_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace,
                                 heshu_import_failure_get_name (failure), NULL,
                                 heshu_import_failure_get_path (failure));

  g_object_set_data_full (G_OBJECT (dialog), "failure", g_object_ref (failure), g_object_unref);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (encoding_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- what came of it
 * --------------------------------------------------------------------------------------------------
 */

static char *
dup_result (const HeshuImportNumbers *n)
{
  g_autofree char *metrics = g_strdup_printf ("%" G_GUINT64_FORMAT, n->n_metrics);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u report imported with %s metrics.",
                                       "%u reports imported with %s metrics.", n->n_imported),
                          n->n_imported, metrics);
}

static void
finished_cb (HeshuReportsPage *self)
{
  HeshuImportNumbers n;
  g_autofree char *text = NULL;

  heshu_import_run_get_numbers (self->run, &n);
  if (n.n_imported + n.n_known == 1) /* of many none is the one that was meant */
    heshu_reports_page_want (self, heshu_import_run_get_report_id (self->run));
  if (n.n_imported == 0 || heshu_import_card_is_open (self->card)) /* the card says it, and covers no row */
    return;
  if (n.n_metrics == 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u report imported; there is no metric in it.",
                                         "%u reports imported; there is no metric in them.", n.n_imported),
                            n.n_imported);
  else
    text = dup_result (&n);
  heshu_workspace_show_toast (self->workspace, text, FALSE);
}

void
heshu_reports_import_init (HeshuReportsPage *self)
{
  g_signal_connect_object (self->workspace, "import-requested", G_CALLBACK (import_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "import-bytes-requested", G_CALLBACK (import_bytes_requested_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->card, "choose-encoding", G_CALLBACK (choose_encoding_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
}
