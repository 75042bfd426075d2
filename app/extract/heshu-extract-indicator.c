/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

/* A noun of at most so many characters needs what was done with it: 项目, 农民工 */
#define SHORT_NOUN 5
/* Words before a figure that are so few need the unit's noun: 出生, 总诊疗 */
#define SHORT_PHRASE 3
#define LONGEST_PREDICATE 18
#define LONGEST_PREFIX 6
#define PLANNER_REACH 8
/* How many figures back an inherited name is looked for: names are near, and a damaged page may hold a
 * million figures */
#define FIGURES_BACK 48
#define SENTENCE_REACH 400

void
heshu_namer_init (HeshuNamer *self, HeshuExtraction *extraction)
{
  *self = (HeshuNamer){ .extraction = extraction, .whole = G_MAXUINT };
  heshu_phrases_init (&self->phrases, extraction);
  self->namings = g_new0 (HeshuNaming, extraction->figures->len + 1);
}

static void
clear_distribution (HeshuDistribution *distribution)
{
  g_clear_pointer (&distribution->names, g_ptr_array_unref);
  g_clear_pointer (&distribution->nouns, g_ptr_array_unref);
  distribution->active = FALSE;
}

void
heshu_namer_clear (HeshuNamer *self)
{
  for (guint i = 0; i < self->extraction->figures->len; i++)
    {
      g_free (self->namings[i].name);
      g_free (self->namings[i].noun);
      g_free (self->namings[i].part);
    }
  g_free (self->namings);
  clear_distribution (&self->distribution);
  heshu_phrases_clear (&self->phrases);
}

static guint
left_edge (const HeshuFigure *figure)
{
  guint edge = figure->numeral.start;

  if (!heshu_range_is_empty (figure->whole))
    edge = MIN (edge, figure->whole.start);
  if (!heshu_range_is_empty (figure->lead))
    edge = MIN (edge, figure->lead.start);
  return figure->ordinal && edge > 0 ? edge - 1 : edge;
}

static guint
right_edge (const HeshuFigure *figure)
{
  return MAX (MAX (figure->numeral.end, figure->whole.end), figure->trail.end);
}

/* The nearest metric on the left in the same clause ends what the phrase can be; one that was found to be no
 * metric (85岁以上) belongs to the name */
static guint
find_left_start (const HeshuNamer *self, guint index, HeshuRange clause)
{
  for (guint i = index; i-- > 0;)
    {
      const HeshuFigure *before = heshu_namer_get_figure (self, i);

      if (right_edge (before) <= clause.start)
        break;
      if (heshu_namer_is_metric (self, i))
        return MAX (clause.start, right_edge (before));
    }
  return clause.start;
}

static guint
find_right_end (const HeshuNamer *self, guint index, HeshuRange clause)
{
  for (guint i = index + 1; i < self->extraction->figures->len; i++)
    {
      const HeshuFigure *next = heshu_namer_get_figure (self, i);

      if (left_edge (next) >= clause.end)
        break;
      if (heshu_namer_is_metric (self, i))
        return MIN (clause.end, left_edge (next));
    }
  return clause.end;
}

/* A bracket that opens and does not close before the figure: 灾后重建(6个项目) */
static guint
find_open_bracket (const HeshuExtraction *extraction, HeshuRange range)
{
  for (guint i = range.end; i-- > range.start;)
    {
      gunichar c = extraction->chars[i];

      if (c == ')' || c == 0xFF09)
        break;
      if (c == '(' || c == 0xFF08)
        return i;
    }
  return G_MAXUINT;
}

/* Behind the speaker's mark of an interview (【嘉宾】) and a telephone number */
static guint
find_fresh_start (const HeshuExtraction *extraction, HeshuRange range)
{
  guint start = range.start;
  guint digits = 0;

  for (guint i = range.start; i < range.end; i++)
    {
      digits = g_unichar_isdigit (extraction->chars[i]) || (digits > 0 && extraction->chars[i] == '-')
                   ? digits + 1
                   : 0;
      if (extraction->chars[i] == 0x3011 || digits >= 5)
        start = i + 1;
    }
  return start;
}

/* A headline's lines are parted by blanks */
static guint
find_last_blank (const HeshuExtraction *extraction, HeshuRange range)
{
  for (guint i = range.end; i-- > range.start;)
    if (g_unichar_isspace (extraction->chars[i]) && i + 3 < range.end)
      return i + 1;
  return range.start;
}

