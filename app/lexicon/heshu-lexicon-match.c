/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-lexicon.h"

#include <string.h>

#include "heshu-lexicon-private.h"

/* Whether a term of @category could begin with @label */
static inline gboolean
may_begin (const HeshuLexiconTable *table, const char *category, gunichar label)
{
  return label >= HESHU_LEXICON_N_ROOTS ||
         (table->root_initials[label] & heshu_lexicon_initial_bit (category)) != 0;
}

/* As heshu_lexicon_table_step(), for a table whose terms have been asked for */
static inline guint32
step (const HeshuLexiconTable *table, guint32 state, gunichar label)
{
  const HeshuLexiconState *states = table->states;
  guint32 low, high;

  if (state == 0 && label < HESHU_LEXICON_N_ROOTS)
    return table->roots[label];
  if (state != 0 && state < states[1].first_child &&
      (table->first_steps[state] & heshu_lexicon_label_bit (label)) == 0)
    return 0;
  low = states[state].first_child;
  high = states[state + 1].first_child;
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (states[middle].label < label)
        low = middle + 1;
      else
        high = middle;
    }
  return low < states[state + 1].first_child && states[low].label == label ? low : 0;
}

/* @category: (nullable): any; mostly interned */
static inline gboolean
is_of (const HeshuTerm *term, const char *category)
{
  return category == NULL || term->category == category ||
         (term->category[0] == category[0] && strcmp (term->category, category) == 0);
}

