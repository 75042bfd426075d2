/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-agency-private.h"

#include "heshu-place-label.h"
#include "heshu-section-private.h"

/* A line that only says who tells what follows: 区商务局介绍： */
#define LONGEST_ANNOUNCEMENT 24
/* How far behind a paragraph's start its own body may stand */
#define OPENING_REACH 12
/* How far behind a section's start the body may stand that it has its figures from: 据, 来自 */
#define SOURCE_REACH 2

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
  const char *area;      /* the article's */
  gboolean by_paragraph; /* paragraphs begin with different bodies */
  gboolean by_number;    /* a document's number told the article's body */
  gboolean of_city;      /* the article's area is above counties: its body reports on all of them */
  char *heading;         /* the body that the heading above, or its section, names */
  HeshuRange heading_range;
  const char *heading_rule;
  double heading_confidence;
  GArray *bodies; /* of HeshuBody: those the article speaks for, where it says several */
  char *item;     /* the body that an item about one district names */
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

static void
take_heading (Reporting *self, char *agency, HeshuRange range, const char *rule, double confidence)
{
  g_free (self->heading);
  self->heading_confidence = confidence;
  self->heading = agency;
  self->heading_range = range;
  self->heading_rule = rule;
}

/* Of several bodies the one whose field a section is */
static void
take_field (Reporting *self, HeshuRange heading, guint end)
{
  const HeshuBody *body = heshu_section_choose_body (self->extraction, self->bodies, heading, end);

  take_heading (self, body != NULL ? g_strdup (body->name) : NULL,
                body != NULL ? body->range : (HeshuRange){ 0, 0 }, "agency-of-field", 0.8);
}

/* 【消防】 alone, or before its text */
static void
enter_label (Reporting *self, const HeshuLine *line)
{
  const gunichar *chars = self->extraction->chars;
  guint end = line->start;

  if (self->bodies->len < 2 || end == line->end || chars[end] != 0x3010)
    return;
  while (end < line->end && chars[end] != 0x3011)
    end++;
  if (end < line->end && end - line->start <= LONGEST_ANNOUNCEMENT)
    take_field (self, (HeshuRange){ line->start + 1, end }, MAX (line->end, end));
}

static void
enter_heading (Reporting *self, guint index)
{
  HeshuExtraction *extraction = self->extraction;
  const HeshuLine *line = &extraction->lines[index];
  HeshuRange range = { line->start, line->end };
  HeshuAgencyMention mention;
  HeshuPlace place;
  char *agency;

  if (read_heading (extraction, self->places, line, &mention))
    {
      agency = heshu_agency_compose (self->places, &mention,
                                     mention.place.name != NULL ? mention.place.name : self->area);
      take_heading (self, agency, mention.range, "agency-of-heading", 0.92);
      return;
    }
  if (heshu_section_read_place (extraction, self->places, index, &place))
    {
      if ((agency = heshu_section_dup_town_body (extraction, index, &place)) != NULL)
        {
          take_heading (self, agency, range, "agency-of-town", 0.9);
          return;
        }
      if (!self->of_city && !heshu_place_is_above_counties (&place) &&
          g_strcmp0 (place.name, self->area) != 0)
        {
          range = (HeshuRange){ line->end, heshu_section_find_end (extraction, index) };
          agency = read_own_body (self, &place, range, &range);
          take_heading (self, agency, range, "agency-of-section", 0.85);
          return;
        }
    }
  if (self->bodies->len > 1)
    {
      take_field (self, range, heshu_section_find_end (extraction, index));
      return;
    }
  /* a heading without a name goes on with what a body reports */
  if (g_strcmp0 (self->heading_rule, "agency-of-section") == 0 ||
      g_strcmp0 (self->heading_rule, "agency-of-source") == 0 ||
      g_strcmp0 (self->heading_rule, "agency-of-town") == 0)
    take_heading (self, NULL, range, NULL, 0);
}

