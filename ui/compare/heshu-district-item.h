/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HeshuDistrictItem:
 *
 * A district in a list: whether it is in the chart, and highlighted there.
 *
 * Properties: `key` `name` (string, read) `in-chart` `highlighted` (boolean)
 */
#define HESHU_TYPE_DISTRICT_ITEM (heshu_district_item_get_type ())
G_DECLARE_FINAL_TYPE (HeshuDistrictItem, heshu_district_item, HESHU, DISTRICT_ITEM, GObject)

struct _HeshuDistrictItem
{
  GObject parent_instance;

  char *key;
  char *name;
  gboolean in_chart;
  gboolean highlighted;
};

G_END_DECLS
