/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"

#include "heshu-json-read.h"

/* Reads the @n numbers of an array into @numbers. */
static gboolean
read_numbers (JsonNode *node, guint *numbers, guint n, const char *member, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) != n)
    return heshu_json_wrong (error, member, "[0, 1 …]");
  for (guint i = 0; i < n; i++)
    {
      const gint64 number = json_array_get_int_element (array, i);

      if (number < 0 || number > HESHU_TEXT_MAX_LENGTH)
        return heshu_json_wrong (error, member, "0, 1, 2 …");
      numbers[i] = (guint) number;
    }
  return TRUE;
}

static gboolean
read_spans (JsonObject *object, const char *member, GArray *spans, GError **error)
{
  JsonArray *array = heshu_json_get_array (object, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      guint ends[2] = { 0, 0 };
      HeshuSpan span;

      if (!read_numbers (json_array_get_element (array, i), ends, 2, member, error))
        return FALSE;
      span = HESHU_SPAN (ends[0], ends[1]);
      g_array_append_val (spans, span);
    }
  return TRUE;
}

/* Captions and joins are objects with two offsets. */
static gboolean
read_pairs (JsonObject *object,
            const char *member,
            const char *first,
            const char *second,
            GArray *pairs,
            GError **error)
{
  JsonArray *array = heshu_json_get_array (object, member);

  G_STATIC_ASSERT (sizeof (HeshuSpan) == sizeof (HeshuJoin));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      HeshuSpan pair;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return heshu_json_wrong (error, member, "[{…}]");
      if (!heshu_json_get_offset (json_node_get_object (node), first, &pair.start, error) ||
          !heshu_json_get_offset (json_node_get_object (node), second, &pair.end, error))
        return FALSE;
      g_array_append_val (pairs, pair);
    }
  return TRUE;
}

static gboolean
read_article_fields (JsonObject *object, HeshuArticle *article, GError **error)
{
  JsonObject *evidence = heshu_json_get_object (object, "evidence");

  for (guint field = 0; field < HESHU_N_ARTICLE_FIELDS; field++)
    {
      const char *name = heshu_article_field_get_name (field);
      JsonObject *place = evidence != NULL ? heshu_json_get_object (evidence, name) : NULL;
      HeshuSpan span = HESHU_SPAN_NONE;
      const char *text;

      if (!heshu_json_get_text (object, name, &text, error))
        return FALSE;
      if (place != NULL && (!heshu_json_get_offset (place, "start", &span.start, error) ||
                            !heshu_json_get_offset (place, "end", &span.end, error)))
        return FALSE;
      heshu_article_set (article, field, text, span);
    }
  return TRUE;
}

static HeshuArticle *
read_article (JsonNode *node, GError **error)
{
  g_autoptr (HeshuArticle) article = heshu_article_new ();
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL)
    {
      heshu_json_wrong (error, "articles", "[{…}]");
      return NULL;
    }
  if (!read_article_fields (object, article, error) ||
      !read_spans (object, "regions", article->regions, error) ||
      !read_pairs (object, "captions", "start", "end", article->captions, error) ||
      !read_pairs (object, "joins", "left_end", "right_start", article->joins, error))
    return NULL;
  return g_steal_pointer (&article);
}

static gboolean
read_articles (JsonObject *line, HeshuReport *report, GError **error)
{
  JsonObject *page = heshu_json_get_object (line, "page_repair");
  JsonArray *articles = page != NULL ? heshu_json_get_array (page, "articles") : NULL;
  JsonArray *ids = heshu_json_get_array (line, "article_ids");

  for (guint i = 0; articles != NULL && i < json_array_get_length (articles); i++)
    {
      HeshuArticle *article = read_article (json_array_get_element (articles, i), error);

      if (article == NULL)
        return FALSE;
      if (ids != NULL && i < json_array_get_length (ids))
        article->id = g_strdup (json_array_get_string_element (ids, i));
      g_ptr_array_add (report->articles, article);
    }
  return TRUE;
}

