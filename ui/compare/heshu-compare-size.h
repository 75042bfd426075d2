/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart.h"

G_BEGIN_DECLS

/* The sizes of charts in words. All are (transfer full). */

/* The names of the presets, closed by %NULL */
char **heshu_compare_size_list (void) G_GNUC_WARN_UNUSED_RESULT;
/* What a person calls a preset: `Newspaper, 2 columns` */
char *heshu_compare_size_dup_label (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* `1600 × 900 pixels`, `85.1 × 60 mm` */
char *heshu_compare_size_dup_words (const HeshuChartSpec *spec,
                                    const HeshuScene *scene) G_GNUC_WARN_UNUSED_RESULT;
/* What a file in @format will be: `1600 × 900 pixels, 96 dpi` */
char *heshu_compare_size_dup_file (const HeshuChartSpec *spec,
                                   const HeshuScene *scene,
                                   const char *format) G_GNUC_WARN_UNUSED_RESULT;
/* The lengths as digits in the unit, which is (transfer none): `px` or `mm` */
const char *heshu_compare_size_get_lengths (const HeshuChartSpec *spec,
                                            const HeshuScene *scene,
                                            char **width,
                                            char **height);

G_END_DECLS
