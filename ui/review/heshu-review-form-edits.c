/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-form-private.h"

#include "heshu-error.h"
#include "heshu-numeral.h"
#include "heshu-review-learn.h"
#include "heshu-review-words.h"
#include "heshu-typing.h"

#include <glib/gi18n-lib.h>

#define HISTORY_LINES 3
#define HISTORY_MOST 200

/* --- how the value is read, while it is typed --- */

static void
show_reading (HeshuReviewForm *self,
              const char *value,
              const char *value_max,
              const char *unit,
              const char *qualifier)
{
  g_autofree char *low = heshu_typing_dup_grouped (value);
  g_autofree char *high = value_max != NULL ? heshu_typing_dup_grouped (value_max) : NULL;
  g_autofree char *number = high != NULL ? g_strconcat (low, "–", high, NULL) : g_strdup (low);
  g_autofree char *spoken = heshu_typing_dup_spoken (value);
  g_autofree char *spoken_max = value_max != NULL ? heshu_typing_dup_spoken (value_max) : NULL;
  g_autofree char *words = g_strdup_printf ("%s%s%s %s", spoken, spoken_max != NULL ? "至" : "",
                                            spoken_max != NULL ? spoken_max : "", unit != NULL ? unit : "");
  HeshuQualifier read;
  gboolean exact =
      !heshu_qualifier_from_word (qualifier != NULL ? qualifier : "", &read) || read == HESHU_QUALIFIER_EXACT;

  gtk_label_set_text (self->reading_number, number);
  gtk_label_set_text (self->reading_unit, unit != NULL ? unit : "");
  gtk_label_set_text (self->reading_words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reading_words), words);
  gtk_label_set_text (self->reading_note, exact ? _ ("all digits kept") : heshu_review_qualifier_word (read));
}

void
heshu_review_form_update_reading (HeshuReviewForm *self)
{
  HeshuMetric *metric = heshu_review_form_get_metric (self);
  HeshuFieldRow *row = self->rows[HESHU_FIELD_VALUE];
  g_autoptr (GError) error = NULL;
  HeshuTypedValue typed;
  const char *unit;

  if (metric == NULL)
    return;
  unit = heshu_metric_get (metric, HESHU_FIELD_UNIT);
  if (!heshu_field_row_is_edited (row))
    {
      if (heshu_metric_get (metric, HESHU_FIELD_VALUE) != NULL)
        show_reading (self, heshu_metric_get (metric, HESHU_FIELD_VALUE),
                      heshu_metric_get (metric, HESHU_FIELD_VALUE_MAX), unit,
                      heshu_metric_get (metric, HESHU_FIELD_QUALIFIER));
      return;
    }
  if (!heshu_typed_value_read (heshu_field_row_get_text (row), &typed, &error))
    {
      gtk_label_set_text (self->reading_number, "—");
      gtk_label_set_text (self->reading_unit, "");
      gtk_label_set_text (self->reading_words, "");
      gtk_label_set_text (self->reading_note, "");
      heshu_field_row_set_error (row, error->message);
      return;
    }
  show_reading (self, typed.fields[HESHU_FIELD_VALUE], typed.fields[HESHU_FIELD_VALUE_MAX],
                typed.fields[HESHU_FIELD_UNIT] != NULL ? typed.fields[HESHU_FIELD_UNIT] : unit,
                typed.fields[HESHU_FIELD_QUALIFIER]);
  heshu_typed_value_clear (&typed);
}

/* --- edits --- */

static HeshuReviewForm *
get_form (HeshuFieldRow *row)
{
  return HESHU_REVIEW_FORM (gtk_widget_get_ancestor (GTK_WIDGET (row), HESHU_TYPE_REVIEW_FORM));
}

/* A container remembers its focus child also when the focus is elsewhere, so the window is asked. */
static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The typing stays where it could not be applied; a second Enter is then about what stands there now. */
static void
row_submitted_cb (GObject *owner, GPtrArray *applied, const GError *error)
{
  HeshuFieldRow *row = HESHU_FIELD_ROW (owner);
  HeshuReviewForm *self = get_form (row);

  if (self == NULL)
    return;
  if (error == NULL)
    {
      heshu_field_row_settle (row);
      heshu_review_form_update_reading (self);
      heshu_review_learn_offer (self->workspace, applied);
      heshu_review_unit_offer (self->workspace, applied);
      /* Who is in another field already stays there */
      if (has_focus (GTK_WIDGET (row)))
        g_signal_emit_by_name (self, "left");
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    heshu_field_row_set_error (row, error->message);
}

/* (nullable): what must still stand there; a field that is not set is asked for as such, but for the unit,
 * whose empty text is a content of its own */
static const char *
get_before (const HeshuMetric *metric, HeshuField field)
{
  const char *text = heshu_metric_get (metric, field);

  return text == NULL && field != HESHU_FIELD_UNIT ? "" : text;
}

static void
add_edit (GPtrArray *edits,
          const HeshuMetric *metric,
          const char *field,
          const char *before,
          const char *after)
{
  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (metric), field, before,
                                          after, NULL));
}

