/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-review-data.h"
#include "heshu-review-form.h"
#include "heshu-review-list.h"
#include "heshu-review-page.h"
#include "heshu-review-view.h"

G_BEGIN_DECLS

struct _HeshuReviewPage
{
  GtkWidget parent_instance;

  HeshuWorkspace *workspace;
  HeshuReviewData *data;     /* (nullable) */
  guint selected;            /* G_MAXUINT: none */
  GCancellable *cancellable; /* of the load that runs */
  gboolean active;
  gboolean narrow;
  gboolean stale; /* changed while it was not shown, or while a load ran */
  gboolean as_stored;
  gboolean evidence_on;
  gboolean naming; /* the metric added by hand waits for its indicator */
  char *added_id;
  gint64 deciding_since; /* monotonic time; 0: no decision is under way */
  char *standing_at;     /* (nullable): id of the metric in hand when it was made */
  char *going_from;      /* (nullable): id of the metric to go on from once it is on the desk */
  gboolean ends;         /* it is about something that nobody had reviewed */
  GQueue keys_ahead;     /* of action names: what was pressed meanwhile */
  GHashTable *decided;   /* of metric id to decision: on the desk, and not read from there again yet */
  int lit_field; /* whose evidence is asked for; -1 none */
  guint waiting; /* source: the spinner is shown when it takes long */
  GSimpleActionGroup *actions;
  GtkEventController *keys; /* on the window, while the page is shown */

  GtkStack *stack;
  AdwFlap *flap;
  HeshuReviewList *list;
  HeshuReviewView *view;
  HeshuReviewForm *form;
  GtkBox *legend;
  GtkLabel *hints;
  GtkSpinner *spinner;
  GtkWidget *import;
  GtkWidget *header_end;
  GtkWidget *header_start;
  GtkWidget *confirm;
  GtkWidget *confirm_key;
  GtkWidget *progress;
  GtkLabel *progress_label;
  GtkLevelBar *progress_bar;
};

/* (nullable) (transfer none) */
HeshuMetric *heshu_review_page_get_metric (HeshuReviewPage *self);
void heshu_review_page_select (HeshuReviewPage *self, guint index, gboolean scroll);
void heshu_review_page_light (HeshuReviewPage *self, gboolean scroll);
/* Reads the report in hand again */
void heshu_review_page_load (HeshuReviewPage *self);

/* heshu-review-page-decide.c: decisions, and going on from one metric to the next */
void heshu_review_page_add_decisions (HeshuReviewPage *self);
/* TRUE where a decision is under way: @action (static) is then done after it */
gboolean heshu_review_page_keep_for_later (HeshuReviewPage *self, const char *action);
void heshu_review_page_clear_decisions (HeshuReviewPage *self);

/* heshu-review-sure.c: shows what the machine vouches for, and confirms it where the person says so */
void heshu_review_page_confirm_sure (HeshuReviewPage *self);

/* heshu-review-page-actions.c */
void heshu_review_page_add_actions (HeshuReviewPage *self);
void heshu_review_page_watch_keys (HeshuReviewPage *self, gboolean on);
/* A HeshuWork. @data: (nullable): id of the report in hand. (transfer full) (nullable): id of the first other
 * one that still has something to review; where none is in hand and all is reviewed, of the first */
gpointer heshu_review_page_next_report_work (HeshuDesk *desk,
                                             gpointer data,
                                             GCancellable *cancellable,
                                             GError **error);

/* heshu-review-page-header.c */
void heshu_review_page_make_header (HeshuReviewPage *self);
void heshu_review_page_update_header (HeshuReviewPage *self);
void heshu_review_page_fill_legend (HeshuReviewPage *self);

/* --- heshu-review-learn.c --- */

/* Shows what the desk could learn from the review of the metric in hand, and lets it where the person says so */
void heshu_review_page_learn (HeshuReviewPage *self);

/* --- heshu-review-unit.c --- */

/* Lets the desk learn the unit that is selected, or that the metric in hand was given */
void heshu_review_page_teach_unit (HeshuReviewPage *self);

G_END_DECLS
