/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-private.h"

/* The items of a list that is one phrase, and what each of them is called */

static gboolean
is_list_mark (const HeshuExtraction *extraction, guint position, guint *length)
{
  gunichar c = extraction->chars[position];

  *length = 1;
  if (c == 0x3001 || c == 0x548C || c == 0x4E0E || c == 0x53CA) /* 、 和 与 及 */
    return TRUE;
  if (c == 0x4EE5 && position + 1 < extraction->length &&
      extraction->chars[position + 1] == 0x53CA) /* 以及 */
    {
      *length = 2;
      return TRUE;
    }
  return FALSE;
}

/* Splits @range at 、和与及 outside of brackets and quotes. Returns: (transfer full): of HeshuRange */
GArray *
heshu_namer_split_items (HeshuNamer *self, HeshuRange range)
{
  HeshuExtraction *extraction = self->extraction;
  GArray *items = g_array_new (FALSE, FALSE, sizeof (HeshuRange));
  HeshuRange item = { range.start, range.start };
  guint depth = 0;

  for (guint i = range.start; i < range.end;)
    {
      gunichar c = extraction->chars[i];
      guint length = 1;

      depth += c == '(' || c == 0xFF08 || c == 0x201C ? 1 : 0;
      depth -= depth > 0 && (c == ')' || c == 0xFF09 || c == 0x201D) ? 1 : 0;
      if (depth == 0 && i > item.start && is_list_mark (extraction, i, &length))
        {
          item.end = i;
          g_array_append_val (items, item);
          item.start = i + length;
        }
      i += length;
    }
  item.end = range.end;
  if (!heshu_range_is_empty (item))
    g_array_append_val (items, item);
  return items;
}

/* 化妆品、医疗器械抽检合格率: what was done with all of them begins at the verb in the last item. Returns:
 * (transfer full) (nullable) */
static char *
dup_work_of_last (HeshuNamer *self, GArray *items)
{
  HeshuRange last = g_array_index (items, HeshuRange, items->len - 1);

  for (guint i = last.start + 2; i + 2 < last.end; i++)
    {
      const HeshuMatch *verb = heshu_extraction_match_at (self->extraction, HESHU_CATEGORY ("verb"), i);

      if (verb == NULL || verb->end - verb->start < 2)
        continue;
      for (guint n = 0; n + 1 < items->len; n++)
        if (heshu_extraction_first_in (self->extraction, HESHU_CATEGORY ("verb"),
                                       g_array_index (items, HeshuRange, n)) != NULL)
          return NULL;
      return heshu_phrases_dup (&self->phrases, (HeshuRange){ i, last.end });
    }
  return NULL;
}

/* 化学需氧量、氨氮、氮氧化物排放量: what all of them are measured by. Returns: (transfer full) (nullable) */
static char *
dup_measure_of_last (HeshuNamer *self, HeshuRange last)
{
  g_autofree char *text = heshu_phrases_dup (&self->phrases, last);
  const char *measure = heshu_namer_find_measure (self, text);

  return *measure != '\0' && measure > text ? g_strdup (measure) : NULL;
}

/* Of two items, or where all but the last are as long, the last one's own part is so too */
static gboolean
have_one_length (GArray *items)
{
  guint length = heshu_range_length (g_array_index (items, HeshuRange, 0));

  for (guint i = 1; i + 1 < items->len; i++)
    if (heshu_range_length (g_array_index (items, HeshuRange, i)) != length)
      return FALSE;
  return TRUE;
}

static guint
count_latin (const HeshuExtraction *extraction, HeshuRange range)
{
  guint n = 0;

  while (range.start + n < range.end && (extraction->chars[range.start + n] < 0x80))
    n++;
  return n;
}

/* 小学、初中、普通高中毕业生: where the first item is one of the words for parts, how long such a word is
 * that the last begins with; 0 without */
static guint
find_part_beside (HeshuNamer *self, HeshuRange first, HeshuRange last)
{
  const HeshuMatch *part =
      heshu_term_index_lookup (self->extraction->terms, HESHU_CATEGORY ("part-word"), last.start, last.end);

  return part != NULL && part->end < last.end &&
                 heshu_phrases_is (&self->phrases, HESHU_CATEGORY ("part-word"), first, NULL)
             ? (guint) part->end - last.start
             : 0;
}

/* How much of the last item is its own: as much as the first has, as each between has, or its letters (PM10、
 * PM2.5月均浓度) */
static guint
measure_own (HeshuNamer *self, GArray *items, gboolean *apart)
{
  HeshuRange first = g_array_index (items, HeshuRange, 0);
  HeshuRange last = g_array_index (items, HeshuRange, items->len - 1);
  guint latin = count_latin (self->extraction, last);
  gunichar end;
  guint own;

  if (latin > 1 && count_latin (self->extraction, first) == heshu_range_length (first))
    return latin;
  if ((own = find_part_beside (self, first, last)) != 0)
    return own;
  own = heshu_range_length (first);
  if (items->len < 3 || own <= heshu_range_length (g_array_index (items, HeshuRange, 1)))
    return own;
  own = heshu_range_length (g_array_index (items, HeshuRange, 1));
  if (heshu_range_length (last) <= own)
    return heshu_range_length (first);
  end = self->extraction->chars[first.end - 1];
  if (self->extraction->chars[last.start + own - 1] != end)
    return heshu_range_length (first);
  for (guint i = 1; i + 1 < items->len; i++)
    if (heshu_range_length (g_array_index (items, HeshuRange, i)) != own ||
        self->extraction->chars[g_array_index (items, HeshuRange, i).end - 1] != end)
      return heshu_range_length (first);
  *apart = TRUE;
  return own;
}

/* 城镇和农村居民人均可支配收入: the last item carries what all of them are, behind as much as the first one
 * has of its own. Returns: (transfer full): of char *, one per item */
GPtrArray *
heshu_namer_name_items (HeshuNamer *self, GArray *items)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  HeshuRange last = g_array_index (items, HeshuRange, items->len - 1);
  gboolean apart = FALSE; /* words stand before the first item's own */
  guint own = measure_own (self, items, &apart);
  g_autofree char *common = NULL;

  if (!have_one_length (items) && (common = dup_work_of_last (self, items)) == NULL)
    common = dup_measure_of_last (self, last);
  if (common == NULL && items->len > 1 && heshu_range_length (last) > own)
    common = heshu_phrases_dup (&self->phrases, (HeshuRange){ last.start + own, last.end });
  for (guint i = 0; i < items->len; i++)
    {
      HeshuRange item = g_array_index (items, HeshuRange, i);
      g_autofree char *text = NULL;

      /* 参保人员在一级、二级、三级医院: what stands before the first item's own is of no item */
      if (i == 0 && common != NULL && apart)
        item.start = item.end - own;
      text = heshu_phrases_dup (&self->phrases, item);

      if (i + 1 < items->len && common != NULL)
        g_ptr_array_add (names, g_strconcat (text, common, NULL));
      else
        g_ptr_array_add (names, g_steal_pointer (&text));
    }
  return names;
}
