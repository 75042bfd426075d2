/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-context-private.h"

/* How sure a field is that the page as a whole leaves in doubt. On texts that nobody had tuned the rules for,
 * each of the doubts below held where a tenth of the fields to nearly all of them were wrong; of those
 * without any, one in fifty. */
#define DOUBT 0.7
/* Pages printed in the first months of a year mostly tell of the year before */
#define EARLY_MONTH 3
/* A year is told in that many digits */
#define YEAR_DIGITS 4
/* How many figures that are no metrics may stand between two neighbours */
#define NEIGHBOURS 8

typedef struct
{
  HeshuExtraction *extraction;
  HeshuPeriod told;
  HeshuSpan told_span;
  gboolean in_headline;  /* the article's period was read in a headline */
  gboolean rival_head;   /* a headline names another year beside it */
  gboolean rival_year;   /* the text names a later year that is not to come */
  gboolean rival_months; /* a headline, or the text before the first figures, names months of it */
  gboolean year_words;   /* it is of months, and the text speaks of 今年, 去年 */
  gboolean weak_area;    /* one mention in passing told the district */
  gboolean survey;       /* several districts of the article's city are named */
  GArray *places;        /* of HeshuPlace: all that the reading names */
  guint next_place;
  const HeshuPlace *county; /* the last one named before the figure in hand; (nullable) */
} Certainty;

static HeshuEvidence
get_evidence (const HeshuFigure *figure, HeshuField field)
{
  return heshu_metric_get_evidence (heshu_metric_builder_peek (figure->builder), field);
}

static gboolean
has_rule (const HeshuFigure *figure, HeshuField field, const char *rule)
{
  return g_strcmp0 (get_evidence (figure, field).rule, rule) == 0;
}

static void
doubt (HeshuFigure *figure, HeshuField field)
{
  const HeshuMetric *metric = heshu_metric_builder_peek (figure->builder);

  if (heshu_metric_get_confidence (metric, field) > DOUBT)
    heshu_metric_builder_set_confidence (figure->builder, field, DOUBT);
}

static gboolean
is_metric (const HeshuFigure *figure)
{
  return figure->excluded == NULL && figure->builder != NULL;
}

static const HeshuArticleField headlines[] = { HESHU_ARTICLE_TITLE, HESHU_ARTICLE_KICKER,
                                               HESHU_ARTICLE_SUBTITLE };

static gboolean
is_in_headline (const HeshuArticle *article, HeshuSpan span)
{
  for (guint i = 0; i < G_N_ELEMENTS (headlines); i++)
    {
      HeshuSpan head = article->field_spans[headlines[i]];

      if (!heshu_span_is_none (span) && !heshu_span_is_none (head) && span.start >= head.start &&
          span.end <= head.end)
        return TRUE;
    }
  return FALSE;
}

/* Whether figures can be of that time: no day, no plan's, not what another time is compared with */
static gboolean
dates_figures (const HeshuTimeMention *mention)
{
  return mention->role != HESHU_TIME_AGAINST && mention->role != HESHU_TIME_FROM &&
         mention->role != HESHU_TIME_OF && !mention->day && !mention->planned && !mention->due;
}

static gboolean
tells_year (const Certainty *self)
{
  return self->told.end - self->told.start == 12;
}

static void
look_at_headline (Certainty *self, HeshuArticleField field)
{
  const char *text = heshu_article_get (self->extraction->article, field);
  g_autoptr (HeshuTermIndex) terms = NULL;
  g_autoptr (GArray) mentions = NULL;

  if (text == NULL)
    return;
  terms = heshu_term_index_new_for_text (self->extraction->lexicon, text);
  mentions = heshu_time_scan (terms, (HeshuRange){ 0, terms->length });
  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      if (!dates_figures (mention))
        continue;
      self->rival_months = self->rival_months || (mention->first_month != 0 && tells_year (self));
      self->rival_head = self->rival_head || (self->in_headline && mention->year != 0 &&
                                              mention->year != heshu_period_get_year (self->told));
    }
}

/* Behind the line of the first metric */
static guint
find_lead_end (const HeshuExtraction *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      if (is_metric (figure))
        return figure->line < self->n_lines ? self->lines[figure->line].end : 0;
    }
  return 0;
}

