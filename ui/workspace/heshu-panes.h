/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * heshu_panes_get_shown:
 * @pane: the page's name, and the pane's where it has several: `review`, `metrics`
 * @narrow: what decides where nobody has: a narrow window hides side panes
 *
 * Whether a side pane was shown last; kept over restarts. Only what a person did is kept, not what a narrow
 * window did.
 */
gboolean heshu_panes_get_shown (const char *pane, gboolean narrow);
void heshu_panes_set_shown (const char *pane, gboolean shown);

G_END_DECLS
