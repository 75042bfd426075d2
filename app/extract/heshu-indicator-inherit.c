/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#include "heshu-sense-private.h"

#include <string.h>

/* Names that figures take from the figures before them: what a change, share, completion or multiple is of */

/* A name less sure than this makes no change of it sure */
#define LEAST_SURE 0.75
/* One shorter than this may say nothing alone */
#define SHORT_NAME 4
/* How many figures back what is broken down is looked for */
#define FIGURES_BACK 24

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

/* The goal's word that ends what stands before the figure, where nothing but 完成, 分别 or a time precedes
 * it: 完成年度任务. Empty where another name stands there */
static HeshuRange
find_goal (HeshuNamer *self, const HeshuNamingCase *naming)
{
  HeshuRange left = heshu_phrases_trim_tail (&self->phrases, naming->left);
  const HeshuMatch *match =
      heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("goal-word"), left.end);
  HeshuRange rest;

  if (match == NULL || match->start < left.start)
    return (HeshuRange){ 0, 0 };
  rest = heshu_phrases_trim_lead (&self->phrases, (HeshuRange){ left.start, (guint) match->start });
  if (heshu_range_length (rest) == 1 && self->extraction->chars[rest.start] == 0x5360) /* 占年度计划的 */
    rest.start++;
  return heshu_range_is_empty (rest) ? (HeshuRange){ (guint) match->start, (guint) match->end }
                                     : (HeshuRange){ 0, 0 };
}

/* (二)保障性租赁住房筹集有力。下达我区任务5000套: the first figure of a section, a goal of what it is about
 */
static gboolean
name_goal_of_section (HeshuNamer *self, HeshuNamingCase *naming, HeshuRange goal)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange before = { extraction->lines[naming->figure->line].start, naming->left.start };
  HeshuRange evidence;
  g_autofree char *topic = NULL;

  if (heshu_range_is_empty (goal) || naming->figure->measure != HESHU_MEASURE_LEVEL ||
      heshu_namer_has_metric (self, naming->index, before) ||
      (topic = heshu_namer_dup_section_topic (self, naming, &evidence)) == NULL)
    return FALSE;
  heshu_namer_set (self, naming->index, g_strconcat (topic, "任务", NULL), g_strdup (topic), evidence,
                   "goal-of-section", 0.7);
  self->namings[naming->index].goal = TRUE;
  return TRUE;
}

/* 完成年度任务15万平方米的114.7%: the goal and the share of it that was reached */
gboolean
heshu_namer_try_completion (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuFigure *figure = naming->figure;
  const HeshuNaming *before = heshu_namer_get_before (self, naming, FALSE);
  guint last = heshu_namer_step_back (self, naming->index);
  HeshuRange range = find_goal (self, naming);
  g_autofree char *goal = NULL;

  if (name_goal_of_section (self, naming, range))
    return TRUE;
  if (before == NULL || figure->measure == HESHU_MEASURE_CHANGE ||
      (figure->measure == HESHU_MEASURE_LEVEL && heshu_namer_begins_noun (self, naming->right)))
    return FALSE;
  if (heshu_range_is_empty (range) && heshu_range_is_empty (naming->phrase) && last != G_MAXUINT &&
      self->namings[last].goal && figure->measure == HESHU_MEASURE_RATIO &&
      heshu_namer_get_figure (self, last)->clause == figure->clause)
    {
      const HeshuNaming *aim = &self->namings[last];

      heshu_namer_set (self, naming->index, g_strconcat (aim->name, "完成率", NULL), g_strdup (aim->noun),
                       aim->evidence, "completion-of-goal", heshu_naming_inherit (aim, 0.9));
      return TRUE;
    }
  if (heshu_range_is_empty (range))
    return FALSE;

  goal = heshu_phrases_dup (&self->phrases, range);
  if (figure->measure == HESHU_MEASURE_RATIO && figure->kind != HESHU_KIND_TARGET)
    {
      heshu_namer_set (self, naming->index, g_strconcat (before->name, goal, "完成率", NULL),
                       g_strdup (before->noun), before->evidence, "completion-of-goal",
                       heshu_naming_inherit (before, 0.9));
      return TRUE;
    }
  heshu_namer_set (self, naming->index, g_strconcat (before->name, goal, NULL), g_strdup (before->noun),
                   before->evidence, "goal-of-figure", heshu_naming_inherit (before, 0.9));
  self->namings[naming->index].goal = TRUE;
  return TRUE;
}

