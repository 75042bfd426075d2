/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-page.h"

#include "heshu-byline.h"
#include "heshu-chars.h"
#include "heshu-continuation.h"
#include "heshu-layout.h"

#include <string.h>
#include <unicode/ubrk.h>

#define PAIR_BITS (1u << 22)
/* Pictures in a row that are looked across */
#define MAX_CAPTIONS 32
/* Paragraphs this long show whether paragraphs are indented */
#define INDENT_LENGTH 30
#define FURNITURE_LENGTH 40

static guint
pair_bit (gunichar left, gunichar right)
{
  return (left * 0x9E3779B1u ^ right * 0x85EBCA6Bu) % PAIR_BITS;
}

static void
collect_pairs (HeshuPage *self)
{
  self->pairs = g_malloc0 (PAIR_BITS / 8);
  for (guint i = 1; i < self->length; i++)
    if (heshu_char_is_han (self->chars[i - 1]) && heshu_char_is_han (self->chars[i]))
      {
        guint bit = pair_bit (self->chars[i - 1], self->chars[i]);

        self->pairs[bit / 8] |= (guint8) (1u << (bit % 8));
      }
}

/* Empty lines that most paragraphs have before them */
static guint
find_usual_blanks (const GArray *nodes)
{
  guint counts[8] = { 0 };
  guint best = 0;

  for (guint i = 1; i < nodes->len; i++)
    {
      const HeshuPiece *piece = &g_array_index (nodes, HeshuNode, i).piece;

      if (piece->group_start)
        counts[MIN (piece->blank_lines, G_N_ELEMENTS (counts) - 1)]++;
    }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  return best;
}

/* Whether most paragraphs of sentences begin with blanks */
static gboolean
find_indents (const GArray *nodes)
{
  guint n = 0, n_indented = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      const HeshuNode *node = &g_array_index (nodes, HeshuNode, i);

      if (node->role != HESHU_ROLE_BODY || heshu_node_length (node) < INDENT_LENGTH)
        continue;
      n++;
      n_indented += node->piece.indented;
    }
  return n >= 3 && n_indented * 10 >= n * 6;
}

/* The head and foot of the sheet (`某某日报 2020年6月10日 星期三 责编 某某`, `H04`) and what a web page says
 * to its reader */
static gboolean
is_furniture (const HeshuPage *self, guint start, guint end)
{
  const HeshuTerm *term;
  const char *role;

  if (end - start > FURNITURE_LENGTH || heshu_page_count_sentence_ends (self, start, end) > 0)
    return FALSE;
  if (heshu_page_count_layout (self, "furniture", start, end) > 0)
    return TRUE;
  term = heshu_lexicon_match (self->lexicon, HESHU_CATEGORY ("byline"), self->chars, end, start);
  role = term != NULL ? heshu_term_get (term, "role") : NULL;
  if (role != NULL && g_str_equal (role, "editor") &&
      heshu_page_count_chars (self, heshu_char_is_digit, start, end) == 0)
    return TRUE;
  /* `H04`, `A3版` */
  return end - start <= 4 && g_ascii_isupper ((char) MIN (self->chars[start], 127)) &&
         heshu_page_count_chars (self, heshu_char_is_digit, start + 1, end) > 0;
}

static HeshuRole
find_role (const HeshuPage *self, const HeshuPiece *piece)
{
  guint length;
  const char *role;

  switch (piece->kind)
    {
    case HESHU_PIECE_HEADING:
      return HESHU_ROLE_HEAD;
    case HESHU_PIECE_CAPTION:
      return HESHU_ROLE_CAPTION;
    case HESHU_PIECE_ASIDE:
    case HESHU_PIECE_PICTURE:
      return HESHU_ROLE_ASIDE;
    case HESHU_PIECE_TABLE_ROW:
    case HESHU_PIECE_TABLE_RULE:
    case HESHU_PIECE_LIST_ITEM:
      return HESHU_ROLE_ROW;
    case HESHU_PIECE_PARAGRAPH:
    default:
      break;
    }
  if (is_furniture (self, piece->text_start, piece->span.end))
    return HESHU_ROLE_ASIDE;
  if (heshu_byline_is_line (self, piece->text_start, piece->span.end))
    return HESHU_ROLE_BYLINE;
  role = heshu_page_layout_at (self, piece->text_start, piece->span.end, &length);
  if (role != NULL && g_str_equal (role, "lead") && piece->span.end - piece->text_start <= length + 1)
    return HESHU_ROLE_LEAD;
  return heshu_layout_is_marked_section (self->chars, piece) ? HESHU_ROLE_SECTION : HESHU_ROLE_BODY;
}

