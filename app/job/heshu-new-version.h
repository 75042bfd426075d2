/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-job.h"

G_BEGIN_DECLS

/**
 * HeshuNewVersion: a newer version of a report, read and compared before anything is written
 */
typedef struct
{
  char *report_id;
  HeshuReport *report; /* the newer one, with bytes and articles */
  GPtrArray *metrics;  /* of #HeshuMetric: what the machine reads in it */
  HeshuReplacement *replacement;
  char *lexicon_hash;
} HeshuNewVersion;
void heshu_new_version_free (HeshuNewVersion *self);

/**
 * heshu_new_version_prepare:
 * @source: a file, or bytes at hand; no folder
 * @encoding: (nullable): %NULL: guessed
 * @error: as heshu_importer_read_file() and heshu_desk_compare_version()
 *
 * Reads @source with the words of the desk and with what persons said of the articles that are in it again, and tells
 * what becomes of their work.
 *
 * Returns: (transfer full) (nullable)
 */
HeshuNewVersion *heshu_new_version_prepare (HeshuDesk *desk,
                                            HeshuImporter *importer,
                                            HeshuLexicon *lexicon,
                                            const char *report_id,
                                            const HeshuImportSource *source,
                                            const char *encoding,
                                            GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts it in the report's place, as one step of @who; the replacement of @self becomes what was done. @error: as
 * heshu_desk_replace_report() */
gboolean heshu_new_version_apply (HeshuNewVersion *self, HeshuDesk *desk, const char *who, GError **error);
/* (transfer full): its counts for people: `12 carried over, 2 without a place, 5 new` */
char *heshu_new_version_dup_counts (const HeshuNewVersion *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuNewVersion, heshu_new_version_free)

G_END_DECLS
