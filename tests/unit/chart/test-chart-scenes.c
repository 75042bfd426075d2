/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart.h"
#include "heshu-error.h"

#include <string.h>

/*
 * Golden files: scenes/NAME.json is a spec, scenes/NAME.txt the scene it must give. A failure leaves NAME.out
 * and NAME.diff in the build directory. Looked at as pictures before they were kept.
 */

static void
leave_difference (const char *name, const char *expected_path, const char *text)
{
  const char *build = g_getenv ("HESHU_BUILD_ROOT");
  g_autofree char *out_name = g_strconcat (name, ".out", NULL);
  g_autofree char *diff_name = g_strconcat (name, ".diff", NULL);
  g_autofree char *out = g_build_filename (build, out_name, NULL);
  g_autofree char *diff = g_build_filename (build, diff_name, NULL);
  const char *argv[] = { "diff", "-u", expected_path, out, NULL };
  g_autofree char *output = NULL;

  g_file_set_contents (out, text, -1, NULL);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, NULL))
    return;
  g_file_set_contents (diff, output, -1, NULL);
  g_test_message ("see %s", diff);
}

static void
test_scene (gconstpointer data)
{
  const char *name = data;
  const char *root = g_getenv ("HESHU_SOURCE_ROOT");
  g_autofree char *json_name = g_strconcat (name, ".json", NULL);
  g_autofree char *text_name = g_strconcat (name, ".txt", NULL);
  g_autofree char *json_path = g_build_filename (root, "tests", "unit", "chart", "scenes", json_name, NULL);
  g_autofree char *text_path = g_build_filename (root, "tests", "unit", "chart", "scenes", text_name, NULL);
  g_autofree char *json = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *canonical = NULL;
  g_autoptr (HeshuChartSpec) spec = NULL;
  g_autoptr (HeshuScene) scene = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (json_path, &json, NULL, NULL));
  spec = heshu_chart_spec_parse (json, -1, &error);
  g_assert_no_error (error);
  canonical = heshu_chart_spec_print (spec);
  g_assert_cmpstr (canonical, ==, json);

  scene = heshu_chart_lay_out (spec, &error);
  if (g_error_matches (error, HESHU_ERROR, HESHU_ERROR_FONT_MISSING))
    {
      g_test_skip ("no font with Chinese characters is installed");
      return;
    }
  g_assert_no_error (error);
  printed = heshu_scene_print (scene);
  /* a new scene has no .txt yet: it fails and leaves the .out to look at and keep */
  if (!g_file_get_contents (text_path, &expected, NULL, NULL) || !g_str_equal (printed, expected))
    {
      leave_difference (name, text_path, printed);
      g_test_fail ();
    }
}

int
main (int argc, char **argv)
{
  const char *root = g_getenv ("HESHU_SOURCE_ROOT");
  g_autofree char *folder = g_build_filename (root, "tests", "unit", "chart", "scenes", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  g_test_init (&argc, &argv, NULL);
  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".json"))
      {
        char *name = g_strndup (file, strlen (file) - strlen (".json"));
        g_autofree char *path = g_strconcat ("/chart-scenes/", name, NULL);

        g_test_add_data_func_full (path, name, test_scene, g_free);
      }

  return g_test_run ();
}
