/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-writer.h"

#include <math.h>
#include <string.h>

/*
 * Written from the scene, not by Cairo: Cairo's SVG is outlines (no word can be searched, changed or read
 * aloud), numbers its ids across the process and mislabels millimetres. One user unit is one millimetre or
 * pixel of the requested size.
 */

typedef struct
{
  GString *svg;
  double unit; /* user units per point */
  guint n_fades;
} SvgWriter;

/* Four decimals without trailing zeros, no locale: a ten-thousandth of a millimetre is nothing */
static void
append_number (GString *svg, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = floor (number * 10000 + 0.5) / 10000;
  gsize length;

  g_ascii_formatd (buffer, sizeof buffer, "%.4f", rounded == 0 ? 0 : rounded);
  length = strlen (buffer);
  while (buffer[length - 1] == '0')
    length--;
  if (buffer[length - 1] == '.')
    length--;
  g_string_append_len (svg, buffer, (gssize) length);
}

static void
append_length (SvgWriter *self, const char *name, double points)
{
  g_string_append_printf (self->svg, " %s=\"", name);
  append_number (self->svg, points * self->unit);
  g_string_append_c (self->svg, '"');
}

static void
append_escaped (GString *svg, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (svg, "&amp;");
        break;
      case '<':
        g_string_append (svg, "&lt;");
        break;
      case '>':
        g_string_append (svg, "&gt;");
        break;
      case '"':
        g_string_append (svg, "&quot;");
        break;
      default:
        /* XML has no place for control characters, not even escaped */
        if ((guchar) *p >= 0x20 || *p == '\n' || *p == '\t')
          g_string_append_c (svg, *p);
      }
}

static void
append_paint (SvgWriter *self, const HeshuMark *mark, guint fade)
{
  if (fade > 0)
    g_string_append_printf (self->svg, " fill=\"url(#open-end-%u)\"", fade);
  else if (mark->fill != HESHU_NO_COLOUR)
    g_string_append_printf (self->svg, " fill=\"#%06X\"", mark->fill);
  else
    g_string_append (self->svg, " fill=\"none\"");

  if (mark->stroke != HESHU_NO_COLOUR)
    {
      g_string_append_printf (self->svg, " stroke=\"#%06X\"", mark->stroke);
      append_length (self, "stroke-width", mark->stroke_width);
      if (mark->dash > 0)
        append_length (self, "stroke-dasharray", mark->dash);
    }
}

static void
append_start (SvgWriter *self, const char *element, const HeshuMark *mark)
{
  g_string_append_printf (self->svg, "<%s class=\"%s\"", element, mark->role);
  if (mark->metric != NULL)
    {
      g_string_append (self->svg, " data-metric=\"");
      append_escaped (self->svg, mark->metric);
      g_string_append_c (self->svg, '"');
    }
}

static void
append_rect (SvgWriter *self, const HeshuMark *mark)
{
  guint fade = mark->fade != HESHU_NO_COLOUR ? ++self->n_fades : 0;

  if (fade > 0)
    g_string_append_printf (self->svg,
                            "<linearGradient id=\"open-end-%u\"><stop offset=\"0\" stop-color=\"#%06X\"/>"
                            "<stop offset=\"1\" stop-color=\"#%06X\"/></linearGradient>\n",
                            fade, mark->fill, mark->fade);
  append_start (self, "rect", mark);
  append_length (self, "x", mark->x);
  append_length (self, "y", mark->y);
  append_length (self, "width", mark->width);
  append_length (self, "height", mark->height);
  append_paint (self, mark, fade);
  g_string_append (self->svg, "/>\n");
}

static void
append_path (SvgWriter *self, const HeshuMark *mark)
{
  append_start (self, "path", mark);
  g_string_append (self->svg, " d=\"");
  for (guint i = 0; i < mark->points->len; i++)
    {
      const HeshuPathPoint *point = &g_array_index (mark->points, HeshuPathPoint, i);

      g_string_append_c (self->svg, point->move ? 'M' : 'L');
      append_number (self->svg, point->x * self->unit);
      g_string_append_c (self->svg, ' ');
      append_number (self->svg, point->y * self->unit);
    }
  g_string_append (self->svg, mark->fill != HESHU_NO_COLOUR ? "Z\"" : "\"");
  append_paint (self, mark, 0);
  g_string_append (self->svg, "/>\n");
}

