/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-decimal.h"

#include "heshu-error.h"

#include <string.h>

typedef struct
{
  const char *input;
  const char *text; /* NULL: refused */
} ParseCase;

static const ParseCase parse_cases[] = {
  { "59.36", "59.36" }, /* a rate as stored */
  { "5729853", "5729853" },
  { "-12.2", "-12.2" }, /* a decline */
  { "0", "0" },
  { "-0", "0" }, /* there is one zero */
  { "0.00", "0" },
  { "007", "7" },
  { "0.460", "0.46" },
  { "100", "100" }, /* zeros before the point are digits */
  { "0.005", "0.005" },
  { "", NULL },
  { "-", NULL },
  { "1.", NULL },
  { ".46", NULL },   /* GB/T 15835: the leading zero is written */
  { "1,000", NULL }, /* printed, not stored */
  { "1e5", NULL },
  { " 1", NULL },
  { "５", NULL },
  { "1234567890123456789012345678901234567890123456789012345678901234",
    "1234567890123456789012345678901234567890123456789012345678901234" },
  { "12345678901234567890123456789012345678901234567890123456789012345", NULL }, /* 65 digits */
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *c = &parse_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (HeshuDecimal) value = heshu_decimal_parse (c->input, &error);

      g_test_message ("“%s”", c->input);
      if (c->text == NULL)
        {
          g_assert_null (value);
          g_assert_true (error != NULL && error->domain == HESHU_ERROR);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (heshu_decimal_get_text (value), ==, c->text);
    }
}

/* In ascending order; each is compared with each, by value and by key. */
static const char *const ordered[] = {
  "-10000000000000",
  "-1129.61",
  "-1129.6",
  "-15",
  "-1.55",
  "-1.5",
  "-1.05",
  "-1",
  "-0.5",
  "-0.05",
  "-0.0049",
  "0",
  "0.0049",
  "0.005",
  "0.05",
  "0.46",
  "0.5",
  "1",
  "1.05",
  "1.5",
  "1.55",
  "2",
  "9",
  "9.99",
  "10",
  "10.5",
  "59.36",
  "95.7",
  "100",
  "101",
  "999",
  "1000",
  "5729853",
  "11296000",
  "20000000000000",
};

static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    {
      g_autoptr (HeshuDecimal) a = heshu_decimal_parse (ordered[i], NULL);
      g_autofree char *key_a = heshu_decimal_dup_sort_key (a);

      for (guint j = 0; j < G_N_ELEMENTS (ordered); j++)
        {
          g_autoptr (HeshuDecimal) b = heshu_decimal_parse (ordered[j], NULL);
          g_autofree char *key_b = heshu_decimal_dup_sort_key (b);
          int expected = i < j ? -1 : i > j;

          g_test_message ("%s, %s: keys %s, %s", ordered[i], ordered[j], key_a, key_b);
          g_assert_cmpint (heshu_decimal_compare (a, b), ==, expected);
          g_assert_cmpint (strcmp (key_a, key_b) < 0 ? -1 : strcmp (key_a, key_b) > 0, ==, expected);
        }
    }
}

typedef struct
{
  const char *value;
  int exp10;
  const char *text; /* NULL: too long */
} ShiftCase;

static const ShiftCase shift_cases[] = {
  { "572.9853", 4, "5729853" }, /* 572.9853万 */
  { "1129.6", 4, "11296000" },  /* 1129.6万平方米 */
  { "11000", -4, "1.1" },       /* 11000余 on a 万 scale */
  { "-0.5", 8, "-50000000" },   { "1", 70, NULL },       { "0", 1000, "0" },
  { "5", -3, "0.005" },         { "1", G_MININT, NULL },
};

static void
test_shift (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shift_cases); i++)
    {
      const ShiftCase *c = &shift_cases[i];
      g_autoptr (HeshuDecimal) value = heshu_decimal_parse (c->value, NULL);
      g_autoptr (HeshuDecimal) shifted = heshu_decimal_shift (value, c->exp10);

      g_assert_cmpstr (shifted != NULL ? heshu_decimal_get_text (shifted) : NULL, ==, c->text);
    }
}

typedef struct
{
  long numerator;
  unsigned long denominator;
  guint places;
  const char *text;
} RoundCase;

static const RoundCase round_cases[] = {
  { 79, 60, 4, "1.3167" }, /* 79 of 60: 131.67 % */
  { 1, 2, 0, "1" },        /* half away from zero, as offices publish */
  { -1, 2, 0, "-1" },      { 5, 2, 0, "3" }, { 1, 3, 2, "0.33" }, { -2, 3, 2, "-0.67" }, { 0, 1, 3, "0" },
};

static void
test_round (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (round_cases); i++)
    {
      const RoundCase *c = &round_cases[i];
      g_autoptr (HeshuDecimal) value = NULL;
      mpq_t q;

      mpq_init (q);
      mpq_set_si (q, c->numerator, c->denominator);
      mpq_canonicalize (q);
      value = heshu_decimal_new_mpq (q, c->places);
      g_assert_cmpstr (heshu_decimal_get_text (value), ==, c->text);
      mpq_clear (q);
    }
}

/* From decimal to rational and back nothing changes, whatever the value. */
static void
test_exact (void)
{
  mpq_t q;

  mpq_init (q);
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    {
      g_autoptr (HeshuDecimal) value = heshu_decimal_parse (ordered[i], NULL);
      g_autoptr (HeshuDecimal) back = NULL;

      heshu_decimal_get_mpq (value, q);
      back = heshu_decimal_new_mpq (q, heshu_decimal_get_places (value));
      g_assert_cmpstr (heshu_decimal_get_text (back), ==, ordered[i]);
    }
  mpq_clear (q);
}

static void
test_fixed (void)
{
  g_autoptr (HeshuDecimal) rate = heshu_decimal_parse ("59.3", NULL);
  g_autoptr (HeshuDecimal) whole = heshu_decimal_new_int (-12);
  g_autofree char *padded = heshu_decimal_dup_fixed (rate, 2);
  g_autofree char *plain = heshu_decimal_dup_fixed (whole, 0);
  g_autofree char *pointed = heshu_decimal_dup_fixed (whole, 1);

  g_assert_cmpstr (padded, ==, "59.30");
  g_assert_cmpstr (plain, ==, "-12");
  g_assert_cmpstr (pointed, ==, "-12.0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decimal/parse", test_parse);
  g_test_add_func ("/decimal/order", test_order);
  g_test_add_func ("/decimal/shift", test_shift);
  g_test_add_func ("/decimal/round", test_round);
  g_test_add_func ("/decimal/exact", test_exact);
  g_test_add_func ("/decimal/fixed", test_fixed);

  return g_test_run ();
}
