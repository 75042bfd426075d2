/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-page-private.h"

#include "heshu-error.h"
#include "heshu-panes.h"

#include <glib/gi18n-lib.h>

/* Most reports are there before anybody would read that they are on their way. */
#define WAIT_MS 300

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void heshu_review_page_page_init (HeshuPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HeshuReviewPage,
                               heshu_review_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (HESHU_TYPE_PAGE, heshu_review_page_page_init))

HeshuMetric *
heshu_review_page_get_metric (HeshuReviewPage *self)
{
  return self->data != NULL ? heshu_review_data_get_metric (self->data, self->selected) : NULL;
}

/* --- evidence --- */

static void
add_evidence (GArray *spans, const HeshuMetric *metric, HeshuField field)
{
  HeshuSpan span = heshu_metric_get_evidence (metric, field).span;

  if (!heshu_span_is_none (span) && !heshu_span_contains (heshu_metric_get_span (metric), span))
    g_array_append_val (spans, span);
}

/* FALSE where the evidence of the field in hand stands in the figure itself: that is on show already. */
static gboolean
light_field (HeshuReviewPage *self, const HeshuMetric *metric, GArray *spans)
{
  HeshuSpan span;

  if (self->lit_field < 0)
    return FALSE;
  span = heshu_metric_get_evidence (metric, (HeshuField) self->lit_field).span;
  if (heshu_span_is_none (span) || heshu_span_contains (heshu_metric_get_span (metric), span))
    return FALSE;
  g_array_append_val (spans, span);

  return TRUE;
}

/* The evidence of the field in hand, else that of all while V has it on */
void
heshu_review_page_light (HeshuReviewPage *self, gboolean scroll)
{
  HeshuMetric *metric = heshu_review_page_get_metric (self);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (HeshuSpan));
  gboolean one = metric != NULL && light_field (self, metric, spans);

  for (guint i = 0; metric != NULL && !one && self->evidence_on && i < HESHU_N_FIELDS; i++)
    add_evidence (spans, metric, (HeshuField) i);
  heshu_review_view_light (self->view, spans, scroll && (one || self->lit_field < 0));
  if (scroll && !one && metric != NULL)
    heshu_review_view_select (self->view, self->selected, TRUE);
  heshu_review_form_set_lit (self->form, one                 ? self->lit_field
                                         : self->evidence_on ? HESHU_N_FIELDS
                                                             : self->lit_field);
}

static void
light_cb (HeshuReviewPage *self, int field)
{
  self->lit_field = field;
  heshu_review_page_light (self, field >= 0);
}

/* --- selection --- */

void
heshu_review_page_select (HeshuReviewPage *self, guint index, gboolean scroll)
{
  HeshuMetric *metric;

  self->selected = index;
  metric = heshu_review_page_get_metric (self);
  heshu_review_view_select (self->view, index, scroll);
  heshu_review_list_select (self->list, index);
  heshu_review_form_show (self->form, self->data, index);
  heshu_review_page_light (self, FALSE);
  heshu_review_page_update_header (self);
  heshu_workspace_set_metric_id (self->workspace, metric != NULL ? heshu_metric_get_id (metric) : NULL);
}

static void
list_activated_cb (HeshuReviewPage *self, guint index)
{
  if (index != self->selected)
    heshu_review_page_select (self, index, TRUE);
}

static void
view_activated_cb (HeshuReviewPage *self, guint index)
{
  if (index != self->selected)
    heshu_review_page_select (self, index, FALSE);
}

static void
left_cb (HeshuReviewPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The metric in hand; where there is none the first that is still to be reviewed */
static guint
find_first (HeshuReviewPage *self)
{
  guint index;

  if (heshu_review_data_find (self->data, heshu_workspace_get_metric_id (self->workspace), &index))
    return index;
  for (index = 0; index < self->data->metrics->len; index++)
    {
      if (heshu_metric_get_state (g_ptr_array_index (self->data->metrics, index)) == HESHU_STATE_PROPOSED)
        return index;
    }

  return self->data->metrics->len > 0 ? 0 : G_MAXUINT;
}

/* --- loading --- */

static void
show_body (HeshuReviewPage *self, const char *name)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "loading"));
  gtk_stack_set_visible_child_name (self->stack, name);
  heshu_review_page_update_header (self);
}

static gboolean
waiting_cb (gpointer data)
{
  HeshuReviewPage *self = data;

  self->waiting = 0;
  show_body (self, "loading");

  return G_SOURCE_REMOVE;
}