/* 区商务局介绍： above the lines that it tells of */
static void
enter_announcement (Reporting *self, const HeshuLine *line)
{
  const HeshuExtraction *extraction = self->extraction;
  gunichar last = line->end > line->start ? extraction->chars[line->end - 1] : 0;
  HeshuAgencyMention mention;
  guint behind;

  if ((last != ':' && last != 0xFF1A) || line->end - line->start > LONGEST_ANNOUNCEMENT ||
      line->kind == HESHU_LINE_TABLE_ROW ||
      !heshu_agency_match (self->places, extraction->terms, line->start, line->end, FALSE, &mention))
    return;
  behind = mention.range.end;
  behind +=
      heshu_term_index_lookup (extraction->terms, HESHU_CATEGORY ("cite-word"), behind, line->end) != NULL
          ? 2
          : 0;
  if (behind + 1 == line->end)
    take_heading (self,
                  heshu_agency_compose (self->places, &mention,
                                        mention.place.name != NULL ? mention.place.name : self->area),
                  mention.range, "agency-of-announcement", 0.92);
}

/* The district's own body that a paragraph begins with, behind a label: 教育　区教委新建…, 县医保局局长介绍
 */
static gboolean
read_opening_body (Reporting *self, const HeshuLine *line, HeshuAgencyMention *mention)
{
  const HeshuExtraction *extraction = self->extraction;
  guint end = MIN (line->end, line->start + OPENING_REACH);

  if (line->kind != HESHU_LINE_PARAGRAPH && line->kind != HESHU_LINE_LIST_ITEM)
    return FALSE;
  for (guint i = line->start; i < end; i++)
    {
      gunichar before = i > line->start ? extraction->chars[i - 1] : 0;

      if (g_unichar_isalpha (before) && before != 0x636E /* 据 */ && before != 0x4ECE /* 从 */)
        continue;
      if (heshu_agency_match (self->places, extraction->terms, i, line->end, FALSE, mention) &&
          heshu_agency_is_of (mention, self->area) &&
          (g_strcmp0 (mention->kind, "department") == 0 || g_strcmp0 (mention->kind, "mass") == 0))
        return TRUE;
    }
  return FALSE;
}

/* Whether the article's own body stands in its headline: then the others that it names only took part */
static gboolean
is_signed (const HeshuExtraction *self)
{
  static const HeshuArticleField fields[] = { HESHU_ARTICLE_KICKER, HESHU_ARTICLE_TITLE,
                                              HESHU_ARTICLE_SUBTITLE, HESHU_ARTICLE_BYLINE };
  HeshuSpan span = self->article->field_spans[HESHU_ARTICLE_AGENCY];

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      HeshuSpan field = self->article->field_spans[fields[i]];

      if (!heshu_span_is_none (field) && !heshu_span_is_none (span) && field.start <= span.start &&
          span.start < field.end)
        return TRUE;
    }
  return FALSE;
}

/* Whether the paragraphs are by different bodies, each of which begins one */
static gboolean
changes_by_paragraph (Reporting *self)
{
  const HeshuExtraction *extraction = self->extraction;
  const char *first = NULL;

  if (self->bodies->len < 2 && is_signed (extraction))
    return FALSE;
  for (guint i = 0; i < extraction->n_lines; i++)
    {
      HeshuAgencyMention mention;

      if (!read_opening_body (self, &extraction->lines[i], &mention))
        continue;
      if (first != NULL && first != mention.core)
        return TRUE;
      first = mention.core;
    }
  return FALSE;
}

/* 浑南区：新增公寓4800套。区人社局…: an item about one district */
static void
enter_item (Reporting *self, const HeshuLine *line)
{
  const gunichar *chars = self->extraction->chars;
  guint end = heshu_place_label_end (self->extraction->lexicon, chars, line->start, line->end);
  HeshuAgencyMention mention;
  HeshuPlace place;

  g_clear_pointer (&self->item, g_free);
  if (self->by_paragraph && read_opening_body (self, line, &mention))
    {
      self->item = heshu_agency_compose (self->places, &mention, self->area);
      self->item_range = mention.range;
      return;
    }
  if (!self->of_city && end > line->start &&
      heshu_places_match_label (self->places, self->extraction->terms,
                                line->start + (chars[line->start] == 0x3010), end - 1, &place))
    self->item = read_own_body (self, &place, (HeshuRange){ end, line->end }, &self->item_range);
}

