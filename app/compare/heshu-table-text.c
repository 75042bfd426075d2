/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-table-text.h"

#include "heshu-figure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_COLUMNS 5
#define FIGURE_COLUMN 2 /* set to the right, as figures are read */

/* Columns a terminal gives to @text: two for a Chinese character, none for a mark that joins the one before
 * it */
static guint
display_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static char *
dup_figure (const HeshuTable *table, const HeshuMetric *metric)
{
  const HeshuReport *report = heshu_table_find_source (table, metric);
  const HeshuText *text = report != NULL && report->document != NULL ? report->document->text : NULL;
  g_autofree char *printed = heshu_figure_dup_printed (metric);
  g_auto (HeshuFigureWords) words = { 0 };

  heshu_figure_words_read (&words, metric, text);
  if (*words.before == '\0' && *words.inner == '\0' && *words.after == '\0')
    switch (heshu_metric_get_qualifier (metric))
      {
      case HESHU_QUALIFIER_OVER:
        /* Translators: a figure that is a little too low, as in "more than 11,000" */
        return g_strdup_printf (_ ("more than %s"), printed);
      case HESHU_QUALIFIER_ABOUT:
        return g_strdup_printf (_ ("about %s"), printed);
      case HESHU_QUALIFIER_UNDER:
        /* Translators: a figure that is a little too high, as in "nearly 5,000" */
        return g_strdup_printf (_ ("nearly %s"), printed);
      default:
        break;
      }

  /* words inside the span are in @printed already */
  return words.printed ? g_steal_pointer (&printed) : g_strconcat (words.before, printed, words.after, NULL);
}

static char *
dup_target (const HeshuTable *table, const HeshuMetric *target)
{
  g_autofree char *figure = NULL;

  if (target == NULL)
    return g_strdup ("");
  figure = dup_figure (table, target);
  return g_strdup_printf (heshu_metric_get_kind (target) == HESHU_KIND_LIMIT ? _ ("limit %s")
                                                                             : _ ("target %s"),
                          figure);
}

static char *
join_others (const HeshuTable *table, const HeshuTableRow *row)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < row->others->len; i++)
    {
      const HeshuMetric *other = g_ptr_array_index (row->others, i);
      g_autofree char *figure = dup_figure (table, other);
      const char *source = heshu_metric_get_source (other);

      g_string_append_printf (list, "%s%s", i > 0 ? _ (", ") : "", figure);
      if (source != NULL)
        g_string_append_printf (list, _ (" (%s)"), source);
    }

  return g_string_free (list, FALSE);
}

char *
heshu_table_dup_remark (const HeshuTable *table, const HeshuTableRow *row)
{
  g_autofree char *others = join_others (table, row);

  switch (row->reason)
    {
    case HESHU_REASON_NOT_MENTIONED:
      return g_strdup (_ ("not mentioned"));
    case HESHU_REASON_NO_REPORT:
      return g_strdup (_ ("no report"));
    case HESHU_REASON_OTHER_UNIT:
      return g_strdup (_ ("other unit, not comparable"));
    case HESHU_REASON_OTHER_PERIOD:
      return g_strdup (_ ("other period, not comparable"));
    case HESHU_REASON_OTHER_MEASURE:
      return g_strdup (_ ("other measure, not comparable"));
    case HESHU_REASON_CONFLICT:
      return g_strdup_printf (_ ("contradicted by %s"), others);
    default:
      break;
    }

  if (row->actual == NULL)
    return g_strdup (_ ("planned only"));
  if (row->others->len > 0)
    {
      const HeshuMetric *newer = g_ptr_array_index (row->others, 0);
      g_autofree char *period = heshu_period_format (heshu_metric_get_period (newer));

      /* Translators: a period, then a figure and its file */
      return g_strdup_printf (_ ("%s: %s, another length of period, left out"), period, others);
    }
  return g_strdup ("");
}

static GPtrArray *
make_cells (const HeshuTable *self)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (_ ("District")));
  g_ptr_array_add (cells, g_strdup (_ ("Period")));
  g_ptr_array_add (cells, g_strdup (_ ("Figure")));
  g_ptr_array_add (cells, g_strdup (_ ("Target")));
  g_ptr_array_add (cells, g_strdup (_ ("Remark")));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const HeshuTableRow *row = g_ptr_array_index (self->rows, i);

      g_ptr_array_add (cells, g_strdup (row->area));
      g_ptr_array_add (cells, heshu_period_format (row->period));
      g_ptr_array_add (cells, row->actual != NULL ? dup_figure (self, row->actual) : g_strdup ("—"));
      g_ptr_array_add (cells, dup_target (self, row->target));
      g_ptr_array_add (cells, heshu_table_dup_remark (self, row));
    }

  return cells;
}

