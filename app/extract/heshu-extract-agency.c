/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-agency-private.h"

#include "heshu-place-label.h"

/* A heading that names a body turns the page to it: what follows is that body's report (two reports under one
 * headline) */
static gboolean
read_heading (HeshuExtraction *self, HeshuPlaces *places, const HeshuLine *line, HeshuAgencyMention *mention)
{
  HeshuRange range = { line->start, line->end };

  return heshu_agency_first_in (places, self->terms, range, mention) &&
         (g_strcmp0 (mention->kind, "department") == 0 || g_strcmp0 (mention->kind, "mass") == 0);
}

/* Whether the article names no body: a topic only suggested one */
static gboolean
is_suggested (HeshuExtraction *self)
{
  HeshuSpan span = self->article->field_spans[HESHU_ARTICLE_AGENCY];
  g_autofree char *quote = NULL;
  g_autoptr (GPtrArray) topics = NULL;

  if (heshu_span_is_none (span) || span.end > heshu_text_get_length (self->document->text))
    return FALSE;
  quote = heshu_text_dup_span (self->document->text, span);
  topics = heshu_lexicon_find (self->lexicon, "agency-topic", quote);
  return topics->len > 0;
}

typedef struct
{
  HeshuExtraction *extraction;
  HeshuPlaces *places;
  const char *area; /* the article's */
  gboolean of_city; /* the article's area is above counties: its body reports on all of them */
  char *heading;    /* the body that the heading above, or its section, names */
  HeshuRange heading_range;
  const char *heading_rule;
  char *item; /* the body that an item about one district names */
  HeshuRange item_range;
  guint cited_sentence; /* the sentence that @cited was read for; G_MAXUINT none */
  char *cited;          /* the body that a sentence has its figures from */
  HeshuRange cited_range;
} Reporting;

/* 区人力资源局累计发放…, in a section or item about @place: that district's body */
static char *
read_own_body (Reporting *self, const HeshuPlace *place, HeshuRange range, HeshuRange *found)
{
  for (guint i = range.start; i < range.end; i++)
    {
      HeshuAgencyMention mention;

      if (!heshu_agency_match (self->places, self->extraction->terms, i, range.end, FALSE, &mention))
        continue;
      i = mention.range.end - 1;
      if ((mention.place.name != NULL && mention.place.name != place->name) ||
          (g_strcmp0 (mention.kind, "department") != 0 && g_strcmp0 (mention.kind, "mass") != 0 &&
           !g_str_has_suffix (mention.core, "局")))
        continue;
      *found = mention.range;
      return heshu_agency_compose (self->places, &mention, place->name);
    }
  return NULL;
}

/* Behind the section that the heading @line heads */
static guint
end_of_section (const HeshuExtraction *self, guint line)
{
  guint end = line + 1;

  while (end < self->n_lines && self->lines[end].kind != HESHU_LINE_HEADING)
    end++;
  return self->lines[end - 1].end;
}

static void
enter_heading (Reporting *self, guint index)
{
  HeshuExtraction *extraction = self->extraction;
  const HeshuLine *line = &extraction->lines[index];
  HeshuRange range = { line->start, line->end };
  HeshuAgencyMention mention;
  HeshuPlace place;
  char *agency = NULL;

  if (read_heading (extraction, self->places, line, &mention))
    {
      agency = heshu_agency_compose (self->places, &mention,
                                     mention.place.name != NULL ? mention.place.name : self->area);
      self->heading_range = mention.range;
      self->heading_rule = "agency-of-heading";
    }
  else if (!self->of_city && heshu_places_first_in (self->places, extraction->terms, range, &place) &&
           !heshu_place_is_above_counties (&place) && g_strcmp0 (place.name, self->area) != 0)
    {
      range = (HeshuRange){ line->end, end_of_section (extraction, index) };
      agency = read_own_body (self, &place, range, &self->heading_range);
      self->heading_rule = "agency-of-section";
    }
  else if (g_strcmp0 (self->heading_rule, "agency-of-section") != 0)
    return; /* a heading without a name goes on with what a body reports */
  g_free (self->heading);
  self->heading = agency;
}