/* 列第2名,较上年前进3位 */
static gboolean
is_behind_rank (HeshuNamer *self, const HeshuNamingCase *naming, guint *last)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  const HeshuFigure *before;

  *last = heshu_namer_step_back (self, naming->index);
  if (*last == G_MAXUINT || g_strcmp0 (unit, "位") != 0)
    return FALSE;
  before = heshu_namer_get_figure (self, *last);
  return before->measure == HESHU_MEASURE_RANK && before->sentence == naming->figure->sentence &&
         self->namings[*last].name != NULL;
}

static gboolean
is_rate_of_change (HeshuNamer *self, guint index)
{
  const HeshuFigure *figure = heshu_namer_get_figure (self, index);

  return figure->measure == HESHU_MEASURE_CHANGE &&
         (figure->sense == HESHU_SENSE_UNIT_SHARE || figure->sense == HESHU_SENSE_UNIT_POINTS);
}

/* 栽培量增长18%,产值增长两成: the nearest name that is of more than its measure. Returns: (transfer full): ""
 * where none is near */
static char *
dup_subject_of_measure (HeshuNamer *self, const HeshuNamingCase *naming, const char *noun)
{
  g_autofree char *own = heshu_namer_dup_unmeasured (self, noun);

  if (*own != '\0')
    return g_steal_pointer (&own);
  for (guint i = heshu_namer_find_before (self, naming->index, FALSE); i != G_MAXUINT;
       i = heshu_namer_find_before (self, i, FALSE))
    {
      g_autofree char *bare = heshu_namer_dup_unmeasured (self, self->namings[i].noun);

      if (*bare != '\0' && strlen (bare) < strlen (self->namings[i].noun))
        return g_steal_pointer (&bare);
      if (heshu_namer_get_figure (self, i)->sentence + 1 < naming->figure->sentence)
        break;
    }
  return g_strdup ("");
}

/* What a change is of where its own words do not say: of the figure before that has its unit (增加1.1万人 of
 * the 12.8万人, not of the share between them), percentage points of a rate. (nullable) */
static const HeshuNaming *
find_changed (HeshuNamer *self, const HeshuNamingCase *naming, gboolean *told)
{
  guint nearest = heshu_namer_find_before (self, naming->index, FALSE);
  gboolean points = naming->figure->sense == HESHU_SENSE_UNIT_POINTS;
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  guint last = heshu_namer_step_back (self, naming->index);

  if (nearest == G_MAXUINT || heshu_namer_get_figure (self, nearest)->sentence != naming->figure->sentence)
    {

      /* 产量同比增产1.2万吨,增幅3%: both are changes of one thing */
      if (last != G_MAXUINT && self->namings[last].name != NULL &&
          heshu_namer_get_figure (self, last)->sentence == naming->figure->sentence &&
          heshu_namer_get_figure (self, last)->measure == HESHU_MEASURE_CHANGE)
        {
          *told = TRUE;
          return &self->namings[last];
        }
    }
  /* 起数比去年多19起,上升7.4%: both are changes of what the first one names */
  if (!points && last != G_MAXUINT && g_strcmp0 (self->namings[last].rule, "change-of-name") == 0 &&
      heshu_namer_get_figure (self, last)->clause + 1 == naming->figure->clause &&
      heshu_namer_get_figure (self, last)->sentence == naming->figure->sentence &&
      heshu_namer_get_figure (self, last)->sense != naming->figure->sense)
    {
      *told = TRUE;
      return &self->namings[last];
    }
  if (points && last != G_MAXUINT && self->namings[last].name != NULL &&
      heshu_namer_get_figure (self, last)->sentence == naming->figure->sentence &&
      is_rate_of_change (self, last))
    {
      /* 投资增长21.5%,高出全市平均8.2个百分点: the growth is higher */
      *told = TRUE;
      return &self->namings[last];
    }
  if (nearest == G_MAXUINT)
    return NULL;
  /* 投资12亿元,占年度计划的84%,增长18%: the investment grew */
  if (!points && g_strcmp0 (self->namings[nearest].rule, "completion-of-goal") == 0 &&
      heshu_namer_find_before (self, nearest, TRUE) != G_MAXUINT)
    nearest = heshu_namer_find_before (self, nearest, TRUE);
  if (naming->figure->sense == HESHU_SENSE_UNIT_SHARE || naming->figure->sense == HESHU_SENSE_UNIT_FOLD ||
      naming->figure->sense == HESHU_SENSE_UNIT_TENTH)
    return &self->namings[nearest];
  for (guint i = heshu_namer_find_before (self, naming->index, TRUE); i != G_MAXUINT;
       i = heshu_namer_find_before (self, i, TRUE))
    {
      const HeshuFigure *figure = heshu_namer_get_figure (self, i);

      if (points ? figure->measure == HESHU_MEASURE_RATIO
                 : g_strcmp0 (heshu_metric_builder_get (figure->builder, HESHU_FIELD_UNIT), unit) == 0)
        return &self->namings[i];
    }
  return &self->namings[nearest];
}

