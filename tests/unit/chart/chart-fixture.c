/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-fixture.h"

#include "heshu-error.h"

#include <string.h>

const FixtureFigure fixture_rates[] = {
  { "惠济区", "59.36", "59.36%", "%", .precision = -2 },
  { "管城回族区", "95.7", "95.7%", "%", .precision = -1 },
  { "焦作市城乡一体化示范区", "76.2", "76.2%", "%", .precision = -1 },
  { "中原区", NULL },
  { NULL },
};

const FixtureFigure fixture_qualifiers[] = {
  { "金水区", "11000", "11000余人次", "人次", "over", "余" },
  { "二七区", "9600", "9600人次", "人次" },
  { "中原区", "7500", "7500—8800人次", "人次", "range", NULL, .value_max = "8800" },
  { "惠济区", "6400", "6400人次", "人次", "about", "约" },
  { "管城回族区", "5000", "5000人次", "人次", "under", "近" },
  { "上街区", NULL },
  { NULL },
};

const FixtureFigure fixture_money[] = {
  { "惠济区", "5729853", "572.9853万元", "元", .precision = 0 },
  { "管城回族区", "9120000", "912.0万元", "元", .precision = 3 },
  { "焦作市城乡一体化示范区", "1190000", "119余万元", "元", "over", "余", .precision = 4 },
  { "中原区", "2432000", "243.2万元", "元", "about", "约", .precision = 3 },
  { "金水区", "687000", "68.7万元", "元", "under", "近", .precision = 3 },
  { NULL },
};

const FixtureFigure fixture_growth[] = {
  { "惠济区", "12.2", "12.2%", "%", .precision = -1 },
  { "管城回族区", "-8.5", "8.5%", "%", .precision = -1 },
  { "焦作市城乡一体化示范区", "-30", "30%", "%", "over", "超过" },
  { "中原区", "4", "4%", "%" },
  { NULL },
};

const FixtureFigure fixture_targets[] = {
  { "惠济区", "59.36", "59.36%", "%", .precision = -2 },
  { "惠济区", "80", "80%", "%", .kind = "target" },
  { "管城回族区", "95.7", "95.7%", "%", .precision = -1 },
  { "管城回族区", "90", "90%", "%", .kind = "target" },
  { "焦作市城乡一体化示范区", "76.2", "76.2%", "%", .precision = -1 },
  { "焦作市城乡一体化示范区", "85", "85%", "%", .kind = "limit" },
  { "中原区", "70", "70%", "%", .kind = "target" },
  { NULL },
};

static HeshuMetric *
make_metric (const char *indicator,
             const char *measure,
             const FixtureFigure *figure,
             guint start,
             const char *report_id)
{
  HeshuMetricBuilder *builder =
      heshu_metric_builder_new (HESHU_SPAN (start, start + (guint) g_utf8_strlen (figure->text, -1)),
                                figure->text);
  g_autofree char *precision = g_strdup_printf ("%d", figure->precision);
  g_autofree char *agency = g_strconcat (figure->area, "卫生健康委员会", NULL);
  g_autofree char *id = g_strdup_printf ("metric-%s-%u", report_id, start);
  const char *word = figure->word != NULL ? strstr (figure->text, figure->word) : NULL;
  guint length = figure->word != NULL ? (guint) g_utf8_strlen (figure->word, -1) : 0;

  heshu_metric_builder_set (builder, HESHU_FIELD_INDICATOR, indicator);
  heshu_metric_builder_set (builder, HESHU_FIELD_MEASURE, measure);
  heshu_metric_builder_set (builder, HESHU_FIELD_VALUE, figure->value);
  heshu_metric_builder_set (builder, HESHU_FIELD_VALUE_MAX, figure->value_max);
  heshu_metric_builder_set (builder, HESHU_FIELD_PRECISION, precision);
  heshu_metric_builder_set (builder, HESHU_FIELD_UNIT, figure->unit);
  heshu_metric_builder_set (builder, HESHU_FIELD_QUALIFIER,
                            figure->qualifier != NULL ? figure->qualifier : "exact");
  heshu_metric_builder_set (builder, HESHU_FIELD_KIND, figure->kind != NULL ? figure->kind : "actual");
  heshu_metric_builder_set (builder, HESHU_FIELD_AREA, figure->area);
  heshu_metric_builder_set (builder, HESHU_FIELD_PERIOD, figure->period != NULL ? figure->period : "2021");
  heshu_metric_builder_set (builder, HESHU_FIELD_AGENCY, agency);
  if (word != NULL)
    {
      guint at = start + (guint) g_utf8_strlen (figure->text, word - figure->text);

      heshu_metric_builder_set_evidence (builder, HESHU_FIELD_QUALIFIER, HESHU_SPAN (at, at + length),
                                         "qualifier-word");
    }
  else if (figure->word != NULL)
    heshu_metric_builder_set_evidence (builder, HESHU_FIELD_QUALIFIER, HESHU_SPAN (start - length, start),
                                       "qualifier-word");
  heshu_metric_builder_set_article (builder, 0, "2021年工作总结");
  heshu_metric_builder_set_report_id (builder, report_id);
  heshu_metric_builder_set_source (builder, report_id);
  heshu_metric_builder_set_id (builder, id);
  heshu_metric_builder_set_revision (builder, 1);

  return heshu_metric_builder_end (builder);
}

