/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-desk-private.h"
#include "heshu-id.h"

#include <string.h>

#define ANNE "编辑甲"

/* Values whose order as text is not their order: docs on value_key */
static const char *const values[] = { "9",     "10",     "-2",       "-12.5",          "0",     "0.5", "0.45",
                                      "59.36", "172983", "11296000", "123456789012.3", "-0.01", "100", "9" };

#define N_REPORTS 4
#define N_FIGURES (N_REPORTS * G_N_ELEMENTS (values))

/* Many equal keys, so that pages are parted between equals: two districts, three periods, one indicator in
 * four */
static void
import_many (HeshuDesk *desk)
{
  for (guint r = 0; r < N_REPORTS; r++)
    {
      Figure figures[G_N_ELEMENTS (values)];
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *name = g_strdup_printf ("report-%u.txt", r);
      g_autofree char *id = NULL;

      g_string_append_printf (text, "第%u份。", r);
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          g_string_append_printf (text, "指标为%s；", values[i]);
          figures[i] = (Figure){ values[i],
                                 values[i],
                                 "",
                                 i % 2 ? "惠济区" : "管城回族区",
                                 i % 2 ? "410108" : "410104",
                                 i % 3 == 0   ? "2020"
                                 : i % 3 == 1 ? "2021-H1"
                                              : NULL,
                                 i % 4 ? "签约率" : "体检率" };
        }
      id = fixture_import (desk, name, text->str, figures, G_N_ELEMENTS (values));
    }
}

static void
assert_pages_equal (HeshuDesk *desk, const HeshuMetricQuery *query, guint limit)
{
  g_autoptr (GPtrArray) all = fixture_list (desk, query);
  g_autofree char *key = NULL;
  guint n = 0, n_pages = 0;

  do
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *next = NULL;
      g_autoptr (GPtrArray) page = heshu_desk_list_metrics (desk, query, key, limit, &next, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (page->len, <=, limit);
      for (guint i = 0; i < page->len; i++, n++)
        {
          g_assert_cmpuint (n, <, all->len);
          g_assert_cmpstr (heshu_metric_get_id (page->pdata[i]), ==, heshu_metric_get_id (all->pdata[n]));
        }
      g_assert_true ((next == NULL) == (n == all->len));
      g_free (key);
      key = g_steal_pointer (&next);
      n_pages++;
    }
  while (key != NULL);

  g_assert_cmpuint (n, ==, all->len);
  g_assert_cmpuint (n_pages, ==, MAX (1, (all->len + limit - 1) / limit));
}

/* Design §5: lists page by key; a page after page list is the whole one, whatever the order and the choice */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  const HeshuMetricQuery choices[] = {
    { 0 },
    { .area = "惠济区" },
    { .indicator = "体检率" },
    { .search = "指标" },
    { .period = { 2020 * 12, 2021 * 12 } },
    { .area = "nowhere" },
  };

  import_many (fixture->desk);
  for (guint c = 0; c < G_N_ELEMENTS (choices); c++)
    for (guint sort = HESHU_SORT_PLACE; sort <= HESHU_SORT_STATE; sort++)
      for (guint descending = 0; descending < 2; descending++)
        {
          HeshuMetricQuery query = choices[c];
          const guint limits[] = { 1, 7, 56, 1000 };

          query.sort = (HeshuSort) sort;
          query.descending = descending;
          for (guint l = 0; l < G_N_ELEMENTS (limits); l++)
            {
              g_test_message ("choice %u, sort %u, descending %u, pages of %u", c, sort, descending,
                              limits[l]);
              assert_pages_equal (fixture->desk, &query, limits[l]);
            }
        }
}

