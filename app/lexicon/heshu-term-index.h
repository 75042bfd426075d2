/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-lexicon.h"

G_BEGIN_DECLS

/**
 * HeshuTermIndex:
 * @lexicon: (transfer none)
 * @chars: the code points that were scanned
 * @length: how many
 * @matches: of #HeshuMatch: all terms that stand in @chars, by start, then longest first
 * @first: @length + 1 entries: index of the first match that starts at or behind a position
 *
 * The terms of one text by the place where they begin. The text is scanned once, however often it is then
 * asked what stands where. @lexicon must outlive it. Immutable; safe from any thread.
 */
typedef struct
{
  HeshuLexicon *lexicon;
  const gunichar *chars;
  guint length;
  GArray *matches;
  guint *first;
  gunichar *owned; /* (nullable): what @chars are, where they are its own */
} HeshuTermIndex;

/* @chars: (transfer none): must outlive it. Returns: (transfer full). Linear in @length */
HeshuTermIndex *heshu_term_index_new (HeshuLexicon *lexicon,
                                      const gunichar *chars,
                                      gsize length) G_GNUC_WARN_UNUSED_RESULT;
/* The same of a text of its own. @text: UTF-8 */
HeshuTermIndex *heshu_term_index_new_for_text (HeshuLexicon *lexicon,
                                               const char *text) G_GNUC_WARN_UNUSED_RESULT;
void heshu_term_index_free (HeshuTermIndex *self);

/**
 * heshu_term_index_lookup:
 * @category: interned (HESHU_CATEGORY)
 * @position: where the term must begin; behind the last character nothing does
 * @end: where it must have ended
 *
 * Returns: (transfer none) (nullable): the longest term of @category there
 */
static inline const HeshuMatch *
heshu_term_index_lookup (const HeshuTermIndex *self, const char *category, guint position, guint end)
{
  const HeshuMatch *match, *behind;

  if (position >= self->length)
    return NULL;
  match = (const HeshuMatch *) self->matches->data + self->first[position];
  behind = (const HeshuMatch *) self->matches->data + self->first[position + 1];
  for (; match < behind; match++)
    if (match->category == category && match->end <= end)
      return match;
  return NULL;
}

/* As heshu_term_index_lookup(), for whom the term alone matters */
static inline const HeshuTerm *
heshu_term_index_lookup_term (const HeshuTermIndex *self, const char *category, guint position, guint end)
{
  const HeshuMatch *match = heshu_term_index_lookup (self, category, position, end);

  return match != NULL ? match->term : NULL;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuTermIndex, heshu_term_index_free)

G_END_DECLS
