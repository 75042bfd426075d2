/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-document.h"
#include "heshu-lexicon.h"
#include "heshu-metric.h"

G_BEGIN_DECLS

/**
 * HeshuFieldChanges:
 * @changed: which fields are given a new content
 * @fields: the new content, canonical; %NULL unsets the field
 *
 * What a typed text makes of a metric. heshu_field_changes_clear() it.
 */
typedef struct
{
  gboolean changed[HESHU_N_FIELDS];
  char *fields[HESHU_N_FIELDS];
} HeshuFieldChanges;

void heshu_field_changes_clear (HeshuFieldChanges *self);

/**
 * heshu_typing_dup_text:
 *
 * A text that reads as the value of @metric, for an editor to change: what is printed where that says it all
 * (`572.9853万元`), with the sign or the qualifier that stands outside of it where it does not (`-12.2%`,
 * `约93万元`), else the value with its unit.
 *
 * Returns: (transfer full)
 */
char *heshu_typing_dup_text (const HeshuMetric *metric) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_typing_read_value:
 * @metric: what heshu_typing_dup_text() offered for change
 * @text: what an editor made of it
 * @changes: (out): of value, value_max, precision, unit and qualifier those in which @text reads otherwise
 * than what was offered; the unit only where one was typed
 * @error: as heshu_typed_value_read()
 */
gboolean heshu_typing_read_value (const HeshuMetric *metric,
                                  const char *text,
                                  HeshuFieldChanges *changes,
                                  GError **error);

/**
 * heshu_typing_read_area:
 * @text: a district's name, full or not, or its code; "" unsets it
 * @changes: (out): the area's full name, and its code where the name is one district's
 * @error: HESHU_ERROR_AREA_AMBIGUOUS, naming the districts with their codes: one of the codes can be typed
 * instead
 *
 * A name that the lexicon does not know is taken as typed, without a code.
 */
gboolean heshu_typing_read_area (HeshuLexicon *lexicon,
                                 const char *text,
                                 HeshuFieldChanges *changes,
                                 GError **error);

/**
 * heshu_typing_read_period:
 * @document: (nullable): the page: 今年 and 去年 count from the year that it was printed in
 * @told: (nullable): the period that the article tells of: what a month without a year belongs to
 * @text: as data has it (`2021-H1`) or as people write it (`2021年6月`, `上半年`, `去年`); "" unsets it
 * @changes: (out): the period
 * @error: HESHU_ERROR_FIELD_INVALID: no period, or one whose year nothing tells
 */
gboolean heshu_typing_read_period (HeshuLexicon *lexicon,
                                   const HeshuDocument *document,
                                   const char *told,
                                   const char *text,
                                   HeshuFieldChanges *changes,
                                   GError **error);

/* Returns: (transfer full): the canonical decimal @value for the eye: `5,729,853`, `−12.2` */
char *heshu_typing_dup_grouped (const char *value) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): as a Chinese reader says it: 五百七十二万九千八百五十三 */
char *heshu_typing_dup_spoken (const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeshuFieldChanges, heshu_field_changes_clear)

G_END_DECLS
