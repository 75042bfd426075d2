/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#include <string.h>

/* What 分别 and 依次 hand out to the figures of a list */

#define MOST_ITEMS 16

static gboolean
is_gap (const HeshuExtraction *extraction, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      gunichar c = extraction->chars[i];
      const HeshuMatch *change =
          heshu_term_index_lookup (extraction->terms, HESHU_CATEGORY ("change-word"), i, end);

      /* 分别下降21.3%和增长6.8%, with no more between than 和 and the word */
      if (i == start + 1 && change != NULL && change->end == end &&
          !g_unichar_ispunct (extraction->chars[start]) &&
          g_strcmp0 (heshu_term_get_value (change->term), "keep") != 0)
        return TRUE;
      if (g_unichar_isalnum (c) && c != 0x548C && c != 0x4E0E && c != 0x53CA)
        return FALSE;
    }
  return TRUE;
}

/* How many figures from @index on have nothing between them but 、和， */
static guint
count_listed (HeshuNamer *self, guint index)
{
  guint n = 1;

  for (guint i = index + 1; i < self->extraction->figures->len && n < MOST_ITEMS; i++)
    {
      HeshuNamingCase naming;
      const HeshuFigure *figure = heshu_namer_get_figure (self, i);
      const HeshuFigure *last = heshu_namer_get_figure (self, i - 1);

      if (!heshu_namer_is_metric (self, i) || figure->sentence != last->sentence)
        break;
      heshu_namer_open_case (self, i, &naming);
      if (!is_gap (self->extraction, MAX (last->whole.end, last->trail.end), naming.left.end))
        break;
      n++;
    }
  return n;
}

/* 分别, 依次 in the words before a figure; FALSE without */
static gboolean
find_each (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *each)
{
  for (guint i = naming->left.start; i < naming->left.end; i++)
    {
      const HeshuMatch *match = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("each-word"), i);

      if (match == NULL || match->end > naming->left.end)
        continue;
      *each = (HeshuRange){ i, (guint) match->end };
      return TRUE;
    }
  return FALSE;
}

/* 甲市新增就业8700人,乙市9100人,分别完成…: two of one name and unit, each in a clause of its own, are two */
static gboolean
are_of_two_places (HeshuNamer *self, guint first, guint second)
{
  const HeshuFigure *a = heshu_namer_get_figure (self, first);
  const HeshuFigure *b = heshu_namer_get_figure (self, second);

  return a->clause != b->clause && a->sentence == b->sentence && a->measure == b->measure &&
         g_strcmp0 (heshu_metric_builder_get (a->builder, HESHU_FIELD_UNIT),
                    heshu_metric_builder_get (b->builder, HESHU_FIELD_UNIT)) == 0 &&
         g_strcmp0 (heshu_metric_builder_get (a->builder, HESHU_FIELD_AREA),
                    heshu_metric_builder_get (b->builder, HESHU_FIELD_AREA)) != 0;
}

/* The last @n different names before @index. Returns: (transfer full) (nullable): of HeshuNaming *, in
 * reading order */
static GPtrArray *
list_before (HeshuNamer *self, guint index, guint n)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint at = index;
  guint last = G_MAXUINT;

  while (found->len < n && (at = heshu_namer_find_before (self, at, FALSE)) != G_MAXUINT)
    {
      HeshuNaming *naming = &self->namings[at];

      if (found->len == 0 ||
          g_strcmp0 (((HeshuNaming *) g_ptr_array_index (found, 0))->name, naming->name) != 0 ||
          are_of_two_places (self, at, last))
        g_ptr_array_insert (found, 0, naming);
      last = at;
    }
  return found->len == n ? g_steal_pointer (&found) : NULL;
}

static void
start_distribution (HeshuNamer *self, guint first, guint n)
{
  HeshuDistribution *distribution = &self->distribution;

  g_clear_pointer (&distribution->names, g_ptr_array_unref);
  g_clear_pointer (&distribution->said, g_free);
  g_clear_pointer (&distribution->nouns, g_ptr_array_unref);
  distribution->names = g_ptr_array_new_with_free_func (g_free);
  distribution->nouns = g_ptr_array_new_with_free_func (g_free);
  distribution->first = first;
  distribution->n_figures = n;
  distribution->active = TRUE;
}

