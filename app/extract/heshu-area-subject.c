/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-area-private.h"

#include "heshu-chars.h"

#include <string.h>

/* How far behind a clause's start 全市 or a district's name may stand and still be what the clause is about
 */
#define SUBJECT_REACH 10

/* How far behind a district's name the noun may stand that makes it part of a name, or the mark that closes
 * one */
#define NAME_REACH 10
/* How far before 该区 the district may be named that it means */
#define NAMED_REACH 160
/* How far behind a clause's start the words may end that describe a district */
#define DESCRIBED_REACH 16
/* A county's name without its last character, in a road's name */
#define SHORTEST_CLIPPED 2
#define LONGEST_CLIPPED 3
/* 武汉市洪山区 or 武汉洪山区, in characters */
#define FULL_NAME 5

static gunichar
last_char (const char *name)
{
  const char *tail = g_utf8_find_prev_char (name, name + strlen (name));

  return tail != NULL ? g_utf8_get_char (tail) : 0;
}

/* 全市排名第3: among whom the rank is, no subject */
static gboolean
leads_to_rank (const HeshuExtraction *self, guint position)
{
  const HeshuMatch *whole = heshu_extraction_match_at (self, HESHU_CATEGORY ("level-word"), position);
  guint end = whole != NULL ? (guint) whole->end : position;
  const HeshuMatch *rank = heshu_extraction_match_at (self, HESHU_CATEGORY ("rank-word"), end);

  return heshu_extraction_get_char (self, end) == 0x7B2C /* 第 */ ||
         (rank != NULL && g_strcmp0 (heshu_term_get_value (rank->term), "keep") != 0);
}

/* A county's neighbours share its prefecture, a prefecture's counties its province */
static gboolean
share_unit (const HeshuPlace *place, const HeshuPlace *other)
{
  if (place->name == NULL || *place->code == '\0' || *other->code == '\0')
    return FALSE;
  return strncmp (place->code, other->code, g_str_has_suffix (place->code, "00") ? 2 : 4) == 0;
}

gboolean
heshu_area_is_near (const HeshuPlacing *self, const HeshuPlace *place)
{
  if (self->survey || self->article.name == NULL || *self->article.code == '\0' || *place->code == '\0')
    return TRUE;
  /* 武汉市洪山区: named with its city where the page is another's */
  if (!heshu_place_is_above_counties (place) && place->range.end - place->range.start >= FULL_NAME &&
      place->range.end - place->range.start > (guint) g_utf8_strlen (place->name, -1))
    return TRUE;
  return share_unit (&self->article, place) || share_unit (&self->section, place) ||
         share_unit (&self->line, place) || place->name == self->named.name;
}

/* The last district of @level named in the paragraph before @position, not far from it */
static gboolean
find_named_before (HeshuPlacing *self, gunichar level, guint position, HeshuPlace *named)
{
  const gunichar *chars = self->extraction->chars;
  guint from = position;
  gboolean found = FALSE;

  while (from > 0 && chars[from - 1] != '\n' && position - from < NAMED_REACH)
    from--;
  while (from < position)
    {
      HeshuPlace place;

      if (!heshu_places_match (self->places, self->extraction->terms, from, position, &place))
        {
          from++;
          continue;
        }
      from = place.range.end;
      if (last_char (place.name) != level)
        continue;
      *named = place;
      found = TRUE;
    }
  return found && heshu_area_is_near (self, named);
}

/* 全市, 我县, 该区: the article's or section's unit of that kind; 全市 in a district's report its prefecture.
 * Returns: FALSE where that is no known unit */
