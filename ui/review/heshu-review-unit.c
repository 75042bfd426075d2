/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-page-private.h"

#include "heshu-learning.h"
#include "heshu-numeral.h"
#include "heshu-review-learn.h"
#include "heshu-unit-dialog.h"

#include <glib/gi18n-lib.h>

/* Units that are met in a text and not known yet */

/* A longer selection is a sentence. */
#define MAX_UNIT_CHARS 12

/* (transfer full) (nullable): the unit in what is selected, with its number or by itself */
static char *
dup_selected_unit (HeshuReviewPage *self)
{
  HeshuSpan span = heshu_review_view_get_selection (self->view);
  g_autofree char *quote = NULL;
  g_autofree char *unit = NULL;
  HeshuTypedValue typed;

  if (self->data == NULL || heshu_span_is_none (span))
    return NULL;
  quote = heshu_review_data_dup_quote (self->data, span);
  if (heshu_typed_value_read (quote, &typed, NULL))
    {
      unit = g_strdup (typed.fields[HESHU_FIELD_UNIT]);
      heshu_typed_value_clear (&typed);
      return g_steal_pointer (&unit);
    }

  return g_utf8_strlen (quote, -1) <= MAX_UNIT_CHARS ? g_steal_pointer (&quote) : NULL;
}

void
heshu_review_page_teach_unit (HeshuReviewPage *self)
{
  HeshuMetric *metric = heshu_review_page_get_metric (self);
  g_autofree char *unit = dup_selected_unit (self);

  /* What a person gave the figure may be new; what was read is known. */
  if (unit == NULL && metric != NULL &&
      heshu_metric_get_origin (metric, HESHU_FIELD_UNIT) == HESHU_ORIGIN_PERSON)
    unit = g_strdup (heshu_metric_get (metric, HESHU_FIELD_UNIT));
  heshu_unit_dialog_ask (GTK_WIDGET (self), self->workspace, unit);
}

/* --- the offer after a figure got one ---------------------------------------------------------------------
 */

typedef struct
{
  HeshuLexicon *lexicon;
  char *unit;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  heshu_lexicon_unref (offer->lexicon);
  g_free (offer->unit);
  g_free (offer);
}

/* A sentence; "" where nothing is to be offered */
static gpointer
offer_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Offer *offer = data;

  return heshu_unit_is_new (offer->unit, desk, offer->lexicon)
             ? g_strdup_printf (_ ("“%s” is no unit that is known yet. L lets the desk learn it."),
                                offer->unit)
             : g_strdup ("");
}

static void
offered_cb (GObject *owner, gpointer result, const GError *error)
{
  g_autofree char *sentence = result;

  if (error == NULL && *sentence != '\0')
    heshu_workspace_show_toast (HESHU_WORKSPACE (owner), sentence, FALSE);
}

void
heshu_review_unit_offer (HeshuWorkspace *workspace, GPtrArray *applied)
{
  for (guint i = 0; i < applied->len; i++)
    {
      const HeshuEdit *edit = g_ptr_array_index (applied, i);
      Offer *offer;

      if (edit->object_kind != HESHU_OBJECT_METRIC || edit->after == NULL || *edit->after == '\0' ||
          !g_str_equal (edit->field, heshu_field_get_name (HESHU_FIELD_UNIT)))
        continue;
      offer = g_new0 (Offer, 1);
      offer->lexicon = heshu_lexicon_ref (heshu_workspace_get_lexicon (workspace));
      offer->unit = g_strdup (edit->after);
      heshu_workspace_run (workspace, G_OBJECT (workspace), offer_work, offer, offer_free, g_free, NULL,
                           offered_cb);
      return;
    }
}
