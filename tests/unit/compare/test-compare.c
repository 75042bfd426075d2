/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare-fixture.h"
#include "heshu-error.h"

#define HUIJI "惠济区", "410108"
#define GUANCHENG "管城回族区", "410104"
#define ZONE "焦作市城乡一体化示范区", "410871"

#define THREE_REPORTS                                                                                        \
  {                                                                                                          \
    { "h20", HUIJI, "2020" }, { "g21", GUANCHENG, "2021" }, { "z21", ZONE, "2021" }, { NULL }                \
  }

typedef struct
{
  const char *why; /* the kind of desk where it was met */
  const char *areas;
  const char *period;
  FixtureMetric metrics[8];
  FixtureReport reports[6];
  const char *expected;
} Case;

static const Case cases[] = {
  { "one district states it, the other two have reports that do not (design §8)",
    NULL,
    NULL,
    { { "h20", HUIJI, "2020", "59.36", "%" } },
    THREE_REPORTS,
    "惠济区 2020 59.36 none|管城回族区 - - not_mentioned|焦作市城乡一体化示范区 - - not_mentioned" },
  { "a year asked for: a report of another year is no report of that one",
    NULL,
    "2020",
    { { "h20", HUIJI, "2020", "59.36", "%" } },
    THREE_REPORTS,
    "惠济区 2020 59.36 none|管城回族区 2020 - no_report|焦作市城乡一体化示范区 2020 - no_report" },
  { "a district asked for that the desk does not know",
    "惠济区 上街区",
    NULL,
    { { "h20", HUIJI, "2020", "59.36", "%" } },
    THREE_REPORTS,
    "惠济区 2020 59.36 none|上街区 - - no_report" },
  { "the city before the name, no code on the page",
    "郑州市惠济区",
    NULL,
    { { "h20", "郑州市惠济区", NULL, "2020", "59.36", "%" } },
    { { "h20", "惠济区", NULL, "2020" }, { NULL } },
    "惠济区 2020 59.36 none" },
  { "the code decides, though one page prints the short name",
    NULL,
    NULL,
    { { "a", "示范区", "410871", "2021", "80", "%" },
      { "b", "城乡一体化示范区", "410871", "2020", "70", "%" } },
    { { "a", ZONE, "2021" }, { NULL } },
    "焦作市城乡一体化示范区 2021 80 none" },
  { "two districts of one name in two cities stay two",
    NULL,
    NULL,
    { { "a", "鼓楼区", "410204", "2021", "80", "%" }, { "b", "鼓楼区", "320106", "2021", "70", "%" } },
    { { "a", "鼓楼区", "410204", "2021" }, { "b", "鼓楼区", "320106", "2021" }, { NULL } },
    "鼓楼区 2021 80 none|鼓楼区 2021 70 none" },
  { "the latest year of each district",
    NULL,
    NULL,
    { { "h20", HUIJI, "2020", "59.36", "%" },
      { "h21", HUIJI, "2021", "61", "%" },
      { "g20", GUANCHENG, "2020", "70", "%" } },
    { { NULL } },
    "管城回族区 2020 70 none|惠济区 2021 61 none" },
  { "a half-year beside full years: the full year stands, the newer half is kept apart",
    NULL,
    NULL,
    { { "h20", HUIJI, "2020", "59.36", "%" },
      { "h21", HUIJI, "2021-H1", "31", "%" },
      { "g20", GUANCHENG, "2020", "70", "%" },
      { "z20", ZONE, "2020-H1", "40", "%" } },
    { { NULL } },
    "管城回族区 2020 70 none|惠济区 2020 59.36 none|焦作市城乡一体化示范区 2020-H1 40 other_period" },
  { "the year asked for is only there as a half",
    NULL,
    "2021",
    { { "h21", HUIJI, "2021", "61", "%" }, { "g21", GUANCHENG, "2021-H1", "70", "%" } },
    { { NULL } },
    "惠济区 2021 61 none|管城回族区 2021-H1 70 other_period" },
  { "a count and rates: what most districts state is drawn",
    NULL,
    NULL,
    { { "h", HUIJI, "2021", "61", "%" },
      { "g", GUANCHENG, "2021", "70", "%" },
      { "z", ZONE, "2021", "41000", "人", .measure = "level" } },
    { { NULL } },
    "管城回族区 2021 70 none|惠济区 2021 61 none|焦作市城乡一体化示范区 2021 41000 other_measure" },
  { "the same measure in another unit",
    NULL,
    NULL,
    { { "h", HUIJI, "2021", "61", "人", .measure = "level" },
      { "g", GUANCHENG, "2021", "70", "人", .measure = "level" },
      { "z", ZONE, "2021", "90", "户", .measure = "level" } },
    { { NULL } },
    "管城回族区 2021 70 none|惠济区 2021 61 none|焦作市城乡一体化示范区 2021 90 other_unit" },
  { "full-width and half-width percent signs are one unit",
    NULL,
    NULL,
    { { "h", HUIJI, "2021", "61", "％" }, { "g", GUANCHENG, "2021", "70", "%" } },
    { { NULL } },
    "管城回族区 2021 70 none|惠济区 2021 61 none" },
  { "a change of the indicator is not its level",
    NULL,
    NULL,
    { { "h", HUIJI, "2021", "61", "%" },
      { "h", HUIJI, "2021", "3", "%", .measure = "change" },
      { "g", GUANCHENG, "2021", "70", "%" } },
    { { NULL } },
    "管城回族区 2021 70 none|惠济区 2021 61 none" },
  { "two reports disagree",
    NULL,
    NULL,
    { { "a", HUIJI, "2021", "61", "%" },
      { "b", HUIJI, "2021", "63.5", "%" },
      { "g", GUANCHENG, "2021", "70", "%" } },
    { { NULL } },
    "管城回族区 2021 70 none|惠济区 2021 61 conflict" },
  { "two reports agree but for rounding",
    NULL,
    NULL,
    { { "a", HUIJI, "2021", "59.36", "%" }, { "b", HUIJI, "2021", "59.4", "%" } },
    { { NULL } },
    "惠济区 2021 59.36 none" },
  { "11000余 and 11296 can both be right",
    NULL,
    NULL,
    { { "a", HUIJI, "2021", "11000", "人", .measure = "level", .qualifier = "over" },
      { "b", HUIJI, "2021", "11296", "人", .measure = "level" } },
    { { NULL } },
    "惠济区 2021 11000 none" },
  { "a confirmed figure is the one shown where two disagree",
    NULL,
    NULL,
    { { "a", HUIJI, "2021", "61", "%" }, { "b", HUIJI, "2021", "63.5", "%", .confirmed = TRUE } },
    { { NULL } },
    "惠济区 2021 63.5 conflict" },
  { "a rejected figure is none",
    NULL,
    NULL,
    { { "a", HUIJI, "2021", "61", "%", .rejected = TRUE }, { "b", HUIJI, "2021", "63.5", "%" } },
    { { NULL } },
    "惠济区 2021 63.5 none" },
  { "a target of the same year stands beside its actual, one of the next year does not",
    NULL,
    NULL,
    { { "a", HUIJI, "2021", "61", "%" },
      { "a", HUIJI, "2021", "80", "%", .kind = "target" },
      { "g", GUANCHENG, "2021", "70", "%" },
      { "g", GUANCHENG, "2022", "90", "%", .kind = "target" } },
    { { NULL } },
    "管城回族区 2021 70 none|惠济区 2021 61 none target=80" },
  { "a limit, and a district that only plans",
    NULL,
    NULL,
    { { "a", HUIJI, "2021", "8", "%" },
      { "a", HUIJI, "2021", "10", "%", .kind = "limit" },
      { "g", GUANCHENG, "2021", "9", "%", .kind = "target" } },
    { { NULL } },
    "惠济区 2021 8 none limit=10|管城回族区 2021 - none target=9" },
  { "ranks: the first comes first",
    NULL,
    NULL,
    { { "a", HUIJI, "2021", "3", "位", .measure = "rank" },
      { "g", GUANCHENG, "2021", "1", "位", .measure = "rank" } },
    { { NULL } },
    "管城回族区 2021 1 none|惠济区 2021 3 none" },
  { "falls: the largest value first, minus as minus",
    NULL,
    NULL,
    { { "a", HUIJI, "2021", "-12.2", "%", .measure = "change" },
      { "g", GUANCHENG, "2021", "-3", "%", .measure = "change" } },
    { { NULL } },
    "管城回族区 2021 -3 none|惠济区 2021 -12.2 none" },
  { "equal values in order of code; rows without figure likewise",
    NULL,
    NULL,
    { { "h", HUIJI, "2021", "70", "%" }, { "g", GUANCHENG, "2021", "70", "%" } },
    { { "z", ZONE, "2021" }, { "y", "上街区", "410106", "2021" }, { "x", "某区", NULL, "2021" }, { NULL } },
    "管城回族区 2021 70 none|惠济区 2021 70 none|上街区 - - not_mentioned|焦作市城乡一体化示范区 - - "
    "not_mentioned|某区 - - not_mentioned" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuTable) table = fixture_compare (c->areas, c->period, c->metrics, c->reports, &error);
  g_autofree char *printed = NULL;

  g_assert_no_error (error);
  g_test_message ("%s", c->why);
  printed = fixture_print (table);
  g_assert_cmpstr (printed, ==, c->expected);
}

