/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-form-private.h"

#include "heshu-review-words.h"
#include "heshu-typing.h"

#include <glib/gi18n-lib.h>

/* What the popover of tags proposes */
#define MOST_TAGS 8

enum
{
  LIGHT,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuReviewForm, heshu_review_form, ADW_TYPE_BIN)

/* The order of the rows; the value has its own card, what is not named here has no row. */
static const HeshuField shown_fields[] = {
  HESHU_FIELD_VALUE, HESHU_FIELD_INDICATOR, HESHU_FIELD_UNIT,   HESHU_FIELD_QUALIFIER, HESHU_FIELD_MEASURE,
  HESHU_FIELD_KIND,  HESHU_FIELD_AREA,      HESHU_FIELD_PERIOD, HESHU_FIELD_AGENCY,
};

HeshuMetric *
heshu_review_form_get_metric (HeshuReviewForm *self)
{
  return self->data != NULL ? heshu_review_data_get_metric (self->data, self->index) : NULL;
}

/* --- typing that waits --- */

static char *
dup_draft_key (const char *metric_id, HeshuField field)
{
  return g_strdup_printf ("%s %s", metric_id, heshu_field_get_name (field));
}

/* Another metric is shown: what was typed and not applied is kept under the old one's name. */
static void
keep_drafts (HeshuReviewForm *self)
{
  for (guint i = 0; self->metric_id != NULL && i < G_N_ELEMENTS (shown_fields); i++)
    {
      HeshuFieldRow *row = self->rows[shown_fields[i]];
      g_autofree char *key = dup_draft_key (self->metric_id, shown_fields[i]);

      if (heshu_field_row_is_edited (row))
        g_hash_table_replace (self->drafts, g_steal_pointer (&key),
                              g_strdup (heshu_field_row_get_text (row)));
      else
        g_hash_table_remove (self->drafts, key);
    }
}

static void
restore_drafts (HeshuReviewForm *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    {
      g_autofree char *key = dup_draft_key (self->metric_id, shown_fields[i]);
      const char *draft = g_hash_table_lookup (self->drafts, key);

      if (draft != NULL)
        heshu_field_row_set_draft (self->rows[shown_fields[i]], draft);
    }
}

/* --- what is shown --- */

static void
show_head (HeshuReviewForm *self, const HeshuMetric *metric)
{
  HeshuState state = heshu_metric_get_state (metric);
  g_autofree char *number = g_strdup_printf (_ ("Metric %u"), self->index + 1);
  g_autofree char *total = g_strdup_printf ("/ %u", self->data->metrics->len);

  gtk_label_set_text (self->number, number);
  gtk_label_set_text (self->total, total);
  gtk_image_set_from_icon_name (self->state_icon, heshu_review_state_icon (state));
  gtk_label_set_text (self->state_word, heshu_review_state_word (state));
  gtk_widget_set_css_classes (self->state_chip,
                              (const char *[]){ "chip", heshu_review_state_class (state), NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->lost), !heshu_metric_get_found (metric));
}

static char *
dup_field_text (const HeshuMetric *metric, HeshuField field)
{
  return field == HESHU_FIELD_VALUE ? heshu_typing_dup_text (metric)
                                    : g_strdup (heshu_metric_get (metric, field));
}

/* The words of the evidence; where it stands in the head of an article, the name of that place */
static char *
dup_evidence_words (HeshuReviewForm *self, HeshuSpan span)
{
  guint start, end;
  const HeshuReviewLine *line;

  if (heshu_span_is_none (span))
    return NULL;
  if (heshu_review_text_find (self->data->text, span, &start, &end) &&
      (line = heshu_review_text_find_line (self->data->text, start)) != NULL)
    {
      if (line->kind == HESHU_LINE_TITLE || line->kind == HESHU_LINE_SUBTITLE)
        return g_strdup (_ ("Headline"));
      if (line->kind == HESHU_LINE_KICKER)
        return g_strdup (_ ("Kicker"));
      if (line->kind == HESHU_LINE_BYLINE)
        return g_strdup (_ ("Byline"));
    }

  return heshu_review_data_dup_quote (self->data, span);
}

static void
show_field (HeshuReviewForm *self, const HeshuMetric *metric, HeshuField field, gboolean fresh)
{
  HeshuFieldRow *row = self->rows[field];
  HeshuEvidence evidence = heshu_metric_get_evidence (metric, field);
  g_autofree char *text = dup_field_text (metric, field);
  g_autofree char *quote = dup_evidence_words (self, evidence.span);

  heshu_field_row_set_text (row, text, fresh);
  heshu_field_row_set_evidence (row, quote);
  heshu_field_row_set_machine (row, heshu_metric_get_proposal (metric, field));
}

