/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-article.h"
#include "heshu-document.h"

G_BEGIN_DECLS

typedef enum
{
  HESHU_LINE_TITLE,
  HESHU_LINE_KICKER,
  HESHU_LINE_SUBTITLE,
  HESHU_LINE_BYLINE,
  HESHU_LINE_HEADING, /* a section heading; level 1 is the highest */
  HESHU_LINE_PARAGRAPH,
  HESHU_LINE_LIST_ITEM,
  HESHU_LINE_TABLE_ROW, /* cells parted by `|` or by the blanks they were laid out with */
  HESHU_LINE_CAPTION,
} HeshuLineKind;

/**
 * HeshuLine:
 * @start: first position in the reading
 * @end: position behind the last one, the line end not included
 */
typedef struct
{
  guint start;
  guint end;
  HeshuLineKind kind;
  guint level;
} HeshuLine;

/**
 * HeshuReading:
 *
 * The repaired text of one article, as it is understood: paragraphs whole, one per line, captions behind the
 * rest. Each position knows the offset in the stored text it came from; the one map between the two.
 * Immutable, reference-counted.
 */
typedef struct _HeshuReading HeshuReading;

/* Returns: (transfer full) */
HeshuReading *heshu_reading_new (const HeshuDocument *document,
                                 const HeshuArticle *article) G_GNUC_WARN_UNUSED_RESULT;
HeshuReading *heshu_reading_ref (HeshuReading *self);
void heshu_reading_unref (HeshuReading *self);

/* (transfer none): the code points in reading order, lines parted by '\n', a 0 behind them */
const gunichar *heshu_reading_get_chars (const HeshuReading *self);
guint heshu_reading_get_length (const HeshuReading *self);
const HeshuLine *heshu_reading_get_lines (const HeshuReading *self, guint *n_lines);

/* The stored offset of @position; for a '\n' or space that the repair put in, that of the character before it
 */
guint heshu_reading_get_offset (const HeshuReading *self, guint position);
/* Returns: the stored span of the positions [@start, @end), HESHU_SPAN_NONE where they are not contiguous in
 * the stored text but for line breaks and blanks (a span never crosses a caption or another article) */
HeshuSpan heshu_reading_get_span (const HeshuReading *self, guint start, guint end);
/* Returns: FALSE where @offset is not part of the reading */
gboolean heshu_reading_find_offset (const HeshuReading *self, guint offset, guint *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuReading, heshu_reading_unref)

G_END_DECLS
