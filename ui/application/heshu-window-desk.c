/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-window-private.h"

#include "heshu-error.h"
#include "heshu-job.h"

#include <glib/gi18n-lib.h>

/* A desk is mostly there before anybody would read that it is on its way. */
#define WAIT_MS 300
/* While an import runs the desk changes many times a second; asking each time would only slow it down. */
#define LOOK_INTERVAL_MS 1000
/* A program that replaces a file removes it for an instant. */
#define REMOVED_MS 300

/* --- what a window wants to know of its desk --------------------------------------------------------------
 */

typedef struct
{
  char *name;
  char *report_id;    /* (nullable): of the report asked for, where the desk has it */
  char *report_title; /* (nullable) */
  gboolean is_empty;
  gboolean is_sample; /* nothing but sample reports stands on it */
} Look;

static void
look_free (Look *look)
{
  g_free (look->name);
  g_free (look->report_id);
  g_free (look->report_title);
  g_free (look);
}

static const char *
get_title (const HeshuReport *report)
{
  if (report->articles != NULL && report->articles->len > 0)
    {
      const char *title = heshu_article_get (g_ptr_array_index (report->articles, 0), HESHU_ARTICLE_TITLE);

      if (title != NULL)
        return title;
    }
  if (report->document->title != NULL)
    return report->document->title;

  return report->document->name;
}

static gpointer
look_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *report_id = data;
  g_autoptr (GPtrArray) reports = heshu_desk_list_reports (desk, error);
  Look *look;

  if (reports == NULL)
    return NULL;
  look = g_new0 (Look, 1);
  look->name = heshu_desk_dup_name (desk);
  look->is_empty = reports->len == 0;
  look->is_sample = reports->len > 0;
  for (guint i = 0; i < reports->len; i++)
    {
      const HeshuReportSummary *summary = g_ptr_array_index (reports, i);

      look->is_sample = look->is_sample && summary->report->sample;
      if (report_id == NULL || g_strcmp0 (summary->report->id, report_id) != 0)
        continue;
      look->report_id = g_strdup (report_id);
      look->report_title = g_strdup (get_title (summary->report));
    }

  return look;
}

/* The first page is for a desk that has nothing on it; once an import began, its failures are read on the
 * Reports page. */
static void
update_body (HeshuWindow *self, gboolean is_empty)
{
  gboolean became_empty = is_empty && !self->was_empty;

  self->was_empty = is_empty;
  if (became_empty && !heshu_workspace_get_busy (self->workspace))
    self->pages_wanted = FALSE;
  if (self->is_opening)
    return;
  if (!is_empty || self->pages_wanted)
    heshu_window_show_pages (self, NULL);
  else
    heshu_window_set_body (self, "first-run");
}

/* Two desks have a name in the language of the window: the one made at the first start, and the sample. */
static char *
dup_shown_name (HeshuWindow *self, const Look *look)
{
  g_autofree char *own = heshu_desk_dup_default_path ();

  if (look->is_sample)
    return g_strdup (_ ("Sample"));
  if (g_strcmp0 (own, self->desk_path) == 0 && g_strcmp0 (look->name, "desk") == 0)
    return g_strdup (_ ("My Desk"));

  return g_strdup (look->name);
}

static gboolean
look_again_cb (gpointer data)
{
  HeshuWindow *self = data;

  self->look_timeout = 0;
  heshu_window_look (self);

  return G_SOURCE_REMOVE;
}

static void
looked_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuWindow *self = HESHU_WINDOW (owner);
  Look *look = result;

  self->is_looking = FALSE;
  if (self->settings == NULL) /* the window is closed and waits for its last work */
    {
      g_clear_pointer (&look, look_free);
      return;
    }
  if (error != NULL)
    heshu_workspace_show_error (self->workspace, error);
  if (look != NULL)
    {
      g_free (self->desk_name);
      self->desk_name = dup_shown_name (self, look);
      g_free (self->report_title);
      self->report_title = g_steal_pointer (&look->report_title);
      if (look->report_id != NULL && heshu_workspace_get_report_id (self->workspace) == NULL)
        heshu_workspace_set_report_id (self->workspace, look->report_id);
      g_clear_pointer (&self->report_before, g_free);
      update_body (self, look->is_empty);
      heshu_window_update_title (self);
      look_free (look);
    }
  if (self->look_again && self->look_timeout == 0)
    self->look_timeout = g_timeout_add (LOOK_INTERVAL_MS, look_again_cb, self);
}

