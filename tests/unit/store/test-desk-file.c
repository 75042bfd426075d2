/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-desk-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define ANNE "编辑甲"

static void
run_sql (const char *path, const char *script)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), ==,
                   SQLITE_OK);
  if (sqlite3_exec (db, script, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_close (db);
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;
  char *sum;

  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
  g_free (bytes);

  return sum;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Design §5: closing checkpoints, so that the one file is whole */
static void
test_one_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy of 惠济 #1?.heshu", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (HeshuDesk) other = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_clear_object (&fixture->desk);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) size, NULL));
  other = heshu_desk_open (copy, HESHU_DESK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count (other, &(HeshuMetricQuery){ 0 }), ==, 5);
}

/* A desk is where it was when it was opened, whatever folder the program is in later; odd names are names */
static void
test_relative (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autofree char *odd = g_strconcat ("/", fixture->folder, "/a%20b?mode=memory#c.heshu", NULL);
  g_autofree char *folder = g_get_current_dir ();
  g_autoptr (HeshuDesk) relative = NULL;
  g_autoptr (HeshuDesk) strange = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  relative = heshu_desk_open ("desk.heshu", HESHU_DESK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chdir (folder), ==, 0);
  g_assert_cmpuint (fixture_count (relative, &(HeshuMetricQuery){ 0 }), ==, 5);
  g_assert_cmpstr (heshu_desk_get_path (relative), ==, "desk.heshu");

  strange = heshu_desk_open (odd, HESHU_DESK_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (odd, G_FILE_TEST_EXISTS));
}

static void
make_random (const char *path)
{
  g_autofree char *bytes = g_strnfill (5000, 'x');

  g_file_set_contents (path, bytes, 5000, NULL);
}

static void
make_empty (const char *path)
{
  g_file_set_contents (path, "", 0, NULL);
}

static void
make_other_database (const char *path)
{
  run_sql (path, "CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA user_version = 1;");
}

static void
make_short (const char *path)
{
  g_file_set_contents (path, "SQLite format 3", 16, NULL);
}

static void
make_folder (const char *path)
{
  g_mkdir (path, 0700);
}

static void
make_socket (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_nothing (const char *path)
{
}

static const struct
{
  const char *name;
  void (*make) (const char *path);
  HeshuDeskFlags flags;
  HeshuErrorCode code;
} bad_files[] = {
  { "random bytes", make_random, HESHU_DESK_OPEN_EXISTING, HESHU_ERROR_DESK_NOT_A_DESK },
  { "random bytes, may create", make_random, HESHU_DESK_CREATE, HESHU_ERROR_DESK_NOT_A_DESK },
  { "empty file", make_empty, HESHU_DESK_OPEN_EXISTING, HESHU_ERROR_DESK_NOT_A_DESK },
  { "another program's database", make_other_database, HESHU_DESK_CREATE, HESHU_ERROR_DESK_NOT_A_DESK },
  { "cut behind its magic", make_short, HESHU_DESK_CREATE, HESHU_ERROR_DESK_NOT_A_DESK },
  { "a folder", make_folder, HESHU_DESK_CREATE, HESHU_ERROR_DESK_NOT_A_DESK },
  { "a pipe", make_socket, HESHU_DESK_CREATE, HESHU_ERROR_DESK_NOT_A_DESK },
  { "missing", make_nothing, HESHU_DESK_OPEN_EXISTING, HESHU_ERROR_DESK_MISSING },
  { "missing, read-only", make_nothing, HESHU_DESK_CREATE | HESHU_DESK_READ_ONLY, HESHU_ERROR_DESK_MISSING },
};

/* Nothing stored is touched: not a byte, and no companion file */
static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *folder = g_build_filename (fixture->folder, "bad", NULL);
      g_autofree char *path = g_build_filename (folder, "file.heshu", NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      guint n_before;

      g_test_message ("%s", bad_files[i].name);
      g_mkdir (folder, 0700);
      bad_files[i].make (path);
      n_before = count_files (folder);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        before = read_file (path);
      g_assert_null (heshu_desk_open (path, bad_files[i].flags, &error));
      g_assert_error (error, HESHU_ERROR, (int) bad_files[i].code);
      g_assert_nonnull (strstr (error->message, "file.heshu"));
      if (before != NULL)
        after = read_file (path);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (count_files (folder), ==, n_before);
      g_remove (path);
      g_rmdir (folder);
    }
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_build_filename (fixture->folder, "a", "b", "desk.heshu", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "empty.heshu", NULL);
  g_autofree char *under_file = g_build_filename (fixture->path, "desk.heshu", NULL);
  g_autoptr (HeshuDesk) first = NULL;
  g_autoptr (HeshuDesk) second = NULL;
  g_autoptr (GError) error = NULL;

  first = heshu_desk_open (deep, HESHU_DESK_CREATE, &error);
  g_assert_no_error (error);
  make_empty (empty);
  second = heshu_desk_open (empty, HESHU_DESK_CREATE, &error);
  g_assert_no_error (error);
  g_assert_null (heshu_desk_open (under_file, HESHU_DESK_CREATE, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_DESK_MISSING);
}

static void
assert_cannot_write (HeshuDesk *desk, HeshuErrorCode code)
{
  g_autoptr (GPtrArray) metrics = fixture_list (desk, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (metrics->len, ==, 5);
  g_assert_nonnull (heshu_desk_get_read_only (desk));
  g_assert_error (heshu_desk_get_read_only (desk), HESHU_ERROR, (int) code);
  g_assert_null (fixture_edit (desk, HESHU_OBJECT_METRIC, heshu_metric_get_id (metrics->pdata[0]), "decision",
                               NULL, "confirmed", ANNE, &error));
  g_assert_error (error, HESHU_ERROR, (int) code);
}

/* A desk from a newer version is opened read-only with a sentence */
static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->desk);
  run_sql (fixture->path, "PRAGMA user_version = 99; ALTER TABLE report ADD COLUMN moon TEXT;");
  before = read_file (fixture->path);
  fixture->desk = heshu_desk_open (fixture->path, HESHU_DESK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  assert_cannot_write (fixture->desk, HESHU_ERROR_DESK_NEWER);
  g_clear_object (&fixture->desk);
  after = read_file (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  /* It is not damaged only because something stands elsewhere in it now. */
  run_sql (fixture->path, "ALTER TABLE metric RENAME COLUMN detail TO details;");
  fixture->desk = heshu_desk_open (fixture->path, HESHU_DESK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_null (
      heshu_desk_list_metrics (fixture->desk, &(HeshuMetricQuery){ 0 }, NULL, 0, NULL, NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_DESK_NEWER);
}

static void
test_read_only_flag (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuDesk) reader = heshu_desk_open (fixture->path, HESHU_DESK_READ_ONLY, NULL);

  assert_cannot_write (reader, HESHU_ERROR_DESK_READ_ONLY);
  g_clear_object (&reader);
  g_clear_object (&fixture->desk);
  reader = heshu_desk_open (fixture->path, HESHU_DESK_READ_ONLY, NULL);
  assert_cannot_write (reader, HESHU_ERROR_DESK_READ_ONLY);
  g_clear_object (&reader);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Runs @function in a child that may no longer do what root may; its assertions end the child. */
static void
run_without_privilege (void (*function) (const char *path), const char *path)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (2);
      function (path);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
open_read_only_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuDesk) desk = heshu_desk_open (path, HESHU_DESK_CREATE, &error);

  g_assert_no_error (error);
  assert_cannot_write (desk, HESHU_ERROR_DESK_READ_ONLY);
}

static void
open_forbidden (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (heshu_desk_open (path, HESHU_DESK_CREATE, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_DESK_FORBIDDEN);
}

/* docs: in a folder of another user plain SQLite cannot even read a desk */
static void
test_permissions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autofree char *missing = g_build_filename (fixture->folder, "none.heshu", NULL);

  g_clear_object (&fixture->desk);
  g_chmod (fixture->path, 0644);
  g_chmod (fixture->folder, 0555);
  run_without_privilege (open_read_only_folder, fixture->path);
  run_without_privilege (open_forbidden, missing);
  g_chmod (fixture->path, 0);
  run_without_privilege (open_forbidden, fixture->path);
  g_chmod (fixture->folder, 0);
  run_without_privilege (open_forbidden, fixture->path);
  g_chmod (fixture->folder, 0700);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static const struct
{
  gint64 type;
  gboolean is_remote;
} file_systems[] = {
  { 0x6969, TRUE },      { 0xff534d42, TRUE },  { (gint32) 0xff534d42, TRUE },
  { 0xfe534d42, TRUE },  { 0xef53, FALSE },     { 0x9123683e, FALSE },
  { 0x01021994, FALSE }, { 0x58465342, FALSE }, { 0x794c7630, FALSE },
};

static void
test_remote (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (file_systems); i++)
    g_assert_cmpint (heshu_desk_file_is_remote (file_systems[i].type), ==, file_systems[i].is_remote);
}

/* --- a full disk --- */

static void
fill_desk (HeshuDesk *desk, HeshuErrorCode code)
{
  g_autofree char *filler = g_strnfill (400000, 'x');
  guint n_done = 0;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000 && error == NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u 签约59.36%%。%s", i, filler);
      g_autoptr (HeshuReport) report = fixture_make_report ("page.txt", text);
      g_autoptr (GPtrArray) list =
          fixture_make_metrics (report,
                                &(Figure){ "59.36%", "59.36", "%", "惠济区", "410108", "2020", "签约率" }, 1);
      g_autofree char *id = heshu_desk_import (desk, report, list, "1", "x", &error);

      n_done += id != NULL;
    }
  g_assert_error (error, HESHU_ERROR, (int) code);
  g_assert_cmpuint (n_done, >, 0);

  reports = heshu_desk_list_reports (desk, NULL);
  metrics = fixture_list (desk, NULL);
  g_assert_cmpuint (reports->len, ==, n_done);
  g_assert_cmpuint (metrics->len, ==, n_done);
}

static void
fill_under_limit (const char *path)
{
  struct rlimit limit = { 6 << 20, 6 << 20 };
  g_autoptr (HeshuDesk) desk = heshu_desk_open (path, HESHU_DESK_OPEN_EXISTING, NULL);

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
  fill_desk (desk, HESHU_ERROR_DISK_FULL);
}

/* A quota on the size of a file, which every user can have */
static void
test_quota (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->desk);
  g_chmod (fixture->folder, 0777);
  g_chmod (fixture->path, 0666);
  run_without_privilege (fill_under_limit, fixture->path);
  fixture->desk = heshu_desk_open (fixture->path, HESHU_DESK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_search (fixture->desk, "签约"), >, 0);
}

static void
use_up (const char *path)
{
  static char block[4096];
  FILE *file = fopen (path, "a");

  g_assert_nonnull (file);
  setvbuf (file, NULL, _IONBF, 0);
  while (fwrite (block, sizeof block, 1, file) == 1)
    ;
  fclose (file);
}

/* Full while a desk is open, full when one is made; work goes on once there is room; and then the disk is set
 * read-only with what could not be carried over still in the log */
static void
on_small_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "desk.heshu", NULL);
  g_autofree char *other = g_build_filename (folder, "other.heshu", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *filler = g_strnfill (512 * 1024, 'x');
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  guint n_edits = 0;

  desk = heshu_desk_open (path, HESHU_DESK_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (ballast, filler, -1, NULL));
  fill_desk (desk, HESHU_ERROR_DISK_FULL);
  use_up (ballast);
  metrics = fixture_list (desk, NULL);
  for (guint i = 0; i < 1000 && error == NULL; i++) /* the log has some room left */
    {
      g_autofree char *note = g_strdup_printf ("%u", i);
      g_autoptr (GPtrArray) done =
          fixture_edit (desk, HESHU_OBJECT_METRIC, heshu_metric_get_id (metrics->pdata[0]), "note", NULL,
                        note, ANNE, &error);

      n_edits += done != NULL;
    }
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_DISK_FULL);
  g_clear_error (&error);
  g_assert_null (heshu_desk_open (other, HESHU_DESK_CREATE, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_DISK_FULL);
  g_clear_error (&error);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));

  g_unlink (ballast);
  fixture_must_edit (desk, metrics->pdata[0], "note", "空间已清", ANNE);
  use_up (ballast);
  g_clear_object (&desk);
  desk = heshu_desk_open (path, HESHU_DESK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_search (desk, "签约"), ==, metrics->len);
  history = heshu_desk_list_history (desk, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, n_edits + 1);
  g_clear_object (&desk);

  g_assert_cmpint (mount ("none", folder, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  desk = heshu_desk_open (path, HESHU_DESK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_error (heshu_desk_get_read_only (desk), HESHU_ERROR, HESHU_ERROR_DESK_READ_ONLY);
  g_assert_cmpuint (fixture_search (desk, "签约"), ==, metrics->len);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mount_point = g_build_filename (fixture->folder, "disk", NULL);

  g_mkdir (mount_point, 0700);
  if (mount ("none", mount_point, "tmpfs", 0, "size=6m") != 0)
    {
      g_test_skip ("no file system may be mounted here");
      return;
    }
  on_small_disk (mount_point);
  g_assert_cmpint (umount (mount_point), ==, 0);
}

/* --- damage --- */

static const struct
{
  const char *script;
  const char *what; /* that can no longer be read */
} damages[] = {
  { "UPDATE metric SET value = '59.63' WHERE value = '59.36'", "metrics" },
  { "UPDATE metric SET value_key = '1' WHERE value = '59.36'", "metrics" },
  { "UPDATE metric SET detail = replace (detail, 'rule', 'person') WHERE value = '59.36'", "metrics" },
  { "UPDATE metric SET decision = 1", "metrics" },
  { "UPDATE report SET publication = 'x'", "report" },
  { "UPDATE original SET text = replace (text, '59.36', '59.63')", "report" },
  { "UPDATE original SET bytes = cast (replace (cast (bytes AS TEXT), '9', '8') AS BLOB)", "report" },
  { "UPDATE article SET agency = NULL", "report" },
  { "UPDATE edit SET after = 'rejected'", "history" },
  { "UPDATE edit SET who = 'x'", "history" },
  { "DELETE FROM edit WHERE seq = 1", "history" },
};

static void
read_what (HeshuDesk *desk, const char *what, const char *report, GError **error)
{
  HeshuMetricQuery all = { 0 };

  if (g_str_equal (what, "metrics"))
    g_assert_null (heshu_desk_list_metrics (desk, &all, NULL, 0, NULL, NULL, error));
  else if (g_str_equal (what, "report"))
    g_assert_null (heshu_desk_get_report (desk, report, error));
  else
    g_assert_null (heshu_desk_list_history (desk, NULL, 0, error));
}

/* docs: SQLite's own checks pass 35 of 64 changed figures */
static void
test_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "59.36%");
  g_autofree char *bytes = NULL;
  gsize size;

  fixture_must_edit (fixture->desk, metric, "note", "核对过", ANNE);
  fixture_must_edit (fixture->desk, metric, "note", "再核对", ANNE);
  g_clear_object (&fixture->desk);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (HeshuDesk) desk = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", damages[i].script);
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
      run_sql (fixture->path, damages[i].script);
      desk = heshu_desk_open (fixture->path, HESHU_DESK_OPEN_EXISTING, &error);
      g_assert_no_error (error);
      read_what (desk, damages[i].what, id, &error);
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_DESK_DAMAGED);
    }
}

