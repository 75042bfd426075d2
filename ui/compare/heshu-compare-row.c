/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-row.h"

#include "heshu-chart-number.h"
#include "heshu-figure.h"
#include "heshu-period-words.h"
#include "heshu-table-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Characters of the sentence before and behind the figure */
#define QUOTE_BEFORE 10
#define QUOTE_BEHIND 1

static const char *const state_words[] = {
  [HESHU_STATE_PROPOSED] = N_ ("To review"),
  [HESHU_STATE_CONFIRMED] = N_ ("Confirmed"),
  [HESHU_STATE_CORRECTED] = N_ ("Corrected"),
  [HESHU_STATE_REJECTED] = N_ ("Rejected"),
};

static const char *const state_icons[] = {
  [HESHU_STATE_PROPOSED] = "heshu-proposed-symbolic",
  [HESHU_STATE_CONFIRMED] = "heshu-confirmed-symbolic",
  [HESHU_STATE_CORRECTED] = "heshu-corrected-symbolic",
  [HESHU_STATE_REJECTED] = "heshu-rejected-symbolic",
};

static const char *const state_classes[] = {
  [HESHU_STATE_PROPOSED] = "state-proposed",
  [HESHU_STATE_CONFIRMED] = "state-confirmed",
  [HESHU_STATE_CORRECTED] = "state-corrected",
  [HESHU_STATE_REJECTED] = "state-rejected",
};

G_DEFINE_FINAL_TYPE (HeshuCompareRow, heshu_compare_row, G_TYPE_OBJECT)

static void
heshu_compare_row_finalize (GObject *object)
{
  HeshuCompareRow *self = HESHU_COMPARE_ROW (object);

  g_free (self->area);
  g_free (self->key);
  g_free (self->metric_id);
  g_free (self->report_id);
  g_free (self->value);
  g_free (self->qualifier);
  g_free (self->unit);
  g_free (self->period);
  g_free (self->quote);
  g_free (self->sentence);
  g_free (self->remark);
  G_OBJECT_CLASS (heshu_compare_row_parent_class)->finalize (object);
}

static void
heshu_compare_row_class_init (HeshuCompareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heshu_compare_row_finalize;
}

static void
heshu_compare_row_init (HeshuCompareRow *self)
{
}

const char *
heshu_compare_state_word (HeshuState state)
{
  return _ (state_words[state]);
}

const char *
heshu_compare_state_icon (HeshuState state)
{
  return state_icons[state];
}

const char *
heshu_compare_state_class (HeshuState state)
{
  return state_classes[state];
}

const char *
heshu_compare_row_get_area_key (const HeshuTableRow *row)
{
  return *row->area_id != '\0' ? row->area_id : row->area;
}

/* --- cells -----------------------------------------------------------------------------------------------
 */

static char *
dup_number (const HeshuMetric *metric, const HeshuDecimal *value)
{
  gboolean has_point = strchr (heshu_metric_get_text (metric), '.') != NULL;

  return heshu_chart_number_print (value, heshu_metric_get_precision (metric), has_point, 0);
}

static char *
dup_value (const HeshuMetric *metric)
{
  g_autoptr (HeshuDecimal) value = heshu_metric_dup_value (metric);
  g_autoptr (HeshuDecimal) value_max = heshu_metric_dup_value_max (metric);
  g_autofree char *low = value != NULL ? dup_number (metric, value) : g_strdup ("—");
  g_autofree char *high = value_max != NULL ? dup_number (metric, value_max) : NULL;

  return high != NULL ? g_strdup_printf ("%s–%s", low, high) : g_steal_pointer (&low);
}

static char *
dup_qualifier (const HeshuMetric *metric)
{
  g_auto (HeshuFigureWords) words = { 0 };
  g_autofree char *printed = NULL;

  heshu_figure_words_read (&words, metric, NULL);
  printed = g_strconcat (words.before, words.inner, words.after, NULL);
  if (*printed != '\0')
    return g_steal_pointer (&printed);
  switch (heshu_metric_get_qualifier (metric))
    {
    case HESHU_QUALIFIER_OVER:
      return g_strdup (_ ("over"));
    case HESHU_QUALIFIER_ABOUT:
      return g_strdup (_ ("about"));
    case HESHU_QUALIFIER_UNDER:
      return g_strdup (_ ("under"));
    default:
      return g_strdup ("");
    }
}

/* The figure with a few characters of its sentence on either side */
static char *
dup_quote (const HeshuMetric *metric, const char *sentence, HeshuSpan span)
{
  HeshuSpan figure = heshu_metric_get_span (metric);
  glong length = g_utf8_strlen (sentence, -1);
  glong at = (glong) figure.start - (glong) span.start;
  glong from, to;
  g_autofree char *part = NULL;

  /* a sentence over several lines is shown on one, where offsets may differ: then all of it is quoted */
  if (at < 0 || figure.end > span.end || (glong) (span.end - span.start) != length)
    return g_strconcat ("“", sentence, "”", NULL);
  from = MAX (0, at - QUOTE_BEFORE);
  to = MIN (length, at + (glong) (figure.end - figure.start) + QUOTE_BEHIND);
  part = g_utf8_substring (sentence, from, to);

  return g_strconcat ("“", from > 0 ? "…" : "", part, to < length ? "…" : "", "”", NULL);
}

