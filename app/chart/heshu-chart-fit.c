/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-layout-private.h"

/* How many points a shown unit is long, so that every mark and the label behind it stay inside the frame */

static double
label_room (const HeshuPlotRow *row, const HeshuLayout *layout)
{
  if (row->label_lines->len > 0)
    return row->reach;
  return row->reach + HESHU_LABEL_GAP * layout->type.label + row->label_width + row->tail_width;
}

/*
 * The largest scale at which every bar and the label behind it stay inside @width. A row reaches left by its
 * negative part and right by its positive one; the label stands behind the end of the bar, on the far side of
 * zero.
 */
static gboolean
fit_bars (HeshuPlotPanel *panel, const HeshuLayout *layout, double left, double width)
{
  double scale = G_MAXDOUBLE;
  double most_left = 0;
  gboolean any_negative = FALSE;

  for (guint i = 0; i < panel->rows->len; i++)
    any_negative |= ((HeshuPlotRow *) g_ptr_array_index (panel->rows, i))->low < 0;

  for (guint i = 0; i < panel->rows->len; i++)
    {
      const HeshuPlotRow *a = g_ptr_array_index (panel->rows, i);
      double a_left = any_negative ? MAX (0, -a->low) : 0;
      double a_room = any_negative && a->value < 0 ? label_room (a, layout) : 0;

      /* without negative rows one pass over the right side is all */
      if (!any_negative && i > 0)
        break;
      for (guint j = 0; j < panel->rows->len; j++)
        {
          const HeshuPlotRow *b = g_ptr_array_index (panel->rows, j);
          double b_right = MAX (0, b->high);
          double b_room = b->value < 0 ? 0 : label_room (b, layout);
          double room = width - a_room - b_room;

          if (room < 0)
            return FALSE;
          if (a_left + b_right > 0)
            scale = MIN (scale, room / (a_left + b_right));
        }
    }

  /* all are zero: nothing has a length */
  if (scale == G_MAXDOUBLE)
    scale = 0;
  for (guint i = 0; i < panel->rows->len; i++)
    {
      const HeshuPlotRow *row = g_ptr_array_index (panel->rows, i);

      if (row->low < 0)
        most_left = MAX (most_left, -row->low * scale + (row->value < 0 ? label_room (row, layout) : 0));
    }

  panel->scale = scale;
  panel->zero = left + most_left;
  panel->mark_width = scale * (panel->axis.high - panel->axis.low);
  return TRUE;
}

static double
tick_label_width (const HeshuPlotPanel *panel, const HeshuLayout *layout, guint index)
{
  g_autofree char *label = heshu_axis_dup_tick_label (&panel->axis, index);

  return heshu_typesetter_measure (layout->setter, label, layout->type.note, FALSE);
}

/* What dots near the start need to the left of it, the same for all panels so that their axes start in one
 * line */
static double
get_dot_pad (const HeshuPlot *self, const HeshuLayout *layout)
{
  double pad = 0.6 * layout->type.label;

  for (guint i = 0; i < self->panels->len; i++)
    {
      const HeshuPlotPanel *panel = g_ptr_array_index (self->panels, i);

      for (guint j = 0; j < panel->rows->len; j++)
        {
          const HeshuPlotRow *row = g_ptr_array_index (panel->rows, j);

          if (!row->in_grey && heshu_axis_get_share (&panel->axis, row->low) < 0.2)
            pad = MAX (pad, heshu_plot_get_left_reach (layout, row->row->actual));
        }
    }

  return pad;
}

static gboolean
fit_dots (HeshuPlotPanel *panel, const HeshuLayout *layout, double left, double width)
{
  const HeshuAxis *axis = &panel->axis;
  double length = width - tick_label_width (panel, layout, axis->n_ticks - 1) / 2;

  for (guint i = 0; i < panel->rows->len; i++)
    {
      const HeshuPlotRow *row = g_ptr_array_index (panel->rows, i);
      double share = row->in_grey ? 0 : heshu_axis_get_share (axis, row->high);
      double room = width - label_room (row, layout) - 0.4 * layout->type.label;

      if (room < 0)
        return FALSE;
      if (share > 0)
        length = MIN (length, room / share);
    }

  panel->scale = length / (axis->high - axis->low);
  panel->zero = left;
  panel->mark_width = length;
  return length > 0;
}

gboolean
heshu_plot_fit (HeshuPlot *self, HeshuLayout *layout, double least_share)
{
  double left = layout->left + (self->names_above ? 0 : self->name_width + 0.6 * layout->type.label);
  double pad = layout->spec->form == HESHU_FORM_DOT ? get_dot_pad (self, layout) : 0;
  gboolean fits = TRUE;

  for (guint i = 0; i < self->panels->len; i++)
    {
      HeshuPlotPanel *panel = g_ptr_array_index (self->panels, i);

      fits &= layout->spec->form == HESHU_FORM_BAR
                  ? fit_bars (panel, layout, left, layout->right - left)
                  : fit_dots (panel, layout, left + pad, layout->right - left - pad);
      /* a panel of zeros has no length to show */
      fits &= panel->scale == 0 || panel->mark_width >= least_share * (layout->right - layout->left);
    }

  self->plot_left = left;
  self->plot_right = layout->right;
  return fits;
}
