/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-list.h"

#include "heshu-pinyin.h"

#include "heshu-review-item.h"
#include "heshu-review-words.h"

#include <glib/gi18n-lib.h>

struct _HeshuReviewList
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkToggleButton *all;
  GtkToggleButton *to_review;
  GtkStack *stack;
  GtkListView *view;
  GtkLabel *empty_label;
  GtkButton *show_all;

  GListStore *store; /* of HeshuReviewItem */
  GtkFilter *filter;
  GtkSingleSelection *selection;
  gboolean selecting; /* by the program */
  guint selected;
  GPtrArray *pending; /* (nullable): rows, of which the store has the first already */
  guint filling;      /* source */
};

/* A list view makes some 200 widgets at once, which takes longer than a frame: they come in slices. */
#define ROWS_A_SLICE 24
#define ROWS_IN_SLICES 240
#define SLICE_MS 10

enum
{
  METRIC_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuReviewList, heshu_review_list, ADW_TYPE_BIN)

/* --- rows --- */

typedef struct
{
  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *value;
} Row;

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Row *row = g_new0 (Row, 1);

  row->icon = gtk_image_new ();
  row->name = gtk_label_new (NULL);
  row->value = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (row->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (row->name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (row->value), 1);
  gtk_label_set_ellipsize (GTK_LABEL (row->value), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (row->value), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (row->value), 16);
  gtk_widget_add_css_class (row->value, "numeric");
  gtk_box_append (GTK_BOX (box), row->icon);
  gtk_box_append (GTK_BOX (box), row->name);
  gtk_box_append (GTK_BOX (box), row->value);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
  gtk_list_item_set_child (list_item, box);
}

static void
show_metric (const Row *row, const HeshuMetric *metric)
{
  HeshuState state = heshu_metric_get_state (metric);
  const char *indicator = heshu_metric_get (metric, HESHU_FIELD_INDICATOR);

  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), heshu_review_state_icon (state));
  gtk_widget_set_css_classes (row->icon, (const char *[]){ heshu_review_state_class (state), NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heshu_review_state_word (state), -1);
  gtk_widget_set_tooltip_text (row->icon, heshu_review_state_word (state));
  gtk_label_set_text (GTK_LABEL (row->name), indicator != NULL ? indicator : _ ("no indicator yet"));
  gtk_widget_set_tooltip_text (row->name, indicator);
  gtk_label_set_text (GTK_LABEL (row->value), heshu_metric_get_text (metric));
}

static void
show_heading (const Row *row, HeshuReviewItem *item)
{
  const char *title = heshu_review_item_get_title (item);
  g_autofree char *count = g_strdup_printf ("%u/%u", heshu_review_item_get_n_reviewed (item),
                                            heshu_review_item_get_n_metrics (item));

  gtk_label_set_text (GTK_LABEL (row->name), title != NULL ? title : _ ("Untitled article"));
  gtk_widget_set_tooltip_text (row->name, title);
  gtk_label_set_text (GTK_LABEL (row->value), count);
}

static void
show_item (GtkListItem *list_item)
{
  const Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  HeshuReviewItem *item = gtk_list_item_get_item (list_item);
  HeshuMetric *metric = heshu_review_item_get_metric (item);

  gtk_list_item_set_selectable (list_item, metric != NULL);
  gtk_list_item_set_activatable (list_item, metric != NULL);
  gtk_widget_set_visible (row->icon, metric != NULL);
  if (metric != NULL)
    {
      gtk_widget_remove_css_class (row->name, "heading");
      gtk_widget_remove_css_class (row->value, "dim-label");
      show_metric (row, metric);
      return;
    }
  gtk_widget_add_css_class (row->name, "heading");
  gtk_widget_add_css_class (row->value, "dim-label");
  show_heading (row, item);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "changed", G_CALLBACK (show_item), list_item,
                           G_CONNECT_SWAPPED);
  show_item (list_item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_item, list_item);
}

/* --- search and filter --- */

static gboolean
contains (const char *text, const HeshuPinyinSearch *search)
{
  return text != NULL && heshu_pinyin_find (search, text, NULL, NULL);
}

