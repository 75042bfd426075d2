/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-lexicon.h"

#include <string.h>

#include "heshu-lexicon-private.h"

/* Whether a term of @category could begin with @label */
static inline gboolean
may_begin (const HeshuLexiconTable *table, const char *category, gunichar label)
{
  return label >= HESHU_LEXICON_N_ROOTS || (table->root_initials[label] & heshu_lexicon_initial_bit (category)) != 0;
}

/* As heshu_lexicon_table_step(), for a table whose terms have been asked for */
static inline guint32
step (const HeshuLexiconTable *table, guint32 state, gunichar label)
{
  if (state == 0 && label < HESHU_LEXICON_N_ROOTS)
    return table->roots[label];
  if (state != 0 && state < table->states[1].first_child &&
      (table->first_steps[state] & heshu_lexicon_label_bit (label)) == 0)
    return 0;
  return heshu_lexicon_table_step (table, state, label);
}

/* The first term of @state that is of @category (-1: of any) and not hidden */
static const HeshuTerm *
pick_term (const HeshuLexiconLayer *layer, const HeshuTerm *terms, guint32 state, int category)
{
  const HeshuLexiconTable *table = layer->table;

  for (guint32 t = table->states[state].first_term; t < table->states[state + 1].first_term; t++)
    {
      if ((category < 0 || table->records[t].category == (guint32) category) &&
          !heshu_lexicon_layer_hides (layer, t))
        return &terms[t];
    }
  return NULL;
}

static const HeshuTerm *
match_layer (const HeshuLexiconLayer *layer,
             const char *category,
             const gunichar *chars,
             gsize length,
             gsize position)
{
  int number = -1;
  const HeshuTerm *terms;
  const HeshuTerm *longest = NULL;
  guint32 state = 0;

  terms = heshu_lexicon_table_get_terms (layer->table);
  for (gsize i = position; i < length; i++)
    {
      const HeshuTerm *term;

      state = step (layer->table, state, heshu_lexicon_fold (chars[i]));
      if (state == 0)
        break;
      /* no term begins at most positions: only where one may is the category asked for */
      if (i == position && category != NULL &&
          (!may_begin (layer->table, category, heshu_lexicon_fold (chars[i])) ||
           (number = heshu_lexicon_table_find_category (layer->table, category)) < 0))
        break;
      if ((term = pick_term (layer, terms, state, number)) != NULL)
        longest = term;
    }
  return longest;
}

const HeshuTerm *
heshu_lexicon_match (HeshuLexicon *self,
                     const char *category,
                     const gunichar *chars,
                     gsize length,
                     gsize position)
{
  const HeshuTerm *longest = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (chars != NULL || length == 0, NULL);

  for (guint i = 0; i < self->n_layers; i++)
    {
      const HeshuTerm *term = match_layer (&self->layers[i], category, chars, length, position);

      if (term != NULL && (longest == NULL || term->record->length > longest->record->length))
        longest = term;
    }
  return longest;
}

/* Appends what ends behind the character @end - 1, the longest first. */
static void
append_matches (const HeshuLexiconLayer *layer, guint32 state, guint end, GArray *matches)
{
  const HeshuLexiconState *states = layer->table->states;
  const HeshuTerm *terms = layer->table->terms;

  if (state == 0)
    return;
  if (states[state].first_term == states[state + 1].first_term)
    state = states[state].suffix;
  for (; state != 0; state = states[state].suffix)
    {
      for (guint32 t = states[state].first_term; t < states[state + 1].first_term; t++)
        {
          HeshuMatch match = { end - terms[t].record->length, end, &terms[t], terms[t].category };

          if (!heshu_lexicon_layer_hides (layer, t))
            g_array_append_val (matches, match);
        }
    }
}

static guint32
advance (const HeshuLexiconTable *table, guint32 state, gunichar label)
{
  guint32 next = step (table, state, label);

  while (next == 0 && state != 0)
    {
      state = table->states[state].failure;
      next = step (table, state, label);
    }
  return next;
}

/* The automata find by end; asked for is by start, longest first. Counting keeps it linear: a text of a
 * hundred megabytes has millions of matches. Where start and end agree the order of finding stays: the
 * winning layer first. */
static GArray *
sort_by_start (GArray *matches, gsize length)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (HeshuMatch), matches->len);
  g_autofree guint32 *places = NULL;
  const HeshuMatch *found = (const HeshuMatch *) matches->data;
  guint32 place = 0;
  guint low;

  g_array_set_size (sorted, matches->len);
  if (matches->len == 0)
    return sorted;

  places = g_new0 (guint32, length);
  for (guint i = 0; i < matches->len; i++)
    places[found[i].start]++;
  for (gsize i = 0; i < length; i++)
    {
      guint32 count = places[i];

      places[i] = place;
      place += count;
    }

  for (guint high = matches->len; high > 0; high = low)
    {
      for (low = high - 1; low > 0 && found[low - 1].end == found[high - 1].end;)
        low--;
      for (guint i = low; i < high; i++)
        g_array_index (sorted, HeshuMatch, places[found[i].start]++) = found[i];
    }
  return sorted;
}

GArray *
heshu_lexicon_scan (HeshuLexicon *self, const gunichar *chars, gsize length)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (HeshuMatch));
  g_autofree guint32 *states = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (chars != NULL || length == 0, NULL);

  states = g_new0 (guint32, self->n_layers);
  for (guint k = 0; k < self->n_layers; k++)
    heshu_lexicon_table_get_terms (self->layers[k].table);
  for (gsize i = 0; i < length; i++)
    {
      gunichar label = heshu_lexicon_fold (chars[i]);

      for (guint k = 0; k < self->n_layers; k++)
        {
          states[k] = advance (self->layers[k].table, states[k], label);
          append_matches (&self->layers[k], states[k], (guint) i + 1, matches);
        }
    }
  return sort_by_start (matches, length);
}

GPtrArray *
heshu_lexicon_find (HeshuLexicon *self, const char *category, const char *form)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && form != NULL, found);

  for (guint i = 0; i < self->n_layers; i++)
    {
      const HeshuLexiconLayer *layer = &self->layers[i];
      const HeshuLexiconTable *table = layer->table;
      guint32 state = heshu_lexicon_table_find_form (table, form);
      const HeshuTerm *terms = state != 0 ? heshu_lexicon_table_get_terms (layer->table) : NULL;

      for (guint32 t = table->states[state].first_term; t < table->states[state + 1].first_term; t++)
        {
          if ((category == NULL || strcmp (terms[t].category, category) == 0) &&
              !heshu_lexicon_layer_hides (layer, t))
            g_ptr_array_add (found, (gpointer) &terms[t]);
        }
    }
  return found;
}

GPtrArray *
heshu_lexicon_find_value (HeshuLexicon *self, const char *category, const char *value)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && value != NULL, found);

  for (guint i = 0; i < self->n_layers; i++)
    {
      const HeshuLexiconLayer *layer = &self->layers[i];
      guint32 first;
      guint32 count = heshu_lexicon_table_find_value (layer->table, value, &first);
      const HeshuTerm *terms = count != 0 ? heshu_lexicon_table_get_terms (layer->table) : NULL;

      for (guint32 k = first; k < first + count; k++)
        {
          guint32 t = layer->table->by_value[k];

          if ((category == NULL || strcmp (terms[t].category, category) == 0) &&
              !heshu_lexicon_layer_hides (layer, t))
            g_ptr_array_add (found, (gpointer) &terms[t]);
        }
    }
  return found;
}
