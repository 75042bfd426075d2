/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metric-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

HeshuStateLook
heshu_metric_words_get_state (HeshuState state)
{
  switch (state)
    {
    case HESHU_STATE_CONFIRMED:
      return (HeshuStateLook){ _ ("Confirmed"), "heshu-confirmed-symbolic", "state-confirmed" };
    case HESHU_STATE_CORRECTED:
      return (HeshuStateLook){ _ ("Corrected"), "heshu-corrected-symbolic", "state-corrected" };
    case HESHU_STATE_REJECTED:
      return (HeshuStateLook){ _ ("Rejected"), "heshu-rejected-symbolic", "state-rejected" };
    case HESHU_STATE_PROPOSED:
    default:
      return (HeshuStateLook){ _ ("To review"), "heshu-proposed-symbolic", "state-proposed" };
    }
}

const char *
heshu_metric_words_get_qualifier (HeshuQualifier qualifier)
{
  switch (qualifier)
    {
    case HESHU_QUALIFIER_OVER:
      /* Translators: a narrow column behind the number: 余 */
      return C_ ("table", "over");
    case HESHU_QUALIFIER_ABOUT:
      /* Translators: a narrow column behind the number: 约 */
      return C_ ("table", "about");
    case HESHU_QUALIFIER_UNDER:
      /* Translators: a narrow column behind the number: 近 */
      return C_ ("table", "under");
    case HESHU_QUALIFIER_RANGE:
      return C_ ("table", "range");
    case HESHU_QUALIFIER_EXACT:
    default:
      return "";
    }
}

const char *
heshu_metric_words_get_measure (HeshuMeasure measure)
{
  switch (measure)
    {
    case HESHU_MEASURE_RATIO:
      return _ ("Ratio");
    case HESHU_MEASURE_CHANGE:
      return _ ("Change");
    case HESHU_MEASURE_RANK:
      return _ ("Rank");
    case HESHU_MEASURE_LEVEL:
    default:
      return _ ("Level");
    }
}

const char *
heshu_metric_words_get_kind (HeshuKind kind)
{
  switch (kind)
    {
    case HESHU_KIND_TARGET:
      return _ ("Target");
    case HESHU_KIND_LIMIT:
      return _ ("Limit");
    case HESHU_KIND_ACTUAL:
    default:
      return _ ("Actual");
    }
}

/* 1234567.89 is 1,234,567.89; the minus is the typographic one, as wide as a digit. */
static void
append_grouped (GString *text, const char *number)
{
  gsize n_whole;

  if (*number == '-')
    {
      g_string_append (text, "−");
      number++;
    }
  n_whole = strcspn (number, ".");
  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, number[i]);
    }
  g_string_append (text, number + n_whole);
}

char *
heshu_metric_words_dup_value (const HeshuMetric *metric)
{
  const char *value = heshu_metric_get (metric, HESHU_FIELD_VALUE);
  const char *value_max = heshu_metric_get (metric, HESHU_FIELD_VALUE_MAX);
  GString *text = g_string_new (NULL);

  if (value != NULL)
    append_grouped (text, value);
  if (value_max != NULL)
    {
      g_string_append (text, "–");
      append_grouped (text, value_max);
    }

  return g_string_free (text, FALSE);
}
