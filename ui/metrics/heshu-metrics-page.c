/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-page-private.h"

#include "heshu-metric-columns.h"
#include "heshu-panes.h"

#include <glib/gi18n-lib.h>

#define FACETS_WIDTH 232

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_SORT,
  PROP_DESCENDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Words of the action `metrics.sort` */
static const char *const sort_words[] = {
  [HESHU_SORT_PLACE] = "place", [HESHU_SORT_VALUE] = "value",         [HESHU_SORT_PERIOD] = "period",
  [HESHU_SORT_AREA] = "area",   [HESHU_SORT_INDICATOR] = "indicator", [HESHU_SORT_STATE] = "state",
};

static void heshu_metrics_page_page_init (HeshuPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HeshuMetricsPage,
                               heshu_metrics_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (HESHU_TYPE_PAGE, heshu_metrics_page_page_init))

/* --- the page in the window ------------------------------------------------------------------------------
 */

static GtkWidget *
page_get_header_end (HeshuPage *page)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (page);

  if (self->header_end == NULL)
    self->header_end = g_object_ref_sink (heshu_metrics_page_make_export_button (self));

  return self->header_end;
}

static void
page_toggle_side_pane (HeshuPage *page)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (page);
  gboolean shown = !adw_flap_get_reveal_flap (self->flap);

  adw_flap_set_reveal_flap (self->flap, shown);
  if (!self->narrow)
    heshu_panes_set_shown ("metrics", shown);
  gtk_widget_child_focus (shown ? GTK_WIDGET (self->facets) : GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
page_start_search (HeshuPage *page)
{
  HESHU_METRICS_PAGE (page)->wants_focus = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (HESHU_METRICS_PAGE (page)->search_entry));
}

static void
page_set_active (HeshuPage *page, gboolean active)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (page);

  self->active = active;
  if (!active)
    return;
  if (self->stale)
    heshu_metrics_page_refresh (self);
  self->stale = FALSE;
  heshu_metrics_page_focus_table (self);
}

static void
page_set_narrow (HeshuPage *page, gboolean narrow)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (page);

  self->narrow = narrow;
  adw_flap_set_reveal_flap (self->flap, heshu_panes_get_shown ("metrics", narrow));
  if (self->header_end != NULL)
    heshu_metrics_page_fit_export_button (self->header_end, narrow);
}

static void
heshu_metrics_page_page_init (HeshuPageInterface *iface)
{
  iface->get_header_end = page_get_header_end;
  iface->toggle_side_pane = page_toggle_side_pane;
  iface->start_search = page_start_search;
  iface->set_active = page_set_active;
  iface->set_narrow = page_set_narrow;
}

/* --- what the desk and the widgets tell ------------------------------------------------------------------
 */

static void
desk_changed_cb (HeshuMetricsPage *self)
{
  if (self->active)
    heshu_metrics_page_refresh (self);
  else
    self->stale = TRUE;
}

static void
desk_replaced_cb (HeshuMetricsPage *self)
{
  heshu_metrics_page_set_desk (self);
  desk_changed_cb (self);
}

static void
sorter_changed_cb (HeshuMetricsPage *self)
{
  HeshuSort sort;
  gboolean descending;

  if (!self->setting_sort && heshu_metric_columns_get_sort (self->view, &sort, &descending))
    heshu_metrics_page_set_sort (self, sort, descending);
}

static void
activate_cb (HeshuMetricsPage *self, guint position)
{
  heshu_metrics_page_open (self, position);
}

/* As many columns as there is room for; not while the widths are being given out. */
static gboolean
fit_cb (gpointer data)
{
  HeshuMetricsPage *self = data;

  if (heshu_metric_columns_fit (self->view, self->fitted_width))
    return G_SOURCE_CONTINUE;
  self->fit_source = 0;

  return G_SOURCE_REMOVE;
}

static void
heshu_metrics_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (widget);
  int table_width = width - (adw_flap_get_reveal_flap (self->flap) ? FACETS_WIDTH : 0);

  gtk_widget_size_allocate (GTK_WIDGET (self->flap), &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (table_width == self->fitted_width)
    return;
  self->fitted_width = table_width;
  if (self->fit_source == 0)
    self->fit_source = g_idle_add (fit_cb, self);
}

static void
heshu_metrics_page_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (HESHU_METRICS_PAGE (widget)->flap), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
search_activate_cb (HeshuMetricsPage *self)
{
  heshu_metrics_page_focus_table (self);
}

static void
search_stopped_cb (HeshuMetricsPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
  heshu_metrics_page_focus_table (self);
}

/* --- the object ------------------------------------------------------------------------------------------
 */

static void
heshu_metrics_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_SORT:
      g_value_set_string (value, sort_words[self->sort]);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_sort_word (HeshuMetricsPage *self, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (sort_words); i++)
    {
      if (g_strcmp0 (sort_words[i], word) == 0)
        heshu_metrics_page_set_sort (self, (HeshuSort) i, self->descending);
    }
}

static void
heshu_metrics_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    case PROP_SORT:
      set_sort_word (self, g_value_get_string (value));
      break;
    case PROP_DESCENDING:
      heshu_metrics_page_set_sort (self, self->sort, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
heshu_metrics_page_constructed (GObject *object)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (object);

  G_OBJECT_CLASS (heshu_metrics_page_parent_class)->constructed (object);

  heshu_metrics_page_set_desk (self);
  g_signal_connect_object (self->workspace, "desk-changed", G_CALLBACK (desk_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::desk", G_CALLBACK (desk_replaced_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
heshu_metrics_page_dispose (GObject *object)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (object);

  g_clear_handle_id (&self->survey_source, g_source_remove);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  g_clear_object (&self->survey);
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
      gtk_column_view_set_model (self->view, NULL);
    }
  g_clear_object (&self->staged);
  g_clear_object (&self->list);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->preview, heshu_bulk_free);
  g_clear_object (&self->header_end);
  self->view = NULL;
  g_clear_pointer ((GtkWidget **) &self->flap, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (heshu_metrics_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/metrics/heshu-metrics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, flap);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, facets);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, view);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, bulk_revealer);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, bulk_stack);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, selected_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, tag_button);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, indicator_button);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, changes);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, confirm_content);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, reject_content);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, preview_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, apply_button);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, statusbar);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, export_box);
  gtk_widget_class_bind_template_child (widget_class, HeshuMetricsPage, export_spinner);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
heshu_metrics_page_class_init (HeshuMetricsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = heshu_metrics_page_constructed;
  object_class->dispose = heshu_metrics_page_dispose;
  object_class->get_property = heshu_metrics_page_get_property;
  object_class->set_property = heshu_metrics_page_set_property;
  widget_class->size_allocate = heshu_metrics_page_size_allocate;
  widget_class->measure = heshu_metrics_page_measure;

  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, HESHU_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, sort_words[HESHU_SORT_PLACE], both);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, both);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HESHU_TYPE_FACET_PANE);
  bind_children (widget_class);
  heshu_metrics_page_install_actions (widget_class);
}

static void
heshu_metrics_page_init (HeshuMetricsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->sort = HESHU_SORT_PLACE;
  heshu_metric_columns_add (self->view);
  heshu_metric_columns_align_titles (self->view);
  heshu_metrics_page_add_popovers (self);
  heshu_metrics_page_add_keys (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->facets, "changed", G_CALLBACK (heshu_metrics_page_ask), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (heshu_metrics_page_ask), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (search_stopped_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
heshu_metrics_page_new (HeshuWorkspace *workspace)
{
  return g_object_new (HESHU_TYPE_METRICS_PAGE, "workspace", workspace, NULL);
}
