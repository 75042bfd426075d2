/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart-axis.h"
#include "heshu-chart-spec-private.h"

G_BEGIN_DECLS

/* Whether the row has a mark: an actual figure that may stand beside the others, or a plan */
gboolean heshu_chart_row_is_drawn (const HeshuChartRow *self);
/* The panel's axis in the shown unit. FALSE where no row is drawn. */
gboolean heshu_chart_panel_init_axis (const HeshuChartPanel *self, HeshuChartForm form, HeshuAxis *axis);

G_END_DECLS