static GPtrArray *
new_edits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
}

static void
add_changes (GPtrArray *edits, const HeshuMetric *metric, const HeshuFieldChanges *changes)
{
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      if (changes->changed[i] &&
          g_strcmp0 (changes->fields[i], heshu_metric_get (metric, (HeshuField) i)) != 0)
        add_edit (edits, metric, heshu_field_get_name ((HeshuField) i), get_before (metric, (HeshuField) i),
                  changes->fields[i]);
    }
}

static gboolean
read_plain (const HeshuMetric *metric, HeshuFieldRow *row, const char *text, GPtrArray *edits, GError **error)
{
  HeshuField field = heshu_field_row_get_field (row);
  g_autoptr (GError) local = NULL;
  g_autofree char *value = heshu_field_normalize (field, text, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (g_strcmp0 (value, heshu_metric_get (metric, field)) != 0)
    add_edit (edits, metric, heshu_field_get_name (field), get_before (metric, field), value);

  return TRUE;
}

/* The text that was typed over says what stood there then: what somebody else put there since is not lost
 * unseen. */
static gboolean
check_base (const HeshuMetric *metric, HeshuFieldRow *row, GError **error)
{
  HeshuField field = heshu_field_row_get_field (row);
  g_autofree char *now = field == HESHU_FIELD_VALUE ? heshu_typing_dup_text (metric)
                                                    : g_strdup (heshu_metric_get (metric, field));
  const char *then = heshu_field_row_get_base (row);
  g_autofree char *detail = NULL;

  if (g_strcmp0 (then, now) == 0)
    return TRUE;
  detail =
      g_strdup_printf (_ ("expected “%s”, found “%s”"), then != NULL ? then : "—", now != NULL ? now : "—");
  heshu_error_set (error, HESHU_ERROR_CONFLICT, heshu_field_get_label (field), detail);
  heshu_field_row_rebase (row);

  return FALSE;
}

/* (nullable): what the article of @metric tells of; else what @metric does */
static const char *
get_told (HeshuReviewForm *self, const HeshuMetric *metric)
{
  const GPtrArray *articles = self->data->report->articles;
  guint index = heshu_metric_get_article_index (metric);
  const char *told = index < articles->len
                         ? heshu_article_get (g_ptr_array_index (articles, index), HESHU_ARTICLE_PERIOD)
                         : NULL;

  return told != NULL ? told : heshu_metric_get (metric, HESHU_FIELD_PERIOD);
}

static gboolean
read_period (HeshuReviewForm *self,
             const HeshuMetric *metric,
             const char *text,
             HeshuFieldChanges *changes,
             GError **error)
{
  return heshu_typing_read_period (heshu_workspace_get_lexicon (self->workspace),
                                   self->data->report->document, get_told (self, metric), text, changes,
                                   error);
}

static gboolean
read_row (HeshuReviewForm *self,
          const HeshuMetric *metric,
          HeshuFieldRow *row,
          const char *text,
          GPtrArray *edits,
          GError **error)
{
  g_auto (HeshuFieldChanges) changes = { 0 };
  gboolean done;

  if (!check_base (metric, row, error))
    return FALSE;
  switch ((int) heshu_field_row_get_field (row))
    {
    case HESHU_FIELD_VALUE:
      done = heshu_typing_read_value (metric, text, &changes, error);
      break;
    case HESHU_FIELD_AREA:
      done = heshu_typing_read_area (heshu_workspace_get_lexicon (self->workspace), text, &changes, error);
      break;
    case HESHU_FIELD_PERIOD:
      done = read_period (self, metric, text, &changes, error);
      break;
    default:
      return read_plain (metric, row, text, edits, error);
    }
  if (done)
    add_changes (edits, metric, &changes);

  return done;
}

void
heshu_review_form_apply (HeshuReviewForm *self, HeshuFieldRow *row, const char *text)
{
  HeshuMetric *metric = heshu_review_form_get_metric (self);
  g_autoptr (GPtrArray) edits = new_edits ();
  g_autoptr (GError) error = NULL;

  if (metric == NULL)
    return;
  if (!read_row (self, metric, row, text, edits, &error))
    {
      heshu_field_row_set_error (row, error->message);
      return;
    }
  if (edits->len == 0)
    {
      g_autofree char *shown = g_strdup (heshu_field_row_get_base (row));

      heshu_field_row_settle (row);
      heshu_field_row_set_text (row, shown, TRUE);
      heshu_review_form_update_reading (self);
      g_signal_emit_by_name (self, "left");
      return;
    }
  heshu_workspace_submit (self->workspace, G_OBJECT (row), g_steal_pointer (&edits), NULL, row_submitted_cb);
}

void
heshu_review_form_apply_tags (HeshuReviewForm *self, const char *tags)
{
  HeshuMetric *metric = heshu_review_form_get_metric (self);
  g_autofree char *before = heshu_tag_row_dup_tags (self->tags);
  GPtrArray *edits;

  if (metric == NULL)
    return;
  edits = new_edits ();
  add_edit (edits, metric, "tags", before, tags);
  heshu_workspace_submit (self->workspace, G_OBJECT (self), edits, NULL, NULL);
  g_signal_emit_by_name (self, "left");
}

static void
note_given_cb (GObject *owner, GPtrArray *applied, const GError *error)
{
  HeshuReviewForm *self = HESHU_REVIEW_FORM (owner);

  self->giving_note = FALSE;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    heshu_workspace_show_error (self->workspace, error);
}

void
heshu_review_form_apply_note (HeshuReviewForm *self)
{
  HeshuMetric *metric = heshu_review_form_get_metric (self);
  const char *note = metric != NULL ? heshu_metric_get_note (metric) : NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->note));
  GPtrArray *edits;

  if (metric == NULL || self->giving_note || heshu_workspace_get_desk (self->workspace) == NULL ||
      g_strcmp0 (note != NULL ? note : "", text) == 0)
    return;
  edits = new_edits ();
  add_edit (edits, metric, "note", note != NULL ? note : "", text);
  self->giving_note = TRUE;
  heshu_workspace_submit (self->workspace, G_OBJECT (self), edits, NULL, note_given_cb);
}

