/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-page-private.h"

#include "heshu-metric-columns.h"

#include <glib/gi18n-lib.h>

/* Words of a facet that are asked for; the search finds the others */
#define FACET_WORDS 100
/* A selection that is larger is not put together again after the desk changed. */
#define MAX_KEPT 100000

/* --- the question ----------------------------------------------------------------------------------------
 */

static void
parse_periods (char **words, HeshuMetricQuery *query)
{
  HeshuPeriod *periods;

  if (words == NULL)
    return;
  periods = g_new0 (HeshuPeriod, g_strv_length (words));
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (heshu_period_parse (words[i], &periods[query->n_periods]))
        query->n_periods++;
    }
  query->periods = periods;
}

HeshuMetricQuery *
heshu_metrics_page_dup_query (HeshuMetricsPage *self)
{
  HeshuMetricQuery *query = g_new0 (HeshuMetricQuery, 1);
  g_auto (GStrv) periods = heshu_facet_pane_dup_chosen (self->facets, HESHU_METRIC_FACET_PERIOD);
  g_autofree char *search = g_strstrip (g_strdup (gtk_editable_get_text (self->search_entry)));

  query->states = (const char *const *) heshu_facet_pane_dup_chosen (self->facets, HESHU_METRIC_FACET_STATE);
  query->areas = (const char *const *) heshu_facet_pane_dup_chosen (self->facets, HESHU_METRIC_FACET_AREA);
  query->indicators =
      (const char *const *) heshu_facet_pane_dup_chosen (self->facets, HESHU_METRIC_FACET_INDICATOR);
  query->tags = (const char *const *) heshu_facet_pane_dup_chosen (self->facets, HESHU_METRIC_FACET_TAG);
  parse_periods (periods, query);
  if (*search != '\0')
    query->search = g_steal_pointer (&search);
  query->sort = self->sort;
  query->descending = self->descending;

  return query;
}

static gboolean
is_narrowed (HeshuMetricsPage *self)
{
  const HeshuMetricQuery *query = self->list != NULL ? heshu_metric_list_get_query (self->list) : NULL;

  return query != NULL && (query->search != NULL || query->states != NULL || query->areas != NULL ||
                           query->indicators != NULL || query->tags != NULL || query->n_periods > 0);
}

/* --- what it is narrowed by, beside the search -----------------------------------------------------------
 */

static void
chip_clicked_cb (GtkWidget *button, gpointer data)
{
  HeshuMetricsPage *self = data;
  HeshuMetricFacet facet =
      (HeshuMetricFacet) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "heshu-facet"));

  heshu_metrics_page_focus_table (self); /* the button goes */
  heshu_facet_pane_clear (self->facets, facet);
}

static void
add_chip (HeshuMetricsPage *self, HeshuMetricFacet facet, const char *words)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *cross = gtk_image_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("No longer by %s"), words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_image_set_pixel_size (GTK_IMAGE (cross), 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cross);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "filter-chip");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "heshu-facet", GINT_TO_POINTER (facet));
  g_signal_connect (button, "clicked", G_CALLBACK (chip_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->chips), button);
}

static void
update_chips (HeshuMetricsPage *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), chip);
  for (guint i = 0; i < HESHU_N_METRIC_FACETS; i++)
    {
      g_autofree char *words = heshu_facet_pane_dup_words (self->facets, (HeshuMetricFacet) i);

      if (words != NULL)
        add_chip (self, (HeshuMetricFacet) i, words);
    }
  gtk_widget_set_visible (self->clear_button, gtk_widget_get_first_child (self->chips) != NULL);
}

/* --- the answer ------------------------------------------------------------------------------------------
 */

void
heshu_metrics_page_update_status (HeshuMetricsPage *self)
{
  guint n = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  g_autofree char *count = NULL;
  g_autofree char *sorted = NULL;
  const char *by = self->sort == HESHU_SORT_PLACE ? _ ("place in the reports")
                                                  : heshu_metric_columns_get_title (self->sort);

  if (is_narrowed (self) && self->n_total >= n)
    count =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u metrics shown", "%u of %u metrics shown", n),
                         n, (guint) self->n_total);
  else
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric", "%u metrics", n), n);
  /* Translators: %s is what a table is sorted by */
  sorted = g_strdup_printf (self->descending ? _ ("By %s, descending") : _ ("By %s"), by);
  gtk_label_set_text (self->count_label, count);
  gtk_menu_button_set_label (self->sort_button, sorted);
}

