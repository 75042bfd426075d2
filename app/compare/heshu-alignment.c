/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-alignment.h"

#include "heshu-error.h"

/*
 * Which of many figures stand beside each other. Three questions in this order, each answered by what most
 * districts state, so that one odd report never pushes the others out of the table: which measure and unit,
 * which length of period, and per district the latest of these.
 */

static gboolean
is_full_year (int months)
{
  return months == 12;
}

static int
period_length (HeshuPeriod period)
{
  return period.end - period.start;
}

static gboolean
periods_overlap (HeshuPeriod a, HeshuPeriod b)
{
  return a.start < b.end && b.start < a.end;
}

char *
heshu_unit_fold (const char *unit)
{
  return g_utf8_normalize (unit != NULL ? unit : "", -1, G_NORMALIZE_ALL_COMPOSE);
}

gboolean
heshu_series_has (const HeshuSeries *self, const HeshuMetric *metric)
{
  g_autofree char *unit = heshu_unit_fold (heshu_metric_get (metric, HESHU_FIELD_UNIT));

  return heshu_metric_get_measure (metric) == self->measure && g_str_equal (unit, self->unit);
}

typedef struct
{
  HeshuSeries series;
  guint n_districts;
  guint last_district;
  int latest;
} Tally;

static void
tally_free (Tally *tally)
{
  g_free (tally->series.unit);
  g_free (tally);
}

static gboolean
tally_beats (const Tally *a, const Tally *b)
{
  if (a->n_districts != b->n_districts)
    return a->n_districts > b->n_districts;
  if (a->series.measure != b->series.measure)
    return a->series.measure < b->series.measure;
  if (a->latest != b->latest)
    return a->latest > b->latest;
  return g_strcmp0 (a->series.unit, b->series.unit) < 0;
}

static void
count_metric (GHashTable *tallies, const HeshuMetric *metric, guint district)
{
  HeshuSeries series = { heshu_metric_get_measure (metric),
                         heshu_unit_fold (heshu_metric_get (metric, HESHU_FIELD_UNIT)) };
  g_autofree char *key = g_strdup_printf ("%d %s", series.measure, series.unit);
  Tally *tally = g_hash_table_lookup (tallies, key);

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->series.measure = series.measure;
      tally->series.unit = g_strdup (series.unit);
      tally->last_district = G_MAXUINT;
      g_hash_table_insert (tallies, g_steal_pointer (&key), tally);
    }
  g_free (series.unit);

  if (tally->last_district != district)
    tally->n_districts++;
  tally->last_district = district;
  tally->latest = MAX (tally->latest, heshu_metric_get_period (metric).end);
}

/* The narrowest set that holds anything decides: figures of the period asked for, actual before planned */
static gboolean
counts_in_pass (const HeshuMetric *metric, HeshuPeriod asked, guint pass)
{
  gboolean actual = heshu_metric_get_kind (metric) == HESHU_KIND_ACTUAL;
  HeshuPeriod period = heshu_metric_get_period (metric);

  switch (pass)
    {
    case 0:
      return actual && (heshu_period_is_none (asked) || heshu_period_equal (period, asked));
    case 1:
      return actual && periods_overlap (period, asked);
    case 2:
      return heshu_period_is_none (asked) || periods_overlap (period, asked);
    default:
      return TRUE;
    }
}

gboolean
heshu_series_choose (HeshuSeries *series, GPtrArray *by_district, HeshuPeriod asked)
{
  for (guint pass = 0; pass < 4; pass++)
    {
      g_autoptr (GHashTable) tallies =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tally_free);
      const Tally *best = NULL;
      GHashTableIter iter;
      gpointer tally;

      for (guint d = 0; d < by_district->len; d++)
        {
          GPtrArray *metrics = g_ptr_array_index (by_district, d);

          for (guint i = 0; i < metrics->len; i++)
            if (counts_in_pass (g_ptr_array_index (metrics, i), asked, pass))
              count_metric (tallies, g_ptr_array_index (metrics, i), d);
        }

      g_hash_table_iter_init (&iter, tallies);
      while (g_hash_table_iter_next (&iter, NULL, &tally))
        if (best == NULL || tally_beats (tally, best))
          best = tally;

      if (best != NULL)
        {
          series->measure = best->series.measure;
          series->unit = g_strdup (best->series.unit);
          return TRUE;
        }
    }

  return FALSE;
}

typedef struct
{
  int months;
  guint n_districts;
  guint last_district;
  int latest;
} LengthTally;

static gboolean
length_beats (const LengthTally *a, const LengthTally *b)
{
  if (a->n_districts != b->n_districts)
    return a->n_districts > b->n_districts;
  if (is_full_year (a->months) != is_full_year (b->months))
    return is_full_year (a->months);
  if (a->latest != b->latest)
    return a->latest > b->latest;
  return a->months > b->months;
}

