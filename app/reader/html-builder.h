/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "html-page.h"

G_BEGIN_DECLS

/**
 * HtmlBuilder:
 *
 * Turns the parser's elements and characters into the pieces of a page.
 */
typedef struct _HtmlBuilder HtmlBuilder;

/* A page that a person wrote stays far below; the parser and the builder keep something per open element */
#define HTML_MAX_DEPTH 256u

/* @page: (transfer none): outlives the builder */
HtmlBuilder *html_builder_new (HtmlPage *page, guint max_pieces) G_GNUC_WARN_UNUSED_RESULT;
void html_builder_free (HtmlBuilder *self);

/* FALSE: the page is deeper or has more pieces than a page has; nothing more may be pushed */
gboolean html_builder_open (HtmlBuilder *self, const char *name, const char *const *attributes);
void html_builder_close (HtmlBuilder *self, const char *name);
void html_builder_add_text (HtmlBuilder *self, const char *utf8, gsize size);
/* Ends the last piece */
void html_builder_finish (HtmlBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HtmlBuilder, html_builder_free)

G_END_DECLS
