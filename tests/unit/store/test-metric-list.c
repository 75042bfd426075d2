/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-metric-list.h"

#include <string.h>

#define ANNE "编辑甲"

/* --- a list that is asked for something, and what it tells --- */

typedef struct
{
  HeshuMetricList *list;
  guint n_loaded;
  guint n_changes;
  guint position, removed, added; /* of the last change */
} Watched;

static void
loaded_cb (Watched *watched)
{
  watched->n_loaded++;
}

static void
items_changed_cb (Watched *watched, guint position, guint removed, guint added)
{
  watched->n_changes++;
  watched->position = position;
  watched->removed = removed;
  watched->added = added;
}

static void
failed_cb (Watched *watched, const GError *error)
{
  g_error ("the list failed: %s", error->message);
}

static void
watch (Watched *watched, HeshuDesk *desk)
{
  memset (watched, 0, sizeof *watched);
  watched->list = heshu_metric_list_new (desk);
  g_signal_connect_swapped (watched->list, "loaded", G_CALLBACK (loaded_cb), watched);
  g_signal_connect_swapped (watched->list, "items-changed", G_CALLBACK (items_changed_cb), watched);
  g_signal_connect_swapped (watched->list, "failed", G_CALLBACK (failed_cb), watched);
}

/* Until the answer to the last question is there */
static void
settle (Watched *watched)
{
  while (heshu_metric_list_get_loading (watched->list))
    g_main_context_iteration (NULL, TRUE);
}

/* What is on its way still holds the list and its desk. */
static void
unwatch (Watched *watched)
{
  gpointer list = watched->list;

  g_signal_handlers_disconnect_by_data (list, watched);
  g_object_add_weak_pointer (list, &list);
  g_clear_object (&watched->list);
  while (list != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static HeshuMetricRow *
get_filled (Watched *watched, guint position)
{
  HeshuMetricRow *row = g_list_model_get_item (G_LIST_MODEL (watched->list), position);

  g_assert_nonnull (row);
  while (heshu_metric_row_get_metric (row) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return row;
}

static void
ask (Watched *watched, const HeshuMetricQuery *query)
{
  heshu_metric_list_set_query (watched->list, query);
  settle (watched);
}

/* --- cases --- */

/* docs "A million rows": the list stands in the order the desk answers in, whatever is asked */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const HeshuMetricQuery queries[] = {
    { .sort = HESHU_SORT_PLACE },     { .sort = HESHU_SORT_VALUE, .descending = TRUE },
    { .sort = HESHU_SORT_INDICATOR }, { .area = "惠济区", .sort = HESHU_SORT_PERIOD },
    { .search = "没有这个词" },
  };
  g_autofree char *id = fixture_import_page (fixture->desk);
  Watched watched;

  watch (&watched, fixture->desk);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) wanted = fixture_list (fixture->desk, &queries[i]);

      g_test_message ("query %u", i);
      ask (&watched, &queries[i]);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (watched.list)), ==, wanted->len);
      for (guint j = 0; j < wanted->len; j++)
        {
          g_autoptr (HeshuMetricRow) row = get_filled (&watched, j);

          g_assert_cmpstr (heshu_metric_get_id (heshu_metric_row_get_metric (row)), ==,
                           heshu_metric_get_id (wanted->pdata[j]));
        }
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (watched.list), 0));
  unwatch (&watched);
}

/* The beginning of a long answer is there before the rest, and is what the whole begins with */
static void
test_beginning (Fixture *fixture, gconstpointer data)
{
  const HeshuMetricQuery query = { .sort = HESHU_SORT_VALUE };
  g_autoptr (GPtrArray) wanted = NULL;
  Watched watched;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *text = g_strdup_printf ("惠济区%u人，%u户。", i * 7 % 300, 1000 + i);
      g_autofree char *people = g_strdup_printf ("%u", i * 7 % 300);
      g_autofree char *households = g_strdup_printf ("%u", 1000 + i);
      const Figure figures[] = { { people, people, "人", "惠济区", "410108", "2021", "人口" },
                                 { households, households, "户", "惠济区", "410108", "2021", "户数" } };

      g_free (fixture_import (fixture->desk, name, text, figures, G_N_ELEMENTS (figures)));
    }
  wanted = fixture_list (fixture->desk, &query);
  g_assert_cmpuint (wanted->len, ==, 600);

  watch (&watched, fixture->desk);
  ask (&watched, &query);
  g_assert_cmpuint (watched.n_changes, ==, 2);
  g_assert_cmpuint (watched.n_loaded, ==, 1);
  g_assert_cmpuint (watched.position, >, 0); /* what was told first stayed */
  g_assert_cmpuint (watched.removed, ==, 0);
  g_assert_cmpuint (watched.position + watched.added, ==, 600);
  for (guint i = 0; i < wanted->len; i += 37)
    {
      g_autoptr (HeshuMetricRow) row = get_filled (&watched, i);

      g_assert_cmpstr (heshu_metric_get_id (heshu_metric_row_get_metric (row)), ==,
                       heshu_metric_get_id (wanted->pdata[i]));
    }
  heshu_metric_list_refresh (watched.list);
  settle (&watched);
  g_assert_cmpuint (watched.n_changes, ==, 2); /* nothing is told of what stayed the same */
  unwatch (&watched);
}

