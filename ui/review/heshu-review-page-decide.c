/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-page-private.h"

#include <glib/gi18n-lib.h>

/* Who presses a key so soon after a decision goes ahead of it on purpose; later it is said to nobody knows
 * what. */
#define AHEAD_US (G_USEC_PER_SEC / 2)

/* --- what is decided --- */

static HeshuDecision
get_decision (HeshuReviewPage *self, const HeshuMetric *metric)
{
  gpointer made;

  if (g_hash_table_lookup_extended (self->decided, heshu_metric_get_id (metric), NULL, &made))
    return (HeshuDecision) GPOINTER_TO_INT (made);

  return heshu_metric_get_decision (metric);
}

static gboolean
is_proposed (HeshuReviewPage *self, guint index)
{
  const HeshuMetric *metric = g_ptr_array_index (self->data->metrics, index);

  return heshu_metric_get_state (metric) == HESHU_STATE_PROPOSED &&
         get_decision (self, metric) == HESHU_DECISION_NONE;
}

static void
remember (HeshuReviewPage *self, GPtrArray *applied)
{
  for (guint i = 0; i < applied->len; i++)
    {
      const HeshuEdit *edit = g_ptr_array_index (applied, i);
      HeshuDecision decision;

      if (edit->after != NULL && heshu_decision_from_word (edit->after, &decision))
        g_hash_table_replace (self->decided, g_strdup (edit->object_id), GINT_TO_POINTER (decision));
    }
}

/* --- going on --- */

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

/* Round the end: the first that is to be reviewed and is not that at @from. FALSE where there is none */
static gboolean
step_to_review (HeshuReviewPage *self, guint from, int direction)
{
  guint n_metrics = self->data != NULL ? self->data->metrics->len : 0;

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

/* @ends: whether something was still to be reviewed before this decision */
static void
go_on (HeshuReviewPage *self, guint from, gboolean ends)
{
  if (step_to_review (self, from, 1))
    return;
  if (!ends)
    {
      step (self, 1);
      return;
    }
  if (from != self->selected)
    heshu_review_page_select (self, from, TRUE);
  heshu_workspace_show_toast (
      self->workspace,
      _ ("Every metric of this report is reviewed and can be compared. R opens the next report."), TRUE);
}

/* --- decisions --- */

static void
do_what_waited (HeshuReviewPage *self)
{
  const char *action;

  while (self->deciding_since == 0 && (action = g_queue_pop_head (&self->keys_ahead)) != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), action, NULL);
}

/* Only what is decided is left behind; who went elsewhere meanwhile stays there. */
static void
decided_cb (GObject *owner, GPtrArray *applied, const GError *error)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (owner);
  g_autofree char *standing_at = g_steal_pointer (&self->standing_at);
  g_autofree char *from_id = g_steal_pointer (&self->going_from);
  HeshuMetric *metric = heshu_review_page_get_metric (self);
  guint from;

  self->deciding_since = 0;
  if (error != NULL)
    {
      g_queue_clear (&self->keys_ahead);
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  remember (self, applied);
  if (from_id != NULL && metric != NULL && g_strcmp0 (heshu_metric_get_id (metric), standing_at) == 0 &&
      heshu_review_data_find (self->data, from_id, &from))
    go_on (self, from, self->ends);
  do_what_waited (self);
}

/* @edits: (transfer full); @from: (nullable): where to go on from afterwards; %NULL stays */
static void
submit (HeshuReviewPage *self, GPtrArray *edits, const char *toast, const HeshuMetric *from, gboolean ends)
{
  self->deciding_since = g_get_monotonic_time ();
  self->standing_at = g_strdup (heshu_metric_get_id (heshu_review_page_get_metric (self)));
  self->going_from = from != NULL ? g_strdup (heshu_metric_get_id (from)) : NULL;
  self->ends = ends;
  heshu_workspace_submit (self->workspace, G_OBJECT (self), edits, toast, decided_cb);
}

static GPtrArray *
new_edits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
}

static void
add_decision (HeshuReviewPage *self, GPtrArray *edits, const HeshuMetric *metric, HeshuDecision decision)
{
  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (metric), "decision",
                                          heshu_decision_get_word (get_decision (self, metric)),
                                          heshu_decision_get_word (decision), NULL));
}

/* The metric in hand, where one can be decided about now */
static HeshuMetric *
get_undecided (HeshuReviewPage *self)
{
  return self->deciding_since == 0 ? heshu_review_page_get_metric (self) : NULL;
}

static void
decide_and_go_on (HeshuReviewPage *self, HeshuMetric *metric, HeshuDecision decision)
{
  g_autoptr (GPtrArray) edits = NULL;

  if (get_decision (self, metric) == decision)
    {
      go_on (self, self->selected, FALSE);
      return;
    }
  edits = new_edits ();
  add_decision (self, edits, metric, decision);
  submit (self, g_steal_pointer (&edits), NULL, metric, is_proposed (self, self->selected));
}

