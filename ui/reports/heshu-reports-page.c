/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reports-page-private.h"

#include "heshu-report-row.h"

#include <glib/gi18n-lib.h>

/* While an import runs every file changes the desk; the list follows at this pace. */
#define RELOAD_MS 300
/* A list view makes some two hundred rows at once, which takes longer than a frame: they come in steps. */
#define GROW_ROWS 12

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void heshu_reports_page_page_init (HeshuPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HeshuReportsPage,
                               heshu_reports_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (HESHU_TYPE_PAGE, heshu_reports_page_page_init))

/* --- the list as it stands on the desk
 * ------------------------------------------------------------------------
 */

static gpointer
list_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) summaries = heshu_desk_list_reports (desk, error);
  GPtrArray *items;

  if (summaries == NULL)
    return NULL;
  items = g_ptr_array_new_full (summaries->len, g_object_unref);
  g_ptr_array_set_free_func (summaries, NULL);
  for (guint i = 0; i < summaries->len; i++)
    g_ptr_array_add (items, heshu_report_item_new (g_ptr_array_index (summaries, i)));

  return items;
}

static void load (HeshuReportsPage *self);

static gboolean
reload_cb (gpointer data)
{
  HeshuReportsPage *self = data;

  self->load_timeout = 0;
  load (self);

  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (owner);
  g_autoptr (GPtrArray) items = result;

  self->loading = FALSE;
  if (self->workspace == NULL)
    return;
  self->loaded = TRUE;
  if (items != NULL)
    heshu_report_list_set_items (self->list, items);
  else
    heshu_workspace_show_error (self->workspace, error);
  if (self->dirty && self->load_timeout == 0)
    self->load_timeout = g_timeout_add (RELOAD_MS, reload_cb, self);
}

static void
load (HeshuReportsPage *self)
{
  if (!self->active || self->loading || heshu_workspace_get_desk (self->workspace) == NULL)
    {
      self->dirty = TRUE;
      return;
    }
  self->loading = TRUE;
  self->dirty = FALSE;
  heshu_workspace_run (self->workspace, G_OBJECT (self), list_work, NULL, NULL,
                       (GDestroyNotify) g_ptr_array_unref, NULL, loaded_cb);
}

static void
desk_changed_cb (HeshuReportsPage *self)
{
  if (self->load_timeout == 0)
    load (self);
}