/* 分局将新建智慧安防小区: who plans is no part of the name */
static HeshuRange
drop_planner (HeshuNamer *self, HeshuRange range)
{
  for (guint i = range.start + 1; i < range.end && i < range.start + PLANNER_REACH; i++)
    {
      const HeshuMatch *match
          = heshu_extraction_match_at (self->extraction, g_intern_static_string ("modal-word"), i);

      if (match != NULL && match->end < range.end)
        return heshu_phrases_trim_lead (&self->phrases, (HeshuRange){ (guint) match->end, range.end });
    }
  return range;
}

static gboolean
begins_text (gunichar c)
{
  return g_unichar_isalnum (c) || c == 0x201C || c == 0x300A || c == '"';
}

void
heshu_namer_open_case (HeshuNamer *self, guint index, HeshuNamingCase *out)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuFigure *figure = heshu_namer_get_figure (self, index);
  HeshuRange clause = heshu_extraction_get_clause (extraction, figure->clause);
  guint bracket;

  *out = (HeshuNamingCase){ .index = index, .figure = figure };
  out->left = (HeshuRange){ find_left_start (self, index, clause), left_edge (figure) };
  bracket = find_open_bracket (extraction, out->left);
  if (bracket != G_MAXUINT)
    {
      out->left.start = bracket + 1;
      out->bracket = TRUE;
    }
  out->left.start = find_fresh_start (extraction, out->left);
  if (extraction->lines[figure->line].kind <= HESHU_LINE_HEADING)
    out->left.start = find_last_blank (extraction, out->left);
  out->right = (HeshuRange){ right_edge (figure), find_right_end (self, index, clause) };
  if (heshu_range_is_empty (out->right) || !begins_text (extraction->chars[out->right.start]))
    out->right.end = out->right.start;
  out->phrase = heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, out->left));
  out->phrase = drop_planner (self, out->phrase);
}

void
heshu_namer_set (HeshuNamer *self,
                 guint index,
                 char *name,
                 char *noun,
                 HeshuRange evidence,
                 const char *rule,
                 double confidence)
{
  HeshuNaming *naming = &self->namings[index];

  g_free (naming->name);
  g_free (naming->noun);
  naming->name = name;
  naming->noun = noun != NULL && *noun != '\0' ? noun : g_strdup (name);
  if (noun != NULL && *noun == '\0')
    g_free (noun);
  naming->evidence = evidence;
  naming->rule = rule;
  naming->confidence = confidence;
}

guint
heshu_namer_find_before (const HeshuNamer *self, guint index, gboolean same_sentence)
{
  const HeshuFigure *figure = heshu_namer_get_figure (self, index);

  for (guint i = index; i-- > 0 && index - i < FIGURES_BACK;)
    {
      const HeshuFigure *before = heshu_namer_get_figure (self, i);

      if (before->line != figure->line || (same_sentence && before->sentence != figure->sentence))
        break;
      if (heshu_namer_is_metric (self, i) && self->namings[i].name != NULL && !self->namings[i].goal &&
          before->measure != HESHU_MEASURE_CHANGE && before->measure != HESHU_MEASURE_RANK)
        return i;
    }
  return G_MAXUINT;
}

guint
heshu_namer_find_first (const HeshuNamer *self, guint index)
{
  const HeshuFigure *figure = heshu_namer_get_figure (self, index);
  guint floor = heshu_extraction_get_sentence (self->extraction, figure->sentence).start;
  guint found = G_MAXUINT;

  /* What stands behind a semicolon is told anew */
  for (guint i = figure->numeral.start; i > floor && figure->numeral.start - i < SENTENCE_REACH; i--)
    if (self->extraction->chars[i - 1] == ';' || self->extraction->chars[i - 1] == 0xFF1B)
      floor = i;
  for (guint i = index; i-- > 0 && index - i < FIGURES_BACK;)
    {
      if (heshu_namer_get_figure (self, i)->numeral.start < floor)
        break;
      if (heshu_namer_is_metric (self, i) && self->namings[i].name != NULL)
        found = i;
    }
  return found;
}

/* 改造老旧小区 -> 老旧小区改造; 发放补贴 -> 补贴; 新增学位 stays */
static char *
dup_noun (HeshuNamer *self, HeshuRange phrase)
{
  HeshuExtraction *extraction = self->extraction;
  const HeshuMatch *verb =
      heshu_extraction_match_at (extraction, g_intern_static_string ("verb"), phrase.start);
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

      noun = heshu_phrases_dup (&self->phrases, rest);
      return g_strconcat (noun, work, NULL);
    }
  rest = heshu_phrases_trim_verbs (&self->phrases, rest);
  return heshu_phrases_dup (&self->phrases, heshu_range_is_empty (rest) ? phrase : rest);
}

