/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chars.h"
#include "heshu-headline.h"

gboolean
heshu_headline_is_kicker_with_colon (const HeshuPage *page, const HeshuNode *node)
{
  guint start = node->piece.text_start, end = node->piece.span.end;

  return node->role == HESHU_ROLE_BODY && (page->chars[end - 1] == ':' || page->chars[end - 1] == 0xFF1A) &&
         heshu_lexicon_match (page->lexicon, "district", page->chars, end, start) != NULL &&
         heshu_headline_is_agency (page, node);
}

/* The figures of a line: numbers that are no date's and no document's */
static guint
count_numbers (const HeshuPage *page, const HeshuNode *node)
{
  guint n = 0, end = node->piece.span.end;

  for (guint i = node->piece.text_start; i < end; i++)
    {
      gunichar behind;

      if (!heshu_char_is_digit (page->chars[i]))
        continue;
      while (i < end && (heshu_char_is_digit (page->chars[i]) || page->chars[i] == '.'))
        i++;
      behind = i < end ? page->chars[i] : 0;
      n += behind != 0x5E74 && behind != 0x6708 && behind != 0x65E5 && behind != 0x53F7 && /* 年 月 日 号 */
           behind != 0x3015 && behind != '-';                                              /* 〕 */
    }
  return n;
}

gboolean
heshu_headline_is_listed (const HeshuPage *page, const HeshuNode *node)
{
  guint index = (guint) (node - heshu_page_node (page, 0));

  if (count_numbers (page, node) < 2)
    return FALSE;
  if (!node->piece.group_start && index > 0 && count_numbers (page, heshu_page_node (page, index - 1)) > 0)
    return TRUE;
  return index + 1 < page->nodes->len && !heshu_page_node (page, index + 1)->piece.group_start &&
         count_numbers (page, heshu_page_node (page, index + 1)) > 0;
}
