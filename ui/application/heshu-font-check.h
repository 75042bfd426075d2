/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * heshu_font_check_dup_sentence:
 * @widget: in a window
 *
 * Returns: (transfer full) (nullable): where no installed font has the characters that reports are written
 *   in, what to do about it, in words that can be read without such a font
 */
char *heshu_font_check_dup_sentence (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
