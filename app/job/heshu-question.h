/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-lexicon.h"
#include "heshu-share.h"
#include "heshu-table.h"

G_BEGIN_DECLS

/* A question put to a desk: what it has on an indicator, side by side. The window and the command line ask it
 * here, so that both get the same answer. All are safe from any thread. */

/**
 * heshu_question_ask:
 * @indicator: in any wording
 * @areas: (nullable): districts as a person names them; %NULL: all of the desk
 * @period: none: the latest of each district
 * @error: HESHU_ERROR_AREA_UNKNOWN, HESHU_ERROR_AREA_AMBIGUOUS, as heshu_compare(), the desk's
 *
 * Returns: (transfer full) (nullable): the aligned figures, the goals set for the indicator among them
 */
HeshuTable *heshu_question_ask (HeshuDesk *desk,
                                HeshuLexicon *lexicon,
                                const char *indicator,
                                const char *const *areas,
                                HeshuPeriod period,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): @indicator and what the lexicon calls the same; closed by %NULL */
char **heshu_question_list_wordings (HeshuLexicon *lexicon, const char *indicator) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full) (nullable): of int: the years in which a period that is stated for @indicator
 * ends, the latest first */
GArray *heshu_question_list_years (HeshuDesk *desk,
                                   HeshuLexicon *lexicon,
                                   const char *indicator,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full) (nullable): of #HeshuShare: every indicator of the desk, once for all of its
 * wordings that the desk and the lexicon call the same; what most districts share comes first */
GPtrArray *heshu_question_list_shared (HeshuDesk *desk,
                                       HeshuLexicon *lexicon,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
