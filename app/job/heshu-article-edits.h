/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-job.h"

G_BEGIN_DECLS

/* What an editor says of a report and its articles, with what follows for the metrics that inherit it: computed before
 * anything is written, to be shown; heshu_read_again_apply() does it, as one step that an undo takes back. Its
 * `changes` hold each metric before and after; what an editor decided of a metric stays. */

/**
 * heshu_context_prepare:
 * @edits: of #HeshuEdit: of the report (`publication`, `issue_date`, `page`) and of its articles (`title`, `agency`,
 * `area`, `period` …, as heshu_article_edits() gives them)
 * @error: HESHU_ERROR_NO_SUCH_OBJECT, a value's error, the desk's; G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable)
 */
HeshuReadAgain *heshu_context_prepare (HeshuDesk *desk,
                                       HeshuLexicon *lexicon,
                                       const char *report_id,
                                       GPtrArray *edits,
                                       GCancellable *cancellable,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_report_context_edits:
 * @field: of an article: `agency`, `area` or `period`
 * @value: (nullable)
 *
 * The same said of all articles of a report: what its page says, where no article says otherwise for itself.
 *
 * Returns: (transfer full): of #HeshuEdit, without `who`
 */
GPtrArray *heshu_report_context_edits (HeshuLexicon *lexicon,
                                       const HeshuReport *report,
                                       const char *field,
                                       const char *value) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_article_split_prepare:
 * @place: where the second part begins, in code points of the report's text
 * @title: (nullable): the second part's headline; %NULL: its first line, where that looks like one
 * @error: as heshu_context_prepare(); HESHU_ERROR_FIELD_INVALID where nothing of the article stands before or behind
 * @place
 *
 * The article becomes the first part and keeps its id and what was said of it; the second is a new article.
 *
 * Returns: (transfer full) (nullable)
 */
HeshuReadAgain *heshu_article_split_prepare (HeshuDesk *desk,
                                             HeshuLexicon *lexicon,
                                             const char *article_id,
                                             guint place,
                                             const char *title,
                                             GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_article_merge_prepare:
 * @first_id: @second_id: in any order
 * @error: as heshu_context_prepare(); HESHU_ERROR_NOT_NEIGHBOURS where one does not follow the other in their report
 *
 * The one that is read before the other gets the text of both and keeps its headline; the other is removed.
 *
 * Returns: (transfer full) (nullable)
 */
HeshuReadAgain *heshu_article_merge_prepare (HeshuDesk *desk,
                                             HeshuLexicon *lexicon,
                                             const char *first_id,
                                             const char *second_id,
                                             GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
