/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-fixture.h"
#include "heshu-error.h"

#include <libxml/parser.h>
#include <locale.h>
#include <math.h>
#include <png.h>
#include <string.h>

static const char *const formats[] = { "png", "svg", "pdf" };

static GBytes *
render (const HeshuChartSpec *spec, const char *format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = heshu_chart_render (spec, format, &error);

  g_assert_no_error (error);
  return bytes;
}

static HeshuChartSpec *
make_spec (const char *size)
{
  g_autoptr (HeshuTable) table = fixture_table_new ("困难群众临时生活补助金", "level", fixture_money, TRUE);

  return fixture_spec_new (table, "bar", size, "zh");
}

/* Same spec, same bytes: twice, after other charts, in another locale, from its printed form */
static void
test_same_bytes (void)
{
  g_autoptr (HeshuChartSpec) spec = make_spec ("print-3");
  g_autoptr (HeshuChartSpec) other = make_spec ("screen");
  g_autofree char *json = heshu_chart_spec_print (spec);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) first = render (spec, formats[i]);
      g_autoptr (GBytes) between = render (other, formats[i]);
      g_autoptr (HeshuChartSpec) read = NULL;
      g_autoptr (GBytes) second = NULL;
      g_autoptr (GBytes) third = NULL;
      g_autofree char *again = NULL;

      second = render (spec, formats[i]);
      /* a comma for a point would show at once */
      if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
        setlocale (LC_ALL, "");
      read = heshu_chart_spec_parse (json, -1, NULL);
      g_assert_nonnull (read);
      third = render (read, formats[i]);
      again = heshu_chart_spec_print (read);
      setlocale (LC_ALL, "C");

      g_test_message ("%s", formats[i]);
      g_assert_true (g_bytes_equal (first, second));
      g_assert_true (g_bytes_equal (first, third));
      g_assert_false (g_bytes_equal (first, between));
      g_assert_cmpstr (json, ==, again);
    }
}

typedef struct
{
  const guchar *data;
  gsize left;
} PngSource;

static void
read_cb (png_structp png, png_bytep to, png_size_t length)
{
  PngSource *source = png_get_io_ptr (png);

  g_assert_cmpuint (length, <=, source->left);
  memcpy (to, source->data, length);
  source->data += length;
  source->left -= length;
}

static void
check_png (const char *size, int width, int height, double dpi)
{
  g_autoptr (HeshuChartSpec) spec = make_spec (size);
  g_autoptr (GBytes) bytes = render (spec, "png");
  PngSource source = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  png_uint_32 x, y;
  png_textp texts;
  int unit, n_texts;
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autofree png_bytep row = NULL;

  png_set_read_fn (png, &source, read_cb);
  png_read_info (png, info);
  g_test_message ("%s", size);
  g_assert_cmpint (png_get_image_width (png, info), ==, width);
  if (height > 0)
    g_assert_cmpint (png_get_image_height (png, info), ==, height);
  g_assert_cmpint (png_get_pHYs (png, info, &x, &y, &unit), !=, 0);
  g_assert_cmpint (unit, ==, PNG_RESOLUTION_METER);
  g_assert_cmpuint (x, ==, y);
  g_assert_cmpfloat_with_epsilon (x * 0.0254, dpi, 0.02);
  g_assert_cmpint (png_get_color_type (png, info), ==, PNG_COLOR_TYPE_RGB);

  n_texts = 0;
  png_get_text (png, info, &texts, &n_texts);
  for (int i = 0; i < n_texts; i++)
    {
      g_string_append_printf (keys, "%s ", texts[i].key);
      if (g_str_equal (texts[i].key, "Source"))
        g_assert_nonnull (strstr (texts[i].text, "示例数据"));
    }
  g_assert_cmpstr (keys->str, ==, "Title Description Source Software Comment ");

  /* every row can be read: the filters fit the rows */
  row = g_malloc (png_get_rowbytes (png, info));
  for (png_uint_32 i = 0; i < png_get_image_height (png, info); i++)
    png_read_row (png, row, NULL);
  png_read_end (png, NULL);
  png_destroy_read_struct (&png, &info, NULL);
}

static void
test_png (void)
{
  check_png ("print-2", 1005, 0, 300);
  check_png ("85x80mm", 1004, 945, 300);
  check_png ("screen", 1600, 900, 96);
  check_png ("wechat", 1080, 0, 96);
  check_png ("1081x1441px", 1081, 1441, 96);
}

/* What Cairo's PNG has on a pixel must be what ours has: the colours of the bars come through */
static void
test_png_colours (void)
{
  g_autoptr (HeshuChartSpec) spec = make_spec ("screen");
  g_autoptr (GBytes) bytes = render (spec, "png");
  PngSource source = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  g_autofree guchar *row = NULL;
  gsize n_focus = 0, n_rest = 0;

  png_set_read_fn (png, &source, read_cb);
  png_read_info (png, info);
  row = g_malloc (png_get_rowbytes (png, info));
  for (png_uint_32 y = 0; y < png_get_image_height (png, info); y++)
    {
      png_read_row (png, row, NULL);
      for (png_uint_32 x = 0; x < png_get_image_width (png, info); x++)
        {
          const guchar *p = row + 3 * x;

          n_focus += p[0] == 0x0B && p[1] == 0x5D && p[2] == 0x97;
          n_rest += p[0] == 0x87 && p[1] == 0x92 && p[2] == 0x9B;
        }
    }
  png_destroy_read_struct (&png, &info, NULL);
  g_assert_cmpuint (n_focus, >, 20000);
  g_assert_cmpuint (n_rest, >, 20000);
}

