/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-selection.h"

#include "heshu-article.h"
#include "heshu-error.h"
#include "heshu-numeral.h"

#include <string.h>

#define RULE "selection"

/* What a hasty drag takes along */
static gboolean
is_fringe (gunichar c)
{
  return g_unichar_isspace (c) ||
         (g_unichar_ispunct (c) && c != '%' && c != 0xFF05 && c != 0x2030 && c != '-');
}

static HeshuSpan
trim (const HeshuText *text, HeshuSpan span)
{
  const gunichar *chars = heshu_text_get_chars (text);

  span.end = MIN (span.end, heshu_text_get_length (text));
  while (span.start < span.end && is_fringe (chars[span.start]))
    span.start++;
  while (span.end > span.start && is_fringe (chars[span.end - 1]))
    span.end--;

  return span;
}

/* A column's end can fall into a figure: the line break is no part of the number. */
static char *
dup_line (const HeshuText *text, HeshuSpan span)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const gunichar *chars = heshu_text_get_chars (text);

  for (guint i = span.start; i < span.end; i++)
    {
      if (chars[i] != '\n' && chars[i] != '\r')
        g_string_append_unichar (line, chars[i]);
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static gboolean
stands_in (const HeshuArticle *article, HeshuSpan span)
{
  for (guint i = 0; i < article->regions->len; i++)
    {
      if (heshu_span_contains (g_array_index (article->regions, HeshuSpan, i), span))
        return TRUE;
    }
  for (guint i = 0; i < article->captions->len; i++)
    {
      if (heshu_span_contains (g_array_index (article->captions, HeshuSpan, i), span))
        return TRUE;
    }

  return FALSE;
}

static void
read_article (HeshuMetricBuilder *builder, GPtrArray *articles, HeshuSpan span)
{
  static const struct
  {
    HeshuField field;
    HeshuArticleField from;
  } inherited[] = {
    { HESHU_FIELD_AREA, HESHU_ARTICLE_AREA },
    { HESHU_FIELD_AREA_ID, HESHU_ARTICLE_AREA_ID },
    { HESHU_FIELD_PERIOD, HESHU_ARTICLE_PERIOD },
    { HESHU_FIELD_AGENCY, HESHU_ARTICLE_AGENCY },
  };

  for (guint i = 0; articles != NULL && i < articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (articles, i);

      if (!stands_in (article, span))
        continue;
      heshu_metric_builder_set_article (builder, i, heshu_article_get (article, HESHU_ARTICLE_TITLE));
      for (guint j = 0; j < G_N_ELEMENTS (inherited); j++)
        {
          const char *text = heshu_article_get (article, inherited[j].from);

          if (text != NULL)
            heshu_metric_builder_read (builder, inherited[j].field, text,
                                       article->field_spans[inherited[j].from], RULE "-article", 0.5);
        }
      return;
    }
}

/* A percentage is a ratio as long as nobody says that it is a change, which a minus sign does. */
static HeshuMeasure
guess_measure (const HeshuTypedValue *typed)
{
  const char *unit = typed->fields[HESHU_FIELD_UNIT];

  if (*typed->fields[HESHU_FIELD_VALUE] == '-')
    return HESHU_MEASURE_CHANGE;

  return g_strcmp0 (unit, "%") == 0 || g_strcmp0 (unit, "‰") == 0 ? HESHU_MEASURE_RATIO : HESHU_MEASURE_LEVEL;
}

static HeshuMetric *
build (const HeshuDocument *document, GPtrArray *articles, HeshuSpan span, const HeshuTypedValue *typed)
{
  g_autofree char *quote = heshu_text_dup_span (document->text, span);
  HeshuMetricBuilder *builder = heshu_metric_builder_new (span, quote);

  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      if (typed->fields[i] != NULL)
        heshu_metric_builder_read (builder, (HeshuField) i, typed->fields[i], span, RULE, 1);
    }
  if (typed->fields[HESHU_FIELD_UNIT] == NULL)
    heshu_metric_builder_read (builder, HESHU_FIELD_UNIT, "", span, RULE, 1);
  heshu_metric_builder_read (builder, HESHU_FIELD_MEASURE, heshu_measure_get_word (guess_measure (typed)),
                             span, RULE, 0.5);
  heshu_metric_builder_set_source (builder, document->name);
  read_article (builder, articles, span);

  return heshu_metric_builder_end (builder);
}

HeshuMetric *
heshu_selection_read (const HeshuDocument *document, GPtrArray *articles, HeshuSpan span, GError **error)
{
  g_autofree char *line = NULL;
  HeshuTypedValue typed;
  HeshuMetric *metric;

  g_return_val_if_fail (document != NULL && document->text != NULL, NULL);

  span = trim (document->text, span);
  line = dup_line (document->text, span);
  if (heshu_span_is_none (span))
    {
      heshu_error_set (error, HESHU_ERROR_VALUE_NOT_A_NUMBER, line, NULL);
      return NULL;
    }
  if (!heshu_typed_value_read (line, &typed, error))
    return NULL;
  metric = build (document, articles, span, &typed);
  heshu_typed_value_clear (&typed);

  return metric;
}
