/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-words.h"
#include "heshu-chart-xml.h"
#include "heshu-house-style.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <math.h>
#include <string.h>

static void
validate (const char *schema, const char *path)
{
  const char *root = g_getenv ("HESHU_SOURCE_ROOT");
  g_autofree char *schema_path = g_build_filename (root, "resources", schema, NULL);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt (schema_path);
  xmlRelaxNG *grammar = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt (grammar);
  g_autoptr (GBytes) bytes = heshu_chart_resource (path);
  xmlDoc *doc;

  g_assert_nonnull (bytes);
  g_assert_nonnull (grammar);
  doc = heshu_chart_xml_read (bytes);
  g_test_message ("%s", path);
  g_assert_cmpint (xmlRelaxNGValidateDoc (valid, doc), ==, 0);

  xmlFreeDoc (doc);
  xmlRelaxNGFreeValidCtxt (valid);
  xmlRelaxNGFree (grammar);
  xmlRelaxNGFreeParserCtxt (parser);
}

static void
test_valid (void)
{
  validate ("chart/words.rng", "chart/words.zh.xml");
  validate ("chart/words.rng", "chart/words.en.xml");
  validate ("chart/sizes.rng", "chart/sizes.xml");
  validate ("house-styles/house-style.rng", "house-styles/heshu.xml");
}

static GHashTable *
read_words (const char *path)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GBytes) bytes = heshu_chart_resource (path);
  xmlDoc *doc = heshu_chart_xml_read (bytes);

  for (const xmlNode *node = xmlDocGetRootElement (doc)->children; node != NULL; node = node->next)
    if (heshu_xml_is (node, "word"))
      {
        xmlChar *text = xmlNodeGetContent (node);

        g_assert_true (g_hash_table_insert (words, heshu_xml_dup_attribute (node, "id"),
                                            g_strdup ((const char *) text)));
        xmlFree (text);
      }

  xmlFreeDoc (doc);
  return words;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The `{names}` of a sentence, sorted */
static char *
list_names (const char *sentence)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *list = g_string_new (NULL);

  for (const char *p = sentence; (p = strchr (p, '{')) != NULL; p++)
    g_ptr_array_add (names, g_strndup (p, strchr (p, '}') - p + 1));
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    g_string_append (list, g_ptr_array_index (names, i));

  return g_string_free (list, FALSE);
}

/* What one language can say, all can, with the same figures in it */
static void
test_languages_agree (void)
{
  g_autoptr (GHashTable) zh = read_words ("chart/words.zh.xml");
  g_autoptr (GHashTable) en = read_words ("chart/words.en.xml");
  GHashTableIter iter;
  gpointer id, sentence;

  g_assert_cmpuint (g_hash_table_size (zh), ==, g_hash_table_size (en));
  g_hash_table_iter_init (&iter, zh);
  while (g_hash_table_iter_next (&iter, &id, &sentence))
    {
      const char *other = g_hash_table_lookup (en, id);
      g_autofree char *names = list_names (sentence);
      g_autofree char *other_names = NULL;

      g_test_message ("%s", (char *) id);
      g_assert_nonnull (other);
      other_names = list_names (other);
      g_assert_cmpstr (names, ==, other_names);
    }
}

/* Full-width punctuation, half-width digits, no space between Chinese and digits (design §8) */
static void
test_chinese_punctuation (void)
{
  g_autoptr (GHashTable) zh = read_words ("chart/words.zh.xml");
  GHashTableIter iter;
  gpointer id, sentence;

  g_hash_table_iter_init (&iter, zh);
  while (g_hash_table_iter_next (&iter, &id, &sentence))
    {
      if (g_str_has_suffix (id, "-endings"))
        continue;
      g_test_message ("%s: %s", (char *) id, (char *) sentence);
      g_assert_null (strpbrk (sentence, " ,;:()\""));
    }
}

