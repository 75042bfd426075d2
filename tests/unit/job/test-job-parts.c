/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-decode.h"
#include "heshu-error.h"
#include "heshu-export.h"
#include "heshu-extractor.h"
#include "heshu-job.h"
#include "heshu-page-repair.h"

#include <glib/gstdio.h>
#include <string.h>

/* Articles that say all of themselves: their year, which is that of all, and their district */
static char *
make_text (guint n_articles)
{
  static const char *const districts[] = { "金水区", "惠济区", "管城区", "二七区" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_articles; i++)
    {
      const char *district = districts[i % G_N_ELEMENTS (districts)];

      g_string_append_printf (text, "# 郑州市%s第%u期工作简报\n\n", district, i + 1);
      for (guint j = 0; j <= i % 3; j++)
        g_string_append_printf (text,
                                "2021年，郑州市%s完成固定资产投资%u.%u亿元，同比增长%u.5%%；其中，工业"
                                "投资%u亿元。新增城镇就业%u人，完成年度目标的%u%%。\n\n",
                                district, 100 + i, j, i % 30, 1 + i % 90, 1000 + 7 * i, 90 + j);
    }
  return g_string_free (text, FALSE);
}

/* The same of characters that Big5 has too */
static char *
make_traditional_text (guint n_articles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_articles; i++)
    g_string_append_printf (text, "# 第%u期工作月刊\n\n2021年，全市收入%u元，人口%u人，其中女性%u人。\n\n",
                            i + 1, 1000 + i, 5000 + i, 2000 + i);
  return g_string_free (text, FALSE);
}

static gboolean
add_lines (HeshuReport *part, GPtrArray *metrics, gpointer data)
{
  GPtrArray *lines = data;

  for (guint i = 0; i < metrics->len; i++)
    {
      const HeshuMetric *metric = g_ptr_array_index (metrics, i);
      HeshuSpan span = heshu_metric_get_span (metric);
      guint article = heshu_metric_get_article_index (metric) - part->first_article;

      g_assert_true (
          heshu_text_quotes (part->document->text,
                             HESHU_SPAN (span.start - part->first_char, span.end - part->first_char),
                             heshu_metric_get_text (metric)));
      g_assert_cmpuint (article, <, part->articles->len);
      g_ptr_array_add (lines, heshu_metric_print_json (metric));
    }
  return TRUE;
}

static GPtrArray *
read_whole (GBytes *bytes, guint *n_articles)
{
  g_autoptr (HeshuDocument) document = heshu_decode (bytes, "页.txt", NULL, NULL, NULL);
  HeshuLexicon *lexicon = heshu_lexicon_get_builtin ();
  g_autoptr (GPtrArray) articles = heshu_page_repair (document, lexicon);
  g_autoptr (GPtrArray) metrics = heshu_extract (document, articles, lexicon, NULL, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  HeshuReport part = { .document = document, .articles = articles };

  add_lines (&part, metrics, lines);
  *n_articles = articles->len;
  return lines;
}

static GPtrArray *
read_parts (GBytes *bytes, gsize usual, gsize longest)
{
  const HeshuPartSize size = { usual, longest };
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuTextStream) stream = heshu_text_stream_new_bytes (bytes, "页.txt", NULL, &error);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  g_assert_true (
      heshu_read_stream_parts (stream, heshu_lexicon_get_builtin (), &size, add_lines, lines, NULL, &error));
  g_assert_no_error (error);
  return lines;
}

static void
assert_same (GPtrArray *expected, GPtrArray *lines)
{
  for (guint i = 0; i < MIN (expected->len, lines->len); i++)
    g_assert_cmpstr (g_ptr_array_index (lines, i), ==, g_ptr_array_index (expected, i));
  g_assert_cmpuint (lines->len, ==, expected->len);
}

/* Whatever the size of a part, and in every encoding, the metrics are those of the whole */
static void
test_same (void)
{
  static const char *const encodings[] = { "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "BIG5-HKSCS" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *text =
          g_str_has_prefix (encodings[i], "BIG5") ? make_traditional_text (90) : make_text (90);
      g_autoptr (GError) error = NULL;
      gsize length;
      char *encoded = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, &error);
      g_autoptr (GBytes) bytes = g_bytes_new_take (encoded, length);
      g_autoptr (GPtrArray) expected = NULL;
      guint n_articles;

      g_assert_no_error (error);
      expected = read_whole (bytes, &n_articles);
      g_assert_cmpuint (n_articles, ==, 90);
      g_assert_cmpuint (expected->len, >=, 270);
      for (gsize usual = 2000; usual < 40000; usual = usual * 3 + 777)
        {
          g_autoptr (GPtrArray) lines = read_parts (bytes, usual, 400000);

          assert_same (expected, lines);
        }
    }
}

/* An article that is longer than a part may be is one all the same: its pieces keep its headline, district
 * and year */
static void
test_long_article (void)
{
  g_autoptr (GString) text = g_string_new ("# 郑州市金水区2019年工作总结\n\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  guint n_articles;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (text, "第%u街道新建口袋公园%u个，改造老旧小区%u户。\n\n", i + 1, 3 + i, 500 + i);
  bytes = g_bytes_new (text->str, text->len);
  expected = read_whole (bytes, &n_articles);
  g_assert_cmpuint (n_articles, ==, 1);
  lines = read_parts (bytes, 3000, 6000);
  g_assert_cmpuint (lines->len, ==, expected->len);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      g_assert_nonnull (strstr (line, "\"area\":\"金水区\""));
      g_assert_nonnull (strstr (line, "\"period\":\"2019\""));
      g_assert_nonnull (strstr (line, "\"article\":\"郑州市金水区2019年工作总结\""));
    }
}