static void
count_length (GArray *tallies, int months, guint district, int latest)
{
  LengthTally fresh = { months, 0, G_MAXUINT, latest };
  LengthTally *tally = NULL;

  for (guint i = 0; i < tallies->len && tally == NULL; i++)
    if (g_array_index (tallies, LengthTally, i).months == months)
      tally = &g_array_index (tallies, LengthTally, i);
  if (tally == NULL)
    {
      g_array_append_val (tallies, fresh);
      tally = &g_array_index (tallies, LengthTally, tallies->len - 1);
    }

  if (tally->last_district != district)
    tally->n_districts++;
  tally->last_district = district;
  tally->latest = MAX (tally->latest, latest);
}

int
heshu_series_choose_length (const HeshuSeries *series, GPtrArray *by_district)
{
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (LengthTally));
  const LengthTally *best = NULL;

  for (guint d = 0; d < by_district->len; d++)
    {
      GPtrArray *metrics = g_ptr_array_index (by_district, d);

      for (guint i = 0; i < metrics->len; i++)
        {
          const HeshuMetric *metric = g_ptr_array_index (metrics, i);
          HeshuPeriod period = heshu_metric_get_period (metric);

          if (heshu_series_has (series, metric) && heshu_metric_get_kind (metric) == HESHU_KIND_ACTUAL)
            count_length (tallies, period_length (period), d, period.end);
        }
    }

  for (guint i = 0; i < tallies->len; i++)
    if (best == NULL || length_beats (&g_array_index (tallies, LengthTally, i), best))
      best = &g_array_index (tallies, LengthTally, i);

  return best != NULL ? best->months : 12;
}

/* Of two figures of one district and period the one to show: a decided one, then the one read with more
 * confidence */
static gboolean
is_better (const HeshuMetric *a, const HeshuMetric *b)
{
  gboolean a_decided = heshu_metric_get_state (a) != HESHU_STATE_PROPOSED;
  gboolean b_decided = heshu_metric_get_state (b) != HESHU_STATE_PROPOSED;
  double a_sure = heshu_metric_get_confidence (a, HESHU_FIELD_INDICATOR);
  double b_sure = heshu_metric_get_confidence (b, HESHU_FIELD_INDICATOR);

  if (a_decided != b_decided)
    return a_decided;
  return a_sure > b_sure;
}

HeshuMetric *
heshu_pick_latest (GPtrArray *metrics, HeshuWanted wanted, gpointer data)
{
  HeshuMetric *best = NULL;

  for (guint i = 0; i < metrics->len; i++)
    {
      HeshuMetric *metric = g_ptr_array_index (metrics, i);
      int end = heshu_metric_get_period (metric).end;

      if (!wanted (metric, data))
        continue;
      if (best == NULL || end > heshu_metric_get_period (best).end ||
          (end == heshu_metric_get_period (best).end && is_better (metric, best)))
        best = metric;
    }

  return best;
}

/* The unit of the last digit that counts: of 11000余 it is 1000, of 59.36 it is 0.01 */
static int
last_digit_exponent (const HeshuMetric *metric, const HeshuDecimal *value)
{
  const char *text = heshu_decimal_get_text (value);
  const char *end = text + strlen (text);
  int zeros = 0;

  if (heshu_metric_get_qualifier (metric) == HESHU_QUALIFIER_EXACT || heshu_decimal_get_places (value) > 0)
    return heshu_metric_get_precision (metric);

  while (end > text + 1 && end[-1] == '0')
    {
      end--;
      zeros++;
    }
  return MAX (zeros, heshu_metric_get_precision (metric));
}

gboolean
heshu_figures_agree (const HeshuMetric *a, const HeshuMetric *b)
{
  g_autoptr (HeshuDecimal) a_value = heshu_metric_dup_value (a);
  g_autoptr (HeshuDecimal) b_value = heshu_metric_dup_value (b);
  g_autoptr (HeshuDecimal) one = heshu_decimal_new_int (1);
  g_autoptr (HeshuDecimal) step = NULL;
  mpq_t x, y;
  gboolean agree;

  if (a_value == NULL || b_value == NULL)
    return TRUE;
  if (heshu_decimal_compare (a_value, b_value) == 0)
    return TRUE;

  step = heshu_decimal_shift (one, MAX (last_digit_exponent (a, a_value), last_digit_exponent (b, b_value)));
  if (step == NULL)
    return FALSE;

  mpq_inits (x, y, NULL);
  heshu_decimal_get_mpq (a_value, x);
  heshu_decimal_get_mpq (b_value, y);
  mpq_sub (x, x, y);
  mpq_abs (x, x);
  heshu_decimal_get_mpq (step, y);
  /* Two exact figures may differ by rounding only: half a unit of the coarser one */
  if (heshu_metric_get_qualifier (a) == HESHU_QUALIFIER_EXACT &&
      heshu_metric_get_qualifier (b) == HESHU_QUALIFIER_EXACT)
    mpq_div_2exp (y, y, 1);
  agree = mpq_cmp (x, y) <= 0;
  mpq_clears (x, y, NULL);

  return agree;
}
