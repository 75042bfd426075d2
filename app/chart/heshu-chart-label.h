/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart-spec-private.h"
#include "heshu-chart-words.h"

G_BEGIN_DECLS

/* (transfer full): what stands at the end of a bar: digits on the panel's scale, words of the page, `%` */
char *heshu_chart_label_figure (const HeshuChartWords *words,
                                const HeshuChartPanel *panel,
                                const HeshuChartFigure *figure) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the figure in a sentence, where no subtitle gives its scale and unit: 572.9853万元 */
char *heshu_chart_label_spoken (const HeshuChartWords *words,
                                const HeshuChartPanel *panel,
                                const HeshuChartFigure *figure) G_GNUC_WARN_UNUSED_RESULT;
/* Whether labels of @panel must repeat the scale: 1.1万余, as 1.1余 is no Chinese */
gboolean heshu_chart_label_needs_suffix (const HeshuChartWords *words, const HeshuChartPanel *panel);

G_END_DECLS
