/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-places-private.h"

#include <string.h>

static GArray *
list_digits (const HeshuText *text)
{
  GArray *digits = g_array_new (FALSE, FALSE, sizeof (guint));
  const gunichar *chars = heshu_text_get_chars (text);

  for (guint i = 0; i < heshu_text_get_length (text); i++)
    {
      if (chars[i] >= '0' && chars[i] <= '9')
        g_array_append_val (digits, i);
    }

  return digits;
}

void
heshu_places_init (HeshuPlaces *self, const HeshuText *old, const HeshuText *new)
{
  *self = (HeshuPlaces){ old, new, list_digits (old), list_digits (new) };
}

void
heshu_places_clear (HeshuPlaces *self)
{
  g_clear_pointer (&self->old_digits, g_array_unref);
  g_clear_pointer (&self->new_digits, g_array_unref);
}

static guint
count_quotes (const char *begin, const char *end, const char *quote)
{
  const gsize length = strlen (quote);
  guint n = 0;

  for (const char *p = begin; (p = strstr (p, quote)) != NULL && (end == NULL || p < end); p += length)
    n++;

  return n;
}

/* The same words for the same time, where they stand as often as before */
gboolean
heshu_places_by_quote (const HeshuPlaces *self, HeshuSpan span, const char *quote, HeshuSpan *place)
{
  const char *old = heshu_text_get_utf8 (self->old), *new = heshu_text_get_utf8 (self->new);
  const char *p = new;
  guint n_before;

  if (*quote == '\0' || count_quotes (old, NULL, quote) != count_quotes (new, NULL, quote))
    return FALSE;
  n_before = count_quotes (old, g_utf8_offset_to_pointer (old, span.start), quote);
  for (guint i = 0; (p = strstr (p, quote)) != NULL; i++, p += strlen (quote))
    {
      if (i == n_before)
        {
          guint start = (guint) g_utf8_pointer_to_offset (new, p);

          *place = HESHU_SPAN (start, start + heshu_span_length (span));
          return TRUE;
        }
    }

  return FALSE;
}

/* Where the first digit of @span stands now */
gboolean
heshu_places_by_digit (const HeshuPlaces *self, HeshuSpan span, HeshuSpan *place)
{
  guint low = 0, high = self->old_digits->len;

  if (self->old_digits->len != self->new_digits->len)
    return FALSE;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->old_digits, guint, middle) < span.start)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->old_digits->len || g_array_index (self->old_digits, guint, low) >= span.end)
    return FALSE;
  *place = HESHU_SPAN (g_array_index (self->new_digits, guint, low),
                       g_array_index (self->new_digits, guint, low) + 1);

  return TRUE;
}

guint
heshu_read_items_find (const GArray *items, HeshuSpan place)
{
  for (guint i = 0; i < items->len; i++)
    {
      const HeshuReadItem *item = &g_array_index (items, HeshuReadItem, i);

      if (item->match == HESHU_UNMATCHED && heshu_span_overlaps (heshu_metric_get_span (item->metric), place))
        return i;
    }

  return HESHU_UNMATCHED;
}

HeshuMetric *
heshu_places_dup_moved (const HeshuPlaces *self, const HeshuMetric *metric, HeshuSpan place)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (metric);

  if (heshu_span_is_none (place))
    heshu_metric_builder_set_span_origin (builder, HESHU_ORIGIN_RULE);
  else
    heshu_metric_builder_set_span (builder, place, heshu_metric_get_text (metric));
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      HeshuField field = (HeshuField) i;
      HeshuSpan pointed = heshu_metric_get_evidence (metric, field).span;
      g_autofree char *quote = heshu_metric_is_pointed (metric, field) && !heshu_span_is_none (pointed)
                                   ? heshu_text_dup_span (self->old, pointed)
                                   : NULL;
      gboolean is_there = quote != NULL && heshu_places_by_quote (self, pointed, quote, &pointed);

      heshu_metric_builder_set_evidence (builder, field, is_there ? pointed : HESHU_SPAN_NONE,
                                         is_there ? HESHU_RULE_PERSON : NULL);
    }

  return heshu_metric_builder_end (builder);
}
