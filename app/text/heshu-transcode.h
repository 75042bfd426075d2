/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * heshu_transcode_canonical_name:
 * @encoding: as a person, a page or a detector writes it: `utf8`, `GBK`, `x-gbk`, `big5`
 *
 * One name for one converter: everything of the GB family is read as GB18030, which contains the others.
 *
 * Returns: (transfer full) (nullable): %NULL where no converter of that name exists
 */
char *heshu_transcode_canonical_name (const char *encoding) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_transcode:
 * @encoding: a canonical name
 * @max_chars: stop with %NULL where the text has more code points
 * @n_replaced: (out): how many U+FFFD were put in, for invalid sequences and for NULs
 *
 * Each maximal invalid sequence and each NUL becomes one U+FFFD; an incomplete character at the end is one
 * too. A byte order mark is not looked for. Linear; never fails for what the bytes are.
 *
 * Returns: (transfer full) (nullable): valid UTF-8 without NUL; %NULL where it would be longer than
 * @max_chars
 */
GString *heshu_transcode (const guint8 *bytes,
                          gsize length,
                          const char *encoding,
                          gsize max_chars,
                          guint *n_replaced) G_GNUC_WARN_UNUSED_RESULT;

/**
 * HeshuTranscoder:
 *
 * The same for bytes that come in pieces: together they give the text that heshu_transcode() would.
 */
typedef struct _HeshuTranscoder HeshuTranscoder;

/* @encoding: a canonical name */
HeshuTranscoder *heshu_transcoder_new (const char *encoding) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_transcoder_push:
 * @final: no bytes follow
 * @out: what the bytes say is appended
 *
 * Returns: how many bytes were taken: all where @final, else all but a few, which are to be given again with
 * those that follow
 */
gsize heshu_transcoder_push (HeshuTranscoder *self,
                             const guint8 *bytes,
                             gsize length,
                             gboolean final,
                             GString *out);
/* Of all pieces so far */
gsize heshu_transcoder_get_n_chars (const HeshuTranscoder *self);
guint heshu_transcoder_get_n_replaced (const HeshuTranscoder *self);
void heshu_transcoder_free (HeshuTranscoder *self);

/* Bytes of the well-formed UTF-8 sequence at @bytes, or 0 and in @bad the length of the maximal ill-formed
 * one */
gsize heshu_transcode_utf8_sequence (const guint8 *bytes, gsize length, gsize *bad);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuTranscoder, heshu_transcoder_free)

G_END_DECLS
