/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-place-private.h"

#include <string.h>

gboolean
heshu_places_first_in (HeshuPlaces *self, const HeshuTermIndex *terms, HeshuRange range, HeshuPlace *place)
{
  for (guint i = range.start; i < range.end; i++)
    if (heshu_places_match (self, terms, i, range.end, place))
      return TRUE;
  return FALSE;
}

gboolean
heshu_places_most_frequent (HeshuPlaces *self,
                            const HeshuTermIndex *terms,
                            HeshuRange range,
                            gunichar last_char,
                            HeshuPlace *place)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint best = 0;

  for (guint i = range.start; i < range.end;)
    {
      HeshuPlace one;
      const char *tail;
      guint count;

      if (!heshu_places_match (self, terms, i, range.end, &one))
        {
          i++;
          continue;
        }
      i = one.range.end;
      tail = g_utf8_find_prev_char (one.name, one.name + strlen (one.name));
      if (last_char != 0 && (tail == NULL || g_utf8_get_char (tail) != last_char))
        continue;
      /* Named later counts less where two are named equally often */
      count = GPOINTER_TO_UINT (g_hash_table_lookup (found, one.name)) + 1;
      g_hash_table_insert (found, (gpointer) one.name, GUINT_TO_POINTER (count));
      if (count > best)
        {
          best = count;
          *place = one;
        }
    }
  return best > 0;
}
