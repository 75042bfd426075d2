/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-staged-list.h"

/* Far more than a view shows, and than the list tells of in one step */
#define MANY 1000

typedef struct
{
  GListStore *source;
  HeshuStagedList *list;
  guint n_told;  /* rows, as the list's own signals add up */
  guint longest; /* rows that were taken away or told of at once, while a view could still have made them */
  guint n_settled;
} Fixture;

static HeshuMetricRow *
make_row (guint key)
{
  g_autofree char *id = g_strdup_printf ("m%u", key);
  HeshuMetricBuilder *builder = heshu_metric_builder_new (HESHU_SPAN (0, 1), "1");
  HeshuMetricRow *row = heshu_metric_row_new (key);
  g_autoptr (HeshuMetric) metric = NULL;

  heshu_metric_builder_read (builder, HESHU_FIELD_VALUE, "1", HESHU_SPAN (0, 1), "numeral", 1);
  heshu_metric_builder_set_id (builder, id);
  metric = heshu_metric_builder_end (builder);
  heshu_metric_row_set_metric (row, metric);

  return row;
}

/* @first: the key of the first of them */
static void
splice (Fixture *fixture, guint position, guint removed, guint added, guint first)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (rows, make_row (first + i));
  g_list_store_splice (fixture->source, position, removed, rows->pdata, added);
}

static void
items_changed_cb (Fixture *fixture, guint position, guint removed, guint added)
{
  if (position < 200)
    fixture->longest = MAX (fixture->longest, MAX (removed, added));
  fixture->n_told = fixture->n_told - removed + added;
  g_assert_cmpuint (fixture->n_told, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->list)));
}

static void
settled_cb (Fixture *fixture)
{
  g_assert_true (heshu_staged_list_is_settled (fixture->list));
  fixture->n_settled++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = g_list_store_new (HESHU_TYPE_METRIC_ROW);
  fixture->list = heshu_staged_list_new (G_LIST_MODEL (fixture->source), NULL);
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect_swapped (fixture->list, "settled", G_CALLBACK (settled_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->source);
}

static void
settle (Fixture *fixture)
{
  guint n_steps = 0;

  while (heshu_staged_list_step (fixture->list))
    g_assert_cmpuint (n_steps++, <, MANY);
  g_assert_true (heshu_staged_list_is_settled (fixture->list));
}

static void
assert_shows (Fixture *fixture, guint position, const char *id)
{
  g_autoptr (HeshuMetricRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  g_assert_nonnull (row);
  if (id == NULL)
    g_assert_null (heshu_metric_row_get_metric (row));
  else
    g_assert_cmpstr (heshu_metric_get_id (heshu_metric_row_get_metric (row)), ==, id);
}

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  return GTK_SELECTION_MODEL (fixture->list);
}

/* --- what is told ----------------------------------------------------------------------------------------
 */

static void
test_grows (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, MANY, 0);
  g_assert_false (heshu_staged_list_is_settled (fixture->list));
  settle (fixture);
  g_assert_cmpuint (fixture->n_told, ==, MANY);
  g_assert_cmpuint (fixture->n_settled, ==, 1);
  g_assert_cmpuint (fixture->longest, <=, 16);
  assert_shows (fixture, 0, "m0");
  assert_shows (fixture, MANY - 1, "m999");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), MANY));
}

static void
test_shrinks (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, MANY, 0);
  settle (fixture);
  fixture->longest = 0;
  splice (fixture, 0, MANY, 2, 5000);
  g_assert_cmpuint (fixture->n_told, <, MANY);
  settle (fixture);
  g_assert_cmpuint (fixture->n_told, ==, 2);
  g_assert_cmpuint (fixture->longest, <=, 16);
  assert_shows (fixture, 1, "m5001");

  splice (fixture, 0, 2, 0, 0);
  settle (fixture);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

/* A view keeps the rows that it shows; each is given what stands there now, the first ones first. */
static void
test_rows_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);

  splice (fixture, 0, 0, MANY, 0);
  settle (fixture);
  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (held, g_list_model_get_item (G_LIST_MODEL (fixture->list), i));
  splice (fixture, 0, MANY, MANY, 5000);
  heshu_staged_list_step (fixture->list);
  assert_shows (fixture, 0, "m5000");
  assert_shows (fixture, 99, "m99");
  settle (fixture);
  for (guint i = 0; i < held->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%u", 5000 + i);
      g_autoptr (HeshuMetricRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_assert_true (row == held->pdata[i]);
      assert_shows (fixture, i, id);
    }
}

/* What comes or goes alone moves those behind it, and they are told as they were. */
static void
test_few (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuMetricRow) third = NULL;
  g_autoptr (HeshuMetricRow) moved = NULL;

  splice (fixture, 0, 0, 10, 0);
  settle (fixture);
  third = g_list_model_get_item (G_LIST_MODEL (fixture->list), 2);
  splice (fixture, 0, 0, 1, 100);
  g_assert_true (heshu_staged_list_is_settled (fixture->list));
  moved = g_list_model_get_item (G_LIST_MODEL (fixture->list), 3);
  g_assert_true (moved == third);
  assert_shows (fixture, 0, "m100");
  splice (fixture, 3, 1, 0, 0);
  assert_shows (fixture, 3, "m3");
  /* Who still holds it sees no more than it was. */
  g_assert_cmpstr (heshu_metric_get_id (heshu_metric_row_get_metric (third)), ==, "m2");
}

/* What a row of the source is given later, the row here has too; before, what stood there stays. */
static void
test_read_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuMetricRow) unread = heshu_metric_row_new (7);
  g_autoptr (HeshuMetricRow) read = make_row (8);
  g_autoptr (HeshuMetricRow) shown = NULL;

  g_list_store_append (fixture->source, unread);
  settle (fixture);
  shown = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_assert_null (heshu_metric_row_get_metric (shown));
  heshu_metric_row_set_metric (unread, heshu_metric_row_get_metric (read));
  assert_shows (fixture, 0, "m8");
}

/* --- what is selected ------------------------------------------------------------------------------------
 */

static void
test_selects (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBitset) selected = NULL;

  splice (fixture, 0, 0, MANY, 0);
  settle (fixture);
  gtk_selection_model_select_all (get_selection (fixture));
  selected = gtk_selection_model_get_selection (get_selection (fixture));
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, MANY);
  gtk_selection_model_unselect_range (get_selection (fixture), 0, MANY - 1);
  g_assert_false (gtk_selection_model_is_selected (get_selection (fixture), 0));
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), MANY - 1));
  /* Who asked before keeps the answer. */
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, MANY);
}

static void
test_selection_moves (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 10, 0);
  settle (fixture);
  gtk_selection_model_select_item (get_selection (fixture), 4, TRUE);
  splice (fixture, 0, 0, 1, 100);
  g_assert_false (gtk_selection_model_is_selected (get_selection (fixture), 4));
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 5));
  splice (fixture, 5, 1, 0, 0);
  g_assert_false (gtk_selection_model_is_selected (get_selection (fixture), 5));
}

int
main (int argc, char *argv[])
{
  const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/staged-list/grows", test_grows },
    { "/staged-list/shrinks", test_shrinks },
    { "/staged-list/rows-stay", test_rows_stay },
    { "/staged-list/few", test_few },
    { "/staged-list/read-later", test_read_later },
    { "/staged-list/selects", test_selects },
    { "/staged-list/selection-moves", test_selection_moves },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
