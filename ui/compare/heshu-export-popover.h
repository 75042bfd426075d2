/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuExportPopover:
 *
 * Asks in which form a chart is written, and says beforehand exactly what it will be. Its button activates
 * `compare.export-file`.
 */
#define HESHU_TYPE_EXPORT_POPOVER (heshu_export_popover_get_type ())
G_DECLARE_FINAL_TYPE (HeshuExportPopover, heshu_export_popover, HESHU, EXPORT_POPOVER, GtkPopover)

void heshu_export_popover_set_chart (HeshuExportPopover *self,
                                     const HeshuChartSpec *spec,
                                     const HeshuScene *scene);
/* (transfer none): `png`, `svg` or `pdf` */
const char *heshu_export_popover_get_format (HeshuExportPopover *self);
/* Whether the data are written beside it */
gboolean heshu_export_popover_get_with_data (HeshuExportPopover *self);

G_END_DECLS
