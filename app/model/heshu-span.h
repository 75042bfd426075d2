/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HeshuSpan:
 * @start: offset of the first code point
 * @end: offset behind the last one
 *
 * A place in a report's decoded text, in Unicode code points. The empty span {0, 0} is "nowhere". A plain value.
 */
typedef struct
{
  guint start;
  guint end;
} HeshuSpan;

#define HESHU_SPAN(start_, end_) ((HeshuSpan){ (start_), (end_) })
#define HESHU_SPAN_NONE HESHU_SPAN (0, 0)

static inline gboolean
heshu_span_is_none (HeshuSpan span)
{
  return span.start >= span.end;
}

static inline guint
heshu_span_length (HeshuSpan span)
{
  return span.end > span.start ? span.end - span.start : 0;
}

static inline gboolean
heshu_span_equal (HeshuSpan a, HeshuSpan b)
{
  return a.start == b.start && a.end == b.end;
}

static inline gboolean
heshu_span_contains (HeshuSpan outer, HeshuSpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

static inline gboolean
heshu_span_overlaps (HeshuSpan a, HeshuSpan b)
{
  return a.start < b.end && b.start < a.end;
}

G_END_DECLS
