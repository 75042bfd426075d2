/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#include <string.h>

/* Words before a figure that are so few need the unit's noun: 出生, 总诊疗 */
#define SHORT_PHRASE 3
#define LONGEST_PREDICATE 18
/* What a tax or a fee is called */
#define SHORT_OBJECT 8
/* Verbs in a row that name a procedure of their own */
#define LONG_VERBS 4
/* How sure the name of a headline's figure is at most */
#define HEADLINE_DOUBT 0.85

/* 改造老旧小区 -> 老旧小区改造; 发放补贴 -> 补贴; 新增学位 stays */
static char *
dup_noun (HeshuNamer *self, HeshuRange phrase)
{
  HeshuExtraction *extraction = self->extraction;
  const HeshuMatch *verb = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("verb"), phrase.start);
  const char *value;
  HeshuRange rest;
  g_autofree char *noun = NULL;

  if (verb == NULL || verb->end >= phrase.end)
    return heshu_phrases_dup (&self->phrases, phrase);
  value = heshu_term_get_value (verb->term);
  if (g_strcmp0 (value, "keep") == 0 || g_strcmp0 (value, "part") == 0)
    return heshu_phrases_dup (&self->phrases, phrase);
  rest = (HeshuRange){ (guint) verb->end, phrase.end };
  if (g_strcmp0 (value, "nominal") == 0)
    {
      g_autofree char *work =
          heshu_phrases_dup (&self->phrases, (HeshuRange){ phrase.start, (guint) verb->end });

      /* 改造涉及老旧小区 */
      if (heshu_range_length (heshu_phrases_trim_verbs (&self->phrases, rest)) >= 2)
        rest = heshu_phrases_trim_verbs (&self->phrases, rest);
      noun = heshu_phrases_dup (&self->phrases, rest);
      return g_strconcat (noun, work, NULL);
    }
  rest = heshu_phrases_trim_verbs (&self->phrases, rest);
  return heshu_phrases_dup (&self->phrases, heshu_range_is_empty (rest) ? phrase : rest);
}

/* Whether the noun behind the figure rather than the words before it names what is counted */
static gboolean
prefers_right (HeshuNamer *self, const HeshuNamingCase *naming)
{
  HeshuRange rest;
  gunichar last = naming->left.end > naming->left.start ? self->extraction->chars[naming->left.end - 1] : 0;

  if (heshu_range_is_empty (naming->right) || naming->figure->measure != HESHU_MEASURE_LEVEL)
    return FALSE;
  if (heshu_range_is_empty (naming->phrase) || last == 0x3001 || last == 0x7684) /* 、 的 */
    return TRUE;
  rest = heshu_phrases_trim_verbs (&self->phrases, naming->phrase);
  return heshu_range_is_empty (rest) || self->extraction->chars[naming->right.start] != 0x7684;
}

const char *
heshu_namer_get_unit_noun (const HeshuNamer *self, const HeshuFigure *figure)
{
  const char *unit = heshu_metric_builder_get (figure->builder, HESHU_FIELD_UNIT);
  g_autoptr (GPtrArray) nouns = NULL;

  if (unit == NULL || *unit == '\0')
    return "";
  nouns = heshu_lexicon_find (self->extraction->lexicon, "unit-noun", unit);
  return nouns->len > 0 ? heshu_term_get_value (g_ptr_array_index (nouns, 0)) : "";
}

/* 出生, 立案: what happened is counted itself */
static gboolean
is_count_verb (HeshuNamer *self, HeshuRange phrase)
{
  const HeshuMatch *match;
  const char *value;

  if (heshu_range_length (phrase) >= LONG_VERBS)
    return TRUE; /* 受理审查起诉 */
  match = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("verb"), phrase.start);
  if (match == NULL || match->end > phrase.end)
    return FALSE;
  value = heshu_term_get_value (match->term);
  return g_strcmp0 (value, "count") == 0;
}

/* 新建高标准农田2.3万亩、改造提升3.1万亩: verbs behind a figure of the same unit that names what they were
 * done to
 */
