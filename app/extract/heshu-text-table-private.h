/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-extraction-private.h"

G_BEGIN_DECLS

/**
 * HeshuTableRow: one line of kind HESHU_LINE_TABLE_ROW, its cells without the blanks around them
 * @header: index of the line that heads its table, the line's own index for the header itself; -1 where there
 * is none
 */
typedef struct
{
  guint first_cell; /* index in HeshuTables.cells */
  guint n_cells;
  int header;
  int unit_column;    /* of the header's table: the column headed 单位; -1 */
  HeshuRange caption; /* the words behind 单位: in the line before the table; else empty */
} HeshuTableRow;

typedef struct _HeshuTables
{
  GArray *cells;    /* of HeshuRange */
  GHashTable *rows; /* line index -> HeshuTableRow */
} HeshuTables;

HeshuTables *heshu_tables_new (const HeshuExtraction *self) G_GNUC_WARN_UNUSED_RESULT;
void heshu_tables_free (HeshuTables *tables);

/* Where @figure fills a cell of a table: its column, header, label, and the unit that these give where it has
 * none */
void heshu_table_place_figure (HeshuExtraction *self, HeshuFigure *figure);

G_END_DECLS
