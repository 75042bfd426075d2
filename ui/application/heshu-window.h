/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuWindow:
 *
 * A window on one desk: header, the four pages, the messages over them. Pages are made when they are first
 * shown.
 */
#define HESHU_TYPE_WINDOW (heshu_window_get_type ())
G_DECLARE_FINAL_TYPE (HeshuWindow, heshu_window, HESHU, WINDOW, AdwApplicationWindow)

HeshuWindow *heshu_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none) */
HeshuWorkspace *heshu_window_get_workspace (HeshuWindow *self);
/* (nullable) (transfer none): the desk that is shown, or on its way */
const char *heshu_window_get_desk_path (HeshuWindow *self);
/* Opens a desk in place of the one that is shown, without waiting for it. A failure is told in the window,
 * which keeps its desk. @flags: a HeshuDeskFlags */
void heshu_window_open_desk (HeshuWindow *self, const char *path, HeshuDeskFlags flags);
/* Opens the desk of the sample reports; it is made where it is missing */
void heshu_window_open_sample (HeshuWindow *self);
/* @files: (transfer none): of GFile; waits for the desk that is on its way */
void heshu_window_import (HeshuWindow *self, GListModel *files);
/* Opens the window of keys at those of the page in hand */
void heshu_window_show_keys (HeshuWindow *self);

G_END_DECLS
