/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-document.h"
#include "heshu-piece.h"

G_BEGIN_DECLS

/* Whether @piece is marked as the head of a section: `★…★`, `▶…`, `一、…`, `(一)…` without a sentence behind
 * it */
gboolean heshu_layout_is_marked_section (const gunichar *chars, const HeshuPiece *piece);

/* Whether @piece is a line with such a sign before it only: `★某市某区:…`, in a column of briefs */
gboolean heshu_layout_is_star_head (const gunichar *chars, const HeshuPiece *piece);

/* ▲ ▼ ↑ ←: points at a picture */
gboolean heshu_layout_is_arrow (gunichar c);

/* Whether @piece looks like the head of a section by itself, marked or not: one short line that is no
 * sentence */
gboolean heshu_piece_is_section_head (const HeshuDocument *document, const HeshuPiece *piece);

/* Where the text behind a numeral such as `一、`, `(二)`, `第三章` begins; @start where there is none */
guint heshu_layout_skip_numeral (const gunichar *chars, guint start, guint end);

G_END_DECLS
