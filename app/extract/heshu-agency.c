/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-agency-private.h"

#include "heshu-chars.h"

#include <string.h>

#define AGENCY HESHU_CATEGORY ("agency")
/* The longest own name of a body that only its ending tells, in characters */
#define LONGEST_UNKNOWN 16
/* What may stand between a body's name and 分局 */
#define LONGEST_BRANCH 14

/* 区, 我市 before a body's own name */
static guint
skip_level (const HeshuTermIndex *terms, guint position, guint end, gunichar *level_char)
{
  const HeshuTerm *term = heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("level-word"), position, end);

  if (term == NULL)
    return position;
  *level_char = terms->chars[position + heshu_term_get_length (term) - 1];
  return position + heshu_term_get_length (term);
}

static gboolean
is_suffix (const HeshuTerm *term)
{
  return g_strcmp0 (heshu_term_get (term, "kind"), "suffix") == 0;
}

/* 民政和退役军人事务局: a body the lexicon does not know whole; it must end where the name ends */
static guint
match_unknown (const HeshuTermIndex *terms, guint position, guint length)
{
  const gunichar *chars = terms->chars;
  guint end = 0;

  for (guint i = position; i < length && i - position < LONGEST_UNKNOWN; i++)
    {
      const HeshuTerm *term;

      if (!g_unichar_isalpha (chars[i]) ||
          heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("body-break"), i, length) != NULL)
        break;
      if (i < position + 2 || (term = heshu_term_index_lookup_term (terms, AGENCY, i, length)) == NULL)
        continue;
      end = i + heshu_term_get_length (term);
      if (is_suffix (term) && heshu_term_get_length (term) == 1 && end < length &&
          g_unichar_isalpha (chars[end]) && chars[i] != 0x5C40) /* only 局 ends a name inside running text */
        end = 0;
      else
        return end;
    }
  return end;
}

static char *
dup_utf8 (const gunichar *chars, guint start, guint end)
{
  GString *text = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    if (!g_unichar_isspace (chars[i]))
      g_string_append_unichar (text, chars[i]);
  return g_string_free (text, FALSE);
}

/* 和平区教育局: the body's name says that the ordinary word is a district's */
static gboolean
match_common_before_body (HeshuPlaces *places,
                          const HeshuTermIndex *terms,
                          guint position,
                          guint end,
                          HeshuPlace *place)
{
  const HeshuTerm *term;

  if (!heshu_places_match_common (places, terms, position, end, place))
    return FALSE;
  term = heshu_term_index_lookup_term (terms, AGENCY, place->range.end, end);
  return term != NULL && !is_suffix (term);
}

/* The district that the words [@start, @end) before 分局 name: 惠济区分局, 惠济分局, 开发区分局 of the body's
 * city */
static gboolean
find_branch_place (HeshuPlaces *places,
                   const HeshuTermIndex *terms,
                   const HeshuPlace *upper,
                   guint start,
                   guint end,
                   HeshuPlace *place)
{
  if (heshu_places_match_zone (places, terms, start, end, place) && place->range.end == end &&
      *place->code != '\0')
    return TRUE;
  return heshu_places_match_clipped (places, terms->chars, upper, start, end, place);
}

/* 生态环境局开发区分局: a body's branch for a district, whose own name goes on behind the body's */
static void
read_branch (HeshuPlaces *places, const HeshuTermIndex *terms, guint length, HeshuAgencyMention *mention)
{
  const gunichar *chars = terms->chars;
  guint start = mention->range.end;

  for (guint i = start; i < length && i - start < LONGEST_BRANCH && g_unichar_isalpha (chars[i]); i++)
    {
      const HeshuTerm *term =
          heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("branch-ending"), i, length);
      guint end = term != NULL ? i + heshu_term_get_length (term) : 0;
      g_autofree char *tail = NULL;
      g_autofree char *name = NULL;

      if (term == NULL)
        continue;
      if (i == start || !find_branch_place (places, terms, &mention->place, start, i, &mention->branch))
        return;
      tail = dup_utf8 (chars, start, end);
      name = g_strconcat (mention->core, tail, NULL);
      mention->core = g_intern_string (name);
      mention->branch.range = (HeshuRange){ start, i };
      mention->range.end = end;
      return;
    }
}

/* 公安局交警支队: a unit of a body, whose own name goes on behind the body's */
static void
read_unit (const HeshuTermIndex *terms, guint length, HeshuAgencyMention *mention)
{
  const HeshuTerm *term = heshu_term_index_lookup_term (terms, AGENCY, mention->range.end, length);
  g_autofree char *name = NULL;

  if (term == NULL || is_suffix (term) || !g_str_has_suffix (heshu_term_get_value (term), "队"))
    return;
  name = g_strconcat (mention->core, heshu_term_get_value (term), NULL);
  mention->core = g_intern_string (name);
  mention->range.end += heshu_term_get_length (term);
}

