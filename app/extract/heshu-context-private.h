/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-agency-private.h"
#include "heshu-reading.h"
#include "heshu-time-mention-private.h"

G_BEGIN_DECLS

typedef struct _HeshuPageContext HeshuPageContext;

/* One article while heshu_page_context_read() reads it */
typedef struct
{
  const HeshuDocument *document;
  HeshuArticle *article;
  HeshuLexicon *lexicon;
  HeshuPlaces *places; /* of the whole page */
  HeshuReading *reading;
  const HeshuTermIndex *terms; /* of the reading */
  const GArray *mentions;      /* of HeshuTimeMention: all of the reading */
  const gunichar *chars;
  guint length;
  const HeshuLine *lines;
  guint n_lines;
  HeshuPageContext *around; /* what the page says */
} HeshuContext;

static inline HeshuRange
heshu_line_get_range (const HeshuLine *line)
{
  return (HeshuRange){ line->start, line->end };
}

/* A body that an article's words name, and where */
typedef struct
{
  HeshuAgencyMention agency;
  gboolean found;
  HeshuSpan span; /* stored */
  HeshuSpan area_span;
} HeshuAgencyReading;

/* The first paragraphs, as far as an article's lead reaches */
HeshuRange heshu_context_get_lead (const HeshuContext *self);
/* A field that repair has set, without the blanks of its line breaks. Returns: (nullable) (transfer full) */
HeshuTermIndex *heshu_context_index_field (const HeshuContext *self, HeshuArticleField field);
/* What district the article is about, by the body that reports, the headline, the lead. heshu-context-area.c
 */
gboolean heshu_context_read_area (HeshuContext *self,
                                  const HeshuAgencyReading *agency,
                                  HeshuPlace *place,
                                  HeshuSpan *span);

/* District and body by a document's number, where the page names neither: 乐民字〔2023〕21号, which goes back
 * to one of 德政办字, is of 乐…'s civil affairs under 德…. FALSE where that is not one district alone. The
 * evidence's span ends in 〔. heshu-context-number.c */
gboolean heshu_context_read_number (const HeshuContext *self,
                                    HeshuPlace *place,
                                    HeshuAgencyReading *agency,
                                    HeshuSpan *span);
/* The body whose number stands in a line of its own on @area's page: 郑惠政办〔2022〕6号. One character of
 * place alone may be the unit above */
gboolean heshu_context_read_number_body (const HeshuContext *self,
                                         const char *area,
                                         HeshuAgencyReading *agency);

/* The body of a zone's or a street's page that names no department of its own; @area: the article's,
 * (nullable). heshu-context-body.c */
gboolean heshu_context_read_body (HeshuContext *self, const char *area, HeshuAgencyReading *out);

/* What a whole page says that its articles may need */
struct _HeshuPageContext
{
  const HeshuDocument *document;
  HeshuTermIndex *terms; /* of the document's text */
  HeshuPlaces *places;
  int year; /* -1: not looked for yet */
  int top_year; /* of the first full date near the page's top; 0 none */
  int top_month;
  /* What the article before tells of by its own words, and where; NONE where it names no time */
  HeshuPeriod told;
  HeshuSpan told_span;
  /* last character to HeshuPlace *, without a name where there is none: worked out once */
  GHashTable *most_frequent;
};

HeshuPageContext *heshu_page_context_new (const HeshuDocument *document,
                                          HeshuLexicon *lexicon) G_GNUC_WARN_UNUSED_RESULT;
void heshu_page_context_free (HeshuPageContext *self);
/* Reads for whom the article speaks, about which district and which year. A field that is set is kept */
void heshu_page_context_read (HeshuPageContext *self, HeshuExtraction *extraction);
/* The year the page names most, for an article that names none; 0 unknown */
int heshu_page_context_get_year (HeshuPageContext *self);
/* As heshu_places_most_frequent() for the whole page, which many articles may ask about */
gboolean heshu_page_context_find_most_frequent (HeshuPageContext *self,
                                                gunichar last_char,
                                                HeshuPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuPageContext, heshu_page_context_free)

/* Agency and area decide each other: the kicker's 区 is the district the page is about, the district in an
 * agency's name the article's area */
void heshu_context_read_agency_and_area (HeshuContext *self);
void heshu_context_read_period (HeshuContext *self);
/* 2023年,结案率…力争达到75%: where @told is 2022, what the next year's sentence plans. The plan's word may
 * stand far behind its year */
gboolean heshu_context_is_next_years_goal (const HeshuTermIndex *terms,
                                           const HeshuTimeMention *mention,
                                           HeshuPeriod told);
/* Narrows a whole year to the months of the days that the lead dates its figures by: a holiday's
 * (10月1日至7日), a bulletin's (17日20时至20日8时). heshu-context-days.c */
void heshu_context_narrow_to_days (HeshuContext *self,
                                   const GArray *mentions,
                                   int printed_year,
                                   guint lead_end);
/* Whether a later year that several mentions name stands far from @year: 1949年 on a page of 2022 */
gboolean heshu_context_is_historic (const GArray *mentions, int year, int printed_year);

/* The year of printing that an article's own dates or the document tell; 0 unknown */
int heshu_context_find_printed_year (const HeshuDocument *document,
                                     const HeshuTermIndex *terms,
                                     const GArray *mentions);

G_END_DECLS