/* What was done with the things counted: 追回工资 in 为1208名农民工追回工资; empty where nothing short enough
 * is said */
static HeshuRange
find_predicate (HeshuNamer *self, const HeshuNamingCase *naming, guint start)
{
  HeshuRange range = { start, naming->right.end };

  range = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_trim_lead (&self->phrases, range));
  if (heshu_range_length (range) > LONGEST_PREDICATE || heshu_range_length (range) < 3 ||
      !heshu_phrases_has_at (&self->phrases, "verb", range.start))
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

/* What stands before the figure belongs to the noun behind it where it is short or ends in 的:
 * 遭受洪灾分散安置的7349名群众 */
static HeshuRange
find_prefix (HeshuNamer *self, const HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange prefix = naming->phrase;

  if (heshu_range_is_empty (naming->left) || !g_unichar_isalnum (extraction->chars[naming->left.end - 1]))
    return (HeshuRange){ 0, 0 };
  if (extraction->chars[naming->left.end - 1] == 0x7684)
    {
      if (!heshu_range_is_empty (prefix) && heshu_range_length (prefix) <= LONGEST_PREDICATE)
        prefix.end = naming->left.end;
      return prefix;
    }
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

/* `12支防疫队`: the thing counted stands behind the figure */
static gboolean
name_by_right (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange noun = naming->right;
  HeshuRange predicate;
  HeshuRange prefix = { 0, 0 };
  g_autofree char *thing = NULL;
  g_autofree char *before = NULL;
  g_autofree char *done = NULL;
  const char *mode = NULL;
  GString *name;

  if (heshu_range_is_empty (noun))
    return FALSE;
  if (extraction->chars[noun.start] == 0x7684) /* 的 */
    noun.start++;
  if (!heshu_namer_begins_noun (self, noun))
    return FALSE;
  noun = cut_list (extraction, heshu_phrases_cut_noun (&self->phrases, noun));
  noun = cut_rate (extraction, heshu_phrases_trim_tail (&self->phrases, noun));
  if (heshu_range_length (noun) < 2)
    return FALSE;

  prefix = find_prefix (self, naming);
  thing = heshu_phrases_dup (&self->phrases, noun);
  before = heshu_phrases_dup (&self->phrases, prefix);
  if (naming->bracket && heshu_range_length (noun) <= SHORT_PHRASE)
    {
      char *explained = dup_before_bracket (self, naming);

      if (explained != NULL)
        {
          g_free (before);
          before = explained;
        }
    }
  else if (heshu_namer_is_generic (self, noun, &mode) && *before == '\0')
    {
      guint other = heshu_namer_find_before (self, naming->index, TRUE);

      if (other != G_MAXUINT)
        {
          g_free (before);
          before = g_strdup (self->namings[other].noun); /* 开设359张床位 of the home built for 6000万元 */
        }
    }
  name = g_string_new (NULL);
  predicate = find_predicate (self, naming, noun.end);
  if (heshu_range_length (noun) <= SHORT_NOUN && !heshu_range_is_empty (predicate))
    {
      done = heshu_phrases_dup (&self->phrases, predicate);
      g_string_append_printf (name, "%s的", done);
    }
  g_string_append (name, before);
  g_string_append (name, thing);
  heshu_namer_set (self, naming->index, g_string_free (name, FALSE), g_strconcat (before, thing, NULL), noun,
                   "noun-behind-figure", heshu_range_length (noun) > SHORT_NOUN ? 0.75 : 0.6);
  return TRUE;
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
heshu_namer_get_unit_noun (const HeshuFigure *figure)
{
  static const struct
  {
    const char *unit;
    const char *noun;
  } nouns[] = { { "元", "金额" },   { "户", "户数" }, { "人", "人数" },
                { "人次", "人次" }, { "名", "人数" }, { "户次", "户次" } };
  const char *unit = heshu_metric_builder_get (figure->builder, HESHU_FIELD_UNIT);

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_strcmp0 (unit, nouns[i].unit) == 0)
      return nouns[i].noun;
  return "";
}

/* 出生, 立案: what happened is counted itself */
static gboolean
is_count_verb (HeshuNamer *self, HeshuRange phrase)
{
  const char *value = NULL;

  return heshu_phrases_is (&self->phrases, "verb", phrase, &value) && g_strcmp0 (value, "count") == 0;
}

/* 出动1240人次, 核查413户: of whom, or in what, the words before tell */
static gboolean
name_by_verb (HeshuNamer *self, HeshuNamingCase *naming)
{
  guint before = heshu_namer_find_before (self, naming->index, TRUE);
  HeshuRange evidence = naming->phrase;
  g_autofree char *verb = heshu_phrases_dup (&self->phrases, naming->phrase);
  g_autofree char *topic = heshu_namer_dup_topic_before (self, naming, &evidence);
  const char *noun = topic;

  if (noun == NULL && before != G_MAXUINT)
    noun = self->namings[before].noun;
  if (noun == NULL)
    return FALSE;
  heshu_namer_set (self, naming->index,
                   g_strconcat (noun, verb, heshu_namer_get_unit_noun (naming->figure), NULL),
                   g_strdup (noun), evidence, "verb-of-words-before", 0.5);
  return TRUE;
}

/* `清理小广告18000余处`: the words before the figure */
static gboolean
name_by_left (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuMatch *part;

  if (heshu_range_length (naming->phrase) < 2)
    return FALSE;
  if (!is_count_verb (self, naming->phrase) &&
      heshu_range_is_empty (heshu_phrases_trim_verbs (&self->phrases, naming->phrase)) &&
      name_by_verb (self, naming))
    return TRUE;
  if (heshu_range_length (naming->phrase) <= SHORT_PHRASE &&
      (g_strcmp0 (heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT), "人次") == 0 ||
       is_count_verb (self, naming->phrase)))
    {
      /* 出生6294人, 总诊疗1078.7万人次 */
      g_autofree char *phrase = heshu_phrases_dup (&self->phrases, naming->phrase);

      heshu_namer_set (self, naming->index,
                       g_strconcat (phrase, heshu_namer_get_unit_noun (naming->figure), NULL),
                       g_strdup (phrase), naming->phrase, "short-words-before-figure", 0.6);
      return TRUE;
    }
  heshu_namer_set (self, naming->index, heshu_phrases_dup (&self->phrases, naming->phrase),
                   dup_noun (self, naming->phrase), naming->phrase, "words-before-figure", 0.8);
  part = heshu_extraction_match_before (self->extraction, g_intern_static_string ("part-word"),
                                        naming->phrase.end);
  if (part != NULL && part->start > naming->phrase.start)
    self->namings[naming->index].part = g_strdup (heshu_term_get_form (part->term)); /* 人均消费支出城镇 */
  return TRUE;
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
  else if (heshu_phrases_has_at (&self->phrases, "stop-word", noun.start))
    return FALSE;
  noun = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_cut_noun (&self->phrases, noun));
  if (heshu_range_length (noun) < 2 || heshu_range_is_empty (naming->phrase))
    return FALSE;
  left = heshu_phrases_dup (&self->phrases, naming->phrase);
  right = heshu_phrases_dup (&self->phrases, noun);
  heshu_namer_set (self, naming->index, g_strconcat (left, right, "比例", NULL),
                   g_strconcat (left, right, NULL), naming->phrase, "words-around-share", 0.6);
  return TRUE;
}

