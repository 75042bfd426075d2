/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-report-item.h"

G_BEGIN_DECLS

/**
 * HeshuReportList:
 *
 * The reports of a desk as rows, in groups, with a head before each; and how many there are of each kind. It
 * does no work that waits: reports are handed to it as a worker read them.
 *
 * It is a #GListModel of #HeshuReportItem. Signals: `facets-changed`: other names or counts; `changed`: other
 * reports, rows or choice.
 */
#define HESHU_TYPE_REPORT_LIST (heshu_report_list_get_type ())
G_DECLARE_FINAL_TYPE (HeshuReportList, heshu_report_list, HESHU, REPORT_LIST, GObject)

HeshuReportList *heshu_report_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @items: of #HeshuReportItem, in order of import; rows of reports that were there stay the same objects */
void heshu_report_list_set_items (HeshuReportList *self, GPtrArray *items);
/* @facet: what the rows are grouped by; HESHU_N_FACETS: no groups, the newest first */
void heshu_report_list_set_grouping (HeshuReportList *self, HeshuFacet facet);
void heshu_report_list_set_search (HeshuReportList *self, const char *text);
const char *heshu_report_list_get_search (HeshuReportList *self);
/* Nothing chosen of a facet is no filter; several of one facet: any of them */
void heshu_report_list_choose (HeshuReportList *self, HeshuFacet facet, const char *name, gboolean chosen);
gboolean heshu_report_list_is_chosen (HeshuReportList *self, HeshuFacet facet, const char *name);
void heshu_report_list_clear_filter (HeshuReportList *self);
gboolean heshu_report_list_is_filtered (HeshuReportList *self);

typedef struct
{
  char *name;
  guint count; /* of the reports that the other facets and the search let through */
} HeshuFacetCount;
/* (transfer full): of #HeshuFacetCount: every name of the desk, in order of name; years the newest first,
 * progress in the order of the work */
GPtrArray *heshu_report_list_count (HeshuReportList *self, HeshuFacet facet) G_GNUC_WARN_UNUSED_RESULT;

guint heshu_report_list_get_n_reports (HeshuReportList *self); /* of the desk */
/* Of the rows that are shown */
void heshu_report_list_get_sums (HeshuReportList *self,
                                 guint *n_reports,
                                 guint *n_metrics,
                                 guint *n_reviewed);
/* G_MAXUINT: it is not shown */
guint heshu_report_list_find (HeshuReportList *self, const char *report_id);

G_END_DECLS