static const struct
{
  const char *script; /* checksums are made right again behind it */
  const char *what;
} forgeries[] = {
  { "UPDATE metric SET decision = 7", "metrics" },
  { "UPDATE metric SET indicator = cast (x'e7adbeff' AS TEXT)", "metrics" },
  { "UPDATE metric SET text = cast (x'3500' AS TEXT)", "metrics" },
  { "UPDATE metric SET note = cast (x'80' AS TEXT)", "metrics" },
  { "UPDATE report SET encoding_source = 99", "report" },
  { "UPDATE report SET name = cast (x'ff' AS TEXT)", "report" },
  { "UPDATE article SET title = cast (x'ff' AS TEXT)", "report" },
  { "UPDATE original SET text = cast (x'ff' AS TEXT)", "report" },
  { "UPDATE edit SET why = cast (x'ff' AS TEXT)", "history" },
};

static const char seal_all[] = "UPDATE metric SET checksum = heshu_checksum (" HESHU_METRIC_SUMMED (
    "") ");"
        "UPDATE report SET checksum = heshu_checksum (" HESHU_REPORT_SUMMED (
            "") ");"
                "UPDATE article SET checksum = heshu_checksum (" HESHU_ARTICLE_SUMMED (
                    "") ");"
                        "UPDATE original SET checksum = heshu_checksum (report, text);";

