/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-import-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuImportCard:
 *
 * How far an import is, with Cancel; then what came of it. Files that failed are listed with the reason and
 * the one thing that helps, until they are dismissed. It lies over no part of the page.
 *
 * Signals: `choose-encoding` (HeshuImportFailure): the failure's file is to be read in an encoding that the
 * person chooses; `closed`: the person is done with it, and the focus that was in it goes elsewhere
 */
#define HESHU_TYPE_IMPORT_CARD (heshu_import_card_get_type ())
G_DECLARE_FINAL_TYPE (HeshuImportCard, heshu_import_card, HESHU, IMPORT_CARD, GtkWidget)

void heshu_import_card_set_run (HeshuImportCard *self, HeshuImportRun *run);
/* Whether it says what came of the last import */
gboolean heshu_import_card_is_open (HeshuImportCard *self);
/* Escape: cancels what runs, closes what is over. Returns: FALSE: there is nothing */
gboolean heshu_import_card_step_back (HeshuImportCard *self);

G_END_DECLS