static gboolean
goes_on_with_work (HeshuNamer *self, const HeshuNamingCase *naming)
{
  guint last = heshu_namer_step_back (self, naming->index);
  const HeshuFigure *before = last != G_MAXUINT ? heshu_namer_get_figure (self, last) : NULL;
  HeshuRange object;

  if (before == NULL || before->sentence != naming->figure->sentence ||
      before->clause + 1 < naming->figure->clause || before->measure != HESHU_MEASURE_LEVEL ||
      g_strcmp0 (self->namings[last].rule, "words-before-figure") != 0 ||
      g_strcmp0 (heshu_metric_builder_get (before->builder, HESHU_FIELD_UNIT),
                 heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT)) != 0)
    return FALSE;
  object = heshu_phrases_trim_verbs (&self->phrases, self->namings[last].evidence);
  return heshu_range_length (object) >= 2 && object.start > self->namings[last].evidence.start;
}

/* Neither so short that it may say nothing alone nor so long that more than the name may be in it */
static gboolean
is_plain (HeshuRange phrase)
{
  return heshu_range_length (phrase) >= 4 && heshu_range_length (phrase) <= 14;
}

/* Whether 为, 对 or the like stands before the phrase, perhaps with the figure before between:
 * 为4家敬老院发放取暖经费 */
static gboolean
is_for_someone (HeshuNamer *self, const HeshuNamingCase *naming)
{
  guint before = heshu_namer_step_back (self, naming->index);
  guint start = naming->phrase.start;

  if (start > naming->left.start &&
      heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("purpose-word"), start - 1))
    return TRUE;
  if (before == G_MAXUINT || heshu_namer_get_figure (self, before)->clause != naming->figure->clause)
    return FALSE;
  start = heshu_namer_get_figure (self, before)->numeral.start;
  return start > 0 && (heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("purpose-word"), start - 1) ||
                       self->extraction->chars[start - 1] == 0x7684);
}

/* 残疾人 and 残疾人两项补贴 need not be said twice */
static gboolean
repeats_end (const char *whom, const char *gift)
{
  glong length = g_utf8_strlen (whom, -1);

  return length >= 3 && g_str_has_prefix (gift, g_utf8_offset_to_pointer (whom, length - 3));
}

/* 为困难残疾人发放生活补贴68.7万元 is 困难残疾人生活补贴 */
static gboolean
name_by_gift (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange phrase = naming->phrase;
  g_autofree char *whom = NULL;
  g_autofree char *gift = NULL;

  if (!is_for_someone (self, naming))
    return FALSE;
  for (guint i = phrase.start + 2; i + 2 < phrase.end; i++)
    {
      const HeshuMatch *give = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("give-word"), i);
      HeshuRange rest;

      if (give == NULL || give->end + 2 > phrase.end)
        continue;
      rest = heshu_phrases_trim_lead (&self->phrases, (HeshuRange){ (guint) give->end, phrase.end });
      if (heshu_range_length (rest) < 2)
        return FALSE;
      whom = heshu_phrases_dup (&self->phrases, (HeshuRange){ phrase.start, i });
      gift = heshu_phrases_dup (&self->phrases, rest);
      heshu_namer_set (self, naming->index,
                       repeats_end (whom, gift) ? g_strdup (gift) : g_strconcat (whom, gift, NULL), NULL,
                       phrase, "gift-to-someone", 0.9);
      return TRUE;
    }
  return FALSE;
}

/* 对民办养老机构,新建床位按每张1万元补助: the first clause says for whom the rule is */
static gboolean
name_in_scope (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange sentence = heshu_extraction_get_sentence (extraction, naming->figure->sentence);
  guint first = heshu_extraction_find_range (extraction->clauses, sentence.start);
  HeshuRange clause = heshu_extraction_get_clause (extraction, first);
  g_autofree char *scope = NULL;
  g_autofree char *own = NULL;

  if (naming->figure->kind != HESHU_KIND_LIMIT || first == naming->figure->clause ||
      !heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("scope-cue"), clause.start) ||
      heshu_namer_has_metric (self, naming->index, clause))
    return FALSE;
  clause = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_trim_lead (&self->phrases, clause));
  if (heshu_range_length (clause) < 2 || heshu_range_length (clause) > LONGEST_PREDICATE)
    return FALSE;
  scope = heshu_phrases_dup (&self->phrases, clause);
  own = heshu_phrases_dup (&self->phrases, naming->phrase);
  heshu_namer_set (self, naming->index, g_strconcat (scope, own, NULL), g_strdup (own), naming->phrase,
                   "rule-in-scope", 0.75);
  return TRUE;
}

