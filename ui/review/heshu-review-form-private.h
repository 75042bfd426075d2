/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-field-row.h"
#include "heshu-history-box.h"
#include "heshu-review-form.h"
#include "heshu-tag-row.h"

G_BEGIN_DECLS

struct _HeshuReviewForm
{
  AdwBin parent_instance;

  HeshuWorkspace *workspace;
  HeshuReviewData *data;
  guint index;
  char *metric_id;                     /* shown */
  HeshuFieldRow *rows[HESHU_N_FIELDS]; /* NULL where a field has no row of its own */
  HeshuTagRow *tags;
  HeshuHistoryBox *history;
  HeshuHistoryBox *all_history;
  GHashTable *drafts;        /* "id field" to what was typed and not applied */
  GCancellable *cancellable; /* of the history's reading */

  GtkStack *stack;
  GtkLabel *number;
  GtkLabel *total;
  GtkImage *state_icon;
  GtkLabel *state_word;
  GtkWidget *state_chip;
  GtkMenuButton *history_button;
  GtkBox *value_card;
  GtkBox *fields_card;
  GtkBox *reading;
  GtkLabel *reading_number;
  GtkLabel *reading_unit;
  GtkLabel *reading_words;
  GtkLabel *reading_note;
  GtkLabel *lost;
  GtkBox *more;
  GtkEntry *note;
  gboolean giving_note; /* to the desk */
  GtkLabel *empty_label;
};

/* (nullable) (transfer none): the metric shown */
HeshuMetric *heshu_review_form_get_metric (HeshuReviewForm *self);
/* Shows how the text in the value's row is read, or what is wrong with it */
void heshu_review_form_update_reading (HeshuReviewForm *self);
/* A row's text is to be applied */
void heshu_review_form_apply (HeshuReviewForm *self, HeshuFieldRow *row, const char *text);
void heshu_review_form_apply_tags (HeshuReviewForm *self, const char *tags);
/* What was typed there, if anything; nothing of it can be wrong, so leaving the entry applies it too */
void heshu_review_form_apply_note (HeshuReviewForm *self);
/* Reads the history of the metric shown; the rows then tell what the machine read */
void heshu_review_form_load_history (HeshuReviewForm *self);

G_END_DECLS
