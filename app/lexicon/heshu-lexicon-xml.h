/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "heshu-lexicon-builder.h"

G_BEGIN_DECLS

/* The most bytes a lexicon may have; all of China's districts need half a megabyte. */
#define HESHU_LEXICON_MAX_BYTES (8 * 1024 * 1024)

/**
 * heshu_lexicon_xml_read:
 * @data: a lexicon in XML
 * @schema: resources/lexicons/lexicon.rng
 * @builder: what its entries are added to
 * @fault: (out) (transfer full): what is wrong with @data and in which line, for a person to read
 *
 * Validates @data and reads its entries. Loads nothing from the network and no DTD; a document type is a
 * fault. Also runs at build time. Safe from any thread.
 *
 * Returns: %FALSE with @fault set; nothing is added to @builder then
 */
gboolean heshu_lexicon_xml_read (const char *data,
                                 gsize length,
                                 const char *schema,
                                 gsize schema_length,
                                 HeshuLexiconBuilder *builder,
                                 char **fault) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
