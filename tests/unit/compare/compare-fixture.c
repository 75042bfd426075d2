/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare-fixture.h"

#include <string.h>

GPtrArray *
fixture_metrics_new (const FixtureMetric *metrics)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);

  for (guint i = 0; metrics[i].report != NULL; i++)
    {
      const FixtureMetric *from = &metrics[i];
      g_autofree char *text = g_strconcat (from->value, from->unit, NULL);
      g_autofree char *id = g_strdup_printf ("metric-%u", i);
      HeshuMetricBuilder *builder = heshu_metric_builder_new (HESHU_SPAN (i * 20, i * 20 + 5), text);
      const char *point = strchr (from->value, '.');
      g_autofree char *precision = g_strdup_printf ("%d", point != NULL ? 1 - (int) strlen (point) : 0);

      heshu_metric_builder_set (builder, HESHU_FIELD_VALUE, from->value);
      heshu_metric_builder_set (builder, HESHU_FIELD_PRECISION, precision);
      heshu_metric_builder_set (builder, HESHU_FIELD_UNIT, from->unit);
      heshu_metric_builder_set (builder, HESHU_FIELD_AREA, from->area);
      heshu_metric_builder_set (builder, HESHU_FIELD_AREA_ID, from->area_id);
      heshu_metric_builder_set (builder, HESHU_FIELD_PERIOD, from->period);
      heshu_metric_builder_set (builder, HESHU_FIELD_KIND, from->kind != NULL ? from->kind : "actual");
      heshu_metric_builder_set (builder, HESHU_FIELD_MEASURE,
                                from->measure != NULL ? from->measure : "ratio");
      heshu_metric_builder_set (builder, HESHU_FIELD_QUALIFIER,
                                from->qualifier != NULL ? from->qualifier : "exact");
      heshu_metric_builder_set (builder, HESHU_FIELD_INDICATOR,
                                from->indicator != NULL ? from->indicator : "家庭医生签约率");
      heshu_metric_builder_set (builder, HESHU_FIELD_AGENCY, "卫生健康委员会");
      heshu_metric_builder_set_article (builder, 0, "工作总结");
      heshu_metric_builder_set_report_id (builder, from->report);
      heshu_metric_builder_set_source (builder, from->report);
      heshu_metric_builder_set_id (builder, id);
      heshu_metric_builder_set_decision (builder, from->rejected    ? HESHU_DECISION_REJECTED
                                                  : from->confirmed ? HESHU_DECISION_CONFIRMED
                                                                    : HESHU_DECISION_NONE);
      g_ptr_array_add (result, heshu_metric_builder_end (builder));
    }

  return result;
}

GPtrArray *
fixture_reports_new (const FixtureReport *reports)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_report_unref);

  for (guint i = 0; reports[i].id != NULL; i++)
    {
      HeshuReport *report = heshu_report_new ();
      HeshuArticle *article = heshu_article_new ();
      g_autoptr (HeshuText) text = heshu_text_new ("", 0);

      report->id = g_strdup (reports[i].id);
      report->document = heshu_document_new (reports[i].id, "text/plain", text);
      report->sample = reports[i].sample;
      if (report->articles == NULL)
        report->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_article_unref);
      heshu_article_set (article, HESHU_ARTICLE_AREA, reports[i].area, HESHU_SPAN_NONE);
      heshu_article_set (article, HESHU_ARTICLE_AREA_ID, reports[i].area_id, HESHU_SPAN_NONE);
      heshu_article_set (article, HESHU_ARTICLE_PERIOD, reports[i].period, HESHU_SPAN_NONE);
      g_ptr_array_add (report->articles, article);
      g_ptr_array_add (result, report);
    }

  return result;
}

HeshuTable *
fixture_compare (const char *areas,
                 const char *period,
                 const FixtureMetric *metrics,
                 const FixtureReport *reports,
                 GError **error)
{
  g_autoptr (GPtrArray) metric_list = fixture_metrics_new (metrics);
  g_autoptr (GPtrArray) report_list = fixture_reports_new (reports);
  g_auto (GStrv) area_list = areas != NULL ? g_strsplit (areas, " ", -1) : NULL;
  HeshuComparison question = { .indicator = "家庭医生签约率", .areas = (const char *const *) area_list };

  if (period != NULL)
    g_assert_true (heshu_period_parse (period, &question.period));
  return heshu_compare (&question, metric_list, report_list, error);
}

char *
fixture_print (const HeshuTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const HeshuTableRow *row = g_ptr_array_index (table->rows, i);
      g_autofree char *period = heshu_period_format (row->period);

      g_string_append_printf (text, "%s%s %s %s %s", i > 0 ? "|" : "", row->area,
                              *period != '\0' ? period : "-",
                              row->actual != NULL ? heshu_metric_get (row->actual, HESHU_FIELD_VALUE) : "-",
                              heshu_reason_get_word (row->reason));
      if (row->target != NULL)
        g_string_append_printf (text, " %s=%s", heshu_metric_get (row->target, HESHU_FIELD_KIND),
                                heshu_metric_get (row->target, HESHU_FIELD_VALUE));
    }

  return g_string_free (text, FALSE);
}
