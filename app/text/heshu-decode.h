/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-document.h"

G_BEGIN_DECLS

/**
 * heshu_decode:
 * @name: of the file, for the document and for error sentences
 * @encoding: (nullable): the encoding a person gives; %NULL: guessed in the order of #HeshuEncodingSource
 * @declared: (nullable): what the file or its transport says of itself, weaker than what its bytes prove
 * @error: HESHU_ERROR_FILE_EMPTY, _BINARY, _TOO_LARGE, HESHU_ERROR_ENCODING_UNKNOWN
 *
 * Decodes @bytes as the spec's "Decoded text" says: the byte order mark dropped, line ends kept, each maximal
 * invalid sequence and each NUL one U+FFFD, nothing normalised.
 *
 * Returns: (transfer full) (nullable): a document of media type text/plain
 */
HeshuDocument *heshu_decode (GBytes *bytes,
                             const char *name,
                             const char *encoding,
                             const char *declared,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The sentence for a text of more than %HESHU_TEXT_MAX_LENGTH characters */
void heshu_decode_set_too_large (GError **error, const char *name);

G_END_DECLS
