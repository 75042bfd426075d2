/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-document.h"
#include "heshu-metric.h"

G_BEGIN_DECLS

/**
 * heshu_selection_read:
 * @articles: (nullable): of #HeshuArticle, with their context
 * @span: what an editor selected in the text of @document, perhaps with blanks or a mark around it
 * @error: HESHU_ERROR_VALUE_* where no number is selected
 *
 * What a figure that the extraction passed over states: its value, unit and qualifier by what is selected;
 * its district, period and agency by the article it stands in. The indicator is left to the editor.
 *
 * Returns: (transfer full) (nullable): a proposal with an exact span
 */
HeshuMetric *heshu_selection_read (const HeshuDocument *document,
                                   GPtrArray *articles,
                                   HeshuSpan span,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
