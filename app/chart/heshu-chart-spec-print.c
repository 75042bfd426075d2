/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-spec-private.h"

#include "heshu-json-string.h"

/*
 * The canonical form: members in this order, decimals as strings, one figure a line. Written by hand because
 * a general writer orders and spaces as it likes, and the same spec must be the same bytes.
 */

static void
append_boolean (GString *json, const char *key, gboolean value)
{
  heshu_json_append_key (json, key);
  g_string_append (json, value ? "true" : "false");
}

static void
append_integer (GString *json, const char *key, gint64 value)
{
  heshu_json_append_key (json, key);
  g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

static void
append_figure (GString *json, const char *key, const HeshuChartFigure *figure)
{
  g_string_append (json, ",\n     ");
  heshu_json_append_string (json, key);
  g_string_append_c (json, ':');
  if (figure == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '{');
  heshu_json_append_member (json, "metric", figure->metric);
  append_integer (json, "revision", (gint64) figure->revision);
  heshu_json_append_member (json, "source", figure->source);
  append_integer (json, "start", figure->start);
  heshu_json_append_member (json, "value", heshu_decimal_get_text (figure->value));
  heshu_json_append_member (json, "value_max",
                            figure->value_max != NULL ? heshu_decimal_get_text (figure->value_max) : NULL);
  append_integer (json, "precision", figure->precision);
  heshu_json_append_member (json, "unit", figure->unit);
  heshu_json_append_member (json, "qualifier", heshu_qualifier_get_word (figure->qualifier));
  heshu_json_append_member (json, "kind", heshu_kind_get_word (figure->kind));
  heshu_json_append_member (json, "text", figure->text);
  heshu_json_append_member (json, "before", figure->before);
  heshu_json_append_member (json, "inner", figure->inner);
  heshu_json_append_member (json, "after", figure->after);
  heshu_json_append_member (json, "label", figure->label);
  g_string_append_c (json, '}');
}

static void
append_row (GString *json, const HeshuChartRow *row)
{
  g_string_append (json, "\n    {");
  heshu_json_append_member (json, "area", row->area);
  heshu_json_append_member (json, "area_id", row->area_id);
  heshu_json_append_member (json, "period", row->period);
  heshu_json_append_member (json, "remark", row->remark);
  heshu_json_append_member (json, "reason", heshu_reason_get_word (row->reason));
  heshu_json_append_member (json, "word", row->word);
  append_boolean (json, "focus", row->focus);
  append_figure (json, "actual", row->actual);
  append_figure (json, "target", row->target);
  g_string_append_c (json, '}');
}

static void
append_panel (GString *json, const HeshuChartPanel *panel)
{
  g_string_append (json, "\n  {");
  heshu_json_append_member (json, "indicator", panel->indicator);
  heshu_json_append_member (json, "heading", panel->heading);
  heshu_json_append_member (json, "unit", panel->unit);
  heshu_json_append_member (json, "measure", heshu_measure_get_word (panel->measure));
  heshu_json_append_key (json, "scale");
  g_string_append_c (json, '{');
  append_integer (json, "exponent", panel->exponent);
  heshu_json_append_member (json, "suffix", panel->suffix);
  append_boolean (json, "in_labels", panel->suffix_in_labels);
  g_string_append_c (json, '}');
  heshu_json_append_key (json, "rows");
  g_string_append_c (json, '[');
  for (guint i = 0; i < panel->rows->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_row (json, g_ptr_array_index (panel->rows, i));
    }
  g_string_append (json, "]}");
}

static void
append_size (GString *json, const HeshuChartSize *size)
{
  g_string_append_c (json, '{');
  heshu_json_append_member (json, "name", size->name);
  heshu_json_append_member (json, "width", size->width);
  heshu_json_append_member (json, "height", *size->height != '\0' ? size->height : NULL);
  heshu_json_append_member (json, "ratio", *size->ratio != '\0' ? size->ratio : NULL);
  heshu_json_append_member (json, "unit", size->unit);
  append_integer (json, "dpi", size->dpi);
  heshu_json_append_member (json, "medium", heshu_medium_get_word (size->medium));
  g_string_append_c (json, '}');
}

/* Starts a member on a line of its own */
static void
append_line_key (GString *json, const char *key)
{
  g_string_append (json, ",\n ");
  heshu_json_append_string (json, key);
  g_string_append_c (json, ':');
}

static void
append_line_member (GString *json, const char *key, const char *text)
{
  append_line_key (json, key);
  heshu_json_append_string (json, text);
}

static void
append_reports (GString *json, GPtrArray *reports)
{
  g_string_append_c (json, '[');
  for (guint i = 0; i < reports->len; i++)
    {
      const HeshuChartReport *report = g_ptr_array_index (reports, i);

      g_string_append (json, i > 0 ? ",\n  {" : "\n  {");
      heshu_json_append_member (json, "id", report->id);
      heshu_json_append_member (json, "name", report->name);
      heshu_json_append_member (json, "sha256", report->sha256);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

char *
heshu_chart_spec_print (const HeshuChartSpec *self)
{
  GString *json = g_string_new ("{");

  g_return_val_if_fail (self != NULL, g_string_free (json, FALSE));

  append_integer (json, "heshu_chart", HESHU_CHART_SPEC_VERSION);
  append_line_member (json, "language", self->language);
  append_line_key (json, "house");
  g_string_append_c (json, '{');
  heshu_json_append_member (json, "name", self->house);
  heshu_json_append_member (json, "sha256", *self->house_hash != '\0' ? self->house_hash : NULL);
  g_string_append_c (json, '}');
  append_line_key (json, "size");
  append_size (json, &self->size);
  append_line_member (json, "form", heshu_chart_form_get_word (self->form));
  append_line_member (json, "title", self->title);
  append_line_member (json, "subtitle", self->subtitle);
  append_line_member (json, "note", self->note);
  append_line_key (json, "sources");
  g_string_append_c (json, '[');
  for (guint i = 0; i < self->sources->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n  " : "\n  ");
      heshu_json_append_string (json, g_ptr_array_index (self->sources, i));
    }
  g_string_append_c (json, ']');
  append_line_member (json, "signature", self->signature);
  append_line_member (json, "description", self->description);
  append_line_member (json, "date", self->date);
  append_line_key (json, "sample");
  g_string_append (json, self->sample ? "true" : "false");
  append_line_key (json, "panels");
  g_string_append_c (json, '[');
  for (guint i = 0; i < self->panels->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_panel (json, g_ptr_array_index (self->panels, i));
    }
  g_string_append_c (json, ']');
  append_line_key (json, "reports");
  append_reports (json, self->reports);
  g_string_append (json, "}\n");

  return g_string_free (json, FALSE);
}
