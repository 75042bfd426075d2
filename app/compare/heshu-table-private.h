/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-table.h"

G_BEGIN_DECLS

HeshuTable *heshu_table_new (const char *indicator) G_GNUC_WARN_UNUSED_RESULT;
HeshuTableRow *heshu_table_row_new (const char *area, const char *area_id) G_GNUC_WARN_UNUSED_RESULT;
void heshu_table_row_free (HeshuTableRow *self);
gboolean heshu_report_holds (const HeshuReport *report, const HeshuMetric *metric);

/* What two wordings of one thing share: NFKC, lower case, without spaces and punctuation. (transfer full) */
char *heshu_wording_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuTableRow, heshu_table_row_free)

G_END_DECLS
