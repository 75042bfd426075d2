/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-context-private.h"

#include <string.h>

/* The own name of a street, in characters */
#define SHORTEST_STREET 2
#define LONGEST_STREET 6

static gboolean
is_zone (const HeshuContext *self, const char *area)
{
  g_autoptr (HeshuTermIndex) terms =
      area != NULL ? heshu_term_index_new_for_text (self->lexicon, area) : NULL;

  for (guint i = 1; terms != NULL && i < terms->length; i++)
    {
      const HeshuTerm *term =
          heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("zone-word"), i, terms->length);

      if (term != NULL && i + heshu_term_get_length (term) == terms->length)
        return TRUE;
    }
  return FALSE;
}

/* 管委会投资促进局局长: on a zone's page the committee that runs it, which needs no place before it there */
static gboolean
read_zone_committee (HeshuContext *self, const char *area, HeshuAgencyReading *out)
{
  if (!is_zone (self, area))
    return FALSE;
  for (guint i = 0; i < self->length; i++)
    {
      const HeshuTerm *term =
          heshu_term_index_lookup_term (self->terms, HESHU_CATEGORY ("zone-body"), i, self->length);

      if (term == NULL)
        continue;
      out->agency = (HeshuAgencyMention){ .core = g_intern_string (heshu_term_get_value (term)),
                                          .kind = g_intern_static_string ("congress") };
      out->found = TRUE;
      out->span = heshu_reading_get_span (self->reading, i, i + heshu_term_get_length (term));
      return TRUE;
    }
  return FALSE;
}

/* Where @words next stand in the article; G_MAXUINT nowhere */
static guint
find_words (const HeshuContext *self, const gunichar *words, guint n_words)
{
  for (guint i = 0; i + n_words <= self->length; i++)
    if (memcmp (self->chars + i, words, n_words * sizeof *words) == 0)
      return i;
  return G_MAXUINT;
}

/* 镇, 乡 or 街道 that ends a name at @position: not that of 城镇, 乡村, 镇域 */
static const HeshuTerm *
find_town_word (const HeshuTermIndex *terms, guint position)
{
  for (guint i = position > 0 ? position - 1 : 0; i <= position; i++)
    {
      const HeshuTerm *word =
          heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("layout"), i, terms->length);

      if (word != NULL && heshu_term_get_length (word) > 1 && i + heshu_term_get_length (word) > position &&
          g_strcmp0 (heshu_term_get (word, "role"), "common") == 0)
        return NULL;
    }
  return heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("town-word"), position, terms->length);
}

/* 惠济区长兴路街道…见闻: a headline's street or town, which the text then speaks of, is its office's page */
static gboolean
read_street (HeshuContext *self, HeshuArticleField field, HeshuAgencyReading *out)
{
  g_autoptr (HeshuTermIndex) terms = heshu_context_index_field (self, field);
  HeshuPlace place;
  guint start, end, at;
  const HeshuTerm *term = NULL;
  g_autofree char *name = NULL;
  g_autofree char *core = NULL;

  if (terms == NULL ||
      !heshu_places_first_in (self->places, terms, (HeshuRange){ 0, terms->length }, &place) ||
      heshu_place_is_above_counties (&place))
    return FALSE;
  start = end = place.range.end;
  while (end < terms->length && end - start <= LONGEST_STREET && g_unichar_isalpha (terms->chars[end]) &&
         (term = find_town_word (terms, end)) == NULL)
    end++;
  if (term == NULL || end - start < SHORTEST_STREET)
    return FALSE;
  name = g_ucs4_to_utf8 (terms->chars + start, end - start, NULL, NULL, NULL);
  end += heshu_term_get_length (term);
  at = find_words (self, terms->chars + start, end - start);
  if (at == G_MAXUINT)
    return FALSE;
  core = g_strconcat (name, heshu_term_get_value (term), NULL);
  out->agency = (HeshuAgencyMention){ .place = place,
                                      .core = g_intern_string (core),
                                      .kind = g_intern_static_string ("congress") };
  out->found = TRUE;
  out->span = heshu_reading_get_span (self->reading, at, at + end - start);
  return TRUE;
}

gboolean
heshu_context_read_body (HeshuContext *self, const char *area, HeshuAgencyReading *out)
{
  return read_zone_committee (self, area, out) || read_street (self, HESHU_ARTICLE_KICKER, out) ||
         read_street (self, HESHU_ARTICLE_TITLE, out) || read_street (self, HESHU_ARTICLE_SUBTITLE, out);
}
