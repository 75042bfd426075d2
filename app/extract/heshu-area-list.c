/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-area-private.h"

#include "heshu-numeral.h"

#include <string.h>

/* How much may stand between two figures that are handed out: 、升 */
#define LINK_REACH 6
/* A name without its last character */
#define SHORTEST_CLIPPED 2
#define LONGEST_CLIPPED 4

/* 惠济区、金水区分别为…: where the word stands between @range's start and its end; its start, or the end */
static guint
find_each_word (const HeshuExtraction *self, HeshuRange range)
{
  guint i = range.start;

  while (i < range.end && heshu_extraction_match_at (self, HESHU_CATEGORY ("each-word"), i) == NULL)
    i++;
  return i;
}

static gboolean
is_link (gunichar c)
{
  return c == 0x3001 || c == 0x548C || c == 0x4E0E || c == 0x53CA; /* 、 和 与 及 */
}

/* 三地, 两县 behind the last of a list */
static gboolean
sums_up (const HeshuExtraction *self, guint position)
{
  gunichar unit = heshu_extraction_get_char (self, position + 1);

  return heshu_numeral_is_chinese (heshu_extraction_get_char (self, position)) &&
         (unit == 0x5730 || unit == 0x533A || unit == 0x53BF || unit == 0x5E02); /* 地 区 县 市 */
}

/* 常熟 of 张家港、常熟分别…: behind a district a neighbour of it, without its last character */
static gboolean
match_neighbour (HeshuPlacing *self, guint position, guint end, HeshuPlace *place)
{
  static const HeshuPlace any = { 0 };
  const HeshuPlace *before = &g_array_index (self->list, HeshuPlace, self->list->len - 1);
  const HeshuExtraction *extraction = self->extraction;

  for (guint behind = position + SHORTEST_CLIPPED; behind <= MIN (end, position + LONGEST_CLIPPED); behind++)
    if ((behind == end || is_link (extraction->chars[behind]) || sums_up (extraction, behind)) &&
        heshu_places_match_clipped (self->places, extraction->chars, &any, position, behind, place) &&
        *place->code != '\0' && strncmp (place->code, before->code, 4) == 0)
      return TRUE;
  return FALSE;
}

static void
collect_places (HeshuPlacing *self, HeshuRange range)
{
  const HeshuTermIndex *terms = self->extraction->terms;

  g_array_set_size (self->list, 0);
  for (guint i = range.start; i < range.end;)
    {
      HeshuPlace place;
      gboolean goes_on = self->list->len > 0 && i > range.start && is_link (self->extraction->chars[i - 1]);

      if (!heshu_places_match (self->places, terms, i, range.end, &place) &&
          !heshu_area_match_clipped (self, i, range.end, &place) &&
          (!goes_on || (!heshu_places_match_listed (self->places, terms, i, range.end, &place) &&
                        !match_neighbour (self, i, range.end, &place))))
        {
          i++;
          continue;
        }
      g_array_append_val (self->list, place);
      i = place.range.end;
    }
}

static gboolean
are_linked (const HeshuExtraction *self, const HeshuFigure *left, const HeshuFigure *right)
{
  guint from = MAX (left->whole.end, left->numeral.end);

  if (right->numeral.start < from || right->numeral.start - from > LINK_REACH)
    return FALSE;
  for (guint i = from; i < right->numeral.start; i++)
    if (is_link (self->chars[i]))
      return TRUE;
  return FALSE;
}

/* How many figures from @first to the end of its clause are in a row: 降3.1%、升5.3%; 0 where they are not */
static guint
count_row (const HeshuExtraction *self, guint first)
{
  const HeshuFigure *before = heshu_extraction_get_figure (self, first);
  guint clause = before->clause;
  guint count = 1;

  for (guint i = first + 1; i < self->figures->len; i++)
    {
      const HeshuFigure *figure = heshu_extraction_get_figure (self, i);

      if (figure->clause != clause)
        break;
      if (figure->excluded != NULL || figure->builder == NULL)
        continue;
      if (!are_linked (self, before, figure))
        return 0;
      before = figure;
      count++;
    }
  return count;
}