static void
confirm_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuReviewPage *self = user_data;
  HeshuMetric *metric = get_undecided (self);

  if (metric != NULL && !heshu_review_form_holds_typing (self->form))
    decide_and_go_on (self, metric, HESHU_DECISION_CONFIRMED);
}

static void
reject_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuReviewPage *self = user_data;
  HeshuMetric *metric = get_undecided (self);

  if (metric != NULL && !heshu_review_form_holds_typing (self->form))
    decide_and_go_on (self, metric, HESHU_DECISION_REJECTED);
}

static void
reset_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuReviewPage *self = user_data;
  HeshuMetric *metric = get_undecided (self);
  g_autoptr (GPtrArray) edits = NULL;

  if (metric == NULL)
    return;
  if (heshu_metric_get_state (metric) == HESHU_STATE_CORRECTED)
    heshu_workspace_show_toast (self->workspace, _ ("Corrections stay: Ctrl+Z takes the last one back."),
                                FALSE);
  if (get_decision (self, metric) == HESHU_DECISION_NONE)
    return;
  edits = new_edits ();
  add_decision (self, edits, metric, HESHU_DECISION_NONE);
  submit (self, g_steal_pointer (&edits), NULL, NULL, FALSE);
}

/* The edits that confirm what nobody has decided about in the paragraph of @metric; @last: the last metric of
 * it */
static GPtrArray *
dup_paragraph_edits (HeshuReviewPage *self, HeshuMetric *metric, HeshuMetric **last)
{
  GPtrArray *edits = new_edits ();
  const HeshuReviewLine *line = NULL;
  guint start, end;

  *last = metric;
  if (heshu_review_text_find (self->data->text, heshu_metric_get_span (metric), &start, &end))
    line = heshu_review_text_find_line (self->data->text, start);
  for (guint i = 0; line != NULL && i < self->data->metrics->len; i++)
    {
      HeshuMetric *other = g_ptr_array_index (self->data->metrics, i);

      if (!heshu_review_text_find (self->data->text, heshu_metric_get_span (other), &start, &end) ||
          start < line->start || end > line->end)
        continue;
      *last = other;
      if (is_proposed (self, i))
        add_decision (self, edits, other, HESHU_DECISION_CONFIRMED);
    }

  return edits;
}

/* As one step that can be undone */
static void
confirm_paragraph_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuReviewPage *self = user_data;
  HeshuMetric *metric = get_undecided (self), *last;
  g_autoptr (GPtrArray) edits = NULL;
  g_autofree char *toast = NULL;

  if (metric == NULL)
    return;
  edits = dup_paragraph_edits (self, metric, &last);
  if (edits->len == 0)
    return;
  toast = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric of the paragraph confirmed",
                                        "%u metrics of the paragraph confirmed", edits->len),
                           edits->len);
  submit (self, g_steal_pointer (&edits), toast, last, TRUE);
}

/* --- moving --- */

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

/* Where none is in hand, forwards the first, backwards the last */
static void
move_to_review (HeshuReviewPage *self, int direction)
{
  guint n_metrics = self->data != NULL ? self->data->metrics->len : 0;

  if (n_metrics > 0)
    step_to_review (self,
                    self->selected != G_MAXUINT ? self->selected
                    : direction > 0             ? n_metrics - 1
                                                : 0,
                    direction);
}

static void
next_to_review_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move_to_review (user_data, 1);
}

static void
previous_to_review_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move_to_review (user_data, -1);
}

/* --- what the page asks --- */

static const GActionEntry entries[] = {
  { "confirm", confirm_cb },
  { "reject", reject_cb },
  { "reset", reset_cb },
  { "confirm-paragraph", confirm_paragraph_cb },
  { "next", next_cb },
  { "previous", previous_cb },
  { "next-to-review", next_to_review_cb },
  { "previous-to-review", previous_to_review_cb },
};

void
heshu_review_page_add_decisions (HeshuReviewPage *self)
{
  g_queue_init (&self->keys_ahead);
  self->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

gboolean
heshu_review_page_keep_for_later (HeshuReviewPage *self, const char *action)
{
  if (self->deciding_since == 0)
    return FALSE;
  if (g_get_monotonic_time () - self->deciding_since < AHEAD_US)
    g_queue_push_tail (&self->keys_ahead, (gpointer) action);

  return TRUE;
}

void
heshu_review_page_clear_decisions (HeshuReviewPage *self)
{
  g_queue_clear (&self->keys_ahead);
  g_clear_pointer (&self->decided, g_hash_table_unref);
  g_clear_pointer (&self->standing_at, g_free);
  g_clear_pointer (&self->going_from, g_free);
}
