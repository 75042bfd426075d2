/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * heshu_colour_lookup:
 * @name: a colour of ui/style/style.css without its at-sign, for example `heshu_proposed_tint`
 *
 * For what a widget paints itself. The colour follows the scheme: look it up in every snapshot, keep none.
 */
GdkRGBA heshu_colour_lookup (GtkWidget *widget, const char *name);

G_END_DECLS
