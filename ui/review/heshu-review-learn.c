/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-page-private.h"

#include "heshu-lesson.h"
#include "heshu-review-learn.h"

#include <glib/gi18n-lib.h>

/* What the review of the metric in hand proposes to the whole desk: shown with all that it would change, and
 * taken up only where the person says so */

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
  HeshuLesson *lesson; /* (nullable): %NULL: there is nothing to learn */
} Finding;

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  heshu_lesson_free (finding->lesson);
  g_free (finding);
}

static gpointer
learn_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) proposals = heshu_proposals_list (desk, request->lexicon, cancellable, error);
  const HeshuProposal *found = NULL;
  Finding *finding;

  if (proposals == NULL)
    return NULL;
  for (guint i = 0; found == NULL && i < proposals->len; i++)
    {
      if (heshu_proposal_comes_from (proposals->pdata[i], request->metric_id))
        found = proposals->pdata[i];
    }
  finding = g_new0 (Finding, 1);
  if (found == NULL)
    return finding;
  finding->lesson = heshu_lesson_new_proposal (found, desk, request->lexicon, cancellable, error);
  if (finding->lesson == NULL)
    g_clear_pointer (&finding, finding_free);

  return finding;
}

static void
found_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuReviewPage *self = HESHU_REVIEW_PAGE (owner);
  Finding *finding = result;

  if (error != NULL)
    heshu_workspace_show_error (self->workspace, error);
  else if (finding->lesson == NULL)
    heshu_workspace_show_toast (
        self->workspace,
        _ ("Nothing to learn here: first reject the metric or name its indicator otherwise."), FALSE);
  else
    heshu_lesson_ask (GTK_WIDGET (self), self->workspace, g_steal_pointer (&finding->lesson));
  g_clear_pointer (&finding, finding_free);
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
  heshu_workspace_run (self->workspace, G_OBJECT (self), learn_work, request, request_free, finding_free,
                       NULL, found_cb);
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
