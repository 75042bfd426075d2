/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-phrase-private.h"

G_BEGIN_DECLS

/* What a figure is called, and what the figures behind it may inherit */
typedef struct
{
  char *name; /* the indicator; NULL where none was found */
  char *noun; /* without the verb before it: what a rate or a part is built on */
  char *part; /* (nullable): a part's own name: 第一剂 */
  char *base; /* (nullable): the name without the unit's noun behind it: 低保核查 of 低保核查户数 */
  HeshuRange evidence;
  const char *rule;
  double confidence;
  gboolean goal; /* of a goal: no rate or change speaks of it */
} HeshuNaming;

/* Figures that one `分别` or `依次` hands out */
typedef struct
{
  guint first;
  guint n_figures;
  GPtrArray *names; /* of char *: one per figure */
  char *said;       /* (nullable): what all of them end in: 下降 */
  GPtrArray *nouns;
  HeshuRange evidence; /* 分别 and what stands before it */
  gboolean active;
} HeshuDistribution;

typedef struct
{
  HeshuExtraction *extraction;
  HeshuPhrases phrases;
  HeshuNaming *namings; /* one per figure */
  HeshuDistribution distribution;
  /* parts of `其中` in this sentence */
  guint whole; /* index of the figure that is split up; G_MAXUINT none */
  guint whole_sentence;
  const char *part_unit;
} HeshuNamer;

/* Everything known about one figure while it is named */
typedef struct
{
  guint index;
  HeshuFigure *figure;
  HeshuRange left;   /* between the figure or clause before it and its first word */
  HeshuRange right;  /* behind it, to the next figure or the clause's end; empty where a mark follows */
  HeshuRange phrase; /* left, trimmed to a name */
  gboolean bracket;  /* it stands first in a bracket */
} HeshuNamingCase;

static inline HeshuFigure *
heshu_namer_get_figure (const HeshuNamer *self, guint index)
{
  return heshu_extraction_get_figure (self->extraction, index);
}

/* Whether it is a metric (not excluded) */
static inline gboolean
heshu_namer_is_metric (const HeshuNamer *self, guint index)
{
  const HeshuFigure *figure = heshu_namer_get_figure (self, index);

  return figure->excluded == NULL && figure->builder != NULL;
}

void heshu_namer_init (HeshuNamer *self, HeshuExtraction *extraction);
void heshu_namer_clear (HeshuNamer *self);
void heshu_namer_open_case (HeshuNamer *self, guint index, HeshuNamingCase *out);
/* Takes @name and @noun (nullable: as @name) */
void heshu_namer_set (HeshuNamer *self,
                      guint index,
                      char *name,
                      char *noun,
                      HeshuRange evidence,
                      const char *rule,
                      double confidence);
/* The nearest named figure before @index that a rate, change or part can speak of; @same_sentence limits the
 * search. Returns: G_MAXUINT where there is none */
guint heshu_namer_find_before (const HeshuNamer *self, guint index, gboolean same_sentence);
/* The metric just before @index; G_MAXUINT where there is none near */
guint heshu_namer_step_back (const HeshuNamer *self, guint index);
/* The first named figure of the sentence */
guint heshu_namer_find_first (const HeshuNamer *self, guint index);

/* Whether what stands behind a figure is the thing counted rather than a verb: not 增加到, 以上, 已 */
gboolean heshu_namer_begins_noun (const HeshuNamer *self, HeshuRange right);
/* What a unit makes of a verb: 金额 of 元, 人次 of 人次; "" of others */
const char *heshu_namer_get_unit_noun (const HeshuNamer *self, const HeshuFigure *figure);

/* The nearest named figure before, as heshu_namer_find_before(). (nullable) */
const HeshuNaming *heshu_namer_get_before (HeshuNamer *self,
                                           const HeshuNamingCase *naming,
                                           gboolean same_sentence);
/* The trimmed words of the case's left side up to @end */
HeshuRange heshu_namer_phrase_until (HeshuNamer *self, const HeshuNamingCase *naming, guint end);
/* Whether a metric before @index stands in @range */
gboolean heshu_namer_has_metric (HeshuNamer *self, guint index, HeshuRange range);
void heshu_distribution_clear (HeshuDistribution *distribution);

/* The ways to a name. Each returns FALSE where the case is not of its kind.
 */
