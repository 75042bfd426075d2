/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"
#include "heshu-json.h"

static void
print_span (GString *json, HeshuSpan span)
{
  heshu_json_open (json, '[');
  heshu_json_uint (json, span.start);
  heshu_json_uint (json, span.end);
  heshu_json_close (json, ']');
}

static void
print_captions (GString *json, const HeshuArticle *article, const HeshuText *text)
{
  guint i;

  heshu_json_key (json, "captions");
  heshu_json_open (json, '[');
  for (i = 0; i < article->captions->len; i++)
    {
      const HeshuSpan span = g_array_index (article->captions, HeshuSpan, i);
      g_autofree char *quote = heshu_text_dup_span (text, span);

      heshu_json_open (json, '{');
      heshu_json_member_uint (json, "start", span.start);
      heshu_json_member_uint (json, "end", span.end);
      heshu_json_member (json, "text", quote);
      heshu_json_close (json, '}');
    }
  heshu_json_close (json, ']');
}

static void
print_joins (GString *json, const HeshuArticle *article)
{
  guint i;

  heshu_json_key (json, "joins");
  heshu_json_open (json, '[');
  for (i = 0; i < article->joins->len; i++)
    {
      const HeshuJoin *join = &g_array_index (article->joins, HeshuJoin, i);

      heshu_json_open (json, '{');
      heshu_json_member_uint (json, "left_end", join->left_end);
      heshu_json_member_uint (json, "right_start", join->right_start);
      heshu_json_close (json, '}');
    }
  heshu_json_close (json, ']');
}

static void
print_evidence (GString *json, const HeshuArticle *article)
{
  guint field;

  heshu_json_key (json, "evidence");
  heshu_json_open (json, '{');
  for (field = 0; field < HESHU_N_ARTICLE_FIELDS; field++)
    {
      if (article->fields[field] == NULL || heshu_span_is_none (article->field_spans[field]))
        continue;
      heshu_json_key (json, heshu_article_field_get_name (field));
      heshu_json_open (json, '{');
      heshu_json_member_uint (json, "start", article->field_spans[field].start);
      heshu_json_member_uint (json, "end", article->field_spans[field].end);
      heshu_json_close (json, '}');
    }
  heshu_json_close (json, '}');
}

static void
print_article (GString *json, const HeshuArticle *article, const HeshuText *text)
{
  guint i;

  heshu_json_open (json, '{');
  for (i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    heshu_json_member (json, heshu_article_field_get_name (i), article->fields[i]);
  heshu_json_key (json, "regions");
  heshu_json_open (json, '[');
  for (i = 0; i < article->regions->len; i++)
    print_span (json, g_array_index (article->regions, HeshuSpan, i));
  heshu_json_close (json, ']');
  print_captions (json, article, text);
  print_joins (json, article);
  print_evidence (json, article);
  heshu_json_close (json, '}');
}

char *
heshu_articles_print_json (const HeshuDocument *document, GPtrArray *articles)
{
  GString *json;
  guint i;

  g_return_val_if_fail (document != NULL && articles != NULL, NULL);

  json = g_string_new (NULL);
  heshu_json_open (json, '{');
  heshu_json_member (json, "source", document->name);
  heshu_json_key (json, "articles");
  heshu_json_open (json, '[');
  for (i = 0; i < articles->len; i++)
    print_article (json, g_ptr_array_index (articles, i), document->text);
  heshu_json_close (json, ']');
  heshu_json_close (json, '}');
  return g_string_free (json, FALSE);
}
