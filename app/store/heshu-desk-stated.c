/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

/* Every figure that may be compared, counted by what decides whether it stands beside another one */
#define STATED_SELECT                                                                                        \
  "SELECT (SELECT i.id FROM indicator_name AS n JOIN indicator AS i ON i.seq = n.indicator "                 \
  "WHERE n.name = m.indicator), m.indicator, m.area, m.area_id, m.unit, m.measure, m.kind, m.period_start, " \
  "m.period_end, count (*) FROM metric AS m "                                                                \
  "WHERE hidden = 0 AND state <> 3 AND m.indicator <> '' AND m.value IS NOT NULL "                           \
  "GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 ORDER BY 2, 4, 3"

void
heshu_stated_count_free (HeshuStatedCount *self)
{
  if (self == NULL)
    return;
  g_free (self->indicator_id);
  g_free (self->indicator);
  g_free (self->area);
  g_free (self->area_id);
  g_free (self->unit);
  g_free (self);
}

static gpointer
read_stated (sqlite3_stmt *row)
{
  HeshuStatedCount *stated = g_new0 (HeshuStatedCount, 1);
  const char *measure = heshu_sql_text (row, 5);
  const char *kind = heshu_sql_text (row, 6);

  stated->indicator_id = g_strdup (heshu_sql_text (row, 0));
  stated->indicator = g_strdup (heshu_sql_text (row, 1));
  stated->area = g_strdup (heshu_sql_text (row, 2));
  stated->area_id = g_strdup (heshu_sql_text (row, 3));
  stated->unit = g_strdup (heshu_sql_text (row, 4));
  if (measure != NULL)
    heshu_measure_from_word (measure, &stated->measure);
  if (kind != NULL)
    heshu_kind_from_word (kind, &stated->kind);
  stated->period.start = (int) heshu_sql_int (row, 7);
  stated->period.end = (int) heshu_sql_int (row, 8);
  stated->count = (guint) heshu_sql_int (row, 9);

  return stated;
}

GPtrArray *
heshu_desk_list_stated (HeshuDesk *self, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  return heshu_desk_list_rows (self, STATED_SELECT, read_stated, (GDestroyNotify) heshu_stated_count_free,
                               error);
}
