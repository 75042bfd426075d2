/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-layout-private.h"

#include "heshu-error.h"

#include <math.h>
#include <string.h>

/* Type on newsprint is legible from 7 pt on */
#define MIN_PRINT_PT 7.0

#define TITLE_LINE 1.25
#define SUBTITLE_LINE 1.40
#define NOTE_LINE 1.42

/* How long a source line may be before a shorter one is taken */
#define MAX_SOURCE_LINES_WIDE 3
#define MAX_SOURCE_LINES_NARROW 5

#define MAX_HEIGHT_PT 12288.0 /* 16384 pixels */

/* Everything around the plot, broken into lines */
typedef struct
{
  GPtrArray *title;
  GPtrArray *subtitle;
  GPtrArray *note;
  GPtrArray *source;
  double signature_width;
  double header_height;
  double footer_height;
} Frame;

guint32
heshu_layout_get_colour (const HeshuLayout *self, HeshuColour colour)
{
  return heshu_house_style_get_colour (self->house, colour);
}

double
heshu_layout_get_hair (const HeshuLayout *self)
{
  return MAX (0.25, 0.045 * self->type.label);
}

double
heshu_layout_get_rule (const HeshuLayout *self)
{
  return MAX (0.5, 0.07 * self->type.label);
}

double
heshu_layout_get_baseline (double centre, double size)
{
  /* the middle of a Chinese character and of a figure is about 0.37 em above the baseline */
  return centre + 0.37 * size;
}

HeshuMark *
heshu_layout_add_text (HeshuLayout *self,
                       const char *role,
                       double x,
                       double baseline,
                       double width,
                       const char *text,
                       double size,
                       gboolean bold,
                       HeshuColour colour,
                       const char *metric)
{
  HeshuMark *mark = heshu_scene_add_text (self->scene, role, x, baseline, width, text, size, bold,
                                          heshu_layout_get_colour (self, colour));

  heshu_mark_set_metric (mark, metric);
  return mark;
}

static void
frame_clear (Frame *frame)
{
  g_clear_pointer (&frame->title, g_ptr_array_unref);
  g_clear_pointer (&frame->subtitle, g_ptr_array_unref);
  g_clear_pointer (&frame->note, g_ptr_array_unref);
  g_clear_pointer (&frame->source, g_ptr_array_unref);
}

static double
get_edge (const HeshuLayout *self)
{
  return 0.6 * self->type.margin;
}

/* The whole width, but for the room of the signature where it would run into the last line */
static void
break_source (Frame *frame, HeshuLayout *layout, guint variant)
{
  const HeshuTypeSizes *type = &layout->type;
  const char *text = g_ptr_array_index (layout->spec->sources, variant);
  double width = layout->right - layout->left;
  double room = frame->signature_width > 0 ? width - frame->signature_width - 1.5 * type->note : width;
  const HeshuTextLine *last;
  guint n_lines;

  g_clear_pointer (&frame->source, g_ptr_array_unref);
  frame->source = heshu_typesetter_break_note (layout->setter, text, type->note, width);
  last = g_ptr_array_index (frame->source, frame->source->len - 1);
  if (last->width > room)
    {
      g_ptr_array_unref (frame->source);
      frame->source =
          heshu_typesetter_break_note (layout->setter, text, type->note, MAX (room, 4 * type->note));
    }

  n_lines = frame->note->len + frame->source->len;
  frame->footer_height = 0.55 * type->note + n_lines * NOTE_LINE * type->note + get_edge (layout);
}

static void
frame_init (Frame *frame, HeshuLayout *layout)
{
  const HeshuChartSpec *spec = layout->spec;
  const HeshuTypeSizes *type = &layout->type;
  double width = layout->right - layout->left;

  memset (frame, 0, sizeof *frame);
  frame->title = *spec->title != '\0' ? heshu_typesetter_break_title (layout->setter, spec->title,
                                                                      type->title, TRUE, width, type->margin)
                                      : g_ptr_array_new ();
  frame->subtitle = *spec->subtitle != '\0'
                        ? heshu_typesetter_break_title (layout->setter, spec->subtitle, type->subtitle, FALSE,
                                                        width, type->margin)
                        : g_ptr_array_new ();
  frame->note = *spec->note != '\0'
                    ? heshu_typesetter_break_note (layout->setter, spec->note, type->note, width)
                    : g_ptr_array_new ();
  if (*spec->signature != '\0')
    frame->signature_width = heshu_typesetter_measure (layout->setter, spec->signature, type->note, TRUE);
  frame->header_height = get_edge (layout) + 0.38 * type->title +
                         frame->title->len * TITLE_LINE * type->title +
                         frame->subtitle->len * SUBTITLE_LINE * type->subtitle + 0.75 * type->label;
}

