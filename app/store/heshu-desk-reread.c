/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-reextract-private.h"

#include "heshu-error.h"

#include <string.h>

/* --- from a place in the old text to the same place in the new one
 * ------------------------------------------
 */

typedef struct
{
  const HeshuText *old;
  const HeshuText *new;
  GArray *old_digits; /* of guint: where the ASCII digits stand: they are the same in every encoding */
  GArray *new_digits;
} Mapping;

static GArray *
list_digits (const HeshuText *text)
{
  GArray *digits = g_array_new (FALSE, FALSE, sizeof (guint));
  const gunichar *chars = heshu_text_get_chars (text);

  for (guint i = 0; i < heshu_text_get_length (text); i++)
    {
      if (chars[i] >= '0' && chars[i] <= '9')
        g_array_append_val (digits, i);
    }

  return digits;
}

static guint
count_quotes (const char *begin, const char *end, const char *quote)
{
  const gsize length = strlen (quote);
  guint n = 0;

  for (const char *p = begin; (p = strstr (p, quote)) != NULL && (end == NULL || p < end); p += length)
    n++;

  return n;
}

/* The same words for the same time, where they stand as often as before */
static gboolean
map_by_quote (const Mapping *mapping, HeshuSpan span, const char *quote, HeshuSpan *place)
{
  const char *old = heshu_text_get_utf8 (mapping->old), *new = heshu_text_get_utf8 (mapping->new);
  const char *p = new;
  guint n_before;

  if (*quote == '\0' || count_quotes (old, NULL, quote) != count_quotes (new, NULL, quote))
    return FALSE;
  n_before = count_quotes (old, g_utf8_offset_to_pointer (old, span.start), quote);
  for (guint i = 0; (p = strstr (p, quote)) != NULL; i++, p += strlen (quote))
    {
      if (i == n_before)
        {
          guint start = (guint) g_utf8_pointer_to_offset (new, p);

          *place = HESHU_SPAN (start, start + heshu_span_length (span));
          return TRUE;
        }
    }

  return FALSE;
}

/* Where the first digit of @span stands now */
static gboolean
map_by_digit (const Mapping *mapping, HeshuSpan span, HeshuSpan *place)
{
  guint low = 0, high = mapping->old_digits->len;

  if (mapping->old_digits->len != mapping->new_digits->len)
    return FALSE;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (mapping->old_digits, guint, middle) < span.start)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == mapping->old_digits->len || g_array_index (mapping->old_digits, guint, low) >= span.end)
    return FALSE;
  *place = HESHU_SPAN (g_array_index (mapping->new_digits, guint, low),
                       g_array_index (mapping->new_digits, guint, low) + 1);

  return TRUE;
}

/* The first of @items, in the order of the text, that stands at @place and that no other has taken */
static guint
find_item (const GArray *items, HeshuSpan place)
{
  for (guint i = 0; i < items->len; i++)
    {
      const HeshuReadItem *item = &g_array_index (items, HeshuReadItem, i);

      if (item->match == HESHU_UNMATCHED && heshu_span_overlaps (heshu_metric_get_span (item->metric), place))
        return i;
    }

  return HESHU_UNMATCHED;
}

/* The metric with its words at @place, (none): unknown; what was read or pointed at beside them is elsewhere
 * now: known only of what a person pointed at, by its words. */
static HeshuMetric *
dup_moved (const Mapping *mapping, const HeshuMetric *metric, HeshuSpan place)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (metric);

  if (heshu_span_is_none (place))
    heshu_metric_builder_set_span_origin (builder, HESHU_ORIGIN_RULE);
  else
    heshu_metric_builder_set_span (builder, place, heshu_metric_get_text (metric));
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      HeshuField field = (HeshuField) i;
      HeshuSpan pointed = heshu_metric_get_evidence (metric, field).span;
      g_autofree char *quote = heshu_metric_is_pointed (metric, field) && !heshu_span_is_none (pointed)
                                   ? heshu_text_dup_span (mapping->old, pointed)
                                   : NULL;
      gboolean is_there = quote != NULL && map_by_quote (mapping, pointed, quote, &pointed);

      heshu_metric_builder_set_evidence (builder, field, is_there ? pointed : HESHU_SPAN_NONE,
                                         is_there ? HESHU_RULE_PERSON : NULL);
    }

  return heshu_metric_builder_end (builder);
}

/* @moved: (out) (transfer full): the metric as it is to stand; %NULL with @error: it has no place */
static HeshuMetric *
move_decided (const Mapping *mapping,
              const char *name,
              HeshuReadItem *old,
              guint index,
              GArray *new,
              GError **error)
{
  HeshuSpan span = heshu_metric_get_span (old->metric);
  const char *quote = heshu_metric_get_text (old->metric);
  HeshuSpan place;
  gboolean is_quoted = map_by_quote (mapping, span, quote, &place);

  if (is_quoted || map_by_digit (mapping, span, &place))
    {
      old->match = find_item (new, place);
      if (old->match != HESHU_UNMATCHED)
        {
          HeshuReadItem *match = &g_array_index (new, HeshuReadItem, old->match);
          g_autoptr (HeshuMetric) here = dup_moved (mapping, old->metric, is_quoted ? place : HESHU_SPAN_NONE);

          match->match = index;
          return heshu_read_merge (here, match->metric, FALSE);
        }
      if (is_quoted)
        return dup_moved (mapping, old->metric, place);
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
             const Mapping *mapping,
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
      moved = move_decided (mapping, name, item, i, new, error);
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
  g_autoptr (GArray) old_digits = NULL;
  g_autoptr (GArray) new_digits = list_digits (document->text);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autofree char *name = NULL;
  HeshuImportTarget target = { 0, document->text, NULL, known, FALSE };
  HeshuImportCounts counts = { articles->len, metrics->len, 0, 0 };
  Mapping mapping = { NULL, document->text, NULL, new_digits };

  if (!heshu_reextract_find_report (sql, id, &target.report, &name, &text, error) ||
      !heshu_import_check (name, document->text, articles, metrics, error) ||
      (old = heshu_read_items_load (sql, target.report, error)) == NULL ||
      !replace_text (sql, target.report, document, error) ||
      !replace_articles (sql, target.report, articles, &kept, &dropped, error))
    return FALSE;
  old_digits = list_digits (text);
  mapping.old = text;
  mapping.old_digits = old_digits;
  target.articles = kept;

  return replace_old (sql, &target, &mapping, name, old, new, &counts, error) &&
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
