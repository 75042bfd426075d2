/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-text-table-private.h"

#include "heshu-numeral.h"
#include "heshu-sense-private.h"
#include "heshu-unit-private.h"

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000;
}

static HeshuRange
trim (const HeshuExtraction *self, HeshuRange range)
{
  while (range.start < range.end && is_blank (self->chars[range.start]))
    range.start++;
  while (range.end > range.start && is_blank (self->chars[range.end - 1]))
    range.end--;
  return range;
}

static void
add_cell (const HeshuExtraction *self, HeshuTables *tables, HeshuTableRow *row, guint start, guint end)
{
  HeshuRange cell = trim (self, (HeshuRange){ start, end });

  g_array_append_val (tables->cells, cell);
  row->n_cells++;
}

/* | a | b | or cells parted by blanks; an empty cell between bars keeps its column */
static void
split_row (const HeshuExtraction *self, HeshuTables *tables, const HeshuLine *line, HeshuTableRow *row)
{
  guint start = line->start, end = line->end;
  gboolean bars = FALSE;

  for (guint p = start; p < end && !bars; p++)
    bars = self->chars[p] == '|' || self->chars[p] == 0xFF5C;
  if (bars)
    {
      HeshuRange inner = trim (self, (HeshuRange){ start, end });

      start = inner.start + (self->chars[inner.start] == '|' || self->chars[inner.start] == 0xFF5C ? 1 : 0);
      end = inner.end -
            (inner.end > start && (self->chars[inner.end - 1] == '|' || self->chars[inner.end - 1] == 0xFF5C)
                 ? 1
                 : 0);
    }
  for (guint p = start; p < end; p++)
    {
      gboolean parts = bars ? self->chars[p] == '|' || self->chars[p] == 0xFF5C : is_blank (self->chars[p]);

      if (!parts)
        continue;
      if (bars || p > start)
        add_cell (self, tables, row, start, p);
      start = p + 1;
    }
  if (bars || start < end)
    add_cell (self, tables, row, start, end);
}

static HeshuRange
get_cell (const HeshuTables *tables, const HeshuTableRow *row, guint column)
{
  if (column >= row->n_cells)
    return (HeshuRange){ 0, 0 };
  return g_array_index (tables->cells, HeshuRange, row->first_cell + column);
}

/* The words in the last brackets of @cell: 平方米 of `体育场地面积(平方米)`; else what follows 单位: */
static HeshuRange
words_in_brackets (const HeshuExtraction *self, HeshuRange cell)
{
  guint end = cell.end;

  if (end > cell.start && (self->chars[end - 1] == '%' || self->chars[end - 1] == 0xFF05))
    return (HeshuRange){ end - 1, end }; /* 同比增长% */
  if (end <= cell.start + 2 || (self->chars[end - 1] != ')' && self->chars[end - 1] != 0xFF09))
    return (HeshuRange){ 0, 0 };
  end--;
  for (guint p = end; p > cell.start; p--)
    if (self->chars[p - 1] == '(' || self->chars[p - 1] == 0xFF08)
      return (HeshuRange){ p, end };
  return (HeshuRange){ 0, 0 };
}

static gboolean
is_number_cell (const HeshuExtraction *self, HeshuRange cell)
{
  HeshuNumeral numeral;
  gboolean is_number;

  if (heshu_range_is_empty (cell))
    return FALSE;
  is_number = heshu_numeral_read (self->chars, cell.end, cell.start, HESHU_NUMERAL_IN_CELLS, &numeral) &&
              !numeral.chinese && cell.start + numeral.length == cell.end;
  heshu_numeral_clear (&numeral);
  return is_number;
}

/* 单位:万元, (单位:人) above a table */
static HeshuRange
find_caption_unit (const HeshuExtraction *self, const HeshuLine *line)
{
  const HeshuMatch *cue =
      heshu_sense_last_in (self, HESHU_SENSE_UNIT_COLUMN, (HeshuRange){ line->start, line->end });
  HeshuRange words;

  if (cue == NULL || (self->chars[cue->end] != ':' && self->chars[cue->end] != 0xFF1A))
    return (HeshuRange){ 0, 0 };
  words = trim (self, (HeshuRange){ (guint) cue->end + 1, line->end });
  if (words.end > words.start && (self->chars[words.end - 1] == ')' || self->chars[words.end - 1] == 0xFF09))
    words.end--;
  return words;
}

/* A row without a number is a header; years with their 年 are none. `| --- |` is neither. */
static gboolean
is_header (const HeshuExtraction *self, const HeshuTables *tables, const HeshuTableRow *row)
{
  guint n_words = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      HeshuRange cell = get_cell (tables, row, i);

      if (is_number_cell (self, cell) && !(cell.end - cell.start == 4 && i > 0 && n_words > 0))
        return FALSE;
      if (!heshu_range_is_empty (cell) && self->chars[cell.start] != '-' && self->chars[cell.start] != ':')
        n_words++;
    }
  return n_words >= 2;
}

