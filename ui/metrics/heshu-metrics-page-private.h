/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-facet-pane.h"
#include "heshu-metric-list.h"
#include "heshu-metrics-bulk.h"
#include "heshu-metrics-page.h"
#include "heshu-staged-list.h"
#include "heshu-word-popover.h"

G_BEGIN_DECLS

struct _HeshuMetricsPage
{
  GtkWidget parent_instance;

  HeshuWorkspace *workspace;
  HeshuMetricList *list;   /* (nullable): none without a desk */
  HeshuStagedList *staged; /* (nullable): what the table is told of it, and what is selected */
  HeshuSort sort;
  gboolean descending;
  guint64 n_total; /* metrics of the desk */
  gboolean active;
  gboolean narrow;
  gboolean stale;       /* the desk changed while the page was not shown */
  gboolean keeps_place; /* the answer that is waited for is to the same question */
  GArray *kept;         /* (nullable): of guint64: what was selected when it was asked */

  gboolean counting; /* facets are being counted */
  gboolean count_again;
  guint survey_source;
  GCancellable *survey;    /* (nullable) */
  HeshuBulk *preview;      /* (nullable): what waits for the last word */
  GCancellable *exporting; /* (nullable) */
  gboolean setting_sort;
  gboolean wants_all;   /* to be selected as soon as the table has them */
  gboolean wants_focus; /* the table gets it as soon as it is shown */
  guint fit_source;
  int fitted_width;

  GtkWidget *header_end;

  AdwFlap *flap;
  HeshuFacetPane *facets;
  GtkWidget *toolbar;
  GtkEditable *search_entry;
  GtkWidget *chips;
  GtkWidget *clear_button;
  GtkStack *stack;
  GtkColumnView *view;
  GtkRevealer *bulk_revealer;
  GtkStack *bulk_stack;
  GtkLabel *selected_label;
  GtkWidget *open_button;
  GtkMenuButton *tag_button;
  GtkMenuButton *indicator_button;
  HeshuWordPopover *tag_popover;
  HeshuWordPopover *indicator_popover;
  AdwButtonContent *confirm_content;
  AdwButtonContent *reject_content;
  GtkLabel *preview_label;
  GtkGrid *changes;
  GtkButton *apply_button;
  GtkWidget *statusbar;
  GtkLabel *count_label;
  GtkMenuButton *sort_button;
  GtkWidget *export_box;
  GtkSpinner *export_spinner;
};

/* --- heshu-metrics-page-actions.c: what a button, a menu or a key sets off --- */

void heshu_metrics_page_install_actions (GtkWidgetClass *widget_class);
/* The keys that a class cannot have: before the table's own, and while the header bar has the focus */
void heshu_metrics_page_add_keys (HeshuMetricsPage *self);
/* Goes to the sentence of the metric that stands at @position */
void heshu_metrics_page_open (HeshuMetricsPage *self, guint position);

/* --- heshu-metrics-page-list.c: what is asked for, and what is shown of the answer --- */

/* Anew, after the desk itself was changed for another */
void heshu_metrics_page_set_desk (HeshuMetricsPage *self);
/* (transfer full): what the search, the facets and the titles ask for */
HeshuMetricQuery *heshu_metrics_page_dup_query (HeshuMetricsPage *self);
/* The question is another: the table begins at its top */
void heshu_metrics_page_ask (HeshuMetricsPage *self);
/* The same question to a changed desk: place and selection stay */
void heshu_metrics_page_refresh (HeshuMetricsPage *self);
void heshu_metrics_page_focus_table (HeshuMetricsPage *self);
/* All that is shown, also what the table is still to be told of */
void heshu_metrics_page_select_all (HeshuMetricsPage *self);
void heshu_metrics_page_clear_filters (HeshuMetricsPage *self);
void heshu_metrics_page_set_sort (HeshuMetricsPage *self, HeshuSort sort, gboolean descending);
void heshu_metrics_page_update_status (HeshuMetricsPage *self);

/* --- heshu-metrics-page-bulk.c: what is done to the selected --- */

/* (transfer full): of guint64 */
GArray *heshu_metrics_page_dup_selected (HeshuMetricsPage *self);
void heshu_metrics_page_selection_changed (HeshuMetricsPage *self);
/* Makes the popovers of the buttons that ask for a word */
void heshu_metrics_page_add_popovers (HeshuMetricsPage *self);
/* @kind: HESHU_BULK_TAG, HESHU_BULK_INDICATOR */
void heshu_metrics_page_ask_word (HeshuMetricsPage *self, HeshuBulkKind kind);

/* --- heshu-metrics-page-preview.c: what a change to the selected would do, and the change --- */

/* Returns: FALSE after it said what is to be done first */
gboolean heshu_metrics_page_has_selection (HeshuMetricsPage *self);
/* Finds out what would change and shows it; a single metric is changed at once. @text: (nullable) */
void heshu_metrics_page_prepare (HeshuMetricsPage *self, HeshuBulkKind kind, const char *text);
void heshu_metrics_page_apply_preview (HeshuMetricsPage *self);
/* Returns: whether there was one */
gboolean heshu_metrics_page_cancel_preview (HeshuMetricsPage *self);

/* --- heshu-metrics-page-sure.c --- */

/* Finds what is sure among what is shown, shows it, and confirms it where the person says so */
void heshu_metrics_page_confirm_sure (HeshuMetricsPage *self);

/* --- heshu-metrics-page-copy.c --- */

/* The selected rows to the clipboard, as the columns that are shown have them */
void heshu_metrics_page_copy (HeshuMetricsPage *self);

/* --- heshu-metrics-page-export.c --- */

GtkWidget *heshu_metrics_page_make_export_button (HeshuMetricsPage *self);
void heshu_metrics_page_fit_export_button (GtkWidget *button, gboolean narrow);
/* @suffix: of the name that is proposed */
void heshu_metrics_page_export (HeshuMetricsPage *self, const char *suffix);

G_END_DECLS
