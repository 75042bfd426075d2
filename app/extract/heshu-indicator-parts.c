/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

/* Parts of a whole: 其中 and the groups of a standard */

#include <string.h>

#define LONGEST_GROUP 6
#define LONGEST_LISTED 4

/* (其中民族学校3所)、幼儿园16所: the parts end with the bracket */
static gboolean
closes_bracket (gunichar c)
{
  return c == ')' || c == 0xFF09;
}

static gboolean
contains_part_cue (const HeshuNamer *self, HeshuRange range)
{
  for (guint i = range.start; i < range.end; i++)
    if (heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("part-cue"), i))
      return TRUE;
  return FALSE;
}

/* Whether 其中 stands between the figure before and this one: in its own words, or as a clause of its own */
static gboolean
is_first_part (HeshuNamer *self, const HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  guint clause = naming->figure->clause;
  HeshuRange before;
  guint end;
  guint last = heshu_namer_step_back (self, naming->index);

  if (contains_part_cue (self, naming->left))
    return TRUE;
  if (clause == 0)
    return FALSE;
  before = heshu_extraction_get_clause (extraction, clause - 1);
  if (heshu_range_length (before) <= 4)
    return contains_part_cue (self, before);
  /* 医疗卫生机构床位8262张中,医院… */
  if (naming->left.start > heshu_extraction_get_clause (extraction, clause).start)
    return FALSE;
  end = before.end;
  while (end > before.start && !g_unichar_isalnum (extraction->chars[end - 1]))
    end--;
  return end > before.start + 1 && extraction->chars[end - 1] == 0x4E2D && last != G_MAXUINT &&
         heshu_namer_get_figure (self, last)->whole.end == end - 1;
}

/* 占应收面积646.8万亩的: what a share is of, no whole whose parts are told */
static gboolean
is_base_of_share (const HeshuNamer *self, guint index)
{
  guint start = self->namings[index].evidence.start;

  return start > 0 && self->extraction->chars[start - 1] == 0x5360 /* 占 */;
}

/* The figure whose parts follow: of the same unit, else the one just before */
static guint
find_whole (HeshuNamer *self, const HeshuNamingCase *naming)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  guint nearest = heshu_namer_find_before (self, naming->index, FALSE);

  for (guint i = nearest; i != G_MAXUINT && i + 8 > nearest; i = heshu_namer_find_before (self, i, FALSE))
    {
      const HeshuFigure *figure = heshu_namer_get_figure (self, i);

      if (figure->measure == HESHU_MEASURE_LEVEL && !is_base_of_share (self, i) &&
          g_strcmp0 (heshu_metric_builder_get (figure->builder, HESHU_FIELD_UNIT), unit) == 0)
        return i;
    }
  return nearest;
}

static gboolean
same_ending (const char *a, const char *b)
{
  glong length_a = g_utf8_strlen (a, -1);
  glong length_b = g_utf8_strlen (b, -1);

  if (length_a < 3 || length_b < 2)
    return FALSE;
  return g_str_equal (g_utf8_offset_to_pointer (a, length_a - 2), g_utf8_offset_to_pointer (b, length_b - 2));
}

/* Up to the slash: 亩产556公斤 and 748公斤/亩 measure the same */
static gboolean
same_unit (HeshuNamer *self, guint a, guint b)
{
  const char *unit_a = heshu_metric_builder_get (heshu_namer_get_figure (self, a)->builder, HESHU_FIELD_UNIT);
  const char *unit_b = heshu_metric_builder_get (heshu_namer_get_figure (self, b)->builder, HESHU_FIELD_UNIT);
  gsize length_a = unit_a != NULL ? strcspn (unit_a, "/") : 0;
  gsize length_b = unit_b != NULL ? strcspn (unit_b, "/") : 0;

  return length_a == length_b && (length_a == 0 || strncmp (unit_a, unit_b, length_a) == 0);
}

/* 各级各类学校186所,其中小学62所: what is counted by itself needs no whole, persons in it do */
static gboolean
is_thing (HeshuNamer *self, const HeshuNamingCase *naming, const HeshuNaming *whole)
{
  glong length = g_utf8_strlen (whole->noun, -1);
  const char *value = NULL;
  g_autoptr (GPtrArray) endings = NULL;

  if (length < 2)
    return FALSE;
  endings = heshu_lexicon_find (self->extraction->lexicon, "house-ending",
                                g_utf8_offset_to_pointer (whole->noun, length - 2));
  if (endings->len == 0)
    return FALSE;
  return heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("part-word"), naming->phrase, &value) &&
         g_strcmp0 (value, "thing") == 0 && *heshu_namer_get_unit_noun (self, naming->figure) == '\0' &&
         naming->figure->measure == HESHU_MEASURE_LEVEL;
}

