/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-builder.h"

#include "heshu-chart-extent.h"
#include "heshu-chart-label.h"
#include "heshu-figure.h"

/* The notes: whatever keeps a figure from being read as an exact one of the same time and basis as its
 * neighbours. */

typedef struct
{
  HeshuChartBuilder *builder;
  const HeshuChartWords *words;
  GString *text;
  GHashTable *said; /* sentences that several panels share are said once */
} Notes;

/* @sentence: (transfer full) */
static void
add_note (Notes *self, char *sentence)
{
  if (g_hash_table_contains (self->said, sentence))
    {
      g_free (sentence);
      return;
    }

  heshu_string_join (self->text, heshu_chart_word (self->words, "semicolon"), sentence);
  g_hash_table_add (self->said, sentence);
}

static void
add_word_note (Notes *self, const char *id)
{
  add_note (self, g_strdup (heshu_chart_word (self->words, id)));
}

static void
quote_once (Notes *self, GString *list, GHashTable *seen, const char *word)
{
  g_autofree char *quoted = NULL;

  if (*word == '\0' || !g_hash_table_add (seen, g_strdup (word)))
    return;
  quoted = heshu_chart_words_fill (self->words, "quoted", "text", word, NULL);
  heshu_string_join (list, heshu_chart_word (self->words, "quoted-join"), quoted);
}

static void
quote_qualifier (Notes *self, GString *list, GHashTable *seen, const HeshuChartFigure *figure)
{
  static const char *const ids[] = { NULL, "over", "about", "under", NULL };
  gboolean printed =
      figure != NULL && (*figure->before != '\0' || *figure->inner != '\0' || *figure->after != '\0');

  if (figure == NULL || ids[figure->qualifier] == NULL)
    return;
  if (printed && heshu_chart_words_quotes_the_page (self->words))
    {
      quote_once (self, list, seen, figure->before);
      quote_once (self, list, seen, figure->inner);
      quote_once (self, list, seen, figure->after);
    }
  else
    {
      g_autofree char *word =
          g_strstrip (heshu_chart_words_fill (self->words, ids[figure->qualifier], "figure", "", NULL));

      quote_once (self, list, seen, word);
    }
}

static void
note_qualifiers (Notes *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) list = g_string_new (NULL);
  gboolean ranges = FALSE;

  for (guint i = 0; i < self->builder->spec->panels->len; i++)
    {
      const HeshuChartPanel *panel = g_ptr_array_index (self->builder->spec->panels, i);

      for (guint j = 0; j < panel->rows->len; j++)
        {
          const HeshuChartRow *row = g_ptr_array_index (panel->rows, j);

          if (!heshu_chart_row_is_drawn (row))
            continue;
          quote_qualifier (self, list, seen, row->actual);
          quote_qualifier (self, list, seen, row->target);
          ranges |= row->actual != NULL && row->actual->value_max != NULL;
        }
    }

  if (list->len > 0)
    add_note (self, heshu_chart_words_fill (self->words, "note-qualifiers", "words", list->str, NULL));
  if (ranges)
    add_word_note (self, "note-range");
}

static void
note_targets (Notes *self)
{
  gboolean target = FALSE, limit = FALSE, planned = FALSE;

  for (guint i = 0; i < self->builder->spec->panels->len; i++)
    {
      const HeshuChartPanel *panel = g_ptr_array_index (self->builder->spec->panels, i);

      for (guint j = 0; j < panel->rows->len; j++)
        {
          const HeshuChartRow *row = g_ptr_array_index (panel->rows, j);

          if (row->target == NULL)
            continue;
          planned |= row->actual == NULL;
          target |= row->actual != NULL && row->target->kind == HESHU_KIND_TARGET;
          limit |= row->actual != NULL && row->target->kind == HESHU_KIND_LIMIT;
        }
    }

  if (target)
    add_word_note (self, "note-target");
  if (limit)
    add_word_note (self, "note-limit");
  if (planned)
    add_word_note (self,
                   self->builder->spec->form == HESHU_FORM_BAR ? "note-planned-bar" : "note-planned-dot");
}

/* 时间不同：2020年为惠济区，2021年为管城回族区、… */
static void
note_periods (Notes *self, const HeshuTable *table, const HeshuChartPanel *panel)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (!heshu_table_periods_differ (table))
    return;

  for (guint i = 0; i < panel->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (panel->rows, i);
      g_autoptr (GString) areas = g_string_new (NULL);
      g_autofree char *sentence = NULL;

      if (row->reason != HESHU_REASON_NONE || !g_hash_table_add (seen, row->period))
        continue;
      for (guint j = i; j < panel->rows->len; j++)
        {
          const HeshuChartRow *other = g_ptr_array_index (panel->rows, j);

          if (other->reason == HESHU_REASON_NONE && g_str_equal (other->period, row->period))
            heshu_string_join (areas, heshu_chart_word (self->words, "list"), other->area);
        }
      sentence = heshu_chart_words_fill (self->words, "note-period-of", "period", row->remark, "areas",
                                         areas->str, NULL);
      heshu_string_join (list, heshu_chart_word (self->words, "comma"), sentence);
    }

  add_note (self, heshu_chart_words_fill (self->words, "note-periods", "list", list->str, NULL));
}

