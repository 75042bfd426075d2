/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

/* Asks for the editor's name and answers heshu_workspace_set_editor(), with %NULL where it is not told */
void heshu_editor_dialog_ask (GtkWindow *parent, HeshuWorkspace *workspace);

G_END_DECLS
