/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- metrics --- */

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

/* As it was written, and nothing that no desk would write */
static gboolean
is_sound (sqlite3_stmt *row)
{
  gint64 decision = heshu_sql_int (row, HESHU_COLUMN_DECISION);

  return heshu_sql_int (row, HESHU_COLUMN_INTACT) == 1 && decision >= HESHU_DECISION_NONE &&
         decision <= HESHU_DECISION_REJECTED &&
         heshu_sql_has_sound_texts (row, HESHU_COLUMN_TAGS + 1,
                                    1u << HESHU_COLUMN_ID | 1u << 2 | 1u << 8 | 1u << HESHU_COLUMN_DETAIL);
}

HeshuMetric *
heshu_metric_row_read (HeshuSql *sql, sqlite3_stmt *row, GError **error)
{
  HeshuMetricBuilder *builder;
  const char *tags = heshu_sql_text (row, HESHU_COLUMN_TAGS);
  HeshuSpan span = HESHU_SPAN ((guint) heshu_sql_int (row, 6), (guint) heshu_sql_int (row, 7));

  if (!is_sound (row))
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
