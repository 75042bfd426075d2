/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <string.h>

void
heshu_report_summary_free (HeshuReportSummary *self)
{
  if (self == NULL)
    return;
  heshu_report_unref (self->report);
  g_clear_pointer (&self->signoffs, g_ptr_array_unref);
  g_free (self);
}

void
heshu_named_count_free (HeshuNamedCount *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/* --- reports --- */

#define REPORT_SELECT                                                                                        \
  "SELECT seq, id, sha256, name, media_type, encoding, encoding_source, n_replaced, title, publication, "    \
  "issue_date, "                                                                                             \
  "page, blocks, sample, imported_us, checksum = heshu_checksum (" HESHU_REPORT_SUMMED ("") ")"

static gboolean
is_sound (sqlite3_stmt *row)
{
  gint64 source = heshu_sql_int (row, 6);

  return heshu_sql_int (row, 15) == 1 && source >= HESHU_ENCODING_GIVEN &&
         source <= HESHU_ENCODING_FALLBACK &&
         heshu_sql_has_sound_texts (row, 13, 1u << 1 | 1u << 2 | 1u << 3 | 1u << 4);
}

/* Without bytes; @text: (nullable): its document gets an empty one where it is %NULL */
static HeshuReport *
read_report (HeshuSql *sql, sqlite3_stmt *row, HeshuText *text, GError **error)
{
  g_autoptr (HeshuReport) report = heshu_report_new ();
  g_autoptr (HeshuText) shown = text != NULL ? heshu_text_ref (text) : heshu_text_new ("", 0);
  HeshuDocument *document;

  if (!is_sound (row))
    {
      heshu_desk_set_damaged (sql, heshu_sql_text (row, 3), error);
      return NULL;
    }

  report->id = g_strdup (heshu_sql_text (row, 1));
  report->sha256 = g_strdup (heshu_sql_text (row, 2));
  report->sample = heshu_sql_int (row, 13) != 0;
  report->imported_us = heshu_sql_int (row, 14);
  document = report->document = heshu_document_new (heshu_sql_text (row, 3), heshu_sql_text (row, 4), shown);
  document->encoding = g_strdup (heshu_sql_text (row, 5));
  document->encoding_source = (HeshuEncodingSource) heshu_sql_int (row, 6);
  document->n_replaced = (guint) heshu_sql_int (row, 7);
  document->title = g_strdup (heshu_sql_text (row, 8));
  document->publication = g_strdup (heshu_sql_text (row, 9));
  document->issue_date = g_strdup (heshu_sql_text (row, 10));
  document->page = g_strdup (heshu_sql_text (row, 11));
  document->blocks = heshu_detail_to_blocks (heshu_sql_text (row, 12));

  return g_steal_pointer (&report);
}

static gboolean
read_articles (HeshuSql *sql, HeshuReport *report, gint64 seq, GError **error)
{
  GPtrArray *articles = heshu_article_rows_read (sql, seq, NULL, error);

  if (articles == NULL)
    return FALSE;
  g_ptr_array_unref (report->articles);
  report->articles = articles;

  return TRUE;
}

static HeshuReportSummary *
read_summary (HeshuSql *sql, sqlite3_stmt *row, GError **error)
{
  g_autoptr (HeshuReport) report = read_report (sql, row, NULL, error);
  HeshuReportSummary *summary;

  if (report == NULL || !read_articles (sql, report, heshu_sql_int (row, 0), error))
    return NULL;
  summary = g_new0 (HeshuReportSummary, 1);
  summary->report = g_steal_pointer (&report);
  summary->n_metrics = (guint) heshu_sql_int (row, 16);
  summary->n_reviewed = (guint) heshu_sql_int (row, 17);

  return summary;
}

static GPtrArray *
list_reports (HeshuSql *sql, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_report_summary_free);
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (
      sql, error,
      REPORT_SELECT
      ", (SELECT count (*) FROM metric AS m WHERE m.report = report.seq AND hidden = 0), "
      "(SELECT count (*) FROM metric AS m WHERE m.report = report.seq AND hidden = 0 AND state <> 0) "
      "FROM report WHERE NOT removed ORDER BY seq",
      "");

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      HeshuReportSummary *summary = read_summary (sql, row, error);

      if (summary == NULL)
        {
          heshu_sql_reset (row);
          return NULL;
        }
      g_ptr_array_add (list, summary);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&list);
}

/* Each report gets its own of all. */
static gboolean
add_signoffs (HeshuSql *sql, GPtrArray *list, GError **error)
{
  g_autoptr (GPtrArray) signoffs = heshu_signoffs_read (sql, NULL, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++)
    {
      HeshuReportSummary *summary = g_ptr_array_index (list, i);

      summary->signoffs = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_signoff_free);
      g_hash_table_insert (by_id, summary->report->id, summary);
    }
  if (signoffs == NULL)
    return FALSE;
  g_ptr_array_set_free_func (signoffs, NULL);
  for (guint i = 0; i < signoffs->len; i++)
    {
      HeshuSignoff *signoff = g_ptr_array_index (signoffs, i);
      HeshuReportSummary *summary = g_hash_table_lookup (by_id, signoff->report_id);

      if (summary != NULL)
        g_ptr_array_add (summary->signoffs, signoff);
      else
        heshu_signoff_free (signoff);
    }

  return TRUE;
}

