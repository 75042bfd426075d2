/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-layout-private.h"

#include <math.h>

/*
 * What a figure's words look like (docs: exact, over, about, under, range, target, limit, plan). A bar is
 * solid exactly as far as its value; what 余 leaves open fades behind it, so that the drawing claims no more
 * than the sentence does.
 */

/* Lengths as parts of the label's size */
#define FADE 0.8
#define DOT_FADE 1.7
#define HATCH 0.9
#define DOT_RADIUS 0.36
#define CAP_OVERHANG 0.28

double
heshu_plot_get_reach (const HeshuLayout *layout, const HeshuChartFigure *figure)
{
  double label = layout->type.label;
  gboolean dots = layout->spec->form == HESHU_FORM_DOT;

  switch (figure->qualifier)
    {
    case HESHU_QUALIFIER_OVER:
      return (dots ? DOT_FADE : FADE) * label;
    case HESHU_QUALIFIER_ABOUT:
      return dots ? HATCH * label : 0;
    default:
      return (dots ? DOT_RADIUS : 0.1) * label;
    }
}

double
heshu_plot_get_left_reach (const HeshuLayout *layout, const HeshuChartFigure *figure)
{
  HeshuQualifier qualifier = figure != NULL ? figure->qualifier : HESHU_QUALIFIER_EXACT;
  double reach = qualifier == HESHU_QUALIFIER_UNDER   ? DOT_FADE
                 : qualifier == HESHU_QUALIFIER_ABOUT ? HATCH
                                                      : DOT_RADIUS;

  return reach * layout->type.label;
}

static guint32
get_mark_colour (const HeshuPlotPanel *panel, const HeshuPlotRow *row, const HeshuLayout *layout)
{
  gboolean stands_out = row->row->focus || !panel->has_focus;

  return heshu_layout_get_colour (layout, stands_out ? HESHU_COLOUR_FOCUS : HESHU_COLOUR_REST);
}

/* On newsprint the grey alone is too pale: a thin outline carries it */
static void
outline_on_print (HeshuMark *mark, const HeshuLayout *layout)
{
  if (layout->spec->size.medium != HESHU_MEDIUM_PRINT ||
      mark->fill != heshu_layout_get_colour (layout, HESHU_COLOUR_REST))
    return;
  mark->stroke = heshu_layout_get_colour (layout, HESHU_COLOUR_NOTE);
  mark->stroke_width = 0.25;
}

static HeshuMark *
add_span (HeshuLayout *layout,
          const char *role,
          double x1,
          double x2,
          double centre,
          double thickness,
          guint32 fill,
          const char *metric)
{
  HeshuMark *mark = heshu_scene_add_rect (layout->scene, role, MIN (x1, x2), centre - thickness / 2,
                                          ABS (x2 - x1), thickness, fill);

  heshu_mark_set_metric (mark, metric);
  return mark;
}

/* Lines at 45° inside a box, cut off at its edges */
static void
add_hatching (HeshuLayout *layout,
              double x1,
              double x2,
              double centre,
              double thickness,
              guint32 colour,
              const char *metric)
{
  double left = MIN (x1, x2);
  double right = MAX (x1, x2);
  double top = centre - thickness / 2;
  double bottom = centre + thickness / 2;
  double step = MAX (0.22 * layout->type.label, 1.2);
  HeshuMark *mark = heshu_scene_add_path (layout->scene, "about", HESHU_NO_COLOUR, colour,
                                          MAX (0.075 * layout->type.label, 0.4));

  heshu_mark_set_metric (mark, metric);
  /* each line is x + y = c, from where it enters the box to where it leaves */
  for (double c = left + top + step; c < right + bottom; c += step)
    {
      double start_x = MAX (left, c - bottom);
      double end_x = MIN (right, c - top);

      heshu_mark_add_point (mark, start_x, c - start_x, TRUE);
      heshu_mark_add_point (mark, end_x, c - end_x, FALSE);
    }

  mark = add_span (layout, "about-box", x1, x2, centre, thickness, HESHU_NO_COLOUR, metric);
  mark->stroke = colour;
  mark->stroke_width = MAX (0.05 * layout->type.label, 0.3);
}

