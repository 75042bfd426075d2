/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-sheet.h"

#include <locale.h>
#include <string.h>

static const HeshuColumn columns[] = {
  { "name", HESHU_CELL_TEXT },
  { "count", HESHU_CELL_COUNT },
  { "value", HESHU_CELL_VALUE },
};

static GBytes *
print (HeshuExportFormat format, const char *const (*rows)[3], guint n_rows)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (HeshuSheet) sheet = heshu_sheet_new (format, "rows", columns, G_N_ELEMENTS (columns), stream);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      heshu_sheet_add (sheet, rows[i], &error);
      g_assert_no_error (error);
    }
  heshu_sheet_finish (sheet, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
print_text (HeshuExportFormat format, const char *const (*rows)[3], guint n_rows)
{
  g_autoptr (GBytes) bytes = print (format, rows, n_rows);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Each pair: a text cell, and how CSV must write it. The signs are those that spreadsheets take for the start
 * of a formula (OWASP ASVS 1.2.10), and their full-width forms, which Chinese ones take too. */
static void
test_csv_texts (void)
{
  static const struct
  {
    const char *cell;
    const char *written;
  } cases[] = {
    { "惠济区", "惠济区" },
    { "", "" },
    { "a,b", "\"a,b\"" },
    { "说“好”", "说“好”" },
    { "say \"x\"", "\"say \"\"x\"\"\"" },
    { "流\n程", "\"流\n程\"" },
    { "=1+1", "\"'=1+1\"" },
    { "+86", "\"'+86\"" },
    { "-12.2%", "\"'-12.2%\"" },
    { "@SUM(A1)", "\"'@SUM(A1)\"" },
    { "\tx", "\"'\tx\"" },
    { "\rx", "\"'\rx\"" },
    { "＝A1", "\"'＝A1\"" },
    { "－5", "\"'－5\"" },
    { "＋5", "\"'＋5\"" },
    { "＠x", "\"'＠x\"" },
    { "2021-06", "2021-06" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const rows[1][3] = { { cases[i].cell, "1", "2" } };
      g_autofree char *expected = g_strdup_printf ("name,count,value\r\n%s,1,2\r\n", cases[i].written);
      g_autofree char *csv = print_text (HESHU_EXPORT_CSV, rows, 1);

      g_assert_cmpstr (csv, ==, expected);
    }
}

/* A fall is a number and stays one, although it begins with a sign. */
static void
test_csv_numbers (void)
{
  const char *const rows[1][3] = { { NULL, NULL, "-12.2" } };
  g_autofree char *csv = print_text (HESHU_EXPORT_CSV, rows, 1);

  g_assert_cmpstr (csv, ==, "name,count,value\r\n,,-12.2\r\n");
}

static void
test_csv_without_rows (void)
{
  g_autofree char *csv = print_text (HESHU_EXPORT_CSV, NULL, 0);

  g_assert_cmpstr (csv, ==, "name,count,value\r\n");
}

/* Chinese characters take two columns of a terminal; a page's escape sequences never reach it. */
static void
test_table (void)
{
  const char *const rows[3][3] = {
    { "惠济区", "5", "59.36" },
    { "ab\033[31mc\u202e", "12", "-1" },
    { " a\n\nb ", NULL, NULL },
  };
  g_autofree char *table = print_text (HESHU_EXPORT_TABLE, rows, 3);

  g_assert_cmpstr (table, ==,
                   "name     count  value\n"
                   "惠济区       5  59.36\n"
                   "ab[31mc     12     -1\n"
                   "a b\n");
}

static void
test_table_cells_end (void)
{
  g_autoptr (GString) longest = g_string_new (NULL);
  g_autofree char *table = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (longest, "字");
  {
    const char *const rows[1][3] = { { longest->str, "1", "2" } };

    table = print_text (HESHU_EXPORT_TABLE, rows, 1);
  }
  g_assert_nonnull (strstr (table, "字…  "));
  g_assert_cmpuint (g_utf8_strlen (table, -1), <, 140);
}

/* The same rows, the same bytes: whatever the clock, the zone and the locale say */
static void
test_xlsx_is_the_same_twice (void)
{
  const char *const rows[2][3] = { { "=1+1", "5", "12345678901234567890.5" }, { "惠济区", "12", "-12.2" } };
  g_autoptr (GBytes) first = print (HESHU_EXPORT_XLSX, rows, 2);
  g_autoptr (GBytes) second = NULL;

  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  setlocale (LC_ALL, "de_DE.UTF-8");
  second = print (HESHU_EXPORT_XLSX, rows, 2);
  setlocale (LC_ALL, "C");
  g_unsetenv ("TZ");
  g_assert_true (g_bytes_equal (first, second));
  g_assert_cmpmem (g_bytes_get_data (first, NULL), 2, "PK", 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/csv/texts", test_csv_texts);
  g_test_add_func ("/sheet/csv/numbers", test_csv_numbers);
  g_test_add_func ("/sheet/csv/without-rows", test_csv_without_rows);
  g_test_add_func ("/sheet/table/widths", test_table);
  g_test_add_func ("/sheet/table/cells-end", test_table_cells_end);
  g_test_add_func ("/sheet/xlsx/the-same-twice", test_xlsx_is_the_same_twice);
  return g_test_run ();
}
