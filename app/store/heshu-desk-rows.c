/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- metrics
 * --------------------------------------------------------------------------------------------------------*/

/* Unset fields that sort are kept as '' (see the schema); only the unit tells unset from empty. */
static gboolean
keeps_empty (HeshuField field)
{
  return field == HESHU_FIELD_AREA || field == HESHU_FIELD_AREA_ID || field == HESHU_FIELD_INDICATOR;
}

static void
read_field (sqlite3_stmt *row, HeshuField field, HeshuMetricBuilder *builder)
{
  const char *text = heshu_sql_text (row, HESHU_COLUMN_FIELDS + (int) field);

  if (text != NULL && *text == '\0' && keeps_empty (field))
    text = NULL;
  heshu_metric_builder_set (builder, field, text);
}

HeshuMetric *
heshu_metric_row_read (HeshuSql *sql, sqlite3_stmt *row, GError **error)
{
  HeshuMetricBuilder *builder;
  const char *tags = heshu_sql_text (row, HESHU_COLUMN_TAGS);
  HeshuSpan span = HESHU_SPAN ((guint) heshu_sql_int (row, 6), (guint) heshu_sql_int (row, 7));

  if (heshu_sql_int (row, HESHU_COLUMN_INTACT) != 1)
    {
      heshu_desk_set_damaged (sql, heshu_sql_text (row, HESHU_COLUMN_ID), error);
      return NULL;
    }

  builder = heshu_metric_builder_new (span, heshu_sql_text (row, 8));
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    read_field (row, (HeshuField) i, builder);
  heshu_detail_to_metric (heshu_sql_text (row, HESHU_COLUMN_DETAIL), builder);
  heshu_metric_builder_set_id (builder, heshu_sql_text (row, HESHU_COLUMN_ID));
  heshu_metric_builder_set_report_id (builder, heshu_sql_text (row, 2));
  heshu_metric_builder_set_source (builder, heshu_sql_text (row, 3));
  if (sqlite3_column_type (row, 4) != SQLITE_NULL)
    heshu_metric_builder_set_article (builder, (guint) heshu_sql_int (row, 4), heshu_sql_text (row, 5));
  heshu_metric_builder_set_decision (builder, (HeshuDecision) heshu_sql_int (row, HESHU_COLUMN_DECISION));
  heshu_metric_builder_set_note (builder, heshu_sql_text (row, HESHU_COLUMN_NOTE));
  if (tags != NULL)
    {
      g_auto (GStrv) list = g_strsplit (tags, "\n", -1);

      heshu_metric_builder_set_tags (builder, (const char *const *) list);
    }
  heshu_metric_builder_set_found (builder, heshu_sql_int (row, HESHU_COLUMN_FOUND) != 0);
  heshu_metric_builder_set_revision (builder, (guint64) heshu_sql_int (row, HESHU_COLUMN_REVISION));

  return heshu_metric_builder_end (builder);
}

gboolean
heshu_metric_derive (const char *value,
                     const char *period,
                     char **value_key,
                     HeshuPeriod *months,
                     GError **error)
{
  *months = HESHU_PERIOD_NONE;
  if (period != NULL && !heshu_period_parse (period, months))
    *months = HESHU_PERIOD_NONE;

  *value_key = NULL;
  if (value != NULL)
    {
      g_autoptr (HeshuDecimal) decimal = heshu_decimal_parse (value, error);

      if (decimal == NULL)
        return FALSE;
      *value_key = heshu_decimal_dup_sort_key (decimal);
    }
  else
    *value_key = g_strdup ("");

  return TRUE;
}

static const char *
column_text (const HeshuMetric *metric, HeshuField field)
{
  const char *text = heshu_metric_get (metric, field);

  return text == NULL && keeps_empty (field) ? "" : text;
}

