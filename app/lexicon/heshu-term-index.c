/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-term-index.h"

HeshuTermIndex *
heshu_term_index_new (HeshuLexicon *lexicon, const gunichar *chars, gsize length)
{
  HeshuTermIndex *self;
  guint position = 0;

  g_return_val_if_fail (lexicon != NULL, NULL);
  g_return_val_if_fail (length < G_MAXUINT, NULL);

  self = g_new0 (HeshuTermIndex, 1);
  self->lexicon = lexicon;
  self->chars = chars;
  self->length = (guint) length;
  self->matches = heshu_lexicon_scan (lexicon, chars, length);
  self->first = g_new (guint, length + 1);
  for (guint i = 0; i < self->matches->len; i++)
    while (position <= g_array_index (self->matches, HeshuMatch, i).start)
      self->first[position++] = i;
  while (position <= length)
    self->first[position++] = self->matches->len;
  return self;
}

HeshuTermIndex *
heshu_term_index_new_for_text (HeshuLexicon *lexicon, const char *text)
{
  HeshuTermIndex *self;
  glong length = 0;
  gunichar *chars;

  g_return_val_if_fail (text != NULL, NULL);

  chars = g_utf8_to_ucs4_fast (text, -1, &length);
  self = heshu_term_index_new (lexicon, chars, (gsize) length);
  self->owned = chars;
  return self;
}

void
heshu_term_index_free (HeshuTermIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->matches);
  g_free (self->first);
  g_free (self->owned);
  g_free (self);
}
