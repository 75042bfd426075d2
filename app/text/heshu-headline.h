/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-article.h"
#include "heshu-page.h"

G_BEGIN_DECLS

/**
 * heshu_headline_find:
 *
 * Gives the role %HESHU_ROLE_HEAD to the lines of @page that are printed as headlines without being marked,
 * before what they say is known: of an article or of a section.
 */
void heshu_headline_find (HeshuPage *page);

/* Whether the line is the name of a body that reports and nothing else */
gboolean heshu_headline_is_agency (const HeshuPage *page, const HeshuNode *node);

/* `某某区教育局：` above a headline: the kicker of an article, in spite of its colon */
gboolean heshu_headline_is_kicker_with_colon (const HeshuPage *page, const HeshuNode *node);

/* Lines without a stop that each tell figures, one right below the other, are a list */
gboolean heshu_headline_is_listed (const HeshuPage *page, const HeshuNode *node);

/* How surely the head line @index, alone above its text, begins an article and not a section; 2 or more: an
 * article */
gint heshu_headline_article_score (const HeshuPage *page, guint index);

/* Whether the text of @node begins as a piece of news does: `本报讯 …`, `（记者 某某）…` */
gboolean heshu_headline_begins_news (const HeshuPage *page, const HeshuNode *node);

/**
 * heshu_headline_read:
 * @first: index of the first node of a group of heads and bylines
 * @end: behind the last
 *
 * Sets title, kicker, subtitle and byline of @article from the group.
 */
void heshu_headline_read (const HeshuPage *page, guint first, guint end, HeshuArticle *article);

/* Sets @field of @article to the words of the nodes [@first, @end), lines joined by a blank */
void heshu_headline_set_field (const HeshuPage *page,
                               HeshuArticle *article,
                               HeshuArticleField field,
                               guint first,
                               guint end);

G_END_DECLS
