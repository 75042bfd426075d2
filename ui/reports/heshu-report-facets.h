/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-report-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuReportFacets:
 *
 * The side pane: what the reports are filed under, with counts. Nothing ticked is no filter.
 */
#define HESHU_TYPE_REPORT_FACETS (heshu_report_facets_get_type ())
G_DECLARE_FINAL_TYPE (HeshuReportFacets, heshu_report_facets, HESHU, REPORT_FACETS, GtkWidget)

void heshu_report_facets_set_list (HeshuReportFacets *self, HeshuReportList *list);

G_END_DECLS
