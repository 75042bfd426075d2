/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-page.h"

G_BEGIN_DECLS

/* Whether the line [@start, @end) holds nothing but who wrote: `本报记者 甲某 通讯员 乙某 文/图` */
gboolean heshu_byline_is_line (const HeshuPage *page, guint start, guint end);

/**
 * heshu_byline_find_tail:
 *
 * Who wrote, where it stands behind the last sentence of a paragraph (`…作出贡献。记者 甲某`), or in brackets
 * behind the `本报讯` that begins it.
 *
 * Returns: the byline without brackets, HESHU_SPAN_NONE
 */
HeshuSpan heshu_byline_find_tail (const HeshuPage *page, guint start, guint end);

G_END_DECLS
