/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#include "heshu-sense-private.h"

#include <string.h>

/* Names said in full once and only begun for what stands beside it: 城镇居民人均可支配收入 … 农村居民 */

/* What two subjects end in at least, where they are of one sort */
#define SHARED_ENDING 2
/* 投入强度: a longer one stands for itself */
#define LONGEST_OVERLAPPING 6
/* 破案数 */
#define LONGEST_RESTRICTED 3

/* 农村居民 beside 城镇居民人均可支配收入: as long a beginning with the same ending. Returns: (transfer full)
 * (nullable) */
char *
heshu_namer_dup_parallel (HeshuNamer *self, HeshuRange own, const char *name)
{
  g_autofree char *subject = NULL;
  glong length, ending;
  const char *rest, *other;

  if (name == NULL)
    return NULL;
  subject = heshu_phrases_dup (&self->phrases, own);
  length = g_utf8_strlen (subject, -1);
  ending = length - SHARED_ENDING;
  if (ending < 1 || g_utf8_strlen (name, -1) < length + 2)
    return NULL;
  rest = g_utf8_offset_to_pointer (name, length);
  other = g_utf8_offset_to_pointer (name, ending);
  if (strncmp (other, g_utf8_offset_to_pointer (subject, ending), (gsize) (rest - other)) != 0 ||
      strncmp (name, subject, strlen (subject)) == 0)
    return NULL;
  return g_strconcat (subject, rest, NULL);
}

/* 破案数 beside 电诈立案数: a short name that ends as the other does is of what the other begins with.
 * Returns: (transfer full) (nullable) */
static char *
dup_restricted (HeshuNamer *self, HeshuRange own, const char *name)
{
  guint length = heshu_range_length (own);
  glong total = g_utf8_strlen (name, -1);
  g_autofree char *text = NULL;
  const char *other;

  if (length <= SHARED_ENDING || length > LONGEST_RESTRICTED || total < (glong) length + 2)
    return NULL;
  text = heshu_phrases_dup (&self->phrases, own);
  other = g_utf8_offset_to_pointer (name, total - (glong) length);
  if (!g_str_has_suffix (name, g_utf8_offset_to_pointer (text, (glong) length - SHARED_ENDING)) ||
      g_str_equal (other, text))
    return NULL;
  return g_strdup_printf ("%.*s%s", (int) (other - name), name, text);
}

/* 城镇居民人均可支配收入5.2万元;农村居民3.1万元: a figure of the same unit in the sentence is of the same
 * measure */
gboolean
heshu_namer_try_parallel (HeshuNamer *self, HeshuNamingCase *naming)
{
  guint before = heshu_namer_find_before (self, naming->index, TRUE);
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  char *name;

  if (before == G_MAXUINT || !heshu_range_is_empty (naming->right) ||
      naming->figure->measure != heshu_namer_get_figure (self, before)->measure ||
      g_strcmp0 (heshu_metric_builder_get (heshu_namer_get_figure (self, before)->builder, HESHU_FIELD_UNIT),
                 unit) != 0)
    return FALSE;
  name = heshu_namer_dup_parallel (self, naming->phrase, self->namings[before].name);
  if (name == NULL)
    return FALSE;
  heshu_namer_set (self, naming->index, name, NULL, naming->phrase, "parallel-to-figure-before",
                   heshu_naming_inherit (&self->namings[before], 0.9));
  return TRUE;
}

/* 研发投入5.9亿元,投入强度3.05%: what the clause before ends in begins the name, which is of the same */
gboolean
heshu_namer_try_overlap (HeshuNamer *self, HeshuNamingCase *naming)
{
  guint before = heshu_namer_find_before (self, naming->index, TRUE);
  const char *noun = before != G_MAXUINT ? self->namings[before].noun : NULL;
  g_autofree char *own = NULL;
  const char *ending;
  glong length;

  if (noun == NULL || naming->phrase.start != naming->left.start || naming->left.start == 0 ||
      self->extraction->chars[naming->left.start - 1] == ';' ||
      self->extraction->chars[naming->left.start - 1] == 0xFF1B ||
      heshu_range_length (naming->phrase) > LONGEST_OVERLAPPING ||
      heshu_range_length (naming->phrase) <= SHARED_ENDING ||
      heshu_namer_get_figure (self, before)->clause + 1 != naming->figure->clause)
    return FALSE;
  length = g_utf8_strlen (noun, -1);
  if (length <= SHARED_ENDING)
    return FALSE;
  own = heshu_phrases_dup (&self->phrases, naming->phrase);
  ending = g_utf8_offset_to_pointer (noun, length - SHARED_ENDING);
  if (!g_str_has_prefix (own, ending))
    return FALSE;
  heshu_namer_set (self, naming->index, heshu_namer_join (noun, own), NULL, naming->phrase,
                   "goes-on-from-figure-before", heshu_naming_inherit (&self->namings[before], 0.8));
  return TRUE;
}

/* 批发业零售额增长11.2%,住宿餐饮业增长23.5%; 工业增加值增长7.4%。分经济类型看,私营企业增长8.6%: a sector
 * alone behind the change of another's measure is told of the same. Returns: (transfer full) (nullable) */
static char *
dup_measured_sector (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange own, guint last)
{
  const HeshuExtraction *extraction = self->extraction;
  guint before = heshu_namer_get_figure (self, last)->sentence;
  const HeshuMatch *ending =
      heshu_extraction_match_before (extraction, HESHU_CATEGORY ("sector-ending"), own.end);
  g_autoptr (GPtrArray) heads = NULL;
  const char *measure;
  g_autofree char *sector = NULL;

  if (ending == NULL || g_strcmp0 (heshu_term_get_value (ending->term), "keep") == 0)
    return NULL;
  if (before != naming->figure->sentence &&
      (before + 1 != naming->figure->sentence || !heshu_namer_is_broken_down (self, naming)))
    return NULL;
  measure = heshu_namer_find_measure (self, self->namings[last].noun);
  if (*measure == '\0')
    return NULL;
  /* 地区生产总值 is made of the 增加值 of sectors */
  heads = heshu_lexicon_find (extraction->lexicon, "head-word", measure);
  if (heads->len > 0)
    measure = heshu_term_get_value (g_ptr_array_index (heads, 0));
  sector = heshu_phrases_dup (&self->phrases, own);
  return g_strconcat (sector, measure, NULL);
}

char *
heshu_namer_dup_changed_beside (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange own)
{
  guint last = heshu_namer_step_back (self, naming->index);
  const HeshuFigure *before = last != G_MAXUINT ? heshu_namer_get_figure (self, last) : NULL;
  char *name;

  if (before == NULL || before->measure != HESHU_MEASURE_CHANGE || before->line != naming->figure->line ||
      before->sense != naming->figure->sense || self->namings[last].noun == NULL)
    return NULL;
  if (before->sentence == naming->figure->sentence && before->sense == HESHU_SENSE_UNIT_SHARE &&
      ((name = heshu_namer_dup_parallel (self, own, self->namings[last].noun)) != NULL ||
       (before->clause + 1 == naming->figure->clause &&
        (name = dup_restricted (self, own, self->namings[last].noun)) != NULL)))
    return name;
  return dup_measured_sector (self, naming, own, last);
}
