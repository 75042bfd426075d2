/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-builder.h"

#include "html-elements.h"
#include "html-meta.h"
#include "html-row.h"

#include <string.h>

#define IDEOGRAPHIC_SPACE 0x3000u
#define NO_BREAK_SPACE 0xA0u

typedef struct
{
  HtmlTrait trait;
  guint level;
  guint outer_region;
  gboolean is_link;
} Frame;

/* What stands between the last character and the next one */
typedef struct
{
  gboolean blank;
  gboolean line_end; /* among the blanks, in the page's source */
  guint n_breaks;    /* <br> */
  guint n_indent;    /* no-break spaces behind the last <br> */
} Gap;

struct _HtmlBuilder
{
  HtmlPage *page;
  HtmlTables *tables;
  HtmlMeta meta;
  guint max_pieces;
  GArray *frames;
  guint depths[HTML_DROPPED + 1]; /* open elements of each trait */
  guint heading_level;
  guint link_depth;
  guint region;
  /* the piece in hand: the end of the page's pool */
  gsize start;
  guint chars;
  guint link_chars;
  gunichar last;
  Gap gap;
};

HtmlBuilder *
html_builder_new (HtmlPage *page, guint max_pieces)
{
  HtmlBuilder *self = g_new0 (HtmlBuilder, 1);

  self->page = page;
  self->max_pieces = max_pieces;
  self->tables = html_tables_new (page);
  self->meta.title = g_string_new (NULL);
  self->frames = g_array_new (FALSE, TRUE, sizeof (Frame));
  return self;
}

void
html_builder_free (HtmlBuilder *self)
{
  html_tables_free (self->tables);
  g_string_free (self->meta.title, TRUE);
  g_array_unref (self->frames);
  g_free (self);
}

/* --- pieces
 * ---------------------------------------------------------------------------------------------------------*/

static HeshuBlockKind
get_kind (const HtmlBuilder *self)
{
  if (self->depths[HTML_CAPTION] > 0)
    return HESHU_BLOCK_CAPTION;
  if (self->heading_level > 0)
    return HESHU_BLOCK_HEADING;
  return self->depths[HTML_LIST_ITEM] > 0 ? HESHU_BLOCK_LIST_ITEM : HESHU_BLOCK_PARAGRAPH;
}

/* Looks at the end only: the pool holds the whole page, and this is done for each piece. */
static void
trim_end (GString *pool, gsize start)
{
  static const char wide[] = "\u3000";
  const gsize wide_size = sizeof wide - 1;

  for (;;)
    {
      const char *end = pool->str + pool->len;

      if (pool->len > start && strchr (" \n\t", end[-1]) != NULL)
        g_string_truncate (pool, pool->len - 1);
      else if (pool->len >= start + wide_size && memcmp (end - wide_size, wide, wide_size) == 0)
        g_string_truncate (pool, pool->len - wide_size);
      else
        return;
    }
}

/* Where a block begins or ends, a piece ends, in the state it was written in. */
static void
end_piece (HtmlBuilder *self)
{
  GString *pool = self->page->pool;
  HtmlPiece piece = { .start = self->start, .kind = get_kind (self), .region = self->region };

  trim_end (pool, self->start);
  piece.size = pool->len - self->start;
  piece.chars = self->chars;
  piece.link_chars = self->link_chars;
  piece.in_article = self->depths[HTML_ARTICLE] > 0;
  piece.level = piece.kind == HESHU_BLOCK_HEADING ? self->heading_level : 0;
  if (piece.size > 0)
    {
      g_array_index (self->page->regions, HtmlRegion, piece.region).plain_chars +=
          piece.chars - piece.link_chars;
      g_array_append_val (self->page->pieces, piece);
      html_tables_count_piece (self->tables, &piece);
    }

  self->start = pool->len;
  self->chars = self->link_chars = 0;
  self->gap = (Gap){ 0 };
}

/* --- characters
 * -----------------------------------------------------------------------------------------------------*/

static void
add_blank (HtmlBuilder *self, gunichar c)
{
  if (self->page->pool->len == self->start)
    return;

  self->gap.blank = TRUE;
  self->gap.line_end |= c == '\n' || c == '\r';
  self->gap.n_indent += c == NO_BREAK_SPACE;
}

/* A page that has no paragraphs parts them by two breaks, or by a break and an indent. */
static gboolean
gap_ends_paragraph (const HtmlBuilder *self, gunichar c)
{
  return self->gap.n_breaks >= 2 ||
         (self->gap.n_breaks == 1 && (c == IDEOGRAPHIC_SPACE || self->gap.n_indent >= 2));
}

static void
close_gap (HtmlBuilder *self, gunichar c)
{
  if (gap_ends_paragraph (self, c))
    end_piece (self);
  else if (self->gap.n_breaks > 0)
    g_string_append_c (self->page->pool, self->heading_level > 0 ? ' ' : '\n');
  /* a line end of the source between two Chinese characters is no blank on paper */
  else if (self->gap.blank && !(self->gap.line_end && g_unichar_iswide (self->last) && g_unichar_iswide (c)))
    g_string_append_c (self->page->pool, ' ');
  self->gap = (Gap){ 0 };
}

/* m<sup>2</sup> must not become m2, nor 15<sup>2</sup> 152. */
static gunichar
superscript (const HtmlBuilder *self, gunichar c)
{
  if (self->depths[HTML_SUPERSCRIPT] == 0)
    return c;
  return c == '2' ? 0xB2 : c == '3' ? 0xB3 : c;
}

