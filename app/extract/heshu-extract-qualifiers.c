/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extraction-private.h"
#include "heshu-sense-private.h"

/* How far back 不低于 may stand from 的 in 不低于当地低保标准的1.3倍 */
#define LONGEST_BASE 24
/* and without 的 */
#define LONGEST_BARE_BASE 14

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == 0x3000;
}

/* A word that qualifies the number it stands before, 了 and 达 between them passed over: 突破了5万 */
static const HeshuMatch *
find_lead (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint position = figure->whole.start;

  for (guint i = 0; i < 3; i++)
    {
      const HeshuMatch *match = heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BEFORE, position);

      if (match != NULL)
        return match;
      match = heshu_sense_before (self, HESHU_SENSE_FILLER, position);
      if (match != NULL)
        position = (guint) match->start;
      else if (position > 0 && is_blank (heshu_extraction_get_char (self, position - 1)))
        position--;
      else
        return NULL;
    }
  return NULL;
}

/* 不得高于市场价的50%, 不低于本级支出额1%: a bound on a share or a multiple of what stands between */
static const HeshuMatch *
find_bound_of_base (const HeshuExtraction *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  HeshuRange range = { heshu_extraction_get_clause (self, figure->clause).start, figure->whole.start };
  const HeshuMatch *match;
  gboolean named = range.end > 0 && heshu_extraction_get_char (self, range.end - 1) == 0x7684 /* 的 */;

  if (figure->sense != HESHU_SENSE_UNIT_SHARE && figure->sense != HESHU_SENSE_UNIT_FOLD && figure->per == 0 &&
      figure->sense != HESHU_SENSE_UNIT_TENTH)
    return NULL;
  if (range.end - range.start > (named ? LONGEST_BASE : LONGEST_BARE_BASE))
    range.start = range.end - (named ? LONGEST_BASE : LONGEST_BARE_BASE);
  if (index > 0)
    range.start = MAX (range.start, heshu_extraction_get_figure (self, index - 1)->whole.end);
  match = heshu_sense_last_in (self, HESHU_SENSE_QUALIFIER_BEFORE, range);
  /* 最大承载量的78%: the largest of something is its name, no bound */
  if (match == NULL || match->end - match->start < 2 ||
      heshu_extraction_get_char (self, (guint) match->start) == 0x6700)
    return NULL;
  if (named)
    return match;
  /* without 的 only 不低于 and the like, and no word of the share's own between (占比, 覆盖率) */
  range.start = (guint) match->end;
  if (heshu_extraction_get_char (self, (guint) match->start) != 0x4E0D /* 不 */ ||
      match->end - match->start < 3 || heshu_sense_first_in (self, HESHU_SENSE_RATIO, range) != NULL ||
      heshu_sense_first_in (self, HESHU_SENSE_UP, range) != NULL ||
      heshu_sense_first_in (self, HESHU_SENSE_DOWN, range) != NULL)
    return NULL;
  return match;
}

/* 约需低保金430万元: about, with what the sum is for between the verb and the number */
static const HeshuMatch *
find_about_object (const HeshuExtraction *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  HeshuRange range = { heshu_extraction_get_clause (self, figure->clause).start, figure->whole.start };
  const HeshuMatch *match;

  if (index > 0)
    range.start = MAX (range.start, heshu_extraction_get_figure (self, index - 1)->whole.end);
  if (range.end - range.start > LONGEST_BARE_BASE)
    range.start = range.end - LONGEST_BARE_BASE;
  match = heshu_sense_last_in (self, HESHU_SENSE_QUALIFIER_BEFORE, range);
  return match != NULL && match->end == match->start + 2 && match->start > range.start &&
                 heshu_extraction_get_char (self, (guint) match->start) == 0x7EA6 /* 约 */ &&
                 g_strcmp0 (heshu_term_get_value (match->term), "about") == 0
             ? match
             : NULL;
}

/* A word that qualifies the number it stands behind; the 多 of 3倍多 only where no other word begins with it
 */
static const HeshuMatch *
find_trail (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint position = figure->whole.end;
  const HeshuMatch *match;

  if (is_blank (heshu_extraction_get_char (self, position)))
    position++;
  match = heshu_sense_at (self, HESHU_SENSE_QUALIFIER_AFTER, position);
  if (match == NULL)
    return NULL;
  if (match->end - match->start == 1 &&
      g_unichar_isalpha (heshu_extraction_get_char (self, (guint) match->end)))
    return NULL;
  return match;
}

static void
read_qualifier (HeshuExtraction *self, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index);
  const HeshuMatch *lead = find_lead (self, figure), *trail = find_trail (self, figure), *match;
  const HeshuMatch *bare = heshu_sense_before (self, HESHU_SENSE_QUALIFIER_BARE, figure->whole.start);
  HeshuRange place = { 0, 0 };
  const char *rule = "no-qualifier";
  double confidence = 0.96;

  if (lead == NULL)
    lead = find_bound_of_base (self, index);
  if (lead != NULL)
    figure->lead = heshu_match_range (lead);
  if (trail != NULL)
    figure->trail = heshu_match_range (trail);
  match = trail != NULL ? trail : lead;
  if (match == NULL)
    match = find_about_object (self, index); /* no lead: the name stands behind it */
  if (match == NULL && bare != NULL && figure->chinese)
    match = bare;
  if (figure->value_max != NULL)
    {
      figure->qualifier = HESHU_QUALIFIER_RANGE;
      place = figure->whole;
      rule = "two-ends";
      confidence = 0.98;
    }
  else if (figure->inner != HESHU_QUALIFIER_EXACT)
    {
      figure->qualifier = figure->inner;
      place = figure->numeral;
      rule = "qualifier-in-numeral";
      confidence = 0.98;
    }
  else if (match != NULL &&
           heshu_qualifier_from_word (heshu_term_get_value (match->term), &figure->qualifier))
    {
      place = heshu_match_range (match);
      rule = match == trail ? "qualifier-behind" : "qualifier-before";
      confidence = 0.96;
    }
  heshu_extraction_read (self, figure, HESHU_FIELD_QUALIFIER, heshu_qualifier_get_word (figure->qualifier),
                         place, rule, confidence);
}

void
heshu_extract_qualifiers (HeshuExtraction *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    if (heshu_extraction_get_figure (self, i)->excluded == NULL)
      read_qualifier (self, i);
}
