/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-spec-private.h"

#include "heshu-chart-number.h"

#include <string.h>

static const char *const form_words[] = { "bar", "dot" };

const char *
heshu_chart_form_get_word (HeshuChartForm form)
{
  return form_words[form];
}

gboolean
heshu_chart_form_from_word (const char *word, HeshuChartForm *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (form_words); i++)
    if (g_str_equal (word, form_words[i]))
      {
        *form = i;
        return TRUE;
      }

  return FALSE;
}

HeshuChartFigure *
heshu_chart_figure_new (void)
{
  return g_new0 (HeshuChartFigure, 1);
}

void
heshu_chart_figure_free (HeshuChartFigure *self)
{
  g_free (self->metric);
  g_free (self->source);
  g_clear_pointer (&self->value, heshu_decimal_unref);
  g_clear_pointer (&self->value_max, heshu_decimal_unref);
  g_free (self->unit);
  g_free (self->text);
  g_free (self->before);
  g_free (self->inner);
  g_free (self->after);
  g_free (self->label);
  g_free (self);
}

HeshuChartRow *
heshu_chart_row_new (void)
{
  return g_new0 (HeshuChartRow, 1);
}

void
heshu_chart_row_free (HeshuChartRow *self)
{
  g_free (self->area);
  g_free (self->area_id);
  g_free (self->period);
  g_free (self->remark);
  g_free (self->word);
  g_clear_pointer (&self->actual, heshu_chart_figure_free);
  g_clear_pointer (&self->target, heshu_chart_figure_free);
  g_free (self);
}

HeshuChartPanel *
heshu_chart_panel_new (void)
{
  HeshuChartPanel *self = g_new0 (HeshuChartPanel, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_chart_row_free);
  return self;
}

void
heshu_chart_panel_free (HeshuChartPanel *self)
{
  g_free (self->indicator);
  g_free (self->heading);
  g_free (self->unit);
  g_free (self->suffix);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

HeshuChartReport *
heshu_chart_report_new (void)
{
  return g_new0 (HeshuChartReport, 1);
}

void
heshu_chart_report_free (HeshuChartReport *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->sha256);
  g_free (self);
}

HeshuChartSpec *
heshu_chart_spec_alloc (void)
{
  HeshuChartSpec *self = g_new0 (HeshuChartSpec, 1);

  self->ref_count = 1;
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_chart_panel_free);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_chart_report_free);

  return self;
}

HeshuChartSpec *
heshu_chart_spec_ref (HeshuChartSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
heshu_chart_spec_unref (HeshuChartSpec *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_free (self->language);
  g_free (self->house);
  g_free (self->house_hash);
  heshu_chart_size_clear (&self->size);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->note);
  g_ptr_array_unref (self->sources);
  g_free (self->signature);
  g_free (self->description);
  g_free (self->date);
  g_ptr_array_unref (self->panels);
  g_ptr_array_unref (self->reports);
  g_free (self);
}

gboolean
heshu_chart_figure_printed_point (const HeshuChartFigure *self)
{
  return strchr (self->text, '.') != NULL || strstr (self->text, "．") != NULL ||
         strstr (self->text, "点") != NULL;
}

char *
heshu_chart_figure_dup_digits (const HeshuChartFigure *self, const HeshuDecimal *value, int exponent)
{
  return heshu_chart_number_print (value, self->precision, heshu_chart_figure_printed_point (self), exponent);
}

double
heshu_chart_figure_get_shown (const HeshuDecimal *value, int exponent)
{
  g_autoptr (HeshuDecimal) shifted = heshu_decimal_shift (value, -exponent);

  return heshu_decimal_to_double (shifted != NULL ? shifted : value);
}
