/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

/* Names that figures take from the figures and clauses before them: what a rate, change, rank or share is of
 */

#define LONGEST_TOPIC 20
#define PARAGRAPH_REACH 400

static gboolean
has_char (const HeshuExtraction *extraction, HeshuRange range, gunichar c, guint *position)
{
  for (guint i = range.end; i-- > range.start;)
    if (extraction->chars[i] == c)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static const HeshuNaming *
naming_before (HeshuNamer *self, const HeshuNamingCase *naming, gboolean same_sentence)
{
  guint before = heshu_namer_find_before (self, naming->index, same_sentence);

  return before != G_MAXUINT ? &self->namings[before] : NULL;
}

/* The trimmed words of the case's left side up to @end */
static HeshuRange
phrase_until (HeshuNamer *self, const HeshuNamingCase *naming, guint end)
{
  HeshuRange range = { naming->left.start, MIN (end, naming->left.end) };

  if (range.start > range.end)
    range.end = range.start;
  return heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, range));
}

gboolean
heshu_namer_is_generic (const HeshuNamer *self, HeshuRange range, const char **mode)
{
  guint length = heshu_range_length (range);

  if (length == 0)
    return FALSE;
  if (heshu_phrases_is (&self->phrases, "generic-word", range, mode))
    return TRUE;
  /* 办结率, 亮灯率 */
  if (length <= 3 && self->extraction->chars[range.end - 1] == 0x7387)
    {
      *mode = "after";
      return TRUE;
    }
  return FALSE;
}

/* Whether a metric before @index stands in @range */
static gboolean
has_metric (HeshuNamer *self, guint index, HeshuRange range)
{
  for (guint i = index; i-- > 0;)
    {
      const HeshuFigure *figure = heshu_namer_get_figure (self, i);

      if (figure->numeral.start < range.start)
        return FALSE;
      if (figure->numeral.start < range.end && heshu_namer_is_metric (self, i))
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
      const HeshuMatch *match = heshu_extraction_match_at (self->extraction, g_intern_static_string ("speech-word"), i);

      if (match != NULL && match->end + 1 >= range.end)
        return TRUE;
    }
  return FALSE;
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
      if (has_metric (self, naming->index, range))
        return NULL;
      for (guint i = range.start; i < range.end; i++)
        if (extraction->chars[i] == 0x3011) /* 【主持人】 */
          range.start = i + 1;
      topic = heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, range));
      topic = heshu_phrases_trim_verbs (&self->phrases, topic);
      topic = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_cut_noun (&self->phrases, topic));
      if (heshu_range_length (topic) < 2 || heshu_range_length (topic) > LONGEST_TOPIC || is_speech (self, range))
        continue;
      *evidence = topic;
      return heshu_phrases_dup (&self->phrases, topic);
    }
  return NULL;
}

/* `在园幼儿 | 人 | 31,250`: what a table's row and column say */
gboolean
heshu_namer_try_cell (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuFigure *figure = naming->figure;
  HeshuRange name = figure->label;
  HeshuRange header = figure->header;
  HeshuRange change;
  g_autofree char *text = NULL;
  guint bracket = 0;

  if (figure->header_cell < 0)
    return FALSE;
  /* A row of a district or a time is named by its column */
  if (heshu_range_is_empty (heshu_phrases_trim_lead (&self->phrases, name)) ||
      heshu_extraction_match_at (self->extraction, g_intern_static_string ("district"), name.start) != NULL)
    {
      name = header;
      header = figure->label;
    }
  if (has_char (self->extraction, name, '(', &bracket) || has_char (self->extraction, name, 0xFF08, &bracket))
    {
      HeshuRange inside = { bracket + 1, name.end > bracket + 1 ? name.end - 1 : name.end };
      gunichar last = self->extraction->chars[name.end - 1];

      /* 体育产业总规模(亿元): the bracket at the end gives the unit; 执业(助理)医师 is a name */
      if ((last == ')' || last == 0xFF09) && !heshu_range_is_empty (inside))
        name.end = bracket;
    }
  if (heshu_range_is_empty (name))
    return FALSE;
  text = heshu_phrases_dup (&self->phrases, name);
  /* 签约率 | 同比增减: the column is of the one on its left */
  if (heshu_phrases_has_at (&self->phrases, "compare-word", name.start) && naming->index > 0 &&
      self->namings[naming->index - 1].name != NULL &&
      heshu_namer_get_figure (self, naming->index - 1)->line == figure->line)
    {
      const HeshuNaming *left = &self->namings[naming->index - 1];

      heshu_namer_set (self, naming->index, g_strconcat (left->name, "变化", NULL), g_strdup (left->noun), name,
                       "change-of-column-before", 0.75);
      return TRUE;
    }
  change = heshu_phrases_find_change (&self->phrases, header);
  if (figure->measure == HESHU_MEASURE_CHANGE && !heshu_range_is_empty (change))
    {
      g_autofree char *word = heshu_phrases_dup (&self->phrases, change);

      heshu_namer_set (self, naming->index, g_strconcat (text, word, NULL), g_strdup (text), name,
                       "row-and-column", 0.85);
    }
  else
    heshu_namer_set (self, naming->index, g_strdup (text), NULL, name, "row-of-table", 0.9);
  return TRUE;
}

