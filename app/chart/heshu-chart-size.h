/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HESHU_MM_TO_PT(mm) ((mm) *72.0 / 25.4)
#define HESHU_PX_TO_PT(px) ((px) *0.75) /* CSS: 96 pixels to the inch */

typedef enum
{
  HESHU_MEDIUM_PRINT,
  HESHU_MEDIUM_PHONE,
  HESHU_MEDIUM_SCREEN,
} HeshuMedium;

/**
 * HeshuChartSize: how large a chart is, as a spec keeps it. The lengths are decimal text in @unit, so
 * that 85.1 stays 85.1.
 */
typedef struct
{
  char *name;   /* of a preset, or as typed */
  char *width;  /* > 0 */
  char *height; /* "" for as high as the content needs */
  char *ratio;  /* height ÷ width is no less; "" where @height is set */
  char *unit;   /* `mm` or `px` */
  int dpi;      /* of a PNG in mm; what a PNG in px says of itself */
  HeshuMedium medium;
} HeshuChartSize;

const char *heshu_medium_get_word (HeshuMedium medium);
gboolean heshu_medium_from_word (const char *word, HeshuMedium *medium);

/**
 * heshu_chart_size_parse:
 * @text: (nullable): a preset's name, `WxHmm` or `WxHpx`; %NULL for the default preset
 * @error: HESHU_ERROR_SIZE_INVALID with what is accepted
 */
gboolean heshu_chart_size_parse (HeshuChartSize *self, const char *text, GError **error);
/* Whether lengths and resolution are within what can be drawn: up to 5 m and 16384 pixels a side */
gboolean heshu_chart_size_is_valid (const HeshuChartSize *self);
void heshu_chart_size_clear (HeshuChartSize *self);

double heshu_chart_size_to_pt (const HeshuChartSize *self, const char *length);
/* Pixels of a PNG for a length in points */
int heshu_chart_size_to_pixels (const HeshuChartSize *self, double length_pt);
/* (transfer full): the names of all presets, joined by ", " */
char *heshu_chart_size_list (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeshuChartSize, heshu_chart_size_clear)

G_END_DECLS