/* 据, 来自, 从 before a body that figures are from */
static gboolean
is_behind_source_lead (const HeshuExtraction *self, guint position)
{
  gunichar before = position > 0 ? self->chars[position - 1] : 0;

  return before == 0x636E || before == 0x4ECE || /* 据 从 */
         (position > 1 && before == 0x81EA && self->chars[position - 2] == 0x6765 /* 来自 */);
}

/* 区委政法委统计, 县水利局的消息, 市生态环境局某某分局监测 at @position: a body of the article's district,
 * with the word that says the figures are its own */
static gboolean
match_source (const Reporting *self, guint position, guint end, HeshuAgencyMention *mention)
{
  const HeshuExtraction *extraction = self->extraction;
  guint behind;

  if (!heshu_agency_match (self->places, extraction->terms, position, end, FALSE, mention) ||
      (!heshu_agency_is_of (mention, self->area) &&
       (mention->branch.name == NULL || g_strcmp0 (mention->branch.name, self->area) != 0)))
    return FALSE;
  behind = mention->range.end;
  behind += heshu_extraction_get_char (extraction, behind) == 0x7684; /* 的 */
  return heshu_term_index_lookup (extraction->terms, HESHU_CATEGORY ("cite-word"), behind, end) != NULL;
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

      if (!is_behind_source_lead (extraction, i) || !match_source (self, i, sentence.end, &mention))
        continue;
      self->cited = heshu_agency_compose (self->places, &mention, self->area);
      self->cited_range = mention.range;
    }
}

/* 来自县水利局的消息,… right below a heading: the section is what that body tells */
static void
enter_source (Reporting *self, guint index)
{
  const HeshuExtraction *extraction = self->extraction;
  const HeshuLine *line = &extraction->lines[index];
  HeshuAgencyMention mention;

  if (index == 0 || extraction->lines[index - 1].kind != HESHU_LINE_HEADING || self->heading != NULL)
    return;
  for (guint i = line->start; i <= line->start + SOURCE_REACH && i < line->end; i++)
    if ((i == line->start || is_behind_source_lead (extraction, i)) &&
        match_source (self, i, line->end, &mention))
      {
        take_heading (self, heshu_agency_compose (self->places, &mention, self->area), mention.range,
                      "agency-of-source", 0.85);
        return;
      }
}

/* How sure the article's own body is for a figure that names none */
static double
rate_article (const Reporting *self, gboolean suggested, gboolean elsewhere)
{
  if (suggested)
    return 0.4;
  /* The first of several bodies that each tell their part does not tell the rest */
  if (self->by_paragraph && self->bodies->len < 2)
    return 0.5;
  return elsewhere || self->by_number ? 0.6 : 0.92;
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
                           self->heading_rule, self->heading_confidence);
  else
    heshu_extraction_read_from_article (extraction, figure, HESHU_FIELD_AGENCY, HESHU_ARTICLE_AGENCY,
                                        suggested ? "agency-of-topic" : "agency-of-article",
                                        rate_article (self, suggested, elsewhere));
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
    .by_number = heshu_article_is_by_number (self, HESHU_ARTICLE_AGENCY),
    .of_city = code != NULL && g_str_has_suffix (code, "00"),
    .bodies =
        heshu_section_find_bodies (self, self->places, heshu_article_get (self->article, HESHU_ARTICLE_AREA)),
  };
  guint line = 0;
  gboolean suggested = is_suggested (self);

  reporting.by_paragraph = changes_by_paragraph (&reporting);

  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      for (; line <= figure->line && line < self->n_lines; line++)
        {
          if (self->lines[line].kind == HESHU_LINE_HEADING)
            enter_heading (&reporting, line);
          else
            {
              enter_announcement (&reporting, &self->lines[line]);
              enter_source (&reporting, line);
              enter_label (&reporting, &self->lines[line]);
            }
          enter_item (&reporting, &self->lines[line]);
        }
      if (figure->excluded == NULL && figure->builder != NULL)
        set_agency (&reporting, figure, suggested);
    }
  g_array_unref (reporting.bodies);
  g_free (reporting.heading);
  g_free (reporting.item);
  g_free (reporting.cited);
}