static gboolean
read_blocks (JsonObject *line, HeshuDocument *document, GError **error)
{
  JsonArray *array = heshu_json_get_array (line, "blocks");

  if (array == NULL)
    return TRUE;
  document->blocks = g_array_new (FALSE, FALSE, sizeof (HeshuBlock));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      guint numbers[4];
      HeshuBlock block;

      if (!read_numbers (json_array_get_element (array, i), numbers, G_N_ELEMENTS (numbers), "blocks", error))
        return FALSE;
      if (numbers[2] > HESHU_BLOCK_ASIDE)
        return heshu_json_wrong (error, "blocks", "0 … 5");
      block = (HeshuBlock){ HESHU_SPAN (numbers[0], numbers[1]), numbers[2], numbers[3] };
      g_array_append_val (document->blocks, block);
    }
  return TRUE;
}

static gboolean
read_document (JsonObject *line, HeshuReport *report, GError **error)
{
  const char *name, *media_type, *text, *encoding, *title, *publication, *issue_date, *page;
  g_autoptr (HeshuText) decoded = NULL;
  HeshuDocument *document;
  guint source, n_replaced;

  if (!heshu_json_get_text (line, "name", &name, error) ||
      !heshu_json_get_text (line, "media_type", &media_type, error) ||
      !heshu_json_get_text (line, "text", &text, error) ||
      !heshu_json_get_text (line, "encoding", &encoding, error) ||
      !heshu_json_get_text (line, "title", &title, error) ||
      !heshu_json_get_text (line, "publication", &publication, error) ||
      !heshu_json_get_text (line, "issue_date", &issue_date, error) ||
      !heshu_json_get_text (line, "page", &page, error) ||
      !heshu_json_get_offset (line, "encoding_source", &source, error) ||
      !heshu_json_get_offset (line, "replaced", &n_replaced, error))
    return FALSE;
  if (name == NULL || media_type == NULL || text == NULL || source > HESHU_ENCODING_FALLBACK)
    return heshu_json_wrong (error, "report", "name, media_type, text");
  if (g_utf8_strlen (text, -1) > (glong) HESHU_TEXT_MAX_LENGTH)
    return heshu_json_wrong (error, "text", "…");
  decoded = heshu_text_new (text, -1);
  document = report->document = heshu_document_new (name, media_type, decoded);
  document->encoding = g_strdup (encoding);
  document->encoding_source = source;
  document->n_replaced = n_replaced;
  document->title = g_strdup (title);
  document->publication = g_strdup (publication);
  document->issue_date = g_strdup (issue_date);
  document->page = g_strdup (page);
  return read_blocks (line, document, error);
}

static gboolean
read_original (JsonObject *line, HeshuReport *report, GError **error)
{
  const char *id, *sha256, *encoded;
  guchar *bytes;
  gsize size;

  if (!heshu_json_get_text (line, "id", &id, error) ||
      !heshu_json_get_text (line, "sha256", &sha256, error) ||
      !heshu_json_get_text (line, "bytes", &encoded, error))
    return FALSE;
  if (id == NULL || encoded == NULL)
    return heshu_json_wrong (error, "report", "id, sha256, bytes");
  bytes = g_base64_decode (encoded, &size);
  report->bytes = g_bytes_new_take (bytes, size);
  report->id = g_strdup (id);
  report->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, report->bytes);
  if (g_strcmp0 (report->sha256, sha256) != 0)
    return heshu_json_wrong (error, "sha256", report->sha256);
  report->sample = json_object_get_boolean_member_with_default (line, "sample", FALSE);
  report->imported_us = json_object_get_int_member_with_default (line, "imported_us", 0);
  return TRUE;
}

HeshuReport *
heshu_report_parse_json (const char *line, gssize length, GError **error)
{
  g_autoptr (HeshuReport) report = heshu_report_new ();
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *object;

  g_return_val_if_fail (line != NULL, NULL);

  parser = heshu_json_parse_object (line, length, error);
  if (parser == NULL)
    return NULL;
  object = json_node_get_object (json_parser_get_root (parser));
  if (!read_original (object, report, error) || !read_document (object, report, error) ||
      !read_articles (object, report, error))
    return NULL;
  return g_steal_pointer (&report);
}
