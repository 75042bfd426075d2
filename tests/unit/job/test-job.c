/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "heshu-error.h"
#include "heshu-job.h"
#include "heshu-metric.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *desk_path;
  HeshuDesk *desk;
} Fixture;

static gboolean may_mount;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("heshu-job-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->desk_path = g_build_filename (fixture->folder, "desk.heshu", NULL);
  fixture->desk = heshu_desk_open (fixture->desk_path, HESHU_DESK_CREATE, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->desk);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->desk_path);
}

static void
make_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* @name below the fixture's folder */
static GPtrArray *
import (Fixture *fixture,
        const char *name,
        HeshuProgressFunc progress,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  const char *paths[] = { path, NULL };

  return heshu_import_paths (fixture->desk, paths, NULL, progress, data, cancellable, error);
}

static const HeshuImportResult *
get_result (GPtrArray *results, guint index)
{
  g_assert_cmpuint (index, <, results->len);
  return g_ptr_array_index (results, index);
}

static guint
count_reports (HeshuDesk *desk)
{
  g_autoptr (GPtrArray) reports = heshu_desk_list_reports (desk, NULL);

  g_assert_nonnull (reports);
  return reports->len;
}

static void
test_read_report (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "page.txt", NULL);
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuReport) report = NULL;

  make_file (fixture, "page.txt", "# 惠济区卫健委\n\n2021年,全区家庭医生签约112000人,签约率59.36%。\n");
  report = heshu_read_report (importer, heshu_lexicon_get_builtin (), path, NULL, &metrics, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->articles->len, ==, 1);
  g_assert_cmpuint (metrics->len, ==, 2);
  g_assert_cmpstr (heshu_metric_get_text (g_ptr_array_index (metrics, 1)), ==, "59.36%");
  g_assert_false (report->sample);
}

static void
test_read_report_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("12人", 5);
  GPtrArray *metrics = (GPtrArray *) fixture;
  g_autoptr (GError) error = NULL;

  g_assert_null (heshu_read_report (importer, heshu_lexicon_get_builtin (), fixture->folder, NULL, &metrics,
                                    NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FILE_NOT_A_FILE);
  g_assert_null (metrics);

  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (heshu_read_report_bytes (importer, heshu_lexicon_get_builtin (), bytes, "paste", NULL,
                                          &metrics, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (metrics);
}

typedef struct
{
  guint n_calls;
  double last;
  GCancellable *cancellable; /* (nullable): cancelled at the first call */
} Progress;

static void
progress_cb (double fraction, const char *title, gpointer data)
{
  Progress *progress = data;

  g_assert_cmpfloat (fraction, >, progress->last);
  g_assert_cmpfloat (fraction, <=, 1);
  g_assert_nonnull (title);
  progress->last = fraction;
  progress->n_calls++;
  if (progress->cancellable != NULL)
    g_cancellable_cancel (progress->cancellable);
}

/* A folder as it is dropped: pages, a saved web page, a picture, an empty file, a sub-folder. The rows and
 * the reports stand in order of name, whichever worker was faster. */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress = { 0 };

  make_file (fixture, "in/a.txt", "2021年,惠济区签约12人。");
  make_file (fixture, "in/b.png", "\x89PNG\r\n\x1A\n");
  make_file (fixture, "in/c.html", "<html><body><p>2021年,惠济区签约13人。</p></body></html>");
  make_file (fixture, "in/d.txt", "");
  make_file (fixture, "in/e/f.txt", "2021年,惠济区签约14人。");
  results = import (fixture, "in", progress_cb, &progress, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 5);
  g_assert_no_error (get_result (results, 0)->error);
  g_assert_cmpstr (get_result (results, 0)->name, ==, "a.txt");
  g_assert_cmpuint (get_result (results, 0)->n_metrics, ==, 1);
  g_assert_error (get_result (results, 1)->error, HESHU_ERROR, HESHU_ERROR_FILE_BINARY);
  g_assert_null (get_result (results, 1)->report_id);
  g_assert_no_error (get_result (results, 2)->error);
  g_assert_error (get_result (results, 3)->error, HESHU_ERROR, HESHU_ERROR_FILE_EMPTY);
  g_assert_cmpstr (get_result (results, 4)->name, ==, "f.txt");
  g_assert_cmpfloat (progress.last, ==, 1);

  reports = heshu_desk_list_reports (fixture->desk, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 3);
  for (guint i = 0; i < reports->len; i++)
    {
      const HeshuReportSummary *summary = g_ptr_array_index (reports, i);

      g_assert_cmpstr (summary->report->id, ==, get_result (results, 2 * i)->report_id);
    }
}

/* More files than workers and than are read ahead */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) results = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%02u.txt", i);
      g_autoptr (GString) text = g_string_new (NULL);

      /* long and short by turns */
      for (guint j = 0; j < (i % 3 == 0 ? 400 : 1); j++)
        g_string_append_printf (text, "第%u页,签约%u人。\n", i, j + 1);
      make_file (fixture, name, text->str);
    }
  results = import (fixture, "in", NULL, NULL, NULL, NULL);
  g_assert_cmpuint (results->len, ==, 30);
  for (guint i = 0; i < results->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.txt", i);

      g_assert_no_error (get_result (results, i)->error);
      g_assert_cmpstr (get_result (results, i)->name, ==, name);
    }
}

