/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk-reextract-private.h"

G_BEGIN_DECLS

/* From a place in the old text of a report to the same place in its new one: another decoding, a newer version */
typedef struct
{
  const HeshuText *old; /* both must live as long */
  const HeshuText *new;
  GArray *old_digits; /* of guint: where the ASCII digits stand: they are the same in every encoding */
  GArray *new_digits;
} HeshuPlaces;
void heshu_places_init (HeshuPlaces *self, const HeshuText *old, const HeshuText *new);
void heshu_places_clear (HeshuPlaces *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeshuPlaces, heshu_places_clear)

/* The same words for the same time, where they stand as often as before. @quote: what stands at @span */
gboolean heshu_places_by_quote (const HeshuPlaces *self, HeshuSpan span, const char *quote, HeshuSpan *place);
/* Where the first digit of @span stands now; only where all digits are those of before */
gboolean heshu_places_by_digit (const HeshuPlaces *self, HeshuSpan span, HeshuSpan *place);
/* (transfer full): @metric with its words at @place, (none): unknown; what was read or pointed at beside them is
 * elsewhere now: known only of what a person pointed at, by its words */
HeshuMetric *heshu_places_dup_moved (const HeshuPlaces *self, const HeshuMetric *metric, HeshuSpan place);

/* The first of @items, in the order of the text, that stands at @place and that no other has taken;
 * HESHU_UNMATCHED */
guint heshu_read_items_find (const GArray *items, HeshuSpan place);

G_END_DECLS
