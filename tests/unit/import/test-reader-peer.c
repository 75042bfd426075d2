/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-error.h"
#include "heshu-reader-pool.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* The importer's side against a program that does not keep to the protocol. */

static const char *fake_reader;

/* Short, so that a program that hangs does not hold up the test; ample for one that answers */
static const HeshuReaderLimits hanging_limits = { .hello_ms = 200,
                                                  .wall_ms = 200,
                                                  .cpu_s = 5,
                                                  .memory_mb = 256,
                                                  .max_text_bytes = 1 << 20,
                                                  .max_blocks = 1000 };
static const HeshuReaderLimits ample_limits = { .hello_ms = 20000,
                                                .wall_ms = 20000,
                                                .cpu_s = 5,
                                                .memory_mb = 256,
                                                .max_text_bytes = 1 << 20,
                                                .max_blocks = 1000 };

typedef struct
{
  const char *mode;
  HeshuErrorCode code;
  gboolean hangs;
} Case;

static const Case cases[] = {
  { "says-nothing", HESHU_ERROR_READER_MISSING, TRUE },
  { "ends-at-once", HESHU_ERROR_READER_MISSING },
  { "other-version", HESHU_ERROR_READER_MISSING },
  { "short-greeting", HESHU_ERROR_READER_MISSING },
  { "dies-unheard", HESHU_ERROR_READER_DIED },
  { "ends-before-it-begins", HESHU_ERROR_READER_DIED },
  { "wrong-magic", HESHU_ERROR_READER_DIED },
  { "unknown-status", HESHU_ERROR_READER_DIED },
  { "too-deep", HESHU_ERROR_FILE_TOO_DEEP },
  { "huge-text", HESHU_ERROR_READER_DIED },
  { "huge-blocks", HESHU_ERROR_READER_DIED },
  { "huge-string", HESHU_ERROR_READER_DIED },
  { "wrong-count", HESHU_ERROR_READER_DIED },
  { "invalid-utf8", HESHU_ERROR_READER_DIED },
  { "nul-in-text", HESHU_ERROR_READER_DIED },
  { "cut-character", HESHU_ERROR_READER_DIED },
  { "block-beyond-text", HESHU_ERROR_READER_DIED },
  { "blocks-overlap", HESHU_ERROR_READER_DIED },
  { "empty-block", HESHU_ERROR_READER_DIED },
  { "unknown-kind", HESHU_ERROR_READER_DIED },
  { "heading-of-level-9", HESHU_ERROR_READER_DIED },
  { "paragraph-with-level", HESHU_ERROR_READER_DIED },
  { "invalid-title", HESHU_ERROR_READER_DIED },
  { "title-with-escape", HESHU_ERROR_READER_DIED },
  { "no-date", HESHU_ERROR_READER_DIED },
  { "date-of-words", HESHU_ERROR_READER_DIED },
  { "garbage", HESHU_ERROR_READER_DIED },
  { "flood", HESHU_ERROR_READER_DIED },
  { "goes-on", HESHU_ERROR_READER_DIED },
  { "half-an-answer", HESHU_ERROR_READER_DIED },
  { "half-a-header", HESHU_ERROR_READER_DIED },
  { "dies-in-mid-answer", HESHU_ERROR_READER_DIED },
  { "child-crashed", HESHU_ERROR_READER_DIED },
  { "child-crashed-after-answer", HESHU_ERROR_READER_DIED },
  { "child-too-slow", HESHU_ERROR_READER_SLOW },
  { "other-serial", HESHU_ERROR_READER_DIED },
  { "sends-a-descriptor", HESHU_ERROR_READER_DIED },
  { "hangs", HESHU_ERROR_READER_SLOW, TRUE },
  { "hangs-in-mid-answer", HESHU_ERROR_READER_SLOW, TRUE },
  { "keeps-the-pipe", HESHU_ERROR_READER_SLOW, TRUE },
};

static guint
count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static HeshuDocument *
read_with (HeshuReaderPool *pool, const char *mode, GCancellable *cancellable, GError **error)
{
  int fd = open ("/dev/null", O_RDONLY | O_CLOEXEC);
  HeshuDocument *document;

  g_setenv ("FAKE_READER", mode, TRUE);
  document = heshu_reader_pool_read (pool, HESHU_READER_HTML, fd, "页.html", "a/页.html", cancellable, error);
  close (fd);
  return document;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  guint n_descriptors = count_descriptors ();
  HeshuReaderPool *pool = heshu_reader_pool_new (fake_reader, c->hangs ? &hanging_limits : &ample_limits);
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuDocument) document = read_with (pool, c->mode, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, HESHU_ERROR, (int) c->code);
  g_assert_nonnull (strstr (error->message, "a/页.html"));
  heshu_reader_pool_free (pool);
  g_assert_cmpuint (count_descriptors (), ==, n_descriptors);
}

