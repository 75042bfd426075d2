/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-reader-process.h"

G_BEGIN_DECLS

/**
 * HeshuReaderPool:
 *
 * The running reader programs of an importer: one per thread that reads a foreign format at the moment, kept
 * for the next file. Safe from any thread.
 */
typedef struct _HeshuReaderPool HeshuReaderPool;

/* @program: (nullable): %NULL: the one that belongs to this build or installation; looked for when it is
 * needed */
HeshuReaderPool *heshu_reader_pool_new (const char *program,
                                        const HeshuReaderLimits *limits) G_GNUC_WARN_UNUSED_RESULT;
void heshu_reader_pool_free (HeshuReaderPool *self);

/* As heshu_reader_process_read(), in a program that is started where none waits. @error: also
 * HESHU_ERROR_READER_MISSING */
HeshuDocument *heshu_reader_pool_read (HeshuReaderPool *self,
                                       HeshuReaderFormat format,
                                       int input_fd,
                                       const char *name,
                                       const char *shown,
                                       GCancellable *cancellable,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The #HeshuCageParts that every child so far was in */
guint heshu_reader_pool_get_cage (HeshuReaderPool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuReaderPool, heshu_reader_pool_free)

G_END_DECLS
