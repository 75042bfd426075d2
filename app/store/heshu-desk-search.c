/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include <string.h>

/* Most Chinese words have two characters, which the index's own trigrams never find. So it is given pairs:
 * 返乡人员 is kept as 返乡 乡人 人员 员 (the last one alone, so that a word of one character is found at the
 * end of a run too) and asked for as the phrase 返乡 乡人 人员; one character is asked for as the beginning
 * of a pair. Letters and digits are words. These rules and heshu_search_find_sentence() are part of the
 * file's format: what was entered by other rules can no longer be taken out, so a change of them is a
 * migration that builds the index anew.
 */

/* A page without any mark must not make every sentence as long as the page. */
#define MAX_HALF_SENTENCE 200

typedef enum
{
  CHAR_OTHER,
  CHAR_BLANK,
  CHAR_PAIRED, /* written without blanks between words */
  CHAR_WORD,
} CharClass;

/* Full-width letters and digits are searched for as their half-width forms, capitals as small letters. */
static gunichar
fold (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;

  return g_unichar_tolower (c);
}

static CharClass
classify (gunichar c)
{
  if (c < 0x80)
    {
      if (g_ascii_isalnum (c))
        return CHAR_WORD;
      return g_ascii_isspace (c) ? CHAR_BLANK : CHAR_OTHER;
    }
  if (c >= 0x4e00 && c <= 0x9fff)
    return CHAR_PAIRED;
  if (g_unichar_isspace (c))
    return CHAR_BLANK;
  if (!g_unichar_isalnum (c))
    return CHAR_OTHER;

  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_HANGUL:
      return CHAR_PAIRED;
    default:
      return CHAR_WORD;
    }
}

typedef struct
{
  GString *tokens;
  gunichar last; /* of the run of paired characters at hand; 0: none */
  guint run;     /* its length */
  gboolean in_word;
} Splitter;

static void
begin_token (Splitter *splitter)
{
  if (splitter->tokens->len > 0)
    g_string_append_c (splitter->tokens, ' ');
}

static void
end_run (Splitter *splitter)
{
  if (splitter->last != 0)
    {
      begin_token (splitter);
      g_string_append_unichar (splitter->tokens, splitter->last);
    }
  splitter->last = 0;
  splitter->run = 0;
}

static void
split_char (Splitter *splitter, gunichar raw)
{
  gunichar c = fold (raw);

  switch (classify (c))
    {
    case CHAR_PAIRED:
      splitter->in_word = FALSE;
      if (splitter->last != 0)
        {
          begin_token (splitter);
          g_string_append_unichar (splitter->tokens, splitter->last);
          g_string_append_unichar (splitter->tokens, c);
        }
      splitter->last = c;
      splitter->run++;
      break;
    case CHAR_WORD:
      end_run (splitter);
      if (!splitter->in_word)
        begin_token (splitter);
      g_string_append_unichar (splitter->tokens, c);
      splitter->in_word = TRUE;
      break;
    case CHAR_BLANK: /* 签 at a line's end and 约 on the next line are one word */
      splitter->in_word = FALSE;
      break;
    case CHAR_OTHER:
    default:
      end_run (splitter);
      splitter->in_word = FALSE;
      break;
    }
}

char *
heshu_search_dup_tokens (const gunichar *chars, guint n_chars)
{
  Splitter splitter = { g_string_sized_new (n_chars * 8) };

  for (guint i = 0; i < n_chars; i++)
    split_char (&splitter, chars[i]);
  end_run (&splitter);

  return g_string_free (splitter.tokens, FALSE);
}

char *
heshu_search_dup_tokens_utf8 (const char *text)
{
  Splitter splitter = { g_string_sized_new (strlen (text) * 3) };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    split_char (&splitter, g_utf8_get_char (p));
  end_run (&splitter);

  return g_string_free (splitter.tokens, FALSE);
}

/* Behind the last character that can be searched for: a mark at the end would close the run before it. */
static const char *
find_searchable_end (const char *word)
{
  const char *end = word;

  for (const char *p = word; *p != '\0';)
    {
      gboolean searchable = classify (fold (g_utf8_get_char (p))) != CHAR_OTHER;

      p = g_utf8_next_char (p);
      if (searchable)
        end = p;
    }

  return end;
}

