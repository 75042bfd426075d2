/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-numeral.h"

#include <gmp.h>

G_BEGIN_DECLS

typedef enum
{
  HESHU_TOKEN_NONE,
  HESHU_TOKEN_BAD,    /* 三四: Chinese digits that name no number */
  HESHU_TOKEN_NUMBER, /* Arabic digits, or Chinese ones read by place */
  HESHU_TOKEN_ZERO,   /* 零 between two places */
  HESHU_TOKEN_SMALL,  /* 十 百 千 */
  HESHU_TOKEN_BIG,    /* 万 亿 */
} HeshuTokenKind;

typedef struct
{
  HeshuTokenKind kind;
  gsize end;
  gboolean chinese;
  int exp;       /* of a multiplier */
  int places;    /* of a number: digits behind the point */
  guint n_chars; /* digits of a number, for 3万4000 against 三万四 */
} HeshuToken;

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
} HeshuNumeralReader;

static inline gunichar
heshu_numeral_char_at (const HeshuNumeralReader *self, gsize position)
{
  return position < self->length ? self->chars[position] : 0;
}

/* 0 to 9 for a Chinese digit, 10 + n for a multiplier 10^n, -1 for neither */
int heshu_numeral_get_chinese (gunichar c);
/* 0 to 9 for a digit, half or full width; -1 */
int heshu_numeral_get_arabic (gunichar c);
/* What stands at @position as the next of a numeral, given what @self has read; the number of a
 * HESHU_TOKEN_NUMBER in
 * @self->pending. @first: nothing is read yet */
void heshu_numeral_next_token (HeshuNumeralReader *self, gsize position, gboolean first, HeshuToken *token);

G_END_DECLS