static gboolean
has_share_word (const HeshuNamer *self, HeshuRange range)
{
  for (guint i = range.start; i < range.end; i++)
    if (self->extraction->chars[i] == 0x5360) /* 占 */
      return TRUE;
  return FALSE;
}

/* What is said of each: 增长, 完成任务的, 占比 or nothing. Returns: (transfer full) */
static char *
dup_said (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange each, HeshuRange own)
{
  HeshuRange behind = { each.end, naming->left.end };
  HeshuRange change = heshu_phrases_find_change (&self->phrases, behind);
  HeshuRange phrase =
      heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, behind));

  if (naming->figure->measure == HESHU_MEASURE_RANK)
    return g_strdup ("排名");
  if (naming->figure->measure == HESHU_MEASURE_CHANGE)
    {
      const HeshuMatch *word = NULL;

      if (heshu_range_is_empty (change))
        change = heshu_phrases_find_change (&self->phrases, naming->left);
      if (!heshu_range_is_empty (change))
        word = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("change-word"), change.start);
      return g_strdup (word != NULL ? heshu_term_get_value (word->term) : "");
    }
  if (has_share_word (self, behind))
    return g_strdup ("占比");
  if (!heshu_range_is_empty (phrase) &&
      heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("goal-word"), phrase, NULL))
    {
      g_autofree char *goal = heshu_phrases_dup (&self->phrases, phrase);

      return naming->figure->measure == HESHU_MEASURE_RATIO ? g_strconcat (goal, "完成率", NULL)
                                                            : g_strdup (goal);
    }
  if (heshu_range_is_empty (phrase) && !heshu_range_is_empty (own))
    return heshu_phrases_dup (&self->phrases, own); /* 占比 in 占比分别为 */
  if (naming->figure->measure == HESHU_MEASURE_RATIO && !heshu_range_is_empty (naming->figure->unit) &&
      self->extraction->chars[naming->figure->unit.end - 1] == 0x500D)
    return g_strdup ("倍数");
  return heshu_phrases_dup (&self->phrases, phrase);
}

/* 实际使用外资8640万元,总量、增幅分列全市第2、第1: items that say nothing alone are of the figure before.
 * Returns: (transfer full): "" where they name what they are of */
static char *
dup_subject_of_items (HeshuNamer *self, const HeshuNamingCase *naming, GArray *items)
{
  guint before = heshu_namer_find_before (self, naming->index, TRUE);
  const char *mode = NULL;

  if (before == G_MAXUINT)
    return g_strdup ("");
  for (guint i = 0; i < items->len; i++)
    if (!heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("amount-rate"),
                           g_array_index (items, HeshuRange, i), &mode))
      return g_strdup ("");
  return g_strdup (self->namings[before].noun);
}

static gboolean
distribute_items (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange each, HeshuRange own, guint n)
{
  HeshuDistribution *distribution = &self->distribution;
  g_autoptr (GArray) items = heshu_namer_split_items (self, own);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *said = NULL;
  g_autofree char *subject = NULL;

  if (items->len != n || n < 2)
    return FALSE;
  names = heshu_namer_name_items (self, items);
  said = dup_said (self, naming, each, (HeshuRange){ 0, 0 });
  subject = dup_subject_of_items (self, naming, items);
  start_distribution (self, naming->index, n);
  for (guint i = 0; i < n; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      g_ptr_array_add (distribution->names, g_strconcat (subject, name, said, NULL));
      g_ptr_array_add (distribution->nouns, g_strconcat (subject, name, NULL));
    }
  distribution->said = g_steal_pointer (&said);
  return TRUE;
}

/* 护理标准按全自理、半自理、全护理三档,每人每月依次为200元、350元、600元: the clause before lists what they
 * are of */
