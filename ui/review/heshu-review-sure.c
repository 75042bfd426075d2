/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-page-private.h"

#include "heshu-preview.h"

#include <glib/gi18n-lib.h>

/* What the machine vouches for, confirmed together */

static void
accepted_cb (GtkWidget *over, gpointer data)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (over);
  GPtrArray *sure = data;
  g_autofree char *toast =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric was confirmed.", "%u metrics were confirmed.",
                                    sure->len),
                       sure->len);

  heshu_workspace_submit (self->workspace, G_OBJECT (self), heshu_confirming_edits (sure, NULL), toast, NULL);
}

void
heshu_review_page_confirm_sure (HeshuReviewPage *self)
{
  g_autoptr (GPtrArray) sure = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *body = NULL;
  g_autofree char *accept = NULL;

  if (heshu_review_page_keep_for_later (self, "confirm-sure"))
    return;
  for (guint i = 0; self->data != NULL && i < self->data->metrics->len; i++)
    {
      HeshuMetric *metric = g_ptr_array_index (self->data->metrics, i);

      if (!heshu_metric_is_sure (metric))
        continue;
      g_ptr_array_add (sure, heshu_metric_ref (metric));
      g_ptr_array_add (lines, heshu_preview_dup_line (metric));
    }
  if (sure->len == 0)
    {
      heshu_workspace_show_toast (self->workspace,
                                  _ ("No metric left here is sure enough; please look at each."), FALSE);
      return;
    }
  g_ptr_array_add (lines, NULL);
  body = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Every field of %u metric was read surely. Others stay to be reviewed.",
                                       "Every field of %u metrics was read surely. Others stay to be reviewed.",
                                       sure->len),
                          sure->len);
  accept = g_strdup_printf (_ ("Confirm %u"), sure->len);
  heshu_preview_ask (GTK_WIDGET (self), _ ("Confirm the Sure Ones?"), body, (const char *const *) lines->pdata,
                     accept, accepted_cb, g_steal_pointer (&sure), (GDestroyNotify) g_ptr_array_unref);
}
