/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-paths.h"

/* GLib ends a program whose schema is missing; it looks only below XDG_DATA_DIRS, where another prefix or a
 * build tree is not. */
void
heshu_paths_init (void)
{
  static const char *const places[] = { "../share/glib-2.0/schemas", "../resources/desktop" };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *schemas = g_build_filename (folder, places[i], NULL);
      g_autofree char *compiled = g_build_filename (schemas, "gschemas.compiled", NULL);

      if (!g_file_test (compiled, G_FILE_TEST_EXISTS))
        continue;
      g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, FALSE);
      return;
    }
}
