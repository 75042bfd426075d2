/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-page-repair.h"

#include "heshu-caption.h"
#include "heshu-draft.h"
#include "heshu-headline.h"
#include "heshu-page.h"

/* Nodes that follow each other on the page and in the reading are one region */
static void
add_regions (const HeshuPage *page, HeshuDraft *draft)
{
  for (guint i = 0; i < draft->order->len;)
    {
      guint first = g_array_index (draft->order, guint, i), last = first;
      HeshuSpan span;

      while (++i < draft->order->len && g_array_index (draft->order, guint, i) == last + 1)
        last++;
      span = HESHU_SPAN (heshu_page_node (page, first)->piece.span.start,
                         heshu_page_node (page, last)->piece.span.end);
      g_array_append_val (draft->article->regions, span);
    }
}

/* A text of captions or furniture only is one article all the same: what was printed is never left out */
static HeshuArticle *
whole_text (const HeshuDocument *document)
{
  HeshuArticle *article = heshu_article_new ();
  HeshuSpan span = HESHU_SPAN (0, heshu_text_get_length (document->text));

  g_array_append_val (article->regions, span);
  return article;
}

GPtrArray *
heshu_page_repair (const HeshuDocument *document, HeshuLexicon *lexicon)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_article_unref);
  g_autoptr (HeshuPage) page = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_val_if_fail (document != NULL && lexicon != NULL, articles);
  page = heshu_page_new (document, lexicon);
  heshu_headline_find (page);
  heshu_caption_find (page);
  drafts = heshu_draft_segment (page);
  heshu_draft_join_columns (page, drafts);
  for (guint i = 0; i < drafts->len; i++)
    {
      HeshuDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->order->len == 0)
        continue;
      add_regions (page, draft);
      g_ptr_array_add (articles, heshu_article_ref (draft->article));
    }
  if (articles->len == 0 && page->length > 0)
    g_ptr_array_add (articles, whole_text (document));
  return articles;
}
