/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-learning-private.h"

/* What an editor does not want to be asked again: an edit like any other, of the word that the desk would
 * learn */

/* (transfer full): the object by which the history knows it: a word that the desk may learn */
static char *
dup_object_id (const HeshuProposal *self)
{
  return g_str_has_prefix (self->id, "term:") ? g_strdup (self->id) : g_strconcat ("term:", self->id, NULL);
}

GPtrArray *
heshu_proposal_dismissing_edits (const HeshuProposal *self, gboolean dismissed)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autofree char *id = NULL;

  g_return_val_if_fail (self != NULL, edits);

  id = dup_object_id (self);
  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_TERM, id, "dismissed", NULL, dismissed ? "true" : NULL,
                                          NULL));

  return edits;
}

gboolean
heshu_proposals_mark_dismissed (GPtrArray *list, HeshuDesk *desk, GError **error)
{
  g_auto (GStrv) ids = heshu_desk_list_dismissed_terms (desk, error);

  for (guint i = 0; ids != NULL && i < list->len; i++)
    {
      HeshuProposal *proposal = list->pdata[i];
      g_autofree char *id = dup_object_id (proposal);

      proposal->is_dismissed = g_strv_contains ((const char *const *) ids, id);
    }

  return ids != NULL;
}
