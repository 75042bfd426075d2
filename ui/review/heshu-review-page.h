/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-page.h"

G_BEGIN_DECLS

#define HESHU_TYPE_REVIEW_PAGE (heshu_review_page_get_type ())
G_DECLARE_FINAL_TYPE (HeshuReviewPage, heshu_review_page, HESHU, REVIEW_PAGE, GtkWidget)

G_END_DECLS
