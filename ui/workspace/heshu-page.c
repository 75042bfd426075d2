/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-page.h"

G_DEFINE_INTERFACE (HeshuPage, heshu_page, GTK_TYPE_WIDGET)

static void
heshu_page_default_init (HeshuPageInterface *iface)
{
}

GtkWidget *
heshu_page_get_header_end (HeshuPage *self)
{
  HeshuPageInterface *iface = HESHU_PAGE_GET_IFACE (self);

  return iface->get_header_end != NULL ? iface->get_header_end (self) : NULL;
}

GtkWidget *
heshu_page_get_header_start (HeshuPage *self)
{
  HeshuPageInterface *iface = HESHU_PAGE_GET_IFACE (self);

  return iface->get_header_start != NULL ? iface->get_header_start (self) : NULL;
}

void
heshu_page_toggle_side_pane (HeshuPage *self)
{
  HeshuPageInterface *iface = HESHU_PAGE_GET_IFACE (self);

  if (iface->toggle_side_pane != NULL)
    iface->toggle_side_pane (self);
}

void
heshu_page_start_search (HeshuPage *self)
{
  HeshuPageInterface *iface = HESHU_PAGE_GET_IFACE (self);

  if (iface->start_search != NULL)
    iface->start_search (self);
}

void
heshu_page_set_active (HeshuPage *self, gboolean active)
{
  HeshuPageInterface *iface = HESHU_PAGE_GET_IFACE (self);

  if (iface->set_active != NULL)
    iface->set_active (self, active);
}

void
heshu_page_set_narrow (HeshuPage *self, gboolean narrow)
{
  HeshuPageInterface *iface = HESHU_PAGE_GET_IFACE (self);

  if (iface->set_narrow != NULL)
    iface->set_narrow (self, narrow);
}