static gboolean
distribute_clause_before (HeshuNamer *self, const HeshuNamingCase *naming, guint n)
{
  HeshuDistribution *distribution = &self->distribution;
  HeshuExtraction *extraction = self->extraction;
  HeshuRange clause;
  g_autoptr (GArray) items = NULL;
  g_autofree char *head = NULL;
  HeshuRange *first;
  guint own = 0;

  if (naming->figure->clause == 0)
    return FALSE;
  clause = heshu_extraction_get_clause (extraction, naming->figure->clause - 1);
  items = heshu_namer_split_items (
      self, heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, clause)));
  if (items->len != n || n < 2)
    return FALSE;
  first = &g_array_index (items, HeshuRange, 0);
  for (guint i = first->start; i < first->end; i++)
    if (extraction->chars[i] == 0x6309 || extraction->chars[i] == 0x5206) /* 按 分 */
      {
        head = heshu_phrases_dup (&self->phrases, (HeshuRange){ first->start, i });
        first->start = i + 1;
        break;
      }
  if (head == NULL)
    return FALSE;
  own = heshu_range_length (g_array_index (items, HeshuRange, n - 2));
  start_distribution (self, naming->index, n);
  for (guint i = 0; i < n; i++)
    {
      HeshuRange item = g_array_index (items, HeshuRange, i);
      g_autofree char *text = NULL;

      if (i + 1 == n)
        item.end = MIN (item.end, item.start + own); /* 全护理三档 */
      text = heshu_phrases_dup (&self->phrases, item);
      g_ptr_array_add (distribution->names, g_strconcat (head, "(", text, ")", NULL));
      g_ptr_array_add (distribution->nouns, g_strdup (head));
    }
  return TRUE;
}

/* 恩格尔系数依次为27.1%、29.5% behind the incomes of 城镇 and 农村; 城乡低保标准分别为. Returns: (transfer
 * full) (nullable) */
static char *
dup_part_of_each (HeshuNamer *self, HeshuRange own, guint n, guint index, const HeshuNaming *before)
{
  for (guint i = own.start; i < own.end && n == 2; i++)
    {
      const HeshuMatch *pair = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("pair-word"), i);

      if (pair != NULL)
        {
          g_auto (GStrv) names = g_strsplit (heshu_term_get_value (pair->term), " ", 2);

          return g_strdup (names[index]);
        }
    }
  return before != NULL ? g_strdup (before->part) : NULL;
}

/* 种植面积分别为…,产值分别为…: a measure is not of another one but of what both are of. Returns: (transfer
 * full) (nullable) */
static char *
dup_bare (HeshuNamer *self, const HeshuNaming *one, HeshuRange own)
{
  g_autofree char *bare = NULL;

  if (heshu_range_is_empty (own) ||
      heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("amount-rate"), own, NULL))
    return NULL;
  bare = heshu_namer_dup_unmeasured (self, one->noun);
  return *bare != '\0' ? g_steal_pointer (&bare) : NULL;
}

/* 分别增长6.9%、8.6%和8.3%: of the figures just before */
static gboolean
distribute_before (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange each, HeshuRange own, guint n)
{
  HeshuDistribution *distribution = &self->distribution;
  g_autoptr (GPtrArray) before = list_before (self, naming->index, n);
  const char *mode = NULL;
  gboolean generic = heshu_range_is_empty (own) || heshu_namer_is_generic (self, own, &mode);
  g_autofree char *said = NULL;
  g_autofree char *head = NULL;

  if (generic && before == NULL)
    return FALSE;
  said = dup_said (self, naming, each, generic ? own : (HeshuRange){ 0, 0 });
  head = heshu_phrases_dup (&self->phrases, own);
  start_distribution (self, naming->index, n);
  for (guint i = 0; i < n; i++)
    {
      const HeshuNaming *one = before != NULL ? g_ptr_array_index (before, i) : NULL;

      if (generic)
        {
          /* 占比 of a part is better said of its short name, a rate of what was counted without the verb */
          const char *whole = heshu_range_is_empty (own) ? one->name : one->noun;
          g_autofree char *bare = dup_bare (self, one, own);
          const char *name = one->part != NULL ? one->part : bare != NULL ? bare : whole;

          g_ptr_array_add (distribution->names, g_strconcat (name, said, NULL));
          g_ptr_array_add (distribution->nouns, g_strdup (one->noun));
        }
      else
        {
          g_autofree char *part = dup_part_of_each (self, own, n, i, one);

          g_ptr_array_add (distribution->names, part != NULL ? g_strconcat (head, said, "(", part, ")", NULL)
                                                             : g_strconcat (head, said, NULL));
          g_ptr_array_add (distribution->nouns, g_strdup (head));
        }
    }
  if (generic)
    distribution->said = g_steal_pointer (&said);
  return TRUE;
}

