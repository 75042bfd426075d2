/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-decode.h"
#include "heshu-error.h"

#include <string.h>

typedef struct
{
  const char *seen; /* where such bytes come from */
  const char *bytes;
  gssize length; /* -1: up to the NUL */
  const char *given;
  const char *declared;
  const char *text;
  const char *encoding;
  HeshuEncodingSource source;
  guint n_replaced;
} Case;

#define R "\xEF\xBF\xBD"

static const Case cases[] = {
  { "a page saved by a newer editor", "签约率59.36%\r\n", -1, NULL, NULL, "签约率59.36%\r\n", "UTF-8",
    HESHU_ENCODING_VALID_UTF8, 0 },
  { "Notepad writes a mark", "\xEF\xBB\xBF全区11个", -1, NULL, NULL, "全区11个", "UTF-8", HESHU_ENCODING_BOM,
    0 },
  { "a second mark inside the text stays (decoded text)", "\xEF\xBB\xBF\xEF\xBB\xBF甲", -1, NULL, NULL,
    "\xEF\xBB\xBF甲", "UTF-8", HESHU_ENCODING_BOM, 0 },
  { "Notepad's \"Unicode\"", "\xFF\xFE\xE0\x60\x4E\x6D\x31\x00", 8, NULL, NULL, "惠济1", "UTF-16LE",
    HESHU_ENCODING_BOM, 0 },
  { "the same with the other byte order", "\xFE\xFF\x60\xE0\x6D\x4E\x00\x31", 8, NULL, NULL, "惠济1",
    "UTF-16BE", HESHU_ENCODING_BOM, 0 },
  { "UTF-32 begins like UTF-16", "\xFF\xFE\x00\x00\xE0\x60\x00\x00", 8, NULL, NULL, "惠", "UTF-32LE",
    HESHU_ENCODING_BOM, 0 },
  { "UTF-32, big", "\x00\x00\xFE\xFF\x00\x00\x60\xE0", 8, NULL, NULL, "惠", "UTF-32BE", HESHU_ENCODING_BOM,
    0 },
  { "GB18030 with its own mark", "\x84\x31\x95\x33\xBB\xDD\xBC\xC3", 8, NULL, NULL, "惠济", "GB18030",
    HESHU_ENCODING_BOM, 0 },
  { "exported table without a mark",
    "\x60\xE0\x6D\x4E\x53\x3A\x00,\x00"
    "1\x00"
    "1\x4E\x2A\x00\n",
    16, NULL, NULL, "惠济区,11个\n", "UTF-16BE", HESHU_ENCODING_NUL_PATTERN, 0 },
  { "likewise, little",
    "\xE0\x60\x4E\x6D\x3A\x53,\x00"
    "1\x00"
    "1\x00\x2A\x4E\n\x00",
    16, NULL, NULL, "惠济区,11个\n", "UTF-16LE", HESHU_ENCODING_NUL_PATTERN, 0 },
  { "一 has a zero byte on the other side",
    "\x00\x4E\x2A\x4E\x3A\x53"
    "1\x00\n\x00",
    10, NULL, NULL, "一个区1\n", "UTF-16LE", HESHU_ENCODING_NUL_PATTERN, 0 },
  { "a zero slipped into a text", "甲\0乙丙丁", 13, NULL, NULL, "甲" R "乙丙丁", "UTF-8",
    HESHU_ENCODING_VALID_UTF8, 1 },
  { "a government site of 2012",
    "\xBB\xDD\xBC\xC3\xC7\xF8\xC7\xA9\xD4\xBC\xC8\xCB\xBF\xDA"
    "189531\xC8\xCB\xA1\xA3",
    -1, NULL, NULL, "惠济区签约人口189531人。", "GB18030", HESHU_ENCODING_DETECTED, 0 },
  { "mostly ASCII: detectors say windows-1252", "2021,\xBB\xDD\xBC\xC3\xC7\xF8,11", -1, NULL, NULL,
    "2021,惠济区,11", "GB18030", HESHU_ENCODING_FALLBACK, 0 },
  { "mostly ASCII: detectors say ISO-8859-7", "Huiji 11\xB8\xF6 projects", -1, NULL, NULL,
    "Huiji 11个 projects", "GB18030", HESHU_ENCODING_FALLBACK, 0 },
  { "a person knows better", "\xB4\xE5\xA4\xA4", -1, "big5", NULL, "游中", "BIG5-HKSCS", HESHU_ENCODING_GIVEN,
    0 },
  { "gb2312 is said where GBK is meant", "\xE9\x46", -1, "gb2312", NULL, "镕", "GB18030",
    HESHU_ENCODING_GIVEN, 0 },
  { "a page says what it is", "\xB4\xE5\xA4\xA4", -1, NULL, "Big5", "游中", "BIG5-HKSCS",
    HESHU_ENCODING_DECLARED, 0 },
  { "a page says what it is not: bytes prove more", "签约", -1, NULL, "gb2312", "签约", "UTF-8",
    HESHU_ENCODING_VALID_UTF8, 0 },
  { "a declared name that nobody knows", "\xBB\xDD\xBC\xC3\xC7\xF8", -1, NULL, "x-none", "惠济区", "GB18030",
    HESHU_ENCODING_FALLBACK, 0 },
  { "utf-16 given, the mark tells the order", "\xFE\xFF\x60\xE0", 4, "utf-16", NULL, "惠", "UTF-16BE",
    HESHU_ENCODING_GIVEN, 0 },
  { "four bytes of GB18030", "\x82\x35\x8F\x33\xD7\xD6", -1, "GB18030", NULL, "龦字", "GB18030",
    HESHU_ENCODING_GIVEN, 0 },
  /* damage: each maximal invalid sequence is one U+FFFD, as browsers replace */
  { "a stray byte",
    "全区\xFF"
    "11个单位",
    -1, NULL, NULL, "全区" R "11个单位", "UTF-8", HESHU_ENCODING_DETECTED, 1 },
  { "three stray bytes are three",
    "全区\xFF\xFE\xFF"
    "单位达标率",
    -1, "utf-8", NULL, "全区" R R R "单位达标率", "UTF-8", HESHU_ENCODING_GIVEN, 3 },
  { "a character lost its last byte",
    "全\xE5\x8C"
    "人口和面积",
    -1, NULL, NULL, "全" R "人口和面积", "UTF-8", HESHU_ENCODING_DETECTED, 1 },
  { "an overlong form is as many as its bytes",
    "a\xC0\xAF"
    "b",
    -1, "utf8", NULL, "a" R R "b", "UTF-8", HESHU_ENCODING_GIVEN, 2 },
  { "a surrogate in UTF-8 is three",
    "a\xED\xA0\x80"
    "b",
    -1, "utf8", NULL, "a" R R R "b", "UTF-8", HESHU_ENCODING_GIVEN, 3 },
  { "beyond Unicode",
    "a\xF4\x90\x80\x80"
    "b",
    -1, "utf8", NULL, "a" R R R R "b", "UTF-8", HESHU_ENCODING_GIVEN, 4 },
  { "four bytes without the last",
    "a\xF0\x9F\x92"
    "b",
    -1, "utf8", NULL, "a" R "b", "UTF-8", HESHU_ENCODING_GIVEN, 1 },
  { "cut off by a download", "全区人口\xE4\xBA", -1, NULL, NULL, "全区人口" R, "UTF-8",
    HESHU_ENCODING_VALID_UTF8, 1 },
  { "GBK cut off", "\xBB\xDD\xBC\xC3\xC7", -1, "gbk", NULL, "惠济" R, "GB18030", HESHU_ENCODING_GIVEN, 1 },
  { "four bytes cut off are one", "\xBB\xDD\x82\x35\x8F", -1, "gbk", NULL, "惠" R, "GB18030",
    HESHU_ENCODING_GIVEN, 1 },
  { "a damaged lead byte leaves the digit behind it",
    "\xBB\xDD\xC7"
    "11\xB8\xF6",
    -1, "gbk", NULL, "惠" R "11个", "GB18030", HESHU_ENCODING_GIVEN, 1 },
  { "half a pair in UTF-16", "\xE0\x60\x3D\xD8\x4E\x6D", 6, "utf-16le", NULL, "惠" R "济", "UTF-16LE",
    HESHU_ENCODING_GIVEN, 1 },
  { "a pair in UTF-16", "\x3D\xD8\x90\xDC\x4E\x6D", 6, "utf-16le", NULL, "💐济", "UTF-16LE",
    HESHU_ENCODING_GIVEN, 0 },
  { "half a unit at the end", "\xE0\x60\x4E", 3, "utf-16le", NULL, "惠" R, "UTF-16LE", HESHU_ENCODING_GIVEN,
    1 },
  { "full-width forms stay", "改造２４６万平方米", -1, NULL, NULL, "改造２４６万平方米", "UTF-8",
    HESHU_ENCODING_VALID_UTF8, 0 },
};