/* A table that is not shown takes no focus; it gets it when the answer is there. */
void
heshu_metrics_page_focus_table (HeshuMetricsPage *self)
{
  self->wants_focus = !gtk_widget_grab_focus (GTK_WIDGET (self->view)) ||
                      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") != 0;
}

static void
show_answer (HeshuMetricsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const char *name = "table";

  if (n == 0)
    name = is_narrowed (self) ? "nothing-found" : "empty";
  gtk_stack_set_visible_child_name (self->stack, name);
  if (self->wants_focus && g_str_equal (name, "table"))
    heshu_metrics_page_focus_table (self);
  gtk_widget_set_visible (self->toolbar, g_strcmp0 (name, "empty") != 0);
  gtk_widget_set_visible (self->statusbar, g_strcmp0 (name, "empty") != 0);
  heshu_metrics_page_update_status (self);
}

/* --- counts ----------------------------------------------------------------------------------------------
 */

typedef struct
{
  guint64 n_total;
  GPtrArray *facets[HESHU_N_METRIC_FACETS];
} Counts;

static void
counts_free (gpointer data)
{
  Counts *counts = data;

  for (guint i = 0; i < HESHU_N_METRIC_FACETS; i++)
    g_clear_pointer (&counts->facets[i], g_ptr_array_unref);
  g_free (counts);
}

static gpointer
count_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const HeshuMetricQuery all = { NULL };
  Counts *counts = g_new0 (Counts, 1);
  gboolean good = heshu_desk_count_metrics (desk, &all, &counts->n_total, cancellable, error);

  for (guint i = 0; good && i < HESHU_N_METRIC_FACETS; i++)
    {
      counts->facets[i] =
          heshu_desk_list_facet (desk, (HeshuMetricFacet) i, data, FACET_WORDS, cancellable, error);
      good = counts->facets[i] != NULL;
    }
  if (!good)
    g_clear_pointer (&counts, counts_free);

  return counts;
}

static void start_counting (HeshuMetricsPage *self);

static void
counted_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (owner);
  Counts *counts = result;

  self->counting = FALSE;
  if (counts != NULL)
    {
      self->n_total = counts->n_total;
      for (guint i = 0; i < HESHU_N_METRIC_FACETS; i++)
        heshu_facet_pane_set_counts (self->facets, (HeshuMetricFacet) i, counts->facets[i]);
      counts_free (counts);
      heshu_metrics_page_update_status (self);
    }
  if (self->count_again)
    start_counting (self);
}

static void
start_counting (HeshuMetricsPage *self)
{
  self->count_again = self->counting;
  if (self->counting || self->list == NULL)
    return;
  self->counting = TRUE;
  heshu_workspace_run (self->workspace, G_OBJECT (self), count_work, heshu_metrics_page_dup_query (self),
                       (GDestroyNotify) heshu_metric_query_free, counts_free, NULL, counted_cb);
}

/* --- place and selection ---------------------------------------------------------------------------------
 */

static void
keep_selection (HeshuMetricsPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->staged));

  if (self->kept != NULL && !heshu_staged_list_is_settled (self->staged))
    return; /* still to be restored */
  g_clear_pointer (&self->kept, g_array_unref);
  if (gtk_bitset_get_size (selected) <= MAX_KEPT)
    self->kept = heshu_metrics_page_dup_selected (self);
}

/* The selection knows places; what stood there may stand elsewhere now. */
static void
restore_selection (HeshuMetricsPage *self)
{
  g_autoptr (GArray) kept =
      heshu_staged_list_is_settled (self->staged) ? g_steal_pointer (&self->kept) : NULL;
  g_autoptr (GHashTable) keys = NULL;
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GtkBitset) all = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (kept == NULL || kept->len == 0)
    return;
  keys = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < kept->len; i++)
    g_hash_table_add (keys, &g_array_index (kept, guint64, i));
  selected = gtk_bitset_new_empty ();
  for (guint i = 0; i < n; i++)
    {
      guint64 key = heshu_metric_list_get_key (self->list, i);

      if (g_hash_table_contains (keys, &key))
        gtk_bitset_add (selected, i);
    }
  all = gtk_bitset_new_range (0, n);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->staged), selected, all);
}

