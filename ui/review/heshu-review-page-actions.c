/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-page-private.h"

#include "heshu-selection.h"

#include <glib/gi18n-lib.h>

/* --- going on --- */

static gboolean
is_proposed (HeshuReviewPage *self, guint index)
{
  return heshu_metric_get_state (g_ptr_array_index (self->data->metrics, index)) == HESHU_STATE_PROPOSED;
}

static void
step (HeshuReviewPage *self, int direction)
{
  guint n_metrics = self->data != NULL ? self->data->metrics->len : 0;

  if (n_metrics == 0)
    return;
  if (self->selected == G_MAXUINT)
    heshu_review_page_select (self, 0, TRUE);
  else if (direction > 0 && self->selected + 1 < n_metrics)
    heshu_review_page_select (self, self->selected + 1, TRUE);
  else if (direction < 0 && self->selected > 0)
    heshu_review_page_select (self, self->selected - 1, TRUE);
}

/* Round the end: the first that is to be reviewed and is not the one in hand. FALSE where there is none */
static gboolean
step_to_review (HeshuReviewPage *self, int direction)
{
  guint n_metrics = self->data != NULL ? self->data->metrics->len : 0;
  guint from = self->selected != G_MAXUINT ? self->selected : n_metrics - 1;

  for (guint i = 1; i < n_metrics; i++)
    {
      guint index = (from + (direction > 0 ? i : n_metrics - i)) % n_metrics;

      if (!is_proposed (self, index))
        continue;
      heshu_review_page_select (self, index, TRUE);
      return TRUE;
    }

  return FALSE;
}

/* --- decisions --- */

static void
add_decision (GPtrArray *edits, const HeshuMetric *metric, const char *decision)
{
  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (metric), "decision",
                                          heshu_decision_get_word (heshu_metric_get_decision (metric)),
                                          decision, NULL));
}

static void
decide (HeshuReviewPage *self, HeshuDecision decision, const char *toast)
{
  HeshuMetric *metric = heshu_review_page_get_metric (self);
  GPtrArray *edits;

  if (metric == NULL || heshu_metric_get_decision (metric) == decision)
    return;
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  add_decision (edits, metric, heshu_decision_get_word (decision));
  heshu_workspace_submit (self->workspace, G_OBJECT (self), edits, toast, NULL);
}

static void
confirm_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuReviewPage *self = user_data;
  gboolean was_last;

  if (heshu_review_page_get_metric (self) == NULL || heshu_review_form_holds_typing (self->form))
    return;
  was_last = is_proposed (self, self->selected) && self->data->n_reviewed + 1 == self->data->metrics->len;
  decide (self, HESHU_DECISION_CONFIRMED,
          was_last
              ? _ ("Every metric of this report is reviewed and can be compared. R opens the next report.")
              : NULL);
  if (!step_to_review (self, 1) && !was_last)
    step (self, 1);
}

static void
reject_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuReviewPage *self = user_data;

  if (heshu_review_page_get_metric (self) == NULL)
    return;
  decide (self, HESHU_DECISION_REJECTED, NULL);
  step_to_review (self, 1);
}

static void
reset_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuReviewPage *self = user_data;
  HeshuMetric *metric = heshu_review_page_get_metric (self);

  if (metric == NULL)
    return;
  decide (self, HESHU_DECISION_NONE, NULL);
  if (heshu_metric_get_state (metric) == HESHU_STATE_CORRECTED)
    heshu_workspace_show_toast (self->workspace, _ ("Corrections stay: Ctrl+Z takes the last one back."),
                                FALSE);
}

/* All of the paragraph that nobody has decided about, as one step that can be undone */
static void
confirm_paragraph_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuReviewPage *self = user_data;
  HeshuMetric *metric = heshu_review_page_get_metric (self);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  const HeshuReviewLine *line = NULL;
  guint start, end, last = self->selected;
  g_autofree char *toast = NULL;

  if (metric == NULL)
    return;
  if (heshu_review_text_find (self->data->text, heshu_metric_get_span (metric), &start, &end))
    line = heshu_review_text_find_line (self->data->text, start);
  for (guint i = 0; line != NULL && i < self->data->metrics->len; i++)
    {
      HeshuMetric *other = g_ptr_array_index (self->data->metrics, i);

      if (!heshu_review_text_find (self->data->text, heshu_metric_get_span (other), &start, &end) ||
          start < line->start || end > line->end)
        continue;
      last = i;
      if (is_proposed (self, i))
        add_decision (edits, other, "confirmed");
    }
  if (edits->len == 0)
    return;
  toast = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric of the paragraph confirmed",
                                        "%u metrics of the paragraph confirmed", edits->len),
                           edits->len);
  heshu_workspace_submit (self->workspace, G_OBJECT (self), g_steal_pointer (&edits), toast, NULL);
  self->selected = last;
  if (!step_to_review (self, 1))
    heshu_review_page_select (self, last, TRUE);
}

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
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, -1);
}

static void
next_to_review_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_to_review (user_data, 1);
}

static void
previous_to_review_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_to_review (user_data, -1);
}

static void
correct_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_review_form_focus (HESHU_REVIEW_PAGE (user_data)->form, HESHU_FIELD_VALUE);
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
  { "confirm", confirm_cb },
  { "reject", reject_cb },
  { "reset", reset_cb },
  { "confirm-paragraph", confirm_paragraph_cb },
  { "add", add_cb },
  { "next", next_cb },
  { "previous", previous_cb },
  { "next-to-review", next_to_review_cb },
  { "previous-to-review", previous_to_review_cb },
  { "correct", correct_cb },
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
  { GDK_KEY_x, 0, "reject" },
  { GDK_KEY_u, 0, "reset" },
  { GDK_KEY_e, 0, "correct" },
  { GDK_KEY_j, 0, "next" },
  { GDK_KEY_k, 0, "previous" },
  { GDK_KEY_j, GDK_SHIFT_MASK, "next-to-review" },
  { GDK_KEY_k, GDK_SHIFT_MASK, "previous-to-review" },
  { GDK_KEY_n, 0, "add" },
  { GDK_KEY_t, 0, "tag" },
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
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-help-overlay", NULL);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keyval != gdk_keyval_to_lower (keyval) || keys[i].modifiers != modifiers)
        continue;
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
