/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-edit.h"
#include "heshu-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuDetailRow:
 *
 * A labelled row of a form that edits one field of one object: Enter or leaving it submits, Escape restores,
 * a failure stands below it with the typing kept.
 *
 * Signal: `applied`: the desk took the edit
 */
#define HESHU_TYPE_DETAIL_ROW (heshu_detail_row_get_type ())
G_DECLARE_FINAL_TYPE (HeshuDetailRow, heshu_detail_row, HESHU, DETAIL_ROW, GtkListBoxRow)

/* @label: what it is, @placeholder: (nullable): how it is written */
GtkWidget *heshu_detail_row_new (HeshuWorkspace *workspace, const char *label, const char *placeholder);
/* @value: (nullable): as it stands on the desk. The typing that was begun on the same field is kept. */
void heshu_detail_row_set_field (HeshuDetailRow *self,
                                 HeshuObjectKind kind,
                                 const char *object_id,
                                 const char *field,
                                 const char *value);
/* (nullable) (transfer none) */
const char *heshu_detail_row_get_field (HeshuDetailRow *self);

G_END_DECLS
