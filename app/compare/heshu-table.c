/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-table-private.h"

G_DEFINE_BOXED_TYPE (HeshuTable, heshu_table, heshu_table_ref, heshu_table_unref)

static const char *const reason_words[] = {
  [HESHU_REASON_NONE] = "none",
  [HESHU_REASON_NOT_MENTIONED] = "not_mentioned",
  [HESHU_REASON_NO_REPORT] = "no_report",
  [HESHU_REASON_OTHER_UNIT] = "other_unit",
  [HESHU_REASON_OTHER_PERIOD] = "other_period",
  [HESHU_REASON_OTHER_MEASURE] = "other_measure",
  [HESHU_REASON_CONFLICT] = "conflict",
};

const char *
heshu_reason_get_word (HeshuReason reason)
{
  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (reason_words), reason_words[0]);

  return reason_words[reason];
}

gboolean
heshu_reason_from_word (const char *word, HeshuReason *reason)
{
  g_return_val_if_fail (word != NULL && reason != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (reason_words); i++)
    if (g_str_equal (word, reason_words[i]))
      {
        *reason = i;
        return TRUE;
      }

  return FALSE;
}

HeshuTableRow *
heshu_table_row_new (const char *area, const char *area_id)
{
  HeshuTableRow *self = g_new0 (HeshuTableRow, 1);

  self->area = g_strdup (area);
  self->area_id = g_strdup (area_id);
  self->others = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);

  return self;
}

void
heshu_table_row_free (HeshuTableRow *self)
{
  g_free (self->area);
  g_free (self->area_id);
  g_clear_pointer (&self->actual, heshu_metric_unref);
  g_clear_pointer (&self->target, heshu_metric_unref);
  g_ptr_array_unref (self->others);
  g_free (self);
}

HeshuTable *
heshu_table_new (const char *indicator)
{
  HeshuTable *self = g_new0 (HeshuTable, 1);

  self->ref_count = 1;
  self->indicator = g_strdup (indicator);
  self->unit = g_strdup ("");
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_table_row_free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_report_unref);

  return self;
}

HeshuTable *
heshu_table_ref (HeshuTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
heshu_table_unref (HeshuTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_free (self->indicator);
  g_free (self->unit);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

gboolean
heshu_table_periods_differ (const HeshuTable *self)
{
  const HeshuTableRow *first = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const HeshuTableRow *row = g_ptr_array_index (self->rows, i);

      if (row->reason != HESHU_REASON_NONE)
        continue;
      if (first == NULL)
        first = row;
      else if (!heshu_period_equal (first->period, row->period))
        return TRUE;
    }

  return FALSE;
}

gboolean
heshu_report_holds (const HeshuReport *report, const HeshuMetric *metric)
{
  const char *report_id = heshu_metric_get_report_id (metric);
  const char *source = heshu_metric_get_source (metric);

  if (report_id != NULL && report->id != NULL)
    return g_str_equal (report_id, report->id);

  return source != NULL && report->document != NULL && g_strcmp0 (source, report->document->name) == 0;
}

const HeshuReport *
heshu_table_find_source (const HeshuTable *self, const HeshuMetric *metric)
{
  g_return_val_if_fail (self != NULL && metric != NULL, NULL);

  for (guint i = 0; i < self->sources->len; i++)
    {
      const HeshuReport *report = g_ptr_array_index (self->sources, i);

      if (heshu_report_holds (report, metric))
        return report;
    }

  return NULL;
}
