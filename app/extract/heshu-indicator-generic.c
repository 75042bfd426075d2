/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#include "heshu-sense-private.h"

/* Words that say nothing alone (签约率, 户均, 总投资), and what they are of */

#define LONGEST_TOPIC 20
#define PARAGRAPH_REACH 400
/* A longer name may hold more than what is counted */
#define LONGEST_SURE 10
/* How many measures in a row are passed over */
#define MEASURES_BACK 8
/* 余某某: with a title */
#define LONGEST_SPEAKER 12

gboolean
heshu_namer_is_generic (const HeshuNamer *self, HeshuRange range, const char **mode)
{
  guint length = heshu_range_length (range);

  if (length == 0)
    return FALSE;
  if (heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("generic-word"), range, mode))
    return TRUE;
  /* 办结率, 亮灯率 */
  if (length <= 3 && self->extraction->chars[range.end - 1] == 0x7387)
    {
      *mode = "after";
      return TRUE;
    }
  return FALSE;
}

/* 馆长介绍, 记者了解到: who speaks is no topic */
static gboolean
is_speech (HeshuNamer *self, HeshuRange range)
{
  for (guint i = range.start; i < range.end; i++)
    {
      const HeshuMatch *match =
          heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("speech-word"), i);

      if (match != NULL && match->end + 1 >= range.end)
        return TRUE;
    }
  return FALSE;
}

/* 余某某: behind a line that asks, who answers */
static gboolean
is_speaker (HeshuNamer *self, HeshuRange range)
{
  const HeshuExtraction *extraction = self->extraction;
  gunichar last = range.end > range.start ? extraction->chars[range.end - 1] : 0;

  if ((last != ':' && last != 0xFF1A) || heshu_range_length (range) > LONGEST_SPEAKER)
    return FALSE;
  for (guint i = range.start; i > 0; i--)
    {
      gunichar c = extraction->chars[i - 1];

      if (g_unichar_isspace (c))
        continue;
      return c == '?' || c == 0xFF1F;
    }
  return FALSE;
}

/* 地方不大: talk, whose first word is no name; 工作打算: a heading of what is planned */
static gboolean
is_vague (HeshuNamer *self, HeshuRange topic)
{
  const HeshuMatch *plan = heshu_sense_last_in (self->extraction, HESHU_SENSE_PLAN, topic);

  if (plan != NULL && plan->end == topic.end)
    return TRUE;
  if (self->extraction->chars[topic.end - 1] == 0x770B /* 看 */ &&
      heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("view-word"), topic.start))
    return TRUE; /* 分县市看 */
  return heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("vague-word"), topic.start);
}

char *
heshu_namer_dup_topic_before (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence)
{
  HeshuExtraction *extraction = self->extraction;
  guint clause = naming->figure->clause;

  for (guint back = 0; back < 3 && clause > 0; back++)
    {
      HeshuRange range = heshu_extraction_get_clause (extraction, --clause);
      HeshuRange topic;

      if (range.start < extraction->lines[naming->figure->line].start ||
          heshu_extraction_find_range (extraction->sentences, range.start) + 1 < naming->figure->sentence)
        return NULL;
      if (heshu_namer_has_metric (self, naming->index, range))
        return NULL;
      for (guint i = range.start; i < range.end; i++)
        if (extraction->chars[i] == 0x3011) /* 【主持人】 */
          range.start = i + 1;
      topic = heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, range));
      topic = heshu_phrases_trim_verbs (&self->phrases, topic);
      topic = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_cut_noun (&self->phrases, topic));
      while (!heshu_range_is_empty (topic) && (g_unichar_isdigit (extraction->chars[topic.end - 1]) ||
                                               extraction->chars[topic.end - 1] == '.'))
        topic.end--; /* 综合指数5.12: a number without a unit */
      if (heshu_range_length (topic) < 2 || heshu_range_length (topic) > LONGEST_TOPIC ||
          is_speech (self, range) || is_speaker (self, range) || is_vague (self, topic))
        continue;
      *evidence = topic;
      return heshu_phrases_dup (&self->phrases, topic);
    }
  return NULL;
}