static void
check_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_bytes_new (row->bytes, row->length < 0 ? strlen (row->bytes) : (gsize) row->length);
  g_autoptr (HeshuDocument) document = heshu_decode (bytes, "报告.txt", row->given, row->declared, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (heshu_text_get_utf8 (document->text), ==, row->text);
  g_assert_cmpstr (document->encoding, ==, row->encoding);
  g_assert_cmpint (document->encoding_source, ==, row->source);
  g_assert_cmpuint (document->n_replaced, ==, row->n_replaced);
  g_assert_cmpstr (document->media_type, ==, "text/plain");
  g_assert_cmpstr (document->name, ==, "报告.txt");
}

static void
check_failure (const void *data, gsize length, const char *encoding, HeshuErrorCode code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (HeshuDocument) document = heshu_decode (bytes, "x.txt", encoding, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, HESHU_ERROR, (int) code);
}

static void
test_failures (void)
{
  static const guint8 elf[] = { 0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0 };
  g_autofree guint8 *noise = g_malloc (4096);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 4096; i++)
    noise[i] = (guint8) g_rand_int (random);
  check_failure ("", 0, NULL, HESHU_ERROR_FILE_EMPTY);
  check_failure ("\xEF\xBB\xBF", 3, NULL, HESHU_ERROR_FILE_EMPTY);
  check_failure (elf, sizeof elf, NULL, HESHU_ERROR_FILE_BINARY);
  check_failure ("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16, NULL, HESHU_ERROR_FILE_BINARY);
  check_failure ("PK\x03\x04\x14\0\x06\0", 8, NULL, HESHU_ERROR_FILE_BINARY);
  check_failure ("%PDF-1.7\n", 9, "gbk", HESHU_ERROR_FILE_BINARY);
  check_failure (noise, 4096, NULL, HESHU_ERROR_FILE_BINARY);
  /* a few bytes are too few for a share to tell much, so that most of them must be a text's */
  check_failure ("\x00\x01\x02\x03"
                 "abc",
                 7, NULL, HESHU_ERROR_FILE_BINARY);
  check_failure ("\x01\x02\x03", 3, NULL, HESHU_ERROR_FILE_BINARY);
  check_failure ("\x01"
                 "ab",
                 3, NULL, HESHU_ERROR_FILE_BINARY);
  check_failure ("\0", 1, NULL, HESHU_ERROR_FILE_BINARY);
  check_failure ("\x05\x12\xFF\xFE\x00\x80xyz", 9, NULL, HESHU_ERROR_FILE_BINARY);
  check_failure ("abc", 3, "klingon-8", HESHU_ERROR_ENCODING_UNKNOWN);
  /* The converter's own options and its "charset of the locale" are no encodings */
  check_failure ("abc", 3, "UTF-8//IGNORE", HESHU_ERROR_ENCODING_UNKNOWN);
  check_failure ("abc", 3, "", HESHU_ERROR_ENCODING_UNKNOWN);
}

