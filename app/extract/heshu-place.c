/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-place-private.h"

#include "heshu-chars.h"

#define DISTRICT HESHU_CATEGORY ("district")
/* 城区 and 郊区 are words of every page; 和平区 is a name */
#define SHORTEST_COMMON 3
#define SHORTEST_NAME 2
#define OFTEN_ENOUGH 2

struct _HeshuPlaces
{
  HeshuLexicon *lexicon;
  HeshuPlaces *page;    /* (nullable): of the whole page, where these are of one article */
  GHashTable *zones;    /* form of a zone's word to HeshuPlace *: worked out once */
  GHashTable *known;    /* code (interned) to HeshuPlace *: looked up once */
  GHashTable *unlisted; /* what the page calls zones that no list knows: heshu_zone_names_new() */
  GHashTable
      *counts; /* code (interned) to how often the page names it; every bearer of an ambiguous name counts */
};

static const char *
attribute (const HeshuTerm *term, const char *name)
{
  const char *value = heshu_term_get (term, name);

  return value != NULL ? g_intern_string (value) : g_intern_static_string ("");
}

static HeshuPlace
place_from_term (const HeshuTerm *term, HeshuRange range)
{
  const char *name = heshu_term_get (term, "name");
  HeshuPlace place = {
    .range = range,
    .name = g_intern_string (name != NULL ? name : heshu_term_get_form (term)),
    .code = g_intern_string (heshu_term_get_value (term)),
    .parent = attribute (term, "parent"),
    .level = attribute (term, "level"),
  };

  return place;
}

static guint
count_of (HeshuPlaces *self, const char *code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, g_intern_string (code)));
}

gboolean
heshu_places_name (HeshuPlaces *self, const HeshuPlace *place)
{
  return *place->code != '\0' && count_of (self, place->code) > 0;
}

/* @code: interned */
static gboolean
lookup_code (HeshuPlaces *self, const char *code, HeshuPlace *place)
{
  HeshuPlace *known;

  if (*code == '\0')
    return FALSE;
  known = g_hash_table_lookup (self->known, code);
  if (known == NULL)
    {
      g_autoptr (GPtrArray) terms = heshu_lexicon_find_value (self->lexicon, DISTRICT, code);

      known = g_new0 (HeshuPlace, 1); /* without a name where there is none */
      if (terms->len > 0)
        *known = place_from_term (g_ptr_array_index (terms, 0), (HeshuRange){ 0, 0 });
      g_hash_table_insert (self->known, (gpointer) code, known);
    }
  if (known->name == NULL)
    return FALSE;
  *place = *known;
  return TRUE;
}

gboolean
heshu_places_get_parent (HeshuPlaces *self, const HeshuPlace *place, HeshuPlace *parent)
{
  return lookup_code (self, place->parent, parent);
}

/* Whether @place lies in one of the districts @codes, directly or one level further up */
static gboolean
belongs_to (HeshuPlaces *self, const HeshuPlace *place, GPtrArray *above)
{
  HeshuPlace parent;

  for (guint i = 0; i < above->len; i++)
    if (g_strcmp0 (place->parent, heshu_term_get_value (g_ptr_array_index (above, i))) == 0)
      return TRUE;
  if (!heshu_places_get_parent (self, place, &parent))
    return FALSE;
  for (guint i = 0; i < above->len; i++)
    if (g_strcmp0 (parent.parent, heshu_term_get_value (g_ptr_array_index (above, i))) == 0)
      return TRUE;
  return FALSE;
}

/* How well the page supports that @place is meant: its prefecture, else its province, is named */
static guint
support (HeshuPlaces *self, const HeshuPlace *place)
{
  HeshuPlace parent;
  guint direct = *place->parent != '\0' ? count_of (self, place->parent) : 0;

  if (direct > 0)
    return 2 + direct;
  if (heshu_places_get_parent (self, place, &parent) && *parent.parent != '\0')
    return count_of (self, parent.parent) > 0;
  return 0;
}

static gboolean
is_common (const HeshuTerm *term)
{
  return g_strcmp0 (heshu_term_get (term, "common"), "yes") == 0;
}

