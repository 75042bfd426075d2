/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-byline.h"

#include "heshu-chars.h"

#include <string.h>

#define MAX_BYLINE 60
/* A name has two to four characters; two-character names are spread with a blank (`张 某`) */
#define MAX_NAME 4
/* `齐鲁晚报·某某新闻` before `记者` */
#define MAX_OFFICE 14

/* The term of category `byline` of a writer or photographer at @position */
static guint
match_cue (const HeshuPage *page, guint position, guint end)
{
  const HeshuTerm *term = heshu_lexicon_match (page->lexicon, "byline", page->chars, end, position);
  const char *role = term != NULL ? heshu_term_get (term, "role") : NULL;

  if (role == NULL || (!g_str_equal (role, "author") && !g_str_equal (role, "photo")))
    return 0;
  return heshu_term_get_length (term);
}

static gboolean
parts_names (gunichar c)
{
  return heshu_char_is_blank (c) || heshu_char_is_line_end (c) || c == 0x3001 || c == ':' || c == 0xFF1A ||
         c == '/' || c == 0x25A0 || c == 0x25A1 || c == 0x25CF || c == 0x25C6 || c == 0xB7 || c == '(' ||
         c == ')' || c == 0xFF08 || c == 0xFF09;
}

/* Length of the run of characters that may be a name or an office, up to a cue or a sign */
static guint
run_length (const HeshuPage *page, guint position, guint end)
{
  guint n = 0;

  while (position + n < end &&
         (heshu_char_is_han (page->chars[position + n]) || page->chars[position + n] == 0xB7) &&
         (n == 0 || match_cue (page, position + n, end) == 0))
    n++;
  return n;
}

/* `通讯员 区委宣传部` */
static gboolean
ends_with_agency (const HeshuPage *page, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      const HeshuTerm *term = heshu_lexicon_match (page->lexicon, "agency", page->chars, end, i);

      if (term != NULL && i + heshu_term_get_length (term) == end)
        return TRUE;
    }
  return FALSE;
}

gboolean
heshu_byline_is_line (const HeshuPage *page, guint start, guint end)
{
  guint n_cues = 0, n_names = 0;
  gboolean behind_cue = FALSE;
  guint i = start;

  if (end - start > MAX_BYLINE)
    return FALSE;
  while (i < end)
    {
      guint n;

      if (parts_names (page->chars[i]))
        {
          i++;
          behind_cue = FALSE;
          continue;
        }
      if ((n = match_cue (page, i, end)) > 0)
        {
          n_cues++;
          i += n;
          behind_cue = TRUE;
          continue;
        }
      n = run_length (page, i, end);
      /* `记者昨日` is no name, `记者王某` is one */
      if (behind_cue && !heshu_page_begins_with (page, "surname", i, end))
        return FALSE;
      behind_cue = FALSE;
      /* Before the first cue stands the office, behind it only names may */
      if (n == 0 || n > MAX_OFFICE || (n_cues > 0 && n > MAX_NAME && !ends_with_agency (page, i, i + n)))
        return FALSE;
      n_names += n_cues > 0;
      i += n;
    }
  /* `本报通讯员` signs without a name */
  return n_cues > 0 && (n_names > 0 || n_cues > 1 || end - start >= 3);
}

static HeshuSpan
trim (const HeshuPage *page, guint start, guint end)
{
  while (start < end && parts_names (page->chars[start]))
    start++;
  while (end > start && parts_names (page->chars[end - 1]))
    end--;
  return start < end ? HESHU_SPAN (start, end) : HESHU_SPAN_NONE;
}

/* `本报讯 (记者 甲某) …` */
static HeshuSpan
find_bracketed (const HeshuPage *page, guint start, guint end)
{
  guint limit = MIN (end, start + 24);
  guint open = start;

  while (open < limit && page->chars[open] != '(' && page->chars[open] != 0xFF08)
    open++;
  if (open >= limit)
    return HESHU_SPAN_NONE;
  for (guint close = open + 1; close < MIN (end, open + MAX_BYLINE); close++)
    {
      if (page->chars[close] != ')' && page->chars[close] != 0xFF09)
        continue;
      if (match_cue (page, trim (page, open, close).start, close) == 0 ||
          !heshu_byline_is_line (page, open + 1, close))
        return HESHU_SPAN_NONE;
      return trim (page, open + 1, close);
    }
  return HESHU_SPAN_NONE;
}

/* `…工作。(某某)`: names in brackets sign a brief */
static HeshuSpan
find_signature (const HeshuPage *page, guint start, guint end)
{
  guint open = end - 1, n_names = 0;

  if (end < start + 8 || (page->chars[end - 1] != ')' && page->chars[end - 1] != 0xFF09))
    return HESHU_SPAN_NONE;
  while (open > start && open + 20 > end && page->chars[open] != '(' && page->chars[open] != 0xFF08)
    open--;
  if (open == start || (page->chars[open] != '(' && page->chars[open] != 0xFF08) ||
      !heshu_page_ends_sentence (page, open - 1))
    return HESHU_SPAN_NONE;
  for (guint i = open + 1; i + 1 < end; n_names++)
    {
      guint n = run_length (page, i, end - 1);

      if (n < 2 || n > MAX_NAME || !heshu_page_begins_with (page, "surname", i, end))
        return HESHU_SPAN_NONE;
      i += n;
      while (i + 1 < end && parts_names (page->chars[i]))
        i++;
    }
  return n_names > 0 ? HESHU_SPAN (open + 1, end - 1) : HESHU_SPAN_NONE;
}

HeshuSpan
heshu_byline_find_tail (const HeshuPage *page, guint start, guint end)
{
  guint limit = end > start + MAX_BYLINE ? end - MAX_BYLINE : start;
  HeshuSpan signature = find_signature (page, start, end);

  if (!heshu_span_is_none (signature))
    return signature;
  for (guint i = end; i > limit; i--)
    {
      gunichar c = page->chars[i - 1];
      HeshuSpan tail;

      if (!heshu_page_ends_sentence (page, i - 1) && !(heshu_char_is_closing (c) && i < end))
        continue;
      /* A quotation mark or bracket belongs to the sentence before it, so the byline begins behind both */
      tail = trim (page, i, end);
      if (heshu_span_is_none (tail))
        continue;
      if (heshu_byline_is_line (page, tail.start, tail.end))
        return tail;
      break;
    }
  return find_bracketed (page, start, end);
}
