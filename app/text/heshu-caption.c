/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-caption.h"

#include "heshu-chars.h"
#include "heshu-continuation.h"
#include "heshu-layout.h"

#include <string.h>

#define MAX_CAPTION 90
#define SHORT_CAPTION 40
#define LONG_CAPTION 60
/* So short a sentence seldom is a paragraph of its own */
#define ALONE 32
#define BRIEF 24
#define TINY 14
#define ENOUGH 3
/* A photographer's name and its blanks, behind a caption's sentence */
#define LONGEST_CREDIT 16

/* The photographer at its end, or a line of credits: `(某某 摄)`, `通讯员 某某 供图` */
static gboolean
has_credit (const HeshuPage *page, guint start, guint end)
{
  while (end > start &&
         (heshu_char_is_closing (page->chars[end - 1]) || heshu_page_ends_sentence (page, end - 1)))
    end--;
  for (guint i = end; i > start && i + 5 > end; i--)
    {
      const HeshuTerm *term = heshu_lexicon_match (page->lexicon, "byline", page->chars, end, i - 1);
      const char *role = term != NULL ? heshu_term_get (term, "role") : NULL;

      /* `文/图` signs an article */
      if (role != NULL && g_str_equal (role, "photo") && i - 1 + heshu_term_get_length (term) == end)
        return page->chars[i - 1] != 0x6587;
    }
  return FALSE;
}

/* People, and what they are seen to do: `工作人员为…` */
static gint
count_actors (const HeshuPage *page, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      guint length;
      const char *role = heshu_page_layout_at (page, i, end, &length);

      if (role != NULL && g_str_equal (role, "actor"))
        return heshu_page_begins_with (page, "acting", i + length, end) ? 2 : 1;
    }
  return 0;
}

static gboolean
ends_with_event (const HeshuPage *page, guint start, guint end)
{
  while (end > start && heshu_page_ends_sentence (page, end - 1))
    end--;
  for (guint i = end; i > start && i + 4 > end; i--)
    {
      guint length;
      const char *role = heshu_page_layout_at (page, i - 1, end, &length);

      if (role != NULL && i - 1 + length == end &&
          (g_str_equal (role, "event") || g_str_equal (role, "scene")))
        return TRUE;
    }
  return FALSE;
}

static gint
score_words (const HeshuPage *page, const HeshuNode *node)
{
  guint start = node->piece.text_start, end = node->piece.span.end;
  gint score = 0;

  if (has_credit (page, start, end))
    score += 4;
  if (heshu_page_count_layout (page, "caption", start, end) > 0)
    score += 4;
  if (heshu_page_count_layout (page, "scene", start, end) > 0)
    score += 2;
  score += count_actors (page, start, end);
  if (heshu_layout_is_arrow (page->chars[start]))
    score += 3;
  /* `开展…活动。` */
  if (end - start <= ALONE)
    score += ends_with_event (page, start, end);
  if (heshu_page_begins_with (page, "opening", start, end))
    score -= 2;
  return score;
}

/* Numbers that are no dates: `6月5日` stands in captions */
static guint
count_figures (const HeshuPage *page, guint start, guint end)
{
  guint n = 0;

  for (guint i = start; i < end; i++)
    {
      guint digits = i;

      while (i < end && (heshu_char_is_digit (page->chars[i]) || page->chars[i] == '.'))
        i++;
      if (i > digits)
        n += i == end || (page->chars[i] != 0x6708 /* 月 */ && page->chars[i] != 0x65E5 /* 日 */ &&
                          page->chars[i] != 0x5E74 /* 年 */);
    }
  return n;
}

/* Behind the sentence that a photographer's name follows: 白鹭翩跹。　王某 摄; else @end */
static guint
skip_credit (const HeshuPage *page, guint start, guint end)
{
  if (!has_credit (page, start, end))
    return end;
  for (guint i = end; i > start + 1 && end - i < LONGEST_CREDIT; i--)
    if (heshu_page_ends_sentence (page, i - 2) && heshu_char_is_blank (page->chars[i - 1]))
      return i - 1;
  return end;
}