/* A desk from a stranger: nothing in it may bring the program down */
static void
test_forged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "59.36%");
  g_autofree char *bytes = NULL;
  gsize size;

  fixture_must_edit (fixture->desk, metric, "note", "核对过", ANNE);
  g_clear_object (&fixture->desk);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autoptr (HeshuDesk) desk = NULL;
      g_autoptr (GError) error = NULL;
      HeshuSql *sql;

      g_test_message ("%s", forgeries[i].script);
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
      sql = heshu_sql_open (fixture->path, HESHU_SQL_WRITE, &error);
      g_assert_true (heshu_sql_script (sql, forgeries[i].script, &error));
      g_assert_true (heshu_sql_script (sql, seal_all, &error));
      heshu_sql_close (sql);
      desk = heshu_desk_open (fixture->path, HESHU_DESK_OPEN_EXISTING, &error);
      g_assert_no_error (error);
      read_what (desk, forgeries[i].what, id, &error);
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_DESK_DAMAGED);
    }
}

/* Bytes overwritten under a desk: never a wrong figure without a word */
static void
test_flipped_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (GPtrArray) whole = fixture_list (fixture->desk, NULL);
  g_autofree char *bytes = NULL;
  guint n_noticed = 0;
  gsize size;

  g_clear_object (&fixture->desk);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (HeshuDesk) desk = NULL;
      g_autoptr (GPtrArray) metrics = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *copy = g_memdup2 (bytes, size);
      HeshuMetricQuery all = { 0 };

      for (guint j = 0; j < 8; j++)
        copy[g_test_rand_int_range (0, (gint32) size)] = (char) g_test_rand_int_range (0, 256);
      g_assert_true (g_file_set_contents_full (fixture->path, copy, (gssize) size, G_FILE_SET_CONTENTS_NONE,
                                               0600, NULL));
      desk = heshu_desk_open (fixture->path, HESHU_DESK_OPEN_EXISTING, &error);
      metrics = desk != NULL ? heshu_desk_list_metrics (desk, &all, NULL, 0, NULL, NULL, &error) : NULL;
      if (metrics == NULL)
        {
          g_assert_nonnull (error);
          n_noticed++;
          continue;
        }
      for (guint j = 0; j < metrics->len; j++)
        {
          g_autoptr (HeshuMetric) metric = heshu_metric_ref (metrics->pdata[j]);
          gboolean is_true = FALSE;

          for (guint k = 0; k < whole->len; k++)
            is_true = is_true ||
                      (g_str_equal (heshu_metric_get_id (metric), heshu_metric_get_id (whole->pdata[k])) &&
                       g_str_equal (heshu_metric_get (metric, HESHU_FIELD_VALUE),
                                    heshu_metric_get (whole->pdata[k], HESHU_FIELD_VALUE)) &&
                       g_strcmp0 (heshu_metric_get (metric, HESHU_FIELD_PERIOD),
                                  heshu_metric_get (whole->pdata[k], HESHU_FIELD_PERIOD)) == 0);
          g_assert_true (is_true);
        }
    }
  g_test_message ("%u of 150 noticed", n_noticed);
}

