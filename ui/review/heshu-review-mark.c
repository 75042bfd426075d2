/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-mark.h"

#include "heshu-colour.h"

#define RADIUS 4
#define SAMPLE_WIDTH 24

static const char *const inks[] = {
  [HESHU_MARK_PROPOSED] = "heshu_proposed",   [HESHU_MARK_CONFIRMED] = "heshu_confirmed",
  [HESHU_MARK_CORRECTED] = "heshu_corrected", [HESHU_MARK_REJECTED] = "heshu_rejected",
  [HESHU_MARK_SELECTED] = "accent_fg_color",  [HESHU_MARK_EVIDENCE] = "heshu_evidence",
};

static const char *const tints[] = {
  [HESHU_MARK_PROPOSED] = "heshu_proposed_tint",   [HESHU_MARK_CONFIRMED] = "heshu_confirmed_tint",
  [HESHU_MARK_CORRECTED] = "heshu_corrected_tint", [HESHU_MARK_REJECTED] = NULL,
  [HESHU_MARK_SELECTED] = "accent_bg_color",       [HESHU_MARK_EVIDENCE] = "heshu_evidence_tint",
};

static void
snapshot_dashes (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *box)
{
  GdkRGBA ink = heshu_colour_lookup (widget, inks[HESHU_MARK_EVIDENCE]);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, box);
  const double dashes[] = { 3, 2 };
  double x = box->origin.x + 0.5, y = box->origin.y + 0.5;
  double right = x + box->size.width - 1, bottom = y + box->size.height - 1;

  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - RADIUS, y + RADIUS, RADIUS, -G_PI_2, 0);
  cairo_arc (cr, right - RADIUS, bottom - RADIUS, RADIUS, 0, G_PI_2);
  cairo_arc (cr, x + RADIUS, bottom - RADIUS, RADIUS, G_PI_2, G_PI);
  cairo_arc (cr, x + RADIUS, y + RADIUS, RADIUS, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
heshu_mark_snapshot_tint (GtkWidget *widget,
                          GtkSnapshot *snapshot,
                          HeshuMarkKind kind,
                          const graphene_rect_t *box)
{
  GskRoundedRect rounded;
  GdkRGBA tint;

  if (tints[kind] == NULL)
    return;
  tint = heshu_colour_lookup (widget, tints[kind]);
  gsk_rounded_rect_init_from_rect (&rounded, box, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &tint, box);
  gtk_snapshot_pop (snapshot);
  if (kind == HESHU_MARK_EVIDENCE)
    snapshot_dashes (widget, snapshot, box);
}

static void
append_bar (GtkSnapshot *snapshot, const GdkRGBA *ink, float x, float y, float width, float height)
{
  if (width > 0)
    gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
append_arrow (GtkSnapshot *snapshot, const GdkRGBA *ink, float right, float middle)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT (right - 6, middle - 3, 6, 6);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &box);

  gdk_cairo_set_source_rgba (cr, ink);
  cairo_move_to (cr, right, middle + 0.75);
  cairo_line_to (cr, right - 6, middle - 2.5);
  cairo_line_to (cr, right - 6, middle + 0.75);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

void
heshu_mark_snapshot_line (GtkWidget *widget,
                          GtkSnapshot *snapshot,
                          HeshuMarkKind kind,
                          HeshuMeasure measure,
                          gboolean last,
                          const graphene_rect_t *box)
{
  GdkRGBA ink = heshu_colour_lookup (widget, inks[kind]);
  float x = box->origin.x + 2, width = box->size.width - 4;
  float y = box->origin.y + box->size.height - 2.5f;

  switch (measure)
    {
    case HESHU_MEASURE_RATIO:
      append_bar (snapshot, &ink, x, y - 2, width, 1);
      append_bar (snapshot, &ink, x, y + 0.5f, width, 1);
      break;
    case HESHU_MEASURE_CHANGE:
      append_bar (snapshot, &ink, x, y, width, 1.5f);
      if (last)
        append_arrow (snapshot, &ink, x + width, y);
      break;
    case HESHU_MEASURE_RANK:
      for (float dot = 0; dot < width; dot += 4)
        append_bar (snapshot, &ink, x + dot, y, 2, 1.5f);
      break;
    case HESHU_MEASURE_LEVEL:
    default:
      append_bar (snapshot, &ink, x, y, width, 1.5f);
      break;
    }
}

/* --- for the legend ----------------------------------------------------------------------------------------
 */

struct _HeshuMarkSample
{
  GtkWidget parent_instance;

  HeshuMarkKind kind;
  HeshuMeasure measure;
};

G_DEFINE_FINAL_TYPE (HeshuMarkSample, heshu_mark_sample, GTK_TYPE_WIDGET)

static void
heshu_mark_sample_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? SAMPLE_WIDTH : 12;
}

static void
heshu_mark_sample_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HeshuMarkSample *self = HESHU_MARK_SAMPLE (widget);
  float middle = (float) gtk_widget_get_height (widget) / 2;
  graphene_rect_t box = GRAPHENE_RECT_INIT (0, middle - 6, SAMPLE_WIDTH, 12);

  if (self->kind == HESHU_MARK_EVIDENCE)
    heshu_mark_snapshot_tint (widget, snapshot, self->kind, &box);
  else
    heshu_mark_snapshot_line (widget, snapshot, self->kind, self->measure, TRUE,
                              &GRAPHENE_RECT_INIT (0, middle - 8, SAMPLE_WIDTH, 10));
}

static void
heshu_mark_sample_class_init (HeshuMarkSampleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = heshu_mark_sample_measure;
  widget_class->snapshot = heshu_mark_sample_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
heshu_mark_sample_init (HeshuMarkSample *self)
{
}

GtkWidget *
heshu_mark_sample_new (HeshuMarkKind kind, HeshuMeasure measure)
{
  HeshuMarkSample *self = g_object_new (HESHU_TYPE_MARK_SAMPLE, NULL);

  self->kind = kind;
  self->measure = measure;

  return GTK_WIDGET (self);
}
