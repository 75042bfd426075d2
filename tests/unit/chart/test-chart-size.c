/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-size.h"
#include "heshu-error.h"

#include <string.h>

static void
test_sizes (void)
{
  static const struct
  {
    const char *text;
    const char *width;
    const char *height;
    const char *unit;
    HeshuMedium medium;
  } rows[] = {
    { NULL, "1600", "900", "px", HESHU_MEDIUM_SCREEN },
    { "print-2", "85.1", "", "mm", HESHU_MEDIUM_PRINT }, /* two columns of a broadsheet */
    { "tabloid-5", "240", "", "mm", HESHU_MEDIUM_PRINT },
    { "wechat", "1080", "", "px", HESHU_MEDIUM_PHONE },
    { "85x60mm", "85", "60", "mm", HESHU_MEDIUM_PRINT },
    { "129.3×80mm", "129.3", "80", "mm", HESHU_MEDIUM_PRINT }, /* the sign an editor pastes */
    { "1080X1440px", "1080", "1440", "px", HESHU_MEDIUM_PHONE },
    { "900x383px", "900", "383", "px", HESHU_MEDIUM_SCREEN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (HeshuChartSize) size = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].text != NULL ? rows[i].text : "(default)");
      g_assert_true (heshu_chart_size_parse (&size, rows[i].text, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (size.width, ==, rows[i].width);
      g_assert_cmpstr (size.height, ==, rows[i].height);
      g_assert_cmpstr (size.unit, ==, rows[i].unit);
      g_assert_cmpint (size.medium, ==, rows[i].medium);
    }
}

static void
test_refused (void)
{
  static const char *const rows[] = {
    "",         "85x60",      "85mm",        "x60mm",      "85x60cm",  "-85x60mm",  "0x60mm",      "85.x60mm",
    "1e3x1mm",  "85x60mm ",   "１０x１０mm", "99999x60px", "85x60mmm", "80.5x60px", "85.123x60mm", "print-99",
    "6000x1mm", "123456x6mm", "print-2x3mm", "NaNxNaNmm",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (HeshuChartSize) size = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i]);
      g_assert_false (heshu_chart_size_parse (&size, rows[i], &error));
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_SIZE_INVALID);
      /* what is accepted is said */
      g_assert_nonnull (strstr (error->message, "print-3"));
      g_assert_nonnull (strstr (error->message, "mm"));
    }
}

static void
test_pixels (void)
{
  g_auto (HeshuChartSize) print = { 0 };
  g_auto (HeshuChartSize) screen = { 0 };

  /* 85.1 mm at 300 dpi are 1005.1 pixels */
  g_assert_true (heshu_chart_size_parse (&print, "print-2", NULL));
  g_assert_cmpint (heshu_chart_size_to_pixels (&print, heshu_chart_size_to_pt (&print, "85.1")), ==, 1005);
  g_assert_true (heshu_chart_size_parse (&screen, "1601x901px", NULL));
  g_assert_cmpint (heshu_chart_size_to_pixels (&screen, heshu_chart_size_to_pt (&screen, "1601")), ==, 1601);
  g_assert_cmpint (heshu_chart_size_to_pixels (&screen, heshu_chart_size_to_pt (&screen, "901")), ==, 901);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-size/sizes", test_sizes);
  g_test_add_func ("/chart-size/refused", test_refused);
  g_test_add_func ("/chart-size/pixels", test_pixels);

  return g_test_run ();
}
