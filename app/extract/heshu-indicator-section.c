/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

#include "heshu-sense-private.h"

#include <string.h>

/* Names that the sentence or the clause before a figure gives, where its own words say nothing alone */

#define SHORT_PHRASE 3
#define LONGEST_PREDICATE 18
/* The sentence that names what its paragraph is about, and that name */
#define LONGEST_SECTION 30
#define LONGEST_SECTION_TOPIC 14

/* (一)老旧小区改造提标扩面。: the short sentence without a figure that begins the paragraph, and bears its
 * number, says what all of it is about */
char *
heshu_namer_dup_section_topic (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence)
{
  HeshuExtraction *extraction = self->extraction;
  guint line = extraction->lines[naming->figure->line].start;
  guint first = heshu_extraction_find_range (extraction->sentences, line);
  HeshuRange range = heshu_extraction_get_sentence (extraction, first);
  HeshuRange topic = heshu_phrases_trim_lead (&self->phrases, range);

  if (first >= naming->figure->sentence || range.start < line ||
      heshu_range_length (range) > LONGEST_SECTION || topic.start < range.start + 2 ||
      heshu_namer_has_metric (self, naming->index, range))
    return NULL;
  for (guint i = topic.start; i < topic.end; i++)
    if (extraction->chars[i] == ',' || extraction->chars[i] == 0xFF0C)
      return NULL;
  topic = heshu_phrases_trim_verbs (&self->phrases, topic);
  topic = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_cut_noun (&self->phrases, topic));
  if (heshu_range_length (topic) < 3 || heshu_range_length (topic) > LONGEST_SECTION_TOPIC)
    return NULL;
  *evidence = topic;
  return heshu_phrases_dup (&self->phrases, topic);
}

/* 开工改造43个 under 老旧小区改造提标扩面: verbs alone, of what the paragraph is about */
gboolean
heshu_namer_try_section (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuRange evidence = naming->phrase;
  g_autofree char *own = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *full = NULL;
  const HeshuMatch *verb;
  guint before;

  topic = heshu_namer_dup_section_topic (self, naming, &evidence);
  if (topic == NULL && heshu_range_length (naming->phrase) <= SHORT_PHRASE &&
      (full = heshu_namer_dup_full_name (self, naming, naming->phrase)) != NULL)
    {
      heshu_namer_set (self, naming->index, g_steal_pointer (&full), NULL, naming->phrase,
                       "full-name-in-sentence-before", 0.75);
      return TRUE;
    }
  before = heshu_namer_find_before (self, naming->index, TRUE);
  if (topic == NULL || (before != G_MAXUINT && !self->namings[before].goal) ||
      !heshu_range_is_empty (heshu_phrases_trim_verbs (&self->phrases, naming->phrase)))
    return FALSE;
  own = heshu_phrases_dup (&self->phrases, naming->phrase);
  verb = heshu_extraction_match_before (self->extraction, HESHU_CATEGORY ("verb"), naming->phrase.end);
  /* 老旧小区改造 and 开工改造 are 老旧小区开工改造 */
  if (verb != NULL && g_str_has_suffix (topic, heshu_term_get_form (verb->term)) &&
      strlen (topic) > strlen (heshu_term_get_form (verb->term)))
    {
      g_autofree char *thing = g_strndup (topic, strlen (topic) - strlen (heshu_term_get_form (verb->term)));

      heshu_namer_set (self, naming->index, g_strconcat (thing, own, NULL), g_strdup (topic), evidence,
                       "verbs-of-section", 0.7);
      return TRUE;
    }
  heshu_namer_set (self, naming->index, g_strconcat (topic, own, NULL), g_strdup (topic), evidence,
                   "verbs-of-section", 0.7);
  return TRUE;
}

/* 从上报到销号平均用时,去年同期是31.5小时: the clause before ends in what took the time */
gboolean
heshu_namer_try_time_taken (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuRange clause;

  if (naming->figure->sense != HESHU_SENSE_UNIT_TIME || naming->figure->clause == 0 ||
      !heshu_range_is_empty (naming->phrase))
    return FALSE;
  clause = heshu_extraction_get_clause (self->extraction, naming->figure->clause - 1);
  if (clause.start < heshu_extraction_get_sentence (self->extraction, naming->figure->sentence).start ||
      heshu_namer_has_metric (self, naming->index, clause))
    return FALSE;
  clause = heshu_phrases_trim_tail (&self->phrases, heshu_phrases_trim_lead (&self->phrases, clause));
  if (heshu_range_length (clause) < 4 || heshu_range_length (clause) > LONGEST_PREDICATE ||
      heshu_sense_before (self->extraction, HESHU_SENSE_DURATION, clause.end) == NULL)
    return FALSE;
  heshu_namer_set (self, naming->index, heshu_phrases_dup (&self->phrases, clause), NULL, clause,
                   "time-taken-in-clause-before", 0.75);
  return TRUE;
}

/* 加装电梯补贴维持现行标准,每部最高20万元: per thing in a clause of its own, the clause before says what */
gboolean
heshu_namer_try_per_thing (HeshuNamer *self, HeshuNamingCase *naming)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange clause = heshu_extraction_get_clause (extraction, naming->figure->clause);
  guint end;

  if (!heshu_range_is_empty (naming->phrase) || naming->left.start != clause.start ||
      heshu_range_length (naming->left) < 2 || extraction->chars[clause.start] != 0x6BCF /* 每 */ ||
      naming->figure->clause == 0)
    return FALSE;
  clause = heshu_extraction_get_clause (extraction, naming->figure->clause - 1);
  if (clause.start < heshu_extraction_get_sentence (extraction, naming->figure->sentence).start ||
      heshu_namer_has_metric (self, naming->index, clause))
    return FALSE;
  end = heshu_phrases_trim_marks (&self->phrases, clause).end;
  clause = heshu_phrases_trim_lead (&self->phrases, heshu_phrases_trim_tail (&self->phrases, clause));
  /* only where 维持现行标准 or the like was taken off is the rest a name */
  if (clause.end + 2 > end || heshu_range_length (clause) < 3 ||
      heshu_range_length (clause) > LONGEST_PREDICATE)
    return FALSE;
  heshu_namer_set (self, naming->index, heshu_phrases_dup (&self->phrases, clause), NULL, clause,
                   "clause-before-per-thing", 0.65);
  return TRUE;
}