/* --- migrations --- */

static void
test_migration (Fixture *fixture, gconstpointer data)
{
  const HeshuDeskMigration steps[] = {
    { HESHU_DESK_VERSION, "SELECT never;" },
    { HESHU_DESK_VERSION + 1, "ALTER TABLE report ADD COLUMN moon TEXT; UPDATE report SET moon = 'full';" },
    { HESHU_DESK_VERSION + 2, "CREATE TABLE stars (n INTEGER) STRICT;" },
  };
  const HeshuDeskMigration broken[] = { { HESHU_DESK_VERSION + 3,
                                          "CREATE TABLE half (n); SELECT nonsense FROM nowhere;" } };
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autofree char *backup_1 = g_strdup_printf ("%s.version-%d.backup", fixture->path, HESHU_DESK_VERSION);
  g_autofree char *backup_2 = g_strdup_printf ("%s.version-%d.backup", fixture->path, HESHU_DESK_VERSION + 1);
  g_autoptr (HeshuDesk) old = NULL;
  g_autoptr (GError) error = NULL;
  HeshuSql *sql;
  gint64 n;

  g_clear_object (&fixture->desk);
  sql = heshu_sql_open (fixture->path, HESHU_SQL_WRITE, &error);
  g_assert_true (heshu_desk_schema_migrate (sql, steps, G_N_ELEMENTS (steps), &error));
  g_assert_no_error (error);
  g_assert_true (heshu_sql_get_int (sql, &n, 0, NULL, "PRAGMA user_version", ""));
  g_assert_cmpint (n, ==, HESHU_DESK_VERSION + 2);
  g_assert_true (
      heshu_sql_get_int (sql, &n, 0, NULL, "SELECT count (*) FROM report WHERE moon = 'full'", ""));
  g_assert_cmpint (n, ==, 1);

  g_assert_false (heshu_desk_schema_migrate (sql, broken, 1, &error));
  g_assert_nonnull (error);
  g_assert_true (
      heshu_sql_get_int (sql, &n, 0, NULL, "SELECT count (*) FROM sqlite_schema WHERE name = 'half'", ""));
  g_assert_cmpint (n, ==, 0);
  heshu_sql_close (sql);

  g_clear_error (&error);
  old = heshu_desk_open (backup_1, HESHU_DESK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count (old, &(HeshuMetricQuery){ 0 }), ==, 5);
  g_assert_true (g_file_test (backup_2, G_FILE_TEST_EXISTS));
}

