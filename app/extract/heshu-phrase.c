/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-phrase-private.h"

#include "heshu-time-mention-private.h"

#define KEEP "keep" /* value of a word that only looks like one that is dropped: 共享, 有线 */

void
heshu_phrases_init (HeshuPhrases *self, HeshuExtraction *extraction)
{
  self->extraction = extraction;
  self->mentions = extraction->mentions;
  self->mention_at = g_new0 (guint, extraction->length + 1);
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (self->mentions, HeshuTimeMention, i);

      for (guint p = mention->range.start; p < mention->range.end; p++)
        self->mention_at[p] = i + 1;
    }
}

void
heshu_phrases_clear (HeshuPhrases *self)
{
  self->mentions = NULL;
  g_clear_pointer (&self->mention_at, g_free);
}

/* The time that covers @position. (nullable) */
static const HeshuTimeMention *
mention_over (const HeshuPhrases *self, guint position)
{
  guint index = position < self->extraction->length ? self->mention_at[position] : 0;

  return index > 0 ? &g_array_index (self->mentions, HeshuTimeMention, index - 1) : NULL;
}

static gboolean
is_edge_char (gunichar c)
{
  /* A quotation mark and a bracket belong to a name; other marks and blanks do not */
  if (c == 0x201C || c == 0x201D || c == 0x300A || c == 0x300B || c == '(' || c == ')' || c == 0xFF08 ||
      c == 0xFF09 || c == '"' || c == '+')
    return FALSE;
  return !g_unichar_isalnum (c);
}

/* The longest term of @category that begins at @position and ends in @range. (nullable) */
static const HeshuMatch *
term_in (const HeshuPhrases *self, const char *category, guint position, guint end)
{
  return heshu_term_index_lookup (self->extraction->terms, category, position, end);
}

static gboolean
is_kept (const HeshuMatch *match)
{
  return g_strcmp0 (heshu_term_get_value (match->term), KEEP) == 0;
}

gboolean
heshu_phrases_has_at (const HeshuPhrases *self, const char *category, guint position)
{
  return term_in (self, category, position, self->extraction->length) != NULL;
}

gboolean
heshu_phrases_is (const HeshuPhrases *self, const char *category, HeshuRange range, const char **value)
{
  const HeshuMatch *match = term_in (self, category, range.start, range.end);

  if (match == NULL || match->end != range.end)
    return FALSE;
  if (value != NULL)
    *value = heshu_term_get_value (match->term);
  return TRUE;
}

/* 和平区 is a word of every page but where the article is about it */
static gboolean
is_article_area (const HeshuPhrases *self, const HeshuMatch *match)
{
  const char *area = heshu_article_get (self->extraction->article, HESHU_ARTICLE_AREA);

  return area != NULL && g_str_has_suffix (area, heshu_term_get_form (match->term));
}

/* 示范区 where the article is about such a zone; 0 where it is not */
static guint
zone_end (const HeshuPhrases *self, HeshuRange range)
{
  const HeshuMatch *match = term_in (self, HESHU_CATEGORY ("zone-word"), range.start, range.end);
  const char *area = heshu_article_get (self->extraction->article, HESHU_ARTICLE_AREA);

  /* 示范区组建…, but 示范区中心敬老院 is a name */
  if (match == NULL || area == NULL ||
      term_in (self, HESHU_CATEGORY ("verb"), (guint) match->end, range.end) == NULL ||
      !g_str_has_suffix (area, heshu_term_get_form (match->term)))
    return 0;
  return (guint) match->end;
}

/* A district's short name that the step of areas took for one; 0 where there is none */
static guint
short_name_end (const HeshuPhrases *self, HeshuRange range)
{
  guint end =
      GPOINTER_TO_UINT (g_hash_table_lookup (self->extraction->short_names, GUINT_TO_POINTER (range.start)));

  return end <= range.end ? end : 0;
}

static gboolean
is_kept_lead (const HeshuPhrases *self, guint position, guint end)
{
  const HeshuMatch *lead = term_in (self, HESHU_CATEGORY ("lead-word"), position, end);

  return lead != NULL && is_kept (lead);
}

