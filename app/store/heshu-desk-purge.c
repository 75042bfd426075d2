/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <glib/gi18n-lib.h>

/* What is off the desk goes for good, with its history. The records that stay are chained anew, each over the one
 * before it, since a gap in the history is what damage looks like. */

/* The ids that no record is kept of */
#define PURGED_IDS                                                                                           \
  "(SELECT id FROM report WHERE removed UNION ALL "                                                          \
  "SELECT m.id FROM metric AS m JOIN report AS r ON r.seq = m.report WHERE r.removed UNION ALL "             \
  "SELECT a.id FROM article AS a JOIN report AS r ON r.seq = a.report WHERE r.removed)"
/* Of its sign-offs, which are `signoff:REPORT:STEP` */
#define IS_PURGED                                                                                            \
  "(object_id IN " PURGED_IDS " OR (object_kind = 'signoff' AND substr (object_id, 9, length (object_id) - " \
  "10) IN (SELECT id FROM report WHERE removed)))"

void
heshu_purge_free (HeshuPurge *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* --- what would go --- */

static gboolean
list_names (HeshuSql *sql, HeshuPurge *purge, GPtrArray *ids, GError **error)
{
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (sql, error, "SELECT id, name FROM report WHERE removed ORDER BY seq", "");

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_ptr_array_add (ids, g_strdup (heshu_sql_text (row, 0)));
      g_ptr_array_add (purge->names, g_strdup (heshu_sql_text (row, 1)));
      if (!heshu_sql_step (sql, row, &has_row, error))
        return FALSE;
    }

  return TRUE;
}

/* @ids: gets those of the reports */
static HeshuPurge *
count (HeshuSql *sql, GPtrArray *ids, GError **error)
{
  g_autoptr (HeshuPurge) purge = g_new0 (HeshuPurge, 1);
  gint64 n_metrics, n_edits, n_bytes;

  purge->names = g_ptr_array_new_with_free_func (g_free);
  if (!list_names (sql, purge, ids, error) ||
      !heshu_sql_get_int (sql, &n_metrics, 0, error,
                          "SELECT count (*) FROM metric AS m JOIN report AS r ON r.seq = m.report WHERE r.removed",
                          "") ||
      !heshu_sql_get_int (sql, &n_edits, 0, error, "SELECT count (*) FROM edit WHERE " IS_PURGED, "") ||
      !heshu_sql_get_int (sql, &n_bytes, 0, error,
                          "SELECT sum (length (o.bytes)) FROM original AS o JOIN report AS r ON r.seq = o.report WHERE "
                          "r.removed",
                          ""))
    return NULL;
  purge->n_metrics = (guint) n_metrics;
  purge->n_edits = (guint64) n_edits;
  purge->n_bytes = (guint64) n_bytes;

  return g_steal_pointer (&purge);
}

HeshuPurge *
heshu_desk_count_removed (HeshuDesk *self, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  HeshuPurge *purge;
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  purge = count (sql, ids, error);
  heshu_desk_end_read (self, sql);

  return purge;
}

/* --- the history --- */

/* The record that stands in the row @kept of the temporary table, behind the last one of the history */
static const char append_text[] =
    "INSERT INTO edit (id, edit_group, is_first, who, act, reverses, object_kind, object_id, field, before, after, "
    "when_us, why, made_by, was, checksum) SELECT id, edit_group, ?2, who, act, reverses, object_kind, object_id, "
    "field, before, after, when_us, why, made_by, was, heshu_checksum ((SELECT checksum FROM edit ORDER BY seq DESC "
    "LIMIT 1), id, edit_group, ?2, who, act, reverses, object_kind, object_id, field, before, after, when_us, why, "
    "made_by, was) FROM temp.kept WHERE rowid = ?1";

static gboolean
append_kept (HeshuSql *sql, GError **error)
{
  g_autofree char *group = NULL;
  gint64 n_kept;

  if (!heshu_sql_get_text (sql, &group, error, "SELECT edit_group FROM edit ORDER BY seq DESC LIMIT 1", "") ||
      !heshu_sql_get_int (sql, &n_kept, 0, error, "SELECT max (rowid) FROM temp.kept", ""))
    return FALSE;
  for (gint64 i = 1; i <= n_kept; i++)
    {
      g_autofree char *of_this = NULL;

      if (!heshu_sql_get_text (sql, &of_this, error, "SELECT edit_group FROM temp.kept WHERE rowid = ?", "i", i) ||
          !heshu_sql_run (sql, error, append_text, "ii", i, (gint64) (g_strcmp0 (of_this, group) != 0)))
        return FALSE;
      g_free (group);
      group = g_steal_pointer (&of_this);
    }

  return TRUE;
}

