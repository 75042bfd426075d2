/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-size.h"

#include "heshu-chart-size.h"

#include <glib/gi18n.h>
#include <string.h>

#define MM_PER_PT (25.4 / 72.0)
#define PX_PER_PT (96.0 / 72.0)

typedef struct
{
  const char *name;
  const char *label;
} SizeWord;

static const SizeWord size_words[] = {
  { "wechat", N_ ("WeChat article") }, { "square", N_ ("Square") }, { "portrait", N_ ("Upright") },
  { "screen", N_ ("Wide screen") },    { "video", N_ ("Video") },
};

char **
heshu_compare_size_list (void)
{
  g_autofree char *list = heshu_chart_size_list ();

  return g_strsplit (list, ", ", -1);
}

/* print-2, tabloid-3: columns of a page */
static char *
dup_columns (const char *name, const char *prefix, const char *one, const char *many)
{
  guint64 columns;

  if (!g_str_has_prefix (name, prefix) ||
      !g_ascii_string_to_unsigned (name + strlen (prefix), 10, 1, 99, &columns, NULL))
    return NULL;

  return columns == 1 ? g_strdup (one) : g_strdup_printf (many, (guint) columns);
}

char *
heshu_compare_size_dup_label (const char *name)
{
  char *label = dup_columns (name, "print-", _ ("Newspaper, 1 column"), _ ("Newspaper, %u columns"));

  if (label == NULL)
    label = dup_columns (name, "tabloid-", _ ("Tabloid, 1 column"), _ ("Tabloid, %u columns"));
  for (guint i = 0; label == NULL && i < G_N_ELEMENTS (size_words); i++)
    {
      if (g_str_equal (size_words[i].name, name))
        label = g_strdup (_ (size_words[i].label));
    }

  return label != NULL ? label : g_strdup (name);
}

static char *
dup_length (double length)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.1f", length);
  if (g_str_has_suffix (buffer, ".0"))
    buffer[strlen (buffer) - 2] = '\0';

  return g_strdup (buffer);
}

const char *
heshu_compare_size_get_lengths (const HeshuChartSpec *spec,
                                const HeshuScene *scene,
                                char **width,
                                char **height)
{
  HeshuChartSize size;
  const char *unit = "px";
  double factor;

  if (heshu_chart_size_parse (&size, heshu_chart_spec_get_size (spec), NULL))
    {
      unit = g_str_equal (size.unit, "mm") ? "mm" : "px";
      heshu_chart_size_clear (&size);
    }
  factor = g_str_equal (unit, "mm") ? MM_PER_PT : PX_PER_PT;
  *width = dup_length (heshu_scene_get_width_pt (scene) * factor);
  *height = dup_length (heshu_scene_get_height_pt (scene) * factor);

  return unit;
}

char *
heshu_compare_size_dup_words (const HeshuChartSpec *spec, const HeshuScene *scene)
{
  g_autofree char *width = NULL;
  g_autofree char *height = NULL;
  const char *unit = heshu_compare_size_get_lengths (spec, scene, &width, &height);

  return g_strdup_printf (g_str_equal (unit, "mm") ? _ ("%s × %s mm") : _ ("%s × %s pixels"), width, height);
}

char *
heshu_compare_size_dup_file (const HeshuChartSpec *spec, const HeshuScene *scene, const char *format)
{
  double width = heshu_scene_get_width_pt (scene);
  double height = heshu_scene_get_height_pt (scene);
  HeshuChartSize size;
  char *words;

  if (g_str_equal (format, "svg"))
    return g_strdup (_ ("stays sharp at any size, its text can be edited"));
  if (g_str_equal (format, "pdf"))
    {
      g_autofree char *mm_width = dup_length (width * MM_PER_PT);
      g_autofree char *mm_height = dup_length (height * MM_PER_PT);

      return g_strdup_printf (_ ("%s × %s mm, for print, fonts embedded"), mm_width, mm_height);
    }
  if (!heshu_chart_size_parse (&size, heshu_chart_spec_get_size (spec), NULL))
    return heshu_compare_size_dup_words (spec, scene);
  words = g_strdup_printf (_ ("%d × %d pixels, %d dpi"), heshu_chart_size_to_pixels (&size, width),
                           heshu_chart_size_to_pixels (&size, height), size.dpi);
  heshu_chart_size_clear (&size);

  return words;
}
