/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-sniff.h"

#include <string.h>

typedef struct
{
  const char *seen;
  const char *name;
  const char *text;
  HeshuFormat format;
} TextCase;

static void
test_text (void)
{
  static const TextCase rows[] = {
    { "a newspaper page kept as text", "page.txt", "惠济区签约11万人。\n", HESHU_FORMAT_TEXT },
    { "a page whose headings are marked", "page.txt", "\n\n## 区卫健委\n\n正文。\n", HESHU_FORMAT_MARKDOWN },
    { "Markdown by its name", "page.MD", "正文。\n", HESHU_FORMAT_MARKDOWN },
    { "a hash that is no heading", "page.txt", "#核酸检测#\n共7#楼\n", HESHU_FORMAT_TEXT },
    { "seven marks are none", "page.txt", "####### 一\n", HESHU_FORMAT_TEXT },
    { "a saved page", "page.html", "<!DOCTYPE html>\n<html>", HESHU_FORMAT_HTML },
    { "a saved page under another name", "page.txt", "\n <!doctype HTML PUBLIC \"-//W3C//DTD\">",
      HESHU_FORMAT_HTML },
    { "a saved page named Markdown", "page.md", "<HTML lang=zh>", HESHU_FORMAT_HTML },
    { "XHTML", "page.xhtml", "<?xml version=\"1.0\"?>\n<!-- x -->\n<html xmlns=\"\">", HESHU_FORMAT_HTML },
    { "a piece of a page from the clipboard", "clipboard", "<div><p>签约</p></div>", HESHU_FORMAT_HTML },
    { "a piece of a page in a file", "page.htm", "签约<br>12", HESHU_FORMAT_HTML },
    { "a text that is only named a page", "page.html", "签约12万人。", HESHU_FORMAT_TEXT },
    { "Markdown with a table of tags", "page.md", "<table><tr><td>1</td></tr></table><p>",
      HESHU_FORMAT_MARKDOWN },
    { "a text that mentions tags", "note.txt", "用<p>和<br>排版,用<div>分块", HESHU_FORMAT_TEXT },
    { "a book title in angle brackets", "page.txt", "<关于做好签约工作的通知>", HESHU_FORMAT_TEXT },
    { "only a comment", "page.html", "<!-- x", HESHU_FORMAT_TEXT },
    { "a page saved in one file by a browser", "page.mhtml",
      "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: "
      "multipart/related;\r\n\ttype=\"text/html\";\r\n",
      HESHU_FORMAT_FOREIGN },
    { "a letter", "letter.txt", "From: a@example.org\nSubject: 12\n", HESHU_FORMAT_TEXT },
    { "nothing", "page.html", "", HESHU_FORMAT_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].seen);
      g_assert_cmpint (heshu_sniff_text (rows[i].text, rows[i].name), ==, rows[i].format);
    }
}

static void
test_charset (void)
{
  static const struct
  {
    const char *seen;
    const char *bytes;
    const char *charset; /* (nullable) */
  } rows[] = {
    { "HTML 4", "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">",
      "gb2312" },
    { "HTML 5", "<!doctype html><meta charset='UTF-8'>", "utf-8" },
    { "without quotes", "<META CHARSET=GBK />", "gbk" },
    { "blanks around the sign", "<meta charset = \"gb18030\">", "gb18030" },
    { "XHTML", "<?xml version=\"1.0\" encoding=\"GBK\"?>", "gbk" },
    { "another tag's attribute", "<script charset=\"big5\"></script>", NULL },
    { "in the text", "charset=utf-8", NULL },
    { "no value", "<meta charset=\"\">", NULL },
    { "a tag that does not end", "<meta charset=utf-8", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *charset = heshu_sniff_charset ((const guint8 *) rows[i].bytes, strlen (rows[i].bytes));

      g_test_message ("%s", rows[i].seen);
      g_assert_cmpstr (charset, ==, rows[i].charset);
    }
}

static void
test_foreign (void)
{
  static const char *const foreign[] = { "{\\rtf1\\ansi", "%!PS-Adobe-3.0", "AT&TFORM\0\0" };

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    g_assert_cmpint (heshu_sniff_bytes ((const guint8 *) foreign[i], 10), ==, HESHU_FORMAT_FOREIGN);
  g_assert_cmpint (heshu_sniff_bytes ((const guint8 *) "{\\r", 3), ==, HESHU_FORMAT_TEXT);
  g_assert_cmpint (heshu_sniff_bytes (NULL, 0), ==, HESHU_FORMAT_TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sniff/text", test_text);
  g_test_add_func ("/sniff/charset", test_charset);
  g_test_add_func ("/sniff/foreign", test_foreign);
  return g_test_run ();
}
