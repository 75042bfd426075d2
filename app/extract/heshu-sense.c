/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-sense-private.h"

#include <string.h>

typedef struct
{
  const char *word;
  HeshuSense sense;
} SenseRow;

/* How the attributes of the lexicons become senses */
static const SenseRow cue_senses[] = {
  { "age", HESHU_SENSE_AGE },
  { "below-nought", HESHU_SENSE_BELOW_NOUGHT },
  { "benefit", HESHU_SENSE_BENEFIT },
  { "cap", HESHU_SENSE_CAP },
  { "change", HESHU_SENSE_CHANGE },
  { "change-down", HESHU_SENSE_DOWN },
  { "change-to", HESHU_SENSE_TO },
  { "change-up", HESHU_SENSE_UP },
  { "circle", HESHU_SENSE_CIRCLE },
  { "class-noun", HESHU_SENSE_CLASS_NOUN },
  { "class-of-money", HESHU_SENSE_CLASS_OF_MONEY },
  { "front", HESHU_SENSE_FRONT },
  { "contest", HESHU_SENSE_CONTEST },
  { "duration", HESHU_SENSE_DURATION },
  { "decline", HESHU_SENSE_DECLINE },
  { "each", HESHU_SENSE_EACH },
  { "growth", HESHU_SENSE_GROWTH },
  { "earlier", HESHU_SENSE_EARLIER },
  { "filler", HESHU_SENSE_FILLER },
  { "done", HESHU_SENSE_DONE },
  { "forecast", HESHU_SENSE_FORECAST },
  { "due", HESHU_SENSE_DUE },
  { "exists", HESHU_SENSE_EXISTS },
  { "follower", HESHU_SENSE_FOLLOWER },
  { "goal", HESHU_SENSE_GOAL },
  { "hope", HESHU_SENSE_HOPE },
  { "less", HESHU_SENSE_LESS },
  { "more", HESHU_SENSE_MORE },
  { "limit", HESHU_SENSE_LIMIT },
  { "norm", HESHU_SENSE_NORM },
  { "norm-beside", HESHU_SENSE_NORM_BESIDE },
  { "part", HESHU_SENSE_PART },
  { "per", HESHU_SENSE_PER },
  { "phone", HESHU_SENSE_PHONE },
  { "place", HESHU_SENSE_PLACE },
  { "plan", HESHU_SENSE_PLAN },
  { "plan-title", HESHU_SENSE_PLAN_TITLE },
  { "rank", HESHU_SENSE_RANK },
  { "ratio", HESHU_SENSE_RATIO },
  { "review", HESHU_SENSE_REVIEW },
  { "rule-heading", HESHU_SENSE_RULE_HEADING },
  { "standard", HESHU_SENSE_STANDARD },
  { "target", HESHU_SENSE_TARGET },
  { "row-number", HESHU_SENSE_COUNT_COLUMN },
  { "unit-column", HESHU_SENSE_UNIT_COLUMN },
  { "there", HESHU_SENSE_THERE },
  { "total", HESHU_SENSE_TOTAL },
};

static const SenseRow qualifier_positions[] = {
  { "before", HESHU_SENSE_QUALIFIER_BEFORE },
  { "after", HESHU_SENSE_QUALIFIER_AFTER },
  { "bare", HESHU_SENSE_QUALIFIER_BARE },
};

static const SenseRow unit_roles[] = {
  { "age", HESHU_SENSE_UNIT_AGE },       { "block", HESHU_SENSE_UNIT_BLOCK },
  { "clear", HESHU_SENSE_UNIT_CLEAR },   { "date", HESHU_SENSE_UNIT_DATE },
  { "double", HESHU_SENSE_UNIT_DOUBLE }, { "fold", HESHU_SENSE_UNIT_FOLD },
  { "label", HESHU_SENSE_UNIT_LABEL },   { "points", HESHU_SENSE_UNIT_POINTS },
  { "rank", HESHU_SENSE_UNIT_RANK },     { "share", HESHU_SENSE_UNIT_SHARE },
  { "tenth", HESHU_SENSE_UNIT_TENTH },   { "time", HESHU_SENSE_UNIT_TIME },
};

static HeshuSense
find_sense (const SenseRow *rows, gsize n_rows, const char *word, HeshuSense otherwise)
{
  for (gsize i = 0; word != NULL && i < n_rows; i++)
    if (rows[i].word[0] == word[0] && strcmp (rows[i].word, word) == 0)
      return rows[i].sense;
  return otherwise;
}

static HeshuSense
sense_of_term (const HeshuTerm *term)
{
  const char *category = heshu_term_get_category (term);

  if (strcmp (category, "cue") == 0)
    return find_sense (cue_senses, G_N_ELEMENTS (cue_senses), heshu_term_get (term, "sense"),
                       HESHU_SENSE_WORD);
  if (strcmp (category, "qualifier") == 0)
    return find_sense (qualifier_positions, G_N_ELEMENTS (qualifier_positions),
                       heshu_term_get (term, "position"), HESHU_SENSE_NONE);
  if (strcmp (category, "unit") != 0)
    return HESHU_SENSE_NONE;
  if (g_strcmp0 (heshu_term_get (term, "position"), "before") == 0)
    return HESHU_SENSE_UNIT_BEFORE;
  return find_sense (unit_roles, G_N_ELEMENTS (unit_roles), heshu_term_get (term, "role"), HESHU_SENSE_UNIT);
}

static gboolean
is_unit (HeshuSense sense)
{
  return sense >= HESHU_SENSE_UNIT && sense <= HESHU_SENSE_UNIT_BLOCK;
}

