/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-article-edits.h"
#include "heshu-learning-private.h"

G_BEGIN_DECLS

/* What reading @report gives, as @edits leave it. @report: nobody else's. @always: also where no metric changes */
HeshuReadAgain *heshu_job_read_edited (HeshuDesk *desk,
                                       HeshuLexicon *lexicon,
                                       const HeshuReport *report,
                                       GPtrArray *edits,
                                       gboolean always,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