static void
desk_replaced_cb (HeshuReportsPage *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  heshu_import_run_cancel (self->run);
  heshu_import_run_dismiss_all (self->run);
  self->loaded = FALSE;
  heshu_report_list_clear_filter (self->list);
  heshu_report_list_set_items (self->list, none);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* --- which report is chosen
 * -------------------------------------------------------------------------------------
 */

HeshuReportItem *
heshu_reports_page_get_item (HeshuReportsPage *self)
{
  HeshuReportItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL && !heshu_report_item_is_head (item) ? item : NULL;
}

static gboolean
is_report (HeshuReportsPage *self, guint position)
{
  g_autoptr (HeshuReportItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  return item != NULL && !heshu_report_item_is_head (item);
}

static GtkWidget *
find_row_widget (HeshuReportsPage *self, guint position)
{
  g_autoptr (HeshuReportItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (row != NULL && HESHU_IS_REPORT_ROW (row) &&
          heshu_report_row_get_item (HESHU_REPORT_ROW (row)) == item)
        return child;
    }

  return NULL;
}

static void
focus_list (HeshuReportsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  GtkWidget *row = position != GTK_INVALID_LIST_POSITION ? find_row_widget (self, position) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return;
  if (row != NULL)
    gtk_widget_grab_focus (row);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The focus goes along where it was in the list: else the next arrow key would start from another report. */
static void
choose (HeshuReportsPage *self, guint position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    focus_list (self);
}

/* The nearest report to where the last chosen one was, downwards first */
static guint
find_near (HeshuReportsPage *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->slice));

  if (n == 0)
    return GTK_INVALID_LIST_POSITION;
  position = MIN (position, n - 1);
  for (guint i = position; i < n; i++)
    {
      if (is_report (self, i))
        return i;
    }
  for (guint i = position; i > 0; i--)
    {
      if (is_report (self, i - 1))
        return i - 1;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
ensure_choice (HeshuReportsPage *self)
{
  guint wanted = heshu_report_list_find (self->list, self->wanted_id);

  if (wanted < gtk_slice_list_model_get_size (self->slice))
    {
      g_clear_pointer (&self->wanted_id, g_free);
      choose (self, wanted);
    }
  else if (heshu_reports_page_get_item (self) == NULL)
    gtk_single_selection_set_selected (self->selection, find_near (self, self->last_position));
}

static gboolean
grow_cb (gpointer data)
{
  HeshuReportsPage *self = data;
  guint size = gtk_slice_list_model_get_size (self->slice) + GROW_ROWS;

  gtk_slice_list_model_set_size (self->slice, size);
  ensure_choice (self);
  if (size < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return G_SOURCE_CONTINUE;
  self->grow_idle = 0;

  return G_SOURCE_REMOVE;
}

static void
grow_rows (HeshuReportsPage *self)
{
  if (self->grow_idle == 0 &&
      gtk_slice_list_model_get_size (self->slice) < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    self->grow_idle = g_timeout_add (16, grow_cb, self);
}

void
heshu_reports_page_want (HeshuReportsPage *self, const char *report_id)
{
  guint position = heshu_report_list_find (self->list, report_id);

  g_free (self->wanted_id);
  self->wanted_id = g_strdup (report_id);
  if (position != G_MAXUINT)
    ensure_choice (self);
}

static void
selected_cb (HeshuReportsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    self->last_position = position;
  heshu_report_details_set_item (self->details, heshu_reports_page_get_item (self));
}

static void
show_sums (HeshuReportsPage *self)
{
  guint n_all = heshu_report_list_get_n_reports (self->list);
  guint n_reports, n_metrics, n_reviewed;
  g_autofree char *reports = NULL;
  g_autofree char *metrics = NULL;
  g_autofree char *all = NULL;

  heshu_report_list_get_sums (self->list, &n_reports, &n_metrics, &n_reviewed);
  if (n_reports < n_all)
    reports = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u report shown",
                                            "%u of %u reports shown", n_all),
                               n_reports, n_all);
  else
    reports =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u report", "%u reports", n_reports), n_reports);
  metrics = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric", "%u metrics", n_metrics), n_metrics);
  /* Translators: 13 reports · 589 metrics · 269 reviewed */
  all = g_strdup_printf (_ ("%s · %s · %u reviewed"), reports, metrics, n_reviewed);
  gtk_label_set_text (self->sums, all);
}

static void focus_list_soon (HeshuReportsPage *self);

/* What has the focus and is not shown takes every key, and does nothing with it. */
static void
leave_hidden_focus (HeshuReportsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)) &&
      !gtk_widget_get_mapped (focus))
    gtk_window_set_focus (GTK_WINDOW (root), NULL);
}

static void
list_changed_cb (HeshuReportsPage *self)
{
  const char *page = "list";

  grow_rows (self);
  ensure_choice (self);
  show_sums (self);
  if (!self->loaded)
    page = "loading";
  else if (heshu_report_list_get_n_reports (self->list) == 0)
    page = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    {
      page = "filtered";
      /* The library reads the picture of a page that is not shown, too, and this one as SVG */
      adw_status_page_set_icon_name (self->nothing_fits, "system-search-symbolic");
    }
  gtk_stack_set_visible_child_name (self->stack, page);
  leave_hidden_focus (self);
  if (self->wants_focus)
    focus_list_soon (self);
}

