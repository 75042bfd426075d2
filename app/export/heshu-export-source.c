/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"

#include <stdio.h>

/* Behind these a sentence ends; a line end alone does not, since columns break lines in the middle of a
 * sentence. */
static gboolean
ends_sentence (gunichar c)
{
  return c == 0x3002 /* 。 */ || c == 0xff01 /* ！ */ || c == 0xff1f /* ？ */ || c == 0xff1b /* ； */ ||
         c == '!' || c == '?';
}

/* The most code points that are shown to each side of a figure; tables and lists may go on without a full
 * stop */
#define MAX_SIDE 120

static gboolean
is_blank_line (const gunichar *chars, guint at)
{
  return chars[at] == '\n' && (chars[at + 1] == '\n' || (chars[at + 1] == '\r' && chars[at + 2] == '\n'));
}

static guint
find_start (const gunichar *chars, guint start, gboolean *cut)
{
  const guint limit = start > MAX_SIDE ? start - MAX_SIDE : 0;

  while (start > limit && !ends_sentence (chars[start - 1]) && !is_blank_line (chars, start - 1))
    start--;
  *cut = start == limit && limit > 0;
  return start;
}

static guint
find_end (const gunichar *chars, guint length, guint end, gboolean *cut)
{
  const guint limit = length - end > MAX_SIDE ? end + MAX_SIDE : length;

  while (end < limit && !is_blank_line (chars, end))
    if (ends_sentence (chars[end++]))
      return end;
  *cut = end == limit && limit < length;
  return end;
}

char *
heshu_text_dup_sentence (const HeshuText *text, HeshuSpan span)
{
  const gunichar *chars;
  GString *sentence;
  gboolean cut_before = FALSE, cut_behind = FALSE;
  guint start, end, i;

  g_return_val_if_fail (text != NULL && span.end <= heshu_text_get_length (text), NULL);

  chars = heshu_text_get_chars (text);
  start = find_start (chars, span.start, &cut_before);
  end = find_end (chars, heshu_text_get_length (text), span.end, &cut_behind);
  sentence = g_string_new (cut_before ? "…" : NULL);
  for (i = start; i < end; i++)
    {
      /* Chinese joins without a blank where a line ended; other white space is kept as one blank */
      if (chars[i] == '\n' || chars[i] == '\r')
        continue;
      if (!g_unichar_isspace (chars[i]))
        g_string_append_unichar (sentence, chars[i]);
      else if (sentence->len > 0 && sentence->str[sentence->len - 1] != ' ')
        g_string_append_c (sentence, ' ');
    }
  if (cut_behind)
    g_string_append (sentence, "…");
  return g_strchomp (g_string_free (sentence, FALSE));
}

static void
append_part (GString *line, const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, "，");
  g_string_append (line, part);
}

/* 2022-01-10 is printed 2022年1月10日; what is no whole date is printed as it stands. */
static char *
dup_printed_date (const char *iso)
{
  g_autoptr (GDate) date = g_date_new ();
  int year, month, day;

  if (sscanf (iso, "%4d-%2d-%2d", &year, &month, &day) == 3 && g_date_valid_dmy (day, month, year))
    return g_strdup_printf ("%d年%d月%d日", year, month, day);
  return g_strdup (iso);
}

char *
heshu_report_dup_source_line (const HeshuReport *report, guint article_index)
{
  GString *line;
  const HeshuDocument *document;

  g_return_val_if_fail (report != NULL, NULL);

  line = g_string_new (report->sample ? HESHU_SAMPLE_WORDS : NULL);
  if (report->articles != NULL && article_index < report->articles->len)
    {
      const HeshuArticle *article = g_ptr_array_index (report->articles, article_index);
      const char *agency = heshu_article_get (article, HESHU_ARTICLE_AGENCY);
      const char *title = heshu_article_get (article, HESHU_ARTICLE_TITLE);
      g_autofree char *quoted = title != NULL ? g_strdup_printf ("《%s》", title) : NULL;
      g_autofree char *both = g_strconcat (agency != NULL ? agency : "", quoted != NULL ? quoted : "", NULL);

      append_part (line, both);
    }
  document = report->document;
  if (document != NULL && document->publication != NULL)
    {
      g_autofree char *name = g_strdup_printf ("《%s》", document->publication);
      g_autofree char *date = document->issue_date != NULL ? dup_printed_date (document->issue_date) : NULL;
      g_autofree char *issue =
          g_strconcat (name, date != NULL ? date : "", document->page != NULL ? document->page : "", NULL);

      append_part (line, issue);
    }
  if (line->len == 0 && document != NULL)
    append_part (line, document->name);
  return g_string_free (line, FALSE);
}
