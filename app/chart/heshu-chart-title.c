/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-builder.h"

#include "heshu-chart-extent.h"
#include "heshu-chart-label.h"
#include "heshu-chart-number.h"

#include <math.h>
#include <string.h>

/*
 * The proposed title is a finding, and only one the figures bear out: where 余 or 约 leave open which
 * district is first, or the periods differ, it names the comparison and claims nothing.
 */

void
heshu_string_join (GString *list, const char *separator, const char *text)
{
  if (list->len > 0)
    g_string_append (list, separator);
  g_string_append (list, text);
}

static gboolean
ends_with_one_of (const char *text, const char *endings)
{
  g_auto (GStrv) list = g_strsplit (endings, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_has_suffix (text, list[i]))
      return TRUE;

  return FALSE;
}

char *
heshu_chart_builder_dup_indicator (const HeshuChartBuilder *self, const HeshuChartPanel *panel)
{
  const char *id = panel->measure == HESHU_MEASURE_CHANGE ? "change"
                   : panel->measure == HESHU_MEASURE_RANK ? "rank"
                                                          : NULL;
  g_autofree char *endings_id = NULL;

  if (id == NULL)
    return g_strdup (panel->indicator);
  endings_id = g_strconcat (id, "-endings", NULL);
  if (ends_with_one_of (panel->indicator, heshu_chart_word (self->words, endings_id)))
    return g_strdup (panel->indicator);
  return heshu_chart_words_fill (self->words, id, "indicator", panel->indicator, NULL);
}

char *
heshu_chart_builder_dup_unit (const HeshuChartBuilder *self, const HeshuChartPanel *panel)
{
  g_autofree char *unit = NULL;

  /* a place has no unit */
  if (panel->measure == HESHU_MEASURE_RANK)
    return g_strdup ("");
  if (panel->exponent > 0 && !panel->suffix_in_labels)
    unit = *panel->unit != '\0' ? heshu_chart_words_fill (self->words, "scaled-unit", "scale", panel->suffix,
                                                          "unit", panel->unit, NULL)
                                : g_strdup (panel->suffix);
  else
    unit = g_strdup (panel->unit);

  return *unit != '\0' ? heshu_chart_words_fill (self->words, "unit", "unit", unit, NULL) : g_strdup ("");
}

/* The least and the most that a figure can mean: 11000余 is 11000 to 12000 */
static void
get_bounds (const HeshuChartFigure *figure, double *low, double *high)
{
  double value = heshu_decimal_to_double (figure->value);
  const char *digits = heshu_decimal_get_text (figure->value);
  int zeros = 0;
  double step;

  if (strchr (digits, '.') == NULL)
    while (zeros + 1 < (int) strlen (digits) && digits[strlen (digits) - 1 - zeros] == '0')
      zeros++;
  step = pow (10, MAX (zeros, figure->precision));

  *low = *high = value;
  switch (figure->qualifier)
    {
    case HESHU_QUALIFIER_OVER:
      *high = value + step;
      break;
    case HESHU_QUALIFIER_UNDER:
      *low = value - step;
      break;
    case HESHU_QUALIFIER_ABOUT:
      *low = value - step;
      *high = value + step;
      break;
    default:
      break;
    }
  if (figure->value_max != NULL)
    *high = heshu_decimal_to_double (figure->value_max);
}

typedef struct
{
  GPtrArray *rows; /* of HeshuChartRow, borrowed: those with an actual figure that is drawn, in order */
  gboolean sure;   /* the first is first whatever the qualifiers leave open, and all are of one period */
  gboolean equal;
  gboolean one_period;
} Ranking;

static void
rank_rows (Ranking *self, const HeshuChartPanel *panel)
{
  const HeshuChartRow *first;

  self->rows = g_ptr_array_new ();
  self->sure = self->equal = self->one_period = TRUE;
  for (guint i = 0; i < panel->rows->len; i++)
    {
      HeshuChartRow *row = g_ptr_array_index (panel->rows, i);

      if (heshu_chart_row_is_drawn (row) && row->actual != NULL)
        g_ptr_array_add (self->rows, row);
    }

  if (self->rows->len < 2)
    return;

  first = g_ptr_array_index (self->rows, 0);
  for (guint i = 1; i < self->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (self->rows, i);
      gboolean falling = panel->measure != HESHU_MEASURE_RANK;
      double first_low, first_high, low, high;

      get_bounds (first->actual, &first_low, &first_high);
      get_bounds (row->actual, &low, &high);
      self->one_period &= g_str_equal (row->period, first->period);
      self->sure &= falling ? first_low >= high : first_high <= low;
      if (heshu_decimal_compare (first->actual->value, row->actual->value) == 0)
        self->sure = FALSE;
      else
        self->equal = FALSE;
      self->equal &= first->actual->qualifier == HESHU_QUALIFIER_EXACT &&
                     row->actual->qualifier == HESHU_QUALIFIER_EXACT;
    }
  self->sure &= self->one_period;
}