/* 全区, 惠济区, 区卫健委 at the start of a phrase */
static gboolean
skip_district (const HeshuPhrases *self, HeshuRange *range)
{
  const char *const categories[] = { HESHU_CATEGORY ("district"), HESHU_CATEGORY ("whole-word") };
  guint zone;

  if ((zone = zone_end (self, *range)) != 0 || (zone = short_name_end (self, *range)) != 0)
    {
      range->start = zone;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      const HeshuMatch *match = term_in (self, categories[i], range->start, range->end);
      const HeshuMatch *agency;
      guint end;

      if (match == NULL || is_kept (match))
        continue;
      end = (guint) match->end;
      agency = term_in (self, HESHU_CATEGORY ("agency"), end, range->end);
      if (is_kept_lead (self, end, range->end))
        agency = NULL; /* 全市政府债务 */
      if (agency != NULL && g_strcmp0 (heshu_term_get (agency->term, "kind"), "suffix") != 0 &&
          g_strcmp0 (heshu_term_get (agency->term, "kind"), "institution") != 0)
        end = (guint) agency->end;
      else if (g_strcmp0 (heshu_term_get (match->term, "common"), "yes") == 0 &&
               !is_article_area (self, match))
        continue;
      range->start = MIN (end, range->end);
      return TRUE;
    }
  return FALSE;
}

gboolean
heshu_phrases_is_chinese_digit (gunichar c)
{
  return c == 0x4E00 || c == 0x4E8C || c == 0x4E09 || c == 0x56DB || c == 0x4E94 || c == 0x516D ||
         c == 0x4E03 || c == 0x516B || c == 0x4E5D || c == 0x5341;
}

/* (一)今年全区 */
static guint
skip_bracketed_number (const HeshuPhrases *self, HeshuRange range)
{
  const gunichar *chars = self->extraction->chars;
  guint i = range.start + 1;

  if (chars[range.start] != '(' && chars[range.start] != 0xFF08)
    return range.start;
  while (i < range.end && (g_unichar_isdigit (chars[i]) || heshu_phrases_is_chinese_digit (chars[i])))
    i++;
  return i > range.start + 1 && i < range.end && (chars[i] == ')' || chars[i] == 0xFF09) ? i + 1
                                                                                         : range.start;
}

/* 第三条 2023年度筹资标准 */
static guint
skip_clause_number (const HeshuPhrases *self, HeshuRange range)
{
  const gunichar *chars = self->extraction->chars;
  guint i = range.start + 1;

  if (chars[range.start] != 0x7B2C /* 第 */)
    return range.start;
  while (i < range.end && (g_unichar_isdigit (chars[i]) || heshu_phrases_is_chinese_digit (chars[i])))
    i++;
  return i > range.start + 1 && i < range.end && (chars[i] == 0x6761 || chars[i] == 0x6B3E) /* 条 款 */
             ? i + 1
             : range.start;
}

/* The number of a list's item: 2. of 2.年末全区有 */
static guint
skip_item_number (const HeshuPhrases *self, HeshuRange range)
{
  const gunichar *chars = self->extraction->chars;
  guint i = skip_bracketed_number (self, range);

  if (i > range.start)
    return i;
  i = skip_clause_number (self, range);
  if (i > range.start)
    return i;
  while (i < range.end && (g_unichar_isdigit (chars[i]) || heshu_phrases_is_chinese_digit (chars[i])))
    i++;
  if (i > range.start && heshu_phrases_is_chinese_digit (chars[range.start]) &&
      (i >= range.end || chars[i] != 0x3001))
    return range.start; /* 一级 is a name, 一、 a number */
  if (i == range.start || i >= range.end || (chars[i] != '.' && chars[i] != 0xFF0E && chars[i] != 0x3001))
    return range.start;
  i++;
  /* 1.5 is a value, 一、二级 two groups */
  return i < range.end && (g_unichar_isdigit (chars[i]) || heshu_phrases_is_chinese_digit (chars[i]))
             ? range.start
             : i;
}

