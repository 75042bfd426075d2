/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuIndicatorsView:
 *
 * The registry of indicators: found by name, wording, topic or pinyin, described, merged.
 */
#define HESHU_TYPE_INDICATORS_VIEW (heshu_indicators_view_get_type ())
G_DECLARE_FINAL_TYPE (HeshuIndicatorsView, heshu_indicators_view, HESHU, INDICATORS_VIEW, GtkWidget)

void heshu_indicators_view_set_workspace (HeshuIndicatorsView *self, HeshuWorkspace *workspace);
void heshu_indicators_view_start_search (HeshuIndicatorsView *self);

G_END_DECLS
