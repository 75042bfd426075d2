/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-page.h"

G_BEGIN_DECLS

/* Whether @node ends without ending its sentence */
gboolean heshu_continuation_is_open (const HeshuPage *page, const HeshuNode *node);

/* Signs in @node alone that it begins inside a sentence: 3 or more is a clear one */
gint heshu_continuation_rest (HeshuPage *page, const HeshuNode *node);

/* How well @right goes on where @left ends; below 0: it begins anew */
gint heshu_continuation_score (HeshuPage *page, const HeshuNode *left, const HeshuNode *right);
/* The same for whom it matters only where it is more than @least: else it may be less than it is */
gint heshu_continuation_score_above (HeshuPage *page,
                                     const HeshuNode *left,
                                     const HeshuNode *right,
                                     gint least);

/* Whether @node begins with a short sentence that names its topic: `社会福利全面落实。服务好…` */
gboolean heshu_continuation_has_topic (const HeshuPage *page, const HeshuNode *node);

/* Whether the line cannot end where it does: behind 把, 和, `的全` */
gboolean heshu_continuation_dangles (const HeshuPage *page, guint start, guint end);

/* Whether @left surely breaks off: it is a long paragraph or has whole sentences before the broken one */
gboolean heshu_continuation_is_long (const HeshuPage *page, const HeshuNode *left);

G_END_DECLS
