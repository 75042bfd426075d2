/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-lexicon.h"

G_BEGIN_DECLS

/**
 * HeshuArea: a district that a person named
 */
typedef struct
{
  char *name; /* full, as the desk writes it where it is there */
  char *id;   /* (nullable): %NULL where it has none */
  gboolean on_desk;
} HeshuArea;
void heshu_area_free (HeshuArea *self);
/* (transfer none): what a query of the desk finds it by: its id where the desk knows that, else its name */
const char *heshu_area_get_key (const HeshuArea *self);

/**
 * heshu_area_find:
 * @text: a full name, a short one, a code
 * @error: HESHU_ERROR_AREA_UNKNOWN; HESHU_ERROR_AREA_AMBIGUOUS, which lists them
 *
 * Looks among the districts of the desk first, then in the lexicon. Returns: (transfer full) (nullable)
 */
HeshuArea *heshu_area_find (HeshuDesk *desk, HeshuLexicon *lexicon, const char *text, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuArea, heshu_area_free)

G_END_DECLS