/* What is common is looked for in another way than what is rare; the pages are the same */
static void
test_common_word (Fixture *fixture, gconstpointer data)
{
  const guint n = 2300;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree Figure *figures = g_new (Figure, n);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (4096);
  g_autofree char *id = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", (i * 7919) % 5000 + 1);

      g_string_append_printf (text, "指标为%s；", number);
      figures[i] = (Figure){ .text = g_string_chunk_insert (strings, number),
                             .unit = "",
                             .area = "惠济区",
                             .area_id = "410108",
                             .period = "2020",
                             .indicator = i % 100 ? "签约率" : "罕见率" };
      figures[i].value = figures[i].text;
    }
  id = fixture_import (fixture->desk, "many.txt", text->str, figures, n);

  for (guint sort = HESHU_SORT_PLACE; sort <= HESHU_SORT_STATE; sort++)
    {
      const HeshuMetricQuery common = { .search = "指标", .sort = (HeshuSort) sort };
      const HeshuMetricQuery both = { .search = "指标 罕见", .sort = (HeshuSort) sort, .descending = TRUE };
      const HeshuMetricQuery district = { .area = "410108", .state = "proposed", .sort = (HeshuSort) sort };
      const HeshuMetricQuery rare = { .area = "惠济区", .indicator = "罕见率", .sort = (HeshuSort) sort };
      const HeshuMetricQuery none = { .period = { 2021 * 12, 2022 * 12 }, .sort = (HeshuSort) sort };

      g_assert_cmpuint (fixture_count (fixture->desk, &common), ==, n);
      g_assert_cmpuint (fixture_count (fixture->desk, &both), ==, 23);
      assert_pages_equal (fixture->desk, &common, 700);
      assert_pages_equal (fixture->desk, &both, 5);
      g_assert_cmpuint (fixture_count (fixture->desk, &district), ==, n);
      g_assert_cmpuint (fixture_count (fixture->desk, &rare), ==, 23);
      assert_pages_equal (fixture->desk, &district, 900);
      assert_pages_equal (fixture->desk, &rare, 10);
      assert_pages_equal (fixture->desk, &none, 10);
    }
}

static int
compare_by (const HeshuMetric *a, const HeshuMetric *b, HeshuSort sort)
{
  switch ((int) sort)
    {
    case HESHU_SORT_VALUE:
      {
        g_autoptr (HeshuDecimal) first = heshu_metric_dup_value (a);
        g_autoptr (HeshuDecimal) second = heshu_metric_dup_value (b);

        return heshu_decimal_compare (first, second);
      }
    case HESHU_SORT_PERIOD:
      {
        HeshuPeriod first = heshu_metric_get_period (a), second = heshu_metric_get_period (b);

        return first.start != second.start ? first.start - second.start : first.end - second.end;
      }
    case HESHU_SORT_AREA:
      return g_strcmp0 (heshu_metric_get (a, HESHU_FIELD_AREA_ID), heshu_metric_get (b, HESHU_FIELD_AREA_ID));
    case HESHU_SORT_INDICATOR:
      return g_strcmp0 (heshu_metric_get (a, HESHU_FIELD_INDICATOR),
                        heshu_metric_get (b, HESHU_FIELD_INDICATOR));
    case HESHU_SORT_STATE:
      return (int) heshu_metric_get_state (a) - (int) heshu_metric_get_state (b);
    default:
      return strcmp (heshu_metric_get_report_id (a), heshu_metric_get_report_id (b)) != 0
                 ? strcmp (heshu_metric_get_report_id (a), heshu_metric_get_report_id (b))
                 : (int) heshu_metric_get_span (a).start - (int) heshu_metric_get_span (b).start;
    }
}

static void
test_sorts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuMetric) metric = NULL;

  import_many (fixture->desk);
  metric = fixture_find (fixture->desk, "59.36");
  fixture_must_edit (fixture->desk, metric, "decision", "rejected", ANNE);
  for (guint sort = HESHU_SORT_PLACE; sort <= HESHU_SORT_STATE; sort++)
    for (guint descending = 0; descending < 2; descending++)
      {
        HeshuMetricQuery query = { .sort = (HeshuSort) sort, .descending = descending };
        g_autoptr (GPtrArray) list = fixture_list (fixture->desk, &query);

        g_assert_cmpuint (list->len, ==, N_FIGURES);
        for (guint i = 1; i < list->len; i++)
          {
            int order = compare_by (list->pdata[i - 1], list->pdata[i], (HeshuSort) sort);

            g_test_message ("sort %u, descending %u, row %u", sort, descending, i);
            g_assert_true (descending ? order >= 0 : order <= 0);
          }
      }
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autofree char *other =
      fixture_import (fixture->desk, "other.txt", "全年接种5剂次。",
                      &(Figure){ "5剂次", "5", "剂次", "惠济区", "410108", "2021", "接种剂次" }, 1);
  g_autoptr (HeshuMetric) rate = fixture_find (fixture->desk, "59.36%");
  g_autoptr (HeshuMetric) people = fixture_find (fixture->desk, "287人");
  const struct
  {
    HeshuMetricQuery query;
    guint n;
  } rows[] = {
    { { 0 }, 6 },
    { { .area = "惠济区" }, 5 },
    { { .area = "410108" }, 5 },
    { { .area = "惠济" }, 0 },
    { { .indicator = "家庭医生签约率" }, 1 },
    { { .indicator = "签约率" }, 0 },
    { { .period = heshu_period_new_years (2020, 2020) }, 4 }, /* a half-year lies in its year */
    { { .period = heshu_period_new_months (2020, 1, 6) }, 1 },
    { { .period = heshu_period_new_years (2020, 2021) }, 6 },
    { { .state = "proposed" }, 4 },
    { { .state = "corrected" }, 1 },
    { { .state = "rejected" }, 1 },
    { { .tag = "头条" }, 1 },
    { { .tag = "头" }, 0 },
    { { .report_id = report }, 5 },
    { { .report_id = other }, 1 },
    { { .area = "惠济区", .search = "返乡", .state = "rejected" }, 1 },
  };
  const HeshuMetricQuery wrong = { .state = "new" };
  g_autoptr (GError) error = NULL;
  guint64 count;

  fixture_must_edit (fixture->desk, rate, "tags", " 头条 \n体检\n头条", ANNE);
  fixture_must_edit (fixture->desk, rate, "value", "59.4", ANNE);
  fixture_must_edit (fixture->desk, people, "decision", "rejected", ANNE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpuint (fixture_count (fixture->desk, &rows[i].query), ==, rows[i].n);
    }
  g_assert_false (heshu_desk_count_metrics (fixture->desk, &wrong, &count, NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FIELD_INVALID);
}

