/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-table.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HeshuChartSpec: the whole of a chart as JSON (versioned): language, house style by name and hash, size,
 * form, words, and the data as taken. Rendering reads nothing else. Immutable, reference-counted.
 */
typedef struct _HeshuChartSpec HeshuChartSpec;

typedef struct
{
  const char *form;     /* (nullable): `bar`, `dot`; %NULL: proposed from the data */
  const char *size;     /* a preset's name, or `WxHmm`, `WxHpx` */
  const char *title;    /* (nullable): proposed from the data */
  const char *language; /* `zh` or `en`: of the chart's words, not of the program */
  const char *focus;    /* (nullable): the district drawn in the accent colour */
} HeshuChartOptions;

HeshuChartSpec *heshu_chart_spec_new (GPtrArray *tables /* of HeshuTable */,
                                      const HeshuChartOptions *options,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
HeshuChartSpec *heshu_chart_spec_parse (const char *json,
                                        gssize length,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *heshu_chart_spec_print (const HeshuChartSpec *self)
    G_GNUC_WARN_UNUSED_RESULT; /* canonical: same spec, same bytes */
HeshuChartSpec *heshu_chart_spec_ref (HeshuChartSpec *self);
void heshu_chart_spec_unref (HeshuChartSpec *self);

/* --- what a spec says of itself; strings are (transfer none) --- */

const char *heshu_chart_spec_get_form (const HeshuChartSpec *self); /* `bar`, `dot` */
const char *heshu_chart_spec_get_size (const HeshuChartSpec *self); /* as options take it */
const char *heshu_chart_spec_get_title (const HeshuChartSpec *self);
const char *heshu_chart_spec_get_language (const HeshuChartSpec *self);
guint heshu_chart_spec_get_n_panels (const HeshuChartSpec *self); /* one for each indicator */
/* Of the first panel: its indicator, the district drawn in the accent colour (nullable), and (transfer full)
 * the codes of its districts, names where they have none, closed by %NULL */
const char *heshu_chart_spec_get_indicator (const HeshuChartSpec *self);
const char *heshu_chart_spec_get_focus (const HeshuChartSpec *self);
char **heshu_chart_spec_list_areas (const HeshuChartSpec *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the one period, as heshu_period_format(), of all rows that have one; "" where they differ
 */
char *heshu_chart_spec_dup_period (const HeshuChartSpec *self) G_GNUC_WARN_UNUSED_RESULT;

/* Why a form suits the figures */
typedef enum
{
  HESHU_FORM_REASON_LENGTHS, /* bars: lengths from zero */
  HESHU_FORM_REASON_RANKS,   /* dots: a rank has no length */
  HESHU_FORM_REASON_RANGES,  /* dots: a range has two ends */
  HESHU_FORM_REASON_CLOSE,   /* dots: far from zero and close together, bars would look alike */
} HeshuFormReason;

/* The form that is proposed for the figures of a spec, whatever form it has. @form: (out) (optional) */
HeshuFormReason heshu_chart_spec_propose_form (const HeshuChartSpec *self, const char **form);
/* The forms that can be asked for, closed by %NULL */
const char *const *heshu_chart_list_forms (void);

/**
 * HeshuScene: what is drawn, as marks with coordinates in points, each tied to its metric. Immutable,
 * reference-counted.
 */
typedef struct _HeshuScene HeshuScene;

/* The one layout behind every face of a chart. @error: HESHU_ERROR_CHART_TOO_SMALL, HESHU_ERROR_FONT_MISSING
 */
HeshuScene *heshu_chart_lay_out (const HeshuChartSpec *spec, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void heshu_scene_paint (const HeshuScene *scene, cairo_t *cr);
/* (nullable): id of the metric whose mark is at the place */
const char *heshu_scene_pick (const HeshuScene *scene, double x_pt, double y_pt);
/* Where the marks of a metric are: the box around all of them, in points. FALSE: it is not drawn */
gboolean heshu_scene_find (const HeshuScene *scene,
                           const char *metric,
                           double *x,
                           double *y,
                           double *width,
                           double *height);
double heshu_scene_get_width_pt (const HeshuScene *scene);
double heshu_scene_get_height_pt (const HeshuScene *scene);
/* The smallest type in which a district's name or its figure is set; 0 where there is none */
double heshu_scene_get_label_pt (const HeshuScene *scene);
/* A text form of all marks, for golden files and for reading aloud */
char *heshu_scene_print (const HeshuScene *scene) G_GNUC_WARN_UNUSED_RESULT;
char *heshu_scene_dup_description (const HeshuScene *scene) G_GNUC_WARN_UNUSED_RESULT; /* alt text */
HeshuScene *heshu_scene_ref (HeshuScene *self);
void heshu_scene_unref (HeshuScene *self);

/* The file's bytes; the format by @format: `png`, `svg`, `pdf`. Same spec, same bytes. */
GBytes *heshu_chart_render (const HeshuChartSpec *spec,
                            const char *format,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuChartSpec, heshu_chart_spec_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuScene, heshu_scene_unref)

G_END_DECLS
