/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-changes.h"

#include "heshu-cli-rows.h"

static const HeshuColumn columns[] = {
  { "change", HESHU_CELL_TEXT }, { "source", HESHU_CELL_TEXT }, { "id", HESHU_CELL_TEXT },
  { "start", HESHU_CELL_COUNT }, { "text", HESHU_CELL_TEXT },   { "indicator", HESHU_CELL_TEXT },
  { "field", HESHU_CELL_TEXT },  { "before", HESHU_CELL_TEXT }, { "after", HESHU_CELL_TEXT },
};

typedef struct
{
  HeshuCliRows *rows;
  const HeshuReextraction *reading;
  const HeshuReextractionChange *change;
} Printing;

/* @field: (nullable): %NULL: the whole metric comes or goes */
static gboolean
add_row (const Printing *self,
         HeshuReextractionKind kind,
         const char *field,
         const char *before,
         const char *after,
         GError **error)
{
  const HeshuMetric *shown = self->change->before != NULL ? self->change->before : self->change->after;
  g_autofree char *start = g_strdup_printf ("%u", heshu_metric_get_span (shown).start);

  return heshu_cli_rows_add (self->rows,
                             (const char *const[]){
                                 heshu_reextraction_kind_get_word (kind),
                                 self->reading->name,
                                 heshu_metric_get_id (shown),
                                 start,
                                 heshu_metric_get_text (shown),
                                 heshu_metric_get (shown, HESHU_FIELD_INDICATOR),
                                 field,
                                 before,
                                 after,
                             },
                             error);
}

static gboolean
add_field (const Printing *self, HeshuField field, GError **error)
{
  const char *name = heshu_field_get_name (field);
  const char *before = heshu_metric_get (self->change->before, field);
  const char *after = heshu_metric_get (self->change->after, field);
  const char *proposed = heshu_metric_get_proposal (self->change->before, field);
  const char *proposal = heshu_metric_get_proposal (self->change->after, field);

  if (g_strcmp0 (before, after) != 0 &&
      !add_row (self, HESHU_REEXTRACTION_CHANGED, name, before, after, error))
    return FALSE;

  return proposal == NULL || g_strcmp0 (proposal, proposed) == 0 ||
         add_row (self, HESHU_REEXTRACTION_KEPT, name, after, proposal, error);
}

/* A line for each field that is read otherwise; one for a metric that comes or goes */
static gboolean
add_change (const Printing *self, GError **error)
{
  const HeshuMetric *before = self->change->before, *after = self->change->after;

  if (before == NULL || after == NULL)
    return add_row (self, self->change->kind, NULL, NULL, NULL, error);
  if (heshu_metric_get_found (before) != heshu_metric_get_found (after) &&
      !add_row (self, self->change->kind, "found", heshu_metric_get_found (before) ? "true" : "false",
                heshu_metric_get_found (after) ? "true" : "false", error))
    return FALSE;
  if (!g_str_equal (heshu_metric_get_text (before), heshu_metric_get_text (after)) &&
      !add_row (self, HESHU_REEXTRACTION_CHANGED, "text", heshu_metric_get_text (before),
                heshu_metric_get_text (after), error))
    return FALSE;
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      if (!add_field (self, (HeshuField) i, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_all (const HeshuReadAgain *again, HeshuCliRows *rows, GError **error)
{
  heshu_cli_rows_begin (rows, "changes", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < again->changes->len; i++)
    {
      const HeshuReextraction *reading = g_ptr_array_index (again->changes, i);

      for (guint j = 0; j < reading->changes->len; j++)
        {
          const Printing printing = { rows, reading, g_ptr_array_index (reading->changes, j) };

          if (!add_change (&printing, error))
            return FALSE;
        }
    }

  return TRUE;
}

int
heshu_cli_print_changes (const HeshuReadAgain *again, HeshuExportFormat format)
{
  g_autoptr (HeshuOutput) output = heshu_output_open (NULL, NULL);
  HeshuCliRows *rows = heshu_cli_rows_new (format, output);
  GError *error = NULL;
  int status;

  if (add_all (again, rows, &error))
    heshu_cli_rows_finish (rows, &error);
  status = heshu_cli_end_output (output, error);
  heshu_cli_rows_free (rows);

  return status;
}
