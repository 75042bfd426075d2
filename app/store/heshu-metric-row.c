/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metric-row.h"

struct _HeshuMetricRow
{
  GObject parent_instance;

  guint64 key;
  HeshuMetric *metric; /* (nullable) */
};

enum
{
  PROP_0,
  PROP_METRIC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HeshuMetricRow, heshu_metric_row, G_TYPE_OBJECT)

static void
heshu_metric_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_METRIC)
    g_value_set_boxed (value, HESHU_METRIC_ROW (object)->metric);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
heshu_metric_row_finalize (GObject *object)
{
  g_clear_pointer (&HESHU_METRIC_ROW (object)->metric, heshu_metric_unref);
  G_OBJECT_CLASS (heshu_metric_row_parent_class)->finalize (object);
}

static void
heshu_metric_row_class_init (HeshuMetricRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = heshu_metric_row_finalize;
  object_class->get_property = heshu_metric_row_get_property;

  properties[PROP_METRIC] =
      g_param_spec_boxed ("metric", NULL, NULL, HESHU_TYPE_METRIC, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
heshu_metric_row_init (HeshuMetricRow *self)
{
}

HeshuMetricRow *
heshu_metric_row_new (guint64 key)
{
  HeshuMetricRow *self = g_object_new (HESHU_TYPE_METRIC_ROW, NULL);

  self->key = key;

  return self;
}

guint64
heshu_metric_row_get_key (HeshuMetricRow *self)
{
  g_return_val_if_fail (HESHU_IS_METRIC_ROW (self), 0);

  return self->key;
}

HeshuMetric *
heshu_metric_row_get_metric (HeshuMetricRow *self)
{
  g_return_val_if_fail (HESHU_IS_METRIC_ROW (self), NULL);

  return self->metric;
}

/* A report's name or an article's title stands in a metric, but is none of its fields: the revision does not
 * tell of it. */
static gboolean
is_same (const HeshuMetric *one, const HeshuMetric *other)
{
  if (one == other)
    return TRUE;
  if (one == NULL || other == NULL)
    return FALSE;

  return g_strcmp0 (heshu_metric_get_id (one), heshu_metric_get_id (other)) == 0 &&
         heshu_metric_get_revision (one) == heshu_metric_get_revision (other) &&
         g_strcmp0 (heshu_metric_get_source (one), heshu_metric_get_source (other)) == 0 &&
         g_strcmp0 (heshu_metric_get_article_title (one), heshu_metric_get_article_title (other)) == 0;
}

void
heshu_metric_row_set_metric (HeshuMetricRow *self, HeshuMetric *metric)
{
  g_return_if_fail (HESHU_IS_METRIC_ROW (self));

  if (is_same (self->metric, metric))
    return;
  g_clear_pointer (&self->metric, heshu_metric_unref);
  if (metric != NULL)
    self->metric = heshu_metric_ref (metric);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_METRIC]);
}
