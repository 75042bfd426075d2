/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"
#include "heshu-report.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Why a row shows no figure, or one that must not be drawn beside the others (design §8: derived, never guessed) */
typedef enum
{
  HESHU_REASON_NONE,
  HESHU_REASON_NOT_MENTIONED, /* 未提及: a report of that district and period without the figure */
  HESHU_REASON_NO_REPORT,     /* 无报告: no such report on the desk */
  HESHU_REASON_OTHER_UNIT,
  HESHU_REASON_OTHER_PERIOD,
  HESHU_REASON_OTHER_MEASURE,
  HESHU_REASON_CONFLICT, /* two reports disagree; both are kept */
} HeshuReason;

/* `not_mentioned` … in data */
const char *heshu_reason_get_word (HeshuReason reason);
gboolean heshu_reason_from_word (const char *word, HeshuReason *reason);

/**
 * HeshuTableRow: one district (and period) of one indicator. The metrics are (nullable) (owned).
 */
typedef struct
{
  char *area;    /* full name */
  char *area_id; /* "" where unknown */
  HeshuPeriod period;
  HeshuMetric *actual;
  HeshuMetric *target; /* its target or limit of the same period, where one is stated */
  HeshuReason reason;
} HeshuTableRow;

/**
 * HeshuComparison: the question. Strings and arrays are (nullable) where said; borrowed by heshu_compare().
 */
typedef struct
{
  const char *indicator;
  const char *const *areas; /* (nullable): full names; %NULL: every district of the desk */
  HeshuPeriod period;       /* none: the latest of each district */
} HeshuComparison;

/**
 * HeshuTable: the aligned figures behind a chart. Filled by heshu_compare(), read-only from then on. Reference-counted.
 */
typedef struct
{
  /*< private >*/
  int ref_count;
  /*< public >*/
  char *indicator;
  char *unit;         /* of the rows that may be drawn */
  GPtrArray *rows;    /* of HeshuTableRow, in order of value, then the rows without one in order of code */
  GPtrArray *sources; /* of HeshuReport, without bytes: those that the figures came from */
  gboolean sample;    /* some figure comes from a sample report */
} HeshuTable;

#define HESHU_TYPE_TABLE (heshu_table_get_type ())
GType heshu_table_get_type (void) G_GNUC_CONST;

/**
 * heshu_compare:
 * @metrics: of #HeshuMetric: all that a desk has on the indicator (any wording of it), rejected ones left out
 * @reports: of #HeshuReport with articles, without bytes: what the desk has, to tell 未提及 from 无报告
 * @error: HESHU_ERROR_INDICATOR_UNKNOWN where no metric has the indicator
 *
 * Returns: (transfer full) (nullable)
 */
HeshuTable *heshu_compare (const HeshuComparison *question, GPtrArray *metrics, GPtrArray *reports,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
HeshuTable *heshu_table_ref (HeshuTable *self);
void heshu_table_unref (HeshuTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuTable, heshu_table_unref)

G_END_DECLS
