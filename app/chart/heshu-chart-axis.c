/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-axis.h"

#include "heshu-chart-number.h"

#include <math.h>

#define WANTED_STEPS 5.0

/* All values beyond this part of the largest: the distance from zero says less than their differences */
#define FAR_FROM_ZERO 0.7

static double
step_of (const HeshuAxis *self)
{
  return self->digit * pow (10, self->exponent);
}

/* The smallest step of 1, 2, 5 that needs no more than the wanted number of steps */
static void
choose_step (HeshuAxis *self, double span)
{
  static const int digits[] = { 1, 2, 5, 10 };
  double rough = span / WANTED_STEPS;

  self->exponent = (int) floor (log10 (rough));
  self->digit = 1;
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    {
      self->digit = digits[i];
      /* a hair of tolerance: 0.1 × 5 must not count as more than 0.5 */
      if (step_of (self) >= rough * (1 - 1e-9))
        break;
    }
  if (self->digit == 10)
    {
      self->digit = 1;
      self->exponent++;
    }
}

static void
init_ticks (HeshuAxis *self, double low, double high)
{
  double step;

  choose_step (self, high - low);
  step = step_of (self);
  self->first = (gint64) floor (low / step + 1e-9);
  self->n_ticks = (guint) (ceil (high / step - 1e-9) - self->first) + 1;
  self->low = self->first * step;
  self->high = (self->first + self->n_ticks - 1) * step;
}

void
heshu_axis_init_bars (HeshuAxis *self, double low, double high)
{
  low = MIN (low, 0);
  high = MAX (high, 0);
  /* all zero: any length will do, as nothing is drawn on it */
  if (high <= low)
    high = 1;

  init_ticks (self, low, high);
  /* a bar may fill its room: the end is the longest bar, not the next tick */
  self->low = low;
  self->high = high;
}

void
heshu_axis_init_dots (HeshuAxis *self, double low, double high)
{
  if (low > 0 && low < FAR_FROM_ZERO * high)
    low = 0;
  if (high < 0 && high > FAR_FROM_ZERO * low)
    high = 0;
  /* one value, or all equal: the distance from zero is all there is to show */
  if (high <= low)
    {
      low = MIN (low, 0);
      high = MAX (high, 0);
    }
  if (high <= low)
    high = 1;

  init_ticks (self, low, high);
}

double
heshu_axis_get_share (const HeshuAxis *self, double value)
{
  return (value - self->low) / (self->high - self->low);
}

double
heshu_axis_get_tick (const HeshuAxis *self, guint index)
{
  return (double) (self->first + index) * step_of (self);
}

char *
heshu_axis_dup_tick_label (const HeshuAxis *self, guint index)
{
  g_autoptr (HeshuDecimal) steps = heshu_decimal_new_int ((self->first + index) * self->digit);
  g_autoptr (HeshuDecimal) value = heshu_decimal_shift (steps, self->exponent);

  if (value == NULL)
    return g_strdup ("");
  return heshu_chart_number_print (value, MIN (self->exponent, 0), TRUE, 0);
}