static void
look_at_times (Certainty *self)
{
  const GArray *mentions = self->extraction->mentions;
  guint lead_end = find_lead_end (self->extraction);
  /* What is later than the page, or a month of the next year (2022年6月投用), is yet to come and no rival */
  int latest = MAX (heshu_period_get_year (self->told), self->extraction->top_year);

  for (guint i = 0; i < G_N_ELEMENTS (headlines); i++)
    look_at_headline (self, headlines[i]);
  for (guint i = 0; i < mentions->len; i++)
    {
      const HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i);

      if (mention->first_month == 0 && mention->relative && mention->offset <= 0 && !mention->same &&
          !mention->onward && !mention->planned && !mention->due)
        self->year_words = TRUE;
      if (!dates_figures (mention))
        continue;
      if (!self->in_headline && mention->year == mention->last_year && mention->year > latest &&
          !(mention->first_month != 0 && mention->first_month == mention->last_month &&
            mention->year == latest + 1))
        self->rival_year = TRUE;
      if (tells_year (self) && mention->first_month != 0 && mention->role == HESHU_TIME_PLAIN &&
          (mention->year == 0 || mention->year == heshu_period_get_year (self->told)) &&
          mention->range.start < lead_end)
        self->rival_months = TRUE;
    }
}

static guint
get_offset (const HeshuExtraction *self, guint position)
{
  return heshu_reading_get_offset (self->reading, position);
}

/* Whether the line of @figure is the one that the article's period was read in */
static gboolean
is_told_in_line (const Certainty *self, const HeshuFigure *figure)
{
  const HeshuExtraction *extraction = self->extraction;
  const HeshuLine *line = &extraction->lines[MIN (figure->line, extraction->n_lines - 1)];

  return line->start < line->end && self->told_span.start >= get_offset (extraction, line->start) &&
         self->told_span.end <= get_offset (extraction, line->end - 1) + 1;
}

static gboolean
has_year_digits (const Certainty *self, HeshuSpan span)
{
  const gunichar *chars = heshu_text_get_chars (self->extraction->document->text);
  guint digits = 0;

  for (guint i = span.start; !heshu_span_is_none (span) && i < span.end; i++)
    {
      digits = g_unichar_isdigit (chars[i]) ? digits + 1 : 0;
      if (digits == YEAR_DIGITS)
        return TRUE;
    }
  return FALSE;
}

/* 前三季度 of a lead, for a figure of another paragraph: of those months where nothing speaks of the year */
static gboolean
is_beyond_months (const Certainty *self, const HeshuFigure *figure)
{
  if (tells_year (self) || self->in_headline || heshu_span_is_none (self->told_span))
    return FALSE;
  return get_offset (self->extraction, figure->numeral.start) < self->told_span.start ||
         (self->year_words && !is_told_in_line (self, figure));
}

static void
doubt_period (Certainty *self, HeshuFigure *figure)
{
  const HeshuExtraction *extraction = self->extraction;
  gboolean inherited = has_rule (figure, HESHU_FIELD_PERIOD, "period-of-article");
  gboolean own = !inherited && has_year_digits (self, get_evidence (figure, HESHU_FIELD_PERIOD).span);
  gboolean early = !self->in_headline && extraction->top_month != 0 && extraction->top_month <= EARLY_MONTH &&
                   extraction->top_year == heshu_period_get_year (self->told);

  if (own || heshu_period_is_none (self->told))
    return;
  if (self->rival_year || early || (self->rival_head && !inherited))
    doubt (figure, HESHU_FIELD_PERIOD);
  if (inherited &&
      (self->rival_months || heshu_span_is_none (self->told_span) || is_beyond_months (self, figure)))
    doubt (figure, HESHU_FIELD_PERIOD);
}

static void
look_at_places (Certainty *self)
{
  HeshuExtraction *extraction = self->extraction;
  const char *name = heshu_article_get (extraction->article, HESHU_ARTICLE_AREA);
  const char *code = heshu_article_get (extraction->article, HESHU_ARTICLE_AREA_ID);
  HeshuSpan span = extraction->article->field_spans[HESHU_ARTICLE_AREA];
  gboolean above = code != NULL && g_str_has_suffix (code, "00");
  const char *county = NULL;
  guint own = 0, others = 0;

  for (guint i = 0; i < extraction->length; i++)
    {
      HeshuPlace place;

      if (!heshu_places_match (extraction->places, extraction->terms, i, extraction->length, &place))
        continue;
      i = place.range.end - 1;
      g_array_append_val (self->places, place);
      own += g_strcmp0 (place.name, name) == 0;
      if (g_strcmp0 (place.name, name) == 0 || heshu_place_is_above_counties (&place))
        continue;
      others++;
      self->survey = self->survey || (above && county != NULL && county != place.name);
      county = place.name;
    }
  self->weak_area = !is_in_headline (extraction->article, span) && own < 2 && (above || others >= own);
}

static void
pass_places (Certainty *self, const HeshuFigure *figure)
{
  for (; self->next_place < self->places->len; self->next_place++)
    {
      const HeshuPlace *place = &g_array_index (self->places, HeshuPlace, self->next_place);

      if (place->range.end > figure->numeral.start)
        return;
      if (!heshu_place_is_above_counties (place))
        self->county = place;
    }
}