/* Whether the article's lines up to @position, in the same paragraph, name @word */
static gboolean
is_named_before (HeshuNamer *self, const HeshuNamingCase *naming, const gunichar *word, glong length)
{
  const gunichar *chars = self->extraction->chars;
  guint line = self->extraction->lines[naming->figure->line].start;
  guint end = naming->left.start;
  guint start = end > line + PARAGRAPH_REACH ? end - PARAGRAPH_REACH : line;

  for (guint i = start; i + (guint) length <= end; i++)
    if (memcmp (&chars[i], word, (gsize) length * sizeof *word) == 0)
      return TRUE;
  return FALSE;
}

/* 签约率 is 家庭医生签约率 where the paragraph speaks of 家庭医生: an alias of the lexicon that is too
 * general alone */
static gboolean
try_alias (HeshuNamer *self, HeshuNamingCase *naming)
{
  g_autofree char *own = heshu_phrases_dup (&self->phrases, naming->phrase);
  g_autoptr (GPtrArray) terms = heshu_lexicon_find (self->extraction->lexicon, "indicator", own);

  for (guint i = 0; i < terms->len; i++)
    {
      const char *full = heshu_term_get_value (g_ptr_array_index (terms, i));
      g_autofree char *head = NULL;
      g_autofree gunichar *word = NULL;
      glong length = 0;

      if (!g_str_has_suffix (full, own) || strlen (full) <= strlen (own))
        continue;
      head = g_strndup (full, strlen (full) - strlen (own));
      word = g_utf8_to_ucs4_fast (head, -1, &length);
      if (!is_named_before (self, naming, word, length))
        continue;
      heshu_namer_set (self, naming->index, g_strdup (full), g_strdup (head), naming->phrase,
                       "alias-of-indicator", 0.85);
      return TRUE;
    }
  return FALSE;
}

/* 总投资2860余万元的门诊综合楼: what the sum is for stands behind it */
static gboolean
try_sum_of_noun_behind (HeshuNamer *self, HeshuNamingCase *naming, const char *mode)
{
  HeshuRange noun = naming->right;
  g_autofree char *own = NULL;
  g_autofree char *thing = NULL;

  if (heshu_range_is_empty (noun) || self->extraction->chars[noun.start] != 0x7684 ||
      (!g_str_equal (mode, "money") && !g_str_equal (mode, "people")))
    return FALSE;
  noun.start++;
  noun = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_cut_noun (&self->phrases, noun));
  if (heshu_range_length (noun) < 2)
    return FALSE;
  own = heshu_phrases_dup (&self->phrases, naming->phrase);
  thing = heshu_phrases_dup (&self->phrases, noun);
  heshu_namer_set (self, naming->index, g_strconcat (thing, own, NULL), g_strdup (thing), noun,
                   "sum-of-noun-behind", 0.7);
  return TRUE;
}

/* A rate is no rate of another one, but of what both are of; nor of the limit that something is kept to */
static guint
skip_rates (HeshuNamer *self, guint index, guint before)
{
  HeshuKind kind = heshu_namer_get_figure (self, index)->kind;

  while (before != G_MAXUINT)
    {
      const HeshuFigure *figure = heshu_namer_get_figure (self, before);
      gboolean rate = figure->measure == HESHU_MEASURE_RATIO &&
                      (g_strcmp0 (self->namings[before].noun, self->namings[before].name) == 0 ||
                       g_strcmp0 (self->namings[before].rule, "words-before-figure") == 0);

      if (!rate && (figure->kind != HESHU_KIND_LIMIT || kind == HESHU_KIND_LIMIT))
        break;
      before = heshu_namer_find_before (self, before, TRUE);
    }
  return before;
}

