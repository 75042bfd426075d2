/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-context-private.h"

#include "heshu-place-label.h"

#include <string.h>

/* How much of an article its lead is, in characters */
#define LEAD_LENGTH 320

HeshuRange
heshu_context_get_lead (const HeshuContext *self)
{
  guint start = 0;

  for (guint i = 0; i < self->n_lines; i++)
    if (self->lines[i].kind == HESHU_LINE_PARAGRAPH)
      {
        start = self->lines[i].start;
        break;
      }
  return (HeshuRange){ start, MIN (start + LEAD_LENGTH, self->length) };
}

HeshuTermIndex *
heshu_context_index_field (const HeshuContext *self, HeshuArticleField field)
{
  const char *text = heshu_article_get (self->article, field);
  g_autoptr (GString) dense = NULL;

  if (text == NULL)
    return NULL;
  dense = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (dense, g_utf8_get_char (p));
  return heshu_term_index_new_for_text (self->lexicon, dense->str);
}

/* 金水区、惠济区…对比: what a headline says of several districts is of the unit they belong to */
static void
rise_to_common (HeshuContext *self, const HeshuTermIndex *terms, HeshuPlace *place)
{
  static const gunichar links[] = { 0x3001 /* 、 */, 0x548C /* 和 */, 0x4E0E /* 与 */, 0x53CA /* 及 */ };
  HeshuPlace other, parent;

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (place->range.end < terms->length && terms->chars[place->range.end] == links[i] &&
        heshu_places_match (self->places, terms, place->range.end + 1, terms->length, &other) &&
        g_strcmp0 (other.parent, place->parent) == 0 && *place->parent != '\0' &&
        heshu_places_get_parent (self->places, place, &parent))
      {
        *place = parent;
        return;
      }
}

/* The first place of a headline field */
static gboolean
read_headline_place (HeshuContext *self, HeshuArticleField field, HeshuPlace *place, HeshuSpan *span)
{
  g_autoptr (HeshuTermIndex) terms = heshu_context_index_field (self, field);
  guint label;

  if (terms == NULL)
    return FALSE;
  /* 【武汉洪山】…, 济南历下：… */
  label = heshu_place_label_end (self->lexicon, terms->chars, 0, terms->length);
  if ((label == 0 ||
       !heshu_places_match_label (self->places, terms, terms->chars[0] == 0x3010, label - 1, place)) &&
      !heshu_places_first_in (self->places, terms, (HeshuRange){ 0, terms->length }, place))
    return FALSE;
  rise_to_common (self, terms, place);
  *span = self->article->field_spans[field];
  return TRUE;
}

/* 无锡滨湖 in a headline names the prefecture first: the one district the article then speaks of is meant */
static void
narrow_to_only_district (HeshuContext *self, HeshuPlace *place, HeshuSpan *span)
{
  const char *only = NULL;
  HeshuPlace narrow = { 0 };

  for (guint i = 0; i < self->length;)
    {
      HeshuPlace one;

      if (!heshu_places_match (self->places, self->terms, i, self->length, &one))
        {
          i++;
          continue;
        }
      i = one.range.end;
      if (heshu_place_is_above_counties (&one))
        continue;
      if (only != NULL && only != one.name)
        return;
      only = one.name;
      narrow = one;
    }
  if (only == NULL)
    return;
  *place = narrow;
  *span = heshu_reading_get_span (self->reading, narrow.range.start, narrow.range.end);
}

/* The most frequent district of @last_char in the article, else on the page */
static gboolean
find_most_frequent (HeshuContext *self, gunichar last_char, HeshuPlace *place, HeshuSpan *span)
{
  if (heshu_places_most_frequent (self->places, self->terms, (HeshuRange){ 0, self->length }, last_char,
                                  place))
    {
      *span = heshu_reading_get_span (self->reading, place->range.start, place->range.end);
      return TRUE;
    }
  if (heshu_page_context_find_most_frequent (self->around, last_char, place))
    {
      *span = HESHU_SPAN (place->range.start, place->range.end);
      return TRUE;
    }
  return FALSE;
}

