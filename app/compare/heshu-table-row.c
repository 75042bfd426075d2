/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-private.h"

typedef struct
{
  const HeshuAlignment *alignment;
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
pick_actual (const HeshuAlignment *self, GPtrArray *metrics, HeshuTableRow *row)
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
pick_target (const HeshuAlignment *self, GPtrArray *metrics, HeshuTableRow *row)
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
collect_others (const HeshuAlignment *self, GPtrArray *metrics, HeshuTableRow *row)
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

HeshuTableRow *
heshu_alignment_make_row (const HeshuAlignment *self, guint district)
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
