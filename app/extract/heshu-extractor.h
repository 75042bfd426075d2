/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-article.h"
#include "heshu-document.h"
#include "heshu-lexicon.h"
#include "heshu-metric.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Names the rules as a whole in an import's record; raised with every change of what is read */
#define HESHU_EXTRACTOR_VERSION "1"

/**
 * heshu_article_context:
 * @articles: of #HeshuArticle, from heshu_page_repair(); their agency, area, area_id and period are filled in
 *
 * Reads for whom each article speaks, about which district and which year, where the metrics are not asked for. A field
 * that is already set is kept (a person or the format said so).
 */
void heshu_article_context (const HeshuDocument *document, GPtrArray *articles, HeshuLexicon *lexicon);

/**
 * heshu_extract:
 * @articles: of #HeshuArticle, from heshu_page_repair(); their context is filled in as by heshu_article_context()
 * @error: G_IO_ERROR_CANCELLED only
 *
 * Reads the metrics of a document, with evidence and the name of the rule per field. Linear in the text.
 *
 * Returns: (transfer full) (nullable): of #HeshuMetric, ordered by article and place
 */
GPtrArray *heshu_extract (const HeshuDocument *document, GPtrArray *articles, HeshuLexicon *lexicon,
                          GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
