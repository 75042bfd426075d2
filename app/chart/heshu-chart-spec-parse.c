/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-spec-private.h"

#include "heshu-chart-number.h"
#include "heshu-chart-words.h"
#include "heshu-error.h"
#include "heshu-house-style.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_DEPTH 16
#define MAX_TEXT 4000 /* characters of one text */
#define MAX_EXPONENT 12

/* What went wrong first, as the place in the file: `panels[0].rows[2].actual.value` */
typedef struct
{
  GString *path;
  char *fault;
} Reader;

static void
fail (Reader *self, const char *member)
{
  if (self->fault != NULL)
    return;
  self->fault = g_strconcat (self->path->str, self->path->len > 0 && member != NULL ? "." : "",
                             member != NULL ? member : "", NULL);
}

static gsize
enter (Reader *self, const char *member, guint index)
{
  gsize length = self->path->len;

  if (length > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, member);
  if (index != G_MAXUINT)
    g_string_append_printf (self->path, "[%u]", index);

  return length;
}

static void
leave (Reader *self, gsize length)
{
  g_string_truncate (self->path, length);
}

/* (nullable): %NULL for a null or where it is missing */
static JsonNode *
get_node (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL && json_object_has_member (object, member)
                       ? json_object_get_member (object, member)
                       : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static char *
read_text (Reader *self, JsonObject *object, const char *member)
{
  JsonNode *node = get_node (object, member);
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      fail (self, member);
      return g_strdup ("");
    }

  text = json_node_get_string (node);
  if (!g_utf8_validate (text, -1, NULL) ||
      g_utf8_strlen (text, -1) > (g_str_equal (member, "description") ? 20 : 1) * MAX_TEXT)
    {
      fail (self, member);
      return g_strdup ("");
    }
  return g_strdup (text);
}

/* NULL where it is null */
static char *
read_optional_text (Reader *self, JsonObject *object, const char *member)
{
  return get_node (object, member) != NULL ? read_text (self, object, member) : NULL;
}

static gint64
read_integer (Reader *self, JsonObject *object, const char *member, gint64 low, gint64 high)
{
  JsonNode *node = get_node (object, member);
  gint64 value;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    {
      fail (self, member);
      return low;
    }
  value = json_node_get_int (node);
  if (value < low || value > high)
    fail (self, member);
  return CLAMP (value, low, high);
}

static gboolean
read_boolean (Reader *self, JsonObject *object, const char *member)
{
  JsonNode *node = get_node (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      fail (self, member);
      return FALSE;
    }
  return json_node_get_boolean (node);
}

static JsonObject *
read_object (Reader *self, JsonObject *object, const char *member)
{
  JsonNode *node = get_node (object, member);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  fail (self, member);
  return NULL;
}

static JsonArray *
read_array (Reader *self, JsonObject *object, const char *member, guint least, guint most)
{
  JsonNode *node = get_node (object, member);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array != NULL && json_array_get_length (array) >= least && json_array_get_length (array) <= most)
    return array;
  fail (self, member);
  return NULL;
}

static JsonObject *
get_element (Reader *self, JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  fail (self, NULL);
  return NULL;
}

static HeshuDecimal *
read_decimal (Reader *self, JsonObject *object, const char *member)
{
  g_autofree char *text = read_text (self, object, member);
  HeshuDecimal *value = heshu_decimal_parse (text, NULL);

  if (value == NULL)
    {
      fail (self, member);
      value = heshu_decimal_new_int (0);
    }
  return value;
}

/* A label must not claim what the mark does not show */
static void
check_label (Reader *self, const HeshuChartFigure *figure, int exponent)
{
  const HeshuDecimal *values[] = { figure->value, figure->value_max };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *digits =
          values[i] != NULL ? heshu_chart_figure_dup_digits (figure, values[i], exponent) : NULL;

      const char *magnitude = digits;

      if (digits == NULL)
        continue;
      /* the sign may be a word: 下降超过30% */
      if (g_str_has_prefix (digits, HESHU_CHART_MINUS))
        magnitude = digits + strlen (HESHU_CHART_MINUS);
      if (strstr (figure->label, magnitude) == NULL)
        fail (self, "label");
    }
}

#define READ_WORD(self, object, member, from_word, target)                                                   \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *word_ = read_text ((self), (object), (member));                                         \
    if (!from_word (word_, (target)))                                                                        \
      fail ((self), (member));                                                                               \
  }                                                                                                          \
  G_STMT_END

