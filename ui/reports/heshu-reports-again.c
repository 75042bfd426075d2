/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reports-page-private.h"

#include "heshu-preview.h"

#include <glib/gi18n-lib.h>

/* Extracting again: what it would change is computed and shown, then done as one step */

typedef struct
{
  HeshuLexicon *lexicon;
  char *report_id; /* (nullable): %NULL: all of the desk */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  heshu_lexicon_unref (request->lexicon);
  g_free (request->report_id);
  g_free (request);
}

static gpointer
prepare_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  const char *const one[] = { request->report_id, NULL };

  return heshu_read_again_prepare (desk, request->lexicon, request->report_id != NULL ? one : NULL,
                                   cancellable, error);
}

static gboolean
apply_work (HeshuDesk *desk, const char *who, gpointer data, GError **error)
{
  return heshu_read_again_apply (data, desk, who, error);
}

static char *
dup_line (const HeshuReextractionChange *change)
{
  const HeshuMetric *metric = change->after != NULL ? change->after : change->before;
  g_autofree char *line = heshu_preview_dup_line (metric);
  const char *word;

  switch (change->kind)
    {
    case HESHU_REEXTRACTION_ADDED:
      word = _ ("Added");
      break;
    case HESHU_REEXTRACTION_CHANGED:
      word = _ ("Changed");
      break;
    case HESHU_REEXTRACTION_GONE:
      word = _ ("No longer found");
      break;
    case HESHU_REEXTRACTION_KEPT:
    case HESHU_N_REEXTRACTIONS:
    default:
      word = _ ("Kept as decided");
    }

  return g_strdup_printf (_ ("%s: %s"), word, line);
}

static GPtrArray *
list_lines (const HeshuReadAgain *again)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < again->changes->len; i++)
    {
      const HeshuReextraction *report = again->changes->pdata[i];

      for (guint j = 0; j < report->changes->len; j++)
        g_ptr_array_add (lines, dup_line (report->changes->pdata[j]));
    }
  g_ptr_array_add (lines, NULL);

  return lines;
}

static void
accepted_cb (GtkWidget *over, gpointer data)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (over);
  HeshuReadAgain **again = data;
  g_autofree char *counts = heshu_read_again_dup_counts (*again);
  g_autofree char *toast = g_strdup_printf (_ ("Extracted again: %s."), counts);

  heshu_workspace_submit_work (self->workspace, G_OBJECT (self), apply_work, g_steal_pointer (again),
                               (GDestroyNotify) heshu_read_again_free, toast, NULL);
}

static void
free_held (gpointer data)
{
  HeshuReadAgain **again = data;

  g_clear_pointer (again, heshu_read_again_free);
  g_free (again);
}

static void
prepared_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (owner);
  g_autoptr (HeshuReadAgain) again = result;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *body = NULL;
  HeshuReadAgain **held;

  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  if (again->readings->len == 0)
    {
      heshu_workspace_show_toast (self->workspace, _ ("Extracted again: nothing changed."), FALSE);
      return;
    }
  lines = list_lines (again);
  counts = heshu_read_again_dup_counts (again);
  body = g_strdup_printf (_ ("With the rules and words of today: %s. What an editor decided stays."), counts);
  held = g_new0 (HeshuReadAgain *, 1);
  *held = g_steal_pointer (&again);
  heshu_preview_ask (GTK_WIDGET (self), _ ("Extract Again?"), body, (const char *const *) lines->pdata,
                     _ ("_Extract Again"), accepted_cb, held, free_held);
}

void
heshu_reports_page_extract_again (HeshuReportsPage *self, const char *report_id)
{
  Request *request = g_new0 (Request, 1);

  request->lexicon = heshu_lexicon_ref (heshu_workspace_get_lexicon (self->workspace));
  request->report_id = g_strdup (report_id);
  heshu_workspace_run (self->workspace, G_OBJECT (self), prepare_work, request, request_free,
                       (GDestroyNotify) heshu_read_again_free, NULL, prepared_cb);
}
