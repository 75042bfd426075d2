/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-table.h"

G_BEGIN_DECLS

/* The table for people: heshu_table_print() with HESHU_TABLE_TEXT */
char *heshu_table_print_text (const HeshuTable *self) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): why a row of @self is not drawn, what contradicts it, what was left out, in the user's
 * language; "" where there is nothing to say */
char *heshu_table_dup_remark (const HeshuTable *self, const HeshuTableRow *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
