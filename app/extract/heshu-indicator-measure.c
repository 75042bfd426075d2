/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

/* What a word that only measures is of: totals behind what was added, means behind what was counted */

#define LONGEST_PER_UNIT 6

/* 商贸企业净增96家,总数达812家: the figure just before is a change of what the total counts; G_MAXUINT
 * without
 */
guint
heshu_namer_find_added (HeshuNamer *self, const HeshuNamingCase *naming)
{
  guint last = heshu_namer_step_back (self, naming->index);
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);

  if (last == G_MAXUINT || self->namings[last].name == NULL ||
      naming->figure->measure != HESHU_MEASURE_LEVEL ||
      heshu_namer_get_figure (self, last)->measure != HESHU_MEASURE_CHANGE ||
      heshu_namer_get_figure (self, last)->sentence != naming->figure->sentence ||
      g_strcmp0 (heshu_metric_builder_get (heshu_namer_get_figure (self, last)->builder, HESHU_FIELD_UNIT),
                 unit) != 0)
    return G_MAXUINT;
  return last;
}

gboolean
heshu_namer_is_per_unit (HeshuNamer *self, HeshuRange range)
{
  const gunichar *chars = &self->extraction->chars[range.start];
  const char *mode = NULL;

  /* 平均每座, 平均每公里 */
  if (heshu_range_length (range) >= 4 && heshu_range_length (range) <= LONGEST_PER_UNIT &&
      chars[0] == 0x5E73 && chars[1] == 0x5747 && chars[2] == 0x6BCF)
    return TRUE;
  return heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("generic-word"), range, &mode) &&
         g_str_equal (mode, "before");
}

/* 每人每年补助标准: behind the words for each of them stands a word that says nothing alone */
gboolean
heshu_namer_is_measure_per_head (HeshuNamer *self, HeshuNamingCase *naming, const char **mode)
{
  const HeshuMatch *each = heshu_term_index_lookup (self->extraction->terms, HESHU_CATEGORY ("tail-word"),
                                                    naming->phrase.start, naming->phrase.end);
  HeshuRange rest = naming->phrase;

  if (heshu_range_is_empty (rest) || self->extraction->chars[rest.start] != 0x6BCF /* 每 */ || each == NULL)
    return FALSE;
  rest.start = (guint) each->end;
  if (heshu_range_is_empty (rest) ||
      !heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("generic-word"), rest, mode))
    return FALSE;
  naming->phrase = rest;
  return TRUE;
}

/* 改造110户,户均0.35万元: of the figure just before that counts by the word's own unit, where no sum stands
 * with it; G_MAXUINT without */
guint
heshu_namer_find_counted (HeshuNamer *self, const HeshuNamingCase *naming, guint sum)
{
  guint last = heshu_namer_step_back (self, naming->index);
  const HeshuFigure *figure;
  HeshuRange unit;

  if (last == G_MAXUINT || self->namings[last].name == NULL || last == sum)
    return G_MAXUINT;
  figure = heshu_namer_get_figure (self, last);
  unit = figure->unit;
  if (figure->sentence != naming->figure->sentence || heshu_range_length (unit) != 1 ||
      figure->measure != HESHU_MEASURE_LEVEL ||
      self->extraction->chars[unit.start] != self->extraction->chars[naming->phrase.start])
    return G_MAXUINT;
  for (guint i = figure->numeral.start; sum != G_MAXUINT && i > heshu_namer_get_figure (self, sum)->whole.end;
       i--)
    if (self->extraction->chars[i - 1] == ';' || self->extraction->chars[i - 1] == 0xFF1B)
      return last;
  return G_MAXUINT;
}
