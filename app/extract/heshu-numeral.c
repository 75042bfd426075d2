/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-numeral.h"

#include <gmp.h>
#include <string.h>

/* More digits than this in one run are no number but damage; reading on would cost time for nothing */
#define MAX_RUN 256

typedef enum
{
  TOKEN_NONE,
  TOKEN_BAD,    /* 三四: Chinese digits that name no number */
  TOKEN_NUMBER, /* Arabic digits, or Chinese ones read by place */
  TOKEN_ZERO,   /* 零 between two places */
  TOKEN_SMALL,  /* 十 百 千 */
  TOKEN_BIG,    /* 万 亿 */
} TokenKind;

typedef struct
{
  TokenKind kind;
  gsize end;
  gboolean chinese;
  int exp;       /* of a multiplier */
  int places;    /* of a number: digits behind the point */
  guint n_chars; /* digits of a number, for 3万4000 against 三万四 */
} Token;

/* A number under construction: mantissa × 10^exp, exp ≤ 0 */
typedef struct
{
  const gunichar *chars;
  gsize length;
  HeshuNumeralFlags flags;
  mpz_t done;     /* closed by a 亿 */
  mpz_t tenthou;  /* closed by a 万 since the last 亿 */
  mpz_t section;  /* closed by 十 百 千 since the last 万 or 亿 */
  mpz_t number;   /* the open number */
  mpz_t pending;  /* the number of the token looked at */
  gboolean open;  /* @number holds one */
  int places;     /* digits behind the point, of the whole: only its first number may have some */
  int last_small; /* exponent of the last 十 百 千 in this section; 4 at its beginning */
  int closing;    /* exponent of the last multiplier, big ones added up while nothing is between */
  int low;        /* place of the last digit */
  int big;        /* exponent of the smallest big multiplier yet; 99 at the beginning */
  gboolean zero;  /* a 零 stands before the open number */
  gboolean year;  /* the open number could be one: 2023千人计划 is no number of persons */
  gboolean open_chinese;
  guint open_chars;
} Reader;

static const struct
{
  gunichar c;
  int value; /* 0–9 a digit, 10 + n a multiplier 10^n */
} numerals[] = {
  { 0x3007, 0 },  { 0x96F6, 0 },  { 0x25CB, 0 },  { 0x4E00, 1 },  { 0x58F9, 1 },  { 0x4E8C, 2 },
  { 0x8D30, 2 },  { 0x4E24, 2 },  { 0x5169, 2 },  { 0x4E09, 3 },  { 0x53C1, 3 },  { 0x56DB, 4 },
  { 0x8086, 4 },  { 0x4E94, 5 },  { 0x4F0D, 5 },  { 0x516D, 6 },  { 0x9646, 6 },  { 0x4E03, 7 },
  { 0x67D2, 7 },  { 0x516B, 8 },  { 0x634C, 8 },  { 0x4E5D, 9 },  { 0x7396, 9 },  { 0x5341, 11 },
  { 0x62FE, 11 }, { 0x767E, 12 }, { 0x4F70, 12 }, { 0x5343, 13 }, { 0x4EDF, 13 }, { 0x4E07, 14 },
  { 0x842C, 14 }, { 0x4EBF, 18 }, { 0x5104, 18 },
};

static int
chinese_value (gunichar c)
{
  if (c < 0x25CB)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (numerals[i].c == c)
      return numerals[i].value;
  return -1;
}

static int
arabic_value (gunichar c)
{
  if (c >= '0' && c <= '9')
    return (int) (c - '0');
  if (c >= 0xFF10 && c <= 0xFF19)
    return (int) (c - 0xFF10);
  return -1;
}

gboolean
heshu_numeral_is_digit (gunichar c)
{
  return arabic_value (c) >= 0;
}

gboolean
heshu_numeral_is_chinese (gunichar c)
{
  return chinese_value (c) >= 0;
}

static gunichar
char_at (const Reader *self, gsize position)
{
  return position < self->length ? self->chars[position] : 0;
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\r';
}