/* A PDF has NULs inside: strstr() would stop at the first */
static const char *
find_bytes (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize n = strlen (text);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (data + i, text, n) == 0)
      return data + i;

  return NULL;
}

static void
check_media_box (const char *size, double width_mm, double height_mm)
{
  g_autoptr (HeshuChartSpec) spec = make_spec (size);
  g_autoptr (GBytes) bytes = render (spec, "pdf");
  const char *box = find_bytes (bytes, "/MediaBox [ 0 0 ");
  char *end;
  double width, height;

  g_assert_nonnull (box);
  width = g_ascii_strtod (box + strlen ("/MediaBox [ 0 0 "), &end);
  height = g_ascii_strtod (end, NULL);
  g_test_message ("%s", size);
  g_assert_cmpfloat_with_epsilon (width * 25.4 / 72, width_mm, 0.01);
  if (height_mm > 0)
    g_assert_cmpfloat_with_epsilon (height * 25.4 / 72, height_mm, 0.01);
  /* the clock is nowhere in it */
  g_assert_nonnull (find_bytes (bytes, "/CreationDate (20000101000000Z)"));
}

static void
test_pdf (void)
{
  check_media_box ("print-1", 41, 0);
  check_media_box ("print-2", 85.1, 0);
  check_media_box ("print-8", 350, 0);
  check_media_box ("85x80mm", 85, 80);
  check_media_box ("129.3x77.7mm", 129.3, 77.7);
}

static char *
get_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp ((xmlNode *) node, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* All text of the SVG in reading order, joined by | */
static void
collect_texts (const xmlNode *node, GString *texts)
{
  for (; node != NULL; node = node->next)
    {
      /* the name of the nodes of character data is "text" too */
      if (node->type == XML_ELEMENT_NODE && xmlStrEqual (node->name, BAD_CAST "text"))
        {
          xmlChar *text = xmlNodeGetContent (node);

          g_string_append_printf (texts, "%s|", (const char *) text);
          xmlFree (text);
        }
      collect_texts (node->children, texts);
    }
}

static void
test_svg (void)
{
  static const char *const sizes[][4] = { { "85x80mm", "85mm", "80mm", "0 0 85 80" },
                                          { "129.3x90mm", "129.3mm", "90mm", "0 0 129.3 90" },
                                          { "screen", "1600px", "900px", "0 0 1600 900" } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (HeshuChartSpec) spec = make_spec (sizes[i][0]);
      g_autoptr (GBytes) bytes = render (spec, "svg");
      xmlDoc *doc = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL, NULL,
                                   XML_PARSE_NONET);
      const xmlNode *root = xmlDocGetRootElement (doc);
      g_autofree char *width = get_attribute (root, "width");
      g_autofree char *height = get_attribute (root, "height");
      g_autofree char *box = get_attribute (root, "viewBox");
      g_autoptr (GString) texts = g_string_new (NULL);

      g_assert_nonnull (doc);
      g_assert_cmpstr (width, ==, sizes[i][1]);
      g_assert_cmpstr (height, ==, sizes[i][2]);
      g_assert_cmpstr (box, ==, sizes[i][3]);
      collect_texts (root, texts);
      g_assert_nonnull (strstr (texts->str, "管城回族区困难群众临时生活补助金居首"));
      g_assert_nonnull (strstr (texts->str, "572.9853|"));
      g_assert_nonnull (strstr (texts->str, "119余|"));
      xmlFreeDoc (doc);
    }
}

/* A title is anything an editor types: the SVG stays well-formed */
static void
test_svg_escapes (void)
{
  g_autoptr (HeshuTable) table = fixture_table_new ("困难群众临时生活补助金", "level", fixture_money, FALSE);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  HeshuChartOptions options = { .size = "screen", .language = "zh", .title = "<b>“甲”&乙</b> ]]> \"丙\"" };
  g_autoptr (HeshuChartSpec) spec = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) texts = g_string_new (NULL);
  xmlDoc *doc;

  g_ptr_array_add (tables, table);
  spec = heshu_chart_spec_new (tables, &options, NULL);
  bytes = render (spec, "svg");
  doc = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL, NULL,
                       XML_PARSE_NONET);
  g_assert_nonnull (doc);
  collect_texts (xmlDocGetRootElement (doc), texts);
  g_test_message ("%s", texts->str);
  g_assert_true (g_str_has_prefix (texts->str, options.title));
  xmlFreeDoc (doc);
}

static void
test_unknown_format (void)
{
  g_autoptr (HeshuChartSpec) spec = make_spec ("screen");
  g_autoptr (GError) error = NULL;

  g_assert_null (heshu_chart_render (spec, "gif", &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FORM_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "png, svg, pdf"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C");
  if (!fixture_has_font ())
    {
      g_print ("1..0 # SKIP no font with Chinese characters is installed\n");
      return 0;
    }

  g_test_add_func ("/chart-render/same-bytes", test_same_bytes);
  g_test_add_func ("/chart-render/png", test_png);
  g_test_add_func ("/chart-render/png-colours", test_png_colours);
  g_test_add_func ("/chart-render/pdf", test_pdf);
  g_test_add_func ("/chart-render/svg", test_svg);
  g_test_add_func ("/chart-render/svg-escapes", test_svg_escapes);
  g_test_add_func ("/chart-render/unknown-format", test_unknown_format);

  return g_test_run ();
}
