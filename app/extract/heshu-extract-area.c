/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-agency-private.h"

#include "heshu-chars.h"
#include "heshu-place-label.h"

/* How far behind a clause's start 全市 or a district's name may stand and still be what the clause is about
 */
#define SUBJECT_REACH 10

/* How far behind a district's name the noun may stand that makes it part of a name, or the mark that closes
 * one */
#define NAME_REACH 10
/* How far before 该区 the district may be named that it means */
#define NAMED_REACH 160
/* 武汉市洪山区 or 武汉洪山区, in characters */
#define FULL_NAME 5

typedef struct
{
  HeshuExtraction *extraction;
  HeshuPlaces *places;
  HeshuPlace article; /* name NULL where unknown */
  HeshuPlace section; /* of the heading above; name NULL where it names none */
  HeshuRange section_range;
  HeshuPlace line; /* of a label at the line's start: 铁西区：…; name NULL where there is none */
  GArray *list;    /* of HeshuPlace: the districts that 分别 hands out */
  guint list_used;
  guint list_clause; /* where the clause begins that the list was read in */
  guint list_sentence;
} Placing;

typedef struct
{
  const char *name;
  const char *code;
  HeshuRange range;
  const char *rule; /* NULL: the article's */
  double confidence;
} Placed;

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

static gunichar
last_char (const char *name)
{
  const char *tail = g_utf8_find_prev_char (name, name + strlen (name));

  return tail != NULL ? g_utf8_get_char (tail) : 0;
}

static gboolean
same_place (const HeshuPlace *a, const HeshuPlace *b)
{
  return a->name == b->name || (*a->code != '\0' && g_strcmp0 (a->code, b->code) == 0);
}

/* 全市排名第3: among whom the rank is, no subject */
static gboolean
leads_to_rank (const HeshuExtraction *self, guint position)
{
  const HeshuMatch *whole = heshu_extraction_match_at (self, HESHU_CATEGORY ("level-word"), position);
  guint end = whole != NULL ? (guint) whole->end : position;
  const HeshuMatch *rank = heshu_extraction_match_at (self, HESHU_CATEGORY ("rank-word"), end);

  return heshu_extraction_get_char (self, end) == 0x7B2C /* 第 */ ||
         (rank != NULL && g_strcmp0 (heshu_term_get_value (rank->term), "keep") != 0);
}

/* Another district nearby; a far one inside a sentence is where visitors or soldiers come from
 */
static gboolean
is_near (const HeshuPlace *article, const HeshuPlace *place)
{
  if (article->name == NULL || *article->code == '\0' || *place->code == '\0')
    return TRUE;
  /* 武汉市洪山区: named with its city where the page is another's */
  if (!heshu_place_is_above_counties (place) && place->range.end - place->range.start >= FULL_NAME &&
      place->range.end - place->range.start > (guint) g_utf8_strlen (place->name, -1))
    return TRUE;
  /* A county's neighbours share its prefecture, a prefecture's counties its province */
  return strncmp (article->code, place->code, g_str_has_suffix (article->code, "00") ? 2 : 4) == 0;
}

/* The last district of @level named in the paragraph before @position, not far from it */
static gboolean
find_named_before (Placing *self, gunichar level, guint position, HeshuPlace *named)
{
  const gunichar *chars = self->extraction->chars;
  guint from = position;
  gboolean found = FALSE;

  while (from > 0 && chars[from - 1] != '\n' && position - from < NAMED_REACH)
    from--;
  while (from < position)
    {
      HeshuPlace place;

      if (!heshu_places_match (self->places, self->extraction->terms, from, position, &place))
        {
          from++;
          continue;
        }
      from = place.range.end;
      if (last_char (place.name) != level)
        continue;
      *named = place;
      found = TRUE;
    }
  return found && is_near (&self->article, named);
}

/* 全市, 我县, 该区: the article's or section's unit of that kind; 全市 in a district's report its prefecture.
 * Returns: FALSE where that is no known unit */