/* 前三项同比分别下降8.6%、22.2%和11.4% */
static gboolean
distribute_pointed (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange each, guint n)
{
  HeshuDistribution *distribution = &self->distribution;
  g_autoptr (GPtrArray) pointed = heshu_namer_list_pointed (self, naming, n);
  g_autofree char *said = NULL;

  if (pointed == NULL)
    return FALSE;
  said = dup_said (self, naming, each, (HeshuRange){ 0, 0 });
  start_distribution (self, naming->index, n);
  for (guint i = 0; i < n; i++)
    {
      const HeshuNaming *one = g_ptr_array_index (pointed, i);

      g_ptr_array_add (distribution->names, g_strconcat (one->name, said, NULL));
      g_ptr_array_add (distribution->nouns, g_strdup (one->name));
    }
  distribution->said = g_steal_pointer (&said);
  return TRUE;
}

/* The name that the list gives the figure, with its own word where another stands before it:
 * 分别下降21.3%和增长 6.8%. Returns: (transfer full) */
static char *
dup_distributed (HeshuNamer *self, const HeshuNamingCase *naming, guint offset)
{
  const HeshuDistribution *distribution = &self->distribution;
  const char *name = g_ptr_array_index (distribution->names, offset);
  HeshuRange change = heshu_phrases_find_change (&self->phrases, naming->left);
  const HeshuMatch *word;

  if (naming->figure->measure != HESHU_MEASURE_CHANGE || distribution->said == NULL || offset == 0 ||
      heshu_range_is_empty (change) || !g_str_has_suffix (name, distribution->said))
    return g_strdup (name);
  word = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("change-word"), change.start);
  if (word == NULL)
    return g_strdup (name);
  return g_strdup_printf ("%.*s%s", (int) (strlen (name) - strlen (distribution->said)), name,
                          heshu_term_get_value (word->term));
}

static gboolean
take_distributed (HeshuNamer *self, const HeshuNamingCase *naming)
{
  HeshuDistribution *distribution = &self->distribution;
  guint offset;

  if (!distribution->active || naming->index < distribution->first)
    return FALSE;
  offset = naming->index - distribution->first;
  if (offset >= distribution->n_figures)
    {
      distribution->active = FALSE;
      return FALSE;
    }
  heshu_namer_set (self, naming->index, dup_distributed (self, naming, offset),
                   g_strdup (g_ptr_array_index (distribution->nouns, offset)), distribution->evidence,
                   "each-of-list", 0.9);
  return TRUE;
}

/* 2020年、2021年分别完成投资…, 惠济区、金水区分别为…: what is listed is when or where, the name is one */
static gboolean
lists_owners (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange each)
{
  guint n_times = 0, n_places = 0;
  guint last_time = 0;

  for (guint i = naming->left.start; i < each.start; i++)
    {
      if (self->phrases.mention_at[i] != 0 && self->phrases.mention_at[i] != last_time)
        n_times++;
      last_time = self->phrases.mention_at[i];
      if (heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("district"), i) != NULL)
        n_places++;
    }
  return n_times > 1 || n_places > 1;
}