/* As many of those spoken of last as figures follow in a row: 甲市8人,乙县、丙县分别9人、7人,分别增长2%、3%
 */
static void
take_owners (HeshuPlacing *self, guint index, const GArray *owners)
{
  guint n = count_row (self->extraction, index);

  if (n > 1 && n <= owners->len)
    g_array_append_vals (self->list, &g_array_index (owners, HeshuPlace, owners->len - n), n);
}

void
heshu_area_read_list (HeshuPlacing *self, guint index)
{
  const HeshuFigure *figure = heshu_extraction_get_figure (self->extraction, index);
  HeshuRange clause = heshu_extraction_get_clause (self->extraction, figure->clause);
  HeshuRange before = { clause.start, figure->numeral.start };
  guint each;

  if (clause.start == self->list_clause)
    return;
  self->list_clause = clause.start;
  if (figure->sentence != self->list_sentence)
    g_array_set_size (self->list, 0);
  self->list_sentence = figure->sentence;
  each = find_each_word (self->extraction, before);
  if (each < before.end)
    {
      collect_places (self, (HeshuRange){ clause.start, each });
      /* 甲县新增8人,乙县9人,分别完成…: those that the sentence, else the one before, spoke of */
      if (self->list->len == 0)
        take_owners (self, index, self->owners->len > 1 ? self->owners : self->owners_before);
    }
  /* 分别为62、60,降3.1%、升5.3%: as many figures again */
  else if (self->list->len < 2 || self->list_used < self->list->len ||
           count_row (self->extraction, index) != self->list->len)
    return;
  self->list_used = 0;
  self->list_from = each < before.end ? each : clause.start;
  self->list_home = figure->clause;
}

/* 分别为62、60微克/立方米: a number without its unit takes its turn too */
static guint
count_bare_numbers (const HeshuExtraction *self, guint from, guint end)
{
  guint n = 0;

  for (guint i = from; i + 1 < end; i++)
    n += g_unichar_isdigit (self->chars[i]) && self->chars[i + 1] == 0x3001; /* 、 */
  return n;
}

gboolean
heshu_area_take_listed (HeshuPlacing *self, const HeshuFigure *figure, HeshuPlaced *placed)
{
  const HeshuPlace *place;

  if (self->list->len < 2 || figure->sentence != self->list_sentence || figure->clause != self->list_home)
    return FALSE;
  self->list_used += count_bare_numbers (self->extraction, self->list_from, figure->numeral.start);
  self->list_from = MAX (figure->whole.end, figure->numeral.end);
  if (self->list_used >= self->list->len)
    return FALSE;
  place = &g_array_index (self->list, HeshuPlace, self->list_used++);
  *placed = (HeshuPlaced){ place->name, place->code, place->range, "district-of-list", 0.85 };
  return TRUE;
}

gboolean
heshu_area_read_pair (HeshuPlacing *self, HeshuRange item, HeshuPlaced *placed)
{
  const HeshuMatch *match =
      heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("former-word"), item.start);
  const GArray *pair = self->list->len == 2 ? self->list : self->owners;
  const HeshuPlace *place;

  if (match == NULL || pair->len != 2)
    return FALSE;
  place = &g_array_index (pair, HeshuPlace, g_strcmp0 (heshu_term_get_value (match->term), "last") == 0);
  *placed = (HeshuPlaced){ place->name, place->code, place->range, "district-of-pair", 0.85 };
  return TRUE;
}

void
heshu_area_note_owner (HeshuPlacing *self, const HeshuPlaced *placed)
{
  HeshuPlace place = { .range = placed->range, .name = placed->name, .code = placed->code };

  if (placed->rule == NULL)
    return;
  for (guint i = 0; i < self->owners->len; i++)
    if (g_array_index (self->owners, HeshuPlace, i).name == placed->name)
      return;
  place.parent = place.level = g_intern_static_string ("");
  g_array_append_val (self->owners, place);
}
