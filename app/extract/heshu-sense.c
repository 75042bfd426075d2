/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-sense-private.h"

#include <string.h>

/* How the lexicons' attributes become senses. Where @word is NULL the attribute need not be there. The first
 * row that fits holds. */
static const struct
{
  const char *category;
  const char *attribute;
  const char *word;
  HeshuSense sense;
} rows[] = {
  { "cue", "sense", "actual", HESHU_SENSE_ACTUAL },
  { "cue", "sense", "age", HESHU_SENSE_AGE },
  { "cue", "sense", "change", HESHU_SENSE_CHANGE },
  { "cue", "sense", "change-down", HESHU_SENSE_DOWN },
  { "cue", "sense", "change-to", HESHU_SENSE_TO },
  { "cue", "sense", "change-up", HESHU_SENSE_UP },
  { "cue", "sense", "contest", HESHU_SENSE_CONTEST },
  { "cue", "sense", "duration", HESHU_SENSE_DURATION },
  { "cue", "sense", "each", HESHU_SENSE_EACH },
  { "cue", "sense", "earlier", HESHU_SENSE_EARLIER },
  { "cue", "sense", "filler", HESHU_SENSE_FILLER },
  { "cue", "sense", "done", HESHU_SENSE_DONE },
  { "cue", "sense", "due", HESHU_SENSE_DUE },
  { "cue", "sense", "exists", HESHU_SENSE_EXISTS },
  { "cue", "sense", "follower", HESHU_SENSE_FOLLOWER },
  { "cue", "sense", "goal", HESHU_SENSE_GOAL },
  { "cue", "sense", "hope", HESHU_SENSE_HOPE },
  { "cue", "sense", "less", HESHU_SENSE_LESS },
  { "cue", "sense", "more", HESHU_SENSE_MORE },
  { "cue", "sense", "limit", HESHU_SENSE_LIMIT },
  { "cue", "sense", "multiple", HESHU_SENSE_MULTIPLE },
  { "cue", "sense", "new", HESHU_SENSE_NEW },
  { "cue", "sense", "norm", HESHU_SENSE_NORM },
  { "cue", "sense", "part", HESHU_SENSE_PART },
  { "cue", "sense", "per", HESHU_SENSE_PER },
  { "cue", "sense", "phone", HESHU_SENSE_PHONE },
  { "cue", "sense", "place", HESHU_SENSE_PLACE },
  { "cue", "sense", "plan", HESHU_SENSE_PLAN },
  { "cue", "sense", "plan-title", HESHU_SENSE_PLAN_TITLE },
  { "cue", "sense", "rank", HESHU_SENSE_RANK },
  { "cue", "sense", "ratio", HESHU_SENSE_RATIO },
  { "cue", "sense", "review", HESHU_SENSE_REVIEW },
  { "cue", "sense", "standard", HESHU_SENSE_STANDARD },
  { "cue", "sense", "target", HESHU_SENSE_TARGET },
  { "cue", "sense", "row-number", HESHU_SENSE_COUNT_COLUMN },
  { "cue", "sense", "unit-column", HESHU_SENSE_UNIT_COLUMN },
  { "cue", "sense", "there", HESHU_SENSE_THERE },
  { "cue", "sense", "total", HESHU_SENSE_TOTAL },
  { "cue", NULL, NULL, HESHU_SENSE_WORD },
  { "qualifier", "position", "before", HESHU_SENSE_QUALIFIER_BEFORE },
  { "qualifier", "position", "after", HESHU_SENSE_QUALIFIER_AFTER },
  { "qualifier", "position", "bare", HESHU_SENSE_QUALIFIER_BARE },
  { "unit", "role", "age", HESHU_SENSE_UNIT_AGE },
  { "unit", "role", "block", HESHU_SENSE_UNIT_BLOCK },
  { "unit", "role", "clear", HESHU_SENSE_UNIT_CLEAR },
  { "unit", "role", "date", HESHU_SENSE_UNIT_DATE },
  { "unit", "role", "double", HESHU_SENSE_UNIT_DOUBLE },
  { "unit", "role", "fold", HESHU_SENSE_UNIT_FOLD },
  { "unit", "role", "label", HESHU_SENSE_UNIT_LABEL },
  { "unit", "role", "points", HESHU_SENSE_UNIT_POINTS },
  { "unit", "role", "rank", HESHU_SENSE_UNIT_RANK },
  { "unit", "role", "share", HESHU_SENSE_UNIT_SHARE },
  { "unit", "role", "tenth", HESHU_SENSE_UNIT_TENTH },
  { "unit", "role", "time", HESHU_SENSE_UNIT_TIME },
  { "unit", "position", "before", HESHU_SENSE_UNIT_BEFORE },
  { "unit", NULL, NULL, HESHU_SENSE_UNIT },
};

static HeshuSense
sense_of_term (const HeshuTerm *term)
{
  const char *category = heshu_term_get_category (term);

  if (strcmp (category, "cue") != 0 && strcmp (category, "unit") != 0 && strcmp (category, "qualifier") != 0)
    return HESHU_SENSE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].category, category) == 0 &&
        (rows[i].word == NULL || g_strcmp0 (heshu_term_get (term, rows[i].attribute), rows[i].word) == 0))
      return rows[i].sense;
  return HESHU_SENSE_NONE;
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

  for (guint i = 0; i < self->matches->len; i++)
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
  guint8 *senses = g_new0 (guint8, self->matches->len + 1);
  g_autofree Kept *kept = g_new0 (Kept, N_KEPT);

  for (guint i = 0; i < self->matches->len; i++)
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
  for (guint i = self->first_match[position]; i < self->matches->len; i++)
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
  for (guint i = self->first_match[from]; i < self->matches->len; i++)
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
  for (guint i = self->first_match[range.start]; i < self->matches->len; i++)
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
  for (guint i = self->first_match[range.start]; i < self->matches->len; i++)
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
  for (guint i = self->first_match[position]; i < self->matches->len; i++)
    {
      const HeshuMatch *match = heshu_extraction_get_match (self, i);
      HeshuSense found = (HeshuSense) self->senses[i];

      if (match->start != position)
        break;
      if (found == HESHU_SENSE_UNIT_BLOCK && !clear)
        return NULL;
      if (found == HESHU_SENSE_UNIT_CLEAR)
        clear = TRUE;
      else if (is_unit (found) && found != HESHU_SENSE_UNIT_BEFORE && found != HESHU_SENSE_UNIT_BLOCK)
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
