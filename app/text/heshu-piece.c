/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-piece.h"

#include "heshu-chars.h"

/* Lines of one paragraph in a narrow column: longer lines are paragraphs of their own */
#define MAX_WRAP_WIDTH 120
#define MIN_WRAP_WIDTH 24
/* A wrapped line may be short of the margin by a character and a punctuation mark that may not begin the next
 * one */
#define WRAP_SLACK 5

typedef struct
{
  guint start; /* of the first character that is no blank */
  guint end;
  guint width;
  guint fill;    /* how far it reaches to the margin: the width with the blanks before it */
  guint n_cells; /* of a row laid out with blanks */
  gboolean indented;
} Line;

static Line
read_line (const gunichar *chars, guint start, guint end)
{
  Line line = { .start = start, .end = end };
  gboolean in_cell = FALSE;

  while (line.start < end && heshu_char_is_blank (chars[line.start]))
    line.start++;
  while (line.end > line.start && heshu_char_is_blank (chars[line.end - 1]))
    line.end--;
  line.indented = line.start > start && (chars[start] == 0x3000 || line.start - start >= 2);
  for (guint i = start; i < line.start; i++)
    line.fill += heshu_char_width (chars[i]);
  for (guint i = line.start; i < line.end; i++)
    {
      gboolean blank = heshu_char_is_blank (chars[i]);

      line.width += heshu_char_width (chars[i]);
      line.n_cells += !blank && !in_cell;
      in_cell = !blank;
    }
  line.fill += line.width;
  return line;
}

/* A column of a laid-out table is short; a sentence with blanks in it is not a row */
static gboolean
looks_like_row (const gunichar *chars, const Line *line)
{
  return line->n_cells >= 3 && chars[line->start] != '|' && line->width <= 160 &&
         !heshu_chars_end_sentence (chars, line->end, line->end - 1) && line->width / line->n_cells <= 40;
}

static gboolean
has_digit_cell (const gunichar *chars, const Line *line)
{
  for (guint i = line->start + 1; i < line->end; i++)
    if (heshu_char_is_blank (chars[i - 1]) && (heshu_char_is_digit (chars[i]) || chars[i] == '-'))
      return TRUE;
  return FALSE;
}

static void
add_piece (GArray *pieces, const Line *line, guint text_start, HeshuPieceKind kind, guint level)
{
  HeshuPiece piece = {
    .span = HESHU_SPAN (line->start, line->end),
    .text_start = text_start,
    .kind = kind,
    .level = level,
    .indented = line->indented,
  };

  g_array_append_val (pieces, piece);
}

static guint
skip_blanks (const gunichar *chars, guint position, guint end)
{
  while (position < end && heshu_char_is_blank (chars[position]))
    position++;
  return position;
}

/* `## heading`; `#topic#` without a blank is no heading */
static gboolean
take_heading (GArray *pieces, const gunichar *chars, const Line *line)
{
  guint level = 0;

  while (line->start + level < line->end && chars[line->start + level] == '#')
    level++;
  if (level == 0 || level > 6 || line->start + level >= line->end ||
      !heshu_char_is_blank (chars[line->start + level]))
    return FALSE;
  add_piece (pieces, line, skip_blanks (chars, line->start + level, line->end), HESHU_PIECE_HEADING, level);
  return TRUE;
}

static gboolean
take_pipe_row (GArray *pieces, const gunichar *chars, const Line *line)
{
  guint n_pipes = 0, n_other = 0;

  for (guint i = line->start; i < line->end; i++)
    {
      n_pipes += chars[i] == '|';
      n_other += chars[i] != '|' && chars[i] != '-' && chars[i] != ':' && !heshu_char_is_blank (chars[i]);
    }
  if (n_pipes < 2 || (chars[line->start] != '|' && n_pipes < 3))
    return FALSE;
  add_piece (pieces, line, line->start, n_other == 0 ? HESHU_PIECE_TABLE_RULE : HESHU_PIECE_TABLE_ROW, 0);
  return TRUE;
}

static gboolean
take_picture (GArray *pieces, const gunichar *chars, const Line *line)
{
  guint i = line->start + 2;

  if (line->end - line->start < 5 || chars[line->start] != '!' || chars[line->start + 1] != '[' ||
      chars[line->end - 1] != ')')
    return FALSE;
  while (i + 1 < line->end && !(chars[i] == ']' && chars[i + 1] == '('))
    i++;
  if (i + 1 >= line->end)
    return FALSE;
  add_piece (pieces, line, line->start, HESHU_PIECE_PICTURE, 0);
  return TRUE;
}

