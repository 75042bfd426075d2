/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-meta.h"

#include "html-elements.h"

#include <string.h>

/* The national rules for government sites name ArticleTitle, PubDate and ContentSource; publishing systems
 * and papers have names of their own. The order is the rank. */
static const struct
{
  const char *name;
  HeshuReaderString string;
} known_metas[] = {
  { "ArticleTitle", HESHU_READER_TITLE },
  { "og:title", HESHU_READER_TITLE },
  { "ContentSource", HESHU_READER_PUBLICATION },
  { "source", HESHU_READER_PUBLICATION },
  { "og:site_name", HESHU_READER_PUBLICATION },
  { "PubDate", HESHU_READER_ISSUE_DATE },
  { "publishdate", HESHU_READER_ISSUE_DATE },
  { "publish-date", HESHU_READER_ISSUE_DATE },
  { "article:published_time", HESHU_READER_ISSUE_DATE },
  { "dc.date.issued", HESHU_READER_ISSUE_DATE },
  { "dc.date", HESHU_READER_ISSUE_DATE },
};

#define RANK_LAST (G_N_ELEMENTS (known_metas) + 1)

/* Blanks collapsed, control characters gone, cut at a character; NULL where nothing is left */
static char *
clean_string (const char *utf8)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          blank = clean->len > 0;
          continue;
        }
      if (clean->len + 8 > HESHU_READER_MAX_STRING_BYTES)
        break;
      if (blank)
        g_string_append_c (clean, ' ');
      blank = FALSE;
      g_string_append_unichar (clean, c);
    }

  return clean->len > 0 ? g_string_free (g_steal_pointer (&clean), FALSE) : NULL;
}

static guint
read_digits (const char **at, guint max_digits)
{
  guint number = 0;

  for (guint i = 0; i < max_digits && g_ascii_isdigit (**at); i++)
    number = number * 10 + (guint) (*(*at)++ - '0');
  return number;
}

/* What may stand between the numbers of a date: one sign, or 年 and 月 */
static void
skip_separator (const char **at)
{
  if (**at != '\0' && strchr ("-/.", **at) != NULL)
    (*at)++;
  else if (g_str_has_prefix (*at, "年") || g_str_has_prefix (*at, "月"))
    *at += strlen ("年");
}

/* `2021-03-05 10:20`, `2021/3/5`, `20210305`, `2021年3月5日` as ISO 8601; NULL where it is no date */
static char *
read_date (const char *text)
{
  const char *at = text + strcspn (text, "0123456789");
  guint year, month, day;

  year = read_digits (&at, 4);
  skip_separator (&at);
  month = read_digits (&at, 2);
  skip_separator (&at);
  day = read_digits (&at, 2);
  if (year < 1900 || year > 2200 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

static void
set_string (HtmlMeta *self, HtmlPage *page, HeshuReaderString string, guint rank, const char *value)
{
  g_autofree char *clean = string == HESHU_READER_ISSUE_DATE ? read_date (value) : clean_string (value);

  if (clean == NULL || (self->ranks[string] != 0 && self->ranks[string] <= rank))
    return;

  g_free (page->strings[string]);
  page->strings[string] = g_steal_pointer (&clean);
  self->ranks[string] = rank;
}

void
html_meta_read (HtmlMeta *self, HtmlPage *page, const char *const *attributes)
{
  const char *name = html_attribute (attributes, "name");
  const char *content = html_attribute (attributes, "content");

  if (name == NULL)
    name = html_attribute (attributes, "property");
  if (name == NULL || content == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (known_metas); i++)
    if (g_ascii_strcasecmp (name, known_metas[i].name) == 0)
      set_string (self, page, known_metas[i].string, i + 1, content);
}

void
html_meta_add_title (HtmlMeta *self, const char *utf8, gsize size)
{
  if (self->title->len + size <= 4 * HESHU_READER_MAX_STRING_BYTES)
    g_string_append_len (self->title, utf8, (gssize) size);
}

void
html_meta_finish (HtmlMeta *self, HtmlPage *page)
{
  set_string (self, page, HESHU_READER_TITLE, RANK_LAST, self->title->str);
}
