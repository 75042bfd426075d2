/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-draft.h"

#include "heshu-chars.h"
#include "heshu-headline.h"
#include "heshu-place-label.h"

/* Longer runs of short lines are a list or a poem, not a headline */
#define MAX_HEAD_LINES 6
/* From the third article on whose headline is one line and which names no writer, the page is a column of
 * briefs */
#define BRIEFS 2

HeshuDraft *
heshu_draft_new (void)
{
  HeshuDraft *self = g_new0 (HeshuDraft, 1);

  self->article = heshu_article_new ();
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
heshu_draft_free (HeshuDraft *self)
{
  heshu_article_unref (self->article);
  g_array_unref (self->order);
  g_free (self);
}

typedef struct
{
  HeshuPage *page;
  GPtrArray *drafts;
  HeshuDraft *current; /* (nullable) */
  guint n_briefs;      /* articles in a row with a headline of one line and no byline */
} Segmenter;

static void
begin_draft (Segmenter *self)
{
  self->current = heshu_draft_new ();
  g_ptr_array_add (self->drafts, self->current);
}

static void
add_node (Segmenter *self, guint index)
{
  HeshuNode *node = heshu_page_node (self->page, index);

  if (self->current == NULL)
    begin_draft (self);
  if (node->role == HESHU_ROLE_CAPTION)
    {
      g_array_append_val (self->current->article->captions, node->piece.span);
      return;
    }
  g_array_append_val (self->current->order, index);
  if (node->role == HESHU_ROLE_BODY || node->role == HESHU_ROLE_ROW)
    self->current->n_body++;
  if (!heshu_span_is_none (node->byline) &&
      heshu_article_get (self->current->article, HESHU_ARTICLE_BYLINE) == NULL)
    {
      g_autofree char *byline = heshu_text_dup_span (self->page->document->text, node->byline);

      heshu_article_set (self->current->article, HESHU_ARTICLE_BYLINE, byline, node->byline);
    }
}

/* The group of heads, and the bylines right behind them, that begins at @first */
static guint
end_of_group (const HeshuPage *page, guint first, guint *n_heads)
{
  guint i = first;

  *n_heads = 0;
  while (i < page->nodes->len && heshu_page_node (page, i)->role == HESHU_ROLE_HEAD)
    {
      i++;
      (*n_heads)++;
    }
  while (i < page->nodes->len && heshu_page_node (page, i)->role == HESHU_ROLE_BYLINE)
    i++;
  return i;
}

/* Where the sections of an article begin right below its marked headline, without a lead. A subtitle stands
 * there too, but above a piece of news, or behind a dash. */
static guint
end_of_headline (const HeshuPage *page, guint first, guint n_heads)
{
  guint last = first + n_heads - 1;
  const HeshuPiece *piece = &heshu_page_node (page, last)->piece;
  const HeshuNode *next = heshu_page_neighbour (page, last, 1);
  guint level = G_MAXUINT;

  for (guint i = first; i <= last; i++)
    if (heshu_page_node (page, i)->piece.kind == HESHU_PIECE_HEADING)
      level = MIN (level, heshu_page_node (page, i)->piece.level);
  if (piece->kind != HESHU_PIECE_HEADING || piece->level == level ||
      page->chars[piece->text_start] == 0x2014 ||
      (next != NULL && next->role == HESHU_ROLE_BODY && heshu_headline_begins_news (page, next)))
    return last + 1;
  return last;
}

/* Level 1 heads articles. Where a page has none, its highest level does, if the article before began with it
 * and a lower one heads the sections. */
static gboolean
is_title_level (const Segmenter *self, guint level)
{
  return level == 1 || (self->current->head_level == level && self->page->section_level > level);
}

static gboolean
group_is_headline (const Segmenter *self, guint first, guint end, guint n_heads)
{
  const HeshuPage *page = self->page;
  gboolean marked = FALSE, top = FALSE;
  gint score;

  if (self->current == NULL || end - first > n_heads)
    return TRUE;
  for (guint i = first; i < first + n_heads; i++)
    {
      const HeshuPiece *piece = &heshu_page_node (page, i)->piece;

      marked = marked || piece->kind == HESHU_PIECE_HEADING;
      top = top || (piece->kind == HESHU_PIECE_HEADING && piece->level == page->title_level &&
                    is_title_level (self, piece->level));
    }
  if (top || (n_heads > 1 && !(marked && page->document->blocks != NULL)))
    return TRUE;
  score = heshu_headline_article_score (page, first);
  if (!marked && self->n_briefs >= BRIEFS)
    score += 2;
  /* Below a headline that is signed, a single line heads a section even where it names a place */
  return score >= (marked ? 5 : self->current->signed_head ? 3 : 2);
}

/* An article that began with its summary waits for its headline: the name of the body above its text is its
 * kicker, the lines below that are heads of sections. */
static gboolean
take_kicker_of_lead (Segmenter *self, guint first, guint end, guint n_heads)
{
  HeshuDraft *current = self->current;

  if (current == NULL || !current->from_lead || end - first > n_heads ||
      heshu_article_get (current->article, HESHU_ARTICLE_TITLE) != NULL ||
      heshu_article_get (current->article, HESHU_ARTICLE_KICKER) != NULL ||
      !heshu_headline_is_agency (self->page, heshu_page_node (self->page, first)))
    return FALSE;
  heshu_headline_set_field (self->page, current->article, HESHU_ARTICLE_KICKER, first, first + 1);
  return TRUE;
}

static void
take_sections (Segmenter *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      if (heshu_page_node (self->page, i)->role == HESHU_ROLE_HEAD)
        heshu_page_node (self->page, i)->role = HESHU_ROLE_SECTION;
      add_node (self, i);
    }
}

