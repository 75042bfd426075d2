/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuFacetPane:
 *
 * What the table is narrowed by: a section for each facet, a check box with its count for each word. A
 * section without a check does not narrow.
 *
 * Signal `changed`: a person checked or unchecked something, or everything of a section was cleared.
 */
#define HESHU_TYPE_FACET_PANE (heshu_facet_pane_get_type ())
G_DECLARE_FINAL_TYPE (HeshuFacetPane, heshu_facet_pane, HESHU, FACET_PANE, GtkWidget)

/* @counts: of #HeshuNamedCount. What is checked stays, with nothing in it where it is not among @counts. */
void heshu_facet_pane_set_counts (HeshuFacetPane *self, HeshuMetricFacet facet, GPtrArray *counts);
/* (transfer full) (nullable): the ids that are checked; %NULL: none */
char **heshu_facet_pane_dup_chosen (HeshuFacetPane *self, HeshuMetricFacet facet);
/* (transfer full) (nullable): what is checked in words, 地区：惠济区 or 地区：2 个; %NULL: nothing */
char *heshu_facet_pane_dup_words (HeshuFacetPane *self, HeshuMetricFacet facet);
void heshu_facet_pane_clear (HeshuFacetPane *self, HeshuMetricFacet facet);
void heshu_facet_pane_clear_all (HeshuFacetPane *self);

G_END_DECLS
