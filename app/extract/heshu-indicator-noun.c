/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

/* A noun of at most so many characters needs what was done with it: 项目, 农民工 */
#define SHORT_NOUN 5
#define SHORT_PHRASE 3
#define LONGEST_PREDICATE 18
#define LONGEST_PREFIX 6
#define LONGEST_CONDITION 20

/* What was done with the things counted: 追回工资 in 为1208名农民工追回工资; empty where nothing short enough
 * is said */
static HeshuRange
find_predicate (HeshuNamer *self, const HeshuNamingCase *naming, guint start)
{
  HeshuRange range = { start, naming->right.end };

  range = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_trim_lead (&self->phrases, range));
  if (heshu_range_length (range) > LONGEST_PREDICATE || heshu_range_length (range) < 3 ||
      !heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("verb"), range.start))
    range.end = range.start;
  return range;
}

/* 16条道路及马村…: only the first of what is listed is counted, unless a word sums the list up
 * (低保、特困等困难群众) */
static HeshuRange
cut_list (const HeshuExtraction *extraction, HeshuRange range)
{
  guint cut = 0;

  for (guint i = range.start; i < range.end; i++)
    {
      gunichar c = extraction->chars[i];

      if (c == 0x7B49) /* 等 */
        return range;
      if (cut == 0 && i > range.start && (c == 0x3001 || c == 0x53CA))
        cut = i;
    }
  if (cut > 0 && extraction->chars[cut - 1] == 0x4EE5) /* 以及 */
    cut--;
  if (cut > range.start)
    range.end = cut;
  return range;
}

/* 64名退役士兵安置率达…: the rate is the next figure's */
static HeshuRange
cut_rate (const HeshuExtraction *extraction, HeshuRange range)
{
  if (heshu_range_length (range) > 4 && extraction->chars[range.end - 1] == 0x7387)
    range.end -= 3;
  return range;
}

/* 241家企业产值增速比上月加快: what is compared is no part of who is counted */
static HeshuRange
cut_compared (const HeshuExtraction *extraction, HeshuRange range)
{
  static const char *const endings[] = { "change-word", "measure-tail" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      const HeshuMatch *match =
          heshu_extraction_match_before (extraction, g_intern_static_string (endings[i]), range.end);

      if (match != NULL && match->start > range.start + 1)
        range.end = (guint) match->start;
    }
  return range;
}

/* 102万人次 and, on the next line, 03: the number of a section */
static gboolean
is_all_digits (const HeshuExtraction *extraction, HeshuRange range)
{
  for (guint i = range.start; i < range.end; i++)
    if (!g_unichar_isdigit (extraction->chars[i]) && !g_unichar_isspace (extraction->chars[i]))
      return FALSE;
  return TRUE;
}

/* What stands before the figure belongs to the noun behind it where it is short or ends in 的:
 * 遭受洪灾分散安置的7349名群众 */
static HeshuRange
find_prefix (HeshuNamer *self, const HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange prefix = naming->phrase;

  /* 把原先96个网格重新切细: who did it to what */
  for (guint i = prefix.start; i < prefix.end; i++)
    if (extraction->chars[i] == 0x628A /* 把 */)
      return (HeshuRange){ 0, 0 };
  if (heshu_range_is_empty (naming->left) || !g_unichar_isalnum (extraction->chars[naming->left.end - 1]))
    return (HeshuRange){ 0, 0 };
  /* 老年食堂每天为近200名老人: who does it is no part of who is counted */
  if (heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("purpose-word"), naming->left.end - 1))
    return (HeshuRange){ 0, 0 };
  if (extraction->chars[naming->left.end - 1] == 0x7684)
    {
      if (!heshu_range_is_empty (prefix) && heshu_range_length (prefix) <= LONGEST_PREDICATE)
        prefix.end = naming->left.end;
      return prefix;
    }
  /* 年度考核列全县18个镇街: that a rank is told is no part of them */
  if (heshu_extraction_match_before (extraction, HESHU_CATEGORY ("rank-word"), prefix.end) != NULL ||
      heshu_extraction_match_before (extraction, HESHU_CATEGORY ("scope-word"), naming->left.end) != NULL)
    return (HeshuRange){ 0, 0 };
  prefix = heshu_phrases_trim_verbs (&self->phrases, prefix);
  return heshu_range_length (prefix) <= LONGEST_PREFIX ? prefix : (HeshuRange){ 0, 0 };
}

