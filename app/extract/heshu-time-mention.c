/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-time-mention-private.h"

#include "heshu-chars.h"

#define FIRST_YEAR 1949
#define LAST_YEAR 2099
/* How far behind a time the word may stand that makes it a plan's */
#define PLAN_REACH 6

typedef struct
{
  const HeshuTermIndex *terms;
  const gunichar *chars; /* of @terms */
  guint end;             /* nothing is read behind it */
} Scanner;

static int
digit_value (gunichar c)
{
  if (c >= '0' && c <= '9')
    return (int) (c - '0');
  if (c >= 0xFF10 && c <= 0xFF19)
    return (int) (c - 0xFF10);
  return -1;
}

/* Reads up to @most digits at *@position; -1 where there are none or one more follows */
static int
read_number (const Scanner *self, guint *position, guint most)
{
  guint i = *position;
  int number = 0;

  while (i < self->end && i - *position < most && digit_value (self->chars[i]) >= 0)
    number = number * 10 + digit_value (self->chars[i++]);
  if (i == *position || (i < self->end && digit_value (self->chars[i]) >= 0))
    return -1;
  *position = i;
  return number;
}

static gunichar
peek (const Scanner *self, guint position)
{
  return position < self->end ? self->chars[position] : 0;
}

static gboolean
accept (const Scanner *self, guint *position, gunichar c)
{
  if (peek (self, *position) != c)
    return FALSE;
  (*position)++;
  return TRUE;
}

static gboolean
is_dash (gunichar c)
{
  switch (c)
    {
    case '-':
    case '~':
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0xFF0D: /* － */
    case 0xFF5E: /* ～ */
    case 0x81F3: /* 至 */
      return TRUE;
    default:
      return FALSE;
    }
}

/* The signs a page writes between two years or months, 至 included */
static gboolean
accept_dash (const Scanner *self, guint *position)
{
  guint from = *position;

  while (*position < self->end && is_dash (self->chars[*position]))
    (*position)++;
  return *position > from;
}

static const HeshuTerm *
term_at (const Scanner *self, const char *category, guint position)
{
  return heshu_term_index_lookup_term (self->terms, category, position, self->end);
}

/* 面对“十四五”爬坡的压力: a plan's name is no time unless words behind it (期间, 以来) make it one */
static gboolean
is_bare_plan (const Scanner *self, const HeshuTimeMention *mention)
{
  guint end = mention->range.end;
  const HeshuTerm *term;

  if (mention->last_year <= mention->year || digit_value (self->chars[mention->range.start]) >= 0 ||
      mention->end || mention->start || mention->due || mention->onward)
    return FALSE;
  end += peek (self, end) == 0x201D || peek (self, end) == '"'; /* ” */
  if (end >= self->end || !g_unichar_isalpha (self->chars[end]))
    return FALSE;
  /* the year that a plan begins or ends in has its own name */
  term = term_at (self, HESHU_CATEGORY ("plan-span"), end);
  return term == NULL || g_str_equal (heshu_term_get_value (term), "name");
}

static gboolean
is_year (int number)
{
  return number >= FIRST_YEAR && number <= LAST_YEAR;
}

/* 2 0 12年: an OCR's blanks inside the year; behind its last digit, 0 where it is none */
static guint
skip_spaced_year (const Scanner *self, guint position, int *year)
{
  guint n = 0;
  int number = 0;

  for (guint i = position; i < self->end && i < position + 8; i++)
    {
      int digit = digit_value (self->chars[i]);

      if (digit >= 0)
        {
          number = number * 10 + digit;
          n++;
        }
      else if (n == 4 && is_year (number) && self->chars[i] == 0x5E74) /* 年 */
        {
          *year = number;
          return i;
        }
      else if (self->chars[i] != ' ' || self->chars[i - 1] == ' ')
        return 0;
    }
  return 0;
}

/* 2021年, 2021—2025年, 2013年至2022年 */
static gboolean
read_year (const Scanner *self, guint *position, HeshuTimeMention *mention)
{
  guint i = *position;
  int first = read_number (self, &i, 4);
  int last = first;
  guint one;

  if (!is_year (first) || i - *position != 4)
    {
      if ((i = skip_spaced_year (self, *position, &first)) == 0)
        return FALSE;
      last = first;
    }

  one = i;
  accept (self, &one, 0x5E74); /* 年 */
  if (accept_dash (self, &one))
    {
      guint before = one;

      last = read_number (self, &one, 4);
      if (is_year (last) && one - before == 4 && last > first && accept (self, &one, 0x5E74))
        {
          mention->year = first;
          mention->last_year = last;
          *position = one;
          return TRUE;
        }
    }

  if (!accept (self, &i, 0x5E74))
    return FALSE;
  mention->year = mention->last_year = first;
  *position = i;
  accept (self, position, 0x5EA6); /* 年度 */
  return TRUE;
}

