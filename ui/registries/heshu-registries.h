/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuRegistries:
 *
 * What a desk knows beside its metrics, in a window beside that of the desk: what it could learn, and the
 * registries, a page each.
 */
#define HESHU_TYPE_REGISTRIES (heshu_registries_get_type ())
G_DECLARE_FINAL_TYPE (HeshuRegistries, heshu_registries, HESHU, REGISTRIES, AdwWindow)

/* One for each window; shown anew where it is there already. @page: (nullable): its name: `proposals`,
 * `indicators` */
void heshu_registries_show (GtkWindow *parent, HeshuWorkspace *workspace, const char *page);

G_END_DECLS
