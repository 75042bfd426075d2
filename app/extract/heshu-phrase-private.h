/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-extraction-private.h"

G_BEGIN_DECLS

/**
 * HeshuPhrases:
 *
 * The words around figures, cut into what names an indicator and what does not. A Chinese sentence has no
 * blanks: where a phrase ends is told by the lexicon's words (`lead-word`, `tail-word`, `verb`, `stop-word`),
 * by times, districts and figures.
 */
typedef struct
{
  HeshuExtraction *extraction;
  GArray *mentions;  /* of HeshuTimeMention, of the whole reading */
  guint *mention_at; /* length + 1 entries: index + 1 of the mention a position lies in; 0 none */
} HeshuPhrases;

void heshu_phrases_init (HeshuPhrases *self, HeshuExtraction *extraction);
void heshu_phrases_clear (HeshuPhrases *self);

/* Drops what stands before a name: 其中, 截至12月底, 全区, 区卫健委, 累计 */
HeshuRange heshu_phrases_trim_lead (const HeshuPhrases *self, HeshuRange range);
/* Drops what stands between a name and its figure: 达到, 分别为, 由2020年的, 每人每月 */
HeshuRange heshu_phrases_trim_tail (const HeshuPhrases *self, HeshuRange range);
/* Drops the verbs a phrase begins with: 发放, 组织开展 */
HeshuRange heshu_phrases_trim_verbs (const HeshuPhrases *self, HeshuRange range);
/* Up to the first verb or stop word behind the first character */
HeshuRange heshu_phrases_cut_noun (const HeshuPhrases *self, HeshuRange range);
/* The last change word in @range (`增长`, `下降`), empty where there is none */
HeshuRange heshu_phrases_find_change (const HeshuPhrases *self, HeshuRange range);
/* Up to where a comparison begins: 比上年, 较2020年, 同比 */
HeshuRange heshu_phrases_cut_comparison (const HeshuPhrases *self, HeshuRange range);

/* Where the time begins that a multiple or share is of (2019年同期); @range's end without one */
guint heshu_phrases_find_base (const HeshuPhrases *self, HeshuRange range);
/* Without the marks and 的 at its end */
HeshuRange heshu_phrases_trim_marks (const HeshuPhrases *self, HeshuRange range);

/* Whether a term of @category is all of @range; its value in @value (nullable) */
gboolean heshu_phrases_is (const HeshuPhrases *self,
                           const char *category,
                           HeshuRange range,
                           const char **value);
/* Whether a term of @category begins at @position */
gboolean heshu_phrases_has_at (const HeshuPhrases *self, const char *category, guint position);

/* Returns: (transfer full): the text without blanks, nor the marks a name does not begin or end with */
char *heshu_phrases_dup (const HeshuPhrases *self, HeshuRange range);

gboolean heshu_phrases_is_chinese_digit (gunichar c);
/* 20日15时30分, 1日至5日 at @start: where it ends; @start where there is none */
guint heshu_phrases_skip_day (const HeshuPhrases *self, guint start, guint end);
/* Where such a time begins that ends @range, which is not empty; its end where none does */
guint heshu_phrases_find_day (const HeshuPhrases *self, HeshuRange range);
/* 已连续9年 at the end of @range, which is not empty: where 连续 begins; its end where there is none */
guint heshu_phrases_find_lasting (const HeshuPhrases *self, HeshuRange range);

static inline guint
heshu_range_length (HeshuRange range)
{
  return range.end > range.start ? range.end - range.start : 0;
}

G_END_DECLS