/* One line without an end, and bytes that end within a character */
static void
test_no_line_end (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "新增就业12人，");
  g_string_append (text, "\xe4\xb8");
  bytes = g_bytes_new (text->str, text->len);
  lines = read_parts (bytes, 1000, 2000);
  g_assert_cmpuint (lines->len, ==, 1000);
}

/* What no one writes holds no figure, or as many as stand there, whole or in parts */
static void
test_hostile (void)
{
  static const struct
  {
    const char *unit;
    guint n_metrics; /* of each */
  } cases[] = {
    { "1", 0 },      { "亿", 0 },        { "（", 0 },
    { "（（）", 0 }, { "(", 0 },         { "、", 0 },
    { "“", 0 },      { "其中", 0 },      { "分别", 0 },
    { "金水区", 0 }, { "2021年", 0 },    { "1日", 0 },
    { "\n", 0 },     { "a b c\n", 0 },   { "区\n", 0 },
    { "、\n\n", 0 }, { "100万元、", 1 }, { "建成12家。\n\n", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) whole = NULL;
      g_autoptr (GPtrArray) lines = NULL;
      guint n_articles, n = 0;

      for (; text->len < 20000; n++)
        g_string_append (text, cases[i].unit);
      bytes = g_bytes_new (text->str, text->len);
      whole = read_whole (bytes, &n_articles);
      lines = read_parts (bytes, 4000, 8000);
      g_test_message ("%s", cases[i].unit);
      g_assert_cmpuint (whole->len, ==, n * cases[i].n_metrics);
      g_assert_cmpuint (lines->len, ==, n * cases[i].n_metrics);
    }
}

static gboolean
stop (HeshuReport *part, GPtrArray *metrics, gpointer data)
{
  guint *n_calls = data;

  ++*n_calls;
  return FALSE;
}

static void
test_stop (void)
{
  g_autofree char *text = make_text (50);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HeshuTextStream) stream = heshu_text_stream_new_bytes (bytes, "页.txt", NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const HeshuPartSize size = { 2000, 4000 };
  HeshuLexicon *lexicon = heshu_lexicon_get_builtin ();
  guint n_calls = 0;

  g_assert_true (heshu_read_stream_parts (stream, lexicon, &size, stop, &n_calls, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_calls, ==, 1);

  g_cancellable_cancel (cancellable);
  heshu_text_stream_rewind (stream);
  g_assert_false (heshu_read_stream_parts (stream, lexicon, &size, stop, &n_calls, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_calls, ==, 1);
}

/* What is no text is refused before anything is read of it */
static void
test_refused (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *encoding;
    int code;
  } cases[] = {
    { "\x89PNG\r\n\x1A\n....", 12, NULL, HESHU_ERROR_FILE_BINARY },
    { "\xEF\xBB\xBF", 3, NULL, HESHU_ERROR_FILE_EMPTY },
    { "", 0, NULL, HESHU_ERROR_FILE_EMPTY },
    { "12", 2, "klingon", HESHU_ERROR_ENCODING_UNKNOWN },
    { "a\1b\2c\3d\4e\5f\6g\1h\2", 16, NULL, HESHU_ERROR_FILE_BINARY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
      g_autoptr (GError) error = NULL;

      g_assert_null (heshu_text_stream_new_bytes (bytes, "页.txt", cases[i].encoding, &error));
      g_assert_error (error, HESHU_ERROR, cases[i].code);
    }
}

/* A file is read part by part from a size on; the sentence beside a figure is its own */
static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("heshu-parts-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "页.md", NULL);
  g_autofree char *text = make_text (1200);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  g_autoptr (HeshuTextStream) stream = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) whole = NULL;
  HeshuLexicon *lexicon = heshu_lexicon_get_builtin ();
  GPtrArray *metrics = NULL;

  g_assert_cmpuint (strlen (text), >, HESHU_IMPORT_LONG_BYTES);
  g_assert_true (g_file_set_contents (path, text, -1, &error));
  stream = heshu_importer_open_stream (importer, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (stream);
  g_assert_true (heshu_read_report_parts (importer, lexicon, path, NULL, add_lines, lines, NULL, &error));
  g_assert_no_error (error);
  heshu_report_unref (
      heshu_read_report_bytes (importer, lexicon, bytes, "页.md", NULL, &metrics, NULL, &error));
  g_assert_no_error (error);
  whole = metrics;
  g_assert_cmpuint (lines->len, ==, whole->len);
  for (guint i = 0; i < whole->len; i++)
    {
      g_autofree char *line = heshu_metric_print_json (g_ptr_array_index (whole, i));

      g_assert_cmpstr (g_ptr_array_index (lines, i), ==, line);
    }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_setenv ("HESHU_READER", argv[1], TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/job/parts/same", test_same);
  g_test_add_func ("/job/parts/long-article", test_long_article);
  g_test_add_func ("/job/parts/no-line-end", test_no_line_end);
  g_test_add_func ("/job/parts/hostile", test_hostile);
  g_test_add_func ("/job/parts/stop", test_stop);
  g_test_add_func ("/job/parts/refused", test_refused);
  g_test_add_func ("/job/parts/file", test_file);

  return g_test_run ();
}
