/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

/* What is dropped on @widget is to be imported: files and folders, a web page's piece, text */
void heshu_intake_add_drop_target (GtkWidget *widget, HeshuWorkspace *workspace);
/* The same for what is on the clipboard; a sentence says so where it holds nothing of the kind */
void heshu_intake_paste (HeshuWorkspace *workspace, GdkClipboard *clipboard);

G_END_DECLS