/* 2022.12.30, 2022-12-30, 2022/12/30: the date a page carries */
static gboolean
read_numeric_date (const Scanner *self, guint *position, HeshuTimeMention *mention)
{
  guint i = *position;
  int year = read_number (self, &i, 4);
  gunichar sign = peek (self, i);
  int month, day;

  if (!is_year (year) || i - *position != 4 || (sign != '.' && sign != '-' && sign != '/'))
    return FALSE;
  i++;
  month = read_number (self, &i, 2);
  if (month < 1 || month > 12 || !accept (self, &i, sign))
    return FALSE;
  day = read_number (self, &i, 2);
  if (day < 1 || day > 31)
    return FALSE;

  mention->year = mention->last_year = year;
  mention->first_month = mention->last_month = month;
  mention->day = TRUE;
  *position = i;
  return TRUE;
}

static gboolean
read_day (const Scanner *self, guint *position)
{
  guint i = *position;
  int day = read_number (self, &i, 2);

  if (day < 1 || day > 31 || (peek (self, i) != 0x65E5 && peek (self, i) != 0x53F7)) /* 日 号 */
    return FALSE;
  *position = i + 1;
  return TRUE;
}

/* Behind a day: 20时, 20时30分 */
static void
skip_hour (const Scanner *self, guint *position)
{
  guint i = *position;
  int hour = read_number (self, &i, 2);

  if (hour < 0 || hour > 24 || !accept (self, &i, 0x65F6)) /* 时 */
    return;
  *position = i;
  if (read_number (self, &i, 2) >= 0 && accept (self, &i, 0x5206)) /* 分 */
    *position = i;
}

/* Behind a day: 以来, 8时以来 */
static void
read_onward (const Scanner *self, guint *position, HeshuTimeMention *mention)
{
  guint i = *position;
  const HeshuTerm *term;

  skip_hour (self, &i);
  term = term_at (self, HESHU_CATEGORY ("period-edge"), i);
  if (term == NULL || !g_str_equal (heshu_term_get_value (term), "onward"))
    return;
  mention->onward = TRUE;
  *position = i + heshu_term_get_length (term);
}

/* Behind a day: 至22日, 至5月3日, 20时至22日 */
static void
read_day_range (const Scanner *self, guint *position, HeshuTimeMention *mention)
{
  guint i = *position;
  guint day_at;
  int month;

  skip_hour (self, &i);
  if (!accept_dash (self, &i))
    return;
  day_at = i;
  if (read_day (self, &day_at))
    {
      mention->days = TRUE;
      *position = day_at;
      return;
    }
  month = read_number (self, &i, 2);
  if (month >= 1 && month <= 12 && accept (self, &i, 0x6708) && read_day (self, &i))
    {
      mention->days = TRUE;
      mention->last_month = month;
      *position = i;
    }
}

/* 9月, 9月份, 1—9月, 1月至9月, 7月18日 */
static gboolean
read_months (const Scanner *self, guint *position, HeshuTimeMention *mention)
{
  guint i = *position;
  int first = read_number (self, &i, 2);
  int last = first;

  if (first < 1 || first > 12)
    return FALSE;
  if (!accept (self, &i, 0x6708) || peek (self, i) == 0x81F3 || peek (self, i) == 0x2014 ||
      peek (self, i) == '-')
    {
      guint other = i;

      if (accept_dash (self, &other) && (last = read_number (self, &other, 2)) > first && last <= 12 &&
          accept (self, &other, 0x6708))
        i = other;
      else if (self->chars[i - 1] == 0x6708)
        last = first;
      else
        return FALSE;
    }

  mention->first_month = first;
  mention->last_month = last;
  if (first == last && read_day (self, &i))
    {
      mention->day = TRUE;
      read_day_range (self, &i, mention);
      read_onward (self, &i, mention);
    }
  else
    accept (self, &i, 0x4EFD); /* 份 */
  *position = i;
  return TRUE;
}

/* What a term of category `period` says, a word and its numbers: `year -1`, `months 1 6`, `years 2016 2020`
 */
