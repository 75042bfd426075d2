/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-private.h"

#include "heshu-error.h"

#include <string.h>

char *
heshu_wording_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* A percent sign is punctuation to Unicode, but it tells a rate from a count */
      if (c == '%' || !(g_unichar_isspace (c) || g_unichar_ispunct (c)))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

gboolean
heshu_indicator_equal (const char *a, const char *b)
{
  g_autofree char *a_folded = NULL;
  g_autofree char *b_folded = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  a_folded = heshu_wording_fold (a);
  b_folded = heshu_wording_fold (b);
  return g_str_equal (a_folded, b_folded);
}

/* Those of @metrics that are of the indicator and have a value */
static GPtrArray *
select_metrics (const HeshuComparison *question, GPtrArray *metrics)
{
  g_autoptr (GHashTable) wordings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *selected = g_ptr_array_new ();

  g_hash_table_add (wordings, heshu_wording_fold (question->indicator));
  for (guint i = 0; question->wordings != NULL && question->wordings[i] != NULL; i++)
    g_hash_table_add (wordings, heshu_wording_fold (question->wordings[i]));

  for (guint i = 0; i < metrics->len; i++)
    {
      HeshuMetric *metric = g_ptr_array_index (metrics, i);
      const char *indicator = heshu_metric_get (metric, HESHU_FIELD_INDICATOR);
      g_autofree char *folded = heshu_wording_fold (indicator != NULL ? indicator : "");

      if (heshu_metric_get_decision (metric) == HESHU_DECISION_REJECTED ||
          heshu_metric_get (metric, HESHU_FIELD_VALUE) == NULL)
        continue;
      if (question->wordings == NULL || g_hash_table_contains (wordings, folded))
        g_ptr_array_add (selected, metric);
    }

  return selected;
}

static void
add_articles (HeshuDistrictSet *districts, GPtrArray *reports, gboolean with_code)
{
  for (guint i = 0; i < reports->len; i++)
    {
      const HeshuReport *report = g_ptr_array_index (reports, i);

      for (guint j = 0; report->articles != NULL && j < report->articles->len; j++)
        {
          const HeshuArticle *article = g_ptr_array_index (report->articles, j);
          const char *area_id = heshu_article_get (article, HESHU_ARTICLE_AREA_ID);

          if ((area_id != NULL && *area_id != '\0') == with_code)
            heshu_district_set_add (districts, heshu_article_get (article, HESHU_ARTICLE_AREA), area_id);
        }
    }
}

static void
add_metrics (HeshuDistrictSet *districts, GPtrArray *metrics, gboolean with_code)
{
  for (guint i = 0; i < metrics->len; i++)
    {
      const HeshuMetric *metric = g_ptr_array_index (metrics, i);
      const char *area_id = heshu_metric_get (metric, HESHU_FIELD_AREA_ID);

      if ((area_id != NULL && *area_id != '\0') == with_code)
        heshu_district_set_add (districts, heshu_metric_get (metric, HESHU_FIELD_AREA), area_id);
    }
}

static guint
district_of (const HeshuAlignment *self, const char *area, const char *area_id)
{
  /* All are known by now: adding finds */
  return heshu_district_set_add (self->districts, area, area_id);
}

/* The districts that get a row: those asked for, else all. */
static gboolean
choose_districts (HeshuAlignment *self, gboolean **asked, GError **error)
{
  const char *const *areas = self->question->areas;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; areas != NULL && areas[i] != NULL; i++)
    {
      g_autofree char *names = NULL;
      guint index = heshu_district_set_find (self->districts, areas[i], &names);

      if (index == HESHU_DISTRICT_AMBIGUOUS)
        {
          heshu_error_set (error, HESHU_ERROR_AREA_AMBIGUOUS, areas[i], names);
          return FALSE;
        }
      if (index == HESHU_DISTRICT_UNKNOWN)
        index = heshu_district_set_add (self->districts, areas[i], NULL);
      if (index < HESHU_DISTRICT_AMBIGUOUS)
        g_array_append_val (found, index);
    }

  *asked = g_new0 (gboolean, heshu_district_set_get_size (self->districts) + 1);
  for (guint i = 0; i < found->len; i++)
    (*asked)[g_array_index (found, guint, i)] = TRUE;
  for (guint i = 0; areas == NULL && i < heshu_district_set_get_size (self->districts); i++)
    (*asked)[i] = TRUE;

  return TRUE;
}

static void
group_metrics (HeshuAlignment *self, GPtrArray *metrics, const gboolean *asked)
{
  guint n_districts = heshu_district_set_get_size (self->districts);

  self->by_district = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < n_districts; i++)
    g_ptr_array_add (self->by_district, g_ptr_array_new ());

  for (guint i = 0; i < metrics->len; i++)
    {
      HeshuMetric *metric = g_ptr_array_index (metrics, i);
      guint district = district_of (self, heshu_metric_get (metric, HESHU_FIELD_AREA),
                                    heshu_metric_get (metric, HESHU_FIELD_AREA_ID));

      if (district < n_districts && asked[district])
        g_ptr_array_add (g_ptr_array_index (self->by_district, district), metric);
    }
}