gboolean
heshu_namer_begins_noun (const HeshuNamer *self, HeshuRange right)
{
  static const char *const verbs[] = { "stop-word", "tail-word", "change-word", "rank-word" };
  const HeshuMatch *lead;
  gboolean kept;

  if (heshu_range_is_empty (right))
    return FALSE;
  lead = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("lead-word"), right.start);
  /* 自然村 begins with no 自 */
  kept = lead != NULL && g_strcmp0 (heshu_term_get_value (lead->term), "keep") == 0;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      const HeshuMatch *match =
          heshu_extraction_match_at (self->extraction, g_intern_static_string (verbs[i]), right.start);

      if (match != NULL && g_strcmp0 (heshu_term_get_value (match->term), "keep") != 0 &&
          !(kept && match->end == match->start + 1))
        return FALSE;
    }
  return TRUE;
}

/* 户均7167元 is of the 860万元 rather than of the 1200户 between them */
static guint
find_same_unit (HeshuNamer *self, const HeshuNamingCase *naming, guint nearest)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);

  for (guint i = nearest; i != G_MAXUINT; i = heshu_namer_find_before (self, i, TRUE))
    if (g_strcmp0 (heshu_metric_builder_get (heshu_namer_get_figure (self, i)->builder, HESHU_FIELD_UNIT),
                   unit) == 0)
      return i;
  return nearest;
}

/* 投入860万元,为1200户家庭实施适老化改造: what the money went into is told behind it. Returns: (transfer
 * full) (nullable) */
static char *
dup_topic_behind (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence)
{
  HeshuExtraction *extraction = self->extraction;
  guint next = naming->figure->clause + 1;
  HeshuRange clause;

  if (next >= extraction->clauses->len)
    return NULL;
  clause = heshu_extraction_get_clause (extraction, next);
  if (!heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("purpose-word"), clause.start) ||
      clause.start >= heshu_extraction_get_sentence (extraction, naming->figure->sentence).end)
    return NULL;
  for (guint i = clause.start + 1; i < clause.end; i++)
    {
      const HeshuMatch *verb = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("verb"), i);
      HeshuRange work;

      if (verb == NULL || g_strcmp0 (heshu_term_get_value (verb->term), "keep") == 0)
        continue;
      work = (HeshuRange){ i, clause.end };
      if (g_strcmp0 (heshu_term_get_value (verb->term), "nominal") != 0)
        work.start = (guint) verb->end;
      work = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_trim_verbs (&self->phrases, work));
      if (heshu_range_length (work) < 2 || heshu_range_length (work) > LONGEST_TOPIC)
        return NULL;
      *evidence = work;
      return heshu_phrases_dup (&self->phrases, work);
    }
  return NULL;
}

/* 户均 before a name, 签约率 behind it */
/* What of a figure's names a general word is of: of a part itself (粮食作物产量), of the thing where a total
 * is told behind what was added (新增企业4家,总数38家) */
static const char *
choose_subject (HeshuNamer *self, const HeshuNaming *naming, const char *own, const char *mode)
{
  HeshuExtraction *extraction = self->extraction;
  const HeshuMatch *verb =
      heshu_extraction_match_at (extraction, HESHU_CATEGORY ("verb"), naming->evidence.start);
  const char *form = verb != NULL ? heshu_term_get_form (verb->term) : "";

  if (g_str_equal (mode, "after") && naming->part != NULL && strlen (naming->part) >= 9)
    return naming->part;
  if (g_str_has_prefix (own, "总") && verb != NULL &&
      g_strcmp0 (heshu_term_get_value (verb->term), "part") == 0 && g_str_has_prefix (naming->noun, form) &&
      strlen (naming->noun) > strlen (form))
    return naming->noun + strlen (form);
  return naming->noun;
}

