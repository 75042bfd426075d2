/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-page.h"

G_BEGIN_DECLS

#define HESHU_TYPE_COMPARE_PAGE (heshu_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (HeshuComparePage, heshu_compare_page, HESHU, COMPARE_PAGE, GtkWidget)

G_END_DECLS
