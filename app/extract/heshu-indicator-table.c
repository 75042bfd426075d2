/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

/* What a table's row, column and title call a figure */

/* How many rows a title is looked for over */
#define LONGEST_TABLE 200
#define TITLE_REACH 3

static gboolean
has_char (const HeshuExtraction *extraction, HeshuRange range, gunichar c, guint *position)
{
  for (guint i = range.end; i-- > range.start;)
    if (extraction->chars[i] == c)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* 2022年度交通建设投资完成情况表, on the line before a table or behind it, without its time, place and 情况表
 */
static HeshuRange
find_table_title (HeshuNamer *self, const HeshuFigure *figure)
{
  HeshuExtraction *extraction = self->extraction;
  guint first = figure->line;
  guint last = figure->line;
  const HeshuMatch *tail;

  while (first > 0 && figure->line - first < LONGEST_TABLE &&
         extraction->lines[first].kind == HESHU_LINE_TABLE_ROW)
    first--;
  while (last + 1 < extraction->n_lines && last - figure->line < LONGEST_TABLE &&
         extraction->lines[last].kind == HESHU_LINE_TABLE_ROW)
    last++;
  for (guint i = 0; i <= TITLE_REACH + 1; i++)
    {
      /* The lines above, nearest first, then the one below */
      guint at = i <= TITLE_REACH ? first - MIN (i, first) : last;
      const HeshuLine *line = &extraction->lines[at];
      HeshuRange range = { line->start, line->end };

      if (line->kind == HESHU_LINE_TABLE_ROW)
        continue;
      tail = heshu_extraction_match_before (extraction, HESHU_CATEGORY ("table-tail"), range.end);
      if (tail == NULL || tail->start <= range.start)
        continue;
      range.end = (guint) tail->start;
      range = heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, range));
      if (heshu_range_length (range) >= 2)
        return range;
    }
  return (HeshuRange){ 0, 0 };
}

/* `在园幼儿 | 人 | 31,250`: what a table's row and column say */
gboolean
heshu_namer_try_cell (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuFigure *figure = naming->figure;
  HeshuRange name = figure->label;
  HeshuRange header = figure->header;
  HeshuRange title;
  HeshuRange change;
  g_autofree char *text = NULL;
  guint last = heshu_namer_step_back (self, naming->index);
  guint bracket = 0;

  if (figure->header_cell < 0)
    return FALSE;
  /* A row of a district or a time is named by its column */
  if (heshu_range_is_empty (heshu_phrases_trim_lead (&self->phrases, name)) ||
      heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("district"), name.start) != NULL)
    {
      name = header;
      header = figure->label;
    }
  if (has_char (self->extraction, name, '(', &bracket) || has_char (self->extraction, name, 0xFF08, &bracket))
    {
      HeshuRange inside = { bracket + 1, name.end > bracket + 1 ? name.end - 1 : name.end };
      gunichar closing = self->extraction->chars[name.end - 1];

      /* 体育产业总规模(亿元): the bracket at the end gives the unit; 执业(助理)医师 is a name */
      if ((closing == 0x29 || closing == 0xFF09) && !heshu_range_is_empty (inside))
        name.end = bracket;
    }
  title = heshu_phrases_trim_lead (&self->phrases, name);
  if (heshu_range_is_empty (heshu_phrases_trim_verbs (&self->phrases, title)))
    title = find_table_title (self, figure); /* 2022年完成: what, the table's title says */
  if (!heshu_range_is_empty (title))
    name = title;
  if (heshu_range_is_empty (name))
    return FALSE;
  text = heshu_phrases_dup (&self->phrases, name);
  /* 签约率 | 同比增减: the column is of the one on its left */
  if (heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("compare-word"), name.start) &&
      last != G_MAXUINT && self->namings[last].name != NULL &&
      heshu_namer_get_figure (self, last)->line == figure->line)
    {
      const HeshuNaming *left = &self->namings[last];

      heshu_namer_set (self, naming->index, g_strconcat (left->name, "变化", NULL), g_strdup (left->noun),
                       name, "change-of-column-before", 0.75);
      return TRUE;
    }
  change = heshu_phrases_find_change (&self->phrases, header);
  if (figure->measure == HESHU_MEASURE_CHANGE && !heshu_range_is_empty (change))
    {
      g_autofree char *word = heshu_phrases_dup (&self->phrases, change);

      heshu_namer_set (self, naming->index, g_strconcat (text, word, NULL), g_strdup (text), name,
                       "row-and-column", 0.95);
    }
  else
    heshu_namer_set (self, naming->index, g_strdup (text), NULL, name, "row-of-table", 0.95);
  return TRUE;
}
