/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-headline.h"

#include "heshu-chars.h"
#include "heshu-continuation.h"
#include "heshu-layout.h"
#include "heshu-place-label.h"

#include <string.h>

#define MAX_HEADLINE 50
#define LONG_HEADLINE 32
#define SHORT_HEADLINE 24
#define FIRST_CLAUSE 12
/* The head of a section says less: `某县：梯田迎客` */
#define NEWS_HEADLINE 14
/* `执法人员检查食品标签` */
#define SHORT_CAPTION 16
#define MAX_AGENCY 24
#define ENOUGH 2
/* `二〇二三年十二月二十八日` */
#define LONGEST_DATE 14
/* Where the place or the body that a headline is about stands */
#define NAME_REACH 16

static gboolean
has_agency (const HeshuPage *page, guint start, guint end, guint *agency_end)
{
  for (guint i = start; i < end; i++)
    {
      const HeshuTerm *term = heshu_lexicon_match (page->lexicon, "agency", page->chars, end, i);

      if (term != NULL && heshu_term_get_length (term) > 1)
        {
          *agency_end = i + heshu_term_get_length (term);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
heshu_headline_is_agency (const HeshuPage *page, const HeshuNode *node)
{
  guint start = node->piece.text_start, end = node->piece.span.end;
  guint agency_end = 0;

  /* `某某区教育局：` above its headline */
  end -= end > start && (page->chars[end - 1] == ':' || page->chars[end - 1] == 0xFF1A);
  if (end - start > MAX_AGENCY || heshu_page_count_chars (page, heshu_char_is_pause, start, end) > 0)
    return FALSE;
  for (guint from = start; has_agency (page, from, end, &agency_end); from = agency_end)
    if (agency_end == end)
      return TRUE;
  return FALSE;
}

static gboolean
is_place_end (const HeshuPage *page, guint position, guint start, guint end)
{
  return position >= start + 2 && heshu_page_begins_with (page, "place", position, end);
}

static gboolean
names_place (const HeshuPage *page, guint start, guint end)
{
  for (guint i = start; i < MIN (end, start + NAME_REACH); i++)
    {
      guint length;
      const char *role = heshu_page_layout_at (page, i, end, &length);

      if (heshu_char_is_blank (page->chars[i]))
        return FALSE;
      if (role != NULL && (g_str_equal (role, "common") || g_str_equal (role, "opening")))
        {
          i += length - 1;
          continue;
        }
      if (is_place_end (page, i, start, end))
        return TRUE;
    }
  return FALSE;
}

/* How many pieces the blanks part a headline into: `夯基础 抓中心 破难题` has three */
static guint
count_pieces (const HeshuPage *page, guint start, guint end)
{
  guint n = 1;

  for (guint i = start + 2; i + 2 < end; i++)
    n += heshu_char_is_blank (page->chars[i]) && heshu_char_is_han (page->chars[i - 1]) &&
         heshu_char_is_han (page->chars[i + 1]);
  return n;
}

static gboolean
has_pause (const HeshuPage *page, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (page->chars[i] == ',' || page->chars[i] == 0xFF0C || page->chars[i] == ';' ||
        page->chars[i] == 0xFF1B)
      return TRUE;
  return FALSE;
}

static gint
balance (const HeshuPage *page, guint start, guint end)
{
  gint depth = 0;

  for (guint i = start; i < end; i++)
    depth += heshu_char_is_opening (page->chars[i]) ? 1 : heshu_char_is_closing (page->chars[i]) ? -1 : 0;
  return depth;
}

gboolean
heshu_headline_begins_news (const HeshuPage *page, const HeshuNode *node)
{
  const HeshuTerm *term;
  guint start = node->piece.text_start, end = node->piece.span.end;
  const char *role;

  if (!heshu_span_is_none (node->byline) && node->byline.end < start + 40)
    return TRUE;
  term = heshu_lexicon_match (page->lexicon, "byline", page->chars, end, start);
  role = term != NULL ? heshu_term_get (term, "role") : NULL;
  return role != NULL && g_str_equal (role, "dateline");
}

/* Cells that begin with a digit: a row of a table, not a line of words */
static guint
count_figures (const HeshuPage *page, guint start, guint end)
{
  guint n = 0;

  for (guint i = start + 1; i < end; i++)
    n += heshu_char_is_blank (page->chars[i - 1]) && heshu_char_is_digit (page->chars[i]);
  return n;
}

/* `供稿:区妇联`, `责编:某某` */
static gboolean
signs_page (const HeshuPage *page, guint start, guint end)
{
  const HeshuTerm *term = heshu_lexicon_match (page->lexicon, "byline", page->chars, end, start);
  guint behind = term != NULL ? start + heshu_term_get_length (term) : end;

  return behind < end && (page->chars[behind] == ':' || page->chars[behind] == 0xFF1A ||
                          page->chars[behind - 1] == ':' || page->chars[behind - 1] == 0xFF1A);
}

/* What a line must be to be printed as a headline at all */
static gboolean
may_be_headline (const HeshuPage *page, const HeshuNode *node)
{
  guint start = node->piece.text_start, end = node->piece.span.end;
  guint length = end - start;
  gunichar first = page->chars[start], last = page->chars[end - 1];

  if (node->role != HESHU_ROLE_BODY || node->piece.kind != HESHU_PIECE_PARAGRAPH || length < 3 ||
      length > MAX_HEADLINE || node->rest >= 4)
    return FALSE;
  if (heshu_char_is_pause (last) || heshu_chars_is_full_stop (page->chars, end, end - 1) || last == 0x2026 ||
      (first == '(' || first == 0xFF08))
    return FALSE;
  if (first == 0x3010 || balance (page, start, end) != 0)
    return FALSE;
  if (heshu_page_begins_with (page, "furniture", start, end) ||
      heshu_page_begins_with (page, "pointer", start, end))
    return FALSE;
  if (signs_page (page, start, end) || count_figures (page, start, end) > 1 ||
      heshu_headline_is_listed (page, node))
    return FALSE;
  for (guint i = start; i + 1 < end; i++)
    if (heshu_chars_is_full_stop (page->chars, end, i))
      return FALSE;
  /* `某某日报记者:去年情况如何?` is a question in an interview */
  if (last == '?' || last == 0xFF1F)
    for (guint i = start; i < end; i++)
      if (page->chars[i] == ':' || page->chars[i] == 0xFF1A)
        return FALSE;
  /* The title of a document is longer than a section's head */
  if (node == heshu_page_node (page, 0) && heshu_char_is_han (first) && !has_pause (page, start, end))
    return TRUE;
  return heshu_piece_is_section_head (page->document, &node->piece) || last == '!' || last == 0xFF01 ||
         last == '?' || last == 0xFF1F || !heshu_char_is_han (first) || !node->piece.group_start;
}

/* `筑防线,做好疫情防控常态化` is a headline of two clauses; a sentence that breaks off behind its first comma
 * tells of dates and figures */
static gint
score_clauses (const HeshuPage *page, guint start, guint end)
{
  guint first = start, length;
  const char *role = heshu_page_layout_at (page, start, end, &length);

  /* `2021年,…`, `为加快进度,…`, `将…,…` begin sentences */
  if (heshu_char_is_digit (page->chars[start]))
    return -3;
  if (role != NULL && length == 1 && (g_str_equal (role, "acting") || g_str_equal (role, "linking")))
    return -2;
  while (first < end && !heshu_char_is_pause (page->chars[first]))
    first++;
  if (end - start > SHORT_HEADLINE)
    return -2;
  return first - start <= FIRST_CLAUSE && heshu_page_count_chars (page, heshu_char_is_digit, start, end) == 0
             ? 1
             : -1;
}

/* How well the text goes on from @node, also across a line that may be a caption */
static gint
score_rest (HeshuPage *page, const HeshuNode *node, const HeshuNode *next)
{
  gint score = heshu_continuation_score (page, node, next);
  guint index = (guint) (next - heshu_page_node (page, 0));
  const HeshuNode *behind = heshu_page_neighbour (page, index, 1);

  if (heshu_node_length (next) > LONG_HEADLINE || behind == NULL || behind->role != HESHU_ROLE_BODY)
    return score;
  return MAX (score, heshu_continuation_score (page, node, behind));
}

static gint
score_line (HeshuPage *page, guint index)
{
  const HeshuNode *node = heshu_page_node (page, index);
  const HeshuNode *next = heshu_page_neighbour (page, index, 1);
  guint start = node->piece.text_start, end = node->piece.span.end;
  gint score = 1;

  /* 地点：…发布厅 below a headline says where it was held */
  if (heshu_page_begins_with (page, "held", start, end) ||
      heshu_page_begins_with (page, "speaker", start, end))
    return 0;
  if (count_pieces (page, start, end) > 1)
    score += 2;
  if (heshu_headline_is_agency (page, node) || names_place (page, start, end))
    score += 2;
  if (next != NULL && next->role == HESHU_ROLE_BYLINE)
    score += 3;
  /* `——某局工作巡礼` is a subtitle, and what stands above it a headline */
  if (page->chars[start] == 0x2014 || (next != NULL && page->chars[next->piece.text_start] == 0x2014))
    score += 3;
  score += has_pause (page, start, end) ? score_clauses (page, start, end) : 1;
  if (end - start > LONG_HEADLINE)
    score -= 1;
  if (heshu_page_begins_with (page, "opening", start, end))
    score -= 2;
  if (index == 0)
    score += 2;
  if (heshu_continuation_dangles (page, start, end))
    score -= 2;
  score -= (gint) heshu_page_count_layout (page, "scene", start, end);
  if (next == NULL)
    return score - 3;
  /* A paragraph that breaks off in its first line looks like a headline until its rest is seen */
  if (node->open && next->role == HESHU_ROLE_BODY)
    score -= score_rest (page, node, next);
  return score;
}

static gboolean
shows_people (const HeshuPage *page, const HeshuNode *node)
{
  return heshu_node_length (node) <= SHORT_CAPTION &&
         (heshu_page_count_layout (page, "actor", node->piece.text_start, node->piece.span.end) > 0 ||
          heshu_page_count_layout (page, "scene", node->piece.text_start, node->piece.span.end) > 0);
}

/* What goes before it and breaks off has its rest here, or right behind it: then the line is no headline but
 * a part of the sentence, or a caption inside it */
static gboolean
is_in_sentence (HeshuPage *page, guint index)
{
  const HeshuNode *before = heshu_page_neighbour (page, index, -1),
                  *after = heshu_page_neighbour (page, index, 1);
  const HeshuNode *node = heshu_page_node (page, index);

  if (before == NULL || before->role != HESHU_ROLE_BODY || !before->open ||
      !heshu_continuation_is_long (page, before))
    return FALSE;
  if (heshu_continuation_score (page, before, node) >= 3)
    return TRUE;
  return after != NULL && after->role == HESHU_ROLE_BODY &&
         heshu_continuation_score (page, before, after) >= (shows_people (page, node) ? 0 : 3);
}

/* Where headings are marked, only the line right above one can be part of its headline (`某区卫健委` above `#
 * …`) */
static gboolean
stands_above_marked (const HeshuPage *page, guint index)
{
  const HeshuNode *next = heshu_page_neighbour (page, index, 1);

  return next != NULL && next->piece.kind == HESHU_PIECE_HEADING && next->piece.level == 1;
}

/* 某区残疾人联合会 above `2023年1月12日` and nothing else: the body signs what stands before */
static gboolean
is_signature (const HeshuPage *page, guint index)
{
  const HeshuNode *next = heshu_page_neighbour (page, index, 1);
  guint start, end;

  if (index < 2 || !heshu_headline_is_agency (page, heshu_page_node (page, index)))
    return FALSE;
  if (next == NULL)
    return TRUE;
  start = next->piece.text_start;
  end = next->piece.span.end;
  return end - start <= LONGEST_DATE &&
         (page->chars[end - 1] == 0x65E5 /* 日 */ || page->chars[end - 1] == 0x6708 /* 月 */) &&
         heshu_page_count_layout (page, "actor", start, end) == 0;
}

/* How many nodes stand before the first paragraph: a headline at the top may be plain above marked sections
 */
static guint
count_front (const HeshuPage *page)
{
  guint n = 0;

  while (n < page->nodes->len && (may_be_headline (page, heshu_page_node (page, n)) ||
                                  heshu_page_node (page, n)->role == HESHU_ROLE_BYLINE))
    n++;
  return n;
}

/* `★某地:…` above a paragraph with a dateline heads a brief; where one does, all with that sign do */
static void
find_star_heads (HeshuPage *page)
{
  gunichar star = 0;

  for (guint i = 0; i < page->nodes->len; i++)
    {
      const HeshuNode *node = heshu_page_node (page, i), *next = heshu_page_neighbour (page, i, 1);

      if (node->role == HESHU_ROLE_SECTION && heshu_layout_is_star_head (page->chars, &node->piece) &&
          next != NULL && next->role == HESHU_ROLE_BODY && heshu_headline_begins_news (page, next))
        star = page->chars[node->piece.text_start];
    }
  for (guint i = 0; star != 0 && i < page->nodes->len; i++)
    {
      HeshuNode *node = heshu_page_node (page, i);

      if (node->role != HESHU_ROLE_SECTION || page->chars[node->piece.text_start] != star)
        continue;
      node->role = HESHU_ROLE_HEAD;
      node->starred = TRUE;
      node->piece.text_start++;
      while (node->piece.text_start + 1 < node->piece.span.end &&
             heshu_char_is_blank (page->chars[node->piece.text_start]))
        node->piece.text_start++;
    }
}

void
heshu_headline_find (HeshuPage *page)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (guint));
  guint front = page->n_marked > 0 ? count_front (page) : 0;

  /* From the end, so that a line knows whether a byline or a headline follows */
  for (guint i = page->nodes->len; i > 0; i--)
    {
      const HeshuNode *node = heshu_page_node (page, i - 1);
      guint index = i - 1;

      if (page->n_marked == 0 && page->document->blocks == NULL && heads->len > 0 &&
          g_array_index (heads, guint, heads->len - 1) == i &&
          heshu_headline_is_kicker_with_colon (page, node))
        g_array_append_val (heads, index);
      if (!may_be_headline (page, node))
        continue;
      if (page->document->blocks != NULL ||
          (page->n_marked > 0 && index >= MAX (front, 1) && !stands_above_marked (page, index)))
        continue;
      if (score_line (page, index) >= ENOUGH && !is_in_sentence (page, index) && !is_signature (page, index))
        g_array_append_val (heads, index);
    }
  for (guint i = 0; i < heads->len; i++)
    {
      HeshuNode *node = heshu_page_node (page, g_array_index (heads, guint, i));

      node->role = HESHU_ROLE_HEAD;
      node->open = FALSE;
      node->rest = 0;
    }
  find_star_heads (page);
  heshu_place_label_find_heads (page);
}

/* Whether a byline that ends an article stands before the node: behind its last sentence or in lines of its
 * own. One that signs the lead, the only paragraph below a headline, ends nothing. */
static gboolean
stands_behind_byline (const HeshuPage *page, guint index)
{
  guint i = index;
  const HeshuNode *before;

  while (i > 0 && heshu_page_node (page, i - 1)->role == HESHU_ROLE_CAPTION)
    i--;
  if (i == 0)
    return FALSE;
  before = heshu_page_node (page, i - 1);
  if (before->role != HESHU_ROLE_BYLINE &&
      (heshu_span_is_none (before->byline) || before->byline.end + 1 < before->piece.span.end))
    return FALSE;
  while (i > 0 && heshu_page_node (page, i - 1)->role == HESHU_ROLE_BYLINE)
    i--;
  return i >= 2 && heshu_page_node (page, i - 1)->role == HESHU_ROLE_BODY &&
         heshu_page_node (page, i - 2)->role != HESHU_ROLE_HEAD;
}

/* A paragraph with the byline at its end, right below a head, is a lead */
static gboolean
signs_lead (const HeshuNode *node)
{
  return !heshu_span_is_none (node->byline) && node->byline.end + 1 >= node->piece.span.end;
}

gint
heshu_headline_article_score (const HeshuPage *page, guint index)
{
  const HeshuNode *node = heshu_page_node (page, index), *next = heshu_page_neighbour (page, index, 1);
  guint start = node->piece.text_start, end = node->piece.span.end;
  guint agency_end;
  gint score = node->starred ? 3 : 0;

  if (names_place (page, start, end) ||
      heshu_place_label_end (page->lexicon, page->chars, start, end) > start ||
      has_agency (page, start, MIN (end, start + NAME_REACH), &agency_end))
    score += 2;
  else if (count_pieces (page, start, end) > 1)
    /* Two pieces head a section as well; three are a headline */
    score += count_pieces (page, start, end) > 2 ? 1 : -1;
  if (next != NULL && next->role == HESHU_ROLE_BODY &&
      (heshu_headline_begins_news (page, next) || signs_lead (next)))
    score += 2;
  if (heshu_layout_skip_numeral (page->chars, start, end) > start)
    score -= 4;
  if (stands_behind_byline (page, index))
    score += 2;
  if (end - start >= NEWS_HEADLINE)
    score += 1;
  return score;
}
