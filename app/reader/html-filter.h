/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HtmlFilter:
 *
 * Reads a page's bytes before the HTML parser does and passes on only what a text can come from: tags and
 * characters. Comments, declarations, scripts and styles are left out, so that the parser never meets an
 * entity declaration and cannot be led to see a tag where this filter saw none. Each byte is looked at once.
 */
typedef struct _HtmlFilter HtmlFilter;

/* A page has neither; the parser's time grows with the square of the attributes of a tag. Long values in
 * quotes (pictures that are kept inside the page) are cut instead. */
#define HTML_MAX_ATTRIBUTES 1000u
#define HTML_MAX_TAG_BYTES (1024u * 1024)

HtmlFilter *html_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void html_filter_free (HtmlFilter *self);

/* Appends to @out what is to be parsed of @bytes. Returns: FALSE: a tag is larger than any page's */
gboolean html_filter_push (HtmlFilter *self, const char *bytes, gsize size, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HtmlFilter, html_filter_free)

G_END_DECLS
