/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-numeral-private.h"

#include <string.h>

/* More digits than this in one run are no number but damage; reading on would cost time for nothing */
#define MAX_RUN 256

/* 0–9 a digit, 10 + n a multiplier 10^n. Asked for nearly every character of a text */
int
heshu_numeral_get_chinese (gunichar c)
{
  if (c < 0x25CB)
    return -1;
  switch (c)
    {
    case 0x3007: /* 〇 */
    case 0x96F6: /* 零 */
    case 0x25CB: /* ○ */
      return 0;
    case 0x4E00: /* 一 */
    case 0x58F9: /* 壹 */
      return 1;
    case 0x4E8C: /* 二 */
    case 0x8D30: /* 贰 */
    case 0x4E24: /* 两 */
    case 0x5169: /* 兩 */
      return 2;
    case 0x4E09: /* 三 */
    case 0x53C1: /* 叁 */
      return 3;
    case 0x56DB: /* 四 */
    case 0x8086: /* 肆 */
      return 4;
    case 0x4E94: /* 五 */
    case 0x4F0D: /* 伍 */
      return 5;
    case 0x516D: /* 六 */
    case 0x9646: /* 陆 */
      return 6;
    case 0x4E03: /* 七 */
    case 0x67D2: /* 柒 */
      return 7;
    case 0x516B: /* 八 */
    case 0x634C: /* 捌 */
      return 8;
    case 0x4E5D: /* 九 */
    case 0x7396: /* 玖 */
      return 9;
    case 0x5341: /* 十 */
    case 0x62FE: /* 拾 */
      return 11;
    case 0x767E: /* 百 */
    case 0x4F70: /* 佰 */
      return 12;
    case 0x5343: /* 千 */
    case 0x4EDF: /* 仟 */
      return 13;
    case 0x4E07: /* 万 */
    case 0x842C: /* 萬 */
      return 14;
    case 0x4EBF: /* 亿 */
    case 0x5104: /* 億 */
      return 18;
    default:
      return -1;
    }
}

int
heshu_numeral_get_arabic (gunichar c)
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
  return heshu_numeral_get_arabic (c) >= 0;
}

gboolean
heshu_numeral_is_chinese (gunichar c)
{
  return heshu_numeral_get_chinese (c) >= 0;
}

static gboolean
is_sign (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0xFF0D || c == 0x8D1F; /* 负 */
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\r';
}

static gsize
skip_line_break (const HeshuNumeralReader *self, gsize position)
{
  gsize end = position;

  while (end < position + 2 && is_line_break (heshu_numeral_char_at (self, end)))
    end++;
  return end;
}

static guint
count_digits (const HeshuNumeralReader *self, gsize position)
{
  guint n = 0;

  while (n <= MAX_RUN && heshu_numeral_get_arabic (heshu_numeral_char_at (self, position + n)) >= 0)
    n++;
  return n;
}

/* Behind the separator of thousands at @position, or @position: 1,100  １，１００  2 340, with a line break
 * behind it. A comma that ends a clause stands behind a unit, not between three digits and three. */
static gsize
skip_thousands_separator (const HeshuNumeralReader *self, gsize position)
{
  gunichar c = heshu_numeral_char_at (self, position);
  gsize next;

  if (!(c == ',' || c == 0xFF0C ||
        ((c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F) && !(self->flags & HESHU_NUMERAL_IN_CELLS))))
    return position;
  next = skip_line_break (self, position + 1);
  return count_digits (self, next) == 3 ? next : position;
}

static void
append_digits (HeshuNumeralReader *self, gsize position, guint n_digits)
{
  char digits[MAX_RUN + 2];
  mpz_t run;

  for (guint i = 0; i < n_digits; i++)
    digits[i] = (char) ('0' + heshu_numeral_get_arabic (self->chars[position + i]));
  digits[n_digits] = '\0';
  mpz_init_set_str (run, digits, 10);
  for (guint i = 0; i < n_digits; i++)
    mpz_mul_ui (self->pending, self->pending, 10);
  mpz_add (self->pending, self->pending, run);
  mpz_clear (run);
}

static gsize
skip_blank (const HeshuNumeralReader *self, gsize position)
{
  gunichar c = heshu_numeral_char_at (self, position);

  return c == ' ' || c == 0xA0 || c == 0x3000 ? position + 1 : position;
}

static gboolean
is_point (gunichar c)
{
  return c == '.' || c == 0xFF0E;
}

