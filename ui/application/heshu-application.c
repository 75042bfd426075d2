/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-application.h"

#include "heshu-preferences.h"
#include "heshu-watchdog.h"
#include "heshu-window.h"

#include <glib/gi18n-lib.h>

struct _HeshuApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

/* Milliseconds from making a window; by then it shows its desk */

G_DEFINE_FINAL_TYPE (HeshuApplication, heshu_application, ADW_TYPE_APPLICATION)

/* --- windows ---------------------------------------------------------------------------------------------
 */

static HeshuWindow *
find_window (HeshuApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (HESHU_IS_WINDOW (l->data) &&
          (path == NULL || g_strcmp0 (heshu_window_get_desk_path (HESHU_WINDOW (l->data)), path) == 0))
        return l->data;
    }

  return NULL;
}

static HeshuWindow *
get_active_window (HeshuApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !HESHU_IS_WINDOW (window)) /* a dialog of one */
    window = gtk_window_get_transient_for (window);

  return window != NULL ? HESHU_WINDOW (window) : find_window (self, NULL);
}

/* The desk used last, if it is still there; else the editor's own, made at the first start */
static HeshuWindow *
open_first_window (HeshuApplication *self)
{
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-desks");
  g_autofree char *own = heshu_desk_dup_default_path ();
  HeshuWindow *window = heshu_window_new (GTK_APPLICATION (self));

  if (recent[0] != NULL && g_file_test (recent[0], G_FILE_TEST_EXISTS))
    heshu_window_open_desk (window, recent[0], HESHU_DESK_OPEN_EXISTING);
  else
    heshu_window_open_desk (window, own, HESHU_DESK_CREATE);

  return window;
}

static HeshuWindow *
ensure_window (HeshuApplication *self, const char *desk, HeshuDeskFlags flags)
{
  HeshuWindow *window = desk != NULL ? find_window (self, desk) : get_active_window (self);

  if (window != NULL)
    return window;
  if (desk == NULL)
    return open_first_window (self);
  window = heshu_window_new (GTK_APPLICATION (self));
  heshu_window_open_desk (window, desk, flags);

  return window;
}

static gboolean
is_desk (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".heshu");
}

/* Desks are shown, whatever else there is is imported into @desk, or into the desk of the window at hand. */
static void
open_files (HeshuApplication *self, GFile **files, guint n_files, const char *desk)
{
  g_autoptr (GListStore) reports = g_list_store_new (G_TYPE_FILE);
  HeshuWindow *window = NULL;

  for (guint i = 0; i < n_files; i++)
    {
      if (is_desk (files[i]) && g_file_peek_path (files[i]) != NULL)
        {
          window = ensure_window (self, g_file_peek_path (files[i]), HESHU_DESK_OPEN_EXISTING);
          gtk_window_present (GTK_WINDOW (window));
        }
      else
        g_list_store_append (reports, files[i]);
    }
  if (window == NULL)
    window = ensure_window (self, desk, HESHU_DESK_CREATE);
  gtk_window_present (GTK_WINDOW (window));
  if (g_list_model_get_n_items (G_LIST_MODEL (reports)) > 0)
    heshu_window_import (window, G_LIST_MODEL (reports));
}

/* --- starts ----------------------------------------------------------------------------------------------
 */

static const GOptionEntry options[] = {
  { "desk", 'd', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this desk; it is made where it is missing"),
    N_ ("FILE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[DESK|REPORT…]") },
  { NULL },
};

static int
heshu_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  if (!g_variant_dict_contains (given, "version"))
    return -1;
  g_print ("heshu " HESHU_VERSION "\n");

  return 0;
}

static int
heshu_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  HeshuApplication *self = HESHU_APPLICATION (application);
  GVariantDict *given = g_application_command_line_get_options_dict (line);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree const char **names = NULL;
  const char *desk = NULL;
  g_autoptr (GFile) desk_file = NULL;

  if (g_variant_dict_lookup (given, "desk", "^&ay", &desk))
    desk_file = g_application_command_line_create_file_for_arg (line, desk);
  if (g_variant_dict_lookup (given, G_OPTION_REMAINING, "^a&ay", &names))
    {
      for (guint i = 0; names[i] != NULL; i++)
        g_ptr_array_add (files, g_application_command_line_create_file_for_arg (line, names[i]));
    }
  open_files (self, (GFile **) files->pdata, files->len,
              desk_file != NULL ? g_file_peek_path (desk_file) : NULL);

  return 0;
}

