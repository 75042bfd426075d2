/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-field.h"
#include "heshu-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuFieldRow:
 *
 * One field of a metric in the form: label, entry or drop-down, and the chip of its evidence. What is typed
 * never writes into the metric: Enter says `apply`, Esc restores.
 *
 * Signals:
 * `apply` (string text): what is to be given to the field; for a drop-down the word of data
 * `lit` (boolean on): the field or its chip has the focus, or lost it
 * `left`: Enter or Esc where there was nothing to apply or restore
 * `edited`: the text was changed by typing
 */
#define HESHU_TYPE_FIELD_ROW (heshu_field_row_get_type ())
G_DECLARE_FINAL_TYPE (HeshuFieldRow, heshu_field_row, HESHU, FIELD_ROW, GtkBox)

/* @label: what stands before it. A field of words becomes a drop-down, any other an entry. */
GtkWidget *heshu_field_row_new (HeshuField field, const char *label);
HeshuField heshu_field_row_get_field (HeshuFieldRow *self);
/* Typing is offered what the desk and the lexicon have for this field; once */
void heshu_field_row_complete (HeshuFieldRow *self, HeshuWorkspace *workspace);

/* @text: (nullable): what stands on the desk. What is being typed is kept. @fresh: another metric is shown */
void heshu_field_row_set_text (HeshuFieldRow *self, const char *text, gboolean fresh);
/* Puts typing back that was left before: it counts as typed */
void heshu_field_row_set_draft (HeshuFieldRow *self, const char *text);
const char *heshu_field_row_get_text (HeshuFieldRow *self);
/* What stood there when the typing began, %NULL where nothing did */
const char *heshu_field_row_get_base (HeshuFieldRow *self);
gboolean heshu_field_row_is_edited (HeshuFieldRow *self);
/* The typing goes on over what stands there now */
void heshu_field_row_rebase (HeshuFieldRow *self);
/* What was typed stands on the desk now */
void heshu_field_row_settle (HeshuFieldRow *self);
/* @quote: (nullable): the words of the evidence; %NULL hides the chip */
void heshu_field_row_set_evidence (HeshuFieldRow *self, const char *quote);
void heshu_field_row_set_lit (HeshuFieldRow *self, gboolean lit);
/* @sentence: (nullable): what is wrong and what to do */
void heshu_field_row_set_error (HeshuFieldRow *self, const char *sentence);
/* @text: (nullable): what the machine reads where a person's field differs */
void heshu_field_row_set_machine (HeshuFieldRow *self, const char *text);
void heshu_field_row_focus (HeshuFieldRow *self);

G_END_DECLS