static gboolean
distribute_same (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange each, HeshuRange own, guint n)
{
  HeshuDistribution *distribution = &self->distribution;
  HeshuRange behind = { each.end, naming->left.end };
  HeshuRange said =
      heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, behind));
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  g_autofree char *topic = NULL;

  while (!heshu_range_is_empty (own) &&
         (heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("district"), own.start) != NULL ||
          !g_unichar_isalnum (self->extraction->chars[own.start])))
    {
      const HeshuMatch *place =
          heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("district"), own.start);

      own.start = place != NULL ? (guint) place->end : own.start + 1;
    }
  own = heshu_phrases_trim_lead (&self->phrases, own);
  if (heshu_range_is_empty (said) && heshu_range_is_empty (own))
    {
      HeshuRange evidence;

      topic = heshu_namer_dup_topic_before (self, naming, &evidence);
      if (topic == NULL)
        return FALSE;
    }
  before = topic != NULL ? g_strdup (topic) : heshu_phrases_dup (&self->phrases, own);
  text = heshu_phrases_dup (&self->phrases, said);
  start_distribution (self, naming->index, n);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (distribution->names, g_strconcat (before, text, NULL));
      g_ptr_array_add (distribution->nouns, g_strconcat (before, text, NULL));
    }
  return TRUE;
}

/* 化工、食品产值占规上工业的38.2%和21.9%: as many names before 占 as shares behind it need no 分别 */
static gboolean
find_share_of_each (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *each)
{
  HeshuRange own = naming->left;
  g_autoptr (GArray) items = NULL;

  if (naming->figure->measure != HESHU_MEASURE_RATIO)
    return FALSE;
  while (own.start < own.end && self->extraction->chars[own.end - 1] != 0x5360 /* 占 */)
    own.end--;
  if (heshu_range_length (own) < 4)
    return FALSE;
  own.end--;
  items = heshu_namer_split_items (self, own);
  *each = (HeshuRange){ own.end, own.end };
  return items->len > 1 && items->len == count_listed (self, naming->index);
}

/* 分别达到38260元、15430元,增长4.5%和6.8%: right behind a list of as many figures changes are handed out
 * without another 分别 */
static gboolean
find_changes_of_list (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *each)
{
  const HeshuDistribution *distribution = &self->distribution;
  HeshuRange change = heshu_phrases_find_change (&self->phrases, naming->left);
  HeshuRange own;

  if (naming->figure->measure != HESHU_MEASURE_CHANGE || heshu_range_is_empty (change) ||
      distribution->names == NULL || distribution->first + distribution->n_figures != naming->index ||
      heshu_namer_get_figure (self, distribution->first)->sentence != naming->figure->sentence ||
      count_listed (self, naming->index) != distribution->n_figures)
    return FALSE;
  own = heshu_namer_phrase_until (self, naming, change.start);
  own = heshu_phrases_cut_comparison (&self->phrases, own);
  *each = (HeshuRange){ change.start, change.start };
  return heshu_range_is_empty (own);
}

gboolean
heshu_namer_try_distribution (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuRange each;
  HeshuRange own;
  guint n;

  if (take_distributed (self, naming))
    return TRUE;
  if (find_changes_of_list (self, naming, &each))
    {
      n = self->distribution.n_figures;
      self->distribution.evidence = (HeshuRange){ naming->left.start, naming->left.end };
      return distribute_before (self, naming, each, (HeshuRange){ 0, 0 }, n) &&
             take_distributed (self, naming);
    }
  if (!find_each (self, naming, &each) && !find_share_of_each (self, naming, &each))
    return FALSE;
  n = count_listed (self, naming->index);
  if (n < 2)
    return FALSE;
  self->distribution.evidence = (HeshuRange){ naming->left.start, each.end };
  own = (HeshuRange){ naming->left.start, each.start };
  own = heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, own));
  own = heshu_phrases_cut_comparison (&self->phrases, own);
  if (distribute_pointed (self, naming, each, n))
    return take_distributed (self, naming);
  if (lists_owners (self, naming, each) && distribute_same (self, naming, each, own, n))
    return take_distributed (self, naming);
  if (!distribute_items (self, naming, each, own, n) &&
      (!heshu_range_is_empty (own) || !distribute_clause_before (self, naming, n)) &&
      !distribute_before (self, naming, each, own, n))
    return FALSE;
  return take_distributed (self, naming);
}