/* Figures go out as they came in, with all they carry */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report_id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "-12.5万元");
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuReport) report = heshu_desk_get_report (fixture->desk, report_id, &error);
  g_autofree char *sentence = NULL;
  HeshuSpan span;
  HeshuObjectKind kind;

  g_assert_no_error (error);
  g_assert_cmpstr (heshu_metric_get (metric, HESHU_FIELD_VALUE), ==, "-125000");
  g_assert_cmpstr (heshu_metric_get (metric, HESHU_FIELD_QUALIFIER), ==, "exact");
  g_assert_null (heshu_metric_get (metric, HESHU_FIELD_VALUE_MAX));
  g_assert_cmpstr (heshu_metric_get_evidence (metric, HESHU_FIELD_INDICATOR).rule, ==, "noun-before");
  g_assert_cmpfloat (heshu_metric_get_confidence (metric, HESHU_FIELD_INDICATOR), ==, 0.7);
  g_assert_cmpstr (heshu_metric_get_source (metric), ==, "huiji.txt");
  g_assert_cmpstr (heshu_metric_get_article_title (metric), ==, "签约服务进万家");
  g_assert_cmpuint (heshu_metric_get_article_index (metric), ==, 0);
  g_assert_cmpstr (heshu_metric_get_report_id (metric), ==, report_id);
  g_assert_cmpuint (heshu_metric_get_revision (metric), ==, 1);
  g_assert_true (heshu_metric_get_found (metric));
  g_assert_true (heshu_text_quotes (report->document->text, heshu_metric_get_span (metric), "-12.5万元"));

  g_assert_cmpuint (report->articles->len, ==, 1);
  g_assert_cmpstr (heshu_article_get (report->articles->pdata[0], HESHU_ARTICLE_AGENCY), ==,
                   "惠济区卫生健康委员会");
  g_assert_cmpuint (((HeshuArticle *) report->articles->pdata[0])->field_spans[HESHU_ARTICLE_TITLE].end, ==,
                    7);
  g_assert_cmpstr (report->document->encoding, ==, "UTF-8");

  sentence = heshu_desk_dup_sentence (fixture->desk, heshu_metric_get_id (metric), &span, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sentence, ==, "管城回族区投入GDP核算资金-12.5万元；");
  g_assert_true (heshu_text_quotes (report->document->text, span, sentence));

  g_assert_true (heshu_desk_find_object (fixture->desk, report_id, &kind, NULL) &&
                 kind == HESHU_OBJECT_REPORT);
  g_assert_true (heshu_desk_find_object (fixture->desk, heshu_metric_get_id (metric), &kind, NULL) &&
                 kind == HESHU_OBJECT_METRIC);
  g_assert_false (heshu_desk_find_object (fixture->desk, "nothing", &kind, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NO_SUCH_OBJECT);
}

