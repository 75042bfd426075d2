/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-span.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HeshuText:
 *
 * The decoded text of a report, what every offset points into (spec "Decoded text"). Immutable, reference-counted,
 * safe from any thread. Offsets are code points; both forms (UTF-8 and UCS-4) are kept, so that an offset costs nothing.
 */
typedef struct _HeshuText HeshuText;

#define HESHU_TYPE_TEXT (heshu_text_get_type ())
GType heshu_text_get_type (void) G_GNUC_CONST;

/* The most code points a text may have; what reads bytes refuses more with HESHU_ERROR_FILE_TOO_LARGE. */
#define HESHU_TEXT_MAX_LENGTH (32u * 1024 * 1024)

/**
 * heshu_text_new:
 * @utf8: valid UTF-8 without NUL; anything else is a programmer's error
 * @length: bytes of @utf8, or -1 up to its NUL
 *
 * Returns: (transfer full)
 */
HeshuText *heshu_text_new (const char *utf8, gssize length) G_GNUC_WARN_UNUSED_RESULT;
HeshuText *heshu_text_ref (HeshuText *self);
void heshu_text_unref (HeshuText *self);

/* (transfer none): NUL-terminated UTF-8 */
const char *heshu_text_get_utf8 (const HeshuText *self);
gsize heshu_text_get_size_bytes (const HeshuText *self);
/* (transfer none): heshu_text_get_length() code points, and a 0 behind them */
const gunichar *heshu_text_get_chars (const HeshuText *self);
guint heshu_text_get_length (const HeshuText *self);

/* Returns: (transfer full): the UTF-8 of @span, which must lie inside the text */
char *heshu_text_dup_span (const HeshuText *self, HeshuSpan span) G_GNUC_WARN_UNUSED_RESULT;
/* Whether exactly @quote stands at @span; FALSE also for a span outside the text */
gboolean heshu_text_quotes (const HeshuText *self, HeshuSpan span, const char *quote);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuText, heshu_text_unref)

G_END_DECLS
