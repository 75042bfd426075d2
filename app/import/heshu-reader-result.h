/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-document.h"
#include "heshu-reader-protocol.h"

G_BEGIN_DECLS

/**
 * HeshuReaderCollector:
 *
 * Takes in what a caged child sends, as from an enemy: nothing it announces is believed or allocated before
 * it is within the limits of the request and has arrived.
 */
typedef struct
{
  const HeshuReaderRequest *request;
  GByteArray *bytes;
  gsize wanted; /* bytes in all, as far as is known */
} HeshuReaderCollector;

void heshu_reader_collector_init (HeshuReaderCollector *self, const HeshuReaderRequest *request);
void heshu_reader_collector_clear (HeshuReaderCollector *self);

/* FALSE: it sends what it must not; there is no use in listening any longer */
gboolean heshu_reader_collector_push (HeshuReaderCollector *self, const guint8 *bytes, gsize size);

/**
 * heshu_reader_collector_finish:
 * @status: (out): HESHU_READER_OK where a document is returned, else what the child says
 *
 * Checks everything: sizes, UTF-8, code points, order and kinds of the blocks, strings, the date.
 *
 * Returns: (transfer full) (nullable): %NULL with HESHU_READER_OK: what came is no result
 */
HeshuDocument *heshu_reader_collector_finish (HeshuReaderCollector *self,
                                              const char *name,
                                              const char *media_type,
                                              HeshuReaderStatus *status) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
