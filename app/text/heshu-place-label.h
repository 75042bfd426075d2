/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-page.h"

G_BEGIN_DECLS

/**
 * heshu_place_label_end:
 * @chars: a line begins at @start
 *
 * A label of one place at the beginning of a line: `【沈阳铁西】`, `洪山区：`, `济南历下:`. The last name may
 * lack its 区.
 *
 * Returns: the place behind the label; @start where there is none
 */
guint heshu_place_label_end (HeshuLexicon *lexicon, const gunichar *chars, guint start, guint end);

/**
 * heshu_place_label_find_heads:
 *
 * On a page of briefs from several places: gives the role %HESHU_ROLE_HEAD to the lines that are a label and
 * a headline
 * (`【沈阳铁西】老厂房里长出新业态`), marks such headings of datelined news as heads of articles, and marks
 * the paragraphs that begin with a label in brackets as the beginning of an article.
 */
void heshu_place_label_find_heads (HeshuPage *page);

G_END_DECLS
