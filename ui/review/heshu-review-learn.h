/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

/* After an indicator got another name: tells how many metrics still have the old one, and how the desk can learn
 * that both are one. @applied: of #HeshuEdit, as they were recorded */
void heshu_review_learn_offer (HeshuWorkspace *workspace, GPtrArray *applied);

/* The same after a figure got a unit that is not known */
void heshu_review_unit_offer (HeshuWorkspace *workspace, GPtrArray *applied);

G_END_DECLS
