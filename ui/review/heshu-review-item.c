/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-item.h"

struct _HeshuReviewItem
{
  GObject parent_instance;

  HeshuMetric *metric;
  guint index;
  char *title;
  guint n_reviewed;
  guint n_metrics;
  gboolean shown;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuReviewItem, heshu_review_item, G_TYPE_OBJECT)

static void
heshu_review_item_finalize (GObject *object)
{
  HeshuReviewItem *self = HESHU_REVIEW_ITEM (object);

  g_clear_pointer (&self->metric, heshu_metric_unref);
  g_free (self->title);
  G_OBJECT_CLASS (heshu_review_item_parent_class)->finalize (object);
}

static void
heshu_review_item_class_init (HeshuReviewItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heshu_review_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", HESHU_TYPE_REVIEW_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
heshu_review_item_init (HeshuReviewItem *self)
{
  self->shown = TRUE;
}

HeshuReviewItem *
heshu_review_item_new (HeshuMetric *metric, guint index, const char *title)
{
  HeshuReviewItem *self = g_object_new (HESHU_TYPE_REVIEW_ITEM, NULL);

  self->metric = metric != NULL ? heshu_metric_ref (metric) : NULL;
  self->index = index;
  self->title = g_strdup (title);

  return self;
}

static gboolean
is_about_same (HeshuReviewItem *self, HeshuReviewItem *other)
{
  if (self->metric == NULL || other->metric == NULL)
    return self->metric == other->metric && self->index == other->index &&
           g_strcmp0 (self->title, other->title) == 0;

  return g_strcmp0 (heshu_metric_get_id (self->metric), heshu_metric_get_id (other->metric)) == 0;
}

gboolean
heshu_review_item_update (HeshuReviewItem *self, HeshuReviewItem *other)
{
  gboolean changed;

  if (!is_about_same (self, other))
    return FALSE;
  changed = self->n_reviewed != other->n_reviewed || self->n_metrics != other->n_metrics ||
            (self->metric != NULL &&
             heshu_metric_get_revision (self->metric) != heshu_metric_get_revision (other->metric));
  self->index = other->index;
  self->n_reviewed = other->n_reviewed;
  self->n_metrics = other->n_metrics;
  if (self->metric != NULL)
    {
      heshu_metric_unref (self->metric);
      self->metric = heshu_metric_ref (other->metric);
    }
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

void
heshu_review_item_set_counts (HeshuReviewItem *self, guint n_reviewed, guint n_metrics)
{
  self->n_reviewed = n_reviewed;
  self->n_metrics = n_metrics;
}

HeshuMetric *
heshu_review_item_get_metric (HeshuReviewItem *self)
{
  return self->metric;
}

guint
heshu_review_item_get_index (HeshuReviewItem *self)
{
  return self->index;
}

const char *
heshu_review_item_get_title (HeshuReviewItem *self)
{
  return self->title;
}

guint
heshu_review_item_get_n_reviewed (HeshuReviewItem *self)
{
  return self->n_reviewed;
}

guint
heshu_review_item_get_n_metrics (HeshuReviewItem *self)
{
  return self->n_metrics;
}

void
heshu_review_item_set_shown (HeshuReviewItem *self, gboolean shown)
{
  self->shown = shown;
}

gboolean
heshu_review_item_get_shown (HeshuReviewItem *self)
{
  return self->shown;
}
