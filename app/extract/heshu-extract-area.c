/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-area-private.h"

#include "heshu-place-label.h"
#include "heshu-section-private.h"

/* How far before an amount the district may begin whose 的 stands before it */
#define POSSESSOR_REACH 14

static HeshuPlace
article_place (const HeshuExtraction *self)
{
  const char *name = heshu_article_get (self->article, HESHU_ARTICLE_AREA);
  const char *code = heshu_article_get (self->article, HESHU_ARTICLE_AREA_ID);
  HeshuPlace place = { 0 };
  g_autoptr (GPtrArray) terms = NULL;

  if (name == NULL)
    return place;
  place.name = g_intern_string (name);
  place.code = g_intern_string (code != NULL ? code : "");
  place.parent = place.level = g_intern_static_string ("");
  if (code == NULL)
    return place;
  terms = heshu_lexicon_find_value (self->lexicon, "district", code);
  if (terms->len > 0)
    {
      const char *parent = heshu_term_get (g_ptr_array_index (terms, 0), "parent");
      const char *level = heshu_term_get (g_ptr_array_index (terms, 0), "level");

      place.parent = g_intern_string (parent != NULL ? parent : "");
      place.level = g_intern_string (level != NULL ? level : "");
    }
  return place;
}

static gboolean
same_place (const HeshuPlace *a, const HeshuPlace *b)
{
  return a->name == b->name || (*a->code != '\0' && g_strcmp0 (a->code, b->code) == 0);
}

static void
enter_heading (HeshuPlacing *self, guint line)
{
  HeshuPlace place;

  self->section = (HeshuPlace){ 0 };
  if (!heshu_section_read_place (self->extraction, self->places, line, &place))
    return;
  if (self->article.name != NULL && same_place (&place, &self->article))
    return;
  self->section = place;
  self->section_range = place.range;
}

/* 铁西区：盘活厂房28处。…, 【浑南区】…: an item about one district. 【惠农】 is a word, not a far district's
 * name without its 区, unless the page names that. */
static void
enter_line (HeshuPlacing *self, const HeshuLine *line)
{
  const gunichar *chars = self->extraction->chars;
  guint start = line->start + (chars[line->start] == 0x3010);
  guint end = heshu_place_label_end (self->extraction->lexicon, chars, line->start, line->end);
  HeshuPlace place;

  self->line = self->named = (HeshuPlace){ 0 };
  self->among_others = FALSE;
  if (end == line->start || line->kind == HESHU_LINE_TABLE_ROW ||
      !heshu_places_match_label (self->places, self->extraction->terms, start, end - 1, &place))
    return;
  if (place.range.start == start && end - 1 - start < (guint) g_utf8_strlen (place.name, -1) &&
      !heshu_area_is_near (self, &place) && !heshu_places_name (self->places, &place))
    return;
  self->line = place;
}

/* Behind the first district in the sentence that is neither the article's nor what that belongs to: what such
 * a sentence tells may be of that one */
static guint
find_other_district (HeshuPlacing *self, HeshuRange sentence)
{
  HeshuPlace parent = { 0 };

  if (self->article.name == NULL)
    return G_MAXUINT;
  heshu_places_get_parent (self->places, &self->article, &parent);
  for (guint i = sentence.start; i < sentence.end; i++)
    {
      HeshuPlace place;

      if (!heshu_places_match (self->places, self->extraction->terms, i, sentence.end, &place))
        continue;
      i = place.range.end - 1;
      if (same_place (&place, &self->article) || place.name == parent.name ||
          g_strcmp0 (place.level, "province") == 0)
        continue;
      return place.range.end;
    }
  return G_MAXUINT;
}