/* 投资下降12%,降幅收窄3个百分点;乙县下降5%: a share is a change of the investment rather than of how much it
 * fell
 */
static char *
dup_rate_changed (HeshuNamer *self, const HeshuNamingCase *naming, const char *name)
{
  glong length = g_utf8_strlen (name, -1);
  const char *ending = length > 3 ? g_utf8_offset_to_pointer (name, length - 2) : "";
  g_autoptr (GPtrArray) changes = heshu_lexicon_find (self->extraction->lexicon, "change-word", ending);

  if (naming->figure->sense != HESHU_SENSE_UNIT_SHARE || changes->len == 0 ||
      !g_str_has_suffix (ending, "幅"))
    return g_strdup (name);
  return g_strndup (name, (gsize) (ending - name));
}

/* 净增规上企业11家: what changed stands behind the word. Returns: (transfer full) (nullable) */
static char *
dup_changed_object (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange change, HeshuRange *evidence)
{
  HeshuRange object = { change.end, naming->left.end };

  /* 高出全市平均 has no object */
  if (heshu_range_is_empty (change) || (self->extraction->chars[change.start] != 0x51C0 /* 净 */ &&
                                        self->extraction->chars[change.start] != 0x538B /* 压 */))
    return NULL;
  object = heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, object));
  if (heshu_range_length (object) < 2)
    return NULL;
  *evidence = object;
  return heshu_phrases_dup (&self->phrases, object);
}

/* 工业增加值增速,甲区8.1%: what a clause of its own says changed. Returns: (transfer full) (nullable) */
static char *
dup_changed_topic (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange change = naming->figure->change;
  HeshuRange topic;

  if (heshu_range_is_empty (change) ||
      change.start >= heshu_extraction_get_clause (extraction, naming->figure->clause).start)
    return NULL;
  topic = heshu_extraction_get_clause (extraction,
                                       heshu_extraction_find_range (extraction->clauses, change.start));
  if (heshu_namer_has_metric (self, naming->index, topic))
    return NULL;
  for (guint i = topic.start; i < change.start; i++)
    if (extraction->chars[i] == 0x3011) /* 【工业】 */
      topic.start = i + 1;
  topic = heshu_phrases_trim_lead (&self->phrases, (HeshuRange){ topic.start, change.end });
  if (heshu_range_length (topic) < 4)
    return NULL;
  *evidence = topic;
  return heshu_phrases_dup (&self->phrases, topic);
}