static gsize
skip_line_break (const Reader *self, gsize position)
{
  gsize end = position;

  while (end < position + 2 && is_line_break (char_at (self, end)))
    end++;
  return end;
}

static guint
count_digits (const Reader *self, gsize position)
{
  guint n = 0;

  while (n <= MAX_RUN && arabic_value (char_at (self, position + n)) >= 0)
    n++;
  return n;
}

/* Behind the separator of thousands at @position, or @position: 1,100  １，１００  2 340, with a line break
 * behind it. A comma that ends
 * a clause stands behind a unit, not between three digits and three. */
static gsize
skip_thousands_separator (const Reader *self, gsize position)
{
  gunichar c = char_at (self, position);
  gsize next;

  if (!(c == ',' || c == 0xFF0C ||
        ((c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F) && !(self->flags & HESHU_NUMERAL_IN_CELLS))))
    return position;
  next = skip_line_break (self, position + 1);
  return count_digits (self, next) == 3 ? next : position;
}

static void
append_digits (Reader *self, gsize position, guint n_digits)
{
  char digits[MAX_RUN + 2];
  mpz_t run;

  for (guint i = 0; i < n_digits; i++)
    digits[i] = (char) ('0' + arabic_value (self->chars[position + i]));
  digits[n_digits] = '\0';
  mpz_init_set_str (run, digits, 10);
  for (guint i = 0; i < n_digits; i++)
    mpz_mul_ui (self->pending, self->pending, 10);
  mpz_add (self->pending, self->pending, run);
  mpz_clear (run);
}

/* Arabic digits at @position into @pending: 1,129.60 */
static gboolean
read_arabic (Reader *self, gsize position, Token *token)
{
  guint n = count_digits (self, position);
  gsize end = position, point;

  if (n == 0 || n > MAX_RUN)
    return FALSE;
  mpz_set_ui (self->pending, 0);
  append_digits (self, position, n);
  end = position + n;
  token->n_chars = n;
  if (n <= 3)
    for (gsize next; (next = skip_thousands_separator (self, end)) != end && token->n_chars < MAX_RUN;)
      {
        append_digits (self, next, 3);
        token->n_chars += 3;
        end = next + 3;
      }
  point = skip_line_break (self, end);
  token->places = 0;
  if (char_at (self, point) == '.' || char_at (self, point) == 0xFF0E)
    {
      guint places = count_digits (self, skip_line_break (self, point + 1));

      if (places > 0 && places <= MAX_RUN)
        {
          point = skip_line_break (self, point + 1);
          append_digits (self, point, places);
          token->places = (int) places;
          end = point + places;
        }
    }
  token->end = end;
  token->chinese = FALSE;
  return TRUE;
}

/* 点 and the digits behind it are decimals, but not in 八点三十分, 八点半 and 三点一刻, which are clock times
 */
static guint
count_chinese_decimals (const Reader *self, gsize position)
{
  guint n = 0;
  int next;

  if (char_at (self, position) != 0x70B9)
    return 0;
  while (n <= MAX_RUN && (next = chinese_value (char_at (self, position + 1 + n))) >= 0 && next <= 9)
    n++;
  next = chinese_value (char_at (self, position + 1 + n));
  if (n > MAX_RUN || (next >= 11 && next <= 13))
    return 0;
  switch (char_at (self, position + 1 + n))
    {
    case 0x5206: /* 分 */
    case 0x523B: /* 刻 */
    case 0x949F: /* 钟 */
      return 0;
    default:
      return n;
    }
}

/* 两 is a digit at the beginning and before a multiplier; in 两万两 and 一百两 the last one is the unit */
static gboolean
is_chinese_digit (const Reader *self, gsize position, gboolean first)
{
  gunichar c = char_at (self, position);
  int value = chinese_value (c);

  if (value < 0 || value > 9)
    return FALSE;
  if ((c == 0x4E24 || c == 0x5169) && !first)
    return chinese_value (char_at (self, position + 1)) >= 11;
  return TRUE;
}

