/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-fixture.h"
#include "heshu-chart-spec-private.h"
#include "heshu-error.h"

#include <string.h>

static HeshuChartSpec *
make_spec (const char *indicator, const char *measure, const FixtureFigure *figures, const char *language)
{
  g_autoptr (HeshuTable) table = fixture_table_new (indicator, measure, figures, FALSE);

  return fixture_spec_new (table, NULL, "print-3", language);
}

static const FixtureFigure equal_rates[] = { { "惠济区", "100", "100%", "%" },
                                             { "管城回族区", "100", "100%", "%" },
                                             { NULL } };
static const FixtureFigure unsure[] = { { "惠济区", "11000", "11000余人次", "人次", "over", "余" },
                                        { "管城回族区", "11500", "11500人次", "人次" },
                                        { NULL } };
static const FixtureFigure two_years[] = { { "惠济区", "61", "61%", "%", .period = "2020" },
                                           { "管城回族区", "70", "70%", "%" },
                                           { NULL } };
static const FixtureFigure single[] = { { "惠济区", "11000", "11000余人次", "人次", "over", "余" },
                                        { NULL } };
static const FixtureFigure ranks[] = { { "惠济区", "3", "第三", "位" },
                                       { "管城回族区", "1", "第一", "位" },
                                       { NULL } };
static const FixtureFigure plan[] = { { "惠济区", "80", "80%", "%", .kind = "target" }, { NULL } };

