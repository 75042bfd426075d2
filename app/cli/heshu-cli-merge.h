/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-cli-desk.h"

G_BEGIN_DECLS

/* Whether @path is what `export` wrote */
gboolean heshu_cli_is_export (const char *path);

/**
 * heshu_cli_merge:
 * @path: what `export` wrote
 *
 * Brings a whole exported desk into @desk: reports with their ids and all that was decided, charts, history.
 * Reports that are there already are said and left as they are; a report that cannot be read is said, and the
 * others follow.
 *
 * Returns: an exit status
 */
int heshu_cli_merge (HeshuDesk *desk, const char *path);

G_END_DECLS