static void
add_char (HtmlBuilder *self, gunichar c)
{
  if (self->page->pool->len > self->start)
    close_gap (self, c);
  /* the indent of a paragraph is no part of its text */
  if (self->page->pool->len == self->start && (c == IDEOGRAPHIC_SPACE || c == 0x200B || c == 0xFEFF))
    return;

  g_string_append_unichar (self->page->pool, superscript (self, c));
  self->last = c;
  if (c != IDEOGRAPHIC_SPACE)
    {
      self->chars++;
      self->link_chars += self->link_depth > 0;
    }
}

static void
add_preformatted (HtmlBuilder *self, gunichar c)
{
  if (c == '\r')
    return;
  if (c != '\n' && c != ' ' && c != '\t')
    add_char (self, c);
  else if (self->page->pool->len > self->start)
    {
      close_gap (self, c);
      g_string_append_c (self->page->pool, (char) c);
    }
}

void
html_builder_add_text (HtmlBuilder *self, const char *utf8, gsize size)
{
  const char *end = utf8 + size;

  if (self->depths[HTML_DROPPED] > 0)
    return;
  if (self->depths[HTML_TITLE] > 0)
    {
      html_meta_add_title (&self->meta, utf8, size);
      return;
    }

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (self->depths[HTML_PREFORMATTED] > 0)
        add_preformatted (self, c);
      else if (c == NO_BREAK_SPACE || c == ' ' || (c >= '\t' && c <= '\r'))
        add_blank (self, c);
      else if (c >= ' ')
        add_char (self, c);
    }
}

/* --- elements
 * -------------------------------------------------------------------------------------------------------*/

static guint
get_count (const char *const *attributes, const char *name)
{
  const char *value = html_attribute (attributes, name);

  return value != NULL ? (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 1, 65534) : 1;
}

static gboolean
is_text_link (const char *const *attributes)
{
  const char *target = html_attribute (attributes, "href");

  return target != NULL && target[0] != '#';
}

static gboolean
opens_region (const HtmlBuilder *self, const char *name, HtmlTrait trait, const char *const *attributes)
{
  if (trait == HTML_ASIDE)
    return TRUE;
  if (self->depths[HTML_ARTICLE] > 0 || g_str_equal (name, "body") || g_str_equal (name, "html"))
    return FALSE;
  return trait == HTML_HEADER ||
         (trait >= HTML_BLOCK && trait <= HTML_TABLE && html_is_marked_aside (attributes));
}

/* Whether a piece ends where an element of this trait begins and ends */
static gboolean
parts_pieces (HtmlTrait trait)
{
  return (trait >= HTML_BLOCK && trait <= HTML_CELL) || trait == HTML_PREFORMATTED || trait == HTML_ASIDE ||
         trait == HTML_HEADER || trait == HTML_ARTICLE;
}

static void
enter_trait (HtmlBuilder *self, const Frame *frame, const char *const *attributes)
{
  switch (frame->trait)
    {
    case HTML_HEADING:
      self->heading_level = frame->level;
      break;
    case HTML_TABLE:
      html_tables_open_table (self->tables);
      break;
    case HTML_ROW:
      html_tables_open_row (self->tables);
      break;
    case HTML_CELL:
      html_tables_open_cell (self->tables, get_count (attributes, "colspan"),
                             get_count (attributes, "rowspan"));
      break;
    case HTML_BREAK:
      if (self->page->pool->len > self->start)
        {
          self->gap.n_breaks++;
          self->gap.n_indent = 0;
        }
      break;
    case HTML_META:
      html_meta_read (&self->meta, self->page, attributes);
      break;
    default:
      break;
    }
}

gboolean
html_builder_open (HtmlBuilder *self, const char *name, const char *const *attributes)
{
  Frame frame = { .outer_region = self->region };

  if (self->frames->len >= HTML_MAX_DEPTH || self->page->pieces->len >= self->max_pieces)
    return FALSE;

  frame.trait = html_element_get_trait (name, &frame.level);
  /* a page that fades in hides its body at first */
  if (!g_str_equal (name, "body") && !g_str_equal (name, "html") && html_is_hidden (attributes))
    frame.trait = HTML_DROPPED;
  if (self->depths[HTML_DROPPED] == 0)
    {
      if (parts_pieces (frame.trait))
        end_piece (self);
      if (opens_region (self, name, frame.trait, attributes))
        {
          HtmlRegion region = { .parent = self->region, .certain = frame.trait == HTML_ASIDE };

          self->region = self->page->regions->len;
          g_array_append_val (self->page->regions, region);
        }
      frame.is_link = frame.trait == HTML_LINK && is_text_link (attributes);
      self->link_depth += frame.is_link;
      enter_trait (self, &frame, attributes);
    }
  else if (frame.trait != HTML_DROPPED)
    frame.trait = HTML_INLINE;

  self->depths[frame.trait]++;
  g_array_append_val (self->frames, frame);
  return TRUE;
}

void
html_builder_close (HtmlBuilder *self, const char *name)
{
  Frame frame;

  if (self->frames->len == 0)
    return;

  frame = g_array_index (self->frames, Frame, self->frames->len - 1);
  if (parts_pieces (frame.trait))
    end_piece (self);

  g_array_set_size (self->frames, self->frames->len - 1);
  self->depths[frame.trait]--;
  self->link_depth -= frame.is_link;
  self->region = frame.outer_region;
  if (frame.trait == HTML_HEADING)
    self->heading_level = 0;
  else if (frame.trait == HTML_ROW)
    {
      html_tables_close_row (self->tables);
      /* a piece of the row may have been written behind the others */
      self->start = self->page->pool->len;
    }
  else if (frame.trait == HTML_TABLE)
    html_tables_close_table (self->tables);
}

void
html_builder_finish (HtmlBuilder *self)
{
  end_piece (self);
  while (self->frames->len > 0)
    html_builder_close (self, "");
  html_meta_finish (&self->meta, self->page);
}