static void
doubt_area (Certainty *self, HeshuFigure *figure)
{
  const HeshuExtraction *extraction = self->extraction;
  const char *area = heshu_metric_builder_get (figure->builder, HESHU_FIELD_AREA);
  gboolean inherited = has_rule (figure, HESHU_FIELD_AREA, "area-of-article");
  gboolean whole = has_rule (figure, HESHU_FIELD_AREA, "whole-district");
  guint from = extraction->lines[MIN (figure->line, extraction->n_lines - 1)].start;

  pass_places (self, figure);
  if (has_rule (figure, HESHU_FIELD_AREA, "district-of-clause"))
    from = heshu_extraction_get_sentence (extraction, figure->sentence).start;
  else if (!inherited && !whole)
    return;
  if ((self->weak_area && (inherited || whole)) || (self->survey && inherited) ||
      (self->county != NULL && self->county->range.start >= from &&
       g_strcmp0 (self->county->name, area) != 0))
    {
      doubt (figure, HESHU_FIELD_AREA);
      if (self->weak_area)
        doubt (figure, HESHU_FIELD_AGENCY);
    }
}

/* The next metric of the same sentence, @step 1 or -1. (nullable) */
static const HeshuFigure *
get_neighbour (const HeshuExtraction *self, guint index, int step)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self, index);

  for (guint i = index + (guint) step, n = 0; i < self->figures->len && n < NEIGHBOURS;
       i += (guint) step, n++)
    {
      const HeshuFigure *other = heshu_extraction_get_figure (self, i);

      if (other->sentence != figure->sentence)
        return NULL;
      if (is_metric (other))
        return other;
    }
  return NULL;
}

/* A figure beside a plan's or a rule's is often one too */
static void
doubt_kind (HeshuExtraction *self, guint index)
{
  HeshuFigure *figure = heshu_extraction_get_figure (self, index);

  if (!has_rule (figure, HESHU_FIELD_KIND, "nothing-planned"))
    return;
  for (int step = -1; step <= 1; step += 2)
    {
      const HeshuFigure *other = get_neighbour (self, index, step);

      if (other != NULL && other->kind != HESHU_KIND_ACTUAL)
        doubt (figure, HESHU_FIELD_KIND);
    }
}

static gboolean
same_text (const HeshuFigure *figure, const HeshuFigure *other, HeshuField field)
{
  return g_strcmp0 (heshu_metric_builder_get (figure->builder, field),
                    heshu_metric_builder_get (other->builder, field)) == 0;
}

/* Two values of one name, place and time cannot both be so: one of the names leaves something out */
static void
doubt_twins (HeshuExtraction *self)
{
  static const HeshuField fields[] = { HESHU_FIELD_INDICATOR, HESHU_FIELD_UNIT, HESHU_FIELD_MEASURE,
                                       HESHU_FIELD_KIND,      HESHU_FIELD_AREA, HESHU_FIELD_PERIOD };
  g_autoptr (GHashTable) figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (self, i);
      g_autoptr (GString) key = NULL;
      HeshuFigure *first;

      if (!is_metric (figure))
        continue;
      key = g_string_new (NULL);
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          const char *text = heshu_metric_builder_get (figure->builder, fields[f]);

          g_string_append_printf (key, "%s\n", text != NULL ? text : "");
        }
      first = g_hash_table_lookup (figures, key->str);
      if (first == NULL)
        {
          g_hash_table_insert (figures, g_strdup (key->str), figure);
          continue;
        }
      if (same_text (figure, first, HESHU_FIELD_VALUE))
        continue;
      doubt (figure, HESHU_FIELD_INDICATOR);
      doubt (first, HESHU_FIELD_INDICATOR);
    }
}

void
heshu_extract_certainty (HeshuExtraction *self)
{
  Certainty certainty = { .extraction = self, .told = HESHU_PERIOD_NONE };
  const char *told = heshu_article_get (self->article, HESHU_ARTICLE_PERIOD);

  if (find_lead_end (self) == 0)
    return; /* no metrics */
  certainty.places = g_array_new (FALSE, FALSE, sizeof (HeshuPlace));
  certainty.told_span = self->article->field_spans[HESHU_ARTICLE_PERIOD];
  if (told != NULL && heshu_period_parse (told, &certainty.told))
    {
      certainty.in_headline = is_in_headline (self->article, certainty.told_span);
      look_at_times (&certainty);
    }
  look_at_places (&certainty);
  for (guint i = 0; i < self->figures->len; i++)
    {
      HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      if (!is_metric (figure))
        continue;
      doubt_period (&certainty, figure);
      doubt_area (&certainty, figure);
      doubt_kind (self, i);
    }
  doubt_twins (self);
  g_array_unref (certainty.places);
}
