/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-work.h"

#include "heshu-compare-row.h"
#include "heshu-compare-size.h"
#include "heshu-question.h"

#include <string.h>

void
heshu_compare_request_free (HeshuCompareRequest *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->lexicon, heshu_lexicon_unref);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  g_free (self->indicator);
  g_free (self->form);
  g_free (self->size);
  g_free (self->title);
  g_free (self->language);
  g_free (self->focus);
  g_free (self->saved);
  g_free (self);
}

void
heshu_compare_answer_free (HeshuCompareAnswer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->lexicon, heshu_lexicon_unref);
  g_clear_pointer (&self->request, heshu_compare_request_free);
  g_clear_pointer (&self->table, heshu_table_unref);
  g_clear_pointer (&self->chart, heshu_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->wordings, g_strfreev);
  g_clear_pointer (&self->spec, heshu_chart_spec_unref);
  g_clear_pointer (&self->scene, heshu_scene_unref);
  g_clear_error (&self->failure);
  g_free (self->proposed_title);
  g_free (self);
}

void
heshu_compare_lists_free (HeshuCompareLists *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->lexicon, heshu_lexicon_unref);
  g_clear_pointer (&self->shares, g_ptr_array_unref);
  g_clear_pointer (&self->charts, g_ptr_array_unref);
  g_clear_pointer (&self->sizes, g_ptr_array_unref);
  g_free (self);
}

/* --- one chart -------------------------------------------------------------------------------------------
 */

static char *
sentence_of (gpointer data, const char *metric_id, HeshuSpan *span)
{
  return heshu_desk_dup_sentence (data, metric_id, span, NULL);
}

static gboolean
is_nothing_chosen (const HeshuTable *table, GHashTable *left_out)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      if (!g_hash_table_contains (left_out,
                                  heshu_compare_row_get_area_key (g_ptr_array_index (table->rows, i))))
        return FALSE;
    }

  return TRUE;
}

/* Where all of them are drawn, none is asked for by name, as the command line does */
static char **
list_drawn (const HeshuTable *table, GHashTable *left_out)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *key = heshu_compare_row_get_area_key (g_ptr_array_index (table->rows, i));

      if (!g_hash_table_contains (left_out, key))
        g_ptr_array_add (areas, g_strdup (key));
    }
  if (areas->len == table->rows->len)
    return NULL;
  g_ptr_array_add (areas, NULL);

  return (char **) g_ptr_array_steal (areas, NULL);
}

static HeshuChartSpec *
make_spec (HeshuTable *table, const HeshuCompareRequest *request, const char *title, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  const HeshuChartOptions options = { .form = request->form,
                                      .size = request->size,
                                      .title = title,
                                      .language = request->language,
                                      .focus = request->focus };

  g_ptr_array_add (tables, table);

  return heshu_chart_spec_new (tables, &options, error);
}

/* A highlight that is not among the districts any longer is passed over: the chart is drawn without it. */
static HeshuTable *
ask_for_chart (HeshuCompareAnswer *self, HeshuDesk *desk, GError **error)
{
  HeshuCompareRequest *request = self->request;
  g_auto (GStrv) areas = list_drawn (self->table, request->left_out);
  HeshuTable *table = areas == NULL
                          ? heshu_table_ref (self->table)
                          : heshu_question_ask (desk, self->lexicon, request->indicator,
                                                (const char *const *) areas, request->period, error);
  gboolean found = FALSE;

  for (guint i = 0; table != NULL && request->focus != NULL && !found && i < table->rows->len; i++)
    found = g_str_equal (heshu_compare_row_get_area_key (g_ptr_array_index (table->rows, i)), request->focus);
  if (!found)
    g_clear_pointer (&request->focus, g_free);

  return table;
}