static void
add_fade (HeshuLayout *layout,
          double from,
          double to,
          double centre,
          double thickness,
          guint32 colour,
          const char *metric)
{
  guint32 paper = heshu_layout_get_colour (layout, HESHU_COLOUR_PAPER);
  gboolean rightwards = to > from;
  /* over the end of what is solid, or a pale seam would show between the two */
  double start = from + (rightwards ? -0.4 : 0.4);
  HeshuMark *mark =
      add_span (layout, "open-end", start, to, centre, thickness, rightwards ? colour : paper, metric);

  mark->fade = rightwards ? paper : colour;
}

/* A thin cap at the value and an arrow head that points back: at most so much */
static void
add_cap (HeshuLayout *layout,
         double x,
         double direction,
         double centre,
         double thickness,
         double height,
         double inside,
         const char *metric)
{
  double label = layout->type.label;
  double half = MIN (thickness / 2 + CAP_OVERHANG * label, 0.48 * height);
  double arrow = MIN (0.5 * label, 0.6 * thickness);
  HeshuMark *mark = heshu_scene_add_line (layout->scene, "cap", x, centre - half, x, centre + half,
                                          heshu_layout_get_colour (layout, HESHU_COLOUR_INK),
                                          heshu_layout_get_rule (layout));

  heshu_mark_set_metric (mark, metric);
  if (inside < 2.2 * arrow)
    return;

  mark = heshu_scene_add_path (layout->scene, "cap-arrow",
                               heshu_layout_get_colour (layout, HESHU_COLOUR_PAPER), HESHU_NO_COLOUR, 0);
  heshu_mark_set_metric (mark, metric);
  heshu_mark_add_point (mark, x - direction * 1.5 * arrow, centre, TRUE);
  heshu_mark_add_point (mark, x - direction * 0.6 * arrow, centre - arrow / 2, FALSE);
  heshu_mark_add_point (mark, x - direction * 0.6 * arrow, centre + arrow / 2, FALSE);
}

static void
add_interval (HeshuLayout *layout,
              double x1,
              double x2,
              double centre,
              double height,
              guint32 colour,
              const char *metric)
{
  double width = MAX (0.2 * layout->type.label, 1);
  double ends[] = { x1, x2 };
  HeshuMark *mark = heshu_scene_add_line (layout->scene, "range", x1, centre, x2, centre, colour, width);

  heshu_mark_set_metric (mark, metric);
  for (guint i = 0; i < 2; i++)
    {
      mark = heshu_scene_add_line (layout->scene, "range-end", ends[i], centre - height / 2, ends[i],
                                   centre + height / 2, colour, MAX (0.13 * layout->type.label, 0.7));
      heshu_mark_set_metric (mark, metric);
    }
}

/* A short line across, with a rim of paper so that it shows on its bar; dashed where it is a limit */
static void
add_target (HeshuLayout *layout, const HeshuPlotRow *row, double x, double centre, double height)
{
  const HeshuChartFigure *target = row->row->target;
  double width = MAX (0.17 * layout->type.label, 0.9);
  gboolean limit = target->kind == HESHU_KIND_LIMIT;
  HeshuMark *mark =
      heshu_scene_add_line (layout->scene, "target-rim", x, centre - height / 2, x, centre + height / 2,
                            heshu_layout_get_colour (layout, HESHU_COLOUR_PAPER), 2.4 * width);

  heshu_mark_set_metric (mark, target->metric);
  mark =
      heshu_scene_add_line (layout->scene, limit ? "limit" : "target", x, centre - height / 2, x,
                            centre + height / 2, heshu_layout_get_colour (layout, HESHU_COLOUR_INK), width);
  heshu_mark_set_metric (mark, target->metric);
  if (limit)
    mark->dash = height / 5;
}

static void
draw_plan (const HeshuPlotRow *row,
           HeshuLayout *layout,
           double zero,
           double end,
           double centre,
           double thickness,
           guint32 colour)
{
  double stroke = MAX (0.09 * layout->type.label, 0.5);
  double inset = end >= zero ? stroke / 2 : -stroke / 2;
  HeshuMark *mark = add_span (layout, "plan", zero + inset, end - inset, centre, thickness - stroke,
                              heshu_layout_get_colour (layout, HESHU_COLOUR_PAPER), row->metric);

  mark->stroke = colour;
  mark->stroke_width = stroke;
}