static gboolean
apply_term (const HeshuTerm *term, HeshuTimeMention *mention)
{
  g_auto (GStrv) words = g_strsplit (heshu_term_get_value (term), " ", -1);
  guint n_words = g_strv_length (words);
  int a = n_words > 1 ? (int) g_ascii_strtoll (words[1], NULL, 10) : 0;
  int b = n_words > 2 ? (int) g_ascii_strtoll (words[2], NULL, 10) : a;

  if (n_words == 0)
    return FALSE;
  if (g_str_equal (words[0], "year") || g_str_equal (words[0], "last-year"))
    {
      if (heshu_time_mention_has_year (mention))
        return FALSE;
      mention->relative = TRUE;
      mention->offset = a;
      mention->of_last = g_str_equal (words[0], "last-year");
    }
  else if (g_str_equal (words[0], "years"))
    {
      if (heshu_time_mention_has_year (mention))
        return FALSE;
      mention->year = a;
      mention->last_year = b;
    }
  else if (g_str_equal (words[0], "months"))
    {
      if (mention->first_month != 0)
        return FALSE;
      mention->first_month = a;
      mention->last_month = b;
    }
  else if (g_str_equal (words[0], "latest"))
    mention->latest = TRUE;
  else if (g_str_equal (words[0], "now"))
    mention->now = TRUE;
  else if (g_str_equal (words[0], "span"))
    mention->n_years = a;
  else if (g_str_equal (words[0], "onward"))
    mention->onward = TRUE;
  else if (g_str_equal (words[0], "due"))
    mention->due = TRUE; /* 2023年底前: in that year, no later */
  else if (g_str_equal (words[0], "start"))
    mention->start = TRUE;
  else if (g_str_equal (words[0], "end"))
    mention->end = TRUE;
  else if (g_str_equal (words[0], "same"))
    mention->same = TRUE;
  else if (g_str_equal (words[0], "whole"))
    mention->whole = TRUE;
  else if (g_str_equal (words[0], "present"))
    mention->whole = mention->present = TRUE;
  else
    return FALSE;
  return TRUE;
}

/* One more piece of a mention: a term, months, or the end of a month or year */
static gboolean
read_piece (const Scanner *self, guint *position, HeshuTimeMention *mention)
{
  const HeshuTerm *term;
  gboolean begun = mention->first_month != 0 || heshu_time_mention_has_year (mention);

  if (mention->first_month == 0 && read_months (self, position, mention))
    return TRUE;
  if (begun && (term = term_at (self, HESHU_CATEGORY ("period-edge"), *position)) != NULL &&
      apply_term (term, mention))
    {
      *position += heshu_term_get_length (term);
      return TRUE;
    }
  if ((term = term_at (self, HESHU_CATEGORY ("period"), *position)) != NULL && apply_term (term, mention))
    {
      *position += heshu_term_get_length (term);
      return TRUE;
    }
  return FALSE;
}

/* A mention begins with a digit or with one of the words; most characters begin nothing */
static inline gboolean
may_begin (const Scanner *self, guint position)
{
  return digit_value (self->chars[position]) >= 0 ||
         term_at (self, HESHU_CATEGORY ("period"), position) != NULL;
}

/* `2.9月末…`: the second note begins with a month */
static gboolean
is_behind_item_number (const Scanner *self, guint position)
{
  guint i = position;

  if (i < 2 || self->chars[i - 1] != '.')
    return FALSE;
  for (i--; i > 0 && digit_value (self->chars[i - 1]) >= 0; i--)
    ;
  return position - i < 4 && position - i > 1 && (i == 0 || heshu_char_is_line_end (self->chars[i - 1]));
}

static gboolean
read_mention (const Scanner *self, guint position, HeshuTimeMention *mention)
{
  guint i = position;

  *mention = (HeshuTimeMention){ 0 };
  if (position > 0 && (digit_value (self->chars[position - 1]) >= 0 || self->chars[position - 1] == '.') &&
      digit_value (self->chars[position]) >= 0 && !is_behind_item_number (self, position))
    return FALSE;

  if (!read_numeric_date (self, &i, mention))
    {
      if (!read_year (self, &i, mention) && !read_piece (self, &i, mention))
        return FALSE;
      while (!mention->day && read_piece (self, &i, mention))
        ;
    }
  mention->range = (HeshuRange){ position, i };
  return TRUE;
}

static gboolean
role_from_word (const char *word, HeshuTimeRole *role)
{
  static const struct
  {
    const char *word;
    HeshuTimeRole role;
  } roles[] = {
    { "until", HESHU_TIME_UNTIL },     { "since", HESHU_TIME_SINCE },  { "from", HESHU_TIME_FROM },
    { "against", HESHU_TIME_AGAINST }, { "near", HESHU_TIME_AGAINST }, { "of", HESHU_TIME_OF },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (word, roles[i].word))
      {
        *role = roles[i].role;
        return TRUE;
      }
  return FALSE;
}

/* How many characters before a mention its cue may stand: `较整治前的8月` */
#define CUE_REACH 6

