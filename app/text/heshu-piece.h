/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-document.h"

G_BEGIN_DECLS

typedef enum
{
  HESHU_PIECE_PARAGRAPH,
  HESHU_PIECE_HEADING, /* marked as one, by `#` or by the document's format */
  HESHU_PIECE_LIST_ITEM,
  HESHU_PIECE_TABLE_ROW,
  HESHU_PIECE_TABLE_RULE, /* `| --- | --- |`: nothing to read */
  HESHU_PIECE_CAPTION,    /* said by the document's format */
  HESHU_PIECE_ASIDE,      /* likewise */
  HESHU_PIECE_PICTURE,    /* `![…](…)`: the place of a picture */
} HeshuPieceKind;

/**
 * HeshuPiece:
 * @span: from the first character that is no blank to the last, a mark (`##`, `-`) included
 * @text_start: behind the mark
 * @blank_lines: empty lines before it; where pictures stood there are more than elsewhere
 * @group_start: whether an empty line, or the beginning of the text, stands before it
 * @indented: begins with the blanks that mark a paragraph
 *
 * A paragraph or line as the stored text has it, before any repair. Lines that were only wrapped are one
 * piece.
 */
typedef struct
{
  HeshuSpan span;
  guint text_start;
  HeshuPieceKind kind;
  guint level;
  guint blank_lines;
  gboolean group_start;
  gboolean indented;
} HeshuPiece;

/* Returns: (transfer full): of #HeshuPiece, in order, those that lie in @range. Linear in its length. */
GArray *heshu_pieces_split (const HeshuDocument *document, HeshuSpan range) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
