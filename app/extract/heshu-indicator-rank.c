/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#define LONGEST_OCCASION 24
#define LONGEST_PEERS 8

/* 在基本公共卫生服务绩效评价中: what a rank further on in the sentence is of */
static char *
dup_occasion (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange range;
  const HeshuMatch *scope;
  const HeshuMatch *order;

  if (naming->figure->clause == 0)
    return NULL;
  range = heshu_extraction_get_clause (extraction, naming->figure->clause - 1);
  if (range.start < heshu_extraction_get_sentence (extraction, naming->figure->sentence).start)
    return NULL;
  while (range.start < range.end && !g_unichar_isalnum (extraction->chars[range.start]))
    range.start++;
  range = heshu_phrases_trim_tail (&self->phrases, range);
  order = heshu_extraction_match_before (extraction, HESHU_CATEGORY ("order-word"), range.end);
  if (order != NULL && order->start > range.start)
    {
      range.end = (guint) order->start;
      *evidence = heshu_phrases_trim_lead (&self->phrases, range);
      if (heshu_range_length (*evidence) >= 2 && !heshu_namer_has_metric (self, naming->index, range))
        return heshu_phrases_dup (&self->phrases, *evidence);
    }
  if (heshu_range_is_empty (range) || heshu_namer_has_metric (self, naming->index, range) ||
      (extraction->chars[range.start] != 0x5728 && /* 在 */
       heshu_extraction_match_before (extraction, HESHU_CATEGORY ("occasion-word"), range.end) == NULL))
    return NULL;
  if (!heshu_range_is_empty (range) && extraction->chars[range.end - 1] == 0x4E2D) /* 中 */
    range.end--;
  range = heshu_phrases_trim_lead (&self->phrases, range);
  scope = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("scope-word"), range.start);
  if (scope != NULL && scope->end < range.end)
    range.start = (guint) scope->end;
  if (heshu_range_length (range) < 2 || heshu_range_length (range) > LONGEST_OCCASION)
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
      const HeshuMatch *match = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("rank-word"), i);

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
          heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("scope-word"), i);

      if (match == NULL || match->end > range.end)
        continue;
      *place = (HeshuRange){ i, (guint) match->end };
      return heshu_term_get_form (match->term);
    }
  /* 居杭州市第2位: a city by its name */
  for (guint i = range.start + 1; i < range.end; i++)
    {
      const HeshuMatch *match = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("district"), i);

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
      heshu_namer_has_metric (self, naming->index, clause))
    return "";
  return intern_scope (self, clause, &place);
}

/* 居全市基层法院第一: behind a rank's word and a scope stands among whom it is counted, not what is ranked.
 * Returns: (transfer full) */
static char *
dup_peers (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange place)
{
  const HeshuMatch *rank =
      heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("rank-word"), place.start);

  if (heshu_range_is_empty (place) || rank == NULL || rank->start < naming->left.start)
    return g_strdup ("");
  return heshu_phrases_dup (&self->phrases, range_behind_scope (self, naming, place.end));
}

/* 某街道在九个街道里从第六升到第二: who is ranked among whom, not in what */
static gboolean
tells_peers (const HeshuNamer *self, HeshuRange own)
{
  for (guint i = own.start; i < own.end; i++)
    if (self->extraction->chars[i] == 0x5728 /* 在 */)
      return TRUE;
  return FALSE;
}

/* 列第3位,1—7月为第5位; 从第六升到第二: the same rank at another time, with no name of its own */
static gboolean
name_as_rank_before (HeshuNamer *self, HeshuNamingCase *naming, guint last)
{
  const HeshuNaming *before;

  if (last == G_MAXUINT || !heshu_range_is_empty (naming->phrase))
    return FALSE;
  before = &self->namings[last];
  if (before->name == NULL || heshu_namer_get_figure (self, last)->measure != HESHU_MEASURE_RANK ||
      heshu_namer_get_figure (self, last)->sentence != naming->figure->sentence)
    return FALSE;
  for (guint i = naming->left.start; i < naming->left.end; i++)
    if (heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("scope-word"), i) ||
        heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("rank-word"), i))
      return FALSE;
  heshu_namer_set (self, naming->index, g_strdup (before->name), g_strdup (before->noun), before->evidence,
                   "same-rank", 0.7);
  return TRUE;
}

/* 考核列全县18个镇街第4名: among how many it is told stands between the scope and the rank, and ends no
 * clause */
