/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuPage:
 *
 * What the window asks of each of its four pages. A page is a widget with a construct-only property
 * `workspace`; its actions stand in its own class (gtk_widget_class_install_action), with keys that act only
 * while it is shown.
 */
#define HESHU_TYPE_PAGE (heshu_page_get_type ())
G_DECLARE_INTERFACE (HeshuPage, heshu_page, HESHU, PAGE, GtkWidget)

struct _HeshuPageInterface
{
  GTypeInterface parent_iface;

  /* (nullable) (transfer none): what the page puts at the end of the header bar: its primary button */
  GtkWidget *(*get_header_end) (HeshuPage *self);
  /* (nullable) (transfer none): the progress or title it puts beside it */
  GtkWidget *(*get_header_start) (HeshuPage *self);
  /* F9: shows or hides the side pane; a narrow window hides it by itself */
  void (*toggle_side_pane) (HeshuPage *self);
  /* Ctrl+F */
  void (*start_search) (HeshuPage *self);
  /* Told when the page is shown or left: a page that is not shown loads nothing */
  void (*set_active) (HeshuPage *self, gboolean active);
  /* Told when the window's width class changes: TRUE below 1200 px */
  void (*set_narrow) (HeshuPage *self, gboolean narrow);
};

GtkWidget *heshu_page_get_header_end (HeshuPage *self);
GtkWidget *heshu_page_get_header_start (HeshuPage *self);
void heshu_page_toggle_side_pane (HeshuPage *self);
void heshu_page_start_search (HeshuPage *self);
void heshu_page_set_active (HeshuPage *self, gboolean active);
void heshu_page_set_narrow (HeshuPage *self, gboolean narrow);

/* The pages, in the order of the window; each constructor returns a floating widget */
GtkWidget *heshu_reports_page_new (HeshuWorkspace *workspace);
GtkWidget *heshu_review_page_new (HeshuWorkspace *workspace);
GtkWidget *heshu_metrics_page_new (HeshuWorkspace *workspace);
GtkWidget *heshu_compare_page_new (HeshuWorkspace *workspace);

G_END_DECLS
