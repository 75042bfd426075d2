/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-sheet-private.h"

HeshuSheet *
heshu_sheet_new (HeshuExportFormat format,
                 const char *name,
                 const HeshuColumn *columns,
                 guint n_columns,
                 GOutputStream *output)
{
  HeshuSheet *self;

  g_return_val_if_fail (format != HESHU_EXPORT_JSONL, NULL);
  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (output), NULL);

  self = g_new0 (HeshuSheet, 1);
  self->form = format == HESHU_EXPORT_CSV    ? &heshu_sheet_form_csv
               : format == HESHU_EXPORT_XLSX ? &heshu_sheet_form_xlsx
                                             : &heshu_sheet_form_table;
  self->name = g_strdup (name);
  self->columns = columns;
  self->n_columns = n_columns;
  self->output = g_object_ref (output);
  self->state = self->form->begin (self);
  return self;
}

gboolean
heshu_sheet_add (HeshuSheet *self, const char *const *cells, GError **error)
{
  g_return_val_if_fail (self != NULL && cells != NULL, FALSE);

  return self->form->add (self, self->state, cells, error);
}

gboolean
heshu_sheet_finish (HeshuSheet *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->form->finish (self, self->state, error);
}

void
heshu_sheet_free (HeshuSheet *self)
{
  if (self == NULL)
    return;
  self->form->free_state (self->state);
  g_free (self->name);
  g_object_unref (self->output);
  g_free (self);
}
