/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-builder.h"

#include "heshu-chart-extent.h"

#include <stdio.h>
#include <string.h>

/* One body and the headlines under which it reported */
typedef struct
{
  char *agency;      /* "" where unknown */
  GPtrArray *titles; /* of char *: 《…》 with publication, date and page behind it */
  GPtrArray *short_titles;
} Source;

static void
source_free (Source *source)
{
  g_free (source->agency);
  g_ptr_array_unref (source->titles);
  g_ptr_array_unref (source->short_titles);
  g_free (source);
}

static char *
dup_date (const HeshuChartWords *words, const char *iso)
{
  int year, month, day;
  g_autofree char *y = NULL;
  g_autofree char *m = NULL;
  g_autofree char *d = NULL;

  if (sscanf (iso, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return g_strdup (iso);
  y = g_strdup_printf ("%d", year);
  m = g_strdup_printf ("%d", month);
  d = g_strdup_printf ("%d", day);
  return heshu_chart_words_fill (words, "date", "year", y, "month", m, "day", d, NULL);
}

/* 《2021年工作总结》（郑州日报2022年1月10日H04版） */
static char *
dup_title (const HeshuChartWords *words, const char *headline, const HeshuReport *report, gboolean whole)
{
  const HeshuDocument *document = report != NULL ? report->document : NULL;
  g_autoptr (GString) aside = g_string_new (NULL);
  g_autofree char *quoted = heshu_chart_words_fill (words, "headline", "title", headline, NULL);
  g_autofree char *closed = NULL;

  if (!whole || document == NULL)
    return g_steal_pointer (&quoted);

  if (document->publication != NULL)
    g_string_append (aside, document->publication);
  if (document->issue_date != NULL)
    {
      g_autofree char *date = dup_date (words, document->issue_date);

      g_string_append (aside, date);
    }
  if (document->page != NULL && aside->len > 0)
    g_string_append (aside, document->page);
  if (aside->len == 0)
    return g_steal_pointer (&quoted);

  closed = heshu_chart_words_fill (words, "aside", "text", aside->str, NULL);
  return g_strconcat (quoted, closed, NULL);
}

static void
add_once (GPtrArray *texts, char *text)
{
  if (g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (texts, text);
}

static void
add_metric (GPtrArray *sources,
            GHashTable *by_agency,
            const HeshuChartWords *words,
            const HeshuTable *table,
            const HeshuMetric *metric)
{
  const char *agency, *headline;
  Source *source;

  if (metric == NULL)
    return;

  agency = heshu_metric_get (metric, HESHU_FIELD_AGENCY);
  headline = heshu_metric_get_article_title (metric);
  agency = agency != NULL ? agency : "";
  if (*agency == '\0' && headline == NULL)
    headline = heshu_metric_get_source (metric);

  source = g_hash_table_lookup (by_agency, agency);
  if (source == NULL)
    {
      source = g_new0 (Source, 1);
      source->agency = g_strdup (agency);
      source->titles = g_ptr_array_new_with_free_func (g_free);
      source->short_titles = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (sources, source);
      g_hash_table_insert (by_agency, source->agency, source);
    }
  if (headline != NULL)
    {
      const HeshuReport *report = heshu_table_find_source (table, metric);

      add_once (source->titles, dup_title (words, headline, report, TRUE));
      add_once (source->short_titles, dup_title (words, headline, report, FALSE));
    }
}

static GPtrArray *
collect_sources (const HeshuChartBuilder *self)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  g_autoptr (GHashTable) by_agency = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->tables->len; i++)
    {
      const HeshuTable *table = g_ptr_array_index (self->tables, i);

      for (guint j = 0; j < table->rows->len; j++)
        {
          const HeshuTableRow *row = g_ptr_array_index (table->rows, j);

          add_metric (sources, by_agency, self->words, table, row->actual);
          add_metric (sources, by_agency, self->words, table, row->target);
          for (guint k = 0; row->reason == HESHU_REASON_CONFLICT && k < row->others->len; k++)
            add_metric (sources, by_agency, self->words, table, g_ptr_array_index (row->others, k));
        }
    }

  return sources;
}

typedef enum
{
  DETAIL_WHOLE,
  DETAIL_TITLES,
  DETAIL_AGENCIES,
  DETAIL_COUNT,
  N_DETAILS
} Detail;

static char *
dup_list (const HeshuChartBuilder *self, GPtrArray *sources, Detail detail)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = g_ptr_array_index (sources, i);
      GPtrArray *titles = detail == DETAIL_WHOLE ? source->titles : source->short_titles;
      g_autoptr (GString) entry = g_string_new (source->agency);

      for (guint j = 0; j < titles->len && (detail < DETAIL_AGENCIES || *source->agency == '\0'); j++)
        g_string_append (entry, g_ptr_array_index (titles, j));
      heshu_string_join (list, heshu_chart_word (self->words, detail == DETAIL_AGENCIES ? "list" : "comma"),
                         entry->str);
    }

  return g_string_free (list, FALSE);
}

