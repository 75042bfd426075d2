/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-house-style.h"

#include "heshu-chart-xml.h"

typedef struct
{
  HeshuMedium medium;
  double width; /* points */
  HeshuTypeSizes sizes;
} TypeStep;

struct _HeshuHouseStyle
{
  char *hash;
  char *language;
  GPtrArray *fonts; /* of char *, ends with NULL */
  guint32 colours[HESHU_N_COLOURS];
  GArray *steps; /* of TypeStep, by medium in order of width */
};

static const char *const colour_names[HESHU_N_COLOURS] = {
  "paper", "ink", "subtitle", "note", "missing", "rule", "hair", "grid", "focus", "rest",
};

static void
read_fonts (HeshuHouseStyle *self, const xmlNode *fonts)
{
  self->language = heshu_xml_dup_attribute (fonts, "language");
  for (const xmlNode *node = fonts->children; node != NULL; node = node->next)
    if (heshu_xml_is (node, "font"))
      g_ptr_array_add (self->fonts, heshu_xml_dup_attribute (node, "family"));
}

static void
read_colours (HeshuHouseStyle *self, const xmlNode *node)
{
  for (guint i = 0; i < HESHU_N_COLOURS; i++)
    {
      g_autofree char *text = heshu_xml_dup_attribute (node, colour_names[i]);

      self->colours[i] = *text == '#' ? (guint32) g_ascii_strtoull (text + 1, NULL, 16) : 0;
    }
}

static void
read_type (HeshuHouseStyle *self, const xmlNode *type)
{
  g_autofree char *word = heshu_xml_dup_attribute (type, "medium");
  HeshuMedium medium = HESHU_MEDIUM_SCREEN;
  double width_unit, type_unit;

  heshu_medium_from_word (word, &medium);
  width_unit = medium == HESHU_MEDIUM_PRINT ? HESHU_MM_TO_PT (1) : HESHU_PX_TO_PT (1);
  type_unit = medium == HESHU_MEDIUM_PRINT ? 1 : HESHU_PX_TO_PT (1);

  for (const xmlNode *node = type->children; node != NULL; node = node->next)
    if (heshu_xml_is (node, "at"))
      {
        TypeStep step = { medium,
                          heshu_xml_get_number (node, "width") * width_unit,
                          { heshu_xml_get_number (node, "margin") * width_unit,
                            heshu_xml_get_number (node, "title") * type_unit,
                            heshu_xml_get_number (node, "subtitle") * type_unit,
                            heshu_xml_get_number (node, "label") * type_unit,
                            heshu_xml_get_number (node, "note") * type_unit } };

        g_array_append_val (self->steps, step);
      }
}

static HeshuHouseStyle *
load (GBytes *bytes)
{
  HeshuHouseStyle *self = g_new0 (HeshuHouseStyle, 1);
  xmlDoc *doc = heshu_chart_xml_read (bytes);

  self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->fonts = g_ptr_array_new_with_free_func (g_free);
  self->steps = g_array_new (FALSE, FALSE, sizeof (TypeStep));
  for (const xmlNode *node = xmlDocGetRootElement (doc)->children; node != NULL; node = node->next)
    if (heshu_xml_is (node, "fonts"))
      read_fonts (self, node);
    else if (heshu_xml_is (node, "colours"))
      read_colours (self, node);
    else if (heshu_xml_is (node, "type"))
      read_type (self, node);
  g_ptr_array_add (self->fonts, NULL);

  xmlFreeDoc (doc);
  return self;
}

const HeshuHouseStyle *
heshu_house_style_get (const char *name)
{
  static GMutex mutex;
  static GHashTable *styles;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  HeshuHouseStyle *style;

  g_return_val_if_fail (name != NULL, NULL);

  locker = g_mutex_locker_new (&mutex);
  if (styles == NULL)
    styles = g_hash_table_new (g_str_hash, g_str_equal);
  style = g_hash_table_lookup (styles, name);
  if (style != NULL)
    return style;

  path = g_strconcat ("house-styles/", name, ".xml", NULL);
  bytes = heshu_chart_resource (path);
  if (bytes == NULL)
    return NULL;

  style = load (bytes);
  g_hash_table_insert (styles, g_strdup (name), style);
  return style;
}

const char *
heshu_house_style_get_hash (const HeshuHouseStyle *self)
{
  return self->hash;
}

const char *
heshu_house_style_get_language (const HeshuHouseStyle *self)
{
  return self->language;
}

const char *const *
heshu_house_style_get_fonts (const HeshuHouseStyle *self)
{
  return (const char *const *) self->fonts->pdata;
}

guint32
heshu_house_style_get_colour (const HeshuHouseStyle *self, HeshuColour colour)
{
  return self->colours[colour];
}

static double
mix (double a, double b, double share)
{
  return a + (b - a) * share;
}

void
heshu_house_style_get_type (const HeshuHouseStyle *self,
                            HeshuMedium medium,
                            double width_pt,
                            HeshuTypeSizes *sizes)
{
  const TypeStep *below = NULL;
  const TypeStep *above = NULL;
  double share;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const TypeStep *step = &g_array_index (self->steps, TypeStep, i);

      if (step->medium != medium)
        continue;
      if (step->width <= width_pt || below == NULL)
        below = step;
      if (step->width > width_pt && above == NULL)
        above = step;
    }

  if (above == NULL || above == below)
    {
      *sizes = below->sizes;
      return;
    }

  share = (width_pt - below->width) / (above->width - below->width);
  sizes->margin = mix (below->sizes.margin, above->sizes.margin, share);
  sizes->title = mix (below->sizes.title, above->sizes.title, share);
  sizes->subtitle = mix (below->sizes.subtitle, above->sizes.subtitle, share);
  sizes->label = mix (below->sizes.label, above->sizes.label, share);
  sizes->note = mix (below->sizes.note, above->sizes.note, share);
}