#define ALL_FIELDS(metric)                                                                                   \
  column_text (metric, HESHU_FIELD_VALUE), column_text (metric, HESHU_FIELD_VALUE_MAX),                      \
      column_text (metric, HESHU_FIELD_PRECISION), column_text (metric, HESHU_FIELD_UNIT),                   \
      column_text (metric, HESHU_FIELD_QUALIFIER), column_text (metric, HESHU_FIELD_MEASURE),                \
      column_text (metric, HESHU_FIELD_KIND), column_text (metric, HESHU_FIELD_AREA),                        \
      column_text (metric, HESHU_FIELD_AREA_ID), column_text (metric, HESHU_FIELD_PERIOD),                   \
      column_text (metric, HESHU_FIELD_AGENCY), column_text (metric, HESHU_FIELD_INDICATOR)
#define ALL_FIELD_TYPES "ssssssssssss"

G_STATIC_ASSERT (sizeof ALL_FIELD_TYPES - 1 == HESHU_N_FIELDS);

/* With its checksum in the same statement: the values are numbered, so that they can be summed where they are
 * written. */
static const char insert_text[] = "INSERT INTO metric (" HESHU_METRIC_SUMMED (
    "") ", checksum) VALUES ("
        "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, "
        "?22, ?23, ?24, ?25,"
        " ?26, ?27, ?28, ?29, ?30, ?31, heshu_checksum ("
        "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, "
        "?22, ?23, ?24, ?25,"
        " ?26, ?27, ?28, ?29, ?30, ?31))";

static sqlite3_stmt *
bind_insert (HeshuSql *sql,
             const HeshuMetric *metric,
             const HeshuMetricPlace *place,
             const char *detail,
             const char *tags,
             const char *value_key,
             HeshuPeriod months,
             GError **error)
{
  HeshuSpan span = heshu_metric_get_span (metric);
  sqlite3_stmt *statement =
      heshu_sql_query (sql, error, insert_text, "siiiiis" ALL_FIELD_TYPES "sissiiiisiii",
                       heshu_metric_get_id (metric), place->report, place->article, place->sentence,
                       (gint64) span.start, (gint64) span.end, heshu_metric_get_text (metric),
                       ALL_FIELDS (metric), detail, (gint64) heshu_metric_get_decision (metric),
                       heshu_metric_get_note (metric), tags, (gint64) heshu_metric_get_found (metric),
                       (gint64) place->by_hand, (gint64) 0, (gint64) 1, value_key, (gint64) months.start,
                       (gint64) months.end, (gint64) heshu_detail_has_person (detail));

  if (statement != NULL && place->article == 0)
    sqlite3_bind_null (statement, 3);

  return statement;
}

gboolean
heshu_metric_row_insert (HeshuSql *sql,
                         const HeshuMetric *metric,
                         const HeshuMetricPlace *place,
                         gint64 *seq,
                         GError **error)
{
  g_autofree char *detail = heshu_detail_from_metric (metric);
  g_autofree char *value_key = NULL;
  g_autofree char *tags = NULL;
  const char *const *list = heshu_metric_get_tags (metric);
  sqlite3_stmt *statement;
  gboolean has_row;
  HeshuPeriod months;

  if (*list != NULL)
    tags = g_strjoinv ("\n", (char **) list);
  if (!heshu_metric_derive (heshu_metric_get (metric, HESHU_FIELD_VALUE),
                            heshu_metric_get (metric, HESHU_FIELD_PERIOD), &value_key, &months, error))
    return FALSE;
  statement = bind_insert (sql, metric, place, detail, tags, value_key, months, error);
  if (statement == NULL || !heshu_sql_step (sql, statement, &has_row, error))
    return FALSE;
  *seq = heshu_sql_last_id (sql);

  return heshu_search_replace_indicator (sql, *seq, NULL, heshu_metric_get (metric, HESHU_FIELD_INDICATOR),
                                         error);
}

#define FIELD_SETS                                                                                           \
  "value = ?, value_max = ?, precision = ?, unit = ?, qualifier = ?, measure = ?, kind = ?, area = ?, "      \
  "area_id = ?, "                                                                                            \
  "period = ?, agency = ?, indicator = ?"

