/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-row.h"

/* More columns than a table on a page has; the rest of a row is put behind them */
#define MAX_COLUMNS 64u
/* A cell of figures or a short remark; what is longer is text that a table lays out */
#define MAX_CELL_PIECES 4u
#define MAX_CELL_CHARS 300u

typedef struct
{
  guint below[MAX_COLUMNS]; /* rows for which a cell above still holds the column */
} Table;

typedef struct
{
  guint first_piece;
  guint first_cell;
  guint cell_pieces; /* of the last cell */
  guint cell_chars;
  gboolean lays_out;
} Row;

typedef struct
{
  guint first_piece;
  guint n_columns;
  guint n_rows;
} Cell;

struct _HtmlTables
{
  HtmlPage *page;
  GArray *tables;
  GArray *rows;
  GArray *cells; /* of all open rows */
};

HtmlTables *
html_tables_new (HtmlPage *page)
{
  HtmlTables *self = g_new0 (HtmlTables, 1);

  self->page = page;
  self->tables = g_array_new (FALSE, TRUE, sizeof (Table));
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  return self;
}

void
html_tables_free (HtmlTables *self)
{
  g_array_unref (self->tables);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_free (self);
}

static Row *
get_row (HtmlTables *self)
{
  return self->rows->len > 0 ? &g_array_index (self->rows, Row, self->rows->len - 1) : NULL;
}

void
html_tables_open_table (HtmlTables *self)
{
  g_array_set_size (self->tables, self->tables->len + 1);
}

void
html_tables_close_table (HtmlTables *self)
{
  if (self->tables->len > 0)
    g_array_set_size (self->tables, self->tables->len - 1);
}

void
html_tables_open_row (HtmlTables *self)
{
  Row row = { self->page->pieces->len, self->cells->len };

  g_array_append_val (self->rows, row);
}

void
html_tables_open_cell (HtmlTables *self, guint n_columns, guint n_rows)
{
  Cell cell = { self->page->pieces->len, CLAMP (n_columns, 1, MAX_COLUMNS), CLAMP (n_rows, 1, 65534) };
  Row *row = get_row (self);

  if (row == NULL)
    return;

  row->cell_pieces = 0;
  row->cell_chars = 0;
  g_array_append_val (self->cells, cell);
}

void
html_tables_count_piece (HtmlTables *self, const HtmlPiece *piece)
{
  Row *row = get_row (self);

  if (row == NULL)
    return;

  row->cell_pieces++;
  row->cell_chars += piece->chars;
  if (piece->kind != HESHU_BLOCK_PARAGRAPH || row->cell_pieces > MAX_CELL_PIECES ||
      row->cell_chars > MAX_CELL_CHARS || row->first_cell == self->cells->len)
    row->lays_out = TRUE;
}

static void
append_empty_cells (GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, " |");
}

/* Columns that cells of rows above still hold stay empty here: their figures are printed once. */
static guint
skip_held_columns (Table *table, guint column, GString *text)
{
  for (; column < MAX_COLUMNS && table->below[column] > 0; column++)
    {
      table->below[column]--;
      append_empty_cells (text, 1);
    }
  return column;
}

static void
append_cell (HtmlTables *self, HtmlPiece *row_piece, guint first, guint end)
{
  GString *pool = self->page->pool;

  for (guint i = first; i < end; i++)
    {
      HtmlPiece *piece = &g_array_index (self->page->pieces, HtmlPiece, i);

      g_string_append_c (pool, ' ');
      /* read by index: the pool moves when it grows */
      for (gsize at = piece->start; at < piece->start + piece->size; at++)
        g_string_append_c (pool, pool->str[at] == '\n' ? ' ' : pool->str[at]);
      row_piece->chars += piece->chars;
      row_piece->link_chars += piece->link_chars;
    }
  g_string_append (pool, " |");
}

static void
merge_row (HtmlTables *self, const Row *row, Table *table)
{
  GString *pool = self->page->pool;
  guint end_piece = self->page->pieces->len;
  HtmlPiece piece = g_array_index (self->page->pieces, HtmlPiece, row->first_piece);
  guint column = 0;

  piece.start = pool->len;
  piece.kind = HESHU_BLOCK_TABLE_ROW;
  piece.chars = piece.link_chars = 0;
  g_string_append_c (pool, '|');
  for (guint i = row->first_cell; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      guint end = i + 1 < self->cells->len ? cell[1].first_piece : end_piece;

      column = skip_held_columns (table, column, pool);
      append_cell (self, &piece, cell->first_piece, end);
      append_empty_cells (pool, cell->n_columns - 1);
      for (guint j = 0; j < cell->n_columns && column < MAX_COLUMNS; j++)
        table->below[column++] = cell->n_rows - 1;
    }
  skip_held_columns (table, column, pool);
  piece.size = pool->len - piece.start;

  g_array_set_size (self->page->pieces, row->first_piece);
  g_array_append_val (self->page->pieces, piece);
}

/* Columns in which a cell of this row or one above stands. A row with one of them is no row of figures: old
 * pages put their headline between cells that hold only a picture. */
static guint
count_filled_columns (HtmlTables *self, const Row *row, const Table *table)
{
  guint end_piece = self->page->pieces->len;
  guint count = 0;

  for (guint i = 0; i < MAX_COLUMNS; i++)
    count += table->below[i] > 0;
  for (guint i = row->first_cell; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      guint end = i + 1 < self->cells->len ? cell[1].first_piece : end_piece;

      count += cell->first_piece < end;
    }
  return count;
}

static void
pass_held_columns (Table *table)
{
  for (guint i = 0; i < MAX_COLUMNS; i++)
    table->below[i] -= table->below[i] > 0;
}

void
html_tables_close_row (HtmlTables *self)
{
  Table *table = self->tables->len > 0 ? &g_array_index (self->tables, Table, self->tables->len - 1) : NULL;
  Row row;

  if (self->rows->len == 0)
    return;

  row = *get_row (self);
  if (table != NULL && !row.lays_out && row.first_piece < self->page->pieces->len &&
      count_filled_columns (self, &row, table) >= 2)
    merge_row (self, &row, table);
  else if (table != NULL)
    pass_held_columns (table);
  if (self->rows->len >= 2 && row.first_piece < self->page->pieces->len)
    g_array_index (self->rows, Row, self->rows->len - 2).lays_out = TRUE;
  g_array_set_size (self->cells, row.first_cell);
  g_array_set_size (self->rows, self->rows->len - 1);
}
