/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-typing.h"

#include "heshu-context-private.h"
#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of a page is looked through for the year of printing, in characters: this is done while somebody
 * waits */
#define PAGE_LENGTH 20000

/* As data has it, but for case, width and blanks: full-width letters and every dash in their plain form,
 * without quotation marks (“十四五”) */
static char *
dup_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
      if (c == 0x2013 || c == 0x2014 || c == 0x2212 || c == '~')
        c = '-';
      if (g_unichar_isspace (c) || c == '"' || c == 0x201C || c == 0x201D)
        continue;
      g_string_append_unichar (plain, c < 0x80 ? (gunichar) g_ascii_toupper ((char) c) : c);
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* (transfer full): what people type for 2021-06, 2021-Q1 and 2013/2021 */
static char *
dup_canonical (const char *plain)
{
  static const struct
  {
    const char *pattern;
    const char *canonical;
  } shapes[] = {
    { "^([0-9]{4})[-./]([1-9])$", "\\1-0\\2" },
    { "^([0-9]{4})[./]([0-9]{2})$", "\\1-\\2" },
    { "^([0-9]{4})([QH][1-4])$", "\\1-\\2" },
    { "^([0-9]{4})-([0-9]{4})$", "\\1/\\2" },
  };
  char *text = g_strdup (plain);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (shapes[i].pattern, 0, 0, NULL);
      char *changed = g_regex_replace (regex, text, -1, 0, shapes[i].canonical, 0, NULL);

      g_free (text);
      text = changed;
    }

  return text;
}

/* 五年来 and 以来 lead to a month that is not said, days are finer than a period */
static gboolean
is_period (const HeshuTimeMention *mention)
{
  return !mention->days && !mention->onward && !mention->now && !mention->present && mention->n_years == 0;
}

static gboolean
is_dash_between (const HeshuTermIndex *terms, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (terms->chars[i] != '-' && terms->chars[i] != 0x81F3) /* 至 */
      return FALSE;

  return end > start;
}

/* Behind what may follow a plan's name: 期间 */
static guint
skip_span_word (const HeshuTermIndex *terms, guint position)
{
  const HeshuMatch *match =
      heshu_term_index_lookup (terms, HESHU_CATEGORY ("plan-span"), position, terms->length);

  return match != NULL ? match->end : position;
}

/* Whether @terms are nothing but one time, or one up to another */
static gboolean
says_period (const HeshuTermIndex *terms, const GArray *mentions)
{
  const HeshuTimeMention *all = (const HeshuTimeMention *) mentions->data;
  guint n = mentions->len;

  if (n < 1 || n > 2 || all[0].range.start != 0 || !is_period (&all[0]) || !is_period (&all[n - 1]))
    return FALSE;
  if (n == 2 && !is_dash_between (terms, all[0].range.end, all[1].range.start))
    return FALSE;

  return skip_span_word (terms, all[n - 1].range.end) == terms->length;
}

static int
find_printed_year (HeshuLexicon *lexicon, const HeshuDocument *document)
{
  guint length = MIN (heshu_text_get_length (document->text), PAGE_LENGTH);
  g_autoptr (HeshuTermIndex) terms =
      heshu_term_index_new (lexicon, heshu_text_get_chars (document->text), length);
  g_autoptr (GArray) mentions = heshu_time_scan (terms, (HeshuRange){ 0, length });

  return heshu_context_find_printed_year (document, terms, mentions);
}

static HeshuPeriod
resolve (HeshuLexicon *lexicon, const HeshuDocument *document, const GArray *mentions, HeshuPeriod told)
{
  HeshuPeriod period = HESHU_PERIOD_NONE;
  int printed_year = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);
      HeshuPeriod part;

      if (document != NULL && mention->year == 0 && printed_year == 0)
        printed_year = find_printed_year (lexicon, document);
      part = heshu_time_resolve (mention, printed_year, told);
      if (heshu_period_is_none (part) || (i > 0 && part.end <= period.start))
        return HESHU_PERIOD_NONE;
      period = (HeshuPeriod){ i > 0 ? period.start : part.start, part.end };
      told = part; /* 2021年6月至9月 */
    }

  return period;
}

static char *
read_words (HeshuLexicon *lexicon,
            const HeshuDocument *document,
            const char *told,
            const char *plain,
            gboolean *understood)
{
  g_autoptr (HeshuTermIndex) terms = heshu_term_index_new_for_text (lexicon, plain);
  g_autoptr (GArray) mentions = heshu_time_scan (terms, (HeshuRange){ 0, terms->length });
  HeshuPeriod base = HESHU_PERIOD_NONE, period;

  *understood = says_period (terms, mentions);
  if (!*understood)
    return NULL;
  if (told == NULL || !heshu_period_parse (told, &base))
    base = HESHU_PERIOD_NONE;
  period = resolve (lexicon, document, mentions, base);

  return heshu_period_is_none (period) ? NULL : heshu_period_format (period);
}

gboolean
heshu_typing_read_period (HeshuLexicon *lexicon,
                          const HeshuDocument *document,
                          const char *told,
                          const char *text,
                          HeshuFieldChanges *changes,
                          GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *canonical = NULL;
  g_autofree char *period = NULL;
  g_autoptr (GError) local = NULL;
  gboolean understood;

  g_return_val_if_fail (lexicon != NULL && text != NULL && changes != NULL, FALSE);

  memset (changes, 0, sizeof *changes);
  clean = heshu_field_drop_controls (g_utf8_make_valid (text, -1));
  plain = dup_plain (clean);
  canonical = dup_canonical (plain);
  period = heshu_field_normalize (HESHU_FIELD_PERIOD, canonical, &local);
  if (local != NULL)
    {
      period = read_words (lexicon, document, told, plain, &understood);
      if (period == NULL)
        {
          heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, clean,
                           understood ? _ ("the year too, as in 2021-H1 or 2021年上半年: the page does not "
                                           "say which one is meant")
                                      : _ ("2021, 2021-06, 2021-Q1, 2021-H1, 2013/2021, or words such as "
                                           "2021年6月 or 去年"));
          return FALSE;
        }
    }
  changes->changed[HESHU_FIELD_PERIOD] = TRUE;
  changes->fields[HESHU_FIELD_PERIOD] = g_steal_pointer (&period);

  return TRUE;
}