/* 水稻平均亩产556公斤 … 玉米: the whole's name begins with another kind, and the part's is the same without
 * it. Returns: (transfer full) (nullable) */
static char *
dup_other_kind (HeshuNamer *self, const HeshuNaming *whole, const char *part)
{
  const HeshuMatch *kind =
      heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("part-word"), whole->evidence.start);
  const char *form = kind != NULL ? heshu_term_get_form (kind->term) : NULL;

  if (kind == NULL || g_strcmp0 (heshu_term_get_value (kind->term), "head") == 0 ||
      !g_str_has_prefix (whole->name, form) || g_str_has_suffix (whole->name, ")") ||
      strlen (whole->name) < strlen (form) + 6)
    return NULL;
  /* 城镇居民 and 农村居民 are of one sort, 幼儿园 and 一类 are not */
  if (g_strcmp0 (heshu_term_get_value (kind->term), "kind") != 0 && strlen (form) != strlen (part))
    return NULL;
  return g_strconcat (part, whole->name + strlen (form), NULL);
}

/* 民办学校学费按核定标准执行:小学每生每学期6800元: parts of what the clause before the colon is about */
static gboolean
name_part_of_topic (HeshuNamer *self, HeshuNamingCase *naming)
{
  guint start = heshu_extraction_get_clause (self->extraction, naming->figure->clause).start;
  gunichar before = start > 0 ? self->extraction->chars[start - 1] : 0;
  HeshuRange evidence;
  g_autofree char *topic = NULL;
  char *part;

  if (before != ':' && before != 0xFF1A)
    return FALSE;
  topic = heshu_namer_dup_topic_before (self, naming, &evidence);
  if (topic == NULL)
    return FALSE;
  part = heshu_phrases_dup (&self->phrases, naming->phrase);
  heshu_namer_set (self, naming->index, g_strconcat (topic, "(", part, ")", NULL), g_strdup (topic), evidence,
                   "part-of-topic", 0.7);
  g_free (self->namings[naming->index].part);
  self->namings[naming->index].part = part;
  return TRUE;
}

/* 案件21486件(含旧存1932件) */
static gboolean
strip_contained (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuRange phrase = naming->phrase;

  if (!naming->bracket || heshu_range_length (phrase) < 3 || phrase.start != naming->left.start ||
      self->extraction->chars[phrase.start] != 0x542B /* 含 */)
    return FALSE;
  naming->phrase.start++;
  return TRUE;
}

/* 受理投诉、举报和咨询 … 其中投诉: the part is one of the list; it keeps the verb. Returns: (nullable)
 * (transfer full) */
static char *
dup_listed_part (const HeshuNaming *whole, const char *part)
{
  g_autofree char *verb = NULL;

  if (strstr (whole->noun, part) == NULL ||
      (strstr (whole->noun, "、") == NULL && strstr (whole->noun, "和") == NULL))
    return NULL;
  verb = g_str_has_suffix (whole->name, whole->noun)
             ? g_strndup (whole->name, strlen (whole->name) - strlen (whole->noun))
             : g_strdup ("");
  return g_strconcat (verb, part, NULL);
}

/* 建成投用学校5所(小学3所): in a bracket the part keeps what was done with all of them. Returns: (transfer
 * full)
 */
static char *
dup_done_part (const HeshuNamingCase *naming, const HeshuNaming *whole, const char *part)
{
  g_autofree char *verb = NULL;

  if (!naming->bracket || !g_str_has_suffix (whole->name, whole->noun) ||
      strlen (whole->name) <= strlen (whole->noun))
    return g_strdup (part);
  verb = g_strndup (whole->name, strlen (whole->name) - strlen (whole->noun));
  return g_strconcat (verb, part, NULL);
}

/* 新建中小学3所、幼儿园6所: another thing of the sort that the verb before the first one was done to.
 * Returns: (transfer full) (nullable) */