HeshuRange
heshu_phrases_trim_lead (const HeshuPhrases *self, HeshuRange range)
{
  const gunichar *chars = self->extraction->chars;

  while (range.start < range.end)
    {
      const HeshuTimeMention *mention = mention_over (self, range.start);
      const HeshuMatch *match;

      if (is_edge_char (chars[range.start]) || chars[range.start] == ')' || chars[range.start] == 0xFF09)
        {
          range.start++;
          continue;
        }
      if (mention != NULL && mention->range.end <= range.end)
        {
          range.start = mention->range.end;
          /* 10月31日前完工率 */
          if (range.start < range.end && chars[range.start] == 0x524D /* 前 */ &&
              term_in (self, HESHU_CATEGORY ("lead-word"), range.start, range.end) == NULL)
            range.start++;
          continue;
        }
      if (heshu_phrases_skip_day (self, range.start, range.end) > range.start)
        {
          range.start = heshu_phrases_skip_day (self, range.start, range.end);
          continue;
        }
      if (skip_item_number (self, range) > range.start)
        {
          range.start = skip_item_number (self, range);
          continue;
        }
      match = term_in (self, HESHU_CATEGORY ("lead-word"), range.start, range.end);
      if (match != NULL && !is_kept (match))
        {
          range.start = (guint) match->end;
          continue;
        }
      if (match != NULL || !skip_district (self, &range))
        break;
    }
  return range;
}

#define LONGEST_TAIL 8

/* The longest term of @category that lies in @range and ends with it. (nullable) */
static const HeshuMatch *
term_ending (const HeshuPhrases *self, const char *category, HeshuRange range)
{
  const HeshuExtraction *extraction = self->extraction;
  guint start = range.end > range.start + LONGEST_TAIL ? range.end - LONGEST_TAIL : range.start;

  for (guint i = extraction->terms->first[start]; i < extraction->terms->matches->len; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (extraction, i);

      if (match->start >= range.end)
        break;
      if (match->end == range.end && match->category == category)
        return match;
    }
  return NULL;
}

HeshuRange
heshu_phrases_trim_tail (const HeshuPhrases *self, HeshuRange range)
{
  const char *category = HESHU_CATEGORY ("tail-word");

  while (range.end > range.start)
    {
      const HeshuTimeMention *mention = mention_over (self, range.end - 1);
      const HeshuMatch *match;
      gunichar c = self->extraction->chars[range.end - 1];

      /* An opening mark at the end opened what was cut off: 是“十二五”末的 */
      if (is_edge_char (c) || c == '(' || c == 0xFF08 || c == 0x201C)
        {
          range.end--;
          continue;
        }
      if (mention != NULL && mention->range.start > range.start)
        {
          range.end = mention->range.start;
          continue;
        }
      if (heshu_phrases_find_day (self, range) < range.end)
        {
          range.end = heshu_phrases_find_day (self, range);
          continue;
        }
      if (heshu_phrases_find_lasting (self, range) < range.end)
        {
          range.end = heshu_phrases_find_lasting (self, range);
          continue;
        }
      match = heshu_extraction_match_before (self->extraction, category, range.end);
      if (match != NULL && match->start < range.start)
        match = term_ending (self, category, range); /* 达 where 分别达 reaches out of the range */
      if (match == NULL || is_kept (match))
        break;
      range.end = (guint) match->start;
    }
  return range;
}

HeshuRange
heshu_phrases_trim_verbs (const HeshuPhrases *self, HeshuRange range)
{
  for (;;)
    {
      const HeshuMatch *match = term_in (self, HESHU_CATEGORY ("verb"), range.start, range.end);

      if (match == NULL || is_kept (match))
        return range;
      range.start = (guint) match->end;
      range = heshu_phrases_trim_lead (self, range);
    }
}

HeshuRange
heshu_phrases_cut_noun (const HeshuPhrases *self, HeshuRange range)
{
  guint depth = 0;

  for (guint i = range.start; i < range.end; i++)
    {
      gunichar c = self->extraction->chars[i];
      const HeshuMatch *match;

      depth += c == 0x201C || c == 0x300A || c == '(' || c == 0xFF08 ? 1 : 0;
      depth -= depth > 0 && (c == 0x201D || c == 0x300B || c == ')' || c == 0xFF09) ? 1 : 0;
      if (depth > 0)
        continue;
      match = term_in (self, HESHU_CATEGORY ("stop-word"), i, range.end);
      /* a name may begin with such a word, but 公共 holds no 共 */
      if (match == NULL || (i == range.start && !is_kept (match)))
        continue;
      if (is_kept (match))
        {
          i = (guint) match->end - 1;
          continue;
        }
      range.end = i;
      break;
    }
  return range;
}