static gboolean
any_supported (HeshuPlaces *self, GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      HeshuPlace place = place_from_term (g_ptr_array_index (terms, i), (HeshuRange){ 0, 0 });

      if (count_of (self, place.parent) > 0)
        return TRUE;
    }
  return FALSE;
}

/* Of the bearers of one name the one that @above (nullable) or the page decides for; else the name alone */
static HeshuPlace
decide (HeshuPlaces *self, GPtrArray *terms, GPtrArray *above, HeshuRange range)
{
  HeshuPlace best = place_from_term (g_ptr_array_index (terms, 0), range);
  guint best_support = 0;
  guint n_best = 0;

  if (terms->len == 1)
    return best;
  for (guint i = 0; i < terms->len; i++)
    {
      HeshuPlace place = place_from_term (g_ptr_array_index (terms, i), range);
      guint supported =
          above != NULL && belongs_to (self, &place, above) ? G_MAXUINT : support (self, &place);

      if (supported > best_support)
        {
          best = place;
          best_support = supported;
          n_best = 1;
        }
      else if (supported == best_support && g_strcmp0 (place.code, best.code) != 0)
        n_best++;
    }
  if (best_support > 0 && n_best == 1)
    return best;
  if (self->page != NULL)
    return decide (self->page, terms, NULL, range);
  best.name = g_intern_string (heshu_term_get_form (g_ptr_array_index (terms, 0)));
  best.code = best.parent = g_intern_static_string ("");
  return best;
}

HeshuPlaces *
heshu_places_new (const HeshuTermIndex *page)
{
  HeshuPlaces *self = g_new0 (HeshuPlaces, 1);
  guint behind = 0; /* the last name counted */

  self->lexicon = page->lexicon;
  self->counts = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->zones = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  self->known = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  self->unlisted = heshu_zone_names_new (page);
  for (guint i = 0; i < page->matches->len; i++)
    {
      const HeshuMatch *match = &g_array_index (page->matches, HeshuMatch, i);
      g_autoptr (GPtrArray) bearers = NULL;

      /* of those at one place the longest stands first */
      if (match->category != DISTRICT || match->start < behind)
        continue;
      behind = match->end;
      bearers = heshu_lexicon_find (page->lexicon, DISTRICT, heshu_term_get_form (match->term));
      for (guint j = 0; j < bearers->len; j++)
        {
          gpointer code = (gpointer) g_intern_string (heshu_term_get_value (g_ptr_array_index (bearers, j)));
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, code));

          g_hash_table_insert (self->counts, code, GUINT_TO_POINTER (count + 1));
        }
    }
  return self;
}

void
heshu_places_set_page (HeshuPlaces *self, HeshuPlaces *page)
{
  self->page = page;
}

void
heshu_places_free (HeshuPlaces *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->zones);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->unlisted);
  g_free (self);
}

HeshuLexicon *
heshu_places_get_lexicon (HeshuPlaces *self)
{
  return self->lexicon;
}

/* 玉山镇, 昆山街道: a town that bears a district's name without its last character. 昆山乡村 is none */
static gboolean
is_of_town (const HeshuTermIndex *terms, const HeshuTerm *term, guint position, guint end)
{
  guint behind = position + heshu_term_get_length (term);
  const char *name = heshu_term_get (term, "name");
  const HeshuTerm *common;

  if (behind >= end || name == NULL || g_str_equal (name, heshu_term_get_form (term)) ||
      heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("town-word"), behind, end) == NULL)
    return FALSE;
  common = heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("layout"), behind, end);
  return common == NULL || heshu_term_get_length (common) < 2 ||
         g_strcmp0 (heshu_term_get (common, "role"), "common") != 0;
}

