/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-rows.h"

#include "heshu-json.h"

struct _HeshuCliRows
{
  HeshuExportFormat format;
  HeshuOutput *output;
  const HeshuColumn *columns;
  guint n_columns;
  HeshuSheet *sheet; /* (nullable): %NULL for JSON Lines */
};

HeshuCliRows *
heshu_cli_rows_new (HeshuExportFormat format, HeshuOutput *output)
{
  HeshuCliRows *self = g_new0 (HeshuCliRows, 1);

  self->format = format;
  self->output = output;
  return self;
}

void
heshu_cli_rows_begin (HeshuCliRows *self, const char *name, const HeshuColumn *columns, guint n_columns)
{
  self->columns = columns;
  self->n_columns = n_columns;
  if (self->format != HESHU_EXPORT_JSONL)
    self->sheet =
        heshu_sheet_new (self->format, name, columns, n_columns, heshu_output_get_stream (self->output));
}

gboolean
heshu_cli_rows_add (HeshuCliRows *self, const char *const *cells, GError **error)
{
  g_autoptr (GString) json = NULL;

  if (self->sheet != NULL)
    return heshu_sheet_add (self->sheet, cells, error);
  json = g_string_new (NULL);
  heshu_json_open (json, '{');
  for (guint i = 0; i < self->n_columns; i++)
    {
      heshu_json_key (json, self->columns[i].name);
      if (cells[i] != NULL && self->columns[i].type == HESHU_CELL_COUNT)
        heshu_json_raw (json, cells[i]);
      else
        heshu_json_string (json, cells[i] != NULL ? cells[i] : "");
    }
  heshu_json_close (json, '}');
  g_string_append_c (json, '\n');
  return heshu_cli_write (self->output, json->str, json->len, error);
}

gboolean
heshu_cli_rows_finish (HeshuCliRows *self, GError **error)
{
  return self->sheet == NULL || heshu_sheet_finish (self->sheet, error);
}

void
heshu_cli_rows_free (HeshuCliRows *self)
{
  heshu_sheet_free (self->sheet);
  g_free (self);
}

char *
heshu_cli_dup_time (gint64 time_us)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (seconds, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%06dZ", text, (int) (time_us % G_USEC_PER_SEC));
}