void
heshu_window_look (HeshuWindow *self)
{
  const char *report_id = heshu_workspace_get_report_id (self->workspace);

  if (heshu_workspace_get_desk (self->workspace) == NULL)
    return;
  self->look_again = self->is_looking || self->look_timeout != 0;
  if (self->look_again)
    return;
  self->is_looking = TRUE;
  heshu_workspace_run (self->workspace, G_OBJECT (self), look_work,
                       g_strdup (report_id != NULL ? report_id : self->report_before), g_free,
                       (GDestroyNotify) look_free, NULL, looked_cb);
}

/* --- a desk that cannot be written, or is gone -------------------------------------------------------------
 */

static void
show_banner (HeshuWindow *self, const char *sentence)
{
  gtk_revealer_set_reveal_child (self->banner, sentence != NULL);
  if (sentence != NULL)
    gtk_label_set_text (self->banner_label, sentence);
}

static void
update_banner (HeshuWindow *self)
{
  HeshuDesk *desk = heshu_workspace_get_desk (self->workspace);
  const GError *read_only = desk != NULL ? heshu_desk_get_read_only (desk) : NULL;

  if (desk != NULL && !g_file_test (heshu_desk_get_path (desk), G_FILE_TEST_EXISTS))
    show_banner (self, _ ("The file of this desk was removed or moved while it was open. What you see is "
                          "still whole: save a "
                          "copy now, then open that."));
  else
    show_banner (self, read_only != NULL ? read_only->message : NULL);
}

static gboolean
update_banner_cb (gpointer data)
{
  g_autoptr (HeshuWindow) self = g_weak_ref_get (data);

  if (self != NULL)
    update_banner (self);

  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
file_changed_cb (HeshuWindow *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  GWeakRef *ref;

  if (event != G_FILE_MONITOR_EVENT_DELETED && event != G_FILE_MONITOR_EVENT_CREATED &&
      event != G_FILE_MONITOR_EVENT_RENAMED && event != G_FILE_MONITOR_EVENT_MOVED_IN &&
      event != G_FILE_MONITOR_EVENT_MOVED_OUT)
    return;
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  g_timeout_add_full (G_PRIORITY_DEFAULT, REMOVED_MS, update_banner_cb, ref, weak_ref_free);
}

static void
watch_file (HeshuWindow *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->desk_path);

  g_clear_object (&self->monitor);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
}

/* --- opening -----------------------------------------------------------------------------------------------
 */

typedef struct
{
  char *path;
  HeshuDeskFlags flags;
  gboolean with_samples;
  guint number;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening);
}

static gboolean
add_samples (HeshuDesk *desk, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) reports = heshu_desk_list_reports (desk, error);
  g_autoptr (GPtrArray) results = NULL;

  if (reports == NULL)
    return FALSE;
  if (reports->len > 0 || heshu_desk_get_read_only (desk) != NULL)
    return TRUE;
  results = heshu_import_samples (desk, NULL, NULL, cancellable, error);

  return results != NULL;
}

static void
open_thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuDesk) desk = heshu_desk_open (opening->path, opening->flags, &error);

  if (desk != NULL && (!opening->with_samples || add_samples (desk, cancellable, &error)))
    g_task_return_pointer (task, g_steal_pointer (&desk), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The last to let go of a desk waits for its disk; that must not be the main loop. */
static void
drop_thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_set_task_data (task, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
drop_desk (HeshuDesk *desk)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, desk, g_object_unref);
  g_task_run_in_thread (task, drop_thread_func);
}

