/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-numeral-private.h"

#include <string.h>

/* What 二十 五 and 三百 五 mean: units after 十 or 零, else the place below the last multiplier (colloquial
 * 三百五, 一万二) */
static void
close_number (HeshuNumeralReader *self)
{
  int exp = 0;

  if (!self->open)
    return;
  if (self->open_chinese && !self->zero && self->open_chars == 1 && self->places == 0)
    {
      if (self->last_small < 4)
        exp = self->last_small - 1;
      else if (self->big < 99)
        exp = self->big - 1;
    }
  for (int i = 0; i < exp; i++)
    mpz_mul_ui (self->number, self->number, 10);
  mpz_add (self->section, self->section, self->number);
  self->low = exp - self->places;
  self->closing = 0;
  self->open = FALSE;
}

static void
scale_by (mpz_t number, int exp)
{
  mpz_t factor;

  mpz_init (factor);
  mpz_ui_pow_ui (factor, 10, (gulong) exp);
  mpz_mul (number, number, factor);
  mpz_clear (factor);
}

static gboolean
take_small (HeshuNumeralReader *self, int exp)
{
  if (exp >= self->last_small)
    return FALSE;
  if (!self->open)
    mpz_set_ui (self->number, 1);
  scale_by (self->number, exp);
  mpz_add (self->section, self->section, self->number);
  self->open = FALSE;
  self->zero = FALSE;
  self->last_small = exp;
  self->low = exp - self->places;
  self->closing = exp;
  return TRUE;
}

/* 万 closes what stands since the last 万 or 亿, 亿 all since the last 亿: 一万五千亿 is 15000亿, 三亿五千万
 * is 3.5亿 */
static gboolean
take_big (HeshuNumeralReader *self, int exp)
{
  gboolean after_big = mpz_sgn (self->section) == 0 && !self->open && self->big < 99;

  if (exp >= self->big && !(exp == 8 && self->big == 4))
    return FALSE;
  if (self->open)
    {
      mpz_add (self->section, self->section, self->number);
      self->low = -self->places;
      self->open = FALSE;
    }
  if (mpz_sgn (self->section) == 0 && mpz_sgn (self->tenthou) == 0)
    {
      if (self->big < 99)
        return FALSE;
      mpz_set_ui (self->section, 1); /* 万余, 亿元 */
      self->low = 0;
    }
  if (exp == 8)
    {
      mpz_add (self->section, self->section, self->tenthou);
      mpz_set_ui (self->tenthou, 0);
      scale_by (self->section, exp);
      mpz_add (self->done, self->done, self->section);
    }
  else
    {
      scale_by (self->section, exp);
      mpz_add (self->tenthou, self->tenthou, self->section);
    }
  mpz_set_ui (self->section, 0);
  self->low += exp;
  self->closing = (after_big || self->closing < 4) ? self->closing + exp : exp;
  self->last_small = 4;
  self->big = exp;
  self->zero = FALSE;
  return TRUE;
}

/* Whether the number behind a multiplier goes on (3万4000, 2亿3千): not where the first one has decimals,
 * where it is as large as the place it would fill, or where it is a date (3万2021年) */
static gboolean
goes_on (const HeshuNumeralReader *self, const HeshuToken *token)
{
  gunichar behind = heshu_numeral_char_at (self, token->end);
  guint room = self->last_small < 4 ? (guint) self->last_small : (self->big < 99 ? (guint) self->big : 0);

  if (self->open || room == 0 || self->places > 0)
    return FALSE;
  if (token->chinese)
    return token->places == 0 || self->last_small < 4; /* 十二点五; no 一万二点五 */
  if (token->places > 0)
    return FALSE;
  return token->n_chars <= room && behind != 0x5E74 && behind != 0x6708 && behind != 0x65E5 &&
         behind != '%' && behind != 0xFF05;
}

static void
reader_init (HeshuNumeralReader *self, const gunichar *chars, gsize length, HeshuNumeralFlags flags)
{
  memset (self, 0, sizeof *self);
  self->chars = chars;
  self->length = length;
  self->flags = flags;
  self->last_small = 4;
  self->big = 99;
  mpz_inits (self->done, self->tenthou, self->section, self->number, self->pending, NULL);
}

static void
reader_clear (HeshuNumeralReader *self)
{
  mpz_clears (self->done, self->tenthou, self->section, self->number, self->pending, NULL);
}

