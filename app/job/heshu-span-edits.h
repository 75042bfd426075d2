/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-lexicon.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What an editor does to the edges of figures, as edits to be shown or handed to heshu_desk_apply(), where they
 * are one step. The fields that the machine reads from the new words are in them as its own (HeshuEdit.read); what
 * an editor set stays. All are synchronous, read the desk, and write nothing. */

/**
 * heshu_metric_move_edits:
 * @span: where the metric is to stand, in code points of its report's text
 * @error: HESHU_ERROR_NO_SUCH_OBJECT, HESHU_ERROR_FIELD_INVALID where @span is empty or outside the text, the
 * desk's; G_IO_ERROR_CANCELLED
 *
 * Where no number can be read from the new words, the fields stay as they are.
 *
 * Returns: (transfer full) (nullable): of #HeshuEdit, without `who`; none where it stands there already
 */
GPtrArray *heshu_metric_move_edits (HeshuDesk *desk,
                                    HeshuLexicon *lexicon,
                                    const char *metric_id,
                                    HeshuSpan span,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_metric_split_edits:
 * @place: between two characters inside the metric's span; blanks, marks and what joins two figures
 * there (至) go to neither part
 * @error: as heshu_metric_move_edits(); HESHU_ERROR_VALUE_* where one of the two parts has no number
 *
 * The metric becomes the first part and keeps its id; the second is added, with what is said of the first
 * (district, period, agency, indicator) as far as nothing else can be read.
 *
 * Returns: as heshu_metric_move_edits(); the edit of the field `created` names the new metric
 */
GPtrArray *heshu_metric_split_edits (HeshuDesk *desk,
                                     HeshuLexicon *lexicon,
                                     const char *metric_id,
                                     guint place,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_metric_merge_edits:
 * @first_id: @second_id: in any order
 * @error: as heshu_metric_move_edits(); HESHU_ERROR_NOT_NEIGHBOURS where they do not stand in one report with no
 * other metric between them
 *
 * The one that stands before the other gets the words of both, the other is removed. Its tags, its note and the
 * fields that only there an editor set go over.
 *
 * Returns: as heshu_metric_move_edits()
 */
GPtrArray *heshu_metric_merge_edits (HeshuDesk *desk,
                                     HeshuLexicon *lexicon,
                                     const char *first_id,
                                     const char *second_id,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_span_read:
 * @span: what an editor selected in the text of @report, perhaps with blanks or a mark around it
 * @error: HESHU_ERROR_VALUE_* where no number is selected; G_IO_ERROR_CANCELLED
 *
 * What the machine says of a figure at @span: what it extracts there; else the number by the words alone, and the
 * rest by the figure it overlaps or by its article.
 *
 * Returns: (transfer full) (nullable): a proposal with an exact span
 */
HeshuMetric *heshu_span_read (HeshuDesk *desk,
                              HeshuLexicon *lexicon,
                              const HeshuReport *report,
                              HeshuSpan span,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
