/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-scene-private.h"

#include <math.h>

static const char *const shape_words[] = { "rect", "line", "circle", "path", "text" };

/* Two decimals, no locale, no minus before a zero: the same place is always the same text */
static void
append_number (GString *text, const char *key, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = floor (number * 100 + 0.5) / 100;

  g_string_append_printf (text, " %s=%s", key,
                          g_ascii_formatd (buffer, sizeof buffer, "%.2f", rounded == 0 ? 0 : rounded));
}

static void
append_colour (GString *text, const char *key, guint32 colour)
{
  if (colour != HESHU_NO_COLOUR)
    g_string_append_printf (text, " %s=#%06X", key, colour);
}

static void
append_mark (GString *text, const HeshuMark *mark)
{
  double x, y, width, height;

  heshu_mark_get_box (mark, &x, &y, &width, &height);
  g_string_append_printf (text, "%s %s", shape_words[mark->shape], mark->role);
  append_number (text, "x", x);
  append_number (text, "y", y);
  append_number (text, "w", width);
  append_number (text, "h", height);
  append_colour (text, "fill", mark->fill);
  append_colour (text, "fade", mark->fade);
  append_colour (text, "stroke", mark->stroke);
  if (mark->stroke != HESHU_NO_COLOUR)
    append_number (text, "stroke-width", mark->stroke_width);
  if (mark->dash > 0)
    append_number (text, "dash", mark->dash);
  if (mark->shape == HESHU_MARK_TEXT)
    {
      append_number (text, "size", mark->size);
      if (mark->bold)
        g_string_append (text, " bold");
    }
  if (mark->metric != NULL)
    g_string_append_printf (text, " metric=%s", mark->metric);
  if (mark->text != NULL)
    g_string_append_printf (text, " “%s”", mark->text);
  g_string_append_c (text, '\n');
}

char *
heshu_scene_print (const HeshuScene *scene)
{
  GString *text = g_string_new ("scene");

  g_return_val_if_fail (scene != NULL, g_string_free (text, FALSE));

  append_number (text, "w", scene->width);
  append_number (text, "h", scene->height);
  g_string_append_printf (text, " font=“%s” lang=%s\n", scene->family, scene->language);
  for (guint i = 0; i < scene->marks->len; i++)
    append_mark (text, &g_array_index (scene->marks, HeshuMark, i));

  return g_string_free (text, FALSE);
}
