/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-export.h"

G_BEGIN_DECLS

typedef enum
{
  HESHU_CELL_TEXT,
  HESHU_CELL_COUNT, /* a number that a double holds exactly: an offset, a count */
  HESHU_CELL_VALUE, /* an exact decimal; in XLSX its text stands in a column `NAME_exact` beside the number */
} HeshuCellType;

typedef struct
{
  const char *name; /* never translated */
  HeshuCellType type;
} HeshuColumn;

/**
 * HeshuSheet:
 *
 * Rows of typed cells on their way into a CSV file, an XLSX file or an aligned table. Cells are told apart by
 * the type of their column, never by what they look like: `-12.2` of a value is a number, `-12.2` of a text
 * is defused.
 */
typedef struct _HeshuSheet HeshuSheet;

/**
 * heshu_sheet_new:
 * @format: HESHU_EXPORT_CSV, HESHU_EXPORT_XLSX or HESHU_EXPORT_TABLE
 * @name: of the sheet in a workbook
 * @columns: (array length=n_columns): must hold as long as the sheet
 */
HeshuSheet *heshu_sheet_new (HeshuExportFormat format,
                             const char *name,
                             const HeshuColumn *columns,
                             guint n_columns,
                             GOutputStream *output) G_GNUC_WARN_UNUSED_RESULT;
/* @cells: n_columns texts, each (nullable): an empty cell */
gboolean heshu_sheet_add (HeshuSheet *self, const char *const *cells, GError **error);
gboolean heshu_sheet_finish (HeshuSheet *self, GError **error);
void heshu_sheet_free (HeshuSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuSheet, heshu_sheet_free)

G_END_DECLS
