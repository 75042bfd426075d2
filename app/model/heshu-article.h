/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-period.h"
#include "heshu-span.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HeshuJoin:
 * @left_end: offset behind the last character before the break
 * @right_start: offset of the first character after it
 *
 * A place where a sentence goes on after a column break, a caption or another column.
 */
typedef struct
{
  guint left_end;
  guint right_start;
} HeshuJoin;

/* What an article says of itself or is told by its context. Each may be unset (%NULL). */
typedef enum
{
  HESHU_ARTICLE_TITLE, /* printed lines joined by one space */
  HESHU_ARTICLE_KICKER,
  HESHU_ARTICLE_SUBTITLE,
  HESHU_ARTICLE_BYLINE,
  HESHU_ARTICLE_AGENCY, /* full name of the body it speaks for */
  HESHU_ARTICLE_AREA,
  HESHU_ARTICLE_AREA_ID,
  HESHU_ARTICLE_PERIOD, /* as heshu_period_format(): the year it tells of */
  HESHU_N_ARTICLE_FIELDS
} HeshuArticleField;

const char *heshu_article_field_get_name (HeshuArticleField field); /* in data: `area_id` */
gboolean heshu_article_field_from_name (const char *name, HeshuArticleField *field);

/**
 * HeshuArticle:
 *
 * One article of a page after repair. A value under construction while its maker fills it; shared read-only from then on.
 * Reference-counted, safe between threads once shared.
 */
typedef struct
{
  /*< private >*/
  int ref_count;
  /*< public >*/
  char *id; /* (nullable): on a desk */
  char *fields[HESHU_N_ARTICLE_FIELDS];
  HeshuSpan field_spans[HESHU_N_ARTICLE_FIELDS]; /* where each was read; HESHU_SPAN_NONE where unknown */
  GArray *regions;                               /* of HeshuSpan, in reading order: headline, byline, text */
  GArray *captions;                              /* of HeshuSpan: in no region */
  GArray *joins;                                 /* of HeshuJoin */
} HeshuArticle;

#define HESHU_TYPE_ARTICLE (heshu_article_get_type ())
GType heshu_article_get_type (void) G_GNUC_CONST;

HeshuArticle *heshu_article_new (void) G_GNUC_WARN_UNUSED_RESULT;
HeshuArticle *heshu_article_ref (HeshuArticle *self);
void heshu_article_unref (HeshuArticle *self);
const char *heshu_article_get (const HeshuArticle *self, HeshuArticleField field);
/* @text: (nullable); copied */
void heshu_article_set (HeshuArticle *self, HeshuArticleField field, const char *text, HeshuSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuArticle, heshu_article_unref)

G_END_DECLS
