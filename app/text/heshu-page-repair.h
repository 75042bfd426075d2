/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-article.h"
#include "heshu-document.h"
#include "heshu-lexicon.h"

G_BEGIN_DECLS

/**
 * heshu_page_repair:
 * @lexicon: for the words that mark bylines, captions, continuations
 *
 * Tells the articles of a page apart and puts each into reading order: headline, kicker, subtitle and byline
 * as printed, regions, captions, joins. Every character lies in at most one region of one article. What an
 * article's agency, district and year are is read later, by heshu_article_context() in extract/. Linear in
 * the text.
 *
 * Returns: (transfer full): of #HeshuArticle, at least one where the text has a character
 */
GPtrArray *heshu_page_repair (const HeshuDocument *document, HeshuLexicon *lexicon) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
