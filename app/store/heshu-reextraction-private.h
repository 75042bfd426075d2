/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk-reextract-private.h"
#include "heshu-reextraction.h"

G_BEGIN_DECLS

/* --- heshu-reextraction.c --- */

/* @old: @new: of #HeshuReadItem; matched by it. Returns: (transfer full) */
HeshuReextraction *heshu_reextraction_compare (const char *report_id,
                                               const char *name,
                                               GArray *old,
                                               GArray *new);

/* --- heshu-reextraction-snapshot.c: what an undo puts back --- */

/* What the machine read of a report, as it stands */
typedef struct
{
  GArray *items;       /* of #HeshuReadItem */
  GPtrArray *articles; /* of #HeshuArticle */
  GArray *seqs;        /* of gint64: their rows */
  GHashTable *ids;     /* gint64 * -> char *: of all articles by row, also of those that are put away */
} HeshuReadState;
void heshu_read_state_clear (HeshuReadState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeshuReadState, heshu_read_state_clear)
gboolean heshu_read_state_load (HeshuSql *sql, gint64 report, HeshuReadState *state, GError **error);
/* (transfer full): its items by id */
GHashTable *heshu_read_state_index (const HeshuReadState *state);
/* (transfer full): JSON of what must be put back into @after to have @before again: rows that differ or are
 * no more, and the ids of those that were not there */
char *heshu_read_state_dup_difference (const HeshuReadState *before, const HeshuReadState *after);

/* --- heshu-reextraction-restore.c --- */

/**
 * heshu_reextraction_restore:
 * @report: its row
 * @snapshot: as heshu_read_state_dup_difference() gave it
 * @inverse: (out) (transfer full): what takes this back
 * @error: HESHU_ERROR_UNDO_CONFLICT where a person has decided since on what would change
 */
gboolean heshu_reextraction_restore (HeshuSql *sql,
                                     gint64 report,
                                     const char *snapshot,
                                     char **inverse,
                                     GError **error);

G_END_DECLS