/* 在基本公共卫生服务绩效评价中: what a rank further on in the sentence is of */
static char *
dup_occasion (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange range;
  const HeshuMatch *scope;

  if (naming->figure->clause == 0)
    return NULL;
  range = heshu_extraction_get_clause (extraction, naming->figure->clause - 1);
  if (range.start < heshu_extraction_get_sentence (extraction, naming->figure->sentence).start)
    return NULL;
  while (range.start < range.end && !g_unichar_isalnum (extraction->chars[range.start]))
    range.start++;
  range = heshu_phrases_trim_tail (&self->phrases, range);
  if (heshu_range_is_empty (range) || has_metric (self, naming->index, range) ||
      (extraction->chars[range.start] != 0x5728 && /* 在 */
       heshu_extraction_match_before (extraction, g_intern_static_string ("occasion-word"), range.end) ==
           NULL))
    return NULL;
  if (!heshu_range_is_empty (range) && extraction->chars[range.end - 1] == 0x4E2D) /* 中 */
    range.end--;
  range = heshu_phrases_trim_lead (&self->phrases, range);
  scope = heshu_extraction_match_at (extraction, g_intern_static_string ("scope-word"), range.start);
  if (scope != NULL && scope->end < range.end)
    range.start = (guint) scope->end;
  if (heshu_range_length (range) < 2 || heshu_range_length (range) > LONGEST_TOPIC + 4)
    return NULL;
  *evidence = range;
  return heshu_phrases_dup (&self->phrases, range);
}

/* 在全市退役军人工作绩效考核中列第2名: between the scope and the rank's word. Empty where nothing is */
static HeshuRange
range_behind_scope (HeshuNamer *self, const HeshuNamingCase *naming, guint scope_end)
{
  HeshuRange range = { scope_end, naming->left.end };
  guint end = range.end;

  for (guint i = range.start; i < range.end; i++)
    {
      const HeshuMatch *match =
          heshu_extraction_match_at (self->extraction, g_intern_static_string ("rank-word"), i);

      if (match == NULL)
        continue;
      if (g_strcmp0 (heshu_term_get_value (match->term), "keep") == 0)
        i = (guint) match->end - 1;
      else
        end = MIN (end, i);
    }
  range.end = end;
  range = heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, range));
  if (!heshu_range_is_empty (range) && self->extraction->chars[range.end - 1] == 0x4E2D) /* 中 */
    range.end--;
  return range;
}

static const char *
intern_scope (HeshuNamer *self, HeshuRange range, HeshuRange *place)
{
  for (guint i = range.start; i < range.end; i++)
    {
      const HeshuMatch *match =
          heshu_extraction_match_at (self->extraction, g_intern_static_string ("scope-word"), i);

      if (match == NULL || match->end > range.end)
        continue;
      *place = (HeshuRange){ i, (guint) match->end };
      return heshu_term_get_form (match->term);
    }
  /* 居杭州市第2位: a city by its name */
  for (guint i = range.start + 1; i < range.end; i++)
    {
      const HeshuMatch *match = heshu_extraction_match_at (self->extraction, g_intern_static_string ("district"), i);

      if (match == NULL || match->end != range.end)
        continue;
      *place = (HeshuRange){ i, range.end };
      return heshu_term_get_form (match->term);
    }
  *place = (HeshuRange){ range.end, range.end };
  return "";
}