/* --- rows
 * ---------------------------------------------------------------------------------------------------------
 */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, heshu_report_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  HeshuReportItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  gboolean is_head = heshu_report_item_is_head (item);

  heshu_report_row_set_item (HESHU_REPORT_ROW (row), item);
  gtk_list_item_set_selectable (list_item, !is_head);
  gtk_list_item_set_activatable (list_item, !is_head);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  heshu_report_row_set_item (HESHU_REPORT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* A head is no stop on the way through the reports. Returns: FALSE where the list does the right thing itself
 */
static gboolean
step_over_head (HeshuReportsPage *self, int by)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->slice));
  guint next = position + (guint) by;

  if (position == GTK_INVALID_LIST_POSITION || next >= n || is_report (self, next))
    return FALSE;
  next += (guint) by;
  if (next >= n)
    return TRUE;
  choose (self, next);
  focus_list (self);

  return TRUE;
}

static gboolean
list_key_cb (HeshuReportsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step_over_head (self, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step_over_head (self, 1);
    case GDK_KEY_space:
      return gtk_widget_activate_action (GTK_WIDGET (self), "report.preview", NULL);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return gtk_widget_activate_action (GTK_WIDGET (self), "report.remove", NULL);
    default:
      return FALSE;
    }
}

/* --- what the person does
 * ----------------------------------------------------------------------------------------
 */

static void
activate_cb (HeshuReportsPage *self, guint position)
{
  if (is_report (self, position))
    gtk_widget_activate_action (GTK_WIDGET (self), "report.review", NULL);
}

static void
search_changed_cb (HeshuReportsPage *self)
{
  heshu_report_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
stop_search_cb (HeshuReportsPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0' &&
      heshu_import_card_step_back (self->card))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  focus_list (self);
}

static void
focus_list_cb (HeshuReportsPage *self)
{
  focus_list (self);
}

static void
grouping_cb (HeshuReportsPage *self)
{
  heshu_report_list_set_grouping (self->list, (HeshuFacet) gtk_drop_down_get_selected (self->grouping));
}

/* --- what the window asks of a page
 * --------------------------------------------------------------------------------
 */

static GtkWidget *
get_header_end (HeshuPage *page)
{
  return HESHU_REPORTS_PAGE (page)->import_button;
}

static void
toggle_side_pane (HeshuPage *page)
{
  AdwFlap *flap = HESHU_REPORTS_PAGE (page)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
start_search (HeshuPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (HESHU_REPORTS_PAGE (page)->search));
}

/* A window gives the focus to its first entry by itself; here the keys are for the list. */
static gboolean
focus_list_idle_cb (gpointer data)
{
  g_autoptr (HeshuReportsPage) self = g_weak_ref_get (data);
  GtkRoot *root = self != NULL ? gtk_widget_get_root (GTK_WIDGET (self)) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_typing =
      focus != NULL && GTK_IS_EDITABLE (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0';

  if (root == NULL || !self->active || is_typing)
    return G_SOURCE_REMOVE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD); /* the button that leads on */
  else
    {
      self->wants_focus = FALSE;
      focus_list (self);
    }

  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
focus_list_soon (HeshuReportsPage *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);
  g_idle_add_full (G_PRIORITY_LOW, focus_list_idle_cb, ref, weak_ref_free);
}

static void
set_active (HeshuPage *page, gboolean active)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (page);

  self->active = active;
  self->wants_focus = active;
  if (!active)
    return;
  if (self->dirty || !self->loaded)
    load (self);
  focus_list_soon (self);
}

static void
set_narrow (HeshuPage *page, gboolean narrow)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (page);

  adw_flap_set_fold_policy (self->flap, narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !narrow);
}

static void
heshu_reports_page_page_init (HeshuPageInterface *iface)
{
  iface->get_header_end = get_header_end;
  iface->toggle_side_pane = toggle_side_pane;
  iface->start_search = start_search;
  iface->set_active = set_active;
  iface->set_narrow = set_narrow;
}