static HeshuTimeRole
read_role (const Scanner *self, const HeshuTimeMention *mention, guint floor)
{
  HeshuTimeRole role = HESHU_TIME_PLAIN;
  guint start = mention->range.start;
  guint from;

  if (start > floor && self->chars[start - 1] == 0x201C) /* 是“十二五”末的 */
    start--;
  from = start > floor + CUE_REACH ? start - CUE_REACH : floor;

  /* The longest cue that touches the mention (恢复到, not 到), else 比 or 较 a little before it */
  for (guint i = from; i < start; i++)
    {
      const HeshuTerm *term =
          heshu_term_index_lookup_term (self->terms, HESHU_CATEGORY ("period-cue"), i, start);
      HeshuTimeRole found;

      if (g_unichar_ispunct (self->chars[i]) || digit_value (self->chars[i]) >= 0)
        {
          role = HESHU_TIME_PLAIN;
          continue;
        }
      if (term == NULL || !role_from_word (heshu_term_get_value (term), &found))
        continue;
      if (i + heshu_term_get_length (term) == start)
        {
          role = found;
          break;
        }
      if (g_str_equal (heshu_term_get_value (term), "near"))
        role = found;
    }
  if (role == HESHU_TIME_FROM && peek (self, mention->range.end) == 0x8D77) /* 从…起 */
    role = HESHU_TIME_SINCE;
  return role;
}

const HeshuTerm *
heshu_time_find_word (const HeshuTermIndex *terms, const char *category, HeshuRange range)
{
  const HeshuTerm *term = NULL;

  for (guint i = range.start; i < range.end && term == NULL; i++)
    term = heshu_term_index_lookup_term (terms, category, i, range.end);
  return term;
}

/* 列1949年有记录以来第5位: when records begin dates no figure */
static gboolean
begins_records (const HeshuTerm *term)
{
  return term != NULL && g_strcmp0 (heshu_term_get_value (term), "record") == 0;
}

/* 2017年9月1日至2018年8月31日(含)出生: dates that tell who is meant date no figure */
static void
set_dates_aside (const HeshuTermIndex *terms, GArray *mentions)
{
  guint next = G_MAXUINT; /* where a birth date begins that the one before may lead to */

  for (guint i = mentions->len; i > 0; i--)
    {
      HeshuTimeMention *mention = &g_array_index (mentions, HeshuTimeMention, i - 1);
      guint end = heshu_time_skip_bracket (terms->chars, terms->length, mention->range.end);
      const HeshuTerm *term =
          heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("date-aside"), end, terms->length);

      if (begins_records (term))
        mention->role = HESHU_TIME_AGAINST;
      if ((term == NULL || g_strcmp0 (heshu_term_get_value (term), "birth") != 0) &&
          (next == G_MAXUINT || next > end + 1))
        {
          next = G_MAXUINT;
          continue;
        }
      mention->role = HESHU_TIME_AGAINST;
      next = mention->range.start;
    }
}

/* 2024年计划再改造, 2024年,该区将: what the year is of is still to come */
static gboolean
is_planned (const Scanner *self, guint position)
{
  for (guint i = position; i < self->end && i <= position + PLAN_REACH; i++)
    {
      const HeshuTerm *term =
          heshu_term_index_lookup_term (self->terms, HESHU_CATEGORY ("cue"), i, self->end);

      if (heshu_char_is_line_end (self->chars[i]) ||
          heshu_chars_end_sentence (self->chars, self->terms->length, i))
        return FALSE;
      if (term != NULL && g_strcmp0 (heshu_term_get (term, "sense"), "target") == 0)
        return TRUE;
    }
  return FALSE;
}

GArray *
heshu_time_scan (const HeshuTermIndex *terms, HeshuRange range)
{
  const gunichar *chars = terms->chars;
  Scanner self = { terms, chars, MIN (range.end, terms->length) };
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (HeshuTimeMention));
  guint quoted = 0;
  guint floor = range.start;

  for (guint i = range.start; i < self.end;)
    {
      HeshuTimeMention mention;

      if (chars[i] == 0x300A || chars[i] == 0x201C) /* 《 “ */
        quoted = i + 1;
      else if (chars[i] == 0x300B || chars[i] == 0x201D || chars[i] == '\n')
        quoted = 0;
      if (!may_begin (&self, i) || !read_mention (&self, i, &mention))
        {
          i++;
          continue;
        }
      mention.role = read_role (&self, &mention, floor);
      mention.planned = is_planned (&self, mention.range.end);
      /* 《…计划(2021—2025年)》 is a name; “十三五” and what a speaker says at length are not */
      if ((quoted == 0 || mention.range.start == quoted || mention.year == 0) &&
          !is_bare_plan (&self, &mention))
        g_array_append_val (mentions, mention);
      i = floor = mention.range.end;
      if (chars[i - 1] == 0x201D || (i > 1 && chars[i - 2] == 0x201D))
        quoted = 0; /* “十二五”末 holds the closing mark */
    }
  set_dates_aside (terms, mentions);
  return mentions;
}