static double
draw_lines (HeshuLayout *layout,
            GPtrArray *lines,
            const char *role,
            double y,
            double size,
            double line_height,
            gboolean bold,
            HeshuColour colour)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const HeshuTextLine *line = g_ptr_array_index (lines, i);

      heshu_layout_add_text (layout, role, layout->left,
                             heshu_layout_get_baseline (y + line_height * size / 2, size), line->width,
                             line->text, size, bold, colour, NULL);
      y += line_height * size;
    }

  return y;
}

static void
draw_header (const Frame *frame, HeshuLayout *layout)
{
  const HeshuTypeSizes *type = &layout->type;
  double y = get_edge (layout);
  double rule = heshu_layout_get_rule (layout);

  heshu_scene_add_line (layout->scene, "top-rule", layout->left, y + rule / 2, layout->right, y + rule / 2,
                        heshu_layout_get_colour (layout, HESHU_COLOUR_RULE), rule);
  heshu_scene_add_rect (layout->scene, "tag", layout->left, y,
                        MIN (1.35 * type->title, (layout->right - layout->left) / 4), 0.17 * type->title,
                        heshu_layout_get_colour (layout, HESHU_COLOUR_FOCUS));
  y += 0.38 * type->title;
  y = draw_lines (layout, frame->title, "title", y, type->title, TITLE_LINE, TRUE, HESHU_COLOUR_INK);
  draw_lines (layout, frame->subtitle, "subtitle", y, type->subtitle, SUBTITLE_LINE, FALSE,
              HESHU_COLOUR_SUBTITLE);
}

static void
draw_footer (const Frame *frame, HeshuLayout *layout, double height)
{
  const HeshuTypeSizes *type = &layout->type;
  double y = height - frame->footer_height;

  heshu_scene_add_line (layout->scene, "foot-rule", layout->left, y, layout->right, y,
                        heshu_layout_get_colour (layout, HESHU_COLOUR_HAIR), heshu_layout_get_hair (layout));
  y += 0.55 * type->note;
  y = draw_lines (layout, frame->note, "note", y, type->note, NOTE_LINE, FALSE, HESHU_COLOUR_NOTE);
  y = draw_lines (layout, frame->source, "source", y, type->note, NOTE_LINE, FALSE, HESHU_COLOUR_NOTE);
  if (frame->signature_width > 0)
    heshu_layout_add_text (layout, "signature", layout->right - frame->signature_width,
                           heshu_layout_get_baseline (y - NOTE_LINE * type->note / 2, type->note),
                           frame->signature_width, layout->spec->signature, type->note, TRUE,
                           HESHU_COLOUR_NOTE, NULL);
}

static double
get_fixed_height (const HeshuChartSpec *spec)
{
  return *spec->size.height != '\0' ? heshu_chart_size_to_pt (&spec->size, spec->size.height) : 0;
}

/* A wide strip is read like a narrower picture of its height */
static double
get_type_width (const HeshuChartSpec *spec, double width)
{
  double height = get_fixed_height (spec);

  return height > 0 && spec->size.medium == HESHU_MEDIUM_SCREEN ? MIN (width, 2.0 * height) : width;
}

static void
set_type (HeshuLayout *layout, double factor)
{
  const HeshuChartSpec *spec = layout->spec;
  double least = spec->size.medium == HESHU_MEDIUM_PRINT ? MIN_PRINT_PT : 0;
  HeshuTypeSizes *type = &layout->type;

  heshu_house_style_get_type (layout->house, spec->size.medium, get_type_width (spec, layout->width), type);
  type->title = MAX (type->title * sqrt (factor), least);
  type->subtitle = MAX (type->subtitle * factor, least);
  type->label = MAX (type->label * factor, least);
  type->note = MAX (type->note * factor, least);
  layout->left = type->margin;
  layout->right = layout->width - type->margin;
}

/* A height that is whole in its unit: pixels, or tenths of a millimetre */
static double
round_height (const HeshuChartSize *size, double height)
{
  double unit = g_str_equal (size->unit, "mm") ? HESHU_MM_TO_PT (0.1) : HESHU_PX_TO_PT (1);

  return ceil (height / unit - 1e-6) * unit;
}

static double
get_rows_height (const HeshuPlot *plot, double pitch)
{
  return plot->fixed_height + plot->n_rows * pitch;
}

/*
 * Takes the longest source line that fits, and from it the height and the pitch of the rows. FALSE where even
 * the shortest does not.
 */