static void
set_area (HeshuPlacing *self, HeshuFigure *figure, const HeshuPlaced *placed)
{
  HeshuExtraction *extraction = self->extraction;

  if (placed->rule == NULL)
    {
      double confidence = self->by_number || self->survey                              ? 0.6
                          : self->doubt <= figure->numeral.start || self->among_others ? 0.8
                                                                                       : 0.92;

      heshu_extraction_read_from_article (extraction, figure, HESHU_FIELD_AREA, HESHU_ARTICLE_AREA,
                                          "area-of-article", confidence);
      heshu_extraction_read_from_article (extraction, figure, HESHU_FIELD_AREA_ID, HESHU_ARTICLE_AREA_ID,
                                          "area-of-article", confidence);
      return;
    }
  heshu_extraction_read (extraction, figure, HESHU_FIELD_AREA, placed->name, placed->range, placed->rule,
                         placed->confidence);
  if (*placed->code != '\0')
    heshu_extraction_read (extraction, figure, HESHU_FIELD_AREA_ID, placed->code, placed->range, placed->rule,
                           placed->confidence);
}

static void
place_cell (HeshuPlacing *self, HeshuFigure *figure)
{
  HeshuRange heads[2] = { figure->label, figure->header };
  HeshuPlaced placed = { 0 };

  for (guint i = 0; i < 2; i++)
    {
      HeshuPlace place;

      if (heshu_range_is_empty (heads[i]) ||
          !heshu_places_match (self->places, self->extraction->terms, heads[i].start, heads[i].end, &place))
        continue;
      placed = (HeshuPlaced){ place.name, place.code, place.range, "district-of-row", 0.92 };
      break;
    }
  set_area (self, figure, &placed);
}

/* Districts that follow each other in one clause */
typedef struct
{
  HeshuPlaced whole; /* what the sentence was about before */
  guint n;
} Row;

/* @before: index of the sentence of the figure before, G_MAXUINT none */
static void
enter_sentence (HeshuPlacing *self, const HeshuFigure *figure, guint before)
{
  const HeshuExtraction *extraction = self->extraction;
  HeshuRange line = { extraction->lines[figure->line].start, extraction->lines[figure->line].end };

  g_array_set_size (self->owners_before, 0);
  if (before != G_MAXUINT && before + 1 == figure->sentence &&
      heshu_extraction_get_sentence (extraction, before).start >= line.start)
    g_array_append_vals (self->owners_before, self->owners->data, self->owners->len);
  g_array_set_size (self->owners, 0);
}

/* 反超甲区的689亿元: an amount is of the district whose 的 stands before it */
static gboolean
read_possessor (HeshuPlacing *self, const HeshuFigure *figure, guint from, HeshuPlaced *placed)
{
  const HeshuExtraction *extraction = self->extraction;
  guint end = figure->numeral.start;

  if (figure->measure != HESHU_MEASURE_LEVEL || end < 1 || extraction->chars[end - 1] != 0x7684 /* 的 */)
    return FALSE;
  from = MAX (from, end > POSSESSOR_REACH ? end - POSSESSOR_REACH : 0);
  for (guint i = from; i < end; i++)
    {
      HeshuPlace place;

      if ((!heshu_places_match (self->places, extraction->terms, i, end, &place) &&
           !heshu_area_match_clipped (self, i, end, &place)) ||
          place.range.end != end - 1 || !heshu_area_is_near (self, &place))
        continue;
      *placed = (HeshuPlaced){ place.name, place.code, place.range, "district-of-amount", 0.85 };
      return TRUE;
    }
  return FALSE;
}