static void
test_errors (void)
{
  const FixtureMetric none[] = { { NULL } };
  const FixtureMetric twice[] = { { "a", "鼓楼区", "410204", "2021", "80", "%" },
                                  { "b", "鼓楼区", "320106", "2021", "70", "%" },
                                  { NULL } };
  const FixtureReport reports[] = { { NULL } };
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_compare (NULL, NULL, none, reports, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_INDICATOR_UNKNOWN);
  g_clear_error (&error);

  g_assert_null (fixture_compare ("鼓楼区", NULL, twice, reports, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_AREA_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "410204"));
  g_assert_nonnull (strstr (error->message, "320106"));
}

/* The code tells two districts of one name apart on the command line too */
static void
test_code_as_area (void)
{
  const FixtureMetric twice[] = { { "a", "鼓楼区", "410204", "2021", "80", "%" },
                                  { "b", "鼓楼区", "320106", "2021", "70", "%" },
                                  { NULL } };
  const FixtureReport reports[] = { { NULL } };
  g_autoptr (HeshuTable) table = fixture_compare ("320106", NULL, twice, reports, NULL);
  g_autofree char *printed = fixture_print (table);

  g_assert_cmpstr (printed, ==, "鼓楼区 2021 70 none");
}

static void
test_wordings (void)
{
  const FixtureMetric metrics[] = { { "a", HUIJI, "2021", "61", "%", .indicator = "家庭医生签约率" },
                                    { "b", GUANCHENG, "2021", "70", "%", .indicator = "家庭医生　签约率。" },
                                    { "c", ZONE, "2021", "80", "%", .indicator = "家庭医生签约覆盖率" },
                                    { "d", "上街区", "410106", "2021", "90", "%",
                                      .indicator = "重点人群签约率" },
                                    { NULL } };
  const FixtureReport reports[] = { { NULL } };
  g_autoptr (GPtrArray) metric_list = fixture_metrics_new (metrics);
  g_autoptr (GPtrArray) report_list = fixture_reports_new (reports);
  const char *const wordings[] = { "家庭医生签约覆盖率", NULL };
  HeshuComparison question = { .indicator = "家庭医生签约率", .wordings = wordings };
  g_autoptr (HeshuTable) table = heshu_compare (&question, metric_list, report_list, NULL);
  g_autofree char *printed = fixture_print (table);

  g_assert_cmpstr (printed, ==,
                   "焦作市城乡一体化示范区 2021 80 none|管城回族区 2021 70 none|惠济区 2021 61 none");
}

