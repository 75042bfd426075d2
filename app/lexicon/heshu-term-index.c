/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-term-index.h"

#include "heshu-lexicon-private.h"

HeshuTermIndex *
heshu_term_index_new (HeshuLexicon *lexicon, const gunichar *chars, gsize length)
{
  HeshuTermIndex *self;

  g_return_val_if_fail (lexicon != NULL, NULL);
  g_return_val_if_fail (length < G_MAXUINT, NULL);

  self = g_new0 (HeshuTermIndex, 1);
  self->lexicon = lexicon;
  self->chars = chars;
  self->length = (guint) length;
  self->first = g_new (guint, length + 1);
  self->matches = heshu_lexicon_scan_indexed (lexicon, chars, length, self->first);
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
