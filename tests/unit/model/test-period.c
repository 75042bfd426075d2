/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-period.h"

typedef struct
{
  const char *input;
  const char *text; /* NULL: refused */
} PeriodCase;

static const PeriodCase cases[] = {
  { "2021", "2021" },
  { "2021-06", "2021-06" },
  { "2021-Q1", "2021-Q1" },
  { "2021-H2", "2021-H2" },
  { "2013/2021", "2013/2021" },
  { "2021/2021", "2021" },
  { "2021-01/2021-03", "2021-Q1" }, /* the same months are the same period */
  { "2021-01/2021-06", "2021-H1" },
  { "2021-01/2021-11", "2021-01/2021-11" }, /* 1—11月 of a communiqué */
  { "2021-01/2021-12", "2021" },
  { "2020-10/2021-03", "2020-10/2021-03" },
  { "2021-02/2021-04", "2021-02/2021-04" }, /* three months that are no quarter */
  { "2020-H2/2021-H1", "2020-07/2021-06" },
  { "2021-13", NULL },
  { "2021-00", NULL },
  { "2021-Q5", NULL },
  { "2021-H3", NULL },
  { "2021/2020", NULL },
  { "21", NULL },
  { "2021-6", NULL },
  { "2021-06-30", NULL }, /* never finer than a month */
  { "0021", NULL },
  { "2021年", NULL },
  { "", NULL },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HeshuPeriod period;
      g_autofree char *text = NULL;

      g_test_message ("“%s”", cases[i].input);
      if (cases[i].text == NULL)
        {
          g_assert_false (heshu_period_parse (cases[i].input, &period));
          continue;
        }
      g_assert_true (heshu_period_parse (cases[i].input, &period));
      text = heshu_period_format (period);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_contains (void)
{
  HeshuPeriod year = heshu_period_new_years (2021, 2021);
  HeshuPeriod june = heshu_period_new_months (2021, 6, 6);

  g_assert_true (heshu_period_contains (year, june));
  g_assert_false (heshu_period_contains (june, year));
  g_assert_cmpint (heshu_period_get_year (year), ==, 2021);
  g_assert_cmpint (heshu_period_get_year (heshu_period_new_years (2013, 2020)), ==, 2020);
  g_assert_true (heshu_period_is_none (HESHU_PERIOD_NONE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/parse", test_parse);
  g_test_add_func ("/period/contains", test_contains);

  return g_test_run ();
}
