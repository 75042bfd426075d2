/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#include <string.h>

/* How sure a name is that holds more than what is counted */
#define DOUBT 0.8
/* How sure it is that a figure without a name has none */
#define NAMELESS 0.1
/* A name of two characters is mostly only the last word of one: 进度, 份额 */
#define SHORT_NAME 2
/* So is one of three before a word of change: 收入增长, 支出增长 under a heading that says of what */
#define SHORT_BASE 3
/* A longer name with a part in brackets mostly holds a clause rather than the name of the whole */
#define LONGEST_WITH_PART 15

/* 力争, 打算: what belongs to the sentence, not to what it counts */
static gboolean
holds_plan (HeshuLexicon *lexicon, const gunichar *chars, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      const HeshuTerm *term = heshu_lexicon_match (lexicon, "cue", chars, length, i);

      if (term != NULL && heshu_term_get_length (term) > 1 &&
          g_strcmp0 (heshu_term_get (term, "sense"), "target") == 0)
        return TRUE;
    }
  return FALSE;
}

/* 比2021年少, 1日至5日出租率: a time is of the figure, not of its name. PM10年均浓度 holds none */
static gboolean
holds_time (const gunichar *chars, gsize length)
{
  gboolean number = FALSE; /* behind digits that no letter precedes */

  for (gsize i = 0; i < length; i++)
    {
      if (number && (chars[i] == 0x5E74 || chars[i] == 0x6708 || chars[i] == 0x65E5)) /* 年 月 日 */
        return TRUE;
      number = g_unichar_isdigit (chars[i]) && (number || i == 0 || chars[i - 1] >= 0x80);
    }
  return FALSE;
}

/* 网格员会同城管清理, 产值快于: a word in the name tells more than what is counted */
static gboolean
holds_doubt (HeshuLexicon *lexicon, const gunichar *chars, gsize length)
{
  gboolean bracket = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      const HeshuTerm *term = heshu_lexicon_match (lexicon, "doubt-word", chars, length, i);

      if (term != NULL && g_strcmp0 (heshu_term_get_value (term), "keep") != 0)
        return TRUE;
      if (term != NULL)
        i += heshu_term_get_length (term) - 1;
      bracket = bracket || chars[i] == '(';
    }
  return bracket && length > LONGEST_WITH_PART;
}

/* “96110”预警: what a number stands for is no part of what is counted */
static gboolean
is_number_quoted (const gunichar *chars, gsize length)
{
  return length > 1 && (chars[0] == 0x201C || chars[0] == '"') && g_unichar_isdigit (chars[1]);
}

/* 行业大类中, 引进冬桃时: among those counted, at the time of them; 初中 and 高中 are schools */
static gboolean
ends_among (const gunichar *chars, gsize length)
{
  if (length > 2 && chars[length - 1] == 0x65F6 /* 时 */)
    return chars[length - 2] != 0x5DE5 && chars[length - 2] != 0x5B66 &&
           chars[length - 2] != 0x5C0F; /* 工学小 */
  return length > 2 && chars[length - 1] == 0x4E2D /* 中 */ && chars[length - 2] != 0x521D /* 初 */ &&
         chars[length - 2] != 0x9AD8 /* 高 */;
}

/* 增长, 增速提高: change words alone say nothing of what changed */
static gboolean
is_change_alone (HeshuLexicon *lexicon, const gunichar *chars, gsize length)
{
  gsize i = 0;

  while (i < length)
    {
      const HeshuTerm *term = heshu_lexicon_match (lexicon, "change-word", chars, length, i);

      if (term == NULL || g_strcmp0 (heshu_term_get_value (term), "keep") == 0)
        return FALSE;
      i += heshu_term_get_length (term);
    }
  return TRUE;
}

static gboolean
is_short_change (HeshuLexicon *lexicon, const gunichar *chars, gsize length)
{
  for (gsize base = 0; base <= SHORT_BASE && base < length; base++)
    if (is_change_alone (lexicon, chars + base, length - base))
      return TRUE;
  return FALSE;
}

double
heshu_indicator_doubt (HeshuLexicon *lexicon, const char *name, double confidence)
{
  g_autofree gunichar *chars = NULL;
  glong length = 0;
  g_autoptr (GPtrArray) generic = NULL;

  if (name == NULL || *name == '\0')
    return NAMELESS;
  chars = g_utf8_to_ucs4_fast (name, -1, &length);
  generic = heshu_lexicon_find (lexicon, "generic-word", name);
  if (length <= SHORT_NAME || generic->len > 0 || is_number_quoted (chars, (gsize) length) ||
      heshu_lexicon_match (lexicon, "compare-lead", chars, (gsize) length, 0) != NULL ||
      strstr (name, "率、") != NULL || ends_among (chars, (gsize) length) ||
      is_short_change (lexicon, chars, (gsize) length) || holds_doubt (lexicon, chars, (gsize) length) ||
      holds_time (chars, (gsize) length) || holds_plan (lexicon, chars, (gsize) length))
    return MIN (confidence, DOUBT);
  return confidence;
}
