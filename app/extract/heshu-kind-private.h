/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-outlook-private.h"

G_BEGIN_DECLS

/* Words between 目标 and its number (均为, 定为) */
#define HESHU_KIND_MOST_FILLERS 3

void heshu_kind_set (HeshuExtraction *self,
                     HeshuFigure *figure,
                     HeshuKind kind,
                     HeshuRange cue,
                     const char *rule,
                     double confidence);
/* Behind the last semicolon in @range, or its start */
guint heshu_kind_find_semicolon (const HeshuExtraction *self, HeshuRange range);

/* What makes a figure a rule, strongest first; each returns FALSE where it does not, and sets the kind where
 * it does
 */
gboolean heshu_kind_read_rule_among_rules (HeshuExtraction *self, const HeshuOutlook *outlook, guint index);
gboolean heshu_kind_read_rule (HeshuExtraction *self, HeshuFigure *figure);
gboolean heshu_kind_read_standard (HeshuExtraction *self, HeshuFigure *figure);
gboolean heshu_kind_read_bound (HeshuExtraction *self, HeshuFigure *figure);

G_END_DECLS