/* The view holds on to the row that stood at its top, wherever that is now; which is right after an edit, but
 * a new question is answered from the beginning. */
static void
scroll_to_top (HeshuMetricsPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_VIEW (child) && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
        gtk_widget_activate_action (child, "list.scroll-to-item", "u", 0);
    }
}

static void
selection_changed_cb (HeshuMetricsPage *self)
{
  heshu_metrics_page_cancel_preview (self); /* it was of others */
  heshu_metrics_page_selection_changed (self);
}

/* Rows that are not told of yet cannot be selected. */
static void
settled_cb (HeshuMetricsPage *self)
{
  if (heshu_metric_list_get_loading (self->list))
    return;
  restore_selection (self);
  if (self->wants_all)
    heshu_metrics_page_select_all (self);
}

static void
loaded_cb (HeshuMetricsPage *self)
{
  show_answer (self);
  restore_selection (self);
  heshu_metrics_page_selection_changed (self);
  if (!self->keeps_place)
    scroll_to_top (self);
  self->keeps_place = TRUE;
}

static void
failed_cb (HeshuMetricsPage *self, const GError *error)
{
  heshu_workspace_show_error (self->workspace, error);
  show_answer (self);
}

void
heshu_metrics_page_select_all (HeshuMetricsPage *self)
{
  if (self->staged == NULL)
    return;
  self->wants_all =
      heshu_metric_list_get_loading (self->list) || !heshu_staged_list_is_settled (self->staged);
  if (!self->wants_all)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->staged));
}

/* --- asking ----------------------------------------------------------------------------------------------
 */

void
heshu_metrics_page_ask (HeshuMetricsPage *self)
{
  HeshuMetricQuery *query;

  update_chips (self);
  if (self->list == NULL)
    return;
  heshu_metrics_page_cancel_preview (self);
  keep_selection (self);
  self->keeps_place = FALSE;
  self->wants_all = FALSE;
  query = heshu_metrics_page_dup_query (self);
  heshu_metric_list_set_query (self->list, query);
  heshu_metric_query_free (query);
  start_counting (self);
}

void
heshu_metrics_page_refresh (HeshuMetricsPage *self)
{
  if (self->list == NULL)
    return;
  if (heshu_metric_list_get_query (self->list) == NULL)
    {
      heshu_metrics_page_ask (self);
      return;
    }
  if (!heshu_metric_list_get_loading (self->list))
    keep_selection (self);
  heshu_metric_list_refresh (self->list);
  start_counting (self);
}

void
heshu_metrics_page_clear_filters (HeshuMetricsPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
  heshu_facet_pane_clear_all (self->facets);
  heshu_metrics_page_focus_table (self);
}

void
heshu_metrics_page_set_sort (HeshuMetricsPage *self, HeshuSort sort, gboolean descending)
{
  if (self->setting_sort || (sort == self->sort && descending == self->descending))
    return;
  self->sort = sort;
  self->descending = descending;
  self->setting_sort = TRUE; /* marking a title tells as if it had been clicked */
  heshu_metric_columns_set_sort (self->view, sort, descending);
  self->setting_sort = FALSE;
  g_object_notify (G_OBJECT (self), "sort");
  g_object_notify (G_OBJECT (self), "descending");
  heshu_metrics_page_ask (self);
}

void
heshu_metrics_page_set_desk (HeshuMetricsPage *self)
{
  HeshuDesk *desk = heshu_workspace_get_desk (self->workspace);

  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->staged);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_pointer (&self->kept, g_array_unref);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  self->stale = TRUE;
  if (desk == NULL)
    return;

  self->list = heshu_metric_list_new (desk);
  self->staged = heshu_staged_list_new (G_LIST_MODEL (self->list), GTK_WIDGET (self));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->staged));
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->staged, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->staged, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
