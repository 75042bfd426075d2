/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * heshu_preedit_guard_add:
 * @window: whose shortcuts were added before
 *
 * As long as an input method has a preedit open in the entry with the focus, every key goes to the method and
 * none to a shortcut: GTK itself looks for accelerators first.
 */
void heshu_preedit_guard_add (GtkWindow *window);

G_END_DECLS