static void
test_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) again = NULL;

  make_file (fixture, "in/a.txt", "2021年,惠济区签约12人。");
  make_file (fixture, "in/copy-of-a.txt", "2021年,惠济区签约12人。");
  first = import (fixture, "in", NULL, NULL, NULL, NULL);
  again = import (fixture, "in/copy-of-a.txt", NULL, NULL, NULL, NULL);

  g_assert_no_error (get_result (first, 0)->error);
  g_assert_error (get_result (first, 1)->error, HESHU_ERROR, HESHU_ERROR_FILE_KNOWN);
  g_assert_error (get_result (again, 0)->error, HESHU_ERROR, HESHU_ERROR_FILE_KNOWN);
  g_assert_nonnull (strstr (get_result (again, 0)->error->message, "copy-of-a.txt"));
  g_assert_nonnull (strstr (get_result (again, 0)->error->message, "“a.txt”"));
  g_assert_cmpstr (get_result (again, 0)->report_id, ==, get_result (first, 0)->report_id);
  g_assert_cmpuint (count_reports (fixture->desk), ==, 1);
}

static void
test_nothing_there (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = g_build_filename (fixture->folder, "empty", NULL);
  g_autoptr (GPtrArray) of_empty = NULL;
  g_autoptr (GPtrArray) of_missing = NULL;

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  of_empty = import (fixture, "empty", NULL, NULL, NULL, NULL);
  of_missing = import (fixture, "missing", NULL, NULL, NULL, NULL);

  g_assert_cmpuint (of_empty->len, ==, 1);
  g_assert_error (get_result (of_empty, 0)->error, HESHU_ERROR, HESHU_ERROR_FOLDER_EMPTY);
  g_assert_cmpuint (of_missing->len, ==, 1);
  g_assert_error (get_result (of_missing, 0)->error, HESHU_ERROR, HESHU_ERROR_FILE_MISSING);
}

static void
test_cancel_between_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Progress progress = { .cancellable = cancellable };

  make_file (fixture, "in/a.txt", "2021年,惠济区签约12人。");
  make_file (fixture, "in/b.txt", "2021年,惠济区签约13人。");
  make_file (fixture, "in/c.txt", "2021年,惠济区签约14人。");
  g_assert_null (import (fixture, "in", progress_cb, &progress, cancellable, &error));

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.n_calls, ==, 1);
  g_assert_cmpuint (count_reports (fixture->desk), ==, 1);
}

/* What is wrong with the desk ends the batch: it would be wrong with every file. */
static void
test_desk_that_only_reads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_file (fixture, "in/a.txt", "2021年,惠济区签约12人。");
  g_clear_object (&fixture->desk);
  fixture->desk = heshu_desk_open (fixture->desk_path, HESHU_DESK_READ_ONLY, NULL);
  g_assert_null (import (fixture, "in", NULL, NULL, NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_DESK_READ_ONLY);
}

