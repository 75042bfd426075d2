/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-reextract-private.h"

#include "heshu-error.h"

#include <string.h>

/* Old and new are matched by where they stand: first those at exactly the same place, then those that
 * overlap. A match keeps the old one's id, so that what refers to it goes on doing so.
 */

/* --- metrics --- */

static void
item_clear (gpointer data)
{
  heshu_metric_unref (((HeshuReadItem *) data)->metric);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  HeshuSpan first = heshu_metric_get_span (((const HeshuReadItem *) a)->metric);
  HeshuSpan second = heshu_metric_get_span (((const HeshuReadItem *) b)->metric);

  if (first.start != second.start)
    return first.start < second.start ? -1 : 1;

  return first.end < second.end ? -1 : first.end > second.end;
}

GArray *
heshu_read_items_new (GPtrArray *metrics)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (HeshuReadItem));

  g_array_set_clear_func (items, item_clear);
  for (guint i = 0; i < metrics->len; i++)
    {
      HeshuReadItem item = { heshu_metric_ref (metrics->pdata[i]), .match = HESHU_UNMATCHED };

      g_array_append_val (items, item);
    }
  g_array_sort (items, compare_items);

  return items;
}

GArray *
heshu_read_items_load (HeshuSql *sql, gint64 report, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (HeshuReadItem));
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (sql, error,
                                       HESHU_METRIC_SELECT_BEGIN
                                       ", m.article " HESHU_METRIC_FROM
                                       " WHERE m.report = ? ORDER BY m.span_start, m.span_end, m.seq",
                                       "i", report);

  g_array_set_clear_func (items, item_clear);
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      HeshuReadItem item = { heshu_metric_row_read (sql, row, error), .match = HESHU_UNMATCHED };

      if (item.metric == NULL)
        {
          heshu_sql_reset (row);
          return NULL;
        }
      item.seq = heshu_sql_int (row, HESHU_COLUMN_SEQ);
      item.sentence = heshu_sql_int (row, HESHU_COLUMN_SENTENCE);
      item.is_removed = heshu_sql_int (row, HESHU_COLUMN_REMOVED) != 0;
      item.is_by_hand = heshu_sql_int (row, HESHU_COLUMN_BY_HAND) != 0;
      item.article = heshu_sql_int (row, HESHU_N_METRIC_COLUMNS);
      g_array_append_val (items, item);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&items);
}

static HeshuSpan
span_of (const GArray *items, guint index)
{
  return heshu_metric_get_span (g_array_index (items, HeshuReadItem, index).metric);
}

/* Both lists are in the order of the text, so one walk over both finds all pairs. */
static void
match_items (GArray *old, GArray *new, gboolean exactly)
{
  for (guint i = 0, j = 0; i < old->len && j < new->len;)
    {
      HeshuSpan a = span_of (old, i), b = span_of (new, j);
      gboolean fits = exactly ? heshu_span_equal (a, b) : heshu_span_overlaps (a, b);

      if (g_array_index (old, HeshuReadItem, i).match != HESHU_UNMATCHED)
        i++;
      else if (g_array_index (new, HeshuReadItem, j).match != HESHU_UNMATCHED)
        j++;
      else if (fits)
        {
          g_array_index (old, HeshuReadItem, i).match = j;
          g_array_index (new, HeshuReadItem, j).match = i;
          i++, j++;
        }
      else if (a.start != b.start ? a.start < b.start : a.end < b.end)
        i++;
      else
        j++;
    }
}

void
heshu_read_items_match (GArray *old, GArray *new)
{
  match_items (old, new, TRUE);
  match_items (old, new, FALSE);
  heshu_read_follow_spans (old, new);
}

static gboolean
has_pointed (const HeshuMetric *metric)
{
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      if (heshu_metric_is_pointed (metric, (HeshuField) i))
        return TRUE;
    }

  return FALSE;
}

gboolean
heshu_read_item_is_decided (const HeshuReadItem *item)
{
  const HeshuMetric *metric = item->metric;

  return item->is_removed || item->is_by_hand || has_pointed (metric) || heshu_metric_get_state (metric) != HESHU_STATE_PROPOSED ||
         heshu_metric_get_note (metric) != NULL || *heshu_metric_get_tags (metric) != NULL;
}