/* 未提及 only where a report of the district, and of the period when one is asked for, is on the desk */
static void
mark_reported (HeshuAlignment *self)
{
  HeshuPeriod asked = self->question->period;

  self->reported = g_new0 (gboolean, heshu_district_set_get_size (self->districts) + 1);
  for (guint i = 0; i < self->reports->len; i++)
    {
      const HeshuReport *report = g_ptr_array_index (self->reports, i);

      for (guint j = 0; report->articles != NULL && j < report->articles->len; j++)
        {
          const HeshuArticle *article = g_ptr_array_index (report->articles, j);
          const char *text = heshu_article_get (article, HESHU_ARTICLE_PERIOD);
          HeshuPeriod period = HESHU_PERIOD_NONE;
          guint district = district_of (self, heshu_article_get (article, HESHU_ARTICLE_AREA),
                                        heshu_article_get (article, HESHU_ARTICLE_AREA_ID));

          if (district >= HESHU_DISTRICT_AMBIGUOUS)
            continue;
          if (text != NULL)
            heshu_period_parse (text, &period);
          if (heshu_period_is_none (asked) || (period.start < asked.end && asked.start < period.end))
            self->reported[district] = TRUE;
        }
    }
}

/* Rows that are drawn, then plans, then figures that do not belong beside them, then rows without any */
static int
row_rank (const HeshuTableRow *row)
{
  if (row->reason == HESHU_REASON_NONE)
    return row->actual != NULL ? 0 : 1;
  return row->actual != NULL ? 2 : 3;
}

static int
compare_codes (const HeshuTableRow *a, const HeshuTableRow *b)
{
  if ((*a->area_id == '\0') != (*b->area_id == '\0'))
    return *a->area_id == '\0' ? 1 : -1;
  if (!g_str_equal (a->area_id, b->area_id))
    return strcmp (a->area_id, b->area_id);
  return strcmp (a->area, b->area);
}

static int
compare_rows (gconstpointer a_pointer, gconstpointer b_pointer, gpointer data)
{
  const HeshuTableRow *a = *(HeshuTableRow *const *) a_pointer;
  const HeshuTableRow *b = *(HeshuTableRow *const *) b_pointer;
  const HeshuAlignment *self = data;
  int rank = row_rank (a);

  if (rank != row_rank (b))
    return rank - row_rank (b);
  if (rank < 2)
    {
      g_autoptr (HeshuDecimal) a_value = heshu_metric_dup_value (a->actual != NULL ? a->actual : a->target);
      g_autoptr (HeshuDecimal) b_value = heshu_metric_dup_value (b->actual != NULL ? b->actual : b->target);
      int order = heshu_decimal_compare (b_value, a_value);

      if (order != 0)
        return self->series.measure == HESHU_MEASURE_RANK ? -order : order;
    }

  return compare_codes (a, b);
}

static void
add_source (HeshuTable *table, const HeshuAlignment *self, const HeshuMetric *metric)
{
  if (metric == NULL || heshu_table_find_source (table, metric) != NULL)
    return;

  for (guint i = 0; i < self->reports->len; i++)
    {
      HeshuReport *report = g_ptr_array_index (self->reports, i);

      if (!heshu_report_holds (report, metric))
        continue;
      g_ptr_array_add (table->sources, heshu_report_ref (report));
      table->sample |= report->sample;
      return;
    }
}

static HeshuTable *
build_table (const HeshuAlignment *self, const gboolean *asked)
{
  HeshuTable *table = heshu_table_new (self->question->indicator);

  g_free (table->unit);
  table->unit = g_strdup (self->series.unit != NULL ? self->series.unit : "");
  table->measure = self->series.measure;
  table->period = self->question->period;

  for (guint i = 0; i < self->by_district->len; i++)
    if (asked[i])
      g_ptr_array_add (table->rows, heshu_alignment_make_row (self, i));
  g_ptr_array_sort_with_data (table->rows, compare_rows, (gpointer) self);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const HeshuTableRow *row = g_ptr_array_index (table->rows, i);

      add_source (table, self, row->actual);
      add_source (table, self, row->target);
      for (guint j = 0; j < row->others->len; j++)
        add_source (table, self, g_ptr_array_index (row->others, j));
    }

  return table;
}

HeshuTable *
heshu_compare (const HeshuComparison *question, GPtrArray *metrics, GPtrArray *reports, GError **error)
{
  HeshuAlignment self = { question, reports };
  g_autoptr (HeshuDistrictSet) districts = heshu_district_set_new ();
  g_autoptr (GPtrArray) selected = NULL;
  g_autofree gboolean *asked = NULL;
  HeshuTable *table;

  g_return_val_if_fail (question != NULL && question->indicator != NULL, NULL);
  g_return_val_if_fail (metrics != NULL && reports != NULL, NULL);

  selected = select_metrics (question, metrics);
  if (selected->len == 0)
    {
      heshu_error_set (error, HESHU_ERROR_INDICATOR_UNKNOWN, question->indicator, NULL);
      return NULL;
    }

  self.districts = districts;
  add_articles (districts, reports, TRUE);
  add_metrics (districts, selected, TRUE);
  add_articles (districts, reports, FALSE);
  add_metrics (districts, selected, FALSE);
  if (!choose_districts (&self, &asked, error))
    return NULL;

  group_metrics (&self, selected, asked);
  if (heshu_series_choose (&self.series, self.by_district, question->period))
    self.months = heshu_series_choose_length (&self.series, self.by_district);
  mark_reported (&self);
  table = build_table (&self, asked);

  g_ptr_array_unref (self.by_district);
  g_free (self.series.unit);
  g_free (self.reported);
  return table;
}
