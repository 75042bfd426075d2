/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-edit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuHistoryBox: what people did to one metric, newest first, one line each
 */
#define HESHU_TYPE_HISTORY_BOX (heshu_history_box_get_type ())
G_DECLARE_FINAL_TYPE (HeshuHistoryBox, heshu_history_box, HESHU, HISTORY_BOX, GtkBox)

GtkWidget *heshu_history_box_new (void);
/* @edits: (nullable): of #HeshuEdit, newest first; @most: so many lines at most, 0: all */
void heshu_history_box_set_edits (HeshuHistoryBox *self, GPtrArray *edits, guint most);

G_END_DECLS
