/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk-private.h"

G_BEGIN_DECLS

/* What a new extraction from the same text and a new reading of the same bytes share. */

#define HESHU_UNMATCHED G_MAXUINT

typedef struct
{
  HeshuMetric *metric;
  gint64 seq; /* of an old one */
  gint64 article;
  gint64 sentence;
  gboolean is_removed;
  gboolean is_by_hand;
  guint match; /* index in the other list; HESHU_UNMATCHED */
} HeshuReadItem;

/* Both (transfer full): of #HeshuReadItem, in the order of the text */
GArray *heshu_read_items_new (GPtrArray *metrics);
GArray *heshu_read_items_load (HeshuSql *sql, gint64 report, GError **error);
/* Whether a person had to do with it, so that it stays even if it is no longer found */
gboolean heshu_read_item_is_decided (const HeshuReadItem *item);
/* The relations in @new to what an editor moved in @old name its start as it stands. Both matched */
void heshu_read_follow_spans (const GArray *old, GArray *new);
/* Pairs those that stand at the same place, then those that overlap */
void heshu_read_items_match (GArray *old, GArray *new);
/* (transfer full): what the machine reads now, but what a person said stays, with the new reading beside it, and
 * so do edges that a person moved and evidence that a person pointed at; both of the same text
 * @keeps_confirmed: one that a person confirmed stays as it was confirmed, in all of its fields */
HeshuMetric *heshu_read_merge (const HeshuMetric *old, const HeshuMetric *new, gboolean keeps_confirmed);
/* Whether a row of @a need not change to become one of @b */
gboolean heshu_read_says_the_same (const HeshuMetric *a, const HeshuMetric *b);
/* An article that is no longer found goes, unless a person worked on it: then it is only hidden. */
gboolean heshu_article_row_drop (HeshuSql *sql, gint64 seq, GError **error);

/* @kept: (out) (transfer full): the rows of @articles; @dropped: (out) (transfer full): those to be dropped at
 * the end */
gboolean heshu_reextract_replace_articles (HeshuSql *sql,
                                           gint64 report,
                                           GPtrArray *articles,
                                           GArray **kept,
                                           GArray **dropped,
                                           GError **error);
gboolean heshu_reextract_drop_articles (HeshuSql *sql, const GArray *dropped, GError **error);

/* As heshu_desk_reextract(), in the transaction of its caller */
gboolean heshu_reextract_run (HeshuSql *sql,
                              const HeshuNewExtraction *reading,
                              const char *version,
                              const char *hash,
                              gboolean keeps_confirmed,
                              GError **error);

/* A report that is on the desk: its row, and all the rest (transfer full) */
gboolean heshu_reextract_find_report (HeshuSql *sql,
                                      const char *id,
                                      gint64 *seq,
                                      char **name,
                                      HeshuText **text,
                                      GError **error);

G_END_DECLS
