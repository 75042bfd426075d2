/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-builder.h"

#include "heshu-chart-extent.h"
#include "heshu-chart-label.h"
#include "heshu-chart-number.h"
#include "heshu-error.h"
#include "heshu-figure.h"
#include "heshu-house-style.h"

#include <string.h>

static HeshuChartFigure *
take_figure (const HeshuTable *table, const HeshuMetric *metric)
{
  const HeshuReport *report;
  HeshuChartFigure *figure;
  g_auto (HeshuFigureWords) words = { 0 };

  if (metric == NULL)
    return NULL;

  report = heshu_table_find_source (table, metric);
  heshu_figure_words_read (&words, metric,
                           report != NULL && report->document != NULL ? report->document->text : NULL);

  figure = heshu_chart_figure_new ();
  figure->metric = g_strdup (heshu_metric_get_id (metric));
  figure->revision = heshu_metric_get_revision (metric);
  figure->source = g_strdup (heshu_metric_get_source (metric));
  figure->start = heshu_metric_get_span (metric).start;
  figure->value = heshu_metric_dup_value (metric);
  figure->value_max = heshu_metric_dup_value_max (metric);
  figure->precision = heshu_metric_get_precision (metric);
  figure->unit = g_strdup (heshu_metric_get (metric, HESHU_FIELD_UNIT));
  figure->unit = figure->unit != NULL ? figure->unit : g_strdup ("");
  figure->qualifier = heshu_metric_get_qualifier (metric);
  figure->kind = heshu_metric_get_kind (metric);
  figure->text = g_strdup (heshu_metric_get_text (metric));
  figure->before = g_steal_pointer (&words.before);
  figure->inner = g_steal_pointer (&words.inner);
  figure->after = g_steal_pointer (&words.after);
  figure->label = g_strdup ("");

  return figure;
}

static HeshuChartRow *
take_row (const HeshuChartBuilder *self, const HeshuTable *table, const HeshuTableRow *from)
{
  HeshuChartRow *row = heshu_chart_row_new ();
  gboolean dated = heshu_table_periods_differ (table) && from->reason == HESHU_REASON_NONE;

  row->area = g_strdup (from->area);
  row->area_id = g_strdup (from->area_id);
  row->period = heshu_period_format (from->period);
  row->remark = dated ? heshu_chart_words_period (self->words, from->period) : g_strdup ("");
  row->reason = from->reason;
  row->word = g_strdup (from->reason != HESHU_REASON_NONE
                            ? heshu_chart_word (self->words, heshu_reason_get_word (from->reason))
                            : "");
  row->actual = take_figure (table, from->actual);
  row->target = take_figure (table, from->target);

  return row;
}

static int
printed_exponent (const char *text, const HeshuChartScaleWord *scales, guint n_scales)
{
  for (guint i = n_scales; i > 0; i--)
    if (strstr (text, scales[i - 1].suffix) != NULL)
      return scales[i - 1].exponent;

  return 0;
}

static void
add_sample (GArray *samples,
            const HeshuChartFigure *figure,
            const HeshuChartScaleWord *scales,
            guint n_scales)
{
  HeshuScaleSample sample;

  if (figure == NULL)
    return;
  sample.magnitude = ABS (heshu_decimal_to_double (figure->value));
  sample.printed_exponent = printed_exponent (figure->text, scales, n_scales);
  g_array_append_val (samples, sample);
}

/* Rates, multiples and ranks have no 万 */
static gboolean
can_be_scaled (const HeshuChartPanel *panel)
{
  return panel->measure != HESHU_MEASURE_RANK && panel->measure != HESHU_MEASURE_RATIO &&
         strchr (panel->unit, '%') == NULL;
}

