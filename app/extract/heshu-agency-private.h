/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-place-private.h"

G_BEGIN_DECLS

/**
 * HeshuAgencyMention:
 *
 * A body as a text names it: `惠济区卫健委`, `区妇联`, `示范区民政和退役军人事务局`.
 */
typedef struct
{
  HeshuRange range;
  HeshuPlace place; /* name NULL where none stands before the body's own name */
  HeshuPlace
      branch; /* of `…市生态环境局开发区分局`: the district it is for; name NULL where it is no branch */
  gunichar level_char; /* of `区妇联`, `我市教育局`: 区 县 市 省; 0 where a place is named or nothing */
  const char *core; /* interned: full name without the district: 卫生健康委员会 */
  const char *kind; /* interned: of the lexicon; `unknown` where only the ending told that it is a body */
} HeshuAgencyMention;

/* What is read at @position of @terms' text; nothing behind @end. A bare core (妇联) counts only where @bare.
 * Returns: FALSE where no body is named there */
gboolean heshu_agency_match (HeshuPlaces *places,
                             const HeshuTermIndex *terms,
                             guint position,
                             guint end,
                             gboolean bare,
                             HeshuAgencyMention *mention);
/* The first body named in @range */
gboolean heshu_agency_first_in (HeshuPlaces *places,
                                const HeshuTermIndex *terms,
                                HeshuRange range,
                                HeshuAgencyMention *mention);
/* Whether the words before the body's own name are @area's: its name, or 区 of a district. @area is nullable
 */
gboolean heshu_agency_is_of (const HeshuAgencyMention *mention, const char *area);
/* Returns: (transfer full): the full name of the body in @area_name; a branch's begins with the unit above,
 * which its own words or its district tell */
char *heshu_agency_compose (HeshuPlaces *places,
                            const HeshuAgencyMention *mention,
                            const char *area_name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