static const char *
superlative_id (const HeshuChartPanel *panel, const HeshuChartRow *first)
{
  switch (panel->measure)
    {
    case HESHU_MEASURE_RANK:
      return "title-first";
    case HESHU_MEASURE_CHANGE:
      return heshu_decimal_is_negative (first->actual->value) ? "title-plain" : "title-grew-most";
    case HESHU_MEASURE_RATIO:
      return "title-highest";
    default:
      return "title-most";
    }
}

static gboolean
starts_with_digit (const char *text)
{
  return g_unichar_isdigit (g_utf8_get_char (text)) || g_str_has_prefix (text, HESHU_CHART_MINUS);
}

static char *
fill_title (const HeshuChartBuilder *self,
            const HeshuChartPanel *panel,
            const char *id,
            const HeshuChartRow *row,
            guint count,
            guint place)
{
  const char *be;
  g_autofree char *indicator = heshu_chart_builder_dup_indicator (self, panel);
  g_autofree char *count_text = g_strdup_printf ("%u", count);
  g_autofree char *place_text = g_strdup_printf ("%u", place);
  const HeshuChartFigure *figure = row != NULL && row->actual != NULL ? row->actual
                                   : row != NULL                      ? row->target
                                                                      : NULL;
  g_autofree char *spoken =
      figure != NULL ? heshu_chart_label_spoken (self->words, panel, figure) : g_strdup ("");

  /* 增幅最大，为12% needs no 增减 in its middle, and 居第3 no 位 behind it */
  if (g_str_equal (id, "title-grew-most") || g_str_equal (id, "title-first"))
    {
      g_free (indicator);
      indicator = g_strdup (panel->indicator);
    }
  if (g_str_equal (id, "title-first"))
    {
      g_free (spoken);
      spoken = heshu_chart_label_figure (self->words, panel, figure);
    }
  be = heshu_chart_word (self->words, figure != NULL && starts_with_digit (spoken) ? "be" : "be-about");
  return heshu_chart_words_fill (self->words, id, "be", be, "area", row != NULL ? row->area : "", "indicator",
                                 indicator, "figure", spoken, "count", count_text, "place", place_text, NULL);
}

static const HeshuChartRow *
find_focus (const HeshuChartPanel *panel)
{
  for (guint i = 0; i < panel->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (panel->rows, i);

      if (row->focus)
        return row;
    }

  return NULL;
}

static guint
place_of (const Ranking *ranking, const HeshuChartRow *row)
{
  guint place = 1;

  for (guint i = 0; i < ranking->rows->len; i++)
    {
      const HeshuChartRow *other = g_ptr_array_index (ranking->rows, i);

      if (other == row)
        return place;
      if (heshu_decimal_compare (other->actual->value, row->actual->value) != 0)
        place = i + 2;
    }

  return place;
}

/* Whether @row's place holds whatever the qualifiers leave open: it overlaps no other, or equals it exactly
 */
static gboolean
place_is_sure (const Ranking *ranking, const HeshuChartRow *row)
{
  double low, high;

  if (!ranking->one_period)
    return FALSE;

  get_bounds (row->actual, &low, &high);
  for (guint i = 0; i < ranking->rows->len; i++)
    {
      const HeshuChartRow *other = g_ptr_array_index (ranking->rows, i);
      double other_low, other_high;
      gboolean equal = heshu_decimal_compare (other->actual->value, row->actual->value) == 0;

      get_bounds (other->actual, &other_low, &other_high);
      if (other != row && !(equal && low == high && other_low == other_high) && low < other_high &&
          other_low < high)
        return FALSE;
      if (other != row && !equal && (low == other_high || other_low == high))
        return FALSE;
    }

  return TRUE;
}