/* 浏阳河: a river that bears a district's name without its last character. In 九江河长制 the word goes on */
static gboolean
is_of_river (const HeshuTermIndex *terms, const HeshuTerm *term, guint position, guint end)
{
  guint behind = position + heshu_term_get_length (term);
  const char *name = heshu_term_get (term, "name");
  const HeshuTerm *river;

  if (behind >= end || name == NULL || g_str_equal (name, heshu_term_get_form (term)))
    return FALSE;
  river = heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("river-word"), behind, end);
  return river != NULL && g_str_equal (heshu_term_get_value (river), "river") &&
         heshu_term_index_lookup_term (terms, DISTRICT, behind, end) == NULL;
}

static gboolean
bears_name (const HeshuTermIndex *terms, const HeshuTerm *term, guint position, guint end)
{
  return is_of_town (terms, term, position, end) || is_of_river (terms, term, position, end);
}

/* 泗县: a county of two characters that the page names more than once, or with its body behind, is one where
 * it begins a sentence or a clause, or stands behind a year, and no word like 县城 goes on */
static gboolean
is_spelled_out (HeshuPlaces *self,
                const HeshuTermIndex *terms,
                const HeshuTerm *term,
                guint position,
                guint end)
{
  guint behind = position + SHORTEST_NAME;
  gunichar before = position > 0 ? terms->chars[position - 1] : 0;
  const char *code = heshu_term_get_value (term);
  guint named = count_of (self->page != NULL ? self->page : self, code);

  if (heshu_term_get_length (term) != SHORTEST_NAME || terms->chars[position + 1] != 0x53BF /* 县 */)
    return FALSE;
  if (heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("agency"), behind, end) != NULL)
    return TRUE; /* 泗县统计局 */
  if (named < OFTEN_ENOUGH || (heshu_char_is_han (before) && before != 0x5E74 /* 年 */))
    return FALSE;
  return behind >= end ||
         heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("county-word"), position + 1, end) == NULL;
}

static gboolean
match_chain (HeshuPlaces *self,
             const HeshuTermIndex *terms,
             guint position,
             guint end,
             gboolean common,
             HeshuPlace *place)
{
  g_autoptr (GPtrArray) above = NULL;
  guint i = position;
  const HeshuTerm *term = heshu_term_index_lookup_term (terms, DISTRICT, i, end);

  if (term == NULL || bears_name (terms, term, i, end))
    return FALSE;

  /* 河南省郑州市惠济区: each name narrows the next, the last one is meant */
  for (;;)
    {
      g_autoptr (GPtrArray) bearers =
          heshu_lexicon_find (self->lexicon, DISTRICT, heshu_term_get_form (term));
      HeshuPlace next;
      gboolean below;

      if (bearers->len == 0)
        return above != NULL;
      /* 城区, 高新区: an ordinary word where neither its city stands before it nor the page speaks of that
       * city */
      if (above == NULL && !common && is_common (term) && !any_supported (self, bearers) &&
          !is_spelled_out (self, terms, term, i, end))
        return FALSE;
      next = decide (self, bearers, above, (HeshuRange){ position, i + heshu_term_get_length (term) });
      below = above == NULL || belongs_to (self, &next, above);
      if (!below)
        return TRUE;
      *place = next;
      i += heshu_term_get_length (term);
      g_clear_pointer (&above, g_ptr_array_unref);
      above = g_steal_pointer (&bearers);
      if ((term = heshu_term_index_lookup_term (terms, DISTRICT, i, end)) == NULL ||
          bears_name (terms, term, i, end))
        return TRUE;
    }
}

gboolean
heshu_places_match_listed (HeshuPlaces *self,
                           const HeshuTermIndex *terms,
                           guint position,
                           guint end,
                           HeshuPlace *place)
{
  return match_chain (self, terms, position, end, TRUE, place);
}

gboolean
heshu_places_match_common (HeshuPlaces *self,
                           const HeshuTermIndex *terms,
                           guint position,
                           guint end,
                           HeshuPlace *place)
{
  return match_chain (self, terms, position, end, TRUE, place) &&
         place->range.end - place->range.start >= SHORTEST_COMMON;
}

