/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An enumeration's words in data, in order of its values: the one way all of them are printed and read. */
static inline gboolean
heshu_words_find (const char *const *words, guint n_words, const char *word, guint *index)
{
  for (guint i = 0; word != NULL && i < n_words; i++)
    {
      if (g_str_equal (words[i], word))
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Defines NAME_get_word and NAME_from_word for the type TYPE over the array WORDS */
#define HESHU_DEFINE_WORDS(TYPE, name, ...)                                                                  \
  static const char *const name##_words[] = { __VA_ARGS__ };                                                 \
                                                                                                             \
  const char *name##_get_word (TYPE value)                                                                   \
  {                                                                                                          \
    g_return_val_if_fail ((guint) value < G_N_ELEMENTS (name##_words), NULL);                                \
    return name##_words[value];                                                                              \
  }                                                                                                          \
                                                                                                             \
  gboolean name##_from_word (const char *word, TYPE *value)                                                  \
  {                                                                                                          \
    guint index;                                                                                             \
                                                                                                             \
    if (!heshu_words_find (name##_words, G_N_ELEMENTS (name##_words), word, &index))                         \
      return FALSE;                                                                                          \
    *value = (TYPE) index;                                                                                   \
    return TRUE;                                                                                             \
  }

G_END_DECLS
