/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-text.h"

typedef struct
{
  guint start; /* position of the reading's first character in the view */
  HeshuReading *reading;
} Piece;

struct _HeshuReviewText
{
  int ref_count;
  char *utf8;
  guint length;
  GArray *lines;  /* of HeshuReviewLine */
  GArray *pieces; /* of Piece; empty where the view is the stored text itself */
};

static void
piece_clear (gpointer data)
{
  g_clear_pointer (&((Piece *) data)->reading, heshu_reading_unref);
}

static void
add_article (HeshuReviewText *self, const HeshuReport *report, guint index, GString *text)
{
  HeshuReading *reading = heshu_reading_new (report->document, g_ptr_array_index (report->articles, index));
  const gunichar *chars = heshu_reading_get_chars (reading);
  guint length = heshu_reading_get_length (reading), n_lines;
  const HeshuLine *lines = heshu_reading_get_lines (reading, &n_lines);
  Piece piece = { self->length, reading };

  if (length == 0)
    {
      heshu_reading_unref (reading);
      return;
    }
  if (self->length > 0)
    {
      g_string_append_c (text, '\n');
      piece.start = ++self->length;
    }
  for (guint i = 0; i < n_lines; i++)
    {
      HeshuReviewLine line = {
        piece.start + lines[i].start, piece.start + lines[i].end, lines[i].kind, lines[i].level, index, i == 0
      };

      g_array_append_val (self->lines, line);
    }
  for (guint i = 0; i < length; i++)
    g_string_append_unichar (text, chars[i]);
  self->length += length;
  g_array_append_val (self->pieces, piece);
}

/* As stored: a view position is an offset. A CR is no line end of its own for a text view. */
static void
add_stored (HeshuReviewText *self, const HeshuText *stored, GString *text)
{
  const gunichar *chars = heshu_text_get_chars (stored);
  guint start = 0;

  self->length = heshu_text_get_length (stored);
  for (guint i = 0; i <= self->length; i++)
    {
      HeshuReviewLine line = { start, i, HESHU_LINE_PARAGRAPH, 0, G_MAXUINT, start == 0 };

      if (i < self->length)
        g_string_append_unichar (text, chars[i] == '\r' ? ' ' : chars[i]);
      if (i < self->length && chars[i] != '\n')
        continue;
      if (i > start)
        g_array_append_val (self->lines, line);
      start = i + 1;
    }
}

HeshuReviewText *
heshu_review_text_new (const HeshuReport *report, gboolean as_stored)
{
  HeshuReviewText *self = g_new0 (HeshuReviewText, 1);
  GString *text = g_string_new (NULL);

  self->ref_count = 1;
  self->lines = g_array_new (FALSE, FALSE, sizeof (HeshuReviewLine));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, piece_clear);
  for (guint i = 0; !as_stored && i < report->articles->len; i++)
    add_article (self, report, i, text);
  if (self->pieces->len == 0)
    add_stored (self, report->document->text, text);
  self->utf8 = g_string_free (text, FALSE);

  return self;
}

HeshuReviewText *
heshu_review_text_ref (HeshuReviewText *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

void
heshu_review_text_unref (HeshuReviewText *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_array_unref (self->lines);
  g_array_unref (self->pieces);
  g_free (self->utf8);
  g_free (self);
}

const char *
heshu_review_text_get_utf8 (const HeshuReviewText *self)
{
  return self->utf8;
}

const HeshuReviewLine *
heshu_review_text_get_lines (const HeshuReviewText *self, guint *n_lines)
{
  *n_lines = self->lines->len;

  return (const HeshuReviewLine *) (void *) self->lines->data;
}

const HeshuReviewLine *
heshu_review_text_find_line (const HeshuReviewText *self, guint position)
{
  guint low = 0, high = self->lines->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const HeshuReviewLine *line = &g_array_index (self->lines, HeshuReviewLine, middle);

      if (position > line->end)
        low = middle + 1;
      else if (position < line->start)
        high = middle;
      else
        return line;
    }

  return NULL;
}

/* --- the map ----------------------------------------------------------------------------------------------
 */

gboolean
heshu_review_text_find (const HeshuReviewText *self, HeshuSpan span, guint *start, guint *end)
{
  if (heshu_span_is_none (span))
    return FALSE;
  if (self->pieces->len == 0)
    {
      *start = span.start;
      *end = span.end;
      return span.end <= self->length;
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      guint first, last;

      if (heshu_reading_find_offset (piece->reading, span.start, &first) &&
          heshu_reading_find_offset (piece->reading, span.end - 1, &last) && last >= first)
        {
          *start = piece->start + first;
          *end = piece->start + last + 1;
          return TRUE;
        }
    }

  return FALSE;
}

HeshuSpan
heshu_review_text_get_span (const HeshuReviewText *self, guint start, guint end)
{
  if (self->pieces->len == 0)
    return HESHU_SPAN (start, MIN (end, self->length));
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (start >= piece->start && end <= piece->start + heshu_reading_get_length (piece->reading))
        return heshu_reading_get_span (piece->reading, start - piece->start, end - piece->start);
    }

  return HESHU_SPAN_NONE;
}