static HeshuChartFigure *
read_figure (Reader *self, JsonObject *row, const char *member, int exponent)
{
  gsize length;
  JsonObject *object;
  HeshuChartFigure *figure;

  if (get_node (row, member) == NULL)
    return NULL;

  object = read_object (self, row, member);
  length = enter (self, member, G_MAXUINT);
  figure = heshu_chart_figure_new ();
  figure->metric = read_optional_text (self, object, "metric");
  figure->revision = (guint64) read_integer (self, object, "revision", 0, G_MAXINT64);
  figure->source = read_optional_text (self, object, "source");
  figure->start = (guint) read_integer (self, object, "start", 0, G_MAXUINT32);
  figure->value = read_decimal (self, object, "value");
  figure->value_max =
      get_node (object, "value_max") != NULL ? read_decimal (self, object, "value_max") : NULL;
  figure->precision =
      (int) read_integer (self, object, "precision", -HESHU_DECIMAL_MAX_DIGITS, HESHU_DECIMAL_MAX_DIGITS);
  figure->unit = read_text (self, object, "unit");
  READ_WORD (self, object, "qualifier", heshu_qualifier_from_word, &figure->qualifier);
  READ_WORD (self, object, "kind", heshu_kind_from_word, &figure->kind);
  figure->text = read_text (self, object, "text");
  figure->before = read_text (self, object, "before");
  figure->inner = read_text (self, object, "inner");
  figure->after = read_text (self, object, "after");
  figure->label = read_text (self, object, "label");
  if (self->fault == NULL)
    check_label (self, figure, exponent);
  leave (self, length);

  return figure;
}

static HeshuChartRow *
read_row (Reader *self, JsonObject *object, int exponent)
{
  HeshuChartRow *row = heshu_chart_row_new ();
  HeshuPeriod period;

  row->area = read_text (self, object, "area");
  row->area_id = read_text (self, object, "area_id");
  row->period = read_text (self, object, "period");
  row->remark = read_text (self, object, "remark");
  READ_WORD (self, object, "reason", heshu_reason_from_word, &row->reason);
  row->word = read_text (self, object, "word");
  row->focus = read_boolean (self, object, "focus");
  row->actual = read_figure (self, object, "actual", exponent);
  row->target = read_figure (self, object, "target", exponent);

  if (*row->area == '\0')
    fail (self, "area");
  if (*row->period != '\0' && !heshu_period_parse (row->period, &period))
    fail (self, "period");
  /* a row shows a figure or says why not, never nothing */
  if (row->reason == HESHU_REASON_NONE && row->actual == NULL && row->target == NULL)
    fail (self, "actual");
  if (row->reason != HESHU_REASON_NONE && *row->word == '\0')
    fail (self, "word");

  return row;
}

static HeshuChartPanel *
read_panel (Reader *self, JsonObject *object)
{
  HeshuChartPanel *panel = heshu_chart_panel_new ();
  JsonObject *scale = read_object (self, object, "scale");
  JsonArray *rows = read_array (self, object, "rows", 1, HESHU_CHART_MAX_ROWS);

  panel->indicator = read_text (self, object, "indicator");
  panel->heading = read_text (self, object, "heading");
  panel->unit = read_text (self, object, "unit");
  READ_WORD (self, object, "measure", heshu_measure_from_word, &panel->measure);
  panel->exponent = (int) read_integer (self, scale, "exponent", 0, MAX_EXPONENT);
  panel->suffix = read_text (self, scale, "suffix");
  panel->suffix_in_labels = read_boolean (self, scale, "in_labels");
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows) && self->fault == NULL; i++)
    {
      gsize length = enter (self, "rows", i);

      g_ptr_array_add (panel->rows, read_row (self, get_element (self, rows, i), panel->exponent));
      leave (self, length);
    }

  return panel;
}

static void
read_size (Reader *self, HeshuChartSize *size, JsonObject *spec)
{
  JsonObject *object = read_object (self, spec, "size");
  gsize length = enter (self, "size", G_MAXUINT);

  size->name = read_text (self, object, "name");
  size->width = read_text (self, object, "width");
  size->height = read_optional_text (self, object, "height");
  size->ratio = read_optional_text (self, object, "ratio");
  size->unit = read_text (self, object, "unit");
  size->dpi = (int) read_integer (self, object, "dpi", 1, 10000);
  READ_WORD (self, object, "medium", heshu_medium_from_word, &size->medium);
  size->height = size->height != NULL ? size->height : g_strdup ("");
  size->ratio = size->ratio != NULL ? size->ratio : g_strdup ("");
  if (self->fault == NULL && !heshu_chart_size_is_valid (size))
    fail (self, "width");
  leave (self, length);
}

