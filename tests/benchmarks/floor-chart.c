/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor for a chart: bars and labels put at fixed places with Cairo and Pango, written as PNG by Cairo.
 * No layout, no measuring, no rules.
 *
 *   floor-chart OUTPUT.png WIDTH HEIGHT N_BARS */
#include <pango/pangocairo.h>
#include <stdlib.h>

static void
put_text (cairo_t *cr, const char *font, double x, double y, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (description);
}

int
main (int argc, char **argv)
{
  int width = argc == 5 ? atoi (argv[2]) : 0;
  int height = argc == 5 ? atoi (argv[3]) : 0;
  int n_bars = argc == 5 ? atoi (argv[4]) : 0;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  if (width <= 0 || height <= 0 || n_bars <= 0)
    return 2;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  put_text (cr, "Noto Sans CJK SC Bold 30", 40, 30, "惠济区家庭医生签约率最高，为63.5%");
  put_text (cr, "Noto Sans CJK SC 18", 40, 90, "家庭医生签约率，2021年，单位：%");
  put_text (cr, "Noto Sans CJK SC 14", 40, height - 40,
            "来源：惠济区卫生健康委员会、管城回族区卫生健康委员会");
  for (int i = 0; i < n_bars; i++)
    {
      double y = 150 + i * (height - 220.0) / n_bars;

      cairo_set_source_rgb (cr, 0.04, 0.36, 0.59);
      cairo_rectangle (cr, 300, y, (width - 420) * (1 - 0.4 * i / n_bars), 0.6 * (height - 220.0) / n_bars);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
      put_text (cr, "Noto Sans CJK SC 16", 40, y, "焦作市城乡一体化示范区");
      put_text (cr, "Noto Sans CJK SC 16", width - 100, y, "63.5");
    }
  status = cairo_surface_write_to_png (surface, argv[1]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
