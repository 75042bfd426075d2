/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-error.h"
#include "heshu-importer.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

typedef struct
{
  HeshuImporter *importer;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->importer = heshu_importer_new ();
  fixture->folder = g_dir_make_tmp ("heshu-import-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_chmod (folder, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  heshu_importer_unref (fixture->importer);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static char *
make_file (Fixture *fixture, const char *name, const char *bytes, gssize length)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

static void
assert_fails (Fixture *fixture, const char *path, HeshuErrorCode code)
{
  g_autoptr (GError) error = NULL;
  HeshuReport *report = heshu_importer_read_file (fixture->importer, path, NULL, NULL, &error);

  g_assert_null (report);
  g_assert_error (error, HESHU_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
}

/* What may not be read is to be seen by somebody else than the superuser, who may read everything. */
static void
become_other_user (Fixture *fixture)
{
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
}

static void
become_self (void)
{
  g_assert_cmpint (seteuid (getuid ()), ==, 0);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "一页.txt", "\xEF\xBB\xBF签约\r\n12万", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuReport) report = heshu_importer_read_file (fixture->importer, path, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (report->document->name, ==, "一页.txt");
  g_assert_cmpstr (report->document->media_type, ==, "text/plain");
  g_assert_cmpstr (heshu_text_get_utf8 (report->document->text), ==, "签约\r\n12万");
  g_assert_cmpuint (g_bytes_get_size (report->bytes), ==, 3 + 6 + 2 + 2 + 3);
  g_assert_null (report->document->blocks);
}

/* FIPS 180-2: the digest of `abc` */
static void
test_sha256 (Fixture *fixture, gconstpointer data)
{
  static const char abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  g_autofree char *path = make_file (fixture, "abc.txt", "abc", 3);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (HeshuReport) from_file = heshu_importer_read_file (fixture->importer, path, NULL, NULL, NULL);
  g_autoptr (HeshuReport) from_bytes =
      heshu_importer_read_bytes (fixture->importer, bytes, "abc", NULL, NULL, NULL, NULL);

  g_assert_cmpstr (from_file->sha256, ==, abc);
  g_assert_cmpstr (from_bytes->sha256, ==, abc);
}

static void
test_markdown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "page.txt", "# 标题\n\n正文", -1);
  g_autoptr (HeshuReport) report = heshu_importer_read_file (fixture->importer, path, NULL, NULL, NULL);

  g_assert_cmpstr (report->document->media_type, ==, "text/markdown");
  g_assert_cmpstr (heshu_text_get_utf8 (report->document->text), ==, "# 标题\n\n正文");
}

static void
test_encoding (Fixture *fixture, gconstpointer data)
{
  /* 惠济区 in GB18030 */
  g_autofree char *path = make_file (fixture, "page.txt", "\xBB\xDD\xBC\xC3\xC7\xF8", -1);
  g_autoptr (HeshuReport) report = heshu_importer_read_file (fixture->importer, path, "GB18030", NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (heshu_text_get_utf8 (report->document->text), ==, "惠济区");
  g_assert_cmpint (report->document->encoding_source, ==, HESHU_ENCODING_GIVEN);
  g_assert_null (heshu_importer_read_file (fixture->importer, path, "GB-nonsense", NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_ENCODING_UNKNOWN);
}

/* A page in GBK that says it is UTF-8, as sites have that moved to another publishing system; and an honest
 * one */
static void
test_page_encoding (Fixture *fixture, gconstpointer data)
{
  static const char *const claims[] = { "utf-8", "gb2312", "gbk" };

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *utf8 =
          g_strdup_printf ("<html><head><meta charset=\"%s\"></head><body><p>惠济区家庭医生签约率达到"
                           "59.36%%,比上年提高3个百分点。</p></body></html>",
                           claims[i]);
      gsize length;
      g_autofree char *gbk = g_convert (utf8, -1, "GB18030", "UTF-8", NULL, &length, NULL);
      g_autofree char *path = make_file (fixture, "page.html", gbk, (gssize) length);
      g_autoptr (GError) error = NULL;
      g_autoptr (HeshuReport) report = heshu_importer_read_file (fixture->importer, path, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (heshu_text_get_utf8 (report->document->text), ==,
                       "惠济区家庭医生签约率达到59.36%,比上年提高3个百分点。");
      g_assert_nonnull (report->document->encoding);
    }
}

static void
test_page_utf16 (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *utf16 = g_convert ("\uFEFF<html><body><p>签约12万人</p></body></html>", -1, "UTF-16LE",
                                      "UTF-8", NULL, &length, NULL);
  g_autofree char *path = make_file (fixture, "page.html", utf16, (gssize) length);
  g_autoptr (HeshuReport) report = heshu_importer_read_file (fixture->importer, path, NULL, NULL, NULL);

  g_assert_cmpstr (heshu_text_get_utf8 (report->document->text), ==, "签约12万人");
  g_assert_cmpint (report->document->encoding_source, ==, HESHU_ENCODING_BOM);
}

static void
test_what_is_no_report (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = make_file (fixture, "empty.txt", "", 0);
  g_autofree char *pdf = make_file (fixture, "a.txt", "%PDF-1.4\n1 0 obj", -1);
  g_autofree char *docx = make_file (fixture, "a.docx", "PK\x03\x04\x14\0\x06\0", 8);
  g_autofree char *rtf = make_file (fixture, "a.rtf", "{\\rtf1 12}", -1);
  g_autofree char *no_text = make_file (fixture, "scripts.html", "<html><script>1</script></html>", -1);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.txt", NULL);
  g_autofree char *below_file = g_build_filename (empty, "x.txt", NULL);

  assert_fails (fixture, empty, HESHU_ERROR_FILE_EMPTY);
  assert_fails (fixture, pdf, HESHU_ERROR_FILE_BINARY);
  assert_fails (fixture, docx, HESHU_ERROR_FILE_BINARY);
  assert_fails (fixture, rtf, HESHU_ERROR_FILE_BINARY);
  assert_fails (fixture, no_text, HESHU_ERROR_FILE_EMPTY);
  assert_fails (fixture, missing, HESHU_ERROR_FILE_MISSING);
  assert_fails (fixture, below_file, HESHU_ERROR_FILE_MISSING);
}

static void
test_what_is_no_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo", NULL);
  g_autofree char *socket_path = g_build_filename (fixture->folder, "socket", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.txt", NULL);
  g_autofree char *loop = g_build_filename (fixture->folder, "loop.txt", NULL);
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_strlcpy (address.sun_path, socket_path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  g_assert_cmpint (symlink ("nowhere.txt", dangling), ==, 0);
  g_assert_cmpint (symlink ("loop.txt", loop), ==, 0);

  assert_fails (fixture, fixture->folder, HESHU_ERROR_FILE_NOT_A_FILE);
  assert_fails (fixture, fifo, HESHU_ERROR_FILE_NOT_A_FILE);
  assert_fails (fixture, socket_path, HESHU_ERROR_FILE_NOT_A_FILE);
  assert_fails (fixture, "/dev/null", HESHU_ERROR_FILE_NOT_A_FILE);
  assert_fails (fixture, dangling, HESHU_ERROR_FILE_MISSING);
  assert_fails (fixture, loop, HESHU_ERROR_FILE_MISSING);
  close (fd);
}

static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "secret.txt", "签约", -1);

  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  become_other_user (fixture);
  assert_fails (fixture, path, HESHU_ERROR_FILE_FORBIDDEN);
  become_self ();
}

/* Known by its size, before a byte is read: the file is a hole and takes no room. */
static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "large.txt", "签约", -1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (path, (off_t) HESHU_IMPORT_MAX_BYTES + 1), ==, 0);
  assert_fails (fixture, path, HESHU_ERROR_FILE_TOO_LARGE);

  bytes = g_bytes_new_take (g_malloc0 (HESHU_IMPORT_MAX_BYTES + 1), HESHU_IMPORT_MAX_BYTES + 1);
  g_assert_null (heshu_importer_read_bytes (fixture->importer, bytes, "paste", NULL, NULL, NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FILE_TOO_LARGE);
}

static void
test_standard_input (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (GError) error = NULL;
  int saved = dup (STDIN_FILENO);
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], "签约12万", strlen ("签约12万")), ==, (gssize) strlen ("签约12万"));
  close (ends[1]);
  dup2 (ends[0], STDIN_FILENO);
  report = heshu_importer_read_file (fixture->importer, "-", NULL, NULL, &error);
  dup2 (saved, STDIN_FILENO);
  close (saved);
  close (ends[0]);

  g_assert_no_error (error);
  g_assert_cmpstr (heshu_text_get_utf8 (report->document->text), ==, "签约12万");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "page.txt", "签约", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (heshu_importer_read_file (fixture->importer, path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
assert_listed (Fixture *fixture, const char *path, const char *const *names, guint n_failed)
{
  g_autoptr (GPtrArray) failed = NULL;
  g_autoptr (GPtrArray) files = heshu_importer_list_files (path, &failed);

  g_assert_cmpuint (files->len, ==, g_strv_length ((char **) names));
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *expected = g_build_filename (fixture->folder, names[i], NULL);

      g_assert_cmpstr (g_ptr_array_index (files, i), ==, expected);
    }
  g_assert_cmpuint (failed->len, ==, n_failed);
}

/* A folder of a newsroom with links, hidden files of a synchronising program, and a link that leads back to
 * its top */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "10.txt",         "2.txt", "again.txt", "dangling.txt",
                                       "sub/deep/4.txt", "z.txt", NULL };
  static const char *const below[] = { "2.txt",          "10.txt",      "z.txt",
                                       "sub/deep/4.txt", ".hidden.txt", ".sync/5.txt" };
  g_autofree char *outside = g_dir_make_tmp ("heshu-outside-XXXXXX", NULL);
  g_autofree char *outside_file = g_build_filename (outside, "6.txt", NULL);
  static const char *const links[][2] = { { "again.txt", "2.txt" },
                                          { "dangling.txt", "nowhere" },
                                          { "sub/up", ".." } };

  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    g_free (make_file (fixture, below[i], "签约", -1));
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *link = g_build_filename (fixture->folder, links[i][0], NULL);

      g_assert_cmpint (symlink (links[i][1], link), ==, 0);
    }
  g_assert_true (g_file_set_contents (outside_file, "1", 1, NULL));
  {
    g_autofree char *to_file = g_build_filename (fixture->folder, "out.txt", NULL);
    g_autofree char *to_folder = g_build_filename (fixture->folder, "out", NULL);

    g_assert_cmpint (symlink (outside_file, to_file), ==, 0);
    g_assert_cmpint (symlink (outside, to_folder), ==, 0);
  }

  assert_listed (fixture, fixture->folder, names, 0);
  remove_folder (outside);
}