/* 灾后重建(6个项目): what the bracket explains. Returns: (transfer full) (nullable) */
static char *
dup_before_bracket (HeshuNamer *self, const HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange clause = heshu_extraction_get_clause (extraction, naming->figure->clause);
  HeshuRange range = { clause.start, naming->left.start > 0 ? naming->left.start - 1 : 0 };

  for (guint i = range.end; i-- > range.start;)
    {
      gunichar c = extraction->chars[i];

      if (c == 0x3001 || c == 0x53CA || c == 0x548C)
        {
          range.start = i + 1;
          break;
        }
    }
  range = heshu_phrases_trim_lead (&self->phrases, range);
  if (heshu_range_length (range) < 2 || heshu_range_length (range) > LONGEST_PREDICATE)
    return NULL;
  return heshu_phrases_dup (&self->phrases, range);
}

/* 未按规定明码标价的,可处不超过5000元的罚款: the condition a rule's figure holds under. Returns: (transfer
 * full) (nullable) */
static char *
dup_condition (HeshuNamer *self, const HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange clause;
  guint end;

  if (naming->figure->kind != HESHU_KIND_LIMIT || naming->figure->clause == 0)
    return NULL;
  clause = heshu_extraction_get_clause (extraction, naming->figure->clause - 1);
  end = clause.end;
  while (end > clause.start && !g_unichar_isalnum (extraction->chars[end - 1]))
    end--;
  if (end <= clause.start + 2 || extraction->chars[end - 1] != 0x7684 ||
      heshu_namer_has_metric (self, naming->index, clause) || end - clause.start > LONGEST_CONDITION)
    return NULL;
  return heshu_phrases_dup (&self->phrases,
                            heshu_phrases_trim_lead (&self->phrases, (HeshuRange){ clause.start, end - 1 }));
}

/* What goes before the noun: a prefix, what its bracket explains, the thing it is of, the condition it holds
 * under. Returns: (transfer full) */
static char *
dup_restriction (HeshuNamer *self, HeshuNamingCase *naming, HeshuRange noun)
{
  char *before = heshu_phrases_dup (&self->phrases, find_prefix (self, naming));
  char *other = NULL;
  const char *mode = NULL;

  if (naming->bracket && heshu_range_length (noun) <= SHORT_PHRASE)
    other = dup_before_bracket (self, naming);
  else if (*before == '\0' && heshu_namer_is_generic (self, noun, &mode))
    {
      guint figure = heshu_namer_find_before (self, naming->index, TRUE);

      /* 开设359张床位 of the home built for 6000万元 */
      other = figure != G_MAXUINT ? g_strdup (self->namings[figure].noun) : NULL;
    }
  else if (heshu_range_length (noun) <= SHORT_PHRASE)
    other = dup_condition (self, naming);
  if (other == NULL)
    return before;
  g_free (before);
  return other;
}

/* `12支防疫队`: the thing counted stands behind the figure */
gboolean
heshu_namer_try_noun_behind (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange noun = naming->right;
  HeshuRange predicate;
  g_autofree char *thing = NULL;
  g_autofree char *before = NULL;
  g_autofree char *done = NULL;
  GString *name;

  if (heshu_range_is_empty (noun))
    return FALSE;
  if (extraction->chars[noun.start] == 0x7684) /* 的 */
    noun.start++;
  if (!heshu_namer_begins_noun (self, noun))
    return FALSE;
  noun = cut_list (extraction, heshu_phrases_cut_noun (&self->phrases, noun));
  noun = heshu_phrases_cut_comparison (&self->phrases, noun);
  if (heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("compare-word"), noun.end))
    noun = cut_compared (extraction, noun);
  noun = cut_rate (extraction, heshu_phrases_trim_tail (&self->phrases, noun));
  if (heshu_range_length (noun) < 2 || is_all_digits (extraction, noun))
    return FALSE;

  thing = heshu_phrases_dup (&self->phrases, noun);
  before = dup_restriction (self, naming, noun);
  name = g_string_new (NULL);
  predicate = find_predicate (self, naming, noun.end);
  done = heshu_phrases_dup (&self->phrases, predicate);
  if (heshu_range_length (noun) <= SHORT_NOUN && *done != '\0')
    g_string_append_printf (name, "%s的", done);
  g_string_append (name, before);
  g_string_append (name, thing);
  heshu_namer_set (self, naming->index, g_string_free (name, FALSE), g_strconcat (before, thing, done, NULL),
                   noun, "noun-behind-figure", heshu_range_length (noun) > SHORT_NOUN ? 0.75 : 0.6);
  return TRUE;
}
