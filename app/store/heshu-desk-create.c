/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

static gboolean
fail_malformed (const char *thing, const char *detail, GError **error)
{
  heshu_error_set (error, HESHU_ERROR_EDIT_MALFORMED, thing, detail);

  return FALSE;
}

/* (nullable) (transfer none): a text of @object; numbers that are not in quotes have lost digits already */
static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
get_offset (JsonObject *object, const char *name, guint *offset)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  number = json_node_get_int (node);
  if (number < 0 || number > HESHU_TEXT_MAX_LENGTH)
    return FALSE;
  *offset = (guint) number;

  return TRUE;
}

/* --- metrics --- */

static gboolean
set_fields (HeshuMetricBuilder *builder, JsonObject *object, GError **error)
{
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      const char *text = get_string (object, heshu_field_get_name ((HeshuField) i));
      g_autoptr (GError) local = NULL;
      g_autofree char *value = NULL;

      if (text == NULL)
        continue;
      value = heshu_field_normalize ((HeshuField) i, text, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      heshu_metric_builder_set (builder, (HeshuField) i, value);
      heshu_metric_builder_set_origin (builder, (HeshuField) i, HESHU_ORIGIN_PERSON);
      heshu_metric_builder_set_confidence (builder, (HeshuField) i, 1);
    }

  return TRUE;
}

static gboolean
set_evidence (HeshuMetricBuilder *builder, JsonObject *object, const HeshuText *text, GError **error)
{
  JsonNode *node = json_object_get_member (object, "evidence");
  JsonObject *all = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (guint i = 0; all != NULL && i < HESHU_N_FIELDS; i++)
    {
      JsonNode *one = json_object_get_member (all, heshu_field_get_name ((HeshuField) i));
      JsonObject *place = one != NULL && JSON_NODE_HOLDS_OBJECT (one) ? json_node_get_object (one) : NULL;
      const char *rule = place != NULL ? get_string (place, "rule") : NULL;
      HeshuSpan span;

      if (one == NULL)
        continue;
      if (rule == NULL || *rule == '\0' || strpbrk (rule, " \t\n") != NULL ||
          !get_offset (place, "start", &span.start) || !get_offset (place, "end", &span.end) ||
          span.end > heshu_text_get_length (text))
        return fail_malformed ("created", "evidence", error);
      heshu_metric_builder_set_evidence (builder, (HeshuField) i, span, rule);
    }

  return TRUE;
}

static HeshuMetric *
build_metric (const char *id, JsonObject *object, const HeshuText *text, HeshuSpan span, GError **error)
{
  g_autoptr (HeshuMetricBuilder) builder = NULL;
  g_autofree char *quote = NULL;
  const char *given = get_string (object, "text");

  if (heshu_span_is_none (span) || span.end > heshu_text_get_length (text) ||
      (given != NULL && !heshu_text_quotes (text, span, given)))
    {
      g_autofree char *detail = g_strdup_printf ("%u–%u", span.start, span.end);

      heshu_error_set (error, HESHU_ERROR_QUOTE_BROKEN, given != NULL ? given : id, detail);
      return NULL;
    }

  quote = heshu_text_dup_span (text, span);
  builder = heshu_metric_builder_new (span, quote);
  heshu_metric_builder_set_id (builder, id);
  heshu_metric_builder_set_span_origin (builder, HESHU_ORIGIN_PERSON);
  if (!set_fields (builder, object, error) || !set_evidence (builder, object, text, error))
    return NULL;
  if (heshu_metric_builder_get (builder, HESHU_FIELD_VALUE) == NULL)
    {
      fail_malformed ("created", _ ("its value is missing"), error);
      return NULL;
    }

  return heshu_metric_builder_end (g_steal_pointer (&builder));
}

gboolean
heshu_article_find_at (HeshuSql *sql, gint64 report, HeshuSpan span, gint64 *seq, GError **error)
{
  g_autoptr (GArray) seqs = NULL;
  g_autoptr (GPtrArray) articles = heshu_article_rows_read (sql, report, &seqs, error);

  *seq = 0;
  if (articles == NULL)
    return FALSE;
  for (guint i = 0; i < articles->len && *seq == 0; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (articles, i);

      for (guint j = 0; j < article->regions->len; j++)
        {
          if (heshu_span_contains (g_array_index (article->regions, HeshuSpan, j), span))
            *seq = g_array_index (seqs, gint64, i);
        }
    }

  return TRUE;
}

