/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"

G_BEGIN_DECLS

/* The registry of indicators: which wordings are one, and what is meant by it. What is done to it is edits of
 * the desk; nothing is done to a metric, which keeps the words of its report. */

/**
 * HeshuRegistryEntry:
 * @id: (nullable): %NULL: metrics have this wording, and the registry does not know it yet
 * @aliases: (array zero-terminated=1): its other wordings
 * @count: metrics of the desk with any of its wordings; rejected ones left out
 * @n_charts: saved charts that show it
 */
typedef struct
{
  char *id;
  char *name;
  char **aliases;
  char *definition; /* "" */
  char *topic;      /* "" */
  char *unit;       /* of reference; "" */
  guint64 count;
  guint n_charts;
} HeshuRegistryEntry;
HeshuRegistryEntry *heshu_registry_entry_copy (const HeshuRegistryEntry *self) G_GNUC_WARN_UNUSED_RESULT;
void heshu_registry_entry_free (HeshuRegistryEntry *self);
/* Whether it goes by this name or alias */
gboolean heshu_registry_entry_has (const HeshuRegistryEntry *self, const char *wording);

/* Returns: (transfer full) (nullable): of #HeshuRegistryEntry, the most used first */
GPtrArray *heshu_registry_list (HeshuDesk *desk, GError **error);
/* (transfer none) (nullable): the entry of @entries that goes by @wording */
const HeshuRegistryEntry *heshu_registry_find (GPtrArray *entries, const char *wording);

/**
 * HeshuRegistryChange: what a change would do, before it is done
 * @edits: of #HeshuEdit, without `who`: all of it, as one step
 * @count: metrics that are then found under another name, too
 * @charts: of char *: the titles of the saved charts that show what is changed
 */
typedef struct
{
  GPtrArray *edits;
  guint64 count;
  GPtrArray *charts;
} HeshuRegistryChange;
void heshu_registry_change_free (HeshuRegistryChange *self);

/**
 * heshu_registry_merge:
 * @from: @into: two of heshu_registry_list()
 *
 * All wordings of @from become wordings of @into, which keeps its name and gets of @from what it lacks.
 *
 * Returns: (transfer full) (nullable)
 */
HeshuRegistryChange *heshu_registry_merge (const HeshuRegistryEntry *from,
                                           const HeshuRegistryEntry *into,
                                           HeshuDesk *desk,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_registry_save:
 * @before: (nullable): one of heshu_registry_list(); %NULL: a new one
 * @after: what it becomes; its id and counts are passed over
 * @error: HESHU_ERROR_FIELD_INVALID where a wording is another one's, or the name is missing
 *
 * A name that is changed stays as an alias, so that its metrics are found.
 *
 * Returns: (transfer full) (nullable): with no edits where nothing is new
 */
HeshuRegistryChange *heshu_registry_save (const HeshuRegistryEntry *before,
                                          const HeshuRegistryEntry *after,
                                          HeshuDesk *desk,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuRegistryEntry, heshu_registry_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuRegistryChange, heshu_registry_change_free)

G_END_DECLS
