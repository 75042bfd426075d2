/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-reading.h"
#include "heshu-report.h"

G_BEGIN_DECLS

/* A line of the view: positions in it, code points, the line end not included */
typedef struct
{
  guint start;
  guint end;
  HeshuLineKind kind;
  guint level;
  guint article;  /* index among the report's; G_MAXUINT as stored */
  gboolean first; /* the first line of its article */
} HeshuReviewLine;

/**
 * HeshuReviewText:
 *
 * The text of a report as the Review page shows it: its articles in repaired order, one paragraph a line. The
 * one map between positions in the view and offsets in the stored text; everything outside the text pane
 * speaks offsets. A report without articles is shown as stored. Immutable, reference-counted, may be made in
 * any thread.
 */
typedef struct _HeshuReviewText HeshuReviewText;

HeshuReviewText *heshu_review_text_new (const HeshuReport *report,
                                        gboolean as_stored) G_GNUC_WARN_UNUSED_RESULT;
HeshuReviewText *heshu_review_text_ref (HeshuReviewText *self);
void heshu_review_text_unref (HeshuReviewText *self);

const char *heshu_review_text_get_utf8 (const HeshuReviewText *self);
const HeshuReviewLine *heshu_review_text_get_lines (const HeshuReviewText *self, guint *n_lines);
/* The line that @position stands in, %NULL where there is none */
const HeshuReviewLine *heshu_review_text_find_line (const HeshuReviewText *self, guint position);

/* Returns: FALSE where @span is not shown; @start, @end: (out): positions */
gboolean heshu_review_text_find (const HeshuReviewText *self, HeshuSpan span, guint *start, guint *end);
/* The stored span of the positions [@start, @end); HESHU_SPAN_NONE where they are not contiguous in the
 * stored text */
HeshuSpan heshu_review_text_get_span (const HeshuReviewText *self, guint start, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuReviewText, heshu_review_text_unref)

G_END_DECLS
