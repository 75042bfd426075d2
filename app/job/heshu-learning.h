/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-job.h"

G_BEGIN_DECLS

/* What a desk can learn from its editors. Nothing is learned silently: each is proposed, shown with what it
 * would change, and taken up by a person as one step that an undo takes back. What was taken up lives in the
 * desk, so that it goes where the desk goes. */

/**
 * heshu_desk_load_lexicon:
 * @base: the program's words and the newsroom's
 * @error: HESHU_ERROR_LEXICON_INVALID where a word of the desk has not the form of one
 *
 * Returns: (transfer full): @base with the words that the desk has learned; @base alone also where @error is
 * set
 */
HeshuLexicon *heshu_desk_load_lexicon (HeshuDesk *desk,
                                       HeshuLexicon *base,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  HESHU_PROPOSAL_ALIAS,     /* an editor called an indicator otherwise: both are one */
  HESHU_PROPOSAL_EXCLUSION, /* an editor rejected a metric: figures before or behind these words are none */
  HESHU_PROPOSAL_UNIT,      /* an editor gave a figure a unit that is not known */
} HeshuProposalKind;
/* (transfer none): in data: `alias`, `exclusion`, `unit` */
const char *heshu_proposal_kind_get_word (HeshuProposalKind kind);

/**
 * HeshuProposal:
 * @id: the same as long as it stands
 * @form: the wording; the words beside the figure; the unit
 * @meaning: (nullable): the indicator that @form is another wording of
 * @unit: (nullable): the figure's, of an exclusion
 * @metric_ids: the metrics whose review led to it
 * @n_metrics: how many metrics of the desk it would change: those found under another name, those that go,
 * those that get the unit
 * @is_dismissed: an editor said not now
 */
typedef struct
{
  char *id;
  HeshuProposalKind kind;
  char *form;
  char *meaning;
  char *unit;
  gboolean is_behind;    /* @form stands behind the figure, else before it */
  GPtrArray *metric_ids; /* of char * */
  guint n_metrics;
  gboolean is_dismissed;
} HeshuProposal;
void heshu_proposal_free (HeshuProposal *self);
/* Whether the review of this metric led to it */
gboolean heshu_proposal_comes_from (const HeshuProposal *self, const char *metric_id);

/**
 * heshu_proposals_list:
 * @lexicon: the program's words and the newsroom's
 *
 * Returns: (transfer full) (nullable): of #HeshuProposal: what the desk has not taken up yet, what would
 * change most first, what was dismissed last. Linear in the desk.
 */
GPtrArray *heshu_proposals_list (HeshuDesk *desk,
                                 HeshuLexicon *lexicon,
                                 GCancellable *cancellable,
                                 GError **error);

/* Returns: (transfer full): of #HeshuEdit, without `who`: not now, or proposed again */
GPtrArray *heshu_proposal_dismissing_edits (const HeshuProposal *self,
                                            gboolean dismissed) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_proposal_prepare:
 *
 * What taking it up would do, the edit that records it included; heshu_read_again_apply() does it.
 *
 * Returns: (transfer full) (nullable)
 */
HeshuReadAgain *heshu_proposal_prepare (const HeshuProposal *self,
                                        HeshuDesk *desk,
                                        HeshuLexicon *lexicon,
                                        GCancellable *cancellable,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_unit_prepare:
 * @unit: as it is printed behind a number
 * @error: HESHU_ERROR_FIELD_INVALID where it cannot be one or is known already
 *
 * The same for a unit that a person names. Returns: (transfer full) (nullable)
 */
HeshuReadAgain *heshu_unit_prepare (const char *unit,
                                    HeshuDesk *desk,
                                    HeshuLexicon *lexicon,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether it can be one and neither the program nor the desk knows it */
gboolean heshu_unit_is_new (const char *unit, HeshuDesk *desk, HeshuLexicon *lexicon);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuProposal, heshu_proposal_free)

G_END_DECLS