gboolean
heshu_agency_match (HeshuPlaces *places,
                    const HeshuTermIndex *terms,
                    guint position,
                    guint length,
                    gboolean bare,
                    HeshuAgencyMention *mention)
{
  const gunichar *chars = terms->chars;
  HeshuPlace place;
  guint i = position;
  const HeshuTerm *term;
  gboolean announced;

  *mention = (HeshuAgencyMention){ 0 };
  if (heshu_places_match (places, terms, position, length, &place) ||
      heshu_places_match_zone (places, terms, position, length, &place) ||
      match_common_before_body (places, terms, position, length, &place))
    {
      mention->place = place;
      i = place.range.end;
    }
  /* 市场监管局 in a list of bodies begins with no 市 */
  else if (!bare || heshu_term_index_lookup_term (terms, AGENCY, position, length) == NULL)
    i = skip_level (terms, position, length, &mention->level_char);
  announced = i > position;
  if (i >= length || (!announced && !bare))
    return FALSE;

  term = heshu_term_index_lookup_term (terms, AGENCY, i, length);
  if (term != NULL && !is_suffix (term))
    {
      mention->core = g_intern_string (heshu_term_get_value (term));
      mention->kind = g_intern_string (heshu_term_get (term, "kind"));
      mention->range = (HeshuRange){ position, i + heshu_term_get_length (term) };
      read_branch (places, terms, length, mention);
      read_unit (terms, length, mention);
      return TRUE;
    }
  /* 区文化旅游和广播电视局: the level's word begins the name only where no word goes on into it (社区, 市场)
   */
  if (mention->place.name != NULL || bare ||
      (announced && (position == 0 || !heshu_char_is_han (chars[position - 1]))))
    {
      guint end = match_unknown (terms, i, length);
      g_autofree char *core = end > i ? dup_utf8 (chars, i, end) : NULL;

      if (core == NULL || (mention->place.name == NULL && !bare && !g_str_has_suffix (core, "局")))
        return FALSE;
      mention->core = g_intern_string (core);
      mention->kind = g_intern_static_string ("unknown");
      mention->range = (HeshuRange){ position, end };
      return TRUE;
    }
  return FALSE;
}

gboolean
heshu_agency_first_in (HeshuPlaces *places,
                       const HeshuTermIndex *terms,
                       HeshuRange range,
                       HeshuAgencyMention *mention)
{
  for (guint i = range.start; i < range.end; i++)
    if (heshu_agency_match (places, terms, i, range.end, FALSE, mention))
      return TRUE;
  return FALSE;
}

/* @name without its 区, 县 or 市 */
static char *
clip (const char *name)
{
  return g_utf8_substring (name, 0, MAX (1, g_utf8_strlen (name, -1) - 1));
}

/* Bodies that bear a district's short name: 昆山海关; and 郑州市公安局惠济分局, as a district of a city has
 * no police of its own but a branch. NULL for any other */
static char *
compose_clipped (HeshuPlaces *places, const HeshuAgencyMention *mention)
{
  const HeshuPlace *place = &mention->place;
  g_autofree char *own = NULL;
  HeshuPlace upper;

  if (place->name == NULL || mention->branch.name != NULL)
    return NULL;
  own = clip (place->name);
  if (g_str_equal (mention->core, "海关"))
    return g_strconcat (own, mention->core, NULL);
  if (!g_str_equal (mention->core, "公安分局") || heshu_place_is_above_counties (place) ||
      !g_str_has_suffix (place->name, "区") || !heshu_places_get_parent (places, place, &upper))
    return NULL;
  return g_strconcat (upper.name, "公安局", own, "分局", NULL);
}

char *
heshu_agency_compose (HeshuPlaces *places, const HeshuAgencyMention *mention, const char *area_name)
{
  /* A party committee's office is 中共惠济区委员会组织部 */
  const char *party =
      g_strcmp0 (mention->kind, "party") == 0 && g_str_has_prefix (mention->core, "委员会") ? "中共" : "";
  HeshuPlace upper;
  char *clipped = compose_clipped (places, mention);

  if (clipped != NULL)
    return clipped;
  /* A city's bureau may report on one of its districts */
  if (mention->place.name != NULL &&
      (mention->branch.name != NULL || heshu_place_is_above_counties (&mention->place)))
    area_name = mention->place.name;
  else if (mention->branch.name != NULL)
    area_name = heshu_places_get_parent (places, &mention->branch, &upper) ? upper.name : NULL;
  return g_strconcat (party, area_name != NULL ? area_name : "", mention->core, NULL);
}

gboolean
heshu_agency_is_of (const HeshuAgencyMention *mention, const char *area)
{
  const char *tail =
      area != NULL && *area != '\0' ? g_utf8_find_prev_char (area, area + strlen (area)) : NULL;

  if (tail == NULL)
    return FALSE;
  if (mention->place.name != NULL)
    return g_str_equal (mention->place.name, area);
  return mention->level_char != 0 && mention->level_char == g_utf8_get_char (tail);
}