static char *
dup_done_thing (HeshuNamer *self, const HeshuNaming *whole, HeshuRange phrase, const char *part)
{
  const HeshuExtraction *extraction = self->extraction;
  const HeshuMatch *verb =
      heshu_extraction_match_at (extraction, HESHU_CATEGORY ("verb"), whole->evidence.start);
  const HeshuMatch *last =
      heshu_extraction_match_before (extraction, HESHU_CATEGORY ("part-word"), whole->evidence.end);
  const char *value = NULL;

  if (verb == NULL || g_strcmp0 (heshu_term_get_value (verb->term), "part") != 0 || last == NULL ||
      g_strcmp0 (heshu_term_get_value (last->term), "thing") != 0 ||
      !heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("part-word"), phrase, &value) ||
      g_strcmp0 (value, "thing") != 0 || !g_str_has_prefix (whole->name, heshu_term_get_form (verb->term)))
    return NULL;
  return g_strconcat (heshu_term_get_form (verb->term), part, NULL);
}

/* 创建省级美丽乡村3个、市级8个: the name says another word of the same sort. Returns: (transfer full)
 * (nullable) */
static char *
dup_other_rank (HeshuNamer *self, const char *name, const char *part)
{
  g_autoptr (GPtrArray) known = heshu_lexicon_find (self->extraction->lexicon, "part-word", part);
  gsize length = strlen (part);
  const char *last = g_utf8_find_prev_char (part, part + length);

  if (known->len == 0 || last == NULL)
    return NULL;
  for (const char *p = name; strlen (p) > length; p = g_utf8_next_char (p))
    {
      g_autofree char *word = g_strndup (p, length);
      g_autoptr (GPtrArray) terms = NULL;

      if (!g_str_has_suffix (word, last) || g_str_equal (word, part))
        continue;
      terms = heshu_lexicon_find (self->extraction->lexicon, "part-word", word);
      if (terms->len > 0)
        return g_strdup_printf ("%.*s%s%s", (int) (p - name), name, part, p + length);
    }
  return NULL;
}

static gboolean
are_verbs (HeshuNamer *self, HeshuRange phrase)
{
  return !heshu_range_is_empty (phrase) &&
         heshu_range_is_empty (heshu_phrases_trim_verbs (&self->phrases, phrase));
}

/* What the whole is called without the part that its own name ends in: 人均消费支出 of 人均消费支出城镇 */
static char *
dup_common (const HeshuNaming *whole)
{
  if (whole->part != NULL && g_str_has_suffix (whole->name, whole->part) &&
      strlen (whole->name) > strlen (whole->part))
    return g_strndup (whole->name, strlen (whole->name) - strlen (whole->part));
  if (whole->part != NULL && g_str_has_suffix (whole->noun, ")") &&
      strlen (whole->noun) > strlen (whole->part) + 2)
    {
      gsize head = strlen (whole->noun) - strlen (whole->part) - 2;

      /* 筹资标准 of 筹资标准(财政补助) */
      if (whole->noun[head] == '(' &&
          strncmp (whole->noun + head + 1, whole->part, strlen (whole->part)) == 0)
        return g_strndup (whole->noun, head);
    }
  return g_strdup (whole->noun);
}

/* 其中玉米已收300万亩;水稻80万亩: one of the kinds that are told apart is a part behind a semicolon too */
static gboolean
is_kind (HeshuNamer *self, HeshuRange phrase)
{
  const char *value = NULL;

  return heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("part-word"), phrase, &value) &&
         g_strcmp0 (value, "kind") == 0;
}

static gboolean
goes_on (HeshuNamer *self, const HeshuNamingCase *naming)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  gunichar before = naming->left.start > 0 ? self->extraction->chars[naming->left.start - 1] : 0;

  return self->whole != G_MAXUINT && self->whole_sentence == naming->figure->sentence &&
         g_strcmp0 (unit, self->part_unit) == 0 &&
         ((before != ';' && before != 0xFF1B) || is_kind (self, naming->phrase)) &&
         (heshu_range_is_empty (naming->left) ||
          !closes_bracket (self->extraction->chars[naming->left.start]));
}

/* 一、二级, 80至89岁, 全护理 */
static gboolean
is_group (HeshuNamer *self, HeshuRange phrase)
{
  const HeshuMatch *ending =
      heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("group-ending"), phrase.end);

  if (ending != NULL && ending->start >= phrase.start)
    return TRUE;
  return heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("part-word"), phrase, NULL);
}

/* 孤儿养育标准。集中供养2406元/人·月: what a person is given, for whom alone is said */
static gboolean
lacks_standard (HeshuNamer *self, const HeshuNamingCase *naming)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);

  return unit != NULL && g_str_has_prefix (unit, "元/") && heshu_range_length (naming->phrase) >= 2 &&
         heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("gift-ending"),
                                        naming->phrase.end) == NULL;
}

