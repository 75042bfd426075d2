/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-report.h"
#include "heshu-text-stream.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HeshuImporter:
 *
 * Turns bytes into documents: sniffs the format, keeps the limits, decodes text and Markdown itself and hands
 * every other format to heshu-reader, whose process it starts, watches and replaces. Safe from any thread;
 * one file at a time each.
 */
typedef struct _HeshuImporter HeshuImporter;

/* Returns: (transfer full): starts no process until a format needs one */
HeshuImporter *heshu_importer_new (void) G_GNUC_WARN_UNUSED_RESULT;
HeshuImporter *heshu_importer_ref (HeshuImporter *self);
void heshu_importer_unref (HeshuImporter *self);

/* The most bytes of a file that is imported */
#define HESHU_IMPORT_MAX_BYTES (64u * 1024 * 1024)

/**
 * heshu_importer_read_file:
 * @path: a regular file, or `-` for standard input
 * @encoding: (nullable): overrides the guess
 * @error: HESHU_ERROR_FILE_*, HESHU_ERROR_READER_*, HESHU_ERROR_ENCODING_UNKNOWN; G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): bytes, hash and document; no articles yet
 */
HeshuReport *heshu_importer_read_file (HeshuImporter *self,
                                       const char *path,
                                       const char *encoding,
                                       GCancellable *cancellable,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for bytes at hand (a paste, a drop, the original of a report); @media_type: (nullable): sniffed
 * where %NULL */
HeshuReport *heshu_importer_read_bytes (HeshuImporter *self,
                                        GBytes *bytes,
                                        const char *name,
                                        const char *media_type,
                                        const char *encoding,
                                        GCancellable *cancellable,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* From this size on a file of text is read part by part where that is asked for */
#define HESHU_IMPORT_LONG_BYTES (256u * 1024)

/**
 * heshu_importer_open_stream:
 * @path, @encoding, @error: as heshu_importer_read_file()
 *
 * Returns: (transfer full) (nullable): the text of a long file; %NULL without @error where the file is to be
 * read as a whole: it is short, or a page of HTML, or standard input
 */
HeshuTextStream *heshu_importer_open_stream (HeshuImporter *self,
                                             const char *path,
                                             const char *encoding,
                                             GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_importer_list_files:
 * @path: a file or a folder
 * @failed: (out) (transfer full): of GError: folders that could not be read, each named
 *
 * Returns: (transfer full): of paths: @path itself, or the files below it in order of name; hidden ones and
 * links out of the folder left out
 */
GPtrArray *heshu_importer_list_files (const char *path, GPtrArray **failed) G_GNUC_WARN_UNUSED_RESULT;

/* Whether every foreign format so far was read in the whole cage; FALSE where the kernel lacks a part of it,
 * which heshu-reader says on standard error as well. Nothing read yet: TRUE */
gboolean heshu_importer_is_caged (HeshuImporter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuImporter, heshu_importer_unref)

G_END_DECLS
