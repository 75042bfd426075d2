/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-colour.h"

/* GTK 4.10 deprecates style contexts and names nothing that finds a named colour in their place. */
GdkRGBA
heshu_colour_lookup (GtkWidget *widget, const char *name)
{
  GtkStyleContext *context;
  GdkRGBA colour;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), (GdkRGBA){ 0 });

  context = gtk_widget_get_style_context (widget);
  if (!gtk_style_context_lookup_color (context, name, &colour))
    gtk_style_context_get_color (context, &colour);

  return colour;
}