/* One sentence, no figures, no speech */
static gint
score_form (const HeshuPage *page, const HeshuNode *node)
{
  guint start = node->piece.text_start, end = skip_credit (page, start, node->piece.span.end);
  gunichar last = page->chars[end - 1];
  gint score = 0;

  if (heshu_page_count_sentence_ends (page, start, end - 1) > 0)
    score -= 2;
  if (count_figures (page, start, end) > 0)
    score -= 2;
  if (!heshu_page_ends_sentence (page, end - 1) && !heshu_char_is_closing (last) && !node->gap)
    score -= 2;
  if (end - start > SHORT_CAPTION)
    score -= end - start > LONG_CAPTION ? 4 : 2;
  for (guint i = start; i < end; i++)
    if (page->chars[i] == ':' || page->chars[i] == 0xFF1A)
      return score - 2;
  return score;
}

/* A sentence that broke off before the paragraph goes on behind it better than in it */
static gint
score_between (HeshuPage *page,
               const HeshuNode *before,
               const HeshuNode *node,
               const HeshuNode *after,
               gint words)
{
  gint here, better;

  if (before == NULL || !before->open || before->role != HESHU_ROLE_BODY)
    return 0;
  here = heshu_continuation_score (page, before, node);
  /* The only place where the sentence can go on; but where a picture stood, its rest may be lost */
  if (after == NULL || after->role != HESHU_ROLE_BODY)
    return here >= ENOUGH || !node->gap ? -4 : 0;
  better = heshu_continuation_score (page, before, after) - here;
  if (here >= 2 && better < 0)
    return here >= ENOUGH ? -4 : -2;
  if (better >= ENOUGH && heshu_node_length (node) <= SHORT_CAPTION)
    return 4;
  if (better >= 2 && heshu_node_length (node) <= ALONE)
    return 3;
  if (better < 0 || !heshu_continuation_is_long (page, before))
    return 0;
  /* Nothing tells them apart but that it speaks of a picture, or is too short for what a column break leaves
   * over */
  return heshu_node_length (node) <= (words > 1 ? ALONE : words > 0 ? BRIEF : TINY) ? 3 : 0;
}

/* Short and alone among paragraphs of many sentences */
static gint
score_alone (const HeshuNode *before, const HeshuNode *node, const HeshuNode *after)
{
  guint most = heshu_node_length (node) * 3;

  if (!node->piece.group_start || heshu_node_length (node) > ALONE)
    return 0;
  return before != NULL && before->role == HESHU_ROLE_BODY && heshu_node_length (before) > most &&
                 (after == NULL || after->role != HESHU_ROLE_BODY || heshu_node_length (after) > most)
             ? 1
             : 0;
}

static gboolean
is_caption (HeshuPage *page, guint index)
{
  const HeshuNode *node = heshu_page_node (page, index);
  const HeshuNode *before = heshu_page_neighbour (page, index, -1);
  const HeshuNode *after = heshu_page_neighbour (page, index, 1);
  gint score, words;

  if (node->role == HESHU_ROLE_BYLINE)
    return has_credit (page, node->piece.text_start, node->piece.span.end) &&
           (node->gap || (index > 0 && heshu_page_node (page, index - 1)->role == HESHU_ROLE_CAPTION));
  if (node->role != HESHU_ROLE_BODY)
    return FALSE;
  if (heshu_node_length (node) > MAX_CAPTION || node->rest >= 4)
    return FALSE;
  words = score_words (page, node);
  score = words + score_form (page, node) + score_between (page, before, node, after, words) +
          score_alone (before, node, after);
  if (node->gap)
    score += node->picture ? 4 : 2;
  /* Pictures stand between paragraphs; what follows a head at once is its text */
  if (before != NULL && (before->role == HESHU_ROLE_HEAD || before->role == HESHU_ROLE_SECTION) && !node->gap)
    score -= 4;
  /* A second picture, or the line of credits under the first one */
  if (index > 0 && heshu_page_node (page, index - 1)->role == HESHU_ROLE_CAPTION &&
      heshu_char_is_opening (page->chars[node->piece.text_start]))
    score += 1;
  /* A format that knows captions has marked them */
  return score >= (page->document->blocks != NULL ? ENOUGH + 1 : ENOUGH);
}

void
heshu_caption_find (HeshuPage *page)
{
  for (guint i = 0; i < page->nodes->len; i++)
    if (is_caption (page, i))
      {
        HeshuNode *node = heshu_page_node (page, i);

        node->role = HESHU_ROLE_CAPTION;
        node->open = FALSE;
        node->rest = 0;
      }
}
