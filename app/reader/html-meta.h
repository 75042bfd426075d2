/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "html-page.h"

G_BEGIN_DECLS

/**
 * HtmlMeta: what a page says of itself in its head; the more exact of two statements wins
 */
typedef struct
{
  guint ranks[HESHU_READER_N_STRINGS]; /* of what page->strings holds; 0: nothing yet, 1: the best */
  GString *title;                      /* of <title> */
} HtmlMeta;

/* One `<meta>` tag */
void html_meta_read (HtmlMeta *self, HtmlPage *page, const char *const *attributes);
void html_meta_add_title (HtmlMeta *self, const char *utf8, gsize size);
/* The `<title>` stands where nothing better was said */
void html_meta_finish (HtmlMeta *self, HtmlPage *page);

G_END_DECLS
