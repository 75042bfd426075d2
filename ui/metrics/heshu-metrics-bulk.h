/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  HESHU_BULK_CONFIRM,
  HESHU_BULK_REJECT,
  HESHU_BULK_TAG,       /* one more tag */
  HESHU_BULK_INDICATOR, /* another name for what is measured */
} HeshuBulkKind;

/* A change that so many metrics undergo, in words */
typedef struct
{
  char *before;
  char *after;
  guint n;
} HeshuBulkChange;

/**
 * HeshuBulk:
 *
 * One change to many metrics: whom it concerns, and once heshu_bulk_work() has run what it would change.
 */
typedef struct
{
  GArray *keys; /* of guint64: as heshu_metric_list_get_key() */
  HeshuBulkKind kind;
  char *text; /* (nullable): the tag, the indicator */

  GPtrArray *edits;   /* of #HeshuEdit: for those that change */
  GPtrArray *changes; /* of #HeshuBulkChange: what the edits do, the most frequent first */
  guint n_selected;   /* that are still on the desk */
} HeshuBulk;

HeshuBulk *heshu_bulk_new (GArray *keys, HeshuBulkKind kind, const char *text) G_GNUC_WARN_UNUSED_RESULT;
void heshu_bulk_free (HeshuBulk *self);

/* For heshu_workspace_run(); @data: #HeshuBulk. Returns: (transfer full) (nullable): another with its edits.
 * Nobody is changed who has it already; a confirmation passes over what was corrected, which is reviewed. */
gpointer heshu_bulk_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
