/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asked once: @data is freed behind it, whatever was answered */
typedef void (*HeshuPreviewAccepted) (GtkWidget *over, gpointer data);

/**
 * heshu_preview_ask:
 * @over: the page that asks
 * @lines: (transfer none): what exactly will be done, a line for each thing
 * @accept: the label of the button that does it
 * @data: (transfer full): freed with @free_data
 *
 * Shows what would be done before it is done; nothing happens where the person does not accept.
 */
void heshu_preview_ask (GtkWidget *over,
                        const char *heading,
                        const char *body,
                        const char *const *lines,
                        const char *accept,
                        HeshuPreviewAccepted accepted,
                        gpointer data,
                        GDestroyNotify free_data);

/* (transfer floating): @lines one below the other, however many, in a frame */
GtkWidget *heshu_preview_new_list (const char *const *lines);

/* (transfer full): a metric as a line: what is measured, how much, when, where */
char *heshu_preview_dup_line (const HeshuMetric *metric) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