static gboolean
resolve_whole (HeshuPlacing *self, gunichar level, HeshuRange range, HeshuPlaced *placed)
{
  HeshuPlace parent;
  HeshuPlace named;
  const HeshuPlace *candidates[] = { &self->line, &self->section, &self->article };

  /* 该区, and 全县 in a page about a city: the one named last in the paragraph */
  if ((self->extraction->chars[range.start] == 0x8BE5 ||
       (level != 0x5E02 && heshu_place_is_above_counties (&self->article) && self->line.name == NULL)) &&
      find_named_before (self, level, range.start, &named) &&
      (self->extraction->chars[range.start] == 0x8BE5 || !heshu_place_is_above_counties (&named)))
    {
      *placed = (HeshuPlaced){ named.name, named.code, named.range, "district-named-before", 0.9 };
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (candidates[i]->name != NULL && last_char (candidates[i]->name) == level)
      {
        *placed = (HeshuPlaced){ candidates[i]->name, candidates[i]->code, range, "whole-district", 0.93 };
        return TRUE;
      }
  if (self->article.name != NULL && level == 0x5E02 &&
      heshu_places_get_parent (self->places, &self->article, &parent) && last_char (parent.name) == level)
    {
      *placed = (HeshuPlaced){ parent.name, parent.code, range, "whole-prefecture", 0.6 };
      return TRUE;
    }
  return FALSE;
}

/* 全市, 该区, 我县 at @position; their level in @level. The level alone (区) is no subject */
static gboolean
is_whole (const HeshuExtraction *self, guint position, guint end, gunichar *level)
{
  const HeshuMatch *match = heshu_extraction_match_at (self, HESHU_CATEGORY ("level-word"), position);

  if (match == NULL || match->end > end || match->end < position + 2)
    return FALSE;
  *level = self->chars[match->end - 1];
  return TRUE;
}

/* 居全市, 占全区: what stands behind these is a yardstick, no subject */
static gboolean
is_yardstick (const HeshuExtraction *self, guint position)
{
  return position > 0 &&
         heshu_extraction_match_before (self, HESHU_CATEGORY ("yardstick-word"), position) != NULL;
}

/* “太原教育”平台, 《太原市…条例》, 太原教育APP: the name of a thing that a district's name begins */
static gboolean
begins_name (const HeshuExtraction *self, const HeshuPlace *place)
{
  gunichar before = place->range.start > 0 ? self->chars[place->range.start - 1] : 0;
  guint reach = MIN (self->length, place->range.end + NAME_REACH);
  gboolean quoted =
      before == 0x201C || before == '"' || before == 0x300A || before == 0x300C || before == 0x2018;

  for (guint i = place->range.end; i < reach; i++)
    {
      if (!g_unichar_isalnum (self->chars[i]))
        return quoted &&
               (before == 0x300A || heshu_char_is_closing (self->chars[i]) || self->chars[i] == '"');
      if (heshu_extraction_match_at (self, HESHU_CATEGORY ("name-noun"), i) != NULL)
        return TRUE;
    }
  return quoted && before == 0x300A;
}

/* 郑州市教育局抽查显示, in a district's report: the body above looks at the district */
static gboolean
is_body_above (HeshuPlacing *self, const HeshuPlace *place, guint end)
{
  HeshuAgencyMention mention;

  return self->article.name != NULL && heshu_place_is_above_counties (place) &&
         !heshu_place_is_above_counties (&self->article) &&
         heshu_agency_match (self->places, self->extraction->terms, place->range.start, end, FALSE,
                             &mention) &&
         mention.range.end > place->range.end;
}

/* 平遥 of 108国道平遥段: a stretch of road through a county of the article's city */
static gboolean
read_road (HeshuPlacing *self, HeshuRange item, guint position, HeshuPlaced *placed)
{
  static const HeshuPlace any = { 0 };
  const HeshuExtraction *extraction = self->extraction;

  if (extraction->chars[position] != 0x6BB5 /* 段 */ || !heshu_place_is_above_counties (&self->article))
    return FALSE;
  for (guint length = SHORTEST_CLIPPED; length <= LONGEST_CLIPPED && item.start + length < position; length++)
    {
      guint start = position - length;
      HeshuPlace place;

      if (heshu_extraction_match_before (extraction, HESHU_CATEGORY ("road-word"), start) == NULL ||
          !heshu_places_match_clipped (self->places, extraction->chars, &any, start, position, &place) ||
          !share_unit (&self->article, &place))
        continue;
      *placed = (HeshuPlaced){ place.name, place.code, place.range, "district-of-road", 0.8 };
      return TRUE;
    }
  return FALSE;
}

/* 上海市静安区结对帮扶以来: a district that helps the page's own, which the figures stay with */
static gboolean
is_helper (const HeshuExtraction *self, const HeshuPlace *place)
{
  const HeshuMatch *match =
      heshu_extraction_match_at (self, HESHU_CATEGORY ("neighbour-word"), place->range.end);

  return match != NULL && g_strcmp0 (heshu_term_get_value (match->term), "helper") == 0;
}

/* A district at @position, where a clause, or a noun behind 的, begins */
static gboolean
read_place (HeshuPlacing *self, HeshuRange item, guint position, HeshuPlaced *placed)
{
  HeshuPlace place;

  if ((!heshu_places_match (self->places, self->extraction->terms, position, item.end, &place) &&
       !heshu_area_match_clipped (self, position, item.end, &place)) ||
      !heshu_area_is_near (self, &place) || begins_name (self->extraction, &place) ||
      is_body_above (self, &place, item.end) || is_helper (self->extraction, &place))
    return FALSE;
  if (self->article.name != NULL && g_strcmp0 (place.name, self->article.name) == 0)
    place.code = self->article.code;
  self->named = place;
  /* 甲区、乙区增速均为6%: one of several */
  *placed =
      (HeshuPlaced){ place.name, place.code, place.range, "district-of-clause",
                     heshu_extraction_get_char (self->extraction, place.range.end) == 0x3001 ? 0.8 : 0.9 };
  return TRUE;
}

/* 毗邻的太仓市, PM2.5浓度最低的和顺县: a district that words ending in 的 describe, of the article's own kind
 */
static gboolean
read_described (HeshuPlacing *self, HeshuRange item, guint position, HeshuPlaced *placed)
{
  HeshuPlace place;

  if (heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("neighbour-word"), position) != NULL &&
      heshu_places_match (self->places, self->extraction->terms, position, item.end, &place))
    self->named = place; /* 邻近的庐江县 is near, whatever it belongs to */
  if (position == item.start || self->extraction->chars[position - 1] != 0x7684 /* 的 */ ||
      !heshu_places_match (self->places, self->extraction->terms, position, item.end, &place) ||
      heshu_place_is_above_counties (&place) || !read_place (self, item, position, placed))
    return FALSE;
  placed->rule = "district-described";
  placed->confidence = 0.85;
  return TRUE;
}