/* (nullable): what finds one word, which holds no blank */
static char *
dup_expression (const char *word)
{
  const char *end = find_searchable_end (word);
  Splitter splitter = { g_string_new (NULL) };
  g_autofree char *tokens = NULL;
  gboolean is_beginning = FALSE;

  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    split_char (&splitter, g_utf8_get_char (p));
  if (splitter.run == 1) /* alone at the end: it may begin a pair there, or stand alone */
    {
      end_run (&splitter);
      is_beginning = TRUE;
    }
  tokens = g_string_free (splitter.tokens, FALSE);
  if (*tokens == '\0')
    return NULL;

  return g_strconcat ("\"", tokens, is_beginning ? "\" *" : "\"", NULL);
}

GPtrArray *
heshu_search_list_expressions (const char *text)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *p = valid;

  while (*p != '\0')
    {
      const char *start = p;
      g_autofree char *word = NULL;
      char *expression;

      while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = g_strndup (start, (gsize) (p - start));
      expression = dup_expression (word);
      if (expression != NULL)
        g_ptr_array_add (list, expression);
      while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    }

  return list;
}

/* Whether a sentence ends behind @c, with @next after it: a mark, or the end of a paragraph */
static gboolean
ends_sentence (gunichar c, gunichar next)
{
  switch (c)
    {
    case 0x3002: /* 。 */
    case 0xff01: /* ！ */
    case 0xff1f: /* ？ */
    case 0xff1b: /* ； */
    case '!':
    case '?':
    case ';':
      return TRUE;
    case '\n': /* a single line end may be a column's width */
      return next == '\n' || next == '\r' || next == ' ' || next == '\t' || next == 0x3000;
    default:
      return FALSE;
    }
}

HeshuSpan
heshu_search_find_sentence (const HeshuText *text, HeshuSpan span)
{
  const gunichar *chars = heshu_text_get_chars (text);
  guint length = heshu_text_get_length (text);
  guint start = MIN (span.start, length);
  guint end = MIN (span.end, length);
  guint first = start > MAX_HALF_SENTENCE ? start - MAX_HALF_SENTENCE : 0;
  guint last = end + MIN (length - end, MAX_HALF_SENTENCE);

  while (start > first && !ends_sentence (chars[start - 1], chars[start]))
    start--;
  while (end < last && (end == 0 || end == span.start || !ends_sentence (chars[end - 1], chars[end])))
    end++;
  while (start < span.start && classify (chars[start]) == CHAR_BLANK)
    start++;
  while (end > span.end && classify (chars[end - 1]) == CHAR_BLANK)
    end--;

  return HESHU_SPAN (start, end);
}

gboolean
heshu_search_add (HeshuSql *sql, const char *table, gint64 seq, const char *tokens, GError **error)
{
  g_autofree char *text = g_strconcat ("INSERT INTO ", table, " (rowid, words) VALUES (?, ?)", NULL);

  return heshu_sql_run (sql, error, text, "is", seq, tokens);
}

gboolean
heshu_search_remove (HeshuSql *sql, const char *table, gint64 seq, const char *tokens, GError **error)
{
  g_autofree char *text =
      g_strdup_printf ("INSERT INTO %s (%s, rowid, words) VALUES ('delete', ?, ?)", table, table);

  return heshu_sql_run (sql, error, text, "is", seq, tokens);
}

gboolean
heshu_search_replace_indicator (HeshuSql *sql,
                                gint64 seq,
                                const char *before,
                                const char *after,
                                GError **error)
{
  if (before != NULL && *before != '\0')
    {
      g_autofree char *tokens = heshu_search_dup_tokens_utf8 (before);

      if (!heshu_search_remove (sql, "indicator_words", seq, tokens, error))
        return FALSE;
    }
  if (after != NULL && *after != '\0')
    {
      g_autofree char *tokens = heshu_search_dup_tokens_utf8 (after);

      return heshu_search_add (sql, "indicator_words", seq, tokens, error);
    }

  return TRUE;
}

gboolean
heshu_search_count_hits (HeshuSql *sql, const char *expression, gint64 *n_hits, GError **error)
{
  return heshu_sql_get_int (sql, n_hits, 0, error,
                            "SELECT (SELECT count (*) FROM sentence_words WHERE sentence_words MATCH ?1) + "
                            "(SELECT count (*) FROM indicator_words WHERE indicator_words MATCH ?1)",
                            "s", expression);
}