/* 在全市基本公共卫生服务绩效评价中,惠济区名列第三名: the scope stands with the occasion */
static const char *
intern_scope_of_occasion (HeshuNamer *self, const HeshuNamingCase *naming)
{
  HeshuRange clause;
  HeshuRange place;

  if (naming->figure->clause == 0)
    return "";
  clause = heshu_extraction_get_clause (self->extraction, naming->figure->clause - 1);
  if (clause.start < heshu_extraction_get_sentence (self->extraction, naming->figure->sentence).start ||
      has_metric (self, naming->index, clause))
    return "";
  return intern_scope (self, clause, &place);
}

gboolean
heshu_namer_try_rank (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange place;
  HeshuRange evidence;
  HeshuRange own;
  guint end;
  const char *scope;
  const char *mode = NULL;
  g_autofree char *name = NULL;
  const HeshuNaming *before;

  if (naming->figure->measure != HESHU_MEASURE_RANK)
    return FALSE;
  scope = intern_scope (self, naming->left, &place);
  if (*scope == '\0')
    scope = intern_scope_of_occasion (self, naming);
  end = place.start;
  for (guint i = naming->left.start; i < end; i++)
    {
      const HeshuMatch *match =
          heshu_extraction_match_at (extraction, g_intern_static_string ("rank-word"), i);

      if (match == NULL)
        continue;
      if (g_strcmp0 (heshu_term_get_value (match->term), "keep") == 0)
        i = (guint) match->end - 1;
      else
        end = i;
    }
  own = phrase_until (self, naming, end);
  if (heshu_range_length (own) < 2 && place.end > place.start)
    own = range_behind_scope (self, naming, place.end);
  evidence = own;
  before = naming_before (self, naming, FALSE);
  if (heshu_range_length (own) >= 2 && heshu_namer_is_generic (self, own, &mode) && before != NULL)
    {
      g_autofree char *text = heshu_phrases_dup (&self->phrases, own);

      name = g_strconcat (before->noun, text, NULL);
    }
  else if (heshu_range_length (own) >= 2 &&
           heshu_extraction_match_at (extraction, g_intern_static_string ("district"), own.start) == NULL)
    name = heshu_phrases_dup (&self->phrases, own);
  if (name == NULL)
    name = dup_occasion (self, naming, &evidence);
  if (name == NULL && before != NULL)
    {
      name = g_strdup (before->name);
      evidence = before->evidence;
    }
  if (name == NULL)
    return FALSE;
  heshu_namer_set (self, naming->index, g_strconcat (name, scope, "排名", NULL), g_strdup (name), evidence,
                   "rank-of-name", 0.7);
  return TRUE;
}

/* 完成年度任务15万平方米的114.7%: the goal and the share of it that was reached */
gboolean
heshu_namer_try_completion (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuFigure *figure = naming->figure;
  const HeshuNaming *before = naming_before (self, naming, FALSE);
  gboolean of_goal = naming->index > 0 && self->namings[naming->index - 1].goal &&
                     heshu_namer_get_figure (self, naming->index - 1)->clause == figure->clause;
  g_autofree char *goal = NULL;
  HeshuRange phrase = naming->phrase;

  if (before == NULL || figure->measure == HESHU_MEASURE_CHANGE)
    return FALSE;
  if (!heshu_range_is_empty (phrase) && self->extraction->chars[phrase.start] == 0x5360) /* 占年度计划的 */
    phrase = heshu_phrases_trim_lead (&self->phrases, (HeshuRange){ phrase.start + 1, phrase.end });
  if (heshu_range_length (phrase) >= 2 &&
      heshu_phrases_is (&self->phrases, "goal-word", phrase, NULL))
    goal = heshu_phrases_dup (&self->phrases, phrase);
  else if (heshu_range_is_empty (naming->phrase) && of_goal && figure->measure == HESHU_MEASURE_RATIO)
    goal = g_strdup ("目标");
  else
    return FALSE;

  if (figure->measure == HESHU_MEASURE_RATIO && figure->kind != HESHU_KIND_TARGET)
    {
      heshu_namer_set (self, naming->index, g_strconcat (before->noun, goal, "完成率", NULL),
                       g_strdup (before->noun), before->evidence, "completion-of-goal", 0.75);
      return TRUE;
    }
  heshu_namer_set (self, naming->index, g_strconcat (before->name, goal, NULL), g_strdup (before->noun),
                   before->evidence, "goal-of-figure", 0.75);
  self->namings[naming->index].goal = TRUE;
  return TRUE;
}

