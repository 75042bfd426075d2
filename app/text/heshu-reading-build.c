/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reading-private.h"

#include "heshu-chars.h"
#include "heshu-layout.h"
#include "heshu-piece.h"

/* What a reading is made from */
typedef struct
{
  HeshuReading *reading;
  const HeshuDocument *document;
  const HeshuArticle *article;
  GArray *joins;   /* of HeshuJoin, by right_start */
  gboolean marked; /* the article's headings are marked as such */
} Maker;

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

/* The stored characters [offset, end) as they are */
static void
put_stored (HeshuReading *self, const gunichar *chars, guint offset, guint end)
{
  guint at = self->chars->len;
  guint n = self->runs->len;
  HeshuReadingRun *last = n > 0 ? &g_array_index (self->runs, HeshuReadingRun, n - 1) : NULL;

  if (last != NULL && last->offset + last->length == offset && last->position + last->length == at)
    last->length += end - offset;
  else
    {
      HeshuReadingRun run = { .position = at, .offset = offset, .length = end - offset };

      g_array_append_val (self->runs, run);
    }
  g_array_append_vals (self->chars, chars + offset, end - offset);
  g_array_set_size (self->offsets, at + end - offset);
  for (guint i = offset; i < end; i++)
    g_array_index (self->offsets, guint, at + i - offset) = i;
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
      HeshuReadingRun *last = &g_array_index (self->runs, HeshuReadingRun, self->runs->len - 1);

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
        {
          guint plain = i + 1;

          while (plain < end && chars[plain] != '*' && !heshu_char_is_line_end (chars[plain]))
            plain++;
          put_stored (self, chars, i, plain);
          i = plain;
        }
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
classify (const Maker *maker, const HeshuPiece *piece)
{
  HeshuSpan inner = HESHU_SPAN (piece->text_start, piece->span.end);

  if (in_field (maker->article, HESHU_ARTICLE_TITLE, inner))
    return HESHU_LINE_TITLE;
  if (in_field (maker->article, HESHU_ARTICLE_KICKER, inner))
    return HESHU_LINE_KICKER;
  if (in_field (maker->article, HESHU_ARTICLE_SUBTITLE, inner))
    return HESHU_LINE_SUBTITLE;
  if (in_field (maker->article, HESHU_ARTICLE_BYLINE, inner))
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
    case HESHU_PIECE_PICTURE:
    default:
      /* Where headings are marked, a short plain line is none */
      if (maker->marked ? heshu_layout_is_marked_section (heshu_text_get_chars (maker->document->text), piece)
                        : heshu_piece_is_section_head (maker->document, piece))
        return HESHU_LINE_HEADING;
      return HESHU_LINE_PARAGRAPH;
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
         !heshu_chars_end_sentence ((const gunichar *) self->chars->data, n, n - 1);
}

static void
put_piece (const Maker *maker, const HeshuPiece *piece)
{
  HeshuReading *self = maker->reading;
  HeshuLineKind kind = classify (maker, piece);
  gboolean joined;

  if (piece->kind == HESHU_PIECE_TABLE_RULE || piece->kind == HESHU_PIECE_PICTURE)
    return;
  joined = goes_on (self, maker->joins, piece);
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

/* The pieces of all regions in reading order */
static void
put_regions (Maker *maker)
{
  g_autoptr (GPtrArray) regions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < maker->article->regions->len; i++)
    {
      GArray *pieces =
          heshu_pieces_split (maker->document, g_array_index (maker->article->regions, HeshuSpan, i));

      for (guint k = 0; k < pieces->len && !maker->marked; k++)
        maker->marked = g_array_index (pieces, HeshuPiece, k).kind == HESHU_PIECE_HEADING;
      g_ptr_array_add (regions, pieces);
    }
  for (guint i = 0; i < regions->len; i++)
    {
      const GArray *pieces = g_ptr_array_index (regions, i);

      for (guint k = 0; k < pieces->len; k++)
        put_piece (maker, &g_array_index (pieces, HeshuPiece, k));
    }
}

static void
put_captions (HeshuReading *self, const HeshuArticle *article)
{
  guint length = heshu_text_get_length (self->text);

  for (guint i = 0; i < article->captions->len; i++)
    {
      HeshuSpan span = g_array_index (article->captions, HeshuSpan, i);

      if (heshu_span_is_none (span) || span.end > length)
        continue;
      open_line (self, HESHU_LINE_CAPTION, 0);
      put_text (self, span.start, span.end);
      close_line (self);
    }
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const HeshuReadingRun *left = a, *right = b;

  return left->offset < right->offset ? -1 : left->offset > right->offset;
}

HeshuReading *
heshu_reading_new (const HeshuDocument *document, const HeshuArticle *article)
{
  HeshuReading *self = g_new0 (HeshuReading, 1);
  g_autoptr (GArray) joins = g_array_copy (article->joins);
  Maker maker = { .reading = self, .document = document, .article = article, .joins = joins };

  self->ref_count = 1;
  self->text = heshu_text_ref (document->text);
  self->chars = g_array_new (TRUE, FALSE, sizeof (gunichar));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lines = g_array_new (FALSE, FALSE, sizeof (HeshuLine));
  self->runs = g_array_new (FALSE, FALSE, sizeof (HeshuReadingRun));
  g_array_sort (joins, compare_joins);
  put_regions (&maker);
  put_captions (self, article);
  /* An array without elements has no memory and no 0 behind them */
  if (self->chars->len == 0)
    {
      g_array_set_size (self->chars, 1);
      g_array_set_size (self->chars, 0);
    }
  g_array_sort (self->runs, compare_runs);
  return self;
}
