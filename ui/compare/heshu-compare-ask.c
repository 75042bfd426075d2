/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-page-private.h"

#include "heshu-compare-memory.h"
#include "heshu-compare-size.h"

#include <glib/gi18n.h>
#include <string.h>

/* Long enough that typing a title draws once, short enough that a click seems to act at once */
#define DEBOUNCE_MS 120

/* --- asking ----------------------------------------------------------------------------------------------
 */

static HeshuCompareRequest *
make_request (HeshuComparePage *self)
{
  HeshuCompareRequest *request = g_new0 (HeshuCompareRequest, 1);
  GHashTable *left_out = heshu_district_list_get_left_out (self->districts);
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title));
  GHashTableIter iter;
  gpointer key;

  request->lexicon = self->lexicon != NULL ? heshu_lexicon_ref (self->lexicon) : NULL;
  request->indicator = g_strdup (heshu_indicator_chooser_get_chosen (self->indicator));
  request->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, left_out);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (request->left_out, g_strdup (key));
  request->period = self->period;
  request->form = g_strdup (self->form);
  request->size = g_strdup (self->size);
  request->title = *title != '\0' ? g_strdup (title) : NULL;
  request->language = g_strdup (gtk_toggle_button_get_active (self->english) ? "en" : "zh");
  request->focus = g_strdup (heshu_district_list_get_focus (self->districts));
  request->saved = g_strdup (self->saved);

  return request;
}

static void
show_why (HeshuComparePage *self, const char *title, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_title (self->why, title);
  adw_status_page_set_description (self->why, markup);
  gtk_stack_set_visible_child_name (self->paper, "why");
}

static void
update_summary (HeshuComparePage *self)
{
  GPtrArray *rows = self->answer->rows;
  g_autofree char *summary = NULL;
  guint n_drawn = 0, n_apart = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const HeshuCompareRow *row = g_ptr_array_index (rows, i);

      n_drawn += row->drawn;
      n_apart += row->has_figure && !row->drawn && !row->left_out;
    }
  summary = n_apart > 0 ? g_strdup_printf (_ ("%u drawn, %u not comparable"), n_drawn, n_apart)
                        : g_strdup_printf (_ ("%u drawn"), n_drawn);
  gtk_label_set_text (self->summary, summary);
}

static void
update_size_words (HeshuComparePage *self)
{
  g_autofree char *size = NULL;
  g_autofree char *words = NULL;

  if (self->answer == NULL || self->answer->scene == NULL)
    {
      gtk_label_set_text (self->size_words, "");
      return;
    }
  size = heshu_compare_size_dup_words (self->answer->spec, self->answer->scene);
  /* Translators: the size of a chart, then how large it is shown */
  words = g_strdup_printf (_ ("%s · shown at %d%%"), size,
                           (int) (heshu_chart_view_get_scale (self->view) * 100 + 0.5));
  gtk_label_set_text (self->size_words, words);
}

static void
set_enabled (HeshuComparePage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               enabled);
}

static void
show_chart (HeshuComparePage *self)
{
  HeshuCompareAnswer *answer = self->answer;
  gboolean has_chart = answer->scene != NULL;

  heshu_chart_view_set_scene (self->view, answer->scene,
                              has_chart ? heshu_chart_spec_get_title (answer->spec) : NULL);
  for (guint i = 0; i < 4; i++)
    set_enabled (self, ((const char *[]){ "copy", "export", "export-file", "save" })[i], has_chart);
  if (has_chart)
    {
      gtk_stack_set_visible_child_name (self->paper, "chart");
      heshu_export_popover_set_chart (self->export_popover, answer->spec, answer->scene);
    }
  else if (answer->nothing_chosen)
    show_why (self, _ ("No District Is Chosen"), _ ("Tick the districts that are to stand in the chart."));
  else
    show_why (self, _ ("There Is No Chart of This"), answer->failure != NULL ? answer->failure->message : "");
  update_size_words (self);
}

void
heshu_compare_page_take_focus (HeshuComparePage *self)
{
  if (!self->needs_focus || self->answer == NULL || self->answer->rows->len == 0)
    return;
  self->needs_focus = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static const char *
get_desk_path (HeshuComparePage *self)
{
  HeshuDesk *desk = heshu_workspace_get_desk (self->workspace);

  return desk != NULL ? heshu_desk_get_path (desk) : NULL;
}

static void
answered_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (owner);
  HeshuCompareAnswer *answer = result;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_stack_set_visible_child_name (self->body, "main");
  if (error != NULL)
    {
      show_why (self, _ ("There Is No Chart of This"), error->message);
      return;
    }
  if (self->debounce != 0) /* a newer question is on its way: what was changed meanwhile must stay */
    {
      heshu_compare_answer_free (answer);
      return;
    }
  g_clear_pointer (&self->answer, heshu_compare_answer_free);
  self->answer = answer;
  if (self->lexicon == NULL)
    self->lexicon = heshu_lexicon_ref (answer->lexicon);

  self->is_updating = TRUE;
  heshu_compare_controls_update (self);
  self->is_updating = FALSE;
  gtk_widget_set_visible (self->old_notice, answer->is_old);
  heshu_compare_table_set_rows (self->table, answer->rows);
  update_summary (self);
  show_chart (self);
  heshu_compare_page_update_split (self);
  heshu_compare_page_update_lit (self);
  heshu_compare_page_take_focus (self);
  if (answer->scene != NULL && get_desk_path (self) != NULL)
    heshu_compare_memory_keep (get_desk_path (self), answer->request);
}

