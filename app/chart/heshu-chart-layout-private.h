/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart-extent.h"
#include "heshu-house-style.h"
#include "heshu-scene-private.h"
#include "heshu-typesetter.h"

G_BEGIN_DECLS

#define HESHU_LINE_HEIGHT 1.24 /* of names and headings, of their size */
#define HESHU_LABEL_GAP 0.45   /* between a mark and its label, of the label's size */

/* What one layout works on. Lengths in points. */
typedef struct
{
  const HeshuChartSpec *spec;
  const HeshuHouseStyle *house;
  HeshuTypesetter *setter;
  HeshuTypeSizes type;
  HeshuScene *scene; /* %NULL while measuring */
  double width;
  double left; /* edges of what is drawn */
  double right;
} HeshuLayout;

/* A row with its texts measured */
typedef struct
{
  const HeshuChartRow *row;
  const char *metric;    /* (nullable): id of the figure that is shown */
  GPtrArray *name_lines; /* of HeshuTextLine */
  const char *label;
  double label_width;
  char *tail; /* in grey behind the label: the target where it is not said above the panel, the period */
  double tail_width;
  GPtrArray *label_lines; /* of HeshuTextLine: label, then tail, where they stand above the bar; else empty */
  guint n_label_lines;    /* how many of them are the label's */
  gboolean bold;
  gboolean in_grey; /* the label is a word for what is missing */
  double low; /* from here to there the row's marks reach, in the shown unit; both 0 where nothing is drawn */
  double high;
  double value; /* of the actual figure, or of the plan */
  double value_max;
  double target;
  gboolean has_target; /* beside an actual figure */
  double reach;        /* what a mark needs beyond its value: a fading end, half a dot */
} HeshuPlotRow;

typedef struct
{
  const HeshuChartPanel *panel;
  HeshuAxis axis;
  GPtrArray *rows;          /* of HeshuPlotRow */
  GPtrArray *heading_lines; /* of HeshuTextLine; empty where there is one panel */
  const char *target_label; /* (nullable): one target for all rows, said once above them */
  double target_label_width;
  gboolean has_focus;
  double zero;       /* x of low (dots) or of zero (bars) */
  double scale;      /* points per shown unit */
  double mark_width; /* from one end of the axis to the other */
  double head_height;
} HeshuPlotPanel;

/**
 * HeshuPlot: the panels, measured. Names stand in a column to the left of the bars; where the chart is too
 * narrow for that, above them; where it is narrower still, so do the labels.
 */
typedef struct
{
  GPtrArray *panels; /* of HeshuPlotPanel */
  gboolean names_above;
  gboolean labels_above; /* names too */
  double name_width;     /* of the column; 0 where names stand above */
  double name_height;    /* of all that stands above a bar, or of the name beside it */
  double plot_left;
  double plot_right;
  guint n_rows;
  gboolean has_targets; /* then all bars are thin: a target stands out from its bar */
  double fixed_height;  /* headings, axes, gaps */
  double min_pitch;     /* from row to row */
  double ideal_pitch;
  double max_pitch;
} HeshuPlot;

/* FALSE where the names and labels leave no room for marks */
gboolean heshu_plot_init (HeshuPlot *self, HeshuLayout *layout);
void heshu_plot_clear (HeshuPlot *self);
/* Sets scale and zero of each panel. FALSE where a panel's marks would get less than @least_share of the
 * width. */
gboolean heshu_plot_fit (HeshuPlot *self, HeshuLayout *layout, double least_share);
void heshu_plot_draw (const HeshuPlot *self, HeshuLayout *layout, double top, double pitch);

/* The marks of one row; @thickness of a bar, @height of what may be used */
void heshu_plot_draw_bar (const HeshuPlotPanel *panel,
                          const HeshuPlotRow *row,
                          HeshuLayout *layout,
                          double centre,
                          double thickness,
                          double height);
void heshu_plot_draw_dot (const HeshuPlotPanel *panel,
                          const HeshuPlotRow *row,
                          HeshuLayout *layout,
                          double centre,
                          double height);
/* How far a mark's end reaches beyond its value, for room to be kept */
double heshu_plot_get_reach (const HeshuLayout *layout, const HeshuChartFigure *figure);
/* The same to the left of a dot; @figure: (nullable): %NULL for a plan */
double heshu_plot_get_left_reach (const HeshuLayout *layout, const HeshuChartFigure *figure);
double heshu_plot_get_x (const HeshuPlotPanel *panel, double value);

/* Marks of the layout's type and colours */
guint32 heshu_layout_get_colour (const HeshuLayout *self, HeshuColour colour);
double heshu_layout_get_hair (const HeshuLayout *self);
double heshu_layout_get_rule (const HeshuLayout *self);
HeshuMark *heshu_layout_add_text (HeshuLayout *self,
                                  const char *role,
                                  double x,
                                  double baseline,
                                  double width,
                                  const char *text,
                                  double size,
                                  gboolean bold,
                                  HeshuColour colour,
                                  const char *metric);
/* The baseline that centres Chinese characters and figures on @centre */
double heshu_layout_get_baseline (double centre, double size);

G_END_DECLS
