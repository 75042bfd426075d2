/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-page.h"

/* A piece with a share of its characters in links, in percent, is navigation */
#define LINK_PERCENT 60u
/* and so is a short one without a sentence, of which some is (当前位置: 首页 > 新闻) */
#define SHORT_LINK_PERCENT 30u
#define SHORT_CHARS 60u
/* An article that the page marks itself is believed where most of the page's text stands in it */
#define ARTICLE_PERCENT 50u

HtmlPage *
html_page_new (void)
{
  HtmlPage *self = g_new0 (HtmlPage, 1);

  self->pool = g_string_new (NULL);
  self->pieces = g_array_new (FALSE, TRUE, sizeof (HtmlPiece));
  self->regions = g_array_new (FALSE, TRUE, sizeof (HtmlRegion));
  g_array_set_size (self->regions, 1);
  return self;
}

void
html_page_free (HtmlPage *self)
{
  g_string_free (self->pool, TRUE);
  g_array_unref (self->pieces);
  g_array_unref (self->regions);
  for (guint i = 0; i < G_N_ELEMENTS (self->strings); i++)
    g_free (self->strings[i]);
  g_free (self);
}

static HtmlRegion *
get_region (HtmlPage *self, guint index)
{
  return &g_array_index (self->regions, HtmlRegion, index);
}

static HtmlPiece *
get_piece (HtmlPage *self, guint index)
{
  return &g_array_index (self->pieces, HtmlPiece, index);
}

/* A region that holds most of the page's text is none: a page whose outermost box is of class `menu` has an
 * article. An inner region has a higher index than the one around it. */
static guint
judge_regions (HtmlPage *self)
{
  guint total;

  for (guint i = self->regions->len - 1; i > 0; i--)
    get_region (self, get_region (self, i)->parent)->plain_chars += get_region (self, i)->plain_chars;

  total = get_region (self, 0)->plain_chars;
  for (guint i = 1; i < self->regions->len; i++)
    {
      HtmlRegion *region = get_region (self, i);

      region->aside =
          get_region (self, region->parent)->aside ||
          (region->certain ? region->plain_chars < total || total == 0 : region->plain_chars <= total / 2);
    }
  return total;
}

static gboolean
article_is_marked (HtmlPage *self, guint total)
{
  guint64 inside = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const HtmlPiece *piece = get_piece (self, i);

      if (piece->in_article)
        inside += piece->chars - piece->link_chars;
    }
  return inside > 0 && inside * 100 >= (guint64) total * ARTICLE_PERCENT;
}

static gboolean
has_sentence (HtmlPage *self, const HtmlPiece *piece)
{
  return g_strstr_len (self->pool->str + piece->start, (gssize) piece->size, "。") != NULL;
}

static gboolean
is_navigation (HtmlPage *self, const HtmlPiece *piece)
{
  guint64 percent = piece->chars > 0 ? (guint64) piece->link_chars * 100 / piece->chars : 0;

  /* the districts in a table of figures are often links; a headline is where it links to itself */
  if (piece->kind == HESHU_BLOCK_TABLE_ROW || (piece->kind == HESHU_BLOCK_HEADING && piece->level <= 2))
    return percent >= 90 && piece->kind == HESHU_BLOCK_TABLE_ROW;
  if (percent >= LINK_PERCENT)
    return !has_sentence (self, piece);
  return percent >= SHORT_LINK_PERCENT && piece->chars <= SHORT_CHARS && !has_sentence (self, piece);
}

/* A heading behind which only asides stand until the next heading (相关新闻) belongs to them. */
static void
judge_headings (HtmlPage *self)
{
  gboolean seen_text = FALSE;
  gboolean seen_aside = FALSE;

  for (guint i = self->pieces->len; i-- > 0;)
    {
      HtmlPiece *piece = get_piece (self, i);

      if (piece->kind == HESHU_BLOCK_ASIDE)
        seen_aside = TRUE;
      else if (piece->kind != HESHU_BLOCK_HEADING)
        seen_text = TRUE;
      else
        {
          if (seen_aside && !seen_text && piece->level > 1)
            piece->kind = HESHU_BLOCK_ASIDE;
          /* a headline in several headings: what stands behind the last one stands behind all */
          else if (seen_text)
            seen_aside = FALSE;
          seen_text = seen_text && i > 0 && get_piece (self, i - 1)->kind == HESHU_BLOCK_HEADING;
        }
    }
}

void
html_page_find_asides (HtmlPage *self)
{
  guint total = judge_regions (self);
  gboolean marked = article_is_marked (self, total);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      HtmlPiece *piece = get_piece (self, i);
      gboolean headline = piece->kind == HESHU_BLOCK_HEADING && piece->level == 1;

      if (get_region (self, piece->region)->aside || (marked && !piece->in_article && !headline) ||
          is_navigation (self, piece))
        piece->kind = HESHU_BLOCK_ASIDE;
    }
  judge_headings (self);

  for (guint i = 0; i < self->pieces->len; i++)
    if (get_piece (self, i)->kind != HESHU_BLOCK_HEADING)
      get_piece (self, i)->level = 0;
}
