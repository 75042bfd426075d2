/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-document.h"

G_BEGIN_DECLS

/**
 * HeshuEncodingGuess:
 * @encoding: (transfer full): canonical name
 * @source: how it was found
 * @mark_length: bytes of the byte order mark, no part of the text
 */
typedef struct
{
  char *encoding;
  HeshuEncodingSource source;
  gsize mark_length;
} HeshuEncodingGuess;

/**
 * heshu_encoding_guess:
 * @given: (nullable): by a person
 * @declared: (nullable): by the file or its transport; an unknown name, or one that the bytes disprove, is
 * passed over
 *
 * Returns: %FALSE where @given is no encoding that exists
 */
gboolean heshu_encoding_guess (const guint8 *bytes,
                               gsize length,
                               const char *given,
                               const char *declared,
                               HeshuEncodingGuess *guess);

/* What a guess looks at of the beginning of a file */
#define HESHU_ENCODING_SAMPLE (1024 * 1024)

/**
 * HeshuUtf8Check:
 * @n_sequences: characters and faults
 * @cut_tail: the only fault is a character cut off at the end
 *
 * How bytes, which may come in pieces, read as UTF-8. Starts as zeros.
 */
typedef struct
{
  gsize n_sequences;
  gsize n_multibyte;
  gsize n_invalid;
  gsize n_nuls;
  gboolean cut_tail;
} HeshuUtf8Check;

/* Returns: how many bytes were taken: all where @final, else all but a few, which are to be given again */
gsize heshu_utf8_check_push (HeshuUtf8Check *self, const guint8 *bytes, gsize length, gboolean final);

/**
 * heshu_encoding_guess_long:
 * @bytes: the beginning of a file, %HESHU_ENCODING_SAMPLE bytes where it has as many
 * @check: of the whole of it
 *
 * The same for a file that is not in memory as a whole.
 */
gboolean heshu_encoding_guess_long (const guint8 *bytes,
                                    gsize length,
                                    const HeshuUtf8Check *check,
                                    const char *given,
                                    const char *declared,
                                    HeshuEncodingGuess *guess);

G_END_DECLS
