/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-report-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuReportRow:
 *
 * What stands in a row of the list of reports: a headline, agency and year, and how much is reviewed; or the
 * words of a group. It follows its item until it gets another.
 */
#define HESHU_TYPE_REPORT_ROW (heshu_report_row_get_type ())
G_DECLARE_FINAL_TYPE (HeshuReportRow, heshu_report_row, HESHU, REPORT_ROW, GtkWidget)

GtkWidget *heshu_report_row_new (void);
/* @item: (nullable) */
void heshu_report_row_set_item (HeshuReportRow *self, HeshuReportItem *item);
HeshuReportItem *heshu_report_row_get_item (HeshuReportRow *self);

G_END_DECLS
