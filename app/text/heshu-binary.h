/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @bytes begin as no text does: a picture, an archive, a program */
gboolean heshu_binary_has_signature (const guint8 *bytes, gsize length);

/**
 * HeshuBinaryCheck:
 *
 * Counts what texts have little of, in bytes that may come in pieces. Starts as zeros.
 */
typedef struct
{
  gsize n_bytes;
  gsize n_control_bytes;
  gsize n_chars;
  gsize n_odd_chars;
  gsize n_replaced_chars; /* of these: what no encoding explains */
} HeshuBinaryCheck;

/* The raw bytes */
void heshu_binary_check_bytes (HeshuBinaryCheck *self, const guint8 *bytes, gsize length);
/* What they were decoded to; only asked for where heshu_binary_check_has_controls() */
void heshu_binary_check_text (HeshuBinaryCheck *self, const char *utf8, gsize length);
/* Whether there are control characters enough for a look at the text. Replacements of a text whose bytes are
 * damaged are no sign of a binary file without them */
gboolean heshu_binary_check_has_controls (const HeshuBinaryCheck *self, const char *encoding);
gboolean heshu_binary_check_says_binary (const HeshuBinaryCheck *self);

G_END_DECLS
