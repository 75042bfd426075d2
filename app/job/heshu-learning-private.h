/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-id.h"
#include "heshu-job-private.h"
#include "heshu-learning.h"

G_BEGIN_DECLS

/* --- heshu-read-again.c --- */

/* With nothing in it. (transfer full) */
HeshuReadAgain *heshu_job_read_again_new (HeshuLexicon *lexicon);
/* As heshu_read_again_prepare(), with just the words of @lexicon */
HeshuReadAgain *heshu_job_read_again (HeshuDesk *desk,
                                      HeshuLexicon *lexicon,
                                      const char *const *report_ids,
                                      GCancellable *cancellable,
                                      GError **error);

/* --- heshu-proposals.c --- */

/* Appends @separator and a member of a JSON object */
void heshu_learning_append_member (GString *json, char separator, const char *name, const char *text);

G_END_DECLS
