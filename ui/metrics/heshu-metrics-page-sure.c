/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-page-private.h"

#include "heshu-preview.h"

#include <glib/gi18n-lib.h>

/* What the machine vouches for among what is shown, confirmed together */

typedef struct
{
  GPtrArray *edits; /* of #HeshuEdit */
  GPtrArray *lines; /* (array zero-terminated=1): of char * */
} Sure;

static void
sure_free (gpointer data)
{
  Sure *sure = data;

  g_clear_pointer (&sure->edits, g_ptr_array_unref);
  g_ptr_array_unref (sure->lines);
  g_free (sure);
}

static gpointer
list_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) metrics = heshu_desk_list_sure (desk, data, cancellable, error);
  Sure *sure;

  if (metrics == NULL)
    return NULL;
  sure = g_new0 (Sure, 1);
  sure->edits = heshu_confirming_edits (metrics, NULL);
  sure->lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < metrics->len; i++)
    g_ptr_array_add (sure->lines, heshu_preview_dup_line (metrics->pdata[i]));
  g_ptr_array_add (sure->lines, NULL);

  return sure;
}

static void
accepted_cb (GtkWidget *over, gpointer data)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (over);
  Sure *sure = data;
  guint n = sure->edits->len;
  g_autofree char *toast = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric was confirmed.",
                                                         "%u metrics were confirmed.", n),
                                            n);

  heshu_workspace_submit (self->workspace, G_OBJECT (self), g_steal_pointer (&sure->edits), toast, NULL);
}

static void
listed_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (owner);
  Sure *sure = result;
  g_autofree char *body = NULL;
  g_autofree char *accept = NULL;
  guint n;

  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  n = sure->edits->len;
  if (n == 0)
    {
      heshu_workspace_show_toast (self->workspace,
                                  _ ("No metric shown here is sure enough; please look at each."), FALSE);
      sure_free (sure);
      return;
    }
  body = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "Of what is shown, every field of %u metric was read surely. Others stay to be reviewed.",
                   "Of what is shown, every field of %u metrics was read surely. Others stay to be reviewed.",
                   n),
      n);
  accept = g_strdup_printf (_ ("Confirm %u"), n);
  heshu_preview_ask (GTK_WIDGET (self), _ ("Confirm the Sure Ones?"), body,
                     (const char *const *) sure->lines->pdata, accept, accepted_cb, sure, sure_free);
}

void
heshu_metrics_page_confirm_sure (HeshuMetricsPage *self)
{
  heshu_workspace_run (self->workspace, G_OBJECT (self), list_work, heshu_metrics_page_dup_query (self),
                       (GDestroyNotify) heshu_metric_query_free, sure_free, NULL, listed_cb);
}
