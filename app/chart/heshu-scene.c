/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-scene-private.h"

static void
mark_clear (HeshuMark *mark)
{
  g_free (mark->metric);
  g_free (mark->text);
  if (mark->points != NULL)
    g_array_unref (mark->points);
}

HeshuScene *
heshu_scene_new (double width, double height)
{
  HeshuScene *self = g_new0 (HeshuScene, 1);

  self->ref_count = 1;
  self->width = width;
  self->height = height;
  self->marks = g_array_new (FALSE, TRUE, sizeof (HeshuMark));
  g_array_set_clear_func (self->marks, (GDestroyNotify) mark_clear);

  return self;
}

HeshuScene *
heshu_scene_ref (HeshuScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
heshu_scene_unref (HeshuScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_array_unref (self->marks);
  g_free (self->family);
  g_free (self->language);
  g_free (self->title);
  g_free (self->description);
  g_free (self);
}

double
heshu_scene_get_width_pt (const HeshuScene *scene)
{
  g_return_val_if_fail (scene != NULL, 0);

  return scene->width;
}

double
heshu_scene_get_height_pt (const HeshuScene *scene)
{
  g_return_val_if_fail (scene != NULL, 0);

  return scene->height;
}

double
heshu_scene_get_label_pt (const HeshuScene *scene)
{
  const char *name = g_intern_static_string ("name");
  const char *label = g_intern_static_string ("label");
  double least = 0;

  g_return_val_if_fail (scene != NULL, 0);

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const HeshuMark *mark = &g_array_index (scene->marks, HeshuMark, i);

      if ((mark->role == name || mark->role == label) && (least == 0 || mark->size < least))
        least = mark->size;
    }

  return least;
}

char *
heshu_scene_dup_description (const HeshuScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return g_strdup (scene->description);
}

static HeshuMark *
add_mark (HeshuScene *self, HeshuMarkShape shape, const char *role)
{
  HeshuMark *mark;

  g_array_set_size (self->marks, self->marks->len + 1);
  mark = &g_array_index (self->marks, HeshuMark, self->marks->len - 1);
  mark->shape = shape;
  mark->role = g_intern_string (role);
  mark->fill = mark->fade = mark->stroke = HESHU_NO_COLOUR;

  return mark;
}

HeshuMark *
heshu_scene_add_rect (HeshuScene *self,
                      const char *role,
                      double x,
                      double y,
                      double width,
                      double height,
                      guint32 fill)
{
  HeshuMark *mark = add_mark (self, HESHU_MARK_RECT, role);

  mark->x = x;
  mark->y = y;
  mark->width = width;
  mark->height = height;
  mark->fill = fill;

  return mark;
}

HeshuMark *
heshu_scene_add_line (HeshuScene *self,
                      const char *role,
                      double x,
                      double y,
                      double x2,
                      double y2,
                      guint32 stroke,
                      double stroke_width)
{
  HeshuMark *mark = add_mark (self, HESHU_MARK_LINE, role);

  mark->x = x;
  mark->y = y;
  mark->x2 = x2;
  mark->y2 = y2;
  mark->stroke = stroke;
  mark->stroke_width = stroke_width;

  return mark;
}

HeshuMark *
heshu_scene_add_circle (HeshuScene *self, const char *role, double x, double y, double radius, guint32 fill)
{
  HeshuMark *mark = add_mark (self, HESHU_MARK_CIRCLE, role);

  mark->x = x;
  mark->y = y;
  mark->width = mark->height = 2 * radius;
  mark->fill = fill;

  return mark;
}

HeshuMark *
heshu_scene_add_path (HeshuScene *self, const char *role, guint32 fill, guint32 stroke, double stroke_width)
{
  HeshuMark *mark = add_mark (self, HESHU_MARK_PATH, role);

  mark->fill = fill;
  mark->stroke = stroke;
  mark->stroke_width = stroke_width;
  mark->points = g_array_new (FALSE, FALSE, sizeof (HeshuPathPoint));

  return mark;
}

void
heshu_mark_add_point (HeshuMark *self, double x, double y, gboolean move)
{
  HeshuPathPoint point = { x, y, move };

  g_array_append_val (self->points, point);
}

