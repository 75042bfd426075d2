/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reading-private.h"

#include "heshu-chars.h"

HeshuReading *
heshu_reading_ref (HeshuReading *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
heshu_reading_unref (HeshuReading *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  heshu_text_unref (self->text);
  g_array_unref (self->chars);
  g_array_unref (self->offsets);
  g_array_unref (self->lines);
  g_array_unref (self->runs);
  g_free (self);
}

const gunichar *
heshu_reading_get_chars (const HeshuReading *self)
{
  return (const gunichar *) self->chars->data;
}

guint
heshu_reading_get_length (const HeshuReading *self)
{
  return self->chars->len;
}

const HeshuLine *
heshu_reading_get_lines (const HeshuReading *self, guint *n_lines)
{
  *n_lines = self->lines->len;
  return (const HeshuLine *) self->lines->data;
}

guint
heshu_reading_get_offset (const HeshuReading *self, guint position)
{
  g_return_val_if_fail (position < self->offsets->len, 0);

  return g_array_index (self->offsets, guint, position);
}

/* Whether nothing but line ends and blanks stands in the stored text between two of its places */
static gboolean
only_blanks_between (const HeshuReading *self, guint start, guint end)
{
  const gunichar *chars = heshu_text_get_chars (self->text);

  if (end < start)
    return FALSE;
  for (guint i = start; i < end; i++)
    if (!heshu_char_is_blank (chars[i]) && !heshu_char_is_line_end (chars[i]))
      return FALSE;
  return TRUE;
}

HeshuSpan
heshu_reading_get_span (const HeshuReading *self, guint start, guint end)
{
  guint first, last;

  g_return_val_if_fail (start <= end && end <= self->offsets->len, HESHU_SPAN_NONE);
  if (start == end)
    return HESHU_SPAN_NONE;
  first = last = g_array_index (self->offsets, guint, start);
  for (guint i = start + 1; i < end; i++)
    {
      guint next = g_array_index (self->offsets, guint, i);

      if (next != last && !only_blanks_between (self, last + 1, next))
        return HESHU_SPAN_NONE;
      last = next;
    }
  return HESHU_SPAN (first, last + 1);
}

gboolean
heshu_reading_find_offset (const HeshuReading *self, guint offset, guint *position)
{
  guint low = 0, high = self->runs->len;
  const HeshuReadingRun *run;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->runs, HeshuReadingRun, middle).offset <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return FALSE;
  run = &g_array_index (self->runs, HeshuReadingRun, low - 1);
  if (offset >= run->offset + run->length)
    return FALSE;
  *position = run->position + (offset - run->offset);
  return TRUE;
}
