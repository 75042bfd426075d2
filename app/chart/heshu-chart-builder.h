/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart-spec-private.h"
#include "heshu-chart-words.h"

G_BEGIN_DECLS

/* What turns tables into a spec. Panel i and its row j are those of table i. Borrowed, for the time of one
 * call. */
typedef struct
{
  HeshuChartSpec *spec;
  const HeshuChartWords *words;
  GPtrArray *tables; /* of HeshuTable */
  const HeshuChartOptions *options;
} HeshuChartBuilder;

/* Each fills members of the spec; the panels must be there. The title also decides what is in focus. */
void heshu_chart_builder_write_title (HeshuChartBuilder *self);
void heshu_chart_builder_write_subtitle (HeshuChartBuilder *self);
void heshu_chart_builder_write_note (HeshuChartBuilder *self);
void heshu_chart_builder_write_sources (HeshuChartBuilder *self);
/* Last: it quotes the others */
void heshu_chart_builder_write_description (HeshuChartBuilder *self);

/* (transfer full): the indicator with 增减 or 位次 where the measure is one and the wording does not say so
 */
char *heshu_chart_builder_dup_indicator (const HeshuChartBuilder *self, const HeshuChartPanel *panel);
/* (transfer full): 单位：万元; "" where there is none */
char *heshu_chart_builder_dup_unit (const HeshuChartBuilder *self, const HeshuChartPanel *panel);
/* Appends @text behind @separator where something stands already */
void heshu_string_join (GString *list, const char *separator, const char *text);

G_END_DECLS
