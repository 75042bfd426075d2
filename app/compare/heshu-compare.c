/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-alignment.h"
#include "heshu-district-set.h"
#include "heshu-error.h"
#include "heshu-table-private.h"

#include <string.h>

/* What one call of heshu_compare() works on */
typedef struct
{
  const HeshuComparison *question;
  GPtrArray *reports;
  HeshuDistrictSet *districts;
  GPtrArray *by_district; /* of GPtrArray of HeshuMetric (borrowed), index as in @districts */
  HeshuSeries series;
  int months;         /* the length of a period that is drawn */
  gboolean *reported; /* which districts have a report (of the period asked for) */
} Alignment;

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
district_of (const Alignment *self, const char *area, const char *area_id)
{
  /* All are known by now: adding finds */
  return heshu_district_set_add (self->districts, area, area_id);
}

/* The districts that get a row: those asked for, else all. */
static gboolean
choose_districts (Alignment *self, gboolean **asked, GError **error)
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
group_metrics (Alignment *self, GPtrArray *metrics, const gboolean *asked)
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

typedef struct
{
  const Alignment *alignment;
  HeshuPeriod period; /* none: any */
  gboolean any_series;
  gboolean any_length;
  gboolean overlapping; /* @period need only be touched */
  gboolean planned;
} Wish;

static gboolean
is_wanted (const HeshuMetric *metric, gpointer data)
{
  const Wish *wish = data;
  HeshuPeriod period = heshu_metric_get_period (metric);

  if ((heshu_metric_get_kind (metric) != HESHU_KIND_ACTUAL) != wish->planned)
    return FALSE;
  if (!wish->any_series && !heshu_series_has (&wish->alignment->series, metric))
    return FALSE;
  if (!wish->any_length && period.end - period.start != wish->alignment->months)
    return FALSE;
  if (heshu_period_is_none (wish->period))
    return TRUE;
  if (wish->overlapping)
    return period.start < wish->period.end && wish->period.start < period.end;
  return heshu_period_equal (period, wish->period);
}

/* Each try is laxer than the one before it and has the reason why its figure may not be drawn */
static void
pick_actual (const Alignment *self, GPtrArray *metrics, HeshuTableRow *row)
{
  HeshuPeriod asked = self->question->period;
  Wish drawn = { self, asked, FALSE, !heshu_period_is_none (asked), FALSE, FALSE };
  Wish other_period = { self, asked, FALSE, TRUE, TRUE, FALSE };
  Wish other_series = { self, asked, TRUE, TRUE, TRUE, FALSE };
  HeshuMetric *metric = heshu_pick_latest (metrics, is_wanted, &drawn);

  if (metric == NULL && (metric = heshu_pick_latest (metrics, is_wanted, &other_period)) != NULL)
    row->reason = HESHU_REASON_OTHER_PERIOD;
  if (metric == NULL && (metric = heshu_pick_latest (metrics, is_wanted, &other_series)) != NULL)
    row->reason = heshu_metric_get_measure (metric) != self->series.measure ? HESHU_REASON_OTHER_MEASURE
                                                                            : HESHU_REASON_OTHER_UNIT;
  if (metric == NULL)
    return;

  row->actual = heshu_metric_ref (metric);
  row->period = heshu_metric_get_period (metric);
}

static gboolean
points_at (const HeshuMetric *target, const HeshuMetric *actual)
{
  guint n_relations;
  const HeshuRelation *relations = heshu_metric_get_relations (target, &n_relations);

  if (g_strcmp0 (heshu_metric_get_report_id (target), heshu_metric_get_report_id (actual)) != 0)
    return FALSE;
  for (guint i = 0; i < n_relations; i++)
    if (relations[i].type == HESHU_RELATION_TARGET_OF &&
        relations[i].to == heshu_metric_get_span (actual).start)
      return TRUE;

  return FALSE;
}

static void
pick_target (const Alignment *self, GPtrArray *metrics, HeshuTableRow *row)
{
  HeshuPeriod asked = row->actual != NULL ? row->period : self->question->period;
  Wish wish = { self, asked, FALSE, TRUE, FALSE, TRUE };
  HeshuMetric *best = NULL;

  if (row->actual != NULL && (row->reason != HESHU_REASON_NONE || heshu_period_is_none (asked)))
    return;

  for (guint i = 0; row->actual != NULL && best == NULL && i < metrics->len; i++)
    if (is_wanted (g_ptr_array_index (metrics, i), &wish) &&
        points_at (g_ptr_array_index (metrics, i), row->actual))
      best = g_ptr_array_index (metrics, i);
  if (best == NULL)
    best = heshu_pick_latest (metrics, is_wanted, &wish);
  if (best == NULL)
    return;

  row->target = heshu_metric_ref (best);
  if (row->actual == NULL)
    row->period = heshu_metric_get_period (best);
}

/* What else the district states: figures of the same period that disagree, or newer ones of another length */
static void
collect_others (const Alignment *self, GPtrArray *metrics, HeshuTableRow *row)
{
  Wish same = { self, row->period, FALSE, TRUE, FALSE, FALSE };
  Wish any = { self, HESHU_PERIOD_NONE, FALSE, TRUE, FALSE, FALSE };

  if (row->actual == NULL || row->reason != HESHU_REASON_NONE)
    return;

  for (guint i = 0; i < metrics->len; i++)
    {
      HeshuMetric *metric = g_ptr_array_index (metrics, i);
      gboolean of_period = heshu_period_equal (heshu_metric_get_period (metric), row->period);

      if (of_period && is_wanted (metric, &same) && !heshu_figures_agree (metric, row->actual))
        {
          row->reason = HESHU_REASON_CONFLICT;
          g_ptr_array_add (row->others, heshu_metric_ref (metric));
        }
    }

  if (row->reason == HESHU_REASON_CONFLICT || !heshu_period_is_none (self->question->period))
    return;

  {
    HeshuMetric *latest = heshu_pick_latest (metrics, is_wanted, &any);

    if (latest != NULL && heshu_metric_get_period (latest).end > row->period.end)
      g_ptr_array_add (row->others, heshu_metric_ref (latest));
  }
}

/* 未提及 only where a report of the district, and of the period when one is asked for, is on the desk */
static void
mark_reported (Alignment *self)
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

static HeshuTableRow *
make_row (const Alignment *self, guint district)
{
  GPtrArray *metrics = g_ptr_array_index (self->by_district, district);
  HeshuTableRow *row = heshu_table_row_new (heshu_district_set_get_area (self->districts, district),
                                            heshu_district_set_get_area_id (self->districts, district));

  pick_actual (self, metrics, row);
  pick_target (self, metrics, row);
  collect_others (self, metrics, row);
  if (row->actual == NULL && row->target == NULL)
    {
      row->period = self->question->period;
      row->reason = self->reported[district] ? HESHU_REASON_NOT_MENTIONED : HESHU_REASON_NO_REPORT;
    }

  return row;
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
  const Alignment *self = data;
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
add_source (HeshuTable *table, const Alignment *self, const HeshuMetric *metric)
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
build_table (const Alignment *self, const gboolean *asked)
{
  HeshuTable *table = heshu_table_new (self->question->indicator);

  g_free (table->unit);
  table->unit = g_strdup (self->series.unit != NULL ? self->series.unit : "");
  table->measure = self->series.measure;
  table->period = self->question->period;

  for (guint i = 0; i < self->by_district->len; i++)
    if (asked[i])
      g_ptr_array_add (table->rows, make_row (self, i));
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
  Alignment self = { question, reports };
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