/* 浑南区：新增公寓4800套。区人社局…: an item about one district */
static void
enter_item (Reporting *self, const HeshuLine *line)
{
  const gunichar *chars = self->extraction->chars;
  guint end = heshu_place_label_end (self->extraction->lexicon, chars, line->start, line->end);
  HeshuPlace place;

  g_clear_pointer (&self->item, g_free);
  if (!self->of_city && end > line->start &&
      heshu_places_match_label (self->places, self->extraction->terms,
                                line->start + (chars[line->start] == 0x3010), end - 1, &place))
    self->item = read_own_body (self, &place, (HeshuRange){ end, line->end }, &self->item_range);
}

/* 据区委政法委统计,…: the body that the sentence's figures are from */
static void
enter_sentence (Reporting *self, guint index)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange sentence = heshu_extraction_get_sentence (extraction, index);

  if (self->cited_sentence == index)
    return;
  self->cited_sentence = index;
  g_clear_pointer (&self->cited, g_free);
  for (guint i = sentence.start; i < sentence.end && self->cited == NULL; i++)
    {
      HeshuAgencyMention mention;

      if (extraction->chars[i] != 0x636E || /* 据 */
          !heshu_agency_match (self->places, extraction->terms, i + 1, sentence.end, FALSE, &mention) ||
          !heshu_agency_is_of (&mention, self->area) ||
          heshu_term_index_lookup (extraction->terms, HESHU_CATEGORY ("cite-word"), mention.range.end,
                                   sentence.end) == NULL)
        continue;
      self->cited = heshu_agency_compose (self->places, &mention, self->area);
      self->cited_range = mention.range;
    }
}

static void
set_agency (Reporting *self, HeshuFigure *figure, gboolean suggested)
{
  HeshuExtraction *extraction = self->extraction;
  const char *area = heshu_metric_builder_get (figure->builder, HESHU_FIELD_AREA);
  gboolean elsewhere =
      area != NULL && self->area != NULL && !self->of_city && !g_str_equal (area, self->area);

  enter_sentence (self, figure->sentence);
  if (self->cited != NULL && self->cited_range.start < figure->numeral.start &&
      g_strcmp0 (self->cited, heshu_article_get (extraction->article, HESHU_ARTICLE_AGENCY)) != 0)
    heshu_extraction_read (extraction, figure, HESHU_FIELD_AGENCY, self->cited, self->cited_range,
                           "agency-of-sentence", 0.85);
  else if (self->item != NULL)
    heshu_extraction_read (extraction, figure, HESHU_FIELD_AGENCY, self->item, self->item_range,
                           "agency-of-item", 0.8);
  else if (self->heading != NULL &&
           g_strcmp0 (self->heading, heshu_article_get (extraction->article, HESHU_ARTICLE_AGENCY)) != 0)
    heshu_extraction_read (extraction, figure, HESHU_FIELD_AGENCY, self->heading, self->heading_range,
                           self->heading_rule, 0.8);
  else
    heshu_extraction_read_from_article (extraction, figure, HESHU_FIELD_AGENCY, HESHU_ARTICLE_AGENCY,
                                        suggested ? "agency-of-topic" : "agency-of-article",
                                        suggested   ? 0.4
                                        : elsewhere ? 0.6
                                                    : 0.92);
}

void
heshu_extract_agency (HeshuExtraction *self)
{
  const char *code = heshu_article_get (self->article, HESHU_ARTICLE_AREA_ID);
  Reporting reporting = {
    .extraction = self,
    .places = self->places,
    .area = heshu_article_get (self->article, HESHU_ARTICLE_AREA),
    .cited_sentence = G_MAXUINT,
    .of_city = code != NULL && g_str_has_suffix (code, "00"),
  };
  guint line = 0;
  gboolean suggested = is_suggested (self);

  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      for (; line <= figure->line && line < self->n_lines; line++)
        {
          if (self->lines[line].kind == HESHU_LINE_HEADING)
            enter_heading (&reporting, line);
          enter_item (&reporting, &self->lines[line]);
        }
      if (figure->excluded == NULL && figure->builder != NULL)
        set_agency (&reporting, figure, suggested);
    }
  g_free (reporting.heading);
  g_free (reporting.item);
  g_free (reporting.cited);
}