static void
read_house (Reader *self, HeshuChartSpec *spec, JsonObject *object)
{
  JsonObject *house = read_object (self, object, "house");
  gsize length = enter (self, "house", G_MAXUINT);
  const HeshuHouseStyle *style;

  spec->house = read_text (self, house, "name");
  spec->house_hash = read_optional_text (self, house, "sha256");
  spec->house_hash = spec->house_hash != NULL ? spec->house_hash : g_strdup ("");
  /* the name becomes part of a path below the built-in styles */
  style = strpbrk (spec->house, "/.") == NULL ? heshu_house_style_get (spec->house) : NULL;
  if (style == NULL)
    fail (self, "name");
  else if (*spec->house_hash != '\0' && !g_str_equal (spec->house_hash, heshu_house_style_get_hash (style)))
    fail (self, "sha256");
  leave (self, length);
}

static void
read_reports (Reader *self, HeshuChartSpec *spec, JsonObject *object)
{
  JsonArray *array = read_array (self, object, "reports", 0, HESHU_CHART_MAX_ROWS * HESHU_CHART_MAX_PANELS);

  for (guint i = 0; array != NULL && i < json_array_get_length (array) && self->fault == NULL; i++)
    {
      gsize length = enter (self, "reports", i);
      JsonObject *element = get_element (self, array, i);
      HeshuChartReport *report = heshu_chart_report_new ();

      report->id = read_optional_text (self, element, "id");
      report->name = read_optional_text (self, element, "name");
      report->sha256 = read_optional_text (self, element, "sha256");
      g_ptr_array_add (spec->reports, report);
      leave (self, length);
    }
}

static void
read_sources (Reader *self, HeshuChartSpec *spec, JsonObject *object)
{
  JsonArray *array = read_array (self, object, "sources", 1, 8);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_ptr_array_add (spec->sources, g_strdup (json_node_get_string (node)));
      else
        fail (self, "sources");
    }
}

static void
read_spec (Reader *self, HeshuChartSpec *spec, JsonObject *object)
{
  JsonArray *panels;

  /* first: a later version may mean anything by the rest */
  read_integer (self, object, "heshu_chart", HESHU_CHART_SPEC_VERSION, HESHU_CHART_SPEC_VERSION);
  spec->language = read_text (self, object, "language");
  if (strpbrk (spec->language, "/.") != NULL || heshu_chart_words_get (spec->language) == NULL)
    fail (self, "language");
  read_house (self, spec, object);
  read_size (self, &spec->size, object);
  READ_WORD (self, object, "form", heshu_chart_form_from_word, &spec->form);
  spec->title = read_text (self, object, "title");
  spec->subtitle = read_text (self, object, "subtitle");
  spec->note = read_text (self, object, "note");
  read_sources (self, spec, object);
  spec->signature = read_text (self, object, "signature");
  spec->description = read_text (self, object, "description");
  spec->date = read_text (self, object, "date");
  spec->sample = read_boolean (self, object, "sample");
  panels = read_array (self, object, "panels", 1, HESHU_CHART_MAX_PANELS);
  for (guint i = 0; panels != NULL && i < json_array_get_length (panels) && self->fault == NULL; i++)
    {
      gsize length = enter (self, "panels", i);

      g_ptr_array_add (spec->panels, read_panel (self, get_element (self, panels, i)));
      leave (self, length);
    }
  read_reports (self, spec, object);
}

/* The parser calls itself for each level: a file of brackets must not reach it */
static gboolean
is_shallow (const char *json, gsize length)
{
  int depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = json[i];

      if (in_string && c == '\\')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (!in_string && (c == '{' || c == '['))
        depth++;
      else if (!in_string && (c == '}' || c == ']'))
        depth--;
      if (depth > MAX_DEPTH)
        return FALSE;
    }

  return TRUE;
}

HeshuChartSpec *
heshu_chart_spec_parse (const char *json, gssize length, GError **error)
{
  g_autoptr (HeshuChartSpec) spec = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GString) path = g_string_new (NULL);
  Reader self = { path, NULL };
  gsize size;
  JsonNode *root;

  g_return_val_if_fail (json != NULL, NULL);

  size = length >= 0 ? (gsize) length : strlen (json);
  parser = json_parser_new_immutable ();
  if (size > MAX_BYTES || !g_utf8_validate (json, (gssize) size, NULL) || !is_shallow (json, size))
    {
      heshu_error_set (error, HESHU_ERROR_SPEC_INVALID, "JSON", "UTF-8");
      return NULL;
    }
  if (!json_parser_load_from_data (parser, json, (gssize) size, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_autofree char *line = g_strdup_printf (_ ("line %u"), MAX (1, json_parser_get_current_line (parser)));

      heshu_error_set (error, HESHU_ERROR_SPEC_INVALID, "JSON", line);
      return NULL;
    }

  spec = heshu_chart_spec_alloc ();
  read_spec (&self, spec, json_node_get_object (root));
  if (self.fault != NULL)
    {
      heshu_error_set (error, HESHU_ERROR_SPEC_INVALID, "JSON", self.fault);
      g_free (self.fault);
      return NULL;
    }

  return g_steal_pointer (&spec);
}