/* A title claims only what the figures bear out */
static void
test_titles (void)
{
  static const struct
  {
    const char *indicator;
    const char *measure;
    const FixtureFigure *figures;
    const char *title;
    const char *subtitle;
  } rows[] = {
    { "家庭医生签约率", "ratio", fixture_rates, "管城回族区家庭医生签约率最高，为95.7%",
      "2021年家庭医生签约率，单位：%" },
    { "困难群众临时生活补助金", "level", fixture_money, "管城回族区困难群众临时生活补助金居首，为912.0万元",
      "2021年困难群众临时生活补助金，单位：万元" },
    { "新建安置房面积", "change", fixture_growth, "惠济区新建安置房面积增幅最大，为12.2%",
      "2021年新建安置房面积增减，单位：%" },
    { "合格率", "ratio", equal_rates, "2地合格率均为100%", "2021年合格率，单位：%" },
    /* 11000余 may be more than 11500 */
    { "出动人次", "level", unsure, "2地出动人次比较", "2021年出动人次，单位：人次" },
    /* figures of two years are not ranked */
    { "签约率", "ratio", two_years, "2地签约率比较", "2020年至2021年签约率，单位：%" },
    { "出动人次", "level", single, "惠济区出动人次为1.1万余人次", "惠济区2021年出动人次，单位：人次" },
    { "综合考评", "rank", ranks, "管城回族区综合考评排名最前，居第1", "2021年综合考评位次" },
    { "签约率", "ratio", plan, "惠济区签约率计划为80%", "惠济区2021年签约率，单位：%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HeshuChartSpec) spec = make_spec (rows[i].indicator, rows[i].measure, rows[i].figures, "zh");

      g_assert_cmpstr (spec->title, ==, rows[i].title);
      g_assert_cmpstr (spec->subtitle, ==, rows[i].subtitle);
    }
}

static void
test_notes (void)
{
  static const struct
  {
    const char *indicator;
    const char *measure;
    const FixtureFigure *figures;
    const char *note;
  } rows[] = {
    { "家庭医生签约率", "ratio", fixture_rates, "注：“未提及”指报告中无此数。" },
    { "应急演练出动人次", "level", fixture_qualifiers,
      "注：“余”“约”“近”照原文保留，不作精确数；线段为原文所给范围；“未提及”指报告中无此数。" },
    { "家庭医生签约率", "ratio", fixture_targets, "注：竖线为目标；虚线为限额；空心条为计划数，非实际数。" },
    { "签约率", "ratio", two_years, "注：时间不同：2021年为管城回族区，2020年为惠济区。" },
    { "合格率", "ratio", equal_rates, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HeshuChartSpec) spec = make_spec (rows[i].indicator, rows[i].measure, rows[i].figures, "zh");

      g_assert_cmpstr (spec->note, ==, rows[i].note);
    }
}

static void
test_sources (void)
{
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", fixture_rates, TRUE);
  g_autoptr (HeshuChartSpec) spec = fixture_spec_new (table, NULL, "screen", "zh");

  g_assert_true (spec->sample);
  g_assert_cmpstr (g_ptr_array_index (spec->sources, 0), ==,
                   "来源：管城回族区卫生健康委员会《2021年工作总结》，焦作市城乡一体化示范区卫生健康委员会《2"
                   "021年工作总结》，"
                   "惠济区卫生健康委员会《2021年工作总结》；示例数据");
  /* the shortest still says what it is made from, and that it is invented */
  g_assert_cmpstr (g_ptr_array_index (spec->sources, spec->sources->len - 1), ==,
                   "来源：管城回族区卫生健康委员会等3家机关的报告；示例数据");
  g_assert_true (g_str_has_prefix (spec->description, "管城回族区家庭医生签约率最高，为95.7%。"));
  g_assert_nonnull (strstr (spec->description,
                            "管城回族区：95.7%；焦作市城乡一体化示范区：76.2%；惠济区：59.36%；"
                            "中原区：未提及。"));
}

static void
test_published_source (void)
{
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", single, FALSE);
  HeshuReport *report = g_ptr_array_index (table->sources, 0);
  g_autoptr (HeshuChartSpec) spec = NULL;

  report->document->publication = g_strdup ("郑州日报");
  report->document->issue_date = g_strdup ("2022-01-10");
  report->document->page = g_strdup ("H04版");
  spec = fixture_spec_new (table, NULL, "screen", "zh");
  g_assert_cmpstr (g_ptr_array_index (spec->sources, 0), ==,
                   "来源：惠济区卫生健康委员会《2021年工作总结》（郑州日报2022年1月10日H04版）");
  g_assert_cmpstr (spec->date, ==, "2022-01-10");
}

static void
test_english (void)
{
  g_autoptr (HeshuChartSpec) spec = make_spec ("家庭医生签约率", "ratio", fixture_targets, "en");

  g_assert_cmpstr (spec->title, ==, "家庭医生签约率 is highest in 管城回族区, at 95.7%");
  g_assert_cmpstr (
      spec->note, ==,
      "Note: the upright line is the target; the dashed line is the limit; a hollow bar is a plan, not an "
      "outcome.");
}

static void
test_focus (void)
{
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", fixture_rates, FALSE);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  HeshuChartOptions options = { .size = "screen", .language = "zh", .focus = "惠济区" };
  g_autoptr (HeshuChartSpec) spec = NULL;
  g_autoptr (GError) error = NULL;
  const HeshuChartPanel *panel;

  g_ptr_array_add (tables, table);
  spec = heshu_chart_spec_new (tables, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (spec->title, ==, "惠济区家庭医生签约率为59.36%，在3地中居第3");
  panel = g_ptr_array_index (spec->panels, 0);
  for (guint i = 0; i < panel->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (panel->rows, i);

      g_assert_cmpint (row->focus, ==, g_str_equal (row->area, "惠济区"));
    }

  options.focus = "金水区";
  g_assert_null (heshu_chart_spec_new (tables, &options, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_AREA_UNKNOWN);
}

static void
test_refused_options (void)
{
  static const FixtureFigure none[] = { { "惠济区", "61", "61%", "%" },
                                        { "惠济区", "68", "68%",
                                          "%" }, /* two reports disagree, and nothing else is there */
                                        { NULL } };
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", fixture_rates, FALSE);
  g_autoptr (HeshuTable) conflict = fixture_table_new ("家庭医生签约率", "ratio", none, FALSE);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (tables, table);
  g_assert_null (
      heshu_chart_spec_new (tables, &(HeshuChartOptions){ .form = "pie", .language = "zh" }, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FORM_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "bar, dot"));
  g_clear_error (&error);

  g_assert_null (
      heshu_chart_spec_new (tables, &(HeshuChartOptions){ .size = "A4", .language = "zh" }, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_SIZE_INVALID);
  g_clear_error (&error);

  g_ptr_array_add (tables, conflict);
  g_assert_null (heshu_chart_spec_new (tables, &(HeshuChartOptions){ .language = "zh" }, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NOTHING_COMPARABLE);
  g_assert_nonnull (strstr (error->message, "两数不一"));
}

/* A form is proposed from the data */
static void
test_form (void)
{
  static const FixtureFigure close[] = { { "惠济区", "97.1", "97.1%", "%", .precision = -1 },
                                         { "管城回族区", "98", "98%", "%" },
                                         { "中原区", "97.6", "97.6%", "%", .precision = -1 },
                                         { NULL } };
  g_autoptr (HeshuChartSpec) rates = make_spec ("签约率", "ratio", fixture_rates, "zh");
  g_autoptr (HeshuChartSpec) ranges = make_spec ("人次", "level", fixture_qualifiers, "zh");
  g_autoptr (HeshuChartSpec) far = make_spec ("签约率", "ratio", close, "zh");

  g_assert_cmpint (rates->form, ==, HESHU_FORM_BAR);
  g_assert_cmpint (ranges->form, ==, HESHU_FORM_DOT);
  /* bars would all look alike: dots may start elsewhere, and say so */
  g_assert_cmpint (far->form, ==, HESHU_FORM_DOT);
  g_assert_nonnull (strstr (far->note, "横轴不从零开始"));
}

static void
test_round_trip (void)
{
  static const FixtureFigure *const all[] = { fixture_rates, fixture_qualifiers, fixture_money,
                                              fixture_growth, fixture_targets };
  static const char *const languages[] = { "zh", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
      {
        g_autoptr (HeshuChartSpec) spec =
            make_spec ("指标", i == 3 ? "change" : "level", all[i], languages[j]);
        g_autofree char *json = heshu_chart_spec_print (spec);
        g_autoptr (GError) error = NULL;
        g_autoptr (HeshuChartSpec) read = heshu_chart_spec_parse (json, -1, &error);
        g_autofree char *again = NULL;

        g_assert_no_error (error);
        again = heshu_chart_spec_print (read);
        g_assert_cmpstr (json, ==, again);
      }
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_nonnull (parts[1]);
  return g_strconcat (parts[0], to, parts[1], NULL);
}

/* A spec is a file a person may edit: what is wrong is named by its place */
static void
test_malformed (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *place;
  } rows[] = {
    { "\"heshu_chart\":1", "\"heshu_chart\":2", "heshu_chart" },
    { "\"language\":\"zh\"", "\"language\":\"fr\"", "language" },
    { "\"language\":\"zh\"", "\"language\":\"../zh\"", "language" },
    { "\"name\":\"heshu\"", "\"name\":\"../heshu\"", "house.name" },
    { "\"width\":\"129.3\"", "\"width\":\"-1\"", "size.width" },
    { "\"width\":\"129.3\"", "\"width\":\"1e9\"", "size.width" },
    { "\"width\":\"129.3\"", "\"width\":129.3", "size.width" },
    { "\"dpi\":300", "\"dpi\":0", "size.dpi" },
    { "\"form\":\"bar\"", "\"form\":\"pie\"", "form" },
    { "\"value\":\"95.7\"", "\"value\":\"95,7\"", "panels[0].rows[0].actual.value" },
    { "\"value\":\"95.7\"", "\"value\":\"97.5\"", "panels[0].rows[0].actual.label" },
    { "\"label\":\"95.7%\"", "\"label\":\"99%\"", "panels[0].rows[0].actual.label" },
    { "\"qualifier\":\"exact\"", "\"qualifier\":\"余\"", "panels[0].rows[0].actual.qualifier" },
    { "\"period\":\"2021\"", "\"period\":\"21\"", "panels[0].rows[0].period" },
    { "\"reason\":\"none\"", "\"reason\":\"lost\"", "panels[0].rows[0].reason" },
    { "\"panels\":[", "\"panels\":[],\"was\":[", "panels" },
    { "{\"heshu_chart\"", "[{\"heshu_chart\"", "line" },
    { "\"sources\":[", "\"sources\":[1,", "sources" },
  };
  g_autoptr (HeshuChartSpec) spec = make_spec ("家庭医生签约率", "ratio", fixture_rates, "zh");
  g_autofree char *json = heshu_chart_spec_print (spec);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *edited = replace (json, rows[i].from, rows[i].to);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].to);
      g_assert_null (heshu_chart_spec_parse (edited, -1, &error));
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_SPEC_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].place));
    }
}