/* A line of `---` or `***` parts a page and says nothing */
static gboolean
take_rule (GArray *pieces, const gunichar *chars, const Line *line)
{
  if (line->end - line->start < 3)
    return FALSE;
  for (guint i = line->start; i < line->end; i++)
    if (chars[i] != '-' && chars[i] != '*' && chars[i] != '_' && chars[i] != '=')
      return FALSE;
  add_piece (pieces, line, line->start, HESHU_PIECE_TABLE_RULE, 0);
  return TRUE;
}

/* `- item`, `1.item`, `2、item`, `①item`. The number is printed text and stays; the dash is a mark. */
static gboolean
take_list_item (GArray *pieces, const gunichar *chars, const Line *line)
{
  guint i = line->start;
  gunichar c = chars[i];

  if ((c == '-' || c == '*' || c == '+' || c == 0x2022) && i + 2 < line->end &&
      heshu_char_is_blank (chars[i + 1]))
    {
      add_piece (pieces, line, skip_blanks (chars, i + 1, line->end), HESHU_PIECE_LIST_ITEM, 0);
      return TRUE;
    }
  if (c >= 0x2460 && c <= 0x249B)
    {
      add_piece (pieces, line, i, HESHU_PIECE_LIST_ITEM, 0);
      return TRUE;
    }
  while (i < line->end && i < line->start + 3 && heshu_char_is_digit (chars[i]))
    i++;
  if (i == line->start || i + 1 >= line->end)
    return FALSE;
  /* `2.5公斤` is a figure, `2.养老` an item */
  if (chars[i] != 0x3001 && ((chars[i] != '.' && chars[i] != 0xFF0E) || heshu_char_is_digit (chars[i + 1])))
    return FALSE;
  add_piece (pieces, line, line->start, HESHU_PIECE_LIST_ITEM, 0);
  return TRUE;
}

static gboolean
is_marked (const gunichar *chars, const Line *line)
{
  gunichar c = chars[line->start];

  return c == '#' || c == '|' || c == '-' || c == '*' || c == 0x2605 || c == 0x25B6 ||
         (c >= 0x2588 && c <= 0x258F) || c == 0x25A0 || c == 0x25A1 || c == 0x3010 || c == 0x2014 ||
         (c >= 0x2460 && c <= 0x249B) || line->indented;
}

/* Whether the lines of one group were wrapped at a margin: most fill it, and sentences stand in them */
static guint
find_margin (const gunichar *chars, const Line *lines, guint n)
{
  guint margin = 0, n_full = 0;
  gboolean sentence = FALSE;

  if (n < 3)
    return 0;
  for (guint i = 0; i < n; i++)
    margin = MAX (margin, lines[i].fill);
  for (guint i = 0; i < n; i++)
    {
      n_full += lines[i].fill + WRAP_SLACK > margin;
      sentence = sentence || heshu_chars_end_sentence (chars, lines[i].end, lines[i].end - 1);
    }
  return margin >= MIN_WRAP_WIDTH && margin <= MAX_WRAP_WIDTH && n_full >= 2 && n_full * 2 >= n && sentence
             ? margin
             : 0;
}

static gboolean
goes_on_in_next_line (const gunichar *chars, const Line *line, const Line *next, guint margin)
{
  return margin > 0 && line->fill + WRAP_SLACK > margin &&
         !heshu_chars_end_sentence (chars, line->end, line->end - 1) && !is_marked (chars, next);
}

/* Rows of a table that was laid out with blanks: two or more lines of as many cells, with figures in them.
 * @alike: (out): how many lines look like rows of one table, whether they are one or not */
static guint
count_rows (const gunichar *chars, const Line *lines, guint n, guint *alike)
{
  guint rows = 0;
  gboolean digits = FALSE;

  while (rows < n && looks_like_row (chars, &lines[rows]) && lines[rows].n_cells == lines[0].n_cells)
    digits = has_digit_cell (chars, &lines[rows++]) || digits;
  *alike = rows;
  return rows >= 2 && digits ? rows : 0;
}

