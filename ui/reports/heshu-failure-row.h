/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-import-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuFailureRow:
 *
 * A file that could not be imported: its name, why, and what helps.
 *
 * Signals: `choose-encoding`, `retry`, `dismiss`: what the person asks for.
 */
#define HESHU_TYPE_FAILURE_ROW (heshu_failure_row_get_type ())
G_DECLARE_FINAL_TYPE (HeshuFailureRow, heshu_failure_row, HESHU, FAILURE_ROW, GtkListBoxRow)

GtkWidget *heshu_failure_row_new (HeshuImportFailure *failure);
HeshuImportFailure *heshu_failure_row_get_failure (HeshuFailureRow *self); /* (transfer none) */

G_END_DECLS