/* 列第2名,较上年前进3位 */
static gboolean
is_behind_rank (HeshuNamer *self, const HeshuNamingCase *naming)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  const HeshuFigure *before;

  if (naming->index == 0 || g_strcmp0 (unit, "位") != 0)
    return FALSE;
  before = heshu_namer_get_figure (self, naming->index - 1);
  return before->measure == HESHU_MEASURE_RANK && before->sentence == naming->figure->sentence &&
         self->namings[naming->index - 1].name != NULL;
}

gboolean
heshu_namer_try_change (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange change = heshu_phrases_find_change (&self->phrases, naming->left);
  HeshuRange own;
  HeshuRange evidence;
  const HeshuMatch *word;
  const char *mode = NULL;
  const char *value = "";
  g_autofree char *name = NULL;
  const HeshuNaming *before;

  if (naming->figure->measure != HESHU_MEASURE_CHANGE)
    return FALSE;
  if (is_behind_rank (self, naming))
    {
      const HeshuNaming *rank = &self->namings[naming->index - 1];

      heshu_namer_set (self, naming->index, g_strconcat (rank->name, "变化", NULL), g_strdup (rank->noun),
                       rank->evidence, "change-of-rank", 0.65);
      return TRUE;
    }
  if (!heshu_range_is_empty (change))
    {
      word = heshu_extraction_match_at (extraction, g_intern_static_string ("change-word"), change.start);
      value = word != NULL ? heshu_term_get_value (word->term) : "";
      if (g_strcmp0 (value, "keep") == 0)
        value = "";
      /* 自然增长率 is a name of its own */
      if (change.end < naming->left.end && extraction->chars[change.end] == 0x7387)
        return FALSE;
    }
  own = (HeshuRange){ naming->left.start, heshu_range_is_empty (change) ? naming->left.end : change.start };
  own = heshu_phrases_cut_comparison (&self->phrases, own);
  own = phrase_until (self, naming, own.end);
  evidence = own;
  before = naming_before (self, naming, FALSE);
  if (heshu_range_length (own) >= 2 && heshu_namer_is_generic (self, own, &mode) && before != NULL)
    {
      g_autofree char *text = heshu_phrases_dup (&self->phrases, own);

      name = g_strconcat (before->noun, text, NULL);
    }
  else if (heshu_range_length (own) >= 2)
    name = heshu_phrases_dup (&self->phrases, own);
  else if (before != NULL)
    {
      name = g_strdup (before->name);
      evidence = before->evidence;
    }
  else
    name = heshu_namer_dup_topic_before (self, naming, &evidence);
  if (name == NULL)
    return FALSE;
  heshu_namer_set (self, naming->index,
                   g_str_has_suffix (name, value) ? g_strdup (name) : g_strconcat (name, value, NULL),
                   g_strdup (name), evidence,
                   before != NULL && evidence.start == before->evidence.start ? "change-of-figure-before"
                                                                              : "change-of-name",
                   0.8);
  return TRUE;
}

/* 占户籍人口的24.6% */
gboolean
heshu_namer_try_share (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuRange own;
  HeshuRange evidence;
  guint at;
  const HeshuNaming *before;
  g_autofree char *name = NULL;

  if (naming->figure->measure != HESHU_MEASURE_RATIO ||
      !has_char (self->extraction, naming->left, 0x5360, &at))
    return FALSE;
  if (at + 1 < naming->left.end &&
      (self->extraction->chars[at + 1] == 0x6BD4 || heshu_phrases_has_at (&self->phrases, "verb", at)))
    return FALSE; /* 占比 */
  own = evidence = phrase_until (self, naming, at);
  before = naming_before (self, naming, FALSE);
  if (heshu_range_length (own) >= 2)
    name = heshu_phrases_dup (&self->phrases, own);
  else if (before != NULL)
    {
      name = g_strdup (before->name);
      evidence = before->evidence;
    }
  if (name == NULL)
    return FALSE;
  heshu_namer_set (self, naming->index, g_strconcat (name, "占比", NULL), g_strdup (name), evidence,
                   "share-of-name", 0.75);
  return TRUE;
}

