/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-figure.h"

/* The longest word that qualifies a figure is a handful of characters (不得超过); more is a misplaced
 * evidence */
#define MAX_WORD_CHARS 6

static gboolean
is_a_word (const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  if (length == 0 || length > MAX_WORD_CHARS)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || g_unichar_isspace (c) || g_unichar_ispunct (c))
        return FALSE;
    }

  return TRUE;
}

static char *
quote_inside (const HeshuMetric *metric, HeshuSpan evidence)
{
  HeshuSpan span = heshu_metric_get_span (metric);
  const char *text = heshu_metric_get_text (metric);
  glong length = g_utf8_strlen (text, -1);

  if (evidence.end - span.start > length)
    return NULL;
  return g_utf8_substring (text, evidence.start - span.start, evidence.end - span.start);
}

static char *
quote_outside (const HeshuText *text, HeshuSpan evidence)
{
  if (text == NULL || evidence.end > heshu_text_get_length (text))
    return NULL;
  return heshu_text_dup_span (text, evidence);
}

void
heshu_figure_words_read (HeshuFigureWords *self, const HeshuMetric *metric, const HeshuText *text)
{
  HeshuSpan span = heshu_metric_get_span (metric);
  HeshuSpan evidence = heshu_metric_get_evidence (metric, HESHU_FIELD_QUALIFIER).span;
  HeshuQualifier qualifier = heshu_metric_get_qualifier (metric);
  gboolean inside = heshu_span_contains (span, evidence);
  const char *unit = heshu_metric_get (metric, HESHU_FIELD_UNIT);
  gboolean has_unit = unit != NULL && *unit != '\0';
  g_autofree char *word = NULL;

  self->before = self->inner = self->after = NULL;
  self->printed = FALSE;
  if (qualifier != HESHU_QUALIFIER_EXACT && qualifier != HESHU_QUALIFIER_RANGE &&
      !heshu_span_is_none (evidence))
    word = inside ? quote_inside (metric, evidence) : quote_outside (text, evidence);

  if (word != NULL && is_a_word (word))
    {
      self->printed = inside;
      if (evidence.start <= span.start)
        self->before = g_steal_pointer (&word);
      else if (evidence.start >= span.end || (evidence.end == span.end && has_unit))
        self->after = g_steal_pointer (&word);
      else if (inside)
        self->inner = g_steal_pointer (&word);
    }

  self->before = self->before != NULL ? self->before : g_strdup ("");
  self->inner = self->inner != NULL ? self->inner : g_strdup ("");
  self->after = self->after != NULL ? self->after : g_strdup ("");
}

void
heshu_figure_words_clear (HeshuFigureWords *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->inner, g_free);
  g_clear_pointer (&self->after, g_free);
}

char *
heshu_figure_dup_printed (const HeshuMetric *metric)
{
  GString *text = g_string_new (NULL);

  for (const char *p = heshu_metric_get_text (metric); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iscntrl (c))
        g_string_append_unichar (text, c);
    }

  return g_string_free (text, FALSE);
}