/* What a time, an ordinal or another number would go on with */
static gboolean
ends_number (gunichar c)
{
  return c != 0x5E74 && c != 0x6708 && c != 0x65E5 && !is_point (c) && /* 年 月 日 */
         (c == '%' || c == 0xFF05 || c == 0x2030 || (c >= 0x2E80 && g_unichar_isalpha (c)));
}

/* Whether a number may be broken by blanks here: behind a word that is not 第, 表 or 图, and with few digits
 * before the blank, since a year before a number is one of its own */
static gboolean
may_be_broken (const HeshuNumeralReader *self, gsize position, guint n_digits)
{
  gunichar before = position > 0 ? self->chars[position - 1] : 0;

  if (position > 1 && is_sign (before))
    before = self->chars[position - 2];
  return !(self->flags & HESHU_NUMERAL_IN_CELLS) && n_digits <= 3 && before >= 0x2E80 &&
         g_unichar_isalpha (before) && before != 0x7B2C && before != 0x8868 && before != 0x56FE;
}

/* 2 1 .8亿元, 1 2 0万, 4 . 6亿元: a scanned page puts blanks between the digits of one number, which only its
 * unit ends. Returns: the end of all of it with its digits in @digits and @places; @position where no such
 * number stands */
static gsize
read_broken (const HeshuNumeralReader *self, gsize position, guint n_digits, GString *digits, int *places)
{
  gsize end = position;
  gboolean broken = FALSE;
  gboolean point = FALSE;

  if (!may_be_broken (self, position, n_digits))
    return position;
  for (;;)
    {
      guint n = count_digits (self, end);
      gsize next;

      if (n == 0 || n > 3 || digits->len + n > MAX_RUN)
        return position;
      for (guint i = 0; i < n; i++)
        g_string_append_c (digits, (char) ('0' + heshu_numeral_get_arabic (self->chars[end + i])));
      *places += point ? (int) n : 0;
      end += n;
      next = skip_blank (self, end);
      if (!point && is_point (heshu_numeral_char_at (self, next)))
        {
          gsize behind = skip_blank (self, next + 1);

          broken = broken || next > end || behind > next + 1;
          point = TRUE;
          next = behind;
        }
      else if (next == end || count_digits (self, next) == 0)
        break;
      else
        broken = TRUE;
      end = next;
    }
  return broken && ends_number (heshu_numeral_char_at (self, skip_blank (self, end))) ? end : position;
}

/* Returns: whether the number at @position is broken by blanks; then it is in @pending and @token */
static gboolean
read_broken_arabic (HeshuNumeralReader *self, gsize position, guint n_digits, HeshuToken *token)
{
  g_autoptr (GString) digits = NULL;
  gsize end = position + n_digits;
  int places = 0;

  /* Most numbers are not: nothing but a blank, or a point beside one, breaks one up */
  if (is_point (heshu_numeral_char_at (self, end)))
    end += 1 + MIN (count_digits (self, end + 1), 1);
  if (skip_blank (self, end) == end)
    return FALSE;
  digits = g_string_new (NULL);
  end = read_broken (self, position, n_digits, digits, &places);
  if (end == position)
    return FALSE;
  mpz_set_str (self->pending, digits->str, 10);
  token->places = places;
  token->n_chars = (guint) digits->len - (guint) places;
  token->end = end;
  token->chinese = FALSE;
  return TRUE;
}

