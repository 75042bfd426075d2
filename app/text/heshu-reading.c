/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reading.h"

#include "heshu-chars.h"
#include "heshu-layout.h"
#include "heshu-piece.h"

/* Positions that follow each other in the stored text too */
typedef struct
{
  guint position;
  guint offset;
  guint length;
} Run;

struct _HeshuReading
{
  int ref_count;
  HeshuText *text;
  GArray *chars;   /* of gunichar */
  GArray *offsets; /* of guint, as long as chars */
  GArray *lines;   /* of HeshuLine */
  GArray *runs;    /* of Run, by offset */
};

static void
put_char (HeshuReading *self, gunichar c, guint offset)
{
  g_array_append_val (self->chars, c);
  g_array_append_val (self->offsets, offset);
}

/* A line end or a space of the repair's own: it has the offset of the character before it */
static void
put_own (HeshuReading *self, gunichar c)
{
  guint n = self->offsets->len;

  put_char (self, c, n > 0 ? g_array_index (self->offsets, guint, n - 1) : 0);
}

static void
put_stored (HeshuReading *self, const gunichar *chars, guint offset)
{
  guint n = self->runs->len;
  Run *last = n > 0 ? &g_array_index (self->runs, Run, n - 1) : NULL;

  if (last != NULL && last->offset + last->length == offset &&
      last->position + last->length == self->chars->len)
    last->length++;
  else
    {
      Run run = { .position = self->chars->len, .offset = offset, .length = 1 };

      g_array_append_val (self->runs, run);
    }
  put_char (self, chars[offset], offset);
}

/* The parts of a wrapped line are joined without a sign, but for words and figures that would run together */
static guint
put_line_break (HeshuReading *self, const gunichar *chars, guint offset, guint end)
{
  gunichar before = self->chars->len > 0 ? g_array_index (self->chars, gunichar, self->chars->len - 1) : 0;

  while (offset < end && (heshu_char_is_line_end (chars[offset]) || heshu_char_is_blank (chars[offset])))
    offset++;
  while (heshu_char_is_blank (before) && self->chars->len > 1)
    {
      Run *last = &g_array_index (self->runs, Run, self->runs->len - 1);

      g_array_set_size (self->chars, self->chars->len - 1);
      g_array_set_size (self->offsets, self->offsets->len - 1);
      if (--last->length == 0)
        g_array_set_size (self->runs, self->runs->len - 1);
      before = g_array_index (self->chars, gunichar, self->chars->len - 1);
    }
  if (offset < end && heshu_char_is_letter_or_digit (before) && heshu_char_is_letter_or_digit (chars[offset]))
    put_own (self, ' ');
  return offset;
}

/* The characters of [start, end), without `**`, which is a mark and no text */
static void
put_text (HeshuReading *self, guint start, guint end)
{
  const gunichar *chars = heshu_text_get_chars (self->text);

  for (guint i = start; i < end;)
    {
      if (heshu_char_is_line_end (chars[i]) && i > start)
        i = put_line_break (self, chars, i, end);
      else if (chars[i] == '*' && i + 1 < end && chars[i + 1] == '*')
        i += 2;
      else
        put_stored (self, chars, i++);
    }
}

static void
open_line (HeshuReading *self, HeshuLineKind kind, guint level)
{
  HeshuLine line = { .kind = kind, .level = level };

  if (self->lines->len > 0)
    put_own (self, '\n');
  line.start = line.end = self->chars->len;
  g_array_append_val (self->lines, line);
}

static void
close_line (HeshuReading *self)
{
  HeshuLine *line = &g_array_index (self->lines, HeshuLine, self->lines->len - 1);

  line->end = self->chars->len;
}

/* Whether the line is (a part of) the field; a sign before it (`★`) may be left out of the field */
static gboolean
in_field (const HeshuArticle *article, HeshuArticleField field, HeshuSpan span)
{
  HeshuSpan whole = article->field_spans[field];

  return !heshu_span_is_none (whole) && whole.start <= span.start + 2 && span.end <= whole.end;
}

static HeshuLineKind
classify (const HeshuArticle *article, const HeshuDocument *document, const HeshuPiece *piece)
{
  HeshuSpan inner = HESHU_SPAN (piece->text_start, piece->span.end);

  if (in_field (article, HESHU_ARTICLE_TITLE, inner))
    return HESHU_LINE_TITLE;
  if (in_field (article, HESHU_ARTICLE_KICKER, inner))
    return HESHU_LINE_KICKER;
  if (in_field (article, HESHU_ARTICLE_SUBTITLE, inner))
    return HESHU_LINE_SUBTITLE;
  if (in_field (article, HESHU_ARTICLE_BYLINE, inner))
    return HESHU_LINE_BYLINE;
  switch (piece->kind)
    {
    case HESHU_PIECE_HEADING:
      return HESHU_LINE_HEADING;
    case HESHU_PIECE_LIST_ITEM:
      return HESHU_LINE_LIST_ITEM;
    case HESHU_PIECE_TABLE_ROW:
      return HESHU_LINE_TABLE_ROW;
    case HESHU_PIECE_CAPTION:
      return HESHU_LINE_CAPTION;
    case HESHU_PIECE_PARAGRAPH:
    case HESHU_PIECE_TABLE_RULE:
    case HESHU_PIECE_ASIDE:
    default:
      return heshu_piece_is_section_head (document, piece) ? HESHU_LINE_HEADING : HESHU_LINE_PARAGRAPH;
    }
}

