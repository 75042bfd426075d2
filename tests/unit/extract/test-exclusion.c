/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-decode.h"
#include "heshu-error.h"
#include "heshu-extractor.h"
#include "heshu-page-repair.h"

#include <string.h>

/* What a newsroom or a desk rules out: numbers beside its own words, with one unit or with any */
static const char words[] =
    "<lexicon id=\"desk\" version=\"1\">"
    "<exclusions position=\"after\"><exclusion unit=\"个\">来电</exclusion></exclusions>"
    "<exclusions position=\"before\"><exclusion>编号</exclusion></exclusions>"
    "</lexicon>";

/* (transfer full): the texts of the metrics, joined by blanks */
static char *
dup_found (const char *text, HeshuLexicon *lexicon)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  document = heshu_decode (bytes, "page.txt", "UTF-8", NULL, &error);
  g_assert_no_error (error);
  articles = heshu_page_repair (document, lexicon);
  metrics = heshu_extract (document, articles, lexicon, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < metrics->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", heshu_metric_get_text (metrics->pdata[i]));

  return g_strdup (found->str);
}

static void
test_beside (void)
{
  static const struct
  {
    const char *text;
    const char *without;
    const char *with;
  } cases[] = {
    { "全年接听1500个来电。", "1500个", "" },
    { "全年接听1500次来电。", "1500次", "1500次" },                /* another unit */
    { "全年接听1500个有效来电。", "1500个", "1500个" },            /* not right beside it */
    { "全年受理编号3000件。", "3000件", "" },                      /* any unit */
    { "新建卫生室12个。来电200个。", "12个 200个", "12个 200个" }, /* on the other side */
    { "新建卫生室12个", "12个", "12个" },                          /* at the end of the text */
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuLexicon) lexicon =
      heshu_lexicon_extend (heshu_lexicon_get_builtin (), words, strlen (words), "desk", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *without = dup_found (cases[i].text, heshu_lexicon_get_builtin ());
      g_autofree char *with = dup_found (cases[i].text, lexicon);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (without, ==, cases[i].without);
      g_assert_cmpstr (with, ==, cases[i].with);
    }
}

static void
test_faulty (void)
{
  static const char faulty[] = "<lexicon id=\"desk\" version=\"1\"><exclusion>来电</exclusion></lexicon>";
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuLexicon) lexicon =
      heshu_lexicon_extend (heshu_lexicon_get_builtin (), faulty, strlen (faulty), "desk", &error);

  g_assert_null (lexicon);
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_LEXICON_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exclusion/beside", test_beside);
  g_test_add_func ("/exclusion/faulty", test_faulty);

  return g_test_run ();
}