/* A view holds on to its rows by their identity */
static void
test_same_row (Fixture *fixture, gconstpointer data)
{
  const HeshuMetricQuery query = { NULL };
  const HeshuMetricQuery turned = { .descending = TRUE };
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetricRow) first = NULL;
  g_autoptr (HeshuMetricRow) again = NULL;
  g_autoptr (HeshuMetricRow) moved = NULL;
  Watched watched;

  watch (&watched, fixture->desk);
  ask (&watched, &query);
  first = g_list_model_get_item (G_LIST_MODEL (watched.list), 0);
  g_assert_null (heshu_metric_row_get_metric (first)); /* it is there before it is read */
  again = g_list_model_get_item (G_LIST_MODEL (watched.list), 0);
  g_assert_true (first == again);
  ask (&watched, &turned);
  moved = g_list_model_get_item (G_LIST_MODEL (watched.list),
                                 g_list_model_get_n_items (G_LIST_MODEL (watched.list)) - 1);
  g_assert_true (first == moved);
  unwatch (&watched);
  g_assert_cmpuint (heshu_metric_row_get_key (first), !=, 0); /* a row may outlive its list */
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* An edit replaces a revision in its row; where nothing moved, nothing is told of a move */
static void
test_revision (Fixture *fixture, gconstpointer data)
{
  const HeshuMetricQuery query = { NULL };
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetricRow) row = NULL;
  g_autoptr (HeshuMetricRow) other = NULL;
  guint n_notified = 0, n_other = 0, n_changes;
  Watched watched;

  watch (&watched, fixture->desk);
  ask (&watched, &query);
  row = get_filled (&watched, 1);
  other = get_filled (&watched, 2);
  g_signal_connect_swapped (row, "notify::metric", G_CALLBACK (count_cb), &n_notified);
  g_signal_connect_swapped (other, "notify::metric", G_CALLBACK (count_cb), &n_other);
  n_changes = watched.n_changes;

  fixture_must_edit (fixture->desk, heshu_metric_row_get_metric (row), "decision", "confirmed", ANNE);
  heshu_metric_list_refresh (watched.list);
  while (n_notified == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (heshu_metric_get_state (heshu_metric_row_get_metric (row)), ==, HESHU_STATE_CONFIRMED);
  g_assert_cmpuint (n_other, ==, 0);
  g_assert_cmpuint (watched.n_changes, ==, n_changes);
  unwatch (&watched);
}

/* Only the part that differs is told: the rest of a view stays as it stands */
static void
test_difference (Fixture *fixture, gconstpointer data)
{
  const HeshuMetricQuery query = { .state = "proposed" };
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetricRow) row = NULL;
  Watched watched;

  watch (&watched, fixture->desk);
  ask (&watched, &query);
  row = get_filled (&watched, 2);
  fixture_must_edit (fixture->desk, heshu_metric_row_get_metric (row), "decision", "rejected", ANNE);
  heshu_metric_list_refresh (watched.list);
  settle (&watched);
  g_assert_cmpuint (watched.position, ==, 2);
  g_assert_cmpuint (watched.removed, ==, 1);
  g_assert_cmpuint (watched.added, ==, 0);
  unwatch (&watched);
}

