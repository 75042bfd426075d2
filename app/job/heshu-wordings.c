/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-question.h"

char **
heshu_question_list_wordings (HeshuLexicon *lexicon, const char *indicator)
{
  g_autoptr (GPtrArray) terms = heshu_lexicon_find (lexicon, "indicator", indicator);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) wordings = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (wordings, g_strdup (indicator));
  g_hash_table_add (seen, g_ptr_array_index (wordings, 0));
  for (guint i = 0; i < terms->len; i++)
    {
      const char *preferred = heshu_term_get_value (g_ptr_array_index (terms, i));
      g_autoptr (GPtrArray) same = heshu_lexicon_find_value (lexicon, "indicator", preferred);

      for (guint j = 0; j < same->len; j++)
        {
          const char *form = heshu_term_get_form (g_ptr_array_index (same, j));

          if (g_hash_table_contains (seen, form))
            continue;
          g_ptr_array_add (wordings, g_strdup (form));
          g_hash_table_add (seen, g_ptr_array_index (wordings, wordings->len - 1));
        }
    }
  g_ptr_array_add (wordings, NULL);
  return (char **) g_ptr_array_steal (wordings, NULL);
}