static gboolean
ends_in_count (HeshuNamer *self, const char *name)
{
  const char *last = g_utf8_find_prev_char (name, name + strlen (name));
  g_autoptr (GPtrArray) endings =
      heshu_lexicon_find (self->extraction->lexicon, "count-ending", last != NULL ? last : "");

  return endings->len > 0;
}

static gboolean
is_generic_name (HeshuNamer *self, const char *name)
{
  g_autoptr (GPtrArray) terms = heshu_lexicon_find (self->extraction->lexicon, "generic-word", name);

  return terms->len > 0;
}

/* 投入1.9亿元改造背街小巷126条: what the money did stands right behind it */
static gboolean
try_money_into_work (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  const HeshuMatch *verb =
      heshu_extraction_match_at (extraction, HESHU_CATEGORY ("verb"), naming->right.start);
  HeshuRange thing;
  g_autofree char *own = NULL;
  g_autofree char *object = NULL;
  gboolean names_work;
  g_autofree char *work = NULL;

  if (heshu_range_is_empty (naming->right) || verb == NULL || verb->end >= naming->right.end ||
      g_strcmp0 (heshu_term_get_value (verb->term), "keep") == 0)
    return FALSE;
  thing = heshu_phrases_trim_tail (&self->phrases, (HeshuRange){ (guint) verb->end, naming->right.end });
  if (heshu_range_length (thing) < 2 || heshu_range_length (thing) > LONGEST_TOPIC)
    return FALSE;
  own = heshu_phrases_dup (&self->phrases, naming->phrase);
  object = heshu_phrases_dup (&self->phrases, thing);
  /* 实施, 开展 say nothing of the work */
  names_work = g_strcmp0 (heshu_term_get_value (verb->term), "nominal") == 0 ||
               g_strcmp0 (heshu_term_get_value (verb->term), "part") == 0;
  work = g_strconcat (object, names_work ? heshu_term_get_form (verb->term) : "", NULL);
  heshu_namer_set (self, naming->index, g_strconcat (work, own, NULL), g_strdup (work), thing,
                   "money-into-work", 0.65);
  return TRUE;
}

/* 发电量197亿千瓦时;弃风率4.9%: behind a semicolon a rate that no list knows is told of its own */
static gboolean
is_rate_told_anew (HeshuNamer *self, const HeshuNamingCase *naming)
{
  gunichar before = naming->left.start > 0 ? self->extraction->chars[naming->left.start - 1] : 0;

  return (before == ';' || before == 0xFF1B) &&
         !heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("generic-word"), naming->phrase, NULL);
}

/* 办理登记3.6万件,办理时限1天,网办率86%: a name that is all measure has nothing of its own to give */
static guint
skip_measures (HeshuNamer *self, const HeshuNamingCase *naming, guint before, const char *mode)
{
  guint first = before;
  guint n = 0;

  if (!g_str_equal (mode, "after") ||
      heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("amount-rate"), naming->phrase, NULL))
    return before;
  while (before != G_MAXUINT && n++ < MEASURES_BACK)
    {
      g_autofree char *bare = heshu_namer_dup_unmeasured (self, self->namings[before].noun);

      if (*bare != '\0')
        return before;
      before = heshu_namer_find_before (self, before, TRUE);
    }
  return first;
}

static gboolean
has_metric_in_line (HeshuNamer *self, const HeshuNamingCase *naming)
{
  HeshuRange before = { self->extraction->lines[naming->figure->line].start, naming->left.start };

  return heshu_namer_has_metric (self, naming->index, before);
}

/* A rate right behind a figure whose name is sure is of it; other words may be of one further back */
static double
find_generic_confidence (HeshuNamer *self, const HeshuNamingCase *naming, guint before)
{
  const HeshuFigure *figure;

  if (before == G_MAXUINT || naming->figure->measure != HESHU_MEASURE_RATIO)
    return 0.65;
  figure = heshu_namer_get_figure (self, before);
  if (g_utf8_strlen (self->namings[before].noun, -1) > LONGEST_SURE)
    return 0.8; /* who did it may be in the name */
  return self->namings[before].confidence >= 0.9 && figure->sentence == naming->figure->sentence &&
                 figure->clause + 1 >= naming->figure->clause
             ? 0.85
             : 0.65;
}

