/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-i18n.h"

#include <libintl.h>
#include <locale.h>
#include <unistd.h>

/* (transfer full) (nullable): the folder of the running program */
static char *
dup_program_folder (void)
{
  g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

  return path != NULL ? g_path_get_dirname (path) : NULL;
}

/* Translations are looked for beside the program, so that it works from any prefix and from the build tree,
 * where po/ stands beside ui/ and two folders above app/cli/. */
static char *
dup_locale_folder (void)
{
  static const char *const places[] = { "../share/locale", "../po", "../../po" };
  const char *given = g_getenv ("HESHU_LOCALE_DIR");
  g_autofree char *program = NULL;

  if (given != NULL && given[0] != '\0')
    return g_strdup (given);
  program = dup_program_folder ();
  for (guint i = 0; program != NULL && i < G_N_ELEMENTS (places); i++)
    {
      char *folder = g_build_filename (program, places[i], NULL);

      if (g_file_test (folder, G_FILE_TEST_IS_DIR))
        return folder;
      g_free (folder);
    }
  return NULL;
}

/* A small system has the person's language set and no locale made for it; the C library then translates
 * nothing. The one locale that is always there, told the language, does. */
static void
set_locale (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  const char *wanted = NULL;

  if (setlocale (LC_ALL, "") != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (variables) && (wanted == NULL || wanted[0] == '\0'); i++)
    wanted = g_getenv (variables[i]);
  setlocale (LC_ALL, "C.UTF-8");
  if (wanted != NULL)
    g_setenv ("LANGUAGE", wanted, FALSE);
}

void
heshu_i18n_init (void)
{
  g_autofree char *folder = NULL;

  set_locale ();
  folder = dup_locale_folder ();
  if (folder != NULL)
    bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
