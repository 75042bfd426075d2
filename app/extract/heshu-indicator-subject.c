/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#include <string.h>

/* What a word that says nothing alone is of: names without what they are measured by, and what 该 points at
 */

#define LONGEST_ENDING 6
#define LONGEST_SUBJECT 16
#define PARAGRAPH_REACH 400
#define LONGEST_POINTED 4

static gboolean
has_term (HeshuNamer *self, const char *category, const char *form)
{
  g_autoptr (GPtrArray) terms = heshu_lexicon_find (self->extraction->lexicon, category, form);

  return terms->len > 0 && g_strcmp0 (heshu_term_get_value (g_ptr_array_index (terms, 0)), "keep") != 0;
}

/* Where the longest ending of @name that is a term of @category begins; @name's end where none is. (not
 * nullable)
 */
static const char *
find_ending (HeshuNamer *self, const char *category, const char *name)
{
  glong length = g_utf8_strlen (name, -1);

  for (glong n = MIN (length, LONGEST_ENDING); n > 0; n--)
    {
      const char *ending = g_utf8_offset_to_pointer (name, length - n);

      if (has_term (self, category, ending))
        return ending;
    }
  return name + strlen (name);
}

const char *
heshu_namer_find_measure (HeshuNamer *self, const char *name)
{
  const char *tail = find_ending (self, "measure-tail", name);
  const char *head = find_ending (self, "head-word", name);

  return MIN (tail, head);
}

gboolean
heshu_namer_is_broken_down (const HeshuNamer *self, const HeshuNamingCase *naming)
{
  const HeshuExtraction *extraction = self->extraction;
  HeshuRange sentence = heshu_extraction_get_sentence (extraction, naming->figure->sentence);
  HeshuRange clause =
      heshu_extraction_get_clause (extraction,
                                   heshu_extraction_find_range (extraction->clauses, sentence.start));

  while (clause.end > clause.start && !g_unichar_isalnum (extraction->chars[clause.end - 1]))
    clause.end--;
  return heshu_range_length (clause) >= 3 && extraction->chars[clause.end - 1] == 0x770B /* 看 */ &&
         heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("view-word"), clause.start);
}

char *
heshu_namer_dup_unmeasured (HeshuNamer *self, const char *name)
{
  const char *end = find_ending (self, "measure-tail", name);
  g_autofree char *rest = g_strndup (name, (gsize) (end - name));

  if (*end == '\0')
    return g_steal_pointer (&rest);
  /* 文创园实现 of 文创园实现营业收入 */
  for (end = find_ending (self, "lead-word", rest); *end != '\0'; end = find_ending (self, "lead-word", rest))
    {
      char *shorter = g_strndup (rest, (gsize) (end - rest));

      g_free (rest);
      rest = shorter;
    }
  return g_utf8_strlen (rest, -1) >= 2 ? g_steal_pointer (&rest) : g_strdup ("");
}

/* 商品房销售 and 销售额 are 商品房销售额 */
char *
heshu_namer_join (const char *subject, const char *own)
{
  glong length = g_utf8_strlen (subject, -1);

  if (length >= 2 && g_str_has_prefix (own, subject))
    return g_strdup (own); /* 优良天数 … 优良率 */
  for (glong n = MIN (length - 1, g_utf8_strlen (own, -1) - 1); n >= 2; n--)
    {
      const char *ending = g_utf8_offset_to_pointer (subject, length - n);

      if (g_str_has_prefix (own, ending))
        return g_strconcat (subject, own + strlen (ending), NULL);
    }
  return g_strconcat (subject, own, NULL);
}

/* 在织普高速织金段 … 该段全长: the words up to the last 段 before, in the paragraph. Returns: (transfer full)
 * (nullable) */
char *
heshu_namer_dup_pointed_at (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange noun = { naming->left.start, naming->phrase.start };
  guint length;
  guint floor;

  while (noun.start < noun.end && extraction->chars[noun.start] != 0x8BE5 /* 该 */)
    noun.start++;
  noun.start = MIN (noun.start + 1, noun.end);
  length = heshu_range_length (noun);
  if (length == 0 || length > LONGEST_POINTED || noun.start < length + 2)
    return NULL;
  floor = MAX (extraction->lines[naming->figure->line].start,
               noun.start > PARAGRAPH_REACH ? noun.start - PARAGRAPH_REACH : 0);
  for (guint i = noun.start - 1 - length; i > floor; i--)
    {
      guint clause;
      HeshuRange range;

      if (memcmp (&extraction->chars[i], &extraction->chars[noun.start], length * sizeof (gunichar)) != 0)
        continue;
      clause = heshu_extraction_find_range (extraction->clauses, i);
      range = (HeshuRange){ heshu_extraction_get_clause (extraction, clause).start, i + length };
      range = heshu_phrases_trim_verbs (&self->phrases, heshu_phrases_trim_lead (&self->phrases, range));
      if (heshu_range_length (range) <= length || heshu_range_length (range) > LONGEST_SUBJECT ||
          extraction->chars[range.start] == 0x8BE5)
        continue;
      *evidence = range;
      return heshu_phrases_dup (&self->phrases, range);
    }
  return NULL;
}

