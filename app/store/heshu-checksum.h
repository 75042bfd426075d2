/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * heshu_checksum_register:
 *
 * Gives @db the function `heshu_checksum (…)`: the first 128 bits of the SHA-256 of its arguments, each with
 * its type and length. A row is stored with it and compared when it is read, since the file format's own
 * checks miss silent damage.
 */
void heshu_checksum_register (sqlite3 *db);

G_END_DECLS