/* Arabic digits at @position into @pending: 1,129.60 */
static gboolean
read_arabic (HeshuNumeralReader *self, gsize position, HeshuToken *token)
{
  guint n = count_digits (self, position);
  gsize end = position, point;

  if (n == 0 || n > MAX_RUN)
    return FALSE;
  if (read_broken_arabic (self, position, n, token))
    return TRUE;
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
  if (heshu_numeral_char_at (self, point) == '.' || heshu_numeral_char_at (self, point) == 0xFF0E)
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
count_chinese_decimals (const HeshuNumeralReader *self, gsize position)
{
  guint n = 0;
  int next;

  if (heshu_numeral_char_at (self, position) != 0x70B9)
    return 0;
  while (n <= MAX_RUN &&
         (next = heshu_numeral_get_chinese (heshu_numeral_char_at (self, position + 1 + n))) >= 0 &&
         next <= 9)
    n++;
  next = heshu_numeral_get_chinese (heshu_numeral_char_at (self, position + 1 + n));
  if (n > MAX_RUN || (next >= 11 && next <= 13))
    return 0;
  switch (heshu_numeral_char_at (self, position + 1 + n))
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
is_chinese_digit (const HeshuNumeralReader *self, gsize position, gboolean first)
{
  gunichar c = heshu_numeral_char_at (self, position);
  int value = heshu_numeral_get_chinese (c);

  if (value < 0 || value > 9)
    return FALSE;
  if ((c == 0x4E24 || c == 0x5169) && !first)
    return heshu_numeral_get_chinese (heshu_numeral_char_at (self, position + 1)) >= 11;
  return TRUE;
}

/* Chinese digits by place: one, or as many as 二〇二一 has; 三四 is no number and is refused */
static gboolean
read_chinese (HeshuNumeralReader *self, gsize position, gboolean first, HeshuToken *token)
{
  gsize end = position;
  guint n = 0, decimals;

  mpz_set_ui (self->pending, 0);
  while (n < MAX_RUN && is_chinese_digit (self, end, first && n == 0))
    {
      mpz_mul_ui (self->pending, self->pending, 10);
      mpz_add_ui (self->pending, self->pending, (gulong) heshu_numeral_get_chinese (self->chars[end]));
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
      mpz_add_ui (self->pending, self->pending,
                  (gulong) heshu_numeral_get_chinese (self->chars[end + 1 + i]));
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
is_kilo (const HeshuNumeralReader *self, gsize position, int big)
{
  static const gunichar units[] = { 0x514B, 0x7C73, 0x74E6, 0x8D6B, 0x7126, 0x5361, 0x5E15, 0 };

  if (self->chars[position] != 0x5343 || big < 99)
    return FALSE;
  for (guint i = 0; units[i] != 0; i++)
    if (heshu_numeral_char_at (self, position + 1) == units[i])
      return TRUE;
  return FALSE;
}

static gboolean
begins_number (gunichar c)
{
  int value = heshu_numeral_get_chinese (c);

  return heshu_numeral_get_arabic (c) >= 0 || (value >= 1 && value <= 9) || value == 11;
}

/* 十 goes with Chinese digits only (2023十大新闻), 百 and 千 want a number before them (1.5万千瓦, 2023百强)
 */
static gboolean
accepts_small (const HeshuNumeralReader *self, gsize position, int exp, gboolean first)
{
  if (first)
    return TRUE;
  if (exp == 1)
    return !self->open || self->open_chinese;
  return self->open && !self->year && !is_kilo (self, position, self->big);
}

/* 点 and decimals right behind a multiplier: 二十点五 */
static gboolean
read_decimals (HeshuNumeralReader *self, gsize position, HeshuToken *token)
{
  guint n = count_chinese_decimals (self, position);

  if (n == 0)
    return FALSE;
  mpz_set_ui (self->pending, 0);
  for (guint i = 1; i <= n; i++)
    {
      mpz_mul_ui (self->pending, self->pending, 10);
      mpz_add_ui (self->pending, self->pending,
                  (gulong) heshu_numeral_get_chinese (self->chars[position + i]));
    }
  token->places = (int) n;
  token->n_chars = n + 1;
  token->end = position + 1 + n;
  return TRUE;
}

void
heshu_numeral_next_token (HeshuNumeralReader *self, gsize position, gboolean first, HeshuToken *token)
{
  gunichar c = heshu_numeral_char_at (self, position);
  int value = heshu_numeral_get_chinese (c);

  memset (token, 0, sizeof *token);
  token->end = position + 1;
  token->chinese = TRUE;
  if (heshu_numeral_get_arabic (c) >= 0)
    token->kind = read_arabic (self, position, token) ? HESHU_TOKEN_NUMBER : HESHU_TOKEN_NONE;
  else if (!first && !self->open && self->last_small < 4 && read_decimals (self, position, token))
    token->kind = HESHU_TOKEN_NUMBER;
  else if (value == 0 && !first && !self->open && begins_number (heshu_numeral_char_at (self, position + 1)))
    token->kind = HESHU_TOKEN_ZERO;
  else if (value >= 0 && value <= 9)
    {
      if (is_chinese_digit (self, position, first))
        token->kind = read_chinese (self, position, first, token) ? HESHU_TOKEN_NUMBER : HESHU_TOKEN_BAD;
    }
  else if (value >= 11 && value <= 13 && accepts_small (self, position, value - 10, first))
    token->kind = HESHU_TOKEN_SMALL, token->exp = value - 10;
  else if (value >= 14)
    token->kind = HESHU_TOKEN_BIG, token->exp = value - 10;
}
