/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart.h"
#include "heshu-desk.h"
#include "heshu-lexicon.h"
#include "heshu-share.h"

G_BEGIN_DECLS

/* What the Compare page asks of a worker thread, and what it gets. */

/**
 * HeshuCompareRequest: all that the page says about a chart; owned
 */
typedef struct
{
  HeshuLexicon *lexicon; /* (nullable): it is loaded then */
  char *indicator;
  GHashTable *left_out; /* set of the keys of districts that are not to be drawn */
  HeshuPeriod period;   /* none: the latest of each district */
  char *form;           /* (nullable): proposed */
  char *size;
  char *title; /* (nullable): proposed */
  char *language;
  char *focus; /* (nullable) */
  char *saved; /* (nullable): the JSON of a saved chart: the rest is taken from it where it still holds */
} HeshuCompareRequest;

void heshu_compare_request_free (HeshuCompareRequest *self);

/**
 * HeshuCompareAnswer: read-only
 */
typedef struct
{
  HeshuLexicon *lexicon;
  HeshuCompareRequest *request; /* as answered: with what a saved chart says */
  HeshuTable *table;            /* (nullable): every district; %NULL: see @failure */
  HeshuTable *chart;            /* (nullable): the districts that are to be drawn */
  GPtrArray *rows;              /* of #HeshuCompareRow */
  GArray *years;                /* of int */
  char **wordings;              /* other wordings of the indicator that the desk has, closed by %NULL */
  HeshuChartSpec *spec;         /* (nullable) */
  HeshuScene *scene;            /* (nullable) */
  char *proposed_title;         /* (nullable) */
  gboolean nothing_chosen;      /* every district was taken out of the chart */
  gboolean is_old;              /* the chart is as it was saved; the desk has other figures by now */
  GError *failure;              /* (nullable): why there is no chart */
} HeshuCompareAnswer;

void heshu_compare_answer_free (HeshuCompareAnswer *self);

/* HeshuWork; @data: a #HeshuCompareRequest. Returns a #HeshuCompareAnswer */
gpointer heshu_compare_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error);

/**
 * HeshuCompareLists: what there is to choose from
 */
typedef struct
{
  HeshuLexicon *lexicon;
  GPtrArray *shares; /* of #HeshuShare: the most shared first */
  GPtrArray *charts; /* of #HeshuSavedChart */
  GPtrArray *sizes;  /* of char *: of each chart, in words */
} HeshuCompareLists;

void heshu_compare_lists_free (HeshuCompareLists *self);
/* HeshuWork; @data: (nullable): the lexicon; it is loaded else. Returns a #HeshuCompareLists */
gpointer heshu_compare_lists_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuCompareRequest, heshu_compare_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuCompareAnswer, heshu_compare_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuCompareLists, heshu_compare_lists_free)

G_END_DECLS
