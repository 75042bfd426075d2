/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-page-private.h"

#include "heshu-review-mark.h"
#include "heshu-review-words.h"

#include <glib/gi18n-lib.h>

/* --- the header bar
 * -------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_keycap (const char *key)
{
  GtkWidget *label = gtk_label_new (key);

  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);

  return label;
}

static GMenuModel *
new_menu (void)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/heshu/Heshu/review/heshu-review-menu.ui");

  return g_object_ref (G_MENU_MODEL (gtk_builder_get_object (builder, "more_menu")));
}

void
heshu_review_page_make_header (HeshuReviewPage *self)
{
  GtkWidget *button = adw_split_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autoptr (GMenuModel) menu = new_menu ();

  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Confirm")));
  gtk_box_append (GTK_BOX (box), new_keycap ("Enter"));
  adw_split_button_set_child (ADW_SPLIT_BUTTON (button), box);
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), menu);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.confirm");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_tooltip_text (button, _ ("Confirm and Go On (Enter)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Confirm"), -1);
  gtk_widget_insert_action_group (button, "review", G_ACTION_GROUP (self->actions));
  self->header_end = g_object_ref_sink (button);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->progress_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->progress_label), "numeric");
  self->progress_bar = GTK_LEVEL_BAR (gtk_level_bar_new ());
  gtk_level_bar_remove_offset_value (self->progress_bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->progress_bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->progress_bar, GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->progress_bar), 80, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->progress_bar), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reviewed"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress_bar));
  self->header_start = g_object_ref_sink (box);
}

void
heshu_review_page_update_header (HeshuReviewPage *self)
{
  guint n_metrics = self->data != NULL ? self->data->metrics->len : 0;
  guint n_reviewed = self->data != NULL ? self->data->n_reviewed : 0;
  /* Translators: how many metrics of the report are reviewed, of how many */
  g_autofree char *markup = g_markup_printf_escaped (_ ("Reviewed <b>%u</b>/%u"), n_reviewed, n_metrics);

  gtk_widget_set_visible (self->header_start, n_metrics > 0);
  gtk_widget_set_visible (self->header_end, n_metrics > 0);
  gtk_label_set_markup (self->progress_label, markup);
  gtk_level_bar_set_value (self->progress_bar, n_metrics > 0 ? (double) n_reviewed / n_metrics : 0);
}

/* --- the legend
 * ------------------------------------------------------------------------------------------------------- */

static void
add_pair (GtkBox *legend, GtkWidget *sample, const char *word, GtkWidget **last)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (pair), sample);
  gtk_box_append (GTK_BOX (pair), gtk_label_new (word));
  gtk_box_insert_child_after (legend, pair, *last);
  *last = pair;
}

void
heshu_review_page_fill_legend (HeshuReviewPage *self)
{
  GtkWidget *last = NULL, *line;

  for (guint i = HESHU_STATE_PROPOSED; i <= HESHU_STATE_REJECTED; i++)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (heshu_review_state_icon ((HeshuState) i));

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
      gtk_widget_add_css_class (icon, heshu_review_state_class ((HeshuState) i));
      add_pair (self->legend, icon, heshu_review_state_word ((HeshuState) i), &last);
    }
  line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_box_insert_child_after (self->legend, line, last);
  last = line;
  for (guint i = HESHU_MEASURE_LEVEL; i <= HESHU_MEASURE_RANK; i++)
    add_pair (self->legend, heshu_mark_sample_new (HESHU_MARK_REJECTED, (HeshuMeasure) i),
              heshu_review_measure_word ((HeshuMeasure) i), &last);
  add_pair (self->legend, heshu_mark_sample_new (HESHU_MARK_EVIDENCE, HESHU_MEASURE_LEVEL), _ ("Evidence"),
            &last);
}
