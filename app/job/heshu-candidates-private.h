/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-candidates.h"

G_BEGIN_DECLS

/* One of them with all that it is found by; all strings but @others' own owned by the chunk */
typedef struct
{
  const char *id; /* (nullable) */
  const char *name;
  const char *above;       /* (nullable) */
  const char *above_short; /* (nullable): without 省 and 市 */
  GPtrArray *others;       /* (nullable): of const char *: other names */
  guint64 count;
  gboolean by_id; /* its id says it in the field */
} HeshuCandidateEntry;

struct _HeshuCandidates
{
  gatomicrefcount ref_count;
  GStringChunk *strings;
  GPtrArray *entries; /* of HeshuCandidateEntry, most used first */
};

/* Returns: (transfer none): one more */
HeshuCandidateEntry *heshu_candidates_add (HeshuCandidates *self, const char *name, guint64 count);
void heshu_candidate_entry_add_other (HeshuCandidates *self, HeshuCandidateEntry *entry, const char *name);

gboolean heshu_candidates_load_indicators (HeshuCandidates *self,
                                           HeshuDesk *desk,
                                           HeshuLexicon *lexicon,
                                           GError **error);
gboolean heshu_candidates_load_districts (HeshuCandidates *self,
                                          HeshuDesk *desk,
                                          HeshuLexicon *lexicon,
                                          GError **error);
gboolean heshu_candidates_load_agencies (HeshuCandidates *self, HeshuDesk *desk, GError **error);

G_END_DECLS
