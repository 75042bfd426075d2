/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"
#include "heshu-report.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Why a row shows no figure, or one that must not be drawn beside the others (design §8: derived, never
 * guessed) */
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
 *
 * A row without reason may be drawn: its actual figure, or its target alone where nothing else was stated. A
 * row with OTHER_* or CONFLICT shows a figure that does not belong beside the others.
 */
typedef struct
{
  char *area;    /* full name */
  char *area_id; /* "" where unknown */
  HeshuPeriod period;
  HeshuMetric *actual;
  HeshuMetric *target; /* its target or limit of the same period, where one is stated */
  GPtrArray *others;   /* of HeshuMetric, never %NULL: those that disagree (CONFLICT), else newer ones of a
                          longer or shorter period */
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
  const char *const
      *wordings; /* (nullable): other wordings of the indicator; %NULL: every metric given is one of it */
} HeshuComparison;

/**
 * HeshuTable: the aligned figures behind a chart. Filled by heshu_compare(), read-only from then on.
 * Reference-counted.
 */
typedef struct
{
  /*< private >*/
  int ref_count;
  /*< public >*/
  char *indicator;
  char *unit;           /* of the rows that may be drawn */
  HeshuMeasure measure; /* of the rows that may be drawn */
  HeshuPeriod period;   /* as asked for; none: the latest of each district */
  GPtrArray *rows;      /* of HeshuTableRow, in order of value, then the rows without one in order of code */
  GPtrArray *sources;   /* of HeshuReport, without bytes: those that the figures came from */
  gboolean sample;      /* some figure comes from a sample report */
} HeshuTable;

#define HESHU_TYPE_TABLE (heshu_table_get_type ())
GType heshu_table_get_type (void) G_GNUC_CONST;

/**
 * heshu_compare:
 * @metrics: of #HeshuMetric: all that a desk has on the indicator (any wording of it), rejected ones left out
 * @reports: of #HeshuReport with articles, without bytes: what the desk has, to tell 未提及 from 无报告
 * @error: HESHU_ERROR_INDICATOR_UNKNOWN where no metric has the indicator, HESHU_ERROR_AREA_AMBIGUOUS where
 * an area asked for names several districts of the desk
 *
 * The districts are those asked for, else all that the reports and metrics name; they are joined on their
 * code, and on the name (with or without that of its city) only where a code is missing. The unit, measure
 * and length of period are those that most districts state; figures of others keep their place with the
 * reason. Safe from any thread.
 *
 * Returns: (transfer full) (nullable)
 */
HeshuTable *heshu_compare (const HeshuComparison *question,
                           GPtrArray *metrics,
                           GPtrArray *reports,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
HeshuTable *heshu_table_ref (HeshuTable *self);
void heshu_table_unref (HeshuTable *self);

/* Whether two rows that may be drawn are of different periods: the note that says so must not be left out */
gboolean heshu_table_periods_differ (const HeshuTable *self);
/* (nullable) (transfer none): the report among the sources that @metric stands in */
const HeshuReport *heshu_table_find_source (const HeshuTable *self, const HeshuMetric *metric);

/**
 * heshu_indicator_equal:
 *
 * Whether two wordings are one but for spaces, punctuation and full- or half-width forms: `“两癌”筛查人数`
 * and `两癌筛查 人数`.
 */
gboolean heshu_indicator_equal (const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuTable, heshu_table_unref)

G_END_DECLS
