/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-page-private.h"

#include "heshu-selection.h"

#include <glib/gi18n-lib.h>

/* --- a metric by hand --- */

static void
added_cb (GObject *owner, GPtrArray *applied, const GError *error)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (owner);

  if (error != NULL)
    heshu_workspace_show_error (self->workspace, error);
  else if (applied->len > 0)
    {
      /* It is selected when the report has been read again; what is still to be said of it is its name. */
      g_free (self->added_id);
      self->added_id = g_strdup (((HeshuEdit *) g_ptr_array_index (applied, 0))->object_id);
      self->naming = TRUE;
      heshu_workspace_set_metric_id (self->workspace, self->added_id);
      heshu_review_page_load (self);
    }
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuReviewPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuMetric) metric = NULL;
  HeshuSpan span;
  GPtrArray *edits;
  guint index;

  if (self->data == NULL)
    return;
  span = heshu_review_view_get_selection (self->view);
  if (heshu_span_is_none (span))
    {
      heshu_workspace_show_toast (self->workspace,
                                  _ ("Select the figure with its unit in the text first, then press N."),
                                  FALSE);
      return;
    }
  if (heshu_review_view_find_marked (self->view, span, &index))
    {
      heshu_review_page_select (self, index, TRUE);
      heshu_workspace_show_toast (self->workspace,
                                  _ ("This figure is a metric already; correct it in the form."), FALSE);
      return;
    }
  metric = heshu_selection_read (self->data->report->document, self->data->report->articles, span, &error);
  if (metric == NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_ptr_array_add (edits, heshu_edit_new_metric (metric, self->data->report->id, NULL));
  heshu_workspace_submit (self->workspace, G_OBJECT (self), edits, _ ("Metric added"), added_cb);
}

/* --- the rest --- */

static void
correct_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_review_form_focus (HESHU_REVIEW_PAGE (user_data)->form, HESHU_FIELD_VALUE);
}

static void
confirm_sure_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_review_page_confirm_sure (user_data);
}

static void
learn_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_review_page_learn (user_data);
}

static void
teach_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_review_page_teach_unit (user_data);
}

static void
tag_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_review_form_ask_tag (HESHU_REVIEW_PAGE (user_data)->form);
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_review_form_show_history (HESHU_REVIEW_PAGE (user_data)->form);
}

static void
evidence_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuReviewPage *self = user_data;

  self->evidence_on = !self->evidence_on;
  heshu_review_page_light (self, self->evidence_on);
}

static void
as_stored_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  HeshuReviewPage *self = user_data;

  self->as_stored = g_variant_get_boolean (value);
  g_simple_action_set_state (action, value);
  heshu_review_page_load (self);
}

gpointer
heshu_review_page_next_report_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *in_hand = data;
  g_autoptr (GPtrArray) reports = heshu_desk_list_reports (desk, error);
  const HeshuReportSummary *found = NULL;

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      const HeshuReportSummary *summary = g_ptr_array_index (reports, i);

      if (summary->n_reviewed < summary->n_metrics && g_strcmp0 (summary->report->id, in_hand) != 0)
        return g_strdup (summary->report->id);
      if (found == NULL && in_hand == NULL)
        found = summary;
    }

  return found != NULL ? g_strdup (found->report->id) : NULL;
}

static void
next_report_found_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (owner);
  g_autofree char *id = result;

  if (error != NULL)
    heshu_workspace_show_error (self->workspace, error);
  else if (id != NULL)
    heshu_workspace_set_report_id (self->workspace, id);
  else
    heshu_workspace_show_toast (self->workspace, _ ("No other report is left to review."), FALSE);
}

static void
next_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuReviewPage *self = user_data;

  heshu_workspace_run (self->workspace, G_OBJECT (self), heshu_review_page_next_report_work,
                       g_strdup (heshu_workspace_get_report_id (self->workspace)), g_free, g_free, NULL,
                       next_report_found_cb);
}

static const GActionEntry entries[] = {
  { "add", add_cb },
  { "confirm-sure", confirm_sure_cb },
  { "correct", correct_cb },
  { "learn", learn_cb },
  { "teach-unit", teach_unit_cb },
  { "tag", tag_cb },
  { "history", history_cb },
  { "evidence", evidence_cb },
  { "as-stored", NULL, NULL, "false", as_stored_cb },
  { "next-report", next_report_cb },
};

void
heshu_review_page_add_actions (HeshuReviewPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  heshu_review_page_add_decisions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "review", G_ACTION_GROUP (self->actions));
}

/* --- keys --- */

static const struct
{
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_Return, 0, "confirm" },
  { GDK_KEY_KP_Enter, 0, "confirm" },
  { GDK_KEY_Return, GDK_CONTROL_MASK, "confirm-paragraph" },
  { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "confirm-paragraph" },
  { GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "confirm-sure" },
  { GDK_KEY_KP_Enter, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "confirm-sure" },
  { GDK_KEY_x, 0, "reject" },
  { GDK_KEY_u, 0, "reset" },
  { GDK_KEY_e, 0, "correct" },
  { GDK_KEY_j, 0, "next" },
  { GDK_KEY_k, 0, "previous" },
  { GDK_KEY_j, GDK_SHIFT_MASK, "next-to-review" },
  { GDK_KEY_k, GDK_SHIFT_MASK, "previous-to-review" },
  { GDK_KEY_n, 0, "add" },
  { GDK_KEY_t, 0, "tag" },
  { GDK_KEY_l, 0, "learn" },
  { GDK_KEY_l, GDK_SHIFT_MASK, "teach-unit" },
  { GDK_KEY_h, 0, "history" },
  { GDK_KEY_v, 0, "evidence" },
  { GDK_KEY_s, 0, "as-stored" },
  { GDK_KEY_r, 0, "next-report" },
};

/* A letter belongs to the entry that has the focus, a popover or a drop-down keeps all keys, and Enter
 * presses the button that has the focus. */
static gboolean
is_free (GtkWidget *focus, gboolean enter)
{
  if (focus == NULL)
    return TRUE;
  if (GTK_IS_EDITABLE (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL ||
      (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))))
    return FALSE;

  return !enter || !(GTK_IS_BUTTON (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_BUTTON) != NULL ||
                     gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) != NULL);
}

static gboolean
key_cb (HeshuReviewPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (self->data == NULL || root == NULL || !is_free (gtk_root_get_focus (root), enter))
    return FALSE;
  if (keyval == GDK_KEY_question)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "app.shortcuts", NULL);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keyval != gdk_keyval_to_lower (keyval) || keys[i].modifiers != modifiers)
        continue;
      if (!heshu_review_page_keep_for_later (self, keys[i].action))
        g_action_group_activate_action (G_ACTION_GROUP (self->actions), keys[i].action, NULL);
      return TRUE;
    }

  return FALSE;
}

/* On the window, so that the keys act wherever the focus is: after a click on the header bar too */
void
heshu_review_page_watch_keys (HeshuReviewPage *self, gboolean on)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!on && self->keys != NULL)
    {
      gtk_widget_remove_controller (gtk_event_controller_get_widget (self->keys), self->keys);
      self->keys = NULL;
    }
  if (!on || self->keys != NULL || root == NULL)
    return;
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (root), self->keys);
}
