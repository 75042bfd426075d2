/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reextraction-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

/* --- before: what would change ----------------------------------------------------------------------------
 */

static HeshuReextraction *
compare (HeshuSql *sql, const HeshuNewExtraction *reading, GError **error)
{
  g_autoptr (GArray) old = NULL;
  g_autoptr (GArray) new = heshu_read_items_new (reading->metrics);
  g_autofree char *name = NULL;
  gint64 report;

  if (!heshu_sql_get_int (sql, &report, 0, error, "SELECT seq FROM report WHERE id = ? AND NOT removed", "s",
                          reading->report_id) ||
      !heshu_sql_get_text (sql, &name, error, "SELECT name FROM report WHERE seq = ?", "i", report))
    return NULL;
  if (report == 0)
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, reading->report_id, NULL);
      return NULL;
    }
  old = heshu_read_items_load (sql, report, error);

  return old != NULL ? heshu_reextraction_compare (reading->report_id, name, old, new) : NULL;
}

HeshuReextraction *
heshu_desk_compare_extraction (HeshuDesk *self, const HeshuNewExtraction *reading, GError **error)
{
  HeshuSql *sql;
  HeshuReextraction *changes;

  g_return_val_if_fail (HESHU_IS_DESK (self) && reading != NULL, NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  changes = compare (sql, reading, error);
  heshu_desk_end_read (self, sql);

  return changes;
}

/* --- taking it --------------------------------------------------------------------------------------------
 */

/* The edit of the history that stands for a reading: its undo puts back what @snapshot keeps. */
static gboolean
record (HeshuSql *sql,
        HeshuGroup *group,
        const char *report_id,
        char *snapshot,
        GPtrArray *recorded,
        GError **error)
{
  g_auto (HeshuFieldState) state = { 0 };
  g_autofree char *reading = NULL;
  HeshuEdit *edit;

  if (!heshu_object_get (sql, HESHU_OBJECT_REPORT, report_id, "extraction", &state, error) ||
      !heshu_sql_get_text (sql, &reading, error,
                           "SELECT id FROM import WHERE report = ? ORDER BY seq DESC LIMIT 1", "i",
                           state.seq))
    {
      g_free (snapshot);
      return FALSE;
    }
  edit = heshu_edit_new (HESHU_OBJECT_REPORT, report_id, "extraction", state.value, reading, group->who);
  edit->id = heshu_id_new ();
  edit->group = g_strdup (group->id);
  edit->when_us = g_get_real_time ();
  edit->made_by = g_strdup ("heshu " HESHU_VERSION);
  g_ptr_array_add (recorded, edit);
  g_ptr_array_add (group->edits, edit);
  g_ptr_array_add (group->evidence, snapshot);

  return TRUE;
}

static HeshuReextraction *
take_one (HeshuSql *sql,
          HeshuGroup *group,
          const HeshuNewExtraction *reading,
          const char *version,
          const char *hash,
          GPtrArray *recorded,
          GError **error)
{
  g_auto (HeshuReadState) before = { 0 };
  g_auto (HeshuReadState) after = { 0 };
  g_autoptr (HeshuReextraction) changes = compare (sql, reading, error);
  gint64 report;

  if (changes == NULL || !heshu_report_find (sql, reading->report_id, &report, error) ||
      !heshu_read_state_load (sql, report, &before, error) ||
      !heshu_reextract_run (sql, reading, version, hash, TRUE, error) ||
      !heshu_read_state_load (sql, report, &after, error) ||
      !record (sql, group, reading->report_id, heshu_read_state_dup_difference (&before, &after), recorded,
               error))
    return NULL;

  return g_steal_pointer (&changes);
}

static gboolean
take_all (HeshuSql *sql,
          HeshuGroup *group,
          GPtrArray *edits,
          GPtrArray *readings,
          const char *version,
          const char *hash,
          GPtrArray *changes,
          GError **error)
{
  g_autoptr (GPtrArray) recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);

  if (edits != NULL && !heshu_edits_apply_in_group (sql, group, edits, recorded, error))
    return FALSE;
  for (guint i = 0; i < readings->len; i++)
    {
      HeshuReextraction *one = take_one (sql, group, readings->pdata[i], version, hash, recorded, error);

      if (one == NULL)
        return FALSE;
      g_ptr_array_add (changes, one);
    }

  return heshu_signoffs_reopen (sql, group, recorded, error) && heshu_history_append (sql, group, error);
}

GPtrArray *
heshu_desk_take_extractions (HeshuDesk *self,
                             GPtrArray *edits,
                             GPtrArray *readings,
                             const char *extractor_version,
                             const char *lexicon_hash,
                             const char *who,
                             GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_reextraction_free);
  g_autoptr (HeshuGroup) group = NULL;
  HeshuSql *sql;
  gboolean done;

  g_return_val_if_fail (HESHU_IS_DESK (self) && readings != NULL && who != NULL, NULL);

  sql = heshu_desk_begin_write (self, error);
  if (sql == NULL)
    return NULL;
  group = heshu_group_new (NULL, who, HESHU_ACT_DO);
  done = take_all (sql, group, edits, readings, extractor_version, lexicon_hash, changes, error);

  return heshu_desk_end_write (self, done, error) ? g_steal_pointer (&changes) : NULL;
}
