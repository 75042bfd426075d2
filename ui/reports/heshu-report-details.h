/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-report-item.h"
#include "heshu-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuReportDetails:
 *
 * All about one report, its fields to be edited, and the one next step. Its buttons act by the page's actions
 * `report.review`, `report.read-again`, `report.save-original`, `report.remove`.
 *
 * Signal: `article-changed` (string report_id): a person said something of an article that its figures
 * inherit
 */
#define HESHU_TYPE_REPORT_DETAILS (heshu_report_details_get_type ())
G_DECLARE_FINAL_TYPE (HeshuReportDetails, heshu_report_details, HESHU, REPORT_DETAILS, GtkWidget)

void heshu_report_details_set_workspace (HeshuReportDetails *self, HeshuWorkspace *workspace);
/* @item: (nullable): a report's row; followed until another is set */
void heshu_report_details_set_item (HeshuReportDetails *self, HeshuReportItem *item);

G_END_DECLS
