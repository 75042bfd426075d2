/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-sniff.h"

#include <string.h>

/* How far a page is searched for tags and for its charset. HTML asks for the charset within 1,024 bytes; real
 * pages of districts put styles and comments before it. */
#define HEAD_BYTES 8192u

typedef struct
{
  guint length;
  const char *bytes;
} Magic;

/* Formats that pass for text and are none to read. Those that do not pass for text are told by
 * heshu_decode(). */
static const Magic magics[] = {
  { 5, "{\\rtf" },
  { 4, "%!PS" },
  { 8, "AT&TFORM" },
  { 4, "PK\x05\x06" },
};

/* One of these in a file that is named .html makes it a page, two of them any file */
static const char *const page_tags[] = {
  "<head",  "<body", "<meta", "<title", "<div", "<p>", "<p ",
  "<table", "<span", "<br",   "<a ",    "<h1",  "<h2", "<h3",
};

/* A page as browsers save it "in one file": a letter whose parts are the page and its pictures, encoded for
 * the post */
static gboolean
is_web_archive (const char *text)
{
  g_autofree char *head = NULL;

  if (g_ascii_strncasecmp (text, "From: ", 6) != 0 && g_ascii_strncasecmp (text, "MIME-Version:", 13) != 0)
    return FALSE;
  head = g_ascii_strdown (text, (gssize) strnlen (text, HEAD_BYTES));
  return strstr (head, "mime-version:") != NULL && strstr (head, "content-type: multipart/related") != NULL;
}

HeshuFormat
heshu_sniff_bytes (const guint8 *data, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (size >= magics[i].length && memcmp (data, magics[i].bytes, magics[i].length) == 0)
      return HESHU_FORMAT_FOREIGN;

  return HESHU_FORMAT_TEXT;
}

static gboolean
has_suffix (const char *name, const char *const *suffixes)
{
  gsize name_length = strlen (name);

  for (; *suffixes != NULL; suffixes++)
    {
      gsize length = strlen (*suffixes);

      if (name_length > length && g_ascii_strcasecmp (name + name_length - length, *suffixes) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Behind blanks, comments and an XML declaration */
static const char *
skip_prologue (const char *text)
{
  for (;;)
    {
      const char *end;

      while (g_ascii_isspace (*text))
        text++;
      if (g_str_has_prefix (text, "<!--"))
        end = strstr (text + 4, "-->");
      else if (g_str_has_prefix (text, "<?xml"))
        end = strchr (text, '>');
      else
        return text;

      if (end == NULL)
        return text;
      text = strchr (end, '>') + 1;
    }
}

static gboolean
begins_like_page (const char *text)
{
  text = skip_prologue (text);
  return g_ascii_strncasecmp (text, "<!doctype html", 14) == 0 ||
         (g_ascii_strncasecmp (text, "<html", 5) == 0 && strchr (" \t\r\n>", text[5]) != NULL);
}

static guint
count_page_tags (const char *text)
{
  g_autofree char *head = g_ascii_strdown (text, (gssize) strnlen (text, HEAD_BYTES));
  guint count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (page_tags); i++)
    if (strstr (head, page_tags[i]) != NULL)
      count++;
  return count;
}

/* A line that begins with one to six `#` and a blank: the headings of a newspaper page that was kept as
 * Markdown */
static gboolean
has_heading_mark (const char *text)
{
  const char *end = text + strnlen (text, 16 * HEAD_BYTES);

  for (const char *line = text; line != NULL && line < end; line = strchr (line, '\n'))
    {
      gsize n_marks;

      if (*line == '\n')
        line++;
      n_marks = strspn (line, "#");
      if (n_marks >= 1 && n_marks <= 6 && (line[n_marks] == ' ' || line[n_marks] == '\t'))
        return TRUE;
    }
  return FALSE;
}

HeshuFormat
heshu_sniff_text (const char *text, const char *name)
{
  static const char *const html_suffixes[] = { ".html", ".htm", ".xhtml", ".shtml", NULL };
  static const char *const markdown_suffixes[] = { ".md", ".markdown", NULL };
  gboolean named_markdown = has_suffix (name, markdown_suffixes);

  if (is_web_archive (text))
    return HESHU_FORMAT_FOREIGN;
  if (begins_like_page (text))
    return HESHU_FORMAT_HTML;
  /* Markdown and text may hold a `<br>` or a table; neither is a page for it */
  if (!named_markdown && text[strspn (text, " \t\r\n")] == '<' && count_page_tags (text) >= 2)
    return HESHU_FORMAT_HTML;
  if (has_suffix (name, html_suffixes) && count_page_tags (text) >= 1)
    return HESHU_FORMAT_HTML;

  return named_markdown || has_heading_mark (text) ? HESHU_FORMAT_MARKDOWN : HESHU_FORMAT_TEXT;
}

/* The value behind `charset=` or `encoding=` in one tag */
static char *
read_charset (const char *tag, const char *end)
{
  static const char *const keys[] = { "charset", "encoding" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *at = g_strstr_len (tag, end - tag, keys[i]);
      gsize length = 0;

      if (at == NULL)
        continue;
      at += strlen (keys[i]);
      at += strspn (at, " \t\r\n");
      if (*at != '=')
        continue;
      at++;
      at += strspn (at, " \t\r\n\"'");
      while (at + length < end && (g_ascii_isalnum (at[length]) || strchr ("-_:.", at[length]) != NULL))
        length++;
      if (length > 0 && length < 40)
        return g_strndup (at, length);
    }
  return NULL;
}

char *
heshu_sniff_charset (const guint8 *data, gsize size)
{
  /* NULs (UTF-16) end the copy: there the order of the bytes has already said it */
  g_autofree char *raw = g_strndup ((const char *) data, MIN (size, HEAD_BYTES));
  g_autofree char *head = g_ascii_strdown (raw, -1);
  const char *at = head;

  while ((at = strchr (at, '<')) != NULL)
    {
      const char *end = strchr (at, '>');

      if (end == NULL)
        return NULL;
      if (g_str_has_prefix (at, "<meta") || g_str_has_prefix (at, "<?xml"))
        {
          char *charset = read_charset (at, end);

          if (charset != NULL)
            return charset;
        }
      at++;
    }
  return NULL;
}