static guint
take_group (Segmenter *self, guint first)
{
  guint n_heads;
  guint end = end_of_group (self->page, first, &n_heads);
  guint headline_end = end;

  if (take_kicker_of_lead (self, first, end, n_heads))
    {
      add_node (self, first);
      take_sections (self, first + 1, end);
      return end;
    }
  if (n_heads > MAX_HEAD_LINES || !group_is_headline (self, first, end, n_heads))
    {
      take_sections (self, first, end);
      return end;
    }
  /* Nothing but a head was met so far: an empty article is none */
  if (self->current == NULL || self->current->order->len > 0)
    begin_draft (self);
  self->current->signed_head = end - first > n_heads;
  if (heshu_page_node (self->page, first)->piece.kind == HESHU_PIECE_HEADING)
    self->current->head_level = heshu_page_node (self->page, first)->piece.level;
  self->n_briefs = n_heads == 1 && end - first == 1 ? self->n_briefs + 1 : 0;
  if (end - first == n_heads)
    headline_end = end_of_headline (self->page, first, n_heads);
  heshu_headline_read (self->page, first, headline_end, self->current->article);
  for (guint i = first; i < headline_end; i++)
    add_node (self, i);
  take_sections (self, headline_end, end);
  return end;
}

/* Who wrote, below the text */
static guint
take_bylines (Segmenter *self, guint first)
{
  guint end = first;

  while (end < self->page->nodes->len && heshu_page_node (self->page, end)->role == HESHU_ROLE_BYLINE)
    end++;
  for (guint i = first; i < end; i++)
    add_node (self, i);
  if (heshu_article_get (self->current->article, HESHU_ARTICLE_BYLINE) == NULL)
    heshu_headline_set_field (self->page, self->current->article, HESHU_ARTICLE_BYLINE, first, end);
  return end;
}

static void
take_lead (Segmenter *self, guint index)
{
  if (self->current != NULL && self->current->n_body > 0)
    {
      begin_draft (self);
      self->n_briefs = 0;
    }
  add_node (self, index);
  if (heshu_article_get (self->current->article, HESHU_ARTICLE_TITLE) == NULL)
    self->current->from_lead = TRUE;
}

