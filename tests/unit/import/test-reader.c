/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cage.h"
#include "heshu-error.h"
#include "heshu-importer.h"
#include "heshu-reader-pool.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The real program: pages that are built to hurt, and its death at an awkward moment. */

static const char *reader_program;

/* A sanitizer is there to find faults, not to show how time grows, and takes ten times as long */
#if defined(__SANITIZE_ADDRESS__)
#define N_REPETITIONS 30000
#else
#define N_REPETITIONS 300000
#endif

static HeshuReport *
import (GString *html, GError **error)
{
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (html->str, html->len);

  return heshu_importer_read_bytes (importer, bytes, "page.html", NULL, NULL, NULL, error);
}

static void
append_times (GString *html, const char *piece, guint times)
{
  for (guint i = 0; i < times; i++)
    g_string_append (html, piece);
}

static void
assert_too_deep (GString *html)
{
  g_autoptr (GError) error = NULL;
  gint64 start_us = g_get_monotonic_time ();

  g_assert_null (import (html, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FILE_TOO_DEEP);
  /* these take a parser that is not protected many times as long */
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 5 * G_USEC_PER_SEC);
}

static void
test_nesting (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body>");

  append_times (html, "<div>", 300000);
  g_string_append (html, "12");
  assert_too_deep (html);
}

static void
append_attributes (GString *html, guint n)
{
  g_string_append (html, "<p");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (html, " a%u=1", i);
  g_string_append (html, ">12</p>");
}

static void
test_attributes (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body>");
  g_autoptr (GString) hidden = g_string_new ("<html><body><script>/*<!--</script><!-- <p a=\" --><p b='>'>");

  append_attributes (html, 200000);
  assert_too_deep (html);
  append_attributes (hidden, 200000);
  assert_too_deep (hidden);
}

static void
test_blocks (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body>");

  append_times (html, "<p>1", 1100000);
  assert_too_deep (html);
}

static void
test_long_name (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body><");

  append_times (html, "aaaaaaaaaaaaaaaa", 100000);
  assert_too_deep (html);
}

/* Depth, attributes and pictures of honest pages pass. */
static void
test_honest_extremes (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body>");
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuReport) report = NULL;

  append_times (html, "<div>", 200);
  append_attributes (html, 200);
  append_times (html, "</div>", 200);
  g_string_append (html, "<img src=\"data:image/png;base64,");
  append_times (html, "iVBORw0KGgoAAAAN", 200000);
  g_string_append (html, "\"><p>34</p></body></html>");

  report = import (html, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (heshu_text_get_utf8 (report->document->text), ==, "12\n\n34");
}

/* Each of these has made a parser quadratic somewhere. Linear, they take fractions of a second. */
static void
test_repetition (void)
{
  static const char *const pieces[] = { "<!--",
                                        "<",
                                        "</",
                                        "&",
                                        "&#",
                                        "<br>",
                                        "</p>",
                                        "<b>1</b>",
                                        "<p a=\"",
                                        "<script>",
                                        "]]>",
                                        "<td>",
                                        "</td></tr></table>",
                                        "\xC2\xA0",
                                        "<!",
                                        "<p>一二三四",
                                        "<li>1 2\u3000</li>",
                                        "<tr><td>甲<td>1234",
                                        "<?",
                                        "<a href=1>1</a>" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) html = g_string_new ("<html><body><p>1");
      g_autoptr (HeshuReport) report = NULL;
      gint64 start_us = g_get_monotonic_time ();

      append_times (html, pieces[i], N_REPETITIONS);
      report = import (html, NULL);
      g_test_message ("%s: %s", pieces[i], report != NULL ? "read" : "refused");
      g_assert_cmpint (g_get_monotonic_time () - start_us, <, 10 * G_USEC_PER_SEC);
    }
}

/* --- death
 * ----------------------------------------------------------------------------------------------------------*/

/* FALSE where there is no such process, or only its remains that nobody has asked for yet */
static gboolean
get_parent (const char *pid, pid_t *parent)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "stat", NULL);
  g_autofree char *stat = NULL;
  char state;

  return g_file_get_contents (path, &stat, NULL, NULL) &&
         sscanf (strrchr (stat, ')') + 1, " %c %d", &state, parent) == 2 && state != 'Z' && state != 'X';
}