/* 是2015年的3.5倍, 为2019年同期的145.6% */
gboolean
heshu_namer_try_multiple (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuNaming *before = naming_before (self, naming, FALSE);
  gboolean fold = FALSE;
  HeshuRange own;

  if (naming->figure->measure != HESHU_MEASURE_RATIO || before == NULL)
    return FALSE;
  if (!heshu_range_is_empty (naming->figure->unit))
    fold = self->extraction->chars[naming->figure->unit.end - 1] == 0x500D;
  own = heshu_phrases_cut_comparison (&self->phrases, naming->left);
  if (!fold && own.end == naming->left.end)
    return FALSE;
  own = phrase_until (self, naming, own.end);
  if (heshu_range_length (own) >= 2)
    return FALSE;
  heshu_namer_set (self, naming->index,
                   g_strconcat (fold ? before->noun : before->name, fold ? "倍数" : "比例", NULL),
                   g_strdup (before->noun), before->evidence, "multiple-of-figure-before", 0.55);
  return TRUE;
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

/* A rate is no rate of another one, but of what both are of */
static guint
skip_rates (HeshuNamer *self, guint before)
{
  while (before != G_MAXUINT && heshu_namer_get_figure (self, before)->measure == HESHU_MEASURE_RATIO &&
         g_strcmp0 (self->namings[before].noun, self->namings[before].name) == 0)
    before = heshu_namer_find_before (self, before, TRUE);
  return before;
}

gboolean
heshu_namer_begins_noun (const HeshuNamer *self, HeshuRange right)
{
  static const char *const verbs[] = { "stop-word", "tail-word", "change-word", "rank-word" };

  if (heshu_range_is_empty (right))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      const HeshuMatch *match =
          heshu_extraction_match_at (self->extraction, g_intern_static_string (verbs[i]), right.start);

      if (match != NULL && g_strcmp0 (heshu_term_get_value (match->term), "keep") != 0)
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
  if (!heshu_phrases_has_at (&self->phrases, "purpose-word", clause.start) ||
      clause.start >= heshu_extraction_get_sentence (extraction, naming->figure->sentence).end)
    return NULL;
  for (guint i = clause.start + 1; i < clause.end; i++)
    {
      const HeshuMatch *verb = heshu_extraction_match_at (extraction, g_intern_static_string ("verb"), i);
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
gboolean
heshu_namer_try_generic (HeshuNamer *self, HeshuNamingCase *naming)
{
  const char *mode = NULL;
  const char *subject = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *own = NULL;
  g_autofree char *stem = NULL;
  HeshuRange evidence = naming->phrase;
  guint before;
  const char *cut;

  if (heshu_phrases_is (&self->phrases, "generic-word", naming->left, &mode))
    evidence = naming->phrase = naming->left; /* 人均 alone, which trimming drops */
  else if (!heshu_namer_is_generic (self, naming->phrase, &mode))
    return FALSE;
  if (try_sum_of_noun_behind (self, naming, mode) || try_alias (self, naming))
    return TRUE;
  if (naming->figure->measure == HESHU_MEASURE_LEVEL && heshu_namer_begins_noun (self, naming->right) &&
      (g_str_equal (mode, "money") || g_str_equal (mode, "people")))
    return FALSE;
  own = heshu_phrases_dup (&self->phrases, naming->phrase);

  before = g_str_equal (mode, "after") || g_str_equal (mode, "before") || g_str_equal (mode, "same")
               ? heshu_namer_find_before (self, naming->index, TRUE)
               : heshu_namer_find_first (self, naming->index);
  if (g_str_equal (mode, "after"))
    before = skip_rates (self, before);
  if (g_str_equal (mode, "before"))
    before = find_same_unit (self, naming, before);
  if (before != G_MAXUINT)
    subject = self->namings[before].noun;
  else if (!g_str_equal (mode, "money") ||
           (subject = topic = dup_topic_behind (self, naming, &evidence)) == NULL)
    subject = topic = heshu_namer_dup_topic_before (self, naming, &evidence);
  if (subject == NULL)
    {
      before = skip_rates (self, heshu_namer_find_before (self, naming->index, FALSE));
      subject = before != G_MAXUINT ? self->namings[before].noun : NULL;
    }
  if (subject == NULL)
    return FALSE;

  if (g_str_equal (mode, "same") && before != G_MAXUINT)
    {
      heshu_namer_set (self, naming->index, g_strdup (self->namings[before].name), g_strdup (subject),
                       evidence, "same-as-figure-before", 0.7);
      return TRUE;
    }
  if (g_str_equal (mode, "before"))
    {
      heshu_namer_set (self, naming->index, g_strconcat (own, subject, NULL), g_strdup (subject), evidence,
                       "per-unit-of-figure-before", 0.65);
      return TRUE;
    }
  /* 家庭医生团队签约居民 … 签约率: what stands before the rate's own word is its subject */
  stem = g_str_has_suffix (own, "率") ? g_strndup (own, strlen (own) - strlen ("率")) : NULL;
  cut = stem != NULL && strlen (stem) >= 6 ? strstr (subject, stem) : NULL;
  if (cut != NULL && cut > subject)
    {
      g_autofree char *head = g_strndup (subject, (gsize) (cut - subject));

      heshu_namer_set (self, naming->index, g_strconcat (head, own, NULL), g_strdup (subject), evidence,
                       "rate-of-figure-before", 0.7);
      return TRUE;
    }
  /* 整改问题 … 整改率 */
  if (cut != NULL && cut == subject && strlen (subject) >= strlen (stem) + 6)
    subject += strlen (stem);
  heshu_namer_set (self, naming->index, g_strconcat (subject, own, NULL), g_strdup (subject), evidence,
                   "generic-of-figure-before", 0.65);
  return TRUE;
}

/* 新建高标准农田5.2万亩,累计达到78万亩: the total is of the thing, not of what was added */
static char *
dup_continued (HeshuNamer *self, const HeshuNamingCase *naming, const HeshuNaming *first)
{
  HeshuExtraction *extraction = self->extraction;
  const HeshuMatch *verb = heshu_extraction_match_at (extraction, g_intern_static_string ("verb"), first->evidence.start);
  gboolean total = FALSE;

  for (guint i = naming->left.start; i + 1 < naming->left.end; i++)
    total = total || (extraction->chars[i] == 0x7D2F && extraction->chars[i + 1] == 0x8BA1); /* 累计 */
  if (!total || verb == NULL || g_strcmp0 (heshu_term_get_value (verb->term), "part") != 0 ||
      verb->end >= first->evidence.end || !g_str_has_prefix (first->name, heshu_term_get_form (verb->term)))
    return g_strdup (first->name);
  return g_strdup (first->name + strlen (heshu_term_get_form (verb->term)));
}

/* 核查413户672人, 发放1286户、742.3万元: a second measure of the same thing */
gboolean
heshu_namer_try_run (HeshuNamer *self, HeshuNamingCase *naming)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  guint before = heshu_namer_find_before (self, naming->index, TRUE);
  const char *suffix = heshu_namer_get_unit_noun (naming->figure);
  const HeshuNaming *first;
  g_autofree char *name = NULL;

  if (before == G_MAXUINT)
    return FALSE;
  first = &self->namings[before];
  /* 由42天压缩到18天: two values of one thing, not two measures */
  if (g_strcmp0 (unit, heshu_metric_builder_get (heshu_namer_get_figure (self, before)->builder,
                                                 HESHU_FIELD_UNIT)) == 0)
    suffix = "";
  name = dup_continued (self, naming, first);
  heshu_namer_set (self, naming->index, g_strconcat (name, suffix, NULL), g_strdup (first->noun),
                   first->evidence, "second-measure-of-figure-before", 0.6);
  return TRUE;
}
