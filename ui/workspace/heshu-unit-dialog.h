/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuUnitDialog:
 *
 * Teaches the desk a unit: while it is named, the dialog shows what would change; it is taken up as one step.
 */
#define HESHU_TYPE_UNIT_DIALOG (heshu_unit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HeshuUnitDialog, heshu_unit_dialog, HESHU, UNIT_DIALOG, AdwWindow)

/* @over: the page that asks; @unit: (nullable): proposed */
void heshu_unit_dialog_ask (GtkWidget *over, HeshuWorkspace *workspace, const char *unit);

G_END_DECLS
