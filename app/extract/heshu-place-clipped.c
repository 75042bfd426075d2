/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-place-private.h"

/* The longest name of a city without its 市 */
#define LONGEST_CITY 4

/* @name with each of 区, 县, 市 behind it, as a district's whole name */
static gboolean
match_levels (HeshuPlaces *self, const char *name, const char *not_this, HeshuPlace *place)
{
  static const char *const levels[] = { "", "区", "县", "市" };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *full = g_strconcat (name, levels[i], NULL);
      g_autoptr (HeshuTermIndex) terms =
          heshu_term_index_new_for_text (heshu_places_get_lexicon (self), full);

      /* What is printed as a label, or before 分局, is a name even where it is also a word */
      if (heshu_places_match_common (self, terms, 0, terms->length, place) &&
          place->range.end == terms->length && place->name != not_this)
        return TRUE;
    }
  return FALSE;
}

gboolean
heshu_places_match_clipped (HeshuPlaces *self,
                            const gunichar *chars,
                            const HeshuPlace *upper,
                            guint start,
                            guint end,
                            HeshuPlace *place)
{
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  const char *upper_name = upper->name;

  if (start >= end)
    return FALSE;
  words = g_ucs4_to_utf8 (chars + start, (glong) (end - start), NULL, NULL, NULL);
  name = g_strconcat (upper_name != NULL ? upper_name : "", words, NULL);
  if (words == NULL || !match_levels (self, name, upper_name, place))
    return FALSE;
  place->range = (HeshuRange){ (guint) start, (guint) end };
  return TRUE;
}

gboolean
heshu_places_match_label (HeshuPlaces *self,
                          const HeshuTermIndex *terms,
                          guint start,
                          guint end,
                          HeshuPlace *place)
{
  static const HeshuPlace any = { 0 };
  const gunichar *chars = terms->chars;
  HeshuPlace upper;
  guint behind;

  if (heshu_places_match (self, terms, start, end, &upper) ||
      (heshu_places_match_common (self, terms, start, end, &upper) && upper.range.end == end))
    {
      behind = upper.range.end;
      behind += behind < end && (chars[behind] == 0xB7 || chars[behind] == 0x30FB);
      *place = upper;
      return behind >= end || heshu_places_match_clipped (self, chars, &upper, behind, end, place);
    }
  for (guint middle = start + 2; middle + 2 <= end && middle <= start + LONGEST_CITY; middle++)
    {
      g_autofree char *city = g_ucs4_to_utf8 (chars + start, (glong) (middle - start), NULL, NULL, NULL);
      g_autofree char *full = g_strconcat (city != NULL ? city : "", "市", NULL);

      upper = (HeshuPlace){ .name = full };
      if (heshu_places_match_clipped (self, chars, &upper, middle, end, place))
        return TRUE;
    }
  return heshu_places_match_clipped (self, chars, &any, start, end, place);
}
