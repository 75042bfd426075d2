/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-number.h"

#include <math.h>
#include <string.h>

char *
heshu_chart_number_print (const HeshuDecimal *value, int precision, gboolean keep_zeros, int exponent)
{
  g_autoptr (HeshuDecimal) shifted = heshu_decimal_shift (value, -exponent);
  g_autofree char *digits = NULL;
  const char *whole;
  gsize n_whole;
  GString *text = g_string_new (NULL);
  int places;

  /* over 64 digits: cannot be shown on this scale, but never wrongly */
  if (shifted == NULL)
    return g_string_free (g_string_append (text, heshu_decimal_get_text (value)), FALSE);

  places = (int) heshu_decimal_get_places (shifted);
  if (keep_zeros)
    places = MAX (places, exponent - precision);
  digits = heshu_decimal_dup_fixed (shifted, (guint) places);

  whole = *digits == '-' ? digits + 1 : digits;
  n_whole = strcspn (whole, ".");
  if (*digits == '-')
    g_string_append (text, HESHU_CHART_MINUS);
  for (gsize i = 0; i < n_whole; i++)
    {
      if (n_whole > 4 && i > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, whole[i]);
    }
  g_string_append (text, whole + n_whole);

  return g_string_free (text, FALSE);
}

static gboolean
leaves_nothing_tiny (const HeshuScaleSample *samples, guint n_samples, int exponent)
{
  for (guint i = 0; i < n_samples; i++)
    if (samples[i].magnitude > 0 && samples[i].magnitude < pow (10, exponent - 2))
      return FALSE;

  return TRUE;
}

int
heshu_chart_scale_choose (const HeshuScaleSample *samples,
                          guint n_samples,
                          const int *exponents,
                          guint n_exponents)
{
  double largest = 0;

  for (guint i = 0; i < n_samples; i++)
    largest = MAX (largest, samples[i].magnitude);

  for (guint e = n_exponents; e > 0; e--)
    {
      int exponent = exponents[e - 1];
      double unit = pow (10, exponent);
      guint n_printed = 0;
      guint n_whole = 0;

      if (largest < unit || !leaves_nothing_tiny (samples, n_samples, exponent))
        continue;
      for (guint i = 0; i < n_samples; i++)
        {
          n_printed += samples[i].printed_exponent == exponent;
          n_whole += samples[i].magnitude >= unit;
        }
      /* 12,345 beside 9600 reads better whole; 123,456 does not */
      if (2 * n_printed > n_samples || 2 * n_whole > n_samples || largest >= 10 * unit)
        return exponent;
    }

  return 0;
}