static char *
propose_title (HeshuChartBuilder *self, const HeshuChartPanel *panel)
{
  Ranking ranking;
  const HeshuChartRow *focus = find_focus (panel);
  HeshuChartRow *first;
  guint count;
  const char *id = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  rank_rows (&ranking, panel);
  rows = ranking.rows;
  count = rows->len;
  first = count > 0 ? g_ptr_array_index (rows, 0) : NULL;

  if (focus != NULL && focus->reason == HESHU_REASON_NONE && focus->actual != NULL && count > 1)
    {
      if (focus == first && ranking.sure)
        return fill_title (self, panel, superlative_id (panel, first), first, count, 1);
      if (place_is_sure (&ranking, focus))
        return fill_title (self, panel, "title-focus", focus, count, place_of (&ranking, focus));
      return fill_title (self, panel, "title-plain", NULL, count, 0);
    }

  if (count == 0)
    {
      for (guint i = 0; i < panel->rows->len; i++)
        if (heshu_chart_row_is_drawn (g_ptr_array_index (panel->rows, i)))
          return fill_title (self, panel, "title-one-target", g_ptr_array_index (panel->rows, i), 1, 0);
    }
  if (count == 1)
    return fill_title (self, panel, "title-one", first, 1, 0);
  if (ranking.equal && ranking.one_period)
    return fill_title (self, panel, "title-equal", first, count, 0);

  id = ranking.sure ? superlative_id (panel, first) : "title-plain";
  /* what the title speaks of is what stands out, unless somebody chose otherwise */
  if (focus == NULL && !g_str_equal (id, "title-plain"))
    first->focus = TRUE;
  return fill_title (self, panel, id, first, count, 0);
}

/* A title as an editor gives it: one line of text, whatever the clipboard brought with it */
static char *
dup_typed (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  GString *text = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (text, g_unichar_iscntrl (c) ? ' ' : c);
    }

  return g_strstrip (g_string_free (text, FALSE));
}

void
heshu_chart_builder_write_title (HeshuChartBuilder *self)
{
  HeshuChartSpec *spec = self->spec;
  const HeshuChartPanel *panel = g_ptr_array_index (spec->panels, 0);

  if (spec->panels->len == 1)
    spec->title = propose_title (self, panel);
  else
    {
      const HeshuChartRow *row = g_ptr_array_index (panel->rows, 0);
      g_autofree char *count = g_strdup_printf ("%u", panel->rows->len);
      g_autofree char *panels = g_strdup_printf ("%u", spec->panels->len);

      spec->title =
          heshu_chart_words_fill (self->words, panel->rows->len == 1 ? "title-several-one" : "title-several",
                                  "area", row->area, "count", count, "panels", panels, NULL);
    }

  if (self->options->title != NULL)
    {
      g_free (spec->title);
      spec->title = dup_typed (self->options->title);
    }
}

/* 2021年; 2020年至2021年 where the rows differ */
static char *
dup_periods (const HeshuChartBuilder *self)
{
  HeshuPeriod whole = HESHU_PERIOD_NONE;

  for (guint i = 0; i < self->spec->panels->len; i++)
    {
      const HeshuChartPanel *panel = g_ptr_array_index (self->spec->panels, i);

      for (guint j = 0; j < panel->rows->len; j++)
        {
          const HeshuChartRow *row = g_ptr_array_index (panel->rows, j);
          HeshuPeriod period;

          if (!heshu_chart_row_is_drawn (row) || !heshu_period_parse (row->period, &period))
            continue;
          if (heshu_period_is_none (whole))
            whole = period;
          whole.start = MIN (whole.start, period.start);
          whole.end = MAX (whole.end, period.end);
        }
    }

  return heshu_period_is_none (whole) ? g_strdup ("") : heshu_chart_words_period (self->words, whole);
}

/* Measure, place, period, unit: 惠济区2021年家庭医生签约率，单位：% */
void
heshu_chart_builder_write_subtitle (HeshuChartBuilder *self)
{
  const HeshuChartPanel *panel = g_ptr_array_index (self->spec->panels, 0);
  const HeshuChartRow *row = g_ptr_array_index (panel->rows, 0);
  gboolean several = self->spec->panels->len > 1;
  g_autofree char *period = dup_periods (self);
  g_autofree char *text = several ? g_strdup ("") : heshu_chart_builder_dup_indicator (self, panel);
  g_autofree char *unit = several ? g_strdup ("") : heshu_chart_builder_dup_unit (self, panel);
  GString *subtitle;

  if (*period != '\0')
    {
      char *dated = *text != '\0' ? heshu_chart_words_fill (self->words, "of-period", "period", period,
                                                            "indicator", text, NULL)
                                  : g_strdup (period);

      g_free (text);
      text = dated;
    }
  if (panel->rows->len == 1)
    {
      char *placed = heshu_chart_words_fill (self->words, "of-area", "area", row->area, "rest", text, NULL);

      g_free (text);
      text = placed;
    }

  subtitle = g_string_new (text);
  if (*unit != '\0')
    heshu_string_join (subtitle, heshu_chart_word (self->words, "comma"), unit);
  self->spec->subtitle = g_string_free (subtitle, FALSE);
}
