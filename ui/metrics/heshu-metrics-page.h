/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-page.h"

G_BEGIN_DECLS

#define HESHU_TYPE_METRICS_PAGE (heshu_metrics_page_get_type ())
G_DECLARE_FINAL_TYPE (HeshuMetricsPage, heshu_metrics_page, HESHU, METRICS_PAGE, GtkWidget)

G_END_DECLS