static gboolean
purge_history (HeshuSql *sql, GError **error)
{
  gint64 first;

  if (!heshu_sql_get_int (sql, &first, 0, error, "SELECT min (seq) FROM edit WHERE " IS_PURGED, ""))
    return FALSE;
  if (first == 0)
    return TRUE;

  return heshu_sql_run (sql, error, "DROP TABLE IF EXISTS temp.kept", "") &&
         heshu_sql_run (sql, error,
                        "CREATE TEMP TABLE kept AS SELECT * FROM edit WHERE seq >= 0 AND NOT " IS_PURGED " ORDER BY seq",
                        "") &&
         heshu_sql_run (sql, error, "DELETE FROM temp.kept WHERE seq < ?", "i", first) &&
         heshu_sql_run (sql, error, "DELETE FROM edit WHERE seq >= ?", "i", first) && append_kept (sql, error) &&
         heshu_sql_run (sql, error, "DROP TABLE temp.kept", "");
}

/* --- the reports --- */

typedef struct
{
  gint64 seq;
  char *indicator;
} Metric;

static void
metric_clear (gpointer data)
{
  g_free (((Metric *) data)->indicator);
}

/* One by one: the index of words must be told what it is to forget. */
static gboolean
purge_metrics (HeshuSql *sql, gint64 report, GError **error)
{
  g_autoptr (GArray) metrics = g_array_new (FALSE, FALSE, sizeof (Metric));
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (sql, error, "SELECT seq, indicator FROM metric WHERE report = ?", "i", report);

  g_array_set_clear_func (metrics, metric_clear);
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  while (has_row)
    {
      Metric metric = { heshu_sql_int (row, 0), g_strdup (heshu_sql_text (row, 1)) };

      g_array_append_val (metrics, metric);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return FALSE;
    }
  for (guint i = 0; i < metrics->len; i++)
    {
      const Metric *metric = &g_array_index (metrics, Metric, i);

      if (!heshu_sql_run (sql, error, "DELETE FROM metric_tag WHERE metric = ?", "i", metric->seq) ||
          !heshu_metric_row_delete (sql, metric->seq, metric->indicator, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
purge_report (HeshuSql *sql, const char *id, GError **error)
{
  g_autoptr (HeshuText) text = NULL;
  gint64 report;

  if (!heshu_report_find (sql, id, &report, error))
    return FALSE;
  text = heshu_original_read_text (sql, report, error);

  return text != NULL && purge_metrics (sql, report, error) &&
         heshu_sentence_drop_unused (sql, report, text, error) &&
         heshu_sql_run (sql, error, "DELETE FROM article WHERE report = ?", "i", report) &&
         heshu_sql_run (sql, error, "DELETE FROM import WHERE report = ?", "i", report) &&
         heshu_sql_run (sql, error, "DELETE FROM original WHERE report = ?", "i", report) &&
         heshu_sql_run (sql, error, "DELETE FROM report WHERE seq = ?", "i", report);
}

/* That it was done, by whom and when, is what stays. */
static gboolean
record (HeshuSql *sql, GPtrArray *ids, GPtrArray *names, const char *who, GError **error)
{
  g_autoptr (HeshuGroup) group = heshu_group_new (NULL, who, HESHU_ACT_FINAL);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);

  for (guint i = 0; i < ids->len; i++)
    {
      HeshuEdit *edit = heshu_edit_new (HESHU_OBJECT_REPORT, ids->pdata[i], HESHU_PURGED_FIELD, names->pdata[i], NULL, who);

      edit->id = heshu_id_new ();
      edit->group = g_strdup (group->id);
      edit->when_us = g_get_real_time ();
      edit->made_by = g_strdup ("heshu " HESHU_VERSION);
      g_ptr_array_add (edits, edit);
      g_ptr_array_add (group->edits, edit);
      g_ptr_array_add (group->evidence, NULL);
    }

  return heshu_history_append (sql, group, error);
}

static gboolean
check_expected (const HeshuPurge *expected, const HeshuPurge *found, GError **error)
{
  g_autofree char *detail = NULL;

  if (expected == NULL || (expected->names->len == found->names->len && expected->n_metrics == found->n_metrics &&
                           expected->n_edits == found->n_edits && expected->n_bytes == found->n_bytes))
    return TRUE;
  detail = g_strdup_printf (_ ("expected “%u”, found “%u”"), expected->names->len, found->names->len);
  heshu_error_set (error, HESHU_ERROR_CONFLICT, _ ("what is off the desk"), detail);

  return FALSE;
}

static HeshuPurge *
purge (HeshuSql *sql, const HeshuPurge *expected, const char *who, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HeshuPurge) found = count (sql, ids, error);

  if (found == NULL || !check_expected (expected, found, error) || !purge_history (sql, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      if (!purge_report (sql, ids->pdata[i], error))
        return NULL;
    }

  return record (sql, ids, found->names, who, error) ? g_steal_pointer (&found) : NULL;
}

HeshuPurge *
heshu_desk_purge_removed (HeshuDesk *self, const HeshuPurge *expected, const char *who, GError **error)
{
  g_autoptr (HeshuPurge) gone = NULL;
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self) && who != NULL, NULL);

  sql = heshu_desk_begin_write (self, error);
  if (sql == NULL)
    return NULL;
  gone = purge (sql, expected, who, error);
  if (!heshu_desk_end_write (self, gone != NULL, error))
    return NULL;
  if (gone->names->len > 0)
    heshu_desk_compact (self);

  return g_steal_pointer (&gone);
}