static void
place_figures (HeshuPlacing *self)
{
  HeshuExtraction *extraction = self->extraction;
  guint line = 0;
  guint sentence = G_MAXUINT;
  guint clause = G_MAXUINT;
  guint item_start = 0;
  guint last_end = 0;
  HeshuPlaced placed = { 0 };
  HeshuPlaced listed;
  Row row = { 0 };

  for (guint i = 0; i < extraction->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (extraction, i);

      for (; line <= figure->line && line < extraction->n_lines; line++)
        {
          if (extraction->lines[line].kind == HESHU_LINE_HEADING)
            enter_heading (self, line);
          enter_line (self, &extraction->lines[line]);
        }
      if (figure->sentence != sentence)
        {
          placed = (HeshuPlaced){ 0 };
          enter_sentence (self, figure, sentence);
          self->doubt =
              find_other_district (self, heshu_extraction_get_sentence (extraction, figure->sentence));
          if (self->line.name != NULL)
            placed = (HeshuPlaced){ self->line.name, self->line.code, self->line.range, "district-of-label",
                                    0.92 };
          else if (self->section.name != NULL)
            placed = (HeshuPlaced){ self->section.name, self->section.code, self->section_range,
                                    "district-of-heading", 0.92 };
          row = (Row){ .whole = placed };
          sentence = figure->sentence;
          clause = heshu_extraction_find_range (extraction->clauses,
                                                heshu_extraction_get_sentence (extraction, sentence).start);
          item_start = heshu_extraction_get_clause (extraction, clause).start;
        }
      /* 其中武进区96件、溧阳市41件,罚款2860万元: behind districts in a row the whole goes on */
      if (row.n > 1 && clause < figure->clause)
        placed = row.whole;
      if (clause < figure->clause)
        row = (Row){ .whole = placed };
      /* The clauses since the figure before, each may name its own district */
      for (; clause <= figure->clause; clause++)
        {
          HeshuRange range = heshu_extraction_get_clause (extraction, clause);

          range.start = MAX (range.start, item_start);
          range.end = MIN (range.end, figure->numeral.start);
          if (range.start < range.end)
            {
              const char *before = placed.name;

              if (heshu_area_read_subject (self, range, &placed) && placed.name != before &&
                  clause == figure->clause)
                row.n++;
            }
          if (clause == figure->clause)
            break;
        }
      last_end = item_start;
      item_start = MAX (figure->whole.end, figure->numeral.end);
      if (figure->excluded != NULL || figure->builder == NULL)
        continue;
      heshu_area_read_list (self, i);
      if (figure->header_cell >= 0)
        place_cell (self, figure);
      else
        {
          gboolean is_listed = heshu_area_take_listed (self, figure, &listed) ||
                               read_possessor (self, figure, last_end, &listed);

          set_area (self, figure, is_listed ? &listed : &placed);
          heshu_area_note_owner (self, is_listed ? &listed : &placed);
          if ((is_listed || placed.rule != NULL) && self->article.name != NULL &&
              g_strcmp0 (is_listed ? listed.name : placed.name, self->article.name) != 0)
            self->among_others = TRUE;
        }
    }
}

/* Whether at least two sentences begin with a different county each that is far from the article's: a page
 * about several of them */
static gboolean
is_survey (HeshuPlacing *self)
{
  const HeshuExtraction *extraction = self->extraction;
  const char *first = NULL;

  for (guint i = 0; i < extraction->sentences->len; i++)
    {
      HeshuRange sentence = heshu_extraction_get_sentence (extraction, i);
      HeshuPlace place;

      while (sentence.start < sentence.end && !g_unichar_isalnum (extraction->chars[sentence.start]))
        sentence.start++;
      if (!heshu_places_match (self->places, extraction->terms, sentence.start, sentence.end, &place) ||
          heshu_place_is_above_counties (&place) || heshu_area_is_near (self, &place))
        continue;
      if (first != NULL && first != place.name)
        return TRUE;
      first = place.name;
    }
  return FALSE;
}

void
heshu_extract_area (HeshuExtraction *self)
{
  HeshuPlacing placing = { .extraction = self, .places = self->places, .article = article_place (self) };

  placing.list = g_array_new (FALSE, FALSE, sizeof (HeshuPlace));
  placing.survey = is_survey (&placing);
  placing.by_number = heshu_article_is_by_number (self, HESHU_ARTICLE_AREA);
  placing.owners = g_array_new (FALSE, FALSE, sizeof (HeshuPlace));
  placing.owners_before = g_array_new (FALSE, FALSE, sizeof (HeshuPlace));
  placing.in_full = g_array_new (FALSE, FALSE, sizeof (HeshuPlace));
  placing.list_clause = G_MAXUINT;
  heshu_area_find_named (&placing);
  place_figures (&placing);
  g_array_unref (placing.list);
  g_array_unref (placing.owners);
  g_array_unref (placing.owners_before);
  g_array_unref (placing.in_full);
}