static void
take_number (HeshuNumeralReader *self, const HeshuToken *token)
{
  if (token->places > 0)
    {
      scale_by (self->section, token->places);
      scale_by (self->tenthou, token->places);
      scale_by (self->done, token->places);
    }
  mpz_swap (self->number, self->pending);
  self->open = TRUE;
  self->places = token->places;
  self->open_chinese = token->chinese;
  self->open_chars = token->n_chars;
  self->year = !token->chinese && token->n_chars == 4 && token->places == 0 &&
               mpz_cmp_ui (self->number, 1900) >= 0 && mpz_cmp_ui (self->number, 2100) < 0;
}

/* Behind an inner 余, 多, 几 or 来 at @position, or @position. 几 and 来 want a multiplier before them
 * (三十几, 十来个), 余 and 多 one of them or ten at the least; 来自 and 来源 are words. */
static gsize
skip_inner (const HeshuNumeralReader *self, gsize position, HeshuTokenKind last, HeshuNumeral *numeral)
{
  gunichar c = heshu_numeral_char_at (self, position), next = heshu_numeral_char_at (self, position + 1);
  gboolean place = last == HESHU_TOKEN_SMALL || last == HESHU_TOKEN_BIG;

  if (numeral->qualifier != HESHU_QUALIFIER_EXACT)
    return position;
  if (c == 0x4F59 || c == 0x591A)
    {
      if (!place && self->open_chars < 2 && heshu_numeral_get_chinese (next) < 14)
        return position;
      numeral->qualifier = HESHU_QUALIFIER_OVER;
    }
  else if (c == 0x51E0 && place)
    numeral->qualifier = HESHU_QUALIFIER_OVER;
  else if (c == 0x6765 && place && numeral->chinese && next != 0x81EA && next != 0x6E90)
    numeral->qualifier = HESHU_QUALIFIER_ABOUT;
  else
    return position;
  return position + 1;
}

/* 1.2 万人次, as the web parts numbers from words */
static gsize
skip_blank_before_big (const HeshuNumeralReader *self, gsize position)
{
  gboolean blank =
      heshu_numeral_char_at (self, position) == ' ' || heshu_numeral_char_at (self, position) == 0xA0;

  if (!blank || (self->flags & HESHU_NUMERAL_IN_CELLS) ||
      heshu_numeral_get_chinese (heshu_numeral_char_at (self, position + 1)) < 14)
    return position;
  return position + 1;
}

/* Returns: the end of the numeral, @position where none begins there */
static gsize
read_tokens (HeshuNumeralReader *self, gsize position, HeshuNumeral *numeral)
{
  gsize end = position;
  HeshuTokenKind last = HESHU_TOKEN_NONE;

  numeral->chinese = TRUE;
  while (end < self->length)
    {
      HeshuToken token;
      gboolean taken = TRUE;

      if (last == HESHU_TOKEN_NUMBER)
        end = skip_blank_before_big (self, end);
      heshu_numeral_next_token (self, end, last == HESHU_TOKEN_NONE, &token);
      if (token.kind == HESHU_TOKEN_BAD)
        return position;
      /* behind an inner qualifier only the multiplier is left: 2491.79余万 */
      if (token.kind == HESHU_TOKEN_NONE ||
          (numeral->qualifier != HESHU_QUALIFIER_EXACT && token.kind != HESHU_TOKEN_BIG))
        break;
      if (token.kind == HESHU_TOKEN_NUMBER)
        {
          if (last != HESHU_TOKEN_NONE && !goes_on (self, &token))
            break;
          take_number (self, &token);
          numeral->chinese &= token.chinese;
        }
      else if (token.kind == HESHU_TOKEN_ZERO)
        self->zero = TRUE;
      else
        {
          if (last == HESHU_TOKEN_NONE)
            numeral->bare = token.exp > 1;
          taken = token.kind == HESHU_TOKEN_SMALL ? take_small (self, token.exp) : take_big (self, token.exp);
        }
      if (!taken)
        return numeral->bare ? position : end;
      last = token.kind;
      end = skip_inner (self, token.end, last, numeral);
    }
  /* 百千万: multipliers in a row name a programme */
  return numeral->bare && heshu_numeral_get_chinese (heshu_numeral_char_at (self, end)) >= 0 ? position : end;
}

