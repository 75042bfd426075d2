/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

/* What is counted for each facet: an id, a name, how many. Periods are counted by their months, see below. */
static const struct
{
  const char *columns;
  const char *joins;
  const char *extra;
  const char *grouping;
} facets[] = {
  [HESHU_METRIC_FACET_STATE] = { "m.state, NULL", "", "", "GROUP BY m.state" },
  [HESHU_METRIC_FACET_AREA] = { "CASE WHEN m.area_id <> '' THEN m.area_id ELSE m.area END AS key, "
                                "CASE WHEN max (m.area) <> '' THEN max (m.area) ELSE m.area_id END",
                                "", "AND (m.area <> '' OR m.area_id <> '')",
                                "GROUP BY key ORDER BY 3 DESC, 1" },
  [HESHU_METRIC_FACET_PERIOD] = { "m.period_start, m.period_end", "", "AND m.period_end > m.period_start",
                                  "GROUP BY m.period_start, m.period_end" },
  [HESHU_METRIC_FACET_INDICATOR] = { "m.indicator, m.indicator", "", "AND m.indicator <> ''",
                                     "GROUP BY m.indicator ORDER BY 3 DESC, 1" },
  [HESHU_METRIC_FACET_TAG] = { "tag.name, tag.name",
                               "JOIN metric_tag ON metric_tag.metric = m.seq JOIN tag ON tag.seq = "
                               "metric_tag.tag",
                               "", "GROUP BY tag.seq ORDER BY 3 DESC, 1" },
};

static HeshuMetricQuery
without_facet (const HeshuMetricQuery *query, HeshuMetricFacet facet)
{
  HeshuMetricQuery rest = *query;

  if (facet == HESHU_METRIC_FACET_STATE)
    rest.state = NULL, rest.states = NULL;
  else if (facet == HESHU_METRIC_FACET_AREA)
    rest.area = NULL, rest.areas = NULL;
  else if (facet == HESHU_METRIC_FACET_INDICATOR)
    rest.indicator = NULL, rest.indicators = NULL;
  else if (facet == HESHU_METRIC_FACET_TAG)
    rest.tag = NULL, rest.tags = NULL;
  else
    rest.period = HESHU_PERIOD_NONE, rest.n_periods = 0;

  return rest;
}

static void
add_count (GPtrArray *list, const char *id, const char *name, guint64 count)
{
  HeshuNamedCount *named = g_new0 (HeshuNamedCount, 1);

  named->id = g_strdup (id);
  named->name = g_strdup (name);
  named->count = count;
  g_ptr_array_add (list, named);
}

/* --- states: also those that nothing has --- */

