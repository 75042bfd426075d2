/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-compare-page.h"

#include "heshu-chart-view.h"
#include "heshu-compare-table.h"
#include "heshu-compare-work.h"
#include "heshu-district-list.h"
#include "heshu-export-popover.h"
#include "heshu-indicator-chooser.h"

G_BEGIN_DECLS

/* What the files of the Compare page share */

struct _HeshuComparePage
{
  GtkWidget parent_instance;

  HeshuWorkspace *workspace;
  GSimpleActionGroup *actions; /* `compare`, of the page and of its part of the header */
  GtkWidget *header_end;
  GtkWidget *copy_button;
  GtkWidget *copy_content;
  GtkWidget *export_button;
  GtkWidget *export_content;
  HeshuExportPopover *export_popover;

  GtkStack *body;  /* waiting, empty, main */
  GtkStack *paper; /* waiting, chart, why */
  GtkWidget *left_pane;
  GtkWidget *left_edge;
  GtkWidget *right_pane;
  GtkWidget *right_edge;
  GtkPaned *split;

  HeshuIndicatorChooser *indicator;
  GtkLabel *wordings;
  GtkLabel *n_districts;
  HeshuDistrictList *districts;
  GtkDropDown *period_choice;
  GtkWidget *charts_box;
  GtkListBox *charts;

  GtkLabel *size_words;
  GtkWidget *old_notice;
  GtkScrolledWindow *scroller; /* of @view */
  HeshuChartView *view;
  AdwStatusPage *why;
  GtkLabel *summary;
  HeshuCompareTable *table;

  GtkBox *forms;
  GtkLabel *form_reason;
  GtkEntry *title;
  GtkToggleButton *chinese;
  GtkToggleButton *english;
  GtkDropDown *focus_choice;
  GtkDropDown *size_choice;
  GtkEntry *width;
  GtkEntry *height;
  GtkLabel *size_unit;

  gboolean is_active;
  gboolean is_narrow;
  gboolean is_updating; /* the page fills its own controls */
  gboolean needs_lists;
  gboolean needs_answer;
  gboolean needs_focus; /* the page was opened: its table gets the keys once there is one */
  guint split_idle;
  int split_height;  /* what the divider was put in */
  int default_split; /* where the page put the divider itself; -1: a person moved it */

  /* what is asked for besides what the widgets keep */
  HeshuPeriod period;
  GArray *periods; /* of HeshuPeriod: of the rows of @period_choice */
  char *form;      /* (nullable): proposed */
  char *size;
  char **sizes;   /* names of the presets */
  char *saved;    /* (nullable): the JSON of the saved chart that is shown as it was saved */
  char *chart_id; /* (nullable): the saved chart in hand */
  GPtrArray *focus_keys;

  HeshuLexicon *lexicon;      /* (nullable) */
  HeshuCompareAnswer *answer; /* (nullable) */
  guint debounce;
  GCancellable *cancellable;
};

/* heshu-compare-ask.c: asks for the chart that the controls describe and shows it */
void heshu_compare_page_ask (HeshuComparePage *self);
/* The same a moment later; a person changed something, so it is no longer the saved chart */
void heshu_compare_page_changed (HeshuComparePage *self);
void heshu_compare_page_load_lists (HeshuComparePage *self);
/* Another indicator is another chart: nothing of the last one's words or choice of districts fits it */
void heshu_compare_page_begin (HeshuComparePage *self, const char *indicator);
void heshu_compare_page_take_focus (HeshuComparePage *self);
/* The row that is selected, lit in the chart */
void heshu_compare_page_update_lit (HeshuComparePage *self);

/* heshu-compare-page.c: shares the height between the chart and its table, unless a person did */
void heshu_compare_page_update_split (HeshuComparePage *self);

/* heshu-compare-controls.c: the controls follow what is shown */
void heshu_compare_controls_init (HeshuComparePage *self);
void heshu_compare_controls_update (HeshuComparePage *self);
/* The controls show what @request asks for; while the page is updating */
void heshu_compare_controls_take (HeshuComparePage *self, const HeshuCompareRequest *request);
void heshu_compare_controls_next_form (HeshuComparePage *self);

/* heshu-compare-charts.c: saved charts */
void heshu_compare_charts_init (HeshuComparePage *self);
void heshu_compare_charts_update (HeshuComparePage *self, const HeshuCompareLists *lists);
void heshu_compare_charts_save (HeshuComparePage *self);

/* heshu-compare-export.c */
void heshu_compare_export_file (HeshuComparePage *self);
void heshu_compare_export_copy (HeshuComparePage *self);

G_END_DECLS
