/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-extent.h"
#include "heshu-chart-spec-private.h"

/* A bar that ends this near to the others shows no difference */
#define CLOSE_TOGETHER 0.95

static const HeshuChartPanel *
first_panel (const HeshuChartSpec *self)
{
  return self->panels->len > 0 ? g_ptr_array_index (self->panels, 0) : NULL;
}

const char *
heshu_chart_spec_get_form (const HeshuChartSpec *self)
{
  return heshu_chart_form_get_word (self->form);
}

const char *
heshu_chart_spec_get_size (const HeshuChartSpec *self)
{
  return self->size.name;
}

const char *
heshu_chart_spec_get_title (const HeshuChartSpec *self)
{
  return self->title;
}

const char *
heshu_chart_spec_get_language (const HeshuChartSpec *self)
{
  return self->language;
}

guint
heshu_chart_spec_get_n_panels (const HeshuChartSpec *self)
{
  return self->panels->len;
}

const char *
heshu_chart_spec_get_indicator (const HeshuChartSpec *self)
{
  const HeshuChartPanel *panel = first_panel (self);

  return panel != NULL ? panel->indicator : "";
}

const char *
heshu_chart_spec_get_focus (const HeshuChartSpec *self)
{
  const HeshuChartPanel *panel = first_panel (self);

  for (guint i = 0; panel != NULL && i < panel->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (panel->rows, i);

      if (row->focus)
        return *row->area_id != '\0' ? row->area_id : row->area;
    }

  return NULL;
}

char **
heshu_chart_spec_list_areas (const HeshuChartSpec *self)
{
  const HeshuChartPanel *panel = first_panel (self);
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; panel != NULL && i < panel->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (panel->rows, i);

      g_ptr_array_add (areas, g_strdup (*row->area_id != '\0' ? row->area_id : row->area));
    }
  g_ptr_array_add (areas, NULL);

  return (char **) g_ptr_array_steal (areas, NULL);
}

char *
heshu_chart_spec_dup_period (const HeshuChartSpec *self)
{
  const HeshuChartPanel *panel = first_panel (self);
  const char *period = "";

  for (guint i = 0; panel != NULL && i < panel->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (panel->rows, i);

      if (!heshu_chart_row_is_drawn (row) || *row->period == '\0')
        continue;
      if (*period != '\0' && !g_str_equal (row->period, period))
        return g_strdup ("");
      period = row->period;
    }

  return g_strdup (period);
}

/* Ranges and ranks have no length; values far from zero and close together differ by too little of a bar */
static HeshuFormReason
propose (const HeshuChartSpec *self)
{
  for (guint i = 0; i < self->panels->len; i++)
    {
      const HeshuChartPanel *panel = g_ptr_array_index (self->panels, i);
      double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;
      guint n_drawn = 0;

      if (panel->measure == HESHU_MEASURE_RANK)
        return HESHU_FORM_REASON_RANKS;
      for (guint j = 0; j < panel->rows->len; j++)
        {
          const HeshuChartRow *row = g_ptr_array_index (panel->rows, j);
          double value;

          if (!heshu_chart_row_is_drawn (row) || row->actual == NULL)
            continue;
          if (row->actual->value_max != NULL)
            return HESHU_FORM_REASON_RANGES;
          value = heshu_decimal_to_double (row->actual->value);
          low = MIN (low, value);
          high = MAX (high, value);
          n_drawn++;
        }
      /* one panel of several does not turn the others into dots */
      if (self->panels->len == 1 && n_drawn >= 3 && low > 0 && high > low && low > high * CLOSE_TOGETHER)
        return HESHU_FORM_REASON_CLOSE;
    }

  return HESHU_FORM_REASON_LENGTHS;
}

HeshuFormReason
heshu_chart_spec_propose_form (const HeshuChartSpec *self, const char **form)
{
  HeshuFormReason reason;

  g_return_val_if_fail (self != NULL, HESHU_FORM_REASON_LENGTHS);

  reason = propose (self);
  if (form != NULL)
    *form = heshu_chart_form_get_word (reason == HESHU_FORM_REASON_LENGTHS ? HESHU_FORM_BAR : HESHU_FORM_DOT);

  return reason;
}

const char *const *
heshu_chart_list_forms (void)
{
  static const char *const forms[] = { "bar", "dot", NULL };

  return forms;
}
