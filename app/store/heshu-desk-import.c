/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <glib/gi18n-lib.h>

/* --- what is taken in must quote its text --- */

static gboolean
lies_inside (HeshuSpan span, const HeshuText *text)
{
  return heshu_span_is_none (span) || span.end <= heshu_text_get_length (text);
}

static gboolean
fail_quote (const char *name, HeshuSpan span, const char *quote, GError **error)
{
  g_autofree char *detail = g_strdup_printf ("%s: %u–%u", quote, span.start, span.end);

  heshu_error_set (error, HESHU_ERROR_QUOTE_BROKEN, name, detail);

  return FALSE;
}

static gboolean
check_metric (const char *name, const HeshuText *text, const HeshuMetric *metric, GError **error)
{
  HeshuSpan span = heshu_metric_get_span (metric);

  if (heshu_span_is_none (span) || !heshu_text_quotes (text, span, heshu_metric_get_text (metric)))
    return fail_quote (name, span, heshu_metric_get_text (metric), error);
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      HeshuSpan evidence = heshu_metric_get_evidence (metric, (HeshuField) i).span;

      if (!lies_inside (evidence, text))
        return fail_quote (name, evidence, heshu_field_get_name ((HeshuField) i), error);
    }

  return TRUE;
}

static gboolean
check_spans (const char *name, const HeshuText *text, const GArray *spans, const char *what, GError **error)
{
  for (guint i = 0; i < spans->len; i++)
    {
      HeshuSpan span = g_array_index (spans, HeshuSpan, i);

      if (!lies_inside (span, text))
        return fail_quote (name, span, what, error);
    }

  return TRUE;
}

gboolean
heshu_import_check (const char *name,
                    const HeshuText *text,
                    GPtrArray *articles,
                    GPtrArray *metrics,
                    GError **error)
{
  for (guint i = 0; i < articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (articles, i);

      if (!check_spans (name, text, article->regions, "region", error) ||
          !check_spans (name, text, article->captions, "caption", error))
        return FALSE;
    }
  for (guint i = 0; i < metrics->len; i++)
    {
      if (!check_metric (name, text, g_ptr_array_index (metrics, i), error))
        return FALSE;
    }

  return TRUE;
}

/* --- the rows of a report --- */

/* (nullable): the name under which the same bytes are on the desk */
static gboolean
find_known (HeshuSql *sql, const char *sha256, char **id, char **name, GError **error)
{
  gboolean has_row;
  sqlite3_stmt *row =
      heshu_sql_query (sql, error, "SELECT id, name FROM report WHERE sha256 = ? AND NOT removed", "s",
                       sha256);

  *id = NULL;
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *id = g_strdup (heshu_sql_text (row, 0));
      if (name != NULL)
        *name = g_strdup (heshu_sql_text (row, 1));
      heshu_sql_reset (row);
    }

  return TRUE;
}

static gboolean
check_unknown (HeshuSql *sql, const HeshuReport *report, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  if (!find_known (sql, report->sha256, &id, &name, error))
    return FALSE;
  if (id == NULL)
    return TRUE;
  heshu_error_set (error, HESHU_ERROR_FILE_KNOWN, report->document->name, name);

  return FALSE;
}

static gboolean
insert_report (HeshuSql *sql, const HeshuReport *report, const char *id, gint64 *seq, GError **error)
{
  const HeshuDocument *document = report->document;
  g_autofree char *blocks = heshu_detail_from_blocks (document->blocks);

  if (!heshu_sql_run (
          sql, error,
          "INSERT INTO report (id, sha256, name, media_type, encoding, encoding_source, n_replaced, title, "
          "publication, issue_date, page, blocks, sample, imported_us) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          "sssssiisssssii", id, report->sha256, document->name, document->media_type, document->encoding,
          (gint64) document->encoding_source, (gint64) document->n_replaced, document->title,
          document->publication, document->issue_date, document->page, blocks, (gint64) report->sample,
          report->imported_us != 0 ? report->imported_us : g_get_real_time ()))
    return FALSE;
  *seq = heshu_sql_last_id (sql);

  return heshu_row_seal (sql, HESHU_OBJECT_REPORT, *seq, error) &&
         heshu_sql_run (sql, error,
                        "INSERT INTO original (report, checksum, text, bytes) "
                        "VALUES (?1, heshu_checksum (?1, ?2), ?2, ?3)",
                        "isb", *seq, heshu_text_get_utf8 (document->text), report->bytes);
}

/* @seqs: (out) (transfer full): of gint64, those of the articles in order */
static gboolean
insert_articles (HeshuSql *sql, gint64 report, GPtrArray *articles, GArray **seqs, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < articles->len; i++)
    {
      gint64 seq;

      if (!heshu_article_row_insert (sql, report, i, g_ptr_array_index (articles, i), &seq, error))
        return FALSE;
      g_array_append_val (list, seq);
    }
  *seqs = g_steal_pointer (&list);

  return TRUE;
}