static gboolean
ends_with (const HeshuPlace *place, gunichar last_char)
{
  const char *tail = g_utf8_find_prev_char (place->name, place->name + strlen (place->name));

  return tail != NULL && g_utf8_get_char (tail) == last_char;
}

/* 全市 of 藁城区, 鹿泉区 and 晋州市 is no county's: where the article names two districts (区) beside a
 * county-level city, its 市 is the city above them all */
static void
rise_above_siblings (HeshuContext *self, gunichar level, HeshuPlace *place)
{
  const char *first = NULL;
  HeshuPlace one, parent;

  if (level != 0x5E02 /* 市 */ || heshu_place_is_above_counties (place) || strlen (place->code) < 4)
    return;
  for (guint i = 0; i < self->length; i++)
    {
      if (!heshu_places_match (self->places, self->terms, i, self->length, &one))
        continue;
      i = one.range.end - 1;
      if (!g_str_has_suffix (one.name, "区") || strncmp (one.code, place->code, 4) != 0)
        continue;
      if (first != NULL && first != one.name && heshu_places_get_parent (self->places, place, &parent))
        {
          *place = parent;
          return;
        }
      first = one.name;
    }
}

/* 和平区, 二道区: where nothing else is named, a district whose name is also an ordinary word */
static gboolean
find_common (HeshuContext *self, gunichar last_char, HeshuPlace *place, HeshuSpan *span)
{
  for (guint i = 0; i < self->length; i++)
    if (heshu_places_match_common (self->places, self->terms, i, self->length, place) &&
        (last_char == 0 || ends_with (place, last_char)))
      {
        *span = heshu_reading_get_span (self->reading, place->range.start, place->range.end);
        return TRUE;
      }
  return FALSE;
}

/* 开发区空气质量通报, by the city's bureau: the headline's district is what the article is about */
static gboolean
read_district_of_headline (HeshuContext *self, const HeshuPlace *above, HeshuPlace *place, HeshuSpan *span)
{
  static const HeshuArticleField fields[] = { HESHU_ARTICLE_TITLE, HESHU_ARTICLE_SUBTITLE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (read_headline_place (self, fields[i], place, span) && !heshu_place_is_above_counties (place) &&
        *place->code != '\0' &&
        strncmp (place->code, above->code, g_str_has_suffix (above->code, "0000") ? 2 : 4) == 0)
      return TRUE;
  return FALSE;
}

gboolean
heshu_context_read_area (HeshuContext *self,
                         const HeshuAgencyReading *agency,
                         HeshuPlace *place,
                         HeshuSpan *span)
{
  static const HeshuArticleField fields[] = { HESHU_ARTICLE_KICKER, HESHU_ARTICLE_TITLE,
                                              HESHU_ARTICLE_SUBTITLE };
  gunichar level = agency->found ? agency->agency.level_char : 0;
  HeshuRange lead = heshu_context_get_lead (self);

  if (agency->found && agency->agency.branch.name != NULL)
    {
      *place = agency->agency.branch;
      *span = agency->area_span;
      return TRUE;
    }
  if (agency->found && agency->agency.place.name != NULL)
    {
      if (heshu_place_is_above_counties (&agency->agency.place) &&
          read_district_of_headline (self, &agency->agency.place, place, span))
        return TRUE;
      *place = agency->agency.place;
      *span = agency->area_span;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (read_headline_place (self, fields[i], place, span) && (level == 0 || ends_with (place, level)))
      {
        if (level == 0 && heshu_place_is_above_counties (place))
          narrow_to_only_district (self, place, span);
        return TRUE;
      }
  if (level != 0 && find_most_frequent (self, level, place, span))
    {
      rise_above_siblings (self, level, place);
      return TRUE;
    }
  if (level != 0)
    return find_common (self, level, place, span) || find_most_frequent (self, 0, place, span);
  for (guint i = lead.start; i < lead.end; i++)
    if (heshu_places_match (self->places, self->terms, i, self->length, place))
      {
        *span = heshu_reading_get_span (self->reading, place->range.start, place->range.end);
        if (heshu_place_is_above_counties (place))
          narrow_to_only_district (self, place, span);
        return TRUE;
      }
  return find_most_frequent (self, 0, place, span) || find_common (self, 0, place, span);
}
