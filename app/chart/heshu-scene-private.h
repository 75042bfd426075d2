/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart.h"

G_BEGIN_DECLS

typedef enum
{
  HESHU_MARK_RECT,
  HESHU_MARK_LINE,
  HESHU_MARK_CIRCLE,
  HESHU_MARK_PATH, /* open or closed polygons: hatching, arrow heads */
  HESHU_MARK_TEXT,
} HeshuMarkShape;

#define HESHU_NO_COLOUR G_MAXUINT32

typedef struct
{
  double x;
  double y;
  gboolean move; /* starts a new piece of the path */
} HeshuPathPoint;

/**
 * HeshuMark: one thing that is drawn, in points from the top left corner. What each shape uses:
 * rect: x, y, width, height · line: x, y to x2, y2 · circle: centre x, y, radius width / 2 · path: points ·
 * text: left end x and baseline y, width as measured; size, bold, text
 */
typedef struct
{
  HeshuMarkShape shape;
  const char *role; /* interned: `bar`, `label`, `name`, `title` … */
  char *metric;     /* (nullable): id of the metric it shows */
  double x, y, width, height;
  double x2, y2;
  guint32 fill;   /* 0xRRGGBB or HESHU_NO_COLOUR; of a text its colour */
  guint32 fade;   /* a rect turns from @fill into this colour along its width; HESHU_NO_COLOUR: it does not */
  guint32 stroke; /* of lines, outlines and paths */
  double stroke_width;
  double dash;    /* length of dashes and gaps; 0: solid */
  GArray *points; /* of HeshuPathPoint, of a path; else %NULL */
  char *text;
  double size;
  gboolean bold;
} HeshuMark;

struct _HeshuScene
{
  int ref_count;
  double width;
  double height;
  guint32 paper;
  char *family;   /* the font all texts are measured with */
  char *language; /* BCP 47, chooses the forms of the characters */
  char *title;
  char *description;
  GArray *marks; /* of HeshuMark, from back to front */
};

HeshuScene *heshu_scene_new (double width, double height) G_GNUC_WARN_UNUSED_RESULT;

/* Each appends a mark and lends it for what else is to be set; it moves when the next one is added */
HeshuMark *heshu_scene_add_rect (HeshuScene *self,
                                 const char *role,
                                 double x,
                                 double y,
                                 double width,
                                 double height,
                                 guint32 fill);
HeshuMark *heshu_scene_add_line (HeshuScene *self,
                                 const char *role,
                                 double x,
                                 double y,
                                 double x2,
                                 double y2,
                                 guint32 stroke,
                                 double stroke_width);
HeshuMark *heshu_scene_add_circle (HeshuScene *self,
                                   const char *role,
                                   double x,
                                   double y,
                                   double radius,
                                   guint32 fill);
HeshuMark *heshu_scene_add_path (HeshuScene *self,
                                 const char *role,
                                 guint32 fill,
                                 guint32 stroke,
                                 double stroke_width);
void heshu_mark_add_point (HeshuMark *self, double x, double y, gboolean move);
HeshuMark *heshu_scene_add_text (HeshuScene *self,
                                 const char *role,
                                 double x,
                                 double y,
                                 double width,
                                 const char *text,
                                 double size,
                                 gboolean bold,
                                 guint32 colour);
void heshu_mark_set_metric (HeshuMark *self, const char *metric);

/* The room a text takes: its width as measured, from above the tallest character to below the deepest */
#define HESHU_TEXT_ASCENT 0.90
#define HESHU_TEXT_DESCENT 0.22
void heshu_mark_get_box (const HeshuMark *self, double *x, double *y, double *width, double *height);

G_END_DECLS