/* --- history --- */

static gpointer
history_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  return heshu_desk_list_history (desk, data, HISTORY_MOST, error);
}

/* Where nothing was read again since, what the machine read is what the first edit found. */
static void
show_machine (HeshuReviewForm *self, const HeshuMetric *metric, GPtrArray *edits)
{
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      const char *machine = NULL;
      HeshuField field = (HeshuField) i;

      if (self->rows[i] == NULL || heshu_metric_get_origin (metric, field) != HESHU_ORIGIN_PERSON ||
          heshu_metric_get_proposal (metric, field) != NULL)
        continue;
      for (guint j = 0; j < edits->len; j++)
        {
          const HeshuEdit *edit = g_ptr_array_index (edits, j);

          if (g_str_equal (edit->field, heshu_field_get_name (field)))
            machine = edit->before;
        }
      if (g_strcmp0 (machine, heshu_metric_get (metric, field)) != 0)
        heshu_field_row_set_machine (self->rows[i], machine);
    }
}

static void
history_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuReviewForm *self = HESHU_REVIEW_FORM (owner);
  g_autoptr (GPtrArray) edits = result;
  HeshuMetric *metric = heshu_review_form_get_metric (self);

  if (error != NULL || metric == NULL)
    return;
  if (edits->len > 0 &&
      g_strcmp0 (((HeshuEdit *) g_ptr_array_index (edits, 0))->object_id, heshu_metric_get_id (metric)) != 0)
    return; /* the editor went on meanwhile */
  heshu_history_box_set_edits (self->history, edits, HISTORY_LINES);
  heshu_history_box_set_edits (self->all_history, edits, 0);
  show_machine (self, metric, edits);
}

void
heshu_review_form_load_history (HeshuReviewForm *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  heshu_workspace_run (self->workspace, G_OBJECT (self), history_work, g_strdup (self->metric_id), g_free,
                       (GDestroyNotify) g_ptr_array_unref, self->cancellable, history_cb);
}
