/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reports-page.h"

struct _HeshuReportsPage
{
  GtkWidget parent_instance;

  HeshuWorkspace *workspace;
  GtkWidget *status;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
heshu_reports_page_page_init (HeshuPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HeshuReportsPage,
                               heshu_reports_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (HESHU_TYPE_PAGE, heshu_reports_page_page_init))

static void
heshu_reports_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (object);

  if (prop_id == PROP_WORKSPACE)
    g_value_set_object (value, self->workspace);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
heshu_reports_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (object);

  if (prop_id == PROP_WORKSPACE)
    self->workspace = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
heshu_reports_page_dispose (GObject *object)
{
  HeshuReportsPage *self = HESHU_REPORTS_PAGE (object);

  g_clear_pointer (&self->status, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (heshu_reports_page_parent_class)->dispose (object);
}

static void
heshu_reports_page_class_init (HeshuReportsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = heshu_reports_page_dispose;
  object_class->get_property = heshu_reports_page_get_property;
  object_class->set_property = heshu_reports_page_set_property;

  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, HESHU_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/reports/heshu-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuReportsPage, status);
}

static void
heshu_reports_page_init (HeshuReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
heshu_reports_page_new (HeshuWorkspace *workspace)
{
  return g_object_new (HESHU_TYPE_REPORTS_PAGE, "workspace", workspace, NULL);
}