/* Proposals get an id; a metric of another desk comes with its own. */
static HeshuMetric *
dup_with_id (const HeshuMetric *metric, gboolean merged)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (metric);
  g_autofree char *id = NULL;

  if (merged && heshu_metric_get_id (metric) != NULL)
    return heshu_metric_builder_end (builder);
  id = heshu_id_new ();

  heshu_metric_builder_set_id (builder, id);
  heshu_metric_builder_set_found (builder, TRUE);

  return heshu_metric_builder_end (builder);
}

gint64
heshu_import_find_article (const HeshuImportTarget *target, const HeshuMetric *metric)
{
  guint index = heshu_metric_get_article_index (metric);

  return index < target->articles->len ? g_array_index (target->articles, gint64, index) : 0;
}

gboolean
heshu_import_add_metric (HeshuSql *sql,
                         const HeshuImportTarget *target,
                         const HeshuMetric *metric,
                         GError **error)
{
  g_autoptr (HeshuMetric) with_id = dup_with_id (metric, target->merged);
  HeshuMetricPlace place = { target->report, heshu_import_find_article (target, metric), 0, FALSE };
  gint64 seq;

  return heshu_sentence_ensure (sql, target->report, target->text, heshu_metric_get_span (metric),
                                target->known, &place.sentence, error) &&
         heshu_metric_row_insert (sql, with_id, &place, &seq, error);
}

static gboolean
insert_metrics (HeshuSql *sql, const HeshuImportTarget *target, GPtrArray *metrics, GError **error)
{
  for (guint i = 0; i < metrics->len; i++)
    {
      if (!heshu_import_add_metric (sql, target, g_ptr_array_index (metrics, i), error))
        return FALSE;
    }

  return TRUE;
}

gboolean
heshu_import_add_record (HeshuSql *sql,
                         gint64 report,
                         const char *version,
                         const char *hash,
                         const HeshuImportCounts *counts,
                         GError **error)
{
  g_autofree char *id = heshu_id_new ();

  return heshu_sql_run (
      sql, error,
      "INSERT INTO import (id, report, extractor_version, lexicon_hash, n_articles, n_found, "
      "n_added, n_dropped, when_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "sissiiiii", id, report, version, hash, (gint64) counts->n_articles, (gint64) counts->n_found,
      (gint64) counts->n_added, (gint64) counts->n_dropped, g_get_real_time ());
}

gboolean
heshu_import_take_report (HeshuSql *sql,
                          const HeshuReport *report,
                          GPtrArray *metrics,
                          const char *id,
                          gboolean merged,
                          const char *version,
                          const char *hash,
                          GError **error)
{
  g_autoptr (GArray) articles = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  HeshuImportTarget target = { 0, report->document->text, NULL, known, merged };
  HeshuImportCounts counts = { report->articles->len, metrics->len, metrics->len, 0 };

  if (!check_unknown (sql, report, error) || !insert_report (sql, report, id, &target.report, error) ||
      !insert_articles (sql, target.report, report->articles, &articles, error))
    return FALSE;
  target.articles = articles;

  return insert_metrics (sql, &target, metrics, error) &&
         heshu_import_add_record (sql, target.report, version, hash, &counts, error);
}

char *
heshu_desk_import (HeshuDesk *self,
                   const HeshuReport *report,
                   GPtrArray *metrics,
                   const char *extractor_version,
                   const char *lexicon_hash,
                   GError **error)
{
  g_autofree char *id = NULL;
  HeshuSql *sql;
  gboolean done;

  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);
  g_return_val_if_fail (report != NULL && report->document != NULL && report->bytes != NULL &&
                            report->sha256 != NULL,
                        NULL);
  g_return_val_if_fail (metrics != NULL, NULL);

  if (!heshu_import_check (report->document->name, report->document->text, report->articles, metrics, error))
    return NULL;
  sql = heshu_desk_begin_write (self, error);
  if (sql == NULL)
    return NULL;
  id = heshu_id_new ();
  done = heshu_import_take_report (sql, report, metrics, id, FALSE, extractor_version, lexicon_hash, error);

  return heshu_desk_end_write (self, done, error) ? g_steal_pointer (&id) : NULL;
}

char *
heshu_desk_find_report (HeshuDesk *self, const char *sha256, GError **error)
{
  HeshuSql *sql;
  char *id = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (self) && sha256 != NULL, NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  find_known (sql, sha256, &id, NULL, error);
  heshu_desk_end_read (self, sql);

  return id;
}
