/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuOffer:
 *
 * Something that can be chosen: what it says for the program, and how it is shown to a person.
 */
#define HESHU_TYPE_OFFER (heshu_offer_get_type ())
G_DECLARE_FINAL_TYPE (HeshuOffer, heshu_offer, HESHU, OFFER, GObject)

/**
 * heshu_offer_new:
 * @text: what is taken
 * @name: how it is called
 * @detail: (nullable): tells it from others of this name
 * @note: (nullable): stands at the end of the line: how often it is used
 * @start: @end: bytes of @name to be marked, where it is as was typed
 *
 * Returns: (transfer full)
 */
HeshuOffer *heshu_offer_new (const char *text,
                             const char *name,
                             const char *detail,
                             const char *note,
                             guint start,
                             guint end);
const char *heshu_offer_get_text (HeshuOffer *self);

/**
 * HeshuOfferList:
 *
 * A list to choose from, for a popover: below an entry that keeps the focus, or with a search of its own. One
 * row can be marked, as by the arrow keys; a click takes a row.
 *
 * Signals: `taken` (HeshuOffer offer)
 */
#define HESHU_TYPE_OFFER_LIST (heshu_offer_list_get_type ())
G_DECLARE_FINAL_TYPE (HeshuOfferList, heshu_offer_list, HESHU, OFFER_LIST, GtkWidget)

/* @label: for those who do not see it. @max_height: in pixels; the list is as high as its rows up to that */
GtkWidget *heshu_offer_list_new (const char *label, int max_height);
/* @offers: (transfer none): of #HeshuOffer. No row is marked. */
void heshu_offer_list_set_offers (HeshuOfferList *self, GPtrArray *offers);
guint heshu_offer_list_get_length (HeshuOfferList *self);
/* @position: GTK_INVALID_LIST_POSITION marks none; one behind the end changes nothing */
void heshu_offer_list_mark (HeshuOfferList *self, guint position);
/* Marks the next row, or the one before; before the first none is */
void heshu_offer_list_move (HeshuOfferList *self, int by);
/* (transfer none) (nullable) */
HeshuOffer *heshu_offer_list_get_marked (HeshuOfferList *self);

G_END_DECLS
