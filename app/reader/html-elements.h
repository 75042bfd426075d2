/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an element means for the text of a page */
typedef enum
{
  HTML_INLINE, /* also every unknown one: it stands within a line */
  HTML_BLOCK,  /* begins and ends a paragraph */
  HTML_HEADING,
  HTML_LIST_ITEM,
  HTML_CAPTION,
  HTML_TABLE,
  HTML_ROW,
  HTML_CELL,
  HTML_BREAK,
  HTML_PREFORMATTED,
  HTML_LINK,
  HTML_SUPERSCRIPT,
  HTML_ASIDE,   /* navigation, footer, sidebar */
  HTML_HEADER,  /* of the page an aside, of an article not */
  HTML_ARTICLE, /* the page says itself where its article is */
  HTML_TITLE,
  HTML_META,
  HTML_DROPPED, /* not shown, or no text */
} HtmlTrait;

/* @level: (out): of a heading, else 0 */
HtmlTrait html_element_get_trait (const char *name, guint *level);

/* (nullable): the value of attribute @name in the parser's list of names and values */
const char *html_attribute (const char *const *attributes, const char *name);

/* Whether the page itself hides the element */
gboolean html_is_hidden (const char *const *attributes);
/* Whether a word of the element's class or id is one that pages use for what is no article (`footer`,
 * `breadcrumb`) */
gboolean html_is_marked_aside (const char *const *attributes);

G_END_DECLS