static gboolean
resolve_whole (Placing *self, gunichar level, HeshuRange range, Placed *placed)
{
  HeshuPlace parent;
  HeshuPlace named;
  const HeshuPlace *candidates[] = { &self->line, &self->section, &self->article };

  /* 该区: the one named last in the paragraph */
  if (self->extraction->chars[range.start] == 0x8BE5 && find_named_before (self, level, range.start, &named))
    {
      *placed = (Placed){ named.name, named.code, named.range, "district-named-before", 0.85 };
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (candidates[i]->name != NULL && last_char (candidates[i]->name) == level)
      {
        *placed = (Placed){ candidates[i]->name, candidates[i]->code, range, "whole-district", 0.93 };
        return TRUE;
      }
  if (self->article.name != NULL && level == 0x5E02 &&
      heshu_places_get_parent (self->places, &self->article, &parent) && last_char (parent.name) == level)
    {
      *placed = (Placed){ parent.name, parent.code, range, "whole-prefecture", 0.6 };
      return TRUE;
    }
  return FALSE;
}

/* 全市, 该区, 我县 at @position; their level in @level. The level alone (区) is no subject */
static gboolean
is_whole (const HeshuExtraction *self, guint position, guint end, gunichar *level)
{
  const HeshuMatch *match = heshu_extraction_match_at (self, HESHU_CATEGORY ("level-word"), position);

  if (match == NULL || match->end > end || match->end < position + 2)
    return FALSE;
  *level = self->chars[match->end - 1];
  return TRUE;
}

/* 居全市, 占全区: what stands behind these is a yardstick, no subject */
static gboolean
is_yardstick (const HeshuExtraction *self, guint position)
{
  return position > 0 &&
         heshu_extraction_match_before (self, HESHU_CATEGORY ("yardstick-word"), position) != NULL;
}

/* “太原教育”平台, 《太原市…条例》, 太原教育APP: the name of a thing that a district's name begins */
static gboolean
begins_name (const HeshuExtraction *self, const HeshuPlace *place)
{
  gunichar before = place->range.start > 0 ? self->chars[place->range.start - 1] : 0;
  guint reach = MIN (self->length, place->range.end + NAME_REACH);
  gboolean quoted =
      before == 0x201C || before == '"' || before == 0x300A || before == 0x300C || before == 0x2018;

  for (guint i = place->range.end; i < reach; i++)
    {
      if (!g_unichar_isalnum (self->chars[i]))
        return quoted &&
               (before == 0x300A || heshu_char_is_closing (self->chars[i]) || self->chars[i] == '"');
      if (heshu_extraction_match_at (self, HESHU_CATEGORY ("name-noun"), i) != NULL)
        return TRUE;
    }
  return quoted && before == 0x300A;
}

/* 郑州市教育局抽查显示, in a district's report: the body above looks at the district */
static gboolean
is_body_above (Placing *self, const HeshuPlace *place, guint end)
{
  HeshuAgencyMention mention;

  return self->article.name != NULL && heshu_place_is_above_counties (place) &&
         !heshu_place_is_above_counties (&self->article) &&
         heshu_agency_match (self->places, self->extraction->terms, place->range.start, end, FALSE,
                             &mention) &&
         mention.range.end > place->range.end;
}

/* What a clause, or an item of an enumeration in it, is about */
static gboolean
read_subject (Placing *self, HeshuRange item, Placed *placed)
{
  HeshuExtraction *extraction = self->extraction;
  guint end = MIN (item.end, item.start + SUBJECT_REACH);
  gboolean at_start = TRUE;

  for (guint i = item.start; i < end; i++)
    {
      gunichar level;
      HeshuPlace place;
      const HeshuMatch *cue;

      if (is_whole (extraction, i, item.end, &level) && !is_yardstick (extraction, i) &&
          !leads_to_rank (extraction, i))
        return resolve_whole (self, level, (HeshuRange){ i, i + 2 }, placed);
      if (at_start && heshu_places_match (self->places, extraction->terms, i, item.end, &place) &&
          is_near (&self->article, &place) && !begins_name (extraction, &place) &&
          !is_body_above (self, &place, item.end))
        {
          if (self->article.name != NULL && g_strcmp0 (place.name, self->article.name) == 0)
            place.code = self->article.code;
          *placed = (Placed){ place.name, place.code, place.range, "district-of-clause", 0.9 };
          return TRUE;
        }
      cue = heshu_extraction_match_at (extraction, HESHU_CATEGORY ("part-cue"), i);
      if (cue != NULL)
        {
          i = (guint) cue->end - 1; /* 其中东海县 */
          continue;
        }
      /* A name inside a longer one (焦作市第二人民医院) or behind 与 is not what the clause is about */
      if (g_unichar_isalpha (extraction->chars[i]) &&
          heshu_extraction_match_at (extraction, HESHU_CATEGORY ("period"), i) == NULL)
        at_start = FALSE;
      else if (!g_unichar_isalpha (extraction->chars[i]))
        at_start = TRUE;
    }
  return FALSE;
}

/* 惠济区、金水区、中原区分别为…: the districts of a list, for the figures of the sentence in their order */
static void
read_list (Placing *self, const HeshuFigure *figure)
{
  HeshuExtraction *extraction = self->extraction;
  HeshuRange clause = heshu_extraction_get_clause (extraction, figure->clause);

  if (clause.start == self->list_clause)
    return;
  self->list_clause = clause.start;
  g_array_set_size (self->list, 0);
  self->list_used = 0;
  self->list_sentence = figure->sentence;
  for (guint i = clause.start; i < figure->numeral.start;)
    {
      HeshuPlace place;

      if (heshu_extraction_match_at (extraction, HESHU_CATEGORY ("each-word"), i) != NULL)
        return;
      if (heshu_places_match (self->places, extraction->terms, i, figure->numeral.start, &place))
        {
          g_array_append_val (self->list, place);
          i = place.range.end;
        }
      else
        i++;
    }
  g_array_set_size (self->list, 0); /* no 分别 before the figure: the places are no list of owners */
}

static gboolean
take_listed (Placing *self, const HeshuFigure *figure, Placed *placed)
{
  const HeshuPlace *place;

  if (self->list->len < 2 || self->list_used >= self->list->len || figure->sentence != self->list_sentence)
    return FALSE;
  place = &g_array_index (self->list, HeshuPlace, self->list_used++);
  *placed = (Placed){ place->name, place->code, place->range, "district-of-list", 0.85 };
  return TRUE;
}

static void
enter_heading (Placing *self, const HeshuLine *line)
{
  HeshuPlace place;
  HeshuRange range = { line->start, line->end };

  self->section = (HeshuPlace){ 0 };
  if (!heshu_places_first_in (self->places, self->extraction->terms, range, &place))
    return;
  if (self->article.name != NULL && same_place (&place, &self->article))
    return;
  self->section = place;
  self->section_range = place.range;
}

/* 铁西区：盘活厂房28处。…, 【浑南区】…: an item about one district */
static void
enter_line (Placing *self, const HeshuLine *line)
{
  const gunichar *chars = self->extraction->chars;
  guint end = heshu_place_label_end (self->extraction->lexicon, chars, line->start, line->end);
  HeshuPlace place;

  self->line = (HeshuPlace){ 0 };
  if (end == line->start || line->kind == HESHU_LINE_TABLE_ROW)
    return;
  if (heshu_places_match_label (self->places, self->extraction->terms,
                                line->start + (chars[line->start] == 0x3010), end - 1, &place))
    self->line = place;
}

static void
set_area (Placing *self, HeshuFigure *figure, const Placed *placed)
{
  HeshuExtraction *extraction = self->extraction;

  if (placed->rule == NULL)
    {
      heshu_extraction_read_from_article (extraction, figure, HESHU_FIELD_AREA, HESHU_ARTICLE_AREA,
                                          "area-of-article", 0.92);
      heshu_extraction_read_from_article (extraction, figure, HESHU_FIELD_AREA_ID, HESHU_ARTICLE_AREA_ID,
                                          "area-of-article", 0.92);
      return;
    }
  heshu_extraction_read (extraction, figure, HESHU_FIELD_AREA, placed->name, placed->range, placed->rule,
                         placed->confidence);
  if (*placed->code != '\0')
    heshu_extraction_read (extraction, figure, HESHU_FIELD_AREA_ID, placed->code, placed->range, placed->rule,
                           placed->confidence);
}

static void
place_cell (Placing *self, HeshuFigure *figure)
{
  HeshuRange heads[2] = { figure->label, figure->header };
  Placed placed = { 0 };

  for (guint i = 0; i < 2; i++)
    {
      HeshuPlace place;

      if (heshu_range_is_empty (heads[i]) ||
          !heshu_places_match (self->places, self->extraction->terms, heads[i].start, heads[i].end, &place))
        continue;
      placed = (Placed){ place.name, place.code, place.range, "district-of-row", 0.92 };
      break;
    }
  set_area (self, figure, &placed);
}

static void
place_figures (Placing *self)
{
  HeshuExtraction *extraction = self->extraction;
  guint line = 0;
  guint sentence = G_MAXUINT;
  guint clause = G_MAXUINT;
  guint item_start = 0;
  Placed placed = { 0 };
  Placed listed;

  for (guint i = 0; i < extraction->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (extraction, i);

      for (; line <= figure->line && line < extraction->n_lines; line++)
        {
          if (extraction->lines[line].kind == HESHU_LINE_HEADING)
            enter_heading (self, &extraction->lines[line]);
          enter_line (self, &extraction->lines[line]);
        }
      if (figure->sentence != sentence)
        {
          placed = (Placed){ 0 };
          if (self->line.name != NULL)
            placed =
                (Placed){ self->line.name, self->line.code, self->line.range, "district-of-label", 0.92 };
          else if (self->section.name != NULL)
            placed = (Placed){ self->section.name, self->section.code, self->section_range,
                               "district-of-heading", 0.92 };
          sentence = figure->sentence;
          clause = heshu_extraction_find_range (extraction->clauses,
                                                heshu_extraction_get_sentence (extraction, sentence).start);
          item_start = heshu_extraction_get_clause (extraction, clause).start;
        }
      /* The clauses since the figure before, each may name its own district */
      for (; clause <= figure->clause; clause++)
        {
          HeshuRange range = heshu_extraction_get_clause (extraction, clause);

          range.start = MAX (range.start, item_start);
          range.end = MIN (range.end, figure->numeral.start);
          if (range.start < range.end)
            read_subject (self, range, &placed);
          if (clause == figure->clause)
            break;
        }
      item_start = MAX (figure->whole.end, figure->numeral.end);
      if (figure->excluded != NULL || figure->builder == NULL)
        continue;
      read_list (self, figure);
      if (figure->header_cell >= 0)
        place_cell (self, figure);
      else if (take_listed (self, figure, &listed))
        set_area (self, figure, &listed);
      else
        set_area (self, figure, &placed);
    }
}

void
heshu_extract_area (HeshuExtraction *self)
{
  Placing placing = { .extraction = self, .places = self->places, .article = article_place (self) };

  placing.list = g_array_new (FALSE, FALSE, sizeof (HeshuPlace));
  placing.list_clause = G_MAXUINT;
  place_figures (&placing);
  g_array_unref (placing.list);
}