/* 为每人每月1045元, 全年8次进入前两名: nothing beside the figure but what the clause before is about */
static void
name_by_topic (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuRange evidence;
  HeshuRange behind = heshu_phrases_trim_tail (&self->phrases, naming->right);
  g_autofree char *topic = heshu_namer_dup_topic_before (self, naming, &evidence);
  g_autofree char *said = NULL;

  if (topic == NULL)
    return;
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
      heshu_namer_try_rank (self, &naming) || heshu_namer_try_completion (self, &naming) ||
      heshu_namer_try_change (self, &naming) || heshu_namer_try_share (self, &naming) ||
      heshu_namer_try_multiple (self, &naming) || heshu_namer_try_part (self, &naming) ||
      heshu_namer_try_generic (self, &naming) || name_ratio_by_both (self, &naming))
    return;
  if (prefers_right (self, &naming) && name_by_right (self, &naming))
    return;
  if (name_by_left (self, &naming) || heshu_namer_try_run (self, &naming))
    return;
  if (!name_by_right (self, &naming))
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
      if (naming->name != NULL && *naming->name != '\0')
        heshu_extraction_read (self, heshu_extraction_get_figure (self, i), HESHU_FIELD_INDICATOR,
                               naming->name, naming->evidence, naming->rule, naming->confidence);
    }
  heshu_namer_clear (&namer);
}
