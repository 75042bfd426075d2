/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-lesson.h"

#include "heshu-preview.h"

#include <glib/gi18n-lib.h>

/* Metrics that are shown of those found under another name */
#define SHOWN_ROWS 500

void
heshu_lesson_free (HeshuLesson *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->again, heshu_read_again_free);
  g_free (self->heading);
  g_free (self->body);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

char *
heshu_lesson_dup_excluded (const HeshuProposal *proposal)
{
  const char *unit = proposal->unit != NULL ? proposal->unit : "";

  return proposal->is_behind ? g_strdup_printf ("N%s%s", unit, proposal->form)
                             : g_strdup_printf ("%sN%s", proposal->form, unit);
}

/* --- in the worker ----------------------------------------------------------------------------------------
 */

/* @again: (transfer full) */
static HeshuLesson *
lesson_new (HeshuReadAgain *again)
{
  HeshuLesson *self = g_new0 (HeshuLesson, 1);

  self->again = again;
  self->lines = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
add_change (HeshuLesson *self, const HeshuReextractionChange *change)
{
  const HeshuMetric *metric = change->after != NULL ? change->after : change->before;
  g_autofree char *line = heshu_preview_dup_line (metric);
  const char *words;

  switch (change->kind)
    {
    case HESHU_REEXTRACTION_ADDED:
      words = _ ("Added: %s");
      break;
    case HESHU_REEXTRACTION_GONE:
      words = _ ("No longer found: %s");
      break;
    case HESHU_REEXTRACTION_KEPT:
      words = _ ("Kept as an editor decided: %s");
      break;
    case HESHU_REEXTRACTION_CHANGED:
    default:
      words = _ ("Changed: %s");
    }
  g_ptr_array_add (self->lines, g_strdup_printf (words, line));
}

static void
add_changes (HeshuLesson *self)
{
  for (guint i = 0; i < self->again->changes->len; i++)
    {
      const HeshuReextraction *report = self->again->changes->pdata[i];

      for (guint j = 0; j < report->changes->len; j++)
        add_change (self, report->changes->pdata[j]);
    }
}

static gboolean
tell_alias (HeshuLesson *self, HeshuDesk *desk, const HeshuProposal *proposal, GError **error)
{
  HeshuMetricQuery query = { .indicator = proposal->form };
  g_autoptr (GPtrArray) metrics = heshu_desk_list_metrics (desk, &query, NULL, SHOWN_ROWS, NULL, NULL, error);

  if (metrics == NULL)
    return FALSE;
  for (guint i = 0; i < metrics->len; i++)
    g_ptr_array_add (self->lines, heshu_preview_dup_line (metrics->pdata[i]));
  self->heading = g_strdup (_ ("One Indicator, Two Wordings?"));
  self->body = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "“%s” is then another wording of “%s”: %u metric is found under it, too.",
                   "“%s” is then another wording of “%s”: %u metrics are found under it, too.",
                   proposal->n_metrics),
      proposal->form, proposal->meaning, proposal->n_metrics);

  return TRUE;
}

static void
tell_exclusion (HeshuLesson *self, const HeshuProposal *proposal)
{
  g_autofree char *counts = heshu_read_again_dup_counts (self->again);
  g_autofree char *figure = heshu_lesson_dup_excluded (proposal);

  add_changes (self);
  self->heading = g_strdup (_ ("Leave Such Figures Out?"));
  self->body = g_strdup_printf (
      _ ("What is written like “%s” is then no metric on this desk: %s. What an editor decided stays."),
      figure, counts);
}

static void
tell_unit (HeshuLesson *self, const char *unit)
{
  g_autofree char *counts = heshu_read_again_dup_counts (self->again);

  add_changes (self);
  self->heading = g_strdup (_ ("Take It for a Unit?"));
  self->body = g_strdup_printf (
      _ ("“%s” behind a number is then its unit on this desk: %s. What an editor decided stays."), unit,
      counts);
}

HeshuLesson *
heshu_lesson_new_proposal (const HeshuProposal *proposal,
                           HeshuDesk *desk,
                           HeshuLexicon *lexicon,
                           GCancellable *cancellable,
                           GError **error)
{
  HeshuReadAgain *again = heshu_proposal_prepare (proposal, desk, lexicon, cancellable, error);
  g_autoptr (HeshuLesson) self = again != NULL ? lesson_new (again) : NULL;

  if (self == NULL || (proposal->kind == HESHU_PROPOSAL_ALIAS && !tell_alias (self, desk, proposal, error)))
    return NULL;
  if (proposal->kind == HESHU_PROPOSAL_EXCLUSION)
    tell_exclusion (self, proposal);
  if (proposal->kind == HESHU_PROPOSAL_UNIT)
    tell_unit (self, proposal->form);
  g_ptr_array_add (self->lines, NULL);

  return g_steal_pointer (&self);
}

HeshuLesson *
heshu_lesson_new_unit (const char *unit,
                       HeshuDesk *desk,
                       HeshuLexicon *lexicon,
                       GCancellable *cancellable,
                       GError **error)
{
  HeshuReadAgain *again = heshu_unit_prepare (unit, desk, lexicon, cancellable, error);
  HeshuLesson *self = again != NULL ? lesson_new (again) : NULL;

  if (self == NULL)
    return NULL;
  tell_unit (self, unit);
  g_ptr_array_add (self->lines, NULL);

  return self;
}

/* --- in the window ----------------------------------------------------------------------------------------
 */

typedef struct
{
  HeshuWorkspace *workspace;
  HeshuLesson *lesson; /* (nullable): %NULL once it is taken up */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->workspace);
  heshu_lesson_free (question->lesson);
  g_free (question);
}

static gboolean
take_up_work (HeshuDesk *desk, const char *who, gpointer data, GError **error)
{
  HeshuLesson *lesson = data;

  return heshu_read_again_apply (lesson->again, desk, who, error);
}

static void
accepted_cb (GtkWidget *over, gpointer data)
{
  Question *question = data;

  heshu_workspace_submit_work (question->workspace, G_OBJECT (over), take_up_work,
                               g_steal_pointer (&question->lesson), (GDestroyNotify) heshu_lesson_free,
                               _ ("The desk has learned this"), NULL);
}

void
heshu_lesson_ask (GtkWidget *over, HeshuWorkspace *workspace, HeshuLesson *lesson)
{
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (over) && HESHU_IS_WORKSPACE (workspace) && lesson != NULL);

  question = g_new0 (Question, 1);
  question->workspace = g_object_ref (workspace);
  question->lesson = lesson;
  heshu_preview_ask (over, lesson->heading, lesson->body, (const char *const *) lesson->lines->pdata,
                     _ ("_Learn"), accepted_cb, question, question_free);
}
