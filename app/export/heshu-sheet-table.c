/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-sheet-private.h"

/* The widest a cell may be on a terminal; the whole text stands in every other format. */
#define MAX_CELL_WIDTH 44

typedef struct
{
  GPtrArray *cells; /* of strings, row after row; the head first */
  guint *widths;
} TableState;

/* Columns of a terminal that @c takes: Chinese characters two, combining marks none */
static guint
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
text_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += char_width (g_utf8_get_char (text));
  return width;
}

/* A cell is one line, and a page's bytes never reach the terminal as commands: line ends and other white
 * space become a space, control and direction characters are left out. */
static char *
dup_cell (const char *text)
{
  GString *cell = g_string_new (NULL);
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c))
        c = ' ';
      if (c == ' ' && (cell->len == 0 || cell->str[cell->len - 1] == ' '))
        continue;
      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        continue;
      if (width + char_width (c) > MAX_CELL_WIDTH)
        {
          g_string_append (cell, "…");
          break;
        }
      g_string_append_unichar (cell, c);
      width += char_width (c);
    }
  return g_string_free (cell, FALSE);
}

static void
push_row (const HeshuSheet *sheet, TableState *state, const char *const *cells)
{
  guint i;

  for (i = 0; i < sheet->n_columns; i++)
    {
      char *cell = dup_cell (cells[i] != NULL ? cells[i] : "");

      state->widths[i] = MAX (state->widths[i], text_width (cell));
      g_ptr_array_add (state->cells, cell);
    }
}

static gpointer
table_begin (const HeshuSheet *sheet)
{
  TableState *state = g_new0 (TableState, 1);
  g_autofree const char **names = g_new (const char *, sheet->n_columns);
  guint i;

  state->cells = g_ptr_array_new_with_free_func (g_free);
  state->widths = g_new0 (guint, sheet->n_columns);
  for (i = 0; i < sheet->n_columns; i++)
    names[i] = sheet->columns[i].name;
  push_row (sheet, state, names);
  return state;
}

static gboolean
table_add (HeshuSheet *sheet, gpointer data, const char *const *cells, GError **error)
{
  push_row (sheet, data, cells);
  return TRUE;
}

static void
append_padded (GString *line, const char *cell, guint width, gboolean right, gboolean last)
{
  const guint n_blanks = width - text_width (cell);

  if (right)
    g_string_append_printf (line, "%*s", (int) n_blanks, "");
  g_string_append (line, cell);
  if (!right && !last)
    g_string_append_printf (line, "%*s", (int) n_blanks, "");
  if (!last)
    g_string_append (line, "  ");
}

static gboolean
table_finish (HeshuSheet *sheet, gpointer data, GError **error)
{
  TableState *state = data;
  g_autoptr (GString) line = g_string_new (NULL);
  guint row, i;

  for (row = 0; row < state->cells->len; row += sheet->n_columns)
    {
      g_string_truncate (line, 0);
      for (i = 0; i < sheet->n_columns; i++)
        append_padded (line, g_ptr_array_index (state->cells, row + i), state->widths[i],
                       sheet->columns[i].type != HESHU_CELL_TEXT, i + 1 == sheet->n_columns);
      while (line->len > 0 && line->str[line->len - 1] == ' ')
        g_string_truncate (line, line->len - 1);
      g_string_append_c (line, '\n');
      if (!g_output_stream_write_all (sheet->output, line->str, line->len, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
table_free (gpointer data)
{
  TableState *state = data;

  g_ptr_array_unref (state->cells);
  g_free (state->widths);
  g_free (state);
}

const HeshuSheetForm heshu_sheet_form_table = { table_begin, table_add, table_finish, table_free };
