/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-review-data.h"
#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuReviewForm:
 *
 * The fields of one metric in labelled rows, each with its evidence; the value as printed with its exact
 * reading. What is typed becomes an edit with Enter; typing that was not applied waits where it was left.
 *
 * Signals:
 * `light` (int field): the evidence of this field is asked for, -1: no longer
 * `left`: the editor is done with the form
 */
#define HESHU_TYPE_REVIEW_FORM (heshu_review_form_get_type ())
G_DECLARE_FINAL_TYPE (HeshuReviewForm, heshu_review_form, HESHU, REVIEW_FORM, AdwBin)

void heshu_review_form_set_workspace (HeshuReviewForm *self, HeshuWorkspace *workspace);
/* @data: (nullable); @index: G_MAXUINT for none */
void heshu_review_form_show (HeshuReviewForm *self, HeshuReviewData *data, guint index);
/* @field: whose evidence is lit, -1: none, HESHU_N_FIELDS: all */
void heshu_review_form_set_lit (HeshuReviewForm *self, int field);
void heshu_review_form_focus (HeshuReviewForm *self, HeshuField field);
/* Whether something was typed for the metric shown and not applied; then the first such row asks what is to
 * become of it */
gboolean heshu_review_form_holds_typing (HeshuReviewForm *self);
void heshu_review_form_ask_tag (HeshuReviewForm *self);
void heshu_review_form_show_history (HeshuReviewForm *self);
/* 36 px rows below 1200 px, so that the usual metric fits without scrolling */
void heshu_review_form_set_narrow (HeshuReviewForm *self, gboolean narrow);

G_END_DECLS