static void
append_text (SvgWriter *self, const HeshuMark *mark)
{
  append_start (self, "text", mark);
  append_length (self, "x", mark->x);
  append_length (self, "y", mark->y);
  append_length (self, "font-size", mark->size);
  if (mark->bold)
    g_string_append (self->svg, " font-weight=\"700\"");
  g_string_append_printf (self->svg, " fill=\"#%06X\">", mark->fill);
  append_escaped (self->svg, mark->text);
  g_string_append (self->svg, "</text>\n");
}

static void
append_mark (SvgWriter *self, const HeshuMark *mark)
{
  switch (mark->shape)
    {
    case HESHU_MARK_TEXT:
      append_text (self, mark);
      break;
    case HESHU_MARK_PATH:
      append_path (self, mark);
      break;
    case HESHU_MARK_CIRCLE:
      append_start (self, "circle", mark);
      append_length (self, "cx", mark->x);
      append_length (self, "cy", mark->y);
      append_length (self, "r", mark->width / 2);
      append_paint (self, mark, 0);
      g_string_append (self->svg, "/>\n");
      break;
    case HESHU_MARK_LINE:
      append_start (self, "line", mark);
      append_length (self, "x1", mark->x);
      append_length (self, "y1", mark->y);
      append_length (self, "x2", mark->x2);
      append_length (self, "y2", mark->y2);
      append_paint (self, mark, 0);
      g_string_append (self->svg, "/>\n");
      break;
    default:
      append_rect (self, mark);
    }
}

static void
append_head (SvgWriter *self, const HeshuChartSpec *spec, const HeshuScene *scene)
{
  GString *svg = self->svg;
  g_autofree char *provenance = heshu_chart_spec_dup_provenance (spec);

  g_string_append (
      svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
  append_number (svg, scene->width * self->unit);
  g_string_append_printf (svg, "%s\" height=\"", spec->size.unit);
  append_number (svg, scene->height * self->unit);
  g_string_append_printf (svg, "%s\" viewBox=\"0 0 ", spec->size.unit);
  append_number (svg, scene->width * self->unit);
  g_string_append_c (svg, ' ');
  append_number (svg, scene->height * self->unit);
  g_string_append_printf (
      svg, "\" xml:lang=\"%s\" role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">",
      scene->language);
  append_escaped (svg, scene->title);
  g_string_append (svg, "</title>\n<desc id=\"desc\">");
  append_escaped (svg, scene->description);
  g_string_append (svg, "</desc>\n<metadata>");
  append_escaped (svg, provenance);
  g_string_append (svg, "</metadata>\n<rect class=\"paper\"");
  append_length (self, "width", scene->width);
  append_length (self, "height", scene->height);
  g_string_append_printf (svg, " fill=\"#%06X\"/>\n", scene->paper);
  g_string_append_printf (
      svg,
      "<g font-family=\"'%s', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', "
      "sans-serif\" font-variant-numeric=\"tabular-nums\">\n",
      scene->family);
}

GBytes *
heshu_chart_write_svg (const HeshuChartSpec *spec, const HeshuScene *scene, GError **error)
{
  gboolean millimetres = g_str_equal (spec->size.unit, "mm");
  SvgWriter self = { g_string_new (NULL), 1 / (millimetres ? HESHU_MM_TO_PT (1) : HESHU_PX_TO_PT (1)), 0 };

  append_head (&self, spec, scene);
  for (guint i = 0; i < scene->marks->len; i++)
    append_mark (&self, &g_array_index (scene->marks, HeshuMark, i));
  g_string_append (self.svg, "</g>\n</svg>\n");

  return g_string_free_to_bytes (self.svg);
}
