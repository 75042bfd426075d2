/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "heshu-decimal.h"

G_BEGIN_DECLS

/**
 * HeshuAxis: from value to place. The values are in the shown unit (万, not 10,000). Ticks are whole
 * multiples of a step of 1, 2 or 5 times a power of ten: their labels are exact and share their decimals.
 */
typedef struct
{
  double low;
  double high;  /* > low */
  int digit;    /* of the step: 1, 2 or 5 */
  int exponent; /* of the step's power of ten */
  gint64 first; /* the first tick, in steps */
  guint n_ticks;
} HeshuAxis;

/* Bars start at zero: there is no way to ask for another start. @low and @high are the smallest and largest
 * value. */
void heshu_axis_init_bars (HeshuAxis *self, double low, double high);
/* Dots start where it serves them: at zero unless all values lie far from it. Three to six ticks. */
void heshu_axis_init_dots (HeshuAxis *self, double low, double high);

/* 0 at low, 1 at high */
double heshu_axis_get_share (const HeshuAxis *self, double value);
double heshu_axis_get_tick (const HeshuAxis *self, guint index);
/* (transfer full): the tick's label: `10,000`, `0.5` */
char *heshu_axis_dup_tick_label (const HeshuAxis *self, guint index) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
