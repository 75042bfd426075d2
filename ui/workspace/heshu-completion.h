/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-field.h"
#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuCompletion:
 *
 * What a field can be given, in a list under its entry while somebody types there. The entry keeps the focus:
 * Down and Up mark a row, Escape closes the list; Down opens it. Nothing that was typed is changed before a
 * row is taken. The desk is read and searched outside of the main loop.
 *
 * Signals: `taken` (string text): of the row, as HeshuCandidate has it
 */
#define HESHU_TYPE_COMPLETION (heshu_completion_get_type ())
G_DECLARE_FINAL_TYPE (HeshuCompletion, heshu_completion, HESHU, COMPLETION, GObject)

/**
 * heshu_completion_new:
 * @parent: a box that holds @entry; the list's popover becomes its child
 * @field: as heshu_candidates_new() takes it
 *
 * Returns: (transfer none): lives as long as @entry
 */
HeshuCompletion *heshu_completion_new (GtkWidget *parent,
                                       GtkWidget *entry,
                                       HeshuWorkspace *workspace,
                                       HeshuField field);
/* The text in the entry was typed: offers what fits it */
void heshu_completion_ask (HeshuCompletion *self);
/* Enter: takes the marked row. FALSE: none is, and the list is closed */
gboolean heshu_completion_take (HeshuCompletion *self);
void heshu_completion_close (HeshuCompletion *self);

G_END_DECLS