static gboolean
matches (HeshuReviewList *self, const HeshuMetric *metric, const HeshuPinyinSearch *search)
{
  const char *const *tags = heshu_metric_get_tags (metric);

  if (gtk_toggle_button_get_active (self->to_review) &&
      heshu_metric_get_state (metric) != HESHU_STATE_PROPOSED)
    return FALSE;
  if (search->n_chars == 0 || contains (heshu_metric_get (metric, HESHU_FIELD_INDICATOR), search) ||
      contains (heshu_metric_get_text (metric), search) ||
      contains (heshu_metric_get (metric, HESHU_FIELD_VALUE), search))
    return TRUE;
  for (guint i = 0; tags[i] != NULL; i++)
    {
      if (contains (tags[i], search))
        return TRUE;
    }

  return FALSE;
}

/* A heading is shown with the first of its metrics that is. */
static void
update_filter (HeshuReviewList *self)
{
  HeshuPinyinSearch search;
  gboolean is_search =
      heshu_pinyin_search_init (&search, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean can_match = is_search || search.n_chars == 0; /* else more than a name has */
  HeshuReviewItem *heading = NULL;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->store)), n_shown = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (HeshuReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      HeshuMetric *metric = heshu_review_item_get_metric (item);
      gboolean shown = metric != NULL && can_match && matches (self, metric, &search);

      heshu_review_item_set_shown (item, shown);
      if (metric == NULL)
        heading = item; /* the store keeps it */
      else if (shown && heading != NULL)
        heshu_review_item_set_shown (heading, TRUE);
      n_shown += shown;
    }
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : "empty");
  if (search.n_chars > 0)
    gtk_label_set_text (self->empty_label, _ ("No metric of this report matches."));
  else if (n_items > 0)
    gtk_label_set_text (self->empty_label, _ ("All metrics of this report are reviewed."));
  else /* what to do about it stands in the form */
    gtk_label_set_text (self->empty_label, _ ("No metrics"));
  gtk_widget_set_visible (GTK_WIDGET (self->show_all), n_items > 0);
  heshu_review_list_select (self, self->selected);
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  return heshu_review_item_get_shown (item);
}

static void
show_all_cb (HeshuReviewList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (self->all, TRUE);
  update_filter (self);
}

static void
stop_search_cb (HeshuReviewList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Enter in the search: the first that it found */
static void
search_activate_cb (HeshuReviewList *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (HeshuReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (heshu_review_item_get_metric (item) == NULL)
        continue;
      g_signal_emit (self, signals[METRIC_ACTIVATED], 0, heshu_review_item_get_index (item));
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return;
    }
}

static void
selected_cb (HeshuReviewList *self)
{
  HeshuReviewItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->selecting || item == NULL || heshu_review_item_get_metric (item) == NULL)
    return;
  g_signal_emit (self, signals[METRIC_ACTIVATED], 0, heshu_review_item_get_index (item));
}

/* --- the object --- */

static void
heshu_review_list_dispose (GObject *object)
{
  HeshuReviewList *self = HESHU_REVIEW_LIST (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (heshu_review_list_parent_class)->dispose (object);
}

static void
heshu_review_list_class_init (HeshuReviewListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_review_list_dispose;
  signals[METRIC_ACTIVATED] = g_signal_new ("metric-activated", HESHU_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/heshu/Heshu/review/heshu-review-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewList, search);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewList, all);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewList, to_review);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewList, stack);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewList, view);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewList, empty_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewList, show_all);
}

static void
heshu_review_list_init (HeshuReviewList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->selected = G_MAXUINT;
  self->store = g_list_store_new (HESHU_TYPE_REVIEW_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, NULL, NULL));
  filtered =
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);

  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (update_filter), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (self->to_review, "toggled", G_CALLBACK (update_filter), self);
  g_signal_connect_swapped (self->show_all, "clicked", G_CALLBACK (show_all_cb), self);
}

/* --- what it is given --- */

static void
add_heading (GPtrArray *items, const HeshuReviewData *data, guint article)
{
  const char *title =
      article < data->report->articles->len
          ? heshu_article_get (g_ptr_array_index (data->report->articles, article), HESHU_ARTICLE_TITLE)
          : NULL;

  g_ptr_array_add (items, heshu_review_item_new (NULL, article, title));
}