static void
forget (HeshuReviewPage *self)
{
  g_clear_pointer (&self->data, heshu_review_data_unref);
  self->selected = G_MAXUINT;
  heshu_review_view_set_data (self->view, NULL);
  heshu_review_list_set_data (self->list, NULL);
  heshu_review_form_show (self->form, NULL, G_MAXUINT);
}

/* A metric that was added by hand has all but its name. */
static void
ask_name (HeshuReviewPage *self)
{
  HeshuMetric *metric = heshu_review_page_get_metric (self);

  if (!self->naming || metric == NULL || heshu_metric_get (metric, HESHU_FIELD_INDICATOR) != NULL ||
      g_strcmp0 (heshu_metric_get_id (metric), self->added_id) != 0)
    return;
  self->naming = FALSE;
  heshu_review_form_focus (self->form, HESHU_FIELD_INDICATOR);
}

static void
show_data (HeshuReviewPage *self, HeshuReviewData *data)
{
  gboolean other = self->data == NULL || g_strcmp0 (self->data->report->id, data->report->id) != 0 ||
                   self->data->as_stored != data->as_stored;
  guint index;

  g_clear_pointer (&self->data, heshu_review_data_unref);
  self->data = data;
  g_hash_table_remove_all (self->decided);
  heshu_review_view_set_data (self->view, data);
  heshu_review_list_set_data (self->list, data);
  index = find_first (self);
  show_body (self, "report");
  heshu_review_page_select (self, index, other || index != self->selected);
  if (other && self->active)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  ask_name (self);
}

/* The editor comes here to work: where no report is in hand, the first that still has something to review */
static void
chosen_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (owner);
  g_autofree char *id = result;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (error != NULL)
    heshu_workspace_show_error (self->workspace, error);
  if (id != NULL)
    {
      heshu_workspace_set_report_id (self->workspace, id);
      return;
    }
  show_body (self, "none");
  if (self->active)
    gtk_widget_grab_focus (self->import);
  if (self->stale)
    heshu_review_page_load (self);
}

static void
choose (HeshuReviewPage *self)
{
  forget (self);
  self->cancellable = g_cancellable_new ();
  heshu_workspace_run (self->workspace, G_OBJECT (self), heshu_review_page_next_report_work, NULL, NULL,
                       g_free, self->cancellable, chosen_cb);
}

static void
loaded_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (owner);
  HeshuReviewData *data = result;
  const char *wanted = heshu_workspace_get_report_id (self->workspace);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (data != NULL && g_strcmp0 (data->report->id, wanted) == 0)
    show_data (self, data);
  else if (data != NULL)
    heshu_review_data_unref (data);
  if (error != NULL)
    {
      forget (self);
      show_body (self, "none");
      /* A report that was removed meanwhile is no failure: there is another to choose. */
      if (g_error_matches (error, HESHU_ERROR, HESHU_ERROR_NO_SUCH_OBJECT))
        {
          heshu_workspace_set_report_id (self->workspace, NULL);
          return;
        }
      heshu_workspace_show_error (self->workspace, error);
    }
  if (self->stale)
    heshu_review_page_load (self);
}

void
heshu_review_page_load (HeshuReviewPage *self)
{
  const char *report_id = heshu_workspace_get_report_id (self->workspace);

  self->stale = !self->active || self->cancellable != NULL;
  if (self->stale)
    return;
  if (report_id == NULL)
    {
      choose (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  if (self->data == NULL && self->waiting == 0)
    self->waiting = g_timeout_add (WAIT_MS, waiting_cb, self);
  heshu_workspace_run (self->workspace, G_OBJECT (self), heshu_review_data_load,
                       heshu_review_wish_new (report_id, self->as_stored),
                       (GDestroyNotify) heshu_review_wish_free, (GDestroyNotify) heshu_review_data_unref,
                       self->cancellable, loaded_cb);
}

/* Another report is in hand: what runs is for the old one. */
static void
report_cb (HeshuReviewPage *self)
{
  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
    }
  if (self->data != NULL)
    {
      forget (self);
      show_body (self, "blank");
    }
  heshu_review_page_load (self);
}

static void
metric_cb (HeshuReviewPage *self)
{
  guint index;

  if (self->data != NULL &&
      heshu_review_data_find (self->data, heshu_workspace_get_metric_id (self->workspace), &index) &&
      index != self->selected)
    heshu_review_page_select (self, index, TRUE);
}

/* --- what the window asks --- */

static GtkWidget *
get_header_end (HeshuPage *page)
{
  return HESHU_REVIEW_PAGE (page)->header_end;
}

static GtkWidget *
get_header_start (HeshuPage *page)
{
  return HESHU_REVIEW_PAGE (page)->header_start;
}

static void
toggle_side_pane (HeshuPage *page)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (page);

  gboolean shown = !adw_flap_get_reveal_flap (self->flap);

  adw_flap_set_reveal_flap (self->flap, shown);
  if (adw_flap_get_fold_policy (self->flap) == ADW_FLAP_FOLD_POLICY_NEVER)
    heshu_panes_set_shown ("review", shown);
}