gboolean
heshu_metric_row_replace (HeshuSql *sql,
                          gint64 seq,
                          const HeshuMetric *metric,
                          gint64 article,
                          gint64 sentence,
                          const char *old_indicator,
                          GError **error)
{
  g_autofree char *detail = heshu_detail_from_metric (metric);
  g_autofree char *value_key = NULL;
  const char *indicator = heshu_metric_get (metric, HESHU_FIELD_INDICATOR);
  HeshuSpan span = heshu_metric_get_span (metric);
  HeshuPeriod months;

  if (!heshu_metric_derive (heshu_metric_get (metric, HESHU_FIELD_VALUE),
                            heshu_metric_get (metric, HESHU_FIELD_PERIOD), &value_key, &months, error))
    return FALSE;
  if (!heshu_sql_run (
          sql, error,
          "UPDATE metric SET article = nullif (?, 0), sentence = ?, span_start = ?, span_end = ?, "
          "text = ?, " FIELD_SETS ", detail = ?, found = ?, value_key = ?, period_start = ?, "
          "period_end = ?, corrected = ?, revision = revision + 1 WHERE seq = ?",
          "iiiis" ALL_FIELD_TYPES "sisiiii", article, sentence, (gint64) span.start, (gint64) span.end,
          heshu_metric_get_text (metric), ALL_FIELDS (metric), detail,
          (gint64) heshu_metric_get_found (metric), value_key, (gint64) months.start, (gint64) months.end,
          (gint64) heshu_detail_has_person (detail), seq))
    return FALSE;
  if (g_strcmp0 (indicator, old_indicator) != 0 &&
      !heshu_search_replace_indicator (sql, seq, old_indicator, indicator, error))
    return FALSE;

  return heshu_row_seal (sql, HESHU_OBJECT_METRIC, seq, error);
}

gboolean
heshu_metric_row_delete (HeshuSql *sql, gint64 seq, const char *indicator, GError **error)
{
  return heshu_search_replace_indicator (sql, seq, indicator, NULL, error) &&
         heshu_sql_run (sql, error, "DELETE FROM metric WHERE seq = ?", "i", seq);
}

gboolean
heshu_row_seal (HeshuSql *sql, HeshuObjectKind kind, gint64 seq, GError **error)
{
  const char *text;

  switch ((int) kind)
    {
    case HESHU_OBJECT_REPORT:
      text = "UPDATE report SET checksum = heshu_checksum (" HESHU_REPORT_SUMMED ("") ") WHERE seq = ?";
      break;
    case HESHU_OBJECT_ARTICLE:
      text = "UPDATE article SET checksum = heshu_checksum (" HESHU_ARTICLE_SUMMED ("") ") WHERE seq = ?";
      break;
    case HESHU_OBJECT_METRIC:
      text = "UPDATE metric SET checksum = heshu_checksum (" HESHU_METRIC_SUMMED ("") ") WHERE seq = ?";
      break;
    case HESHU_OBJECT_CHART:
      text = "UPDATE chart SET checksum = heshu_checksum (" HESHU_CHART_SUMMED ("") ") WHERE seq = ?";
      break;
    case HESHU_OBJECT_INDICATOR:
      text = "UPDATE indicator SET checksum = heshu_checksum (" HESHU_INDICATOR_SUMMED ("") ") WHERE seq = ?";
      break;
    default:
      g_assert_not_reached ();
    }

  return heshu_sql_run (sql, error, text, "i", seq);
}

/* --- articles
 * -------------------------------------------------------------------------------------------------------*/

gboolean
heshu_article_row_insert (HeshuSql *sql,
                          gint64 report,
                          guint place,
                          const HeshuArticle *article,
                          gint64 *seq,
                          GError **error)
{
  g_autofree char *id = heshu_id_new ();
  g_autofree char *detail = heshu_detail_from_article (article);
  char *const *f = article->fields;

  if (!heshu_sql_run (sql, error,
                      "INSERT INTO article (id, report, place, " HESHU_ARTICLE_FIELD_COLUMNS (
                          "") ", detail) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      "siisssssssss", id, report, (gint64) place, f[0], f[1], f[2], f[3], f[4], f[5], f[6],
                      f[7], detail))
    return FALSE;
  *seq = heshu_sql_last_id (sql);

  return heshu_row_seal (sql, HESHU_OBJECT_ARTICLE, *seq, error);
}

