/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-first-run.h"

struct _HeshuFirstRun
{
  GtkWidget parent_instance;

  GtkWidget *status;
};

G_DEFINE_FINAL_TYPE (HeshuFirstRun, heshu_first_run, GTK_TYPE_WIDGET)

static void
heshu_first_run_dispose (GObject *object)
{
  HeshuFirstRun *self = HESHU_FIRST_RUN (object);

  g_clear_pointer (&self->status, gtk_widget_unparent);
  G_OBJECT_CLASS (heshu_first_run_parent_class)->dispose (object);
}

static void
heshu_first_run_class_init (HeshuFirstRunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_first_run_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/application/heshu-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuFirstRun, status);
}

static void
heshu_first_run_init (HeshuFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
