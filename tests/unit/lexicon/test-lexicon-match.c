/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-lexicon.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const char *category; /* NULL: any */
  const char *text;
  glong position;
  const char *form; /* NULL: nothing stands there */
  const char *value;
} MatchCase;

static const MatchCase match_cases[] = {
  /* metrics.md, `unit`: the longest word is the unit */
  { "unit", "11000余人次", 6, "人次", "人次" },
  { "unit", "37人", 2, "人", "人" },
  { "unit", "1600家次", 4, "家次", "家次" },
  { "unit", "1129.6万平方米", 7, "平方米", "平方米" },
  { "unit", "提高3.4个百分点", 5, "个百分点", "个百分点" },
  { "unit", "补助300元/人", 5, "元/人", "元/人" },
  /* multipliers belong to the number, 千 only to the units that begin with it */
  { "unit", "12万亩", 2, NULL, NULL },
  { "unit", "12万亩", 3, "亩", "亩" },
  { "unit", "800千瓦时", 3, "千瓦时", "千瓦时" },
  { "unit", "3千人", 1, NULL, NULL },
  /* a newspaper's page prints the sign in full width, and so may a table */
  { "unit", "59.36％", 5, "%", "%" },
  { "unit", "12ｋｇ", 2, "kg", "千克" },
  /* a category sees only its own terms */
  { "qualifier", "11000余人次", 5, "余", NULL },
  { "unit", "11000余人次", 5, NULL, NULL },
  { "no-such-category", "37人", 2, NULL, NULL },
  { "byline", "本报记者", 0, "本报记者", NULL },
  { NULL, "将近600人", 0, "将近", NULL },
  /* the end of the text is inside a longer form, or before the position */
  { "unit", "3毫摩尔", 1, NULL, NULL },
  { "unit", "人", 1, NULL, NULL },
  { "unit", "", 0, NULL, NULL },
};

static void
test_match (void)
{
  HeshuLexicon *lexicon = heshu_lexicon_get_builtin ();

  for (gsize i = 0; i < G_N_ELEMENTS (match_cases); i++)
    {
      const MatchCase *c = &match_cases[i];
      glong length;
      g_autofree gunichar *chars = g_utf8_to_ucs4_fast (c->text, -1, &length);
      const HeshuTerm *term =
          heshu_lexicon_match (lexicon, c->category, chars, (gsize) length, (gsize) c->position);

      g_test_message ("%s at %ld", c->text, c->position);
      if (c->form == NULL)
        {
          g_assert_null (term);
          continue;
        }
      g_assert_nonnull (term);
      g_assert_cmpstr (heshu_term_get_form (term), ==, c->form);
      g_assert_cmpuint (heshu_term_get_length (term), ==, g_utf8_strlen (c->form, -1));
      if (c->category != NULL)
        g_assert_true (heshu_term_get_category (term) == g_intern_string (c->category));
      if (c->value != NULL)
        g_assert_cmpstr (heshu_term_get_value (term), ==, c->value);
    }
}

/* A group's attribute holds for its entries, an entry may have none. */
static void
test_attributes (void)
{
  g_autoptr (GPtrArray) found = heshu_lexicon_find (heshu_lexicon_get_builtin (), "unit", "公顷");

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (heshu_term_get (found->pdata[0], "dimension"), ==, "area");
  g_assert_null (heshu_term_get (found->pdata[0], "position"));
  g_assert_null (heshu_term_get (found->pdata[0], "value"));
}

static void
test_find (void)
{
  HeshuLexicon *lexicon = heshu_lexicon_get_builtin ();
  g_autoptr (GPtrArray) by_form = heshu_lexicon_find (lexicon, "agency", "卫健委");
  g_autoptr (GPtrArray) wide = heshu_lexicon_find (lexicon, "unit", "ｋｍ");
  g_autoptr (GPtrArray) by_value = heshu_lexicon_find_value (lexicon, "unit", "平方米");
  g_autoptr (GPtrArray) prefix = heshu_lexicon_find (lexicon, "unit", "平");
  g_autoptr (GPtrArray) empty = heshu_lexicon_find (lexicon, "unit", "");
  g_autoptr (GPtrArray) other = heshu_lexicon_find_value (lexicon, "cue", "平方米");
  gboolean sign = FALSE;

  g_assert_cmpuint (by_form->len, ==, 1);
  g_assert_cmpstr (heshu_term_get_value (by_form->pdata[0]), ==, "卫生健康委员会");
  g_assert_cmpuint (wide->len, ==, 1);
  g_assert_cmpuint (prefix->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (other->len, ==, 0);
  for (guint i = 0; i < by_value->len; i++)
    {
      g_assert_cmpstr (heshu_term_get_value (by_value->pdata[i]), ==, "平方米");
      sign |= strcmp (heshu_term_get_form (by_value->pdata[i]), "㎡") == 0;
    }
  g_assert_true (sign);
}

/* Random texts against the plain search */

/* Few letters, so that forms overlap and contain each other; A and ａ are the same letter. */
static const char *const letters[] = { "甲", "乙", "丙", "A", "ａ", "Ａ", "a", "𬭎" };

static char *
random_word (GRand *rand, int longest)
{
  GString *word = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 1, longest + 1); n > 0; n--)
    g_string_append (word, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
  return g_string_free (word, FALSE);
}

/* A cache that cannot be made: the random lexicons leave nothing behind. */
static void
keep_nothing (void)
{
  g_setenv ("XDG_CACHE_HOME", "/dev/null", TRUE);
}

