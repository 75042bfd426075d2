/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "html-page.h"

G_BEGIN_DECLS

/**
 * HtmlTables:
 *
 * The open tables and rows of a page. A row of figures becomes one piece, `| a | b |`, so that columns stay
 * in line; a table that only lays out the page (a cell holds headings, lists, rows or long text) leaves its
 * pieces as they are. Which it is, is known when the row ends; only counts are kept until then, however deep
 * the tables stand in each other.
 */
typedef struct _HtmlTables HtmlTables;

HtmlTables *html_tables_new (HtmlPage *page) G_GNUC_WARN_UNUSED_RESULT;
void html_tables_free (HtmlTables *self);

/* Calls come in pairs, with the piece in hand ended before each */
void html_tables_open_table (HtmlTables *self);
void html_tables_close_table (HtmlTables *self);
void html_tables_open_row (HtmlTables *self);
void html_tables_close_row (HtmlTables *self);
void html_tables_open_cell (HtmlTables *self, guint n_columns, guint n_rows);
/* A piece was added to the page */
void html_tables_count_piece (HtmlTables *self, const HtmlPiece *piece);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HtmlTables, html_tables_free)

G_END_DECLS