static void
look_over_peers (HeshuNamer *self, HeshuNamingCase *naming, guint *last)
{
  const HeshuFigure *peers = *last != G_MAXUINT ? heshu_namer_get_figure (self, *last) : NULL;
  HeshuNamingCase before;

  if (peers == NULL || peers->clause != naming->figure->clause || peers->measure != HESHU_MEASURE_LEVEL ||
      naming->left.start < peers->whole.end || naming->left.end > peers->whole.end + LONGEST_PEERS ||
      heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("scope-word"), peers->whole.start) ==
          NULL)
    return;
  heshu_namer_open_case (self, *last, &before);
  naming->left = before.left;
  naming->phrase = before.phrase;
  *last = heshu_namer_step_back (self, *last);
}

/* 固定资产投资增长8.1%,位列全市第二: where the sentence tells no amount before, the change is ranked */
static gboolean
ranks_change (const HeshuNamer *self, const HeshuNamingCase *naming, guint last, const HeshuNaming *before)
{
  const HeshuFigure *change;

  if (last == G_MAXUINT || self->namings[last].name == NULL)
    return FALSE;
  change = heshu_namer_get_figure (self, last);
  return change->measure == HESHU_MEASURE_CHANGE && change->sentence == naming->figure->sentence &&
         (before == NULL || heshu_namer_get_figure (self, (guint) (before - self->namings))->sentence !=
                                naming->figure->sentence);
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
  g_autofree char *peers = NULL;
  guint last = heshu_namer_step_back (self, naming->index);
  const HeshuNaming *before;

  if (naming->figure->measure != HESHU_MEASURE_RANK)
    return FALSE;
  if (name_as_rank_before (self, naming, last))
    return TRUE;
  look_over_peers (self, naming, &last);
  scope = intern_scope (self, naming->left, &place);
  if (*scope == '\0')
    scope = intern_scope_of_occasion (self, naming);
  end = place.start;
  for (guint i = naming->left.start; i < end; i++)
    {
      const HeshuMatch *match = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("rank-word"), i);

      if (match == NULL)
        continue;
      if (g_strcmp0 (heshu_term_get_value (match->term), "keep") == 0)
        i = (guint) match->end - 1;
      else
        end = i;
    }
  own = heshu_namer_phrase_until (self, naming, end);
  peers = dup_peers (self, naming, place);
  if (heshu_range_length (own) < 2 && place.end > place.start && *peers == '\0')
    own = range_behind_scope (self, naming, place.end);
  evidence = own;
  before = heshu_namer_get_before (self, naming, FALSE);
  if (last != G_MAXUINT && self->namings[last].name != NULL &&
      heshu_namer_get_figure (self, last)->sentence == naming->figure->sentence &&
      heshu_namer_get_figure (self, last)->measure == HESHU_MEASURE_CHANGE &&
      heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("amount-rate"), own, NULL))
    before = &self->namings[last]; /* 增长8.9%,增速居全市第二位 */
  if (heshu_range_length (own) >= 2 && heshu_namer_is_generic (self, own, &mode) && before != NULL)
    {
      g_autofree char *text = heshu_phrases_dup (&self->phrases, own);

      name = g_strconcat (before->noun, text, NULL);
    }
  else if (tells_peers (self, own) && (name = dup_occasion (self, naming, &evidence)) != NULL)
    ;
  else if (heshu_range_length (own) >= 2 &&
           heshu_extraction_match_at (extraction, HESHU_CATEGORY ("district"), own.start) == NULL)
    name = heshu_phrases_dup (&self->phrases, own);
  if (name == NULL)
    name = dup_occasion (self, naming, &evidence);
  if (name == NULL && last != G_MAXUINT && self->namings[last].name != NULL &&
      heshu_namer_get_figure (self, last)->measure == HESHU_MEASURE_RANK &&
      heshu_namer_get_figure (self, last)->sentence == naming->figure->sentence)
    {
      /* 综合指数由好到差,甲县列第一,乙市居全市第11位 */
      name = g_strdup (self->namings[last].noun);
      evidence = self->namings[last].evidence;
    }
  if (name == NULL && ranks_change (self, naming, last, before))
    {
      name = g_strdup (self->namings[last].name);
      evidence = self->namings[last].evidence;
    }
  if (name == NULL && before == NULL)
    name = heshu_namer_dup_topic_before (self, naming, &evidence);
  if (name == NULL && before != NULL)
    {
      name = g_strdup (before->name);
      evidence = before->evidence;
    }
  if (name == NULL)
    return FALSE;
  heshu_namer_set (self, naming->index, g_strconcat (name, scope, peers, "排名", NULL), g_strdup (name),
                   evidence, "rank-of-name", 0.7);
  return TRUE;
}