static void
show_metric (HeshuReviewForm *self, HeshuMetric *metric)
{
  gboolean fresh = g_strcmp0 (heshu_metric_get_id (metric), self->metric_id) != 0;
  const char *note = heshu_metric_get_note (metric);

  if (fresh)
    {
      g_free (self->metric_id);
      self->metric_id = g_strdup (heshu_metric_get_id (metric));
    }
  show_head (self, metric);
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    show_field (self, metric, shown_fields[i], fresh);
  heshu_tag_row_set_tags (self->tags, heshu_metric_get_tags (metric));
  if (fresh || !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->note)))))
    gtk_editable_set_text (GTK_EDITABLE (self->note), note != NULL ? note : "");
  if (fresh)
    restore_drafts (self);
  heshu_review_form_update_reading (self);
  heshu_review_form_load_history (self);
}

void
heshu_review_form_show (HeshuReviewForm *self, HeshuReviewData *data, guint index)
{
  HeshuMetric *metric = data != NULL ? heshu_review_data_get_metric (data, index) : NULL;

  g_return_if_fail (HESHU_IS_REVIEW_FORM (self));

  if (metric == NULL || g_strcmp0 (heshu_metric_get_id (metric), self->metric_id) != 0)
    keep_drafts (self);
  if (data != NULL)
    heshu_review_data_ref (data);
  g_clear_pointer (&self->data, heshu_review_data_unref);
  self->data = data;
  self->index = index;
  gtk_stack_set_visible_child_name (self->stack, metric != NULL ? "metric" : "empty");
  if (metric != NULL)
    {
      show_metric (self, metric);
      return;
    }
  g_clear_pointer (&self->metric_id, g_free);
  if (data != NULL)
    gtk_label_set_text (self->empty_label, data->metrics->len > 0
                                               ? _ ("Choose a metric in the list or in the text.")
                                               : _ ("No metric was found in this report. Select a "
                                                    "figure in the text and press N."));
}

void
heshu_review_form_set_lit (HeshuReviewForm *self, int field)
{
  g_return_if_fail (HESHU_IS_REVIEW_FORM (self));

  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    heshu_field_row_set_lit (self->rows[shown_fields[i]],
                             field == HESHU_N_FIELDS || field == (int) shown_fields[i]);
}

void
heshu_review_form_focus (HeshuReviewForm *self, HeshuField field)
{
  g_return_if_fail (HESHU_IS_REVIEW_FORM (self));

  if (self->rows[field] != NULL && heshu_review_form_get_metric (self) != NULL)
    heshu_field_row_focus (self->rows[field]);
}

gboolean
heshu_review_form_holds_typing (HeshuReviewForm *self)
{
  g_return_val_if_fail (HESHU_IS_REVIEW_FORM (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    {
      HeshuFieldRow *row = self->rows[shown_fields[i]];

      if (!heshu_field_row_is_edited (row))
        continue;
      heshu_field_row_set_error (row,
                                 _ ("Not applied yet: Enter applies what was typed, Esc takes it back."));
      heshu_field_row_focus (row);
      return TRUE;
    }

  return FALSE;
}

static gpointer
tags_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) counts = heshu_desk_list_names (desk, HESHU_OBJECT_TAG, error);
  GPtrArray *names;

  if (counts == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < counts->len && i < MOST_TAGS; i++)
    g_ptr_array_add (names, g_strdup (((HeshuNamedCount *) g_ptr_array_index (counts, i))->name));
  g_ptr_array_add (names, NULL);

  return names;
}

static void
tags_cb (GObject *owner, gpointer result, const GError *error)
{
  g_autoptr (GPtrArray) names = result;

  if (names != NULL)
    heshu_tag_row_set_known (HESHU_REVIEW_FORM (owner)->tags, (const char *const *) names->pdata);
}

void
heshu_review_form_ask_tag (HeshuReviewForm *self)
{
  g_return_if_fail (HESHU_IS_REVIEW_FORM (self));

  if (heshu_review_form_get_metric (self) == NULL)
    return;
  heshu_tag_row_ask (self->tags);
  heshu_workspace_run (self->workspace, G_OBJECT (self), tags_work, NULL, NULL,
                       (GDestroyNotify) g_ptr_array_unref, self->cancellable, tags_cb);
}

void
heshu_review_form_show_history (HeshuReviewForm *self)
{
  g_return_if_fail (HESHU_IS_REVIEW_FORM (self));

  if (heshu_review_form_get_metric (self) != NULL)
    gtk_menu_button_popup (self->history_button);
}

void
heshu_review_form_set_narrow (HeshuReviewForm *self, gboolean narrow)
{
  g_return_if_fail (HESHU_IS_REVIEW_FORM (self));

  gtk_widget_set_size_request (GTK_WIDGET (self), narrow ? 360 : 404, -1);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dense");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dense");
}

/* --- how it is made --- */

static void
apply_cb (HeshuReviewForm *self, const char *text, HeshuFieldRow *row)
{
  heshu_review_form_apply (self, row, text);
}

static void
lit_cb (HeshuReviewForm *self, gboolean lit, HeshuFieldRow *row)
{
  g_signal_emit (self, signals[LIGHT], 0, lit ? (int) heshu_field_row_get_field (row) : -1);
}