HeshuPage *
heshu_page_new (const HeshuDocument *document, HeshuLexicon *lexicon)
{
  HeshuPage *self = g_new0 (HeshuPage, 1);
  g_autoptr (GArray) pieces = NULL;

  self->document = document;
  self->lexicon = lexicon;
  self->chars = heshu_text_get_chars (document->text);
  self->length = heshu_text_get_length (document->text);
  self->nodes = g_array_new (FALSE, TRUE, sizeof (HeshuNode));
  self->title_level = G_MAXUINT;
  collect_pairs (self);
  pieces = heshu_pieces_split (document, HESHU_SPAN (0, self->length));
  for (guint i = 0; i < pieces->len; i++)
    {
      HeshuNode node = { .piece = g_array_index (pieces, HeshuPiece, i) };

      node.role = find_role (self, &node.piece);
      if (node.role == HESHU_ROLE_HEAD)
        {
          self->n_marked++;
          self->title_level = MIN (self->title_level, node.piece.level);
          self->section_level = MAX (self->section_level, node.piece.level);
        }
      g_array_append_val (self->nodes, node);
    }
  self->usual_blanks = find_usual_blanks (self->nodes);
  self->indents = find_indents (self->nodes);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      HeshuNode *node = heshu_page_node (self, i);

      node->gap = i > 0 && self->usual_blanks > 0 && node->piece.blank_lines > self->usual_blanks;
      node->picture = i > 0 && (heshu_page_node (self, i - 1)->piece.kind == HESHU_PIECE_PICTURE ||
                                (node->gap && node->piece.blank_lines > self->usual_blanks + 1));
      node->gap = node->gap || node->picture;
      if (node->role == HESHU_ROLE_BODY)
        node->byline = heshu_byline_find_tail (self, node->piece.text_start, node->piece.span.end);
      node->open = heshu_continuation_is_open (self, node);
      node->rest = heshu_continuation_rest (self, node);
      self->n_topics += heshu_continuation_has_topic (self, node);
    }
  return self;
}

void
heshu_page_free (HeshuPage *self)
{
  g_array_unref (self->nodes);
  g_free (self->pairs);
  g_clear_pointer ((UBreakIterator **) &self->words, ubrk_close);
  g_free (self);
}

const HeshuNode *
heshu_page_neighbour (const HeshuPage *self, guint index, gint step)
{
  for (gint n = 1; n <= MAX_CAPTIONS; n++)
    {
      gint64 at = (gint64) index + n * step;

      if (at < 0 || at >= self->nodes->len)
        return NULL;
      if (heshu_page_node (self, (guint) at)->role != HESHU_ROLE_CAPTION &&
          heshu_page_node (self, (guint) at)->role != HESHU_ROLE_ASIDE)
        return heshu_page_node (self, (guint) at);
    }
  return NULL;
}

const char *
heshu_page_layout_at (const HeshuPage *self, guint position, guint end, guint *length)
{
  const HeshuTerm *term =
      heshu_lexicon_match (self->lexicon, HESHU_CATEGORY ("layout"), self->chars, end, position);

  if (term == NULL)
    return NULL;
  *length = heshu_term_get_length (term);
  return heshu_term_get (term, "role");
}

guint
heshu_page_count_layout (const HeshuPage *self, const char *role, guint start, guint end)
{
  guint n = 0;

  for (guint i = start; i < end;)
    {
      guint length = 1;
      const char *found = heshu_page_layout_at (self, i, end, &length);

      n += found != NULL && g_str_equal (found, role);
      i += found != NULL ? MAX (length, 1) : 1;
    }
  return n;
}

