/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-agency-private.h"

G_BEGIN_DECLS

/* Whether only a document's number told the article's @field */
gboolean heshu_article_is_by_number (const HeshuExtraction *self, HeshuArticleField field);
/* Behind the section that the heading @line heads, in the reading */
guint heshu_section_find_end (const HeshuExtraction *self, guint line);
/* The district that the heading @line names, in full (`阳朔县：夜游`) or, where its section names it in full,
 * by its label (`▍阳朔：夜游`) */
gboolean heshu_section_read_place (const HeshuExtraction *self,
                                   HeshuPlaces *places,
                                   guint line,
                                   HeshuPlace *place);
/* The body that a section's heading is about where it is a town's or a street's: `惠济区古荥镇`. Returns:
 * (transfer full) (nullable) */
char *heshu_section_dup_town_body (const HeshuExtraction *self, guint line, const HeshuPlace *place);

/**
 * HeshuBodies:
 *
 * The bodies of an article that speaks for several: (某局、某局 2023年7月5日), 来源：某局、某局.
 * heshu-section-bodies.c
 */
typedef struct
{
  HeshuRange range; /* where it is printed */
  const char *core; /* interned */
  char *name;       /* full */
} HeshuBody;

/* Returns: (transfer full): of HeshuBody; less than two where the article speaks for one or does not say */
GArray *heshu_section_find_bodies (const HeshuExtraction *self,
                                   HeshuPlaces *places,
                                   const char *area) G_GNUC_WARN_UNUSED_RESULT;
/* The one of @bodies that the section below @heading, up to @end, is by: the heading has a word of its name,
 * or the section speaks of its field. (nullable) */
const HeshuBody *heshu_section_choose_body (const HeshuExtraction *self,
                                            const GArray *bodies,
                                            HeshuRange heading,
                                            guint end);

G_END_DECLS
