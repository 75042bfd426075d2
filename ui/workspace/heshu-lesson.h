/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-learning.h"
#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuLesson:
 * @heading: @body: what would be learned, as a question, and how much it would change
 * @lines: (array zero-terminated=1): of char *: what exactly, a line for each metric
 *
 * Something that a desk could learn, in words for a person who decides on it. It is made in a worker thread,
 * asked in the main one.
 */
typedef struct
{
  HeshuReadAgain *again;
  char *heading;
  char *body;
  GPtrArray *lines;
} HeshuLesson;
void heshu_lesson_free (HeshuLesson *self);

/* (transfer full): how a figure is written that @proposal would leave out: `N个来电` */
char *heshu_lesson_dup_excluded (const HeshuProposal *proposal) G_GNUC_WARN_UNUSED_RESULT;

/* Both (transfer full) (nullable), in a worker; @error: as heshu_proposal_prepare(), heshu_unit_prepare() */
HeshuLesson *heshu_lesson_new_proposal (const HeshuProposal *proposal,
                                        HeshuDesk *desk,
                                        HeshuLexicon *lexicon,
                                        GCancellable *cancellable,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
HeshuLesson *heshu_lesson_new_unit (const char *unit,
                                    HeshuDesk *desk,
                                    HeshuLexicon *lexicon,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_lesson_ask:
 * @over: on whose behalf
 * @lesson: (transfer full)
 *
 * Shows all that it would change; taken up where the person says so, as one step.
 */
void heshu_lesson_ask (GtkWidget *over, HeshuWorkspace *workspace, HeshuLesson *lesson);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuLesson, heshu_lesson_free)

G_END_DECLS
