/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-continuation.h"

#include "heshu-chars.h"
#include "heshu-layout.h"

/* How far quotation marks and brackets are followed back and forth from a break */
#define BALANCE_REACH 80
/* A name or slogan in quotation marks is this short */
#define SHORT_QUOTE 16
/* A paragraph of fewer characters may be a line by itself: a telephone number, an address, a head */
#define LONG_PARAGRAPH 40
#define SHORT_PARAGRAPH 10
#define MANY_TOPICS 3
/* `社会福利全面落实。` before the paragraph proper */
#define TOPIC_SENTENCE 14
/* A line of its own that ends in a colon */
#define ANNOUNCEMENT 24

gboolean
heshu_continuation_is_open (const HeshuPage *page, const HeshuNode *node)
{
  guint start = node->piece.text_start, end = node->piece.span.end;
  gunichar last;

  if (node->role != HESHU_ROLE_BODY)
    return FALSE;
  /* A byline ends its paragraph; one in the brackets behind `本报讯` does not */
  if (!heshu_span_is_none (node->byline) && node->byline.end + 1 >= end)
    return FALSE;
  last = page->chars[end - 1];
  /* A colon announces what follows, a list or an address; it ends its line on purpose */
  if (last == ':' || last == 0xFF1A)
    return FALSE;
  while (end > start && heshu_char_is_closing (page->chars[end - 1]))
    end--;
  if (end == start || heshu_page_ends_sentence (page, end - 1))
    return FALSE;
  /* Lines of code or of a table of figures are no prose */
  if (heshu_page_count_chars (page, heshu_char_is_han, end > start + 12 ? end - 12 : start, end) == 0)
    return FALSE;
  /* `…申报评审工作。(某某)` */
  if (end < node->piece.span.end)
    for (guint i = end; i > start && i + 16 > end; i--)
      if (heshu_char_is_opening (page->chars[i - 1]))
        /* `…(下转第2版)`: the rest stands on another page */
        return (i - 1 == start || !heshu_page_ends_sentence (page, i - 2)) &&
               !heshu_page_begins_with (page, "pointer", i, node->piece.span.end);
  return TRUE;
}

/* The first bracket or quotation mark closes what was opened before */
static gboolean
closes_first (const HeshuPage *page, guint start, guint end)
{
  for (guint i = start; i < MIN (end, start + BALANCE_REACH); i++)
    {
      if (heshu_char_is_opening (page->chars[i]))
        return FALSE;
      if (heshu_char_is_closing (page->chars[i]))
        /* `1)` numbers a list */
        return i > start + 2 || !heshu_char_is_digit (page->chars[start]);
    }
  return FALSE;
}

/* A quotation mark or bracket in the last @reach characters is not closed */
static gboolean
leaves_open (const HeshuPage *page, guint start, guint end, guint reach)
{
  gint depth = 0;

  for (guint i = end; i > start && i + reach > end; i--)
    {
      depth += heshu_char_is_opening (page->chars[i - 1])   ? 1
               : heshu_char_is_closing (page->chars[i - 1]) ? -1
                                                            : 0;
      if (depth > 0)
        return TRUE;
    }
  return FALSE;
}

/* `30户…`: paragraphs begin with dates and numbers of lists, hardly with counts */
static gboolean
begins_with_count (const HeshuPage *page, guint start, guint end)
{
  guint i = start;

  while (i < end && (heshu_char_is_digit (page->chars[i]) || page->chars[i] == '.' || page->chars[i] == ','))
    i++;
  return i > start && i < end && heshu_char_is_han (page->chars[i]) && page->chars[i] != 0x5E74 /* 年 */ &&
         page->chars[i] != 0x6708 /* 月 */ && page->chars[i] != 0x65E5 /* 日 */ &&
         page->chars[i] != 0x65F6 /* 时 */;
}

gint
heshu_continuation_rest (HeshuPage *page, const HeshuNode *node)
{
  guint start = node->piece.text_start, end = node->piece.span.end;
  gunichar first = page->chars[start], second = start + 1 < end ? page->chars[start + 1] : 0;
  guint length;
  const char *role;
  gint rest = 0;

  if (node->role != HESHU_ROLE_BODY || node->piece.kind != HESHU_PIECE_PARAGRAPH)
    return 0;
  /* `(上接第1版)…`: its beginning stands on another page */
  if (heshu_page_begins_with (page, "pointer", start + heshu_char_is_opening (first), end))
    return 0;
  if (heshu_char_is_pause (first) || heshu_page_ends_sentence (page, start) ||
      heshu_char_is_closing (first) || first == '%' || first == 0x2030 || first == '.')
    rest += 5;
  /* `扶、…`, `策,…`: one character left over of a word; but `注:` and `答:` begin lines */
  if (heshu_char_is_han (first) && heshu_char_is_pause (second) && second != ':' && second != 0xFF1A &&
      heshu_layout_skip_numeral (page->chars, start, end) == start)
    rest += 4;
  if (closes_first (page, start, end))
    rest += 4;
  if (begins_with_count (page, start, end))
    rest += 2;
  role = heshu_page_layout_at (page, start, end, &length);
  if (role != NULL && g_str_equal (role, "rest") &&
      (length > 1 || heshu_page_begins_with_single (page, start, end)))
    {
      rest += 3;
      /* `达7.2亿袋`: such a word right before its number says nothing without what stands before it */
      if (start + length < end && heshu_char_is_digit (page->chars[start + length]))
        rest += 2;
    }
  return rest;
}