static void
take_figure (HeshuCompareRow *self, const HeshuMetric *metric, HeshuSentenceOf sentence_of, gpointer data)
{
  const char *unit = heshu_metric_get (metric, HESHU_FIELD_UNIT);
  HeshuSpan span = HESHU_SPAN_NONE;

  self->has_figure = TRUE;
  self->metric_id = g_strdup (heshu_metric_get_id (metric));
  self->report_id = g_strdup (heshu_metric_get_report_id (metric));
  self->value = dup_value (metric);
  self->qualifier = dup_qualifier (metric);
  self->unit = g_strdup (unit != NULL ? unit : "");
  self->period = heshu_period_dup_words (heshu_metric_get_period (metric));
  self->state = heshu_metric_get_state (metric);
  if (self->metric_id != NULL)
    self->sentence = sentence_of (data, self->metric_id, &span);
  if (self->sentence != NULL)
    self->quote = dup_quote (metric, self->sentence, span);
  else
    {
      self->quote = g_strdup_printf ("“%s”", heshu_metric_get_text (metric));
      self->sentence = g_strdup ("");
    }
}

static void
take_nothing (HeshuCompareRow *self, const HeshuTable *table, const HeshuTableRow *row)
{
  self->value = g_strdup ("—");
  self->qualifier = g_strdup ("");
  self->unit = g_strdup ("");
  self->period = heshu_period_dup_words (heshu_period_is_none (row->period) ? table->period : row->period);
  self->quote = g_strdup ("");
  self->sentence = g_strdup ("");
}

/* --- rows ------------------------------------------------------------------------------------------------
 */

static GHashTable *
list_keys (const HeshuTable *chart)
{
  GHashTable *keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < chart->rows->len; i++)
    g_hash_table_add (keys, (char *) heshu_compare_row_get_area_key (g_ptr_array_index (chart->rows, i)));

  return keys;
}

static HeshuCompareRow *
make_row (const HeshuTable *table,
          const HeshuTableRow *row,
          const HeshuMetric *metric,
          HeshuSentenceOf sentence_of,
          gpointer data)
{
  HeshuCompareRow *self = g_object_new (HESHU_TYPE_COMPARE_ROW, NULL);

  self->area = g_strdup (row->area);
  self->key = g_strdup (heshu_compare_row_get_area_key (row));
  if (metric != NULL)
    take_figure (self, metric, sentence_of, data);
  else
    take_nothing (self, table, row);

  return self;
}

static const char *
target_remark (const HeshuMetric *target)
{
  return heshu_metric_get_kind (target) == HESHU_KIND_LIMIT ? _ ("a limit, marked beside the figure")
                                                            : _ ("a target, marked beside the figure");
}

static void
append_rows (GPtrArray *rows,
             const HeshuTable *table,
             const HeshuTableRow *row,
             gboolean left_out,
             HeshuSentenceOf sentence_of,
             gpointer data)
{
  const HeshuMetric *first = row->actual != NULL ? row->actual : row->target;
  HeshuCompareRow *self = make_row (table, row, first, sentence_of, data);

  self->left_out = left_out;
  self->drawn = !left_out && first != NULL && row->reason == HESHU_REASON_NONE;
  self->remark = left_out ? g_strdup (_ ("taken out of the chart")) : heshu_table_dup_remark (table, row);
  g_ptr_array_add (rows, self);
  if (row->actual == NULL || row->target == NULL)
    return;

  self = make_row (table, row, row->target, sentence_of, data);
  self->left_out = left_out;
  self->drawn = !left_out && row->reason == HESHU_REASON_NONE;
  self->remark = g_strdup (left_out ? _ ("taken out of the chart") : target_remark (row->target));
  g_ptr_array_add (rows, self);
}

GPtrArray *
heshu_compare_row_list (const HeshuTable *table,
                        const HeshuTable *chart,
                        gboolean all_left_out,
                        HeshuSentenceOf sentence_of,
                        gpointer data)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  const HeshuTable *first = chart != NULL ? chart : table;
  g_autoptr (GHashTable) in_chart = list_keys (first);

  for (guint i = 0; i < first->rows->len; i++)
    append_rows (rows, first, g_ptr_array_index (first->rows, i), all_left_out, sentence_of, data);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const HeshuTableRow *row = g_ptr_array_index (table->rows, i);

      if (!g_hash_table_contains (in_chart, heshu_compare_row_get_area_key (row)))
        append_rows (rows, table, row, TRUE, sentence_of, data);
    }

  return rows;
}
