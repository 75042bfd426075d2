/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-context-private.h"

G_BEGIN_DECLS

/* How sure a period is whose year no date on the page tells */
#define HESHU_DATING_GUESS 0.6
/* How sure the article's period is in a paragraph that names days or months */
#define HESHU_DATING_DOUBT 0.7
/* The rule of what a dateline's event dates */
#define HESHU_DATING_EVENT "day-of-event"

/* The rule of a time that holds on from the sentence before */
#define HESHU_DATING_CARRIED "time-of-sentence-before"

/* A period with where and how it was read */
typedef struct
{
  HeshuPeriod period;
  HeshuRange range;
  const char *rule;
  double confidence;
  gboolean moment; /* the state at a moment: 截至12月底 */
  gboolean named;  /* a mention in a sentence, rather than a default */
} HeshuDated;

/* What is known while an article's figures are dated, in reading order */
typedef struct
{
  HeshuExtraction *extraction;
  GArray *mentions; /* of the whole reading */
  guint next_mention;
  guint next_figure;
  int printed_year;
  gboolean guessed; /* no date on the page and no year in what the article's period was read from: its year is
                       a guess */
  HeshuPeriod told; /* what the article tells of */
  HeshuDated article;
  HeshuDated section; /* of the heading above */
  guint section_level;
  HeshuDated carried; /* from the sentence before, within its line */
  guint carried_line;
  HeshuDated earlier; /* of the 由… in this sentence */
  HeshuDated plan;    /* the next year, whose goals a sentence named: the plans behind it are of that year */
  guint plan_line;    /* the line of the last of them */
  HeshuDated since;   /* of the last 自…起: what holds for the rules that follow */
  HeshuDated event;   /* of the event that the dateline reports, until another time is named */
  guint event_start;
  guint chain_line; /* the line that was last searched for 环比, and whether it has it */
  gboolean has_chain;
  int last_month;      /* index of the month that 9月以来 leads to; 0 unknown */
  guint doubt_mention; /* the next to look at for another time than the article's */
  guint doubt_end;     /* behind the last of them */
  guint doubt_line;    /* the last line that began with a day */
} HeshuDating;

static inline HeshuRange
heshu_dating_figure_range (const HeshuFigure *figure)
{
  return heshu_range_is_empty (figure->whole) ? figure->numeral : figure->whole;
}

/* Sets @figure's period; nothing where @dated is of no known year */
void heshu_dating_set (HeshuDating *self, HeshuFigure *figure, const HeshuDated *dated);
/* What @mention means; @base: the period in force, whose year a bare month or 全年 belongs to */
HeshuDated heshu_dating_read (HeshuDating *self, const HeshuTimeMention *mention, HeshuPeriod base);
/* The year's end of a goal is the year it is due in */
HeshuDated heshu_dated_for_target (const HeshuDated *dated, const HeshuFigure *figure);
/* The metric next to @index, @step 1 or -1. (nullable) */
const HeshuFigure *heshu_dating_get_neighbour (const HeshuExtraction *self, guint index, int step);
/* Whether 由 or 从 stands before the figure, behind the figure before it, and 到 or 至 leads to another one
 */
gboolean heshu_dating_is_earlier_of_pair (const HeshuExtraction *self, guint index);
void heshu_dating_set_earlier (HeshuDating *self,
                               HeshuFigure *figure,
                               const HeshuFigure *later,
                               const HeshuDated *current);
/* By the heads of its column and row. Returns: FALSE where they name no time */
gboolean heshu_dating_set_cell (HeshuDating *self, HeshuFigure *figure);
/* A heading, or a short line without a full stop that repair took for a paragraph */
gboolean heshu_dating_is_heading (const HeshuExtraction *self, const HeshuLine *line);
void heshu_dating_enter_heading (HeshuDating *self, const HeshuLine *line);

/* Notes that @figure is a goal of the next year, which its sentence names. heshu-dating-opening.c */
void heshu_dating_note_plan (HeshuDating *self, const HeshuFigure *figure, const HeshuDated *dated);
/* What holds at the start of a sentence. heshu-dating-opening.c */
HeshuDated heshu_dating_open (HeshuDating *self, HeshuRange sentence, guint line);

/* heshu-dating-event.c */

/* Whether a day dates the figures of @sentence: 5月3日,…; 10月1日至7日. FALSE where it is when they were told
 */
gboolean heshu_dating_day_holds (const HeshuDating *self,
                                 const HeshuTimeMention *mention,
                                 HeshuRange sentence);
void heshu_dating_find_event (HeshuDating *self);
int heshu_dating_find_last_month (const HeshuDating *self);
const HeshuTimeMention *heshu_dating_find_due (const HeshuDating *self, const HeshuFigure *figure);
gboolean heshu_dating_is_doubtful (HeshuDating *self, const HeshuFigure *figure);
/* Whether the article's period was read outside it (the page's date, the article before) while its own words
 * name another year */
gboolean heshu_dating_is_inherited (const HeshuDating *self);

G_END_DECLS