static void
test_good (void)
{
  g_autoptr (HeshuReaderPool) pool = heshu_reader_pool_new (fake_reader, &ample_limits);

  /* the second file finds the program of the first one waiting */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HeshuDocument) document = read_with (pool, i == 0 ? "good" : "ends-at-once", NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (document->name, ==, "页.html");
      g_assert_cmpstr (heshu_text_get_utf8 (document->text), ==, "标题\n\n正文");
      g_assert_cmpuint (document->blocks->len, ==, 2);
      g_assert_cmpstr (document->title, ==, "标题");
      g_assert_cmpstr (document->publication, ==, "本报");
      g_assert_cmpstr (document->issue_date, ==, "2021-01-05");
      g_assert_null (document->page);
    }
}

/* What @func writes to standard error */
static char *
catch_stderr (void (*func) (void))
{
  g_autofree char *path = NULL;
  char *said = NULL;
  int saved = dup (STDERR_FILENO);
  int fd = g_file_open_tmp ("heshu-said-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  dup2 (fd, STDERR_FILENO);
  func ();
  dup2 (saved, STDERR_FILENO);
  close (saved);
  close (fd);
  g_assert_true (g_file_get_contents (path, &said, NULL, NULL));
  unlink (path);
  return said;
}

static void
read_in_half_a_cage (void)
{
  g_autoptr (HeshuReaderPool) pool = heshu_reader_pool_new (fake_reader, &ample_limits);
  g_autoptr (HeshuDocument) document = NULL;

  g_assert_cmpuint (heshu_reader_pool_get_cage (pool), ==, HESHU_CAGE_ALL);
  document = read_with (pool, "half-a-cage", NULL, NULL);
  g_assert_nonnull (document);
  g_assert_cmpuint (heshu_reader_pool_get_cage (pool), ==, HESHU_CAGE_LANDLOCK);
}

/* A kernel without seccomp: the page is read, it is known how, and said once. */
static void
test_half_a_cage (void)
{
  g_autofree char *said = catch_stderr (read_in_half_a_cage);
  g_autofree char *again = catch_stderr (read_in_half_a_cage);

  g_assert_nonnull (strstr (said, "seccomp"));
  g_assert_null (strstr (said, "Landlock"));
  g_assert_cmpstr (again, ==, "");
}

/* What one file did to the program is not felt by the next. */
static void
test_next_file (void)
{
  g_autoptr (HeshuReaderPool) pool = heshu_reader_pool_new (fake_reader, &ample_limits);
  static const char *const modes[] = { "dies-in-mid-answer", "flood", "other-serial" };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HeshuDocument) document = NULL;

      g_assert_null (read_with (pool, modes[i], NULL, NULL));
      document = read_with (pool, "good", NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (document);
      /* a fresh program for the next mode */
      g_clear_pointer (&pool, heshu_reader_pool_free);
      pool = heshu_reader_pool_new (fake_reader, &ample_limits);
    }
}

static void
test_missing (void)
{
  g_autoptr (HeshuReaderPool) pool = heshu_reader_pool_new ("/nonexistent/heshu-reader", &ample_limits);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_with (pool, "good", NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_READER_MISSING);
}

/* At whatever moment it comes: before the start, while the program greets, while it hangs */
static gpointer
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (void)
{
  static const char *const modes[] = { "hangs", "hangs-in-mid-answer", "flood" };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (HeshuReaderPool) pool = heshu_reader_pool_new (fake_reader, &ample_limits);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      gint64 start_us = g_get_monotonic_time ();
      GThread *thread = g_thread_new ("cancel", cancel_cb, cancellable);

      g_assert_null (read_with (pool, modes[i], cancellable, &error));
      g_thread_join (thread);
      g_assert_nonnull (error);
      if (!g_str_equal (modes[i], "flood"))
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - start_us, <, 5 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *program = g_canonicalize_filename (argv[1], NULL);

  fake_reader = program;
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reader-peer/", cases[i].mode, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/reader-peer/good", test_good);
  g_test_add_func ("/reader-peer/half-a-cage", test_half_a_cage);
  g_test_add_func ("/reader-peer/next-file", test_next_file);
  g_test_add_func ("/reader-peer/missing", test_missing);
  g_test_add_func ("/reader-peer/cancel", test_cancel);
  return g_test_run ();
}