static void
test_indicator_equal (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean equal;
  } rows[] = {
    { "“两癌”筛查人数", "两癌筛查人数", TRUE },                 /* quotation marks of slogans */
    { "85岁以上老年人体检率", "８５岁以上老年人体检率", TRUE }, /* full-width digits of a page set by hand */
    { "返乡人员(境外)", "返乡人员（境外）", TRUE },             /* both brackets occur on one page */
    { "家庭医生 签约率", "家庭医生签约率", TRUE },              /* a space where a line ended */
    { "家庭医生签约率", "家庭医生签约人数", FALSE },
    { "合格", "合格%", FALSE }, /* a sign that tells a rate from a count */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s = %s", rows[i].a, rows[i].b);
      g_assert_cmpint (heshu_indicator_equal (rows[i].a, rows[i].b), ==, rows[i].equal);
    }
}

static void
test_sources (void)
{
  const FixtureMetric metrics[] = { { "a", HUIJI, "2021", "61", "%" },
                                    { "b", GUANCHENG, "2020", "70", "%" },
                                    { NULL } };
  const FixtureReport reports[] = {
    { "a", HUIJI, "2021" }, { "b", GUANCHENG, "2020", TRUE }, { "c", ZONE, "2021" }, { NULL }
  };
  g_autoptr (HeshuTable) table = fixture_compare (NULL, NULL, metrics, reports, NULL);
  g_autoptr (HeshuTable) real = fixture_compare ("惠济区", NULL, metrics, reports, NULL);

  g_assert_cmpuint (table->sources->len, ==, 2);
  g_assert_true (table->sample);
  g_assert_true (heshu_table_periods_differ (table));
  g_assert_cmpstr (table->unit, ==, "%");
  /* a sample report that no shown figure comes from makes nothing a sample */
  g_assert_false (real->sample);
  g_assert_false (heshu_table_periods_differ (real));
}

static void
test_reason_words (void)
{
  for (HeshuReason reason = HESHU_REASON_NONE; reason <= HESHU_REASON_CONFLICT; reason++)
    {
      HeshuReason read;

      g_assert_true (heshu_reason_from_word (heshu_reason_get_word (reason), &read));
      g_assert_cmpint (read, ==, reason);
    }
  g_assert_false (heshu_reason_from_word ("未提及", &(HeshuReason){ 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/compare/case/%02u", i);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/compare/errors", test_errors);
  g_test_add_func ("/compare/code-as-area", test_code_as_area);
  g_test_add_func ("/compare/wordings", test_wordings);
  g_test_add_func ("/compare/indicator-equal", test_indicator_equal);
  g_test_add_func ("/compare/sources", test_sources);
  g_test_add_func ("/compare/reason-words", test_reason_words);

  return g_test_run ();
}