/* Typing in the search asks faster than the desk answers: only the last answer counts */
static void
test_generation (Fixture *fixture, gconstpointer data)
{
  const HeshuMetricQuery all = { NULL };
  const HeshuMetricQuery none = { .search = "没有这个词" };
  g_autofree char *id = fixture_import_page (fixture->desk);
  Watched watched;

  watch (&watched, fixture->desk);
  for (guint i = 0; i < 20; i++)
    heshu_metric_list_set_query (watched.list, i % 2 ? &none : &all);
  settle (&watched);
  g_assert_cmpuint (watched.n_loaded, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (watched.list)), ==, 0);
  unwatch (&watched);
}

/* A window that is closed while it is asked */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  const HeshuMetricQuery query = { NULL };
  g_autofree char *id = fixture_import_page (fixture->desk);
  Watched watched;

  watch (&watched, fixture->desk);
  heshu_metric_list_set_query (watched.list, &query);
  unwatch (&watched);
}

/* --- facets --- */

static guint64
find_count (GPtrArray *counts, const char *id)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const HeshuNamedCount *count = counts->pdata[i];

      if (g_strcmp0 (count->id, id) == 0)
        return count->count;
    }

  return G_MAXUINT64;
}

/* Every count says what choosing it gives, whatever else is chosen */
static void
test_facets (Fixture *fixture, gconstpointer data)
{
  const char *const areas[] = { "410108", NULL };
  const char *const states[] = { "proposed", "confirmed", NULL };
  const HeshuMetricQuery queries[] = {
    { NULL },
    { .areas = areas },
    { .states = states, .areas = areas },
    { .search = "率" },
  };
  g_autofree char *id = fixture_import_page (fixture->desk);

  for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
    {
      for (guint f = 0; f < HESHU_N_METRIC_FACETS; f++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) counts =
              heshu_desk_list_facet (fixture->desk, (HeshuMetricFacet) f, &queries[q], 0, NULL, &error);

          g_assert_no_error (error);
          for (guint i = 0; i < counts->len; i++)
            {
              const HeshuNamedCount *count = counts->pdata[i];
              const char *const chosen[] = { count->id, NULL };
              HeshuMetricQuery query = queries[q];
              HeshuPeriod period;

              if (f == HESHU_METRIC_FACET_STATE)
                query.states = chosen;
              else if (f == HESHU_METRIC_FACET_AREA)
                query.areas = chosen;
              else if (f == HESHU_METRIC_FACET_INDICATOR)
                query.indicators = chosen;
              else if (f == HESHU_METRIC_FACET_TAG)
                query.tags = chosen;
              else
                {
                  g_assert_true (heshu_period_parse (count->id, &period));
                  query.periods = &period;
                  query.n_periods = 1;
                }
              g_test_message ("query %u, facet %u: %s", q, f, count->id);
              g_assert_cmpuint (count->count, ==, fixture_count (fixture->desk, &query));
            }
          if (f == HESHU_METRIC_FACET_STATE)
            g_assert_cmpuint (counts->len, ==, 4);
        }
    }
}

/* Two words of one facet widen, two facets narrow */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  const HeshuMetricQuery all = { NULL };
  const char *const both[] = { "410108", "410104", NULL };
  const char *const one[] = { "410108", NULL };
  const char *const confirmed[] = { "confirmed", NULL };
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (GPtrArray) states = NULL;
  guint n_all = fixture_count (fixture->desk, &all);
  guint n_one = fixture_count (fixture->desk, &(HeshuMetricQuery){ .areas = one });

  g_assert_cmpuint (n_one, >, 0);
  g_assert_cmpuint (n_one, <, n_all);
  g_assert_cmpuint (fixture_count (fixture->desk, &(HeshuMetricQuery){ .areas = both }), ==, n_all);
  g_assert_cmpuint (fixture_count (fixture->desk, &(HeshuMetricQuery){ .areas = both, .states = confirmed }),
                    ==, 0);
  states = heshu_desk_list_facet (fixture->desk, HESHU_METRIC_FACET_STATE, &all, 0, NULL, NULL);
  g_assert_cmpuint (find_count (states, "proposed"), ==, n_all);
  g_assert_cmpuint (find_count (states, "rejected"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/metric-list/order", test_order);
  ADD ("/metric-list/beginning", test_beginning);
  ADD ("/metric-list/same-row", test_same_row);
  ADD ("/metric-list/revision", test_revision);
  ADD ("/metric-list/difference", test_difference);
  ADD ("/metric-list/generation", test_generation);
  ADD ("/metric-list/gone", test_gone);
  ADD ("/metric-list/facets", test_facets);
  ADD ("/metric-list/several", test_several);

  return g_test_run ();
}