/* A pasted title brings line breaks along, and a page breaks a figure: both draw, and read back */
static void
test_control_characters (void)
{
  static const FixtureFigure broken[] = { { "惠济区", "11000", "11000\r\n余人次", "人次", "over", "余" },
                                          { NULL } };
  g_autoptr (HeshuTable) table = fixture_table_new ("出动人次", "level", broken, FALSE);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  HeshuChartOptions options = { .language = "zh", .title = " 惠济区\n出动\t\x01一万\xff余人次 " };
  g_autoptr (HeshuChartSpec) spec = NULL;
  g_autoptr (HeshuChartSpec) read = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (tables, table);
  spec = heshu_chart_spec_new (tables, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (spec->title, ==, "惠济区 出动  一万\357\277\275余人次");
  json = heshu_chart_spec_print (spec);
  read = heshu_chart_spec_parse (json, -1, &error);
  g_assert_no_error (error);
}

static void
test_hostile (void)
{
  g_autofree char *deep = g_strnfill (300000, '[');
  static const char *const rows[] = {
    "", "{", "null", "[]", "{}", "\"\"", "{\"heshu_chart\":1}", "\xff\xfe"
  };
  g_autoptr (GError) error = NULL;

  g_assert_null (heshu_chart_spec_parse (deep, -1, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_SPEC_INVALID);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_clear_error (&error);
      g_assert_null (heshu_chart_spec_parse (rows[i], -1, &error));
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_SPEC_INVALID);
    }
}

