/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-sheet-private.h"

#include <string.h>

typedef struct
{
  GString *row;
  gboolean has_head;
} CsvState;

static gpointer
csv_begin (const HeshuSheet *sheet)
{
  CsvState *state = g_new0 (CsvState, 1);

  state->row = g_string_new (NULL);
  return state;
}

/* A spreadsheet takes a text that begins so for a formula; Chinese ones also take the full-width signs. An
 * apostrophe in front makes it a text again (OWASP ASVS 1.2.10). */
static gboolean
looks_like_formula (const char *text)
{
  static const char *const full_width[] = { "＝", "＋", "－", "＠" };
  guint i;

  if (text[0] != '\0' && strchr ("=+-@\t\r\n", text[0]) != NULL)
    return TRUE;
  for (i = 0; i < G_N_ELEMENTS (full_width); i++)
    if (g_str_has_prefix (text, full_width[i]))
      return TRUE;
  return FALSE;
}

static void
append_cell (GString *row, const char *text, HeshuCellType type)
{
  const gboolean defuse = type == HESHU_CELL_TEXT && looks_like_formula (text);
  const char *p;

  if (!defuse && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (row, text);
      return;
    }
  g_string_append_c (row, '"');
  if (defuse)
    g_string_append_c (row, '\'');
  for (p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *p);
    }
  g_string_append_c (row, '"');
}

static gboolean
write_head (HeshuSheet *sheet, CsvState *state, GError **error)
{
  guint i;

  state->has_head = TRUE;
  g_string_truncate (state->row, 0);
  for (i = 0; i < sheet->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (state->row, ',');
      append_cell (state->row, sheet->columns[i].name, HESHU_CELL_TEXT);
    }
  g_string_append (state->row, "\r\n");
  return g_output_stream_write_all (sheet->output, state->row->str, state->row->len, NULL, NULL, error);
}

static gboolean
csv_add (HeshuSheet *sheet, gpointer data, const char *const *cells, GError **error)
{
  CsvState *state = data;
  guint i;

  if (!state->has_head && !write_head (sheet, state, error))
    return FALSE;
  g_string_truncate (state->row, 0);
  for (i = 0; i < sheet->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (state->row, ',');
      if (cells[i] != NULL)
        append_cell (state->row, cells[i], sheet->columns[i].type);
    }
  g_string_append (state->row, "\r\n");
  return g_output_stream_write_all (sheet->output, state->row->str, state->row->len, NULL, NULL, error);
}

static gboolean
csv_finish (HeshuSheet *sheet, gpointer data, GError **error)
{
  CsvState *state = data;

  return state->has_head || write_head (sheet, state, error);
}

static void
csv_free (gpointer data)
{
  CsvState *state = data;

  g_string_free (state->row, TRUE);
  g_free (state);
}

const HeshuSheetForm heshu_sheet_form_csv = { csv_begin, csv_add, csv_finish, csv_free };
