/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-layout-private.h"

#include <math.h>
#include <string.h>

/* Parts of the width: names may take so much of it, marks must get so much */
#define MIN_MARK_SHARE 0.22
#define GOOD_MARK_SHARE 0.36 /* names go above rather than leave less */

#define LINE_HEIGHT 1.24
#define GAP 0.45 /* between a mark and its label, of the label's size */

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
                       GAP * layout->type.label;
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
      self->heading_lines->len * LINE_HEIGHT * type->label + (several ? 0.35 * type->label : 0);
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

  self->name_height = n_lines * LINE_HEIGHT * layout->type.label;
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

  self->name_height = n_lines * LINE_HEIGHT * type->label;
}

static double
label_room (const HeshuPlotRow *row, const HeshuLayout *layout)
{
  if (row->label_lines->len > 0)
    return row->reach;
  return row->reach + GAP * layout->type.label + row->label_width + row->tail_width;
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

static gboolean
fit (HeshuPlot *self, HeshuLayout *layout, double least_share)
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

static void
set_pitches (HeshuPlot *self, const HeshuLayout *layout)
{
  double label = layout->type.label;
  double line = LINE_HEIGHT * label;

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
      fits =
          fit (self, layout, GOOD_MARK_SHARE) && self->name_height < 2.1 * LINE_HEIGHT * layout->type.label;
    }
  if (!fits)
    {
      self->names_above = TRUE;
      break_names (self, layout, width);
      fits = fit (self, layout, MIN_MARK_SHARE);
    }
  if (!fits)
    {
      self->labels_above = TRUE;
      break_labels (self, layout, width);
      fits = fit (self, layout, MIN_MARK_SHARE);
    }

  set_pitches (self, layout);
  return fits && self->name_width <= width;
}

double
heshu_plot_get_x (const HeshuPlotPanel *panel, double value)
{
  return panel->zero + value * panel->scale;
}

static void
draw_names (const HeshuPlot *self, const HeshuPlotRow *row, HeshuLayout *layout, double top, double centre)
{
  double size = layout->type.label;
  double line = LINE_HEIGHT * size;
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
  double line = LINE_HEIGHT * type->label;
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
  double gap = GAP * type->label;
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

static void
draw_axis (const HeshuPlot *self, const HeshuPlotPanel *panel, HeshuLayout *layout, double top, double bottom)
{
  double size = layout->type.note;
  double last_end = -G_MAXDOUBLE;

  for (guint i = 0; i < panel->axis.n_ticks; i++)
    {
      g_autofree char *digits = heshu_axis_dup_tick_label (&panel->axis, i);
      g_autofree char *label = panel->panel->suffix_in_labels
                                   ? g_strconcat (digits, panel->panel->suffix, NULL)
                                   : g_strdup (digits);
      double width = heshu_typesetter_measure (layout->setter, label, size, FALSE);
      double x = heshu_plot_get_x (panel, heshu_axis_get_tick (&panel->axis, i) - panel->axis.low);

      heshu_scene_add_line (layout->scene, "grid", x, top, x, bottom,
                            heshu_layout_get_colour (layout, HESHU_COLOUR_GRID),
                            heshu_layout_get_hair (layout));
      /* where ticks stand closer than their labels are wide, one that would touch is left out */
      if (x - width / 2 < last_end + 0.5 * size || x + width / 2 > layout->right ||
          x - width / 2 < layout->left)
        continue;
      heshu_layout_add_text (layout, "tick", x - width / 2, top - 0.45 * size, width, label, size, FALSE,
                             HESHU_COLOUR_NOTE, NULL);
      last_end = x + width / 2;
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
      self->names_above ? MAX (LINE_HEIGHT * label, pitch - self->name_height - 0.4 * label) : pitch;
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
  double line = LINE_HEIGHT * type->label;
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
