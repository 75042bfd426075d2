/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extraction-private.h"
#include "heshu-sense-private.h"

/* The unit as printed, full-width forms of ASCII made half-width, blanks and line breaks left out */
static char *
dup_printed_unit (const HeshuExtraction *self, HeshuRange unit)
{
  GString *text = g_string_new (NULL);

  for (guint p = unit.start; p < unit.end; p++)
    {
      gunichar c = self->chars[p];

      if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
      if (!g_unichar_isspace (c))
        g_string_append_unichar (text, c);
    }
  return g_string_free (text, FALSE);
}

/* 三成 is 30 %, its place one further left */
static gboolean
work_out_tenths (HeshuFigure *figure)
{
  HeshuDecimal *value = heshu_decimal_shift (figure->value, 1);

  if (value == NULL)
    return FALSE;
  heshu_decimal_unref (figure->value);
  figure->value = value;
  if (figure->value_max != NULL)
    {
      value = heshu_decimal_shift (figure->value_max, 1);
      heshu_decimal_unref (figure->value_max);
      figure->value_max = value;
    }
  figure->precision++;
  return TRUE;
}

static void
read_unit (HeshuExtraction *self, HeshuFigure *figure)
{
  g_autofree char *text = NULL;
  const char *value = NULL;
  HeshuSense sense;
  const HeshuMatch *match;

  if (figure->ordinal)
    {
      heshu_extraction_read (self, figure, HESHU_FIELD_UNIT, "位", figure->unit, "unit-of-rank", 0.97);
      return;
    }
  if (figure->per > 0)
    {
      HeshuRange prefix = { figure->numeral.start, figure->numeral.start + 3 };

      heshu_extraction_read (self, figure, HESHU_FIELD_UNIT, figure->per == 2 ? "%" : "‰", prefix,
                             "share-before-numeral", 0.99);
      return;
    }
  if (heshu_range_is_empty (figure->unit))
    {
      heshu_extraction_read (self, figure, HESHU_FIELD_UNIT, "", figure->unit, "no-unit-printed", 0.75);
      return;
    }
  match = figure->sense == HESHU_SENSE_UNIT_BEFORE
              ? heshu_sense_at (self, HESHU_SENSE_UNIT_BEFORE, figure->unit.start)
              : heshu_unit_at (self, figure->unit.start, &sense);
  if (match != NULL && (figure->sense == HESHU_SENSE_UNIT_BEFORE || figure->sense == HESHU_SENSE_UNIT_TENTH ||
                        figure->sense == HESHU_SENSE_UNIT_SHARE))
    value = heshu_term_get_value (match->term);
  text = dup_printed_unit (self, figure->unit);
  if (heshu_range_contains (figure->whole, figure->unit))
    heshu_extraction_read (self, figure, HESHU_FIELD_UNIT, value != NULL ? value : text, figure->unit,
                           "unit-beside-numeral", 0.98);
  else
    heshu_extraction_read (self, figure, HESHU_FIELD_UNIT, value != NULL ? value : text, figure->unit,
                           figure->header_cell >= 0 ? "unit-of-table" : "unit-in-brackets", 0.93);
}

/* The stored span, without the unit where a caption or a column break other than a line break lies between */
static gboolean
make_builder (HeshuExtraction *self, HeshuFigure *figure)
{
  HeshuSpan span = heshu_reading_get_span (self->reading, figure->whole.start, figure->whole.end);
  g_autofree char *text = NULL;

  if (heshu_span_is_none (span))
    {
      HeshuRange number = heshu_range_is_empty (figure->upper)
                              ? figure->numeral
                              : (HeshuRange){ figure->numeral.start, figure->upper.end };

      span = heshu_extraction_get_span (self, number);
    }
  if (heshu_span_is_none (span))
    return FALSE;
  text = heshu_text_dup_span (self->document->text, span);
  figure->builder = heshu_metric_builder_new (span, text);
  heshu_metric_builder_set_source (figure->builder, self->document->name);
  heshu_metric_builder_set_article (figure->builder, self->article_index,
                                    heshu_article_get (self->article, HESHU_ARTICLE_TITLE));
  return TRUE;
}

void
heshu_extract_units (HeshuExtraction *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      if (figure->excluded != NULL)
        continue;
      if (figure->sense == HESHU_SENSE_UNIT_TENTH && !work_out_tenths (figure))
        figure->excluded = "too-many-digits";
      else if (!make_builder (self, figure))
        figure->excluded = "no-place-in-text";
      else
        read_unit (self, figure);
    }
}
