/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "heshu-lexicon-table.h"
#include "heshu-lexicon.h"

G_BEGIN_DECLS

/* A lexicon is a pile of compiled tables, the one that wins on top; only their references are copied when one
 * more is laid on. */
typedef struct
{
  HeshuLexiconTable *table;
  guint32 *hidden; /* (nullable): a bit for each term: a higher layer knows its form in its category */
} HeshuLexiconLayer;

struct _HeshuLexicon
{
  gatomicrefcount ref_count;
  char *hash;
  guint n_layers;
  HeshuLexiconLayer layers[]; /* top first */
};

/* Returns: (transfer full): @base with @table on top */
HeshuLexicon *heshu_lexicon_new_with_layer (HeshuLexicon *base, HeshuLexiconTable *table);

/* Returns: (transfer full) (nullable): the compiled lexicon of this XML, from the cache where it was compiled
 * before; %NULL with @fault set */
HeshuLexiconTable *heshu_lexicon_cache_get_table (const char *xml, gsize length, char **fault);

/* As heshu_lexicon_scan(). @first: (nullable): room for @length + 1: of each place the index of the first
 * match that begins there or behind it */
GArray *heshu_lexicon_scan_indexed (HeshuLexicon *self, const gunichar *chars, gsize length, guint *first);

static inline gboolean
heshu_lexicon_layer_hides (const HeshuLexiconLayer *layer, guint32 term)
{
  return layer->hidden != NULL && (layer->hidden[term / 32] >> (term % 32) & 1) != 0;
}

/* heshu-lexicon-builtin.S, written at build time */
extern const guint32 heshu_lexicon_builtin_table[];
extern const char heshu_lexicon_schema[];

G_END_DECLS