static HeshuTable *
draw (HeshuCompareAnswer *self, HeshuDesk *desk)
{
  HeshuCompareRequest *request = self->request;
  HeshuTable *table;
  g_autoptr (HeshuChartSpec) proposed = NULL;

  self->nothing_chosen = is_nothing_chosen (self->table, request->left_out);
  table = self->nothing_chosen ? NULL : ask_for_chart (self, desk, &self->failure);
  if (table == NULL)
    return NULL;
  proposed = make_spec (table, request, NULL, &self->failure);
  if (proposed == NULL)
    return table;
  self->proposed_title = g_strdup (heshu_chart_spec_get_title (proposed));
  self->spec = request->title == NULL ? g_steal_pointer (&proposed)
                                      : make_spec (table, request, request->title, &self->failure);
  if (self->spec != NULL)
    self->scene = heshu_chart_lay_out (self->spec, &self->failure);

  return table;
}

/* The wordings that the desk uses, besides the one asked for */
static char **
list_wordings (HeshuDesk *desk, HeshuLexicon *lexicon, const char *indicator)
{
  g_auto (GStrv) all = heshu_question_list_wordings (lexicon, indicator);
  g_autoptr (GPtrArray) names = heshu_desk_list_names (desk, HESHU_OBJECT_INDICATOR, NULL);
  g_autoptr (GPtrArray) used = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const HeshuNamedCount *name = g_ptr_array_index (names, i);

      if (!g_str_equal (name->name, indicator) && g_strv_contains ((const char *const *) all, name->name))
        g_ptr_array_add (used, g_strdup (name->name));
    }
  g_ptr_array_add (used, NULL);

  return (char **) g_ptr_array_steal (used, NULL);
}

/* --- a saved chart ---------------------------------------------------------------------------------------
 */

static void
set_string (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
leave_out_others (HeshuCompareRequest *request, const HeshuTable *table, const HeshuChartSpec *spec)
{
  g_auto (GStrv) areas = heshu_chart_spec_list_areas (spec);

  g_hash_table_remove_all (request->left_out);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *key = heshu_compare_row_get_area_key (g_ptr_array_index (table->rows, i));

      if (!g_strv_contains ((const char *const *) areas, key))
        g_hash_table_add (request->left_out, g_strdup (key));
    }
}

/* What was asked for when the chart was saved. A spec does not say whether its year was asked for or was the
 * latest: it is asked for where the latest is another one by now, so that the chart stays what it was. */
static HeshuChartSpec *
take_saved (HeshuCompareRequest *request, GError **error)
{
  HeshuChartSpec *spec = heshu_chart_spec_parse (request->saved, -1, error);

  if (spec == NULL)
    return NULL;
  set_string (&request->indicator, heshu_chart_spec_get_indicator (spec));
  set_string (&request->size, heshu_chart_spec_get_size (spec));
  set_string (&request->language, heshu_chart_spec_get_language (spec));
  set_string (&request->form, heshu_chart_spec_get_form (spec));
  set_string (&request->title, heshu_chart_spec_get_title (spec));
  set_string (&request->focus, heshu_chart_spec_get_focus (spec));
  request->period = HESHU_PERIOD_NONE;

  return spec;
}

static void
clear_drawing (HeshuCompareAnswer *self)
{
  g_clear_pointer (&self->spec, heshu_chart_spec_unref);
  g_clear_pointer (&self->scene, heshu_scene_unref);
  g_clear_pointer (&self->proposed_title, g_free);
  g_clear_error (&self->failure);
}

static gboolean
is_same (const HeshuChartSpec *a, const HeshuChartSpec *b)
{
  g_autofree char *first = heshu_chart_spec_print (a);
  g_autofree char *second = b != NULL ? heshu_chart_spec_print (b) : NULL;

  return g_strcmp0 (first, second) == 0;
}