static void
split_group (GArray *pieces, const gunichar *chars, const Line *lines, guint n, guint blank_lines)
{
  guint first = pieces->len;
  guint margin = find_margin (chars, lines, n);
  guint looked = 0; /* lines before it are rows of no table */

  for (guint i = 0; i < n;)
    {
      Line line = lines[i];
      guint alike = 0, rows = i >= looked ? count_rows (chars, lines + i, n - i, &alike) : 0;

      for (guint row = 0; row < rows; row++)
        add_piece (pieces, &lines[i + row], lines[i + row].start, HESHU_PIECE_TABLE_ROW, 0);
      looked = MAX (looked, i + alike);
      i += rows;
      if (rows > 0)
        continue;
      i++;
      if (take_heading (pieces, chars, &line) || take_picture (pieces, chars, &line) ||
          take_rule (pieces, chars, &line) || take_pipe_row (pieces, chars, &line) ||
          take_list_item (pieces, chars, &line))
        continue;
      while (i < n && goes_on_in_next_line (chars, &lines[i - 1], &lines[i], margin))
        line.end = lines[i++].end;
      add_piece (pieces, &line, line.start, HESHU_PIECE_PARAGRAPH, 0);
    }
  if (pieces->len > first)
    {
      g_array_index (pieces, HeshuPiece, first).blank_lines = blank_lines;
      g_array_index (pieces, HeshuPiece, first).group_start = TRUE;
    }
}

static void
split_plain (GArray *pieces, const HeshuText *text, HeshuSpan range)
{
  const gunichar *chars = heshu_text_get_chars (text);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint blank_lines = 0, pending = 0;

  for (guint start = range.start; start < range.end;)
    {
      guint end = start;
      Line line;

      while (end < range.end && !heshu_char_is_line_end (chars[end]))
        end++;
      line = read_line (chars, start, end);
      start = end + 1;
      if (end + 1 < range.end && chars[end] == '\r' && chars[end + 1] == '\n')
        start++;
      if (line.start < line.end)
        {
          if (lines->len == 0)
            pending = blank_lines;
          blank_lines = 0;
          g_array_append_val (lines, line);
          continue;
        }
      blank_lines++;
      if (lines->len > 0)
        split_group (pieces, chars, (const Line *) lines->data, lines->len, pending);
      g_array_set_size (lines, 0);
    }
  if (lines->len > 0)
    split_group (pieces, chars, (const Line *) lines->data, lines->len, pending);
}

static HeshuPieceKind
kind_of_block (HeshuBlockKind kind)
{
  switch (kind)
    {
    case HESHU_BLOCK_HEADING:
      return HESHU_PIECE_HEADING;
    case HESHU_BLOCK_CAPTION:
      return HESHU_PIECE_CAPTION;
    case HESHU_BLOCK_LIST_ITEM:
      return HESHU_PIECE_LIST_ITEM;
    case HESHU_BLOCK_TABLE_ROW:
      return HESHU_PIECE_TABLE_ROW;
    case HESHU_BLOCK_ASIDE:
      return HESHU_PIECE_ASIDE;
    case HESHU_BLOCK_PARAGRAPH:
    default:
      return HESHU_PIECE_PARAGRAPH;
    }
}

/* The first block that ends behind @offset */
static guint
find_block (const GArray *blocks, guint offset)
{
  guint low = 0, high = blocks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (blocks, HeshuBlock, middle).span.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
split_blocks (GArray *pieces, const HeshuDocument *document, HeshuSpan range)
{
  const gunichar *chars = heshu_text_get_chars (document->text);
  guint length = heshu_text_get_length (document->text);

  for (guint i = find_block (document->blocks, range.start); i < document->blocks->len; i++)
    {
      const HeshuBlock *block = &g_array_index (document->blocks, HeshuBlock, i);
      guint start = MAX (block->span.start, range.start),
            end = MIN (MIN (block->span.end, range.end), length);
      HeshuPiece piece = { .kind = kind_of_block (block->kind), .level = block->level, .blank_lines = 1 };

      if (block->span.start >= range.end)
        break;
      while (start < end && (heshu_char_is_blank (chars[start]) || heshu_char_is_line_end (chars[start])))
        start++;
      while (end > start && (heshu_char_is_blank (chars[end - 1]) || heshu_char_is_line_end (chars[end - 1])))
        end--;
      if (start >= end)
        continue;
      piece.span = HESHU_SPAN (start, end);
      piece.text_start = start;
      piece.group_start = TRUE;
      g_array_append_val (pieces, piece);
    }
}

GArray *
heshu_pieces_split (const HeshuDocument *document, HeshuSpan range)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (HeshuPiece));

  g_return_val_if_fail (document != NULL, pieces);
  range.end = MIN (range.end, heshu_text_get_length (document->text));
  if (document->blocks != NULL)
    split_blocks (pieces, document, range);
  else
    split_plain (pieces, document->text, range);
  return pieces;
}
