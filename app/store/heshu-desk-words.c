/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

/* The words that fields of metrics can be chosen from */

void
heshu_indicator_free (HeshuIndicator *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->aliases);
  g_free (self->definition);
  g_free (self->topic);
  g_free (self->unit);
  g_free (self);
}

void
heshu_charted_free (HeshuCharted *self)
{
  if (self == NULL)
    return;
  g_free (self->chart_id);
  g_free (self->title);
  g_free (self->indicator);
  g_free (self);
}

static gpointer
read_agency (sqlite3_stmt *row)
{
  HeshuNamedCount *agency = g_new0 (HeshuNamedCount, 1);

  agency->name = g_strdup (heshu_sql_text (row, 0));
  agency->count = (guint64) heshu_sql_int (row, 1);
  return agency;
}

static gpointer
read_indicator (sqlite3_stmt *row)
{
  HeshuIndicator *indicator = g_new0 (HeshuIndicator, 1);

  indicator->id = g_strdup (heshu_sql_text (row, 0));
  indicator->name = g_strdup (heshu_sql_text (row, 1));
  indicator->aliases = g_strdup (heshu_sql_text (row, 2));
  indicator->definition = g_strdup (heshu_sql_text (row, 3));
  indicator->topic = g_strdup (heshu_sql_text (row, 4));
  indicator->unit = g_strdup (heshu_sql_text (row, 5));
  return indicator;
}

static gpointer
read_charted (sqlite3_stmt *row)
{
  HeshuCharted *charted = g_new0 (HeshuCharted, 1);

  charted->chart_id = g_strdup (heshu_sql_text (row, 0));
  charted->title = g_strdup (heshu_sql_text (row, 1));
  charted->indicator = g_strdup (heshu_sql_text (row, 2));
  return charted;
}

GPtrArray *
heshu_desk_list_agencies (HeshuDesk *self, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  return heshu_desk_list_rows (
      self,
      "SELECT agency, count (*) AS n FROM metric WHERE hidden = 0 AND state <> 3 AND agency <> '' "
      "GROUP BY agency ORDER BY n DESC, agency",
      read_agency, (GDestroyNotify) heshu_named_count_free, error);
}

GPtrArray *
heshu_desk_list_indicators (HeshuDesk *self, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  return heshu_desk_list_rows (
      self,
      "SELECT id, name, coalesce (aliases, ''), "
      "coalesce (" HESHU_HISTORY_LAST (
          "indicator.id",
          "definition") ", ''), "
                        "coalesce (" HESHU_HISTORY_LAST (
                            "indicator.id",
                            "topic") ", ''), "
                                     "coalesce (" HESHU_HISTORY_LAST (
                                         "indicator.id",
                                         "unit") ", '') "
                                                 "FROM indicator WHERE NOT removed AND name <> '' "
                                                 "ORDER BY name, id",
      read_indicator, (GDestroyNotify) heshu_indicator_free, error);
}

GPtrArray *
heshu_desk_list_charted (HeshuDesk *self, GError **error)
{
  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  /* What a script saved need not be a chart. */
  return heshu_desk_list_rows (
      self,
      "SELECT DISTINCT c.id, coalesce (c.title, ''), json_extract (p.value, '$.indicator') AS i "
      "FROM (SELECT * FROM chart WHERE NOT removed AND json_valid (spec)) AS c, "
      "json_each (c.spec, '$.panels') AS p WHERE p.type = 'object' AND typeof (i) = 'text' "
      "ORDER BY c.title, c.id, i",
      read_charted, (GDestroyNotify) heshu_charted_free, error);
}