HeshuRange
heshu_phrases_find_change (const HeshuPhrases *self, HeshuRange range)
{
  HeshuRange found = { 0, 0 };

  for (guint i = range.start; i < range.end; i++)
    {
      const HeshuMatch *match = term_in (self, HESHU_CATEGORY ("change-word"), i, range.end);

      if (match == NULL)
        continue;
      found = (HeshuRange){ i, (guint) match->end };
      i = (guint) match->end - 1;
    }
  return found;
}

HeshuRange
heshu_phrases_cut_comparison (const HeshuPhrases *self, HeshuRange range)
{
  for (guint i = range.start; i < range.end; i++)
    {
      const HeshuMatch *match = term_in (self, HESHU_CATEGORY ("compare-word"), i, range.end);
      const HeshuTimeMention *mention = mention_over (self, i);

      if (mention != NULL && (mention->role == HESHU_TIME_OF || mention->role == HESHU_TIME_AGAINST))
        {
          range.end = i;
          break;
        }

      if (match == NULL)
        continue;
      if (is_kept (match))
        {
          i = (guint) match->end - 1;
          continue;
        }
      range.end = i;
      break;
    }
  return range;
}

guint
heshu_phrases_find_base (const HeshuPhrases *self, HeshuRange range)
{
  for (guint i = range.start; i < range.end; i++)
    {
      const HeshuTimeMention *mention = mention_over (self, i);

      if (mention != NULL && mention->role == HESHU_TIME_OF)
        return i;
    }
  return range.end;
}

HeshuRange
heshu_phrases_trim_marks (const HeshuPhrases *self, HeshuRange range)
{
  while (range.end > range.start && (is_edge_char (self->extraction->chars[range.end - 1]) ||
                                     self->extraction->chars[range.end - 1] == 0x7684)) /* 的 */
    range.end--;
  return range;
}

static gboolean
is_bracket_open (gunichar c)
{
  return c == '(' || c == 0xFF08;
}

static gboolean
is_bracket_close (gunichar c)
{
  return c == ')' || c == 0xFF09;
}

/* “义新欧”前三季度往返开行: a time told in words is of the figure, also where a name goes on behind it.
 * Returns: the position behind it, or @position */
static guint
skip_time_within (const HeshuPhrases *self, HeshuRange range, guint position)
{
  const HeshuTimeMention *mention = mention_over (self, position);

  if (mention == NULL || mention->range.start != position || position < range.start + 2 ||
      mention->range.end + 2 > range.end || mention->range.end < position + 2 ||
      g_unichar_isdigit (self->extraction->chars[position]) ||
      (self->extraction->chars[mention->range.end - 1] == 0x5EA6 &&
       self->extraction->chars[mention->range.end - 2] == 0x5E74) /* 年度 */
      || self->extraction->chars[position - 1] == 0x6BD4 /* 比 */ ||
      self->extraction->chars[mention->range.end] == 0x7684 /* 的 */ ||
      self->extraction->chars[mention->range.end] == 0x540C /* 同期 */)
    return position;
  return mention->range.end;
}

char *
heshu_phrases_dup (const HeshuPhrases *self, HeshuRange range)
{
  const gunichar *chars = self->extraction->chars;
  GString *text = g_string_new (NULL);
  int open = 0;
  int quotes = 0;

  for (guint i = range.start; i < range.end; i++)
    quotes += chars[i] == '"' || chars[i] == 0x201C || chars[i] == 0x201D ? 1 : 0;
  /* A bracket whose other half was cut off belongs to nothing */
  for (guint i = range.start; i < range.end; i++)
    open += is_bracket_open (chars[i]) ? 1 : is_bracket_close (chars[i]) ? -1 : 0;
  for (guint i = range.start; i < range.end; i++)
    {
      i = skip_time_within (self, range, i);
      if (g_unichar_isspace (chars[i]) ||
          (open != 0 && (is_bracket_open (chars[i]) || is_bracket_close (chars[i]))))
        continue;
      if (quotes % 2 != 0 && (chars[i] == '"' || chars[i] == 0x201C || chars[i] == 0x201D))
        continue;
      g_string_append_unichar (text, chars[i]);
    }
  return g_string_free (text, FALSE);
}