/* 浓度38微克,超过国家二级标准35微克: what something is compared with is of the same. */
static gboolean
name_by_yardstick (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuNaming *before = heshu_namer_get_before (self, naming, TRUE);
  const HeshuMatch *compare =
      heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("compare-word"), naming->phrase.start);
  HeshuRange rest = naming->phrase;
  g_autofree char *own = NULL;

  if (before == NULL || compare == NULL || g_strcmp0 (heshu_term_get_value (compare->term), "keep") == 0 ||
      naming->figure->kind != HESHU_KIND_LIMIT)
    return FALSE;
  rest.start = (guint) compare->end;
  if (heshu_range_length (rest) < 2)
    return FALSE;
  own = heshu_phrases_dup (&self->phrases, rest);
  heshu_namer_set (self, naming->index, g_strconcat (before->noun, own, NULL), g_strdup (before->noun), rest,
                   "yardstick-of-figure-before", 0.7);
  self->namings[naming->index].goal = TRUE;
  return TRUE;
}

/* 出栏生猪 is 生猪出栏; else as it is written. Returns: (transfer full) */
static char *
dup_words (HeshuNamer *self, HeshuRange phrase)
{
  const HeshuMatch *verb =
      heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("verb"), phrase.start);
  g_autofree char *thing = NULL;

  if (verb == NULL || verb->end + 2 > phrase.end ||
      g_strcmp0 (heshu_term_get_value (verb->term), "stock") != 0)
    return heshu_phrases_dup (&self->phrases, phrase);
  thing = heshu_phrases_dup (&self->phrases, (HeshuRange){ (guint) verb->end, phrase.end });
  return g_strconcat (thing, heshu_term_get_form (verb->term), NULL);
}

/* 科技型中小企业 is one thing, 班额小学 a measure of a part */
static gboolean
is_whole_thing (HeshuNamer *self, const HeshuMatch *part)
{
  return g_strcmp0 (heshu_term_get_value (part->term), "thing") == 0 &&
         heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("count-ending"),
                                        (guint) part->start) == NULL &&
         heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("measure-tail"),
                                        (guint) part->start) == NULL;
}

/* `清理小广告18000余处`: the words before the figure */
static gboolean
name_by_left (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuMatch *part;

  if (heshu_range_length (naming->phrase) < 2)
    return FALSE;
  if (name_by_gift (self, naming) || name_by_yardstick (self, naming) ||
      heshu_namer_try_section (self, naming))
    return TRUE;
  if ((!is_count_verb (self, naming->phrase) || goes_on_with_work (self, naming)) &&
      heshu_range_is_empty (heshu_phrases_trim_verbs (&self->phrases, naming->phrase)) &&
      heshu_namer_try_verb (self, naming))
    return TRUE;
  if (heshu_range_length (naming->phrase) <= SHORT_PHRASE &&
      (g_strcmp0 (heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT), "人次") == 0 ||
       is_count_verb (self, naming->phrase)))
    {
      /* 出生6294人, 总诊疗1078.7万人次 */
      g_autofree char *phrase = heshu_phrases_dup (&self->phrases, naming->phrase);

      const char *noun = heshu_namer_get_unit_noun (self, naming->figure);

      /* 客运量 is a name */
      if (heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("count-ending"),
                                         naming->phrase.end) != NULL)
        noun = "";
      heshu_namer_set (self, naming->index, g_strconcat (phrase, noun, NULL), g_strdup (phrase),
                       naming->phrase, "short-words-before-figure", 0.6);
      return TRUE;
    }
  if (name_in_scope (self, naming))
    return TRUE;
  heshu_namer_set (self, naming->index, dup_words (self, naming->phrase), dup_noun (self, naming->phrase),
                   naming->phrase, "words-before-figure", is_plain (naming->phrase) ? 0.92 : 0.8);
  part = heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("part-word"), naming->phrase.end);
  if (part != NULL && part->start >= naming->phrase.start + 3 &&
      g_strcmp0 (heshu_term_get_value (part->term), "head") != 0 && !is_whole_thing (self, part))
    self->namings[naming->index].part = g_strdup (heshu_term_get_form (part->term)); /* 人均消费支出城镇 */
  return TRUE;
}

/* 预备费按不低于本级支出额1%的规定: what the bound share is of stands between the bound and the number */
static gboolean
name_by_base (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuFigure *figure = naming->figure;
  HeshuRange base = { figure->lead.end, figure->whole.start };
  g_autofree char *own = NULL;
  g_autofree char *of = NULL;

  if (figure->measure != HESHU_MEASURE_RATIO || heshu_range_is_empty (figure->lead) ||
      heshu_range_is_empty (naming->phrase))
    return FALSE;
  base = heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, base));
  if (heshu_range_length (base) < 2)
    return FALSE;
  own = heshu_phrases_dup (&self->phrases, naming->phrase);
  of = heshu_phrases_dup (&self->phrases, base);
  heshu_namer_set (self, naming->index, g_strconcat (own, "占", of, "比例", NULL), g_strdup (own),
                   naming->phrase, "share-by-bound", 0.7);
  return TRUE;
}

