/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-error.h"

#include <glib/gstdio.h>
#include <unistd.h>

static char *
dup_name (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static guint
count_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuDesk) desk = heshu_desk_open (path, HESHU_DESK_OPEN_EXISTING, &error);
  HeshuMetricQuery all = { 0 };

  g_assert_no_error (error);

  return fixture_count (desk, &all);
}

/* Nothing but the copy is left behind, whatever happened */
static guint
count_files (Fixture *fixture, const char *prefix)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    n += g_str_has_prefix (name, prefix);

  return n;
}

static void
must_copy (HeshuDesk *desk, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (heshu_desk_save_copy (desk, path, NULL, &error));
  g_assert_no_error (error);
}

static void
must_not_copy (HeshuDesk *desk, const char *path, GCancellable *cancellable, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (heshu_desk_save_copy (desk, path, cancellable, &error));
  g_assert_error (error, domain, code);
}

/* Design §5: a single file, whole, a desk like any other; names that a URI would read otherwise */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "copy.heshu", "副本 1?mode=ro#%41.heshu" };
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "59.36%");

  fixture_must_edit (fixture->desk, metric, "value", "59.63", "编辑甲");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = dup_name (fixture, names[i]);

      must_copy (fixture->desk, path);
      g_assert_cmpuint (count_files (fixture, names[i]), ==, 1);
      g_assert_cmpuint (count_at (path), ==, 5);
      {
        g_autoptr (HeshuDesk) copy = heshu_desk_open (path, HESHU_DESK_OPEN_EXISTING, NULL);
        g_autoptr (GPtrArray) undone = heshu_desk_undo (copy, "编辑甲", NULL); /* the history came along */

        g_assert_nonnull (undone);
      }
    }
  {
    HeshuMetricQuery all = { 0 };

    g_assert_cmpuint (fixture_count (fixture->desk, &all), ==, 5);
  }
}

/* An earlier copy is replaced; the desk's own file never is, by whichever name */
static void
test_replaces (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autofree char *copy = dup_name (fixture, "copy.heshu");
  g_autofree char *link = dup_name (fixture, "link.heshu");

  must_copy (fixture->desk, copy);
  report = fixture_import_page (fixture->desk);
  must_copy (fixture->desk, copy);
  g_assert_cmpuint (count_at (copy), ==, 5);

  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  must_not_copy (fixture->desk, fixture->path, NULL, HESHU_ERROR, HESHU_ERROR_OUTPUT_FORBIDDEN);
  must_not_copy (fixture->desk, link, NULL, HESHU_ERROR, HESHU_ERROR_OUTPUT_FORBIDDEN);
  g_assert_cmpuint (count_at (fixture->path), ==, 5);
}

/* The bad input: a desk removed under the running window can still be saved */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autofree char *copy = dup_name (fixture, "rescued.heshu");
  HeshuMetricQuery all = { 0 };

  g_assert_cmpuint (fixture_count (fixture->desk, &all), ==, 5); /* a reader is open */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  must_copy (fixture->desk, copy);
  g_assert_cmpuint (count_at (copy), ==, 5);
}

static void
test_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autofree char *nowhere = dup_name (fixture, "no-folder/copy.heshu");
  g_autofree char *given_up = dup_name (fixture, "given-up.heshu");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  must_not_copy (fixture->desk, nowhere, NULL, HESHU_ERROR, HESHU_ERROR_OUTPUT_FAILED);
  g_cancellable_cancel (cancelled);
  must_not_copy (fixture->desk, given_up, cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture, "given-up"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk/copy/whole", Fixture, NULL, fixture_set_up, test_whole, fixture_tear_down);
  g_test_add ("/desk/copy/replaces", Fixture, NULL, fixture_set_up, test_replaces, fixture_tear_down);
  g_test_add ("/desk/copy/removed", Fixture, NULL, fixture_set_up, test_removed, fixture_tear_down);
  g_test_add ("/desk/copy/fails", Fixture, NULL, fixture_set_up, test_fails, fixture_tear_down);

  return g_test_run ();
}
