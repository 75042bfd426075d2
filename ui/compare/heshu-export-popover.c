/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export-popover.h"

#include "heshu-compare-size.h"

struct _HeshuExportPopover
{
  GtkPopover parent_instance;

  GtkCheckButton *png;
  GtkCheckButton *svg;
  GtkCheckButton *pdf;
  GtkLabel *png_note;
  GtkLabel *svg_note;
  GtkLabel *pdf_note;
  GtkCheckButton *with_data;
  GtkWidget *export_button;
};

G_DEFINE_FINAL_TYPE (HeshuExportPopover, heshu_export_popover, GTK_TYPE_POPOVER)

const char *
heshu_export_popover_get_format (HeshuExportPopover *self)
{
  g_return_val_if_fail (HESHU_IS_EXPORT_POPOVER (self), NULL);

  if (gtk_check_button_get_active (self->svg))
    return "svg";

  return gtk_check_button_get_active (self->pdf) ? "pdf" : "png";
}

gboolean
heshu_export_popover_get_with_data (HeshuExportPopover *self)
{
  g_return_val_if_fail (HESHU_IS_EXPORT_POPOVER (self), FALSE);

  return gtk_check_button_get_active (self->with_data);
}

static void
set_note (GtkLabel *label,
          GtkCheckButton *check,
          const HeshuChartSpec *spec,
          const HeshuScene *scene,
          const char *format)
{
  g_autofree char *note = heshu_compare_size_dup_file (spec, scene, format);

  gtk_label_set_text (label, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
}

void
heshu_export_popover_set_chart (HeshuExportPopover *self, const HeshuChartSpec *spec, const HeshuScene *scene)
{
  g_return_if_fail (HESHU_IS_EXPORT_POPOVER (self));

  set_note (self->png_note, self->png, spec, scene, "png");
  set_note (self->svg_note, self->svg, spec, scene, "svg");
  set_note (self->pdf_note, self->pdf, spec, scene, "pdf");
}

static void
show_cb (HeshuExportPopover *self)
{
  gtk_widget_grab_focus (self->export_button);
}

static void
heshu_export_popover_class_init (HeshuExportPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/compare/heshu-export-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuExportPopover, png);
  gtk_widget_class_bind_template_child (widget_class, HeshuExportPopover, svg);
  gtk_widget_class_bind_template_child (widget_class, HeshuExportPopover, pdf);
  gtk_widget_class_bind_template_child (widget_class, HeshuExportPopover, png_note);
  gtk_widget_class_bind_template_child (widget_class, HeshuExportPopover, svg_note);
  gtk_widget_class_bind_template_child (widget_class, HeshuExportPopover, pdf_note);
  gtk_widget_class_bind_template_child (widget_class, HeshuExportPopover, with_data);
  gtk_widget_class_bind_template_child (widget_class, HeshuExportPopover, export_button);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
heshu_export_popover_init (HeshuExportPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
