/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-words.h"

#include "heshu-period-words.h"

#include <glib/gi18n-lib.h>

static const char *const state_words[] = {
  [HESHU_STATE_PROPOSED] = N_ ("To review"),
  [HESHU_STATE_CONFIRMED] = N_ ("Confirmed"),
  [HESHU_STATE_CORRECTED] = N_ ("Corrected"),
  [HESHU_STATE_REJECTED] = N_ ("Rejected"),
};

static const char *const state_icons[] = {
  [HESHU_STATE_PROPOSED] = "heshu-proposed-symbolic",
  [HESHU_STATE_CONFIRMED] = "heshu-confirmed-symbolic",
  [HESHU_STATE_CORRECTED] = "heshu-corrected-symbolic",
  [HESHU_STATE_REJECTED] = "heshu-rejected-symbolic",
};

static const char *const state_classes[] = {
  [HESHU_STATE_PROPOSED] = "state-proposed",
  [HESHU_STATE_CONFIRMED] = "state-confirmed",
  [HESHU_STATE_CORRECTED] = "state-corrected",
  [HESHU_STATE_REJECTED] = "state-rejected",
};

static const char *const qualifier_words[] = {
  [HESHU_QUALIFIER_EXACT] = N_ ("Exact"), [HESHU_QUALIFIER_OVER] = N_ ("Over"),
  [HESHU_QUALIFIER_ABOUT] = N_ ("About"), [HESHU_QUALIFIER_UNDER] = N_ ("Under"),
  [HESHU_QUALIFIER_RANGE] = N_ ("Range"),
};

static const char *const measure_words[] = {
  [HESHU_MEASURE_LEVEL] = N_ ("Level"),
  [HESHU_MEASURE_RATIO] = N_ ("Ratio"),
  [HESHU_MEASURE_CHANGE] = N_ ("Change"),
  [HESHU_MEASURE_RANK] = N_ ("Rank"),
};

static const char *const kind_words[] = {
  [HESHU_KIND_ACTUAL] = N_ ("Actual"),
  [HESHU_KIND_TARGET] = N_ ("Target"),
  [HESHU_KIND_LIMIT] = N_ ("Limit"),
};

const char *
heshu_review_state_word (HeshuState state)
{
  return _ (state_words[state]);
}

const char *
heshu_review_state_icon (HeshuState state)
{
  return state_icons[state];
}

const char *
heshu_review_state_class (HeshuState state)
{
  return state_classes[state];
}

const char *
heshu_review_qualifier_word (HeshuQualifier qualifier)
{
  return _ (qualifier_words[qualifier]);
}

const char *
heshu_review_measure_word (HeshuMeasure measure)
{
  return _ (measure_words[measure]);
}

const char *
heshu_review_kind_word (HeshuKind kind)
{
  return _ (kind_words[kind]);
}

static const char *
qualifier_word (guint index)
{
  return heshu_qualifier_get_word ((HeshuQualifier) index);
}

static const char *
qualifier_shown (guint index)
{
  return heshu_review_qualifier_word ((HeshuQualifier) index);
}

static const char *
measure_word (guint index)
{
  return heshu_measure_get_word ((HeshuMeasure) index);
}

static const char *
measure_shown (guint index)
{
  return heshu_review_measure_word ((HeshuMeasure) index);
}

static const char *
kind_word (guint index)
{
  return heshu_kind_get_word ((HeshuKind) index);
}

static const char *
kind_shown (guint index)
{
  return heshu_review_kind_word ((HeshuKind) index);
}

const HeshuReviewChoices *
heshu_review_choices_get (HeshuField field)
{
  static const HeshuReviewChoices qualifiers = { qualifier_word, qualifier_shown, HESHU_QUALIFIER_RANGE + 1 };
  static const HeshuReviewChoices measures = { measure_word, measure_shown, HESHU_MEASURE_RANK + 1 };
  static const HeshuReviewChoices kinds = { kind_word, kind_shown, HESHU_KIND_LIMIT + 1 };

  switch ((int) field)
    {
    case HESHU_FIELD_QUALIFIER:
      return &qualifiers;
    case HESHU_FIELD_MEASURE:
      return &measures;
    case HESHU_FIELD_KIND:
      return &kinds;
    default:
      return NULL;
    }
}

char *
heshu_review_field_dup_words (const char *field, const char *text)
{
  HeshuQualifier qualifier;
  HeshuMeasure measure;
  HeshuKind kind;
  HeshuPeriod period;

  if (g_str_equal (field, "qualifier") && heshu_qualifier_from_word (text, &qualifier))
    return g_strdup (heshu_review_qualifier_word (qualifier));
  if (g_str_equal (field, "measure") && heshu_measure_from_word (text, &measure))
    return g_strdup (heshu_review_measure_word (measure));
  if (g_str_equal (field, "kind") && heshu_kind_from_word (text, &kind))
    return g_strdup (heshu_review_kind_word (kind));
  if (g_str_equal (field, "period") && heshu_period_parse (text, &period))
    return heshu_period_dup_words (period);

  return g_strdup (text);
}

const char *
heshu_review_field_label (const char *field)
{
  HeshuField metric_field;

  if (heshu_field_from_name (field, &metric_field))
    return heshu_field_get_label (metric_field);
  if (g_str_equal (field, "decision"))
    return _ ("Decision");
  if (g_str_equal (field, "note"))
    return _ ("Note");
  if (g_str_equal (field, "tags"))
    return _ ("Tags");

  return field;
}