static void
left_cb (HeshuReviewForm *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
note_activate_cb (HeshuReviewForm *self)
{
  heshu_review_form_apply_note (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
note_key_cb (HeshuReviewForm *self, guint keyval, guint keycode, GdkModifierType state)
{
  HeshuMetric *metric = heshu_review_form_get_metric (self);
  const char *note = metric != NULL ? heshu_metric_get_note (metric) : NULL;

  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->note), note != NULL ? note : "");
  g_signal_emit (self, signals[LEFT], 0);

  return TRUE;
}

static void
add_row (HeshuReviewForm *self, HeshuField field)
{
  GtkWidget *row = heshu_field_row_new (field, field == HESHU_FIELD_VALUE ? _ ("As printed")
                                                                          : heshu_field_get_label (field));

  self->rows[field] = HESHU_FIELD_ROW (row);
  g_signal_connect_swapped (row, "apply", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (row, "lit", G_CALLBACK (lit_cb), self);
  g_signal_connect_swapped (row, "left", G_CALLBACK (left_cb), self);
  if (field != HESHU_FIELD_VALUE)
    {
      gtk_box_append (self->fields_card, row);
      return;
    }
  gtk_box_prepend (self->value_card, row);
  g_signal_connect_swapped (row, "edited", G_CALLBACK (heshu_review_form_update_reading), self);
}

static void
add_note (HeshuReviewForm *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (_ ("Note"));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_css_classes (name, (const char *[]){ "dim-label", "note", "field-name", NULL });
  gtk_widget_set_css_classes (line, (const char *[]){ "field-line", "field-row", NULL });
  self->note = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_has_frame (self->note, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->note), TRUE);
  gtk_entry_set_placeholder_text (self->note, _ ("For colleagues; it is not printed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"), -1);
  g_signal_connect_swapped (self->note, "activate", G_CALLBACK (note_activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (heshu_review_form_apply_note), self);
  gtk_widget_add_controller (GTK_WIDGET (self->note), focus);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (note_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->note), keys);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->note));
  gtk_box_append (self->more, line);
}

static void
add_history (HeshuReviewForm *self)
{
  GtkWidget *title = gtk_label_new (_ ("History"));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_css_classes (title, (const char *[]){ "heading", "note", NULL });
  gtk_widget_set_margin_start (title, 10);
  self->history = HESHU_HISTORY_BOX (heshu_history_box_new ());
  gtk_widget_set_margin_start (GTK_WIDGET (self->history), 10);
  gtk_box_append (self->more, title);
  gtk_box_append (self->more, GTK_WIDGET (self->history));

  self->all_history = HESHU_HISTORY_BOX (heshu_history_box_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->all_history));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_widget_set_size_request (scrolled, 320, -1);
  gtk_widget_set_halign (popover, GTK_ALIGN_END);
  gtk_menu_button_set_popover (self->history_button, popover);
}

static void
heshu_review_form_dispose (GObject *object)
{
  HeshuReviewForm *self = HESHU_REVIEW_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->data, heshu_review_data_unref);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_pointer (&self->metric_id, g_free);
  G_OBJECT_CLASS (heshu_review_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heshu/Heshu/review/heshu-review-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, stack);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, number);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, total);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, state_icon);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, state_word);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, state_chip);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, history_button);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, value_card);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, fields_card);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, reading);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, reading_number);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, reading_unit);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, reading_words);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, reading_note);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, lost);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, more);
  gtk_widget_class_bind_template_child (widget_class, HeshuReviewForm, empty_label);
}

static void
heshu_review_form_class_init (HeshuReviewFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heshu_review_form_dispose;
  bind_children (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  signals[LIGHT] = g_signal_new ("light", HESHU_TYPE_REVIEW_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
  signals[LEFT] =
      g_signal_new ("left", HESHU_TYPE_REVIEW_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heshu_review_form_init (HeshuReviewForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Form of the metric"), -1);
  self->index = G_MAXUINT;
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    add_row (self, shown_fields[i]);
  self->tags = HESHU_TAG_ROW (heshu_tag_row_new ());
  g_signal_connect_swapped (self->tags, "apply", G_CALLBACK (heshu_review_form_apply_tags), self);
  gtk_box_append (self->more, GTK_WIDGET (self->tags));
  add_note (self);
  add_history (self);
  heshu_review_form_set_narrow (self, FALSE);
}

void
heshu_review_form_set_workspace (HeshuReviewForm *self, HeshuWorkspace *workspace)
{
  g_return_if_fail (HESHU_IS_REVIEW_FORM (self));

  g_set_object (&self->workspace, workspace);
  heshu_field_row_complete (self->rows[HESHU_FIELD_INDICATOR], workspace);
  heshu_field_row_complete (self->rows[HESHU_FIELD_AREA], workspace);
  heshu_field_row_complete (self->rows[HESHU_FIELD_AGENCY], workspace);
}
