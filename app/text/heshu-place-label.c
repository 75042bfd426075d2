/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-place-label.h"

#include "heshu-chars.h"
#include "heshu-headline.h"

#define LONGEST_LABEL 16
/* 铁西 of 沈阳铁西, 金州 of 大连金州 */
#define LONGEST_CLIPPED 3
/* A label and a headline, in characters */
#define LONGEST_HEAD 44
/* Fewer labels on a page are no column of briefs */
#define LEAST_LABELS 2

/* Behind the districts' names that follow each other from @start on */
static guint
skip_districts (HeshuLexicon *lexicon, const gunichar *chars, guint start, guint end)
{
  const HeshuTerm *term;

  while (start < end && (term = heshu_lexicon_match (lexicon, "district", chars, end, start)) != NULL)
    {
      start += heshu_term_get_length (term);
      if (start < end && (chars[start] == 0xB7 || chars[start] == 0x30FB)) /* 沈阳·铁西 */
        start++;
    }
  return start;
}

/* Whether [@start, @end) with @level behind it is a district's name */
static gboolean
is_clipped (HeshuLexicon *lexicon, const gunichar *chars, guint start, guint end, gunichar level)
{
  gunichar name[LONGEST_LABEL + 1];
  guint n = 0;
  const HeshuTerm *term;

  for (guint i = start; i < end && n < LONGEST_LABEL; i++)
    name[n++] = chars[i];
  name[n++] = level;
  term = heshu_lexicon_match (lexicon, "district", name, n, 0);
  return term != NULL && heshu_term_get_length (term) == n;
}

/* 南岸: a district's name without its last character */
static gboolean
is_clipped_name (HeshuLexicon *lexicon, const gunichar *chars, guint start, guint end)
{
  static const gunichar levels[] = { 0x533A /* 区 */, 0x53BF /* 县 */, 0x5E02 /* 市 */ };

  for (guint i = 0; end >= start + 2 && i < G_N_ELEMENTS (levels); i++)
    if (is_clipped (lexicon, chars, start, end, levels[i]))
      return TRUE;
  return FALSE;
}

/* 哈密伊州: a city's and a district's name, both without their last character */
static gboolean
is_clipped_pair (HeshuLexicon *lexicon, const gunichar *chars, guint start, guint end)
{
  for (guint middle = start + 2; middle + 2 <= end && middle <= start + LONGEST_CLIPPED + 1; middle++)
    if (is_clipped (lexicon, chars, start, middle, 0x5E02 /* 市 */) &&
        is_clipped_name (lexicon, chars, middle, end))
      return TRUE;
  return FALSE;
}

guint
heshu_place_label_end (HeshuLexicon *lexicon, const gunichar *chars, guint start, guint end)
{
  guint limit = MIN (end, start + LONGEST_LABEL);
  gboolean bracket = start < end && chars[start] == 0x3010; /* 【 */
  guint from = start + bracket;
  guint behind = skip_districts (lexicon, chars, from, limit);
  guint i = behind;

  while (i < limit && i - behind < (behind == from ? 2 * LONGEST_CLIPPED : LONGEST_CLIPPED) &&
         heshu_char_is_han (chars[i]))
    i++;
  if (i >= limit || (behind == from && !is_clipped_pair (lexicon, chars, from, i) &&
                     !(bracket && is_clipped_name (lexicon, chars, from, i))))
    return start;
  if (bracket)
    return chars[i] == 0x3011 ? i + 1 : start;
  return chars[i] == ':' || chars[i] == 0xFF1A ? i + 1 : start;
}

static gboolean
is_one_sentence (const HeshuPage *page, const HeshuNode *node)
{
  return heshu_node_length (node) <= LONGEST_HEAD &&
         heshu_page_count_sentence_ends (page, node->piece.text_start, node->piece.span.end - 1) == 0 &&
         !heshu_chars_is_full_stop (page->chars, page->length, node->piece.span.end - 1);
}

/* A whole marked heading that is a place's name (`## 武汉市洪山区`), or a label before more words */
static gboolean
is_place_heading (const HeshuPage *page, const HeshuNode *node)
{
  guint start = node->piece.text_start, end = node->piece.span.end;

  return skip_districts (page->lexicon, page->chars, start, end) == end ||
         heshu_place_label_end (page->lexicon, page->chars, start, end) > start;
}

static guint
label_end (const HeshuPage *page, const HeshuNode *node)
{
  return heshu_place_label_end (page->lexicon, page->chars, node->piece.text_start, node->piece.span.end);
}

/* `## 武汉市洪山区` above `本报讯 …`: where one heading is a brief's, all of its level that name a place are
 */
static void
find_marked (HeshuPage *page)
{
  guint level = 0;

  for (guint i = 0; i < page->nodes->len; i++)
    {
      const HeshuNode *node = heshu_page_node (page, i), *next = heshu_page_neighbour (page, i, 1);

      if (node->piece.kind == HESHU_PIECE_HEADING && node->piece.level > 1 && is_place_heading (page, node) &&
          next != NULL && next->role == HESHU_ROLE_BODY && heshu_headline_begins_news (page, next))
        level = node->piece.level;
    }
  for (guint i = 0; level != 0 && i < page->nodes->len; i++)
    {
      HeshuNode *node = heshu_page_node (page, i);

      node->starred = node->starred || (node->piece.kind == HESHU_PIECE_HEADING &&
                                        node->piece.level == level && is_place_heading (page, node));
    }
}

/* A paragraph's line that may carry a label: not a row, a caption or a marked heading */
static gboolean
may_be_labelled (const HeshuPage *page, const HeshuNode *node)
{
  return (node->role == HESHU_ROLE_BODY || node->role == HESHU_ROLE_SECTION ||
          node->role == HESHU_ROLE_HEAD) &&
         node->piece.kind == HESHU_PIECE_PARAGRAPH && page->chars[node->piece.text_start] == 0x3010 &&
         label_end (page, node) > node->piece.text_start;
}

void
heshu_place_label_find_heads (HeshuPage *page)
{
  guint n_labels = 0;

  find_marked (page);
  for (guint i = 0; i < page->nodes->len; i++)
    n_labels += may_be_labelled (page, heshu_page_node (page, i));
  if (n_labels < LEAST_LABELS)
    return;
  for (guint i = 0; i < page->nodes->len; i++)
    {
      HeshuNode *node = heshu_page_node (page, i);
      const HeshuNode *next = heshu_page_neighbour (page, i, 1);

      if (!may_be_labelled (page, node))
        continue;
      node->starred = TRUE;
      if (!is_one_sentence (page, node) || next == NULL || next->role != HESHU_ROLE_BODY ||
          may_be_labelled (page, next))
        {
          node->begins = TRUE;
          continue;
        }
      node->role = HESHU_ROLE_HEAD;
      node->open = FALSE;
      node->rest = 0;
    }
}