/* The first term of @state that is of @category and not hidden */
static const HeshuTerm *
pick_term (const HeshuLexiconLayer *layer, const HeshuTerm *terms, guint32 state, const char *category)
{
  const HeshuLexiconTable *table = layer->table;

  for (guint32 t = table->states[state].first_term; t < table->states[state + 1].first_term; t++)
    {
      if (is_of (&terms[t], category) && !heshu_lexicon_layer_hides (layer, t))
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
  const HeshuTerm *terms = heshu_lexicon_table_get_terms (layer->table);
  const HeshuTerm *longest = NULL;
  guint32 state = 0;

  /* no term of a category begins at most positions */
  if (position < length && category != NULL &&
      !may_begin (layer->table, category, heshu_lexicon_fold (chars[position])))
    return NULL;
  for (gsize i = position; i < length; i++)
    {
      const HeshuTerm *term;

      state = step (layer->table, state, heshu_lexicon_fold (chars[i]));
      if (state == 0)
        break;
      if ((term = pick_term (layer, terms, state, category)) != NULL)
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

/* The states with terms that are met from one place on, of each layer from the shortest form to the longest
 */
typedef struct
{
  guint32 *states;
  guint n_states;
  guint room;
} Walk;

/* Most places lead nowhere, so the walks of all of them together cost less than an automaton that runs once
 * over the text: that finds by end, and what it found must be sorted by start. */
static inline void
walk_layer (Walk *walk, const HeshuLexiconTable *table, const gunichar *chars, gsize length, gsize position)
{
  const HeshuLexiconState *states = table->states;
  guint32 state = 0;

  for (gsize i = position; i < length; i++)
    {
      state = step (table, state, heshu_lexicon_fold (chars[i]));
      if (state == 0)
        return;
      if (states[state].first_term == states[state + 1].first_term)
        continue;
      if (G_UNLIKELY (walk->n_states == walk->room))
        walk->states = g_renew (guint32, walk->states, walk->room = 2 * walk->room + 16);
      walk->states[walk->n_states++] = state;
    }
}

/* Appends the terms of one state; there is room for them. Returns: how many */
static inline guint
put_terms (const HeshuLexiconLayer *layer, guint32 state, guint start, HeshuMatch *out)
{
  const HeshuLexiconTable *table = layer->table;
  guint n = 0;

  for (guint32 t = table->states[state].first_term; t < table->states[state + 1].first_term; t++)
    if (!heshu_lexicon_layer_hides (layer, t))
      out[n++] =
          (HeshuMatch){ start, start + table->records[t].length, &table->terms[t], table->terms[t].category };
  return n;
}

static inline guint
form_length (const HeshuLexiconTable *table, guint32 state)
{
  return table->records[table->states[state].first_term].length;
}

typedef struct
{
  GArray *matches; /* longer than what is in it */
  guint n;
} Sink;

static inline void
put_state (Sink *sink, const HeshuLexiconLayer *layer, guint32 state, guint start)
{
  const HeshuLexiconState *states = layer->table->states;
  guint n = states[state + 1].first_term - states[state].first_term;

  if (G_UNLIKELY (sink->n + n > sink->matches->len))
    g_array_set_size (sink->matches, 2 * sink->matches->len + n);
  sink->n += put_terms (layer, state, start, &g_array_index (sink->matches, HeshuMatch, sink->n));
}

/* The longest first; where two layers know a form, the winning one first */
static void
put_layers (HeshuLexicon *self, Sink *sink, const Walk *walk, guint *ends, guint start)
{
  for (;;)
    {
      guint best = self->n_layers, longest = 0;

      for (guint k = 0; k < self->n_layers; k++)
        if (ends[k] > (k > 0 ? ends[self->n_layers + k - 1] : 0))
          {
            guint length = form_length (self->layers[k].table, walk->states[ends[k] - 1]);

            if (length > longest)
              {
                longest = length;
                best = k;
              }
          }
      if (best == self->n_layers)
        return;
      put_state (sink, &self->layers[best], walk->states[--ends[best]], start);
    }
}

static void
scan_layer (const HeshuLexiconLayer *layer,
            const gunichar *chars,
            gsize length,
            Walk *walk,
            Sink *sink,
            guint *first)
{
  for (gsize i = 0; i < length; i++)
    {
      if (first != NULL)
        first[i] = sink->n;
      walk->n_states = 0;
      walk_layer (walk, layer->table, chars, length, i);
      while (walk->n_states > 0)
        put_state (sink, layer, walk->states[--walk->n_states], (guint) i);
    }
}

static void
scan_layers (HeshuLexicon *self, const gunichar *chars, gsize length, Walk *walk, Sink *sink, guint *first)
{
  g_autofree guint *ends =
      g_new (guint, 2 * self->n_layers); /* of each layer's states, twice: one is used up */

  for (gsize i = 0; i < length; i++)
    {
      if (first != NULL)
        first[i] = sink->n;
      walk->n_states = 0;
      for (guint k = 0; k < self->n_layers; k++)
        {
          walk_layer (walk, self->layers[k].table, chars, length, i);
          ends[k] = ends[self->n_layers + k] = walk->n_states;
        }
      put_layers (self, sink, walk, ends, (guint) i);
    }
}

GArray *
heshu_lexicon_scan_indexed (HeshuLexicon *self, const gunichar *chars, gsize length, guint *first)
{
  Sink sink = { g_array_new (FALSE, FALSE, sizeof (HeshuMatch)), 0 };
  Walk walk = { NULL, 0, 0 };

  for (guint k = 0; k < self->n_layers; k++)
    heshu_lexicon_table_get_terms (self->layers[k].table);
  g_array_set_size (sink.matches, (guint) (length + length / 2 + 16));
  if (self->n_layers > 1)
    scan_layers (self, chars, length, &walk, &sink, first);
  else
    scan_layer (self->layers, chars, length, &walk, &sink, first);
  if (first != NULL)
    first[length] = sink.n;
  g_array_set_size (sink.matches, sink.n);
  g_free (walk.states);
  return sink.matches;
}

GArray *
heshu_lexicon_scan (HeshuLexicon *self, const gunichar *chars, gsize length)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (chars != NULL || length == 0, NULL);

  return heshu_lexicon_scan_indexed (self, chars, length, NULL);
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

GPtrArray *
heshu_lexicon_list (HeshuLexicon *self, const char *category)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && category != NULL, found);

  for (guint i = 0; i < self->n_layers; i++)
    {
      const HeshuLexiconLayer *layer = &self->layers[i];
      const HeshuTerm *terms = heshu_lexicon_table_get_terms (layer->table);

      for (guint32 t = 0; t < layer->table->header->n_terms; t++)
        if (strcmp (terms[t].category, category) == 0 && !heshu_lexicon_layer_hides (layer, t))
          g_ptr_array_add (found, (gpointer) &terms[t]);
    }
  return found;
}
