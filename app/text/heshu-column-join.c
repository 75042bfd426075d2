/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-draft.h"

#include "heshu-chars.h"
#include "heshu-continuation.h"
#include "heshu-layout.h"

/* How many broken sentences before it a loose rest is tried against: a page has a few */
#define MAX_CANDIDATES 32
#define LOOSE_REST 3
#define CLEAR 5
#define CLEAR_ACROSS 6
/* Rests that are moved on one page; a real one has a handful */
#define MAX_MOVES 256

/* A sentence that breaks off at @left, and where in which draft */
typedef struct
{
  guint draft;
  guint left;  /* node */
  guint right; /* node that goes on; G_MAXUINT: none */
  gint score;
} Break;

typedef struct
{
  HeshuPage *page;
  GPtrArray *drafts;
  GArray *breaks; /* of Break */
  guint n_moves;
} Joiner;

static HeshuDraft *
draft_at (const Joiner *self, guint index)
{
  return g_ptr_array_index (self->drafts, index);
}

static void
add_join (HeshuPage *page, HeshuDraft *draft, guint left, guint right)
{
  HeshuJoin join = {
    .left_end = heshu_page_node (page, left)->piece.span.end,
    .right_start = heshu_page_node (page, right)->piece.text_start,
  };

  g_array_append_val (draft->article->joins, join);
}

static gboolean
may_be_right (const HeshuPage *page, const HeshuNode *node)
{
  guint start = node->piece.text_start;
  gunichar first = page->chars[start];

  /* 【, ★, —— begin a line of their own; so does a numeral of a list */
  return node->role == HESHU_ROLE_BODY && first != 0x3010 && first != 0x2605 &&
         !(first == 0x2014 && page->chars[start + 1] == 0x2014) &&
         heshu_layout_skip_numeral (page->chars, start, node->piece.span.end) == start;
}

/* The breaks of a draft, each with the paragraph below it where that can go on with the sentence */
static void
collect_breaks (Joiner *self, guint draft)
{
  const GArray *order = draft_at (self, draft)->order;

  for (guint i = 0; i < order->len; i++)
    {
      Break found = { .draft = draft, .left = g_array_index (order, guint, i), .right = G_MAXUINT };
      const HeshuNode *left = heshu_page_node (self->page, found.left);

      if (!left->open)
        continue;
      if (i + 1 < order->len)
        {
          guint right = g_array_index (order, guint, i + 1);
          const HeshuNode *node = heshu_page_node (self->page, right);

          if (right > found.left && may_be_right (self->page, node))
            {
              found.right = right;
              found.score = heshu_continuation_score (self->page, left, node);
            }
        }
      g_array_append_val (self->breaks, found);
    }
}

static gboolean
is_role (const Joiner *self, const GArray *order, guint position, HeshuRole role)
{
  return position < order->len &&
         heshu_page_node (self->page, g_array_index (order, guint, position))->role == role;
}

/* Text below the byline that ends an article: it came from elsewhere */
static gboolean
is_stray (const Joiner *self, const GArray *order, guint position)
{
  guint i = position;

  while (i > 0 && is_role (self, order, i - 1, HESHU_ROLE_BYLINE))
    i--;
  return i < position && i > 0 && is_role (self, order, i - 1, HESHU_ROLE_BODY);
}

/* A rest whose sentence does not stand right before it */
static gboolean
is_loose (const Joiner *self, const GArray *order, guint position)
{
  const HeshuNode *node = heshu_page_node (self->page, g_array_index (order, guint, position));
  const HeshuNode *before;

  if (!may_be_right (self->page, node))
    return FALSE;
  if (node->rest < LOOSE_REST)
    return is_stray (self, order, position);
  if (position == 0)
    return TRUE;
  before = heshu_page_node (self->page, g_array_index (order, guint, position - 1));
  return !before->open;
}

/* The broken sentence that @right goes on with, seen from the nearest one before it; those of its own article
 * first */
static Break *
find_break (Joiner *self, guint draft, guint right, gboolean stray)
{
  Break *best = NULL;
  gint best_score = CLEAR - 1;
  guint tried = 0;
  guint low = 0, high = self->breaks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->breaks, Break, middle).left < right)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i > 0 && tried < MAX_CANDIDATES; i--, tried++)
    {
      Break *candidate = &g_array_index (self->breaks, Break, i - 1);
      gint extra, least = best_score, score;

      /* A sentence that goes on well where it stands needs no other rest */
      if (candidate->right != G_MAXUINT && candidate->score > 1)
        continue;
      extra = stray ? 2 : 0;
      /* Of two broken sentences, the one that goes on worse where it stands */
      extra += candidate->right == G_MAXUINT ? 2 : -candidate->score;
      if (candidate->draft == draft)
        extra += 2;
      else
        least = MAX (least, CLEAR_ACROSS - 1);
      score =
          extra + heshu_continuation_score_above (self->page, heshu_page_node (self->page, candidate->left),
                                                  heshu_page_node (self->page, right), least - extra);
      if (score <= least)
        continue;
      best = candidate;
      best_score = score;
    }
  return best;
}

