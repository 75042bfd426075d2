/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-page-private.h"

#include "heshu-learning.h"
#include "heshu-review-learn.h"
#include "heshu-preview.h"

#include <glib/gi18n-lib.h>

/* What the review of the metric in hand proposes to the whole desk: shown with all that it would change, and
 * taken up only where the person says so */

/* Metrics that are shown of those found under another name */
#define SHOWN_ROWS 500

typedef struct
{
  HeshuLexicon *lexicon;
  char *metric_id;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  heshu_lexicon_unref (request->lexicon);
  g_free (request->metric_id);
  g_free (request);
}

typedef struct
{
  HeshuReadAgain *again; /* (nullable): %NULL: there is nothing to learn */
  char *heading;
  char *body;
  GPtrArray *lines; /* of char * */
} Lesson;

static void
lesson_free (gpointer data)
{
  Lesson *lesson = data;

  g_clear_pointer (&lesson->again, heshu_read_again_free);
  g_free (lesson->heading);
  g_free (lesson->body);
  g_ptr_array_unref (lesson->lines);
  g_free (lesson);
}

/* --- in the worker ----------------------------------------------------------------------------------------
 */

static gboolean
tell_alias (Lesson *lesson, HeshuDesk *desk, const HeshuProposal *proposal, GError **error)
{
  HeshuMetricQuery query = { .indicator = proposal->form };
  g_autoptr (GPtrArray) metrics = heshu_desk_list_metrics (desk, &query, NULL, SHOWN_ROWS, NULL, NULL, error);

  if (metrics == NULL)
    return FALSE;
  for (guint i = 0; i < metrics->len; i++)
    g_ptr_array_add (lesson->lines, heshu_preview_dup_line (metrics->pdata[i]));
  lesson->heading = g_strdup (_ ("One Indicator, Two Wordings?"));
  lesson->body = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "“%s” is then another wording of “%s”: %u metric is found under it, too.",
                   "“%s” is then another wording of “%s”: %u metrics are found under it, too.",
                   proposal->n_metrics),
      proposal->form, proposal->meaning, proposal->n_metrics);

  return TRUE;
}

static void
tell_exclusion (Lesson *lesson, const HeshuProposal *proposal)
{
  g_autofree char *counts = heshu_read_again_dup_counts (lesson->again);
  const char *unit = proposal->unit != NULL ? proposal->unit : "";
  g_autofree char *figure = proposal->is_behind ? g_strdup_printf ("N%s%s", unit, proposal->form)
                                                : g_strdup_printf ("%sN%s", proposal->form, unit);

  for (guint i = 0; i < lesson->again->changes->len; i++)
    {
      const HeshuReextraction *report = lesson->again->changes->pdata[i];

      for (guint j = 0; j < report->changes->len; j++)
        {
          const HeshuReextractionChange *change = report->changes->pdata[j];

          g_ptr_array_add (lesson->lines,
                           heshu_preview_dup_line (change->before != NULL ? change->before : change->after));
        }
    }
  lesson->heading = g_strdup (_ ("Leave Such Figures Out?"));
  lesson->body = g_strdup_printf (
      _ ("What is written like “%s” is then no metric on this desk: %s. What an editor decided stays."),
      figure, counts);
}

static gpointer
learn_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) proposals = heshu_proposals_list (desk, request->lexicon, cancellable, error);
  const HeshuProposal *found = NULL;
  Lesson *lesson;

  if (proposals == NULL)
    return NULL;
  for (guint i = 0; found == NULL && i < proposals->len; i++)
    {
      if (heshu_proposal_comes_from (proposals->pdata[i], request->metric_id))
        found = proposals->pdata[i];
    }
  lesson = g_new0 (Lesson, 1);
  lesson->lines = g_ptr_array_new_with_free_func (g_free);
  if (found == NULL)
    return lesson;
  lesson->again = heshu_proposal_prepare (found, desk, request->lexicon, cancellable, error);
  if (lesson->again == NULL ||
      (found->kind == HESHU_PROPOSAL_ALIAS && !tell_alias (lesson, desk, found, error)))
    {
      lesson_free (lesson);
      return NULL;
    }
  if (found->kind == HESHU_PROPOSAL_EXCLUSION)
    tell_exclusion (lesson, found);
  g_ptr_array_add (lesson->lines, NULL);

  return lesson;
}