static GPtrArray *
build_items (const HeshuReviewData *data)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  HeshuReviewItem *heading = NULL;
  guint article = 0, n_reviewed = 0, n_metrics = 0;

  for (guint i = 0; data != NULL && i < data->metrics->len; i++)
    {
      HeshuMetric *metric = g_ptr_array_index (data->metrics, i);

      if (heading == NULL || heshu_metric_get_article_index (metric) != article)
        {
          article = heshu_metric_get_article_index (metric);
          n_reviewed = n_metrics = 0;
          add_heading (items, data, article);
          heading = g_ptr_array_index (items, items->len - 1);
        }
      n_metrics++;
      n_reviewed += heshu_metric_get_state (metric) != HESHU_STATE_PROPOSED;
      heshu_review_item_set_counts (heading, n_reviewed, n_metrics);
      g_ptr_array_add (items, heshu_review_item_new (metric, i, NULL));
    }

  return items;
}

static gboolean
fill_cb (gpointer data)
{
  HeshuReviewList *self = data;
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint n_left = self->pending->len - n_rows;
  guint n_more = n_rows < ROWS_IN_SLICES ? MIN (n_left, ROWS_A_SLICE) : n_left;

  self->selecting = TRUE;
  g_list_store_splice (self->store, n_rows, 0, self->pending->pdata + n_rows, n_more);
  self->selecting = FALSE;
  update_filter (self);
  if (n_more < n_left)
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  g_clear_pointer (&self->pending, g_ptr_array_unref);

  return G_SOURCE_REMOVE;
}

/* The next state of the report is there: what was still to come is part of it. */
static void
stop_filling (HeshuReviewList *self)
{
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
}

/* Rows that are about the same stay; what is between the first and the last other one is exchanged. */
static void
merge_items (HeshuReviewList *self, GPtrArray *items)
{
  GListModel *model = G_LIST_MODEL (self->store);
  guint n_old = g_list_model_get_n_items (model), head = 0, tail = 0;

  for (; head < MIN (n_old, items->len); head++)
    {
      g_autoptr (HeshuReviewItem) old = g_list_model_get_item (model, head);

      if (!heshu_review_item_update (old, g_ptr_array_index (items, head)))
        break;
    }
  for (; tail < MIN (n_old, items->len) - head; tail++)
    {
      g_autoptr (HeshuReviewItem) old = g_list_model_get_item (model, n_old - tail - 1);

      if (!heshu_review_item_update (old, g_ptr_array_index (items, items->len - tail - 1)))
        break;
    }
  if (tail == 0 && items->len - head > ROWS_A_SLICE)
    {
      g_list_store_splice (self->store, head, n_old - head, items->pdata + head, ROWS_A_SLICE);
      self->pending = g_ptr_array_ref (items);
      self->filling = g_timeout_add_full (G_PRIORITY_LOW, SLICE_MS, fill_cb, self, NULL);
    }
  else if (head + tail < n_old || head + tail < items->len)
    g_list_store_splice (self->store, head, n_old - head - tail, items->pdata + head,
                         items->len - head - tail);
}

void
heshu_review_list_set_data (HeshuReviewList *self, HeshuReviewData *data)
{
  g_autoptr (GPtrArray) items = NULL;
  guint n_metrics = data != NULL ? data->metrics->len : 0;
  g_autofree char *all = g_strdup_printf (_ ("All %u"), n_metrics);
  g_autofree char *to_review =
      g_strdup_printf (_ ("To review %u"), data != NULL ? n_metrics - data->n_reviewed : 0);

  g_return_if_fail (HESHU_IS_REVIEW_LIST (self));

  items = build_items (data);
  stop_filling (self);
  self->selecting = TRUE;
  merge_items (self, items);
  self->selecting = FALSE;
  gtk_button_set_label (GTK_BUTTON (self->all), all);
  gtk_button_set_label (GTK_BUTTON (self->to_review), to_review);
  update_filter (self);
}

void
heshu_review_list_select (HeshuReviewList *self, guint index)
{
  guint position = GTK_INVALID_LIST_POSITION;
  guint n_items;

  g_return_if_fail (HESHU_IS_REVIEW_LIST (self));

  self->selected = index;
  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n_items && position == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (HeshuReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (heshu_review_item_get_metric (item) != NULL && heshu_review_item_get_index (item) == index)
        position = i;
    }
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  self->selecting = FALSE;
}

void
heshu_review_list_start_search (HeshuReviewList *self)
{
  g_return_if_fail (HESHU_IS_REVIEW_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
