/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-share.h"

#include <string.h>

#define HUIJI "惠济区", "410108"
#define GUANCHENG "管城回族区", "410104"
#define RATE "%", HESHU_MEASURE_RATIO, HESHU_KIND_ACTUAL
#define PEOPLE "人", HESHU_MEASURE_LEVEL, HESHU_KIND_ACTUAL

typedef struct
{
  const char *subject, *indicator, *area, *area_id, *unit;
  HeshuMeasure measure;
  HeshuKind kind;
  const char *period; /* (nullable) */
  guint n_metrics;
} Row;

/* As 签约率 2 2021 3: indicator, districts, period, metrics; ends with one without indicator */
static char *
print_shares (const Row *rows)
{
  g_autoptr (GPtrArray) stated = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) shares = NULL;
  GString *text = g_string_new (NULL);

  for (; rows->indicator != NULL; rows++)
    {
      HeshuStated *one = g_new0 (HeshuStated, 1);

      *one = (HeshuStated){ rows->subject, rows->indicator, rows->area, rows->area_id,  rows->unit,
                            rows->measure, rows->kind,      { 0, 0 },   rows->n_metrics };
      if (rows->period != NULL)
        g_assert_true (heshu_period_parse (rows->period, &one->period));
      g_ptr_array_add (stated, one);
    }
  shares = heshu_share_list (stated);
  for (guint i = 0; i < shares->len; i++)
    {
      const HeshuShare *share = g_ptr_array_index (shares, i);
      g_autofree char *period = heshu_period_format (share->period);

      g_string_append_printf (text, "%s%s %u %s %u", i > 0 ? "|" : "", share->indicator, share->n_districts,
                              *period != '\0' ? period : "-", share->n_metrics);
      g_assert_true (heshu_share_find (shares, share->indicator) == share);
    }

  return g_string_free (text, FALSE);
}

static void
assert_shares (const Row *rows, const char *expected)
{
  g_autofree char *printed = print_shares (rows);

  g_assert_cmpstr (printed, ==, expected);
}

static void
test_order (void)
{
  assert_shares ((Row[]){ { NULL, "签约率", HUIJI, RATE, "2021", 1 },
                          { NULL, "签约率", GUANCHENG, RATE, "2021", 1 },
                          { NULL, "床位", HUIJI, PEOPLE, "2021", 9 },
                          { NULL } },
                 "签约率 2 2021 2|床位 1 2021 9");
  /* as many districts: the more recent, then the one with more metrics */
  assert_shares ((Row[]){ { NULL, "床位", HUIJI, PEOPLE, "2020", 9 },
                          { NULL, "托位", HUIJI, PEOPLE, "2021", 1 },
                          { NULL, "病床", HUIJI, PEOPLE, "2021", 2 },
                          { NULL } },
                 "病床 1 2021 2|托位 1 2021 1|床位 1 2020 9");
}

static void
test_period (void)
{
  /* the year that most districts state, though one has a later one */
  assert_shares ((Row[]){ { NULL, "签约率", HUIJI, RATE, "2020", 1 },
                          { NULL, "签约率", HUIJI, RATE, "2021", 1 },
                          { NULL, "签约率", GUANCHENG, RATE, "2020", 1 },
                          { NULL } },
                 "签约率 2 2020 3");
  /* as many districts in each: the later one */
  assert_shares ((Row[]){ { NULL, "签约率", HUIJI, RATE, "2020", 1 },
                          { NULL, "签约率", HUIJI, RATE, "2021", 1 },
                          { NULL } },
                 "签约率 1 2021 2");
  /* three quarters are asked for by their year */
  assert_shares ((Row[]){ { NULL, "签约率", HUIJI, RATE, "2021-01/2021-09", 1 },
                          { NULL, "签约率", GUANCHENG, RATE, "2021-01/2021-09", 1 },
                          { NULL } },
                 "签约率 2 2021 2");
  /* a half-year and a year do not stand side by side */
  assert_shares ((Row[]){ { NULL, "签约率", HUIJI, RATE, "2021-H1", 1 },
                          { NULL, "签约率", GUANCHENG, RATE, "2021", 1 },
                          { NULL } },
                 "签约率 1 2021 2");
  assert_shares ((Row[]){ { NULL, "签约率", HUIJI, RATE, NULL, 1 }, { NULL } }, "签约率 1 - 1");
}

static void
test_scale (void)
{
  /* neither a plan nor another unit is shared, though both are metrics of it */
  assert_shares ((Row[]){ { NULL, "签约率", HUIJI, RATE, "2021", 1 },
                          { NULL, "签约率", GUANCHENG, "%", HESHU_MEASURE_RATIO, HESHU_KIND_TARGET, "2021",
                            1 },
                          { NULL, "签约率", "二七区", "410103", PEOPLE, "2021", 1 },
                          { NULL } },
                 "签约率 1 2021 3");
  assert_shares ((Row[]){ { NULL, "签约率", HUIJI, "%", HESHU_MEASURE_RATIO, HESHU_KIND_TARGET, "2022", 1 },
                          { NULL } },
                 "签约率 0 - 1");
}

static void
test_districts (void)
{
  /* one district, printed in three ways; the code last */
  assert_shares ((Row[]){ { NULL, "签约率", "惠济区", "", RATE, "2021", 1 },
                          { NULL, "签约率", "郑州市惠济区", NULL, RATE, "2021", 1 },
                          { NULL, "签约率", HUIJI, RATE, "2021", 1 },
                          { NULL } },
                 "签约率 1 2021 3");
}

static void
test_wordings (void)
{
  /* one subject under two wordings: named by the more used one; spaces and quotes make no other wording */
  assert_shares ((Row[]){ { "家庭医生签约率", "签约率", HUIJI, RATE, "2021", 1 },
                          { "家庭医生签约率", "家医签约率", GUANCHENG, RATE, "2021", 2 },
                          { NULL, "“两癌”筛查人数", HUIJI, PEOPLE, "2021", 2 },
                          { NULL, "两癌筛查 人数", GUANCHENG, PEOPLE, "2021", 1 },
                          { NULL } },
                 "“两癌”筛查人数 2 2021 3|家医签约率 2 2021 3");
  assert_shares ((Row[]){ { NULL } }, "");
}

static void
test_find (void)
{
  HeshuStated a = { "s", "签约率", HUIJI, RATE, { 0, 0 }, 1 };
  HeshuStated b = { "s", "家医签约率", HUIJI, RATE, { 0, 0 }, 2 };
  g_autoptr (GPtrArray) stated = g_ptr_array_new ();
  g_autoptr (GPtrArray) shares = NULL;

  g_ptr_array_add (stated, &a);
  g_ptr_array_add (stated, &b);
  shares = heshu_share_list (stated);
  g_assert_cmpuint (shares->len, ==, 1);
  g_assert_cmpstr (heshu_share_find (shares, "签约率")->indicator, ==, "家医签约率");
  g_assert_null (heshu_share_find (shares, "床位"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/order", test_order);
  g_test_add_func ("/share/period", test_period);
  g_test_add_func ("/share/scale", test_scale);
  g_test_add_func ("/share/districts", test_districts);
  g_test_add_func ("/share/wordings", test_wordings);
  g_test_add_func ("/share/find", test_find);

  return g_test_run ();
}