gboolean
heshu_area_read_subject (HeshuPlacing *self, HeshuRange item, HeshuPlaced *placed)
{
  HeshuExtraction *extraction = self->extraction;
  guint end = MIN (item.end, item.start + DESCRIBED_REACH);
  gboolean at_start = TRUE;

  if (heshu_area_read_pair (self, item, placed))
    return TRUE;
  for (guint i = item.start; i < end; i++)
    {
      gboolean within = i < item.start + SUBJECT_REACH;
      gunichar level;
      const HeshuMatch *cue;

      if (within && is_whole (extraction, i, item.end, &level) && !is_yardstick (extraction, i) &&
          !leads_to_rank (extraction, i))
        return resolve_whole (self, level, (HeshuRange){ i, i + 2 }, placed);
      if ((within && at_start && read_place (self, item, i, placed)) ||
          read_described (self, item, i, placed) || read_road (self, item, i, placed))
        return TRUE;
      cue = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("part-cue"), i);
      if (cue != NULL)
        {
          i = (guint) cue->end - 1; /* 其中东海县 */
          continue;
        }
      /* A name inside a longer one (焦作市第二人民医院) or behind 与 is not what the clause is about */
      if (g_unichar_isalpha (extraction->chars[i]) &&
          heshu_extraction_match_at (extraction, HESHU_CATEGORY ("period"), i) == NULL)
        at_start = FALSE;
      else if (!g_unichar_isalpha (extraction->chars[i]))
        at_start = TRUE;
    }
  return FALSE;
}