static void
choose_scale (const HeshuChartBuilder *self, HeshuChartPanel *panel)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (HeshuScaleSample));
  guint n_scales;
  const HeshuChartScaleWord *scales = heshu_chart_words_get_scales (self->words, &n_scales);
  g_autofree int *exponents = g_new0 (int, n_scales);

  panel->suffix = g_strdup ("");
  if (!can_be_scaled (panel))
    return;

  for (guint i = 0; i < panel->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (panel->rows, i);

      if (!heshu_chart_row_is_drawn (row))
        continue;
      add_sample (samples, row->actual, scales, n_scales);
      add_sample (samples, row->target, scales, n_scales);
    }

  for (guint i = 0; i < n_scales; i++)
    exponents[i] = scales[i].exponent;
  panel->exponent = heshu_chart_scale_choose ((const HeshuScaleSample *) (gpointer) samples->data,
                                              samples->len, exponents, n_scales);
  for (guint i = 0; i < n_scales; i++)
    if (scales[i].exponent == panel->exponent)
      {
        g_free (panel->suffix);
        panel->suffix = g_strdup (scales[i].suffix);
      }
  panel->suffix_in_labels = heshu_chart_label_needs_suffix (self->words, panel);
}

static void
write_labels (const HeshuChartBuilder *self, HeshuChartPanel *panel)
{
  for (guint i = 0; i < panel->rows->len; i++)
    {
      HeshuChartRow *row = g_ptr_array_index (panel->rows, i);

      if (row->actual != NULL)
        {
          g_free (row->actual->label);
          row->actual->label = heshu_chart_label_figure (self->words, panel, row->actual);
        }
      if (row->target != NULL)
        {
          g_autofree char *figure = heshu_chart_label_figure (self->words, panel, row->target);
          gboolean limit = row->target->kind == HESHU_KIND_LIMIT;
          const char *id = limit ? "limit" : "target";

          if (row->actual == NULL)
            id = limit ? "planned-limit" : "planned";
          g_free (row->target->label);
          row->target->label = heshu_chart_words_fill (self->words, id, "figure", figure, NULL);
        }
    }
}

static HeshuChartPanel *
take_panel (const HeshuChartBuilder *self, const HeshuTable *table)
{
  HeshuChartPanel *panel = heshu_chart_panel_new ();
  g_autofree char *indicator = NULL;
  g_autofree char *unit = NULL;
  GString *heading;

  panel->indicator = g_strdup (table->indicator);
  panel->unit = g_strdup (table->unit);
  panel->measure = table->measure;
  for (guint i = 0; i < table->rows->len; i++)
    g_ptr_array_add (panel->rows, take_row (self, table, g_ptr_array_index (table->rows, i)));

  choose_scale (self, panel);
  write_labels (self, panel);

  indicator = heshu_chart_builder_dup_indicator (self, panel);
  unit = heshu_chart_builder_dup_unit (self, panel);
  heading = g_string_new (indicator);
  if (*unit != '\0')
    heshu_string_join (heading, heshu_chart_word (self->words, "comma"), unit);
  panel->heading = g_string_free (heading, FALSE);

  return panel;
}

static void
take_reports (const HeshuChartBuilder *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  HeshuChartSpec *spec = self->spec;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const HeshuTable *table = g_ptr_array_index (self->tables, i);

      spec->sample |= table->sample;
      for (guint j = 0; j < table->sources->len; j++)
        {
          const HeshuReport *from = g_ptr_array_index (table->sources, j);
          HeshuChartReport *report;

          /* several panels may come from one report */
          if (from->sha256 != NULL && !g_hash_table_add (seen, from->sha256))
            continue;
          report = heshu_chart_report_new ();
          report->id = g_strdup (from->id);
          report->sha256 = g_strdup (from->sha256);
          if (from->document != NULL)
            {
              report->name = g_strdup (from->document->name);
              if (from->document->issue_date != NULL && strcmp (from->document->issue_date, spec->date) > 0)
                {
                  g_free (spec->date);
                  spec->date = g_strdup (from->document->issue_date);
                }
            }
          g_ptr_array_add (spec->reports, report);
        }
    }
}