/* A desk of the first version has other indexes and nothing else. */
static void
test_version_1 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autofree char *backup = g_strconcat (fixture->path, ".version-1.backup", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->desk);
  run_sql (fixture->path,
           "DROP INDEX metric_by_report;"
           "DROP INDEX metric_by_place; CREATE INDEX metric_by_place ON metric (report, span_start);"
           "DROP INDEX metric_by_value; CREATE INDEX metric_by_value ON metric (value_key);"
           "DROP INDEX metric_by_state; CREATE INDEX metric_by_state ON metric (state);"
           "PRAGMA user_version = 1;");
  fixture->desk = heshu_desk_open (fixture->path, HESHU_DESK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (fixture_count (fixture->desk, &(HeshuMetricQuery){ 0 }), ==, 5);
  g_assert_cmpuint (fixture_count (fixture->desk, &(HeshuMetricQuery){ .state = "proposed" }), ==, 5);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/file/one-file", test_one_file);
  ADD ("/store/file/relative", test_relative);
  ADD ("/store/file/bad-files", test_bad_files);
  ADD ("/store/file/create", test_create);
  ADD ("/store/file/newer", test_newer);
  ADD ("/store/file/read-only-flag", test_read_only_flag);
  ADD ("/store/file/permissions", test_permissions);
  g_test_add_func ("/store/file/remote", test_remote);
  ADD ("/store/file/quota", test_quota);
  ADD ("/store/file/full-disk", test_full_disk);
  ADD ("/store/file/damage", test_damage);
  ADD ("/store/file/forged", test_forged);
  ADD ("/store/file/flipped-bytes", test_flipped_bytes);
  ADD ("/store/file/migration", test_migration);
  ADD ("/store/file/version-1", test_version_1);

  return g_test_run ();
}
