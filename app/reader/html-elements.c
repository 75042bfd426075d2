/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-elements.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  HtmlTrait trait;
} Element;

/* In order of name, for the search */
static const Element elements[] = {
  { "a", HTML_LINK },           { "address", HTML_BLOCK },      { "article", HTML_ARTICLE },
  { "aside", HTML_ASIDE },      { "audio", HTML_DROPPED },      { "blockquote", HTML_BLOCK },
  { "body", HTML_BLOCK },       { "br", HTML_BREAK },           { "button", HTML_DROPPED },
  { "canvas", HTML_DROPPED },   { "caption", HTML_BLOCK },      { "center", HTML_BLOCK },
  { "datalist", HTML_DROPPED }, { "dd", HTML_BLOCK },           { "details", HTML_BLOCK },
  { "dialog", HTML_DROPPED },   { "dir", HTML_BLOCK },          { "div", HTML_BLOCK },
  { "dl", HTML_BLOCK },         { "dt", HTML_BLOCK },           { "embed", HTML_DROPPED },
  { "fieldset", HTML_BLOCK },   { "figcaption", HTML_CAPTION }, { "figure", HTML_BLOCK },
  { "footer", HTML_ASIDE },     { "form", HTML_BLOCK },         { "frameset", HTML_DROPPED },
  { "h1", HTML_HEADING },       { "h2", HTML_HEADING },         { "h3", HTML_HEADING },
  { "h4", HTML_HEADING },       { "h5", HTML_HEADING },         { "h6", HTML_HEADING },
  { "header", HTML_HEADER },    { "hr", HTML_BLOCK },           { "iframe", HTML_DROPPED },
  { "legend", HTML_BLOCK },     { "li", HTML_LIST_ITEM },       { "listing", HTML_PREFORMATTED },
  { "main", HTML_ARTICLE },     { "math", HTML_DROPPED },       { "menu", HTML_BLOCK },
  { "meta", HTML_META },        { "nav", HTML_ASIDE },          { "noscript", HTML_DROPPED },
  { "object", HTML_DROPPED },   { "ol", HTML_BLOCK },           { "option", HTML_DROPPED },
  { "p", HTML_BLOCK },          { "pre", HTML_PREFORMATTED },   { "rp", HTML_DROPPED },
  { "rt", HTML_DROPPED },       { "script", HTML_DROPPED },     { "section", HTML_BLOCK },
  { "select", HTML_DROPPED },   { "style", HTML_DROPPED },      { "summary", HTML_BLOCK },
  { "sup", HTML_SUPERSCRIPT },  { "svg", HTML_DROPPED },        { "table", HTML_TABLE },
  { "td", HTML_CELL },          { "template", HTML_DROPPED },   { "textarea", HTML_DROPPED },
  { "th", HTML_CELL },          { "title", HTML_TITLE },        { "tr", HTML_ROW },
  { "ul", HTML_BLOCK },         { "video", HTML_DROPPED },
};

/* Words of class and id that pages of districts and papers use around their articles */
static const char *const aside_words[] = {
  "nav",   "navbar",           "navi",    "navigation", "menu",       "breadcrumb", "breadcrumbs",
  "crumb", "crumbs",           "foot",    "footer",     "copyright",  "sidebar",    "aside",
  "share", "bdsharebuttonbox", "related", "recommend",  "pagination", "toolbar",
};

static int
compare_element (const void *name, const void *element)
{
  return strcmp (name, ((const Element *) element)->name);
}

HtmlTrait
html_element_get_trait (const char *name, guint *level)
{
  const Element *element =
      bsearch (name, elements, G_N_ELEMENTS (elements), sizeof elements[0], compare_element);

  *level = element != NULL && element->trait == HTML_HEADING ? (guint) (name[1] - '0') : 0;
  return element != NULL ? element->trait : HTML_INLINE;
}

const char *
html_attribute (const char *const *attributes, const char *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp (attributes[i], name) == 0)
      return attributes[i + 1];
  return NULL;
}

gboolean
html_is_hidden (const char *const *attributes)
{
  const char *style = html_attribute (attributes, "style");

  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp (attributes[i], "hidden") == 0)
      return TRUE;

  for (const char *at = style; at != NULL && (at = strstr (at, "display")) != NULL;)
    {
      at += strlen ("display");
      at += strspn (at, " \t");
      if (*at != ':')
        continue;
      at++;
      at += strspn (at, " \t");
      if (g_ascii_strncasecmp (at, "none", 4) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_aside_word (const char *value)
{
  while (value != NULL && *value != '\0')
    {
      gsize length = 0;

      while (g_ascii_isalnum (value[length]))
        length++;
      for (guint i = 0; length > 0 && i < G_N_ELEMENTS (aside_words); i++)
        if (strlen (aside_words[i]) == length && g_ascii_strncasecmp (value, aside_words[i], length) == 0)
          return TRUE;
      value += MAX (length, 1);
    }
  return FALSE;
}

gboolean
html_is_marked_aside (const char *const *attributes)
{
  const char *role = html_attribute (attributes, "role");

  if (role != NULL && (g_str_equal (role, "navigation") || g_str_equal (role, "contentinfo") ||
                       g_str_equal (role, "complementary")))
    return TRUE;
  return has_aside_word (html_attribute (attributes, "class")) ||
         has_aside_word (html_attribute (attributes, "id"));
}
