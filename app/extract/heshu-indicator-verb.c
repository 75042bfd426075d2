/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#include <string.h>

/* Verbs alone before a figure, and what they were done to */

/* What the verb of @naming was done to: not to the part that was told last, nor to the money, and
 * 累计建成42万亩 is of 高标准农田 rather than of what was built new. Returns: (transfer full) (nullable) */
static char *
dup_worked_on (HeshuNamer *self, const HeshuNamingCase *naming, guint before)
{
  const HeshuNaming *of;
  const HeshuMatch *verb;
  const char *form;

  while (before != G_MAXUINT && heshu_namer_get_figure (self, before)->measure == HESHU_MEASURE_RATIO)
    before = heshu_namer_find_before (self, before, TRUE);
  if (before == G_MAXUINT)
    return NULL;
  of = &self->namings[before];
  for (guint i = before; i != G_MAXUINT && g_strcmp0 (of->rule, "part-of-whole") == 0;
       i = heshu_namer_find_before (self, i, TRUE))
    of = &self->namings[i];
  if (g_strcmp0 (heshu_metric_builder_get (heshu_namer_get_figure (self, before)->builder, HESHU_FIELD_UNIT),
                 "元") == 0 &&
      *heshu_namer_get_unit_noun (self, naming->figure) == '\0')
    return NULL;
  verb = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("verb"), of->evidence.start);
  form = verb != NULL ? heshu_term_get_form (verb->term) : "";
  if (verb != NULL && g_strcmp0 (heshu_term_get_value (verb->term), "part") == 0 &&
      g_str_has_prefix (of->noun, form) && strlen (of->noun) >= strlen (form) + 6 &&
      !g_str_has_prefix (of->noun + strlen (form), "、")) /* 新建、改建学校 */
    return g_strdup (of->noun + strlen (form));
  return g_strdup (of->noun);
}

/* 经营主体91.2万户,其中电商50万户。新设4.8万户: what the sentence before counts first by the same unit.
 * (nullable) */
static const char *
find_counted_before (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence)
{
  const char *unit = heshu_metric_builder_get (naming->figure->builder, HESHU_FIELD_UNIT);
  const HeshuNaming *found = NULL;

  if (unit == NULL || *unit == '\0' || naming->figure->sentence == 0)
    return NULL;
  for (guint i = heshu_namer_find_before (self, naming->index, FALSE); i != G_MAXUINT;
       i = heshu_namer_find_before (self, i, FALSE))
    {
      const HeshuFigure *figure = heshu_namer_get_figure (self, i);

      if (figure->sentence + 1 != naming->figure->sentence)
        break;
      if (figure->measure == HESHU_MEASURE_LEVEL &&
          g_strcmp0 (heshu_metric_builder_get (figure->builder, HESHU_FIELD_UNIT), unit) == 0)
        found = &self->namings[i];
    }
  if (found == NULL)
    return NULL;
  *evidence = found->evidence;
  return found->noun;
}

/* 出动1240人次, 核查413户: of whom, or in what, the words before tell */
gboolean
heshu_namer_try_verb (HeshuNamer *self, HeshuNamingCase *naming)
{
  guint before = heshu_namer_find_before (self, naming->index, TRUE);
  HeshuRange evidence = naming->phrase;
  g_autofree char *verb = heshu_phrases_dup (&self->phrases, naming->phrase);
  g_autofree char *topic = heshu_namer_dup_topic_before (self, naming, &evidence);
  g_autofree char *of = NULL;
  const char *noun = topic;
  g_autofree char *base = NULL;

  if (noun == NULL && before != G_MAXUINT)
    noun = of = dup_worked_on (self, naming, before);
  if (noun == NULL)
    noun = topic = heshu_namer_dup_section_topic (self, naming, &evidence);
  if (noun == NULL)
    noun = find_counted_before (self, naming, &evidence);
  if (noun == NULL)
    return FALSE;
  /* 低保核查 … 核查413户 names the work once */
  base = g_str_has_suffix (noun, verb) ? g_strdup (noun) : g_strconcat (noun, verb, NULL);
  heshu_namer_set (self, naming->index,
                   g_strconcat (base, heshu_namer_get_unit_noun (self, naming->figure), NULL),
                   g_strdup (noun), evidence, "verb-of-words-before", 0.5);
  g_free (self->namings[naming->index].base);
  self->namings[naming->index].base = g_steal_pointer (&base);
  return TRUE;
}
