/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-view.h"

#include <glib/gi18n.h>

/* Room around the paper */
#define MARGIN 12.0
/* A point is 4/3 pixels of the size a chart in pixels is exported in */
#define PX_PER_PT (4.0 / 3.0)
/* Names and figures are not shown smaller than this, in pixels, as long as the paper's width has room; what
 * does not fit is scrolled to */
#define LEAST_LABEL 12.0
/* Around what is lit, in pixels */
#define LIT_MARGIN 3.0
#define LIT_RADIUS 4.0
#define LIT_WIDTH 2.0

struct _HeshuChartView
{
  GtkDrawingArea parent_instance;

  HeshuScene *scene; /* (nullable) */
  char *lit;         /* (nullable) */
  double scale;
  guint scale_idle;
  GtkAdjustment *scrolling; /* (nullable) */
};

enum
{
  PROP_0,
  PROP_SCALE,
  N_PROPS
};

enum
{
  PICKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuChartView, heshu_chart_view, GTK_TYPE_DRAWING_AREA)

typedef struct
{
  double factor; /* pixels of the window to a point */
  double x, y;   /* where the paper begins */
} Placing;

static gboolean
place (HeshuChartView *self, double width, double height, Placing *placing)
{
  double paper_width, paper_height;

  if (self->scene == NULL)
    return FALSE;
  paper_width = heshu_scene_get_width_pt (self->scene);
  paper_height = heshu_scene_get_height_pt (self->scene);
  if (width <= 2 * MARGIN || height <= 2 * MARGIN || paper_width <= 0 || paper_height <= 0)
    return FALSE;
  placing->factor = MIN ((width - 2 * MARGIN) / paper_width, (height - 2 * MARGIN) / paper_height);
  placing->x = (width - paper_width * placing->factor) / 2;
  placing->y = (height - paper_height * placing->factor) / 2;

  return TRUE;
}

static void
round_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* The paper is white in every scheme, so what is lit has the one colour that is seen on white. */
static void
draw_lit (HeshuChartView *self, cairo_t *cr, const Placing *placing)
{
  double x, y, width, height;

  if (self->lit == NULL || !heshu_scene_find (self->scene, self->lit, &x, &y, &width, &height))
    return;
  round_rectangle (cr, placing->x + x * placing->factor - LIT_MARGIN,
                   placing->y + y * placing->factor - LIT_MARGIN, width * placing->factor + 2 * LIT_MARGIN,
                   height * placing->factor + 2 * LIT_MARGIN, LIT_RADIUS);
  cairo_set_source_rgba (cr, 0.043, 0.365, 0.592, 0.10);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.043, 0.365, 0.592);
  cairo_set_line_width (cr, LIT_WIDTH);
  cairo_stroke (cr);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  HeshuChartView *self = HESHU_CHART_VIEW (area);
  Placing placing;

  if (!place (self, width, height, &placing))
    return;
  cairo_save (cr);
  cairo_translate (cr, placing.x, placing.y);
  cairo_scale (cr, placing.factor, placing.factor);
  cairo_rectangle (cr, 0, 0, heshu_scene_get_width_pt (self->scene), heshu_scene_get_height_pt (self->scene));
  cairo_clip (cr);
  heshu_scene_paint (self->scene, cr);
  cairo_restore (cr);
  draw_lit (self, cr, &placing);
}

static void
update_scale (HeshuChartView *self)
{
  Placing placing;
  double scale = 1;

  if (place (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)),
             &placing))
    scale = placing.factor / PX_PER_PT;
  if (ABS (scale - self->scale) < 0.001)
    return;
  self->scale = scale;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
}

/* How high it must be to be read: 0 where all of it can be in sight */
static int
find_height (HeshuChartView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double room = self->scrolling != NULL ? gtk_adjustment_get_page_size (self->scrolling) : 0;
  double least;
  Placing whole;

  if (room <= 0 || !place (self, width, room, &whole))
    return 0;
  least = heshu_scene_get_label_pt (self->scene);
  least = least > 0 ? LEAST_LABEL / least : 0;
  least = MIN (least, (width - 2 * MARGIN) / heshu_scene_get_width_pt (self->scene));

  return whole.factor >= least ? 0 : (int) (heshu_scene_get_height_pt (self->scene) * least + 2 * MARGIN);
}