HeshuMark *
heshu_scene_add_text (HeshuScene *self,
                      const char *role,
                      double x,
                      double y,
                      double width,
                      const char *text,
                      double size,
                      gboolean bold,
                      guint32 colour)
{
  HeshuMark *mark = add_mark (self, HESHU_MARK_TEXT, role);

  mark->x = x;
  mark->y = y;
  mark->width = width;
  mark->text = g_strdup (text);
  mark->size = size;
  mark->bold = bold;
  mark->fill = colour;

  return mark;
}

void
heshu_mark_set_metric (HeshuMark *self, const char *metric)
{
  g_free (self->metric);
  self->metric = g_strdup (metric);
}

static void
get_path_box (const HeshuMark *self, double *x, double *y, double *width, double *height)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < self->points->len; i++)
    {
      const HeshuPathPoint *point = &g_array_index (self->points, HeshuPathPoint, i);

      left = MIN (left, point->x);
      right = MAX (right, point->x);
      top = MIN (top, point->y);
      bottom = MAX (bottom, point->y);
    }

  *x = left;
  *y = top;
  *width = right - left;
  *height = bottom - top;
}

void
heshu_mark_get_box (const HeshuMark *self, double *x, double *y, double *width, double *height)
{
  switch (self->shape)
    {
    case HESHU_MARK_TEXT:
      *x = self->x;
      *y = self->y - HESHU_TEXT_ASCENT * self->size;
      *width = self->width;
      *height = (HESHU_TEXT_ASCENT + HESHU_TEXT_DESCENT) * self->size;
      break;
    case HESHU_MARK_LINE:
      *x = MIN (self->x, self->x2) - self->stroke_width / 2;
      *y = MIN (self->y, self->y2) - self->stroke_width / 2;
      *width = ABS (self->x2 - self->x) + self->stroke_width;
      *height = ABS (self->y2 - self->y) + self->stroke_width;
      break;
    case HESHU_MARK_CIRCLE:
      *x = self->x - self->width / 2;
      *y = self->y - self->height / 2;
      *width = self->width;
      *height = self->height;
      break;
    case HESHU_MARK_PATH:
      get_path_box (self, x, y, width, height);
      break;
    default:
      *x = self->x;
      *y = self->y;
      *width = self->width;
      *height = self->height;
    }
}

const char *
heshu_scene_pick (const HeshuScene *scene, double x_pt, double y_pt)
{
  g_return_val_if_fail (scene != NULL, NULL);

  for (guint i = scene->marks->len; i > 0; i--)
    {
      const HeshuMark *mark = &g_array_index (scene->marks, HeshuMark, i - 1);
      double x, y, width, height;

      if (mark->metric == NULL)
        continue;
      heshu_mark_get_box (mark, &x, &y, &width, &height);
      /* thin marks must be within reach of a pointer */
      if (x_pt >= x - 1.5 && x_pt <= x + width + 1.5 && y_pt >= y - 1.5 && y_pt <= y + height + 1.5)
        return mark->metric;
    }

  return NULL;
}

gboolean
heshu_scene_find (const HeshuScene *scene,
                  const char *metric,
                  double *x,
                  double *y,
                  double *width,
                  double *height)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  g_return_val_if_fail (scene != NULL, FALSE);

  for (guint i = 0; metric != NULL && i < scene->marks->len; i++)
    {
      const HeshuMark *mark = &g_array_index (scene->marks, HeshuMark, i);
      double mark_x, mark_y, mark_width, mark_height;

      if (g_strcmp0 (mark->metric, metric) != 0)
        continue;
      heshu_mark_get_box (mark, &mark_x, &mark_y, &mark_width, &mark_height);
      left = MIN (left, mark_x);
      top = MIN (top, mark_y);
      right = MAX (right, mark_x + mark_width);
      bottom = MAX (bottom, mark_y + mark_height);
    }
  if (right < left)
    return FALSE;
  *x = left;
  *y = top;
  *width = right - left;
  *height = bottom - top;

  return TRUE;
}
