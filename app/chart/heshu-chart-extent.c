/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-extent.h"

gboolean
heshu_chart_row_is_drawn (const HeshuChartRow *self)
{
  return self->reason == HESHU_REASON_NONE && (self->actual != NULL || self->target != NULL);
}

static void
extend (double *low, double *high, const HeshuChartFigure *figure, int exponent)
{
  double value, value_max;

  if (figure == NULL)
    return;

  value = heshu_chart_figure_get_shown (figure->value, exponent);
  value_max = figure->value_max != NULL ? heshu_chart_figure_get_shown (figure->value_max, exponent) : value;
  *low = MIN (*low, MIN (value, value_max));
  *high = MAX (*high, MAX (value, value_max));
}

gboolean
heshu_chart_panel_init_axis (const HeshuChartPanel *self, HeshuChartForm form, HeshuAxis *axis)
{
  double low = G_MAXDOUBLE;
  double high = -G_MAXDOUBLE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (self->rows, i);

      if (!heshu_chart_row_is_drawn (row))
        continue;
      extend (&low, &high, row->actual, self->exponent);
      extend (&low, &high, row->target, self->exponent);
    }

  if (low > high)
    return FALSE;
  if (form == HESHU_FORM_BAR)
    heshu_axis_init_bars (axis, low, high);
  else
    heshu_axis_init_dots (axis, low, high);
  return TRUE;
}
