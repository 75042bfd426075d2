/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of an id's text, without its NUL */
#define HESHU_ID_LENGTH 36

/**
 * heshu_id_new:
 *
 * A stable 128-bit id, ordered by time: UUID version 7 (RFC 9562) in its lower-case text form. Two ids made one after
 * the other in one process are in that order. Safe from any thread.
 *
 * Returns: (transfer full)
 */
char *heshu_id_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean heshu_id_is_valid (const char *text);

G_END_DECLS