static void
test_periods (void)
{
  static const struct
  {
    const char *period;
    const char *zh;
    const char *en;
  } rows[] = {
    { "2021", "2021年", "2021" },
    { "2021-06", "2021年6月", "2021-6" },
    { "2021-Q3", "2021年第3季度", "Q3 2021" },
    { "2021-H1", "2021年上半年", "first half of 2021" },
    { "2021-H2", "2021年下半年", "second half of 2021" },
    { "2013/2021", "2013年至2021年", "2013 to 2021" },
    { "2021-01/2021-11", "2021年1月至2021年11月", "2021-1 to 2021-11" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HeshuPeriod period;
      g_autofree char *zh = NULL;
      g_autofree char *en = NULL;

      g_assert_true (heshu_period_parse (rows[i].period, &period));
      zh = heshu_chart_words_period (heshu_chart_words_get ("zh"), period);
      en = heshu_chart_words_period (heshu_chart_words_get ("en"), period);
      g_assert_cmpstr (zh, ==, rows[i].zh);
      g_assert_cmpstr (en, ==, rows[i].en);
    }
  g_assert_null (heshu_chart_words_get ("fr"));
}

/* Braces that come from a page are text, not a place to fill */
static void
test_fill (void)
{
  const HeshuChartWords *words = heshu_chart_words_get ("zh");
  g_autofree char *text =
      heshu_chart_words_fill (words, "description-row", "area", "{figure}", "figure", "{area}", NULL);

  g_assert_cmpstr (text, ==, "{figure}：{area}");
}

static double
get_luminance (guint32 colour)
{
  double sum = 0;
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };

  for (guint i = 0; i < 3; i++)
    {
      double c = ((colour >> (16 - 8 * i)) & 0xff) / 255.0;

      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4));
    }

  return sum;
}

/* WCAG 2.1: text at least 4.5:1, marks at least 3:1 on the paper */
static void
test_contrast (void)
{
  const HeshuHouseStyle *house = heshu_house_style_get (HESHU_HOUSE_STYLE_DEFAULT);
  static const struct
  {
    HeshuColour colour;
    double least;
  } rows[] = {
    { HESHU_COLOUR_INK, 4.5 },     { HESHU_COLOUR_SUBTITLE, 4.5 }, { HESHU_COLOUR_NOTE, 4.5 },
    { HESHU_COLOUR_MISSING, 4.5 }, { HESHU_COLOUR_FOCUS, 4.5 },    { HESHU_COLOUR_REST, 3 },
  };
  double paper;

  g_assert_nonnull (house);
  paper = get_luminance (heshu_house_style_get_colour (house, HESHU_COLOUR_PAPER));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double ratio =
          (paper + 0.05) / (get_luminance (heshu_house_style_get_colour (house, rows[i].colour)) + 0.05);

      g_assert_cmpfloat (ratio, >=, rows[i].least);
    }
  g_assert_null (heshu_house_style_get ("none"));
}

/* Type on newsprint is at least 7 pt, on a phone 28 px of 1080; it grows with the width */
static void
test_type (void)
{
  const HeshuHouseStyle *house = heshu_house_style_get (HESHU_HOUSE_STYLE_DEFAULT);
  HeshuTypeSizes before = { 0 };

  for (double mm = 41; mm <= 350; mm += 3)
    {
      HeshuTypeSizes type;

      heshu_house_style_get_type (house, HESHU_MEDIUM_PRINT, HESHU_MM_TO_PT (mm), &type);
      g_assert_cmpfloat (type.note, >=, 7);
      g_assert_cmpfloat (type.label, >=, type.note);
      g_assert_cmpfloat (type.title, >=, before.title);
      before = type;
    }
  heshu_house_style_get_type (house, HESHU_MEDIUM_PHONE, HESHU_PX_TO_PT (1080), &before);
  g_assert_cmpfloat (before.note, >=, HESHU_PX_TO_PT (28));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-resources/valid", test_valid);
  g_test_add_func ("/chart-resources/languages-agree", test_languages_agree);
  g_test_add_func ("/chart-resources/chinese-punctuation", test_chinese_punctuation);
  g_test_add_func ("/chart-resources/periods", test_periods);
  g_test_add_func ("/chart-resources/fill", test_fill);
  g_test_add_func ("/chart-resources/contrast", test_contrast);
  g_test_add_func ("/chart-resources/type", test_type);

  return g_test_run ();
}