static void
use_desk (HeshuWindow *self, HeshuDesk *desk)
{
  HeshuDesk *before = heshu_workspace_get_desk (self->workspace);
  g_autoptr (GListModel) files = g_steal_pointer (&self->files);

  if (before != NULL)
    g_object_ref (before);
  self->is_opening = FALSE;
  self->pages_wanted = FALSE;
  self->was_empty = FALSE;
  g_clear_handle_id (&self->wait_timeout, g_source_remove);
  gtk_spinner_stop (self->spinner);
  g_free (self->desk_path);
  self->desk_path = g_strdup (heshu_desk_get_path (desk));
  g_clear_pointer (&self->report_title, g_free);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (G_ACTION_MAP (self), "save-copy")),
                               TRUE);

  heshu_workspace_set_desk (self->workspace, desk);
  if (before != NULL)
    drop_desk (before);
  heshu_desk_actions_remember (self, self->desk_path);
  watch_file (self);
  update_banner (self);
  heshu_window_look (self);
  if (files != NULL)
    heshu_workspace_request_import (self->workspace, files);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HeshuWindow *self = HESHU_WINDOW (source);
  Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuDesk) desk = g_task_propagate_pointer (G_TASK (result), &error);

  if (opening->number != self->opening ||
      self->settings == NULL) /* another was asked for, or the window is gone */
    return;
  if (desk != NULL)
    {
      use_desk (self, desk);
      return;
    }

  self->is_opening = FALSE;
  g_clear_object (&self->files);
  g_clear_handle_id (&self->wait_timeout, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (heshu_workspace_get_desk (self->workspace) == NULL)
    {
      g_autofree char *description = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failed, description);
      heshu_window_set_body (self, "failed");
      return;
    }
  heshu_workspace_show_error (self->workspace, error);
  update_body (self, self->was_empty);
}

static gboolean
wait_cb (gpointer data)
{
  HeshuWindow *self = data;

  self->wait_timeout = 0;
  gtk_spinner_start (self->spinner);
  gtk_widget_show (GTK_WIDGET (self->waiting_label));
  heshu_window_set_body (self, "waiting");

  return G_SOURCE_REMOVE;
}

/* Another window of this process may have the desk open: then both use the same one and see each other's acts
 * at once. */
static HeshuDesk *
find_open_desk (HeshuWindow *self, const char *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL; l != NULL;
       l = l->next)
    {
      HeshuDesk *desk =
          HESHU_IS_WINDOW (l->data) ? heshu_workspace_get_desk (HESHU_WINDOW (l->data)->workspace) : NULL;

      if (desk != NULL && g_str_equal (heshu_desk_get_path (desk), path))
        return desk;
    }

  return NULL;
}

static void
start_opening (HeshuWindow *self,
               const char *path,
               HeshuDeskFlags flags,
               gboolean with_samples,
               const char *text)
{
  g_autoptr (GTask) task = NULL;
  HeshuDesk *open = with_samples ? NULL : find_open_desk (self, path);
  Opening *opening;

  self->opening++;
  if (open != NULL)
    {
      use_desk (self, open);
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->path = g_strdup (path);
  opening->flags = flags;
  opening->with_samples = with_samples;
  opening->number = self->opening;

  self->is_opening = TRUE;
  if (self->desk_path == NULL)
    self->desk_path = g_strdup (path);
  gtk_label_set_text (self->waiting_label, text);
  if (self->wait_timeout == 0)
    self->wait_timeout = g_timeout_add (WAIT_MS, wait_cb, self);

  task = g_task_new (self, NULL, opened_cb, NULL);
  g_task_set_source_tag (task, heshu_window_open_desk);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread_func);
}

void
heshu_window_open_desk (HeshuWindow *self, const char *path, HeshuDeskFlags flags)
{
  g_return_if_fail (HESHU_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  start_opening (self, path, flags, FALSE, _ ("Opening the desk…"));
}

char *
heshu_window_dup_sample_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "heshu", "sample.heshu", NULL);
}

void
heshu_window_open_sample (HeshuWindow *self)
{
  g_autofree char *path = heshu_window_dup_sample_path ();

  g_return_if_fail (HESHU_IS_WINDOW (self));

  start_opening (self, path, HESHU_DESK_CREATE, TRUE, _ ("Reading the sample reports…"));
}

void
heshu_window_import (HeshuWindow *self, GListModel *files)
{
  g_return_if_fail (HESHU_IS_WINDOW (self));

  if (!self->is_opening && heshu_workspace_get_desk (self->workspace) != NULL)
    heshu_workspace_request_import (self->workspace, files);
  else
    g_set_object (&self->files, files);
}

const char *
heshu_window_get_desk_path (HeshuWindow *self)
{
  g_return_val_if_fail (HESHU_IS_WINDOW (self), NULL);

  return self->desk_path;
}

void
heshu_window_desk_init (HeshuWindow *self)
{
  g_autofree char *report = g_settings_get_string (self->settings, "report");

  gtk_widget_hide (GTK_WIDGET (self->waiting_label));
  self->report_before = g_steal_pointer (&report);
}

void
heshu_window_desk_dispose (HeshuWindow *self)
{
  g_clear_object (&self->monitor);
  g_clear_object (&self->files);
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  g_clear_handle_id (&self->wait_timeout, g_source_remove);
}
