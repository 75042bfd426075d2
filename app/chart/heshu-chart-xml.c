/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-xml.h"

#include "heshu-chart-resource.h"

#include <libxml/parser.h>

GBytes *
heshu_chart_resource (const char *path)
{
  g_autofree char *full = g_strconcat ("/org/heshu/", path, NULL);

  /* Asked of the resource itself: a static library's constructor would not be linked without a reference to
   * it */
  return g_resource_lookup_data (heshu_chart_get_resource (), full, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

xmlDoc *
heshu_chart_xml_read (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlDoc *doc = xmlReadMemory (data, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);

  g_assert (doc != NULL);
  return doc;
}

char *
heshu_xml_dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp ((xmlNode *) node, BAD_CAST name);
  char *copy = g_strdup (value != NULL ? (const char *) value : "");

  if (value != NULL)
    xmlFree (value);
  return copy;
}

double
heshu_xml_get_number (const xmlNode *node, const char *name)
{
  g_autofree char *text = heshu_xml_dup_attribute (node, name);

  return g_ascii_strtod (text, NULL);
}

gboolean
heshu_xml_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && xmlStrEqual (node->name, BAD_CAST name);
}