static int
find_unit_column (const HeshuExtraction *self, const HeshuTables *tables, const HeshuTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      HeshuRange cell = get_cell (tables, row, i);

      if (cell.end - cell.start >= 2 && heshu_sense_at (self, HESHU_SENSE_UNIT_COLUMN, cell.start) != NULL)
        return (int) i;
    }
  return -1;
}

/* 三次产业结构 4.2:46.1:49.7 between rows: one row more, with nothing in the columns that follow */
static gboolean
is_row_of_parts (const HeshuExtraction *self, guint index)
{
  const HeshuLine *line = &self->lines[index];
  guint colons = 0, p = line->end;

  if (index == 0 || index + 1 >= self->n_lines || self->lines[index - 1].kind != HESHU_LINE_TABLE_ROW ||
      self->lines[index + 1].kind != HESHU_LINE_TABLE_ROW)
    return FALSE;
  for (; p > line->start && !is_blank (self->chars[p - 1]); p--)
    {
      gunichar c = self->chars[p - 1];

      if (c == ':' || c == 0xFF1A || c == 0x2236)
        colons++;
      else if (c != '.' && !g_unichar_isdigit (c))
        return FALSE;
    }
  return colons > 0 && p > line->start;
}

HeshuTables *
heshu_tables_new (const HeshuExtraction *self)
{
  HeshuTables *tables = g_new0 (HeshuTables, 1);
  int header = -1, unit_column = -1;
  HeshuRange caption = { 0, 0 };

  tables->cells = g_array_new (FALSE, FALSE, sizeof (HeshuRange));
  tables->rows = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < self->n_lines; i++)
    {
      HeshuTableRow *row;

      if (self->lines[i].kind != HESHU_LINE_TABLE_ROW)
        {
          if (self->lines[i].end == self->lines[i].start || is_row_of_parts (self, i))
            continue;
          header = unit_column = -1;
          caption = find_caption_unit (self, &self->lines[i]);
          continue;
        }
      row = g_new0 (HeshuTableRow, 1);
      row->first_cell = tables->cells->len;
      split_row (self, tables, &self->lines[i], row);
      if (header < 0 && is_header (self, tables, row))
        {
          header = (int) i;
          unit_column = find_unit_column (self, tables, row);
        }
      row->header = header;
      row->unit_column = unit_column;
      row->caption = caption;
      g_hash_table_insert (tables->rows, GUINT_TO_POINTER (i), row);
    }
  return tables;
}

void
heshu_tables_free (HeshuTables *tables)
{
  if (tables == NULL)
    return;
  g_clear_pointer (&tables->cells, g_array_unref);
  g_clear_pointer (&tables->rows, g_hash_table_unref);
  g_free (tables);
}

/* The first cell of the row that is no number: 序号 stands before what the row is about */
static HeshuRange
find_label (const HeshuExtraction *self, const HeshuTableRow *row, guint column)
{
  for (guint i = 0; i < column; i++)
    {
      HeshuRange cell = get_cell (self->tables, row, i);

      if (!heshu_range_is_empty (cell) && !is_number_cell (self, cell))
        return cell;
    }
  return get_cell (self->tables, row, 0);
}

/* Alone in its cell, but for a sign or a word that qualifies it (≥95, 约120) */
static gboolean
fills_cell (const HeshuExtraction *self, HeshuRange cell, HeshuRange whole)
{
  if ((cell.end - cell.start) - (whole.end - whole.start) > 2)
    return FALSE;
  for (guint p = cell.start; p < cell.end; p++)
    if ((p < whole.start || p >= whole.end) && (g_unichar_isdigit (self->chars[p]) || self->chars[p] == '.'))
      return FALSE;
  return TRUE;
}

static void
take_unit_of_table (HeshuExtraction *self, HeshuFigure *figure, const HeshuTableRow *row)
{
  HeshuRange places[4] = {
    words_in_brackets (self, figure->header), { 0, 0 }, words_in_brackets (self, figure->label), row->caption
  };
  int exp;

  if (row->unit_column >= 0)
    places[1] = get_cell (self->tables, row, (guint) row->unit_column);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (!heshu_range_is_empty (places[i]) && heshu_unit_words_apply (self, figure, places[i], &exp))
      return;
}

void
heshu_table_place_figure (HeshuExtraction *self, HeshuFigure *figure)
{
  const HeshuTableRow *row, *header;

  if (self->lines[figure->line].kind != HESHU_LINE_TABLE_ROW)
    return;
  row = g_hash_table_lookup (self->tables->rows, GUINT_TO_POINTER (figure->line));
  if (row == NULL || row->header < 0 || row->header == (int) figure->line)
    return;
  header = g_hash_table_lookup (self->tables->rows, GINT_TO_POINTER (row->header));
  for (guint i = 1; i < row->n_cells; i++)
    {
      HeshuRange cell = get_cell (self->tables, row, i);

      if (!heshu_range_contains (cell, figure->whole) || !fills_cell (self, cell, figure->whole))
        continue;
      figure->header_line = row->header;
      figure->header_cell = (int) i;
      figure->header = get_cell (self->tables, header, i);
      figure->label = find_label (self, row, i);
      if (heshu_range_is_empty (figure->unit) && figure->per == 0)
        take_unit_of_table (self, figure, row);
      return;
    }
}
