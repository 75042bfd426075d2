/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-field.h"
#include "heshu-lexicon.h"

G_BEGIN_DECLS

/**
 * HeshuCandidate:
 * @text: what says it exactly when it is put into the field: a district's code where it has one, else @name
 * @id: (nullable): a district's code; an indicator's of the registry
 * @name: what people call it
 * @above: (nullable): what a district lies in: 河南省郑州市
 * @wording: (nullable): the other name by which it was found
 * @count: metrics of the desk that have it, rejected ones left out
 * @start: @end: in bytes, where @name is as was typed; both 0 where it was found otherwise
 *
 * Something that a field of a metric can be given.
 */
typedef struct
{
  char *text;
  char *id;
  char *name;
  char *above;
  char *wording;
  guint64 count;
  guint start;
  guint end;
} HeshuCandidate;
void heshu_candidate_free (HeshuCandidate *self);

/**
 * HeshuCandidates:
 *
 * All that a field can be given, from the desk, its registry and the lexicon: what the form of a metric and
 * the command line complete from. Immutable, reference-counted, safe from any thread.
 */
typedef struct _HeshuCandidates HeshuCandidates;

/**
 * heshu_candidates_new:
 * @field: HESHU_FIELD_INDICATOR, _AREA or _AGENCY
 * @error: the desk's
 *
 * Reads the desk once. An indicator stands there once for all wordings that the registry, else the lexicon
 * calls the same: under the registry's name, else the wording that the desk uses most.
 *
 * Returns: (transfer full) (nullable)
 */
HeshuCandidates *heshu_candidates_new (HeshuDesk *desk,
                                       HeshuLexicon *lexicon,
                                       HeshuField field,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
HeshuCandidates *heshu_candidates_ref (HeshuCandidates *self);
void heshu_candidates_unref (HeshuCandidates *self);

/**
 * heshu_candidates_find:
 * @typed: as heshu_pinyin_search_init() reads it, or the beginning of a code; "" finds all
 * @limit: 0: no limit
 *
 * What was typed in whole comes first, then what the desk uses, then what begins so, most used first; last
 * what lies in a district that was typed.
 *
 * Returns: (transfer full): of #HeshuCandidate
 */
GPtrArray *heshu_candidates_find (HeshuCandidates *self,
                                  const char *typed,
                                  guint limit) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuCandidates, heshu_candidates_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuCandidate, heshu_candidate_free)

G_END_DECLS