gboolean
heshu_places_match (HeshuPlaces *self,
                    const HeshuTermIndex *terms,
                    guint position,
                    guint end,
                    HeshuPlace *place)
{
  const HeshuTerm *zone;

  if (!match_chain (self, terms, position, end, FALSE, place))
    return FALSE;
  /* 聊城高新区: a zone that no list knows, by its city's name and its word */
  if (g_strcmp0 (place->level, "prefecture") != 0 ||
      (zone = heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("zone-word"), place->range.end, end)) ==
          NULL)
    return TRUE;
  *place = (HeshuPlace){
    .range = { place->range.start, place->range.end + heshu_term_get_length (zone) },
    .name = heshu_zone_get_name ((self->page != NULL ? self->page : self)->unlisted, terms, place, zone),
    .code = g_intern_static_string (""),
    .parent = place->code,
    .level = g_intern_static_string ("zone"),
  };
  return TRUE;
}

/* The zone called @word of the district @code: 焦作 and 示范区 are 焦作示范区 */
static gboolean
find_zone_of (HeshuPlaces *self, const char *code, const char *word, HeshuPlace *place)
{
  g_autoptr (GPtrArray) names = heshu_lexicon_find_value (self->lexicon, DISTRICT, code);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *form = g_strconcat (heshu_term_get_form (g_ptr_array_index (names, i)), word, NULL);
      g_autoptr (GPtrArray) zones = heshu_lexicon_find (self->lexicon, DISTRICT, form);

      if (zones->len == 0)
        continue;
      *place = place_from_term (g_ptr_array_index (zones, 0), (HeshuRange){ 0, 0 });
      return TRUE;
    }
  return FALSE;
}

/* The one zone called @word that the page names in full most often. A name that several bear
 * (城乡一体化示范区) counts for each of them alike and decides nothing. */
static gboolean
find_named_zone (HeshuPlaces *self, const char *word, HeshuPlace *place)
{
  GHashTableIter iter;
  gpointer code, count;
  guint best = 0;
  HeshuPlace named = { 0 };
  gboolean tied = FALSE;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &code, &count))
    {
      HeshuPlace found;

      if (GPOINTER_TO_UINT (count) < best || !lookup_code (self, code, &found) ||
          !g_str_equal (found.level, "zone") || !g_str_has_suffix (found.name, word))
        continue;
      tied = GPOINTER_TO_UINT (count) == best;
      best = GPOINTER_TO_UINT (count);
      named = found;
    }
  if (best == 0 || tied)
    return FALSE;
  *place = named;
  return TRUE;
}

static HeshuPlace *
resolve_zone (HeshuPlaces *self, const char *word)
{
  HeshuPlace *zone = g_new0 (HeshuPlace, 1);
  GHashTableIter iter;
  gpointer code, count;
  guint best = 0;

  zone->name = g_intern_string (word);
  zone->code = zone->parent = g_intern_static_string ("");
  zone->level = g_intern_static_string ("zone");
  if (find_named_zone (self, word, zone))
    return zone;
  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &code, &count))
    {
      HeshuPlace found;

      /* Two cities named equally often: the smaller code, whatever the order of the table */
      if (GPOINTER_TO_UINT (count) < best || !find_zone_of (self, code, word, &found) ||
          (GPOINTER_TO_UINT (count) == best && g_strcmp0 (found.code, zone->code) > 0))
        continue;
      best = GPOINTER_TO_UINT (count);
      *zone = found;
    }
  return zone;
}

gboolean
heshu_places_match_zone (HeshuPlaces *self,
                         const HeshuTermIndex *terms,
                         guint position,
                         guint end,
                         HeshuPlace *place)
{
  const HeshuTerm *term = heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("zone-word"), position, end);
  const char *word;
  HeshuPlace *zone;

  if (term == NULL)
    return FALSE;
  word = g_intern_string (heshu_term_get_form (term));
  zone = g_hash_table_lookup (self->zones, word);
  if (zone == NULL)
    {
      zone = resolve_zone (self, word);
      g_hash_table_insert (self->zones, (gpointer) word, zone);
    }
  *place = *zone;
  place->range = (HeshuRange){ position, position + heshu_term_get_length (term) };
  return TRUE;
}
