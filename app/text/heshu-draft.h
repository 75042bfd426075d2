/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-article.h"
#include "heshu-page.h"

G_BEGIN_DECLS

/**
 * HeshuDraft:
 * @article: its fields are filled as its lines are met; regions and joins at the end
 * @order: of guint: the nodes in reading order
 * @n_body: paragraphs and rows
 * @from_lead: began with a summary (`核心提示`), its headline may stand elsewhere on the page
 * @head_level: of its first marked heading, 0 where it has none
 * @signed_head: a byline stands right below its headline
 *
 * An article in the making.
 */
typedef struct
{
  HeshuArticle *article;
  GArray *order;
  guint n_body;
  gboolean from_lead;
  guint head_level;
  gboolean signed_head;
} HeshuDraft;

HeshuDraft *heshu_draft_new (void) G_GNUC_WARN_UNUSED_RESULT;
void heshu_draft_free (HeshuDraft *self);

/* Returns: (transfer full): of #HeshuDraft: the articles of @page, told apart by their headlines */
GPtrArray *heshu_draft_segment (HeshuPage *page) G_GNUC_WARN_UNUSED_RESULT;

/* Finds where sentences go on, brings the columns of each draft into order and notes the joins */
void heshu_draft_join_columns (HeshuPage *page, GPtrArray *drafts);

G_END_DECLS
