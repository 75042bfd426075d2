/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-import-card.h"
#include "heshu-report-details.h"
#include "heshu-report-facets.h"
#include "heshu-report-list.h"
#include "heshu-reports-page.h"

G_BEGIN_DECLS

/* What the files of the page share. */

struct _HeshuReportsPage
{
  GtkWidget parent_instance;

  HeshuWorkspace *workspace;
  AdwFlap *flap;
  HeshuReportFacets *facets;
  HeshuImportCard *card;
  GtkSearchEntry *search;
  GtkDropDown *grouping;
  GtkStack *stack;
  AdwStatusPage *nothing_fits;
  GtkListView *view;
  GtkLabel *sums;
  GtkWidget *details_separator;
  HeshuReportDetails *details;
  GMenuModel *import_menu;
  GtkWidget *import_button;

  HeshuReportList *list;
  GtkSliceListModel *slice; /* how much of the list has its rows already */
  GtkSingleSelection *selection;
  HeshuImportRun *run;
  char *wanted_id;     /* a report to be chosen as soon as it is in the list */
  guint last_position; /* of the chosen row */
  guint load_timeout;
  guint grow_idle;
  gboolean active;
  gboolean wants_focus; /* shown, and nobody has gone elsewhere since */
  gboolean loading;
  gboolean loaded; /* at least once, of this desk */
  gboolean dirty;  /* the desk has changed since */
};

/* --- heshu-reports-page.c --- */

/* (nullable) (transfer none): the report that is chosen */
HeshuReportItem *heshu_reports_page_get_item (HeshuReportsPage *self);
/* Chooses it now or as soon as it is there */
void heshu_reports_page_want (HeshuReportsPage *self, const char *report_id);

/* --- heshu-reports-import.c --- */

void heshu_reports_import_init (HeshuReportsPage *self);

/* --- heshu-reports-again.c --- */

/* Shows what would change and does it where the person accepts; @report_id: (nullable): %NULL: all reports */
void heshu_reports_page_extract_again (HeshuReportsPage *self, const char *report_id);

/* --- heshu-reports-actions.c --- */

/* A person said something of an article that its figures inherit */
void heshu_reports_page_article_changed (HeshuReportsPage *self, const char *report_id);
void heshu_reports_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
