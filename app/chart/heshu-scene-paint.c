/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-scene-private.h"

#include "heshu-typesetter.h"

#include <pango/pangocairo.h>

static void
set_colour (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr, ((colour >> 16) & 0xff) / 255.0, ((colour >> 8) & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static void
add_stop (cairo_pattern_t *pattern, double offset, guint32 colour)
{
  cairo_pattern_add_color_stop_rgb (pattern, offset, ((colour >> 16) & 0xff) / 255.0,
                                    ((colour >> 8) & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

static void
paint_shape (const HeshuMark *mark, cairo_t *cr)
{
  if (mark->fill != HESHU_NO_COLOUR && mark->fade != HESHU_NO_COLOUR)
    {
      cairo_pattern_t *pattern = cairo_pattern_create_linear (mark->x, 0, mark->x + mark->width, 0);

      /* opaque on both ends: transparency would have to be flattened by the press */
      add_stop (pattern, 0, mark->fill);
      add_stop (pattern, 1, mark->fade);
      cairo_set_source (cr, pattern);
      cairo_pattern_destroy (pattern);
      cairo_fill_preserve (cr);
    }
  else if (mark->fill != HESHU_NO_COLOUR)
    {
      set_colour (cr, mark->fill);
      cairo_fill_preserve (cr);
    }
  if (mark->stroke != HESHU_NO_COLOUR)
    {
      set_colour (cr, mark->stroke);
      cairo_set_line_width (cr, mark->stroke_width);
      cairo_set_dash (cr, &mark->dash, mark->dash > 0 ? 1 : 0, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
trace_path (const HeshuMark *mark, cairo_t *cr)
{
  for (guint i = 0; i < mark->points->len; i++)
    {
      const HeshuPathPoint *point = &g_array_index (mark->points, HeshuPathPoint, i);

      if (point->move)
        cairo_move_to (cr, point->x, point->y);
      else
        cairo_line_to (cr, point->x, point->y);
    }
  if (mark->fill != HESHU_NO_COLOUR)
    cairo_close_path (cr);
}

static void
paint_text (const HeshuScene *scene, const HeshuMark *mark, PangoContext *context, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout =
      heshu_text_layout_new (context, scene->family, mark->text, mark->size, mark->bold);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  set_colour (cr, mark->fill);
  cairo_move_to (cr, mark->x, mark->y);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
  cairo_new_path (cr);
}

void
heshu_scene_paint (const HeshuScene *scene, cairo_t *cr)
{
  PangoContext *context;

  g_return_if_fail (scene != NULL && cr != NULL);

  context = heshu_text_context_new (scene->language);
  cairo_save (cr);
  set_colour (cr, scene->paper);
  cairo_rectangle (cr, 0, 0, scene->width, scene->height);
  cairo_fill (cr);

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const HeshuMark *mark = &g_array_index (scene->marks, HeshuMark, i);

      switch (mark->shape)
        {
        case HESHU_MARK_TEXT:
          paint_text (scene, mark, context, cr);
          continue;
        case HESHU_MARK_LINE:
          cairo_move_to (cr, mark->x, mark->y);
          cairo_line_to (cr, mark->x2, mark->y2);
          break;
        case HESHU_MARK_CIRCLE:
          cairo_arc (cr, mark->x, mark->y, mark->width / 2, 0, 2 * G_PI);
          break;
        case HESHU_MARK_PATH:
          trace_path (mark, cr);
          break;
        default:
          cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
        }
      paint_shape (mark, cr);
    }

  g_object_unref (context);
  cairo_restore (cr);
}
