/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-indicator-item.h"
#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuMergeDialog:
 *
 * Makes an indicator one with another one that is chosen here; what that does is told before it is done.
 */
#define HESHU_TYPE_MERGE_DIALOG (heshu_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HeshuMergeDialog, heshu_merge_dialog, HESHU, MERGE_DIALOG, AdwWindow)

/* @items: of #HeshuIndicatorItem: all of the registry */
void heshu_merge_dialog_show (GtkWidget *over,
                              HeshuWorkspace *workspace,
                              HeshuIndicatorItem *item,
                              GListModel *items);

G_END_DECLS