/* 困难残疾人生活补贴,一、二级每人每月171元,三、四级135元: a standard per group, its name in the clause before
 */
static gboolean
names_group (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuRange evidence;
  g_autofree char *topic = NULL;
  g_autofree char *group = NULL;
  guint before = heshu_namer_find_before (self, naming->index, TRUE);

  if (naming->figure->kind != HESHU_KIND_LIMIT || heshu_range_length (naming->phrase) > LONGEST_GROUP)
    return FALSE;
  if (before == G_MAXUINT && !is_group (self, naming->phrase) && !lacks_standard (self, naming))
    return FALSE;
  group = heshu_phrases_dup (&self->phrases, naming->phrase);
  if (before != G_MAXUINT && self->namings[before].part != NULL && same_unit (self, before, naming->index))
    topic = dup_common (&self->namings[before]);
  else if (before == G_MAXUINT)
    topic = heshu_namer_dup_topic_before (self, naming, &evidence);
  if (topic == NULL)
    return FALSE;
  heshu_namer_set (self, naming->index, g_strconcat (topic, "(", group, ")", NULL), g_strdup (topic),
                   naming->phrase, "group-of-standard", 0.6);
  g_free (self->namings[naming->index].part);
  self->namings[naming->index].part = g_steal_pointer (&group);
  return TRUE;
}

/* 在审结的案件中,刑事612件、行政148件: short words are parts of what the clause before speaks of */
static gboolean
name_part_among (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  guint last = heshu_namer_step_back (self, naming->index);
  HeshuRange evidence = naming->phrase;
  g_autofree char *topic = NULL;
  g_autofree char *part = NULL;

  if (naming->figure->measure != HESHU_MEASURE_LEVEL ||
      heshu_range_length (naming->phrase) > LONGEST_LISTED || heshu_range_length (naming->phrase) < 2)
    return FALSE;
  if (last != G_MAXUINT && g_strcmp0 (self->namings[last].rule, "part-among") == 0 &&
      heshu_namer_get_figure (self, last)->sentence == naming->figure->sentence &&
      same_unit (self, last, naming->index))
    topic = g_strdup (self->namings[last].noun);
  else if (naming->figure->clause > 0)
    {
      HeshuRange clause = heshu_extraction_get_clause (extraction, naming->figure->clause - 1);

      if (clause.start < heshu_extraction_get_sentence (extraction, naming->figure->sentence).start ||
          extraction->chars[clause.start] != 0x5728 /* 在 */ ||
          heshu_namer_has_metric (self, naming->index, clause))
        return FALSE;
      while (clause.end > clause.start && !g_unichar_isalnum (extraction->chars[clause.end - 1]))
        clause.end--;
      if (extraction->chars[clause.end - 1] != 0x4E2D /* 中 */ || heshu_range_length (clause) < 4)
        return FALSE;
      evidence = (HeshuRange){ clause.start + 1, clause.end - 1 };
      topic = heshu_phrases_dup (&self->phrases, evidence);
    }
  if (topic == NULL)
    return FALSE;
  part = heshu_phrases_dup (&self->phrases, naming->phrase);
  heshu_namer_set (self, naming->index, g_strconcat (topic, "(", part, ")", NULL), g_strdup (topic), evidence,
                   "part-among", 0.7);
  return TRUE;
}

/* 其中结婚3874对、离婚2278对: short words right behind the mark that follows the part before */
static gboolean
is_listed (HeshuNamer *self, const HeshuNamingCase *naming)
{
  return heshu_range_length (naming->phrase) <= LONGEST_LISTED && !heshu_range_is_empty (naming->left) &&
         self->extraction->chars[naming->left.start] == 0x3001 /* 、 */;
}

static gboolean
begins_with_district (HeshuNamer *self, const HeshuNamingCase *naming)
{
  for (guint i = naming->left.start; i < naming->phrase.start; i++)
    {
      const HeshuMatch *match = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("district"), i);

      if (match != NULL && match->end == naming->phrase.start)
        return TRUE;
    }
  return FALSE;
}

/* 惠及居民1.1万户,其中加装电梯38部: what was done, counted by another unit, is no part of those */
static gboolean
is_work_of_its_own (HeshuNamer *self, const HeshuNamingCase *naming)
{
  const HeshuMatch *verb =
      heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("verb"), naming->phrase.start);

  return verb != NULL && g_strcmp0 (heshu_term_get_value (verb->term), "keep") != 0 &&
         !same_unit (self, self->whole, naming->index) &&
         heshu_range_length (heshu_phrases_trim_verbs (&self->phrases, naming->phrase)) >= 2;
}

