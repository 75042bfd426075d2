/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a report is filed under, in the order of the side pane */
typedef enum
{
  HESHU_FACET_AREA,
  HESHU_FACET_AGENCY,
  HESHU_FACET_YEAR,
  HESHU_FACET_PROGRESS,
  HESHU_N_FACETS
} HeshuFacet;

/**
 * HeshuReportItem:
 *
 * A row of the list of reports: a report, or the head of a group. A newer state of the same report replaces
 * the one inside and is told by `changed`, so that the row stays selected.
 */
#define HESHU_TYPE_REPORT_ITEM (heshu_report_item_get_type ())
G_DECLARE_FINAL_TYPE (HeshuReportItem, heshu_report_item, HESHU, REPORT_ITEM, GObject)

/* @summary: (transfer full) */
HeshuReportItem *heshu_report_item_new (HeshuReportSummary *summary) G_GNUC_WARN_UNUSED_RESULT;
HeshuReportItem *heshu_report_item_new_head (const char *words) G_GNUC_WARN_UNUSED_RESULT;

gboolean heshu_report_item_is_head (HeshuReportItem *self);
/* (nullable) (transfer none): %NULL for a head */
const char *heshu_report_item_get_id (HeshuReportItem *self);
const HeshuReportSummary *heshu_report_item_get_summary (HeshuReportItem *self);
/* A report's headline, and how many more there are; the words of a head */
const char *heshu_report_item_get_title (HeshuReportItem *self);
/* Agency and year, for people; "" where neither is known */
const char *heshu_report_item_get_subtitle (HeshuReportItem *self);
/* What it is filed under, as shown; never %NULL: what is not known has a word of its own */
const char *heshu_report_item_get_facet (HeshuReportItem *self, HeshuFacet facet);
/* Whether every word of @folded, g_utf8_casefold()ed, stands in a headline, a name, an agency or a district
 */
gboolean heshu_report_item_matches (HeshuReportItem *self, const char *folded);

/* Takes over the state of @newer, a row of the same report or head */
void heshu_report_item_update (HeshuReportItem *self, HeshuReportItem *newer);
gboolean heshu_report_item_is_same_row (HeshuReportItem *self, HeshuReportItem *other);

G_END_DECLS