/* The process whose parent is @parent; 0 where there is none (yet) */
static pid_t
find_child (pid_t parent)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      pid_t parent_of_it;

      if (g_ascii_isdigit (name[0]) && get_parent (name, &parent_of_it) && parent_of_it == parent)
        return (pid_t) atoi (name);
    }
  return 0;
}

static pid_t
wait_for_child_of (pid_t parent)
{
  pid_t child;

  while ((child = find_child (parent)) == 0)
    g_usleep (1000);
  return child;
}

static void
wait_for_end_of (pid_t pid)
{
  g_autofree char *name = g_strdup_printf ("%d", pid);
  pid_t parent;

  for (guint i = 0; i < 10000 && get_parent (name, &parent); i++)
    g_usleep (1000);
  g_assert_false (get_parent (name, &parent));
}

/* A file that never ends: the child stays in the middle of it until something happens to it. */
typedef struct
{
  HeshuReaderPool *pool;
  GCancellable *cancellable;
  int pipe[2];
  GError *error;
  HeshuDocument *document;
} EndlessFile;

static gpointer
read_endless_cb (gpointer data)
{
  EndlessFile *file = data;

  file->document = heshu_reader_pool_read (file->pool, HESHU_READER_HTML, file->pipe[0], "endless.html",
                                           "endless.html", file->cancellable, &file->error);
  return NULL;
}

static void
assert_reads (HeshuReaderPool *pool)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuDocument) document = NULL;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], "<p>12</p>", 9), ==, 9);
  close (ends[1]);
  document =
      heshu_reader_pool_read (pool, HESHU_READER_HTML, ends[0], "next.html", "next.html", NULL, &error);
  close (ends[0]);
  g_assert_no_error (error);
  g_assert_cmpstr (heshu_text_get_utf8 (document->text), ==, "12");
}

typedef enum
{
  KILL_PROGRAM,
  KILL_CHILD,
  CANCEL,
  DEADLINE,
} Blow;

/* Whatever happens in the middle of a file costs that file, names it, leaves no process behind, and the next
 * one is read. */
static void
test_blow (gconstpointer data)
{
  Blow blow = (Blow) GPOINTER_TO_INT (data);
  HeshuReaderLimits limits = heshu_reader_default_limits;
  EndlessFile file = { 0 };
  pid_t program, child;
  gint64 start_us;
  GThread *thread;

  if (blow == DEADLINE)
    limits.wall_ms = 300;
  file.pool = heshu_reader_pool_new (reader_program, &limits);
  file.cancellable = g_cancellable_new ();
  assert_reads (file.pool);
  program = find_child (getpid ());
  g_assert_cmpint (program, !=, 0);

  g_assert_cmpint (pipe (file.pipe), ==, 0);
  g_assert_cmpint (write (file.pipe[1], "<p>签约", 9), ==, 9);
  thread = g_thread_new ("endless", read_endless_cb, &file);
  child = wait_for_child_of (program);

  start_us = g_get_monotonic_time ();
  if (blow == KILL_PROGRAM)
    kill (program, SIGKILL);
  else if (blow == KILL_CHILD)
    kill (child, SIGKILL);
  else if (blow == CANCEL)
    g_cancellable_cancel (file.cancellable);
  g_thread_join (thread);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 2 * G_USEC_PER_SEC);

  g_assert_null (file.document);
  if (blow == CANCEL)
    g_assert_error (file.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    {
      int code = blow == DEADLINE ? HESHU_ERROR_READER_SLOW : HESHU_ERROR_READER_DIED;

      g_assert_error (file.error, HESHU_ERROR, code);
      g_assert_nonnull (strstr (file.error->message, "endless.html"));
    }
  wait_for_end_of (child);
  assert_reads (file.pool);

  heshu_reader_pool_free (file.pool);
  g_assert_cmpint (find_child (getpid ()), ==, 0);
  g_object_unref (file.cancellable);
  g_error_free (file.error);
  close (file.pipe[0]);
  close (file.pipe[1]);
}