static void
note_conflict (Notes *self, const HeshuTableRow *row)
{
  g_autofree char *first = heshu_figure_dup_printed (row->actual);
  g_autoptr (GString) figures = g_string_new (first);

  for (guint i = 0; i < row->others->len; i++)
    {
      g_autofree char *other = heshu_figure_dup_printed (g_ptr_array_index (row->others, i));

      heshu_string_join (figures, heshu_chart_word (self->words, "list"), other);
    }
  add_note (self, heshu_chart_words_fill (self->words, "note-conflict", "area", row->area, "figures",
                                          figures->str, NULL));
}

static void
note_row (Notes *self, const HeshuTableRow *row)
{
  g_autofree char *what = NULL;
  g_autofree char *period = NULL;
  g_autofree char *printed = NULL;

  switch (row->reason)
    {
    case HESHU_REASON_NOT_MENTIONED:
      add_word_note (self, "note-not-mentioned");
      break;
    case HESHU_REASON_NO_REPORT:
      add_word_note (self, "note-no-report");
      break;
    case HESHU_REASON_CONFLICT:
      note_conflict (self, row);
      break;
    case HESHU_REASON_OTHER_UNIT:
    case HESHU_REASON_OTHER_PERIOD:
    case HESHU_REASON_OTHER_MEASURE:
      period = heshu_chart_words_period (self->words, row->period);
      printed = heshu_figure_dup_printed (row->actual);
      what = g_strconcat (period, printed, NULL);
      add_note (self,
                heshu_chart_words_fill (self->words, "note-other", "area", row->area, "what", what, NULL));
      break;
    default:
      if (row->others->len == 0)
        break;
      period = heshu_chart_words_period (self->words,
                                         heshu_metric_get_period (g_ptr_array_index (row->others, 0)));
      add_note (self, heshu_chart_words_fill (self->words, "note-newer", "area", row->area, "period", period,
                                              NULL));
    }
}

/* One district's report may call the thing by another name: the reader is told which */
static void
note_wording (Notes *self, const HeshuTable *table, const HeshuTableRow *row)
{
  const HeshuMetric *metric = row->actual != NULL ? row->actual : row->target;
  const char *indicator = metric != NULL ? heshu_metric_get (metric, HESHU_FIELD_INDICATOR) : NULL;

  if (row->reason != HESHU_REASON_NONE || indicator == NULL ||
      heshu_indicator_equal (indicator, table->indicator))
    return;
  add_note (self, heshu_chart_words_fill (self->words, "note-wording", "area", row->area, "indicator",
                                          indicator, NULL));
}

static void
note_undated (Notes *self, const HeshuTable *table)
{
  g_autoptr (GString) areas = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const HeshuTableRow *row = g_ptr_array_index (table->rows, i);

      if (row->reason == HESHU_REASON_NONE && heshu_period_is_none (row->period))
        heshu_string_join (areas, heshu_chart_word (self->words, "list"), row->area);
    }

  if (areas->len > 0)
    add_note (self, heshu_chart_words_fill (self->words, "note-undated", "areas", areas->str, NULL));
}

void
heshu_chart_builder_write_note (HeshuChartBuilder *builder)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Notes self = { builder, builder->words, text, said };
  HeshuChartSpec *spec = builder->spec;

  note_qualifiers (&self);
  note_targets (&self);
  for (guint i = 0; i < spec->panels->len; i++)
    {
      const HeshuTable *table = g_ptr_array_index (builder->tables, i);
      const HeshuChartPanel *panel = g_ptr_array_index (spec->panels, i);
      HeshuAxis axis;

      note_periods (&self, table, panel);
      note_undated (&self, table);
      for (guint j = 0; j < table->rows->len; j++)
        {
          note_row (&self, g_ptr_array_index (table->rows, j));
          note_wording (&self, table, g_ptr_array_index (table->rows, j));
        }
      if (spec->form == HESHU_FORM_DOT && heshu_chart_panel_init_axis (panel, spec->form, &axis) &&
          axis.low > 0)
        add_word_note (&self, "note-baseline");
    }

  spec->note = text->len > 0 ? g_strconcat (heshu_chart_word (self.words, "note"), text->str,
                                            heshu_chart_word (self.words, "stop"), NULL)
                             : g_strdup ("");
  g_strchomp (spec->note);
}