static int
compare_joins (gconstpointer a, gconstpointer b)
{
  const HeshuJoin *left = a, *right = b;

  return left->right_start < right->right_start ? -1 : left->right_start > right->right_start;
}

static const HeshuJoin *
find_join (const GArray *joins, guint right_start)
{
  guint low = 0, high = joins->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (joins, HeshuJoin, middle).right_start < right_start)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == joins->len || g_array_index (joins, HeshuJoin, low).right_start != right_start)
    return NULL;
  return &g_array_index (joins, HeshuJoin, low);
}

/* Whether @piece goes on with the sentence at the end of what was read so far. A join whose left side ends a
 * sentence only orders the columns. */
static gboolean
goes_on (const HeshuReading *self, const GArray *joins, const HeshuPiece *piece)
{
  const HeshuJoin *join = find_join (joins, piece->text_start);
  guint n = self->chars->len;

  return join != NULL && n > 0 && g_array_index (self->offsets, guint, n - 1) + 1 == join->left_end &&
         !heshu_char_is_sentence_end (g_array_index (self->chars, gunichar, n - 1));
}

static void
put_piece (HeshuReading *self,
           const HeshuDocument *document,
           const HeshuArticle *article,
           const GArray *joins,
           const HeshuPiece *piece)
{
  HeshuLineKind kind = classify (article, document, piece);
  gboolean joined;

  if (piece->kind == HESHU_PIECE_TABLE_RULE)
    return;
  joined = goes_on (self, joins, piece);
  /* The first line of a broken paragraph is short like a heading */
  if (joined)
    g_array_index (self->lines, HeshuLine, self->lines->len - 1).kind = HESHU_LINE_PARAGRAPH;
  if (!joined)
    open_line (self, kind, kind == HESHU_LINE_HEADING ? MAX (piece->level, 1) : 0);
  else if (heshu_char_is_letter_or_digit (g_array_index (self->chars, gunichar, self->chars->len - 1)) &&
           heshu_char_is_letter_or_digit (heshu_text_get_chars (self->text)[piece->text_start]) &&
           !heshu_char_is_digit (heshu_text_get_chars (self->text)[piece->text_start]))
    put_own (self, ' ');
  put_text (self, piece->text_start, piece->span.end);
  close_line (self);
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *left = a, *right = b;

  return left->offset < right->offset ? -1 : left->offset > right->offset;
}

HeshuReading *
heshu_reading_new (const HeshuDocument *document, const HeshuArticle *article)
{
  HeshuReading *self = g_new0 (HeshuReading, 1);
  g_autoptr (GArray) joins = g_array_copy (article->joins);
  guint length = heshu_text_get_length (document->text);

  self->ref_count = 1;
  self->text = heshu_text_ref (document->text);
  self->chars = g_array_new (TRUE, FALSE, sizeof (gunichar));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lines = g_array_new (FALSE, FALSE, sizeof (HeshuLine));
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_sort (joins, compare_joins);
  for (guint i = 0; i < article->regions->len; i++)
    {
      g_autoptr (GArray) pieces =
          heshu_pieces_split (document, g_array_index (article->regions, HeshuSpan, i));

      for (guint k = 0; k < pieces->len; k++)
        put_piece (self, document, article, joins, &g_array_index (pieces, HeshuPiece, k));
    }
  for (guint i = 0; i < article->captions->len; i++)
    {
      HeshuSpan span = g_array_index (article->captions, HeshuSpan, i);

      if (heshu_span_is_none (span) || span.end > length)
        continue;
      open_line (self, HESHU_LINE_CAPTION, 0);
      put_text (self, span.start, span.end);
      close_line (self);
    }
  /* An array without elements has no memory and no 0 behind them */
  if (self->chars->len == 0)
    {
      g_array_set_size (self->chars, 1);
      g_array_set_size (self->chars, 0);
    }
  g_array_sort (self->runs, compare_runs);
  return self;
}

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
  const Run *run;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->runs, Run, middle).offset <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return FALSE;
  run = &g_array_index (self->runs, Run, low - 1);
  if (offset >= run->offset + run->length)
    return FALSE;
  *position = run->position + (offset - run->offset);
  return TRUE;
}
