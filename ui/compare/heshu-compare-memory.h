/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-compare-work.h"

G_BEGIN_DECLS

/* What was compared last on each of the desks used lately. @desk: its file's name */
void heshu_compare_memory_keep (const char *desk, const HeshuCompareRequest *request);
/* Returns: (transfer full) (nullable): as it was kept, without a lexicon; %NULL where nothing was */
HeshuCompareRequest *heshu_compare_memory_recall (const char *desk) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
