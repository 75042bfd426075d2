/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-places-private.h"

#include "heshu-error.h"

/* @moved: (out) (transfer full): the metric as it is to stand; %NULL with @error: it has no place */
static HeshuMetric *
move_decided (const HeshuPlaces *places,
              const char *name,
              HeshuReadItem *old,
              guint index,
              GArray *new,
              GError **error)
{
  HeshuSpan span = heshu_metric_get_span (old->metric);
  const char *quote = heshu_metric_get_text (old->metric);
  HeshuSpan place;
  gboolean is_quoted = heshu_places_by_quote (places, span, quote, &place);

  if (is_quoted || heshu_places_by_digit (places, span, &place))
    {
      old->match = heshu_read_items_find (new, place);
      if (old->match != HESHU_UNMATCHED)
        {
          HeshuReadItem *match = &g_array_index (new, HeshuReadItem, old->match);
          g_autoptr (HeshuMetric) here = heshu_places_dup_moved (places, old->metric, is_quoted ? place : HESHU_SPAN_NONE);

          match->match = index;
          return heshu_read_merge (here, match->metric, FALSE);
        }
      if (is_quoted)
        return heshu_places_dup_moved (places, old->metric, place);
    }
  heshu_error_set (error, HESHU_ERROR_REREAD_LOSES, name, quote);

  return NULL;
}

/* --- rows
 * ----------------------------------------------------------------------------------------------------
 */

static gboolean
replace_text (HeshuSql *sql, gint64 report, const HeshuDocument *document, GError **error)
{
  g_autofree char *blocks = heshu_detail_from_blocks (document->blocks);

  return heshu_sql_run (sql, error,
                        "UPDATE report SET encoding = ?, encoding_source = ?, n_replaced = ?, title = ?, "
                        "blocks = ? WHERE seq = ?",
                        "siissi", document->encoding, (gint64) document->encoding_source,
                        (gint64) document->n_replaced, document->title, blocks, report) &&
         heshu_row_seal (sql, HESHU_OBJECT_REPORT, report, error) &&
         heshu_sql_run (sql, error,
                        "UPDATE original SET text = ?2, checksum = heshu_checksum (?1, ?2) WHERE report = ?1",
                        "is", report, heshu_text_get_utf8 (document->text));
}

/* As many articles as before are the same ones in the same order; else only the places of a text that is no
 * more could tell, and what a person said of one is put away with it. */
static gboolean
replace_articles (HeshuSql *sql,
                  gint64 report,
                  GPtrArray *articles,
                  GArray **kept,
                  GArray **dropped,
                  GError **error)
{
  g_autoptr (GArray) old = NULL;
  g_autoptr (GPtrArray) rows = heshu_article_rows_read (sql, report, &old, error);

  if (rows == NULL)
    return FALSE;
  *kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  *dropped = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (articles, i);
      gint64 seq = old->len == articles->len ? g_array_index (old, gint64, i) : 0;

      if (seq != 0 ? !heshu_article_row_replace (sql, seq, i, article, error)
                   : !heshu_article_row_insert (sql, report, i, article, &seq, error))
        return FALSE;
      g_array_append_val (*kept, seq);
    }
  if (old->len != articles->len)
    g_array_append_vals (*dropped, old->data, old->len);

  return TRUE;
}

static gboolean
replace_old (HeshuSql *sql,
             const HeshuImportTarget *target,
             const HeshuPlaces *places,
             const char *name,
             GArray *old,
             GArray *new,
             HeshuImportCounts *counts,
             GError **error)
{
  for (guint i = 0; i < old->len; i++)
    {
      HeshuReadItem *item = &g_array_index (old, HeshuReadItem, i);
      const char *indicator = heshu_metric_get (item->metric, HESHU_FIELD_INDICATOR);
      g_autoptr (HeshuMetric) moved = NULL;
      gint64 article, sentence;

      if (!heshu_read_item_is_decided (item))
        {
          counts->n_dropped++;
          if (!heshu_metric_row_delete (sql, item->seq, indicator, error))
            return FALSE;
          continue;
        }
      moved = move_decided (places, name, item, i, new, error);
      if (moved == NULL)
        return FALSE;
      article =
          item->match != HESHU_UNMATCHED
              ? heshu_import_find_article (target, g_array_index (new, HeshuReadItem, item->match).metric)
              : 0;
      if (!heshu_sentence_ensure (sql, target->report, target->text, heshu_metric_get_span (moved),
                                  target->known, &sentence, error) ||
          !heshu_metric_row_replace (sql, item->seq, moved, article, sentence, indicator, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_new (HeshuSql *sql,
         const HeshuImportTarget *target,
         GArray *new,
         HeshuImportCounts *counts,
         GError **error)
{
  for (guint i = 0; i < new->len; i++)
    {
      const HeshuReadItem *item = &g_array_index (new, HeshuReadItem, i);

      if (item->match != HESHU_UNMATCHED)
        continue;
      counts->n_added++;
      if (!heshu_import_add_metric (sql, target, item->metric, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
drop_articles (HeshuSql *sql, const GArray *dropped, GError **error)
{
  for (guint i = 0; i < dropped->len; i++)
    {
      if (!heshu_article_row_drop (sql, g_array_index (dropped, gint64, i), error))
        return FALSE;
    }

  return TRUE;
}

/* The text changes before what stands in it, the sentences of the old one go last. */
static gboolean
reread (HeshuSql *sql,
        const char *id,
        const HeshuDocument *document,
        GPtrArray *articles,
        GPtrArray *metrics,
        const char *version,
        const char *hash,
        GError **error)
{
  g_autoptr (HeshuText) text = NULL;
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GArray) dropped = NULL;
  g_autoptr (GArray) old = NULL;
  g_autoptr (GArray) new = heshu_read_items_new (metrics);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autofree char *name = NULL;
  HeshuImportTarget target = { 0, document->text, NULL, known, FALSE };
  HeshuImportCounts counts = { articles->len, metrics->len, 0, 0 };
  g_auto (HeshuPlaces) places = { NULL };

  if (!heshu_reextract_find_report (sql, id, &target.report, &name, &text, error) ||
      !heshu_import_check (name, document->text, articles, metrics, error) ||
      (old = heshu_read_items_load (sql, target.report, error)) == NULL ||
      !replace_text (sql, target.report, document, error) ||
      !replace_articles (sql, target.report, articles, &kept, &dropped, error))
    return FALSE;
  heshu_places_init (&places, text, document->text);
  target.articles = kept;

  return replace_old (sql, &target, &places, name, old, new, &counts, error) &&
         add_new (sql, &target, new, &counts, error) && drop_articles (sql, dropped, error) &&
         heshu_sentence_drop_unused (sql, target.report, text, error) &&
         heshu_import_add_record (sql, target.report, version, hash, &counts, error) &&
         heshu_signoffs_reopen_report (sql, id, error);
}

gboolean
heshu_desk_reread (HeshuDesk *self,
                   const char *report_id,
                   HeshuDocument *document,
                   GPtrArray *articles,
                   GPtrArray *metrics,
                   const char *extractor_version,
                   const char *lexicon_hash,
                   GError **error)
{
  HeshuSql *sql;
  gboolean done;

  g_return_val_if_fail (HESHU_IS_DESK (self) && report_id != NULL && document != NULL && articles != NULL &&
                            metrics != NULL,
                        FALSE);

  sql = heshu_desk_begin_write (self, error);
  if (sql == NULL)
    return FALSE;
  done = reread (sql, report_id, document, articles, metrics, extractor_version, lexicon_hash, error);

  return heshu_desk_end_write (self, done, error);
}
