/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-decimal.h"

#include "heshu-error.h"

#include <string.h>

/* digits × 10^-places, digits without sign, point or superfluous zeros; zero is "0" with places 0. */
struct _HeshuDecimal
{
  gboolean negative;
  int places; /* may be negative between steps, never in a finished value */
  guint n_digits;
  char *digits;
  char *text;
};

G_DEFINE_BOXED_TYPE (HeshuDecimal, heshu_decimal, heshu_decimal_ref, heshu_decimal_unref)

static char *
build_text (gboolean negative, const char *digits, guint n_digits, guint places)
{
  g_autoptr (GString) text = g_string_new (negative ? "-" : "");
  guint n_whole = n_digits > places ? n_digits - places : 0;

  if (n_whole == 0)
    g_string_append_c (text, '0');
  else
    g_string_append_len (text, digits, n_whole);

  if (places > 0)
    {
      g_string_append_c (text, '.');
      for (guint i = n_digits; i < places; i++)
        g_string_append_c (text, '0');
      g_string_append_len (text, digits + n_whole, n_digits - n_whole);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Takes @digits (ASCII, at least one). NULL where the value is longer than HESHU_DECIMAL_MAX_DIGITS. */
static HeshuDecimal *
decimal_take (gboolean negative, char *digits, int places)
{
  g_autofree char *owned = digits;
  HeshuDecimal *self;
  guint n = strlen (owned);
  guint skip = 0;

  while (places > 0 && n > 1 && owned[n - 1] == '0')
    {
      n--;
      places--;
    }
  while (skip + 1 < n && owned[skip] == '0')
    skip++;
  if (n - skip == 1 && owned[skip] == '0')
    {
      negative = FALSE;
      places = 0;
    }
  else if (places < 0)
    {
      if (n - skip - places > HESHU_DECIMAL_MAX_DIGITS)
        return NULL;
      owned = g_realloc (owned, n - places + 1);
      memset (owned + n, '0', -places);
      n -= places;
      places = 0;
    }
  if (MAX ((int) (n - skip), places) > HESHU_DECIMAL_MAX_DIGITS)
    return NULL;

  self = g_atomic_rc_box_new0 (HeshuDecimal);
  self->negative = negative;
  self->places = places;
  self->n_digits = n - skip;
  self->digits = g_strndup (owned + skip, n - skip);
  self->text = build_text (negative, self->digits, self->n_digits, places);

  return self;
}

HeshuDecimal *
heshu_decimal_parse (const char *text, GError **error)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  HeshuDecimal *self;
  const char *p = text;
  gboolean negative = FALSE;
  int places = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (*p == '-')
    {
      negative = TRUE;
      p++;
    }
  while (g_ascii_isdigit (*p))
    g_string_append_c (digits, *p++);
  if (digits->len > 0 && *p == '.')
    {
      for (p++; g_ascii_isdigit (*p); p++, places++)
        g_string_append_c (digits, *p);
      if (places == 0)
        p--;
    }
  if (digits->len == 0 || *p != '\0')
    {
      heshu_error_set (error, HESHU_ERROR_VALUE_NOT_A_NUMBER, text, NULL);
      return NULL;
    }

  self = decimal_take (negative, g_string_free (g_steal_pointer (&digits), FALSE), places);
  if (self == NULL)
    heshu_error_set (error, HESHU_ERROR_VALUE_TOO_LONG, text, NULL);

  return self;
}

HeshuDecimal *
heshu_decimal_new_int (gint64 value)
{
  char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  gboolean negative = *text == '-';

  if (negative)
    memmove (text, text + 1, strlen (text));

  return decimal_take (negative, text, 0);
}

HeshuDecimal *
heshu_decimal_new_mpq (const mpq_t value, guint places)
{
  g_autofree char *digits = NULL;
  mpz_t scaled, twice;
  int sign = mpq_sgn (value);

  g_return_val_if_fail (places <= HESHU_DECIMAL_MAX_DIGITS, NULL);

  /* round (|n| × 10^places / d) half up = floor ((2 |n| 10^places + d) / 2 d) */
  mpz_init (scaled);
  mpz_init (twice);
  mpz_ui_pow_ui (scaled, 10, places);
  mpz_mul (scaled, scaled, mpq_numref (value));
  mpz_abs (scaled, scaled);
  mpz_mul_2exp (scaled, scaled, 1);
  mpz_add (scaled, scaled, mpq_denref (value));
  mpz_mul_2exp (twice, mpq_denref (value), 1);
  mpz_fdiv_q (scaled, scaled, twice);
  digits = g_malloc (mpz_sizeinbase (scaled, 10) + 2);
  mpz_get_str (digits, 10, scaled);
  mpz_clear (scaled);
  mpz_clear (twice);

  return decimal_take (sign < 0, g_steal_pointer (&digits), places);
}

HeshuDecimal *
heshu_decimal_ref (HeshuDecimal *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
decimal_clear (gpointer data)
{
  HeshuDecimal *self = data;

  g_free (self->digits);
  g_free (self->text);
}

void
heshu_decimal_unref (HeshuDecimal *self)
{
  g_atomic_rc_box_release_full (self, decimal_clear);
}

const char *
heshu_decimal_get_text (const HeshuDecimal *self)
{
  return self->text;
}

gboolean
heshu_decimal_is_negative (const HeshuDecimal *self)
{
  return self->negative;
}

gboolean
heshu_decimal_is_zero (const HeshuDecimal *self)
{
  return self->digits[0] == '0' && self->n_digits == 1 && self->places == 0;
}

/* Compares magnitudes: as both have no leading zeros, the one with more whole digits is larger. */
static int
compare_magnitude (const HeshuDecimal *a, const HeshuDecimal *b)
{
  int whole_a = (int) a->n_digits - a->places;
  int whole_b = (int) b->n_digits - b->places;
  guint common = MIN (a->n_digits, b->n_digits);
  int order;

  if (heshu_decimal_is_zero (a) || heshu_decimal_is_zero (b))
    return !heshu_decimal_is_zero (a) - !heshu_decimal_is_zero (b);
  if (whole_a != whole_b)
    return whole_a < whole_b ? -1 : 1;

  order = memcmp (a->digits, b->digits, common);
  if (order == 0 && a->n_digits != b->n_digits)
    {
      const HeshuDecimal *longer = a->n_digits > b->n_digits ? a : b;

      for (guint i = common; i < longer->n_digits && order == 0; i++)
        order = longer->digits[i] > '0' ? (longer == a ? 1 : -1) : 0;
    }

  return order < 0 ? -1 : order > 0;
}

int
heshu_decimal_compare (const HeshuDecimal *a, const HeshuDecimal *b)
{
  if (a->negative != b->negative)
    return a->negative ? -1 : 1;

  return a->negative ? compare_magnitude (b, a) : compare_magnitude (a, b);
}

HeshuDecimal *
heshu_decimal_shift (const HeshuDecimal *self, int exp10)
{
  /* Bounded before it is added: nobody shifts by more, and an int must not overflow */
  if (heshu_decimal_is_zero (self))
    exp10 = 0;
  if (ABS ((gint64) exp10) > 2 * HESHU_DECIMAL_MAX_DIGITS)
    return NULL;

  return decimal_take (self->negative, g_strndup (self->digits, self->n_digits), self->places - exp10);
}

HeshuDecimal *
heshu_decimal_negate (const HeshuDecimal *self)
{
  return decimal_take (!self->negative, g_strndup (self->digits, self->n_digits), self->places);
}

char *
heshu_decimal_dup_fixed (const HeshuDecimal *self, guint places)
{
  g_autoptr (GString) text = g_string_new (self->text);

  g_return_val_if_fail ((int) places >= self->places, NULL);

  if (self->places == 0 && places > 0)
    g_string_append_c (text, '.');
  for (guint i = self->places; i < places; i++)
    g_string_append_c (text, '0');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

guint
heshu_decimal_get_places (const HeshuDecimal *self)
{
  return self->places;
}

/* `1` + three digits of (whole digits + 500) + digits for what is not negative; for a negative value each
 * digit is taken from 9 and `0` stands in front, so that larger magnitudes sort lower; `~` ends it, because
 * of -1.5 and -1.55 the longer one is the smaller. Zero is `1000`. */
char *
heshu_decimal_dup_sort_key (const HeshuDecimal *self)
{
  g_autofree char *plain = NULL;
  char *key;
  guint exponent = 500 + self->n_digits - self->places;
  const char *digits = self->digits;
  guint n = self->n_digits;

  if (heshu_decimal_is_zero (self))
    return g_strdup ("1000");

  while (n > 1 && digits[n - 1] == '0') /* 100 and 1 differ in the exponent alone */
    n--;
  plain = g_strdup_printf ("%03u%.*s", exponent, (int) n, digits);
  if (!self->negative)
    return g_strconcat ("1", plain, NULL);

  key = g_strconcat ("0", plain, "~", NULL);
  for (char *p = key + 1; *p != '~'; p++)
    *p = '0' + ('9' - *p);

  return key;
}

double
heshu_decimal_to_double (const HeshuDecimal *self)
{
  return g_ascii_strtod (self->text, NULL);
}

void
heshu_decimal_get_mpq (const HeshuDecimal *self, mpq_t result)
{
  mpz_set_str (mpq_numref (result), self->digits, 10);
  mpz_ui_pow_ui (mpq_denref (result), 10, self->places);
  if (self->negative)
    mpz_neg (mpq_numref (result), mpq_numref (result));
  mpq_canonicalize (result);
}