/* Something must be drawn in every panel; where nothing is, the reasons say why */
static gboolean
check_comparable (const HeshuChartBuilder *self, GError **error)
{
  for (guint i = 0; i < self->spec->panels->len; i++)
    {
      const HeshuChartPanel *panel = g_ptr_array_index (self->spec->panels, i);
      g_autoptr (GString) reasons = g_string_new (NULL);
      gboolean drawn = FALSE;

      for (guint j = 0; j < panel->rows->len && !drawn; j++)
        {
          const HeshuChartRow *row = g_ptr_array_index (panel->rows, j);
          g_autofree char *reason = heshu_chart_words_fill (self->words, "description-row", "area", row->area,
                                                            "figure", row->word, NULL);

          drawn = heshu_chart_row_is_drawn (row);
          heshu_string_join (reasons, heshu_chart_word (self->words, "semicolon"), reason);
        }
      if (drawn)
        continue;
      heshu_error_set (error, HESHU_ERROR_NOTHING_COMPARABLE, panel->indicator, reasons->str);
      return FALSE;
    }

  return TRUE;
}

static gboolean
choose_form (const HeshuChartBuilder *self, GError **error)
{
  const char *form = self->options->form;
  const char *proposed;

  heshu_chart_spec_propose_form (self->spec, &proposed);
  heshu_chart_form_from_word (proposed, &self->spec->form);
  if (form == NULL || heshu_chart_form_from_word (form, &self->spec->form))
    return TRUE;

  heshu_error_set (error, HESHU_ERROR_FORM_UNKNOWN, form, "bar, dot");
  return FALSE;
}

static gboolean
choose_focus (const HeshuChartBuilder *self, GError **error)
{
  const char *focus = self->options->focus;
  gboolean found = FALSE;
  g_autoptr (GString) areas = g_string_new (NULL);

  if (focus == NULL)
    return TRUE;

  for (guint i = 0; i < self->spec->panels->len; i++)
    {
      const HeshuChartPanel *panel = g_ptr_array_index (self->spec->panels, i);

      for (guint j = 0; j < panel->rows->len; j++)
        {
          HeshuChartRow *row = g_ptr_array_index (panel->rows, j);

          row->focus = g_str_equal (row->area, focus) || g_str_has_suffix (row->area, focus) ||
                       g_str_has_suffix (focus, row->area) || g_str_equal (row->area_id, focus);
          found |= row->focus;
          if (i == 0)
            heshu_string_join (areas, heshu_chart_word (self->words, "list"), row->area);
        }
    }

  if (!found)
    heshu_error_set (error, HESHU_ERROR_AREA_UNKNOWN, focus, areas->str);
  return found;
}

HeshuChartSpec *
heshu_chart_spec_new (GPtrArray *tables, const HeshuChartOptions *options, GError **error)
{
  g_autoptr (HeshuChartSpec) spec = heshu_chart_spec_alloc ();
  HeshuChartBuilder self = { spec, NULL, tables, options };
  const char *language;

  g_return_val_if_fail (tables != NULL && tables->len > 0 && options != NULL, NULL);

  language = options->language != NULL ? options->language : "zh";
  self.words = heshu_chart_words_get (language);
  if (self.words == NULL)
    {
      heshu_error_set (error, HESHU_ERROR_SPEC_INVALID, language, "zh, en");
      return NULL;
    }
  if (!heshu_chart_size_parse (&spec->size, options->size, error))
    return NULL;

  spec->language = g_strdup (language);
  spec->house = g_strdup (HESHU_HOUSE_STYLE_DEFAULT);
  spec->house_hash = g_strdup (heshu_house_style_get_hash (heshu_house_style_get (spec->house)));
  spec->date = g_strdup ("");
  spec->signature = g_strdup (heshu_chart_word (self.words, "signature"));
  for (guint i = 0; i < tables->len; i++)
    {
      const HeshuTable *table = g_ptr_array_index (tables, i);

      if (table->rows->len > HESHU_CHART_MAX_ROWS || i >= HESHU_CHART_MAX_PANELS)
        {
          heshu_error_set (error, HESHU_ERROR_CHART_TOO_SMALL, spec->size.name, NULL);
          return NULL;
        }
      g_ptr_array_add (spec->panels, take_panel (&self, table));
    }
  take_reports (&self);

  if (!check_comparable (&self, error) || !choose_form (&self, error) || !choose_focus (&self, error))
    return NULL;

  heshu_chart_builder_write_title (&self);
  heshu_chart_builder_write_subtitle (&self);
  heshu_chart_builder_write_note (&self);
  heshu_chart_builder_write_sources (&self);
  heshu_chart_builder_write_description (&self);

  return g_steal_pointer (&spec);
}
