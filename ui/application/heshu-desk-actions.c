/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-window-private.h"

#include "heshu-application.h"
#include "heshu-file-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_RECENT 8
#define SUFFIX ".heshu"

/* --- desks used lately ------------------------------------------------------------------------------------
 */

static char *
dup_title (const char *path)
{
  g_autofree char *own = heshu_desk_dup_default_path ();
  g_autofree char *sample = heshu_window_dup_sample_path ();
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_equal (path, own))
    return g_strdup (_ ("My Desk"));
  if (g_str_equal (path, sample))
    return g_strdup (_ ("Sample"));
  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';

  return g_utf8_make_valid (name, -1);
}

/* A mnemonic would be made of an underscore in a file's name. */
static char *
escape_mnemonic (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
update_recent (HeshuWindow *self)
{
  g_auto (GStrv) paths = g_settings_get_strv (self->settings, "recent-desks");

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *title = dup_title (paths[i]);
      g_autofree char *label = escape_mnemonic (title);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", paths[i]);
      g_menu_append_item (self->recent_menu, item);
    }
}

static void
set_recent (HeshuWindow *self, const char *first, const char *without)
{
  g_auto (GStrv) paths = g_settings_get_strv (self->settings, "recent-desks");
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (kept, (gpointer) first);
  for (guint i = 0; paths[i] != NULL && kept->len < MAX_RECENT; i++)
    {
      if (g_strcmp0 (paths[i], first) != 0 && g_strcmp0 (paths[i], without) != 0)
        g_ptr_array_add (kept, paths[i]);
    }
  g_ptr_array_add (kept, NULL);
  g_settings_set_strv (self->settings, "recent-desks", (const char *const *) kept->pdata);
}

void
heshu_desk_actions_remember (HeshuWindow *self, const char *path)
{
  set_recent (self, path, NULL);
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuWindow *self = user_data;
  const char *path = g_variant_get_string (parameter, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    set_recent (self, NULL, path); /* the window says that it is gone */
  heshu_window_open_desk (self, path, HESHU_DESK_OPEN_EXISTING);
}

/* --- choosing ----------------------------------------------------------------------------------------------
 */

static GtkFileFilter *
desk_filter_new (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Desks"));
  gtk_file_filter_add_suffix (filter, "heshu");

  return filter;
}

/* (transfer full) (nullable): the one chosen */
static char *
take_path (GAsyncResult *result)
{
  g_autoptr (GListModel) files = heshu_file_chooser_run_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  return file != NULL ? g_file_get_path (file) : NULL;
}

static char *
take_desk_path (GAsyncResult *result)
{
  g_autofree char *path = take_path (result);

  if (path == NULL || g_str_has_suffix (path, SUFFIX))
    return g_steal_pointer (&path);

  return g_strconcat (path, SUFFIX, NULL);
}

static void
chosen_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *path = take_path (result);

  if (path != NULL)
    heshu_window_open_desk (HESHU_WINDOW (source), path, HESHU_DESK_OPEN_EXISTING);
}

static void
open_desk_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkFileFilter) filter = desk_filter_new ();

  heshu_file_chooser_run_async (user_data, HESHU_CHOOSE_FILE, _ ("Open Desk"), _ ("_Open"), NULL, NULL,
                                filter, chosen_open_cb, NULL);
}

static void
chosen_new_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HeshuWindow *self = HESHU_WINDOW (source);
  g_autofree char *path = take_desk_path (result);

  if (path == NULL)
    return;
  if (g_file_test (path, G_FILE_TEST_EXISTS)) /* a desk is never replaced by an empty one */
    heshu_workspace_show_toast (self->workspace, _ ("This desk exists already and was opened as it is."),
                                FALSE);
  heshu_window_open_desk (self, path, HESHU_DESK_CREATE);
}

static void
new_desk_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkFileFilter) filter = desk_filter_new ();
  g_autofree char *name = g_strconcat (_ ("New Desk"), SUFFIX, NULL);

  heshu_file_chooser_run_async (user_data, HESHU_CHOOSE_PLACE, _ ("New Desk"), _ ("_Create"), name, NULL,
                                filter, chosen_new_cb, NULL);
}

/* --- a copy ------------------------------------------------------------------------------------------------
 */

static gpointer
save_copy_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!heshu_desk_save_copy (desk, data, cancellable, error))
    return NULL;

  return g_path_get_basename (data);
}

static void
saved_copy_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuWorkspace *workspace = HESHU_WORKSPACE (owner);
  g_autofree char *name = result;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;
  g_autofree char *text = shown != NULL ? g_strdup_printf (_ ("Saved a copy as “%s”."), shown) : NULL;

  if (error != NULL)
    heshu_workspace_show_error (workspace, error);
  else
    heshu_workspace_show_toast (workspace, text, FALSE);
  g_application_release (g_application_get_default ());
}

/* On behalf of the workspace, which lives until the copy is whole: a window that is closed meanwhile does not
 * end it. */
static void
chosen_copy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HeshuWorkspace *workspace = HESHU_WINDOW (source)->workspace;
  g_autofree char *path = take_desk_path (result);

  if (path == NULL || heshu_workspace_get_desk (workspace) == NULL)
    return;
  g_application_hold (g_application_get_default ());
  heshu_workspace_run (workspace, G_OBJECT (workspace), save_copy_work, g_steal_pointer (&path), g_free,
                       g_free, NULL, saved_copy_cb);
}

static void
save_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuWindow *self = user_data;
  g_autoptr (GtkFileFilter) filter = desk_filter_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name =
      g_strdup_printf ("%s %s%s", self->desk_name != NULL ? self->desk_name : _ ("Desk"), date, SUFFIX);

  heshu_file_chooser_run_async (user_data, HESHU_CHOOSE_PLACE, _ ("Save a Copy"), _ ("_Save"), name, NULL,
                                filter, chosen_copy_cb, NULL);
}

/* --- others ------------------------------------------------------------------------------------------------
 */

static void
chosen_folder_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GListModel) files = heshu_file_chooser_run_finish (result, NULL);

  if (files != NULL)
    heshu_window_import (HESHU_WINDOW (source), files);
}

static void
import_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_file_chooser_run_async (user_data, HESHU_CHOOSE_FOLDER, _ ("Import a Folder"), _ ("_Import"), NULL,
                                NULL, NULL, chosen_folder_cb, NULL);
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_window_open_sample (user_data);
}

static const GActionEntry actions[] = {
  { "new-desk", new_desk_cb },
  { "open-desk", open_desk_cb },
  { "open-recent", open_recent_cb, "s" },
  { "save-copy", save_copy_cb },
  { "import-folder", import_folder_cb },
  { "open-sample", open_sample_cb },
};

void
heshu_desk_actions_add (HeshuWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->settings, "changed::recent-desks", G_CALLBACK (update_recent), self,
                           G_CONNECT_SWAPPED);
  update_recent (self);
}
