/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-size.h"

#include "heshu-chart-xml.h"
#include "heshu-error.h"

#include <math.h>
#include <string.h>

#define MAX_PIXELS 16384
#define MAX_LENGTH_MM 5000

/* A size typed by hand in millimetres is for print, at the resolution of line art on newsprint presses */
#define PRINT_DPI 300
#define SCREEN_DPI 96

static const char *const medium_words[] = { "print", "phone", "screen" };

const char *
heshu_medium_get_word (HeshuMedium medium)
{
  return medium_words[medium];
}

gboolean
heshu_medium_from_word (const char *word, HeshuMedium *medium)
{
  for (guint i = 0; i < G_N_ELEMENTS (medium_words); i++)
    if (g_str_equal (word, medium_words[i]))
      {
        *medium = i;
        return TRUE;
      }

  return FALSE;
}

static void
read_preset (HeshuChartSize *self, const xmlNode *node)
{
  g_autofree char *medium = heshu_xml_dup_attribute (node, "medium");

  self->name = heshu_xml_dup_attribute (node, "name");
  self->width = heshu_xml_dup_attribute (node, "width");
  self->height = heshu_xml_dup_attribute (node, "height");
  self->ratio = heshu_xml_dup_attribute (node, "ratio");
  self->unit = heshu_xml_dup_attribute (node, "unit");
  self->dpi = (int) heshu_xml_get_number (node, "dpi");
  heshu_medium_from_word (medium, &self->medium);
}

static gboolean
find_preset (HeshuChartSize *self, const char *name)
{
  g_autoptr (GBytes) bytes = heshu_chart_resource ("chart/sizes.xml");
  xmlDoc *doc = heshu_chart_xml_read (bytes);
  const xmlNode *root = xmlDocGetRootElement (doc);
  g_autofree char *standard = heshu_xml_dup_attribute (root, "default");
  const char *wanted = name != NULL ? name : standard;
  gboolean found = FALSE;

  for (const xmlNode *node = root->children; node != NULL && !found; node = node->next)
    {
      g_autofree char *preset = heshu_xml_is (node, "size") ? heshu_xml_dup_attribute (node, "name") : NULL;

      if (g_strcmp0 (preset, wanted) != 0)
        continue;
      read_preset (self, node);
      found = TRUE;
    }

  xmlFreeDoc (doc);
  return found;
}

char *
heshu_chart_size_list (void)
{
  g_autoptr (GBytes) bytes = heshu_chart_resource ("chart/sizes.xml");
  xmlDoc *doc = heshu_chart_xml_read (bytes);
  GString *list = g_string_new (NULL);

  for (const xmlNode *node = xmlDocGetRootElement (doc)->children; node != NULL; node = node->next)
    {
      g_autofree char *name = heshu_xml_is (node, "size") ? heshu_xml_dup_attribute (node, "name") : NULL;

      if (name != NULL)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", name);
    }

  xmlFreeDoc (doc);
  return g_string_free (list, FALSE);
}

/* Digits with at most two behind a point; moves @p behind them */
static char *
take_length (const char **p)
{
  const char *start = *p;
  const char *end = start;

  while (g_ascii_isdigit (*end))
    end++;
  if (end == start || end - start > 5)
    return NULL;
  if (*end == '.')
    {
      const char *point = end++;

      while (g_ascii_isdigit (*end))
        end++;
      if (end == point + 1 || end > point + 3)
        return NULL;
    }

  *p = end;
  return g_strndup (start, end - start);
}

static gboolean
parse_typed (HeshuChartSize *self, const char *text)
{
  const char *p = text;
  g_autofree char *width = take_length (&p);
  g_autofree char *height = NULL;

  if (width == NULL)
    return FALSE;
  if (g_str_has_prefix (p, "×"))
    p += strlen ("×");
  else if (*p == 'x' || *p == 'X')
    p++;
  else
    return FALSE;
  height = take_length (&p);
  if (height == NULL || !(g_str_equal (p, "mm") || g_str_equal (p, "px")))
    return FALSE;
  /* half a pixel cannot be drawn */
  if (g_str_equal (p, "px") && (strchr (width, '.') != NULL || strchr (height, '.') != NULL))
    return FALSE;

  self->name = g_strdup (text);
  self->unit = g_strdup (p);
  self->width = g_steal_pointer (&width);
  self->height = g_steal_pointer (&height);
  self->ratio = g_strdup ("");
  self->dpi = g_str_equal (p, "mm") ? PRINT_DPI : SCREEN_DPI;
  /* a picture in pixels that is not wider than high is looked at on a phone, where type must be larger */
  if (g_str_equal (p, "mm"))
    self->medium = HESHU_MEDIUM_PRINT;
  else
    self->medium = g_ascii_strtod (self->height, NULL) >= g_ascii_strtod (self->width, NULL)
                       ? HESHU_MEDIUM_PHONE
                       : HESHU_MEDIUM_SCREEN;

  return TRUE;
}

gboolean
heshu_chart_size_is_valid (const HeshuChartSize *self)
{
  const char *lengths[] = { self->width, self->height };

  if (!(g_str_equal (self->unit, "mm") || g_str_equal (self->unit, "px")) || self->dpi < 30 ||
      self->dpi > 2400)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      char *end = NULL;
      double length;

      if (i == 1 && *lengths[i] == '\0')
        continue;
      length = g_ascii_strtod (lengths[i], &end);
      if (end == lengths[i] || *end != '\0' || !isfinite (length) || length <= 0)
        return FALSE;
      if (g_str_equal (self->unit, "mm") && length > MAX_LENGTH_MM)
        return FALSE;
      if (heshu_chart_size_to_pixels (self, heshu_chart_size_to_pt (self, lengths[i])) > MAX_PIXELS)
        return FALSE;
    }

  return TRUE;
}

gboolean
heshu_chart_size_parse (HeshuChartSize *self, const char *text, GError **error)
{
  g_autofree char *list = NULL;

  memset (self, 0, sizeof *self);
  if (find_preset (self, text))
    return TRUE;
  if (parse_typed (self, text) && heshu_chart_size_is_valid (self))
    return TRUE;

  heshu_chart_size_clear (self);
  list = heshu_chart_size_list ();
  heshu_error_set (error, HESHU_ERROR_SIZE_INVALID, text, list);
  return FALSE;
}

void
heshu_chart_size_clear (HeshuChartSize *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->width, g_free);
  g_clear_pointer (&self->height, g_free);
  g_clear_pointer (&self->ratio, g_free);
  g_clear_pointer (&self->unit, g_free);
}

double
heshu_chart_size_to_pt (const HeshuChartSize *self, const char *length)
{
  double number = g_ascii_strtod (length, NULL);

  return g_str_equal (self->unit, "mm") ? HESHU_MM_TO_PT (number) : HESHU_PX_TO_PT (number);
}

int
heshu_chart_size_to_pixels (const HeshuChartSize *self, double length_pt)
{
  double dpi = g_str_equal (self->unit, "mm") ? self->dpi : 96;
  double pixels = length_pt * dpi / 72.0;

  /* a length is never 0 pixels, and one that is whole in its unit stays whole */
  return MAX (1, (int) floor (MIN (pixels, G_MAXINT / 2) + 0.5));
}
