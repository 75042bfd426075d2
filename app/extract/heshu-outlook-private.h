/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-sense-private.h"

G_BEGIN_DECLS

/* What the walk through the article knows */
typedef struct
{
  gboolean section_plans;   /* the section's heading says that what follows is planned */
  gboolean line_plans;      /* only its first sentence says so, of what 一是… lists behind it */
  gboolean inline_plans; /* the heading stands in the paragraph it names */
  gboolean section_reviews; /* or that it was done */
  HeshuRange section_cue;
  gboolean section_rules; /* its heading says that what follows are rules: 招生办法, 收费标准 */
  HeshuRange rule_cue;
  gboolean article_plans;
  gboolean
      titles_hold; /* no more was done than is planned: what the title says of a plan holds for the whole */
  guint plan_from; /* position of the first word of planning: what stands before it is not planned */
  int year;        /* of the article; 0 */
  guint line;      /* next line to look at */
} HeshuOutlook;

/* Weighs the words of planning in the whole article against those of what was done */
void heshu_outlook_init (HeshuOutlook *outlook, const HeshuExtraction *self);
/* Takes in what a heading or a paragraph that ends with a colon says of what follows it; lines in order */
void heshu_outlook_read_line (HeshuOutlook *outlook, const HeshuExtraction *self, const HeshuLine *line);
/* Whether a word of planning is one here: 计划 of 行动计划” and 培养计划, is a noun */
gboolean heshu_outlook_has_verb_behind (const HeshuExtraction *self, const HeshuMatch *match);

G_END_DECLS
