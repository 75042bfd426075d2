/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "heshu-error.h"
#include "heshu-job.h"
#include "heshu-metric.h"
#include "heshu-question.h"

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

/* --- reading again --- */

/* 2021年,惠济区签约率59.36%,其中返乡45人。 in GB18030, as offices save it: read as Big5 its digits are right
 * and its words are not. */
static const char gb_page[] = "2021\xC4\xEA,\xBB\xDD\xBC\xC3\xC7\xF8\xC7\xA9\xD4\xBC\xC2\xCA"
                              "59.36%,\xC6\xE4\xD6\xD0\xB7\xB5\xCF\xE7"
                              "45\xC8\xCB\xA1\xA3\n";

static HeshuMetric *
find_metric (HeshuDesk *desk, const char *value)
{
  const HeshuMetricQuery all = { 0 };
  g_autoptr (GPtrArray) metrics = heshu_desk_list_metrics (desk, &all, NULL, 0, NULL, NULL, NULL);

  for (guint i = 0; i < metrics->len; i++)
    {
      if (g_strcmp0 (heshu_metric_get (metrics->pdata[i], HESHU_FIELD_VALUE), value) == 0)
        return heshu_metric_ref (metrics->pdata[i]);
    }

  return NULL;
}

static void
edit (HeshuDesk *desk, HeshuObjectKind kind, const char *id, const char *field, const char *after)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (GPtrArray) applied = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (edits, heshu_edit_new (kind, id, field, NULL, after, "编辑甲"));
  applied = heshu_desk_apply (desk, edits, &error);
  g_assert_no_error (error);
}

static guint64
count_found (HeshuDesk *desk, const char *words)
{
  const HeshuMetricQuery query = { .search = words };
  guint64 count = 0;

  g_assert_true (heshu_desk_count_metrics (desk, &query, &count, NULL, NULL));

  return count;
}

static void
test_reread (Fixture *fixture, gconstpointer data)
{
  const char *paths[2] = { NULL };
  g_autofree char *path = g_build_filename (fixture->folder, "gb.txt", NULL);
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (HeshuMetric) before = NULL;
  g_autoptr (HeshuMetric) after = NULL;
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;

  g_assert_true (g_file_set_contents (path, gb_page, -1, NULL));
  paths[0] = path;
  results = heshu_import_paths (fixture->desk, paths, "Big5", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  id = get_result (results, 0)->report_id;
  before = find_metric (fixture->desk, "59.36");
  g_assert_nonnull (before);
  edit (fixture->desk, HESHU_OBJECT_METRIC, heshu_metric_get_id (before), "decision", "confirmed");
  edit (fixture->desk, HESHU_OBJECT_REPORT, id, "publication", "某日报");

  g_assert_true (heshu_reread_report (fixture->desk, importer, heshu_lexicon_get_builtin (), id, "GB18030",
                                      NULL, &error));
  g_assert_no_error (error);
  report = heshu_desk_get_report (fixture->desk, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report->document->encoding, ==, "GB18030");
  g_assert_cmpint (report->document->encoding_source, ==, HESHU_ENCODING_GIVEN);
  g_assert_cmpstr (report->document->publication, ==, "某日报");
  g_assert_cmpstr (heshu_text_get_utf8 (report->document->text), ==,
                   "2021年,惠济区签约率59.36%,其中返乡45人。\n");
  g_assert_cmpmem (g_bytes_get_data (report->bytes, NULL), g_bytes_get_size (report->bytes), gb_page,
                   sizeof gb_page - 1);

  after = find_metric (fixture->desk, "59.36");
  g_assert_cmpstr (heshu_metric_get_id (after), ==, heshu_metric_get_id (before));
  g_assert_cmpint (heshu_metric_get_state (after), ==, HESHU_STATE_CONFIRMED);
  g_assert_cmpstr (heshu_metric_get_text (after), ==, "59.36%");
  g_assert_true (heshu_text_quotes (report->document->text, heshu_metric_get_span (after), "59.36%"));
  g_assert_cmpuint (count_found (fixture->desk, "返乡"), ==, 2);

  /* what it said while it was read wrongly is found no more, and a second time changes nothing */
  g_assert_true (
      heshu_reread_report (fixture->desk, importer, heshu_lexicon_get_builtin (), id, NULL, NULL, &error));
  g_assert_cmpuint (count_found (fixture->desk, "签约"), ==, 2);
}

/* A figure written in words is gone where the words are read as others: nothing is changed. */
static void
test_reread_loses (Fixture *fixture, gconstpointer data)
{
  const char *paths[2] = { NULL };
  g_autofree char *path = g_build_filename (fixture->folder, "words.txt", NULL);
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (HeshuMetric) metric = NULL;
  g_autoptr (HeshuMetric) still = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "2021年，惠济区新建医院三十五所。\n", -1, NULL));
  paths[0] = path;
  results = heshu_import_paths (fixture->desk, paths, NULL, NULL, NULL, NULL, &error);
  metric = find_metric (fixture->desk, "35");
  g_assert_nonnull (metric);
  edit (fixture->desk, HESHU_OBJECT_METRIC, heshu_metric_get_id (metric), "decision", "confirmed");

  g_assert_false (heshu_reread_report (fixture->desk, importer, heshu_lexicon_get_builtin (),
                                       get_result (results, 0)->report_id, "Big5", NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_REREAD_LOSES);
  still = heshu_desk_get_metric (fixture->desk, heshu_metric_get_id (metric), NULL);
  g_assert_cmpstr (heshu_metric_get_text (still), ==, heshu_metric_get_text (metric));
}

