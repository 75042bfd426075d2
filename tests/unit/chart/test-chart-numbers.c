/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-axis.h"
#include "heshu-chart-number.h"

#include <math.h>

static void
test_print (void)
{
  /* value, precision, whether the page printed a point, scale; docs on numbers in charts: the source's own
   * digits */
  static const struct
  {
    const char *value;
    int precision;
    gboolean keep_zeros;
    int exponent;
    const char *expected;
  } rows[] = {
    { "5729853", 0, TRUE, 4, "572.9853" }, /* 572.9853万元: never rounded */
    { "9120000", 3, TRUE, 4, "912.0" },    /* 912.0万元: the zero was printed */
    { "11000", 0, FALSE, 4, "1.1" },       /* 11000余 on 万 */
    { "11296000", 3, TRUE, 4, "1129.6" },  /* four digits need no comma */
    { "123456789012", 0, FALSE, 8, "1234.56789012" },
    { "123456789012", 0, FALSE, 4, "12,345,678.9012" },
    { "11000", 0, FALSE, 0, "11,000" },
    { "9600", 0, FALSE, 0, "9600" },
    { "59.36", -2, TRUE, 0, "59.36" },
    { "95.7", -1, TRUE, 0, "95.7" }, /* beside 59.36: never padded */
    { "95", -1, TRUE, 0, "95.0" },   /* 95.0% keeps its zero */
    { "0.46", -2, TRUE, 0, "0.46" }, /* leading zero */
    { "4600", 0, FALSE, 4, "0.46" },
    { "-12.2", -1, TRUE, 0, "−12.2" }, /* U+2212 */
    { "-12345.5", -1, TRUE, 0, "−12,345.5" },
    { "0", 0, FALSE, 4, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HeshuDecimal) value = heshu_decimal_parse (rows[i].value, NULL);
      g_autofree char *printed =
          heshu_chart_number_print (value, rows[i].precision, rows[i].keep_zeros, rows[i].exponent);

      g_assert_cmpstr (printed, ==, rows[i].expected);
    }
}

static void
test_scale (void)
{
  static const int exponents[] = { 4, 8 };
  static const struct
  {
    const char *why;
    HeshuScaleSample samples[5];
    guint n;
    int expected;
  } rows[] = {
    { "money printed in 万 by all", { { 5729853, 4 }, { 9120000, 4 }, { 1190000, 4 } }, 3, 4 },
    { "people, one of five digits beside four", { { 11000, 0 }, { 9600, 0 }, { 6400, 0 } }, 3, 0 },
    { "one figure alone: 11000余 is 1.1万余", { { 11000, 0 } }, 1, 4 },
    { "most above 万", { { 52000, 0 }, { 31000, 0 }, { 9000, 0 } }, 3, 4 },
    { "a hundred thousand beside hundreds", { { 150000, 0 }, { 900, 0 }, { 400, 0 } }, 3, 4 },
    { "a figure that would be under 0.01", { { 150000, 0 }, { 30, 0 } }, 2, 0 },
    { "hundreds of millions", { { 520000000, 8 }, { 1130000000, 8 } }, 2, 8 },
    { "亿 would leave tiny figures, 万 does not", { { 250000000, 0 }, { 120000, 4 }, { 90000, 4 } }, 3, 4 },
    { "small counts", { { 12, 0 }, { 400, 0 } }, 2, 0 },
    { "all zero", { { 0, 0 }, { 0, 0 } }, 2, 0 },
    { "nothing", { { 0, 0 } }, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (heshu_chart_scale_choose (rows[i].samples, rows[i].n, exponents,
                                                 G_N_ELEMENTS (exponents)),
                       ==, rows[i].expected);
    }
}

/* The ticks as a reader sees them */
static char *
print_ticks (const HeshuAxis *axis)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      g_autofree char *label = heshu_axis_dup_tick_label (axis, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", label);
    }

  return g_string_free (text, FALSE);
}

static void
test_dots (void)
{
  static const struct
  {
    const char *why;
    double low;
    double high;
    const char *expected;
  } rows[] = {
    { "counts", 5000, 11000, "0 5000 10,000 15,000" },
    { "rates far from zero", 92.1, 97.6, "92 94 96 98" },
    { "rates near zero", 3, 97.6, "0 20 40 60 80 100" },
    { "steps of a tenth", 0.1, 0.5, "0.0 0.1 0.2 0.3 0.4 0.5" },
    { "steps of a hundredth share their decimals", 1.18, 1.24, "1.18 1.20 1.22 1.24" },
    { "all equal", 7, 7, "0 2 4 6 8" },
    { "all zero", 0, 0, "0.0 0.2 0.4 0.6 0.8 1.0" },
    { "one falls, one grows", -30, 12.2, "−30 −20 −10 0 10 20" },
    { "all fall", -30, -3, "−30 −20 −10 0" },
    { "all fall alike", -4, -4, "−4 −3 −2 −1 0" },
    { "万 as the shown unit", 68.7, 912, "0 200 400 600 800 1000" },
    { "ranks", 1, 9, "0 2 4 6 8 10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HeshuAxis axis;
      g_autofree char *ticks = NULL;

      heshu_axis_init_dots (&axis, rows[i].low, rows[i].high);
      ticks = print_ticks (&axis);
      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (ticks, ==, rows[i].expected);
      g_assert_cmpfloat (axis.low, <=, rows[i].low);
      g_assert_cmpfloat (axis.high, >=, rows[i].high);
      g_assert_cmpuint (axis.n_ticks, <=, 7);
      g_assert_cmpuint (axis.n_ticks, >=, 3);
      g_assert_cmpfloat_with_epsilon (heshu_axis_get_share (&axis, axis.low), 0, 1e-12);
      g_assert_cmpfloat_with_epsilon (heshu_axis_get_share (&axis, axis.high), 1, 1e-12);
    }
}

/* A bar's baseline is zero whatever the values are: there is nothing to set */
static void
test_bars_start_at_zero (void)
{
  static const double rows[][2] = { { 92.1, 97.6 }, { 5, 5 },    { 0, 0 },
                                    { -30, 12 },    { -30, -3 }, { 1e9, 1.1e9 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HeshuAxis axis;

      heshu_axis_init_bars (&axis, rows[i][0], rows[i][1]);
      g_assert_cmpfloat (axis.low, <=, 0);
      g_assert_cmpfloat (axis.high, >=, 0);
      g_assert_cmpfloat (axis.high, >, axis.low);
      if (rows[i][0] >= 0)
        g_assert_cmpfloat (axis.low, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-number/print", test_print);
  g_test_add_func ("/chart-number/scale", test_scale);
  g_test_add_func ("/chart-axis/dots", test_dots);
  g_test_add_func ("/chart-axis/bars-start-at-zero", test_bars_start_at_zero);

  return g_test_run ();
}
