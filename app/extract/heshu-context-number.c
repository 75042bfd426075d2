/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-context-private.h"

#include "heshu-chars.h"

#include <string.h>

/* 沈铁政办发, in characters */
#define LONGEST_PREFIX 8
/* 沈 and 铁 */
#define MOST_PLACES 2
/* 字, 发, 办发: what kind of document it is */
#define LONGEST_KIND 2
/* How far from its start a page's numbers are looked for: they stand below the title and in the first
 * sentences */
#define SEARCHED 2000
#define N_PROVINCES 31

/* A document's number: whose it is stands before 〔2023〕21号 */
typedef struct
{
  HeshuRange range;             /* to 〔 */
  gunichar places[MOST_PLACES]; /* 乐 of 乐民字; 沈 and 铁 of 沈铁政办发 */
  guint n_places;
  const HeshuTerm *body; /* 民, 政办 */
} DocumentNumber;

/* How many characters before @position say whose the number is, none of them before @start: two in
 * 沈铁政办发, one in 根据德政办字 */
static guint
count_places (const HeshuContext *self, guint start, guint position)
{
  guint n = position - start;

  if (n > 1 &&
      heshu_term_index_lookup (self->terms, HESHU_CATEGORY ("cite-lead"), position - 2, position - 1) != NULL)
    return 1;
  return MIN (n, MOST_PLACES);
}

/* Reads the prefix that ends at the 〔 at @end. FALSE where its characters are no district's and a body's */
static gboolean
read_prefix (const HeshuContext *self, guint end, DocumentNumber *number)
{
  guint start = end;

  while (start > 0 && end - start < LONGEST_PREFIX && heshu_char_is_han (self->chars[start - 1]))
    start--;
  *number = (DocumentNumber){ .range = { start, end } };
  for (guint i = start + 1; i < end; i++)
    {
      number->body = heshu_term_index_lookup_term (self->terms, HESHU_CATEGORY ("document-body"), i, end);
      if (number->body == NULL || i + heshu_term_get_length (number->body) + LONGEST_KIND < end)
        continue;
      number->n_places = count_places (self, start, i);
      memcpy (number->places, self->chars + i - number->n_places, number->n_places * sizeof (gunichar));
      return TRUE;
    }
  return FALSE;
}

static gboolean
begins_with (const char *name, gunichar first)
{
  return name != NULL && g_utf8_get_char (name) == first;
}

/* The level that the text speaks of: 区, 县 or 市 of 我市, 全市, 市政府; 0 where it says none */
static gunichar
find_level (const HeshuContext *self)
{
  static const gunichar levels[] = { 0x533A, 0x53BF, 0x5E02 }; /* 区 县 市 */
  guint counts[G_N_ELEMENTS (levels)] = { 0 };
  guint best = 0;

  for (guint i = 0; i < MIN (self->length, SEARCHED); i++)
    {
      const HeshuTerm *term =
          heshu_term_index_lookup_term (self->terms, HESHU_CATEGORY ("level-word"), i, self->length);
      guint length = term != NULL ? heshu_term_get_length (term) : 0;

      for (guint k = 0; length > 1 && k < G_N_ELEMENTS (levels); k++)
        counts[k] += self->chars[i + length - 1] == levels[k];
    }
  for (guint k = 1; k < G_N_ELEMENTS (levels); k++)
    if (counts[k] > counts[best])
      best = k;
  return counts[best] > 0 ? levels[best] : 0;
}

typedef struct
{
  const HeshuContext *context;
  gunichar upper, own, level;
  HeshuPlace found;
  guint n_found;
} Search;

static gboolean
lookup (const HeshuContext *self, int code, HeshuPlace *place)
{
  g_autoptr (GPtrArray) known = NULL;
  char text[8];

  g_snprintf (text, sizeof text, "%06d", code);
  known = heshu_lexicon_find_value (self->lexicon, "district", text);
  if (known->len == 0)
    return FALSE; /* before it is interned: most numbers are no code */
  *place = (HeshuPlace){ .parent = g_intern_string (text) }; /* codes are looked up by their address */
  return heshu_places_get_parent (self->places, place, place);
}