/* A title of one's own may change without the rest being computed anew; the house style's hash must hold */
static void
test_house_hash (void)
{
  g_autoptr (HeshuChartSpec) spec = make_spec ("家庭医生签约率", "ratio", fixture_rates, "zh");
  g_autofree char *json = heshu_chart_spec_print (spec);
  g_autofree char *other = replace (json, "\"sha256\":\"", "\"sha256\":\"0");
  g_autofree char *prefix = g_strconcat ("\"sha256\":\"", spec->house_hash, "\"", NULL);
  g_autofree char *free_of_it = replace (json, prefix, "\"sha256\":null");
  g_autoptr (HeshuChartSpec) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (heshu_chart_spec_parse (other, -1, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_SPEC_INVALID);
  read = heshu_chart_spec_parse (free_of_it, -1, NULL);
  g_assert_nonnull (read);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-spec/titles", test_titles);
  g_test_add_func ("/chart-spec/notes", test_notes);
  g_test_add_func ("/chart-spec/sources", test_sources);
  g_test_add_func ("/chart-spec/published-source", test_published_source);
  g_test_add_func ("/chart-spec/english", test_english);
  g_test_add_func ("/chart-spec/focus", test_focus);
  g_test_add_func ("/chart-spec/refused-options", test_refused_options);
  g_test_add_func ("/chart-spec/form", test_form);
  g_test_add_func ("/chart-spec/round-trip", test_round_trip);
  g_test_add_func ("/chart-spec/malformed", test_malformed);
  g_test_add_func ("/chart-spec/control-characters", test_control_characters);
  g_test_add_func ("/chart-spec/hostile", test_hostile);
  g_test_add_func ("/chart-spec/house-hash", test_house_hash);

  return g_test_run ();
}