static guint
find_position (const GArray *order, guint node)
{
  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, guint, i) == node)
      return i;
  return G_MAXUINT;
}

static void
append_range (GArray *to, const GArray *from, guint start, guint end)
{
  if (start < end)
    g_array_append_vals (to, &g_array_index (from, guint, start), end - start);
}

/*
 * Within one article: the columns between the two halves of a sentence were set between them by the layout.
 * Where the sentence's section has another one before it, they are the end of that one:
 *
 *   §1 a b · §2 c d- | e f | -d g    is read    §1 a b e f · §2 c d-d g
 */
static void
close_up (Joiner *self, HeshuDraft *draft, guint left, guint right)
{
  GArray *order = draft->order;
  guint at_left = find_position (order, left), at_right = find_position (order, right);
  guint section = at_left;
  g_autoptr (GArray) fresh = NULL;
  gboolean from_section;

  if (at_left == G_MAXUINT || at_right == G_MAXUINT || at_right <= at_left)
    return;
  while (section > 0 && !is_role (self, order, section, HESHU_ROLE_SECTION))
    section--;
  from_section = is_role (self, order, section, HESHU_ROLE_SECTION) && section > 0 &&
                 is_role (self, order, section - 1, HESHU_ROLE_BODY) &&
                 is_role (self, order, at_left + 1, HESHU_ROLE_BODY);
  fresh = g_array_sized_new (FALSE, FALSE, sizeof (guint), order->len);
  if (from_section)
    {
      append_range (fresh, order, 0, section);
      append_range (fresh, order, at_left + 1, at_right);
      append_range (fresh, order, section, at_left + 1);
      append_range (fresh, order, at_right, order->len);
      add_join (self->page, draft, g_array_index (order, guint, section - 1),
                g_array_index (order, guint, at_left + 1));
    }
  else
    {
      append_range (fresh, order, 0, at_left + 1);
      append_range (fresh, order, at_right, at_right + 1);
      append_range (fresh, order, at_left + 1, at_right);
      append_range (fresh, order, at_right + 1, order->len);
    }
  g_array_unref (draft->order);
  draft->order = g_steal_pointer (&fresh);
}

/* Across articles: the rest, and what follows it up to the next head, comes home to the article it belongs to
 */
static void
bring_home (Joiner *self, HeshuDraft *home, HeshuDraft *away, guint left, guint right)
{
  guint at_left = find_position (home->order, left), at_right = find_position (away->order, right);
  guint end = at_right;

  if (at_left == G_MAXUINT || at_right == G_MAXUINT)
    return;
  while (is_role (self, away->order, end, HESHU_ROLE_BODY))
    end++;
  g_array_insert_vals (home->order, at_left + 1, &g_array_index (away->order, guint, at_right),
                       end - at_right);
  g_array_remove_range (away->order, at_right, end - at_right);
}

static void
place_loose_rests (Joiner *self, guint draft)
{
  /* The order changes underneath, so the rests are noted first */
  g_autoptr (GArray) loose = g_array_new (FALSE, FALSE, sizeof (guint));
  const GArray *order = draft_at (self, draft)->order;

  for (guint i = 0; i < order->len && loose->len < MAX_CANDIDATES; i++)
    if (is_loose (self, order, i))
      g_array_append_val (loose, g_array_index (order, guint, i));
  for (guint i = 0; i < loose->len; i++)
    {
      guint right = g_array_index (loose, guint, i);
      gboolean stray = heshu_page_node (self->page, right)->rest < LOOSE_REST;
      Break *found = self->n_moves < MAX_MOVES ? find_break (self, draft, right, stray) : NULL;

      if (found == NULL)
        continue;
      self->n_moves++;
      found->right = right;
      found->score = G_MAXINT;
      if (found->draft == draft)
        close_up (self, draft_at (self, draft), found->left, right);
      else
        bring_home (self, draft_at (self, found->draft), draft_at (self, draft), found->left, right);
    }
}

static gboolean
is_join (const Joiner *self, const Break *found)
{
  const HeshuNode *left = heshu_page_node (self->page, found->left);

  if (found->right == G_MAXUINT)
    return FALSE;
  return found->score >= (heshu_continuation_is_long (self->page, left) ? -2 : 2);
}

void
heshu_draft_join_columns (HeshuPage *page, GPtrArray *drafts)
{
  Joiner self = { .page = page, .drafts = drafts };

  self.breaks = g_array_new (FALSE, FALSE, sizeof (Break));
  for (guint i = 0; i < drafts->len; i++)
    collect_breaks (&self, i);
  for (guint i = 0; i < drafts->len; i++)
    place_loose_rests (&self, i);
  for (guint i = 0; i < self.breaks->len; i++)
    {
      const Break *found = &g_array_index (self.breaks, Break, i);

      if (is_join (&self, found))
        add_join (page, draft_at (&self, found->draft), found->left, found->right);
    }
  g_array_unref (self.breaks);
}