static void
start_search (HeshuPage *page)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (page);

  adw_flap_set_reveal_flap (self->flap, TRUE);
  heshu_review_list_start_search (self->list);
}

static void
set_active (HeshuPage *page, gboolean active)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (page);

  self->active = active;
  heshu_review_page_watch_keys (self, active);
  if (!active)
    return;
  if (self->stale || self->data == NULL)
    heshu_review_page_load (self);
  gtk_widget_grab_focus (self->data != NULL ? GTK_WIDGET (self->view) : self->import);
}

static void
set_narrow (HeshuPage *page, gboolean narrow)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (page);

  adw_flap_set_fold_policy (self->flap, narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, heshu_panes_get_shown ("review", narrow));
  self->narrow = narrow;
  heshu_review_page_update_header (self);
  heshu_review_form_set_narrow (self->form, narrow);
  gtk_label_set_text (self->hints,
                      narrow ? _ ("? all keys")
                             : _ ("J K move · X reject · E correct · N add · V evidence · ? all keys"));
}

static void
heshu_review_page_page_init (HeshuPageInterface *iface)
{
  iface->get_header_end = get_header_end;
  iface->get_header_start = get_header_start;
  iface->toggle_side_pane = toggle_side_pane;
  iface->start_search = start_search;
  iface->set_active = set_active;
  iface->set_narrow = set_narrow;
}

/* --- the object --- */

static void
heshu_review_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_WORKSPACE)
    g_value_set_object (value, HESHU_REVIEW_PAGE (object)->workspace);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
heshu_review_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_WORKSPACE)
    HESHU_REVIEW_PAGE (object)->workspace = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
heshu_review_page_constructed (GObject *object)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (object);

  G_OBJECT_CLASS (heshu_review_page_parent_class)->constructed (object);
  heshu_review_form_set_workspace (self->form, self->workspace);
  g_signal_connect_object (self->workspace, "notify::report-id", G_CALLBACK (report_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::metric-id", G_CALLBACK (metric_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "desk-changed", G_CALLBACK (heshu_review_page_load), self,
                           G_CONNECT_SWAPPED);
}

static void
heshu_review_page_dispose (GObject *object)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (object);

  heshu_review_page_watch_keys (self, FALSE);
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->header_end);
  g_clear_object (&self->header_start);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->added_id, g_free);
  heshu_review_page_clear_decisions (self);
  g_clear_pointer (&self->data, heshu_review_data_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (heshu_review_page_parent_class)->dispose (object);
}

static void
heshu_review_page_class_init (HeshuReviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = heshu_review_page_constructed;
  object_class->dispose = heshu_review_page_dispose;
  object_class->get_property = heshu_review_page_get_property;
  object_class->set_property = heshu_review_page_set_property;

  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, HESHU_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HESHU_TYPE_REVIEW_LIST);
  g_type_ensure (HESHU_TYPE_REVIEW_VIEW);
  g_type_ensure (HESHU_TYPE_REVIEW_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heshu/Heshu/review/heshu-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewPage, flap);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewPage, list);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewPage, view);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewPage, form);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewPage, legend);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewPage, hints);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewPage, import);
}

static void
heshu_review_page_init (HeshuReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selected = G_MAXUINT;
  self->lit_field = -1;
  self->evidence_on = TRUE;
  heshu_review_page_add_actions (self);
  heshu_review_page_make_header (self);
  heshu_review_page_fill_legend (self);
  set_narrow (HESHU_PAGE (self), FALSE);
  g_signal_connect_swapped (self->list, "metric-activated", G_CALLBACK (list_activated_cb), self);
  g_signal_connect_swapped (self->view, "metric-activated", G_CALLBACK (view_activated_cb), self);
  g_signal_connect_swapped (self->form, "light", G_CALLBACK (light_cb), self);
  g_signal_connect_swapped (self->form, "left", G_CALLBACK (left_cb), self);
}

GtkWidget *
heshu_review_page_new (HeshuWorkspace *workspace)
{
  return g_object_new (HESHU_TYPE_REVIEW_PAGE, "workspace", workspace, NULL);
}
