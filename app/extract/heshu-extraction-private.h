/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-article.h"
#include "heshu-document.h"
#include "heshu-lexicon.h"
#include "heshu-metric.h"
#include "heshu-reading.h"
#include "heshu-term-index.h"

G_BEGIN_DECLS

/* Positions [start, end) in the reading; start == end is nowhere. Never mixed with HeshuSpan, which is the
 * stored text. */
typedef struct
{
  guint start;
  guint end;
} HeshuRange;

static inline gboolean
heshu_range_is_empty (HeshuRange range)
{
  return range.start >= range.end;
}

static inline gboolean
heshu_range_contains (HeshuRange outer, HeshuRange inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * HeshuFigure:
 *
 * One candidate for a metric while the steps read it. All places are positions in the reading. A step that
 * finds that a figure is none sets @excluded to its rule's name; later steps skip it and it is dropped at the
 * end.
 */
typedef struct
{
  HeshuRange numeral; /* with its sign, multiplier and inner qualifier: `2491.79余万`, `百分之三十五` */
  HeshuRange upper;   /* the upper numeral of a range: `3` of `2-3家`; else empty */
  HeshuRange
      unit; /* as printed; empty where none; it may stand apart, in a table's header or in `总额(亿元)10` */
  HeshuRange whole; /* numeral to unit, what the metric's text is; without the unit where that stands apart */
  HeshuRange lead;  /* words before it that qualify it (`约`, `不超过`); else empty */
  HeshuRange trail; /* words behind it that do (`以上`, `左右`); else empty */
  HeshuRange change; /* the word that makes it a change (`增长`, `比上年减少`); else empty */
  guint sentence;    /* index in sentences */
  guint clause;      /* index in clauses */
  guint line;        /* index in lines */
  int quote;         /* position of the quotation mark it stands behind; -1 */
  int header_line;   /* of a table's cell: index of the header's line; -1 */
  int header_cell;   /* column of the cell, from 0; -1 where it is none */
  HeshuRange header; /* of a table's cell: its column's header; else empty */
  HeshuRange label;  /* of a table's cell: its row's first cell; else empty */
  gboolean chinese;  /* the numeral is in Chinese digits throughout */
  gboolean ordinal;  /* 第 stands before it */
  gboolean part;     /* it was related to the whole that it is a part of */
  guint8 sense;      /* HeshuSense of its unit; HESHU_SENSE_NONE without one */
  int per;           /* 2 of 百分之, 3 of 千分之: its unit is its prefix; else 0 */
  HeshuQualifier inner;
  HeshuMeasure measure;
  HeshuKind kind;
  HeshuQualifier qualifier;
  HeshuDecimal *value;     /* in the base unit, sign of a decrease worked in */
  HeshuDecimal *value_max; /* (nullable) */
  int precision;
  const char *excluded;        /* (nullable): interned name of the rule that found it is no metric */
  HeshuMetricBuilder *builder; /* made when the span is known, by heshu_extract_units() */
} HeshuFigure;

/**
 * HeshuExtraction:
 *
 * The working state of one article's extraction, shared by all steps. Only the steps below change it, each
 * the fields it is named for.
 */
typedef struct
{
  const HeshuDocument *document;
  HeshuArticle *article; /* its context is read first, nothing else changes it */
  guint article_index;
  HeshuLexicon *lexicon;
  HeshuReading *reading;
  const gunichar *chars; /* of the reading */
  guint length;
  const HeshuLine *lines; /* of the reading */
  guint n_lines;
  HeshuTermIndex *terms;       /* of the reading */
  GArray *mentions;            /* of HeshuTimeMention: all times in the reading, by place */
  struct _HeshuPlaces *places; /* that the reading names */
  GHashTable
      *short_names; /* of districts by short names that are also words (heshu-area-clipped.c): start to end */
  guint8 *senses;   /* of each match: HeshuSense, heshu-sense-private.h */
  GArray *sentences; /* of HeshuRange: ended by 。！？… or a line's end; none crosses a line */
  GArray *clauses; /* of HeshuRange: ended by ，,；;：: or a sentence's end (not by 、, nor by the comma of
                      1,100) */
  int top_year;  /* of the first full date near the page's top; 0 none */
  int top_month; /* likewise */
  struct _HeshuTables *tables; /* rows and cells, heshu-text-table-private.h */
  GPtrArray *figures;          /* of HeshuFigure, by place */
} HeshuExtraction;

/* Step by step, in this order; the table stands in heshu-extractor.c */
void heshu_extract_find_figures (
    HeshuExtraction *self);                         /* numerals and their units: what could be a metric */
void heshu_extract_exclude (HeshuExtraction *self); /* dates, names, codes, slogans …: what is none */
void heshu_extract_units (HeshuExtraction *self);   /* unit, span; makes the builders */
void heshu_extract_qualifiers (HeshuExtraction *self);
void heshu_extract_measure (HeshuExtraction *self); /* and the sign of a decrease */
void heshu_extract_kind (HeshuExtraction *self);
void heshu_extract_area (HeshuExtraction *self); /* area and area_id */
void heshu_extract_agency (HeshuExtraction *self);
void heshu_extract_period (HeshuExtraction *self);
void heshu_extract_indicator (HeshuExtraction *self);
void heshu_extract_relations (HeshuExtraction *self);
void heshu_extract_certainty (HeshuExtraction *self); /* lowers what the page as a whole leaves in doubt */

HeshuExtraction *heshu_extraction_new (const HeshuDocument *document,
                                       HeshuArticle *article,
                                       guint article_index,
                                       HeshuLexicon *lexicon) G_GNUC_WARN_UNUSED_RESULT;
void heshu_extraction_free (HeshuExtraction *self);
HeshuFigure *heshu_figure_new (void) G_GNUC_WARN_UNUSED_RESULT;
void heshu_figure_free (HeshuFigure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuExtraction, heshu_extraction_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuFigure, heshu_figure_free)

/* What steps need often; in heshu-extraction.c */
/* The code point at @position, 0 behind the last one */
static inline gunichar
heshu_extraction_get_char (const HeshuExtraction *self, guint position)
{
  return position < self->length ? self->chars[position] : 0;
}

static inline const HeshuMatch *
heshu_extraction_get_match (const HeshuExtraction *self, guint index)
{
  return &g_array_index (self->terms->matches, HeshuMatch, index);
}

static inline HeshuFigure *
heshu_extraction_get_figure (const HeshuExtraction *self, guint index)
{
  return g_ptr_array_index (self->figures, index);
}

static inline HeshuRange
heshu_extraction_get_sentence (const HeshuExtraction *self, guint index)
{
  return g_array_index (self->sentences, HeshuRange, index);
}

static inline HeshuRange
heshu_extraction_get_clause (const HeshuExtraction *self, guint index)
{
  return g_array_index (self->clauses, HeshuRange, index);
}

/* @category: interned (g_intern_static_string). The longest term of @category that starts at @position.
 * (nullable) */
const HeshuMatch *heshu_extraction_match_at (const HeshuExtraction *self,
                                             const char *category,
                                             guint position);
/* The longest term of @category that ends at @position. (nullable) */
const HeshuMatch *heshu_extraction_match_before (const HeshuExtraction *self,
                                                 const char *category,
                                                 guint position);
/* The first and the last term of @category that lie wholly in @range; the last is the one that ends last,
 * then longest. Costs as much as @range is long: give a clause or a sentence. (nullable) */
const HeshuMatch *heshu_extraction_first_in (const HeshuExtraction *self,
                                             const char *category,
                                             HeshuRange range);
const HeshuMatch *heshu_extraction_last_in (const HeshuExtraction *self,
                                            const char *category,
                                            HeshuRange range);
/* Index of the range of @ranges (sentences or clauses) that holds @position */
guint heshu_extraction_find_range (const GArray *ranges, guint position);
/* Returns: (transfer full): UTF-8 of what stands at @range in the reading */
char *heshu_extraction_dup_text (const HeshuExtraction *self, HeshuRange range) G_GNUC_WARN_UNUSED_RESULT;
/* The stored span of @range; that of its first stored piece where it is not contiguous */
HeshuSpan heshu_extraction_get_span (const HeshuExtraction *self, HeshuRange range);
/* Sets a field with its evidence at @range of the reading (empty: no place). @rule: interned or static */
void heshu_extraction_read (HeshuExtraction *self,
                            HeshuFigure *figure,
                            HeshuField field,
                            const char *text,
                            HeshuRange range,
                            const char *rule,
                            double confidence);

/* What the article's context gave (heshu_page_context_read), for a metric that says nothing of its own */
void heshu_extraction_read_from_article (HeshuExtraction *self,
                                         HeshuFigure *figure,
                                         HeshuField field,
                                         HeshuArticleField article_field,
                                         const char *rule,
                                         double confidence);

G_END_DECLS