static gboolean
choose_height (HeshuLayout *layout, Frame *frame, const HeshuPlot *plot, double *height, double *pitch)
{
  const HeshuChartSpec *spec = layout->spec;
  double fixed = get_fixed_height (spec);
  double width = layout->right - layout->left;
  gboolean wide = width > 40 * layout->type.note;
  guint max_lines = wide ? MAX_SOURCE_LINES_WIDE : MAX_SOURCE_LINES_NARROW;

  for (guint variant = 0; variant < spec->sources->len; variant++)
    {
      double around, wanted;
      gboolean last = variant + 1 == spec->sources->len;
      const char *source = g_ptr_array_index (spec->sources, variant);

      /* breaking a line of forty agencies costs more than all bars: what cannot fit is not tried */
      if (!last &&
          heshu_typesetter_measure (layout->setter, source, layout->type.note, FALSE) > max_lines * width)
        continue;
      break_source (frame, layout, variant);
      if (!last && frame->source->len > max_lines)
        continue;

      around = frame->header_height + frame->footer_height + 0.6 * layout->type.label;
      if (fixed > 0)
        {
          *height = fixed;
          *pitch = MIN ((fixed - around - plot->fixed_height) / plot->n_rows, plot->max_pitch);
        }
      else
        {
          wanted = layout->width * g_ascii_strtod (spec->size.ratio, NULL);
          *pitch = CLAMP ((wanted - around - plot->fixed_height) / plot->n_rows, plot->ideal_pitch,
                          MAX (plot->ideal_pitch, 0.6 * plot->max_pitch));
          *height = round_height (&spec->size, around + get_rows_height (plot, *pitch));
        }
      if (*pitch >= plot->min_pitch && *height <= MAX_HEIGHT_PT)
        return TRUE;
    }

  return FALSE;
}

static HeshuScene *
compose (HeshuLayout *layout, const Frame *frame, const HeshuPlot *plot, double height, double pitch)
{
  HeshuScene *scene = heshu_scene_new (layout->width, height);
  double room = height - frame->header_height - frame->footer_height - 0.6 * layout->type.label;
  double spare = room - get_rows_height (plot, pitch);

  scene->paper = heshu_layout_get_colour (layout, HESHU_COLOUR_PAPER);
  scene->family = g_strdup (layout->setter->family);
  scene->language = g_strdup (heshu_house_style_get_language (layout->house));
  scene->title = g_strdup (layout->spec->title);
  scene->description = g_strdup (layout->spec->description);

  layout->scene = scene;
  draw_header (frame, layout);
  /* few rows in a high frame stand together, a little above the middle */
  heshu_plot_draw (plot, layout, frame->header_height + MAX (0, spare) * 0.3, pitch);
  draw_footer (frame, layout, height);

  return scene;
}

/* Whether a frame of fixed height is too low for the rows alone: nothing need be measured to know */
static gboolean
is_hopeless (const HeshuLayout *layout)
{
  double height = get_fixed_height (layout->spec);
  guint n_rows = 0;

  for (guint i = 0; i < layout->spec->panels->len; i++)
    n_rows += ((const HeshuChartPanel *) g_ptr_array_index (layout->spec->panels, i))->rows->len;

  return height > 0 && n_rows * HESHU_LINE_HEIGHT * layout->type.label + layout->type.title > height;
}

static HeshuScene *
try_type (HeshuLayout *layout, double factor)
{
  Frame frame;
  HeshuPlot plot;
  HeshuScene *scene = NULL;
  double height, pitch;

  set_type (layout, factor);
  if (layout->right - layout->left < 6 * layout->type.label || is_hopeless (layout))
    return NULL;

  frame_init (&frame, layout);
  if (heshu_plot_init (&plot, layout) && choose_height (layout, &frame, &plot, &height, &pitch))
    scene = compose (layout, &frame, &plot, height, pitch);
  heshu_plot_clear (&plot);
  frame_clear (&frame);

  return scene;
}

HeshuScene *
heshu_chart_lay_out (const HeshuChartSpec *spec, GError **error)
{
  /* smaller type before giving up, but never so small that it cannot be read */
  static const double factors[] = { 1, 0.92, 0.85, 0.78, 0.7 };
  g_auto (HeshuTypesetter) setter = { 0 };
  HeshuLayout layout = { 0 };
  HeshuScene *scene = NULL;

  g_return_val_if_fail (spec != NULL, NULL);

  layout.spec = spec;
  layout.house = heshu_house_style_get (spec->house);
  layout.setter = &setter;
  layout.width = heshu_chart_size_to_pt (&spec->size, spec->size.width);
  if (!heshu_typesetter_init (&setter, layout.house, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (factors) && scene == NULL; i++)
    scene = try_type (&layout, factors[i]);
  if (scene == NULL)
    heshu_error_set (error, HESHU_ERROR_CHART_TOO_SMALL, spec->size.name, NULL);

  return scene;
}