static void
test_import_known (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuReport) report = heshu_desk_get_report (fixture->desk, id, NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autofree char *found = heshu_desk_find_report (fixture->desk, report->sha256, NULL);
  g_autofree char *again = NULL;
  g_autofree char *gone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (found, ==, id);
  g_assert_null (heshu_desk_import (fixture->desk, report, none, "1", "x", &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FILE_KNOWN);
  g_clear_error (&error);

  /* Removed, its bytes are new again; but then it cannot be put back beside them. */
  done = fixture_edit (fixture->desk, HESHU_OBJECT_REPORT, id, "removed", NULL, "true", ANNE, &error);
  g_assert_no_error (error);
  gone = heshu_desk_find_report (fixture->desk, report->sha256, &error);
  g_assert_no_error (error);
  g_assert_null (gone);
  again = heshu_desk_import (fixture->desk, report, none, "1", "x", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, !=, id);
  undone = heshu_desk_undo (fixture->desk, ANNE, &error);
  g_assert_null (undone);
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FILE_KNOWN);
  g_clear_error (&error);

  reports = heshu_desk_list_reports (fixture->desk, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
}

static void
test_span_must_quote (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuReport) report = fixture_make_report ("bad.txt", "签约率59.36%。今年");
  g_autoptr (GPtrArray) metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  HeshuMetricBuilder *builder = heshu_metric_builder_new (HESHU_SPAN (4, 10), "59.36%"); /* off by one */
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;

  heshu_metric_builder_set (builder, HESHU_FIELD_VALUE, "59.36");
  g_ptr_array_add (metrics, heshu_metric_builder_end (builder));
  g_assert_null (heshu_desk_import (fixture->desk, report, metrics, "1", "x", &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_QUOTE_BROKEN);
  reports = heshu_desk_list_reports (fixture->desk, NULL);
  g_assert_cmpuint (reports->len, ==, 0);
}

static const HeshuNamedCount *
find_name (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    {
      const HeshuNamedCount *count = names->pdata[i];

      if (g_str_equal (count->name, name))
        return count;
    }

  return NULL;
}

static void
test_names_and_reports (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) rate = fixture_find (fixture->desk, "59.36%");
  g_autoptr (HeshuMetric) abroad = fixture_find (fixture->desk, "287人");
  g_autoptr (GPtrArray) districts = NULL;
  g_autoptr (GPtrArray) indicators = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  const HeshuReportSummary *summary;

  fixture_must_edit (fixture->desk, rate, "tags", "头条", ANNE);
  fixture_must_edit (fixture->desk, rate, "decision", "confirmed", ANNE);
  fixture_must_edit (fixture->desk, abroad, "decision", "rejected", ANNE);
  districts = heshu_desk_list_names (fixture->desk, HESHU_OBJECT_DISTRICT, NULL);
  indicators = heshu_desk_list_names (fixture->desk, HESHU_OBJECT_INDICATOR, NULL);
  tags = heshu_desk_list_names (fixture->desk, HESHU_OBJECT_TAG, NULL);
  reports = heshu_desk_list_reports (fixture->desk, NULL);

  g_assert_cmpuint (districts->len, ==, 2);
  g_assert_cmpuint (find_name (districts, "惠济区")->count, ==, 3);
  g_assert_cmpstr (find_name (districts, "惠济区")->id, ==, "410108");
  g_assert_cmpuint (indicators->len, ==, 4);
  g_assert_cmpuint (find_name (tags, "头条")->count, ==, 1);
  summary = reports->pdata[0];
  /* what was rejected is reviewed; it must not hide that others are not */
  g_assert_cmpuint (summary->n_metrics, ==, 5);
  g_assert_cmpuint (summary->n_reviewed, ==, 2);
  g_assert_cmpuint (summary->report->articles->len, ==, 1);
  g_assert_null (summary->report->bytes);
}

/* What is counted is what may be compared: nothing rejected */
static void
test_stated (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) abroad = fixture_find (fixture->desk, "287人");
  g_autoptr (HeshuMetric) rate = fixture_find (fixture->desk, "59.36%");
  g_autoptr (GPtrArray) before = heshu_desk_list_stated (fixture->desk, NULL);
  g_autoptr (GPtrArray) after = NULL;
  const HeshuStatedCount *found = NULL;

  fixture_must_edit (fixture->desk, abroad, "decision", "rejected", ANNE);
  fixture_must_edit (fixture->desk, rate, "measure", "ratio", ANNE);
  after = heshu_desk_list_stated (fixture->desk, NULL);
  g_assert_cmpuint (after->len + 1, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    {
      const HeshuStatedCount *stated = g_ptr_array_index (after, i);

      if (g_str_equal (stated->indicator, heshu_metric_get (rate, HESHU_FIELD_INDICATOR)))
        found = stated;
    }
  g_assert_nonnull (found);
  g_assert_cmpstr (found->area_id, ==, "410108");
  g_assert_cmpstr (found->unit, ==, "%");
  g_assert_cmpint (found->measure, ==, HESHU_MEASURE_RATIO);
  g_assert_cmpint (found->kind, ==, HESHU_KIND_ACTUAL);
  g_assert_true (heshu_period_equal (found->period, heshu_metric_get_period (rate)));
  g_assert_cmpuint (found->count, ==, 1);
}

