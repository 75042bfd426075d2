/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#include <string.h>

/* Words before a figure that are a name only with what an earlier one was of: 收入 under the heading of a
 * budget, 死亡 behind the accidents, a village behind the sum of the town */

/* How many figures back the thing is looked for */
#define FIGURES_BACK 8
#define LONGEST_PLACE 14
#define LONGEST_HEAD 16

/* 一般公共预算收入 without 收入: what is left of @name where it ends in a term of @category. Returns:
 * (transfer full) (nullable) */
static char *
dup_without (HeshuNamer *self, const char *name, const char *category)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autoptr (GPtrArray) terms = heshu_lexicon_find (self->extraction->lexicon, category, p);

      if (terms->len > 0)
        return g_utf8_strlen (name, p - name) >= 2 ? g_strndup (name, (gsize) (p - name)) : NULL;
    }
  return NULL;
}

/* 税务 or 【税务】 alone on the line before: what all of the paragraph is about. Returns: (transfer full)
 * (nullable) */
static char *
dup_heading (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence)
{
  HeshuExtraction *extraction = self->extraction;
  const HeshuLine *line;
  HeshuRange range;

  if (naming->figure->line == 0)
    return NULL;
  line = &extraction->lines[naming->figure->line - 1];
  range = (HeshuRange){ line->start, line->end };
  if (heshu_range_length (range) == 0 || heshu_range_length (range) > LONGEST_HEAD ||
      heshu_namer_has_metric (self, naming->index, range) ||
      (line->kind != HESHU_LINE_HEADING && extraction->chars[range.start] != 0x3010 /* 【 */))
    return NULL;
  range = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_trim_lead (&self->phrases, range));
  range = heshu_phrases_trim_verbs (&self->phrases, range);
  for (guint i = range.start; i < range.end; i++)
    if (!g_unichar_isalnum (extraction->chars[i]))
      return NULL;
  if (heshu_range_length (range) < 2)
    return NULL;
  *evidence = range;
  return heshu_phrases_dup (&self->phrases, range);
}

/* 一般公共预算 of 一般公共预算收入, the first account that the paragraph tells of. Returns: (transfer full)
 * (nullable) */
static char *
dup_first_account (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence)
{
  char *of = NULL;

  for (guint i = heshu_namer_find_before (self, naming->index, FALSE), n = 0;
       i != G_MAXUINT && n < FIGURES_BACK; i = heshu_namer_find_before (self, i, FALSE), n++)
    {
      char *account = dup_without (self, self->namings[i].noun, HESHU_CATEGORY ("account-word"));

      if (account == NULL)
        continue;
      g_free (of);
      of = account;
      *evidence = self->namings[i].evidence;
    }
  return of;
}

/* (一)一般公共预算。收入完成…; 基金收入5亿元,支出4亿元: the side of an account, of what the heading or the
 * other side says */
gboolean
heshu_namer_try_account (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuRange evidence = naming->phrase;
  g_autofree char *of = NULL;
  g_autofree char *own = NULL;
  const char *rule = "account-of-section";
  const char *value = NULL;

  if (!heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("account-word"), naming->phrase, &value))
    return FALSE;
  of = heshu_namer_dup_section_topic (self, naming, &evidence);
  if (of == NULL && g_strcmp0 (value, "section") != 0 &&
      (of = dup_first_account (self, naming, &evidence)) != NULL)
    rule = "other-side-of-account";
  if (of == NULL)
    of = dup_heading (self, naming, &evidence);
  if (of == NULL && g_strcmp0 (value, "section") == 0)
    return FALSE;
  if (of == NULL)
    {
      /* 临时救助2318人次,支出541.7万元 */
      const HeshuNaming *before = heshu_namer_get_before (self, naming, TRUE);

      if (before == NULL)
        return FALSE;
      of = heshu_namer_dup_unmeasured (self, before->noun);
      evidence = before->evidence;
      rule = "account-of-figure-before";
      if (*of == '\0')
        return FALSE;
    }
  own = heshu_phrases_dup (&self->phrases, naming->phrase);
  heshu_namer_set (self, naming->index, heshu_namer_join (of, own), NULL, evidence, rule,
                   g_str_equal (rule, "account-of-section") ? 0.9 : 0.8);
  return TRUE;
}