G_STATIC_ASSERT (HESHU_N_ARTICLE_FIELDS == 8);

gboolean
heshu_article_row_replace (HeshuSql *sql,
                           gint64 seq,
                           guint place,
                           const HeshuArticle *article,
                           GError **error)
{
  g_autofree char *detail = heshu_detail_from_article (article);
  g_autofree char *old = NULL;

  if (!heshu_sql_get_text (sql, &old, error, "SELECT detail FROM article WHERE seq = ?", "i", seq))
    return FALSE;
  for (guint i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    {
      const char *name = heshu_article_field_get_name ((HeshuArticleField) i);
      g_autofree char *text = g_strdup_printf ("UPDATE article SET %s = ? WHERE seq = ?", name);

      if (heshu_detail_is_person (old, name))
        {
          g_autofree char *line = heshu_detail_dup_field (old, name);
          char *merged = heshu_detail_replace_field (detail, name, line);

          g_free (detail);
          detail = merged;
        }
      else if (!heshu_sql_run (sql, error, text, "si", article->fields[i], seq))
        return FALSE;
    }

  return heshu_sql_run (sql, error, "UPDATE article SET place = ?, detail = ?, removed = 0 WHERE seq = ?",
                        "isi", (gint64) place, detail, seq) &&
         heshu_row_seal (sql, HESHU_OBJECT_ARTICLE, seq, error);
}

static HeshuArticle *
read_article (HeshuSql *sql, sqlite3_stmt *row, GError **error)
{
  HeshuArticle *article;

  if (heshu_sql_int (row, 3 + HESHU_N_ARTICLE_FIELDS) != 1)
    {
      heshu_desk_set_damaged (sql, heshu_sql_text (row, 1), error);
      return NULL;
    }

  article = heshu_article_new ();
  article->id = g_strdup (heshu_sql_text (row, 1));
  for (int i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    article->fields[i] = g_strdup (heshu_sql_text (row, 3 + i));
  heshu_detail_to_article (heshu_sql_text (row, 2), article);

  return article;
}

GPtrArray *
heshu_article_rows_read (HeshuSql *sql, gint64 report, GArray **seqs, GError **error)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_article_unref);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (
      sql, error,
      "SELECT seq, id, detail, " HESHU_ARTICLE_FIELD_COLUMNS (
          "") ", checksum = heshu_checksum (" HESHU_ARTICLE_SUMMED ("") ") "
                                                                        "FROM article WHERE report = ? AND "
                                                                        "NOT removed ORDER BY place",
      "i", report);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      gint64 seq = heshu_sql_int (row, 0);
      HeshuArticle *article = read_article (sql, row, error);

      if (article == NULL)
        {
          heshu_sql_reset (row);
          return NULL;
        }
      g_ptr_array_add (articles, article);
      g_array_append_val (list, seq);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }
  if (seqs != NULL)
    *seqs = g_steal_pointer (&list);

  return g_steal_pointer (&articles);
}

/* --- reports and their text
 * -----------------------------------------------------------------------------------------*/

gboolean
heshu_report_find (HeshuSql *sql, const char *id, gint64 *seq, GError **error)
{
  return heshu_sql_get_int (sql, seq, 0, error, "SELECT seq FROM report WHERE id = ?", "s", id);
}