/* 粮食播种面积115万亩,其中早稻37万亩;总产49万吨: behind a semicolon what is said is of the whole again */
static guint
skip_part (HeshuNamer *self, const HeshuNamingCase *naming, guint before)
{
  gunichar mark = naming->left.start > 0 ? self->extraction->chars[naming->left.start - 1] : 0;
  guint n = 0;

  if (mark != ';' && mark != 0xFF1B)
    return before;
  for (guint i = before; i != G_MAXUINT && n++ < MEASURES_BACK; i = heshu_namer_find_before (self, i, TRUE))
    if (g_strcmp0 (self->namings[i].rule, "part-of-whole") != 0 &&
        heshu_namer_get_figure (self, i)->measure == HESHU_MEASURE_LEVEL)
      return i;
  return before;
}

/* 石榴种植12.6万亩、产量31.2万吨: what is grown has a yield, not its growing. Takes and returns @subject */
static const char *
drop_growing (HeshuNamer *self, char *subject)
{
  glong length = g_utf8_strlen (subject, -1);
  char *ending = length >= 4 ? g_utf8_offset_to_pointer (subject, length - 2) : NULL;
  g_autoptr (GPtrArray) terms = NULL;

  if (ending == NULL)
    return subject;
  terms = heshu_lexicon_find (self->extraction->lexicon, "growing-word", ending);
  if (terms->len > 0)
    *ending = '\0';
  return subject;
}

