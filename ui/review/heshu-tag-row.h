/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuTagRow:
 *
 * The tags of a metric as chips, each with its way out, and a button that asks for another.
 *
 * Signals: `apply` (string tags): the new set, parted by line ends
 */
#define HESHU_TYPE_TAG_ROW (heshu_tag_row_get_type ())
G_DECLARE_FINAL_TYPE (HeshuTagRow, heshu_tag_row, HESHU, TAG_ROW, GtkBox)

GtkWidget *heshu_tag_row_new (void);
void heshu_tag_row_set_tags (HeshuTagRow *self, const char *const *tags);
/* (transfer full): as `apply` tells them */
char *heshu_tag_row_dup_tags (HeshuTagRow *self);
/* @names: (nullable): tags of the desk, proposed where another is asked for */
void heshu_tag_row_set_known (HeshuTagRow *self, const char *const *names);
void heshu_tag_row_ask (HeshuTagRow *self);

G_END_DECLS