static HeshuReport *
make_report (const char *area, const char *id, const char *text, gboolean sample)
{
  HeshuReport *report = heshu_report_new ();
  g_autoptr (HeshuText) decoded = heshu_text_new (text, -1);
  HeshuArticle *article = heshu_article_new ();

  report->id = g_strdup (id);
  report->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  report->document = heshu_document_new (id, "text/plain", decoded);
  report->sample = sample;
  if (report->articles == NULL)
    report->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_article_unref);
  heshu_article_set (article, HESHU_ARTICLE_AREA, area, HESHU_SPAN_NONE);
  heshu_article_set (article, HESHU_ARTICLE_PERIOD, "2021", HESHU_SPAN_NONE);
  g_ptr_array_add (report->articles, article);

  return report;
}

HeshuTable *
fixture_table_new (const char *indicator, const char *measure, const FixtureFigure *figures, gboolean sample)
{
  g_autoptr (GPtrArray) metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_report_unref);
  g_autoptr (GError) error = NULL;
  HeshuComparison question = { indicator, NULL, HESHU_PERIOD_NONE, NULL };
  HeshuTable *table;

  for (guint i = 0; figures[i].area != NULL; i++)
    {
      const FixtureFigure *figure = &figures[i];
      const char *word =
          figure->word != NULL && strstr (figure->text, figure->word) == NULL ? figure->word : "";
      g_autofree char *text =
          g_strconcat (figure->area, indicator, word, figure->text != NULL ? figure->text : "", NULL);
      g_autofree char *id = g_strdup_printf ("report-%02u", i);
      guint start = (guint) (g_utf8_strlen (figure->area, -1) + g_utf8_strlen (indicator, -1) +
                             g_utf8_strlen (word, -1));

      g_ptr_array_add (reports, make_report (figure->area, id, text, sample));
      if (figure->value != NULL)
        g_ptr_array_add (metrics, make_metric (indicator, measure, figure, start, id));
    }

  table = heshu_compare (&question, metrics, reports, &error);
  g_assert_no_error (error);
  return table;
}

HeshuChartSpec *
fixture_spec_new (HeshuTable *table, const char *form, const char *size, const char *language)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  HeshuChartOptions options = { .form = form, .size = size, .language = language };
  HeshuChartSpec *spec;

  g_ptr_array_add (tables, table);
  spec = heshu_chart_spec_new (tables, &options, &error);
  g_assert_no_error (error);
  return spec;
}

HeshuScene *
fixture_lay_out (const HeshuChartSpec *spec)
{
  g_autoptr (GError) error = NULL;
  HeshuScene *scene = heshu_chart_lay_out (spec, &error);

  g_assert_no_error (error);
  return scene;
}

gboolean
fixture_has_font (void)
{
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", fixture_rates, FALSE);
  g_autoptr (HeshuChartSpec) spec = fixture_spec_new (table, "bar", "screen", "zh");
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuScene) scene = heshu_chart_lay_out (spec, &error);

  return !g_error_matches (error, HESHU_ERROR, HESHU_ERROR_FONT_MISSING);
}
