/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-layout-private.h"

#include <string.h>

/* Parts of the width: names may take so much of it, marks must get so much */
#define MIN_MARK_SHARE 0.22
#define GOOD_MARK_SHARE 0.36 /* names go above rather than leave less */

static void
plot_row_free (HeshuPlotRow *row)
{
  g_ptr_array_unref (row->name_lines);
  g_ptr_array_unref (row->label_lines);
  g_free (row->tail);
  g_free (row);
}

static void
plot_panel_free (HeshuPlotPanel *panel)
{
  g_ptr_array_unref (panel->rows);
  g_ptr_array_unref (panel->heading_lines);
  g_free (panel);
}

void
heshu_plot_clear (HeshuPlot *self)
{
  g_clear_pointer (&self->panels, g_ptr_array_unref);
}

static void
set_tail (HeshuPlotRow *self, HeshuLayout *layout, gboolean target_said_above)
{
  g_autoptr (GString) tail = g_string_new (NULL);
  const HeshuChartRow *row = self->row;

  if (row->reason == HESHU_REASON_NONE && row->actual != NULL && row->target != NULL && !target_said_above)
    g_string_append (tail, row->target->label);
  if (*row->remark != '\0')
    g_string_append_printf (tail, "%s%s", tail->len > 0 ? " " : "", row->remark);

  self->tail = g_string_free (g_steal_pointer (&tail), FALSE);
  if (*self->tail != '\0')
    self->tail_width = heshu_typesetter_measure (layout->setter, self->tail, layout->type.note, FALSE) +
                       HESHU_LABEL_GAP * layout->type.label;
}

static void
set_values (HeshuPlotRow *self, HeshuLayout *layout, int exponent)
{
  const HeshuChartRow *row = self->row;
  const HeshuChartFigure *figure = row->actual != NULL ? row->actual : row->target;

  if (!heshu_chart_row_is_drawn (row))
    return;

  self->metric = figure->metric;
  self->value = self->value_max = heshu_chart_figure_get_shown (figure->value, exponent);
  if (figure->value_max != NULL)
    self->value_max = heshu_chart_figure_get_shown (figure->value_max, exponent);
  self->has_target = row->actual != NULL && row->target != NULL;
  self->target = self->has_target ? heshu_chart_figure_get_shown (row->target->value, exponent) : self->value;
  self->low = MIN (MIN (self->value, self->value_max), self->target);
  self->high = MAX (MAX (self->value, self->value_max), self->target);
  self->reach = heshu_plot_get_reach (layout, figure);
}

static HeshuPlotRow *
plot_row_new (const HeshuChartRow *row, const HeshuPlotPanel *panel, HeshuLayout *layout)
{
  HeshuPlotRow *self = g_new0 (HeshuPlotRow, 1);
  const HeshuTypeSizes *type = &layout->type;

  self->row = row;
  self->bold = row->focus;
  self->in_grey = !heshu_chart_row_is_drawn (row);
  if (self->in_grey)
    self->label = row->word;
  else
    self->label = row->actual != NULL ? row->actual->label : row->target->label;
  self->label_width =
      heshu_typesetter_measure (layout->setter, self->label, type->label, self->bold && !self->in_grey);
  self->name_lines = g_ptr_array_new ();
  self->label_lines = g_ptr_array_new ();
  set_values (self, layout, panel->panel->exponent);
  set_tail (self, layout, panel->target_label != NULL);

  return self;
}

/* One target for all rows that have one is said once, above the first of them */
static const char *
find_common_target (const HeshuChartPanel *panel)
{
  const HeshuChartFigure *common = NULL;
  guint n = 0;

  for (guint i = 0; i < panel->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (panel->rows, i);

      if (!heshu_chart_row_is_drawn (row) || row->actual == NULL)
        continue;
      if (row->target == NULL)
        return NULL;
      if (common != NULL && !g_str_equal (common->label, row->target->label))
        return NULL;
      common = row->target;
      n++;
    }

  return n >= 2 ? common->label : NULL;
}

static HeshuPlotPanel *
plot_panel_new (const HeshuChartPanel *panel, HeshuLayout *layout)
{
  HeshuPlotPanel *self = g_new0 (HeshuPlotPanel, 1);
  const HeshuTypeSizes *type = &layout->type;
  gboolean several = layout->spec->panels->len > 1;

  self->panel = panel;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) plot_row_free);
  if (!heshu_chart_panel_init_axis (panel, layout->spec->form, &self->axis))
    heshu_axis_init_bars (&self->axis, 0, 0);

  self->target_label = find_common_target (panel);
  if (self->target_label != NULL)
    self->target_label_width =
        heshu_typesetter_measure (layout->setter, self->target_label, type->note, TRUE);
  for (guint i = 0; i < panel->rows->len; i++)
    {
      HeshuPlotRow *row = plot_row_new (g_ptr_array_index (panel->rows, i), self, layout);

      g_ptr_array_add (self->rows, row);
      self->has_focus |= row->row->focus;
    }

  self->heading_lines = several ? heshu_typesetter_break (layout->setter, panel->heading, type->label, TRUE,
                                                          layout->right - layout->left)
                                : g_ptr_array_new ();
  self->head_height =
      self->heading_lines->len * HESHU_LINE_HEIGHT * type->label + (several ? 0.35 * type->label : 0);
  if (layout->spec->form == HESHU_FORM_DOT)
    self->head_height += 1.6 * type->note;
  if (self->target_label != NULL)
    self->head_height += 1.5 * type->note;

  return self;
}

