/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-section-private.h"

/* The own name of a town, in characters */
#define SHORTEST_TOWN 1
#define LONGEST_TOWN 6
/* How long the label at a heading's start may be */
#define LONGEST_LABEL 10

gboolean
heshu_article_is_by_number (const HeshuExtraction *self, HeshuArticleField field)
{
  HeshuSpan span = self->article->field_spans[field];

  return !heshu_span_is_none (span) && span.end > 0 &&
         span.end <= heshu_text_get_length (self->document->text) &&
         heshu_text_get_chars (self->document->text)[span.end - 1] == 0x3014; /* 〔 */
}

guint
heshu_section_find_end (const HeshuExtraction *self, guint line)
{
  guint end = line + 1;

  while (end < self->n_lines && self->lines[end].kind != HESHU_LINE_HEADING)
    end++;
  return self->lines[end - 1].end;
}

/* Behind the signs before a heading's words: ▍, ■, 一、 keeps its number */
static guint
skip_marks (const HeshuExtraction *self, HeshuRange range)
{
  while (range.start < range.end && !g_unichar_isalnum (self->chars[range.start]))
    range.start++;
  return range.start;
}

static gboolean
names_in_full (const HeshuExtraction *self, HeshuPlaces *places, HeshuRange range, const HeshuPlace *wanted)
{
  for (guint i = range.start; i < range.end; i++)
    {
      HeshuPlace place;

      if (!heshu_places_match (places, self->terms, i, range.end, &place))
        continue;
      if (place.name == wanted->name)
        return TRUE;
      i = place.range.end - 1;
    }
  return FALSE;
}

gboolean
heshu_section_read_place (const HeshuExtraction *self, HeshuPlaces *places, guint line, HeshuPlace *place)
{
  HeshuRange range = { self->lines[line].start, self->lines[line].end };
  HeshuRange text = { range.end, heshu_section_find_end (self, line) };
  guint end;

  if (heshu_places_first_in (places, self->terms, range, place))
    return TRUE;
  range.start = end = skip_marks (self, range);
  while (end < range.end && g_unichar_isalpha (self->chars[end]))
    end++;
  if (end - range.start < 2 || end - range.start > LONGEST_LABEL)
    return FALSE;
  return heshu_places_match_label (places, self->terms, range.start, end, place) &&
         names_in_full (self, places, text, place);
}

char *
heshu_section_dup_town_body (const HeshuExtraction *self, guint line, const HeshuPlace *place)
{
  guint start = place->range.end;
  guint end = self->lines[line].end;

  if (heshu_place_is_above_counties (place))
    return NULL;
  for (guint i = start + SHORTEST_TOWN; i < end && i <= start + LONGEST_TOWN; i++)
    {
      const HeshuMatch *match;
      g_autofree char *town = NULL;

      if (!g_unichar_isalpha (self->chars[i - 1]))
        return NULL;
      match = heshu_extraction_match_at (self, HESHU_CATEGORY ("town-word"), i);
      if (match == NULL || (match->end < end && g_unichar_isalnum (self->chars[match->end])))
        continue;
      town = heshu_extraction_dup_text (self, (HeshuRange){ start, i });
      return g_strconcat (place->name, town, heshu_term_get_value (match->term), NULL);
    }
  return NULL;
}