/* Chinese digits by place: one, or as many as 二〇二一 has; 三四 is no number and is refused */
static gboolean
read_chinese (Reader *self, gsize position, gboolean first, Token *token)
{
  gsize end = position;
  guint n = 0, decimals;

  mpz_set_ui (self->pending, 0);
  while (n < MAX_RUN && is_chinese_digit (self, end, first && n == 0))
    {
      mpz_mul_ui (self->pending, self->pending, 10);
      mpz_add_ui (self->pending, self->pending, (gulong) chinese_value (self->chars[end]));
      n++;
      end++;
    }
  if (n == 0 || n == 2)
    return FALSE;
  decimals = count_chinese_decimals (self, end);
  token->places = 0;
  for (guint i = 0; i < decimals; i++)
    {
      mpz_mul_ui (self->pending, self->pending, 10);
      mpz_add_ui (self->pending, self->pending, (gulong) chinese_value (self->chars[end + 1 + i]));
    }
  if (decimals > 0)
    {
      end += 1 + decimals;
      token->places = (int) decimals;
    }
  token->n_chars = n;
  token->end = end;
  token->chinese = TRUE;
  return TRUE;
}

/* 千 is the unit's in 千克 千米 千瓦 千赫 千焦 千卡 千帕 (spec), unless a larger place came before:
 * 一万五千米 */
static gboolean
is_kilo (const Reader *self, gsize position, int big)
{
  static const gunichar units[] = { 0x514B, 0x7C73, 0x74E6, 0x8D6B, 0x7126, 0x5361, 0x5E15, 0 };

  if (self->chars[position] != 0x5343 || big < 99)
    return FALSE;
  for (guint i = 0; units[i] != 0; i++)
    if (char_at (self, position + 1) == units[i])
      return TRUE;
  return FALSE;
}

static gboolean
begins_number (gunichar c)
{
  int value = chinese_value (c);

  return arabic_value (c) >= 0 || (value >= 1 && value <= 9) || value == 11;
}

/* 十 goes with Chinese digits only (2023十大新闻), 百 and 千 want a number before them (1.5万千瓦, 2023百强)
 */
static gboolean
accepts_small (const Reader *self, gsize position, int exp, gboolean first)
{
  if (first)
    return TRUE;
  if (exp == 1)
    return !self->open || self->open_chinese;
  return self->open && !self->year && !is_kilo (self, position, self->big);
}

/* 点 and decimals right behind a multiplier: 二十点五 */
static gboolean
read_decimals (Reader *self, gsize position, Token *token)
{
  guint n = count_chinese_decimals (self, position);

  if (n == 0)
    return FALSE;
  mpz_set_ui (self->pending, 0);
  for (guint i = 1; i <= n; i++)
    {
      mpz_mul_ui (self->pending, self->pending, 10);
      mpz_add_ui (self->pending, self->pending, (gulong) chinese_value (self->chars[position + i]));
    }
  token->places = (int) n;
  token->n_chars = n + 1;
  token->end = position + 1 + n;
  return TRUE;
}

static void
next_token (Reader *self, gsize position, gboolean first, Token *token)
{
  gunichar c = char_at (self, position);
  int value = chinese_value (c);

  memset (token, 0, sizeof *token);
  token->end = position + 1;
  token->chinese = TRUE;
  if (arabic_value (c) >= 0)
    token->kind = read_arabic (self, position, token) ? TOKEN_NUMBER : TOKEN_NONE;
  else if (!first && !self->open && self->last_small < 4 && read_decimals (self, position, token))
    token->kind = TOKEN_NUMBER;
  else if (value == 0 && !first && !self->open && begins_number (char_at (self, position + 1)))
    token->kind = TOKEN_ZERO;
  else if (value >= 0 && value <= 9)
    {
      if (is_chinese_digit (self, position, first))
        token->kind = read_chinese (self, position, first, token) ? TOKEN_NUMBER : TOKEN_BAD;
    }
  else if (value >= 11 && value <= 13 && accepts_small (self, position, value - 10, first))
    token->kind = TOKEN_SMALL, token->exp = value - 10;
  else if (value >= 14)
    token->kind = TOKEN_BIG, token->exp = value - 10;
}