/* `【沈阳铁西】本报讯 …`: the label in its paragraph is the headline of an article */
static void
take_labelled (Segmenter *self, guint index)
{
  const HeshuPiece *piece = &heshu_page_node (self->page, index)->piece;
  guint end =
      heshu_place_label_end (self->page->lexicon, self->page->chars, piece->text_start, piece->span.end);
  HeshuSpan span = HESHU_SPAN (piece->text_start + 1, end - 1);
  g_autofree char *label = heshu_text_dup_span (self->page->document->text, span);

  if (self->current == NULL || self->current->n_body > 0)
    begin_draft (self);
  add_node (self, index);
  /* What stood above the first of the briefs is the column's name */
  if (heshu_article_get (self->current->article, HESHU_ARTICLE_TITLE) != NULL)
    heshu_article_set (self->current->article, HESHU_ARTICLE_KICKER,
                       heshu_article_get (self->current->article, HESHU_ARTICLE_TITLE),
                       self->current->article->field_spans[HESHU_ARTICLE_TITLE]);
  heshu_article_set (self->current->article, HESHU_ARTICLE_TITLE, label, span);
}

static void
move_draft (HeshuDraft *from, HeshuDraft *to)
{
  static const HeshuArticleField fields[] = { HESHU_ARTICLE_TITLE, HESHU_ARTICLE_KICKER,
                                              HESHU_ARTICLE_SUBTITLE, HESHU_ARTICLE_BYLINE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (heshu_article_get (from->article, fields[i]) != NULL &&
        (fields[i] == HESHU_ARTICLE_TITLE || heshu_article_get (to->article, fields[i]) == NULL))
      heshu_article_set (to->article, fields[i], heshu_article_get (from->article, fields[i]),
                         from->article->field_spans[fields[i]]);
  /* The headline is read first, wherever it is printed */
  g_array_prepend_vals (to->order, from->order->data, from->order->len);
  g_array_append_vals (to->article->captions, from->article->captions->data, from->article->captions->len);
}

/* A headline without a text below it belongs to a text without a headline: on such a page the columns come
 * before their headline. */
static void
unite_heads_with_texts (GPtrArray *drafts)
{
  for (guint i = drafts->len; i > 0; i--)
    {
      HeshuDraft *head = g_ptr_array_index (drafts, i - 1);
      HeshuDraft *body = NULL;

      if (head->n_body > 0 || heshu_article_get (head->article, HESHU_ARTICLE_TITLE) == NULL)
        continue;
      for (guint k = i - 1; k > 0 && (body == NULL || !body->from_lead) && i - k < 64; k--)
        {
          HeshuDraft *draft = g_ptr_array_index (drafts, k - 1);

          if (draft->n_body > 0 && heshu_article_get (draft->article, HESHU_ARTICLE_TITLE) == NULL &&
              (body == NULL || draft->from_lead))
            body = draft;
        }
      if (body == NULL)
        continue;
      move_draft (head, body);
      g_ptr_array_remove_index (drafts, i - 1);
    }
}

GPtrArray *
heshu_draft_segment (HeshuPage *page)
{
  Segmenter self = { .page = page,
                     .drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_draft_free) };

  for (guint i = 0; i < page->nodes->len;)
    switch (heshu_page_node (page, i)->role)
      {
      case HESHU_ROLE_ASIDE:
        i++;
        break;
      case HESHU_ROLE_HEAD:
        i = take_group (&self, i);
        break;
      case HESHU_ROLE_BYLINE:
        i = take_bylines (&self, i);
        break;
      case HESHU_ROLE_LEAD:
        take_lead (&self, i++);
        break;
      case HESHU_ROLE_BODY:
        if (heshu_page_node (page, i)->begins)
          take_labelled (&self, i++);
        else
          add_node (&self, i++);
        break;
      case HESHU_ROLE_ROW:
      case HESHU_ROLE_SECTION:
      case HESHU_ROLE_CAPTION:
      default:
        add_node (&self, i++);
        break;
      }
  unite_heads_with_texts (self.drafts);
  return self.drafts;
}