/* 电信网络诈骗发案数、损失数双降。全年发案1543起: the sentence before says the word with what it is of */
char *
heshu_namer_dup_full_name (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange own)
{
  HeshuExtraction *extraction = self->extraction;
  guint length = heshu_range_length (own);
  HeshuRange sentence;

  if (naming->figure->sentence == 0 || length < 2)
    return NULL;
  sentence = heshu_extraction_get_sentence (extraction, naming->figure->sentence - 1);
  if (sentence.start < extraction->lines[naming->figure->line].start ||
      heshu_range_length (sentence) > PARAGRAPH_REACH ||
      heshu_namer_has_metric (self, naming->index, sentence))
    return NULL;
  for (guint i = sentence.start + 2; i + length <= sentence.end; i++)
    {
      HeshuRange range;

      if (memcmp (&extraction->chars[i], &extraction->chars[own.start], length * sizeof (gunichar)) != 0)
        continue;
      range.start =
          heshu_extraction_get_clause (extraction, heshu_extraction_find_range (extraction->clauses, i))
              .start;
      range.end = i + length;
      range = heshu_phrases_trim_verbs (&self->phrases, heshu_phrases_trim_lead (&self->phrases, range));
      if (heshu_range_length (range) < length + 2 || heshu_range_length (range) > LONGEST_SUBJECT)
        return NULL;
      return heshu_phrases_dup (&self->phrases, range);
    }
  return NULL;
}

/* 大豆受低温影响,亩产约165公斤: the clause before is about one of the kinds that are told apart. Returns:
 * (transfer full) (nullable) */
char *
heshu_namer_dup_kind_before (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange clause;
  const HeshuMatch *kind;

  if (naming->figure->clause == 0)
    return NULL;
  clause = heshu_extraction_get_clause (extraction, naming->figure->clause - 1);
  if (clause.start < heshu_extraction_get_sentence (extraction, naming->figure->sentence).start ||
      heshu_namer_has_metric (self, naming->index, clause))
    return NULL;
  kind = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("part-word"), clause.start);
  if (kind == NULL || g_strcmp0 (heshu_term_get_value (kind->term), "kind") != 0)
    return NULL;
  *evidence = (HeshuRange){ (guint) kind->start, (guint) kind->end };
  return g_strdup (heshu_term_get_form (kind->term));
}

/* 共发放1268万元 */
static gboolean
is_given (HeshuNamer *self, guint index)
{
  const HeshuFigure *figure = heshu_namer_get_figure (self, index);
  HeshuRange clause = heshu_extraction_get_clause (self->extraction, figure->clause);

  if (*heshu_namer_get_unit_noun (self, figure) == '\0')
    return FALSE;
  for (guint i = clause.start; i < figure->numeral.start; i++)
    if (heshu_phrases_has_at (&self->phrases, HESHU_CATEGORY ("give-word"), i))
      return TRUE;
  return FALSE;
}

/* 整合资金1.4亿元,新修公路128条,惠及群众: who benefits does so from what was made rather than from the money.
 * Returns: the first such figure behind @first, or @first */
guint
heshu_namer_find_work (HeshuNamer *self, guint first, guint index)
{
  guint last = heshu_namer_step_back (self, index);

  /* 发放补贴286万元,惠及512户: money that was given is what they have */
  if (last != G_MAXUINT && last > first && self->namings[last].name != NULL && is_given (self, last))
    return last;
  for (guint i = first; i < index; i++)
    if (heshu_namer_is_metric (self, i) && self->namings[i].name != NULL &&
        heshu_namer_get_figure (self, i)->measure == HESHU_MEASURE_LEVEL &&
        *heshu_namer_get_unit_noun (self, heshu_namer_get_figure (self, i)) == '\0')
      return i;
  return first;
}
