/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

/* Words that point at figures told before: 前三项, 后一项, 前者, 后者 */

#define MOST_POINTED 16

/* The names told in the sentence before @index, in reading order. Returns: (transfer full): of HeshuNaming *
 */
static GPtrArray *
list_names (HeshuNamer *self, guint index)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = heshu_namer_find_before (self, index, TRUE); i != G_MAXUINT && names->len < MOST_POINTED;
       i = heshu_namer_find_before (self, i, TRUE))
    g_ptr_array_insert (names, 0, &self->namings[i]);
  return names;
}

/* The word that points, at the beginning of @range. (nullable) */
static const HeshuMatch *
find_pointer (HeshuNamer *self, HeshuRange range)
{
  while (range.start < range.end && !g_unichar_isalnum (self->extraction->chars[range.start]))
    range.start++;
  return heshu_term_index_lookup (self->extraction->terms, HESHU_CATEGORY ("pointer-word"), range.start,
                                  range.end);
}

GPtrArray *
heshu_namer_list_pointed (HeshuNamer *self, const HeshuNamingCase *naming, guint n)
{
  const HeshuMatch *pointer = find_pointer (self, naming->left);
  g_autoptr (GPtrArray) names = NULL;
  const char *value;

  if (pointer == NULL)
    return NULL;
  value = heshu_term_get_value (pointer->term);
  names = list_names (self, naming->index);
  if (names->len < n || (!g_str_equal (value, "first") && !g_str_equal (value, "last")))
    return NULL;
  if (g_str_equal (value, "first"))
    g_ptr_array_set_size (names, (int) n);
  else
    g_ptr_array_remove_range (names, 0, names->len - n);
  return g_steal_pointer (&names);
}

/* The one figure that the word means: the last of all, or one of the two last. (nullable) */
static const HeshuNaming *
find_pointed (HeshuNamer *self, const HeshuNamingCase *naming, const HeshuMatch *pointer)
{
  g_autoptr (GPtrArray) names = list_names (self, naming->index);
  const char *value = heshu_term_get_value (pointer->term);
  guint back = g_str_equal (value, "former") ? 2 : 1;

  if (g_str_equal (value, "first"))
    return names->len > 0 ? g_ptr_array_index (names, 0) : NULL;
  return names->len >= back ? g_ptr_array_index (names, names->len - back) : NULL;
}

/* 前者下降1.9%,后者约为前者的2.5倍: what is said of the one that is pointed at */
gboolean
heshu_namer_try_pointed (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuMatch *pointer = find_pointer (self, naming->left);
  const HeshuNaming *of = pointer != NULL ? find_pointed (self, naming, pointer) : NULL;
  HeshuRange change;
  const char *said = "";
  g_autofree char *share = NULL;

  if (of == NULL)
    return FALSE;
  change = heshu_phrases_find_change (&self->phrases, naming->left);
  if (naming->figure->measure == HESHU_MEASURE_CHANGE && !heshu_range_is_empty (change))
    {
      const HeshuMatch *word =
          heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("change-word"), change.start);

      said = word != NULL ? heshu_term_get_value (word->term) : "";
    }
  else if (naming->figure->measure == HESHU_MEASURE_RANK)
    said = "排名";
  else if (naming->figure->measure == HESHU_MEASURE_RATIO && !heshu_range_is_empty (naming->figure->unit) &&
           self->extraction->chars[naming->figure->unit.end - 1] == 0x500D /* 倍 */)
    said = "倍数";
  else if (naming->figure->measure == HESHU_MEASURE_RATIO)
    {
      HeshuRange behind = { (guint) pointer->end, naming->left.end };
      g_autofree char *text =
          heshu_phrases_dup (&self->phrases, heshu_phrases_trim_marks (&self->phrases, behind));

      said = share = g_strconcat (text, "比例", NULL); /* 前者恢复到2019年的108.3% */
    }
  else if (naming->figure->measure != HESHU_MEASURE_LEVEL)
    return FALSE;
  heshu_namer_set (self, naming->index, g_strconcat (of->name, said, NULL), g_strdup (of->name), of->evidence,
                   "figure-pointed-at", 0.8);
  return TRUE;
}
