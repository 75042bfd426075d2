/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The ways a file can be read. The bytes decide; the name is a hint where they leave it open. */
typedef enum
{
  HESHU_FORMAT_TEXT,
  HESHU_FORMAT_MARKDOWN,
  HESHU_FORMAT_HTML,
  HESHU_FORMAT_FOREIGN, /* a format that has no reader: pictures, archives, office and PDF files, programs */
} HeshuFormat;

/* What the first bytes say before anything is decoded: HESHU_FORMAT_FOREIGN, or HESHU_FORMAT_TEXT for "may be
 * text" */
HeshuFormat heshu_sniff_bytes (const guint8 *data, gsize size);

/**
 * heshu_sniff_text:
 * @text: decoded, NUL-terminated UTF-8
 * @name: the file's name
 */
HeshuFormat heshu_sniff_text (const char *text, const char *name);

/**
 * heshu_sniff_charset:
 *
 * What a page of HTML says of its own encoding, in a `<meta>` tag or an XML declaration among its first
 * bytes. Only a claim: pages lie.
 *
 * Returns: (transfer full) (nullable)
 */
char *heshu_sniff_charset (const guint8 *data, gsize size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
