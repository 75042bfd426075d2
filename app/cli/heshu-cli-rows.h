/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-cli.h"
#include "heshu-sheet.h"

G_BEGIN_DECLS

/**
 * HeshuCliRows: a list that is printed as JSON Lines (members named for the columns, counts as numbers), CSV
 * or a table
 */
typedef struct _HeshuCliRows HeshuCliRows;

HeshuCliRows *heshu_cli_rows_new (HeshuExportFormat format, HeshuOutput *output);
/* @columns: must hold as long as the rows */
void heshu_cli_rows_begin (HeshuCliRows *self, const char *name, const HeshuColumn *columns, guint n_columns);
gboolean heshu_cli_rows_add (HeshuCliRows *self, const char *const *cells, GError **error);
gboolean heshu_cli_rows_finish (HeshuCliRows *self, GError **error);
void heshu_cli_rows_free (HeshuCliRows *self);

/* (transfer full): UTC to the microsecond: `2026-01-31T08:15:02.000123Z` */
char *heshu_cli_dup_time (gint64 time_us);

G_END_DECLS
