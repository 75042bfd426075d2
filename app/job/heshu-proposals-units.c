/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-learning-private.h"

/* How many metrics an unknown unit would change is known only when the desk is read with it: figures that
 * were none become metrics, and their neighbours are read otherwise. */

/* Whether @unit may stand in @text. A line can break within it, and full-width letters stand for others. */
static gboolean
may_stand (const HeshuText *text, const char *unit)
{
  const gunichar *chars = heshu_text_get_chars (text);
  guint length = heshu_text_get_length (text);
  gunichar first = g_utf8_get_char (unit);

  if (first < 0x80)
    return TRUE;
  for (guint i = 0; i < length; i++)
    if (chars[i] == first)
      return TRUE;

  return FALSE;
}

/* @reports: by unit: of the ids of the reports in which it may stand */
static gboolean
look_into (GHashTable *reports, HeshuDesk *desk, const char *report_id, GError **error)
{
  g_autoptr (HeshuReport) report = heshu_desk_get_report (desk, report_id, error);
  GHashTableIter iter;
  gpointer unit, ids;

  if (report == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, reports);
  while (g_hash_table_iter_next (&iter, &unit, &ids))
    if (may_stand (report->document->text, unit))
      g_ptr_array_add (ids, g_strdup (report_id));

  return TRUE;
}

static gboolean
look_into_all (GHashTable *reports, HeshuDesk *desk, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = heshu_desk_list_reports (desk, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !look_into (reports, desk, ((const HeshuReportSummary *) list->pdata[i])->report->id, error))
      return FALSE;

  return TRUE;
}

static gboolean
count_one (HeshuProposal *proposal,
           GPtrArray *report_ids,
           HeshuDesk *desk,
           HeshuLexicon *lexicon,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *entry = heshu_learning_dup_unit_entry (proposal->form);
  const char *const entries[] = { entry, NULL };
  g_autoptr (HeshuLexicon) extended = heshu_learning_load_with (desk, lexicon, entries, error);
  g_autoptr (HeshuReadAgain) again = NULL;

  if (extended == NULL)
    return FALSE;
  g_ptr_array_add (report_ids, NULL);
  again = heshu_job_read_again (desk, extended, (const char *const *) report_ids->pdata, cancellable, error);
  if (again == NULL)
    return FALSE;
  proposal->n_metrics = heshu_learning_count_changed (again);

  return TRUE;
}

gboolean
heshu_proposals_count_units (GHashTable *units,
                             HeshuDesk *desk,
                             HeshuLexicon *lexicon,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GHashTable) reports =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer unit, proposal;

  if (g_hash_table_size (units) == 0)
    return TRUE;
  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, &unit, NULL))
    g_hash_table_insert (reports, unit, g_ptr_array_new_with_free_func (g_free));
  if (!look_into_all (reports, desk, cancellable, error))
    return FALSE;
  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, &unit, &proposal))
    if (!count_one (proposal, g_hash_table_lookup (reports, unit), desk, lexicon, cancellable, error))
      return FALSE;

  return TRUE;
}
