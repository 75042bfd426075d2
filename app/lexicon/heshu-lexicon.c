/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-lexicon.h"

#include <string.h>

#include "heshu-lexicon-private.h"

G_DEFINE_BOXED_TYPE (HeshuLexicon, heshu_lexicon, heshu_lexicon_ref, heshu_lexicon_unref)

static HeshuLexicon *
new_with_room (guint n_layers)
{
  HeshuLexicon *self = g_malloc0 (sizeof (HeshuLexicon) + n_layers * sizeof (HeshuLexiconLayer));

  g_atomic_ref_count_init (&self->ref_count);
  self->n_layers = n_layers;
  return self;
}

HeshuLexicon *
heshu_lexicon_get_builtin (void)
{
  static HeshuLexicon *builtin;

  if (g_once_init_enter (&builtin))
    {
      HeshuLexicon *self = new_with_room (1);

      self->layers[0].table = heshu_lexicon_table_new_static (heshu_lexicon_builtin_table);
      self->hash = g_strdup (self->layers[0].table->header->digest);
      g_once_init_leave (&builtin, self);
    }
  return builtin;
}

static guint32 *
copy_hidden (const HeshuLexiconLayer *layer)
{
  gsize n_words = layer->table->header->n_terms / 32 + 1;
  guint32 *hidden = g_new0 (guint32, n_words);

  if (layer->hidden != NULL)
    memcpy (hidden, layer->hidden, n_words * sizeof (guint32));
  return hidden;
}

/* Hides in @layer the terms that have the form and the category of a term of @top. The work is that of @top's
 * terms, not of @layer's. */
static void
hide_terms (HeshuLexiconLayer *layer, const HeshuLexiconTable *top)
{
  const HeshuLexiconTable *table = layer->table;

  for (guint32 i = 0; i < top->header->n_terms; i++)
    {
      const HeshuLexiconTermRecord *record = &top->records[i];
      guint32 state = heshu_lexicon_table_find_form (table, top->strings + record->form);
      int category =
          heshu_lexicon_table_find_category (table, top->strings + top->categories[record->category]);

      if (state == 0 || category < 0)
        continue;
      for (guint32 t = table->states[state].first_term; t < table->states[state + 1].first_term; t++)
        {
          if (table->records[t].category == (guint32) category)
            layer->hidden[t / 32] |= 1u << (t % 32);
        }
    }
}

HeshuLexicon *
heshu_lexicon_new_with_layer (HeshuLexicon *base, HeshuLexiconTable *table)
{
  HeshuLexicon *self = new_with_room (base->n_layers + 1);
  g_autofree char *both = g_strconcat (base->hash, table->header->digest, NULL);

  self->layers[0].table = heshu_lexicon_table_ref (table);
  for (guint i = 0; i < base->n_layers; i++)
    {
      HeshuLexiconLayer *layer = &self->layers[i + 1];

      layer->table = heshu_lexicon_table_ref (base->layers[i].table);
      layer->hidden = copy_hidden (&base->layers[i]);
      hide_terms (layer, table);
    }
  self->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
  return self;
}

HeshuLexicon *
heshu_lexicon_ref (HeshuLexicon *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
heshu_lexicon_unref (HeshuLexicon *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_layers; i++)
    {
      heshu_lexicon_table_unref (self->layers[i].table);
      g_free (self->layers[i].hidden);
    }
  g_free (self->hash);
  g_free (self);
}

const char *
heshu_lexicon_get_hash (HeshuLexicon *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->hash;
}

/* Terms */

const char *
heshu_term_get_form (const HeshuTerm *term)
{
  g_return_val_if_fail (term != NULL, NULL);

  return term->table->strings + term->record->form;
}

guint
heshu_term_get_length (const HeshuTerm *term)
{
  g_return_val_if_fail (term != NULL, 0);

  return term->record->length;
}

const char *
heshu_term_get_category (const HeshuTerm *term)
{
  g_return_val_if_fail (term != NULL, NULL);

  return term->category;
}

const char *
heshu_term_get_value (const HeshuTerm *term)
{
  g_return_val_if_fail (term != NULL, NULL);

  return term->table->strings + term->record->value;
}

const char *
heshu_term_get (const HeshuTerm *term, const char *attribute)
{
  const HeshuLexiconTable *table;

  g_return_val_if_fail (term != NULL, NULL);
  g_return_val_if_fail (attribute != NULL, NULL);

  table = term->table;
  for (guint32 i = 0; i < term->record->n_attributes; i++)
    {
      const HeshuLexiconAttributeRecord *record = &table->attributes[term->record->first_attribute + i];

      if (strcmp (table->strings + record->name, attribute) == 0)
        return table->strings + record->value;
    }
  return NULL;
}
