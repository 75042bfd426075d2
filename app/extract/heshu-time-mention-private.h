/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-extraction-private.h"
#include "heshu-period.h"

G_BEGIN_DECLS

/* How a mention bears on the figures near it, read from the words around it */
typedef enum
{
  HESHU_TIME_PLAIN,
  HESHU_TIME_UNTIL,   /* `截至9月末`: a state at that moment */
  HESHU_TIME_SINCE,   /* `自2023年7月1日起`: a rule in force from then on */
  HESHU_TIME_FROM,    /* `由2020年的3.6%降至`: the earlier of two figures */
  HESHU_TIME_AGAINST, /* `比2020年增加`: what a change is measured against; dates no figure */
  HESHU_TIME_OF,      /* `为2019年同期的145.6%`: the base of a multiple or share */
} HeshuTimeRole;

/**
 * HeshuTimeMention:
 *
 * A time as a text names it, before it is known which year `今年` or `9月` means.
 */
typedef struct
{
  HeshuRange range; /* in the text it was read from */
  HeshuTimeRole role;
  int year;      /* absolute; 0 where none is named */
  int last_year; /* of `2021—2025年`; else the same as year */
  gboolean relative;
  int offset;      /* of a relative year: `去年` is -1 */
  int first_month; /* 1 to 12; 0 where the mention names none */
  int last_month;
  gboolean day;     /* a day is named: the date of an event rather than the time a figure is about */
  gboolean days;    /* from one day to another: `1月1日至15日`, a window and no event */
  gboolean end;     /* `12月底`, `年末` */
  gboolean start;   /* `年初` */
  gboolean same;    /* `同期`: the months of what it is compared with */
  gboolean whole;   /* `全年`, `年内`, `目前`: the year of the article */
  gboolean present; /* `目前`: of whole, and never of an earlier year the sentence has named */
  gboolean onward;  /* 以来 stands behind it: from then on */
  gboolean now;     /* `如今`: from an earlier time back to what the article tells of */
  gboolean due;     /* `2025年6月底前`: when something is to be done by */
  gboolean latest;  /* `本月`: the last month told of */
  gboolean planned; /* a plan's words follow: `2024年计划…`, `2024年,将…` */
  int n_years;      /* `五年来`: so many years up to the one told of; 0 else */
  gboolean of_last; /* `上年` counts from the year told of, `去年` from the year of printing */
} HeshuTimeMention;

/* Returns: (transfer full): of HeshuTimeMention, by place; those inside 《》 and “” are names, not times, and
 * left out */
GArray *heshu_time_scan (const HeshuTermIndex *terms, HeshuRange range) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_time_resolve:
 * @printed_year: the year the page was printed, 0 unknown: what 今年 means
 * @told: the period the article tells of, perhaps none: what a bare month or 上年 belongs to
 *
 * Returns: HESHU_PERIOD_NONE where no year is known
 */
HeshuPeriod heshu_time_resolve (const HeshuTimeMention *mention, int printed_year, HeshuPeriod told);

/* Whether it names a year, absolutely or relatively */
static inline gboolean
heshu_time_mention_has_year (const HeshuTimeMention *mention)
{
  return mention->year != 0 || mention->relative;
}

/* Behind `(含)` where it stands at @position; else @position */
guint heshu_time_skip_bracket (const gunichar *chars, gsize length, guint position);
/* The first word of @category (interned) that lies in @range; NULL where there is none */
const HeshuTerm *heshu_time_find_word (const HeshuTermIndex *terms, const char *category, HeshuRange range);
/* The year a text was printed or signed: that of a full date in a line of its own, else of its document
 * number, else of the first full date in it that is not an age's or a law's; 0 unknown. @mentions: of the
 * whole text. heshu-printed-year.c */
int heshu_time_find_printed_year (const HeshuTermIndex *terms, const GArray *mentions);
/* The month of the full date of @year that stands in a line of its own; 0 unknown. heshu-printed-year.c */
int heshu_time_find_printed_month (const HeshuTermIndex *terms, const GArray *mentions, int year);

G_END_DECLS