gboolean
heshu_page_begins_with (const HeshuPage *self, const char *role, guint start, guint end)
{
  guint length;
  const char *found = start < end ? heshu_page_layout_at (self, start, end, &length) : NULL;

  return found != NULL && g_str_equal (found, role);
}

guint
heshu_page_count_chars (const HeshuPage *self, gboolean (*test) (gunichar), guint start, guint end)
{
  guint n = 0;

  for (guint i = start; i < end; i++)
    n += test (self->chars[i]);
  return n;
}

guint
heshu_page_count_sentence_ends (const HeshuPage *self, guint start, guint end)
{
  guint n = 0;

  for (guint i = start; i < end; i++)
    n += heshu_page_ends_sentence (self, i);
  return n;
}

gboolean
heshu_page_has_pair (const HeshuPage *self, gunichar left, gunichar right)
{
  guint bit = pair_bit (left, right);

  return heshu_char_is_han (left) && heshu_char_is_han (right) &&
         (self->pairs[bit / 8] >> (bit % 8) & 1) != 0;
}

/* UTF-16 of the characters [start, end), those beyond it as a letter: only Chinese words matter here */
static int
append_units (const HeshuPage *self, UChar *units, int n, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    units[n++] = self->chars[i] < 0xD800 || (self->chars[i] > 0xDFFF && self->chars[i] < 0x10000)
                     ? (UChar) self->chars[i]
                     : 'x';
  return n;
}

static gboolean
is_word_boundary (HeshuPage *self, const UChar *units, int n, int position)
{
  UErrorCode status = U_ZERO_ERROR;

  if (self->words == NULL)
    self->words = ubrk_open (UBRK_WORD, "zh", NULL, 0, &status);
  if (self->words == NULL)
    return TRUE;
  ubrk_setText (self->words, units, n, &status);
  return U_FAILURE (status) || ubrk_isBoundary (self->words, position);
}

/* No word goes on beyond what is no Chinese character: a page of lines of one character each costs no more
 * than those characters */
static gboolean
find_crossing (HeshuPage *self, guint left_end, guint right_start, guint right_end)
{
  HeshuSplit *last = &self->last_split;
  UChar units[2 * HESHU_WORD_CONTEXT];
  guint floor = left_end > HESHU_WORD_CONTEXT ? left_end - HESHU_WORD_CONTEXT : 0;
  guint ceiling = MIN (right_end, right_start + HESHU_WORD_CONTEXT);
  guint start = left_end, end = right_start;
  int middle, n;

  while (start > floor && heshu_char_is_han (self->chars[start - 1]))
    start--;
  while (end < ceiling && heshu_char_is_han (self->chars[end]))
    end++;
  middle = append_units (self, units, 0, start, left_end);
  n = append_units (self, units, middle, right_start, end);
  if (n != last->n || middle != last->middle || memcmp (units, last->units, (gsize) n * sizeof *units) != 0)
    {
      last->crosses = !is_word_boundary (self, units, n, middle);
      last->n = n;
      last->middle = middle;
      memcpy (last->units, units, (gsize) n * sizeof *units);
    }
  return last->crosses;
}

gboolean
heshu_page_word_crosses (HeshuPage *self, guint left_end, guint right_start, guint right_end)
{
  HeshuCrossing *known = &self->crossings[(left_end * 31 + right_start) % HESHU_N_CROSSINGS];

  if (left_end == 0 || right_start >= right_end || !heshu_char_is_han (self->chars[left_end - 1]) ||
      !heshu_char_is_han (self->chars[right_start]))
    return FALSE;
  if (known->left_end != left_end || known->right_start != right_start || known->right_end != right_end)
    *known = (HeshuCrossing){ left_end, right_start, right_end,
                              find_crossing (self, left_end, right_start, right_end) };
  return known->crosses;
}

gboolean
heshu_page_begins_with_single (HeshuPage *self, guint start, guint end)
{
  UChar units[HESHU_WORD_CONTEXT];
  int n = append_units (self, units, 0, start, MIN (end, start + HESHU_WORD_CONTEXT));

  return n <= 1 || is_word_boundary (self, units, n, 1);
}
