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

G_END_DECLS