gboolean
heshu_namer_try_generic (HeshuNamer *self, HeshuNamingCase *naming)
{
  const char *mode = NULL;
  const char *subject = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *own = NULL;
  g_autofree char *stem = NULL;
  HeshuRange evidence = naming->phrase;
  HeshuRange up_to_number = { naming->left.start, naming->figure->numeral.start };
  guint before;
  const char *cut;

  if (heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("generic-word"), naming->left, &mode))
    evidence = naming->phrase = naming->left; /* 人均 alone, which trimming drops */
  else if (heshu_namer_is_per_unit (self, heshu_phrases_trim_lead (&self->phrases, up_to_number)))
    {
      evidence = naming->phrase = heshu_phrases_trim_lead (&self->phrases, up_to_number);
      mode = "before"; /* 3日单日最高 */
    }
  else if (heshu_namer_is_measure_per_head (self, naming, &mode))
    evidence = naming->phrase; /* 每人每年补助标准 */
  else if (!heshu_namer_is_generic (self, naming->phrase, &mode))
    return FALSE;
  if (try_sum_of_noun_behind (self, naming, mode) || try_alias (self, naming))
    return TRUE;
  if (is_rate_told_anew (self, naming))
    return FALSE;
  if (g_str_equal (mode, "money") && try_money_into_work (self, naming))
    return TRUE;
  if (naming->figure->measure == HESHU_MEASURE_LEVEL && heshu_namer_begins_noun (self, naming->right) &&
      (g_str_equal (mode, "money") || g_str_equal (mode, "people")))
    return FALSE;
  own = heshu_phrases_dup (&self->phrases, naming->phrase);

  before = g_str_equal (mode, "after") || g_str_equal (mode, "before") || g_str_equal (mode, "same")
               ? heshu_namer_find_before (self, naming->index, TRUE)
               : heshu_namer_find_first (self, naming->index);
  if (g_str_equal (mode, "after"))
    before = skip_part (self, naming, skip_rates (self, naming->index, before));
  if (g_str_equal (mode, "before"))
    {
      guint counted;

      before = find_same_unit (self, naming, before);
      counted = heshu_namer_find_counted (self, naming, before);
      before = counted != G_MAXUINT ? counted : before;
    }
  if (before != G_MAXUINT && g_str_equal (mode, "people"))
    before = heshu_namer_find_work (self, before, naming->index);
  before = skip_measures (self, naming, before, mode);
  if (before == G_MAXUINT)
    before = heshu_namer_find_added (self, naming);
  if (before != G_MAXUINT && is_generic_name (self, self->namings[before].noun))
    before = G_MAXUINT; /* 占地面积 tells nothing of 建筑面积 */
  if ((topic = heshu_namer_dup_pointed_at (self, naming, &evidence)) != NULL ||
      (topic = heshu_namer_dup_kind_before (self, naming, &evidence)) != NULL)
    subject = topic;
  else if (before != G_MAXUINT)
    subject = choose_subject (self, &self->namings[before], own, mode);
  else if (!g_str_equal (mode, "money") ||
           (subject = topic = dup_topic_behind (self, naming, &evidence)) == NULL)
    subject = topic = heshu_namer_dup_topic_before (self, naming, &evidence);
  if (subject == NULL && !has_metric_in_line (self, naming))
    subject = topic = heshu_namer_dup_section_topic (self, naming, &evidence);
  if (subject == NULL)
    {
      before = skip_rates (self, naming->index, heshu_namer_find_before (self, naming->index, FALSE));
      subject = before != G_MAXUINT && !is_generic_name (self, self->namings[before].noun)
                    ? self->namings[before].noun
                    : NULL;
    }
  if (subject == NULL)
    return FALSE;
  if (!g_str_equal (mode, "same") && !g_str_equal (mode, "before") &&
      !heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("amount-rate"), naming->phrase, NULL))
    {
      /* 海鲈养殖面积 … 产量: a measure is not of another one but of what both are of */
      bare = heshu_namer_dup_unmeasured (self, subject);
      if (*bare == '\0')
        return FALSE;
      subject = drop_growing (self, bare);
    }

  if (g_str_equal (mode, "same") && before != G_MAXUINT)
    {
      heshu_namer_set (self, naming->index, g_strdup (self->namings[before].name), g_strdup (subject),
                       evidence, "same-as-figure-before", 0.7);
      return TRUE;
    }
  if (g_str_equal (mode, "before"))
    {
      heshu_namer_set (self, naming->index, g_strconcat (own, subject, NULL), g_strdup (subject), evidence,
                       "per-unit-of-figure-before",
                       before != G_MAXUINT ? heshu_naming_inherit (&self->namings[before], 0.9) : 0.65);
      return TRUE;
    }
  /* 家庭医生团队签约居民 … 签约率: what stands before the rate's own word is its subject */
  stem = g_str_has_suffix (own, "率") ? g_strndup (own, strlen (own) - strlen ("率")) : NULL;
  cut = stem != NULL && strlen (stem) >= 6 ? strstr (subject, stem) : NULL;
  if (cut != NULL && g_utf8_strlen (subject, cut - subject) >= 2)
    {
      g_autofree char *head = g_strndup (subject, (gsize) (cut - subject));

      heshu_namer_set (self, naming->index, g_strconcat (head, own, NULL), g_strdup (subject), evidence,
                       "rate-of-figure-before",
                       before != G_MAXUINT ? heshu_naming_inherit (&self->namings[before], 0.9) : 0.7);
      return TRUE;
    }
  /* 整改问题 … 整改率 */
  if (cut != NULL && cut == subject && strlen (subject) >= strlen (stem) + 6)
    {
      subject += strlen (stem);
      if (ends_in_count (self, subject))
        return FALSE; /* 优良天数 … 优良率 */
    }
  heshu_namer_set (self, naming->index, heshu_namer_join (subject, own), g_strdup (subject), evidence,
                   "generic-of-figure-before", find_generic_confidence (self, naming, before));
  return TRUE;
}
