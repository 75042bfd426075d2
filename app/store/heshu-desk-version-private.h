/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk-places-private.h"
#include "heshu-replacement.h"

G_BEGIN_DECLS

/* --- heshu-desk-version-plan.c: what is carried over, and where to --- */

typedef struct
{
  guint old;          /* index of an item that a person worked on */
  HeshuMetric *after; /* (nullable): with an id of its own; %NULL: it has no place */
  char *why;          /* (nullable) */
  gboolean otherwise;
} HeshuVersionEntry;

typedef struct
{
  GArray *old;     /* of #HeshuReadItem */
  GArray *new;     /* of #HeshuReadItem; those that took over an old one's place have its index as match */
  GArray *entries; /* of #HeshuVersionEntry, in the order of the old text */
} HeshuVersionPlan;
void heshu_version_plan_clear (HeshuVersionPlan *plan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeshuVersionPlan, heshu_version_plan_clear)

/* @old: (transfer full): of the older version; @metrics: of @newer */
void heshu_version_plan_make (HeshuVersionPlan *plan,
                              GArray *old,
                              const HeshuText *old_text,
                              const HeshuReport *newer,
                              GPtrArray *metrics);
/* (transfer full) */
HeshuReplacement *heshu_version_plan_tell (const HeshuVersionPlan *plan, const char *report_id, const char *name);

/* --- heshu-desk-version-flip.c: which of two versions stands --- */

/* The version of the row @report that is off the desk takes its place, under its ids. @pairs: JSON, the same for both
 * directions: `other`, the id of the other version, and `metrics` and `articles`: pairs of ids that change places.
 * @wanted: the hash of the other. @error: HESHU_ERROR_UNDO_CONFLICT, HESHU_ERROR_FILE_KNOWN */
gboolean heshu_version_flip (HeshuSql *sql, gint64 report, const char *wanted, const char *pairs, GError **error);

G_END_DECLS
