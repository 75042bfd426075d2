/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuBulk:
 *
 * One decision on many metrics: whom it concerns, and once heshu_bulk_work() has run what it would change.
 */
typedef struct
{
  GArray *keys; /* of guint64: as heshu_metric_list_get_key() */
  HeshuDecision decision;

  GPtrArray *edits; /* of #HeshuEdit: for those that change */
  guint n_selected; /* that are still on the desk */
} HeshuBulk;

HeshuBulk *heshu_bulk_new (GArray *keys, HeshuDecision decision) G_GNUC_WARN_UNUSED_RESULT;
void heshu_bulk_free (HeshuBulk *self);

/* For heshu_workspace_run(); @data: #HeshuBulk. Returns: (transfer full) (nullable): another with its edits.
 * A decision changes nobody who has it; a confirmation passes over what was corrected, which is reviewed. */
gpointer heshu_bulk_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