GPtrArray *
heshu_desk_list_reports (HeshuDesk *self, GError **error)
{
  GPtrArray *list;
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  list = list_reports (sql, error);
  if (list != NULL && !add_signoffs (sql, list, error))
    g_clear_pointer (&list, g_ptr_array_unref);
  heshu_desk_end_read (self, sql);

  return list;
}

static gboolean
read_bytes (HeshuSql *sql, HeshuReport *report, gint64 seq, GError **error)
{
  g_autofree char *sha256 = NULL;
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (sql, error, "SELECT bytes FROM original WHERE report = ?", "i", seq);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  if (has_row)
    {
      report->bytes = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
      sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, report->bytes);
      heshu_sql_reset (row);
    }
  if (g_strcmp0 (sha256, report->sha256) == 0)
    return TRUE;
  heshu_desk_set_damaged (sql, report->document->name, error);

  return FALSE;
}

static HeshuReport *
get_report (HeshuSql *sql, const char *id, GError **error)
{
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (HeshuText) text = NULL;
  gint64 seq;
  gboolean has_row;
  sqlite3_stmt *row;

  if (!heshu_report_find (sql, id, &seq, error))
    return NULL;
  if (seq == 0)
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, id, NULL);
      return NULL;
    }
  text = heshu_original_read_text (sql, seq, error);
  if (text == NULL)
    return NULL;
  row = heshu_sql_query (sql, error, REPORT_SELECT " FROM report WHERE seq = ?", "i", seq);
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  report = read_report (sql, row, text, error);
  heshu_sql_reset (row);
  if (report == NULL || !read_articles (sql, report, seq, error) || !read_bytes (sql, report, seq, error))
    return NULL;

  return g_steal_pointer (&report);
}

HeshuReport *
heshu_desk_get_report (HeshuDesk *self, const char *id, GError **error)
{
  HeshuReport *report;
  HeshuSql *sql;

  g_return_val_if_fail (HESHU_IS_DESK (self) && id != NULL, NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  report = get_report (sql, id, error);
  heshu_desk_end_read (self, sql);

  return report;
}

char *
heshu_desk_dup_name (HeshuDesk *self)
{
  g_autofree char *name = NULL;
  gint64 is_sample = 0;
  HeshuSql *sql;
  char *suffix;

  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  sql = heshu_desk_begin_read (self, NULL, NULL);
  if (sql != NULL)
    {
      heshu_sql_get_int (sql, &is_sample, 0, NULL, "SELECT min (sample) FROM report WHERE NOT removed", "");
      heshu_desk_end_read (self, sql);
    }
  if (is_sample != 0)
    return g_strdup ("示例"); /* a name in data: the same in every language */

  name = g_path_get_basename (heshu_desk_get_path (self));
  suffix = strrchr (name, '.');
  if (suffix != NULL && suffix != name)
    *suffix = '\0';

  return g_steal_pointer (&name);
}

/* --- names --- */

static const char *
names_text (HeshuObjectKind kind)
{
  switch ((int) kind)
    {
    case HESHU_OBJECT_INDICATOR:
      return "SELECT (SELECT i.id FROM indicator_name AS n JOIN indicator AS i ON i.seq = n.indicator "
             "WHERE n.name = m.indicator), m.indicator, count (*) AS n FROM metric AS m "
             "WHERE hidden = 0 AND state <> 3 AND m.indicator <> '' GROUP BY m.indicator ORDER BY n DESC, "
             "m.indicator";
    case HESHU_OBJECT_DISTRICT:
      return "SELECT nullif (area_id, ''), area, count (*) AS n FROM metric WHERE hidden = 0 AND state <> 3 "
             "AND (area <> '' OR area_id <> '') GROUP BY area_id, area ORDER BY n DESC, area_id, area";
    case HESHU_OBJECT_TAG:
      return "SELECT tag.id, tag.name, count (*) AS n FROM tag JOIN metric_tag ON metric_tag.tag = tag.seq "
             "JOIN metric ON metric.seq = metric_tag.metric WHERE hidden = 0 GROUP BY tag.seq "
             "ORDER BY n DESC, tag.name";
    default:
      return NULL;
    }
}

static gpointer
read_name (sqlite3_stmt *row)
{
  HeshuNamedCount *name = g_new0 (HeshuNamedCount, 1);

  name->id = g_strdup (heshu_sql_text (row, 0));
  name->name = g_strdup (heshu_sql_text (row, 1));
  name->count = (guint64) heshu_sql_int (row, 2);

  return name;
}

GPtrArray *
heshu_desk_list_names (HeshuDesk *self, HeshuObjectKind kind, GError **error)
{
  const char *text = names_text (kind);

  g_return_val_if_fail (HESHU_IS_DESK (self) && text != NULL, NULL);

  return heshu_desk_list_rows (self, text, read_name, (GDestroyNotify) heshu_named_count_free, error);
}