gboolean
heshu_namer_try_change (HeshuNamer *self, HeshuNamingCase *naming)
{
  guint last;
  HeshuExtraction *extraction = self->extraction;
  HeshuRange change = heshu_phrases_find_change (&self->phrases, naming->left);
  HeshuRange own;
  HeshuRange evidence;
  const HeshuMatch *word;
  const char *mode = NULL;
  const char *value = "";
  g_autofree char *name = NULL;
  g_autofree char *bare = NULL;
  gboolean told = FALSE;
  gboolean inherited;
  gboolean from_afar = FALSE; /* 产值翻一番, of what an earlier clause tells of */
  const HeshuNaming *before;

  if (naming->figure->measure != HESHU_MEASURE_CHANGE)
    return FALSE;
  if (is_behind_rank (self, naming, &last))
    {
      const HeshuNaming *rank = &self->namings[last];

      heshu_namer_set (self, naming->index, g_strconcat (rank->name, "变化", NULL), g_strdup (rank->noun),
                       rank->evidence, "change-of-rank", 0.65);
      return TRUE;
    }
  if (!heshu_range_is_empty (change))
    {
      word = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("change-word"), change.start);
      value = word != NULL ? heshu_term_get_value (word->term) : "";
      if (g_strcmp0 (value, "keep") == 0)
        value = "";
      /* 自然增长率 is a name of its own */
      if (change.end < naming->left.end && extraction->chars[change.end] == 0x7387)
        return FALSE;
    }
  own = (HeshuRange){ naming->left.start, heshu_range_is_empty (change) ? naming->left.end : change.start };
  own = heshu_phrases_cut_comparison (&self->phrases, own);
  own = heshu_namer_phrase_until (self, naming, own.end);
  evidence = own;
  before = find_changed (self, naming, &told);
  if (heshu_range_length (own) >= 2 && heshu_namer_is_generic (self, own, &mode) && before != NULL &&
      (!told || heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("generic-word"), own, NULL)))
    {
      g_autofree char *text = heshu_phrases_dup (&self->phrases, own);

      bare = heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("amount-rate"), own, NULL)
                 ? g_strdup (before->noun)
                 : dup_subject_of_measure (self, naming, before->noun);
      name = g_strconcat (bare, text, NULL);
      from_afar = heshu_namer_get_figure (self, (guint) (before - self->namings))->clause + 1 <
                  naming->figure->clause;
    }
  else if (heshu_range_length (own) >= 2)
    {
      name = heshu_namer_dup_changed_beside (self, naming, own);
      if (name == NULL)
        name = heshu_phrases_dup (&self->phrases, own);
    }
  else if ((name = dup_changed_topic (self, naming, &evidence)) != NULL ||
           (name = dup_changed_object (self, naming, change, &evidence)) != NULL)
    before = NULL; /* told by its own clause */
  else if (before != NULL)
    {
      name = dup_rate_changed (self, naming, told ? before->noun : before->name);
      evidence = before->evidence;
    }
  else
    name = heshu_namer_dup_topic_before (self, naming, &evidence);
  if (name == NULL)
    return FALSE;
  inherited = before != NULL && evidence.start == before->evidence.start;
  heshu_namer_set (self, naming->index,
                   g_str_has_suffix (name, value) ? g_strdup (name) : g_strconcat (name, value, NULL),
                   g_strdup (name), evidence, inherited ? "change-of-figure-before" : "change-of-name",
                   (inherited && before->confidence < LEAST_SURE) || g_utf8_strlen (name, -1) < SHORT_NAME ||
                           from_afar
                       ? 0.85
                       : 0.92);
  return TRUE;
}

/* 收获641万亩,占应收面积647万亩的99.1%: the share of the figure before the one it is a share of */
static gboolean
try_share_of_figure (HeshuNamer *self, HeshuNamingCase *naming)
{
  guint base = heshu_namer_step_back (self, naming->index);
  guint subject;
  const HeshuNaming *of;

  if (heshu_range_length (naming->left) != 1 ||
      self->extraction->chars[naming->left.start] != 0x7684 /* 的 */ || base == G_MAXUINT ||
      heshu_namer_get_figure (self, base)->clause != naming->figure->clause ||
      self->namings[base].name == NULL || self->namings[base].evidence.start == 0 ||
      self->extraction->chars[self->namings[base].evidence.start - 1] != 0x5360 /* 占 */)
    return FALSE;
  subject = heshu_namer_find_before (self, base, FALSE);
  if (subject == G_MAXUINT)
    return FALSE;
  of = &self->namings[subject];
  heshu_namer_set (self, naming->index, g_strconcat (of->name, "占", self->namings[base].name, "比例", NULL),
                   g_strdup (of->noun), of->evidence, "share-of-figure", 0.7);
  return TRUE;
}

/* 其中工业投资增长24.8%,占全部投资的46%: what the clause before says changed; else the figure before.
 * (nullable)
 */
