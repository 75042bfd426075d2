/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"

#include "heshu-json.h"

static void
print_blocks (GString *json, const GArray *blocks)
{
  heshu_json_key (json, "blocks");
  if (blocks == NULL)
    {
      heshu_json_string (json, NULL);
      return;
    }
  heshu_json_open (json, '[');
  for (guint i = 0; i < blocks->len; i++)
    {
      const HeshuBlock *block = &g_array_index (blocks, HeshuBlock, i);

      heshu_json_open (json, '[');
      heshu_json_uint (json, block->span.start);
      heshu_json_uint (json, block->span.end);
      heshu_json_uint (json, block->kind);
      heshu_json_uint (json, block->level);
      heshu_json_close (json, ']');
    }
  heshu_json_close (json, ']');
}

static void
print_document (GString *json, const HeshuDocument *document)
{
  heshu_json_member (json, "media_type", document->media_type);
  heshu_json_member (json, "encoding", document->encoding);
  heshu_json_member_uint (json, "encoding_source", document->encoding_source);
  heshu_json_member_uint (json, "replaced", document->n_replaced);
  heshu_json_member (json, "title", document->title);
  heshu_json_member (json, "publication", document->publication);
  heshu_json_member (json, "issue_date", document->issue_date);
  heshu_json_member (json, "page", document->page);
}

static void
print_articles (GString *json, const HeshuReport *report)
{
  g_autofree char *articles = heshu_articles_print_json (report->document, report->articles);

  heshu_json_key (json, "article_ids");
  heshu_json_open (json, '[');
  for (guint i = 0; i < report->articles->len; i++)
    heshu_json_string (json, ((const HeshuArticle *) g_ptr_array_index (report->articles, i))->id);
  heshu_json_close (json, ']');
  heshu_json_key (json, "page_repair");
  heshu_json_raw (json, articles);
}

char *
heshu_report_print_json (const HeshuReport *report)
{
  GString *json;
  g_autofree char *bytes = NULL;

  g_return_val_if_fail (report != NULL && report->document != NULL && report->bytes != NULL, NULL);

  json = g_string_new (NULL);
  bytes = g_base64_encode (g_bytes_get_data (report->bytes, NULL), g_bytes_get_size (report->bytes));
  heshu_json_open (json, '{');
  heshu_json_member (json, "record", "report");
  heshu_json_member (json, "id", report->id);
  heshu_json_member (json, "name", report->document->name);
  heshu_json_member (json, "sha256", report->sha256);
  print_document (json, report->document);
  heshu_json_key (json, "sample");
  heshu_json_bool (json, report->sample);
  if (report->sample)
    heshu_json_member (json, "source_line", HESHU_SAMPLE_WORDS);
  heshu_json_member_uint (json, "imported_us", (guint64) MAX (report->imported_us, 0));
  print_articles (json, report);
  print_blocks (json, report->document->blocks);
  heshu_json_member (json, "text", heshu_text_get_utf8 (report->document->text));
  heshu_json_member (json, "bytes", bytes);
  heshu_json_close (json, '}');
  return g_string_free (json, FALSE);
}
