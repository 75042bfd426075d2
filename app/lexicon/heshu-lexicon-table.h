/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "heshu-lexicon.h"

G_BEGIN_DECLS

/* The compiled lexicon: one block of memory that is used as it lies in the file, in this order: header,
 * states, terms, attributes, categories, terms by value, strings. All numbers are 32 bits in the byte order
 * of the machine.
 *
 * The states are a trie over code points, numbered breadth first: the children of a state stand together,
 * sorted by label, so that a range of numbers is all its edges. State 0 is the root.
 */

#define HESHU_LEXICON_MAGIC "heshulex"
#define HESHU_LEXICON_FORMAT 2
#define HESHU_LEXICON_BYTE_ORDER 0x01020304u

typedef struct
{
  char magic[8];
  guint32 checksum[2]; /* of everything behind it */
  guint32 byte_order;
  guint32 format;
  guint32 size; /* bytes of the whole block */
  guint32 n_states;
  guint32 n_terms;
  guint32 n_attributes;
  guint32 n_categories;
  guint32 strings_size; /* a multiple of four */
  char digest[68];      /* SHA-256 of all entries, hexadecimal, with its NUL */
} HeshuLexiconHeader;

/* One more than n_states stand in the block: the last closes the ranges of the one before. */
typedef struct
{
  guint32 label;
  guint32 first_child;
  guint32 first_term; /* the terms whose form ends here */
} HeshuLexiconState;

/* form, value, and of an attribute both words: offsets into the strings */
typedef struct
{
  guint32 form;
  guint32 value;
  guint32 category;
  guint32 length;
  guint32 first_attribute;
  guint32 n_attributes;
} HeshuLexiconTermRecord;

typedef struct
{
  guint32 name;
  guint32 value;
} HeshuLexiconAttributeRecord;

typedef struct _HeshuLexiconTable HeshuLexiconTable;

/* Most characters of a text begin or end nothing and are looked up at the root, which has thousands of
 * children. */
#define HESHU_LEXICON_N_ROOTS 0x10000

/* What the callers of heshu-lexicon.h hold. It is made when a table is first matched, 24 bytes for each
 * record, so that a term knows its table and its category's interned name. */
struct _HeshuTerm
{
  const HeshuLexiconTable *table;
  const HeshuLexiconTermRecord *record;
  const char *category;
};

struct _HeshuLexiconTable
{
  gatomicrefcount ref_count;
  const HeshuLexiconHeader *header;
  const HeshuLexiconState *states;
  const HeshuLexiconTermRecord *records;
  const HeshuLexiconAttributeRecord *attributes;
  const guint32 *categories;
  const guint32 *by_value;
  const char *strings;
  GBytes *owner; /* (nullable): what keeps the block; NULL for the built-in one */
  guint32 *
      roots; /* made with @terms: the children of the root by label, for labels below HESHU_LEXICON_N_ROOTS */
  guint32 *root_initials; /* made with @terms: a bit for the first letter of each category that has terms with
                             the label first (heshu_lexicon_initial_bit) */
  guint64
      *first_steps; /* made with @terms: of each child of the root the labels that lead on from it, as a set
                       that may hold too many (heshu_lexicon_label_bit); most characters lead nowhere */
  HeshuTerm *terms; /* made by heshu_lexicon_table_get_terms() */
};

/* Returns: (transfer full): the table in @block, which must outlive it and is trusted to be whole */
HeshuLexiconTable *heshu_lexicon_table_new_static (const void *block);
/* Returns: (transfer full) (nullable): the table in @bytes; %NULL where they are no table of this format, or
 * damaged */
HeshuLexiconTable *heshu_lexicon_table_new (GBytes *bytes);
HeshuLexiconTable *heshu_lexicon_table_ref (HeshuLexiconTable *self);
void heshu_lexicon_table_unref (HeshuLexiconTable *self);

/* Returns: all terms, in the order of the records */
const HeshuTerm *heshu_lexicon_table_get_terms (HeshuLexiconTable *self);
/* Returns: the child of @state on @label; 0: none. Also without get_terms() */
guint32 heshu_lexicon_table_step (const HeshuLexiconTable *self, guint32 state, gunichar label);
/* Returns: the number of @category in this table, -1: no term has it */
int heshu_lexicon_table_find_category (const HeshuLexiconTable *self, const char *category);
/* Returns: the state that @form leads to, 0: none */
guint32 heshu_lexicon_table_find_form (const HeshuLexiconTable *self, const char *form);
/* Returns: in @first and the result the range of by_value whose terms have @value, of any category */
guint32 heshu_lexicon_table_find_value (const HeshuLexiconTable *self, const char *value, guint32 *first);

/* The checksum that belongs into the header of @block */
void heshu_lexicon_checksum (const void *block, gsize size, guint32 checksum[2]);

/* Tells most categories apart without a look at their names */
static inline guint32
heshu_lexicon_initial_bit (const char *category)
{
  return 1u << (category[0] & 31);
}

static inline guint64
heshu_lexicon_label_bit (gunichar label)
{
  return G_GUINT64_CONSTANT (1) << ((label ^ (label >> 6)) & 63);
}

/* Full-width ASCII and the ideographic space stand for their half-width forms, in lexicons as in texts. */
static inline gunichar
heshu_lexicon_fold (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFEE0;
  return c == 0x3000 ? ' ' : c;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuLexiconTable, heshu_lexicon_table_unref)

G_END_DECLS