gboolean
heshu_continuation_has_topic (const HeshuPage *page, const HeshuNode *node)
{
  guint start = node->piece.text_start, end = node->piece.span.end;

  if (node->role != HESHU_ROLE_BODY || heshu_page_begins_with (page, "linking", start, end) ||
      heshu_page_begins_with (page, "rest", start, end))
    return FALSE;
  for (guint i = start; i + 1 < MIN (end, start + TOPIC_SENTENCE); i++)
    {
      if (heshu_char_is_pause (page->chars[i]))
        return FALSE;
      if (heshu_page_ends_sentence (page, i))
        return i >= start + 4;
    }
  return FALSE;
}

gboolean
heshu_continuation_dangles (const HeshuPage *page, guint start, guint end)
{
  const gunichar of = 0x7684; /* 的: a line that ends in it, or in it and one character more, is cut */

  if (end < start + 4)
    return FALSE;
  return heshu_page_begins_with (page, "linking", end - 1, end) || page->chars[end - 1] == of ||
         page->chars[end - 2] == of || page->chars[end - 1] == 0x548C /* 和 */ ||
         page->chars[end - 1] == 0x4E0E /* 与 */;
}

/* A word runs across the break: costs more to find out than all the rest */
#define WORD_CROSSES 3

static gint
score_without_word (HeshuPage *page, const HeshuNode *left, const HeshuNode *right)
{
  guint left_end = left->piece.span.end;
  guint start = right->piece.text_start, end = right->piece.span.end;
  gunichar last = page->chars[left_end - 1];
  gint score = right->rest;

  if (heshu_page_has_pair (page, last, page->chars[start]))
    score += 2;
  if (heshu_char_is_pause (last) || heshu_char_is_opening (last))
    score += 2;
  /* `做得更实|更细`, `更全、|更活` */
  if (left_end > 2 && heshu_char_is_han (page->chars[start]) &&
      (page->chars[left_end - 2] == page->chars[start] ||
       (heshu_char_is_pause (last) && page->chars[left_end - 3] == page->chars[start])))
    score += 2;
  /* A figure wants its unit */
  if (heshu_char_is_digit (last) && heshu_char_is_han (page->chars[start]) &&
      heshu_continuation_is_long (page, left))
    score += 2;
  if (leaves_open (page, left->piece.text_start, left_end, BALANCE_REACH) && closes_first (page, start, end))
    score += 3;
  else if (leaves_open (page, left->piece.text_start, left_end, SHORT_QUOTE))
    /* `开展“双随机、一公` must be followed by the closing mark; longer speech may run over paragraphs */
    score -= 5;
  if (heshu_continuation_dangles (page, left->piece.text_start, left_end))
    score += 2;
  if (page->indents)
    score += right->piece.indented ? -4 : 3;
  if (heshu_char_is_digit (last) && heshu_char_is_digit (page->chars[start]))
    score -= 3;
  /* Columns break at an empty line on a page that has them */
  if (!right->piece.group_start && page->usual_blanks > 0)
    score -= 3;
  if (heshu_page_begins_with (page, "opening", start, end))
    score -= 2;
  /* One such beginning is chance, on a page of them it is how paragraphs begin */
  if (page->n_topics >= MANY_TOPICS && heshu_continuation_has_topic (page, right))
    score -= 2;
  if (heshu_layout_skip_numeral (page->chars, start, end) > start)
    score -= 4;
  /* `区某局介绍：` begins what it announces */
  if (end - start <= ANNOUNCEMENT && right->piece.group_start &&
      (page->chars[end - 1] == ':' || page->chars[end - 1] == 0xFF1A))
    score -= 5;
  return score;
}

gint
heshu_continuation_score_above (HeshuPage *page, const HeshuNode *left, const HeshuNode *right, gint least)
{
  gint score = score_without_word (page, left, right);

  if (score + WORD_CROSSES > least &&
      heshu_page_word_crosses (page, left->piece.span.end, right->piece.text_start, right->piece.span.end))
    score += WORD_CROSSES;
  return score;
}

gint
heshu_continuation_score (HeshuPage *page, const HeshuNode *left, const HeshuNode *right)
{
  return heshu_continuation_score_above (page, left, right, G_MININT);
}

/* A plain line of words that is no headline is a paragraph that breaks off soon after it began: on a page
 * whose headings are marked any, else one that has come past its first comma */
static gboolean
is_plain_words (const HeshuPage *page, guint start, guint end)
{
  gboolean comma = FALSE, blank = FALSE;

  if (end - start < SHORT_PARAGRAPH || heshu_page_begins_with (page, "pointer", start, end) ||
      heshu_page_begins_with (page, "furniture", start, end))
    return FALSE;
  for (guint i = start; i < end; i++)
    {
      if (page->chars[i] == ':' || page->chars[i] == 0xFF1A)
        return FALSE;
      blank = blank || heshu_char_is_blank (page->chars[i]);
      comma = comma || page->chars[i] == ',' || page->chars[i] == 0xFF0C;
    }
  return (comma || (page->n_marked > 0 && page->document->blocks == NULL && !blank)) &&
         heshu_page_count_chars (page, heshu_char_is_han, start, end) * 2 >= end - start;
}

gboolean
heshu_continuation_is_long (const HeshuPage *page, const HeshuNode *left)
{
  guint start = left->piece.text_start, end = left->piece.span.end;

  return end - start >= LONG_PARAGRAPH || heshu_page_count_sentence_ends (page, start, end) > 0 ||
         is_plain_words (page, start, end);
}
