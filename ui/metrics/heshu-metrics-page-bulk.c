/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-page-private.h"

#include <glib/gi18n-lib.h>

/* Up to so many selected the buttons say at once how many they would change. */
#define SURVEY_ROWS 2000
#define SURVEY_DELAY_MS 120
/* Tags or indicators that are proposed; the most used ones */
#define WORDS 2000

GArray *
heshu_metrics_page_dup_selected (HeshuMetricsPage *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->staged == NULL)
    return keys;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->staged));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      guint64 key;

      if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
        break; /* an empty row that is about to go */
      key = heshu_metric_list_get_key (self->list, position);
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

  for (HeshuBulkKind kind = HESHU_BULK_CONFIRM; kind <= HESHU_BULK_REJECT; kind++)
    {
      HeshuBulk *asked = heshu_bulk_new (data, kind, NULL);
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
  if (self->staged == NULL)
    return;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->staged));
  n = gtk_bitset_get_size (selected);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u selected", "%u selected", (gulong) n), (guint) n);
  gtk_label_set_text (self->selected_label, text);
  gtk_revealer_set_reveal_child (self->bulk_revealer, n > 0);
  gtk_widget_set_visible (self->open_button, n == 1); /* one of many would be an accident */
  show_numbers (self, (guint) n, 0, 0);
  if (n > 1 && n <= SURVEY_ROWS)
    self->survey_source = g_timeout_add (SURVEY_DELAY_MS, survey_cb, self);
}

/* --- asking for a word -----------------------------------------------------------------------------------
 */

static gpointer
list_words_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  HeshuMetricFacet facet = (HeshuMetricFacet) GPOINTER_TO_INT (data);
  const HeshuMetricQuery all = { NULL };
  g_autoptr (GPtrArray) counts = heshu_desk_list_facet (desk, facet, &all, WORDS, cancellable, error);
  GPtrArray *words;

  if (counts == NULL)
    return NULL;
  words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < counts->len; i++)
    g_ptr_array_add (words, g_strdup (((HeshuNamedCount *) counts->pdata[i])->name));

  return words;
}

static void
take_words (HeshuWordPopover *popover, GPtrArray *words)
{
  if (words != NULL)
    heshu_word_popover_set_words (popover, words);
  g_clear_pointer (&words, g_ptr_array_unref);
}

static void
tags_listed_cb (GObject *owner, gpointer result, const GError *error)
{
  take_words (HESHU_METRICS_PAGE (owner)->tag_popover, result);
}

static void
indicators_listed_cb (GObject *owner, gpointer result, const GError *error)
{
  take_words (HESHU_METRICS_PAGE (owner)->indicator_popover, result);
}

void
heshu_metrics_page_ask_word (HeshuMetricsPage *self, HeshuBulkKind kind)
{
  if (!heshu_metrics_page_has_selection (self))
    return;
  heshu_metrics_page_cancel_preview (self);
  gtk_menu_button_popup (kind == HESHU_BULK_TAG ? self->tag_button : self->indicator_button);
}

static void
list_words (HeshuMetricsPage *self, HeshuMetricFacet facet, HeshuWorkDone done)
{
  heshu_workspace_run (self->workspace, G_OBJECT (self), list_words_work, GINT_TO_POINTER (facet), NULL,
                       (GDestroyNotify) g_ptr_array_unref, NULL, done);
}

static void
tag_popover_mapped_cb (HeshuMetricsPage *self)
{
  list_words (self, HESHU_METRIC_FACET_TAG, tags_listed_cb);
}

static void
indicator_popover_mapped_cb (HeshuMetricsPage *self)
{
  list_words (self, HESHU_METRIC_FACET_INDICATOR, indicators_listed_cb);
}

static void
tag_chosen_cb (HeshuMetricsPage *self, const char *tag)
{
  gtk_popover_popdown (GTK_POPOVER (self->tag_popover));
  heshu_metrics_page_prepare (self, HESHU_BULK_TAG, tag);
}

static void
indicator_chosen_cb (HeshuMetricsPage *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *indicator = heshu_field_normalize (HESHU_FIELD_INDICATOR, text, &error);

  if (error != NULL)
    {
      heshu_word_popover_refuse (self->indicator_popover, error);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->indicator_popover));
  heshu_metrics_page_prepare (self, HESHU_BULK_INDICATOR, indicator);
}

void
heshu_metrics_page_add_popovers (HeshuMetricsPage *self)
{
  self->tag_popover = HESHU_WORD_POPOVER (heshu_word_popover_new (_ ("Tag of the selected metrics")));
  self->indicator_popover =
      HESHU_WORD_POPOVER (heshu_word_popover_new (_ ("Indicator of the selected metrics")));
  gtk_menu_button_set_popover (self->tag_button, GTK_WIDGET (self->tag_popover));
  gtk_menu_button_set_popover (self->indicator_button, GTK_WIDGET (self->indicator_popover));
  g_signal_connect_object (self->tag_popover, "map", G_CALLBACK (tag_popover_mapped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->indicator_popover, "map", G_CALLBACK (indicator_popover_mapped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tag_popover, "chosen", G_CALLBACK (tag_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->indicator_popover, "chosen", G_CALLBACK (indicator_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}
