/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-id.h"
#include "heshu-job-private.h"
#include "heshu-learning.h"

G_BEGIN_DECLS

/* --- heshu-read-again.c --- */

/* What the machine read of an article has a place in the text, a person's word has none. Only the former is read anew:
 * it is unset. */
void heshu_job_forget_context (GPtrArray *articles);
/* With nothing in it. (transfer full) */
HeshuReadAgain *heshu_job_read_again_new (HeshuLexicon *lexicon);
/* As heshu_read_again_prepare(), with just the words of @lexicon */
HeshuReadAgain *heshu_job_read_again (HeshuDesk *desk,
                                      HeshuLexicon *lexicon,
                                      const char *const *report_ids,
                                      GCancellable *cancellable,
                                      GError **error);

/* --- heshu-learning.c --- */

/* Whether it can stand behind a number */
gboolean heshu_learning_is_unit (const char *unit);
/* Whether @lexicon has it already, as it is written or as what another one stands for */
gboolean heshu_learning_knows_unit (HeshuLexicon *lexicon, const char *unit);
/* (transfer full): the entry of a lexicon that makes it one */
char *heshu_learning_dup_unit_entry (const char *unit);
/* Metrics that are added, changed or gone; what an editor decided stays and does not count */
guint heshu_learning_count_changed (const HeshuReadAgain *again);
/* (transfer full) (nullable): the words of the desk, and @entries (nullable) (array zero-terminated=1) beside
 * them */
HeshuLexicon *heshu_learning_load_with (HeshuDesk *desk,
                                        HeshuLexicon *base,
                                        const char *const *entries,
                                        GError **error);

/* --- heshu-proposals-units.c --- */

/* Gives the proposals in @units (unit -> #HeshuProposal) their number of metrics */
gboolean heshu_proposals_count_units (GHashTable *units,
                                      HeshuDesk *desk,
                                      HeshuLexicon *lexicon,
                                      GCancellable *cancellable,
                                      GError **error);

/* --- heshu-proposals-dismissed.c --- */

gboolean heshu_proposals_mark_dismissed (GPtrArray *proposals, HeshuDesk *desk, GError **error);

/* --- heshu-proposals.c --- */

/* Appends @separator and a member of a JSON object */
void heshu_learning_append_member (GString *json, char separator, const char *name, const char *text);

G_END_DECLS
