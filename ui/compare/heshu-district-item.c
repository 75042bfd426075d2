/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-district-item.h"

enum
{
  PROP_0,
  PROP_KEY,
  PROP_NAME,
  PROP_IN_CHART,
  PROP_HIGHLIGHTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HeshuDistrictItem, heshu_district_item, G_TYPE_OBJECT)

static void
heshu_district_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HeshuDistrictItem *self = HESHU_DISTRICT_ITEM (object);

  switch (prop_id)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_IN_CHART:
      g_value_set_boolean (value, self->in_chart);
      break;
    case PROP_HIGHLIGHTED:
      g_value_set_boolean (value, self->highlighted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_flag (HeshuDistrictItem *self, gboolean *flag, gboolean on, guint property)
{
  if (*flag == on)
    return;
  *flag = on;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
heshu_district_item_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HeshuDistrictItem *self = HESHU_DISTRICT_ITEM (object);

  if (prop_id == PROP_IN_CHART)
    set_flag (self, &self->in_chart, g_value_get_boolean (value), prop_id);
  else if (prop_id == PROP_HIGHLIGHTED)
    set_flag (self, &self->highlighted, g_value_get_boolean (value), prop_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
heshu_district_item_finalize (GObject *object)
{
  HeshuDistrictItem *self = HESHU_DISTRICT_ITEM (object);

  g_free (self->key);
  g_free (self->name);
  G_OBJECT_CLASS (heshu_district_item_parent_class)->finalize (object);
}

static void
heshu_district_item_class_init (HeshuDistrictItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = heshu_district_item_get_property;
  object_class->set_property = heshu_district_item_set_property;
  object_class->finalize = heshu_district_item_finalize;
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, read);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, read);
  properties[PROP_IN_CHART] = g_param_spec_boolean ("in-chart", NULL, NULL, FALSE, both);
  properties[PROP_HIGHLIGHTED] = g_param_spec_boolean ("highlighted", NULL, NULL, FALSE, both);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
heshu_district_item_init (HeshuDistrictItem *self)
{
}