static char *
dup_count (const HeshuChartBuilder *self, GPtrArray *sources)
{
  const Source *first = g_ptr_array_index (sources, 0);
  gboolean named = *first->agency != '\0' && sources->len > 1;
  g_autofree char *count = g_strdup_printf ("%u", named ? sources->len : MAX (1, self->spec->reports->len));

  if (named)
    return heshu_chart_words_fill (self->words, "source-many", "first", first->agency, "count", count, NULL);
  return heshu_chart_words_fill (self->words, "source-reports", "count", count, NULL);
}

void
heshu_chart_builder_write_sources (HeshuChartBuilder *self)
{
  g_autoptr (GPtrArray) sources = collect_sources (self);

  for (Detail detail = DETAIL_WHOLE; detail < N_DETAILS; detail++)
    {
      g_autofree char *list =
          detail == DETAIL_COUNT ? dup_count (self, sources) : dup_list (self, sources, detail);
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *text = heshu_chart_words_fill (self->words, "source", "list", list, NULL);

      g_string_append (line, text);
      if (self->spec->sample)
        heshu_string_join (line, heshu_chart_word (self->words, "semicolon"),
                           heshu_chart_word (self->words, "sample"));
      add_once (self->spec->sources, g_string_free (g_steal_pointer (&line), FALSE));
    }
}

static void
describe_panel (const HeshuChartBuilder *self, GString *text, const HeshuChartPanel *panel)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < panel->rows->len; i++)
    {
      const HeshuChartRow *row = g_ptr_array_index (panel->rows, i);
      g_autoptr (GString) figures = g_string_new (row->reason != HESHU_REASON_NONE ? row->word : NULL);
      g_autofree char *entry = NULL;

      if (row->reason == HESHU_REASON_NONE && row->actual != NULL)
        heshu_string_join (figures, heshu_chart_word (self->words, "comma"), row->actual->label);
      if (row->reason == HESHU_REASON_NONE && row->target != NULL)
        heshu_string_join (figures, heshu_chart_word (self->words, "comma"), row->target->label);
      if (*row->remark != '\0')
        heshu_string_join (figures, heshu_chart_word (self->words, "comma"), row->remark);
      entry = heshu_chart_words_fill (self->words, "description-row", "area", row->area, "figure",
                                      figures->str, NULL);
      heshu_string_join (list, heshu_chart_word (self->words, "semicolon"), entry);
    }

  if (self->spec->panels->len > 1)
    {
      g_string_append (text, panel->heading);
      g_string_append (text, heshu_chart_word (self->words, "stop"));
    }
  g_string_append (text, list->str);
  g_string_append (text, heshu_chart_word (self->words, "stop"));
}

/* One sentence with the finding, then the table: every number in it is a number drawn */
void
heshu_chart_builder_write_description (HeshuChartBuilder *self)
{
  const HeshuChartSpec *spec = self->spec;
  const char *stop = heshu_chart_word (self->words, "stop");
  GString *text = g_string_new (spec->title);

  g_string_append (text, stop);
  g_string_append (text, spec->subtitle);
  g_string_append (text, stop);
  for (guint i = 0; i < spec->panels->len; i++)
    describe_panel (self, text, g_ptr_array_index (spec->panels, i));
  g_string_append (text, spec->note);
  g_string_append (text, *spec->note != '\0' && g_str_has_suffix (stop, " ") ? " " : "");
  g_string_append (text, g_ptr_array_index (spec->sources, 0));
  g_string_append (text, stop);

  self->spec->description = g_strchomp (g_string_free (text, FALSE));
}
