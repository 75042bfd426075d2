/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-lexicon-table.h"

#include <string.h>

/* FNV-1a over words: it is to notice a torn or decayed file, not an attacker, who could write the lexicon
 * itself. */
void
heshu_lexicon_checksum (const void *block, gsize size, guint32 checksum[2])
{
  const guint32 *words = block;
  guint64 sum = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = G_STRUCT_OFFSET (HeshuLexiconHeader, byte_order) / sizeof (guint32);
       i < size / sizeof (guint32); i++)
    sum = (sum ^ words[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  checksum[0] = (guint32) sum;
  checksum[1] = (guint32) (sum >> 32);
}

static guint64
expected_size (const HeshuLexiconHeader *header)
{
  return sizeof *header + ((guint64) header->n_states + 1) * sizeof (HeshuLexiconState) +
         (guint64) header->n_terms * sizeof (HeshuLexiconTermRecord) +
         (guint64) header->n_attributes * sizeof (HeshuLexiconAttributeRecord) +
         ((guint64) header->n_categories + header->n_terms) * sizeof (guint32) + header->strings_size;
}

static gboolean
is_whole (const void *block, gsize size)
{
  const HeshuLexiconHeader *header = block;
  guint32 checksum[2];

  if (size < sizeof *header || ((guintptr) block) % sizeof (guint32) != 0)
    return FALSE;
  if (memcmp (header->magic, HESHU_LEXICON_MAGIC, sizeof header->magic) != 0 ||
      header->byte_order != HESHU_LEXICON_BYTE_ORDER || header->format != HESHU_LEXICON_FORMAT)
    return FALSE;
  if (header->size != size || header->strings_size % sizeof (guint32) != 0 || expected_size (header) != size)
    return FALSE;

  heshu_lexicon_checksum (block, size, checksum);
  return memcmp (checksum, header->checksum, sizeof checksum) == 0;
}

HeshuLexiconTable *
heshu_lexicon_table_new_static (const void *block)
{
  HeshuLexiconTable *self = g_new0 (HeshuLexiconTable, 1);
  const HeshuLexiconHeader *header = block;

  g_atomic_ref_count_init (&self->ref_count);
  self->header = header;
  self->states = (const HeshuLexiconState *) (header + 1);
  self->records = (const HeshuLexiconTermRecord *) (self->states + header->n_states + 1);
  self->attributes = (const HeshuLexiconAttributeRecord *) (self->records + header->n_terms);
  self->categories = (const guint32 *) (self->attributes + header->n_attributes);
  self->by_value = self->categories + header->n_categories;
  self->strings = (const char *) (self->by_value + header->n_terms);
  return self;
}

HeshuLexiconTable *
heshu_lexicon_table_new (GBytes *bytes)
{
  HeshuLexiconTable *self;
  gsize size;
  const void *block = g_bytes_get_data (bytes, &size);

  if (block == NULL || !is_whole (block, size))
    return NULL;

  self = heshu_lexicon_table_new_static (block);
  self->owner = g_bytes_ref (bytes);
  return self;
}

HeshuLexiconTable *
heshu_lexicon_table_ref (HeshuLexiconTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
heshu_lexicon_table_unref (HeshuLexiconTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->roots);
  g_free (self->root_initials);
  g_free (self->first_steps);
  g_free (self->terms);
  g_clear_pointer (&self->owner, g_bytes_unref);
  g_free (self);
}

/* Fresh zeros cost nothing where they are not touched, so the gaps between the scripts are free. */
static guint32 *
make_roots (const HeshuLexiconTable *self)
{
  guint32 *roots = g_new0 (guint32, HESHU_LEXICON_N_ROOTS);

  for (guint32 s = self->states[0].first_child; s < self->states[1].first_child; s++)
    {
      if (self->states[s].label < HESHU_LEXICON_N_ROOTS)
        roots[self->states[s].label] = s;
    }
  return roots;
}

static guint32 *
make_root_initials (const HeshuLexiconTable *self)
{
  guint32 *initials = g_new0 (guint32, HESHU_LEXICON_N_ROOTS);

  for (guint32 i = 0; i < self->header->n_terms; i++)
    {
      gunichar label = heshu_lexicon_fold (g_utf8_get_char (self->strings + self->records[i].form));
      const char *category = self->strings + self->categories[self->records[i].category];

      if (label < HESHU_LEXICON_N_ROOTS)
        initials[label] |= heshu_lexicon_initial_bit (category);
    }
  return initials;
}

static guint64 *
make_first_steps (const HeshuLexiconTable *self)
{
  guint32 first = self->states[0].first_child;
  guint32 end = self->states[1].first_child;
  guint64 *steps = g_new0 (guint64, end);

  for (guint32 s = first; s < end; s++)
    for (guint32 child = self->states[s].first_child; child < self->states[s + 1].first_child; child++)
      steps[s] |= heshu_lexicon_label_bit (self->states[child].label);
  return steps;
}

static HeshuTerm *
make_terms (HeshuLexiconTable *self)
{
  const HeshuLexiconHeader *header = self->header;
  g_autofree const char **categories = g_new (const char *, MAX (header->n_categories, 1));
  HeshuTerm *terms = g_new (HeshuTerm, MAX (header->n_terms, 1));

  for (guint32 i = 0; i < header->n_categories; i++)
    categories[i] = g_intern_string (self->strings + self->categories[i]);
  for (guint32 i = 0; i < header->n_terms; i++)
    terms[i] = (HeshuTerm){ self, &self->records[i], categories[self->records[i].category] };
  return terms;
}

const HeshuTerm *
heshu_lexicon_table_get_terms (HeshuLexiconTable *self)
{
  if (g_once_init_enter (&self->terms))
    {
      self->roots = make_roots (self);
      self->root_initials = make_root_initials (self);
      self->first_steps = make_first_steps (self);
      g_once_init_leave (&self->terms, make_terms (self));
    }
  return self->terms;
}

guint32
heshu_lexicon_table_step (const HeshuLexiconTable *self, guint32 state, gunichar label)
{
  const HeshuLexiconState *states = self->states;
  guint32 low = states[state].first_child;
  guint32 end = states[state + 1].first_child;
  guint32 high = end;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (states[middle].label < label)
        low = middle + 1;
      else
        high = middle;
    }
  return low < end && states[low].label == label ? low : 0;
}

int
heshu_lexicon_table_find_category (const HeshuLexiconTable *self, const char *category)
{
  for (guint32 i = 0; i < self->header->n_categories; i++)
    {
      const char *name = self->strings + self->categories[i];

      /* asked at every position of a text: the first letter tells nearly all of them apart */
      if (name[0] == category[0] && strcmp (name, category) == 0)
        return (int) i;
    }
  return -1;
}

guint32
heshu_lexicon_table_find_form (const HeshuLexiconTable *self, const char *form)
{
  guint32 state = 0;

  for (const char *p = form; *p != '\0'; p = g_utf8_next_char (p))
    {
      state = heshu_lexicon_table_step (self, state, heshu_lexicon_fold (g_utf8_get_char (p)));
      if (state == 0)
        return 0;
    }
  return state;
}

static guint32
value_bound (const HeshuLexiconTable *self, const char *value, gboolean after)
{
  guint32 low = 0;
  guint32 high = self->header->n_terms;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      int order = strcmp (self->strings + self->records[self->by_value[middle]].value, value);

      if (order < 0 || (after && order == 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint32
heshu_lexicon_table_find_value (const HeshuLexiconTable *self, const char *value, guint32 *first)
{
  *first = value_bound (self, value, FALSE);
  return value_bound (self, value, TRUE) - *first;
}