static const HeshuNaming *
find_shared (HeshuNamer *self, const HeshuNamingCase *naming)
{
  guint last = heshu_namer_step_back (self, naming->index);
  const HeshuFigure *change = last != G_MAXUINT ? heshu_namer_get_figure (self, last) : NULL;

  if (change != NULL && g_strcmp0 (self->namings[last].rule, "change-of-name") == 0 &&
      change->clause + 1 == naming->figure->clause && change->sentence == naming->figure->sentence)
    return &self->namings[last];
  return heshu_namer_get_before (self, naming, FALSE);
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

  if (naming->figure->measure != HESHU_MEASURE_RATIO)
    return FALSE;
  if (try_share_of_figure (self, naming))
    return TRUE;
  if (!has_char (self->extraction, naming->left, 0x5360, &at))
    return FALSE;
  if (at + 1 < naming->left.end && (self->extraction->chars[at + 1] == 0x6BD4 ||
                                    heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("verb"), at)))
    return FALSE; /* 占比 */
  own = evidence = heshu_namer_phrase_until (self, naming, at);
  before = find_shared (self, naming);
  if (heshu_range_length (own) >= 2)
    name = heshu_phrases_dup (&self->phrases, own);
  else if (before != NULL)
    {
      name = g_strdup (g_strcmp0 (before->rule, "change-of-name") == 0 ? before->noun : before->name);
      evidence = before->evidence;
    }
  if (name == NULL)
    return FALSE;
  heshu_namer_set (self, naming->index, g_strconcat (name, "占比", NULL), g_strdup (name), evidence,
                   "share-of-name", g_utf8_strlen (name, -1) < SHORT_NAME ? 0.8 : 0.9);
  return TRUE;
}

/* 恢复到2019年同期的86.3% */
static gboolean
is_recovery (const HeshuNamer *self, const HeshuNamingCase *naming)
{
  for (guint i = naming->left.start; i + 1 < naming->left.end; i++)
    if (self->extraction->chars[i] == 0x6062 && self->extraction->chars[i + 1] == 0x590D) /* 恢复 */
      return TRUE;
  return FALSE;
}

/* 只相当于上一年的六成 */
static gboolean
is_likened (const HeshuNamer *self, const HeshuNamingCase *naming)
{
  for (guint i = naming->left.start; i + 1 < naming->left.end; i++)
    if (self->extraction->chars[i] == 0x76F8 && self->extraction->chars[i + 1] == 0x5F53) /* 相当 */
      return TRUE;
  return FALSE;
}

/* 受案数是前五年的1.8倍: what stands before 是 */
static gboolean
name_multiple_of_own (HeshuNamer *self, HeshuNamingCase *naming, HeshuRange own)
{
  g_autofree char *text = NULL;

  for (guint i = own.start + 2; i + 1 < own.end; i++)
    if (self->extraction->chars[i] == 0x662F /* 是 */)
      {
        own = heshu_phrases_trim_tail (&self->phrases, (HeshuRange){ own.start, i });
        if (heshu_range_length (own) < 2)
          return FALSE;
        text = heshu_phrases_dup (&self->phrases, own);
        heshu_namer_set (self, naming->index, g_strconcat (text, "倍数", NULL), g_strdup (text), own,
                         "multiple-of-name", 0.7);
        return TRUE;
      }
  return FALSE;
}

/* 是2015年的3.5倍, 为2019年同期的145.6% */
gboolean
heshu_namer_try_multiple (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuNaming *before = heshu_namer_get_before (self, naming, FALSE);
  gboolean fold = FALSE;
  HeshuRange base;
  guint base_start;
  g_autofree char *text = NULL;
  char *name;
  HeshuRange own;

  if (naming->figure->measure != HESHU_MEASURE_RATIO || before == NULL)
    return FALSE;
  if (!heshu_range_is_empty (naming->figure->unit))
    fold = self->extraction->chars[naming->figure->unit.end - 1] == 0x500D;
  own = heshu_phrases_cut_comparison (&self->phrases, naming->left);
  if (!fold && own.end == naming->left.end)
    return FALSE;
  base_start = heshu_phrases_find_base (&self->phrases, naming->left);
  own = heshu_namer_phrase_until (self, naming, own.end);
  if (fold && name_multiple_of_own (self, naming, own))
    return TRUE;
  if (heshu_range_length (own) >= 2)
    return FALSE;
  /* 为2019年同期的145.6%: without its base the share says nothing */
  base = (HeshuRange){ base_start, naming->left.end };
  base = heshu_phrases_trim_marks (&self->phrases, base);
  text = heshu_phrases_dup (&self->phrases, base);
  name = fold ? g_strconcat (before->noun, "倍数", NULL)
              : g_strconcat (before->name,
                             is_recovery (self, naming)  ? "恢复到"
                             : is_likened (self, naming) ? "相当于"
                                                         : "为",
                             text, "比例", NULL);
  heshu_namer_set (self, naming->index, name, g_strdup (before->noun), before->evidence,
                   "multiple-of-figure-before", heshu_naming_inherit (before, 0.9));
  return TRUE;
}