/* Killed while it waits: nobody notices. */
static void
test_killed_in_between (void)
{
  g_autoptr (HeshuReaderPool) pool = heshu_reader_pool_new (reader_program, &heshu_reader_default_limits);

  for (guint i = 0; i < 3; i++)
    {
      assert_reads (pool);
      kill (find_child (getpid ()), SIGKILL);
    }
  assert_reads (pool);
}

/* Another run of this program, which reads an endless file until it is killed */
static void
run_victim (void)
{
  HeshuReaderPool *pool = heshu_reader_pool_new (reader_program, &heshu_reader_default_limits);
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_null (
      heshu_reader_pool_read (pool, HESHU_READER_HTML, ends[0], "endless.html", "endless.html", NULL, NULL));
}

/* Whoever imports is killed: neither the program nor its child stays behind. */
static void
test_killed_importer (void)
{
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "/proc/self/exe", reader_program, "victim", NULL };
  GPid victim;
  pid_t program, child;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &victim, &error);
  g_assert_no_error (error);
  program = wait_for_child_of (victim);
  child = wait_for_child_of (program);

  kill (victim, SIGKILL);
  waitpid (victim, NULL, 0);
  wait_for_end_of (program);
  wait_for_end_of (child);
}

static gpointer
read_many_cb (gpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static ("<html><body><p>12</p></body></html>", 35);
      g_autoptr (GError) error = NULL;
      g_autoptr (HeshuReport) report =
          heshu_importer_read_bytes (data, bytes, "page.html", NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (heshu_text_get_utf8 (report->document->text), ==, "12");
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_many_cb, importer);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* The children are in all of the cage that this kernel offers. */
static void
test_caged (void)
{
  g_autoptr (HeshuReaderPool) pool = heshu_reader_pool_new (reader_program, &heshu_reader_default_limits);

  assert_reads (pool);
  g_assert_cmpuint (heshu_reader_pool_get_cage (pool), ==, heshu_cage_probe ());
}

static void
test_too_much_text (void)
{
  HeshuReaderLimits limits = heshu_reader_default_limits;
  g_autoptr (HeshuReaderPool) pool = NULL;
  g_autoptr (GError) error = NULL;
  int ends[2];

  limits.max_text_bytes = 8;
  pool = heshu_reader_pool_new (reader_program, &limits);
  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], "<p>123456789</p>", 16), ==, 16);
  close (ends[1]);
  g_assert_null (
      heshu_reader_pool_read (pool, HESHU_READER_HTML, ends[0], "long.html", "long.html", NULL, &error));
  close (ends[0]);
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FILE_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_autofree char *program = g_canonicalize_filename (argv[1], NULL);

  reader_program = program;
  g_setenv ("HESHU_READER", program, TRUE);
  if (argc > 2 && g_str_equal (argv[2], "victim"))
    {
      run_victim ();
      return 0;
    }
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/nesting", test_nesting);
  g_test_add_func ("/reader/attributes", test_attributes);
  g_test_add_func ("/reader/blocks", test_blocks);
  g_test_add_func ("/reader/long-name", test_long_name);
  g_test_add_func ("/reader/honest-extremes", test_honest_extremes);
  g_test_add_func ("/reader/repetition", test_repetition);
  g_test_add_data_func ("/reader/kill-program", GINT_TO_POINTER (KILL_PROGRAM), test_blow);
  g_test_add_data_func ("/reader/kill-child", GINT_TO_POINTER (KILL_CHILD), test_blow);
  g_test_add_data_func ("/reader/cancel", GINT_TO_POINTER (CANCEL), test_blow);
  g_test_add_data_func ("/reader/deadline", GINT_TO_POINTER (DEADLINE), test_blow);
  g_test_add_func ("/reader/killed-in-between", test_killed_in_between);
  g_test_add_func ("/reader/killed-importer", test_killed_importer);
  g_test_add_func ("/reader/threads", test_threads);
  g_test_add_func ("/reader/caged", test_caged);
  g_test_add_func ("/reader/too-much-text", test_too_much_text);
  return g_test_run ();
}
