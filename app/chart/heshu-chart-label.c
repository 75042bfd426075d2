/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-label.h"

#include "heshu-chart-number.h"

#include <string.h>

/* A percent sign is part of the number as people read it; other units stand in the subtitle */
static gboolean
unit_is_sign (const char *unit)
{
  return g_str_equal (unit, "%") || g_str_equal (unit, "‰");
}

static char *
dup_end (const HeshuChartFigure *figure,
         const HeshuDecimal *value,
         int exponent,
         const char *suffix,
         const char *inner,
         const char *unit)
{
  g_autofree char *digits = heshu_chart_figure_dup_digits (figure, value, exponent);

  return g_strconcat (digits, suffix, inner, unit, NULL);
}

static const char *
qualifier_id (HeshuQualifier qualifier)
{
  switch (qualifier)
    {
    case HESHU_QUALIFIER_OVER:
      return "over";
    case HESHU_QUALIFIER_ABOUT:
      return "about";
    case HESHU_QUALIFIER_UNDER:
      return "under";
    default:
      return NULL;
    }
}

/* The figure with the word that qualifies it, as the page prints it or in the chart's language */
static char *
dup_magnitude (const HeshuChartWords *words, const HeshuChartFigure *figure, const char *digits)
{
  gboolean printed = *figure->before != '\0' || *figure->inner != '\0' || *figure->after != '\0';

  if (heshu_chart_words_quotes_the_page (words) && printed)
    return g_strconcat (figure->before, digits, figure->after, NULL);
  return heshu_chart_words_fill (words, qualifier_id (figure->qualifier), "figure", digits, NULL);
}

static char *
dup_label (const HeshuChartWords *words,
           const HeshuChartPanel *panel,
           const HeshuChartFigure *figure,
           const char *suffix,
           const char *unit)
{
  gboolean quotes = heshu_chart_words_quotes_the_page (words);
  const char *inner = quotes ? figure->inner : "";
  const char *id = qualifier_id (figure->qualifier);
  g_autofree char *low = dup_end (figure, figure->value, panel->exponent, suffix, inner, unit);

  if (figure->value_max != NULL)
    {
      g_autofree char *high = dup_end (figure, figure->value_max, panel->exponent, suffix, "", unit);

      return heshu_chart_words_fill (words, "range", "low", low, "high", high, NULL);
    }

  if (id == NULL)
    return g_steal_pointer (&low);
  /* 超过−30% could be read as a smaller fall: the words speak of the magnitude */
  if (heshu_decimal_is_negative (figure->value))
    {
      g_autofree char *magnitude = dup_magnitude (words, figure, low + strlen (HESHU_CHART_MINUS));

      return heshu_chart_words_fill (words, "decline", "figure", magnitude, NULL);
    }
  return dup_magnitude (words, figure, low);
}

char *
heshu_chart_label_figure (const HeshuChartWords *words,
                          const HeshuChartPanel *panel,
                          const HeshuChartFigure *figure)
{
  return dup_label (words, panel, figure, panel->suffix_in_labels ? panel->suffix : "",
                    unit_is_sign (panel->unit) ? panel->unit : "");
}

char *
heshu_chart_label_spoken (const HeshuChartWords *words,
                          const HeshuChartPanel *panel,
                          const HeshuChartFigure *figure)
{
  g_autofree char *unit = NULL;

  if (unit_is_sign (panel->unit) || *panel->unit == '\0')
    return dup_label (words, panel, figure, panel->suffix, panel->unit);
  unit = heshu_chart_words_fill (words, "unit-behind", "unit", panel->unit, NULL);
  return dup_label (words, panel, figure, panel->suffix, unit);
}

static gboolean
figure_needs_suffix (const HeshuChartFigure *figure, int exponent)
{
  g_autofree char *digits = NULL;

  if (figure == NULL || *figure->inner == '\0')
    return FALSE;
  digits = heshu_chart_figure_dup_digits (figure, figure->value, exponent);
  return strchr (digits, '.') != NULL;
}

gboolean
heshu_chart_label_needs_suffix (const HeshuChartWords *words, const HeshuChartPanel *panel)
{
  if (panel->exponent == 0 || !heshu_chart_words_quotes_the_page (words))
    return FALSE;

  for (guint i = 0; i < panel->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (panel->rows, i);

      if (figure_needs_suffix (row->actual, panel->exponent) ||
          figure_needs_suffix (row->target, panel->exponent))
        return TRUE;
    }

  return FALSE;
}
