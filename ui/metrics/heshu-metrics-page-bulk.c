/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-page-private.h"

#include <glib/gi18n-lib.h>

/* Up to so many selected the buttons say at once how many they would change. */
#define SURVEY_ROWS 2000
#define SURVEY_DELAY_MS 120

GArray *
heshu_metrics_page_dup_selected (HeshuMetricsPage *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->selection == NULL)
    return keys;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      guint64 key = heshu_metric_list_get_key (self->list, position);

      g_array_append_val (keys, key);
    }

  return keys;
}

/* --- how many a button would change ----------------------------------------------------------------------
 */

static void
show_numbers (HeshuMetricsPage *self, guint n_selected, guint n_confirm, guint n_reject)
{
  g_autofree char *confirm = g_strdup (_ ("Confirm"));
  g_autofree char *reject = g_strdup (_ ("Reject"));

  /* The … tells that what will change is shown first. */
  if (n_selected > 1)
    {
      g_free (confirm);
      g_free (reject);
      confirm = n_confirm == 0 ? g_strdup (_ ("Confirm…")) : g_strdup_printf (_ ("Confirm %u…"), n_confirm);
      reject = n_reject == 0 ? g_strdup (_ ("Reject…")) : g_strdup_printf (_ ("Reject %u…"), n_reject);
    }
  adw_button_content_set_label (self->confirm_content, confirm);
  adw_button_content_set_label (self->reject_content, reject);
}

static void
surveyed_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (owner);
  g_autoptr (GPtrArray) both = result;

  if (error != NULL) /* cancelled, or told by the list itself */
    return;
  show_numbers (self, ((HeshuBulk *) both->pdata[0])->keys->len, ((HeshuBulk *) both->pdata[0])->edits->len,
                ((HeshuBulk *) both->pdata[1])->edits->len);
}

static gpointer
survey_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) both = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_bulk_free);

  for (HeshuDecision decision = HESHU_DECISION_CONFIRMED; decision <= HESHU_DECISION_REJECTED; decision++)
    {
      HeshuBulk *asked = heshu_bulk_new (data, decision);
      HeshuBulk *bulk = heshu_bulk_work (desk, asked, cancellable, error);

      heshu_bulk_free (asked);
      if (bulk == NULL)
        return NULL;
      g_ptr_array_add (both, bulk);
    }

  return g_steal_pointer (&both);
}

static gboolean
survey_cb (gpointer data)
{
  HeshuMetricsPage *self = data;
  GArray *keys = heshu_metrics_page_dup_selected (self);

  self->survey_source = 0;
  self->survey = g_cancellable_new ();
  heshu_workspace_run (self->workspace, G_OBJECT (self), survey_work, keys, (GDestroyNotify) g_array_unref,
                       (GDestroyNotify) g_ptr_array_unref, self->survey, surveyed_cb);

  return G_SOURCE_REMOVE;
}

void
heshu_metrics_page_selection_changed (HeshuMetricsPage *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autofree char *text = NULL;
  guint64 n;

  g_clear_handle_id (&self->survey_source, g_source_remove);
  if (self->survey != NULL)
    g_cancellable_cancel (self->survey);
  g_clear_object (&self->survey);
  if (self->selection == NULL)
    return;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = gtk_bitset_get_size (selected);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u selected", "%u selected", (gulong) n), (guint) n);
  gtk_label_set_text (self->selected_label, text);
  gtk_revealer_set_reveal_child (self->bulk_revealer, n > 0);
  show_numbers (self, (guint) n, 0, 0);
  if (n > 1 && n <= SURVEY_ROWS)
    self->survey_source = g_timeout_add (SURVEY_DELAY_MS, survey_cb, self);
}

/* --- deciding --------------------------------------------------------------------------------------------
 */

