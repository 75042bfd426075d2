/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * heshu_paths_init:
 *
 * Lets the program find its settings' schema beside itself, from any prefix and from the build tree. To be
 * called first in main(), before another thread runs.
 */
void heshu_paths_init (void);

G_END_DECLS