static gboolean
take_up_work (HeshuDesk *desk, const char *who, gpointer data, GError **error)
{
  Lesson *lesson = data;

  return heshu_read_again_apply (lesson->again, desk, who, error);
}

/* --- in the window ----------------------------------------------------------------------------------------
 */

static void
free_held (gpointer data)
{
  Lesson **held = data;

  if (*held != NULL)
    lesson_free (*held);
  g_free (held);
}

static void
accepted_cb (GtkWidget *over, gpointer data)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (over);
  Lesson **held = data;

  heshu_workspace_submit_work (self->workspace, G_OBJECT (self), take_up_work, g_steal_pointer (held),
                               lesson_free, _ ("The desk has learned this"), NULL);
}

static void
found_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (owner);
  Lesson *lesson = result;
  Lesson **held;

  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  if (lesson->again == NULL)
    {
      lesson_free (lesson);
      heshu_workspace_show_toast (
          self->workspace,
          _ ("Nothing to learn here: first reject the metric or name its indicator otherwise."), FALSE);
      return;
    }
  held = g_new0 (Lesson *, 1);
  *held = lesson;
  heshu_preview_ask (GTK_WIDGET (self), lesson->heading, lesson->body,
                     (const char *const *) lesson->lines->pdata, _ ("_Learn"), accepted_cb, held, free_held);
}

void
heshu_review_page_learn (HeshuReviewPage *self)
{
  HeshuMetric *metric = heshu_review_page_get_metric (self);
  Request *request;

  if (metric == NULL)
    return;
  request = g_new0 (Request, 1);
  request->lexicon = heshu_lexicon_ref (heshu_workspace_get_lexicon (self->workspace));
  request->metric_id = g_strdup (heshu_metric_get_id (metric));
  heshu_workspace_run (self->workspace, G_OBJECT (self), learn_work, request, request_free, lesson_free, NULL,
                       found_cb);
}

/* --- the offer after a correction -------------------------------------------------------------------------
 */

typedef struct
{
  char *form;    /* the wording before */
  char *meaning; /* and now */
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_free (offer->form);
  g_free (offer->meaning);
  g_free (offer);
}

static gboolean
find_registered (HeshuDesk *desk, const char *wording, char **id, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *aliases = NULL;

  return heshu_desk_find_indicator (desk, wording, id, &name, &aliases, error);
}

/* A sentence; "" where nothing is to be offered */
static gpointer
offer_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Offer *offer = data;
  HeshuMetricQuery query = { .indicator = offer->form };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint64 n;

  if (!find_registered (desk, offer->form, &first, error) ||
      !find_registered (desk, offer->meaning, &second, error) ||
      !heshu_desk_count_metrics (desk, &query, &n, cancellable, error))
    return NULL;
  if (n == 0 || (first != NULL && g_strcmp0 (first, second) == 0))
    return g_strdup ("");

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u more metric is called “%s”. L lets the desk take both for one indicator.",
                   "%u more metrics are called “%s”. L lets the desk take both for one indicator.",
                   (gulong) n),
      (guint) n, offer->form);
}

static void
offered_cb (GObject *owner, gpointer result, const GError *error)
{
  g_autofree char *sentence = result;

  if (error == NULL && *sentence != '\0')
    heshu_workspace_show_toast (HESHU_WORKSPACE (owner), sentence, FALSE);
}

void
heshu_review_learn_offer (HeshuWorkspace *workspace, GPtrArray *applied)
{
  const char *indicator = heshu_field_get_name (HESHU_FIELD_INDICATOR);

  for (guint i = 0; i < applied->len; i++)
    {
      const HeshuEdit *edit = g_ptr_array_index (applied, i);
      Offer *offer;

      if (edit->object_kind != HESHU_OBJECT_METRIC || !g_str_equal (edit->field, indicator) ||
          edit->before == NULL || *edit->before == '\0' || edit->after == NULL)
        continue;
      offer = g_new0 (Offer, 1);
      offer->form = g_strdup (edit->before);
      offer->meaning = g_strdup (edit->after);
      heshu_workspace_run (workspace, G_OBJECT (workspace), offer_work, offer, offer_free, g_free, NULL,
                           offered_cb);
      return;
    }
}