static void
search_prefecture (Search *self, int prefecture)
{
  HeshuPlace place;

  if (!lookup (self->context, prefecture, &place) || !begins_with (place.name, self->upper))
    return;
  for (int i = 1; i < 100; i++)
    {
      const char *tail;

      if (!lookup (self->context, prefecture + i, &place) || !g_str_equal (place.level, "county") ||
          !begins_with (place.name, self->own))
        continue;
      tail = g_utf8_find_prev_char (place.name, place.name + strlen (place.name));
      if (self->level != 0 && g_utf8_get_char (tail) != self->level)
        continue;
      self->found = place;
      self->n_found++;
    }
}

/* The one district of China whose name begins with @own and that of its prefecture with @upper */
static gboolean
find_district (const HeshuContext *self, gunichar upper, gunichar own, gunichar level, HeshuPlace *place)
{
  static const int provinces[N_PROVINCES] = { 11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41,
                                              42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65 };
  Search search = { .context = self, .upper = upper, .own = own, .level = level };

  for (guint i = 0; i < N_PROVINCES; i++)
    for (int prefecture = 1; prefecture <= 53; prefecture++)
      search_prefecture (&search, (provinces[i] * 100 + prefecture) * 100);
  *place = search.found;
  return search.n_found == 1;
}

static gboolean
begins_line (const HeshuContext *self, guint position)
{
  for (guint i = 0; i < self->n_lines && self->lines[i].start <= position; i++)
    if (self->lines[i].start == position)
      return TRUE;
  return FALSE;
}

gboolean
heshu_context_read_number_body (const HeshuContext *self, const char *area, HeshuAgencyReading *agency)
{
  DocumentNumber number;

  for (guint i = 1; area != NULL && i < MIN (self->length, SEARCHED); i++)
    {
      if (self->chars[i] != 0x3014 /* 〔 */ || !read_prefix (self, i, &number) ||
          !begins_line (self, number.range.start) || number.n_places < MOST_PLACES ||
          g_utf8_strchr (area, -1, number.places[number.n_places - 1]) == NULL)
        continue;
      *agency = (HeshuAgencyReading){
        .found = TRUE,
        .agency = { .core = g_intern_string (heshu_term_get_value (number.body)),
                    .kind = g_intern_static_string ("department") },
        .span = heshu_reading_get_span (self->reading, number.range.start, number.range.end + 1),
      };
      return TRUE;
    }
  return FALSE;
}

gboolean
heshu_context_read_number (const HeshuContext *self,
                           HeshuPlace *place,
                           HeshuAgencyReading *agency,
                           HeshuSpan *span)
{
  DocumentNumber own = { 0 }, other;
  gunichar upper = 0;

  for (guint i = 1; i < MIN (self->length, SEARCHED); i++)
    {
      if (self->chars[i] != 0x3014 /* 〔 */ || !read_prefix (self, i, &other))
        continue;
      if (own.body == NULL)
        own = other;
      else if (upper == 0 && other.n_places == 1 && other.places[0] != own.places[0])
        upper = other.places[0]; /* what the document goes back to is of the unit above */
    }
  if (own.body == NULL)
    return FALSE;
  if (own.n_places == 2)
    upper = own.places[0];
  if (upper == 0 || !find_district (self, upper, own.places[own.n_places - 1], find_level (self), place))
    return FALSE;
  *span = heshu_reading_get_span (self->reading, own.range.start, own.range.end + 1);
  if (!agency->found)
    *agency = (HeshuAgencyReading){
      .found = TRUE,
      .agency = { .core = g_intern_string (heshu_term_get_value (own.body)),
                  .kind = g_intern_static_string ("department") },
      .span = *span,
      .area_span = *span,
    };
  return TRUE;
}
