/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-document.h"
#include "heshu-reader-protocol.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HeshuReaderLimits: what reading one file may cost
 */
typedef struct
{
  guint hello_ms; /* from the start of the program to its first words */
  guint wall_ms;
  guint cpu_s;
  guint memory_mb;
  guint max_text_bytes;
  guint max_blocks;
} HeshuReaderLimits;

extern const HeshuReaderLimits heshu_reader_default_limits;

/**
 * HeshuReaderProcess:
 *
 * One running heshu-reader. Used by one thread at a time. It may die at any moment; nothing here waits longer
 * than the limits for it, and nothing it says is believed unchecked.
 */
typedef struct _HeshuReaderProcess HeshuReaderProcess;

/* Returns: (transfer full) (nullable): %NULL: it could not be started, or said nothing sensible in time */
HeshuReaderProcess *heshu_reader_process_start (const char *program,
                                                const HeshuReaderLimits *limits) G_GNUC_WARN_UNUSED_RESULT;
/* Kills the program, and with it the child, and waits for its end */
void heshu_reader_process_free (HeshuReaderProcess *self);

/* The #HeshuCageParts its children are in */
guint heshu_reader_process_get_cage (const HeshuReaderProcess *self);

/* What became of the program while it read a file */
typedef enum
{
  HESHU_READER_USABLE,  /* it waits for the next file */
  HESHU_READER_SPENT,   /* it is to be freed */
  HESHU_READER_UNHEARD, /* so it is; it was dead before it took the file, which may be given to another */
} HeshuReaderFate;

/**
 * heshu_reader_process_read:
 * @input_fd: stays open
 * @name: of the file, for the document
 * @shown: of the file, for error sentences
 * @fate: (out)
 * @error: HESHU_ERROR_READER_DIED, _SLOW, HESHU_ERROR_FILE_TOO_DEEP, _TOO_LARGE, _EMPTY, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable)
 */
HeshuDocument *heshu_reader_process_read (HeshuReaderProcess *self,
                                          HeshuReaderFormat format,
                                          int input_fd,
                                          const char *name,
                                          const char *shown,
                                          HeshuReaderFate *fate,
                                          GCancellable *cancellable,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuReaderProcess, heshu_reader_process_free)

G_END_DECLS
