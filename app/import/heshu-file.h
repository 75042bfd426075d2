/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * heshu_file_read:
 * @path: a regular file, or `-` for standard input
 * @max_bytes: more than that is HESHU_ERROR_FILE_TOO_LARGE, known before anything is read where the file has
 * a size
 * @sha256: (out) (transfer full): of the bytes, lower-case hexadecimal
 * @error: HESHU_ERROR_FILE_MISSING (also a link that leads nowhere), _FORBIDDEN, _NOT_A_FILE, _TOO_LARGE,
 * _UNREADABLE; G_IO_ERROR_CANCELLED
 *
 * Never opens a device, a socket or a pipe by its path: opening one can block or have effects. Cancelling
 * works while standard input is silent.
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *heshu_file_read (const char *path,
                         gsize max_bytes,
                         char **sha256,
                         GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_file_open:
 * @path: a regular file, not `-`
 * @size: (out): its bytes
 * @error: as heshu_file_read()
 *
 * Returns: a descriptor that is the caller's; -1 with @error set
 */
int heshu_file_open (const char *path, gsize max_bytes, gsize *size, GError **error);

/* Reads from @offset on, without moving where the file stands. @error: HESHU_ERROR_FILE_UNREADABLE and its
 * like, for @path. Returns: how many bytes; 0 at the end; -1 with @error set */
gssize heshu_file_read_at (int fd,
                           const char *path,
                           goffset offset,
                           guint8 *buffer,
                           gsize length,
                           GError **error);

G_END_DECLS
