/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-proposal-item.h"

#include "heshu-lesson.h"

#include <glib/gi18n-lib.h>

struct _HeshuProposalItem
{
  GObject parent_instance;

  HeshuProposal *proposal;
};

G_DEFINE_FINAL_TYPE (HeshuProposalItem, heshu_proposal_item, G_TYPE_OBJECT)

static void
heshu_proposal_item_finalize (GObject *object)
{
  heshu_proposal_free (HESHU_PROPOSAL_ITEM (object)->proposal);
  G_OBJECT_CLASS (heshu_proposal_item_parent_class)->finalize (object);
}

static void
heshu_proposal_item_class_init (HeshuProposalItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heshu_proposal_item_finalize;
}

static void
heshu_proposal_item_init (HeshuProposalItem *self)
{
}

HeshuProposalItem *
heshu_proposal_item_new (HeshuProposal *proposal)
{
  HeshuProposalItem *self = g_object_new (HESHU_TYPE_PROPOSAL_ITEM, NULL);

  self->proposal = proposal;

  return self;
}

const HeshuProposal *
heshu_proposal_item_get_proposal (HeshuProposalItem *self)
{
  g_return_val_if_fail (HESHU_IS_PROPOSAL_ITEM (self), NULL);

  return self->proposal;
}

gboolean
heshu_proposal_item_equal (HeshuProposalItem *self, HeshuProposalItem *other)
{
  const HeshuProposal *one = self->proposal, *another = other->proposal;

  return g_str_equal (one->id, another->id) && one->n_metrics == another->n_metrics &&
         one->is_dismissed == another->is_dismissed;
}

char *
heshu_proposal_item_dup_words (HeshuProposalItem *self)
{
  const HeshuProposal *proposal = self->proposal;

  switch (proposal->kind)
    {
    case HESHU_PROPOSAL_EXCLUSION:
      {
        g_autofree char *figure = heshu_lesson_dup_excluded (proposal);

        return g_strdup_printf (_ ("What is written like “%s” is no metric"), figure);
      }
    case HESHU_PROPOSAL_UNIT:
      return g_strdup_printf (_ ("“%s” behind a number is its unit"), proposal->form);
    case HESHU_PROPOSAL_ALIAS:
    default:
      return g_strdup_printf (_ ("“%s” is another wording of “%s”"), proposal->form, proposal->meaning);
    }
}

char *
heshu_proposal_item_dup_effect (HeshuProposalItem *self)
{
  guint n = self->proposal->n_metrics;
  g_autofree char *effect =
      n == 0 ? g_strdup (_ ("would change no metric of this desk yet"))
             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "would change %u metric of this desk",
                                             "would change %u metrics of this desk", n),
                                n);

  return self->proposal->is_dismissed ? g_strdup_printf (_ ("put off; %s"), effect)
                                      : g_steal_pointer (&effect);
}