/* 粮食总产(小麦), not only 粮食; but 老旧小区改造(上级补助) of its 投入资金 */
static gboolean
is_measured (HeshuNamer *self)
{
  const HeshuFigure *figure = heshu_namer_get_figure (self, self->whole);

  return g_strcmp0 (self->namings[self->whole].rule, "generic-of-figure-before") == 0 &&
         figure->measure == HESHU_MEASURE_LEVEL &&
         g_strcmp0 (heshu_metric_builder_get (figure->builder, HESHU_FIELD_UNIT), "元") != 0;
}

gboolean
heshu_namer_try_part (HeshuNamer *self, HeshuNamingCase *naming)
{
  const HeshuNaming *whole;
  const char *mode = NULL;
  g_autofree char *part = NULL;
  g_autofree char *common = NULL;
  char *name;

  if (heshu_range_is_empty (naming->phrase) ||
      (naming->figure->measure != HESHU_MEASURE_LEVEL &&
       (naming->figure->measure != HESHU_MEASURE_RATIO ||
        !heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("part-word"), naming->phrase, NULL))))
    return FALSE;
  /* 其中东海县募集款物856万元: the district tells the parts apart, the name is the same */
  if (begins_with_district (self, naming))
    return FALSE;
  if (!heshu_range_is_empty (naming->right) && !contains_part_cue (self, naming->left))
    return FALSE; /* 5家企业的6个项目: named by what follows */
  if (strip_contained (self, naming) || is_first_part (self, naming))
    {
      self->whole = find_whole (self, naming);
      self->whole_sentence = naming->figure->sentence;
      self->part_unit =
          g_intern_string (heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT));
    }
  else if (heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("part-word"), naming->phrase, NULL))
    {
      /* 城镇40,543元、农村27,443元: a word that names a part alone */
      guint before = heshu_namer_find_before (self, naming->index, TRUE);

      if (before == G_MAXUINT && name_part_of_topic (self, naming))
        return TRUE;
      if (before == G_MAXUINT || self->namings[before].name == NULL ||
          (!goes_on (self, naming) && !same_unit (self, before, naming->index)) ||
          (!heshu_range_is_empty (naming->left) &&
           closes_bracket (self->extraction->chars[naming->left.start])))
        return FALSE;
      if (!goes_on (self, naming))
        {
          self->whole = before;
          self->whole_sentence = naming->figure->sentence;
          self->part_unit =
              g_intern_string (heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT));
        }
    }
  else if (names_group (self, naming) || name_part_among (self, naming))
    return TRUE;
  else if (!goes_on (self, naming) || heshu_range_length (naming->phrase) > 12 ||
           heshu_namer_is_generic (self, naming->phrase, &mode) ||
           (!is_listed (self, naming) && heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("verb"),
                                                                    naming->phrase.start) != NULL))
    {
      if (self->whole_sentence == naming->figure->sentence)
        self->whole = G_MAXUINT;
      return FALSE;
    }
  if (self->whole == G_MAXUINT)
    return FALSE;
  if (is_work_of_its_own (self, naming))
    {
      self->whole = G_MAXUINT;
      return FALSE;
    }

  whole = &self->namings[self->whole];
  part = heshu_phrases_dup (&self->phrases, naming->phrase);
  common = is_measured (self) ? g_strdup (whole->name) : dup_common (whole);
  name = same_ending (part, whole->noun) || is_thing (self, naming, whole) ||
                 heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("head-word"),
                                                naming->phrase.end) != NULL
             ? dup_done_part (naming, whole, part)
             : dup_listed_part (whole, part);
  if (name == NULL && heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("part-word"), naming->phrase, NULL))
    name = dup_other_kind (self, whole, part);
  if (name == NULL)
    name = dup_other_rank (self, whole->name, part);
  if (name == NULL && are_verbs (self, whole->evidence) && are_verbs (self, naming->phrase))
    name = g_strdup (part); /* 紧急转移…其中集中安置: nothing is told of whom */
  if (name == NULL && naming->left.start > 0 && !naming->bracket)
    name = dup_done_thing (self, whole, naming->phrase, part);
  if (name == NULL)
    name = g_strconcat (common, "(", part, ")", NULL);
  heshu_namer_set (self, naming->index, name, g_strdup (name), naming->phrase, "part-of-whole", 0.9);
  g_free (self->namings[naming->index].part);
  self->namings[naming->index].part = g_steal_pointer (&part);
  return TRUE;
}
