/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-layout-private.h"

double
heshu_plot_get_x (const HeshuPlotPanel *panel, double value)
{
  return panel->zero + value * panel->scale;
}

static void
draw_names (const HeshuPlot *self, const HeshuPlotRow *row, HeshuLayout *layout, double top, double centre)
{
  double size = layout->type.label;
  double line = HESHU_LINE_HEIGHT * size;
  double y = self->names_above ? top : centre - row->name_lines->len * line / 2;
  HeshuColour colour = row->in_grey ? HESHU_COLOUR_MISSING : HESHU_COLOUR_INK;

  for (guint i = 0; i < row->name_lines->len; i++)
    {
      const HeshuTextLine *text = g_ptr_array_index (row->name_lines, i);
      double x = self->names_above ? layout->left : layout->left + self->name_width - text->width;

      heshu_layout_add_text (layout, "name", x, heshu_layout_get_baseline (y + line / 2, size), text->width,
                             text->text, size, row->bold, colour, row->metric);
      y += line;
    }
}

static void
draw_label_lines (const HeshuPlotRow *row, HeshuLayout *layout, double top)
{
  const HeshuTypeSizes *type = &layout->type;
  double line = HESHU_LINE_HEIGHT * type->label;
  double y = top + row->name_lines->len * line;

  for (guint i = 0; i < row->label_lines->len; i++)
    {
      const HeshuTextLine *text = g_ptr_array_index (row->label_lines, i);
      gboolean tail = i >= row->n_label_lines;
      double size = tail ? type->note : type->label;
      const char *role = tail ? "tail" : row->in_grey ? "missing" : "label";

      heshu_layout_add_text (layout, role, layout->left, heshu_layout_get_baseline (y + line / 2, size),
                             text->width, text->text, size, !tail && row->bold && !row->in_grey,
                             tail           ? HESHU_COLOUR_NOTE
                             : row->in_grey ? HESHU_COLOUR_MISSING
                                            : HESHU_COLOUR_INK,
                             row->metric);
      y += line;
    }
}

static void
draw_label (const HeshuPlotPanel *panel, const HeshuPlotRow *row, HeshuLayout *layout, double centre)
{
  const HeshuTypeSizes *type = &layout->type;
  double gap = HESHU_LABEL_GAP * type->label;
  gboolean dots = layout->spec->form == HESHU_FORM_DOT;
  gboolean leftwards = !dots && row->value < 0;
  double from = row->in_grey ? panel->zero : heshu_plot_get_x (panel, leftwards ? row->low : row->high);
  double x;

  if (dots && row->in_grey)
    x = panel->zero + gap;
  else if (dots)
    x = heshu_plot_get_x (panel, row->high - panel->axis.low) + row->reach + gap;
  else if (leftwards)
    x = from - row->reach - gap - row->label_width - row->tail_width;
  else
    x = from + row->reach + gap;

  /* grid lines must not run through figures */
  if (dots)
    heshu_scene_add_rect (layout->scene, "halo", x - 0.15 * type->label, centre - 0.62 * type->label,
                          row->label_width + row->tail_width + 0.3 * type->label, 1.24 * type->label,
                          heshu_layout_get_colour (layout, HESHU_COLOUR_PAPER));
  heshu_layout_add_text (layout, row->in_grey ? "missing" : "label", x,
                         heshu_layout_get_baseline (centre, type->label), row->label_width, row->label,
                         type->label, row->bold && !row->in_grey,
                         row->in_grey ? HESHU_COLOUR_MISSING : HESHU_COLOUR_INK, row->metric);
  if (*row->tail != '\0')
    heshu_layout_add_text (layout, "tail", x + row->label_width + gap,
                           heshu_layout_get_baseline (centre, type->label), row->tail_width - gap, row->tail,
                           type->note, FALSE, HESHU_COLOUR_NOTE, row->metric);
}

static char *
dup_tick_label (const HeshuPlotPanel *panel, guint index)
{
  g_autofree char *digits = heshu_axis_dup_tick_label (&panel->axis, index);

  return g_strconcat (digits, panel->panel->suffix_in_labels ? panel->panel->suffix : "", NULL);
}

/* Where ticks stand closer than their labels are wide, every second, fifth or tenth of them is drawn */
static guint
choose_stride (const HeshuPlotPanel *panel, HeshuLayout *layout)
{
  static const guint strides[] = { 1, 2, 5, 10 };
  double step =
      (heshu_axis_get_tick (&panel->axis, 1) - heshu_axis_get_tick (&panel->axis, 0)) * panel->scale;
  double widest = 0;

  for (guint i = 0; i < panel->axis.n_ticks; i++)
    {
      g_autofree char *label = dup_tick_label (panel, i);

      widest = MAX (widest, heshu_typesetter_measure (layout->setter, label, layout->type.note, FALSE));
    }

  for (guint i = 0; i < G_N_ELEMENTS (strides); i++)
    if (step * strides[i] >= widest + 0.6 * layout->type.note)
      return strides[i];

  return panel->axis.n_ticks;
}

