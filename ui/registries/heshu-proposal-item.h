/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-learning.h"

G_BEGIN_DECLS

/**
 * HeshuProposalItem:
 *
 * A row of the list of proposals. Immutable, so that a worker may read it.
 */
#define HESHU_TYPE_PROPOSAL_ITEM (heshu_proposal_item_get_type ())
G_DECLARE_FINAL_TYPE (HeshuProposalItem, heshu_proposal_item, HESHU, PROPOSAL_ITEM, GObject)

/* @proposal: (transfer full) */
HeshuProposalItem *heshu_proposal_item_new (HeshuProposal *proposal) G_GNUC_WARN_UNUSED_RESULT;

const HeshuProposal *heshu_proposal_item_get_proposal (HeshuProposalItem *self);
gboolean heshu_proposal_item_equal (HeshuProposalItem *self, HeshuProposalItem *other);
/* (transfer full): what would be learned, in plain words; how much it would change */
char *heshu_proposal_item_dup_words (HeshuProposalItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *heshu_proposal_item_dup_effect (HeshuProposalItem *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
