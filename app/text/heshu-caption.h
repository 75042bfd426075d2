/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-page.h"

G_BEGIN_DECLS

/**
 * heshu_caption_find:
 *
 * Gives the role %HESHU_ROLE_CAPTION to the paragraphs of @page that belong to pictures: by the empty room of
 * the picture before them, by a sentence that goes on behind them, by what they say. Linear in the text.
 */
void heshu_caption_find (HeshuPage *page);

G_END_DECLS
