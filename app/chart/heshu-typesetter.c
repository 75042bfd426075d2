/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-typesetter.h"

#include "heshu-error.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Large enough that the rounding of Pango's units vanishes */
#define REFERENCE_SIZE 100.0

PangoContext *
heshu_text_context_new (const char *language)
{
  /* The font map of the thread: loading the fonts anew for every chart would cost more than drawing it */
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Without it Pango takes the language of the locale, and with it the Japanese forms of the characters */
  pango_context_set_language (context, pango_language_from_string (language));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);

  return context;
}

PangoLayout *
heshu_text_layout_new (PangoContext *context,
                       const char *family,
                       const char *text,
                       double size,
                       gboolean bold)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family_static (font, family);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  /* figures of one width, so that columns of them align */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static gboolean
has_family (PangoContext *context, const char *family)
{
  PangoFontDescription *wanted = pango_font_description_new ();
  g_autoptr (PangoFont) font = NULL;
  gboolean found = FALSE;

  pango_font_description_set_family (wanted, family);
  pango_font_description_set_absolute_size (wanted, 10 * PANGO_SCALE);
  font = pango_context_load_font (context, wanted);
  if (font != NULL)
    {
      /* a missing family is silently replaced by another one */
      PangoFontDescription *got = pango_font_describe (font);

      found = g_strcmp0 (pango_font_description_get_family (got), family) == 0;
      pango_font_description_free (got);
    }
  pango_font_description_free (wanted);

  return found;
}

gboolean
heshu_typesetter_init (HeshuTypesetter *self, const HeshuHouseStyle *house, GError **error)
{
  const char *const *fonts = heshu_house_style_get_fonts (house);

  self->context = heshu_text_context_new (heshu_house_style_get_language (house));
  self->family = NULL;
  self->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; fonts[i] != NULL && self->family == NULL; i++)
    if (has_family (self->context, fonts[i]))
      self->family = g_strdup (fonts[i]);

  if (self->family == NULL)
    {
      heshu_typesetter_clear (self);
      heshu_error_set (error, HESHU_ERROR_FONT_MISSING, fonts[0], NULL);
      return FALSE;
    }

  return TRUE;
}

void
heshu_typesetter_clear (HeshuTypesetter *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->family, g_free);
  g_clear_pointer (&self->widths, g_hash_table_unref);
}

double
heshu_typesetter_measure (HeshuTypesetter *self, const char *text, double size, gboolean bold)
{
  /* A layout tries several sizes of type and widths of columns: each text is shaped once for all of them */
  g_autofree char *key = g_strconcat (bold ? "b" : "r", text, NULL);
  double *width = g_hash_table_lookup (self->widths, key);

  if (width == NULL)
    {
      g_autoptr (PangoLayout) layout =
          heshu_text_layout_new (self->context, self->family, text, REFERENCE_SIZE, bold);
      PangoRectangle logical;

      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), NULL, &logical);
      width = g_new (double, 1);
      *width = (double) logical.width / PANGO_SCALE / REFERENCE_SIZE;
      g_hash_table_insert (self->widths, g_steal_pointer (&key), width);
    }

  return *width * size;
}

static void
text_line_free (HeshuTextLine *line)
{
  g_free (line->text);
  g_free (line);
}

static void
add_line (HeshuTypesetter *self, GPtrArray *lines, char *text, double size, gboolean bold)
{
  HeshuTextLine *line = g_new0 (HeshuTextLine, 1);

  line->text = g_strchomp (text);
  line->width = heshu_typesetter_measure (self, line->text, size, bold);
  g_ptr_array_add (lines, line);
}

GPtrArray *
heshu_typesetter_break (HeshuTypesetter *self, const char *text, double size, gboolean bold, double width)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) text_line_free);
  g_autoptr (PangoLayout) layout = NULL;

  if (strpbrk (text, "\r\n") == NULL && heshu_typesetter_measure (self, text, size, bold) <= width)
    {
      add_line (self, lines, g_strdup (text), size, bold);
      return lines;
    }

  layout = heshu_text_layout_new (self->context, self->family, text, size, bold);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      const PangoLayoutLine *line = l->data;

      add_line (self, lines, g_strndup (text + line->start_index, line->length), size, bold);
    }

  return lines;
}

GPtrArray *
heshu_typesetter_break_evenly (HeshuTypesetter *self,
                               const char *text,
                               double size,
                               gboolean bold,
                               double width)
{
  static const double slack[] = { 0.3, 1, 2 }; /* characters that a line may stick out of the mean */
  GPtrArray *lines = heshu_typesetter_break (self, text, size, bold, width);
  double mean;

  if (lines->len < 2)
    return lines;

  mean = heshu_typesetter_measure (self, text, size, bold) / lines->len;
  for (guint i = 0; i < G_N_ELEMENTS (slack) && mean + slack[i] * size < width; i++)
    {
      GPtrArray *even = heshu_typesetter_break (self, text, size, bold, mean + slack[i] * size);

      if (even->len == lines->len)
        {
          g_ptr_array_unref (lines);
          return even;
        }
      g_ptr_array_unref (even);
    }

  return lines;
}

GPtrArray *
heshu_typesetter_break_title (HeshuTypesetter *self,
                              const char *text,
                              double size,
                              gboolean bold,
                              double width,
                              double hang)
{
  GPtrArray *lines = heshu_typesetter_break (self, text, size, bold, width);
  const char *comma = g_strrstr (text, "，");
  g_autofree char *head = NULL;
  g_autoptr (GPtrArray) first = NULL;
  GPtrArray *last = NULL;

  if (lines->len < 2)
    return lines;
  if (comma == NULL)
    {
      g_ptr_array_unref (lines);
      return heshu_typesetter_break_evenly (self, text, size, bold, width);
    }

  head = g_strndup (text, comma + strlen ("，") - text);
  first = heshu_typesetter_break_evenly (self, head, size, bold, width + MIN (hang, size / 2));
  last = heshu_typesetter_break_evenly (self, comma + strlen ("，"), size, bold, width);
  if (first->len + last->len > lines->len)
    {
      g_ptr_array_unref (last);
      g_ptr_array_unref (lines);
      return heshu_typesetter_break_evenly (self, text, size, bold, width);
    }

  g_ptr_array_unref (lines);
  g_ptr_array_extend_and_steal (first, last);
  return g_steal_pointer (&first);
}

GPtrArray *
heshu_typesetter_break_note (HeshuTypesetter *self, const char *text, double size, double width)
{
  GPtrArray *lines = heshu_typesetter_break (self, text, size, FALSE, width);
  const HeshuTextLine *last = g_ptr_array_index (lines, lines->len - 1);
  GPtrArray *narrower;

  if (lines->len < 2 || last->width >= 3 * size)
    return lines;

  narrower = heshu_typesetter_break (self, text, size, FALSE, width - 4 * size);
  if (narrower->len > lines->len)
    {
      g_ptr_array_unref (narrower);
      return lines;
    }

  g_ptr_array_unref (lines);
  return narrower;
}
