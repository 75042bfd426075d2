/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-area-private.h"

#include <string.h>

/* More districts than a page compares; the rest are read by their full names alone */
#define MOST_NAMED 32
/* 金水 of 金水区, in characters */
#define SHORTEST_CLIPPED 2
#define LONGEST_CLIPPED 4

static gboolean
is_known (const GArray *named, const char *name)
{
  for (guint i = 0; i < named->len; i++)
    if (g_array_index (named, HeshuPlace, i).name == name)
      return TRUE;
  return FALSE;
}

/* The counties and districts that the article, headlines included, names in full */
void
heshu_area_find_named (HeshuPlacing *self)
{
  const HeshuExtraction *extraction = self->extraction;

  for (guint i = 0; i < extraction->length && self->in_full->len < MOST_NAMED; i++)
    {
      HeshuPlace place;
      guint length;

      if (!heshu_places_match (self->places, extraction->terms, i, extraction->length, &place))
        continue;
      i = place.range.end - 1;
      length = (guint) g_utf8_strlen (place.name, -1);
      if (heshu_place_is_above_counties (&place) || *place.code == '\0' || length <= SHORTEST_CLIPPED ||
          length > LONGEST_CLIPPED + 1 || length > place.range.end - place.range.start ||
          is_known (self->in_full, place.name))
        continue;
      place.range.start = place.range.end - length;
      g_array_append_val (self->in_full, place);
    }
}

gboolean
heshu_area_match_clipped (const HeshuPlacing *self, guint position, guint end, HeshuPlace *place)
{
  const HeshuExtraction *extraction = self->extraction;

  for (guint i = 0; i < self->in_full->len; i++)
    {
      const HeshuPlace *full = &g_array_index (self->in_full, HeshuPlace, i);
      guint length = full->range.end - full->range.start - 1;

      if (position + length > end ||
          memcmp (extraction->chars + position, extraction->chars + full->range.start,
                  length * sizeof *extraction->chars) != 0 ||
          heshu_extraction_match_at (extraction, HESHU_CATEGORY ("town-word"), position + length) != NULL)
        continue;
      *place = *full;
      place->range = (HeshuRange){ position, position + length };
      g_hash_table_insert (extraction->short_names, GUINT_TO_POINTER (position),
                           GUINT_TO_POINTER (position + length));
      return TRUE;
    }
  return FALSE;
}
