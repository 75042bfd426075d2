/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-error.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ANNE "编辑甲"
#define BEN "编辑乙"
#define N_EDITS 200
#define KILL_ROUNDS 20

static pid_t
start (void (*function) (const char *path, int number, int pipe_fd),
       const char *path,
       int number,
       int pipe_fd)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      function (path, number, pipe_fd);
      _exit (0);
    }

  return child;
}

static void
await_success (pid_t child)
{
  int status;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* Each writes its own figure, over and over, and both the same note */
static void
edit_many (const char *path, int number, int pipe_fd)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuDesk) desk = heshu_desk_open (path, HESHU_DESK_OPEN_EXISTING, &error);
  g_autoptr (HeshuMetric) metric = NULL;

  g_assert_no_error (error);
  metric = fixture_find (desk, number == 0 ? "172983人" : "14494人");
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);

      fixture_must_edit (desk, metric, "value", value, number == 0 ? ANNE : BEN);
    }
}

/* Two windows on one desk: none lost, none told that the desk is locked */
static void
test_two_processes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  pid_t children[2];

  g_clear_object (&fixture->desk);
  for (int i = 0; i < 2; i++)
    children[i] = start (edit_many, fixture->path, i, -1);
  for (int i = 0; i < 2; i++)
    await_success (children[i]);

  fixture->desk = heshu_desk_open (fixture->path, HESHU_DESK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  history = heshu_desk_list_history (fixture->desk, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2 * N_EDITS);
}

/* Both make the desk that is not there yet */
static void
create_and_import (const char *path, int number, int pipe_fd)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuDesk) desk = heshu_desk_open (path, HESHU_DESK_CREATE, &error);
  g_autofree char *text = g_strdup_printf ("%d 签约率59.36%%。", number);
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  id = fixture_import (desk, "page.txt", text,
                       &(Figure){ "59.36%", "59.36", "%", "惠济区", "410108", "2020", "签约率" }, 1);
}

static void
test_two_creators (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint round = 0; round < 10; round++)
    {
      g_autofree char *path = g_strdup_printf ("%s/new-%u.heshu", fixture->folder, round);
      g_autoptr (HeshuDesk) desk = NULL;
      pid_t children[3];

      for (int i = 0; i < 3; i++)
        children[i] = start (create_and_import, path, i, -1);
      for (int i = 0; i < 3; i++)
        await_success (children[i]);
      desk = heshu_desk_open (path, HESHU_DESK_OPEN_EXISTING, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (fixture_search (desk, "签约"), ==, 3);
    }
}

/* Imports and edits until it is killed; says over the pipe what is done, an `i` or an `e` each. */
static void
work_until_killed (const char *path, int number, int pipe_fd)
{
  g_autoptr (HeshuDesk) desk = heshu_desk_open (path, HESHU_DESK_OPEN_EXISTING, NULL);

  for (guint i = 0;; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d-%u 签约率59.36%%。", number, i);
      g_autofree char *id =
          fixture_import (desk, "page.txt", text,
                          &(Figure){ "59.36%", "59.36", "%", "惠济区", "410108", "2020", "签约率" }, 1);
      HeshuMetricQuery query = { .report_id = id };
      g_autoptr (GPtrArray) metrics = NULL;

      g_assert_cmpint (write (pipe_fd, "i", 1), ==, 1);
      metrics = fixture_list (desk, &query);
      fixture_must_edit (desk, metrics->pdata[0], "decision", "confirmed", ANNE);
      g_assert_cmpint (write (pipe_fd, "e", 1), ==, 1);
    }
}

/* At most @limit of what the child says; 0: all until it is gone */
static void
count_said (int fd, guint limit, guint *n_imports, guint *n_edits)
{
  char said;

  for (guint i = 0; (limit == 0 || i < limit) && read (fd, &said, 1) == 1; i++)
    (*(said == 'i' ? n_imports : n_edits))++;
}