void
heshu_plot_draw_bar (const HeshuPlotPanel *panel,
                     const HeshuPlotRow *row,
                     HeshuLayout *layout,
                     double centre,
                     double thickness,
                     double height)
{
  double label = layout->type.label;
  guint32 colour = get_mark_colour (panel, row, layout);
  double zero = panel->zero;
  double end = heshu_plot_get_x (panel, row->value);
  double direction = row->value < 0 ? -1 : 1;
  double length = ABS (end - zero);
  const HeshuChartFigure *actual = row->row->actual;
  double hatched;

  if (actual == NULL)
    {
      draw_plan (row, layout, zero, end, centre, thickness, colour);
      return;
    }

  switch (actual->qualifier)
    {
    case HESHU_QUALIFIER_ABOUT:
      hatched = MIN (HATCH * label, length / 2);
      outline_on_print (add_span (layout, "bar", zero, end - direction * hatched, centre, thickness, colour,
                                  row->metric),
                        layout);
      add_hatching (layout, end - direction * hatched, end, centre, thickness, colour, row->metric);
      break;
    case HESHU_QUALIFIER_OVER:
      add_span (layout, "bar", zero, end, centre, thickness, colour, row->metric);
      add_fade (layout, end, end + direction * FADE * label, centre, thickness, colour, row->metric);
      break;
    default:
      outline_on_print (add_span (layout, "bar", zero, end, centre, thickness, colour, row->metric), layout);
    }

  if (actual->qualifier == HESHU_QUALIFIER_UNDER)
    add_cap (layout, end, direction, centre, thickness, height, length, row->metric);
  if (actual->value_max != NULL)
    add_interval (layout, end, heshu_plot_get_x (panel, row->value_max), centre, 0.7 * thickness, colour,
                  row->metric);
  if (row->has_target)
    add_target (layout, row, heshu_plot_get_x (panel, row->target), centre,
                MIN (MAX (thickness * 1.9, 1.1 * label), height * 0.86));
}

void
heshu_plot_draw_dot (const HeshuPlotPanel *panel,
                     const HeshuPlotRow *row,
                     HeshuLayout *layout,
                     double centre,
                     double height)
{
  double label = layout->type.label;
  double offset = panel->axis.low;
  double x = heshu_plot_get_x (panel, row->value - offset);
  guint32 colour = get_mark_colour (panel, row, layout);
  guint32 paper = heshu_layout_get_colour (layout, HESHU_COLOUR_PAPER);
  const HeshuChartFigure *actual = row->row->actual;
  HeshuQualifier qualifier = actual != NULL ? actual->qualifier : HESHU_QUALIFIER_EXACT;
  gboolean hollow = actual == NULL || qualifier == HESHU_QUALIFIER_UNDER;
  double stem = 0.22 * label;
  double rim = MAX (0.11 * label, 0.6);
  HeshuMark *mark;

  if (row->has_target)
    add_target (layout, row, heshu_plot_get_x (panel, row->target - offset), centre,
                MIN (1.5 * label, height * 0.86));
  if (actual != NULL && actual->value_max != NULL)
    {
      add_interval (layout, x, heshu_plot_get_x (panel, row->value_max - offset), centre, 0.8 * label, colour,
                    row->metric);
      return;
    }

  if (qualifier == HESHU_QUALIFIER_OVER)
    add_fade (layout, x, x + DOT_FADE * label, centre, stem, colour, row->metric);
  if (qualifier == HESHU_QUALIFIER_UNDER)
    add_fade (layout, x, x - DOT_FADE * label, centre, stem, colour, row->metric);
  if (qualifier == HESHU_QUALIFIER_ABOUT)
    {
      add_span (layout, "about-ground", x - HATCH * label, x + HATCH * label, centre, 0.56 * label, paper,
                row->metric);
      add_hatching (layout, x - HATCH * label, x + HATCH * label, centre, 0.56 * label, colour, row->metric);
    }

  mark = heshu_scene_add_circle (layout->scene, "dot", x, centre, DOT_RADIUS * label - (hollow ? rim / 2 : 0),
                                 hollow ? paper : colour);
  heshu_mark_set_metric (mark, row->metric);
  if (hollow)
    {
      mark->stroke = colour;
      mark->stroke_width = rim;
    }
}
