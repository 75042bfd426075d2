/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program that people start. Some fifty libraries stand behind the commands (text layout, spreadsheets,
 * XML, SQL), and binding them takes longer than many an answer; so they are bound when a command is there, by
 * loading the module that holds all commands. This file needs the C library only. */

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MODULE "heshu-commands.so"

typedef int (*CliMain) (int argc, char **argv);

/* @path: (out): the folder of this program */
static int
find_folder (char *path, size_t size)
{
  const ssize_t length = readlink ("/proc/self/exe", path, size - 1);
  char *slash;

  if (length < 0)
    return 0;
  path[length] = '\0';
  slash = strrchr (path, '/');
  if (slash == NULL)
    return 0;
  *slash = '\0';
  return 1;
}

/* Beside the program in the build tree, under lib/ where it is installed, wherever that is */
static void *
load_module (void)
{
  static const char *const places[] = { "", "/../" HESHU_LIBDIR "/heshu" };
  char folder[4096], path[4096 + 256];
  void *module = NULL;

  if (!find_folder (folder, sizeof folder))
    return NULL;
  for (size_t i = 0; i < sizeof places / sizeof places[0] && module == NULL; i++)
    {
      snprintf (path, sizeof path, "%s%s/%s", folder, places[i], MODULE);
      if (access (path, R_OK) == 0)
        module = dlopen (path, RTLD_LAZY | RTLD_LOCAL);
    }
  return module;
}

int
main (int argc, char **argv)
{
  void *module;
  CliMain run = NULL;

  if (argc == 2 && strcmp (argv[1], "--version") == 0)
    {
      puts ("heshu-cli " HESHU_VERSION);
      return fflush (stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }
  module = load_module ();
  if (module != NULL)
    *(void **) &run = dlsym (module, "heshu_cli_main");
  if (run == NULL)
    {
      fputs ("heshu-cli: a part of Heshu is missing (" MODULE "); install Heshu again.\n", stderr);
      return EXIT_FAILURE;
    }
  return run (argc,
              argv); /* the module stays until the process ends: threads of libraries may still run in it */
}