gboolean
heshu_read_says_the_same (const HeshuMetric *a, const HeshuMetric *b)
{
  g_autofree char *detail_a = heshu_detail_from_metric (a);
  g_autofree char *detail_b = heshu_detail_from_metric (b);

  if (!g_str_equal (detail_a, detail_b) ||
      !heshu_span_equal (heshu_metric_get_span (a), heshu_metric_get_span (b)) ||
      heshu_metric_get_found (a) != heshu_metric_get_found (b))
    return FALSE;
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      if (g_strcmp0 (heshu_metric_get (a, (HeshuField) i), heshu_metric_get (b, (HeshuField) i)) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
replace_metric (HeshuSql *sql,
                const HeshuImportTarget *target,
                const HeshuReadItem *old,
                const HeshuMetric *new,
                gboolean keeps_confirmed,
                GError **error)
{
  g_autoptr (HeshuMetric) merged = heshu_read_merge (old->metric, new, keeps_confirmed);
  HeshuSpan span = heshu_metric_get_span (merged);
  gint64 article = heshu_import_find_article (target, new);
  gint64 sentence = old->sentence;

  if (!heshu_span_equal (heshu_metric_get_span (old->metric), span) &&
      !heshu_sentence_ensure (sql, target->report, target->text, span, target->known, &sentence, error))
    return FALSE;
  if (article == old->article && sentence == old->sentence && heshu_read_says_the_same (old->metric, merged))
    return TRUE;

  return heshu_metric_row_replace (sql, old->seq, merged, article, sentence,
                                   heshu_metric_get (old->metric, HESHU_FIELD_INDICATOR), error);
}

/* A figure that is no longer found: stays and says so where a person decided, else goes */
static gboolean
lose_metric (HeshuSql *sql, const HeshuReadItem *old, HeshuImportCounts *counts, GError **error)
{
  if (!heshu_read_item_is_decided (old))
    {
      counts->n_dropped++;
      return heshu_metric_row_delete (sql, old->seq, heshu_metric_get (old->metric, HESHU_FIELD_INDICATOR),
                                      error);
    }
  if (old->is_by_hand) /* it never was */
    return TRUE;

  return heshu_sql_run (sql, error,
                        "UPDATE metric SET found = 0, revision = revision + 1 WHERE seq = ? AND found", "i",
                        old->seq) &&
         heshu_row_seal (sql, HESHU_OBJECT_METRIC, old->seq, error);
}

/* Those that stay although their article goes stand in the one that has their place now, else in none. */
static gboolean
leave_articles (HeshuSql *sql, const HeshuImportTarget *target, const GArray *old, GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < target->articles->len; i++)
    g_hash_table_add (kept, &g_array_index (target->articles, gint64, i));
  for (guint i = 0; i < old->len; i++)
    {
      const HeshuReadItem *item = &g_array_index (old, HeshuReadItem, i);
      gint64 article;

      if (item->match != HESHU_UNMATCHED || !heshu_read_item_is_decided (item) || item->article == 0 ||
          g_hash_table_contains (kept, &item->article))
        continue;
      if (!heshu_article_find_at (sql, target->report, heshu_metric_get_span (item->metric), &article, error) ||
          !heshu_sql_run (sql, error, "UPDATE metric SET article = nullif (?, 0) WHERE seq = ?", "ii", article,
                          item->seq) ||
          !heshu_row_seal (sql, HESHU_OBJECT_METRIC, item->seq, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
replace_metrics (HeshuSql *sql,
                 const HeshuImportTarget *target,
                 GArray *old,
                 GArray *new,
                 gboolean keeps_confirmed,
                 HeshuImportCounts *counts,
                 GError **error)
{
  heshu_read_items_match (old, new);

  for (guint i = 0; i < old->len; i++)
    {
      const HeshuReadItem *item = &g_array_index (old, HeshuReadItem, i);

      if (item->match != HESHU_UNMATCHED
              ? !replace_metric (sql, target, item, g_array_index (new, HeshuReadItem, item->match).metric,
                                 keeps_confirmed, error)
              : !lose_metric (sql, item, counts, error))
        return FALSE;
    }
  for (guint j = 0; j < new->len; j++)
    {
      const HeshuReadItem *item = &g_array_index (new, HeshuReadItem, j);

      if (item->match != HESHU_UNMATCHED)
        continue;
      counts->n_added++;
      if (!heshu_import_add_metric (sql, target, item->metric, error))
        return FALSE;
    }

  return TRUE;
}

/* --- the whole --- */

gboolean
heshu_reextract_find_report (HeshuSql *sql,
                             const char *id,
                             gint64 *seq,
                             char **name,
                             HeshuText **text,
                             GError **error)
{
  if (!heshu_sql_get_int (sql, seq, 0, error, "SELECT seq FROM report WHERE id = ? AND NOT removed", "s", id))
    return FALSE;
  if (*seq == 0)
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, id, NULL);
      return FALSE;
    }
  *text = heshu_original_read_text (sql, *seq, error);

  return *text != NULL &&
         heshu_sql_get_text (sql, name, error, "SELECT name FROM report WHERE seq = ?", "i", *seq);
}

gboolean
heshu_reextract_run (HeshuSql *sql,
                     const HeshuNewExtraction *reading,
                     const char *version,
                     const char *hash,
                     gboolean keeps_confirmed,
                     GError **error)
{
  g_autoptr (HeshuText) text = NULL;
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GArray) dropped = NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GArray) old = NULL;
  g_autoptr (GArray) new = heshu_read_items_new (reading->metrics);
  g_autofree char *name = NULL;
  HeshuImportTarget target = { 0 };
  HeshuImportCounts counts = { reading->articles->len, reading->metrics->len, 0, 0 };

  if (!heshu_reextract_find_report (sql, reading->report_id, &target.report, &name, &text, error) ||
      !heshu_import_check (name, text, reading->articles, reading->metrics, error) ||
      !heshu_reextract_replace_articles (sql, target.report, reading->articles, &kept, &dropped, error) ||
      (known = heshu_sentence_list_known (sql, target.report, error)) == NULL ||
      (old = heshu_read_items_load (sql, target.report, error)) == NULL)
    return FALSE;
  target.text = text;
  target.articles = kept;
  target.known = known;

  return replace_metrics (sql, &target, old, new, keeps_confirmed, &counts, error) &&
         heshu_reextract_drop_articles (sql, dropped, error) && leave_articles (sql, &target, old, error) &&
         heshu_sentence_drop_unused (sql, target.report, text, error) &&
         heshu_import_add_record (sql, target.report, version, hash, &counts, error);
}

/* (nullable) (transfer full): grows with every change of a metric of the report */
static gboolean
dup_marks (HeshuSql *sql, const char *report_id, char **marks, GError **error)
{
  return heshu_sql_get_text (sql, marks, error,
                             "SELECT count (*) || ' ' || total (m.revision) || ' ' || coalesce (max (m.seq), 0) FROM "
                             "metric AS m JOIN report AS r ON r.seq = m.report WHERE r.id = ?",
                             "s", report_id);
}

static gboolean
reextract_openly (HeshuSql *sql,
                  const HeshuNewExtraction *reading,
                  const char *version,
                  const char *hash,
                  GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!dup_marks (sql, reading->report_id, &before, error) ||
      !heshu_reextract_run (sql, reading, version, hash, FALSE, error) ||
      !dup_marks (sql, reading->report_id, &after, error))
    return FALSE;

  return g_strcmp0 (before, after) == 0 || heshu_signoffs_reopen_report (sql, reading->report_id, error);
}

gboolean
heshu_desk_reextract (HeshuDesk *self,
                      const char *report_id,
                      GPtrArray *articles,
                      GPtrArray *metrics,
                      const char *extractor_version,
                      const char *lexicon_hash,
                      GError **error)
{
  g_autoptr (HeshuNewExtraction) reading = NULL;
  HeshuSql *sql;
  gboolean done;

  g_return_val_if_fail (HESHU_IS_DESK (self) && report_id != NULL && articles != NULL && metrics != NULL,
                        FALSE);

  sql = heshu_desk_begin_write (self, error);
  if (sql == NULL)
    return FALSE;
  reading = heshu_new_extraction_new (report_id, articles, metrics);
  done = reextract_openly (sql, reading, extractor_version, lexicon_hash, error);

  return heshu_desk_end_write (self, done, error);
}
