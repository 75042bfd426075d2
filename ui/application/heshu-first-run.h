/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HeshuFirstRun:
 *
 * What an empty desk shows: one sentence what Heshu does, and the ways in. Its buttons activate `win.import`,
 * `win.import-folder` and `win.open-sample`.
 */
#define HESHU_TYPE_FIRST_RUN (heshu_first_run_get_type ())
G_DECLARE_FINAL_TYPE (HeshuFirstRun, heshu_first_run, HESHU, FIRST_RUN, GtkWidget)

G_END_DECLS
