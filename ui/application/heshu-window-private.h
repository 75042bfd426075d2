/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-page.h"
#include "heshu-window.h"

G_BEGIN_DECLS

/* What the files of the window share. Nothing of this is seen by pages. */

typedef enum
{
  PAGE_REPORTS,
  PAGE_REVIEW,
  PAGE_METRICS,
  PAGE_COMPARE,
  N_PAGES
} PageNumber;

struct _HeshuWindow
{
  AdwApplicationWindow parent_instance;

  HeshuWorkspace *workspace;
  GSettings *settings;

  AdwViewStack *pages;
  GtkStack *body; /* waiting, failed, first-run, pages */
  GtkStack *header_start;
  GtkStack *header_end;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkRevealer *banner;
  GtkLabel *banner_label;
  AdwToastOverlay *toasts;
  GtkSpinner *spinner;
  GtkLabel *waiting_label;
  AdwStatusPage *failed;
  AdwViewSwitcher *switcher;
  GtkWidget *page_buttons;
  GMenu *recent_menu;

  HeshuPage *page[N_PAGES]; /* (nullable): not shown yet */
  int active;               /* PageNumber; -1: none */
  gboolean narrow;
  guint font_check;

  /* heshu-window-desk.c */
  char *desk_path; /* (nullable) */
  guint opening;   /* which opening is the last: earlier ones are dropped when they come */
  gboolean is_opening;
  GListModel *files; /* (nullable): to be imported once the desk is there */
  GFileMonitor *monitor;
  gboolean is_looking;
  gboolean look_again;
  guint look_timeout;
  guint wait_timeout;
  gboolean was_empty;
  gboolean pages_wanted; /* an import began: its progress and its failures stand on the Reports page */
  char *desk_name;       /* (nullable) */
  char *report_before;   /* (nullable): in hand when the program ended; taken up again if the desk has it */
  char *report_title;    /* (nullable) */
};

/* heshu-window.c */
void heshu_window_show_pages (HeshuWindow *self, const char *name); /* @name: (nullable): the last one */
void heshu_window_update_title (HeshuWindow *self);
void heshu_window_set_body (HeshuWindow *self, const char *name);

/* heshu-window-desk.c */
void heshu_window_desk_init (HeshuWindow *self);
void heshu_window_desk_dispose (HeshuWindow *self);
void heshu_window_look (
    HeshuWindow *self); /* asks the desk again for its name, its reports and the report in hand */

char *heshu_window_dup_sample_path (void);

/* heshu-desk-actions.c */
void heshu_desk_actions_add (HeshuWindow *self);
/* Puts @path first among the desks used lately */
void heshu_desk_actions_remember (HeshuWindow *self, const char *path);

G_END_DECLS