static HeshuLexicon *
random_lexicon (GRand *rand, HeshuLexicon *base, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "random.xml", NULL);
  g_autoptr (GString) xml = g_string_new ("<lexicon id='random' version='1'>");
  g_autoptr (GError) error = NULL;
  HeshuLexicon *lexicon;

  for (int i = g_rand_int_range (rand, 0, 40); i > 0; i--)
    {
      g_autofree char *form = random_word (rand, 5);
      const char *entry = g_rand_boolean (rand) ? "unit" : "byline";
      const char *group = strcmp (entry, "unit") == 0 ? "units" : "bylines";

      g_string_append_printf (xml, "<%s><%s value='%d'>%s</%s></%s>", group, entry, i % 3, form, entry,
                              group);
    }
  g_string_append (xml, "</lexicon>");
  g_assert_true (g_file_set_contents (path, xml->str, -1, NULL));
  lexicon = heshu_lexicon_load (base, path, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return lexicon;
}

static char *
fold (const char *text)
{
  return g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
}

/* All terms of @lexicon that stand at @position, by asking for each substring: the longest first. */
static void
search_plainly (HeshuLexicon *lexicon, const gunichar *chars, gsize length, gsize position, GArray *matches)
{
  for (gsize end = MIN (length, position + 5); end > position; end--)
    {
      g_autofree char *form = g_ucs4_to_utf8 (chars + position, (glong) (end - position), NULL, NULL, NULL);
      g_autoptr (GPtrArray) terms = heshu_lexicon_find (lexicon, NULL, form);

      for (guint i = 0; i < terms->len; i++)
        {
          HeshuMatch match = { position, end, terms->pdata[i] };
          g_autofree char *folded = fold (form);
          g_autofree char *known = fold (heshu_term_get_form (match.term));

          g_assert_cmpstr (folded, ==, known);
          g_array_append_val (matches, match);
        }
    }
}

static void
compare_with_plain_search (HeshuLexicon *lexicon, const gunichar *chars, gsize length)
{
  g_autoptr (GArray) found = heshu_lexicon_scan (lexicon, chars, length);
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (HeshuMatch));

  for (gsize position = 0; position < length; position++)
    {
      guint before = expected->len;
      const HeshuTerm *longest = heshu_lexicon_match (lexicon, NULL, chars, length, position);

      search_plainly (lexicon, chars, length, position, expected);
      g_assert_true (longest ==
                     (expected->len > before ? g_array_index (expected, HeshuMatch, before).term : NULL));
    }
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    {
      const HeshuMatch *a = &g_array_index (found, HeshuMatch, i);
      const HeshuMatch *b = &g_array_index (expected, HeshuMatch, i);

      g_assert_cmpuint (a->start, ==, b->start);
      g_assert_cmpuint (a->end, ==, b->end);
      g_assert_true (a->term == b->term);
    }
}

static void
test_scan_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20210616);
  g_autofree char *folder = g_dir_make_tmp ("heshu-lexicon-XXXXXX", NULL);

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (HeshuLexicon) one = random_lexicon (rand, heshu_lexicon_get_builtin (), folder);
      g_autoptr (HeshuLexicon) two = random_lexicon (rand, one, folder);
      g_autofree char *text = random_word (rand, 120);
      glong length;
      g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, &length);

      compare_with_plain_search (one, chars, (gsize) length);
      compare_with_plain_search (two, chars, (gsize) length);
    }
  g_rmdir (folder);
}

/* The same sentence a thousand times gives a thousand times its matches, and each stands inside the text:
 * nothing is found twice or lost where sentences meet. */
static void
test_scan_long (void)
{
  const char *sentence = "全年接待群众１２００余人次，同比增长5.3％；占全部的59.36%。";
  HeshuLexicon *lexicon = heshu_lexicon_get_builtin ();
  glong length;
  g_autofree gunichar *once = g_utf8_to_ucs4_fast (sentence, -1, &length);
  g_autoptr (GArray) single = heshu_lexicon_scan (lexicon, once, (gsize) length);
  g_autofree gunichar *many = g_new (gunichar, length * 1000);
  g_autoptr (GArray) all = NULL;

  for (int i = 0; i < 1000; i++)
    memcpy (many + i * length, once, (gsize) length * sizeof (gunichar));
  all = heshu_lexicon_scan (lexicon, many, (gsize) length * 1000);

  g_assert_cmpuint (single->len, >, 5);
  g_assert_cmpuint (all->len, ==, single->len * 1000);
  for (guint i = 0; i < all->len; i++)
    {
      const HeshuMatch *here = &g_array_index (all, HeshuMatch, i);
      const HeshuMatch *there = &g_array_index (single, HeshuMatch, i % single->len);

      g_assert_cmpuint (here->start, ==, there->start + i / single->len * (gsize) length);
      g_assert_true (here->term == there->term);
    }
}

static void
test_scan_nothing (void)
{
  const gunichar odd[] = { 0, 0xFFFD, 0xFFFE, 0x10FFFF, 0x20 };
  g_autoptr (GArray) empty = heshu_lexicon_scan (heshu_lexicon_get_builtin (), NULL, 0);
  g_autoptr (GArray) none = heshu_lexicon_scan (heshu_lexicon_get_builtin (), odd, G_N_ELEMENTS (odd));

  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  keep_nothing ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lexicon/match", test_match);
  g_test_add_func ("/lexicon/attributes", test_attributes);
  g_test_add_func ("/lexicon/find", test_find);
  g_test_add_func ("/lexicon/scan/random", test_scan_random);
  g_test_add_func ("/lexicon/scan/long", test_scan_long);
  g_test_add_func ("/lexicon/scan/nothing", test_scan_nothing);

  return g_test_run ();
}