static void
update_height (HeshuChartView *self)
{
  int height = find_height (self);

  if (gtk_drawing_area_get_content_height (GTK_DRAWING_AREA (self)) != height)
    gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self), height);
}

static gboolean
scale_idle_cb (gpointer user_data)
{
  HeshuChartView *self = user_data;

  self->scale_idle = 0;
  update_height (self);
  update_scale (self);

  return G_SOURCE_REMOVE;
}

/* Whoever shows the scale would ask for another size in the middle of the layout. */
static void
resize_cb (HeshuChartView *self)
{
  if (self->scale_idle == 0)
    self->scale_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, scale_idle_cb, self, NULL);
}

static void
pressed_cb (HeshuChartView *self, int n_press, double x, double y)
{
  Placing placing;
  const char *metric;

  if (!place (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)),
              &placing))
    return;
  metric = heshu_scene_pick (self->scene, (x - placing.x) / placing.factor, (y - placing.y) / placing.factor);
  if (metric != NULL)
    g_signal_emit (self, signals[PICKED], 0, metric);
}

/* --- the object ------------------------------------------------------------------------------------------
 */

void
heshu_chart_view_set_scene (HeshuChartView *self, HeshuScene *scene, const char *title)
{
  g_autofree char *description = NULL;

  g_return_if_fail (HESHU_IS_CHART_VIEW (self));

  g_clear_pointer (&self->scene, heshu_scene_unref);
  if (scene != NULL)
    {
      self->scene = heshu_scene_ref (scene);
      description = heshu_scene_dup_description (scene);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _ ("Chart"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  update_height (self);
  update_scale (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Brings what is lit into sight */
static void
scroll_to_lit (HeshuChartView *self)
{
  double x, y, width, height;
  Placing placing;

  if (self->scrolling == NULL || self->lit == NULL ||
      !place (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)),
              &placing) ||
      !heshu_scene_find (self->scene, self->lit, &x, &y, &width, &height))
    return;
  gtk_adjustment_clamp_page (self->scrolling, placing.y + y * placing.factor - MARGIN,
                             placing.y + (y + height) * placing.factor + MARGIN);
}

void
heshu_chart_view_set_lit (HeshuChartView *self, const char *metric_id)
{
  g_return_if_fail (HESHU_IS_CHART_VIEW (self));

  if (g_strcmp0 (self->lit, metric_id) == 0)
    return;
  g_free (self->lit);
  self->lit = g_strdup (metric_id);
  scroll_to_lit (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
heshu_chart_view_set_scrolling (HeshuChartView *self, GtkAdjustment *scrolling)
{
  g_return_if_fail (HESHU_IS_CHART_VIEW (self));
  g_return_if_fail (GTK_IS_ADJUSTMENT (scrolling) && self->scrolling == NULL);

  self->scrolling = g_object_ref (scrolling);
  g_signal_connect_object (scrolling, "notify::page-size", G_CALLBACK (resize_cb), self, G_CONNECT_SWAPPED);
}

double
heshu_chart_view_get_scale (HeshuChartView *self)
{
  g_return_val_if_fail (HESHU_IS_CHART_VIEW (self), 1);

  return self->scale;
}

static void
heshu_chart_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SCALE)
    g_value_set_double (value, HESHU_CHART_VIEW (object)->scale);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
heshu_chart_view_finalize (GObject *object)
{
  HeshuChartView *self = HESHU_CHART_VIEW (object);

  g_clear_handle_id (&self->scale_idle, g_source_remove);
  g_clear_object (&self->scrolling);
  g_clear_pointer (&self->scene, heshu_scene_unref);
  g_free (self->lit);
  G_OBJECT_CLASS (heshu_chart_view_parent_class)->finalize (object);
}

static void
heshu_chart_view_class_init (HeshuChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = heshu_chart_view_get_property;
  object_class->finalize = heshu_chart_view_finalize;
  properties[PROP_SCALE] =
      g_param_spec_double ("scale", NULL, NULL, 0, G_MAXDOUBLE, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PICKED] = g_signal_new ("picked", HESHU_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
heshu_chart_view_init (HeshuChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->scale = 1;
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self), draw_cb, NULL, NULL);
  g_signal_connect (self, "resize", G_CALLBACK (resize_cb), NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
