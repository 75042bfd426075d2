/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-page.h"

G_BEGIN_DECLS

#define HESHU_TYPE_REPORTS_PAGE (heshu_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (HeshuReportsPage, heshu_reports_page, HESHU, REPORTS_PAGE, GtkWidget)

G_END_DECLS