/* --- the widget
 * ------------------------------------------------------------------------------------------------------
 */

static void
heshu_reports_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (object);

  if (prop_id == PROP_WORKSPACE)
    g_value_set_object (value, self->workspace);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
heshu_reports_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (object);

  if (prop_id == PROP_WORKSPACE)
    self->workspace = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
connect_view (HeshuReportsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (list_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
make_import_button (HeshuReportsPage *self)
{
  self->import_button = g_object_ref_sink (adw_split_button_new ());
  adw_split_button_set_label (ADW_SPLIT_BUTTON (self->import_button), _ ("Import"));
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (self->import_button), self->import_menu);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->import_button), "win.import");
  gtk_widget_set_tooltip_text (self->import_button, _ ("Import Reports (Ctrl+O)"));
  gtk_widget_add_css_class (self->import_button, "suggested-action");
}

static void
heshu_reports_page_constructed (GObject *object)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (object);

  G_OBJECT_CLASS (heshu_reports_page_parent_class)->constructed (object);

  self->run = heshu_import_run_new (self->workspace);
  heshu_import_card_set_run (self->card, self->run);
  heshu_report_details_set_workspace (self->details, self->workspace);
  heshu_report_facets_set_list (self->facets, self->list);
  heshu_reports_import_init (self);
  g_signal_connect_object (self->card, "closed", G_CALLBACK (focus_list_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->details, "article-changed", G_CALLBACK (heshu_reports_page_article_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "desk-changed", G_CALLBACK (desk_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::desk", G_CALLBACK (desk_replaced_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
heshu_reports_page_dispose (GObject *object)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (object);

  g_clear_handle_id (&self->load_timeout, g_source_remove);
  g_clear_handle_id (&self->grow_idle, g_source_remove);
  if (self->run != NULL)
    g_object_run_dispose (G_OBJECT (self->run));
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->flap != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->flap));
  self->flap = NULL;
  g_clear_object (&self->run);
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->list);
  g_clear_object (&self->import_button);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->wanted_id, g_free);
  G_OBJECT_CLASS (heshu_reports_page_parent_class)->dispose (object);
}

static gboolean
search_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && GTK_IS_EDITABLE (focus))
    return FALSE;
  start_search (HESHU_PAGE (widget));

  return TRUE;
}

static gboolean
step_back_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (widget);

  return self->active && heshu_import_card_step_back (self->card);
}

/* Of the whole window: before the first report nothing on the page has the focus. What has it comes first. */
static void
add_escape (HeshuReportsPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (step_back_cb, NULL,
                                                                                   NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/reports/heshu-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, flap);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, facets);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, card);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, search);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, grouping);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, nothing_fits);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, view);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, sums);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, details_separator);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, details);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, import_menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, grouping_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
heshu_reports_page_class_init (HeshuReportsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = heshu_reports_page_constructed;
  object_class->dispose = heshu_reports_page_dispose;
  object_class->get_property = heshu_reports_page_get_property;
  object_class->set_property = heshu_reports_page_set_property;

  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, HESHU_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HESHU_TYPE_REPORT_FACETS);
  g_type_ensure (HESHU_TYPE_IMPORT_CARD);
  g_type_ensure (HESHU_TYPE_REPORT_DETAILS);
  bind_children (widget_class);
  heshu_reports_actions_install (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_slash, 0, search_key_cb, NULL);
}

static void
heshu_reports_page_init (HeshuReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->list = heshu_report_list_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->list)), 0, GROW_ROWS);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->slice));
  connect_view (self);
  add_escape (self);
  make_import_button (self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (list_changed_cb), self);
  list_changed_cb (self);
}

GtkWidget *
heshu_reports_page_new (HeshuWorkspace *workspace)
{
  return g_object_new (HESHU_TYPE_REPORTS_PAGE, "workspace", workspace, NULL);
}