/* 新建高标准农田5.2万亩,累计达到78万亩: the total is of the thing, not of what was added */
static char *
dup_continued (HeshuNamer *self, const HeshuNamingCase *naming, const HeshuNaming *first)
{
  HeshuExtraction *extraction = self->extraction;
  const HeshuMatch *verb =
      heshu_extraction_match_at (extraction, HESHU_CATEGORY ("verb"), first->evidence.start);
  gboolean total = FALSE;

  for (guint i = naming->left.start; i + 1 < naming->left.end; i++)
    total = total || (extraction->chars[i] == 0x7D2F && extraction->chars[i + 1] == 0x8BA1); /* 累计 */
  if (first->base != NULL)
    return g_strdup (first->base);
  if (!total || verb == NULL || g_strcmp0 (heshu_term_get_value (verb->term), "part") != 0 ||
      verb->end >= first->evidence.end || !g_str_has_prefix (first->name, heshu_term_get_form (verb->term)))
    return g_strdup (first->name);
  return g_strdup (first->name + strlen (heshu_term_get_form (verb->term)));
}

/* 生产总值1236亿元。分县市看,甲市438亿元: the first figure of the unit in the sentence before; G_MAXUINT
 * without */
static guint
find_broken_down (HeshuNamer *self, const HeshuNamingCase *naming)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  guint found = G_MAXUINT;
  guint n = 0;

  for (guint i = heshu_namer_step_back (self, naming->index); i != G_MAXUINT && n < FIGURES_BACK;
       i = heshu_namer_step_back (self, i), n++)
    {
      const HeshuFigure *figure = heshu_namer_get_figure (self, i);

      /* also where the paragraph before tells of all of them */
      if (figure->sentence + 1 < naming->figure->sentence || figure->line + 2 < naming->figure->line)
        break;
      if (figure->measure == naming->figure->measure && self->namings[i].name != NULL &&
          g_strcmp0 (heshu_metric_builder_get (figure->builder, HESHU_FIELD_UNIT), unit) == 0)
        found = i;
    }
  return found;
}

/* 核查413户672人, 发放1286户、742.3万元: a second measure of the same thing */
gboolean
heshu_namer_try_run (HeshuNamer *self, HeshuNamingCase *naming)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  guint before = heshu_namer_find_before (self, naming->index, TRUE);
  const char *suffix = heshu_namer_get_unit_noun (self, naming->figure);
  const HeshuNaming *first;
  g_autofree char *name = NULL;

  if (before == G_MAXUINT && heshu_namer_is_broken_down (self, naming))
    before = find_broken_down (self, naming);
  if (before == G_MAXUINT)
    return FALSE;
  first = &self->namings[before];
  /* 由42天压缩到18天: two values of one thing, not two measures */
  if (g_strcmp0 (unit, heshu_metric_builder_get (heshu_namer_get_figure (self, before)->builder,
                                                 HESHU_FIELD_UNIT)) == 0)
    suffix = "";
  /* 预备费按1%安排2亿元: the sum is of the thing, not of its share */
  if (naming->figure->measure == HESHU_MEASURE_LEVEL &&
      heshu_namer_get_figure (self, before)->measure == HESHU_MEASURE_RATIO)
    name = g_strdup (first->noun);
  else
    name = dup_continued (self, naming, first);
  heshu_namer_set (self, naming->index, g_strconcat (name, suffix, NULL), g_strdup (first->noun),
                   first->evidence, "second-measure-of-figure-before", 0.6);
  return TRUE;
}
