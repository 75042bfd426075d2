/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-error.h"

#include <errno.h>
#include <string.h>

/* What an editor must never have to read: words of the libraries behind a failure. */
static const char *const foreign_words[] = {
  "SQLite", "sqlite",  "database", "libxml", "XML",     "errno",     "GIO",    "GError",           "Cairo",
  "Pango",  "seccomp", "NULL",     "UTF8",   "process", "exception", "parser", "invalid argument", "stderr",
  "fd ",    "mmap",
};

static void
test_sentences (void)
{
  for (int code = 0; code < HESHU_N_ERRORS; code++)
    {
      const char *sentence = heshu_error_get_sentence (code);

      g_test_message ("%d: %s", code, sentence);
      g_assert_true (strlen (sentence) > 20);
      g_assert_cmpint (sentence[strlen (sentence) - 1], ==, '.');
      for (guint i = 0; i < G_N_ELEMENTS (foreign_words); i++)
        g_assert_null (strstr (sentence, foreign_words[i]));
    }
}

static void
test_fill_in (void)
{
  g_autoptr (GError) error = heshu_error_new (HESHU_ERROR_FILE_KNOWN, "{detail}", "年报.txt");
  g_autoptr (GError) bytes = heshu_error_new (HESHU_ERROR_FILE_MISSING, "a\xff", NULL);

  /* What a file is called is never taken for a place to fill */
  g_assert_nonnull (strstr (error->message, "“{detail}”"));
  g_assert_nonnull (strstr (error->message, "年报.txt"));
  g_assert_true (g_utf8_validate (bytes->message, -1, NULL));
}

static void
test_exit_status (void)
{
  g_autoptr (GError) area = heshu_error_new (HESHU_ERROR_AREA_AMBIGUOUS, "鼓楼区", NULL);
  g_autoptr (GError) file = heshu_error_new (HESHU_ERROR_FILE_EMPTY, "a.txt", NULL);
  g_autoptr (GError) option = g_error_new_literal (G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, "x");

  g_assert_cmpint (heshu_error_get_exit_status (area), ==, 2);
  g_assert_cmpint (heshu_error_get_exit_status (file), ==, 1);
  g_assert_cmpint (heshu_error_get_exit_status (option), ==, 2);
}

static void
test_errno (void)
{
  g_assert_cmpint (heshu_error_code_from_errno (ENOENT, FALSE), ==, HESHU_ERROR_FILE_MISSING);
  g_assert_cmpint (heshu_error_code_from_errno (EACCES, FALSE), ==, HESHU_ERROR_FILE_FORBIDDEN);
  g_assert_cmpint (heshu_error_code_from_errno (ENOSPC, TRUE), ==, HESHU_ERROR_OUTPUT_FULL);
  g_assert_cmpint (heshu_error_code_from_errno (ENOSPC, FALSE), ==, HESHU_ERROR_DISK_FULL);
  g_assert_cmpint (heshu_error_code_from_errno (EROFS, TRUE), ==, HESHU_ERROR_OUTPUT_FORBIDDEN);
  g_assert_cmpint (heshu_error_code_from_errno (EIO, FALSE), ==, HESHU_ERROR_FILE_UNREADABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/sentences", test_sentences);
  g_test_add_func ("/error/fill-in", test_fill_in);
  g_test_add_func ("/error/exit-status", test_exit_status);
  g_test_add_func ("/error/errno", test_errno);

  return g_test_run ();
}
