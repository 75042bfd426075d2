/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart-spec-private.h"
#include "heshu-scene-private.h"

G_BEGIN_DECLS

/* One per format. @error: HESHU_ERROR_CHART_TOO_SMALL where there is no memory for so many pixels */
GBytes *heshu_chart_write_png (const HeshuChartSpec *spec, const HeshuScene *scene, GError **error);
GBytes *heshu_chart_write_pdf (const HeshuChartSpec *spec, const HeshuScene *scene, GError **error);
GBytes *heshu_chart_write_svg (const HeshuChartSpec *spec, const HeshuScene *scene, GError **error);

/* (transfer full): where the chart came from, for the file's metadata: version of the spec, hashes of the
 * reports */
char *heshu_chart_spec_dup_provenance (const HeshuChartSpec *spec) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
