/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-field.h"
#include "heshu-period.h"

#include <glib.h>

G_BEGIN_DECLS

/* Which indicators districts share: what there is to compare, the most worthwhile first. */

/**
 * HeshuStated: figures that agree in all of these. Borrowed by heshu_share_list().
 */
typedef struct
{
  const char *subject;   /* (nullable): what tells that two wordings are one indicator; %NULL: the wording */
  const char *indicator; /* in one wording */
  const char *area;      /* (nullable) */
  const char *area_id;   /* (nullable) */
  const char *unit;      /* (nullable) */
  HeshuMeasure measure;
  HeshuKind kind;
  HeshuPeriod period;
  guint n_metrics;
} HeshuStated;

/**
 * HeshuShare: an indicator, whatever its wordings
 */
typedef struct
{
  char *indicator;   /* the wording that most of its metrics have */
  char **wordings;   /* the others, closed by %NULL */
  guint n_districts; /* that state it actually, of one measure, unit and period */
  guint n_metrics;
  HeshuPeriod period; /* the year of that period: to be asked for; none where nobody states one */
} HeshuShare;

void heshu_share_free (HeshuShare *self);

/**
 * heshu_share_list:
 * @stated: of #HeshuStated, in any order
 *
 * Districts are joined as in heshu_compare(). Linear but for the order of what it returns. Safe from any
 * thread.
 *
 * Returns: (transfer full): of #HeshuShare: shared by most districts first, then the latest period, then most
 * metrics
 */
GPtrArray *heshu_share_list (GPtrArray *stated) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable) (transfer none): the one that has @indicator among its wordings */
const HeshuShare *heshu_share_find (GPtrArray *shares, const char *indicator);

G_END_DECLS
