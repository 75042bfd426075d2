/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-agency-private.h"

/* A heading that names a body turns the page to it: what follows is that body's report (two reports under one
 * headline) */
static gboolean
read_heading (HeshuExtraction *self, HeshuPlaces *places, const HeshuLine *line, HeshuAgencyMention *mention)
{
  HeshuRange range = { line->start, line->end };

  return heshu_agency_first_in (self->lexicon, places, self->chars, range, mention) &&
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

void
heshu_extract_agency (HeshuExtraction *self)
{
  g_autoptr (HeshuPlaces) places = heshu_places_new (self->lexicon, self->chars, self->length);
  const char *area = heshu_article_get (self->article, HESHU_ARTICLE_AREA);
  g_autofree char *agency = NULL;
  HeshuRange range = { 0, 0 };
  guint line = 0;
  gboolean suggested = is_suggested (self);

  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      for (; line <= figure->line && line < self->n_lines; line++)
        {
          HeshuAgencyMention mention;

          if (self->lines[line].kind != HESHU_LINE_HEADING ||
              !read_heading (self, places, &self->lines[line], &mention))
            continue;
          g_free (agency);
          agency =
              heshu_agency_compose (places, &mention, mention.place.name != NULL ? mention.place.name : area);
          range = mention.range;
        }
      if (figure->excluded != NULL || figure->builder == NULL)
        continue;
      if (agency != NULL)
        heshu_extraction_read (self, figure, HESHU_FIELD_AGENCY, agency, range, "agency-of-heading", 0.8);
      else
        heshu_extraction_read_from_article (self, figure, HESHU_FIELD_AGENCY, HESHU_ARTICLE_AGENCY,
                                            suggested ? "agency-of-topic" : "agency-of-article",
                                            suggested ? 0.4 : 0.92);
    }
}
