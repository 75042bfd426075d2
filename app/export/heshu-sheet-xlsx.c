/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-sheet-private.h"

#include "heshu-error.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* A workbook carries the time it was made; a fixed one (2000-01-01) keeps the bytes the same. */
#define CREATED 946684800
/* What a cell of a workbook holds at most, in UTF-16 units; a code point takes up to two */
#define MAX_CELL_CHARS 16000

/* The library prints numbers as the locale has them, so that a German one writes -12,2 into the file, which
 * is then broken: every call of it stands between these two. Other threads keep their locale. */
static locale_t
enter_c_locale (void)
{
  static gsize numeric = 0;

  if (g_once_init_enter (&numeric))
    g_once_init_leave (&numeric, (gsize) newlocale (LC_ALL_MASK, "C", (locale_t) 0));
  return uselocale ((locale_t) numeric);
}

static void
leave_c_locale (locale_t before)
{
  uselocale (before);
}

/* In constant-memory mode the rows go to a temporary file as they come and texts stand in their own cells: no
 * table of shared strings grows with the desk. */
typedef struct
{
  char *path;
  lxw_workbook *workbook; /* (nullable): gone once it is finished */
  lxw_worksheet *sheet;
  lxw_format *head;
  guint n_sheets;
  lxw_row_t n_rows; /* of the present sheet */
  gboolean failed;
} XlsxState;

static gboolean
is_exact (const HeshuColumn *column)
{
  return column->type == HESHU_CELL_VALUE;
}

static void
check (XlsxState *state, lxw_error result)
{
  state->failed |= result != LXW_NO_ERROR;
}

static void
write_head (const HeshuSheet *sheet, XlsxState *state)
{
  lxw_col_t column = 0;
  guint i;

  for (i = 0; i < sheet->n_columns; i++)
    {
      const double width = sheet->columns[i].type == HESHU_CELL_COUNT ? 8 : 16;

      worksheet_set_column (state->sheet, column, column, width, NULL);
      check (state, worksheet_write_string (state->sheet, 0, column++, sheet->columns[i].name, state->head));
      if (is_exact (&sheet->columns[i]))
        {
          g_autofree char *name = g_strconcat (sheet->columns[i].name, "_exact", NULL);

          worksheet_set_column (state->sheet, column, column, width, NULL);
          check (state, worksheet_write_string (state->sheet, 0, column++, name, state->head));
        }
    }
  state->n_rows = 1;
}

static void
add_sheet (const HeshuSheet *sheet, XlsxState *state)
{
  g_autofree char *name = NULL;

  state->n_sheets++;
  name =
      state->n_sheets == 1 ? g_strdup (sheet->name) : g_strdup_printf ("%s %u", sheet->name, state->n_sheets);
  state->sheet = workbook_add_worksheet (state->workbook, name);
  worksheet_freeze_panes (state->sheet, 1, 0);
  write_head (sheet, state);
}

static gpointer
xlsx_begin (const HeshuSheet *sheet)
{
  XlsxState *state = g_new0 (XlsxState, 1);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  lxw_doc_properties properties = { .created = CREATED };
  int fd;

  state->path = g_build_filename (g_get_tmp_dir (), "heshu-XXXXXX.xlsx", NULL);
  fd = g_mkstemp_full (state->path, 0, 0600);
  if (fd >= 0)
    close (fd);
  state->workbook = fd >= 0 ? workbook_new_opt (state->path, &options) : NULL;
  if (state->workbook == NULL)
    {
      state->failed = TRUE;
      return state;
    }
  workbook_set_properties (state->workbook, &properties);
  state->head = workbook_add_format (state->workbook);
  format_set_bold (state->head);
  add_sheet (sheet, state);
  return state;
}

/* XML has no place for control characters, nor for two code points that are none, and the library writes them
 * all the same: the file would not open. A cell that is too long ends in an ellipsis, since the library would
 * leave it out. */
static char *
dup_cell (const char *text)
{
  GString *cell = g_string_new (NULL);
  guint n_chars = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff)
        continue;
      if (n_chars++ == MAX_CELL_CHARS)
        {
          g_string_append (cell, "…");
          break;
        }
      g_string_append_unichar (cell, c);
    }
  return g_string_free (cell, FALSE);
}

/* A text is written as a text whatever it looks like, so no formula is ever born. */
static void
write_text (XlsxState *state, lxw_col_t column, const char *text)
{
  g_autofree char *cell = dup_cell (text);

  if (cell[0] != '\0')
    check (state, worksheet_write_string (state->sheet, state->n_rows, column, cell, NULL));
}

static gboolean
xlsx_add (HeshuSheet *sheet, gpointer data, const char *const *cells, GError **error)
{
  XlsxState *state = data;
  lxw_col_t column = 0;
  guint i;

  if (state->failed)
    return TRUE; /* said at the end, where the bytes would go */
  if (state->n_rows >= LXW_ROW_MAX)
    add_sheet (sheet, state);
  for (i = 0; i < sheet->n_columns; i++)
    {
      const HeshuColumn *type = &sheet->columns[i];
      const gboolean empty = cells[i] == NULL || cells[i][0] == '\0';

      if (!empty && type->type == HESHU_CELL_TEXT)
        write_text (state, column, cells[i]);
      else if (!empty)
        check (state, worksheet_write_number (state->sheet, state->n_rows, column,
                                              g_ascii_strtod (cells[i], NULL), NULL));
      column++;
      if (!is_exact (type))
        continue;
      if (!empty)
        write_text (state, column, cells[i]);
      column++;
    }
  state->n_rows++;
  return TRUE;
}

static gboolean
xlsx_finish (HeshuSheet *sheet, gpointer data, GError **error)
{
  XlsxState *state = data;
  g_autofree char *bytes = NULL;
  gsize size;

  if (state->workbook != NULL)
    {
      const locale_t before = enter_c_locale ();

      check (state, workbook_close (g_steal_pointer (&state->workbook)));
      leave_c_locale (before);
    }
  /* The one thing that fails here is the folder for temporary files: full, or not to be written */
  if (state->failed || !g_file_get_contents (state->path, &bytes, &size, NULL))
    {
      heshu_error_set (error, HESHU_ERROR_OUTPUT_FULL, g_get_tmp_dir (), NULL);
      return FALSE;
    }
  return g_output_stream_write_all (sheet->output, bytes, size, NULL, NULL, error);
}

static void
xlsx_free (gpointer data)
{
  XlsxState *state = data;

  if (state->workbook != NULL)
    workbook_close (state->workbook); /* the library frees nothing without writing it */
  g_unlink (state->path);
  g_free (state->path);
  g_free (state);
}

static gpointer
begin (const HeshuSheet *sheet)
{
  const locale_t before = enter_c_locale ();
  gpointer state = xlsx_begin (sheet);

  leave_c_locale (before);
  return state;
}

static gboolean
add (HeshuSheet *sheet, gpointer state, const char *const *cells, GError **error)
{
  const locale_t before = enter_c_locale ();
  const gboolean done = xlsx_add (sheet, state, cells, error);

  leave_c_locale (before);
  return done;
}

static void
free_state (gpointer state)
{
  const locale_t before = enter_c_locale ();

  xlsx_free (state);
  leave_c_locale (before);
}

const HeshuSheetForm heshu_sheet_form_xlsx = { begin, add, xlsx_finish, free_state };
