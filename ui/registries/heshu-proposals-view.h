/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuProposalsView:
 *
 * What the desk could learn, one below the other: looked at and taken up, or put off. Nothing is taken up
 * without a preview.
 */
#define HESHU_TYPE_PROPOSALS_VIEW (heshu_proposals_view_get_type ())
G_DECLARE_FINAL_TYPE (HeshuProposalsView, heshu_proposals_view, HESHU, PROPOSALS_VIEW, GtkWidget)

void heshu_proposals_view_set_workspace (HeshuProposalsView *self, HeshuWorkspace *workspace);

G_END_DECLS