static HeshuDecimal *
make_decimal (HeshuNumeralReader *self, gboolean negative, int shift)
{
  mpq_t value;
  mpz_t factor;
  int places = self->places - shift;
  HeshuDecimal *decimal;

  close_number (self);
  mpz_add (self->section, self->section, self->tenthou);
  mpz_add (self->section, self->section, self->done);
  if (negative)
    mpz_neg (self->section, self->section);
  mpq_init (value);
  mpz_init (factor);
  mpz_ui_pow_ui (factor, 10, (gulong) MAX (places, 0));
  mpq_set_num (value, self->section);
  mpq_set_den (value, factor);
  mpq_canonicalize (value);
  decimal = heshu_decimal_new_mpq (value, (guint) MAX (places, 0));
  mpz_clear (factor);
  mpq_clear (value);
  return decimal;
}

/* 百分之 千分之 万分之: 2, 3, 4; else 0 */
static int
read_per (const gunichar *chars, gsize length, gsize position)
{
  int value = position + 3 < length ? heshu_numeral_get_chinese (chars[position]) : -1;

  if (value < 12 || value > 14 || chars[position + 1] != 0x5206 || chars[position + 2] != 0x4E4B)
    return 0;
  return value - 10;
}

static gboolean
is_sign (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0xFF0D || c == 0x8D1F /* 负 */;
}

/* 五分之四 is 80 %, which only a few denominators give without an end: 三分之一 has no exact decimal and is
 * none. Returns: whether one stands at @position; then it is in @numeral */
static gboolean
read_fraction (const gunichar *chars, gsize length, gsize position, HeshuNumeral *numeral)
{
  int under = position + 3 < length ? heshu_numeral_get_chinese (chars[position]) : -1;
  int over = under > 1 ? heshu_numeral_get_chinese (chars[position + 3]) : -1;
  mpq_t value;

  if (chars[position + (over > 0)] != 0x5206 || over < 1 || over > 9 || chars[position + 2] != 0x4E4B)
    return FALSE;
  under = under == 11 ? 10 : under;
  if ((under != 2 && under != 4 && under != 5 && under != 8 && under != 10) || over >= under ||
      (position + 4 < length && heshu_numeral_get_chinese (chars[position + 4]) >= 0))
    return FALSE;
  mpq_init (value);
  mpq_set_si (value, over * 100, (unsigned long) under);
  mpq_canonicalize (value);
  numeral->value = heshu_decimal_new_mpq (value, under == 8 ? 1 : 0);
  mpq_clear (value);
  numeral->length = 4;
  numeral->per = 2;
  numeral->precision = under == 8 ? -1 : 0;
  numeral->chinese = TRUE;
  return TRUE;
}

gboolean
heshu_numeral_read (const gunichar *chars,
                    gsize length,
                    gsize position,
                    HeshuNumeralFlags flags,
                    HeshuNumeral *numeral)
{
  HeshuNumeralReader reader;
  gsize start = position, end;
  gboolean negative;
  int per;

  g_return_val_if_fail (chars != NULL || length == 0, FALSE);
  g_return_val_if_fail (numeral != NULL, FALSE);

  memset (numeral, 0, sizeof *numeral);
  negative = start < length && is_sign (chars[start]);
  if (negative)
    start++;
  per = read_per (chars, length, start);
  if (per == 0 && !negative && read_fraction (chars, length, start, numeral))
    return TRUE;
  if (per > 0)
    start += 3;
  if (start >= length ||
      (heshu_numeral_get_arabic (chars[start]) < 0 && heshu_numeral_get_chinese (chars[start]) < 0))
    return FALSE;
  reader_init (&reader, chars, length, flags);
  end = read_tokens (&reader, start, numeral);
  if (end > start)
    {
      numeral->length = (guint) (end - position);
      numeral->value = make_decimal (&reader, negative, per == 4 ? -1 : 0);
      numeral->precision = reader.low - (per == 4 ? 1 : 0);
      numeral->scale = reader.closing;
      numeral->per = MIN (per, 3);
      numeral->bare &= per == 0;
    }
  reader_clear (&reader);
  return end > start;
}

void
heshu_numeral_clear (HeshuNumeral *numeral)
{
  g_return_if_fail (numeral != NULL);

  g_clear_pointer (&numeral->value, heshu_decimal_unref);
}
