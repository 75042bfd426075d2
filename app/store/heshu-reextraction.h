/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What extracting again does to a metric of a desk */
typedef enum
{
  HESHU_REEXTRACTION_ADDED,   /* not there before */
  HESHU_REEXTRACTION_CHANGED, /* nobody had decided, so it follows */
  HESHU_REEXTRACTION_KEPT,    /* an editor had decided: that stays, and the new reading stands beside it */
  HESHU_REEXTRACTION_GONE,    /* no longer found, and nobody had decided */
  HESHU_N_REEXTRACTIONS
} HeshuReextractionKind;
/* (transfer none): in data: `added`, `changed`, `kept`, `gone` */
const char *heshu_reextraction_kind_get_word (HeshuReextractionKind kind);

/**
 * HeshuReextractionChange:
 * @before: (nullable): as it stands; %NULL for an added one
 * @after: (nullable): as it will; %NULL for one that goes. A kept one that is no longer found has @after
 * with found FALSE; where it is read otherwise @after has the new reading as proposals
 */
typedef struct
{
  HeshuReextractionKind kind;
  HeshuMetric *before;
  HeshuMetric *after;
} HeshuReextractionChange;

/**
 * HeshuReextraction: what a new extraction changes in one report
 */
typedef struct
{
  char *report_id;
  char *name;         /* of its file */
  GPtrArray *changes; /* of #HeshuReextractionChange, in the order of the text, those that are new last */
  guint counts[HESHU_N_REEXTRACTIONS];
  gboolean is_same; /* no row of the desk would change, not even the evidence of a field */
} HeshuReextraction;
void heshu_reextraction_free (HeshuReextraction *self);

/**
 * HeshuNewExtraction: a report, extracted again
 * @articles: as the desk gave them; where their fields were read anew, those
 * @metrics: of #HeshuMetric
 */
typedef struct
{
  char *report_id;
  GPtrArray *articles;
  GPtrArray *metrics;
} HeshuNewExtraction;
HeshuNewExtraction *heshu_new_extraction_new (const char *report_id,
                                              GPtrArray *articles,
                                              GPtrArray *metrics) G_GNUC_WARN_UNUSED_RESULT;
void heshu_new_extraction_free (HeshuNewExtraction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuReextraction, heshu_reextraction_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuNewExtraction, heshu_new_extraction_free)

G_END_DECLS