static gboolean
create_metric (HeshuSql *sql, const char *id, JsonObject *object, GError **error)
{
  g_autoptr (HeshuText) text = NULL;
  g_autoptr (HeshuMetric) metric = NULL;
  g_autoptr (GHashTable) known = NULL;
  HeshuMetricPlace place = { 0, 0, 0, TRUE };
  const char *report_id = get_string (object, "report_id");
  HeshuSpan span;
  gint64 seq;

  if (report_id == NULL || !get_offset (object, "start", &span.start) ||
      !get_offset (object, "end", &span.end))
    return fail_malformed ("created", _ ("it needs report_id, start and end"), error);
  if (!heshu_report_find (sql, report_id, &place.report, error))
    return FALSE;
  if (place.report == 0)
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, report_id, NULL);
      return FALSE;
    }
  text = heshu_original_read_text (sql, place.report, error);
  metric = text != NULL ? build_metric (id, object, text, span, error) : NULL;
  known = metric != NULL ? heshu_sentence_list_known (sql, place.report, error) : NULL;

  return known != NULL && heshu_article_find_at (sql, place.report, span, &place.article, error) &&
         heshu_sentence_ensure (sql, place.report, text, span, known, &place.sentence, error) &&
         heshu_metric_row_insert (sql, metric, &place, &seq, error);
}

/* --- articles --- */

/* Which place it takes among the others is known when the report is read anew, in the same step. */
static gboolean
create_article (HeshuSql *sql, const char *id, JsonObject *object, GError **error)
{
  const char *report_id = get_string (object, "report_id"), *given = get_string (object, "layout");
  g_autofree char *layout = given != NULL ? heshu_layout_normalize (given) : NULL;
  g_autofree char *detail = NULL;
  gint64 report, place;

  if (report_id == NULL || layout == NULL)
    return fail_malformed ("created", _ ("it needs report_id and layout"), error);
  if (!heshu_report_find (sql, report_id, &report, error))
    return FALSE;
  if (report == 0)
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, report_id, NULL);
      return FALSE;
    }
  detail = heshu_layout_replace ("", layout);

  return heshu_layout_check (sql, report, layout, error) &&
         heshu_sql_get_int (sql, &place, 0, error, "SELECT max (place) + 1 FROM article WHERE report = ?", "i", report) &&
         heshu_sql_run (sql, error, "INSERT INTO article (id, report, place, detail) VALUES (?, ?, ?, ?)", "siis", id,
                        report, place, detail) &&
         heshu_row_seal (sql, HESHU_OBJECT_ARTICLE, heshu_sql_last_id (sql), error);
}

/* --- what has plain fields --- */

static gboolean
create_plain (HeshuSql *sql, HeshuObjectKind kind, const char *id, JsonObject *object, GError **error)
{
  const char *const fields[] = { kind == HESHU_OBJECT_CHART ? "title" : "name",
                                 kind == HESHU_OBJECT_CHART ? "spec" : "aliases" };
  g_autofree char *text = g_strdup_printf ("INSERT INTO %s (id, %s, %s) VALUES (?, ?, ?)",
                                           heshu_object_kind_get_word (kind), fields[0], fields[1]);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gint64 seq;

  if (!heshu_object_normalize (kind, fields[0], get_string (object, fields[0]), &first, error) ||
      !heshu_object_normalize (kind, fields[1], get_string (object, fields[1]), &second, error))
    return FALSE;
  if (first == NULL)
    return fail_malformed ("created", _ ("its name is missing"), error);
  if (!heshu_sql_run (sql, error, text, "sss", id, first, second))
    return FALSE;
  seq = heshu_sql_last_id (sql);

  return heshu_row_seal (sql, kind, seq, error) &&
         (kind != HESHU_OBJECT_INDICATOR || heshu_indicator_index (sql, seq, error));
}

gboolean
heshu_object_create (HeshuSql *sql, HeshuObjectKind kind, const char *id, const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!heshu_id_is_valid (id))
    return fail_malformed (id, _ ("this is not an id"), error);
  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail_malformed ("created", _ ("its fields are not a JSON object"), error);

  if (kind == HESHU_OBJECT_METRIC)
    return create_metric (sql, id, json_node_get_object (root), error);
  if (kind == HESHU_OBJECT_ARTICLE)
    return create_article (sql, id, json_node_get_object (root), error);

  return create_plain (sql, kind, id, json_node_get_object (root), error);
}
