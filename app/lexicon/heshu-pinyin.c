/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-pinyin.h"

#include "heshu-lexicon-table.h"
#include "heshu-pinyin-table.h"

#include <string.h>

/* How much of what was typed can be behind us: bit n for n of its characters */
typedef guint64 Places;

#define PLACE(n) (G_GUINT64_CONSTANT (1) << (n))

G_STATIC_ASSERT (HESHU_PINYIN_MOST < 64);

static gunichar
fold (gunichar c)
{
  return g_unichar_tolower (heshu_lexicon_fold (c));
}

static gboolean
is_parting (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\'' || c == 0x2019;
}

gboolean
heshu_pinyin_search_init (HeshuPinyinSearch *self, const char *typed)
{
  gboolean parted = FALSE;

  g_return_val_if_fail (self != NULL && typed != NULL, FALSE);

  memset (self, 0, sizeof *self);
  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold (g_utf8_get_char (p));

      if (is_parting (c))
        {
          parted = TRUE;
          continue;
        }
      if (self->n_chars == HESHU_PINYIN_MOST)
        return FALSE;
      if (parted)
        self->parted |= PLACE (self->n_chars);
      parted = FALSE;
      self->chars[self->n_chars++] = c;
    }

  return self->n_chars > 0;
}

/* --- readings --- */

static guint
find_row (gunichar c)
{
  guint low = 0, high = heshu_pinyin_n_rows;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (heshu_pinyin_rows[middle].character < c)
        low = middle + 1;
      else
        high = middle;
    }
  return low < heshu_pinyin_n_rows && heshu_pinyin_rows[low].character == c ? heshu_pinyin_rows[low].reading
                                                                            : 0;
}

static guint
get_reading (gunichar c)
{
  if (c >= HESHU_PINYIN_FIRST && c <= HESHU_PINYIN_LAST)
    return heshu_pinyin_block[c - HESHU_PINYIN_FIRST];
  return c >= 0x3000 ? find_row (c) : 0;
}

/* --- steps --- */

static gboolean
is_letter_of (char letter, gunichar typed)
{
  return typed == (gunichar) letter || (letter == 'v' && (typed == 'u' || typed == 0xFC));
}

/* Where @place leads by a character that is read as @syllable */
static Places
read_syllable (const HeshuPinyinSearch *self, guint place, const char *syllable)
{
  Places reached = 0;
  guint n = 0;

  while (syllable[n] != '\0' && place + n < self->n_chars &&
         (n == 0 || (self->parted & PLACE (place + n)) == 0) &&
         is_letter_of (syllable[n], self->chars[place + n]))
    {
      n++;
      if (n == 1 || (n == 2 && syllable[1] == 'h') || syllable[n] == '\0' || place + n == self->n_chars)
        reached |= PLACE (place + n);
    }

  return reached;
}

static Places
read_character (const HeshuPinyinSearch *self, guint place, gunichar c, guint reading)
{
  Places reached = c == self->chars[place] ? PLACE (place + 1) : 0;

  if (reading == 0 || self->chars[place] > 'z')
    return reached;
  if ((reading & HESHU_PINYIN_SEVERAL) == 0)
    return reached | read_syllable (self, place, heshu_pinyin_syllables[reading]);
  for (const guint16 *list = heshu_pinyin_lists + (reading & ~HESHU_PINYIN_SEVERAL); *list != 0; list++)
    reached |= read_syllable (self, place, heshu_pinyin_syllables[*list]);

  return reached;
}

static Places
step (const HeshuPinyinSearch *self, Places places, gunichar c)
{
  guint reading = get_reading (c);
  Places reached = reading == 0 && !g_unichar_isalnum (c) ? places : 0;

  for (guint place = 0; place < self->n_chars; place++)
    if ((places & PLACE (place)) != 0)
      reached |= read_character (self, place, c, reading);

  return reached;
}

/* (nullable): behind the last character where the text from @text on is as was typed */
static const char *
match_here (const HeshuPinyinSearch *self, const char *text)
{
  Places places =
      read_character (self, 0, fold (g_utf8_get_char (text)), get_reading (g_utf8_get_char (text)));

  for (const char *p = g_utf8_next_char (text); places != 0; p = g_utf8_next_char (p))
    {
      if ((places & PLACE (self->n_chars)) != 0)
        return p;
      if (*p == '\0')
        break;
      places = step (self, places, fold (g_utf8_get_char (p)));
    }

  return NULL;
}

gboolean
heshu_pinyin_find (const HeshuPinyinSearch *self, const char *text, guint *start, guint *end)
{
  g_return_val_if_fail (self != NULL && self->n_chars > 0 && text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *behind = match_here (self, p);

      if (behind == NULL)
        continue;
      if (start != NULL)
        *start = (guint) (p - text);
      if (end != NULL)
        *end = (guint) (behind - text);
      return TRUE;
    }

  return FALSE;
}