static void
heshu_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (HESHU_APPLICATION (application), NULL, HESHU_DESK_CREATE)));
}

static void
heshu_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  open_files (HESHU_APPLICATION (application), files, (guint) n_files, NULL);
}

/* --- actions ---------------------------------------------------------------------------------------------
 */

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next) /* closing is what keeps their size */
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuApplication *self = user_data;
  HeshuWindow *active = get_active_window (self);
  const char *path = active != NULL ? heshu_window_get_desk_path (active) : NULL;
  HeshuWindow *window;

  if (path == NULL)
    {
      gtk_window_present (GTK_WINDOW (open_first_window (self)));
      return;
    }
  window = heshu_window_new (GTK_APPLICATION (self));
  heshu_window_open_desk (window, path, HESHU_DESK_OPEN_EXISTING);
  gtk_window_present (GTK_WINDOW (window));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuWindow *window = get_active_window (user_data);

  heshu_preferences_show (window != NULL ? GTK_WINDOW (window) : NULL);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuWindow *window = get_active_window (user_data);

  if (window != NULL)
    heshu_window_show_keys (window);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuWindow *window = get_active_window (user_data);

  adw_show_about_window (window != NULL ? GTK_WINDOW (window) : NULL, "application-name", _ ("Heshu"),
                         "application-icon", HESHU_APPLICATION_ID, "version", HESHU_VERSION, "developer-name",
                         _ ("The Heshu Developers"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Verify the figures in reports"), NULL);
}

static const GActionEntry actions[] = {
  { "quit", quit_cb },           { "new-window", new_window_cb }, { "preferences", preferences_cb },
  { "shortcuts", shortcuts_cb }, { "about", about_cb },
};

/* Keys that an entry has no use of its own for; the others stand in heshu-window.c. */
static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.new-window", { "<Control>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question", "<Control>slash" } },
  { "win.close", { "<Control>w" } },
  { "win.import", { "<Control>o" } },
  { "win.search", { "<Control>f" } },
  { "win.toggle-side-pane", { "F9" } },
  { "win.registries", { "<Control>r" } },
  { "win.page('reports')", { "<Control>1", "<Control>KP_1" } },
  { "win.page('review')", { "<Control>2", "<Control>KP_2" } },
  { "win.page('metrics')", { "<Control>3", "<Control>KP_3" } },
  { "win.page('compare')", { "<Control>4", "<Control>KP_4" } },
};

static void
style_changed_cb (HeshuApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int style = g_settings_get_enum (self->settings, "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[CLAMP (style, 0, 2)]);
}

static void
heshu_application_startup (GApplication *application)
{
  HeshuApplication *self = HESHU_APPLICATION (application);

  G_APPLICATION_CLASS (heshu_application_parent_class)->startup (application);

  self->settings = g_settings_new ("org.heshu.Heshu");
  g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  style_changed_cb (self);
  gtk_window_set_default_icon_name (HESHU_APPLICATION_ID);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
  heshu_watchdog_start ();
}

static void
heshu_application_shutdown (GApplication *application)
{
  g_clear_object (&HESHU_APPLICATION (application)->settings);
  G_APPLICATION_CLASS (heshu_application_parent_class)->shutdown (application);
}

static void
heshu_application_class_init (HeshuApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->handle_local_options = heshu_application_handle_local_options;
  application_class->command_line = heshu_application_command_line;
  application_class->startup = heshu_application_startup;
  application_class->shutdown = heshu_application_shutdown;
  application_class->activate = heshu_application_activate;
  application_class->open = heshu_application_open;
}

static void
heshu_application_init (HeshuApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Opens desks, and imports reports into the desk that is open. One process shows all windows."));
}

HeshuApplication *
heshu_application_new (void)
{
  return g_object_new (HESHU_TYPE_APPLICATION, "application-id", HESHU_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}
