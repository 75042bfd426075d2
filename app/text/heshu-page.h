/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chars.h"
#include "heshu-document.h"
#include "heshu-lexicon.h"
#include "heshu-piece.h"

G_BEGIN_DECLS

/* What a piece is on its page */
typedef enum
{
  HESHU_ROLE_BODY,
  HESHU_ROLE_ROW, /* of a table or a list: never one half of a sentence */
  HESHU_ROLE_HEAD,
  HESHU_ROLE_SECTION,
  HESHU_ROLE_BYLINE,
  HESHU_ROLE_LEAD, /* `核心提示`: the summary of an article follows */
  HESHU_ROLE_CAPTION,
  HESHU_ROLE_ASIDE,
} HeshuRole;

/**
 * HeshuNode:
 * @open: ends in the middle of a sentence
 * @gap: more empty lines stand before it than are usual on the page: a picture was there
 * @picture: a picture surely stood there: its mark, or room for it
 * @rest: how much its beginning looks like the second half of a sentence; 0: not at all
 * @byline: the byline at its end, HESHU_SPAN_NONE where there is none
 */
typedef struct
{
  HeshuPiece piece;
  HeshuRole role;
  gboolean open;
  gboolean gap;
  gboolean picture;
  gint rest;
  gboolean starred; /* a head marked by a sign before it, in a column of briefs */
  gboolean begins;  /* a paragraph that begins an article: `【沈阳铁西】本报讯 …` */
  HeshuSpan byline;
} HeshuNode;

/* What heshu_page_word_crosses() found last for places that share a slot: several rules ask about the same
 * break */
typedef struct
{
  guint left_end; /* 0: nothing yet */
  guint right_start;
  guint right_end;
  gboolean crosses;
} HeshuCrossing;

#define HESHU_N_CROSSINGS 256

/* How many characters on each side of a break tell whether a word goes on over it */
#define HESHU_WORD_CONTEXT 12

/* The last characters that were looked at for a word, in UTF-16: pages repeat themselves */
typedef struct
{
  guint16 units[2 * HESHU_WORD_CONTEXT];
  int n;
  int middle;
  gboolean crosses;
} HeshuSplit;

/* A page under repair. Of one thread. */
typedef struct
{
  const HeshuDocument *document;
  HeshuLexicon *lexicon;
  const gunichar *chars;
  guint length;
  GArray *nodes;  /* of HeshuNode */
  guint8 *pairs;  /* pairs of Chinese characters that occur in the text, hashed bits */
  gpointer words; /* a word splitter, opened when first needed */
  HeshuCrossing crossings[HESHU_N_CROSSINGS];
  HeshuSplit last_split;
  guint n_marked;      /* headings that are marked as such */
  guint title_level;   /* the highest level of those */
  guint section_level; /* the lowest */
  guint n_topics;      /* paragraphs with a short sentence of their topic in front */
  gboolean indents;    /* paragraphs begin with blanks: one that does not goes on */
  guint usual_blanks;  /* empty lines between paragraphs */
} HeshuPage;

HeshuPage *heshu_page_new (const HeshuDocument *document, HeshuLexicon *lexicon) G_GNUC_WARN_UNUSED_RESULT;
void heshu_page_free (HeshuPage *self);

static inline HeshuNode *
heshu_page_node (const HeshuPage *self, guint index)
{
  return &g_array_index (self->nodes, HeshuNode, index);
}

static inline guint
heshu_node_length (const HeshuNode *node)
{
  return node->piece.span.end - node->piece.text_start;
}

/* The node @step away (1, -1) that is no caption and no aside; %NULL at the end of the page, or where too
 * many captions lie between */
const HeshuNode *heshu_page_neighbour (const HeshuPage *self, guint index, gint step);
/* The role (`caption`, `actor` …) of the longest term of category `layout` at @position, %NULL; its length in
 * @length */
const char *heshu_page_layout_at (const HeshuPage *self, guint position, guint end, guint *length);
/* How many terms of @role stand in [@start, @end) */
guint heshu_page_count_layout (const HeshuPage *self, const char *role, guint start, guint end);
/* Whether [@start, @end) begins with a term of @role */
gboolean heshu_page_begins_with (const HeshuPage *self, const char *role, guint start, guint end);
guint heshu_page_count_chars (const HeshuPage *self, gboolean (*test) (gunichar), guint start, guint end);
/* How many sentences end in [@start, @end); whether one ends at @position */
guint heshu_page_count_sentence_ends (const HeshuPage *self, guint start, guint end);
static inline gboolean
heshu_page_ends_sentence (const HeshuPage *self, guint position)
{
  return heshu_chars_end_sentence (self->chars, self->length, position);
}
/* Whether a word runs across @boundary when the characters before @left_end and from @right_start on are put
 * together */
gboolean heshu_page_word_crosses (HeshuPage *self, guint left_end, guint right_start, guint right_end);
/* Whether the first character of [start, end) is a word by itself */
gboolean heshu_page_begins_with_single (HeshuPage *self, guint start, guint end);
/* Whether these two characters stand side by side elsewhere on the page */
gboolean heshu_page_has_pair (const HeshuPage *self, gunichar left, gunichar right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuPage, heshu_page_free)

G_END_DECLS