/* 发生交通事故143起,死亡11人,受伤128人: whom something befell, of what happened */
gboolean
heshu_namer_try_casualty (HeshuNamer *self, HeshuNamingCase *naming)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  guint before = heshu_namer_find_before (self, naming->index, TRUE);
  HeshuRange phrase = naming->phrase;
  const char *word = NULL;
  g_autofree char *what = NULL;
  g_autofree char *noun = NULL;

  if (heshu_range_is_empty (phrase))
    phrase = naming->left;
  if (!heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("casualty-word"), phrase, &word))
    return FALSE;
  for (guint n = 0; before != G_MAXUINT && n < FIGURES_BACK; n++)
    {
      const HeshuFigure *figure = heshu_namer_get_figure (self, before);

      if (figure->measure == HESHU_MEASURE_LEVEL &&
          g_strcmp0 (heshu_metric_builder_get (figure->builder, HESHU_FIELD_UNIT), unit) != 0 &&
          g_strcmp0 (self->namings[before].rule, "casualty-of-event") != 0)
        break;
      before = heshu_namer_find_before (self, before, TRUE);
    }
  if (before == G_MAXUINT)
    return FALSE;
  noun = heshu_namer_dup_unmeasured (self, self->namings[before].noun);
  if (*noun == '\0')
    return FALSE;
  what = g_strconcat (word, heshu_namer_get_unit_noun (self, naming->figure), NULL);
  heshu_namer_set (self, naming->index, g_strconcat (noun, what, NULL), g_strdup (noun),
                   self->namings[before].evidence, "casualty-of-event", 0.75);
  return TRUE;
}

/* Where the last word of @range begins that is a place alone: 朱家桥村 of 底子最薄的朱家桥村; @range's end
 * where none is */
static guint
find_place (HeshuNamer *self, HeshuRange range)
{
  const HeshuMatch *ending =
      heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("place-ending"), range.end);

  if (ending == NULL || g_strcmp0 (heshu_term_get_value (ending->term), "keep") == 0 ||
      heshu_range_length (range) > LONGEST_PLACE || ending->start < range.start + 1)
    return range.end;
  for (guint i = (guint) ending->start; i-- > range.start;)
    {
      gunichar c = self->extraction->chars[i];

      if (c == 0x7684) /* 的 */
        return i + 2 < (guint) ending->start ? i + 1 : range.end;
      if (!g_unichar_isalpha (c))
        return range.end;
    }
  return range.start;
}

/* 集体收入1862万元…五福村310万元居首: a village alone, of what was told of all of them */
gboolean
heshu_namer_try_place (HeshuNamer *self, HeshuNamingCase *naming)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  guint before = heshu_namer_find_before (self, naming->index, FALSE);
  HeshuRange place = { find_place (self, naming->phrase), naming->phrase.end };
  g_autofree char *own = NULL;
  g_autofree char *noun = NULL;

  if (heshu_range_is_empty (place) || naming->figure->measure != HESHU_MEASURE_LEVEL ||
      heshu_range_length (place) > LONGEST_PLACE / 2 + 1 || heshu_range_length (naming->right) > 4)
    return FALSE;
  for (guint n = 0; before != G_MAXUINT && n < FIGURES_BACK; n++)
    {
      if (g_strcmp0 (heshu_metric_builder_get (heshu_namer_get_figure (self, before)->builder,
                                               HESHU_FIELD_UNIT),
                     unit) == 0 &&
          g_strcmp0 (self->namings[before].rule, "per-unit-of-figure-before") != 0)
        break;
      before = heshu_namer_find_before (self, before, FALSE);
    }
  if (before == G_MAXUINT || heshu_namer_get_figure (self, before)->sentence + 1 < naming->figure->sentence)
    return FALSE;
  own = heshu_phrases_dup (&self->phrases, place);
  noun = g_strdup (self->namings[before].noun);
  if (strstr (noun, own) != NULL)
    return FALSE;
  heshu_namer_set (self, naming->index, g_strconcat (own, noun, NULL), g_strdup (noun), place,
                   "place-of-figure-before", 0.7);
  return TRUE;
}

/* 浓度最低的甲县为31微克,最高的乙市达79微克: the other end of what was ranked */
gboolean
heshu_namer_try_extreme (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuNaming *before = heshu_namer_get_before (self, naming, TRUE);
  HeshuRange phrase = naming->phrase;

  if (before == NULL || heshu_range_is_empty (phrase) || naming->left.start != phrase.start ||
      !heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("extreme-word"), phrase.start))
    return FALSE;
  heshu_namer_set (self, naming->index, g_strdup (before->name), g_strdup (before->noun), before->evidence,
                   "other-extreme", 0.75);
  return TRUE;
}

/* 粮食产量最高的甲镇 is of 粮食产量: who has the most of it is told by the area */
HeshuRange
heshu_namer_cut_extreme (HeshuNamer *self, HeshuRange phrase)
{
  for (guint i = phrase.start + 2; i + 2 < phrase.end; i++)
    {
      const HeshuMatch *match =
          heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("extreme-word"), i);
      const HeshuMatch *place;

      if (match == NULL || match->end >= phrase.end)
        continue;
      place = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("district"), (guint) match->end);
      if (place != NULL && place->end == phrase.end)
        return (HeshuRange){ phrase.start, i };
    }
  return phrase;
}