static void
draw_axis (const HeshuPlot *self, const HeshuPlotPanel *panel, HeshuLayout *layout, double top, double bottom)
{
  double size = layout->type.note;
  guint stride = choose_stride (panel, layout);

  for (guint i = 0; i < panel->axis.n_ticks; i++)
    {
      g_autofree char *label = dup_tick_label (panel, i);
      double width = heshu_typesetter_measure (layout->setter, label, size, FALSE);
      double x = heshu_plot_get_x (panel, heshu_axis_get_tick (&panel->axis, i) - panel->axis.low);

      if ((panel->axis.first + i) % stride != 0)
        continue;
      heshu_scene_add_line (layout->scene, "grid", x, top, x, bottom,
                            heshu_layout_get_colour (layout, HESHU_COLOUR_GRID),
                            heshu_layout_get_hair (layout));
      if (x + width / 2 <= layout->right && x - width / 2 >= layout->left)
        heshu_layout_add_text (layout, "tick", x - width / 2, top - 0.45 * size, width, label, size, FALSE,
                               HESHU_COLOUR_NOTE, NULL);
    }

  /* the broken scale says that the axis does not start at zero */
  if (panel->axis.low > 0)
    for (guint i = 0; i < 2; i++)
      {
        double x = panel->zero + (i * 0.3 - 0.5) * size;

        heshu_scene_add_line (layout->scene, "break", x, bottom + 0.1 * size, x + 0.35 * size,
                              bottom - 0.6 * size, heshu_layout_get_colour (layout, HESHU_COLOUR_NOTE),
                              heshu_layout_get_rule (layout));
      }
}

static void
draw_target_label (const HeshuPlotPanel *panel, HeshuLayout *layout, double baseline)
{
  const HeshuPlotRow *row = NULL;
  double offset = layout->spec->form == HESHU_FORM_DOT ? panel->axis.low : 0;
  double x;

  for (guint i = 0; i < panel->rows->len && (row == NULL || !row->has_target); i++)
    row = g_ptr_array_index (panel->rows, i);

  x = heshu_plot_get_x (panel, row->target - offset) - panel->target_label_width / 2;
  x = CLAMP (x, layout->left, layout->right - panel->target_label_width);
  heshu_layout_add_text (layout, "target-label", x, baseline, panel->target_label_width, panel->target_label,
                         layout->type.note, TRUE, HESHU_COLOUR_INK, row->row->target->metric);
}

static void
draw_row (const HeshuPlot *self,
          const HeshuPlotPanel *panel,
          const HeshuPlotRow *row,
          HeshuLayout *layout,
          double top,
          double pitch)
{
  double label = layout->type.label;
  double room =
      self->names_above ? MAX (HESHU_LINE_HEIGHT * label, pitch - self->name_height - 0.4 * label) : pitch;
  double centre = self->names_above ? top + self->name_height + room / 2 : top + pitch / 2;
  double thickness = MIN (room * (self->has_targets ? 0.40 : 0.62), 2.8 * label);

  if (self->names_above)
    thickness = MIN (thickness, 1.5 * label);
  draw_names (self, row, layout, top, centre);
  if (layout->spec->form == HESHU_FORM_DOT)
    {
      heshu_scene_add_line (layout->scene, "guide", panel->zero, centre,
                            heshu_plot_get_x (panel, panel->axis.high - panel->axis.low), centre,
                            heshu_layout_get_colour (layout, HESHU_COLOUR_GRID),
                            heshu_layout_get_hair (layout));
      if (!row->in_grey)
        heshu_plot_draw_dot (panel, row, layout, centre, room);
    }
  else if (!row->in_grey)
    heshu_plot_draw_bar (panel, row, layout, centre, thickness, room);
  if (self->labels_above)
    draw_label_lines (row, layout, top);
  else
    draw_label (panel, row, layout, centre);
}

static void
draw_panel (const HeshuPlot *self, const HeshuPlotPanel *panel, HeshuLayout *layout, double top, double pitch)
{
  const HeshuTypeSizes *type = &layout->type;
  double line = HESHU_LINE_HEIGHT * type->label;
  double rows_top = top + panel->head_height;
  double rows_bottom = rows_top + panel->rows->len * pitch;
  double y = top;

  for (guint i = 0; i < panel->heading_lines->len; i++)
    {
      const HeshuTextLine *text = g_ptr_array_index (panel->heading_lines, i);

      heshu_layout_add_text (layout, "heading", layout->left,
                             heshu_layout_get_baseline (y + line / 2, type->label), text->width, text->text,
                             type->label, TRUE, HESHU_COLOUR_INK, NULL);
      y += line;
    }
  if (layout->spec->form == HESHU_FORM_DOT)
    draw_axis (self, panel, layout, rows_top, rows_bottom);
  if (panel->target_label != NULL)
    draw_target_label (panel, layout,
                       rows_top - (layout->spec->form == HESHU_FORM_DOT ? 2.0 : 0.4) * type->note);

  for (guint i = 0; i < panel->rows->len; i++)
    draw_row (self, panel, g_ptr_array_index (panel->rows, i), layout, rows_top + i * pitch, pitch);

  if (layout->spec->form == HESHU_FORM_BAR && !self->names_above)
    heshu_scene_add_line (layout->scene, "zero", panel->zero, rows_top, panel->zero, rows_bottom,
                          heshu_layout_get_colour (layout, HESHU_COLOUR_RULE),
                          heshu_layout_get_rule (layout));
}

void
heshu_plot_draw (const HeshuPlot *self, HeshuLayout *layout, double top, double pitch)
{
  for (guint i = 0; i < self->panels->len; i++)
    {
      const HeshuPlotPanel *panel = g_ptr_array_index (self->panels, i);

      draw_panel (self, panel, layout, top, pitch);
      top += panel->head_height + panel->rows->len * pitch + 1.1 * layout->type.label;
    }
}