HeshuText *
heshu_original_read_text (HeshuSql *sql, gint64 report, GError **error)
{
  HeshuText *text = NULL;
  gboolean has_row;
  sqlite3_stmt *row =
      heshu_sql_query (sql, error,
                       "SELECT text, checksum = heshu_checksum (report, text) FROM original WHERE report = ?",
                       "i", report);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  if (has_row && heshu_sql_int (row, 1) == 1)
    text = heshu_text_new (heshu_sql_text (row, 0), sqlite3_column_bytes (row, 0));
  else
    heshu_desk_set_damaged (sql, _ ("a report's text"), error);
  if (has_row)
    heshu_sql_reset (row);

  return text;
}

/* --- sentences
 * ------------------------------------------------------------------------------------------------------*/

static gint64 *
dup_key (HeshuSpan span)
{
  gint64 *key = g_new (gint64, 1);

  *key = (gint64) span.start << 32 | span.end;

  return key;
}

static gint64 *
dup_seq (gint64 seq)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = seq;

  return copy;
}

static char *
dup_sentence_tokens (const HeshuText *text, HeshuSpan span)
{
  return heshu_search_dup_tokens (heshu_text_get_chars (text) + span.start, heshu_span_length (span));
}

gboolean
heshu_sentence_ensure (HeshuSql *sql,
                       gint64 report,
                       const HeshuText *text,
                       HeshuSpan span,
                       GHashTable *known,
                       gint64 *seq,
                       GError **error)
{
  HeshuSpan sentence = heshu_search_find_sentence (text, span);
  g_autofree gint64 *key = dup_key (sentence);
  g_autofree char *tokens = NULL;
  const gint64 *found = g_hash_table_lookup (known, key);

  if (found != NULL)
    {
      *seq = *found;
      return TRUE;
    }

  if (!heshu_sql_run (sql, error, "INSERT INTO sentence (report, span_start, span_end) VALUES (?, ?, ?)",
                      "iii", report, (gint64) sentence.start, (gint64) sentence.end))
    return FALSE;
  *seq = heshu_sql_last_id (sql);
  g_hash_table_insert (known, g_steal_pointer (&key), dup_seq (*seq));
  tokens = dup_sentence_tokens (text, sentence);

  return heshu_search_add (sql, "sentence_words", *seq, tokens, error);
}

GHashTable *
heshu_sentence_list_known (HeshuSql *sql, gint64 report, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gboolean has_row;
  sqlite3_stmt *row =
      heshu_sql_query (sql, error, "SELECT seq, span_start, span_end FROM sentence WHERE report = ?", "i",
                       report);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      HeshuSpan span = HESHU_SPAN ((guint) heshu_sql_int (row, 1), (guint) heshu_sql_int (row, 2));

      g_hash_table_insert (known, dup_key (span), dup_seq (heshu_sql_int (row, 0)));
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&known);
}

static gboolean
drop_sentence (HeshuSql *sql, gint64 seq, const HeshuText *text, HeshuSpan span, GError **error)
{
  g_autofree char *tokens = dup_sentence_tokens (text, span);

  return heshu_search_remove (sql, "sentence_words", seq, tokens, error) &&
         heshu_sql_run (sql, error, "DELETE FROM sentence WHERE seq = ?", "i", seq);
}

gboolean
heshu_sentence_drop_unused (HeshuSql *sql, gint64 report, const HeshuText *text, GError **error)
{
  g_autoptr (GArray) unused = g_array_new (FALSE, FALSE, 3 * sizeof (gint64));
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (sql, error,
                                       "SELECT seq, span_start, span_end FROM sentence AS s WHERE report = ? "
                                       "AND NOT EXISTS (SELECT 1 FROM metric WHERE sentence = s.seq)",
                                       "i", report);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gint64 triple[3] = { heshu_sql_int (row, 0), heshu_sql_int (row, 1), heshu_sql_int (row, 2) };

      g_array_append_vals (unused, triple, 1);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return FALSE;
    }

  for (guint i = 0; i < unused->len; i++)
    {
      const gint64 *triple = (const gint64 *) (void *) unused->data + 3 * i;

      if (!drop_sentence (sql, triple[0], text, HESHU_SPAN ((guint) triple[1], (guint) triple[2]), error))
        return FALSE;
    }

  return TRUE;
}