/* 小微企业按20%的税率缴纳企业所得税: the rate's word, and what is paid by it, behind the number */
static gboolean
name_by_rate_behind (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange right = naming->right;
  guint before = heshu_namer_find_before (self, naming->index, TRUE);
  const HeshuMatch *rate, *verb;
  HeshuRange object;
  g_autofree char *who = NULL;
  g_autofree char *what = NULL;

  if (naming->figure->measure != HESHU_MEASURE_RATIO || heshu_range_is_empty (right) ||
      extraction->chars[right.start] != 0x7684 /* 的 */)
    return FALSE;
  rate = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("rate-noun"), right.start + 1);
  if (rate == NULL || rate->end > right.end)
    return FALSE;
  object = (HeshuRange){ (guint) rate->end, right.end };
  verb = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("verb"), object.start);
  object.start = verb != NULL ? (guint) verb->end : object.end;
  object = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_cut_noun (&self->phrases, object));
  if (heshu_range_length (object) > SHORT_OBJECT)
    object.end = object.start;
  if (!heshu_range_is_empty (naming->phrase))
    who = heshu_phrases_dup (&self->phrases, naming->phrase);
  else if (before != G_MAXUINT)
    who = heshu_namer_dup_unmeasured (self, self->namings[before].noun);
  what = heshu_phrases_dup (&self->phrases, object);
  if ((who == NULL || *who == '\0') && *what == '\0')
    return FALSE;
  heshu_namer_set (self, naming->index,
                   g_strconcat (who != NULL ? who : "", what, heshu_term_get_form (rate->term), NULL),
                   g_strdup (who != NULL && *who != '\0' ? who : what), naming->phrase, "rate-behind", 0.65);
  return TRUE;
}

/* 生活标准按低保标准的1.6倍确定: what follows what, by which multiple or share */
static gboolean
name_by_standard (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuRange phrase = naming->phrase;
  g_autofree char *thing = NULL;
  g_autofree char *base = NULL;

  for (guint i = phrase.start + 2; i + 2 < phrase.end; i++)
    {
      if (self->extraction->chars[i] != 0x6309 /* 按 */)
        continue;
      thing = heshu_phrases_dup (&self->phrases, (HeshuRange){ phrase.start, i });
      base = heshu_phrases_dup (&self->phrases,
                                heshu_phrases_trim_marks (&self->phrases, (HeshuRange){ i + 1, phrase.end }));
      heshu_namer_set (self, naming->index, g_strconcat (thing, "与", base, "之比", NULL), g_strdup (thing),
                       phrase, "share-by-standard", 0.65);
      return TRUE;
    }
  return FALSE;
}

/* 百分之百入户核查, 覆盖九成以上的社区: a share whose name stands on both sides */
static gboolean
name_ratio_by_both (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuRange noun = naming->right;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (naming->figure->measure != HESHU_MEASURE_RATIO || heshu_range_is_empty (noun))
    return FALSE;
  if (self->extraction->chars[noun.start] == 0x7684)
    noun.start++;
  else if (heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("stop-word"), noun.start))
    return FALSE;
  noun = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_cut_noun (&self->phrases, noun));
  if (heshu_range_length (noun) < 2 || heshu_range_is_empty (naming->phrase))
    return FALSE;
  if (name_by_standard (self, naming))
    return TRUE;
  left = heshu_phrases_dup (&self->phrases, naming->phrase);
  right = heshu_phrases_dup (&self->phrases, noun);
  heshu_namer_set (self, naming->index, g_strconcat (left, right, "比例", NULL),
                   g_strconcat (left, right, NULL), naming->phrase, "words-around-share", 0.6);
  return TRUE;
}

/* PM2.5平均浓度37微克…甲区浓度最低,为33微克: a topic that says nothing alone is of what was measured by the
 * same unit. Returns: (transfer full) (nullable) */