void
heshu_compare_page_ask (HeshuComparePage *self)
{
  gboolean has_indicator =
      heshu_indicator_chooser_get_chosen (self->indicator) != NULL || self->saved != NULL;

  g_clear_handle_id (&self->debounce, g_source_remove);
  if (!self->is_active)
    {
      self->needs_answer = TRUE;
      return;
    }
  self->needs_answer = FALSE;
  if (!has_indicator)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  heshu_workspace_run (self->workspace, G_OBJECT (self), heshu_compare_work, make_request (self),
                       (GDestroyNotify) heshu_compare_request_free,
                       (GDestroyNotify) heshu_compare_answer_free, self->cancellable, answered_cb);
}

static gboolean
debounce_cb (gpointer user_data)
{
  HeshuComparePage *self = user_data;

  self->debounce = 0;
  heshu_compare_page_ask (self);

  return G_SOURCE_REMOVE;
}

void
heshu_compare_page_changed (HeshuComparePage *self)
{
  if (self->is_updating)
    return;
  g_clear_pointer (&self->saved, g_free);
  g_clear_handle_id (&self->debounce, g_source_remove);
  self->debounce = g_timeout_add (DEBOUNCE_MS, debounce_cb, self);
}

void
heshu_compare_page_update_lit (HeshuComparePage *self)
{
  HeshuCompareRow *row = heshu_compare_table_get_selected (self->table);

  heshu_chart_view_set_lit (self->view, row != NULL ? row->metric_id : NULL);
  update_size_words (self);
}

/* --- what there is to choose from ------------------------------------------------------------------------
 */

void
heshu_compare_page_begin (HeshuComparePage *self, const char *indicator)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  g_clear_pointer (&self->chart_id, g_free);
  g_clear_pointer (&self->form, g_free);
  g_clear_pointer (&self->saved, g_free);
  self->is_updating = TRUE;
  heshu_indicator_chooser_set_chosen (self->indicator, indicator);
  self->period = heshu_indicator_chooser_get_period (self->indicator);
  gtk_editable_set_text (GTK_EDITABLE (self->title), "");
  heshu_district_list_set_left_out (self->districts, none);
  self->is_updating = FALSE;
  heshu_compare_page_ask (self);
}

static gboolean
has_chart_in_hand (HeshuComparePage *self, GPtrArray *shares)
{
  const char *chosen = heshu_indicator_chooser_get_chosen (self->indicator);

  if (self->saved != NULL || (self->chart_id != NULL && chosen != NULL))
    return TRUE;

  return chosen != NULL && heshu_share_find (shares, chosen) != NULL;
}

/* Whoever comes here sees a chart at once: what was compared last on this desk, else what most districts
 * share. */
static void
begin_first (HeshuComparePage *self, GPtrArray *shares)
{
  const char *desk = get_desk_path (self);
  g_autoptr (HeshuCompareRequest) last = NULL;

  if (desk != NULL && heshu_indicator_chooser_get_chosen (self->indicator) == NULL)
    last = heshu_compare_memory_recall (desk);
  if (last == NULL || last->indicator == NULL || heshu_share_find (shares, last->indicator) == NULL)
    {
      heshu_compare_page_begin (self, ((const HeshuShare *) g_ptr_array_index (shares, 0))->indicator);
      return;
    }
  self->is_updating = TRUE;
  heshu_compare_controls_take (self, last);
  heshu_district_list_set_focus (self->districts, last->focus);
  self->is_updating = FALSE;
  heshu_compare_page_ask (self);
}

static void
lists_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (owner);
  g_autoptr (HeshuCompareLists) lists = result;
  gboolean is_empty;

  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  if (self->lexicon == NULL)
    self->lexicon = heshu_lexicon_ref (lists->lexicon);
  is_empty = lists->shares->len == 0;
  heshu_indicator_chooser_set_shares (self->indicator, lists->shares);
  heshu_compare_charts_update (self, lists);
  gtk_widget_set_visible (self->copy_button, !is_empty);
  gtk_widget_set_visible (self->export_button, !is_empty);
  if (is_empty)
    {
      gtk_stack_set_visible_child_name (self->body, "empty");
      return;
    }
  if (self->answer != NULL)
    gtk_stack_set_visible_child_name (self->body, "main");
  if (has_chart_in_hand (self, lists->shares))
    heshu_compare_page_ask (self);
  else
    begin_first (self, lists->shares);
}

void
heshu_compare_page_load_lists (HeshuComparePage *self)
{
  if (!self->is_active)
    {
      self->needs_lists = TRUE;
      return;
    }
  self->needs_lists = FALSE;
  heshu_workspace_run (self->workspace, G_OBJECT (self), heshu_compare_lists_work,
                       self->lexicon != NULL ? heshu_lexicon_ref (self->lexicon) : NULL,
                       (GDestroyNotify) heshu_lexicon_unref, (GDestroyNotify) heshu_compare_lists_free, NULL,
                       lists_cb);
}