/* Design §5: indicator (registry, aliases): asked for by any of its names */
static void
test_aliases (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autofree char *id = heshu_id_new ();
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;
  HeshuMetricQuery query = { .indicator = "签约率" };

  g_assert_cmpuint (fixture_count (fixture->desk, &query), ==, 0);
  done = fixture_edit (fixture->desk, HESHU_OBJECT_INDICATOR, id, "created", NULL,
                       "{\"name\": \"签约率\", \"aliases\": \"家庭医生签约率\\n居民签约率\"}", ANNE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count (fixture->desk, &query), ==, 1);
  undone = heshu_desk_undo (fixture->desk, ANNE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count (fixture->desk, &query), ==, 0);
}

static void
test_charts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id =
      heshu_desk_save_chart (fixture->desk, NULL, "签约率", "{\"a\": \"“引号”\\n\"}", ANNE, &error);
  g_autofree char *same = NULL;
  g_autoptr (GPtrArray) charts = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) before = NULL;

  g_assert_no_error (error);
  same = heshu_desk_save_chart (fixture->desk, id, "签约率（2020年）", "{}", ANNE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (same, ==, id);
  charts = heshu_desk_list_charts (fixture->desk, &error);
  g_assert_cmpuint (charts->len, ==, 1);
  g_assert_cmpstr (((HeshuSavedChart *) charts->pdata[0])->title, ==, "签约率（2020年）");

  undone = heshu_desk_undo (fixture->desk, ANNE, &error);
  g_assert_cmpuint (undone->len, ==, 2);
  before = heshu_desk_list_charts (fixture->desk, &error);
  g_assert_cmpstr (((HeshuSavedChart *) before->pdata[0])->spec, ==, "{\"a\": \"“引号”\\n\"}");
  g_ptr_array_unref (heshu_desk_undo (fixture->desk, ANNE, &error));
  gone = heshu_desk_list_charts (fixture->desk, &error);
  g_assert_cmpuint (gone->len, ==, 0);
}

static void
test_sample_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuReport) report = fixture_make_report ("sample.txt", "示例");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *empty = heshu_desk_dup_name (fixture->desk);
  g_autofree char *sample = NULL;
  g_autofree char *mixed = NULL;
  g_autofree char *id = NULL;
  g_autofree char *page = NULL;

  report->sample = TRUE;
  id = heshu_desk_import (fixture->desk, report, none, "1", "x", NULL);
  sample = heshu_desk_dup_name (fixture->desk);
  page = fixture_import_page (fixture->desk);
  mixed = heshu_desk_dup_name (fixture->desk);
  g_assert_cmpstr (empty, ==, "desk");
  g_assert_cmpstr (sample, ==, "示例");
  g_assert_cmpstr (mixed, ==, "desk");
}

/* Also in the middle of a query */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  HeshuMetricQuery query = { 0 };
  HeshuSql *sql;
  gint64 number;

  g_cancellable_cancel (cancellable);
  g_assert_null (heshu_desk_list_metrics (fixture->desk, &query, NULL, 0, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  sql = heshu_desk_begin_read (fixture->desk, NULL, &error);
  heshu_sql_set_cancellable (sql, cancellable);
  g_assert_false (heshu_sql_get_int (sql, &number, 0, &error,
                                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                     "SELECT count (*) FROM n",
                                     ""));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  heshu_desk_end_read (fixture->desk, sql);
  g_assert_cmpuint (fixture_count (fixture->desk, &query), ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/query/pages", test_pages);
  ADD ("/store/query/common-word", test_common_word);
  ADD ("/store/query/sorts", test_sorts);
  ADD ("/store/query/choices", test_choices);
  ADD ("/store/query/round-trip", test_round_trip);
  ADD ("/store/query/import-known", test_import_known);
  ADD ("/store/query/span-must-quote", test_span_must_quote);
  ADD ("/store/query/names-and-reports", test_names_and_reports);
  ADD ("/store/query/stated", test_stated);
  ADD ("/store/query/aliases", test_aliases);
  ADD ("/store/query/charts", test_charts);
  ADD ("/store/query/sample-name", test_sample_name);
  ADD ("/store/query/cancelled", test_cancelled);

  return g_test_run ();
}
