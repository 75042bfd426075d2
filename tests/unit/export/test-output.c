/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"

#include "heshu-error.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

static char *
dup_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
assert_contents (const char *path, const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

/* No temporary file is ever left behind. */
static void
assert_n_files (guint expected)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, expected);
}

static void
test_new_and_replaced (void)
{
  g_autofree char *path = dup_path ("表.csv");
  g_autoptr (GBytes) first = g_bytes_new_static ("one", 3);
  g_autoptr (GBytes) second = g_bytes_new_static ("two", 3);
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_assert_true (heshu_output_replace (path, first, &error));
  assert_contents (path, "one");
  g_chmod (path, 0640);
  g_assert_true (heshu_output_replace (path, second, &error));
  assert_contents (path, "two");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  assert_n_files (1);
  g_unlink (path);
}

/* An export that fails halfway leaves the old file, and nothing beside it. */
static void
test_given_up (void)
{
  g_autofree char *path = dup_path ("old.csv");
  g_autoptr (HeshuOutput) output = NULL;

  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  output = heshu_output_open (path, NULL);
  g_assert_true (g_output_stream_write_all (heshu_output_get_stream (output), "new", 3, NULL, NULL, NULL));
  g_clear_pointer (&output, heshu_output_free);
  assert_contents (path, "old");
  assert_n_files (1);
  g_unlink (path);
}

static void
test_link_keeps_pointing (void)
{
  g_autofree char *target = dup_path ("target");
  g_autofree char *link = dup_path ("link");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);

  g_assert_true (g_file_set_contents (target, "old", 3, NULL));
  g_assert_cmpint (symlink ("target", link), ==, 0);
  g_assert_true (heshu_output_replace (link, bytes, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_contents (target, "new");
  g_unlink (link);
  g_unlink (target);
}

static void
test_device_is_written_as_it_stands (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (heshu_output_replace ("/dev/null", bytes, &error));
  g_assert_true (g_file_test ("/dev/null", G_FILE_TEST_EXISTS));
  g_assert_false (heshu_output_replace ("/dev/full", bytes, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_OUTPUT_FULL);
}

static void
test_places_that_cannot_be_written (void)
{
  g_autofree char *missing = dup_path ("no/such/folder.csv");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (heshu_output_replace (missing, bytes, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_OUTPUT_FAILED);
  g_clear_error (&error);
  g_assert_false (heshu_output_replace (folder, bytes, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_OUTPUT_FAILED);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("heshu-output-XXXXXX", NULL);
  g_test_add_func ("/output/new-and-replaced", test_new_and_replaced);
  g_test_add_func ("/output/given-up", test_given_up);
  g_test_add_func ("/output/link-keeps-pointing", test_link_keeps_pointing);
  g_test_add_func ("/output/device-is-written-as-it-stands", test_device_is_written_as_it_stands);
  g_test_add_func ("/output/places-that-cannot-be-written", test_places_that_cannot_be_written);
  result = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return result;
}