gboolean heshu_namer_try_cell (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_distribution (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_rank (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_completion (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_share (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_multiple (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_change (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_part (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_generic (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_noun_behind (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_section (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_time_taken (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_per_thing (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_pointed (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_account (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_casualty (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_place (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_overlap (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_parallel (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_extreme (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_verb (HeshuNamer *self, HeshuNamingCase *naming);
gboolean heshu_namer_try_run (HeshuNamer *self, HeshuNamingCase *naming);
/* Returns: (transfer full) (nullable): what the clause before @position is about */
char *heshu_namer_dup_topic_before (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence);
/* Returns: (transfer full) (nullable): what the numbered sentence that begins the paragraph is about */
char *heshu_namer_dup_section_topic (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence);
/* Returns: (transfer full) (nullable): the words that @own was the end of in the sentence before the figure's
 */
char *heshu_namer_dup_full_name (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange own);
/* Returns: (transfer full): @name without what it is measured by at its end: 海鲈 of 海鲈养殖面积; "" where
 * nothing else is left, as of 设计时速 */
char *heshu_namer_dup_unmeasured (HeshuNamer *self, const char *name);
/* Returns: (transfer full) (nullable): the name that @own, in words of the same sort, begins as @name begins
 */
char *heshu_namer_dup_parallel (HeshuNamer *self, HeshuRange own, const char *name);
/* Returns: (transfer full) (nullable): what of @own changed where the change before says it of another */
char *heshu_namer_dup_changed_beside (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange own);
/* Where what @name is measured by begins, at its end: 零售额 of 批发业零售额; its end where nothing is */
const char *heshu_namer_find_measure (HeshuNamer *self, const char *name);
/* Whether the sentence of the figure begins with how the one before is broken down: 分经济类型看, 从行业看 */
gboolean heshu_namer_is_broken_down (const HeshuNamer *self, const HeshuNamingCase *naming);
/* Returns: (transfer full): @own behind @subject, what both share said once */
char *heshu_namer_join (const char *subject, const char *own);
/* Returns: (transfer full) (nullable): what 该 before the phrase points at */
char *heshu_namer_dup_pointed_at (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence);
/* Returns: (transfer full) (nullable): the crop or trade that the clause before begins with */
char *heshu_namer_dup_kind_before (HeshuNamer *self, const HeshuNamingCase *naming, HeshuRange *evidence);
/* The first figure from @first on, before @index, that is a work rather than money or people; @first where
 * none is */
guint heshu_namer_find_work (HeshuNamer *self, guint first, guint index);
/* Returns: (transfer container) (nullable): of HeshuNaming *: the @n names that 前三项 or 后两项 before the
 * figure points at */
GPtrArray *heshu_namer_list_pointed (HeshuNamer *self, const HeshuNamingCase *naming, guint n);
/* The change just before that a total at @naming counts the things of, the figure that 户均 divides where no
 * @sum stands with it; G_MAXUINT without */
guint heshu_namer_find_added (HeshuNamer *self, const HeshuNamingCase *naming);
guint heshu_namer_find_counted (HeshuNamer *self, const HeshuNamingCase *naming, guint sum);
/* Whether @range is 户均, 单日最高 or the like; whether the phrase is a measure behind 每人每年, which it is
 * cut to */
gboolean heshu_namer_is_per_unit (HeshuNamer *self, HeshuRange range);
gboolean heshu_namer_is_measure_per_head (HeshuNamer *self, HeshuNamingCase *naming, const char **mode);
/* @phrase without the district that has the most or least of what it names */
HeshuRange heshu_namer_cut_extreme (HeshuNamer *self, HeshuRange phrase);
/* Whether @range says nothing alone; how it joins a name in @mode */
gboolean heshu_namer_is_generic (const HeshuNamer *self, HeshuRange range, const char **mode);

/* How sure a name built on @before is: as sure as its rule (@confidence) where that one is, else less */
static inline double
heshu_naming_inherit (const HeshuNaming *before, double confidence)
{
  return before->confidence >= 0.75 ? confidence : MIN (confidence, 0.7);
}

/* How sure a name is, given @confidence by its rule: less where it holds a plan's words or a time, or is only
 * a word; @name NULL or empty: how sure it is that the figure has none. heshu-indicator-doubt.c */
double heshu_indicator_doubt (HeshuLexicon *lexicon, const char *name, double confidence);

/* Splits @range at 、和与及 outside of brackets and quotes. Returns: (transfer full): of HeshuRange */
GArray *heshu_namer_split_items (HeshuNamer *self, HeshuRange range);
/* Returns: (transfer full): of char *, one per item of @items, what all of them are added to each */
GPtrArray *heshu_namer_name_items (HeshuNamer *self, GArray *items);

G_END_DECLS
