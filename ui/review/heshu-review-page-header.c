/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-page-private.h"

#include "heshu-review-mark.h"
#include "heshu-review-words.h"

#include <glib/gi18n-lib.h>

/* --- the header bar --- */

static GtkWidget *
new_keycap (const char *key)
{
  GtkWidget *label = gtk_label_new (key);

  gtk_widget_add_css_class (label, "key-hint");
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

/* A stack turns to another page's widget where the one it shows is hidden: what is hidden stands inside. */
static GtkWidget *
new_bin (GtkWidget *child)
{
  GtkWidget *bin = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (bin), child);

  return bin;
}

void
heshu_review_page_make_header (HeshuReviewPage *self)
{
  GtkWidget *button = adw_split_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autoptr (GMenuModel) menu = new_menu ();

  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Confirm")));
  self->confirm_key = new_keycap ("Enter");
  gtk_box_append (GTK_BOX (box), self->confirm_key);
  adw_split_button_set_child (ADW_SPLIT_BUTTON (button), box);
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), menu);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.confirm");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_tooltip_text (button, _ ("Confirm and Go On (Enter)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Confirm"), -1);
  gtk_widget_insert_action_group (button, "review", G_ACTION_GROUP (self->actions));
  self->confirm = button;
  self->header_end = g_object_ref_sink (new_bin (button));

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
  self->progress = box;
  self->header_start = g_object_ref_sink (new_bin (box));
}

void
heshu_review_page_update_header (HeshuReviewPage *self)
{
  guint n_metrics = self->data != NULL ? self->data->metrics->len : 0;
  guint n_reviewed = self->data != NULL ? self->data->n_reviewed : 0;
  /* Translators: how many metrics of the report are reviewed, of how many */
  g_autofree char *words = g_strdup_printf (_ ("Reviewed %u/%u"), n_reviewed, n_metrics);
  g_autofree char *number = g_strdup_printf ("%u/%u", n_reviewed, n_metrics);

  gtk_widget_set_visible (self->progress, n_metrics > 0);
  gtk_widget_set_visible (self->confirm, n_metrics > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), !self->narrow);
  gtk_widget_set_visible (self->confirm_key, !self->narrow);
  gtk_label_set_text (self->progress_label, self->narrow ? number : words);
  gtk_widget_set_tooltip_text (self->progress, words);
  gtk_level_bar_set_value (self->progress_bar, n_metrics > 0 ? (double) n_reviewed / n_metrics : 0);
}

/* --- the legend --- */

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