static void
append_cells (GString *text, GPtrArray *cells)
{
  guint widths[N_COLUMNS] = { 0 };

  for (guint i = 0; i < cells->len; i++)
    {
      gboolean heading = i < N_COLUMNS;
      guint column = i % N_COLUMNS;
      const char *cell = g_ptr_array_index (cells, i);

      /* a column that no row fills is not printed */
      if (!heading && *cell != '\0')
        widths[column] = MAX (widths[column], display_width (cell));
    }
  for (guint i = 0; i < N_COLUMNS; i++)
    if (widths[i] > 0)
      widths[i] = MAX (widths[i], display_width (g_ptr_array_index (cells, i)));

  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);
      guint column = i % N_COLUMNS;

      if (widths[column] > 0)
        {
          int room = (int) (widths[column] - display_width (cell));

          if (column == FIGURE_COLUMN)
            g_string_append_printf (text, "%*s%s  ", room, "", cell);
          else
            g_string_append_printf (text, "%s%*s", cell, room + 2, "");
        }
      if (column + 1 < N_COLUMNS)
        continue;
      while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      g_string_append_c (text, '\n');
    }
}

/* Which districts are of which period, where they differ: `2020: 惠济区; 2021: 管城回族区` */
static void
append_periods (GString *text, const HeshuTable *self)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!heshu_table_periods_differ (self))
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const HeshuTableRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *period = heshu_period_format (row->period);
      gboolean first = TRUE;

      if (row->reason != HESHU_REASON_NONE || g_hash_table_contains (seen, period))
        continue;
      g_string_append_printf (list, "%s%s", list->len > 0 ? _ ("; ") : "",
                              *period != '\0' ? period : _ ("undated"));
      for (guint j = i; j < self->rows->len; j++)
        {
          const HeshuTableRow *other = g_ptr_array_index (self->rows, j);

          if (other->reason != HESHU_REASON_NONE || !heshu_period_equal (other->period, row->period))
            continue;
          g_string_append_printf (list, "%s%s", first ? _ (": ") : _ (", "), other->area);
          first = FALSE;
        }
      g_hash_table_add (seen, g_steal_pointer (&period));
    }

  g_string_append_printf (text, _ ("Note: the figures are of different periods (%s)."), list->str);
  g_string_append_c (text, '\n');
}

/* Where all figures are of one period or one alone is drawn, its period is said all the same: no figure
 * without its year */
static void
append_single_period (GString *text, const HeshuTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const HeshuTableRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *period = heshu_period_format (row->period);

      if (row->reason != HESHU_REASON_NONE || *period == '\0')
        continue;
      if (!heshu_table_periods_differ (self))
        {
          g_string_append_printf (text, _ ("Note: the figures are of %s."), period);
          g_string_append_c (text, '\n');
        }
      return;
    }
}

static void
append_sources (GString *text, const HeshuTable *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const HeshuTableRow *row = g_ptr_array_index (self->rows, i);
      const HeshuMetric *metric = row->actual != NULL ? row->actual : row->target;
      const char *agency, *title;
      g_autofree char *entry = NULL;

      if (metric == NULL)
        continue;
      agency = heshu_metric_get (metric, HESHU_FIELD_AGENCY);
      title = heshu_metric_get_article_title (metric);
      if (agency == NULL && title == NULL)
        entry = g_strdup (heshu_metric_get_source (metric));
      else
        entry = g_strconcat (agency != NULL ? agency : "", title != NULL ? "《" : "",
                             title != NULL ? title : "", title != NULL ? "》" : "", NULL);
      if (entry == NULL || g_hash_table_contains (seen, entry))
        continue;
      g_string_append_printf (list, "%s%s", list->len > 0 ? _ ("; ") : "", entry);
      g_hash_table_add (seen, g_steal_pointer (&entry));
    }

  if (list->len == 0)
    return;
  g_string_append_printf (text, _ ("Source: %s"), list->str);
  if (self->sample)
    g_string_append_printf (text, "%s%s", _ ("; "), _ ("示例数据 (sample data)"));
  g_string_append_c (text, '\n');
}

char *
heshu_table_print_text (const HeshuTable *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) cells = make_cells (self);

  g_string_append (text, self->indicator);
  if (*self->unit != '\0')
    g_string_append_printf (text, _ (" (%s)"), self->unit);
  g_string_append (text, "\n\n");
  append_cells (text, cells);
  g_string_append_c (text, '\n');
  append_periods (text, self);
  append_single_period (text, self);
  append_sources (text, self);

  return g_string_free (text, FALSE);
}