/* A crash at any instant: what was acknowledged is there, nothing by half */
static void
test_kill (Fixture *fixture, gconstpointer data)
{
  guint n_imports = 0, n_edits = 0;

  g_clear_object (&fixture->desk);
  for (int round = 0; round < KILL_ROUNDS; round++)
    {
      g_autoptr (HeshuDesk) desk = NULL;
      g_autoptr (GPtrArray) reports = NULL;
      g_autoptr (GPtrArray) history = NULL;
      g_autoptr (GPtrArray) metrics = NULL;
      g_autoptr (GError) error = NULL;
      int fds[2];
      pid_t child;

      g_assert_cmpint (pipe (fds), ==, 0);
      child = start (work_until_killed, fixture->path, round, fds[1]);
      close (fds[1]);
      /* The child goes on while this is read, so that the blow falls anywhere in its next steps. */
      count_said (fds[0], (guint) g_test_rand_int_range (1, 60), &n_imports, &n_edits);
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      count_said (fds[0], 0, &n_imports, &n_edits);
      close (fds[0]);

      desk = heshu_desk_open (fixture->path, HESHU_DESK_OPEN_EXISTING, &error);
      g_assert_no_error (error);
      reports = heshu_desk_list_reports (desk, &error);
      metrics = fixture_list (desk, NULL);
      history = heshu_desk_list_history (desk, NULL, 0, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (reports->len, >=, n_imports);
      g_assert_cmpuint (reports->len, <=, n_imports + 1 + (guint) round);
      g_assert_cmpuint (metrics->len, ==, reports->len);
      g_assert_cmpuint (history->len, >=, n_edits);
      g_assert_cmpuint (fixture_search (desk, "签约率"), ==, reports->len);
    }
  g_test_message ("%u imports, %u edits", n_imports, n_edits);
}

/* --- threads and signals --- */

static gpointer
read_in_thread (gpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GPtrArray) metrics = fixture_list (data, NULL);

      g_assert_cmpuint (metrics->len, ==, 5);
    }

  return NULL;
}

static gpointer
edit_in_thread (gpointer data)
{
  g_autoptr (HeshuMetric) metric = fixture_find (data, "59.36%");

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *note = g_strdup_printf ("%p %u", (void *) g_thread_self (), i);

      fixture_must_edit (data, metric, "note", note, ANNE);
    }

  return NULL;
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (GPtrArray) history = NULL;
  GThread *threads[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("desk", i % 2 ? edit_in_thread : read_in_thread, fixture->desk);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  history = heshu_desk_list_history (fixture->desk, NULL, 0, NULL);
  g_assert_cmpuint (history->len, ==, 150);
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("nobody was told");

  return G_SOURCE_REMOVE;
}

static void
quit_cb (HeshuDesk *desk, gpointer data)
{
  g_main_loop_quit (data);
}

static void
await_changed (GMainLoop *loop)
{
  guint limit = g_timeout_add_seconds (20, give_up_cb, NULL);

  g_main_loop_run (loop);
  g_source_remove (limit);
}

static void
edit_once (const char *path, int number, int pipe_fd)
{
  g_autoptr (HeshuDesk) desk = heshu_desk_open (path, HESHU_DESK_OPEN_EXISTING, NULL);
  g_autoptr (HeshuMetric) metric = fixture_find (desk, "59.36%");

  fixture_must_edit (desk, metric, "note", "来自另一个程序", BEN);
}

/* The desk's own commits and those of another process are told in its main context */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "59.36%");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gulong handler = g_signal_connect (fixture->desk, "changed", G_CALLBACK (quit_cb), loop);
  g_autoptr (GThread) thread = NULL;

  fixture_must_edit (fixture->desk, metric, "note", "一", ANNE);
  await_changed (loop);

  thread = g_thread_new ("desk", edit_in_thread, fixture->desk);
  await_changed (loop);
  g_thread_join (g_steal_pointer (&thread));
  while (g_main_context_iteration (NULL, FALSE))
    ;

  await_success (start (edit_once, fixture->path, 0, -1));
  await_changed (loop);
  g_signal_handler_disconnect (fixture->desk, handler);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/processes/two", test_two_processes);
  ADD ("/store/processes/two-creators", test_two_creators);
  ADD ("/store/processes/kill", test_kill);
  ADD ("/store/processes/threads", test_threads);
  ADD ("/store/processes/changed", test_changed);

  return g_test_run ();
}
