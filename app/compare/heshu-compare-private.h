/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-alignment.h"
#include "heshu-district-set.h"
#include "heshu-table-private.h"

G_BEGIN_DECLS

/* What one call of heshu_compare() works on */
typedef struct
{
  const HeshuComparison *question;
  GPtrArray *reports;
  HeshuDistrictSet *districts;
  GPtrArray *by_district; /* of GPtrArray of HeshuMetric (borrowed), index as in @districts */
  HeshuSeries series;
  int months;         /* the length of a period that is drawn */
  gboolean *reported; /* which districts have a report (of the period asked for) */
} HeshuAlignment;

/* The row of one district: its figure, target and what disagrees, or the reason why there is none */
HeshuTableRow *heshu_alignment_make_row (const HeshuAlignment *self,
                                         guint district) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