static void
show_preview (HeshuMetricsPage *self)
{
  const HeshuBulk *bulk = self->preview;
  gboolean rejects = bulk->decision == HESHU_DECISION_REJECTED;
  guint n = bulk->edits->len;
  guint n_rest = bulk->n_selected - n;
  const char *main_form = rejects ? g_dngettext (GETTEXT_PACKAGE, "%u of %u metrics will be rejected.",
                                                 "%u of %u metrics will be rejected.", n)
                                  : g_dngettext (GETTEXT_PACKAGE, "%u of %u metrics will be confirmed.",
                                                 "%u of %u metrics will be confirmed.", n);
  const char *rest_form = g_dngettext (GETTEXT_PACKAGE, "%u is decided already and stays as it is.",
                                       "%u are decided already and stay as they are.", n_rest);
  g_autofree char *sentence = g_strdup_printf (main_form, n, bulk->n_selected);
  g_autofree char *rest = n_rest > 0 ? g_strdup_printf (rest_form, n_rest) : g_strdup ("");
  g_autofree char *text = g_strdup_printf (_ ("%s %s"), sentence, rest);
  g_autofree char *button = g_strdup_printf (rejects ? _ ("Reject %u") : _ ("Confirm %u"), n);

  gtk_label_set_text (self->preview_label, text);
  gtk_button_set_label (self->apply_button, button);
  gtk_stack_set_visible_child_name (self->bulk_stack, "preview");
  gtk_widget_grab_focus (GTK_WIDGET (self->apply_button));
}

void
heshu_metrics_page_apply_preview (HeshuMetricsPage *self)
{
  HeshuBulk *bulk = g_steal_pointer (&self->preview);
  g_autofree char *toast = NULL;
  guint n;

  gtk_stack_set_visible_child_name (self->bulk_stack, "choose");
  heshu_metrics_page_focus_table (self);
  if (bulk == NULL)
    return;
  n = bulk->edits->len;
  toast = g_strdup_printf (bulk->decision == HESHU_DECISION_REJECTED
                               ? g_dngettext (GETTEXT_PACKAGE, "%u metric was rejected.",
                                              "%u metrics were rejected.", n)
                               : g_dngettext (GETTEXT_PACKAGE, "%u metric was confirmed.",
                                              "%u metrics were confirmed.", n),
                           n);
  heshu_workspace_submit (self->workspace, G_OBJECT (self), g_ptr_array_ref (bulk->edits), toast, NULL);
  heshu_bulk_free (bulk);
}

gboolean
heshu_metrics_page_cancel_preview (HeshuMetricsPage *self)
{
  if (self->preview == NULL)
    return FALSE;
  g_clear_pointer (&self->preview, heshu_bulk_free);
  gtk_stack_set_visible_child_name (self->bulk_stack, "choose");
  heshu_metrics_page_focus_table (self);

  return TRUE;
}

static void
prepared_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (owner);
  HeshuBulk *bulk = result;

  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  if (bulk->edits->len == 0)
    {
      heshu_workspace_show_toast (self->workspace,
                                  _ ("Nothing to change: what is selected is decided already."), FALSE);
      heshu_bulk_free (bulk);
      return;
    }
  g_clear_pointer (&self->preview, heshu_bulk_free);
  self->preview = bulk;
  if (bulk->n_selected > 1)
    show_preview (self);
  else
    heshu_metrics_page_apply_preview (self);
}

void
heshu_metrics_page_decide (HeshuMetricsPage *self, HeshuDecision decision)
{
  g_autoptr (GArray) keys = heshu_metrics_page_dup_selected (self);

  if (keys->len == 0)
    {
      heshu_workspace_show_toast (self->workspace, _ ("Select metrics in the table first."), FALSE);
      return;
    }
  heshu_workspace_run (self->workspace, G_OBJECT (self), heshu_bulk_work, heshu_bulk_new (keys, decision),
                       (GDestroyNotify) heshu_bulk_free, (GDestroyNotify) heshu_bulk_free, NULL, prepared_cb);
}
