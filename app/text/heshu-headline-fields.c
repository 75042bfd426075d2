/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-headline.h"

#include "heshu-chars.h"

void
heshu_headline_set_field (const HeshuPage *page,
                          HeshuArticle *article,
                          HeshuArticleField field,
                          guint first,
                          guint end)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const HeshuPiece *piece = &heshu_page_node (page, i)->piece;

      if (words->len > 0)
        g_string_append_c (words, ' ');
      for (guint k = piece->text_start; k < piece->span.end; k++)
        {
          gunichar c = page->chars[k];

          if (!heshu_char_is_blank (c) && !heshu_char_is_line_end (c))
            g_string_append_unichar (words, c);
          else if (words->len > 0 && words->str[words->len - 1] != ' ')
            g_string_append_c (words, ' ');
        }
    }
  heshu_article_set (article, field, words->str,
                     HESHU_SPAN (heshu_page_node (page, first)->piece.text_start,
                                 heshu_page_node (page, end - 1)->piece.span.end));
}

/* Behind @from: the first line that does not continue the headline that begins there. Lines of one headline
 * follow each other without an empty line. */
static guint
end_of_unit (const HeshuPage *page, guint from, guint end)
{
  guint i = from + 1;

  while (i < end && page->usual_blanks > 0 && !heshu_page_node (page, i)->piece.group_start &&
         page->chars[heshu_page_node (page, i)->piece.text_start] != 0x2014 &&
         !heshu_headline_is_agency (page, heshu_page_node (page, from)))
    i++;
  return i;
}

/* `某民字〔2023〕21号` */
static gboolean
has_document_number (const HeshuPage *page, const HeshuNode *node)
{
  for (guint i = node->piece.text_start; i < node->piece.span.end; i++)
    if (page->chars[i] == 0x3014)
      return TRUE;
  return FALSE;
}

/* The number of a document, or a date (`2022年1月12日在某某会议上`, `某局 2022年3月`): it stands below a
 * headline */
static gboolean
is_note (const HeshuPage *page, const HeshuNode *node)
{
  guint start = node->piece.text_start, end = node->piece.span.end;

  if (has_document_number (page, node))
    return TRUE;
  for (guint i = start + 1; i < end; i++)
    if (page->chars[i] == 0x6708 /* 月 */ && heshu_char_is_digit (page->chars[i - 1]))
      return heshu_char_is_digit (page->chars[start]) || i + 5 > end;
  return FALSE;
}

static void
read_unmarked (const HeshuPage *page, guint first, guint end, HeshuArticle *article)
{
  guint title = first, title_end = end_of_unit (page, first, end);

  /* A kicker stands above the headline; a body that signs stands below it, a `——` line too */
  if (title_end < end && page->chars[heshu_page_node (page, title_end)->piece.text_start] != 0x2014 &&
      !is_note (page, heshu_page_node (page, title_end)) &&
      (heshu_headline_is_agency (page, heshu_page_node (page, first)) ||
       !heshu_headline_is_agency (page, heshu_page_node (page, title_end))))
    {
      heshu_headline_set_field (page, article, HESHU_ARTICLE_KICKER, title, title_end);
      title = title_end;
      title_end = end_of_unit (page, title, end);
    }
  heshu_headline_set_field (page, article, HESHU_ARTICLE_TITLE, title, title_end);
  if (title_end < end && !heshu_headline_is_agency (page, heshu_page_node (page, title_end)) &&
      !has_document_number (page, heshu_page_node (page, title_end)))
    heshu_headline_set_field (page, article, HESHU_ARTICLE_SUBTITLE, title_end, end);
}

/* The highest level is the headline, what stands above it the kicker, what stands below it the subtitle */
static void
read_marked (const HeshuPage *page, guint first, guint end, HeshuArticle *article)
{
  guint level = G_MAXUINT, title = first, title_end;

  for (guint i = first; i < end; i++)
    {
      const HeshuPiece *piece = &heshu_page_node (page, i)->piece;

      if (piece->kind == HESHU_PIECE_HEADING && piece->level < level)
        {
          level = piece->level;
          title = i;
        }
    }
  title_end = title + 1;
  while (title_end < end && heshu_page_node (page, title_end)->piece.kind == HESHU_PIECE_HEADING &&
         heshu_page_node (page, title_end)->piece.level == level)
    title_end++;
  if (title > first)
    heshu_headline_set_field (page, article, HESHU_ARTICLE_KICKER, first, title);
  heshu_headline_set_field (page, article, HESHU_ARTICLE_TITLE, title, title_end);
  if (title_end < end)
    heshu_headline_set_field (page, article, HESHU_ARTICLE_SUBTITLE, title_end, end);
}

void
heshu_headline_read (const HeshuPage *page, guint first, guint end, HeshuArticle *article)
{
  guint heads_end = first, byline;
  gboolean marked = FALSE;

  while (heads_end < end && heshu_page_node (page, heads_end)->role == HESHU_ROLE_HEAD)
    marked = heshu_page_node (page, heads_end++)->piece.kind == HESHU_PIECE_HEADING || marked;
  if (heads_end > first && marked)
    read_marked (page, first, heads_end, article);
  else if (heads_end > first)
    read_unmarked (page, first, heads_end, article);
  byline = heads_end;
  while (byline < end && heshu_page_node (page, byline)->role == HESHU_ROLE_BYLINE)
    byline++;
  if (byline > heads_end)
    heshu_headline_set_field (page, article, HESHU_ARTICLE_BYLINE, heads_end, byline);
}
