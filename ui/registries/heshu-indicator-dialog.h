/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-indicator-item.h"
#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuIndicatorDialog:
 *
 * Name, wordings, definition, topic and unit of reference of an indicator. What a change would do is told
 * while it is typed; it is kept as one step.
 */
#define HESHU_TYPE_INDICATOR_DIALOG (heshu_indicator_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HeshuIndicatorDialog, heshu_indicator_dialog, HESHU, INDICATOR_DIALOG, AdwWindow)

/* @item: (nullable): %NULL: a new indicator */
void heshu_indicator_dialog_show (GtkWidget *over, HeshuWorkspace *workspace, HeshuIndicatorItem *item);

G_END_DECLS