/* Matches come by start, then longest first: what ends inside the longest one so far and is shorter lies in
 * it */
static void
hide_words_in_words (const HeshuExtraction *self, guint8 *senses)
{
  gsize start = 0, end = 0;

  for (guint i = 0; i < self->terms->matches->len; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (self, i);

      if (senses[i] == HESHU_SENSE_NONE || is_unit ((HeshuSense) senses[i]))
        continue;
      if (match->end <= end && match->end - match->start < end - start)
        senses[i] = HESHU_SENSE_NONE;
      else if (match->end > end)
        start = match->start, end = match->end;
      if (senses[i] == HESHU_SENSE_WORD)
        senses[i] = HESHU_SENSE_NONE;
    }
}

/* A text has few words many times: what a term says is kept in the place its address picks */
#define N_KEPT 1024

typedef struct
{
  const HeshuTerm *term;
  HeshuSense sense;
} Kept;

guint8 *
heshu_senses_new (const HeshuExtraction *self)
{
  guint8 *senses = g_new0 (guint8, self->terms->matches->len + 1);
  g_autofree Kept *kept = g_new0 (Kept, N_KEPT);

  for (guint i = 0; i < self->terms->matches->len; i++)
    {
      const HeshuTerm *term = heshu_extraction_get_match (self, i)->term;
      Kept *place = &kept[((guintptr) term / sizeof (gpointer)) % N_KEPT];

      if (place->term != term)
        *place = (Kept){ term, sense_of_term (term) };
      senses[i] = (guint8) place->sense;
    }
  hide_words_in_words (self, senses);
  return senses;
}

const HeshuMatch *
heshu_sense_at (const HeshuExtraction *self, HeshuSense sense, guint position)
{
  if (position >= self->length)
    return NULL;
  for (guint i = self->terms->first[position]; i < self->terms->matches->len; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (self, i);

      if (match->start != position)
        break;
      if (self->senses[i] == sense)
        return match;
    }
  return NULL;
}

/* No word that ends before a number is longer */
#define LONGEST_WORD 12

const HeshuMatch *
heshu_sense_before (const HeshuExtraction *self, HeshuSense sense, guint position)
{
  guint from = position > LONGEST_WORD ? position - LONGEST_WORD : 0;

  if (position > self->length)
    return NULL;
  for (guint i = self->terms->first[from]; i < self->terms->matches->len; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (self, i);

      if (match->start >= position)
        break;
      if (match->end == position && self->senses[i] == sense)
        return match;
    }
  return NULL;
}

const HeshuMatch *
heshu_sense_near_before (const HeshuExtraction *self, HeshuSense sense, guint position, guint most)
{
  const HeshuMatch *match;

  for (guint i = 0; i <= most; i++)
    {
      if ((match = heshu_sense_before (self, sense, position)) != NULL)
        return match;
      if ((match = heshu_sense_before (self, HESHU_SENSE_FILLER, position)) == NULL &&
          (match = heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BEFORE, position)) == NULL)
        return NULL;
      position = (guint) match->start;
    }
  return NULL;
}

const HeshuMatch *
heshu_sense_first_in (const HeshuExtraction *self, HeshuSense sense, HeshuRange range)
{
  if (range.start >= self->length)
    return NULL;
  for (guint i = self->terms->first[range.start]; i < self->terms->matches->len; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (self, i);

      if (match->start >= range.end)
        break;
      if (match->end <= range.end && self->senses[i] == sense)
        return match;
    }
  return NULL;
}

const HeshuMatch *
heshu_sense_last_in (const HeshuExtraction *self, HeshuSense sense, HeshuRange range)
{
  const HeshuMatch *last = NULL;

  if (range.start >= self->length)
    return NULL;
  for (guint i = self->terms->first[range.start]; i < self->terms->matches->len; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (self, i);

      if (match->start >= range.end)
        break;
      if (match->end <= range.end && self->senses[i] == sense && (last == NULL || match->end > last->end))
        last = match;
    }
  return last;
}

const HeshuMatch *
heshu_unit_at (const HeshuExtraction *self, guint position, HeshuSense *sense)
{
  gboolean clear = FALSE;

  if (position >= self->length)
    return NULL;
  for (guint i = self->terms->first[position]; i < self->terms->matches->len; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (self, i);
      HeshuSense found = (HeshuSense) self->senses[i];

      if (match->start != position)
        break;
      if (found == HESHU_SENSE_UNIT_BLOCK && !clear)
        return NULL;
      if (found == HESHU_SENSE_UNIT_CLEAR)
        clear = TRUE;
      else if (is_unit (found) && found != HESHU_SENSE_UNIT_BEFORE && found != HESHU_SENSE_UNIT_BLOCK &&
               !(clear && match->end > match->start + 1)) /* 个点位 is no 个点 */
        {
          *sense = found;
          return match;
        }
    }
  return NULL;
}

/* A line that is one figure and its name is no longer than this */
#define LONGEST_CAPTION_OF_FIGURE 36

HeshuRange
heshu_extraction_get_words_behind (const HeshuExtraction *self, const HeshuFigure *figure)
{
  const HeshuLine *line = &self->lines[figure->line];
  guint start = figure->ordinal ? figure->whole.start - 1 : figure->whole.start;

  if (line->end - line->start > LONGEST_CAPTION_OF_FIGURE || start > line->start + 4)
    return (HeshuRange){ 0, 0 };
  for (guint p = line->start; p < start; p++)
    if (g_unichar_isalnum (self->chars[p]))
      return (HeshuRange){ 0, 0 };
  return (HeshuRange){ figure->whole.end, line->end };
}