/* Keeps what was saved on the screen; where the desk has other figures by now, that is told. */
static void
compare_with_saved (HeshuCompareAnswer *self, HeshuChartSpec *saved)
{
  const char *proposed_form = NULL;

  heshu_chart_spec_propose_form (saved, &proposed_form);
  if (g_strcmp0 (proposed_form, self->request->form) == 0)
    g_clear_pointer (&self->request->form, g_free);
  if (g_strcmp0 (self->proposed_title, self->request->title) == 0)
    g_clear_pointer (&self->request->title, g_free);
  self->is_old = !is_same (saved, self->spec);
  if (!self->is_old)
    return;
  g_clear_pointer (&self->spec, heshu_chart_spec_unref);
  g_clear_pointer (&self->scene, heshu_scene_unref);
  g_clear_error (&self->failure);
  self->spec = heshu_chart_spec_ref (saved);
  self->scene = heshu_chart_lay_out (saved, &self->failure);
}

static HeshuTable *
draw_saved (HeshuCompareAnswer *self, HeshuDesk *desk, HeshuChartSpec *saved)
{
  HeshuCompareRequest *request = self->request;
  g_autofree char *period = heshu_chart_spec_dup_period (saved);
  HeshuTable *chart;

  leave_out_others (request, self->table, saved);
  chart = draw (self, desk);
  if (!is_same (saved, self->spec) && *period != '\0' && heshu_period_parse (period, &request->period))
    {
      HeshuTable *of_period =
          heshu_question_ask (desk, self->lexicon, request->indicator, NULL, request->period, NULL);

      if (of_period != NULL)
        {
          heshu_table_unref (self->table);
          self->table = of_period;
          g_clear_pointer (&chart, heshu_table_unref);
          clear_drawing (self);
          set_string (&request->focus, heshu_chart_spec_get_focus (saved));
          leave_out_others (request, self->table, saved);
          chart = draw (self, desk);
        }
    }
  compare_with_saved (self, saved);

  return chart;
}

gpointer
heshu_compare_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  HeshuCompareRequest *request = data;
  g_autoptr (HeshuCompareAnswer) self = g_new0 (HeshuCompareAnswer, 1);
  g_autoptr (HeshuChartSpec) saved = NULL;

  self->request = g_new0 (HeshuCompareRequest, 1);
  *self->request = *request;
  memset (request, 0, sizeof *request); /* moved: the page hands it over */
  request = self->request;
  self->lexicon =
      request->lexicon != NULL ? heshu_lexicon_ref (request->lexicon) : heshu_lexicon_load_user (NULL);
  if (request->saved != NULL && (saved = take_saved (request, error)) == NULL)
    return NULL;

  self->years = heshu_question_list_years (desk, self->lexicon, request->indicator, error);
  if (self->years == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self->wordings = list_wordings (desk, self->lexicon, request->indicator);
  self->table =
      heshu_question_ask (desk, self->lexicon, request->indicator, NULL, request->period, &self->failure);
  if (self->table == NULL)
    {
      self->rows = g_ptr_array_new_with_free_func (g_object_unref);
      return g_steal_pointer (&self);
    }
  self->chart = saved != NULL ? draw_saved (self, desk, saved) : draw (self, desk);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self->rows = heshu_compare_row_list (self->table, self->chart, self->nothing_chosen, sentence_of, desk);

  return g_steal_pointer (&self);
}

/* A chart that a newer Heshu saved is listed all the same; opening it says why it cannot be drawn here. */
static char *
dup_size (const HeshuSavedChart *chart)
{
  g_autoptr (HeshuChartSpec) spec = heshu_chart_spec_parse (chart->spec, -1, NULL);

  return spec != NULL ? heshu_compare_size_dup_label (heshu_chart_spec_get_size (spec)) : g_strdup ("");
}

gpointer
heshu_compare_lists_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HeshuCompareLists) self = g_new0 (HeshuCompareLists, 1);

  self->lexicon = data != NULL ? heshu_lexicon_ref (data) : heshu_lexicon_load_user (NULL);
  self->shares = heshu_question_list_shared (desk, self->lexicon, error);
  if (self->shares == NULL)
    return NULL;
  self->charts = heshu_desk_list_charts (desk, error);
  if (self->charts == NULL)
    return NULL;
  self->sizes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->charts->len; i++)
    g_ptr_array_add (self->sizes, dup_size (g_ptr_array_index (self->charts, i)));

  return g_steal_pointer (&self);
}
