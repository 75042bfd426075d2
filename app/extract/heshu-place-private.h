/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-extraction-private.h"

G_BEGIN_DECLS

/**
 * HeshuPlace:
 *
 * A district that a text names. Where its name is not unique in China and the page does not decide, @code is
 * "" and @name the name as printed.
 */
typedef struct
{
  HeshuRange range;   /* in the text it was read from */
  const char *name;   /* interned: the full name */
  const char *code;   /* interned: GB/T 2260, or a registry's id; "" unknown */
  const char *parent; /* interned: code of what it belongs to; "" unknown */
  const char *level;  /* interned: `province`, `prefecture`, `county`, `zone` */
} HeshuPlace;

/**
 * HeshuPlaces:
 *
 * What districts a page names, how often: what decides between districts of one name.
 */
typedef struct _HeshuPlaces HeshuPlaces;

/* @page: the terms of the page; its lexicon must outlive it */
HeshuPlaces *heshu_places_new (const HeshuTermIndex *page) G_GNUC_WARN_UNUSED_RESULT;
void heshu_places_free (HeshuPlaces *self);
/* @page decides between districts of one name where the article does not; it must outlive @self */
void heshu_places_set_page (HeshuPlaces *self, HeshuPlaces *page);
/* (transfer none) */
HeshuLexicon *heshu_places_get_lexicon (HeshuPlaces *self);

/* Reads a district's name, perhaps with its province and prefecture before it (`榆林市榆阳区`), that begins
 * at @position. Returns: FALSE where none does */
gboolean heshu_places_match (HeshuPlaces *self,
                             const HeshuTermIndex *terms,
                             guint position,
                             guint end,
                             HeshuPlace *place);
/* The same for a name that is also an ordinary word (和平区, 解放区), where what stands around it says that
 * it is one */
gboolean heshu_places_match_common (HeshuPlaces *self,
                                    const HeshuTermIndex *terms,
                                    guint position,
                                    guint end,
                                    HeshuPlace *place);
/* The same where a list of districts goes on (霍邱县、寿县): of any length */
gboolean heshu_places_match_listed (HeshuPlaces *self,
                                    const HeshuTermIndex *terms,
                                    guint position,
                                    guint end,
                                    HeshuPlace *place);
/* A district of @upper (name NULL: any) by the whole of [@start, @end), where its 区, 县 or 市 may be left
 * out: 惠济 */
gboolean heshu_places_match_clipped (HeshuPlaces *self,
                                     const gunichar *chars,
                                     const HeshuPlace *upper,
                                     guint start,
                                     guint end,
                                     HeshuPlace *place);
/* The district that a label [@start, @end) names: 惠济区, 郑州惠济, 哈密伊州 */
gboolean heshu_places_match_label (HeshuPlaces *self,
                                   const HeshuTermIndex *terms,
                                   guint start,
                                   guint end,
                                   HeshuPlace *place);
/* A zone by its bare word (示范区, 高新区), that of the city which the page names; its name alone where it
 * names none. The word is common: ask only where a body's name or a headline goes with it. */
gboolean heshu_places_match_zone (HeshuPlaces *self,
                                  const HeshuTermIndex *terms,
                                  guint position,
                                  guint end,
                                  HeshuPlace *place);
/* The first place in @range; FALSE where it names none */
gboolean heshu_places_first_in (HeshuPlaces *self,
                                const HeshuTermIndex *terms,
                                HeshuRange range,
                                HeshuPlace *place);
/* The place most often named in @range, of @last_char (区, 县, 市; 0: any of them) */
gboolean heshu_places_most_frequent (HeshuPlaces *self,
                                     const HeshuTermIndex *terms,
                                     HeshuRange range,
                                     gunichar last_char,
                                     HeshuPlace *place);
/* Whether the page names @place by a full name of it */
gboolean heshu_places_name (HeshuPlaces *self, const HeshuPlace *place);
/* The unit that @place belongs to; FALSE where the lexicon does not know it */
gboolean heshu_places_get_parent (HeshuPlaces *self, const HeshuPlace *place, HeshuPlace *parent);

/* What @page calls the zones of cities that no list knows, in full where it does: 某市经开区 is
 * 某某经济技术开发区 where that is printed too. heshu-place-zone.c */
GHashTable *heshu_zone_names_new (const HeshuTermIndex *page) G_GNUC_WARN_UNUSED_RESULT;
/* The interned name of @city's zone whose word is @zone, both read in @terms */
const char *heshu_zone_get_name (GHashTable *names,
                                 const HeshuTermIndex *terms,
                                 const HeshuPlace *city,
                                 const HeshuTerm *zone);

static inline gboolean
heshu_place_is_above_counties (const HeshuPlace *self)
{
  return g_strcmp0 (self->level, "prefecture") == 0 || g_strcmp0 (self->level, "province") == 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuPlaces, heshu_places_free)

G_END_DECLS