static void
test_forbidden_folder (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "1.txt", NULL };
  g_autofree char *closed = g_build_filename (fixture->folder, "closed", NULL);

  g_free (make_file (fixture, "1.txt", "签约", -1));
  g_free (make_file (fixture, "closed/2.txt", "签约", -1));
  g_assert_cmpint (g_chmod (closed, 0), ==, 0);
  become_other_user (fixture);
  assert_listed (fixture, fixture->folder, names, 1);
  become_self ();
}

static void
test_list_of_a_file (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "1.txt", NULL };
  static const char *const missing[] = { "missing.txt", NULL };
  g_autofree char *path = make_file (fixture, "1.txt", "签约", -1);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "missing.txt", NULL);

  assert_listed (fixture, path, names, 0);
  assert_listed (fixture, nowhere, missing, 0);
}

#define ADD(path, func) g_test_add ("/importer/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("HESHU_READER", argv[1], TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("text", test_text);
  ADD ("sha256", test_sha256);
  ADD ("markdown", test_markdown);
  ADD ("encoding", test_encoding);
  ADD ("page-encoding", test_page_encoding);
  ADD ("page-utf16", test_page_utf16);
  ADD ("what-is-no-report", test_what_is_no_report);
  ADD ("what-is-no-file", test_what_is_no_file);
  ADD ("forbidden", test_forbidden);
  ADD ("too-large", test_too_large);
  ADD ("standard-input", test_standard_input);
  ADD ("cancelled", test_cancelled);
  ADD ("folder", test_folder);
  ADD ("forbidden-folder", test_forbidden_folder);
  ADD ("list-of-a-file", test_list_of_a_file);
  return g_test_run ();
}