/* A district that a person gives to a page is what its figures are of. */
static void
test_reextract_follows_article (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (HeshuMetric) metric = NULL;
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (GError) error = NULL;
  const HeshuArticle *article;

  make_file (fixture, "in/a.txt", "卫生健康工作总结\n\n全年签约1203人。\n");
  results = import (fixture, "in", NULL, NULL, NULL, NULL);
  report = heshu_desk_get_report (fixture->desk, get_result (results, 0)->report_id, NULL);
  article = g_ptr_array_index (report->articles, 0);
  edit (fixture->desk, HESHU_OBJECT_ARTICLE, article->id, "area", "惠济区");
  edit (fixture->desk, HESHU_OBJECT_ARTICLE, article->id, "area_id", "410108");
  edit (fixture->desk, HESHU_OBJECT_ARTICLE, article->id, "period", "2021");

  g_assert_true (
      heshu_reextract_report (fixture->desk, heshu_lexicon_get_builtin (), report->id, NULL, &error));
  g_assert_no_error (error);
  metric = find_metric (fixture->desk, "1203");
  g_assert_cmpstr (heshu_metric_get (metric, HESHU_FIELD_AREA), ==, "惠济区");
  g_assert_cmpstr (heshu_metric_get (metric, HESHU_FIELD_AREA_ID), ==, "410108");
  g_assert_cmpstr (heshu_metric_get (metric, HESHU_FIELD_PERIOD), ==, "2021");
}

/* --- a paste, told file by file --- */

typedef struct
{
  guint n_calls;
  guint n_failed;
  guint n_files;
} Told;

static void
imported_cb (const HeshuImportResult *result, guint n_done, guint n_files, gpointer data)
{
  Told *told = data;

  told->n_calls++;
  told->n_files = n_files;
  told->n_failed += result->error != NULL;
  g_assert_cmpuint (n_done, <=, n_files);
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  static const char html[] = "<p>2021年,惠济区签约12人。";
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_import_source_free);
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  Told told = { 0 };

  make_file (fixture, "in/a.txt", "2021年,惠济区签约13人。");
  make_file (fixture, "in/b.txt", "2021年,惠济区签约14人。");
  g_ptr_array_add (sources, heshu_import_source_new_bytes (bytes, "页面", "text/html"));
  g_ptr_array_add (sources, heshu_import_source_new (folder));
  g_ptr_array_add (sources, heshu_import_source_new (missing));
  g_assert_true (heshu_import_sources (fixture->desk, sources, NULL, imported_cb, &told, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (told.n_calls, ==, 4);
  g_assert_cmpuint (told.n_failed, ==, 1);
  reports = heshu_desk_list_reports (fixture->desk, NULL);
  g_assert_cmpuint (reports->len, ==, 3);
  g_assert_cmpstr (((HeshuReportSummary *) reports->pdata[0])->report->document->media_type, ==, "text/html");
  g_assert_cmpstr (((HeshuReportSummary *) reports->pdata[0])->report->document->name, ==, "页面");
}

/* What two districts state comes before what one does */
static void
test_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) shares = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  const HeshuShare *first;

  make_file (fixture, "in/a.txt",
             "# 惠济区卫健委\n\n2021年,惠济区家庭医生签约率59.36%。2021年,惠济区新增托位350个。\n");
  make_file (fixture, "in/b.txt", "# 管城回族区卫健委\n\n2021年,管城回族区家庭医生签约率61.2%。\n");
  results = import (fixture, "in", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  shares = heshu_question_list_shared (fixture->desk, heshu_lexicon_get_builtin (), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shares->len, ==, 2);
  first = g_ptr_array_index (shares, 0);
  g_assert_cmpstr (first->indicator, ==, "家庭医生签约率");
  g_assert_cmpuint (first->n_districts, ==, 2);
  g_assert_true (heshu_period_equal (first->period, heshu_period_new_years (2021, 2021)));
}

/* What a person says of an article, as people write it */
static void
test_article_edits (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *typed;
    const char *given;
    guint n_edits;
  } rows[] = {
    { "period", "2021年上半年", "2021-H1", 1 },
    { "period", "2021-q1", "2021-Q1", 1 },
    { "period", "下半年", "2020-H2", 1 },
    { "period", "近日", "近日", 1 }, /* for the desk to refuse */
    { "period", "", NULL, 1 },
    { "title", "2021年上半年", "2021年上半年", 1 },
    { "area", "惠济区", "惠济区", 2 }, /* its code follows */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *before = g_str_equal (rows[i].field, "period") ? "2020" : NULL;
      g_autoptr (GPtrArray) edits =
          heshu_article_edits (heshu_lexicon_get_builtin (), "a", rows[i].field, before, rows[i].typed);
      const HeshuEdit *edit = g_ptr_array_index (edits, 0);

      g_assert_cmpuint (edits->len, ==, rows[i].n_edits);
      g_assert_cmpstr (edit->after, ==, rows[i].given);
      g_assert_cmpstr (edit->before, ==, before);
    }
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
  ADD ("reread", test_reread);
  ADD ("reread-loses", test_reread_loses);
  ADD ("reextract-follows-article", test_reextract_follows_article);
  ADD ("sources", test_sources);
  ADD ("article-edits", test_article_edits);
  ADD ("shared", test_shared);
  return g_test_run ();
}
