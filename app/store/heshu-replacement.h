/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What becomes of a person's work on a metric when a newer version of its report takes the place of the older */
typedef enum
{
  HESHU_CARRIED_WHOLE,     /* stands in the newer version as it was decided */
  HESHU_CARRIED_OTHERWISE, /* stands there too, but the machine reads something else of it, or nothing */
  HESHU_CARRIED_UNFIT,     /* has no place there: it stays with the older version */
  HESHU_N_CARRIED
} HeshuCarriedKind;
/* (transfer none): in data: `carried`, `otherwise`, `unfit` */
const char *heshu_carried_kind_get_word (HeshuCarriedKind kind);

/**
 * HeshuCarried:
 * @before: as it was decided in the older version
 * @after: (nullable): as it stands in the newer; %NULL for what has no place there
 * @why: (nullable): a phrase for people: why it has no place, what is read otherwise
 */
typedef struct
{
  HeshuCarriedKind kind;
  HeshuMetric *before;
  HeshuMetric *after;
  char *why;
} HeshuCarried;

/**
 * HeshuReplacement:
 * @name: of the newer version's file
 * @carried: of #HeshuCarried: all that persons worked on, in the order of the older text
 * @counts: of @carried, by kind
 * @n_new: metrics of the newer version that nobody has decided on
 */
typedef struct
{
  char *report_id;
  char *name;
  GPtrArray *carried;
  guint counts[HESHU_N_CARRIED];
  guint n_new;
} HeshuReplacement;

void heshu_replacement_free (HeshuReplacement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuReplacement, heshu_replacement_free)

G_END_DECLS