static char *
dup_measure_of_before (HeshuNamer *self, const HeshuNamingCase *naming, const char *topic)
{
  g_autoptr (GPtrArray) generic = heshu_lexicon_find (self->extraction->lexicon, "generic-word", topic);
  guint before = heshu_namer_find_before (self, naming->index, FALSE);
  g_autofree char *bare = NULL;

  if (generic->len == 0 || before == G_MAXUINT ||
      g_strcmp0 (heshu_metric_builder_get (heshu_namer_get_figure (self, before)->builder, HESHU_FIELD_UNIT),
                 heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT)) != 0)
    return NULL;
  bare = heshu_namer_dup_unmeasured (self, self->namings[before].noun);
  return *bare != '\0' ? g_strconcat (bare, topic, NULL) : NULL;
}

/* 为每人每月1045元, 全年8次进入前两名: nothing beside the figure but what the clause before is about */
static void
name_by_topic (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuRange evidence;
  HeshuRange behind = heshu_phrases_trim_tail (&self->phrases, naming->right);
  g_autofree char *topic = heshu_namer_dup_topic_before (self, naming, &evidence);
  g_autofree char *said = NULL;
  g_autofree char *full = NULL;

  if (topic == NULL)
    topic = heshu_namer_dup_section_topic (self, naming, &evidence);
  if (topic == NULL)
    return;
  if ((full = dup_measure_of_before (self, naming, topic)) != NULL)
    {
      heshu_namer_set (self, naming->index, g_steal_pointer (&full), NULL, evidence, "topic-of-clause-before",
                       0.45);
      return;
    }
  if (heshu_range_length (behind) > LONGEST_PREDICATE)
    behind.end = behind.start;
  said = heshu_phrases_dup (&self->phrases, behind);
  heshu_namer_set (self, naming->index, g_strconcat (topic, said, NULL), g_strdup (topic), evidence,
                   "topic-of-clause-before", 0.45);
}

static void
name_figure (HeshuNamer *self, guint index)
{
  HeshuNamingCase naming;

  heshu_namer_open_case (self, index, &naming);
  if (heshu_namer_try_cell (self, &naming) || heshu_namer_try_distribution (self, &naming) ||
      heshu_namer_try_pointed (self, &naming) || heshu_namer_try_rank (self, &naming) ||
      heshu_namer_try_completion (self, &naming) || heshu_namer_try_change (self, &naming) ||
      heshu_namer_try_share (self, &naming) || heshu_namer_try_multiple (self, &naming) ||
      heshu_namer_try_part (self, &naming) || name_by_base (self, &naming) ||
      name_by_rate_behind (self, &naming) || heshu_namer_try_account (self, &naming) ||
      heshu_namer_try_casualty (self, &naming) || heshu_namer_try_extreme (self, &naming) ||
      heshu_namer_try_place (self, &naming) || heshu_namer_try_parallel (self, &naming) ||
      heshu_namer_try_overlap (self, &naming) || heshu_namer_try_generic (self, &naming) ||
      name_ratio_by_both (self, &naming))
    return;
  if (naming.figure->measure == HESHU_MEASURE_RANK)
    {
      name_by_topic (self, &naming); /* 位列 is no name */
      return;
    }
  if (prefers_right (self, &naming) && heshu_namer_try_noun_behind (self, &naming))
    return;
  if (heshu_namer_try_time_taken (self, &naming) || heshu_namer_try_per_thing (self, &naming))
    return;
  if (name_by_left (self, &naming) || heshu_namer_try_run (self, &naming))
    return;
  if (!heshu_namer_try_noun_behind (self, &naming))
    name_by_topic (self, &naming);
}

void
heshu_extract_indicator (HeshuExtraction *self)
{
  HeshuNamer namer;

  heshu_namer_init (&namer, self);
  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuNaming *naming = &namer.namings[i];

      if (!heshu_namer_is_metric (&namer, i))
        continue;
      name_figure (&namer, i);
      naming->confidence = heshu_indicator_doubt (self->lexicon, naming->name, naming->confidence);
      /* A headline leaves out what everybody knows */
      if (self->lines[heshu_extraction_get_figure (self, i)->line].kind < HESHU_LINE_HEADING)
        naming->confidence = MIN (naming->confidence, HEADLINE_DOUBT);
      if (naming->name != NULL && *naming->name != '\0')
        heshu_extraction_read (self, heshu_extraction_get_figure (self, i), HESHU_FIELD_INDICATOR,
                               naming->name, naming->evidence, naming->rule, naming->confidence);
      else
        heshu_metric_builder_set_confidence (heshu_extraction_get_figure (self, i)->builder,
                                             HESHU_FIELD_INDICATOR, naming->confidence);
    }
  heshu_namer_clear (&namer);
}