/* Breaks all names to @width; the widest line and the most lines decide for all rows */
static void
break_names (HeshuPlot *self, HeshuLayout *layout, double width)
{
  guint n_lines = 1;

  self->name_width = 0;
  for (guint i = 0; i < self->panels->len; i++)
    {
      const HeshuPlotPanel *panel = g_ptr_array_index (self->panels, i);

      for (guint j = 0; j < panel->rows->len; j++)
        {
          HeshuPlotRow *row = g_ptr_array_index (panel->rows, j);

          g_ptr_array_unref (row->name_lines);
          row->name_lines = heshu_typesetter_break_evenly (layout->setter, row->row->area, layout->type.label,
                                                           row->bold, width);
          n_lines = MAX (n_lines, row->name_lines->len);
          for (guint k = 0; k < row->name_lines->len; k++)
            self->name_width =
                MAX (self->name_width, ((HeshuTextLine *) g_ptr_array_index (row->name_lines, k))->width);
        }
    }

  self->name_height = n_lines * HESHU_LINE_HEIGHT * layout->type.label;
}

/* Labels and tails as lines of their own, below the names */
static void
break_labels (HeshuPlot *self, HeshuLayout *layout, double width)
{
  const HeshuTypeSizes *type = &layout->type;
  guint n_lines = 1;

  for (guint i = 0; i < self->panels->len; i++)
    {
      const HeshuPlotPanel *panel = g_ptr_array_index (self->panels, i);

      for (guint j = 0; j < panel->rows->len; j++)
        {
          HeshuPlotRow *row = g_ptr_array_index (panel->rows, j);

          g_ptr_array_unref (row->label_lines);
          row->label_lines = heshu_typesetter_break (layout->setter, row->label, type->label,
                                                     row->bold && !row->in_grey, width);
          row->n_label_lines = row->label_lines->len;
          if (*row->tail != '\0')
            g_ptr_array_extend_and_steal (row->label_lines,
                                          heshu_typesetter_break (layout->setter, row->tail, type->note,
                                                                  FALSE, width));
          row->label_width = row->tail_width = 0;
          n_lines = MAX (n_lines, row->name_lines->len + row->label_lines->len);
        }
    }

  self->name_height = n_lines * HESHU_LINE_HEIGHT * type->label;
}

static void
set_pitches (HeshuPlot *self, const HeshuLayout *layout)
{
  double label = layout->type.label;
  double line = HESHU_LINE_HEIGHT * label;

  for (guint i = 0; i < self->panels->len; i++)
    {
      const HeshuPlotPanel *panel = g_ptr_array_index (self->panels, i);

      self->fixed_height += panel->head_height + (i > 0 ? 1.1 * label : 0);
      self->n_rows += panel->rows->len;
      for (guint j = 0; j < panel->rows->len; j++)
        self->has_targets |= ((HeshuPlotRow *) g_ptr_array_index (panel->rows, j))->has_target;
    }

  if (self->names_above)
    {
      self->min_pitch = self->name_height + line + 0.3 * label;
      self->ideal_pitch = self->name_height + line + 0.7 * label;
      self->max_pitch = self->name_height + line + 2.5 * label;
    }
  else
    {
      self->min_pitch = MAX (self->name_height, line) + 0.1 * label;
      /* a long list is read down its names: it stands closer */
      self->ideal_pitch = MAX ((self->n_rows > 12 ? 1.85 : 2.3) * label, self->name_height + 0.6 * label);
      self->max_pitch = MAX (7 * label, self->name_height + 2 * label);
    }
}

gboolean
heshu_plot_init (HeshuPlot *self, HeshuLayout *layout)
{
  static const double name_shares[] = { 0.48, 0.30 };
  double width = layout->right - layout->left;
  gboolean fits = FALSE;

  memset (self, 0, sizeof *self);
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) plot_panel_free);
  for (guint i = 0; i < layout->spec->panels->len; i++)
    g_ptr_array_add (self->panels, plot_panel_new (g_ptr_array_index (layout->spec->panels, i), layout));

  /* names on one line where they fit, else on two, else above their bars */
  for (guint i = 0; i < G_N_ELEMENTS (name_shares) && !fits; i++)
    {
      break_names (self, layout, name_shares[i] * width);
      fits = heshu_plot_fit (self, layout, GOOD_MARK_SHARE) &&
             self->name_height < 2.1 * HESHU_LINE_HEIGHT * layout->type.label;
    }
  if (!fits)
    {
      self->names_above = TRUE;
      break_names (self, layout, width);
      fits = heshu_plot_fit (self, layout, MIN_MARK_SHARE);
    }
  if (!fits)
    {
      self->labels_above = TRUE;
      break_labels (self, layout, width);
      fits = heshu_plot_fit (self, layout, MIN_MARK_SHARE);
    }

  set_pitches (self, layout);
  return fits && self->name_width <= width;
}