/* What 二十 五 and 三百 五 mean: units after 十 or 零, else the place below the last multiplier (colloquial
 * 三百五, 一万二) */
static void
close_number (Reader *self)
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
take_small (Reader *self, int exp)
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
take_big (Reader *self, int exp)
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
goes_on (const Reader *self, const Token *token)
{
  gunichar behind = char_at (self, token->end);
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
reader_init (Reader *self, const gunichar *chars, gsize length, HeshuNumeralFlags flags)
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
reader_clear (Reader *self)
{
  mpz_clears (self->done, self->tenthou, self->section, self->number, self->pending, NULL);
}

static void
take_number (Reader *self, const Token *token)
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
skip_inner (const Reader *self, gsize position, TokenKind last, HeshuNumeral *numeral)
{
  gunichar c = char_at (self, position), next = char_at (self, position + 1);
  gboolean place = last == TOKEN_SMALL || last == TOKEN_BIG;

  if (numeral->qualifier != HESHU_QUALIFIER_EXACT)
    return position;
  if (c == 0x4F59 || c == 0x591A)
    {
      if (!place && self->open_chars < 2 && chinese_value (next) < 14)
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
skip_blank_before_big (const Reader *self, gsize position)
{
  gboolean blank = char_at (self, position) == ' ' || char_at (self, position) == 0xA0;

  if (!blank || (self->flags & HESHU_NUMERAL_IN_CELLS) || chinese_value (char_at (self, position + 1)) < 14)
    return position;
  return position + 1;
}

/* Returns: the end of the numeral, @position where none begins there */
static gsize
read_tokens (Reader *self, gsize position, HeshuNumeral *numeral)
{
  gsize end = position;
  TokenKind last = TOKEN_NONE;

  numeral->chinese = TRUE;
  while (end < self->length)
    {
      Token token;
      gboolean taken = TRUE;

      if (last == TOKEN_NUMBER)
        end = skip_blank_before_big (self, end);
      next_token (self, end, last == TOKEN_NONE, &token);
      if (token.kind == TOKEN_BAD)
        return position;
      /* behind an inner qualifier only the multiplier is left: 2491.79余万 */
      if (token.kind == TOKEN_NONE ||
          (numeral->qualifier != HESHU_QUALIFIER_EXACT && token.kind != TOKEN_BIG))
        break;
      if (token.kind == TOKEN_NUMBER)
        {
          if (last != TOKEN_NONE && !goes_on (self, &token))
            break;
          take_number (self, &token);
          numeral->chinese &= token.chinese;
        }
      else if (token.kind == TOKEN_ZERO)
        self->zero = TRUE;
      else
        {
          if (last == TOKEN_NONE)
            numeral->bare = token.exp > 1;
          taken = token.kind == TOKEN_SMALL ? take_small (self, token.exp) : take_big (self, token.exp);
        }
      if (!taken)
        return numeral->bare ? position : end;
      last = token.kind;
      end = skip_inner (self, token.end, last, numeral);
    }
  /* 百千万: multipliers in a row name a programme */
  return numeral->bare && chinese_value (char_at (self, end)) >= 0 ? position : end;
}

static HeshuDecimal *
make_decimal (Reader *self, gboolean negative, int shift)
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
  int value = position + 3 < length ? chinese_value (chars[position]) : -1;

  if (value < 12 || value > 14 || chars[position + 1] != 0x5206 || chars[position + 2] != 0x4E4B)
    return 0;
  return value - 10;
}

static gboolean
is_sign (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0xFF0D || c == 0x8D1F /* 负 */;
}

gboolean
heshu_numeral_read (const gunichar *chars,
                    gsize length,
                    gsize position,
                    HeshuNumeralFlags flags,
                    HeshuNumeral *numeral)
{
  Reader reader;
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
  if (per > 0)
    start += 3;
  if (start >= length || (arabic_value (chars[start]) < 0 && chinese_value (chars[start]) < 0))
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