/* What slipped into a text while it was copied is no reason to refuse it */
static void
test_stray_controls (void)
{
  static const char *const texts[] = {
    "惠济区新建村卫生室12个\x01。\n",
    "\x02新建3所\x03\n",
    "12个\x1A",
    "第一页\f第二页\v第三页\n",
    "签约率\x08\x08"
    "63.5%，比上年提高3.2个百分点，新建卫生室12个，培训乡村医生300余人次。\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (HeshuDocument) document = heshu_decode (bytes, "x.txt", NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (document->encoding, ==, "UTF-8");
    }
}

static void
test_too_large (void)
{
  gsize length = (gsize) HESHU_TEXT_MAX_LENGTH + 1;
  char *data = g_malloc (length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HeshuDocument) document = NULL;

  memset (data, 'a', length);
  bytes = g_bytes_new_take (data, length);
  document = heshu_decode (bytes, "x.txt", NULL, NULL, &error);
  g_assert_null (document);
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FILE_TOO_LARGE);
}

/* Whatever the bytes are, in every encoding: valid UTF-8 without NUL, and as many U+FFFD as are reported at
 * least */
static void
test_any_bytes (void)
{
  static const char *const encodings[] = { "utf-8", "gbk",       "utf-16le", "utf-16be",    "utf-32le",
                                           "big5",  "shift_jis", "euc-kr",   "windows-1252" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20);

  for (guint round = 0; round < 2000; round++)
    {
      gsize length = (gsize) g_rand_int_range (random, 1, 64);
      guint8 data[64];
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (HeshuDocument) document = NULL;

      for (gsize i = 0; i < length; i++)
        data[i] = (guint8) (g_rand_boolean (random) ? g_rand_int_range (random, 0x80, 0x100)
                                                    : g_rand_int_range (random, 0x20, 0x80));
      bytes = g_bytes_new (data, length);
      document = heshu_decode (bytes, "x.txt", encodings[round % G_N_ELEMENTS (encodings)], NULL, NULL);
      if (document == NULL)
        continue;
      g_assert_true (g_utf8_validate (heshu_text_get_utf8 (document->text), -1, NULL));
      g_assert_cmpuint (document->n_replaced, <=, heshu_text_get_length (document->text));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/decode/%02u", i);

      g_test_add_data_func (path, &cases[i], check_case);
    }
  g_test_add_func ("/decode/failures", test_failures);
  g_test_add_func ("/decode/too-large", test_too_large);
  g_test_add_func ("/decode/stray-controls", test_stray_controls);
  g_test_add_func ("/decode/any-bytes", test_any_bytes);
  return g_test_run ();
}