/* A disk of two megabytes that is full half-way through a folder: what was imported before stays, and is
 * whole. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *disk = g_build_filename (fixture->folder, "disk", NULL);
  g_autofree char *desk_path = g_build_filename (disk, "desk.heshu", NULL);
  g_autoptr (GError) error = NULL;
  guint n_stored;

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  if (!may_mount || mount ("tmpfs", disk, "tmpfs", 0, "size=2m") != 0)
    {
      g_test_skip ("a small disk can be made by the superuser only");
      return;
    }

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%02u.txt", i);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < 2000; j++)
        g_string_append_printf (text, "第%u页第%u段。\n", i, j + 1);
      make_file (fixture, name, text->str);
    }
  g_clear_object (&fixture->desk);
  fixture->desk = heshu_desk_open (desk_path, HESHU_DESK_CREATE, &error);
  g_assert_no_error (error);
  g_assert_null (import (fixture, "in", NULL, NULL, NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_DISK_FULL);
  n_stored = count_reports (fixture->desk);
  g_assert_cmpuint (n_stored, >, 0);
  g_assert_cmpuint (n_stored, <, 30);

  g_clear_object (&fixture->desk);
  g_clear_error (&error);
  fixture->desk = heshu_desk_open (desk_path, HESHU_DESK_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_reports (fixture->desk), ==, n_stored);
  g_clear_object (&fixture->desk);
  umount2 (disk, MNT_DETACH);
}

static void
test_samples (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other_path = g_build_filename (fixture->folder, "other.heshu", NULL);
  g_autoptr (HeshuDesk) other = heshu_desk_open (other_path, HESHU_DESK_CREATE, NULL);
  g_autoptr (GPtrArray) results = heshu_import_samples (fixture->desk, NULL, NULL, NULL, NULL);
  g_autofree char *desk_name = NULL;

  g_assert_cmpuint (results->len, >, 0);
  desk_name = heshu_desk_dup_name (fixture->desk);
  g_assert_cmpstr (desk_name, ==, "示例");

  for (guint i = 0; i < results->len; i++)
    {
      const HeshuImportResult *result = get_result (results, i);
      g_autofree char *path = g_build_filename (fixture->folder, "sample.txt", NULL);
      const char *paths[] = { path, NULL };
      g_autoptr (HeshuReport) report = NULL;
      g_autoptr (HeshuReport) from_file = NULL;
      g_autoptr (GPtrArray) file_results = NULL;

      g_assert_no_error (result->error);
      g_assert_cmpuint (result->n_metrics, >, 0);
      report = heshu_desk_get_report (fixture->desk, result->report_id, NULL);
      g_assert_true (report->sample);

      /* the same bytes under another name are a sample as well */
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (report->bytes, NULL),
                                          (gssize) g_bytes_get_size (report->bytes), NULL));
      file_results = heshu_import_paths (other, paths, NULL, NULL, NULL, NULL, NULL);
      from_file = heshu_desk_get_report (other, get_result (file_results, 0)->report_id, NULL);
      g_assert_true (from_file->sample);
    }
}

static void
test_samples_and_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) samples = heshu_import_samples (fixture->desk, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (HeshuReport) report = NULL;
  g_autofree char *desk_name = NULL;

  make_file (fixture, "in/a.txt", "2021年,惠济区签约12人。");
  results = import (fixture, "in", NULL, NULL, NULL, NULL);
  report = heshu_desk_get_report (fixture->desk, get_result (results, 0)->report_id, NULL);
  desk_name = heshu_desk_dup_name (fixture->desk);
  g_assert_false (report->sample);
  g_assert_cmpstr (desk_name, ==, "desk");
}

#define ADD(path, func) g_test_add ("/job/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("HESHU_READER", argv[1], TRUE);
  /* the lexicons of whoever runs the tests stay out */
  g_setenv ("XDG_CONFIG_HOME", "/nonexistent", TRUE);
  /* mounts of its own; before there is a second thread, which would not see them */
  may_mount = unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
  g_test_init (&argc, &argv, NULL);

  ADD ("read-report", test_read_report);
  ADD ("read-report-fails", test_read_report_fails);
  ADD ("folder", test_folder);
  ADD ("order", test_order);
  ADD ("known", test_known);
  ADD ("nothing-there", test_nothing_there);
  ADD ("cancel-between-files", test_cancel_between_files);
  ADD ("desk-that-only-reads", test_desk_that_only_reads);
  ADD ("full-disk", test_full_disk);
  ADD ("samples", test_samples);
  ADD ("samples-and-others", test_samples_and_others);
  return g_test_run ();
}
