/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-report-row.h"

#include <glib/gi18n-lib.h>

struct _HeshuReportRow
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *count;
  GtkLevelBar *bar;
  GtkWidget *done;
  HeshuReportItem *item;
};

G_DEFINE_FINAL_TYPE (HeshuReportRow, heshu_report_row, GTK_TYPE_WIDGET)

static void
show_progress (HeshuReportRow *self, const HeshuReportSummary *summary)
{
  gboolean is_done = summary->n_reviewed >= summary->n_metrics && summary->n_metrics > 0;
  g_autofree char *count = g_strdup_printf ("%u/%u", summary->n_reviewed, summary->n_metrics);

  gtk_widget_set_visible (self->done, is_done);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !is_done && summary->n_metrics > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !is_done);
  gtk_level_bar_set_max_value (self->bar, MAX (summary->n_metrics, 1));
  gtk_level_bar_set_value (self->bar, MIN (summary->n_reviewed, summary->n_metrics));
  gtk_label_set_text (self->count, summary->n_metrics > 0 ? count : _ ("No metrics"));
}

/* What a screen reader says of the row as a whole */
static void
name_row (HeshuReportRow *self)
{
  const HeshuReportSummary *summary = heshu_report_item_get_summary (self->item);
  g_autofree char *progress =
      summary == NULL ? g_strdup ("")
                      : g_strdup_printf (_ ("%u of %u reviewed"), summary->n_reviewed, summary->n_metrics);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heshu_report_item_get_title (self->item),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, progress, -1);
}

static void
refresh (HeshuReportRow *self)
{
  const HeshuReportSummary *summary = heshu_report_item_get_summary (self->item);
  const char *title = heshu_report_item_get_title (self->item);
  const char *subtitle = heshu_report_item_get_subtitle (self->item);

  gtk_widget_set_visible (self->head, summary == NULL);
  gtk_widget_set_visible (self->box, summary != NULL);
  name_row (self);
  if (summary == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->head), title);
      return;
    }
  gtk_label_set_text (self->title, title);
  if (*subtitle == '\0' && !g_str_equal (title, summary->report->document->name))
    subtitle = summary->report->document->name;
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  gtk_widget_set_tooltip_text (self->box, title);
  show_progress (self, summary);
}

void
heshu_report_row_set_item (HeshuReportRow *self, HeshuReportItem *item)
{
  g_return_if_fail (HESHU_IS_REPORT_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, refresh, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

HeshuReportItem *
heshu_report_row_get_item (HeshuReportRow *self)
{
  return self->item;
}

static void
heshu_report_row_dispose (GObject *object)
{
  HeshuReportRow *self = HESHU_REPORT_ROW (object);

  if (self->item != NULL)
    heshu_report_row_set_item (self, NULL);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (heshu_report_row_parent_class)->dispose (object);
}

static void
heshu_report_row_class_init (HeshuReportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_report_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heshu/Heshu/reports/heshu-report-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuReportRow, head);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportRow, box);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportRow, title);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportRow, count);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportRow, bar);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportRow, done);
}

static void
heshu_report_row_init (HeshuReportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* One colour however far it is: half done is not a warning */
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL);
}

GtkWidget *
heshu_report_row_new (void)
{
  return g_object_new (HESHU_TYPE_REPORT_ROW, NULL);
}