static gboolean
read_states (HeshuSql *sql, sqlite3_stmt *row, GPtrArray *list, GError **error)
{
  guint64 counts[HESHU_STATE_REJECTED + 1] = { 0 };
  gboolean has_row;

  if (!heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gint64 state = heshu_sql_int (row, 0);

      if (state >= 0 && state < (gint64) G_N_ELEMENTS (counts))
        counts[state] = (guint64) heshu_sql_int (row, 2);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    add_count (list, heshu_state_get_word ((HeshuState) i), heshu_state_get_word ((HeshuState) i), counts[i]);

  return TRUE;
}

/* --- periods --- */

typedef struct
{
  HeshuPeriod period;
  guint64 count;
} PeriodCount;

/* The year a period lies in; a longer one itself: what is offered to choose from */
static HeshuPeriod
get_offered (HeshuPeriod period)
{
  int year = heshu_period_get_year (period);

  return period.start / 12 == year ? heshu_period_new_years (year, year) : period;
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  const PeriodCount *one = a, *other = b;

  if (one->period.end != other->period.end)
    return other->period.end - one->period.end;

  return other->period.start - one->period.start;
}

static void
offer_periods (GPtrArray *list, GArray *found, guint limit)
{
  g_autoptr (GArray) offered = g_array_new (FALSE, FALSE, sizeof (PeriodCount));

  for (guint i = 0; i < found->len; i++)
    {
      PeriodCount year = { get_offered (g_array_index (found, PeriodCount, i).period), 0 };

      g_array_append_val (offered, year);
    }
  g_array_sort (offered, compare_periods);
  for (guint i = 0; i < offered->len && (limit == 0 || list->len < limit); i++)
    {
      HeshuPeriod period = g_array_index (offered, PeriodCount, i).period;
      g_autofree char *name = NULL;
      guint64 count = 0;

      if (i > 0 && heshu_period_equal (period, g_array_index (offered, PeriodCount, i - 1).period))
        continue;
      for (guint j = 0; j < found->len; j++)
        {
          const PeriodCount *one = &g_array_index (found, PeriodCount, j);

          if (heshu_period_contains (period, one->period))
            count += one->count;
        }
      name = heshu_period_format (period);
      add_count (list, name, name, count);
    }
}

static gboolean
read_periods (HeshuSql *sql, sqlite3_stmt *row, GPtrArray *list, guint limit, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PeriodCount));
  gboolean has_row;

  if (!heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  while (has_row)
    {
      PeriodCount one = { { (int) heshu_sql_int (row, 0), (int) heshu_sql_int (row, 1) },
                          (guint64) heshu_sql_int (row, 2) };

      g_array_append_val (found, one);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return FALSE;
    }
  offer_periods (list, found, limit);

  return TRUE;
}

/* --- the others --- */

static gboolean
read_names (HeshuSql *sql, sqlite3_stmt *row, GPtrArray *list, guint limit, GError **error)
{
  gboolean has_row;

  if (!heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  while (has_row && (limit == 0 || list->len < limit))
    {
      add_count (list, heshu_sql_text (row, 0), heshu_sql_text (row, 1), (guint64) heshu_sql_int (row, 2));
      if (!heshu_sql_step (sql, row, &has_row, error))
        return FALSE;
    }
  if (has_row)
    heshu_sql_reset (row);

  return TRUE;
}

static GPtrArray *
list_facet (HeshuSql *sql, HeshuMetricFacet facet, const HeshuMetricQuery *query, guint limit, GError **error)
{
  const HeshuMetricQuery rest = without_facet (query, facet);
  g_auto (HeshuChoice) choice = heshu_choice_new ();
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_named_count_free);
  g_autofree char *text = NULL;
  sqlite3_stmt *row;
  gboolean done;

  if (!heshu_choice_make (&choice, sql, &rest, FALSE, error))
    return NULL;
  text =
      g_strdup_printf ("SELECT %s, count (*) FROM metric AS m %s WHERE %s %s %s", facets[facet].columns,
                       facets[facet].joins, choice.text->str, facets[facet].extra, facets[facet].grouping);
  row = heshu_sql_query_values (sql, error, text, choice.values);
  if (row == NULL)
    return NULL;
  if (facet == HESHU_METRIC_FACET_STATE)
    done = read_states (sql, row, list, error);
  else if (facet == HESHU_METRIC_FACET_PERIOD)
    done = read_periods (sql, row, list, limit, error);
  else
    done = read_names (sql, row, list, limit, error);

  return done ? g_steal_pointer (&list) : NULL;
}

GPtrArray *
heshu_desk_list_facet (HeshuDesk *self,
                       HeshuMetricFacet facet,
                       const HeshuMetricQuery *query,
                       guint limit,
                       GCancellable *cancellable,
                       GError **error)
{
  HeshuSql *sql;
  GPtrArray *list;

  g_return_val_if_fail (HESHU_IS_DESK (self) && query != NULL, NULL);
  g_return_val_if_fail ((guint) facet < HESHU_N_METRIC_FACETS, NULL);

  sql = heshu_desk_begin_read (self, cancellable, error);
  if (sql == NULL)
    return NULL;
  list = list_facet (sql, facet, query, limit, error);
  heshu_desk_end_read (self, sql);

  return list;
}
